package site

import (
	"slices"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/text/viet"
)

// Emulation is what is known of a campaign or a block that the site declares: the entry of campaigns.yaml or blocks.yaml,
// and the localities among its members and leaders.
type Emulation struct {
	*config.Emulation
	localities map[string]*gazetteer.Locality // by the name as written
}

// Locality returns the unit that the name of a member or a leader means, nil for a body that is no unit or a name that
// several units have. A bare name is first looked for in the province of the newest article, on its day: for example,
// Huyện Ninh Hải.
func (e *Emulation) Locality(name string) *gazetteer.Locality { return e.localities[name] }

// emulationIndex is an index of campaigns or blocks in the making.
type emulationIndex struct {
	index    *Index
	file     string                                  // that declares them
	refs     func(d *content.Document) []content.Ref // an article's names of them
	set      func(a *Article, terms []*Term)         // sets an article's terms
	declared map[string]*config.Emulation            // by the keys of their names and aliases
	keys     []string                                // those keys
	hints    *viet.Hints
	problems diag.List
}

// fill adds every article to the terms of the campaigns or blocks that it names, and its awards that count. A name that
// entries declare is the entry's, however it is written; any other makes a term of its own.
func (x *emulationIndex) fill(s *Site, entries []config.Emulation) {
	x.declared, x.hints = map[string]*config.Emulation{}, viet.NewHints(viet.HintWork)
	for i := range entries {
		for _, name := range append([]string{entries[i].Name}, entries[i].Aliases...) {
			key := config.EmulationKey(name)
			x.declared[key] = &entries[i]
			x.keys = append(x.keys, key)
		}
	}
	for _, a := range s.Articles {
		refs := x.refs(a.Document)
		if len(refs) == 0 {
			continue
		}
		x.checkCommas(refs)
		terms := make([]*Term, 0, len(refs))
		for _, ref := range refs {
			if t := x.term(s, a, ref); !slices.Contains(terms, t) {
				terms = append(terms, t)
				t.Articles = append(t.Articles, a)
			}
		}
		x.set(a, terms)
	}
	for _, t := range x.index.Terms {
		for _, a := range t.Articles {
			for _, w := range a.Awards {
				if t.HasAward(w) {
					t.Awards = append(t.Awards, w)
				}
			}
		}
	}
	x.index.nameTerms()
}

// checkCommas reports a declared name that its commas divide in a list without quotes: [Người tốt, việc tốt].
func (x *emulationIndex) checkCommas(refs []content.Ref) {
	const parts = 4
	for i := range refs {
		name := refs[i].Text
		for _, next := range refs[i+1 : min(i+parts, len(refs))] {
			name += ", " + next.Text
			if e := x.declared[config.EmulationKey(name)]; e != nil {
				x.problems.Add(diag.UnlistedName, refs[i].Pos, refs[i].Text, x.file, e.Name)
				break
			}
		}
	}
}

// term returns the term that an article means by a name. A name that is not declared but near one that is gets a hint.
func (x *emulationIndex) term(s *Site, a *Article, ref content.Ref) *Term {
	key := config.EmulationKey(ref.Text)
	e := x.declared[key]
	if e == nil {
		if near := x.declared[x.hints.Nearest(key, x.keys)]; near != nil && config.SameNumbers(near.Name, ref.Text) {
			x.problems.Add(diag.UnlistedName, ref.Pos, ref.Text, x.file, near.Name)
		}
		return x.index.addSpelling(key, ref.Text)
	}
	t := x.index.addSpelling(config.EmulationKey(e.Name), ref.Text)
	if t.Emulation == nil {
		t.Name, t.Emulation = e.Name, s.emulation(e, a)
	}
	return t
}

// HasAward reports whether an award of one of its articles counts for the campaign or block t: it is in force, and no
// report of an award that another of these articles has ([Award.Record]).
func (t *Term) HasAward(w *Award) bool {
	if !w.InForce() || w.Record == nil {
		return w.InForce()
	}
	first := w.Record.Article
	return !slices.Contains(first.Campaigns, t) && !slices.Contains(first.Blocks, t)
}

// emulation resolves the members and leaders of an entry that a, the newest article that names it, gives a place and a day.
func (s *Site) emulation(e *config.Emulation, a *Article) *Emulation {
	out := &Emulation{e, map[string]*gazetteer.Locality{}}
	at := a.EffectiveDate()
	if !e.To.IsZero() && e.To.Before(at) {
		at = e.To
	}
	names := make([]string, 0, len(e.Members)+len(e.Leaders))
	for _, m := range e.Members {
		names = append(names, m.Text)
	}
	for _, l := range e.Leaders {
		names = append(names, l.Name.Text)
	}
	for _, name := range names {
		if l := s.memberLocality(name, a, at); l != nil {
			out.localities[name] = l
		}
	}
	return out
}

// memberLocality returns the unit that a name means on a day, nil if it is not clear. A name without a kind may be that
// of a body.
func (s *Site) memberLocality(name string, a *Article, at time.Time) *gazetteer.Locality {
	if kind, _ := gazetteer.SplitKind(name); kind == "" && !strings.Contains(name, ",") {
		return nil
	}
	for _, l := range a.Localities {
		if found := s.Gazetteer.LookupIn(name, l.Province(), at); found.Locality != nil {
			return found.Locality
		}
	}
	return s.Gazetteer.Lookup(name, at).Locality
}

// Stage is what an event means in the course of a campaign or a block.
type Stage string

// The stages, in the order of a year.
const (
	Launched  Stage = "launched"  // phát động
	Signed    Stage = "signed"    // ký giao ước
	Reviewed  Stage = "reviewed"  // sơ kết
	Concluded Stage = "concluded" // tổng kết
)

// stageWords are the words of a kind of event that mean a stage, without marks.
var stageWords = [...]struct {
	words string
	stage Stage
}{{"phat dong", Launched}, {"giao uoc", Signed}, {"ky cam ket", Signed}, {"so ket", Reviewed}, {"tong ket", Concluded}}

// Stage returns the stage that the event of a means, "" if it has none: of several in its kind (“tổng kết và phát động”),
// the first.
func (a *Article) Stage() (stage Stage) {
	kind := viet.Fold(a.Event.Kind)
	first := len(kind)
	for _, w := range stageWords {
		if i := strings.Index(kind, w.words); i >= 0 && i < first {
			first, stage = i, w.stage
		}
	}
	return stage
}
