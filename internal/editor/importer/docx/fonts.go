package docx

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/text/encoding"
)

// fontEncoding is how the text of a font is encoded.
type fontEncoding struct {
	old      encoding.Encoding // UTF8, TCVN3 or VNI
	capitals bool              // its small letters are shown as capitals
}

// encodingOf returns the encoding of a font by its name: .VnTime, .VnArialH, VNI-Times.
func encodingOf(font string) fontEncoding {
	name := strings.ToLower(font)
	switch {
	case strings.HasPrefix(name, ".vn"):
		capitals := strings.HasSuffix(font, "H") || font == name && strings.HasSuffix(name, "h")
		return fontEncoding{encoding.TCVN3, capitals && !strings.HasSuffix(name, "tech")}
	case strings.HasPrefix(name, "vni-"), strings.HasPrefix(name, "vni "):
		return fontEncoding{encoding.VNI, false}
	}
	return fontEncoding{}
}

// piece is a run with its font, a picture or a text box.
type piece struct {
	blocks.Run
	font    string
	size    int
	picture int            // index in Document.Pictures plus 1
	box     []blocks.Block // of a text box
	parted  bool           // a page or a column ends here
}

func (p *piece) text() bool { return p.picture == 0 && p.box == nil && !p.parted && p.Note == 0 }

func (p *piece) like(q *piece) bool {
	return p.text() && q.text() && p.Bold == q.Bold && p.Italic == q.Italic && p.Link == q.Link
}

// decode returns pieces in Unicode and NFC, those of one style joined. Letters that are made of two codes or of a letter and
// a mark stay together even if the file parted them.
func (r *reader) decode(pieces []piece) []piece {
	pieces = join(pieces, func(a, b *piece) bool { return a.like(b) && a.font == b.font })
	mixed, start := unicodeAfterAll(pieces), true // start: of a sentence
	for i := range pieces {
		p := &pieces[i]
		if !p.text() {
			continue
		}
		old := encodingOf(p.font)
		if old.old == encoding.UTF8 {
			p.Text = signs(p.font, p.Text)
			r.look(p.Text)
			old.old = r.unnamed
		} else {
			p.Text = fromPrivate(p.Text)
		}
		if old.old == encoding.UTF8 {
			p.Text = strings.ReplaceAll(p.Text, "\u00ad", "")
			start = start && strings.TrimSpace(p.Text) == ""
			continue
		}
		if old.old == encoding.VNI {
			p.Text += borrow(pieces[i+1:], func(first rune) bool {
				last, _ := utf8.DecodeLastRuneInString(p.Text)
				apart := old.old.DecodeText(string(last)) + old.old.DecodeText(string(first))
				return p.Text != "" && old.old.DecodeText(string(last)+string(first)) != apart
			})
		}
		switch {
		case mixed:
			p.Text = eachWord(p.Text, old.old.DecodeText)
		case old.old == encoding.TCVN3:
			p.Text, start = raise(old.old.DecodeText(p.Text), start)
		default:
			p.Text = old.old.DecodeText(p.Text)
		}
		if old.capitals {
			p.Text = strings.ToUpper(p.Text)
		}
	}
	composeAll(pieces)
	return join(pieces, (*piece).like)
}

// composeAll writes the texts in NFC, a mark with the letter before it even if that is in another run.
func composeAll(pieces []piece) {
	for i := range pieces {
		p := &pieces[i]
		if !p.text() || p.Text == "" {
			continue
		}
		for range maxMarks {
			mark := borrow(pieces[i+1:], func(first rune) bool { return unicode.Is(unicode.Mn, first) })
			if p.Text += mark; mark == "" {
				break
			}
		}
		p.Text = compose(p.Text)
	}
}

// maxMarks is how many marks of one letter may be in runs of their own.
const maxMarks = 3

// borrow takes the first letter from the text that follows directly, if it belongs to the text before, and returns it.
func borrow(after []piece, belongs func(first rune) bool) string {
	for i := range after {
		p := &after[i]
		if !p.text() {
			return ""
		}
		if p.Text == "" {
			continue
		}
		first, size := utf8.DecodeRuneInString(p.Text)
		if !belongs(first) {
			return ""
		}
		taken := p.Text[:size]
		p.Text = p.Text[size:]
		return taken
	}
	return ""
}

// join joins neighbours that are alike and leaves out empty texts.
func join(pieces []piece, alike func(a, b *piece) bool) (out []piece) {
	var text strings.Builder // of the last piece of out
	flush := func() {
		if text.Len() > 0 {
			out[len(out)-1].Text = text.String()
			text.Reset()
		}
	}
	for i := range pieces {
		p := pieces[i]
		if p.text() && p.Text == "" {
			continue
		}
		if len(out) > 0 && alike(&out[len(out)-1], &p) {
			text.WriteString(p.Text)
			continue
		}
		flush()
		out = append(out, p)
		text.WriteString(p.Text)
	}
	flush()
	return out
}

// raise writes the first letter of each sentence as a capital if TCVN3 has no capital of it: “ủy ban” is “Ủy ban” there. start
// says whether the text begins a sentence; the result says so of the text that follows.
func raise(text string, start bool) (string, bool) {
	end := false
	text = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsLetter(c):
			if start && c >= 0x80 && !strings.ContainsRune("ăâêôơưđ", c) {
				c = unicode.ToUpper(c)
			}
			start, end = false, false
		case unicode.IsDigit(c):
			start, end = false, false
		case strings.ContainsRune(".!?", c):
			end = true
		case c == ' ' && end:
			start = true
		}
		return c
	}, text)
	return text, start
}

// eachWord decodes the words of a text that are Vietnamese syllables only after that; the others are Unicode already.
func eachWord(text string, decode func(string) string) string {
	var out strings.Builder
	for text != "" {
		end := strings.IndexFunc(text, func(c rune) bool { return c < 0x80 && !unicode.IsLetter(c) })
		if end < 0 {
			end = len(text)
		}
		word := text[:end]
		if decoded := decode(word); decoded != word && !encoding.Syllable(compose(word)) && encoding.Syllable(decoded) {
			word = decoded
		}
		out.WriteString(strings.ReplaceAll(word, "\u00ad", ""))
		if end < len(text) {
			out.WriteByte(text[end])
			end++
		}
		text = text[end:]
	}
	return out.String()
}

// unicodeAfterAll reports whether some of the text in old fonts is Unicode: it was typed or converted, and the name of
// the font remained.
func unicodeAfterAll(pieces []piece) bool {
	for i := range pieces {
		if encodingOf(pieces[i].font).old == encoding.UTF8 {
			continue
		}
		for _, r := range pieces[i].Text {
			if strings.ContainsRune("ăđĩũơưĂĐĨŨƠƯ", r) || r >= 0x1EA0 && r <= 0x1EF9 {
				return true
			}
		}
	}
	return false
}

// look keeps the beginning of the text in fonts of Unicode, to find one whose fonts were lost.
func (r *reader) look(text string) {
	if r.sample.Len() < 64<<10 {
		r.sample.WriteString(text)
		r.sample.WriteByte(' ')
	}
}

func compose(text string) string { return norm.NFC.String(text) }

// fromPrivate returns text of which Word moved the codes of a font to U+F020–U+F0FF with its codes.
func fromPrivate(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0xF020 && r <= 0xF0FF {
			return r - 0xF000
		}
		return r
	}, text)
}

// known are the signs of fonts of signs that have a code in Unicode, by the font and the code in it.
var known = map[string]map[rune]rune{
	"symbol":     {0xB7: '•', 0xA7: '♣', 0xB0: '°', 0xB1: '±', 0xB3: '≥', 0xA3: '≤', 0xB4: '×', 0xAE: '→', 0xDE: '⇒', 0x2D: '−'},
	"wingdings":  {0xA7: '▪', 0x6E: '■', 0x6F: '□', 0x71: '❑', 0x76: '❖', 0x77: '⬥', 0xD8: '➢', 0xE0: '→', 0xE8: '➔', 0xF0: '⇨', 0xFC: '✓', 0xFB: '✗', 0xFD: '☒', 0xFE: '☑', 0xA8: '☐', 0x9F: '•', 0x6C: '●', 0x28: '☎', 0x2A: '✉', 0x46: '☞', 0x4A: '☺'},
	"wingdings2": {0x50: '✓', 0x52: '☑', 0xA3: '☐', 0x4F: '✗', 0x97: '•', 0x98: '•'},
	"webdings":   {0x61: '✓', 0x67: '■'},
}

// signs returns text of a font of signs in Unicode. A sign that has no code there becomes “•” in such a font; codes of
// another font become those of ASCII.
func signs(font, text string) string {
	table := known[strings.ReplaceAll(strings.ToLower(font), " ", "")]
	if table == nil && !strings.ContainsFunc(text, func(r rune) bool { return r >= 0xF020 && r <= 0xF0FF }) {
		return text
	}
	return strings.Map(func(r rune) rune {
		code, private := r, r >= 0xF020 && r <= 0xF0FF
		if private {
			code = r - 0xF000
		}
		switch sign, ok := table[code]; {
		case ok && (private || code != ' '):
			return sign
		case private && table != nil:
			return '•'
		case private && code < 0x7f:
			return code
		case private:
			return '•'
		}
		return r
	}, text)
}
