package present

import (
	"strings"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/site/roll"
	"bangvang/internal/text/viet"
)

// Board is an index of the roll: of who conferred, or of who received.
type Board struct {
	Kind    string // conferrer, collective or individual; that of the index adds an s
	Name    string
	Address routes.Path
	Terms   []*site.Term
}

// Boards returns the indexes of the roll that have an entry.
func (d *Listing) Boards() []Board {
	b := d.Board
	if b == nil {
		return nil
	}
	var out []Board
	for _, one := range []Board{
		{"conferrer", d.Words.Conferrers, routes.Conferrers, b.Conferrers.Terms},
		{"collective", d.Words.Collectives, routes.Collectives, b.Collectives.Terms},
		{"individual", d.Words.Individuals, routes.Individuals, b.Individuals.Terms},
	} {
		if len(one.Terms) > 0 {
			out = append(out, one)
		}
	}
	return out
}

// BoardTerms returns the view of an index of the roll.
func (d *Listing) BoardTerms(b Board) *view.Terms {
	letter := func(t *site.Term) string { return viet.Letter(t.Name) }
	if b.Kind == "individual" { // sorted by given name
		letter = func(t *site.Term) string { return viet.Letter(givenName(t)) }
	}
	v := d.Terms(b.Kind+"s", b.Name, b.Address, d.grouped(b.Address, b.Terms, letter))
	v.Crumbs = append(v.Crumbs, d.Crumb(d.Words.Roll, routes.Roll))
	return v
}

// givenName returns the last syllable of a person's name.
func givenName(t *site.Term) string {
	words := strings.Fields(roll.Bare(t))
	return words[len(words)-1]
}

// indexes links the indexes of the roll.
func (d *Listing) indexes() []view.Link {
	var out []view.Link
	for _, b := range d.Boards() {
		link := d.Crumb(b.Name, b.Address)
		link.Count = len(b.Terms)
		out = append(out, link)
	}
	return out
}

// awardsOf shows the awards of a conferrer or a recipient that the shown articles tell of.
func (d *Listing) awardsOf(t *site.Term, shown []*site.Article) []view.RollRow {
	return d.rows(shown, func(w *site.Award) bool { return w.Counts() && d.Board.Of(t, w) })
}
