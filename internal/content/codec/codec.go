// Package codec encodes a parsed document as bytes for the store on disk, and decodes it in one pass, the document's
// strings being substrings of one. Package docstore keeps each document of a site this way from one build to the
// next.
//
// [Append] writes two byte strings. The first, the facts, holds every value that pages are made from, except the
// text: two documents that differ only in their texts have equal facts. For example, a corrected spelling in the
// third paragraph leaves the facts as they were. The second, the rest, is the hash of the text, the positions of
// values in the file, and the document's problems. The text itself is in neither.
//
// Numbers are signed varints except the hash, which is eight bytes, little-endian; strings and lists have their
// length before them. Empty lists are decoded as nil. [Parse] detects bytes that Append did not write, unless they
// are forged.
package codec

import (
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/markdown"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// Append appends the two halves of the encoding of a document to facts and to rest, which may be nil, and returns both.
// It does not change d. The facts hold all values that pages show except the text of the Body; the rest holds
// positions, problems and the hash of the text. So documents that differ in their text alone have equal facts. The text
// itself is in neither. Each half is decoded only together with the other.
func Append(facts, rest []byte, d *content.Document) (newFacts, newRest []byte) {
	c := coder{facts: stream{out: facts}, rest: stream{out: rest}}
	c.document(d)
	return c.facts.out, c.rest.out
}

// Parse decodes the two halves that [Append] wrote for one document. For other bytes ok is false, and d, which is never
// nil, is of no use. The Body of d has no text, and its methods return an empty one, until the caller replaces d.Body
// by [markdown.Body.WithoutText], which takes a reader of the stored text. The strings of d share the memory of facts
// and rest, which remain in memory as long as any of them does.
func Parse(facts, rest string) (d *content.Document, ok bool) {
	d = &content.Document{Body: &markdown.Body{}}
	c := coder{facts: stream{in: facts, reading: true}, rest: stream{in: rest, reading: true}}
	c.document(d)
	return d, c.facts.done() && c.rest.done()
}

// coder walks through a document and encodes or decodes it: one description serves both, so they cannot differ.
type coder struct {
	facts, rest stream
	path        string // the document's file, which most positions are in
}

func (c *coder) document(d *content.Document) {
	c.facts.text(&d.Path)
	c.path = d.Path
	text(&c.facts, &d.Kind)
	c.ref(&d.Title)
	for _, t := range [...]*time.Time{&d.Date, &d.Updated, &d.Expires, &d.Withdrawn, &d.Event.Date, &d.Event.To} {
		c.time(t)
	}
	for _, b := range [...]*bool{&d.HasClock, &d.SummaryIsLead, &d.Draft} {
		c.facts.bool(b)
	}
	for _, s := range [...]*string{&d.Summary, &d.Photo, &d.Source.Name, &d.Source.URL, &d.Event.Session, &d.Event.Kind, &d.Event.At} {
		c.facts.text(s)
	}
	c.ref(&d.Category)
	c.ref(&d.Image)
	list(c, &c.facts, &d.Localities, (*coder).ref)
	list(c, &c.facts, &d.Tags, (*coder).ref)
	list(c, &c.facts, &d.Campaigns, (*coder).ref)
	list(c, &c.facts, &d.Blocks, (*coder).ref)
	list(c, &c.facts, &d.Aliases, (*coder).ref)
	list(c, &c.facts, &d.Attachments, (*coder).attachment)
	list(c, &c.facts, &d.Awards, (*coder).award)
	list(c, &c.facts, &d.Authors, (*coder).author)
	list(c, &c.facts, &d.Event.Sessions, (*coder).session)
	list(c, &c.facts, &d.Corrections, (*coder).correction)
	c.body(d.Body)
	list(c, &c.rest, &d.Problems, (*coder).problem)
}

func (c *coder) body(b *markdown.Body) {
	c.rest.hash(&b.Hash)
	list(c, &c.facts, &b.Refs, (*coder).bodyRef)
	list(c, &c.facts, &b.Headings, (*coder).heading)
}

func (c *coder) bodyRef(r *markdown.Ref) {
	number(&c.facts, &r.Kind)
	c.facts.text(&r.Dest)
	c.facts.text(&r.Alt)
	c.facts.text(&r.Title)
	c.facts.text(&r.Credit)
	c.pos(&r.Pos)
}

func (c *coder) heading(h *markdown.Heading) {
	number(&c.facts, &h.Level)
	c.facts.text(&h.ID)
	c.facts.text(&h.Text)
}

func (c *coder) award(a *content.Award) {
	c.facts.text(&a.ID)
	c.pos(&a.IDPos)
	c.ref(&a.SameAs)
	c.ref(&a.Honour)
	c.ref(&a.By)
	list(c, &c.facts, &a.With, (*coder).ref)
	c.facts.text(&a.Period.Text)
	number(&c.facts, &a.Period.From)
	number(&c.facts, &a.Period.To)
	c.pos(&a.Period.Pos)
	c.facts.text(&a.Citation)
	list(c, &c.facts, &a.Recipients, (*coder).recipients)
	c.facts.text(&a.Decision.No)
	c.time(&a.Decision.Date)
	c.pos(&a.Decision.DatePos)
	c.ref(&a.Decision.File)
	c.ref(&a.Decision.Annex)
	text(&c.facts, &a.Status)
	c.time(&a.CommentUntil)
	c.pos(&a.CommentPos)
	c.awardFacts(a)
	c.pos(&a.Pos)
}

func (c *coder) awardFacts(a *content.Award) {
	there := a.Facts != nil
	if c.facts.bool(&there); !there {
		return
	}
	if c.facts.reading {
		a.Facts = &content.Facts{}
	}
	list(c, &c.facts, &a.Facts.HandedBy, (*coder).handover)
	for _, s := range [...]*string{&a.Facts.Amount, &a.Facts.Score, &a.Facts.Place, &a.Facts.Entries} {
		c.facts.text(s)
	}
}

func (c *coder) handover(h *content.Handover) {
	c.name(&h.Name)
	c.facts.text(&h.OnBehalfOf)
}

func (c *coder) author(a *content.Author) {
	c.facts.text(&a.Name)
	c.facts.text(&a.Role)
}

func (c *coder) session(s *content.Session) {
	c.time(&s.Date)
	c.facts.text(&s.Part)
}

func (c *coder) correction(k *content.Correction) {
	c.time(&k.Date)
	c.facts.text(&k.Text)
	c.pos(&k.Pos)
}

func (c *coder) attachment(a *content.Attachment) {
	c.ref(&a.File)
	c.facts.text(&a.Name)
}

func (c *coder) recipients(r *content.Recipients) {
	list(c, &c.facts, &r.Kinds, (*coder).kind)
	c.facts.text(&r.Word)
	number(&c.facts, &r.Count.N)
	number(&c.facts, &r.Count.Approx)
	c.facts.text(&r.Count.Text)
	list(c, &c.facts, &r.Names, (*coder).name)
	c.ref(&r.List.File)
	number(&c.facts, &r.List.Count)
	c.pos(&r.List.CountPos)
	c.pos(&r.Pos)
}

func (c *coder) kind(k *content.RecipientKind) { number(&c.facts, k) }

func (c *coder) name(n *content.Name) {
	c.facts.text(&n.Title)
	c.facts.text(&n.Name)
	c.facts.text(&n.Post)
	c.facts.text(&n.Unit)
	c.facts.text(&n.Note)
	c.facts.bool(&n.Posthumous)
	c.pos(&n.Pos)
}

func (c *coder) ref(r *content.Ref) {
	c.facts.text(&r.Text)
	c.pos(&r.Pos)
}

func (c *coder) problem(p *diag.Problem) {
	text(&c.rest, &p.Code)
	c.pos(&p.Pos)
	list(c, &c.rest, &p.Args, func(c *coder, arg *string) { c.rest.text(arg) })
	fixable := p.Fix != nil
	if c.rest.bool(&fixable); !fixable {
		return
	}
	if c.rest.reading {
		p.Fix = &diag.Fix{}
	}
	c.rest.bool(&p.Fix.OnDisk)
	list(c, &c.rest, &p.Fix.Edits, (*coder).edit)
}

func (c *coder) edit(e *diag.Edit) {
	number(&c.rest, &e.Start)
	number(&c.rest, &e.End)
	c.rest.text(&e.Text)
}

// The encodings of a position's file.
const (
	noPlace   = iota // the zero position
	thisFile         // a position in the document's file
	otherFile        // a position in another file, whose name follows
)

func (c *coder) pos(p *diag.Pos) {
	where := int64(otherFile)
	switch {
	case *p == diag.Pos{}:
		where = noPlace
	case p.File == c.path:
		where = thisFile
	}
	if c.rest.number(&where); where == noPlace {
		return
	}
	file, line, col := p.File, int64(p.Line), int64(p.Col)
	if where == otherFile {
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

// time encodes or decodes a moment and its offset from UTC.
func (c *coder) time(t *time.Time) {
	there := !t.IsZero()
	if c.facts.bool(&there); !there {
		return
	}
	_, zone := t.Zone()
	sec, nano, offset := t.Unix(), int64(t.Nanosecond()), int64(zone)
	c.facts.number(&sec)
	c.facts.number(&nano)
	c.facts.number(&offset)
	if c.facts.reading {
		*t = time.Unix(sec, nano).In(zoneOf(int(offset)))
	}
}

func zoneOf(offset int) *time.Location {
	if _, usual := (time.Time{}).In(viet.Zone).Zone(); offset == usual {
		return viet.Zone
	}
	return time.FixedZone("", offset)
}
