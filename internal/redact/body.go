package redact

import (
	"html"
	"slices"
	"strings"

	"bangvang/internal/markup"
	"bangvang/internal/markup/body"
	"bangvang/internal/viet"
	"bangvang/internal/viet/distinct"
)

const (
	ref     = "\x01" // stands in HTML for a Ref: no text holds it
	barrier = '\x00' // stands in text for a new block: no name goes over it
)

// body returns b without the names. The error says why its text cannot be had.
func (e *editor) body(b *markup.Body) (*markup.Body, error) {
	whole, err := b.Whole()
	if err != nil {
		return b, err
	}
	changed := e.changed
	e.changed = false
	c := &markup.Body{Refs: slices.Clone(b.Refs), Headings: slices.Clone(b.Headings)}
	plain := e.text(whole.Plain)
	for i, r := range c.Refs {
		c.Refs[i].Alt, c.Refs[i].Title = e.text(r.Alt), e.text(r.Title)
	}
	same := !e.changed
	e.changed = changed || e.changed
	if same {
		return b, nil
	}
	text := e.html(values(strings.Join(whole.Parts, ref), "title", e.title))
	renamed := e.headings(c.Headings)
	for i, r := range c.Refs {
		if id, ok := renamed[strings.TrimPrefix(r.Dest, "#")]; ok && strings.HasPrefix(r.Dest, "#") {
			c.Refs[i].Dest = "#" + id
		}
	}
	text = values(text, "id", func(id string) string {
		if now, ok := renamed[id]; ok {
			return now
		}
		return id
	})
	out := body.New(markup.Text{Parts: strings.Split(text, ref), Plain: plain})
	out.Refs, out.Headings = c.Refs, c.Headings
	return out, nil
}

// headings takes the names out of headings, and gives those that had one an id that no other has. It returns the new ids
// by the old. An article may have tens of thousands of one name.
func (e *editor) headings(all []markup.Heading) map[string]string {
	ids, renamed := distinct.Slugs{}, map[string]string{}
	for _, h := range all {
		ids.Give(h.ID)
	}
	for i := range all {
		h, was := &all[i], all[i]
		if h.Text = e.text(was.Text); h.Text == was.Text {
			continue
		}
		h.ID = ids.Give(viet.Slug(h.Text))
		delete(ids, was.ID)
		renamed[was.ID] = h.ID
	}
	return renamed
}

// title returns the title of a link without the names.
func (e *editor) title(escaped string) string {
	return html.EscapeString(e.text(html.UnescapeString(escaped)))
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
func (e *editor) html(s string) string {
	text, places := visible(s)
	var b strings.Builder
	from := 0
	for _, m := range e.find(text) {
		instead := e.instead
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
