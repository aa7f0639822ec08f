package redact

import (
	"html"
	"reflect"
	"slices"
	"strings"

	"bangvang/internal/content/markdown"
	"bangvang/internal/text/viet"
)

const (
	refMark   = "\x01" // represents a Ref in HTML: no text contains it
	blockMark = '\x00' // represents the start of a block in text: no name extends across it
)

// redactBody returns b without the names, b itself when it contains none. The error says why its text cannot be read.
func (l *matcher) redactBody(b *markdown.Body) (*markdown.Body, error) {
	full, err := b.FullText()
	if err != nil {
		return b, err
	}
	if !l.contains(full.Plain) && !l.anyContains(bodyTexts, reflect.ValueOf(b).Elem()) {
		return b, nil
	}
	out := b.WithoutText(nil)
	l.replaceAll(bodyTexts, reflect.ValueOf(out).Elem())
	renamed := renameHeadings(b.Headings, out.Headings)
	for i, r := range out.Refs {
		if id, ok := renamed[strings.TrimPrefix(r.Dest, "#")]; ok && strings.HasPrefix(r.Dest, "#") {
			out.Refs[i].Dest = "#" + id
		}
	}
	text := l.redactHTML(mapAttribute(strings.Join(full.Parts, refMark), "title", l.redactTitle))
	text = mapAttribute(text, "id", func(id string) string {
		if now, ok := renamed[id]; ok {
			return now
		}
		return id
	})
	redacted := markdown.NewBody(markdown.Text{Parts: strings.Split(text, refMark), Plain: l.redactText(full.Plain)})
	out.Text, out.Hash = redacted.Text, redacted.Hash
	return out, nil
}

// renameHeadings gives each of the headings whose text differs from the one in previous a new id, which no other
// heading has, and returns the new ids by the old. It takes linear time, because an article may have tens of thousands
// of headings with one name.
func renameHeadings(previous, headings []markdown.Heading) map[string]string {
	ids, renamed := viet.UniqueSlugs{}, map[string]string{}
	for _, h := range previous {
		ids.Reserve(h.ID)
	}
	for i, h := range previous {
		if headings[i].Text == h.Text {
			continue
		}
		headings[i].ID = ids.Reserve(viet.Slug(headings[i].Text))
		delete(ids, h.ID)
		renamed[h.ID] = headings[i].ID
	}
	return renamed
}

// redactTitle returns the escaped title of a link without the names.
func (l *matcher) redactTitle(escaped string) string {
	return html.EscapeString(l.redactText(html.UnescapeString(escaped)))
}

// mapAttribute replaces each value of an attribute with the result of change. It cannot match in running text, where
// quotes are escaped. For example, it maps the "b" of <a title="b">.
func mapAttribute(s, attribute string, change func(value string) string) string {
	start := " " + attribute + `="`
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, start)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		value, _, _ := strings.Cut(rest, `"`)
		b.WriteString(start + change(value))
		s = rest[len(value):]
	}
}

// redactHTML replaces the names in the visible text of s. Tags inside a name remain, because their counterparts may be
// elsewhere: "Văn <em>A</em>" becomes "[đã gỡ tên]<em></em>".
func (l *matcher) redactHTML(s string) string {
	text, places := visibleText(s)
	var b strings.Builder
	from := 0
	for _, m := range l.find(text) {
		instead := l.replacement
		for at := m.from; at < m.to; at++ {
			p := places[at]
			if p.from < from { // a later byte of the same character
				continue
			}
			b.WriteString(s[from:p.from])
			b.WriteString(instead)
			from, instead = p.to, ""
		}
	}
	b.WriteString(s[from:])
	return b.String()
}

// inlineElements are the elements whose tags may occur inside a name.
var inlineElements = []string{"a", "em", "strong", "del", "code", "span", "sup", "sub"}

// visibleText returns the text that readers see of HTML that package markdown wrote, and for each byte of it the span
// in s of its character.
func visibleText(s string) (string, []span) {
	var text []byte
	var places []span
	show := func(c string, p span) {
		text = append(text, c...)
		for len(places) < len(text) {
			places = append(places, p)
		}
	}
	for i := 0; i < len(s); {
		n := 1
		switch s[i] {
		case '<':
			n = strings.IndexByte(s[i:], '>') + 1
			name := strings.TrimPrefix(s[i+1:i+n-1], "/")
			name, _, _ = strings.Cut(name, " ")
			switch {
			case strings.HasPrefix(s[i:], "<sup id="): // the number of a footnote
				n = strings.Index(s[i:], "</sup>") + len("</sup>")
			case name == "br":
				show(" ", span{i, i})
			case !slices.Contains(inlineElements, name):
				show(string(blockMark), span{i, i})
			}
		case '&':
			n = strings.IndexByte(s[i:], ';') + 1
			show(html.UnescapeString(s[i:i+n]), span{i, i + n})
		case refMark[0]:
			show(string(blockMark), span{i, i})
		default:
			show(s[i:i+1], span{i, i + 1})
		}
		i += n
	}
	return string(text), places
}
