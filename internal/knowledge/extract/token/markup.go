package token

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readNumber reads a token that begins with a digit.
func (s *scanner) readNumber(at, end int) int {
	i := at + countDigits(s.text[at:end])
	t := Token{Start: at, Quoted: s.quoted, Kind: Number}
	plain := s.text[at:i]
	for i < end && s.text[i] == '.' && countDigits(s.text[i+1:end]) == 3 {
		plain += s.text[i+1 : i+4]
		i += 4
	}
	t.Value, _ = strconv.Atoi(plain)
	t.Key = s.Vocabulary[plain]
	t.End = i
	if years, to := secondYear(s.text[i:end]); years > 0 && t.IsYear() {
		t.Kind, t.SecondYear = Years, to
		i += years
	}
	if more := codeLength(s.text[i:end]); more > 0 {
		t.Kind = Code
		i += more
	}
	t.End = i
	s.tokens = append(s.tokens, t)
	return i
}

// countDigits returns the number of digits with which s begins.
func countDigits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// secondYear reads the rest of 2017-2021 or 2017 – 2021. It returns its length in bytes and the year, 0 if there is
// none.
func secondYear(rest string) (length, year int) {
	trimmed := strings.TrimLeft(rest, " ")
	for _, dash := range []string{"-", "–", "—"} {
		after, ok := strings.CutPrefix(trimmed, dash)
		after = strings.TrimLeft(after, " ")
		if ok && countDigits(after) == 4 {
			year, _ = strconv.Atoi(after[:4])
			if 1900 <= year && year < 2200 {
				return len(rest) - len(after) + 4, year
			}
		}
	}
	return 0, 0
}

// codeLength returns the number of bytes after a number that belong to it and turn it into a Code: /QĐ-UBND, /01/2024,
// %, a unit of measure.
func codeLength(rest string) int {
	n := 0
	for n < len(rest) {
		r, size := utf8.DecodeRuneInString(rest[n:])
		next, _ := utf8.DecodeRuneInString(rest[n+size:])
		inside := unicode.IsLetter(next) || unicode.IsDigit(next)
		switch {
		case r == '%', unicode.IsLetter(r), unicode.IsDigit(r):
		case inside && (r == '/' || r == '-' || r == '.' || r == '&' || r == ',' && unicode.IsDigit(next)):
		default:
			return n
		}
		n += size
	}
	return n
}

// skipMarkup skips a sign of Markdown and the text that is not displayed, such as an address. It returns at if there is
// no sign.
func (s *scanner) skipMarkup(at, end int) int {
	if s.plain {
		return at
	}
	rest := s.text[at:end]
	switch {
	case rest[0] == '\\' || rest[0] == '*' || rest[0] == '`' || rest[0] == '~' || rest[0] == '_':
		return at + 1
	case rest[0] == '|':
		s.endSentence()
		return at + 1
	case strings.HasPrefix(rest, "!["):
		return s.readImage(at)
	case strings.HasPrefix(rest, "[^"):
		return at + max(strings.IndexByte(rest, ']'), 0) + 1
	case rest[0] == '[':
		return at + 1
	case strings.HasPrefix(rest, "]("):
		return at + 2 + linkEnd(s.text[at+2:])
	case strings.HasPrefix(rest, "]["):
		return at + 2 + strings.IndexByte(rest[2:], ']') + 1
	case rest[0] == ']':
		return at + 1
	case strings.HasPrefix(rest, "<!--"):
		return s.skipComment(at)
	case rest[0] == '<' && letterAt(rest, 1) || strings.HasPrefix(rest, "</"):
		return at + max(strings.IndexByte(rest, '>'), 0) + 1
	}
	return at
}

// skipComment skips an HTML comment. Without an end, “<!--” is only a sign.
func (s *scanner) skipComment(at int) int {
	n := -1
	if !s.noCommentEnd {
		n = strings.Index(s.text[at:], "-->")
	}
	if n < 0 {
		s.noCommentEnd = true
		return at + len("<!--")
	}
	return at + n + len("-->")
}

// maxLinkBytes is the maximum length of the address and title of a link, so that an open bracket does not hide the rest
// of the text.
const maxLinkBytes = 2048

// linkEnd returns the length of the rest of a link after “](”, including the closing bracket.
func linkEnd(rest string) int {
	rest = rest[:min(len(rest), maxLinkBytes)]
	depth := 1
	quote := false
	for i := range len(rest) {
		switch c := rest[i]; {
		case c == '"' && (i == 0 || rest[i-1] != '\\'):
			quote = !quote
		case quote:
		case c == '(':
			depth++
		case c == ')':
			depth--
		}
		if depth == 0 {
			return i + 1
		}
	}
	return 0
}

// readImage reads a picture: its title is a sentence of its own; its description is skipped.
func (s *scanner) readImage(at int) int {
	rest := s.text[at:min(len(s.text), at+maxLinkBytes)]
	open := strings.Index(rest, "](")
	if open < 0 {
		return at + len("![")
	}
	start := at + open + len("](")
	end := start + linkEnd(s.text[start:])
	from := strings.IndexByte(s.text[start:end], '"')
	to := strings.LastIndexByte(s.text[start:end], '"')
	if from >= 0 && to > from {
		s.newParagraph()
		for i := start + from + 1; i < start+to; {
			i = s.readInline(i, start+to)
		}
		s.newParagraph()
	}
	return max(end, start)
}

// punctKeys maps each sign that has a meaning in the grammar to one sign for all of its sort.
var punctKeys = map[rune]string{
	',': ",", ';': ";", ':': ":", '-': "-", '–': "-", '—': "-", '(': "(", ')': ")", '/': "/",
	'“': `"`, '”': `"`, '"': `"`, '‘': `"`, '’': `"`, '«': `"`, '»': `"`, '\'': `"`,
	'.': ".", '!': ".", '?': ".", '…': ".",
}

// abbreviations are words whose dot ends no sentence.
var abbreviations = map[string]bool{"TP": true, "Tp": true, "TX": true, "TT": true, "Q": true, "P": true, "H": true, "X": true, "TS": true, "Ths": true, "ThS": true, "GS": true, "PGS": true, "BS": true}

// readPunct reads a sign.
func (s *scanner) readPunct(at, end int, r rune) int {
	key := punctKeys[r]
	switch key {
	case "":
		return end
	case "/":
		if len(s.tokens) == 0 { // “./.” at the end of a document
			return end
		}
	case `"`:
		s.quoted = r == '“' || r == '‘' || r == '«' || (r == '"' || r == '\'') && !s.quoted
	case ".":
		return s.readFullStop(at, end)
	}
	s.tokens = append(s.tokens, Token{Start: at, End: end, Kind: Punct, Key: key})
	return end
}

// readFullStop reads a full stop or similar sign. It ends the sentence before the end of the line, or before white
// space without a small letter after it. It turns “1.” into a numbering.
func (s *scanner) readFullStop(at, end int) int {
	n := len(s.tokens)
	if n == 0 {
		return end
	}
	last := &s.tokens[n-1]
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s.text[end:], " \t\r*_”\"'’)"))
	follows := end == len(s.text) || strings.IndexByte(" \t\r\n*_\"')/", s.text[end]) >= 0 || strings.HasPrefix(s.text[end:], "”") || strings.HasPrefix(s.text[end:], "…")
	switch {
	case last.Kind == Number && last.End == at && last.Value < 100 && (n == 1 || s.tokens[n-2].Kind == Punct && strings.Contains(":;", s.tokens[n-2].Key)):
		last.Kind, last.Key, last.End = Punct, Numbering, end
	case !follows || unicode.IsLower(next):
	case abbreviations[s.text[last.Start:last.End]] && last.End == at:
	default:
		s.endSentence()
	}
	return end
}
