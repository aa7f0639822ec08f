package present

import (
	"cmp"
	"slices"

	"bangvang/internal/content/config"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// EmulationIndex is the index of the campaigns or of the blocks of a site.
type EmulationIndex struct {
	Kind    string // of each list, as view.List.Kind
	Name    string
	Address routes.Path
	Terms   []*site.Term
}

// Emulations returns the indexes of campaigns and of blocks, without one that would be empty: a site whose articles name
// none has none.
func (p *Presenter) Emulations() (out []EmulationIndex) {
	for _, x := range [...]EmulationIndex{
		{"campaign", p.Strings.Campaigns, routes.Campaigns, p.site.Campaigns.Terms},
		{"block", p.Strings.Blocks, routes.Blocks, p.site.Blocks.Terms},
	} {
		if len(x.Terms) > 0 {
			out = append(out, x)
		}
	}
	return out
}

// emulated returns the campaigns or blocks that an article tells of, whose index is at an address. They have no Count, and of the
// course only the launch before the article: all else would change all pages that name one for each new article.
func (p *Presenter) emulated(a *site.Article, under routes.Path, terms []*site.Term) []view.Emulated {
	out := slices.Grow([]view.Emulated(nil), len(terms))
	for _, t := range terms {
		v := view.Emulated{Link: p.Link(t.Name, under.Term(t.Slug)), Launch: p.launch(a, t)}
		if e := t.Emulation; e != nil {
			v.LaunchedBy, v.From, v.To, v.Members = e.LaunchedBy, p.legalDate(e.From), p.legalDate(e.To), len(e.Members)
			year := a.EffectiveDate().In(viet.Zone).Year()
			for _, l := range e.Leaders {
				if l.Period.From <= year+1 && year <= l.Period.To { // at the end of a year it is said who leads in the next
					v.Leaders = append(v.Leaders, view.Leader{Link: p.memberLink(e, l.Name.Text), Period: l.Period.Text})
				}
			}
		}
		out = append(out, v)
	}
	return out
}

// launch returns the article that tells of the launch of a campaign or a block to which a belongs: the last one until the day of a.
func (p *Presenter) launch(a *site.Article, t *site.Term) *view.Told {
	launches, _ := p.launches.Get(t, func() ([]*site.Article, error) {
		var out []*site.Article
		for _, of := range t.Articles {
			if of.Stage() == site.Launched && of.Mark == "" {
				out = append(out, of)
			}
		}
		slices.SortStableFunc(out, func(a, b *site.Article) int { return b.EffectiveDate().Compare(a.EffectiveDate()) })
		return out, nil
	})
	if slices.Contains(launches, a) {
		return nil
	}
	for _, of := range launches {
		if !of.EffectiveDate().After(a.EffectiveDate()) {
			return p.told(of)
		}
	}
	return nil
}

// maxSteps is the number of steps that the page of a campaign or a block shows, the latest.
const maxSteps = 60

// emulation returns the facts about a campaign or a block and its course, nil if there is none of either.
func (p *Presenter) emulation(t *site.Term) *view.Emulation {
	v := &view.Emulation{}
	if e := t.Emulation; e != nil {
		v.Aliases, v.LaunchedBy, v.Aims = e.Aliases, e.LaunchedBy, e.Aims
		v.From, v.To = p.legalDate(e.From), p.legalDate(e.To)
		for _, m := range e.Members {
			v.Members = append(v.Members, p.memberLink(e, m.Text))
		}
		leaders := slices.Clone(e.Leaders)
		slices.SortStableFunc(leaders, func(a, b config.Leader) int {
			return cmp.Or(cmp.Compare(b.Period.To, a.Period.To), cmp.Compare(b.Period.From, a.Period.From))
		})
		for _, l := range leaders {
			v.Leaders = append(v.Leaders, view.Leader{Link: p.memberLink(e, l.Name.Text), Period: l.Period.Text})
		}
	}
	v.Steps, v.Before = p.steps(t)
	return v
}

// memberLink returns the name of a member, with a link if it is a locality that has a page.
func (p *Presenter) memberLink(e *site.Emulation, name string) view.Link {
	link := view.Link{Name: name}
	if l := e.Locality(name); l != nil {
		if t := p.site.Localities.Get(l.ID); t != nil {
			link.Href = p.Href(routes.Localities.Term(t.Slug))
		}
	}
	return link
}

// steps returns the latest steps of a campaign or a block, oldest first, and the number of those before.
func (p *Presenter) steps(t *site.Term) (steps []view.Step, before int) {
	var told []*site.Article
	for _, a := range t.Articles {
		if a.Stage() != "" {
			told = append(told, a)
		}
	}
	slices.SortStableFunc(told, func(a, b *site.Article) int { return a.EffectiveDate().Compare(b.EffectiveDate()) })
	before = max(0, len(told)-maxSteps)
	for _, a := range told[before:] {
		steps = append(steps, view.Step{
			Stage: string(a.Stage()), Date: p.date(a.EffectiveDate(), false), Kind: p.Strings.Word(a.Event.Kind), At: a.Event.At,
			Article: view.Link{Name: a.Title.Text, Href: p.articleHref(a)},
		})
	}
	return steps, before
}
