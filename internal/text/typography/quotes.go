package typography

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Block holds the quotation marks of one block of running text: a paragraph, a heading, a caption. It pairs them
// before any text is written, because an opening quote becomes curly only if its closing one follows. So callers first
// Read all pieces of a block, then Append all of them, in the same order. A block without straight quotes need not be
// Read. The zero value is an empty block.
type Block struct {
	marks  []mark
	open   []int // indexes in marks of the straight quotes that wait for their closing one
	before rune  // the character before the next piece, 0 at the start
	depth  int   // the number of quotes that are open where the next piece is written
}

// mark is one quotation mark of the text: a straight one, or a curly one, which only counts for the nesting.
type mark struct{ curly, opens, paired bool }

// Read reads the next piece of the block, b, which is running text of Markdown in UTF-8 with its backslash escapes, and
// notes its quotation marks; breaks says that its line ends after the piece. It does not change or keep b.
func (t *Block) Read(b []byte, breaks bool) {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == '\\' && i+1 < len(b) && isASCIIPunct(b[i+1]):
			r, n = rune(b[i+1]), 2
		case r == '"':
			last := i+1 == len(b)
			r = t.readStraight(last && breaks || !last && b[i+1] == ' ')
		case r == '“' || r == '”':
			t.marks = append(t.marks, mark{curly: true, opens: r == '“'})
		}
		t.before = r
		i += n
	}
	if breaks {
		t.before = ' '
	}
}

// Skip takes note of something between two pieces that is not running text: code, a picture. A straight quote right after
// it closes and does not open. Call it between the calls of Read.
func (t *Block) Skip() { t.before = 'x' }

// readStraight reads a straight quote and returns "(" or ")", the character that the next quote has before it: for
// example, a quote after an opening quote opens too.
func (t *Block) readStraight(spaceFollows bool) rune {
	starts := t.before == 0 || unicode.IsSpace(t.before) || strings.ContainsRune("([{“‘«-–—/:;,=", t.before)
	if starts && !spaceFollows {
		t.open = append(t.open, len(t.marks))
		t.marks = append(t.marks, mark{opens: true})
		return '('
	}
	last := len(t.open) - 1
	t.marks = append(t.marks, mark{paired: last >= 0})
	if last >= 0 {
		t.marks[t.open[last]].paired = true
		t.open = t.open[:last]
	}
	return ')'
}

// nextQuote returns the replacement for the next straight quote.
func (t *Block) nextQuote() string {
	for len(t.marks) > 0 {
		m := t.marks[0]
		t.marks = t.marks[1:]
		if !m.curly && !m.paired {
			return `"`
		}
		if m.opens {
			t.depth++
		}
		s := m.glyph(t.depth)
		if !m.opens {
			t.depth = max(t.depth-1, 0)
		}
		if !m.curly {
			return s
		}
	}
	return `"`
}

// glyph returns the curly form of a paired quote at this depth: “ ” at odd depths, ‘ ’ at even ones.
func (m mark) glyph(depth int) string {
	switch outer := depth%2 == 1; {
	case m.opens && outer:
		return "“"
	case m.opens:
		return "‘"
	case outer:
		return "”"
	}
	return "’"
}
