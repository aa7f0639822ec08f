package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner walks through a text. What it has not yet handed over stands in tokens.
type scanner struct {
	Vocabulary
	text   string
	plain  bool // each line is a paragraph
	read   func(Sentence)
	tokens []Token
	wanted func(paragraph string) bool

	paragraph    int
	item, quoted bool
	fenced       bool
	uncommented  bool // no comment ends in what is left
}

// Each hands the sentences of a text to read, in order, but not of paragraphs that are not wanted. Plain text
// has no markup, and each of its lines is a paragraph.
func (v Vocabulary) Each(text string, plain bool, wanted func(paragraph string) bool, read func(Sentence)) {
	s := &scanner{Vocabulary: v, text: text, plain: plain, wanted: wanted, read: read, tokens: make([]Token, 0, 128), paragraph: 1}
	at := 0
	if !plain {
		at = FrontEnd(text)
	}
	for at < len(text) {
		if next := s.unwanted(at); next > at {
			s.newParagraph()
			at = next
			continue
		}
		at = s.line(at)
	}
	s.sentence()
}

// unwanted returns where the paragraph that begins at an offset ends when it need not be read, else at. One
// with a fence or a comment is read, for what is in them does not count.
func (s *scanner) unwanted(at int) int {
	first := at == 0 || s.plain || at >= 2 && s.text[at-2] == '\n' || s.text[at] == '\n'
	if !first || s.fenced {
		return at
	}
	s.sentence() // what is wanted may depend on it
	separator := "\n\n"
	if s.plain {
		separator = "\n"
	}
	end := len(s.text)
	if n := strings.Index(s.text[at:], separator); n >= 0 {
		end = at + n + len(separator)
	}
	paragraph := s.text[at:end]
	if s.wanted(paragraph) || !s.plain && (strings.Contains(paragraph, "```") || strings.Contains(paragraph, "~~~") || strings.Contains(paragraph, "<!--")) {
		return at
	}
	return end
}

// FrontEnd returns where the text behind a front matter begins, 0 when there is none.
func FrontEnd(text string) int {
	_, end := Front(text)
	return end
}

// Front returns where the closing fence of a front matter begins, -1 when there is none, and where the text
// behind it begins. A byte order mark and line ends of any kind do not matter.
func Front(text string) (fence, end int) {
	opened := false
	for at := 0; at < len(text); {
		next := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			next = at + n + 1
		}
		line := strings.TrimRight(text[at:next], " \t\r\n\u00a0")
		if at == 0 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		switch {
		case line == "---" && opened:
			return at, next
		case line == "---":
			opened = true
		case !opened && line != "":
			return -1, 0
		}
		at = next
	}
	return -1, 0
}

// sentence hands over the tokens read so far.
func (s *scanner) sentence() {
	if len(s.tokens) > 0 {
		s.read(Sentence{s.tokens, s.paragraph, s.item})
		s.tokens, s.item = s.tokens[:0], false
	}
}

// most is how many tokens a sentence may have: a text without a full stop is cut, so that reading it stays linear.
const most = 500

// newParagraph ends the sentence and the paragraph.
func (s *scanner) newParagraph() {
	s.sentence()
	s.item, s.quoted = false, false
	s.paragraph++
}

// line reads the line at an offset and returns where the next begins, which is further on when a link or
// a comment spans lines.
func (s *scanner) line(at int) int {
	end := len(s.text)
	if n := strings.IndexByte(s.text[at:], '\n'); n >= 0 {
		end = at + n
	}
	line := strings.TrimSpace(s.text[at:end])
	if !s.plain && (strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~")) {
		s.newParagraph()
		s.fenced = !s.fenced
		return end + 1
	}
	switch {
	case s.fenced:
		return end + 1
	case s.plain || strings.Trim(line, "-*_= \t>") == "":
		s.newParagraph()
	}
	at = s.lead(at, end)
	heading := !s.plain && strings.HasPrefix(line, "#")
	for at < end {
		at = s.inline(at, end)
		if len(s.tokens) >= most {
			s.sentence()
		}
	}
	if heading {
		s.newParagraph()
	}
	if at > end {
		return at
	}
	return end + 1
}

// lead reads what a line begins with: quotation signs, a heading's, an item's number or bullet.
func (s *scanner) lead(at, end int) int {
	for at < end && (s.text[at] == ' ' || s.text[at] == '\t' || s.text[at] == '>' && !s.plain) {
		at++
	}
	switch rest := s.text[at:end]; {
	case !s.plain && strings.HasPrefix(rest, "#"):
		s.newParagraph()
		return at + len(rest) - len(strings.TrimLeft(rest, "#"))
	default:
		if n := bullet(rest); n > 0 {
			s.newParagraph()
			s.item = true
			at += n
		}
	}
	return at
}

// bullet returns the length of the bullet or number that an item of a list begins with, 0 for none.
func bullet(line string) int {
	n := 0
	for n < len(line) && n < 3 && '0' <= line[n] && line[n] <= '9' {
		n++
	}
	switch {
	case n > 0 && n < len(line) && (line[n] == '.' || line[n] == ')'):
		n++
	case n == 0 && strings.ContainsAny(line[:min(1, len(line))], "-*+"):
		n = 1
	case n == 0 && strings.HasPrefix(line, "•"):
		n = len("•")
	default:
		return 0
	}
	if n < len(line) && line[n] != ' ' && line[n] != '\t' {
		return 0
	}
	return n
}

// inline reads one token, or passes over what is none.
func (s *scanner) inline(at, end int) int {
	c := s.text[at]
	switch {
	case c == ' ' || c == '\t' || c == '\r':
		return at + 1
	case '0' <= c && c <= '9':
		return s.number(at, end)
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return s.word(at, end)
	case c < utf8.RuneSelf:
		if next := s.markup(at, end); next > at {
			return next
		}
		return s.mark(at, at+1, rune(c))
	}
	r, n := utf8.DecodeRuneInString(s.text[at:])
	if unicode.IsLetter(r) {
		return s.word(at, end)
	}
	return s.mark(at, at+n, r)
}

// word reads a word. Letters, & between them, and a dot behind an abbreviation in capitals belong to it.
func (s *scanner) word(at, end int) int {
	var buffer [longest]byte
	lower := buffer[:0]
	i := at
	for i < end {
		c, n := rune(s.text[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(s.text[i:])
		}
		if !isInWord(c) && !s.joins(at, i, end, c) {
			break
		}
		if len(lower) < longest-utf8.UTFMax {
			lower = utf8.AppendRune(lower, toLower(c))
		}
		i += n
	}
	i = max(i, at+1)
	if word := s.text[at:i]; (word == "http" || word == "https" || word == "www") && i < end && strings.ContainsAny(s.text[i:i+1], ":.") {
		return i + len(s.text[i:end]) - len(strings.TrimLeftFunc(s.text[i:end], func(r rune) bool { return !unicode.IsSpace(r) }))
	}
	t := Token{Start: at, End: i, Quoted: s.quoted, Key: s.Vocabulary[string(lower)]}
	first, _ := utf8.DecodeRuneInString(s.text[at:i])
	t.Capital = first != toLower(first)
	s.tokens = append(s.tokens, t)
	return i
}

// joins tells whether the sign c at i belongs to the word that began at at: GD&ĐT, TP.HCM, đ/c.
func (s *scanner) joins(at, i, end int, c rune) bool {
	switch c {
	case '&':
	case '.':
		if i-at > 4 || !isUpper(s.text[at:i]) {
			return false
		}
	case '/':
		if i != at+len("đ") {
			return false
		}
	default:
		return false
	}
	return letterAt(s.text[:end], i+1)
}

func isUpper(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

func letterAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return r != utf8.RuneError && unicode.IsLetter(r)
}
