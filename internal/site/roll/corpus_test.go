package roll_test

import (
	"testing"
	"time"

	"bangvang/internal/build"
	"bangvang/internal/content"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/site"
	"bangvang/internal/site/roll"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
)

// TestSchoolsOfTheCorpus counts which schools of the corpus, each of which has awards under several spellings and most
// before and after the reform of 1/7/2025, have one page. None may have that of another.
func TestSchoolsOfTheCorpus(t *testing.T) {
	s := trial.Load(t, build.Options{Root: corpus.NamedSite(2500), Now: time.Date(2026, 11, 1, 0, 0, 0, 0, viet.Zone)})
	r, _, _ := roll.New(t.Context(), s.Model)
	type school struct {
		town *gazetteer.Locality
		name string
	}
	pages, schools, names := map[school]map[*site.Term]bool{}, map[*site.Term]map[school]bool{}, map[school]map[string]bool{}
	both := map[school]int{} // 1: before the reform, 2: after it, 3: both
	for _, w := range s.Model.Roll {
		town, when := w.Article.Localities[0], 1
		if before := town.Predecessors(); len(before) > 0 {
			when = 2
			for _, b := range before {
				if b.Locality.Pos.File != "" { // the town of the corpus, among those of the country
					town = b.Locality
				}
			}
		}
		for _, rec := range w.Recipients {
			if rec.Kinds[0] != content.Collective {
				continue
			}
			for i := range rec.Names {
				key := viet.BodyKey(rec.Names[i].Name)
				_, term := r.RecipientTerm(&rec.Names[i])
				if term == nil || !viet.HasOwnName(key) {
					continue
				}
				of := school{town, key}
				add(pages, of, term)
				add(schools, term, of)
				add(names, of, rec.Names[i].Name)
				both[of] |= when
			}
		}
	}
	through, joined, spellings, apart, wrong := 0, 0, 0, 0, 0
	for of, terms := range pages {
		if both[of] == 3 {
			through++
			if len(terms) == 1 {
				joined++
			}
		}
		if len(terms) > 1 {
			apart++
		}
		spellings += len(names[of])
	}
	for _, of := range schools {
		if len(of) > 1 {
			wrong++
		}
	}
	t.Logf("%d schools under %d names, %d of them before and after the reform: of these %d have one page; %d have several, %d pages are of two", len(pages), spellings, through, joined, apart, wrong)
	if wrong > 0 || through < 100 || joined*100 < through*95 || spellings < 2*len(pages) {
		t.Error("too few are joined, or wrong ones")
	}
}

func add[K, V comparable](of map[K]map[V]bool, key K, value V) {
	if of[key] == nil {
		of[key] = map[V]bool{}
	}
	of[key][value] = true
}
