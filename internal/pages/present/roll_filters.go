package present

import (
	"cmp"
	"slices"
	"strconv"

	"bangvang/internal/content"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// mostHonours is the number of honours among the filters of the roll, those with the most awards. The others have pages.
const mostHonours = 60

// filters returns the properties by which readers can filter the awards, with their values. A property with one value
// is left out. Those of conferrers are not listed: they and the units of a province may be thousands, and a script looks them up in the index of awards.
func (p *Presenter) filters() []view.Filter {
	all := []view.Filter{
		{Name: "nam", Options: p.yearOptions()}, {Name: "noi", Options: p.provinceOptions()}, {Name: "cap", Options: p.levelOptions()},
		{Name: "danh-hieu", Options: p.honourOptions()}, {Name: "doi-tuong", Options: p.kindOptions()},
	}
	for i := range all {
		all[i].Options = slices.DeleteFunc(all[i].Options, func(o view.Option) bool { return o.Count == 0 })
	}
	all = slices.DeleteFunc(all, func(f view.Filter) bool { return len(f.Options) < 2 })
	if p.Entries != nil && len(p.Entries.Conferrers.Terms) > 1 {
		all = append(all, view.Filter{Name: "don-vi"})
	}
	return all
}

func (p *Presenter) yearOptions() (out []view.Option) {
	for _, y := range p.years {
		year := strconv.Itoa(y.Year)
		out = append(out, view.Option{Value: year, Name: year, Count: len(y.awards)})
	}
	return out
}

func (p *Presenter) provinceOptions() (out []view.Option) {
	for _, t := range p.site.Localities.Terms {
		out = append(out, view.Option{Value: t.Slug, Name: t.Name, Count: p.placeAwards().count[t]})
	}
	return out
}

func (p *Presenter) levelOptions() (out []view.Option) {
	var count [len(levels)]int
	for _, w := range p.roll {
		count[levelIndex(w.Level)]++
	}
	for i, l := range levels {
		out = append(out, view.Option{Value: l.String(), Count: count[i]})
	}
	return out
}

func (p *Presenter) honourOptions() (out []view.Option) {
	terms := slices.Clone(p.site.Honours.Terms)
	slices.SortStableFunc(terms, func(a, b *site.Term) int { return cmp.Compare(len(b.Awards), len(a.Awards)) })
	for _, t := range terms[:min(mostHonours, len(terms))] {
		out = append(out, view.Option{Value: t.Slug, Name: t.Name, Count: len(t.Awards)})
	}
	viet.SortBy(out, func(o view.Option) string { return o.Name })
	return out
}

func (p *Presenter) kindOptions() (out []view.Option) {
	var count [content.Community + 1]int
	for _, w := range p.roll {
		for _, k := range recipientKinds(w) {
			count[k]++
		}
	}
	for k := content.Collective; k <= content.Community; k++ {
		out = append(out, view.Option{Value: viet.Slug(k.String()), Name: k.String(), Count: count[k]})
	}
	return out
}
