// Package resolve resolves the names in one document: localities as they were on the day of the event, honours of the
// catalogue, and conferring bodies.
//
// For example, in an article about Thị xã Hồng Lĩnh of 2023, the row {award: BK, by: UBND tỉnh} is the honour “Bằng
// khen”, conferred by “UBND tỉnh Hà Tĩnh”. The result depends on the document, the gazetteer and the catalogue only,
// so it can be reused while these are the same.
package resolve

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/authority"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/knowledge/law"
	"bangvang/internal/text/viet"
)

// Result is what [Resolver.Resolve] found for one document: its address, its localities as pointers to units in place
// of names, its rows of awards with the honour and the conferrer that each means, and problems for names that are
// unknown or ambiguous, or of localities not in force that day. It has neither the text nor the other fields of the
// document. It is immutable.
type Result struct {
	Address    string                // "/2024/01/do-son-tong-ket/"
	Localities []*gazetteer.Locality // those that were found, each once, in the order written
	Rows       []Row                 // in ceremonial order
	Problems   diag.List             // without hints: see [Resolver.AddHints]
}

// Row is one row of awards, resolved. Its Award is that of the document, or a copy with by, period and for read from the
// name of the honour.
type Row struct {
	*content.Award
	Known             *honours.Honour     // nil if the catalogue lacks it
	Key               string              // key of the honour in the index of honours
	Name              string              // of the honour: as in the catalogue, else as written
	Body              honours.Body        // of the conferrer; zero if it is unknown
	By                string              // the conferrer, with a relative name expanded, or several, “A và B”; "" if unknown
	ConferrerLocality *gazetteer.Locality // whose body the conferrer is; nil for several, and if it is not a body of a locality
	Level             honours.Level       // of the conferrer, of several the highest; or else of the honour; NoLevel if unknown
	Joint             []Conferrer         // the conferrers that confer the award together, two or more; nil for one or none
	ByLaw             string              // the text and article that fix the conferrer, if the row does not say it; else ""
	Year              int                 // of the event
	Order             int                 // position in the front matter, from 0
}

// Conferrer is a body that conferred an award, as [authority.Find] found it.
type Conferrer struct {
	Body honours.Body // as written
	authority.Conferrer
}

// Conferrers yields each conferrer of the row: none if it is unknown.
func (w *Row) Conferrers(yield func(Conferrer) bool) {
	if w.Joint == nil {
		if w.By != "" {
			yield(Conferrer{w.Body, authority.Conferrer{Name: w.By, Place: w.ConferrerLocality, Level: w.Level}})
		}
		return
	}
	for _, c := range w.Joint {
		if !yield(c) {
			return
		}
	}
}

// Resolver resolves the names in documents by the units of a gazetteer and the honours of a catalogue, neither of which
// may be nil. It is safe for concurrent use.
type Resolver struct {
	Gazetteer *gazetteer.Gazetteer
	Catalogue *honours.Catalogue
	Law       *law.Table // of the Catalogue; nil: no conferrer is taken from the law
}

// Resolve resolves the names in a document, which it does not change; it never returns nil. A name that it cannot resolve
// is a problem: a locality is then left out, an honour keeps its name as written.
func (m Resolver) Resolve(d *content.Document) *Result {
	s := &Result{Address: Address(d.Path)}
	for _, ref := range d.Localities {
		if l := m.resolveLocality(s, d, ref); l != nil && !slices.Contains(s.Localities, l) {
			s.Localities = append(s.Localities, l)
		}
	}
	if len(d.Awards) > 0 {
		s.Rows = make([]Row, len(d.Awards))
	}
	for i := range d.Awards {
		s.Rows[i] = m.resolveRow(s, d, i)
	}
	slices.SortStableFunc(s.Rows, compareCeremonial)
	return s
}

// resolveLocality returns the unit of a name on the day of the event and reports names that are unknown, ambiguous or
// not in force.
func (m Resolver) resolveLocality(s *Result, d *content.Document, ref content.Ref) *gazetteer.Locality {
	on := d.EffectiveDate()
	found := m.Gazetteer.Lookup(ref.Text, on)
	switch {
	case len(found.Candidates) > 0:
		s.Problems.Add(diag.AmbiguousLocality, ref.Pos, ref.Text, displayNames(found.Candidates, on))
	case found.Locality == nil:
		s.Problems.Add(diag.UnknownLocality, ref.Pos, ref.Text, "")
	case found.NotInForce && !on.IsZero(): // a date that does not parse is reported elsewhere
		l := found.Locality
		s.Problems.Add(diag.LocalityNotInForce, ref.Pos, l.NameAt(on).Full, viet.ShortDate(on), l.Span(), successorNames(l, on))
	}
	return found.Locality
}

// maxShown is the number of units that a problem names.
const maxShown = 20

// displayNames returns the names of units on a day in quotes, separated by commas: the first maxShown.
func displayNames(list []*gazetteer.Locality, on time.Time) string {
	var out []string
	for _, l := range list[:min(len(list), maxShown)] {
		out = append(out, "“"+l.DisplayAt(on)+"”")
	}
	return strings.Join(out, ", ")
}

// successorNames returns the names of the units that were in force on a day where l was before or after it: of its
// successors, or of theirs, and of its predecessors. For example, of Quận 2 in 2026 it names the phường that took over
// thành phố Thủ Đức.
func successorNames(l *gazetteer.Locality, on time.Time) string {
	var list []*gazetteer.Locality
	seen := map[*gazetteer.Locality]bool{l: true}
	for queue := []*gazetteer.Locality{l}; len(queue) > 0 && len(list) < maxShown; queue = queue[1:] {
		links := queue[0].Successors()
		if queue[0] == l {
			links = slices.Concat(links, l.Predecessors())
		}
		for _, next := range links {
			switch unit := next.Locality; {
			case seen[unit]:
			case unit.InForce(on):
				seen[unit], list = true, append(list, unit)
			case unit.EndedBy(on):
				seen[unit], queue = true, append(queue, unit)
			}
		}
	}
	return displayNames(list, on)
}

// AddHints returns a copy of problems, those of the result of d, with a hint for each unknown name, while hints has the
// work. Hints depend on all names of the site and take much longer than resolving, so they are looked for one after the
// other.
func (m Resolver) AddHints(hints *viet.Hints, d *content.Document, problems diag.List) diag.List {
	out := slices.Clone(problems)
	for i, p := range out {
		switch p.Code {
		case diag.UnknownLocality:
			out[i].Args = []string{p.Args[0], m.Gazetteer.Nearest(hints, p.Args[0], d.EffectiveDate())}
		case diag.UnknownHonour:
			out[i].Args = []string{p.Args[0], m.Catalogue.Nearest(hints, p.Args[0])}
		}
	}
	return out
}

// resolveRow resolves the i-th row of awards of a document.
func (m Resolver) resolveRow(s *Result, d *content.Document, i int) Row {
	a := m.fillFromName(&d.Awards[i])
	m.checkSpelling(s, &d.Awards[i])
	w := Row{Award: a, Name: a.Honour.Text, Year: d.EffectiveDate().Year(), Level: honours.NoLevel, Order: i}
	m.resolveConferrers(s, d, &w)
	body := w.Body
	body.Level = w.Level
	if known, ok := m.Catalogue.Find(a.Honour.Text, body); ok {
		w.Known, w.Name, w.Key = known, known.Name, known.ID
		if w.Level == honours.NoLevel || a.By.Text == "" {
			w.Level = known.Level
		}
		m.fillFromLaw(&w, d)
		return w
	}
	if a.Honour.Text != "" {
		s.Problems.Add(diag.UnknownHonour, a.Honour.Pos, a.Honour.Text, "")
	}
	w.Key = "khac/" + viet.KeyLoose(w.Name)
	return w
}

// resolveConferrers resolves the bodies of by:, and reports those that it cannot complete.
func (m Resolver) resolveConferrers(s *Result, d *content.Document, w *Row) {
	if w.Award.By.Text == "" {
		return
	}
	var refs []content.Ref
	if w.With == nil {
		refs = splitBodies(w.Award.By)
	}
	if refs == nil && w.With == nil {
		one := m.resolveConferrer(s, d, w.Award.By)
		w.Body, w.By, w.ConferrerLocality, w.Level = one.Body, one.Name, one.Place, one.Level
		return
	}
	if refs == nil {
		refs = []content.Ref{w.Award.By}
	}
	for _, ref := range slices.Concat(refs, w.With) {
		one := m.resolveConferrer(s, d, ref)
		if w.Joint == nil || one.Level < w.Level {
			w.Body, w.Level = one.Body, one.Level
		}
		if !slices.ContainsFunc(w.Joint, func(c Conferrer) bool { return c.Name == one.Name }) {
			w.Joint = append(w.Joint, one)
		}
	}
	if len(w.Joint) == 1 { // two spellings of one body
		w.By, w.ConferrerLocality, w.Joint = w.Joint[0].Name, w.Joint[0].Place, nil
		return
	}
	names := make([]string, len(w.Joint))
	for i, c := range w.Joint {
		names[i] = c.Name
	}
	w.By = viet.Listed(names)
}

// resolveConferrer resolves one body.
func (m Resolver) resolveConferrer(s *Result, d *content.Document, ref content.Ref) Conferrer {
	body := honours.ParseBody(ref.Text)
	by := authority.Find(m.Gazetteer, body, s.Localities, d.EffectiveDate())
	if by.Unresolved && (len(d.Localities) == 0 || len(s.Localities) > 0) { // an unknown locality is reported already
		s.Problems.Add(diag.UnresolvedBody, ref.Pos, ref.Text)
	}
	return Conferrer{body, by}
}

// splitBodies returns the bodies that a text of by: names, for example those of “Đảng ủy, HĐND, UBND phường”, and “UBND
// phường” and “Hội Nông dân phường” of “UBND phường và Hội Nông dân phường”; nil if it may be one body, for example “Bộ Giáo
// dục và Đào tạo”: each part must name an office.
func splitBodies(by content.Ref) (refs []content.Ref) {
	if all := honours.Bodies(by.Text); all != nil {
		for _, one := range all {
			refs = append(refs, content.Ref{Text: one, Pos: by.Pos})
		}
		return refs
	}
	if !strings.Contains(by.Text, " và ") {
		return nil
	}
	parts := joinNames(strings.Split(by.Text, " và "), " và ")
	if len(parts) < 2 {
		return nil
	}
	for _, part := range parts {
		for _, one := range joinNames(strings.Split(part, ", "), ", ") {
			refs = append(refs, content.Ref{Text: one, Pos: by.Pos})
		}
	}
	return refs
}

// joinNames joins each part that is no body by itself to the part before it.
func joinNames(parts []string, sep string) []string {
	out := parts[:1]
	for _, part := range parts[1:] {
		first, _ := utf8.DecodeRuneInString(part)
		office := honours.ParseBody(part).Office
		if unicode.IsUpper(first) && office != "" && office != "Bộ, ban, ngành" && honours.ParseBody(out[0]).Office != "" {
			out = append(out, part)
		} else {
			out[len(out)-1] += sep + part
		}
	}
	return out
}

// fillFromLaw sets the conferrer of a row that names none, if by the law of its day only one body could confer the honour.
func (m Resolver) fillFromLaw(w *Row, d *content.Document) {
	if w.By != "" || m.Law == nil {
		return
	}
	on := d.EffectiveDate()
	if !w.Decision.Date.IsZero() {
		on = w.Decision.Date
	}
	if name, by := m.Law.SoleConferrer(w.Known, viet.StartOfDay(on)); name != "" {
		w.By, w.Body, w.ByLaw = name, honours.ParseBody(name), by.Citation()
	}
}

// checkSpelling reports a conferring body that is misspelt, in by and in the name of the honour: “Bằng khen của Thủ tướg”.
func (m Resolver) checkSpelling(s *Result, a *content.Award) {
	for _, by := range [...][]content.Ref{{a.By}, a.With} {
		for _, ref := range by {
			if right := honours.CorrectBody(ref.Text); right != "" {
				s.Problems.Add(diag.UnresolvedBody, ref.Pos, ref.Text, right)
			}
		}
	}
	before, _, _ := splitPeriod(m.Catalogue.WordsAfter(a.Honour.Text))
	if body := trimLead(before); body != before {
		if right := honours.CorrectBody(body); right != "" {
			s.Problems.Add(diag.UnresolvedBody, a.Honour.Pos, body, right)
		}
	}
}

// fillFromName returns an award whose empty keys by, period and for are filled from the words after the honour, for
// example from “Bằng khen của UBND tỉnh năm 2023” or “Kỷ niệm chương Vì sự nghiệp giáo dục”.
func (m Resolver) fillFromName(a *content.Award) *content.Award {
	if a.By.Text != "" && a.Period.Text != "" && a.Citation != "" {
		return a
	}
	behind := m.Catalogue.WordsAfter(a.Honour.Text)
	if behind == "" {
		return a
	}
	before, period, after := splitPeriod(behind)
	full := *a
	for _, words := range [...]string{before, after} {
		switch body := trimLead(words); {
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

// isCitation reports whether the words after the name of an honour are its citation.
func isCitation(words string) bool {
	first, _, _ := strings.Cut(viet.Key(words), " ")
	return slices.Contains(citationStarts, first) || first != "" && strings.Trim(first, "0123456789") == ""
}

// splitPeriod splits the words after the name of an honour into the period and the words before and after it.
func splitPeriod(behind string) (before string, period content.Period, after string) {
	words := strings.Fields(behind)
	for i := range words {
		if !slices.Contains(periodStarts, viet.Key(words[i])) {
			continue
		}
		end := i
		for end < min(len(words), i+maxPeriodWords) && (strings.ContainsAny(words[end], "0123456789") || slices.Contains(periodWords, viet.Key(words[end]))) {
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

// maxPeriodWords is the number of words of the longest period: “từ năm học 2018 - 2019 đến năm học 2022 - 2023”.
const maxPeriodWords = 14

// trimLead cuts off the preposition before a body, for example “của” in “của UBND tỉnh”.
func trimLead(words string) string {
	if first, rest, _ := strings.Cut(words, " "); slices.Contains(bodyPrepositions, viet.Key(first)) {
		return rest
	}
	return words
}

// First words of a period, a body and a citation after the name of an honour, as keys.
var (
	periodStarts     = []string{"năm", "giai", "nhiệm", "từ"}
	periodWords      = []string{"năm", "học", "giai", "đoạn", "nhiệm", "kỳ", "từ", "đến", "và", ""} // "" is the key of a dash
	bodyPrepositions = []string{"của", "do"}
	citationStarts   = []string{"vì", "về", "trong", "cho"}
)

// compareCeremonial orders awards as ceremonies do: by level, rank, kind of recipient, then as written.
func compareCeremonial(a, b Row) int {
	return cmp.Or(
		cmp.Compare(a.Level, b.Level),
		cmp.Compare(a.rank(), b.rank()),
		cmp.Compare(a.kind(), b.kind()),
		cmp.Compare(a.Order, b.Order),
	)
}

// rank returns the rank of the honour in the catalogue; an honour outside it ranks last.
func (w *Row) rank() int {
	if w.Known == nil {
		return 1 << 20
	}
	return w.Known.Rank
}

// kind returns the first kind of the first recipients; a row without recipients sorts last.
func (w *Row) kind() content.RecipientKind {
	if len(w.Recipients) == 0 || len(w.Recipients[0].Kinds) == 0 {
		return content.Community + 1
	}
	return slices.Min(w.Recipients[0].Kinds)
}

// Address returns the address of an article's file at path, which begins with content/ and ends in .md: each segment of
// the path as a slug, with index.md as its folder. For example, content/2024/01/Đồ Sơn.md has the address
// /2024/01/do-son/, content/index.md “/”.
func Address(path string) string {
	path = strings.TrimPrefix(path, "content/")
	path = path[:strings.LastIndexByte(path, '.')]
	if path == "index" {
		return "/"
	}
	path = strings.TrimSuffix(path, "/index")
	out := append(make([]byte, 0, 256), '/')
	for segment := range strings.SplitSeq(path, "/") {
		out = append(append(out, viet.PathSegment(segment)...), '/')
	}
	return string(out)
}
