package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner walks through a text. tokens has the tokens of the sentence that has not ended yet.
type scanner struct {
	Vocabulary
	text   string
	plain  bool // each line is a paragraph
	emit   func(Sentence)
	tokens []Token
	wanted func(paragraph string) bool

	paragraph    int
	item, quoted bool
	fenced       bool
	noCommentEnd bool // the rest of the text has no “-->”
}

// EachSentence calls read for each sentence of a text, in NFC, in order. It skips paragraphs for which wanted, never
// nil, returns false; wanted gets the text of a paragraph as written. If plain is set, the text has no markup and no
// front matter, and each line is a paragraph; otherwise it is Markdown, and its front matter is skipped. The offsets of
// the tokens count bytes from the beginning of text in both cases. A sentence of over 500 tokens comes in several.
func (v Vocabulary) EachSentence(text string, plain bool, wanted func(paragraph string) bool, read func(Sentence)) {
	s := &scanner{Vocabulary: v, text: text, plain: plain, wanted: wanted, emit: read, tokens: make([]Token, 0, 128), paragraph: 1}
	at := 0
	if !plain {
		at = FrontMatterEnd(text)
	}
	for at < len(text) {
		if next := s.skipUnwanted(at); next > at {
			s.newParagraph()
			at = next
			continue
		}
		at = s.readLine(at)
	}
	s.endSentence()
}

// skipUnwanted returns the end of the paragraph that begins at an offset if it need not be read, else at. A paragraph
// with a fence or a comment is always read, because their content must not count as text.
func (s *scanner) skipUnwanted(at int) int {
	first := at == 0 || s.plain || at >= 2 && s.text[at-2] == '\n' || s.text[at] == '\n'
	if !first || s.fenced {
		return at
	}
	s.endSentence() // wanted may depend on it
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

// FrontMatterEnd returns the offset in bytes of the text after the front matter, 0 if there is none.
func FrontMatterEnd(text string) int {
	_, end := FrontMatter(text)
	return end
}

// FrontMatter returns two offsets in bytes: fence, that of the line --- that closes the front matter, and end, that of
// the text after this line; -1 and 0 if there is no front matter or it is not closed. It accepts a byte order mark, empty
// lines before it and any line ends.
func FrontMatter(text string) (fence, end int) {
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

// endSentence passes the tokens read so far on as a sentence.
func (s *scanner) endSentence() {
	if len(s.tokens) > 0 {
		s.emit(Sentence{s.tokens, s.paragraph, s.item})
		s.tokens, s.item = s.tokens[:0], false
	}
}

// maxTokens is the maximum number of tokens of a sentence. A text without a full stop is split, so that the time to
// read it remains linear.
const maxTokens = 500

// newParagraph ends the sentence and the paragraph.
func (s *scanner) newParagraph() {
	s.endSentence()
	s.item, s.quoted = false, false
	s.paragraph++
}

// readLine reads the line at an offset and returns the offset of the next, which is further on if a link or a comment
// spans lines.
func (s *scanner) readLine(at int) int {
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
	at = s.readLineStart(at, end)
	heading := !s.plain && strings.HasPrefix(line, "#")
	for at < end {
		at = s.readInline(at, end)
		if len(s.tokens) >= maxTokens {
			s.endSentence()
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

// readLineStart reads the beginning of a line: quotation signs, the signs of a heading, the number or bullet of an
// item.
func (s *scanner) readLineStart(at, end int) int {
	for at < end && (s.text[at] == ' ' || s.text[at] == '\t' || s.text[at] == '>' && !s.plain) {
		at++
	}
	switch rest := s.text[at:end]; {
	case !s.plain && strings.HasPrefix(rest, "#"):
		s.newParagraph()
		return at + len(rest) - len(strings.TrimLeft(rest, "#"))
	default:
		if n := bulletLength(rest); n > 0 {
			s.newParagraph()
			s.item = true
			at += n
		}
	}
	return at
}

// bulletLength returns the length of the bullet or number with which an item of a list begins, 0 if there is none.
func bulletLength(line string) int {
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

// readInline reads one token, or skips one character that is none.
func (s *scanner) readInline(at, end int) int {
	c := s.text[at]
	switch {
	case c == ' ' || c == '\t' || c == '\r':
		return at + 1
	case '0' <= c && c <= '9':
		return s.readNumber(at, end)
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return s.readWord(at, end)
	case c < utf8.RuneSelf:
		if next := s.skipMarkup(at, end); next > at {
			return next
		}
		return s.readPunct(at, at+1, rune(c))
	}
	r, n := utf8.DecodeRuneInString(s.text[at:])
	if unicode.IsLetter(r) {
		return s.readWord(at, end)
	}
	return s.readPunct(at, at+n, r)
}

// readWord reads a word, including & between letters and a dot after an abbreviation in capitals.
func (s *scanner) readWord(at, end int) int {
	var buffer [maxWordBytes]byte
	lower := buffer[:0]
	i := at
	for i < end {
		c, n := rune(s.text[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(s.text[i:])
		}
		if !isInWord(c) && !s.joinsWord(at, i, end, c) {
			break
		}
		if len(lower) < maxWordBytes-utf8.UTFMax {
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

// joinsWord reports whether the sign c at i belongs to the word that begins at at: GD&ĐT, TP.HCM, đ/c, H'Hen.
func (s *scanner) joinsWord(at, i, end int, c rune) bool {
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
	case '\'', '’', 'ʼ': // H'Hen, K’Brểu, Đắk R'lấp
		if i-at > 3 {
			return false
		}
		return letterAt(s.text[:end], i+utf8.RuneLen(c))
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
