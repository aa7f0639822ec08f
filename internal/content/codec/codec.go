// Package packed writes a document as bytes, and reads it again in one pass, its words being parts of one string.
//
// The bytes are two strings. The first says all that pages are made from but the text: two documents that differ in
// their texts alone have the same. The rest is the sum of the text, the places of words in the file, and its problems.
// The text itself is in neither.
//
// Numbers are signed varints but for the sum, which is eight bytes, little-endian; texts and lists have their length
// before them. Empty lists come back as nil. What was not written here is told from what was, unless by ill will.
package codec

import (
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/markdown"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// Append appends a document to what is said and to the rest.
func Append(said, rest []byte, d *content.Document) (newSaid, newRest []byte) {
	c := coder{said: stream{out: said}, rest: stream{out: rest}}
	c.document(d)
	return c.said.out, c.rest.out
}

// Parse reads what [Append] wrote, and tells whether it is that.
func Parse(said, rest string) (*content.Document, bool) {
	d := &content.Document{Body: &markdown.Body{}}
	c := coder{said: stream{in: said, reading: true}, rest: stream{in: rest, reading: true}}
	c.document(d)
	return d, c.said.done() && c.rest.done()
}

// coder goes through a document, which it writes or reads: one description serves both, so they cannot differ.
type coder struct {
	said, rest stream
	path       string // of the document, in which most places are
}

func (c *coder) document(d *content.Document) {
	c.said.text(&d.Path)
	c.path = d.Path
	text(&c.said, &d.Kind)
	c.ref(&d.Title)
	for _, t := range [...]*time.Time{&d.Date, &d.Updated, &d.Expires, &d.Withdrawn, &d.Event.Date} {
		c.time(t)
	}
	for _, b := range [...]*bool{&d.HasClock, &d.SummaryIsLead, &d.Draft} {
		c.said.bool(b)
	}
	for _, s := range [...]*string{&d.Summary, &d.Author, &d.Source.Name, &d.Source.URL, &d.Event.Session, &d.Event.Kind, &d.Event.At} {
		c.said.text(s)
	}
	c.ref(&d.Category)
	c.ref(&d.Image)
	list(c, &c.said, &d.Localities, (*coder).ref)
	list(c, &c.said, &d.Tags, (*coder).ref)
	list(c, &c.said, &d.Aliases, (*coder).ref)
	list(c, &c.said, &d.Awards, (*coder).award)
	c.body(d.Body)
	list(c, &c.rest, &d.Problems, (*coder).problem)
}

func (c *coder) body(b *markdown.Body) {
	c.rest.sum(&b.Sum)
	list(c, &c.said, &b.Refs, (*coder).link)
	list(c, &c.said, &b.Headings, (*coder).heading)
}

func (c *coder) link(r *markdown.Ref) {
	number(&c.said, &r.Kind)
	c.said.text(&r.Dest)
	c.said.text(&r.Alt)
	c.said.text(&r.Title)
	c.pos(&r.Pos)
}

func (c *coder) heading(h *markdown.Heading) {
	number(&c.said, &h.Level)
	c.said.text(&h.ID)
	c.said.text(&h.Text)
}

func (c *coder) award(a *content.Award) {
	c.ref(&a.Honour)
	c.ref(&a.By)
	c.said.text(&a.Period.Text)
	number(&c.said, &a.Period.From)
	number(&c.said, &a.Period.To)
	c.pos(&a.Period.Pos)
	c.said.text(&a.Citation)
	list(c, &c.said, &a.Recipients, (*coder).recipients)
	c.said.text(&a.Decision.No)
	c.time(&a.Decision.Date)
	c.pos(&a.Decision.DatePos)
	c.ref(&a.Decision.File)
	text(&c.said, &a.Status)
	c.time(&a.CommentUntil)
	c.pos(&a.CommentPos)
	c.pos(&a.Pos)
}

func (c *coder) recipients(r *content.Recipients) {
	list(c, &c.said, &r.Kinds, (*coder).kind)
	number(&c.said, &r.Count.N)
	number(&c.said, &r.Count.Approx)
	c.said.text(&r.Count.Text)
	list(c, &c.said, &r.Names, (*coder).name)
	c.pos(&r.Pos)
}

func (c *coder) kind(k *content.RecipientKind) { number(&c.said, k) }

func (c *coder) name(n *content.Name) {
	c.said.text(&n.Name)
	c.said.text(&n.Post)
	c.said.text(&n.Unit)
	c.pos(&n.Pos)
}

func (c *coder) ref(r *content.Ref) {
	c.said.text(&r.Text)
	c.pos(&r.Pos)
}

func (c *coder) problem(p *diag.Problem) {
	text(&c.rest, &p.Code)
	c.pos(&p.Pos)
	list(c, &c.rest, &p.Args, func(c *coder, arg *string) { c.rest.text(arg) })
}

// Where a place is.
const (
	nowhere   = iota // it is the zero place
	here             // in the document's file
	elsewhere        // in one that is named
)

func (c *coder) pos(p *diag.Pos) {
	where := int64(elsewhere)
	switch {
	case *p == diag.Pos{}:
		where = nowhere
	case p.File == c.path:
		where = here
	}
	if c.rest.number(&where); where == nowhere {
		return
	}
	file, line, col := p.File, int64(p.Line), int64(p.Col)
	if where == elsewhere {
		c.rest.text(&file)
	} else {
		file = c.path
	}
	c.rest.number(&line)
	c.rest.number(&col)
	if c.rest.reading {
		*p = diag.Pos{File: file, Line: int(line), Col: int(col)}
	}
}

// time goes through a moment and its offset from UTC.
func (c *coder) time(t *time.Time) {
	there := !t.IsZero()
	if c.said.bool(&there); !there {
		return
	}
	_, zone := t.Zone()
	sec, nano, offset := t.Unix(), int64(t.Nanosecond()), int64(zone)
	c.said.number(&sec)
	c.said.number(&nano)
	c.said.number(&offset)
	if c.said.reading {
		*t = time.Unix(sec, nano).In(zoneOf(int(offset)))
	}
}

func zoneOf(offset int) *time.Location {
	if _, usual := (time.Time{}).In(viet.Zone).Zone(); offset == usual {
		return viet.Zone
	}
	return time.FixedZone("", offset)
}
