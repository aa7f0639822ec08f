package present

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"time"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// tasks returns what readers can do on the site, those that they do most first. For example, a site without campaigns has no task
// campaigns.
func (p *Presenter) tasks(comments, coming []view.Coming, documents bool) []view.Task {
	const most = 6
	s := p.site
	var out []view.Task
	add := func(any bool, kind, href string, n view.Count) {
		if any && len(out) < most {
			out = append(out, view.Task{Kind: kind, Href: href, Count: n})
		}
	}
	number := func(n int) view.Count { return view.Count{N: n} }
	toComment := ""
	if len(comments) == 1 {
		toComment = comments[0].Href
	}
	add(len(p.roll) > 0, "roll", p.Href(routes.Roll), countOf(site.Count(p.roll).Sum))
	add(len(comments) > 0, "comments", toComment, number(len(comments)))
	add(len(coming) > 0, "coming", p.Common.Follow, number(len(coming)))
	add(documents, "documents", "", view.Count{})
	add(len(s.Campaigns.Terms) > 0, "campaigns", p.Href(routes.Campaigns), number(len(s.Campaigns.Terms)))
	add(len(s.Localities.Terms) > 0, "places", p.Href(routes.Localities), number(p.placeCount()))
	add(len(s.Blocks.Terms) > 0, "blocks", p.Href(routes.Blocks), number(len(s.Blocks.Terms)))
	add(len(s.Honours.Terms) > 0, "honours", p.Href(routes.Honours), number(len(s.Honours.Terms)))
	for i := range out {
		switch t := &out[i]; t.Kind {
		case "comments":
			t.Day = comments[0].Until
		case "coming":
			t.Day = coming[0].Event.Date
		}
	}
	return out
}

// ahead returns what is to come, the next first: of each article with nominees the first of the last days to comment on
// them, and the events.
func (p *Presenter) ahead() (comments, events []view.Coming) {
	asked := map[*site.Article]bool{}
	for _, x := range p.coming() {
		switch {
		case x.nominee == nil:
			events = append(events, p.comingDay(x))
		case !asked[x.article]:
			asked[x.article] = true
			comments = append(comments, p.comingDay(x))
		}
	}
	return comments, events
}

// runningCampaigns returns the campaigns that are declared with a period in which the day of the build is, the earliest end first.
// One that is declared without an end has ended when an article tells so; one with an end has many that sum up a year.
func (p *Presenter) runningCampaigns() (out []view.Emulated) {
	const shown = 4
	var running []*site.Term
	for _, t := range p.site.Campaigns.Terms {
		e := t.Emulation
		if e == nil || e.From.IsZero() && e.To.IsZero() || e.From.After(p.site.Now) || !e.To.IsZero() && !p.isAhead(e.To) {
			continue
		}
		ends := func(a *site.Article) bool { return a.Stage() == site.Concluded && !a.EffectiveDate().Before(e.From) }
		if !e.To.IsZero() || !slices.ContainsFunc(t.Articles, ends) {
			running = append(running, t)
		}
	}
	slices.SortStableFunc(running, func(a, b *site.Term) int {
		x, y := a.Emulation.To, b.Emulation.To
		if x.IsZero() != y.IsZero() {
			return cmp.Compare(y.Unix(), x.Unix()) // without an end: last
		}
		return x.Compare(y)
	})
	for _, t := range firstOf(running, shown) {
		e := t.Emulation
		out = append(out, view.Emulated{
			Link: p.Link(t.Name, routes.Campaigns.Term(t.Slug)), LaunchedBy: e.LaunchedBy,
			From: p.legalDate(e.From), To: p.legalDate(e.To), Members: len(e.Members),
		})
	}
	return out
}

// paper is a decision, by its first award, or the attached files of an article.
type paper struct {
	day     time.Time   // of signature, else of the article
	award   *site.Award // nil for files
	article *site.Article
}

// documents returns the newest n of the decisions with a number and the attached files. A file of a decision is not there twice.
func (p *Presenter) documents(n int) (out []view.Document) {
	papers, there := p.papers()
	for _, x := range papers {
		if len(out) >= n {
			break
		}
		if x.award != nil {
			out = append(out, p.decisionDocument(x))
			continue
		}
		for _, f := range p.filesOf(x.article) {
			if !there[f.Href] {
				there[f.Href] = true
				out = append(out, view.Document{Link: view.Link{Name: f.Name, Href: f.Href}, Kind: f.Kind, Date: p.day(x.day)})
			}
		}
	}
	return firstOf(out, n)
}

// papers returns the decisions and attached files of the site, the newest first, and the addresses of the files of decisions.
func (p *Presenter) papers() (papers []paper, files map[string]bool) {
	files = map[string]bool{}
	for _, w := range p.roll {
		d := p.decisions[w]
		if d == nil {
			continue
		}
		x := paper{award: w, article: w.Article}
		for _, each := range d.awards {
			if x.day.IsZero() {
				x.day = each.Decision.Date
			}
			if address := p.filePath(each, each.Decision.File); address != "" {
				files[p.Href(address)] = true
			}
		}
		if x.day.IsZero() {
			x.day = w.Article.EffectiveDate()
		}
		papers = append(papers, x)
	}
	for _, a := range p.site.Articles {
		if a.Mark == "" && len(a.Attachments) > 0 {
			papers = append(papers, paper{day: a.Date, article: a})
		}
	}
	slices.SortStableFunc(papers, func(a, b paper) int { return b.day.Compare(a.day) })
	return papers, files
}

// decisionDocument returns a decision as the front page shows it.
func (p *Presenter) decisionDocument(x paper) view.Document {
	row := p.rollDecision(p.decisions[x.award])
	v := view.Document{Link: row.Rows[0], No: row.No, By: row.By, Date: row.Date, More: len(row.Rows) - 1}
	if row.Href != "" {
		v.Href, v.Kind = row.Href, strings.ToUpper(strings.TrimPrefix(path.Ext(row.Href), "."))
	}
	return v
}

// greatPlaces returns the provinces, or on a site about one province its units, that have the most recipients, in alphabetical order.
func (p *Presenter) greatPlaces() []view.PlaceEntry {
	const shown = 10
	var all []view.PlaceEntry
	one := p.oneProvince()
	for _, t := range p.site.Localities.Terms {
		switch {
		case !t.Locality.InForce(p.site.Now):
		case one:
			all = append(all, p.unitEntries(t, true)...)
		default:
			e := p.placeEntry(t.Locality)
			e.Name = t.Locality.NameAt(p.site.Now).Short
			all = append(all, e)
		}
	}
	order := map[string]int{}
	for i, e := range all {
		order[e.Href] = i
	}
	slices.SortStableFunc(all, func(a, b view.PlaceEntry) int {
		return cmp.Or(cmp.Compare(b.Sum.N, a.Sum.N), cmp.Compare(b.Count, a.Count))
	})
	all = firstOf(all, shown)
	slices.SortFunc(all, func(a, b view.PlaceEntry) int { return cmp.Compare(order[a.Href], order[b.Href]) })
	markGreat(all)
	return all
}
