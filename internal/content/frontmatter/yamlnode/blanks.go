package yamlnode

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/diag"
)

// isForeignBlank reports whether r looks like a space and is none to YAML: for example, the no-break space U+00A0 that
// Word and web pages put after a colon.
func isForeignBlank(r rune) bool {
	return r >= 0x80 && unicode.IsSpace(r) && r != '\u2028' && r != '\u2029'
}

// foreignBlank returns the offset in a line of a foreign blank where YAML needs a space: in its indentation, after a dash,
// or after the colon of its key; -1 if there is none.
func foreignBlank(line string) int {
	at := 0
	for {
		at += len(line[at:]) - len(strings.TrimLeft(line[at:], " "))
		if r, _ := utf8.DecodeRuneInString(line[at:]); isForeignBlank(r) {
			return at
		}
		rest, dash := strings.CutPrefix(line[at:], "-")
		r, _ := utf8.DecodeRuneInString(rest)
		if !dash || r != ' ' && !isForeignBlank(r) {
			break
		}
		at++
	}
	colon := strings.IndexByte(line[at:], ':')
	if colon < 0 || strings.ContainsAny(line[at:at+colon], "\"'[{#") {
		return -1
	}
	if r, _ := utf8.DecodeRuneInString(line[at+colon+1:]); isForeignBlank(r) {
		return at + colon + 1
	}
	return -1
}

// blankFault returns the fault of a line that begins at an offset and has a foreign blank where YAML needs a space, nil for
// any other line.
func (p *places) blankFault(start int) *Fault {
	line, _, _ := strings.Cut(p.text[start:], "\n")
	n := foreignBlank(line)
	if n < 0 {
		return nil
	}
	return p.blankAt(start + n)
}

// blankAt returns the fault of the foreign blank at an offset. Its edit replaces it, and those that follow, by spaces.
func (p *places) blankAt(at int) *Fault {
	r, _ := utf8.DecodeRuneInString(p.text[at:])
	end, spaces := at, ""
	for end < len(p.text) {
		next, size := utf8.DecodeRuneInString(p.text[end:])
		if !isForeignBlank(next) {
			break
		}
		end += size
		spaces += " "
	}
	return &Fault{Code: diag.YAMLBlank, Offset: at, Args: []string{fmt.Sprintf("U+%04X", r)}, Edits: []diag.Edit{{Start: at, End: end, Text: spaces}}}
}

// blank finds a foreign blank in the lines where the library began to read something, where it gave up, and before that.
func (f *failure) blank() *Fault {
	here := f.at - len(f.before(f.at))
	for _, start := range []int{f.from - len(f.before(f.from)), max(0, here-1) - len(f.before(max(0, here-1))), here} {
		if fault := f.blankFault(start); fault != nil {
			return fault
		}
	}
	return nil
}

// BlankKey returns the fault of a node, a key of a mapping, that begins with a foreign blank: a character that looks
// like a space and is none to YAML, such as the no-break space U+00A0 or the full-width U+3000, but not a tab. It
// returns nil for any other key. The edit of the fault replaces the blanks by spaces.
func (d *Document) BlankKey(n *Node) *Fault {
	at := d.Offset(n)
	if r, _ := utf8.DecodeRuneInString(d.text[at:]); !isForeignBlank(r) {
		return nil
	}
	return d.blankAt(at)
}

// blankItem returns the fault of a text that begins with a dash and a foreign blank, or has a line that does, where an item
// of a list is meant; nil for any other node. Its edits are those of all such lines in a row.
func (d *Document) blankItem(n *Node, at int) *Fault {
	if n.Kind != Scalar || n.Style != 0 || !strings.Contains(n.Value, "-") {
		return nil
	}
	for start := at - len(d.before(at)); start < len(d.text); {
		line, _, _ := strings.Cut(d.text[start:], "\n")
		if blank := foreignBlank(line); blank > 0 && line[blank-1] == '-' && start+blank > at {
			return d.blankItems(start)
		}
		start += len(line) + 1
		if !strings.HasPrefix(d.text[min(start, len(d.text)):], " ") {
			break
		}
	}
	return nil
}

// blankItems returns the fault of the line at an offset, whose dash is followed by a foreign blank, with the edits of the
// lines after it that have the same fault.
func (p *places) blankItems(start int) *Fault {
	fault := p.blankFault(start)
	for next := fault; next != nil; {
		line, _, _ := strings.Cut(p.text[start:], "\n")
		if start += len(line) + 1; start >= len(p.text) {
			break
		}
		if next = p.blankFault(start); next != nil {
			fault.Edits = append(fault.Edits, next.Edits...)
		}
	}
	return fault
}
