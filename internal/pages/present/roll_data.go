package present

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// Records returns the roll as data, newest first, with one record per award and group of recipients; an award without
// recipients has one record too. The slice is new at each call and large.
func (p *Presenter) Records() []view.Record {
	n := 0
	for _, w := range p.site.Roll {
		n += max(1, len(w.Recipients))
	}
	out := make([]view.Record, 0, n)
	for _, w := range p.site.Roll {
		base := p.record(w)
		if len(w.Recipients) == 0 {
			out = append(out, base)
		}
		for _, r := range w.Recipients {
			rec := base
			rec.Kind, rec.Text, rec.Exact = kindNames(r.Kinds), r.Count.Text, r.Count.IsExact()
			if r.Count.N > 0 {
				rec.Count = &r.Count.N
			}
			rec.Names = slices.Grow(rec.Names, len(r.Names))
			for _, n := range r.Names {
				rec.Names = append(rec.Names, nameWithPost(n))
			}
			out = append(out, rec)
		}
	}
	return out
}

// record returns the fields that all records of an award share.
func (p *Presenter) record(w *site.Award) view.Record {
	a := w.Article
	rec := view.Record{
		Year: w.Year, Date: a.EffectiveDate().In(viet.Zone).Format("2006-01-02"), Honour: w.Name, Class: classOf(w.Known).String(),
		Level: w.Level.String(), By: w.By, Period: w.Period.Text, Citation: w.Citation, Decision: decisionText(w.Decision),
		Article: a.Title.Text, URL: p.Reference(routes.Path(a.Address)), ID: w.ID, Permalink: p.Reference(routes.Path(a.Address)) + "#" + w.ID, Names: []string{}, Status: "conferred",
	}
	if w.Status == content.Posthumous {
		rec.Status = "posthumous"
	}
	if address := p.decisionPath(w); address != "" {
		rec.Document = p.Reference(address)
	}
	if w.Term != nil {
		rec.HonourID = w.Term.Slug
	}
	if places := p.localityLinks(a); len(places) > 0 {
		rec.Locality, rec.Code = places[0].Name, a.Localities[0].Code(a.EffectiveDate())
	}
	return rec
}

// nameWithPost returns a name with post and unit, for example “NSƯT Trần Thị Lan, Tổ trưởng, Tổ 3”.
func nameWithPost(n content.Name) string {
	out := n.Full()
	for _, s := range []string{n.Post, n.Unit} {
		if s != "" {
			out += ", " + s
		}
	}
	return out
}

// schema is the JSON Schema (draft 2020-12) of the roll as JSON, with the name of its file in place of its address. A
// test compares it with view.Record.
//
//go:embed bang-vang.schema.json
var schema string

// Schema returns the JSON Schema of the roll as JSON, as a file. Its $id is its absolute address, or for a site without
// an address its address from the root of the host, /bang-vang.schema.json.
func (p *Presenter) Schema() *view.Text {
	id := strconv.Quote(p.Reference(routes.RollSchema)) // JSON and Go quote a URL alike
	return &view.Text{Data: []byte(strings.Replace(schema, strconv.Quote(routes.RollSchema.Relative()), id, 1))}
}
