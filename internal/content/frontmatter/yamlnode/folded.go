package yamlnode

import "strings"

// FoldedItem is a line that was meant as an item of a list: the offsets of the line and of its dash.
type FoldedItem struct{ Line, Dash int }

// FoldedItems returns the lines below the first one of a plain scalar that begin with a dash: YAML reads them as part of
// the scalar, because they are indented further than its own dash. For example, the second line of
//
//   - Nguyễn Văn A
//   - Trần Văn B
//
// if it is indented by two more blanks.
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

// DashBefore returns the column, from 0, of the dash of the list item that begins at an offset, -1 if only blanks and a dash
// are not what precedes it in its line.
func (d *Document) DashBefore(at int) int {
	before := d.before(at)
	if strings.Trim(before, " ") != "-" {
		return -1
	}
	return strings.IndexByte(before, '-')
}
