package yamlnode

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/diag"
)

// This file finds lines that were meant as items of a list and do not begin with a dash and a space: “– award: Giấy khen”
// with the dash of Word, “-award: Giấy khen”, “+ Lê An”, or names in lines of their own without any mark.

// itemMark returns the length of a mark that begins a line as if it were an item, with the blanks after it, but is none to
// YAML; 0 if there is none.
func itemMark(text string) int {
	c, size := utf8.DecodeRuneInString(text)
	rest := strings.TrimLeft(text[size:], " \t\u00a0")
	blanks := len(text) - size - len(rest)
	next, _ := utf8.DecodeRuneInString(rest)
	begins := unicode.IsLetter(next) || next == '{'
	switch c {
	case '–', '—', '−', '‐', '‑', '‒', '―', '•', '●', '▪', '◦', '‣':
		begins = begins || unicode.IsDigit(next) || next == '"'
	case '+', '*':
		begins = begins && blanks > 0
	case '-':
		begins = begins && blanks == 0
	default:
		begins = false
	}
	if !begins {
		return 0
	}
	return size + blanks
}

// isOpener reports whether a line, without its indentation, is a key whose value is in the next lines.
func isOpener(text string) bool {
	text = strings.TrimRight(text, " ")
	return len(text) > 1 && strings.HasSuffix(text, ":") && !strings.Contains(text, ": ") && strings.IndexByte("\"'[{#", text[0]) < 0
}

// isSkipped reports whether a line, without its indentation, is empty or a comment.
func isSkipped(text string) bool { return strings.TrimSpace(text) == "" || text[0] == '#' }

// lineAt returns the line that begins at an offset, its indentation, and the text after that.
func (p *places) lineAt(start int) (line string, indent int, text string) {
	line, _, _ = strings.Cut(p.text[start:], "\n")
	text = strings.TrimLeft(line, " ")
	return line, len(line) - len(text), text
}

// lineAbove returns the offset of the line above the one that begins at start; ok is false for the first line.
func (p *places) lineAbove(start int) (above int, ok bool) {
	if start == 0 {
		return 0, false
	}
	return start - 1 - len(p.before(start-1)), true
}

// markedItems returns the fault of a line that begins at start with the mark of an item, with the edits of all such items
// of its list; nil if the line is in no list.
func (p *places) markedItems(start int) *Fault {
	_, column, _ := p.lineAt(start)
	first, inList := start, false
	for at := start; !inList; {
		above, ok := p.lineAbove(at)
		_, indent, text := p.lineAt(above)
		switch at = above; {
		case !ok || start-above > maxLookBack*maxShownLine:
			return nil
		case isSkipped(text) || indent > column:
		case indent == column && strings.HasPrefix(text, "- "):
			inList = true
		case indent == column && itemMark(text) > 0:
			first = above
		default:
			inList = isOpener(text)
			if !inList {
				return nil
			}
		}
	}
	var fault *Fault
	for at := first; at < len(p.text); {
		line, indent, text := p.lineAt(at)
		mark := itemMark(text)
		if !isSkipped(text) && (indent < column || indent == column && mark == 0 && !strings.HasPrefix(text, "- ")) {
			break
		}
		if mark > 0 && indent == column {
			if fault == nil {
				fault = &Fault{Code: diag.ItemMark, Offset: at + indent, Args: []string{shown(text), shown("- " + text[mark:])}}
			}
			fault.Edits = append(fault.Edits, diag.Edit{Start: at + indent, End: at + indent + mark, Text: "- "})
		}
		at += len(line) + 1
	}
	return fault
}

// item finds an item with a foreign mark in the line where the library gave up, or in one that contains it.
func (f *failure) item() *Fault {
	switch f.message {
	case "did not find expected key", "did not find expected '-' indicator", "could not find expected ':'",
		"block sequence entries are not allowed in this context", "did not find expected alphabetic or numeric character":
	case "mapping values are not allowed in this context":
		if strings.Contains(f.before(f.at), ": ") {
			return nil
		}
	default:
		return nil
	}
	start, least := f.at-len(f.before(f.at)), len(f.text)
	for range maxLookBack {
		if _, indent, text := f.lineAt(start); !isSkipped(text) && indent <= least {
			least = indent
			if itemMark(text) > 0 {
				if fault := f.markedItems(start); fault != nil {
					return fault
				}
			}
		}
		above, ok := f.lineAbove(start)
		if !ok {
			break
		}
		start = above
	}
	return nil
}

// plainLists are the keys of the tables whose list has a text an item. A key with other letters is a kind of recipient.
var plainLists = []string{"tags", "locality", "aliases", "redact", "files"}

// rows finds lines without any mark below the key of a list of texts, that are indented no further than the key.
func (f *failure) rows() *Fault {
	if f.message != "could not find expected ':'" {
		return nil
	}
	first := f.from - len(f.before(f.from))
	above, ok := f.lineAbove(first)
	_, column, opener := f.lineAt(above)
	if _, indent, _ := f.lineAt(first); !ok || indent > column || !isOpener(opener) {
		return nil
	}
	key := strings.TrimRight(opener, ": ")
	if isPlainKey(opener) && !slices.Contains(plainLists, key) {
		return nil
	}
	return f.unmarkedItems(first, strings.Repeat(" ", column+2), func(indent int, text string) bool {
		return indent <= column && !strings.Contains(text+" ", ": ")
	})
}

// unmarkedItems returns the fault of the lines from first on, as long as isRow accepts their indentation and text: its
// edits indent each by these blanks and begin it with a dash. It is nil if a line does not look like a name; a line that
// is indented further than the first has no edit, since it may continue the one above.
func (p *places) unmarkedItems(first int, blanks string, isRow func(indent int, text string) bool) *Fault {
	_, least, _ := p.lineAt(first)
	var fault *Fault
	even := true
	for at := first; at < len(p.text); {
		line, indent, text := p.lineAt(at)
		if !isSkipped(text) {
			if !isRow(indent, text) {
				break
			}
			mark := itemMark(text)
			if c, _ := utf8.DecodeRuneInString(text[mark:]); mark == 0 && !unicode.IsUpper(c) && !unicode.IsDigit(c) {
				return nil
			}
			name := strings.TrimRight(text[mark:], " \t")
			if strings.Contains(name, ": ") || strings.HasSuffix(name, ":") || strings.Contains(name, " #") {
				name = requote(name)
			}
			if fault == nil {
				fault = &Fault{Code: diag.ItemMark, Offset: at + indent, Args: []string{shown(text), shown("- " + name)}}
			}
			even = even && indent <= least
			fault.Edits = append(fault.Edits, diag.Edit{Start: at, End: at + len(line), Text: blanks + "- " + name})
		}
		at += len(line) + 1
	}
	if fault != nil && !even {
		fault.Edits = nil
	}
	return fault
}

// shown returns the beginning of a line for a message, with bars for its tabs, as in a list of names.
func shown(line string) string {
	return Truncate(strings.ReplaceAll(strings.TrimRight(line, " \t"), "\t", " | "))
}

// MarkedKey reports whether a key of a mapping, or the text of an item before it, begins with a mark that was meant as the
// dash of a list: “– award” in “– award: Giấy khen”. fault is that of the first such key of a list, nil for the others,
// since its edits mend them too.
func (d *Document) MarkedKey(n *Node) (fault *Fault, marked bool) {
	if n.Column > maxShownLine { // going back in a long line costs its length
		return nil, false
	}
	at := d.Offset(n)
	before := d.before(at)
	if at >= len(d.text) || itemMark(d.text[at:]) == 0 || strings.Trim(before, " ") != "" {
		return nil, false
	}
	if at <= d.lastMarked {
		return nil, true
	}
	if fault = d.markedItems(at - len(before)); fault == nil {
		return nil, false
	}
	d.lastMarked = fault.Edits[len(fault.Edits)-1].Start
	return fault, true
}

// Rows returns the fault of a text in the place of a list of texts if it has a line for each item, without a dash or with
// a mark that is none to YAML; nil for any other node. Its edits make a list of it. For example, the lines “Lê An” and
// “Trần Bình” below “cá nhân:” are one text to YAML.
func (d *Document) Rows(n *Node) *Fault {
	if n.Kind != Scalar || n.Style == DoubleQuoted || n.Style == SingleQuoted || n.Column > maxShownLine {
		return nil
	}
	at := d.Offset(n)
	before := d.before(at)
	start := at - len(before)
	var edits []diag.Edit
	block := n.Style != 0
	opener := start
	if block {
		line, _, _ := d.lineAt(start)
		head := strings.TrimRight(before, " ")
		if start+len(line) >= len(d.text) || strings.Trim(line[len(before):], "|>+- ") != "" || !strings.HasSuffix(head, ":") {
			return nil
		}
		edits = []diag.Edit{{Start: start + len(head), End: start + len(line)}}
		start += len(line) + 1
	} else {
		above, ok := d.lineAbove(start)
		if !ok || strings.Trim(before, " ") != "" {
			return nil
		}
		opener = above
	}
	_, column, text := d.lineAt(opener)
	for strings.HasPrefix(text, "- ") {
		column, text = column+2, text[2:]
	}
	if !block && !isOpener(text) {
		return nil
	}
	_, indent, first := d.lineAt(start)
	fault := d.unmarkedItems(start, strings.Repeat(" ", indent), func(indent int, _ string) bool { return indent > column })
	if fault == nil || len(fault.Edits) == 1 && itemMark(first) == 0 {
		return nil
	}
	if len(fault.Edits) > 0 {
		fault.Edits = append(edits, fault.Edits...)
	}
	return fault
}
