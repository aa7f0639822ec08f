// Package corpus generates sites of any size for tests and benchmarks, with the same bytes on every machine. For
// example, Article(7) is the same text in a site of 10 articles and in one of 10,000. The articles have the structure
// and length of real ones (front matter with awards, about 5 KB of Vietnamese text with headings, lists and links);
// their content is invented.
package corpus

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strings"
	"testing/fstest"
)

// Generator makes the sites of one kind: Site one of n articles, Article the text of its i-th article, Path its path.
type Generator struct {
	Site          func(n int) fstest.MapFS
	Path, Article func(i int) string
}

// Nameless and Named are the generators: awards with numbers of recipients, or mostly with their names.
var (
	Nameless = Generator{Site, Path, Article}
	Named    = Generator{NamedSite, NamedPath, NamedArticle}
)

// Site returns a site of n articles with its settings and localities. The files do not depend on n, only their
// number does: the first 1,000 articles of any two sites are the same.
func Site(n int) fstest.MapFS {
	return siteOf(n, "title: Bảng Vàng thử\nbase_url: https://example.org/\nper_page: 20\n", localities(), Path, Article)
}

// siteOf returns a site of n articles with these texts of site.yaml and localities.yaml, and a page.
func siteOf(n int, settings, localities string, path, article func(i int) string) fstest.MapFS {
	fsys := fstest.MapFS{
		"content/site.yaml":       mapFile(settings),
		"content/localities.yaml": mapFile(localities),
		"content/gioi-thieu.md":   mapFile("---\ntitle: Giới thiệu\nkind: page\n---\n\nTrang dựng để đo.\n"),
	}
	for i := range n {
		fsys[path(i)] = mapFile(article(i))
	}
	return fsys
}

// mapFile returns a file with content s.
func mapFile(s string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(s), Mode: fs.FileMode(0o644)}
}

// Path returns the path of the i-th article, e.g. "content/2015/01/bai-000000.md".
func Path(i int) string {
	year, month, _ := day(i)
	return fmt.Sprintf("content/%d/%02d/bai-%06d.md", year, month, i)
}

// day returns the date of the i-th article; consecutive ones are spread over ten years.
func day(i int) (year, month, day int) {
	d := i * 7919 % (10 * 12 * 28)
	return 2015 + d/(12*28), d/28%12 + 1, d%28 + 1
}

// Article returns the source text of the i-th article.
func Article(i int) string {
	r := rand.New(rand.NewPCG(uint64(i), 2023))
	year, month, d := day(i)
	place := places[r.IntN(len(places))]
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s %s năm %d, đợt %d\n", capitalise(pick(r, events)), place.name, year, i)
	fmt.Fprintf(&b, "date: %d-%02d-%02d\nlocality: %s, %s\n", year, month, d, place.name, place.province)
	fmt.Fprintf(&b, "category: %s\ntags: [Thi đua - Khen thưởng, %s, %s %d]\n", pick(r, categories), pick(r, tags), pick(r, tags), r.IntN(150))
	fmt.Fprintf(&b, "author: %s\nsummary: %s\n", person(r), sentence(r))
	fmt.Fprintf(&b, "event: {date: %d-%02d-%02d, session: sáng, kind: tổng kết}\n", year, month, d)
	awards(&b, r, year)
	b.WriteString("---\n\n")
	for section := range 4 {
		if section > 0 {
			fmt.Fprintf(&b, "## %s\n\n", capitalise(pick(r, events)))
		}
		for range 3 {
			for range 4 {
				b.WriteString(sentence(r) + " ")
			}
			b.WriteString("\n\n")
		}
	}
	fmt.Fprintf(&b, "- %s\n- %s\n\nXem thêm [giới thiệu](/gioi-thieu.md) và **%s**.\n", sentence(r), sentence(r), pick(r, events))
	return b.String()
}

// awards writes up to three awards of different kinds, or none.
func awards(b *strings.Builder, r *rand.Rand, year int) {
	n := r.IntN(4)
	if n == 0 {
		return
	}
	b.WriteString("awards:\n")
	for _, kind := range r.Perm(4)[:n] { // the same award twice is a problem
		switch kind {
		case 0:
			fmt.Fprintf(b, "  - {award: Bằng khen, by: UBND tỉnh, period: %d, to: {tập thể: %d, cá nhân: %d}}\n", year-1, 1+r.IntN(20), 1+r.IntN(40))
		case 1:
			fmt.Fprintf(b, "  - {award: Tập thể lao động xuất sắc, by: UBND tỉnh, period: %d, to: {tập thể: %d}}\n", year-1, 1+r.IntN(15))
		case 2:
			fmt.Fprintf(b, "  - {award: Giấy khen, to: {\"tập thể, cá nhân\": hơn %d}}\n", 10+r.IntN(90))
		case 3:
			fmt.Fprintf(b, "  - award: Chiến sĩ thi đua cơ sở\n    period: %d\n    to: {cá nhân: [%s, %s]}\n", year-1, person(r), person(r))
		}
	}
}

// sentence returns a random sentence.
func sentence(r *rand.Rand) string {
	return capitalise(pick(r, subjects)) + " " + pick(r, verbs) + " " + pick(r, objects) + ", " + pick(r, ends) + "."
}

// person returns a random Vietnamese name.
func person(r *rand.Rand) string {
	return pick(r, surnames) + " " + pick(r, middles) + " " + pick(r, given)
}

// pick returns a random element of list.
func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// capitalise returns s with its first letter in upper case.
func capitalise(s string) string {
	for i, c := range s {
		return strings.ToUpper(string(c)) + s[i+len(string(c)):]
	}
	return s
}

// place is a district with its province.
type place struct{ name, province string }

// places are invented districts of real provinces as of before 1/7/2025.
var places = func() []place {
	var out []place
	for _, province := range provinces {
		for _, name := range names {
			out = append(out, place{"Huyện " + name, province})
		}
	}
	return out
}()

// localities returns the localities.yaml of the districts.
func localities() string {
	var b strings.Builder
	for _, p := range places {
		fmt.Fprintf(&b, "- {name: %s, parent: %s, to: 2025-06-30}\n", p.name, p.province)
	}
	return b.String()
}
