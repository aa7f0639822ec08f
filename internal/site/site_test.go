package site_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/build"
	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/site"
	"bangvang/internal/site/resolve"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
)

// doc writes an article of a name and a date, with further lines of front matter.
func doc(name, date string, lines ...string) string {
	front := strings.Join(append(lines, ""), "\n")
	return fmt.Sprintf("-- content/%s.md --\n---\ntitle: Bài %s\ndate: %s\n%s---\n\nMở đầu của bài %s.\n", name, name, date, front, name)
}

const places = `-- content/localities.yaml --
- {name: Quận Đồ Sơn, parent: Hải Phòng, successors: [Phường Đồ Sơn, Phường Nam Đồ Sơn]}
- {name: Thị xã Hồng Lĩnh, parent: Hà Tĩnh}
- {name: Quận Đống Đa, parent: Hà Nội}
- {name: Thành phố Vinh, parent: Nghệ An}
- {name: Xã Hưng Hòa, parent: Thành phố Vinh}
- {name: Phường Láng, parent: Hà Nội}
- {name: Huyện Ninh Hải, parent: Ninh Thuận, successors: [Xã Ninh Hải, Xã Vĩnh Hải]}
`

// load assembles a site on the day of 2026-06-01.
func load(t *testing.T, archive ...string) *build.Site {
	t.Helper()
	return trial.LoadText(t, "now 2026-06-01\n"+strings.Join(archive, ""))
}

func article(t *testing.T, s *site.Site, name string) *site.Article {
	t.Helper()
	for _, a := range append(append(s.Articles, s.Pages...), s.Withdrawn...) {
		if a.Path == "content/"+name+".md" {
			return a
		}
	}
	t.Fatalf("there is no article %s", name)
	return nil
}

// paths returns the names of articles.
func paths(list []*site.Article) string {
	var out []string
	for _, a := range list {
		out = append(out, strings.TrimSuffix(strings.TrimPrefix(a.Path, "content/"), ".md"))
	}
	return strings.Join(out, " ")
}

// slugs returns the slugs of terms with the number of their articles.
func slugs(terms []*site.Term) string {
	var out []string
	for _, t := range terms {
		out = append(out, fmt.Sprintf("%s:%d", t.Slug, len(t.Articles)))
	}
	return strings.Join(out, " ")
}

// codes returns the codes of problems.
func codes(l diag.List) string {
	var out []string
	for _, p := range l {
		out = append(out, string(p.Code))
	}
	return strings.Join(out, " ")
}

// “UBND tỉnh”, “thành phố” and the like are resolved by the locality of the article on the day of the event.
func TestConferrers(t *testing.T) {
	for _, c := range []struct {
		locality, date, by string
		want, place, level string
	}{
		{"TX Hồng Lĩnh (Hà Tĩnh)", "2023-02-17", "UBND tỉnh", "UBND tỉnh Hà Tĩnh", "ha-tinh", "provincial"},
		{"TX Hồng Lĩnh", "2023-02-17", "UBND thị xã", "UBND thị xã Hồng Lĩnh", "ha-tinh/thi-xa-hong-linh", "local"},
		{"TX Hồng Lĩnh", "2023-02-17", "Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh Hà Tĩnh", "ha-tinh", "provincial"},
		{"TX Hồng Lĩnh", "2023-02-17", "tỉnh", "tỉnh Hà Tĩnh", "ha-tinh", "provincial"},
		{"Quận Đồ Sơn", "2024-01-19", "UBND TP", "UBND thành phố Hải Phòng", "hai-phong", "provincial"},
		{"Quận Đồ Sơn", "2024-01-19", "thành phố", "thành phố Hải Phòng", "hai-phong", "provincial"},
		{"Quận Đồ Sơn", "2024-01-19", "UBND quận", "UBND quận Đồ Sơn", "hai-phong/quan-do-son", "local"},
		{"Quận Đống Đa", "2024-03-21", "Chủ tịch UBND TP", "Chủ tịch UBND thành phố Hà Nội", "ha-noi", "provincial"},
		{"Thành phố Vinh, Nghệ An", "2024-03-21", "UBND TP", "UBND thành phố Vinh", "nghe-an/thanh-pho-vinh", "local"},
		{"Xã Hưng Hòa", "2024-03-21", "UBND thành phố", "UBND thành phố Vinh", "nghe-an/thanh-pho-vinh", "local"},
		{"Thành phố Vinh, Nghệ An", "2024-03-21", "UBND tỉnh", "UBND tỉnh Nghệ An", "nghe-an", "provincial"},
		{"Nghệ An", "2024-03-21", "UBND tỉnh", "UBND tỉnh Nghệ An", "nghe-an", "provincial"},
		{"Huyện Ninh Hải", "2024-12-13", "UBND tỉnh", "UBND tỉnh Ninh Thuận", "ninh-thuan", "provincial"},
		{"Xã Ninh Hải", "2025-08-01", "UBND tỉnh", "UBND tỉnh Khánh Hòa", "khanh-hoa", "provincial"},
		{"Xã Ninh Hải", "2025-08-01", "UBND xã", "UBND xã Ninh Hải", "khanh-hoa/xa-ninh-hai", "local"},
		{"Đồng Nai", "2026-04-29", "UBND tỉnh", "UBND tỉnh Đồng Nai", "dong-nai", "provincial"},
		{"Đồng Nai", "2026-05-05", "UBND thành phố", "UBND thành phố Đồng Nai", "dong-nai", "provincial"},
		{"Thị xã Hồng Lĩnh", "2023-02-17", "Thị ủy", "Thị ủy Hồng Lĩnh", "ha-tinh/thi-xa-hong-linh", "local"},
		{"Thành phố Vinh, Nghệ An", "2023-02-17", "Thành ủy", "Thành ủy Vinh", "nghe-an/thanh-pho-vinh", "local"},
		{"Quận Đồ Sơn", "2023-02-17", "Thành ủy", "Thành ủy Hải Phòng", "hai-phong", "provincial"},
		{"Quận Đồ Sơn", "2023-02-17", "UBND cấp tỉnh", "UBND thành phố Hải Phòng", "hai-phong", "provincial"},
		{"[Hà Nội, Thị xã Hồng Lĩnh]", "2023-02-17", "UBND thị xã", "UBND thị xã Hồng Lĩnh", "ha-tinh/thi-xa-hong-linh", "local"},

		{"Quận Đồ Sơn", "2024-01-19", "UBND", "UBND quận Đồ Sơn", "hai-phong/quan-do-son", "local"},

		// Bodies whose names include a locality.
		{"Hải Phòng", "2024-01-19", "UBND quận Đồ Sơn", "UBND quận Đồ Sơn", "hai-phong/quan-do-son", "local"},
		{"Quận Đồ Sơn", "2024-01-19", "UBND tỉnh Hà Tĩnh", "UBND tỉnh Hà Tĩnh", "ha-tinh", "provincial"},
		{"Quận Đồ Sơn", "2024-01-19", "Chủ tịch nước", "Chủ tịch nước", "", "state"},
		{"Quận Đồ Sơn", "2024-01-19", "Thủ tướng", "Thủ tướng Chính phủ", "", "central"},
		{"Quận Đồ Sơn", "2024-01-19", "Ban Tổ chức", "Ban Tổ chức", "", "organiser"},
	} {
		t.Run(c.by+" ở "+c.locality, func(t *testing.T) {
			s := load(t, places, doc("a", c.date, "locality: "+c.locality, "awards: [{award: Giấy khen, by: "+c.by+", to: {tập thể: 1}}]"))
			w := article(t, s.Model, "a").Awards[0]
			place := ""
			if w.ConferrerLocality != nil {
				place = w.ConferrerLocality.ID
			}
			if diff := cmp.Diff([]string{c.want, c.place, c.level}, []string{w.By, place, w.Level.String()}); diff != "" {
				t.Error(diff, s.Problems)
			}
		})
	}
}

// A conferrer that the locality of the article does not resolve remains as written, with a warning.
func TestConferrersThatStayOpen(t *testing.T) {
	for _, c := range []struct{ locality, by string }{
		{"", "UBND tỉnh"}, {"Hà Tĩnh", "UBND huyện"}, {"Quận Đồ Sơn", "UBND xã"}, {"", "thành phố"},
		{"Thị xã Hồng Lĩnh", "UBND thành phố"}, {"", "UBND"},
	} {
		lines := []string{"awards: [{award: Giấy khen, by: " + c.by + ", to: {tập thể: 1}}]"}
		if c.locality != "" {
			lines = append(lines, "locality: "+c.locality)
		}
		s := load(t, places, doc("a", "2024-01-19", lines...))
		w := article(t, s.Model, "a").Awards[0]
		if w.By != c.by || w.ConferrerLocality != nil || !strings.Contains(codes(s.Problems), string(diag.UnresolvedBody)) {
			t.Errorf("%q in %q: %q %v %v", c.by, c.locality, w.By, w.ConferrerLocality, s.Problems)
		}
	}
}

// The day of the event counts, not that of publication.
func TestTheDayOfTheEventCounts(t *testing.T) {
	s := load(t, places, doc("a", "2025-07-02", "event: {date: 2025-06-30}", "locality: Huyện Ninh Hải", "awards: [{award: Giấy khen, by: UBND tỉnh, to: {tập thể: 1}}]"))
	if got := article(t, s.Model, "a").Awards[0].By; got != "UBND tỉnh Ninh Thuận" || len(s.Problems) > 0 {
		t.Errorf("%s %v", got, s.Problems)
	}
	s = load(t, places, doc("a", "2025-07-02", "locality: Huyện Ninh Hải"))
	if got := codes(s.Problems); got != "locality-not-in-force" {
		t.Error(got)
	}
}

// Spellings of one tag share a term, named by the most frequent one; of equally frequent ones by the first.
func TestTagsFold(t *testing.T) {
	s := load(t,
		doc("a", "2024-01-01", "tags: [Thi đua - Khen thưởng, Văn hoá]"),
		doc("b", "2024-01-02", `tags: ["Thi đua, khen thưởng", Văn hóa]`),
		doc("c", "2024-01-03", "tags: [Thi đua - Khen thưởng, thi đua khen thưởng, Thi đua – khen thưởng]"),
	)
	var names []string
	for _, term := range s.Model.Tags.Terms {
		names = append(names, term.Name)
	}
	if got := strings.Join(names, "; "); got != "Thi đua - Khen thưởng; Văn hoá" && got != "Thi đua - Khen thưởng; Văn hóa" {
		t.Error(got)
	}
	term := s.Model.Tags.Get(viet.Key("THI ĐUA KHEN THƯỞNG"))
	if term == nil || paths(term.Articles) != "c b a" {
		t.Fatalf("%v", term)
	}
	if c := article(t, s.Model, "c"); len(c.Tags) != 1 {
		t.Errorf("an article with three spellings of one tag has %d tags", len(c.Tags))
	}
}

// Twenty articles can name a hundred thousand tags that differ in marks only.
func TestSlugsOfManyThatCollide(t *testing.T) {
	const n = 200_000
	x, a := site.NewIndex(), &site.Article{Document: &content.Document{}}
	for i := range n {
		x.GetOrAdd(strconv.Itoa(i), "Bàn giao").Articles = []*site.Article{a}
	}
	var problems diag.List
	x.AssignSlugs(&problems)
	if got := x.Terms[n-1].Slug; got != "ban-giao-200000" || len(problems) != n-1 {
		t.Errorf("the last has the slug %s, there are %d problems", got, len(problems))
	}
}

// Tags that differ in marks only are never merged; the one with the oldest article gets the plain slug.
func TestSlugsThatCollide(t *testing.T) {
	s := load(t,
		doc("a", "2024-01-03", "tags: [Bàn giao]"), doc("b", "2024-01-02", "tags: [Bán giao]"), doc("c", "2024-01-01", "tags: [Bán giao]"),
		doc("d", "2024-01-04", "tags: [Ban giao, Ban giao 2]"),
	)
	want := map[string]string{"Bán giao": "ban-giao", "Bàn giao": "ban-giao-2", "Ban giao": "ban-giao-3", "Ban giao 2": "ban-giao-2-2"}
	for _, term := range s.Model.Tags.Terms {
		if term.Slug != want[term.Name] {
			t.Errorf("%s has the slug %s, want %s", term.Name, term.Slug, want[term.Name])
		}
	}
	if got := codes(s.Problems); got != "slug-suffixed slug-suffixed slug-suffixed" {
		t.Error(got)
	}
	for _, p := range s.Problems {
		if p.Pos.Line != 4 || p.Pos.Col == 0 {
			t.Errorf("%v is not where the tag is written", p)
		}
	}
}

func TestOrder(t *testing.T) {
	s := load(t,
		doc("a", "2024-01-02"), doc("b", "2024-01-02T08:00"), doc("c", "2024-01-02T08:00"), doc("d", "2023-12-31"),
		doc("e", "2024-01-01T23:30:00Z"), "-- content/gioi-thieu.md --\n---\ntitle: Giới thiệu\nkind: page\n---\n\nTrang.\n",
	).Model
	if got := paths(s.Articles); got != "b c e a d" {
		t.Errorf("newest first: %s", got)
	}
	if got := paths(s.Pages); got != "gioi-thieu" {
		t.Errorf("standing pages: %s", got)
	}
	for i, a := range s.Articles {
		if i > 0 && a.Newer != s.Articles[i-1] || i == 0 && a.Newer != nil {
			t.Errorf("the newer article of %s", a.Path)
		}
		if i+1 < len(s.Articles) && a.Older != s.Articles[i+1] || i+1 == len(s.Articles) && a.Older != nil {
			t.Errorf("the older article of %s", a.Path)
		}
	}
	for _, p := range s.Pages {
		if p.Newer != nil || p.Older != nil || s.Related(p) != nil {
			t.Error("a standing page stands in no order")
		}
	}
	var archive []string
	for _, y := range s.Archive.Terms {
		archive = append(archive, y.Slug+" ("+slugs(y.Children)+")")
	}
	if got := strings.Join(archive, ", "); got != "2024 (2024/01:4), 2023 (2023/12:1)" {
		t.Errorf("archive: %s", got)
	}
}

// Related articles share honours, locality, tags or category; of these the nearest in time come first.
func TestRelated(t *testing.T) {
	award := "awards: [{award: Cờ thi đua, by: UBND tỉnh Hà Tĩnh, to: {tập thể: 1}}]"
	s := load(t, places,
		doc("a", "2024-01-10", "locality: Thị xã Hồng Lĩnh", "tags: [Một, Hai]", "category: Tin", award),
		doc("cung-noi", "2022-01-10", "locality: Thị xã Hồng Lĩnh"),
		doc("cung-khen", "2023-01-10", award),
		doc("cung-tinh", "2024-01-09", "locality: Hà Tĩnh"),
		doc("cung-hai-chu-de", "2020-01-10", "tags: [Một, Hai]"),
		doc("cung-chuyen-muc", "2024-01-11", "category: Tin"),
		doc("cung-chuyen-muc-xa", "2019-01-11", "category: Tin"),
		doc("khac", "2024-01-10"),
	).Model
	if got := paths(s.Related(article(t, s, "a"))); got != "cung-noi cung-hai-chu-de cung-khen cung-tinh cung-chuyen-muc" {
		t.Error(got)
	}
	if got := paths(s.Related(article(t, s, "khac"))); got != "" {
		t.Errorf("an article that shares nothing has %s", got)
	}
}

// The work for one article does not grow with the site: on a long shared list only neighbours count.
func TestRelatedLooksAtNeighbours(t *testing.T) {
	var docs []string
	for i := range 40 {
		docs = append(docs, doc(fmt.Sprintf("b%02d", i), fmt.Sprintf("2024-01-01T%02d:%02d", i/60+1, i%60), "tags: [Chung]"))
	}
	s := load(t, docs...).Model
	if got := paths(s.Related(article(t, s, "b20"))); got != "b21 b19 b22 b18 b23" {
		t.Error(got)
	}
	if got := paths(s.Related(article(t, s, "b00"))); got != "b01 b02 b03 b04 b05" {
		t.Error(got)
	}
}

// A merged province includes the articles of its predecessors; a smaller unit lists them apart.
func TestLocalities(t *testing.T) {
	s := load(t, places,
		doc("huyen", "2024-12-13", "locality: Huyện Ninh Hải"), doc("xa", "2025-08-01", "locality: Xã Ninh Hải"),
		doc("tinh", "2025-06-01", "locality: Ninh Thuận"), doc("moi", "2025-09-01", "locality: Khánh Hòa"),
		doc("hai-noi", "2024-01-01", "locality: [Huyện Ninh Hải, Ninh Thuận, Quận Đồ Sơn]"),
	).Model
	if got := slugs(s.Localities.Terms); got != "hai-phong:1 khanh-hoa:5 ninh-thuan:3" {
		t.Errorf("provinces: %s", got)
	}
	for id, want := range map[string][2]string{
		"khanh-hoa":                 {"moi xa tinh huyen hai-noi", ""},
		"ninh-thuan":                {"tinh huyen hai-noi", ""},
		"ninh-thuan/huyen-ninh-hai": {"huyen hai-noi", ""},
		"khanh-hoa/xa-ninh-hai":     {"xa", "huyen hai-noi"},
		"khanh-hoa/xa-vinh-hai":     {"", "huyen hai-noi"},
		"hai-phong/quan-do-son":     {"hai-noi", ""},
		"hai-phong/phuong-do-son":   {"", "hai-noi"},
	} {
		term := s.Localities.Get(id)
		if term == nil {
			t.Errorf("there is no term %s", id)
			continue
		}
		if got := [2]string{paths(term.Articles), paths(term.Earlier)}; got != want {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
		if up := term.Locality.Parent; (up == nil) != (term.Parent == nil) || up != nil && term.Parent.Locality != up {
			t.Errorf("%s: the parent is %v", id, term.Parent)
		}
	}
	if got := slugs(s.Localities.Get("khanh-hoa").Children); got != "khanh-hoa/xa-ninh-hai:1 khanh-hoa/xa-vinh-hai:0" {
		t.Errorf("children: %s", got)
	}
}

func TestHonours(t *testing.T) {
	s := load(t, places,
		doc("a", "2024-01-19", "locality: Quận Đồ Sơn", `awards:
  - {award: Cúp Núi Hồng, by: Ban Tổ chức, to: {tập thể: 3}}
  - {award: Giấy khen, by: UBND quận, to: {cá nhân: 1}}
  - {award: Giấy khen, by: UBND quận, to: {tập thể: 1}}
  - {award: BK, by: UBND TP, to: {cá nhân: 1}}
  - {award: Chiến sỹ thi đua cấp Thành phố, to: {cá nhân: 1}}
  - {award: cờ thi đua của UBND thành phố năm 2023, by: UBND TP, to: {tập thể: 1}}
  - {award: Bằng khen của Thủ tướng Chính phủ, by: Thủ tướng, to: {tập thể: 1}}
  - {award: Huân chương Lao động hạng 3, to: {tập thể: 1}}`),
		doc("b", "2024-01-18", "awards: [{award: cúp Núi hồng, to: {tập thể: 1}}]"),
	)
	var got []string
	for _, w := range article(t, s.Model, "a").Awards {
		got = append(got, fmt.Sprintf("%s %s %d", w.Level, w.Name, w.Order))
	}
	want := []string{
		"state Huân chương Lao động hạng Ba 7", "central Bằng khen của Thủ tướng Chính phủ 6", "provincial Cờ thi đua 5",
		"provincial Bằng khen 3", "provincial Chiến sĩ thi đua cấp tỉnh 4", "local Giấy khen 2", "local Giấy khen 1",
		"organiser Cúp Núi Hồng 0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	own := s.Model.Honours.Get("khac/" + viet.KeyLoose("Cúp Núi Hồng"))
	if own == nil || own.Honour != nil || paths(own.Articles) != "a b" || len(own.Awards) != 2 {
		t.Errorf("an honour outside the catalogue: %+v", own)
	}
	if terms := s.Model.Honours.Terms; terms[len(terms)-1] != own {
		t.Error("what the catalogue lacks stands last")
	}
	if len(s.Model.Roll) != 9 || s.Model.Roll[8].Article.Path != "content/b.md" {
		t.Errorf("the roll has %d awards", len(s.Model.Roll))
	}
}

// The words after the honour in the name of an award fill the empty keys of its row.
func TestWhatNamesState(t *testing.T) {
	for name, want := range map[string]string{
		"Bằng khen của UBND thành phố năm 2023":                         "UBND thành phố Hải Phòng|2023|",
		"Bằng khen Chủ tịch UBND TP giai đoạn 2018-2022":                "Chủ tịch UBND thành phố Hải Phòng|giai đoạn 2018-2022|",
		"Cờ thi đua của Bộ Giáo dục và Đào tạo":                         "Bộ Giáo dục và Đào tạo||",
		"Giấy khen do UBND quận Đồ Sơn năm học 2022-2023":               "UBND quận Đồ Sơn|năm học 2022-2023|",
		"Danh hiệu “Chiến sĩ thi đua cơ sở” năm 2023":                   "|2023|",
		"Bằng khen của Thủ tướng Chính phủ":                             "Thủ tướng Chính phủ||", // by law
		"Chiến sĩ thi đua cấp thành phố":                                "||",
		"Bằng khen vì thành tích xuất sắc trong công tác":               "||vì thành tích xuất sắc trong công tác",
		"Huy hiệu 30 năm tuổi Đảng":                                     "||30 năm tuổi Đảng",
		`"Kỷ niệm chương “Vì sự nghiệp Thi đua, Khen thưởng” năm 2023"`: "|2023|“Vì sự nghiệp Thi đua, Khen thưởng”",
		`"Giải thưởng Nhà nước về văn học, nghệ thuật"`:                 "Chủ tịch nước||về văn học, nghệ thuật",
		"Kỷ niệm chương Vì sự nghiệp giáo dục, for: công lao":           "||công lao",
		"Bằng khen năm 2023 vì thành tích xuất sắc":                     "|2023|vì thành tích xuất sắc",
		"Bằng khen từ năm 2017 đến năm 2021 của UBND thành phố":         "UBND thành phố Hải Phòng|từ năm 2017 đến năm 2021|",
		"Bằng khen của UBND thành phố năm 2023 vì thành tích":           "UBND thành phố Hải Phòng|2023|vì thành tích",
		"Bằng khen giai đoạn 2018 – 2022":                               "|giai đoạn 2018 – 2022|",
		"Giải 1":                                                        "||",
		"Huân chương Lao động hạng 3":                                   "Chủ tịch nước||",
		"Bằng khen của UBND tỉnh, by: UBND quận, period: 2022":          "UBND quận Đồ Sơn|2022|",
		"Giải thưởng Xứ Đông của UBND thành phố năm 2023":               "||",
		"Chiến sĩ thi đua thành phố":                                    "||",
	} {
		s := load(t, places, doc("a", "2024-01-19", "locality: Quận Đồ Sơn", "awards: [{award: "+name+"}]")).Model
		w := article(t, s, "a").Awards[0]
		if got := w.By + "|" + w.Period.Text + "|" + w.Citation; got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestHeldBack(t *testing.T) {
	docs := "-- content/gioi-thieu.md --\n---\ntitle: Giới thiệu\nkind: page\n---\n\nTrang.\n" +
		doc("hom-nay", "2026-06-01") + doc("chieu-nay", "2026-06-01T23:00") + doc("mai", "2026-06-02") + doc("nhap", "2024-01-01", "draft: true") +
		doc("het", "2024-01-01", "expires: 2026-06-01") + doc("chua-het", "2024-01-01", "expires: 2026-06-02") +
		doc("rut", "2024-01-01", "withdrawn: 2026-06-01", "tags: [Riêng]") + doc("chua-rut", "2024-01-01", "withdrawn: 2026-06-02")
	s := load(t, docs)
	if got := paths(s.Model.Articles); got != "chieu-nay hom-nay chua-het chua-rut" {
		t.Error(got)
	}
	if got := paths(s.Model.Withdrawn); got != "rut" || s.Model.UnpublishedCount != 3 || len(s.Model.Tags.Terms) != 0 {
		t.Errorf("withdrawn: %s, held back: %d, tags: %d", got, s.Model.UnpublishedCount, len(s.Model.Tags.Terms))
	}
	if got := codes(s.Problems); got != "expired-held future-held draft-held" {
		t.Error(got)
	}
}

func TestDraftsAndFuture(t *testing.T) {
	files := doc("nhap", "2024-01-01", "draft: true") + doc("mai", "2026-06-02") + doc("nhap-mai", "2026-06-03", "draft: true")
	for _, c := range []struct {
		drafts, future bool
		want           string
	}{
		{false, false, ""}, {true, false, "nhap"}, {false, true, "mai"}, {true, true, "nhap-mai mai nhap"},
	} {
		o := trial.TextOptions(t, "now 2026-06-01\n"+files)
		o.Drafts, o.Future = c.drafts, c.future
		s := trial.Load(t, o).Model
		if got := paths(s.Articles); got != c.want {
			t.Errorf("%v %v: %q, want %q", c.drafts, c.future, got, c.want)
		}
		for _, a := range s.Articles {
			if want := map[string]site.Mark{"content/nhap.md": site.Draft, "content/nhap-mai.md": site.Draft, "content/mai.md": site.Future}[a.Path]; a.Mark != want {
				t.Errorf("%s is marked %q", a.Path, a.Mark)
			}
		}
	}
}

// If now is a moment and not a midnight, an article with a later time on the same day is held back.
func TestTheClock(t *testing.T) {
	o := trial.TextOptions(t, "now 2026-06-01\n"+doc("sang", "2026-06-01T08:00")+doc("chieu", "2026-06-01T16:00")+doc("ngay", "2026-06-01"))
	o.Now, _, _ = viet.ParseDate("2026-06-01T12:00")
	if got := paths(trial.Load(t, o).Model.Articles); got != "sang ngay" {
		t.Error(got)
	}
}

func TestAddress(t *testing.T) {
	for path, want := range map[string]string{
		"content/2024/01/do-son.md": "/2024/01/do-son/", "content/Tin tức/Đống Đa & Hà Nội.md": "/tin-tuc/dong-da-va-ha-noi/",
		"content/2024/index.md": "/2024/", "content/index.md": "/", "content/gioi-thieu.md": "/gioi-thieu/", "content/2024/index/a.md": "/2024/index/a/",
	} {
		if got := resolve.Address(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

// A unit that had ended is answered with those of the day that have its territory: not with successors of a later day,
// nor with one that had ended too.
func TestHintsNameUnitsOfTheDay(t *testing.T) {
	for _, c := range []struct{ locality, date, want, not string }{
		{"Quận 2", "2022-03-01", "“Thành phố Thủ Đức, Hồ Chí Minh”", "Phường"},
		{"Quận 2", "2026-03-01", "“Phường Thủ Đức, Hồ Chí Minh”", "Thành phố Thủ Đức"},
		{"Phường Trung Tự", "2025-03-01", "", "Kim Liên"},
		{"Phường Trung Tự", "2026-03-01", "“Phường Kim Liên, Hà Nội”", "Trung Tự"},
		{"Phường Hồng Hà, Hà Nội", "2024-03-01", "“Quận Hoàn Kiếm, Hà Nội”", "Hồng Hà"},
	} {
		problems := load(t, doc("a", c.date, "locality: "+c.locality)).Problems
		i := slices.IndexFunc(problems, func(p diag.Problem) bool { return p.Code == diag.LocalityNotInForce })
		if i < 0 {
			t.Errorf("%s on %s: %v", c.locality, c.date, problems)
			continue
		}
		if hint := problems[i].Args[3]; !strings.Contains(hint, c.want) || c.want == "" && hint != "" || strings.Contains(hint, c.not) {
			t.Errorf("%s on %s: %s", c.locality, c.date, hint)
		}
	}
}

// The articles of a former commune appear on the pages of its successors, not on those of all successors of its
// district. A unit that no article names has a page only if the site declares it.
func TestFormerCommunes(t *testing.T) {
	const list = `-- content/localities.yaml --
- {name: Huyện Ninh Hải, parent: Ninh Thuận, successors: [Xã Ninh Hải, Phường Ninh Chử]}
- {name: Xã Tri Hải, parent: Huyện Ninh Hải, successors: [Xã Ninh Hải]}
- {name: Xã Hộ Hải, parent: Huyện Ninh Hải}
- {name: Xã Xuân Hải, parent: Khánh Hòa}
`
	s := load(t, list, doc("a", "2024-07-13", "locality: Xã Tri Hải"), doc("b", "2024-07-14", "locality: Xã Hộ Hải")).Model
	for id, want := range map[string]string{"khanh-hoa/xa-ninh-hai": "a", "khanh-hoa/xa-xuan-hai": "b"} {
		if got := paths(s.Localities.Get(id).Earlier); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	if own := s.Localities.Get("ninh-thuan/huyen-ninh-hai").Articles; len(own) != 2 {
		t.Errorf("the district has %d articles", len(own))
	}
}
