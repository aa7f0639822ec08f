package roll_test

import (
	"slices"
	"strings"
	"testing"

	"bangvang/internal/build"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/site/roll"
	"bangvang/internal/testkit/trial"
)

const archive = `
-- content/site.yaml --
base_url: https://example.org/tin/
redact: [Lê Văn Kín]
-- content/localities.yaml --
- {name: Quận Đồ Sơn, parent: Hải Phòng, to: 2025-06-30}
- {name: Huyện Đồ Sơn, parent: Nghệ An, to: 2025-06-30}
-- content/a.md --
---
title: A
date: 2024-01-19
locality: Quận Đồ Sơn, Hải Phòng
awards:
  - award: Giấy khen
    by: UBND quận
    to:
      tập thể: [Phòng Tài chính, {name: Tổ 3, unit: Phường Vạn Hương}, UBND quận Đồ Sơn]
      cá nhân: [Trần Thị Lan, Nguyễn An, Lê Văn Kín]
      hộ gia đình: [Gia đình ông Bảy]
      "tập thể, cá nhân": [Không Rõ]
  - {award: Bằng khen, by: UBND thành phố, to: {tập thể: [Phòng Tài chính], doanh nghiệp: [Công ty Sáng]}}
  - {award: Bằng khen, by: Thủ tướng, to: {tập thể: 2}}
  - {award: Giải nhất, by: Ban Tổ chức, to: {tập thể: [Đội Một]}}
  - {award: Giấy khen, by: Thủ trưởng đơn vị, to: {tập thể: 1}}
  - {award: Giấy khen, by: UBND quận, status: đề nghị, to: {tập thể: [Đội Chờ]}}
  - {award: Giấy khen, by: UBND quận, status: hủy bỏ, to: {tập thể: [Đội Cũ]}}
-- content/b.md --
---
title: B
date: 2024-01-20
locality: Huyện Đồ Sơn, Nghệ An
awards:
  - {award: Giấy khen, by: UBND huyện, to: {tập thể: [phòng tài chính], cá nhân: [TRẦN THỊ LAN]}}
  - {award: Bằng khen, by: Thủ tướng Chính phủ, to: {tập thể: 2}}
  - {award: Giấy khen, by: Công ty Sáng, to: {tập thể: 2}}
  - {award: Giấy khen, by: UBND xã Không Có, to: {tập thể: 2}}
-- content/c.md --
---
title: C
date: 2024-01-21
locality: [Quận Đồ Sơn, Hải Phòng]
awards:
  - {award: Giấy khen, by: UBND quận Đồ Sơn, to: {tập thể: [Phòng Tài chính]}}
---

Hết.
`

func load(t *testing.T, individuals bool) *build.Site {
	t.Helper()
	text := strings.NewReplacer("-- content/b.md", "---\n\nHết.\n-- content/b.md", "-- content/c.md", "---\n\nHết.\n-- content/c.md",
		"[Quận Đồ Sơn, Hải Phòng]", `["Quận Đồ Sơn, Hải Phòng"]`).Replace(archive)
	if individuals {
		text = strings.Replace(text, "redact:", "index_individuals: true\nredact:", 1)
	}
	return trial.LoadText(t, text)
}

func names(x *site.Index) string {
	var out []string
	for _, t := range x.Terms {
		out = append(out, t.Name)
	}
	return strings.Join(out, "; ")
}

func TestBoard(t *testing.T) {
	b, _, _ := roll.New(t.Context(), load(t, false).Model)
	if got, want := names(b.Conferrers), "Công ty Sáng, Huyện Đồ Sơn, Nghệ An; Thủ tướng Chính phủ; UBND huyện Đồ Sơn, Nghệ An; UBND quận Đồ Sơn, Hải Phòng; UBND thành phố Hải Phòng"; got != want {
		t.Errorf("conferrers\n%s, want\n%s", got, want)
	}
	want := "Công ty Sáng, Quận Đồ Sơn, Hải Phòng; Đội Một, Quận Đồ Sơn, Hải Phòng; phòng tài chính, Huyện Đồ Sơn, Nghệ An; " +
		"Phòng Tài chính, Quận Đồ Sơn, Hải Phòng; Tổ 3, Phường Vạn Hương, Quận Đồ Sơn, Hải Phòng; UBND quận Đồ Sơn, Hải Phòng"
	if got := names(b.Collectives); got != want {
		t.Errorf("collectives\n%s, want\n%s", got, want)
	}
	if len(b.Individuals.Terms) != 0 {
		t.Errorf("individuals %s", names(b.Individuals))
	}
	i := slices.IndexFunc(b.Collectives.Terms, func(t *site.Term) bool { return strings.HasPrefix(t.Name, "Phòng") })
	term := b.Collectives.Terms[i]
	if term.Slug != "phong-tai-chinh-quan-do-son-hai-phong" || len(term.Articles) != 2 || len(term.Awards) != 3 || term.Articles[0].Title.Text != "C" {
		t.Errorf("%+v", term)
	}
}

func TestIndividualsOnlyWhenAskedFor(t *testing.T) {
	b, _, _ := roll.New(t.Context(), load(t, true).Model)
	want := "Nguyễn An, Quận Đồ Sơn, Hải Phòng; TRẦN THỊ LAN, Huyện Đồ Sơn, Nghệ An; Trần Thị Lan, Quận Đồ Sơn, Hải Phòng"
	if got := names(b.Individuals); got != want {
		t.Errorf("individuals\n%s, want\n%s", got, want)
	}
	for file := range trial.Render(t, load(t, false)) {
		if strings.HasPrefix(file, "bang-vang/ca-nhan/") {
			t.Errorf("%s is published unasked", file)
		}
	}
}

// A person whose name begins with a comma is listed under the full name.
func TestNameThatBeginsWithAComma(t *testing.T) {
	s := trial.LoadText(t, `
-- content/site.yaml --
base_url: https://example.org/
index_individuals: true
-- content/a.md --
---
title: A
date: 2024-01-19
awards:
  - {award: Bằng khen, by: Thủ tướng Chính phủ, to: {cá nhân: [", Lan"]}}
---

Chữ.
`)
	people := trial.View[*view.Terms](t, s, "/bang-vang/ca-nhan/")
	if len(people.Groups) != 1 || people.Groups[0].Name != "L" {
		t.Errorf("people %+v", people.Groups)
	}
}

// A person has one page at the address of the bare name, and is sorted and redacted by it; pages and data show the title.
func TestTitlesAreNoPartOfNames(t *testing.T) {
	s := trial.LoadText(t, `
-- content/site.yaml --
base_url: https://example.org/
index_individuals: true
redact: [Bà Lê Thị Kín]
-- content/a.md --
---
title: A
date: 2024-01-19
awards:
  - {award: Bằng khen, by: Thủ tướng Chính phủ, to: {cá nhân: [Thượng tá Trần An, Ông Nguyễn Bình, NSƯT Lê Thị Kín]}}
  - {award: Giấy khen, by: Thủ tướng Chính phủ, to: {cá nhân: [Trần An | Trưởng phòng]}}
---

Chữ.
`)
	b, _, _ := roll.New(t.Context(), s.Model)
	if got := names(b.Individuals); got != "Trần An; Nguyễn Bình" {
		t.Errorf("individuals %s", got)
	}
	if term := b.Individuals.Terms[0]; term.Slug != "tran-an" || len(term.Awards) != 2 {
		t.Errorf("%+v", term)
	}
	files := trial.Render(t, s)
	for file, text := range files {
		if strings.Contains(string(text), "Lê Thị Kín") {
			t.Errorf("%s has a redacted name", file)
		}
	}
	for _, file := range []string{"a/index.html", "bang-vang.csv", "bang-vang.json", "bang-vang/index.html"} {
		// in the CSV the title has a column of its own
		if text := strings.ReplaceAll(string(files[file]), "Trần An,Thượng tá", "Thượng tá Trần An"); !strings.Contains(text, "Thượng tá Trần An") || strings.Contains(text, "Ông Nguyễn") {
			t.Errorf("%s: a title is lost, or a courtesy shown\n%s", file, text)
		}
	}
}

// A nil Roll, of a site whose roll was not indexed, has no pages.
func TestNobodyHasAPage(t *testing.T) {
	var b *roll.Roll
	w := load(t, false).Model.Roll[0]
	if _, recipient := b.RecipientTerm(nil); b.ConferrerTerm(w, 0) != nil || recipient != nil || b.Concerns(nil, w) {
		t.Error("a nil Board has pages")
	}
}

func TestPages(t *testing.T) {
	s := load(t, true)
	for address, want := range map[string]string{
		"/bang-vang/tap-the/phong-tai-chinh-quan-do-son-hai-phong/":       "collective: 2 bài, 3 lần",
		"/bang-vang/don-vi-trao/thu-tuong-chinh-phu/":                     "conferrer: 2 bài, 2 lần",
		"/bang-vang/ca-nhan/tran-thi-lan-quan-do-son-hai-phong/":          "individual: 1 bài, 1 lần",
		"/bang-vang/don-vi-trao/cong-ty-sang-huyen-do-son-nghe-an/":       "conferrer: 1 bài, 1 lần",
		"/bang-vang/tap-the/cong-ty-sang-quan-do-son-hai-phong/":          "collective: 1 bài, 1 lần",
		"/bang-vang/don-vi-trao/ubnd-thanh-pho-hai-phong/":                "conferrer: 1 bài, 1 lần",
		"/bang-vang/don-vi-trao/ubnd-quan-do-son-hai-phong/":              "conferrer: 2 bài, 2 lần",
		"/bang-vang/tap-the/to-3-phuong-van-huong-quan-do-son-hai-phong/": "collective: 1 bài, 1 lần",
	} {
		v := trial.View[*view.List](t, s, address)
		awards := len(v.Awards)
		if v.Body != nil {
			awards = v.Body.Awards
		}
		if got := v.Kind + ": " + itoa(v.Total) + " bài, " + itoa(awards) + " lần"; got != want || len(v.Crumbs) != 3 {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
	roll := trial.View[*view.Roll](t, s, "/bang-vang/")
	counts := map[string]int{}
	for _, x := range roll.Indexes {
		counts[x.Href] = x.Count
	}
	if len(roll.Indexes) != 3 || counts["/tin/bang-vang/ca-nhan/"] != 3 {
		t.Errorf("indexes %+v", roll.Indexes)
	}
	people := trial.View[*view.Terms](t, s, "/bang-vang/ca-nhan/")
	if len(people.Groups) != 2 || people.Groups[0].Name != "A" || people.Groups[1].Name != "L" || len(people.Groups[1].Terms) != 2 {
		t.Errorf("people %+v", people.Groups)
	}
	a := trial.View[*view.Article](t, s, "/a/")
	row := a.Awards.Rows[slices.IndexFunc(a.Awards.Rows, func(w *view.Award) bool { return w.By == "UBND thành phố Hải Phòng" })]
	if row.ByHref != "/tin/bang-vang/don-vi-trao/ubnd-thanh-pho-hai-phong/" || row.Recipients[0].Names[0].Href != "/tin/bang-vang/tap-the/phong-tai-chinh-quan-do-son-hai-phong/" {
		t.Errorf("%+v", row)
	}
}

// An award of several bodies is on the page of each, with its number of recipients once in every figure.
func TestJointConferrers(t *testing.T) {
	s := trial.LoadText(t, `
-- content/site.yaml --
base_url: https://example.org/
-- content/a.md --
---
title: A
date: 2024-01-19
locality: Quận Đống Đa, Hà Nội
awards:
  - {award: Giấy khen, by: [UBND quận, Ủy ban MTTQ quận], to: {tập thể: 3}}
  - {award: Giấy khen, by: UBND quận và Công an quận, period: 2025, to: {tập thể: 2}}
  - {award: Huân chương Lao động hạng Ba, to: {tập thể: 1}}
---

Mở đầu.
`)
	for slug, awards := range map[string]int{
		"ubnd-quan-dong-da-ha-noi": 2, "uy-ban-mat-tran-to-quoc-quan-dong-da-ha-noi": 1, "cong-an-quan-dong-da-ha-noi": 1, "chu-tich-nuoc": 1,
	} {
		v := trial.View[*view.List](t, s, "/bang-vang/don-vi-trao/"+slug+"/")
		if len(v.Awards) != awards {
			t.Errorf("%s: %d awards", slug, len(v.Awards))
		}
	}
	board := trial.View[*view.Roll](t, s, "/bang-vang/")
	if board.Total != 3 || len(board.Numbers.Totals) != 1 || board.Numbers.Totals[0].N != 6 {
		t.Errorf("%d awards, %+v", board.Total, board.Numbers.Totals)
	}
	rows := trial.View[*view.Article](t, s, "/a/").Awards.Rows
	joint := rows[slices.IndexFunc(rows, func(w *view.Award) bool { return w.Period == "" && w.Joint != nil })]
	if joint.By != "UBND quận Đống Đa và Ủy ban Mặt trận Tổ quốc quận Đống Đa" || joint.ByHref != "" || len(joint.Joint) != 2 || joint.Joint[1].Before != " và " ||
		joint.Joint[0].Href != "/bang-vang/don-vi-trao/ubnd-quan-dong-da-ha-noi/" || joint.Level != "local" {
		t.Errorf("%+v", joint)
	}
	if law := rows[0]; law.By != "Chủ tịch nước" || law.ByLaw != "Luật 06/2022/QH15, Điều 77" || law.ByHref == "" {
		t.Errorf("%+v", law)
	}
}

func itoa(n int) string { return string(rune('0' + n)) }
