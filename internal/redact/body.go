package redact

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/markup"
	"bangvang/internal/markup/body"
	"bangvang/internal/viet"
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
	text := e.html(e.titles(strings.Join(whole.Parts, ref)))
	renamed := e.headings(c.Headings)
	for i, r := range c.Refs {
		if id, ok := renamed[strings.TrimPrefix(r.Dest, "#")]; ok && strings.HasPrefix(r.Dest, "#") {
			c.Refs[i].Dest = "#" + id
		}
	}
	text = rename(text, renamed)
	out := body.New(markup.Text{Parts: strings.Split(text, ref), Plain: plain})
	out.Refs, out.Headings = c.Refs, c.Headings
	return out, nil
}

// headings takes the names out of headings, and gives those that had one an id that no other has. It returns the new ids
// by the old. An article may have tens of thousands of one name.
func (e *editor) headings(all []markup.Heading) map[string]string {
	taken, last, renamed := map[string]bool{}, map[string]int{}, map[string]string{}
	for _, h := range all {
		taken[h.ID] = true
	}
	for i := range all {
		h, was := &all[i], all[i]
		if h.Text = e.text(was.Text); h.Text == was.Text {
			continue
		}
		slug := viet.Slug(h.Text)
		h.ID = slug
		for taken[h.ID] {
			last[slug] = max(last[slug], 1) + 1
			h.ID = slug + "-" + strconv.Itoa(last[slug])
		}
		delete(taken, was.ID)
		taken[h.ID] = true
		renamed[was.ID] = h.ID
	}
	return renamed
}

// rename gives elements their new ids. Quotes in running text are escaped.
func rename(s string, renamed map[string]string) string {
	const id = ` id="`
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, id)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		old, _, _ := strings.Cut(rest, `"`)
		b.WriteString(id)
		if now, ok := renamed[old]; ok {
			b.WriteString(now)
			rest = rest[len(old):]
		}
		s = rest
	}
}

// titles replaces names in the titles of links. Quotes in running text are escaped.
func (e *editor) titles(s string) string {
	const title = ` title="`
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, title)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		value, after, _ := strings.Cut(rest, `"`)
		b.WriteString(title + html.EscapeString(e.text(html.UnescapeString(value))))
		s = `"` + after
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
