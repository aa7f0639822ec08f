package present

import (
	"time"

	"bangvang/internal/content"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/opendata"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// RollData are the awards of a file: those of Articles that count, in their order, and if Reports is set also those that they
// report while another article has the record.
type RollData struct {
	Articles []*site.Article
	Reports  bool
}

// RollCSV returns awards as CSV.
func (p *Presenter) RollCSV(d RollData) *view.RollCSV {
	return &view.RollCSV{Articles: p.records(d)}
}

// RollJSON returns awards as JSON, dated by the last change of an article.
func (p *Presenter) RollJSON(d RollData) *view.RollJSON {
	return &view.RollJSON{
		License: p.site.Settings.License.Text(),
		Schema:  p.Reference(routes.RollSchema), Site: p.Reference(routes.Home), Updated: p.lastChangeOf(d.Articles), Articles: p.records(d),
	}
}

// records returns the records of awards by article.
func (p *Presenter) records(d RollData) view.RecordList {
	var articles []*site.Article
	for _, a := range d.Articles {
		if a.HasAwards() {
			articles = append(articles, a)
		}
	}
	var reported []*site.Award
	if d.Reports {
		reported = site.ReportedElsewhere(d.Articles)
	}
	list := view.RecordList{Sums: make([]view.RecordSum, 0, len(articles)+len(reported)), Append: func(b []byte, i int, as view.RecordFormat) []byte {
		if i < len(articles) {
			return p.appendEncoded(b, articles[i], as)
		}
		return opendata.Append(b, p.reportOf(reported[i-len(articles)]), as)
	}}
	for _, a := range articles {
		list.Sums = append(list.Sums, p.encodedOf(a).RecordSum)
	}
	for _, w := range reported {
		list.Sums = append(list.Sums, opendata.Encode(p.reportOf(w), nil))
	}
	return list
}

// encodedRecords are the records of an article, encoded once for all files that have them: their sum, and their places
// outside of memory.
type encodedRecords struct {
	view.RecordSum
	places [view.RecordFormats]store.Place
}

// encodedOf returns the encoded records of an article.
func (p *Presenter) encodedOf(a *site.Article) *encodedRecords {
	return p.encoded.Get(p.site.IndexOf(a), func() *encodedRecords {
		e := new(encodedRecords)
		e.RecordSum = opendata.Encode(p.recordsOf(a), func(as view.RecordFormat, text []byte) { e.places[as] = p.Scratch.Put(text) })
		return e
	})
}

// appendEncoded appends the records of an article to b.
func (p *Presenter) appendEncoded(b []byte, a *site.Article, as view.RecordFormat) []byte {
	b, ok := p.Scratch.Append(b, p.encodedOf(a).places[as])
	if !ok {
		b = opendata.Append(b, p.recordsOf(a), as)
	}
	return b
}

// reportOf returns the records of an award whose record another article has.
func (p *Presenter) reportOf(w *site.Award) []view.Record {
	base := p.record(w)
	base.Places, base.Event = placesOf(w.Article), eventOf(w.Article)
	return p.appendRecords(nil, w, base)
}

// recordsOf returns the awards of an article that count as data, with one record per award and group of recipients; an award
// without recipients has one record too.
func (p *Presenter) recordsOf(a *site.Article) []view.Record {
	places, event := placesOf(a), eventOf(a)
	campaigns, blocks := termNames(a.Campaigns), termNames(a.Blocks)
	n := 0
	for _, w := range a.Awards {
		n += max(len(w.Recipients), 1)
	}
	out := make([]view.Record, 0, n)
	for _, w := range a.Awards {
		if w.Counts() {
			base := p.record(w)
			base.Places, base.Event, base.Campaign, base.Block = places, event, campaigns, blocks
			out = p.appendRecords(out, w, base)
		}
	}
	return out
}

// termNames returns the names of terms, nil for none.
func termNames(terms []*site.Term) (names []string) {
	for _, t := range terms {
		names = append(names, t.Name)
	}
	return names
}

// appendRecords appends the records of an award, which share the fields of base.
func (p *Presenter) appendRecords(out []view.Record, w *site.Award, base view.Record) []view.Record {
	if len(w.Recipients) == 0 {
		return append(out, base)
	}
	for _, r := range w.Recipients {
		rec := base
		rec.Kind, rec.KindText, rec.Text, rec.CountWord = kindNames(r.Kinds), r.Word, r.Count.Text, countWords[r.Count.Approx]
		rec.Exact, rec.AtLeast = r.Count.IsExact(), r.Count.Approx == content.AtLeast || r.Count.Approx == content.Many
		if r.Count.N > 0 {
			rec.Count = &r.Count.N
		}
		if n := len(r.Names); n > 0 {
			rec.Names, rec.Recipients = make([]string, n), make([]view.RecordRecipient, n)
		}
		for i, n := range r.Names {
			rec.Names[i] = nameWithPost(n)
			rec.Recipients[i] = view.RecordRecipient{
				Name: n.Name, Title: n.Title, Post: n.Post, Unit: n.Unit, Kind: rec.Kind, Posthumous: w.IsPosthumous(&r.Names[i]), Note: n.Note,
			}
		}
		out = append(out, rec)
	}
	return out
}

// countWords are the words of data for numbers that are not exact.
var countWords = map[content.Approx]string{content.AtLeast: "ít nhất", content.About: "khoảng", content.Many: "nhiều"}

type lawKey struct {
	honour *honours.Honour
	day    time.Time
}

type conferrerKey struct {
	name  string
	level honours.Level
	term  *site.Term
}

// record returns the fields that all records of an award share, without those that all records of its article share.
func (p *Presenter) record(w *site.Award) view.Record {
	a, day := w.Article, w.Article.EffectiveDate()
	rec := view.Record{
		Year: w.Year, Date: isoDay(day), Honour: w.Name, HonourID: p.honourID(w), Class: classOf(w.Known).String(),
		Level: w.Level.String(), Law: p.lawOf(w), By: w.By, Conferrers: p.conferrers(w), Period: w.Period.Text, Citation: w.Citation,
		Decision: decisionText(w.Decision), Article: a.Title.Text, URL: p.Reference(routes.Path(a.Address)),
		ID: w.ID, Names: []string{}, Recipients: []view.RecordRecipient{}, Status: "conferred",
	}
	rec.Permalink = rec.URL + "#" + w.ID
	for _, other := range w.AlsoIn {
		rec.AlsoIn = append(rec.AlsoIn, p.Reference(routes.Path(other.Article.Address))+"#"+other.ID)
	}
	if w.Status == content.Posthumous {
		rec.Status = "posthumous"
	}
	if address := p.filePath(w, w.Decision.File); address != "" {
		rec.Document = p.Reference(address)
	}
	if address := p.filePath(w, w.Decision.Annex); address != "" {
		rec.Annex = p.Reference(address)
	}
	if w.ByLaw != "" {
		rec.Source = "law"
	}
	if w.Facts != nil {
		addFacts(&rec, w.Facts)
	}
	if w.Term != nil && w.Term.Slug != rec.HonourID {
		rec.HonourURL = p.Reference(routes.Honours.Term(w.Term.Slug))
	}
	if places := p.localityLinks(a); len(places) > 0 {
		rec.Locality, rec.Code = places[0].Name, a.Localities[0].Code(day)
		rec.CodeScheme = gazetteer.CodeScheme(day)
	}
	return rec
}

// addFacts adds the facts of an award to a record of it.
func addFacts(rec *view.Record, f *content.Facts) {
	for _, h := range f.HandedBy {
		rec.HandedBy = append(rec.HandedBy, view.RecordHandover{Name: h.Name.Name, Title: h.Title, Post: h.Post, Unit: h.Unit, OnBehalfOf: h.OnBehalfOf})
	}
	if a, ok := content.ParseAmount(f.Amount); ok {
		rec.Amount = &view.RecordAmount{Text: f.Amount, VND: a.VND, Word: countWords[a.Approx], Per: a.Per}
	}
	if rank, ok := content.ParsePlace(f.Place); ok {
		rec.Rank = &view.RecordRank{Text: f.Place, Rank: rank}
	}
	if value, of, ok := content.ParseScore(f.Score); ok {
		rec.Score = &view.RecordScore{Text: f.Score, Value: value, Of: of}
	}
	if c, _, ok := content.ParseEntries(f.Entries); ok {
		rec.Entries = &view.RecordEntries{Text: f.Entries, Count: c.N, Word: countWords[c.Approx]}
	}
}

func isoDay(t time.Time) string { return t.In(viet.Zone).Format(time.DateOnly) }

// honourID returns the ID of an honour in data: that of the catalogue, or for any other honour the slug of its name, with
// khac- before it if that is the ID of an honour of the catalogue. It depends on no other article, as an address may.
func (p *Presenter) honourID(w *site.Award) string {
	if w.Known != nil {
		return w.Known.ID
	}
	slug := viet.Slug(w.Name)
	if p.site.Catalogue.Get(slug) != nil {
		return "khac-" + slug
	}
	return slug
}

// lawOf returns the article that defined the honour of an award on its day, "" if it is not known.
func (p *Presenter) lawOf(w *site.Award) string {
	if w.Known == nil {
		return ""
	}
	key := lawKey{w.Known, viet.StartOfDay(w.Article.EffectiveDate())}
	text, _ := p.laws.Get(key, func() (string, error) {
		if r := p.site.Law.Criterion(key.honour, key.day); r != nil {
			return r.Citation(), nil
		}
		return "", nil
	})
	return text
}

// conferrers returns the conferrers of an award, not nil.
func (p *Presenter) conferrers(w *site.Award) []view.RecordConferrer {
	if w.By == "" {
		return []view.RecordConferrer{}
	}
	if w.Joint != nil {
		list := make([]view.RecordConferrer, len(w.Joint))
		for i, c := range w.Joint {
			list[i] = p.recordConferrer(c.Name, c.Level, p.Entries.ConferrerTerm(w, i))
		}
		return list
	}
	key := conferrerKey{w.By, w.Level, p.Entries.ConferrerTerm(w, 0)}
	list, _ := p.conferrerLists.Get(key, func() ([]view.RecordConferrer, error) {
		return []view.RecordConferrer{p.recordConferrer(w.By, w.Level, key.term)}, nil
	})
	return list
}

// recordConferrer returns a conferrer with its term, nil if it has none.
func (p *Presenter) recordConferrer(name string, level honours.Level, term *site.Term) view.RecordConferrer {
	one := view.RecordConferrer{Name: name, Level: level.String()}
	if term != nil {
		one.URL = p.Reference(routes.Conferrers.Term(term.Slug))
	}
	return one
}

// placesOf returns the first locality of an article below its province, as they were on its day; not nil.
func placesOf(a *site.Article) []view.RecordPlace {
	if len(a.Localities) == 0 {
		return []view.RecordPlace{}
	}
	path := a.Localities[0].Path()
	out := make([]view.RecordPlace, len(path))
	for i, l := range path {
		out[i] = view.RecordPlace{Name: l.NameAt(a.EffectiveDate()).Full, Code: l.Code(a.EffectiveDate())}
	}
	return out
}

// eventOf returns the event of an article, nil if it names none.
func eventOf(a *site.Article) *view.RecordEvent {
	e := &a.Document.Event
	if e.IsZero() {
		return nil
	}
	out := &view.RecordEvent{From: isoDay(a.EffectiveDate()), Session: e.Session, Kind: e.Kind, At: e.At}
	out.To = out.From
	if !e.To.IsZero() {
		out.To = isoDay(e.To)
	}
	for _, s := range e.Sessions {
		one := view.RecordSession{Part: s.Part}
		if !s.Date.IsZero() {
			one.Date = isoDay(s.Date)
		}
		out.Sessions = append(out.Sessions, one)
	}
	return out
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

// Schema returns the JSON Schema of the roll as JSON, as a file.
func (p *Presenter) Schema() *view.Text { return &view.Text{Data: opendata.Schema()} }
