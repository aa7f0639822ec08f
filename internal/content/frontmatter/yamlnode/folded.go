package yamlnode

import "strings"

// FoldedItem is a line that was meant as an item of a list: the offsets in bytes of the beginning of the line, before
// its blanks, and of its dash, in the text that [Parse] was given.
type FoldedItem struct{ Line, Dash int }

// FoldedItems returns the lines below the first one of a plain scalar that begin with a dash and a blank: YAML reads them
// as part of the scalar, because they are indented further than its own dash. It returns nil if there are none. For
// example, it returns the second line of “- Nguyễn Văn A” and “- Trần Văn B” if that has two blanks more before its dash.
func (d *Document) FoldedItems(n *Node) (found []FoldedItem) {
	at := d.Offset(n)
	rest := n.Value
	for first := true; rest != "" && at < len(d.text); first = false {
		line, _, _ := strings.Cut(d.text[at:], "\n")
		text := strings.Trim(line, " \t")
		dash := at + len(line) - len(strings.TrimLeft(line, " "))
		switch {
		case strings.HasPrefix(rest, text):
			rest = strings.TrimLeft(rest[len(text):], " \n")
		case strings.HasPrefix(text, rest): // a comment or a bracket follows
			rest = ""
		default:
			return found
		}
		if !first && strings.HasPrefix(text, "- ") {
			found = append(found, FoldedItem{at, dash})
		}
		at += len(line) + 1
	}
	return found
}

// DashBefore returns the column, in bytes from 0, of the dash of the list item that begins at an offset; -1 if anything
// but one dash and blanks is before it in its line.
func (d *Document) DashBefore(at int) int {
	before := d.before(at)
	if strings.Trim(before, " ") != "-" {
		return -1
	}
	return strings.IndexByte(before, '-')
}
