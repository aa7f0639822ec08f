package typography

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Block is the running text of one block: a paragraph, a heading, a caption. Quotes are paired in it
// before it is written, because an opening quote may be curled only when its closing one is there.
// So its pieces are first all Read, then all Appended, in the same order. A block without straight
// quotes need not be Read. The zero value is an empty block.
type Block struct {
	marks  []mark
	open   []int // of marks: straight quotes that wait for their closing one
	before rune  // what was read last, 0 at the start
	depth  int   // quotes that are open where the next piece is written
}

// mark is a quote of the text: a straight one, or one that is curly and only counts for the nesting.
type mark struct{ curly, opens, paired bool }

// Read reads the next piece of the block; breaks tells whether its line ends there.
func (t *Block) Read(b []byte, breaks bool) {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == '\\' && i+1 < len(b) && isPunct(b[i+1]):
			r, n = rune(b[i+1]), 2
		case r == '"':
			last := i+1 == len(b)
			r = t.straight(last && breaks || !last && b[i+1] == ' ')
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

// Skip passes over something that is no running text: code, a picture.
func (t *Block) Skip() { t.before = 'x' }

// straight reads a straight quote, and returns a bracket that stands for it when the next is judged.
func (t *Block) straight(spaceFollows bool) rune {
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

// quote returns what the next straight quote becomes.
func (t *Block) quote() string {
	for len(t.marks) > 0 {
		m := t.marks[0]
		t.marks = t.marks[1:]
		if !m.curly && !m.paired {
			return `"`
		}
		if m.opens {
			t.depth++
		}
		s := m.curl(t.depth)
		if !m.opens {
			t.depth = max(t.depth-1, 0)
		}
		if !m.curly {
			return s
		}
	}
	return `"`
}

// curl returns the curly form of a paired quote that is depth quotes deep.
func (m mark) curl(depth int) string {
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
