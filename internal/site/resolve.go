package site

import (
	"cmp"
	"slices"
	"strings"

	"bangvang/internal/conferrer"
	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/gazetteer"
	"bangvang/internal/honours"
	"bangvang/internal/viet"
)

// Award is one row of an article's awards with its meaning.
type Award struct {
	*content.Award
	Article *Article
	Known   *honours.Honour // nil when the catalogue lacks it
	Term    *Term           // the honour's page
	Name    string          // the catalogue's name, or the editor's
	Body    honours.Body
	By      string              // who conferred it, a relative body spelled out; "" when not said
	Place   *gazetteer.Locality // of the conferrer, nil when it is no locality's body
	Level   honours.Level
	Year    int // in which it was conferred
	Order   int // in the front matter, from 0
}

// resolve gives one document's names their meaning. It writes to a alone.
func resolve(s *Site, a *Article) {
	for _, ref := range a.Document.Localities {
		if l := locate(s, a, ref); l != nil && !slices.Contains(a.Localities, l) {
			a.Localities = append(a.Localities, l)
		}
	}
	for i := range a.Document.Awards {
		a.Awards = append(a.Awards, award(s, a, i))
	}
	slices.SortStableFunc(a.Awards, Ceremony)
}

// locate finds the unit that a name means on the day of the event.
func locate(s *Site, a *Article, ref content.Ref) *gazetteer.Locality {
	on := a.On()
	found := s.Gazetteer.Find(ref.Text, on)
	switch {
	case len(found.Candidates) > 0:
		a.problems.Add(diag.AmbiguousLocality, ref.Pos, ref.Text, names(found.Candidates))
	case found.Locality == nil:
		a.problems.Add(diag.UnknownLocality, ref.Pos, ref.Text, found.Nearest)
	case found.NotInForce:
		l := found.Locality
		a.problems.Add(diag.LocalityNotInForce, ref.Pos, l.NameAt(on).Full, viet.ShortDate(on), l.Span(), heirs(l))
	}
	return found.Locality
}

func names(list []*gazetteer.Locality) string {
	var out []string
	for _, l := range list {
		out = append(out, "“"+l.Display()+"”")
	}
	return strings.Join(out, ", ")
}

// heirs names the units that took l over or, when it is still to come, those it took over.
func heirs(l *gazetteer.Locality) string {
	var list []*gazetteer.Locality
	for _, next := range slices.Concat(l.Successors, l.Predecessors) {
		list = append(list, next.Locality)
	}
	return names(list)
}

func award(s *Site, a *Article, i int) *Award {
	row := &a.Document.Awards[i]
	w := &Award{Award: row, Article: a, Name: row.Honour.Text, Year: a.On().Year(), Level: honours.NoLevel, Order: i}
	if row.By.Text != "" {
		w.Body = honours.ParseBody(row.By.Text)
		by := conferrer.Find(s.Gazetteer, w.Body, a.Localities, a.On())
		w.By, w.Place, w.Level = by.Name, by.Place, by.Level
		if by.Open {
			a.problems.Add(diag.UnresolvedBody, row.By.Pos, row.By.Text)
		}
	}
	body := w.Body
	body.Level = w.Level
	if known, ok := s.Catalogue.Find(row.Honour.Text, body); ok {
		w.Known, w.Name = known, known.Name
		if w.Level == honours.NoLevel || row.By.Text == "" {
			w.Level = known.Level
		}
	} else if row.Honour.Text != "" {
		a.problems.Add(diag.UnknownHonour, row.Honour.Pos, row.Honour.Text, s.Catalogue.Nearest(row.Honour.Text))
	}
	return w
}

// Ceremony orders awards as ceremonies do: by level, rank, kind of recipient, then as written.
func Ceremony(a, b *Award) int {
	return cmp.Or(
		cmp.Compare(a.Level, b.Level),
		cmp.Compare(a.rank(), b.rank()),
		cmp.Compare(a.kind(), b.kind()),
		cmp.Compare(a.Order, b.Order),
	)
}

func (w *Award) rank() int {
	if w.Known == nil {
		return 1 << 20
	}
	return w.Known.Rank
}

func (w *Award) kind() content.RecipientKind {
	if len(w.Recipients) == 0 || len(w.Recipients[0].Kinds) == 0 {
		return content.Community + 1
	}
	return slices.Min(w.Recipients[0].Kinds)
}
