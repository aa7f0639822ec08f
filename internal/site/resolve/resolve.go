// Package sense is what the names in one document mean: a locality as it was on the event's day, an honour of the
// catalogue, the body behind "UBND tỉnh". It is made of the document, the gazetteer and the catalogue, and of nothing else.
package resolve

import (
	"cmp"
	"slices"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/authority"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// Sense is the meaning of one document. It does not change.
type Sense struct {
	Address    string // "/2024/01/do-son-tong-ket/"
	Localities []*gazetteer.Locality
	Rows       []Row // as ceremonies order them
	Problems   diag.List
}

// Row is one row of awards with its meaning.
type Row struct {
	*content.Award
	Known *honours.Honour // nil when the catalogue lacks it
	Key   string          // of the honour in the index of honours
	Name  string          // the catalogue's name, or the editor's
	Body  honours.Body
	By    string              // who conferred it, a relative body spelled out; "" when not said
	Place *gazetteer.Locality // of the conferrer, nil when it is no locality's body
	Level honours.Level
	Year  int // in which it was conferred
	Order int // in the front matter, from 0
}

// Maker makes sense of documents.
type Maker struct {
	Gazetteer *gazetteer.Gazetteer
	Catalogue *honours.Catalogue
}

// Of makes sense of a document.
func (m Maker) Of(d *content.Document) *Sense {
	s := &Sense{Address: Address(d.Path)}
	for _, ref := range d.Localities {
		if l := m.locate(s, d, ref); l != nil && !slices.Contains(s.Localities, l) {
			s.Localities = append(s.Localities, l)
		}
	}
	if len(d.Awards) > 0 {
		s.Rows = make([]Row, len(d.Awards))
	}
	for i := range d.Awards {
		s.Rows[i] = m.row(s, d, i)
	}
	slices.SortStableFunc(s.Rows, ceremony)
	return s
}

// locate finds the unit that a name means on the day of the event.
func (m Maker) locate(s *Sense, d *content.Document, ref content.Ref) *gazetteer.Locality {
	on := d.On()
	found := m.Gazetteer.Find(ref.Text, on)
	switch {
	case len(found.Candidates) > 0:
		s.Problems.Add(diag.AmbiguousLocality, ref.Pos, ref.Text, names(found.Candidates))
	case found.Locality == nil:
		s.Problems.Add(diag.UnknownLocality, ref.Pos, ref.Text, found.Nearest)
	case found.NotInForce && !on.IsZero(): // a date that cannot be read is said already
		l := found.Locality
		s.Problems.Add(diag.LocalityNotInForce, ref.Pos, l.NameAt(on).Full, viet.ShortDate(on), l.Span(), heirs(l))
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

func (m Maker) row(s *Sense, d *content.Document, i int) Row {
	a := m.stated(&d.Awards[i])
	w := Row{Award: a, Name: a.Honour.Text, Year: d.On().Year(), Level: honours.NoLevel, Order: i}
	if a.By.Text != "" {
		w.Body = honours.ParseBody(a.By.Text)
		by := authority.Find(m.Gazetteer, w.Body, s.Localities, d.On())
		w.By, w.Place, w.Level = by.Name, by.Place, by.Level
		if by.Open && (len(d.Localities) == 0 || len(s.Localities) > 0) { // a locality that is not found is said already
			s.Problems.Add(diag.UnresolvedBody, a.By.Pos, a.By.Text)
		}
	}
	body := w.Body
	body.Level = w.Level
	if known, ok := m.Catalogue.Find(a.Honour.Text, body); ok {
		w.Known, w.Name, w.Key = known, known.Name, known.ID
		if w.Level == honours.NoLevel || a.By.Text == "" {
			w.Level = known.Level
		}
		return w
	}
	if a.Honour.Text != "" {
		s.Problems.Add(diag.UnknownHonour, a.Honour.Pos, a.Honour.Text, m.Catalogue.Nearest(a.Honour.Text))
	}
	w.Key = "khac/" + viet.KeyLoose(w.Name)
	return w
}

// stated returns an award with what its name states beside the honour, “Bằng khen của UBND tỉnh năm 2023”, “Kỷ niệm
// chương Vì sự nghiệp giáo dục”, where the row does not tell.
func (m Maker) stated(a *content.Award) *content.Award {
	if a.By.Text != "" && a.Period.Text != "" && a.Citation != "" {
		return a
	}
	behind := m.Catalogue.Behind(a.Honour.Text)
	if behind == "" {
		return a
	}
	before, period, after := parted(behind)
	full := *a
	for _, words := range [...]string{before, after} {
		switch body := withoutLead(words); {
		case full.Citation == "" && isCitation(words):
			full.Citation = words
		case full.By.Text == "" && honours.ParseBody(body).Office != "":
			full.By = content.Ref{Text: body, Pos: a.Honour.Pos}
		}
	}
	if a.Period.Text == "" {
		full.Period, full.Period.Pos = period, a.Honour.Pos
	}
	return &full
}

// isCitation tells whether what stands behind an honour's name says what it is for.
func isCitation(words string) bool {
	first, _, _ := strings.Cut(viet.Key(words), " ")
	return slices.Contains(beforeReason, first) || first != "" && strings.Trim(first, "0123456789") == ""
}

// parted parts what stands behind an honour's name into the period and what is before and after it.
func parted(behind string) (before string, period content.Period, after string) {
	words := strings.Fields(behind)
	for i := range words {
		if !slices.Contains(beforeYears, viet.Key(words[i])) {
			continue
		}
		end := i
		for end < min(len(words), i+longestPeriod) && (strings.ContainsAny(words[end], "0123456789") || slices.Contains(amongYears, viet.Key(words[end]))) {
			end++
		}
		text := strings.Trim(strings.Join(words[i:end], " "), ",;")
		if year, ok := strings.CutPrefix(text, "năm "); ok && strings.Trim(year, "0123456789") == "" {
			text = year
		}
		if found, ok := content.ParsePeriod(text); ok {
			return strings.Join(words[:i], " "), found, strings.Join(words[end:], " ")
		}
	}
	return behind, content.Period{}, ""
}

// longestPeriod is how many words a period has at most: “từ năm học 2018 - 2019 đến năm học 2022 - 2023”.
const longestPeriod = 14

// withoutLead cuts off the word that a body begins with behind an honour's name.
func withoutLead(words string) string {
	if first, rest, _ := strings.Cut(words, " "); slices.Contains(beforeBody, viet.Key(first)) {
		return rest
	}
	return words
}

// Words that a period, a body and a reason begin with behind the name of an honour.
var (
	beforeYears  = []string{"năm", "giai", "nhiệm", "từ"}
	amongYears   = []string{"năm", "học", "giai", "đoạn", "nhiệm", "kỳ", "từ", "đến", "và", ""} // "" is the key of a dash
	beforeBody   = []string{"của", "do"}
	beforeReason = []string{"vì", "về", "trong", "cho"}
)

// ceremony orders awards as ceremonies do: by level, rank, kind of recipient, then as written.
func ceremony(a, b Row) int {
	return cmp.Or(
		cmp.Compare(a.Level, b.Level),
		cmp.Compare(a.rank(), b.rank()),
		cmp.Compare(a.kind(), b.kind()),
		cmp.Compare(a.Order, b.Order),
	)
}

func (w *Row) rank() int {
	if w.Known == nil {
		return 1 << 20
	}
	return w.Known.Rank
}

func (w *Row) kind() content.RecipientKind {
	if len(w.Recipients) == 0 || len(w.Recipients[0].Kinds) == 0 {
		return content.Community + 1
	}
	return slices.Min(w.Recipients[0].Kinds)
}

// Address returns the address that a file of content/ has: each segment of its path as a slug, with
// index.md standing for its folder.
func Address(path string) string {
	path = strings.TrimPrefix(path, "content/")
	path = path[:len(path)-len(".md")]
	if path == "index" {
		return "/"
	}
	path = strings.TrimSuffix(path, "/index")
	out := append(make([]byte, 0, 256), '/')
	for segment := range strings.SplitSeq(path, "/") {
		out = append(append(out, viet.Segment(segment)...), '/')
	}
	return string(out)
}
