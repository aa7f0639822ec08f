package token

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// number reads what begins with a digit.
func (s *scanner) number(at, end int) int {
	i := at + digits(s.text[at:end])
	t := Token{Start: at, Quoted: s.quoted, Kind: Number}
	plain := s.text[at:i]
	for i < end && s.text[i] == '.' && digits(s.text[i+1:end]) == 3 {
		plain += s.text[i+1 : i+4]
		i += 4
	}
	t.N, _ = strconv.Atoi(plain)
	t.Key = s.Vocabulary[plain]
	t.End = i
	if years, to := secondYear(s.text[i:end]); years > 0 && t.IsYear() {
		t.Kind, t.To = Years, to
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

func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// secondYear reads the rest of 2017-2021, 2017 – 2021.
func secondYear(rest string) (length, year int) {
	trimmed := strings.TrimLeft(rest, " ")
	for _, dash := range []string{"-", "–", "—"} {
		after, ok := strings.CutPrefix(trimmed, dash)
		after = strings.TrimLeft(after, " ")
		if ok && digits(after) == 4 {
			year, _ = strconv.Atoi(after[:4])
			if 1900 <= year && year < 2200 {
				return len(rest) - len(after) + 4, year
			}
		}
	}
	return 0, 0
}

// codeLength returns how much of what follows a number belongs to it, and makes it no number: /QĐ-UBND,
// /01/2024, %, a unit of measure.
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

// markup passes over the signs of Markdown and what only they carry. It returns at when there are none.
func (s *scanner) markup(at, end int) int {
	if s.plain {
		return at
	}
	rest := s.text[at:end]
	switch {
	case rest[0] == '\\' || rest[0] == '*' || rest[0] == '`' || rest[0] == '~' || rest[0] == '_':
		return at + 1
	case rest[0] == '|':
		s.sentence()
		return at + 1
	case strings.HasPrefix(rest, "!["):
		return s.image(at)
	case strings.HasPrefix(rest, "[^"):
		return at + max(strings.IndexByte(rest, ']'), 0) + 1
	case rest[0] == '[':
		return at + 1
	case strings.HasPrefix(rest, "]("):
		return at + 2 + closing(s.text[at+2:])
	case strings.HasPrefix(rest, "]["):
		return at + 2 + strings.IndexByte(rest[2:], ']') + 1
	case rest[0] == ']':
		return at + 1
	case strings.HasPrefix(rest, "<!--"):
		return s.comment(at)
	case rest[0] == '<' && letterAt(rest, 1) || strings.HasPrefix(rest, "</"):
		return at + max(strings.IndexByte(rest, '>'), 0) + 1
	}
	return at
}

// comment passes over a comment; one without an end is none.
func (s *scanner) comment(at int) int {
	n := -1
	if !s.uncommented {
		n = strings.Index(s.text[at:], "-->")
	}
	if n < 0 {
		s.uncommented = true
		return at + len("<!--")
	}
	return at + n + len("-->")
}

// mostDest is how many bytes the address and title of a link may have, so that an open bracket does not
// cost the whole text.
const mostDest = 2048

// closing returns the length of what is left of a link behind its “](”, with the bracket that ends it.
func closing(rest string) int {
	rest = rest[:min(len(rest), mostDest)]
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

// image reads a picture: its title is a sentence of its own, its description is passed over.
func (s *scanner) image(at int) int {
	rest := s.text[at:min(len(s.text), at+mostDest)]
	open := strings.Index(rest, "](")
	if open < 0 {
		return at + len("![")
	}
	start := at + open + len("](")
	end := start + closing(s.text[start:])
	from := strings.IndexByte(s.text[start:end], '"')
	to := strings.LastIndexByte(s.text[start:end], '"')
	if from >= 0 && to > from {
		s.newParagraph()
		for i := start + from + 1; i < start+to; {
			i = s.inline(i, start+to)
		}
		s.newParagraph()
	}
	return max(end, start)
}

// signs maps the signs that mean something to one of each sort.
var signs = map[rune]string{
	',': ",", ';': ";", ':': ":", '-': "-", '–': "-", '—': "-", '(': "(", ')': ")", '/': "/",
	'“': `"`, '”': `"`, '"': `"`, '‘': `"`, '’': `"`, '«': `"`, '»': `"`, '\'': `"`,
	'.': ".", '!': ".", '?': ".", '…': ".",
}

// abbreviations end in a dot that ends no sentence.
var abbreviations = map[string]bool{"TP": true, "Tp": true, "TX": true, "TT": true, "Q": true, "P": true, "H": true, "X": true, "TS": true, "Ths": true, "ThS": true, "GS": true, "PGS": true, "BS": true}

// mark reads a sign.
func (s *scanner) mark(at, end int, r rune) int {
	key := signs[r]
	switch key {
	case "":
		return end
	case "/":
		if len(s.tokens) == 0 { // of “./.”
			return end
		}
	case `"`:
		s.quoted = r == '“' || r == '‘' || r == '«' || (r == '"' || r == '\'') && !s.quoted
	case ".":
		return s.stop(at, end)
	}
	s.tokens = append(s.tokens, Token{Start: at, End: end, Kind: Mark, Key: key})
	return end
}

// stop reads what may end a sentence: a full stop and the like before the end of the line, or before
// white space and no small letter. Of “1.” it makes a numbering.
func (s *scanner) stop(at, end int) int {
	n := len(s.tokens)
	if n == 0 {
		return end
	}
	last := &s.tokens[n-1]
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s.text[end:], " \t\r*_”\"'’)"))
	follows := end == len(s.text) || strings.IndexByte(" \t\r\n*_\"')/", s.text[end]) >= 0 || strings.HasPrefix(s.text[end:], "”") || strings.HasPrefix(s.text[end:], "…")
	switch {
	case last.Kind == Number && last.End == at && last.N < 100 && (n == 1 || s.tokens[n-2].Kind == Mark && strings.Contains(":;", s.tokens[n-2].Key)):
		last.Kind, last.Key, last.End = Mark, Numbering, end
	case !follows || unicode.IsLower(next):
	case abbreviations[s.text[last.Start:last.End]] && last.End == at:
	default:
		s.sentence()
	}
	return end
}
