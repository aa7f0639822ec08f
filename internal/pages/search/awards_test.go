package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
)

// randomAwards returns n awards, newest first, with random filters and numbers.
func randomAwards(n int) []Award {
	r := rand.New(rand.NewPCG(2, 0))
	list := make([]Award, n)
	for i := range list {
		year, province := 2030-10*i/n, "tinh-"+strconv.Itoa(r.IntN(34))
		unit := province + "/xa-" + strconv.Itoa(r.IntN(40))
		w := Award{
			Address: fmt.Sprintf("/%d/#kt-%d", year, i), Date: fmt.Sprint(year, "-01-02"), Honour: Link{"Bằng khen", "/khen-thuong/bang-khen/"},
			Article: "Bài", Place: Link{"Xã", "/"}, To: []Group{{"3", "cá nhân", []Link{{"Lê \"An\"", "/an/"}}, 2}, {"", "tập thể", nil, 0}},
			Filters: []Filter{{"y", strconv.Itoa(year)}, {"l", province}, {"l", unit}, {"h", "huan-" + strconv.Itoa(r.IntN(5))}, {"v", "local"}},
		}
		if w.Recipients = r.IntN(1 << r.IntN(14)); i%7 == 0 {
			w.AtLeast = true
		}
		if i%5 > 0 {
			w.Filters = append(w.Filters, Filter{"k", "ca-nhan"})
		}
		list[i] = w
	}
	return list
}

// The browser finds the awards, and adds up the recipients, that a direct computation gives, for random combinations of
// filters; each within a budget of bytes, with whole lists and with lists that are parted by stretches.
func TestChoose(t *testing.T) {
	list := randomAwards(sample(20_000))
	for _, stretch := range []int{0, sample(2_500)} {
		t.Run(fmt.Sprint(stretch), func(t *testing.T) {
			files, err := buildAwards(t.Context(), list, Options{Lang: "vi", Base: "/"}, stretch)
			if err != nil {
				t.Fatal(err)
			}
			checkChoices(t, list, files)
		})
	}
}

func checkChoices(t *testing.T, list []Award, files []File) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 3))
	questions := []question{{Do: "choose", Filters: []string{" y1900"}}, {Do: "choose", Filters: []string{" vlocal", " y1900"}}, {Do: "choose", Filters: []string{" vlocal"}}}
	for range 60 {
		of := list[r.IntN(len(list))].Filters
		var keys []string
		for _, i := range r.Perm(len(of))[:1+r.IntN(3)] {
			keys = append(keys, " "+of[i].Kind+of[i].Value)
		}
		questions = append(questions, question{Do: "choose", Filters: keys})
	}
	most := 0
	for i, a := range ask(t, files, questions...) {
		var want answer
		for j, w := range list {
			has := func(key string) bool { return slices.Contains(w.Filters, Filter{key[1:2], key[2:]}) }
			if !slices.ContainsFunc(questions[i].Filters, func(key string) bool { return !has(key) }) {
				want.Hits = append(want.Hits, len(list)-1-j)
				want.Sum += w.Recipients
				want.AtLeast = want.AtLeast || w.AtLeast
			}
		}
		if !slices.Equal(a.Hits, want.Hits) || a.Count != len(want.Hits) || a.Sum != want.Sum || a.AtLeast != want.AtLeast {
			t.Errorf("%q: %d awards of %d, %d, %v; want %d, %d, %v", questions[i].Filters, len(a.Hits), a.Count, a.Sum, a.AtLeast, len(want.Hits), want.Sum, want.AtLeast)
		}
		for k, d := range a.Hits[:len(a.Records)] {
			if w := list[len(list)-1-d]; a.Records[k][6] != w.Address || a.Records[k][0] != w.Date {
				t.Errorf("%q: the row of %d is %v", questions[i].Filters, d, a.Records[k])
			}
		}
		most = max(most, a.First)
	}
	if most > 45_000 {
		t.Errorf("a choice reads %d bytes", most)
	}
	t.Logf("at most %d bytes", most)
}

// An award more, the newest, changes no row of the others.
func TestNewAward(t *testing.T) {
	list := randomAwards(100)
	old := map[string]string{}
	build := func(list []Award) (files []File) {
		files, err := BuildAwards(t.Context(), list, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	for _, f := range build(list[1:]) {
		old[f.Path] = string(f.Data)
	}
	changed := 0
	for _, f := range build(list) {
		if len(f.Path) > 15 && f.Path[:15] == "bang-vang/muc/d" && old[f.Path] != string(f.Data) {
			changed++
		}
	}
	if changed != 1 {
		t.Errorf("%d files of rows are others", changed)
	}
}
