package importer_test

import (
	"slices"
	"testing"

	"bangvang/internal/diag"
	"bangvang/internal/editor/importer"
	"bangvang/internal/knowledge/gazetteer"
)

// All units of the real file, written as a site's list and read again, are all there, without a problem.
func TestRealFileWrittenWhole(t *testing.T) {
	a := importer.RealAtlas(t)
	text := importer.YAML(a.Units)
	entries, g, problems := importer.Load([]byte(text))
	for _, p := range problems[:min(len(problems), 10)] {
		t.Error(p)
	}
	if len(entries) != len(a.Units) {
		t.Fatalf("%d entries of %d units", len(entries), len(a.Units))
	}
	if rest := importer.Without(a.Units, g); len(rest) > 0 {
		t.Errorf("%d units lost, the first %s", len(rest), rest[0].Name)
	}
	for i, u := range a.Units {
		if entries[i].Name != u.Name || len(entries[i].Successors) != len(u.Heirs) {
			t.Fatalf("%s: %+v", u.Name, entries[i])
		}
	}
	former := g.Get("ninh-thuan/huyen-ninh-hai/xa-tri-hai")
	if former == nil || len(former.Successors) != 1 || former.Successors[0].Locality.ID != "khanh-hoa/xa-ninh-hai" {
		t.Errorf("Tri Hải: %+v", former)
	}
}

// The district level and the communes of today load with hints at most, all for names that differ in marks only.
func TestRealSlugs(t *testing.T) {
	a := importer.RealAtlas(t)
	units := slices.DeleteFunc(slices.Clone(a.Units), func(u *importer.Unit) bool { return u.Tier == importer.FormerCommune })
	_, problems := gazetteer.New(importer.Entries(units))
	for _, p := range problems {
		if p.Code != diag.SlugSuffixed {
			t.Error(p)
		}
	}
	if len(problems) == 0 || len(problems) > 60 {
		t.Errorf("%d slugs with a suffix", len(problems))
	}
	t.Logf("%d slugs with a suffix, such as %v", len(problems), problems[0].Args)
}
