package importer

import (
	"slices"
	"strings"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/editor/importer/draft"
)

// entry is a key of the front matter with its value or with the entries below it, or an item of a list, whose key is "".
// What is off is written as a comment.
type entry struct {
	key    string
	value  string // YAML; "" if there are entries below
	above  string // comment on a line of its own
	behind string // comment behind the value
	below  []*entry
	item   bool
	off    bool
	core   bool // the entry above means nothing without it

	first, last int // lines of the text that [page.text] wrote last, from 1
}

// add appends entries below e and returns e.
func (e *entry) add(below ...*entry) *entry {
	for _, b := range below {
		if b != nil {
			e.below = append(e.below, b)
		}
	}
	return e
}

// dead reports whether nothing of an entry is written but comments.
func (e *entry) dead() bool {
	if e.off {
		return true
	}
	if len(e.below) == 0 {
		return e.value == "" && !e.item
	}
	for _, b := range e.below {
		if !b.dead() {
			return false
		}
	}
	return true
}

// find returns the innermost entry that is alive and has a line of the text, nil if none has; with whole one that has
// others below it, because it lacks one of them. Instead of one that is core it returns the entry above it, whose other
// entries would mean nothing: a list without its file is no count.
func find(list []*entry, line int, whole bool) *entry {
	for _, e := range list {
		if line < e.first || line > e.last || e.dead() || whole && len(e.below) == 0 {
			continue
		}
		if inner := find(e.below, line, whole); inner != nil && !inner.core {
			return inner
		}
		return e
	}
	return nil
}

// lines writes text and counts its lines.
type lines struct {
	strings.Builder
	n int
}

func (l *lines) line(text string) {
	l.WriteString(text + "\n")
	l.n++
}

// write writes an entry and those below it, indented. What is off is behind a “# ” at the indentation of the outermost entry
// that is off; mark is that, "" if none is.
func (e *entry) write(l *lines, mark, indent string) {
	if e.above != "" {
		l.note(mark, indent, e.above)
	}
	if mark == "" && e.dead() {
		mark, indent = indent+"# ", ""
	}
	if e.item {
		e.writeItem(l, mark, indent)
		return
	}
	e.writeKey(l, mark, indent, "")
}

// note writes a comment on a line of its own; within what is off it has a “#” more, so that it remains one when the other goes.
func (l *lines) note(mark, indent, text string) {
	l.line(mark + indent + "# " + frontmatter.Line(text))
}

// writeKey writes a key behind dash, “- ” for the first of an item, with what is below it.
func (e *entry) writeKey(l *lines, mark, indent, dash string) {
	e.first = l.n + 1
	text := mark + indent + dash + e.key + ":"
	if e.value != "" {
		text += " " + e.value
	}
	l.line(text + comment(e.behind))
	for _, b := range e.below {
		b.write(l, mark, indent+strings.Repeat(" ", len(dash))+"  ")
	}
	e.last = l.n
}

// writeItem writes an item: a value, or the first of its entries that is alive behind the dash, and then the others.
func (e *entry) writeItem(l *lines, mark, indent string) {
	e.first = l.n + 1
	defer func() { e.last = l.n }()
	if len(e.below) == 0 {
		l.line(mark + indent + "- " + e.value + comment(e.behind))
		return
	}
	head := max(0, slices.IndexFunc(e.below, func(b *entry) bool { return !b.dead() }))
	if top := e.below[head]; top.above != "" { // a comment cannot be between the dash and its key
		l.note(mark, indent, top.above)
	}
	e.below[head].writeKey(l, mark, indent, "- ")
	for i, b := range e.below {
		if i != head {
			b.write(l, mark, indent+"  ")
		}
	}
}

// walk calls do for each entry.
func walk(list []*entry, do func(*entry)) {
	for _, e := range list {
		do(e)
		walk(e.below, do)
	}
}

// comment returns a comment behind a value, "" for no text.
func comment(text string) string {
	if text = frontmatter.Line(text); text == "" {
		return ""
	}
	return " # " + text
}

// text returns a value as YAML: never "", which would be no value.
func yaml(text string) string {
	if text = frontmatter.Quote(frontmatter.Line(text)); text == "" {
		return `""`
	}
	return text
}

// placeText returns where a value was read, for people: “nguồn: quyet-dinh.docx, bảng 1, dòng 2”; "" for nowhere.
func placeText(p draft.Place) string {
	if at := p.String(); at != "" {
		return "nguồn: " + at
	}
	return ""
}

// unsure is the comment of a value that an editor must look at.
func unsure(place string) string {
	if place == "" {
		return "chưa chắc"
	}
	return "chưa chắc; " + place
}

// valueOf returns the entry of a value under a key, nil if there is none. It is off if the value is not sure.
func valueOf(key string, v draft.Value) *entry {
	if frontmatter.Line(v.Text) == "" {
		return nil
	}
	e := &entry{key: key, value: yaml(v.Text), behind: placeText(v.From), off: v.Unsure}
	if v.Unsure {
		e.behind = unsure(e.behind)
	}
	if v.Quote != "" && v.Quote != v.Text {
		e.above = quoted(v.Quote)
	}
	return e
}

// maxQuote is the length of a sentence that a comment quotes, in characters.
const maxQuote = 300

// quoted returns a sentence in quotation marks, cut after maxQuote characters.
func quoted(sentence string) string {
	sentence = frontmatter.Line(sentence)
	if sentence == "" {
		return ""
	}
	if r := []rune(sentence); len(r) > maxQuote {
		sentence = string(r[:maxQuote]) + "…"
	}
	return "“" + sentence + "”"
}

// dayOf returns the entry of a day under a key, nil if there is none.
func dayOf(key string, d draft.Day) *entry {
	if d.Time.IsZero() {
		return nil
	}
	e := valueOf(key, draft.Value{Text: dayText(d), Unsure: d.Unsure, From: d.From, Quote: d.Quote})
	e.value = dayText(d)
	return e
}
