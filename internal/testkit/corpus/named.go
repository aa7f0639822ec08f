package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"
)

// NamedSite returns a site of n articles as [Site] does, but one whose awards name their recipients: people of many
// peoples with their posts, schools of all levels under full and abbreviated names, before and after the communes of
// 1/7/2025, offices, households and enterprises, beside approximate numbers. It lists individuals on pages of their own.
// An article has four names on average, and few of 1,000 articles have a warning.
func NamedSite(n int) fstest.MapFS {
	return siteOf(n, "title: Bảng Vàng có tên\nbase_url: https://example.org/\nper_page: 20\nindex_individuals: true\n", reformedLocalities(), NamedPath, NamedArticle)
}

// NamedPath returns the path of the i-th article of [NamedSite], e.g. "content/2017/01/khen-000000.md".
func NamedPath(i int) string {
	year, month, _ := namedDay(i)
	return fmt.Sprintf("content/%d/%02d/khen-%06d.md", year, month, i)
}

// namedDay returns the date of the i-th article: ten years to October 2026, so that one in eight is later than the
// reform of 1/7/2025.
func namedDay(i int) (year, month, day int) {
	d := 10*28 + i*7919%(10*12*28-2*28) // from November 2016
	return 2016 + d/(12*28), d/28%12 + 1, d%28 + 1
}

// NamedArticle returns the source text of the i-th article of [NamedSite].
func NamedArticle(i int) string {
	r := rand.New(rand.NewPCG(uint64(i), 2026))
	year, month, d := namedDay(i)
	w := namedWriter{Rand: r, year: year, town: towns[r.IntN(len(towns))], reformed: year > 2025 || year == 2025 && month > 6}
	w.place = w.town.name
	if w.reformed {
		w.place = pick(r, w.town.wards)
	}
	province := w.province()
	fmt.Fprintf(&w, "---\ntitle: %s tặng thưởng năm %d, đợt %d\n", w.place, year, i)
	fmt.Fprintf(&w, "date: %d-%02d-%02d\nlocality: %s, %s\n", year, month, d, w.place, province)
	fmt.Fprintf(&w, "category: %s\ntags: [Thi đua - Khen thưởng, %s]\n", pick(r, categories), pick(r, tags))
	fmt.Fprintf(&w, "summary: %s\nevent: {date: %d-%02d-%02d, session: sáng, kind: biểu dương}\n", sentence(r), year, month, d)
	w.awards()
	w.WriteString("---\n\n")
	for range 6 {
		for range 4 {
			w.WriteString(sentence(r) + " ")
		}
		w.WriteString("\n\n")
	}
	w.WriteString("Xem thêm [giới thiệu](/gioi-thieu.md).\n")
	return w.String()
}

// namedWriter writes one article of [NamedSite].
type namedWriter struct {
	strings.Builder
	*rand.Rand
	town     town
	place    string // the article's locality: the town, or one of its wards after the reform
	year     int
	reformed bool // later than 30/6/2025
}

// province returns the name of the town's province on the day of the article.
func (w *namedWriter) province() string {
	if w.reformed && w.town.mergedInto != "" {
		return w.town.mergedInto
	}
	return w.town.province
}

// awards writes one to three rows of awards of different honours.
func (w *namedWriter) awards() {
	council, office := "UBND tỉnh", "UBND "+strings.ToLower(w.place[:1])+w.place[1:]
	if strings.HasPrefix(w.town.kindOfProvince, "thành phố") {
		council = "UBND thành phố"
	}
	w.WriteString("awards:\n")
	for _, kind := range w.Perm(6)[:1+w.IntN(3)] {
		switch kind {
		case 0:
			fmt.Fprintf(w, "  - award: Bằng khen\n    by: %s\n    period: %d\n    to:\n", council, w.year-1)
			w.list("tập thể", 1+w.IntN(3), w.collective)
			w.list("cá nhân", w.IntN(5), w.individual)
		case 1:
			fmt.Fprintf(w, "  - award: Giấy khen\n    by: %s\n    for: %s\n    to:\n", office, pick(w.Rand, merits))
			w.list("cá nhân", 1+w.IntN(5), w.individual)
			w.list("hộ gia đình", w.IntN(2), w.household)
		case 2:
			fmt.Fprintf(w, "  - {award: Giấy khen, by: %s, period: %d, for: \"%s\", to: {\"tập thể, cá nhân\": %s %d}}\n", office, w.year, pick(w.Rand, merits), pick(w.Rand, []string{"hơn", "gần", "trên"}), 10+w.IntN(90))
		case 3:
			fmt.Fprintf(w, "  - award: Tập thể lao động xuất sắc\n    by: %s\n    period: năm học %d-%d\n    to:\n", council, w.year-1, w.year)
			w.list("tập thể", 1+w.IntN(4), w.school)
		case 4:
			fmt.Fprintf(w, "  - award: Bằng khen\n    by: %s\n    for: %s\n    to:\n", council, pick(w.Rand, merits))
			w.list("doanh nghiệp", 1+w.IntN(2), w.enterprise)
		case 5:
			fmt.Fprintf(w, "  - {award: Gia đình văn hóa, period: %d, to: {hộ gia đình: %d}}\n", w.year-1, 20+w.IntN(2000))
		}
	}
}

// list writes n different recipients of a kind, one in a line, and nothing for 0. recipient returns the value to write
// and the name by which two are the same.
func (w *namedWriter) list(kind string, n int, recipient func() (value, name string)) {
	if n > 0 {
		fmt.Fprintf(w, "      %s:\n", kind)
	}
	for written := map[string]bool{}; len(written) < n; {
		if value, name := recipient(); !written[name] {
			written[name] = true
			fmt.Fprintf(w, "        - %s\n", value)
		}
	}
}

// individual returns a person, in one of three with a post and a unit.
func (w *namedWriter) individual() (value, name string) {
	name = w.person()
	switch w.IntN(3) {
	case 0:
		school, _ := w.school()
		return fmt.Sprintf("{name: %s, post: %s, unit: %s}", quoted(name), pick(w.Rand, teacherPosts), school), name
	case 1:
		return fmt.Sprintf("{name: %s, post: %s}", quoted(name), pick(w.Rand, posts)), name
	}
	return quoted(name), name
}

// person returns a name of the Kinh, or in one of five of another people.
func (w *namedWriter) person() string {
	if w.IntN(5) > 0 {
		return pick(w.Rand, surnames) + " " + pick(w.Rand, middles) + " " + pick(w.Rand, given)
	}
	switch w.IntN(6) {
	case 0:
		return "Y " + pick(w.Rand, edeMen) + " " + pick(w.Rand, edeClans)
	case 1:
		return "H'" + pick(w.Rand, edeWomen) + " " + pick(w.Rand, edeClans)
	case 2:
		return "K'" + pick(w.Rand, khoGiven)
	case 3:
		return pick(w.Rand, giaRaiClans) + " " + pick(w.Rand, giaRaiGiven)
	case 4:
		return pick(w.Rand, hmongClans) + " A " + pick(w.Rand, hmongGiven)
	}
	return pick(w.Rand, khmerSurnames) + " " + pick(w.Rand, khmerGiven)
}

// household returns a family by the name of its head.
func (w *namedWriter) household() (value, name string) {
	name = pick(w.Rand, []string{"Gia đình ông ", "Gia đình bà "}) + w.person()
	return quoted(name), name
}

// collective returns a school, or in one of three an office of the place.
func (w *namedWriter) collective() (value, name string) {
	if w.IntN(3) > 0 {
		return w.school()
	}
	name = pick(w.Rand, offices)
	return name, name
}

// school returns one of the town's 15 schools under one of the spellings of its level. They are the same on every day, and
// each is in one of the wards that the town was divided into, so that one school has awards before and after the reform. The
// name is that of the first spelling.
func (w *namedWriter) school() (value, name string) {
	level, one, wards := w.IntN(len(schoolLevels)), w.IntN(3), w.town.wards
	for w.reformed && wards[(level+one%3)%len(wards)] != w.place {
		one++
	}
	of := " " + schoolNames[(3*level+len(w.town.name)+one%3)%len(schoolNames)]
	return pick(w.Rand, schoolLevels[level]) + of, schoolLevels[level][0] + of
}

// enterprise returns a company.
func (w *namedWriter) enterprise() (value, name string) {
	name = pick(w.Rand, companyForms) + " " + pick(w.Rand, companyNames) + " " + w.town.province
	return name, name
}

// quoted returns a name as a value of YAML: in double quotes if it has an apostrophe.
func quoted(name string) string {
	if strings.Contains(name, "'") {
		return `"` + name + `"`
	}
	return name
}

// reformedLocalities returns the localities.yaml of the towns and of the wards that they were divided into.
func reformedLocalities() string {
	var b strings.Builder
	for _, t := range towns {
		fmt.Fprintf(&b, "- name: %s\n  parent: %s\n  to: 2025-06-30\n  successors:\n", t.name, t.province)
		for _, ward := range t.wards {
			fmt.Fprintf(&b, "    - {name: %s, part: true}\n", ward)
		}
		parent := t.province
		if t.mergedInto != "" {
			parent = t.mergedInto
		}
		for _, ward := range t.wards {
			fmt.Fprintf(&b, "- {name: %s, parent: %s, from: 2025-07-01}\n", ward, parent)
		}
	}
	return b.String()
}
