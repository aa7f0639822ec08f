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
	ref     = "\x01" // stands in HTML for a Ref: no text holds it
	barrier = '\x00' // stands in text for a new block: no name goes over it
)

// body returns b without the names, b itself when it holds none. The error says why its text cannot be had.
func (l *list) body(b *markdown.Body) (*markdown.Body, error) {
	whole, err := b.Whole()
	if err != nil {
		return b, err
	}
	if !l.holds(whole.Plain) && !l.within(ofBody, reflect.ValueOf(b).Elem()) {
		return b, nil
	}
	out := b.Lean(nil)
	l.replace(ofBody, reflect.ValueOf(out).Elem())
	renamed := rename(b.Headings, out.Headings)
	for i, r := range out.Refs {
		if id, ok := renamed[strings.TrimPrefix(r.Dest, "#")]; ok && strings.HasPrefix(r.Dest, "#") {
			out.Refs[i].Dest = "#" + id
		}
	}
	text := l.html(values(strings.Join(whole.Parts, ref), "title", l.title))
	text = values(text, "id", func(id string) string {
		if now, ok := renamed[id]; ok {
			return now
		}
		return id
	})
	now := markdown.NewBody(markdown.Text{Parts: strings.Split(text, ref), Plain: l.text(whole.Plain)})
	out.Text, out.Sum = now.Text, now.Sum
	return out, nil
}

// rename gives each of the headings now whose text is not what it was an id that no other has. It returns the new ids by
// the old. An article may have tens of thousands of one name.
func rename(was, now []markdown.Heading) map[string]string {
	ids, renamed := viet.UniqueSlugs{}, map[string]string{}
	for _, h := range was {
		ids.Give(h.ID)
	}
	for i, h := range was {
		if now[i].Text == h.Text {
			continue
		}
		now[i].ID = ids.Give(viet.Slug(now[i].Text))
		delete(ids, h.ID)
		renamed[h.ID] = now[i].ID
	}
	return renamed
}

// title returns the title of a link without the names.
func (l *list) title(escaped string) string {
	return html.EscapeString(l.text(html.UnescapeString(escaped)))
}

// values changes the values of an attribute. Quotes in running text are escaped.
func values(s, attribute string, change func(value string) string) string {
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

// html replaces names in what readers see of s. Elements inside a name stay: they are closed elsewhere.
func (l *list) html(s string) string {
	text, places := visible(s)
	var b strings.Builder
	from := 0
	for _, m := range l.find(text) {
		instead := l.instead
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

// transparent are the elements that may stand inside a name.
var transparent = []string{"a", "em", "strong", "del", "code", "span"}

// visible returns what readers see of HTML that package markup wrote, and for each byte of it the
// place in s of its character.
func visible(s string) (string, []span) {
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
			case name == "sup": // the number of a footnote
				n = strings.Index(s[i:], "</sup>") + len("</sup>")
			case name == "br":
				show(" ", span{i, i})
			case !slices.Contains(transparent, name):
				show(string(barrier), span{i, i})
			}
		case '&':
			n = strings.IndexByte(s[i:], ';') + 1
			show(html.UnescapeString(s[i:i+n]), span{i, i + n})
		case ref[0]:
			show(string(barrier), span{i, i})
		default:
			show(s[i:i+1], span{i, i + 1})
		}
		i += n
	}
	return string(text), places
}
