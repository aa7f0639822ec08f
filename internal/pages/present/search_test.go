package present_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"bangvang/internal/pages/present"
	"bangvang/internal/pages/search"
	"bangvang/internal/site/links"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
)

const archive = `
-- content/site.yaml --
base_url: https://example.org/tin/
redact: [Lê Văn Kín]
-- content/localities.yaml --
- {name: Quận Đồ Sơn, parent: Hải Phòng, to: 2025-06-30, successors: [Phường Đồ Sơn, Phường Nam Đồ Sơn]}
- {name: Phường Đồ Sơn, parent: Hải Phòng, from: 2025-07-01}
- {name: Phường Nam Đồ Sơn, parent: Hải Phòng, from: 2025-07-01}
-- content/a.md --
---
title: Đồ Sơn tổng kết
date: 2024-01-19
summary: Tóm tắt.
locality: Quận Đồ Sơn, Hải Phòng
category: Tin tức
tags: [Thi đua]
awards:
  - award: Giấy khen
    by: UBND quận
    decision: {no: 91/QĐ-UBND}
    for: chuyển đổi số
    to: {cá nhân: [{name: Trần Thị Lan, post: Tổ trưởng, unit: Tổ dân phố 3}, Lê Văn Kín]}
  - {award: Bằng khen, by: UBND thành phố, to: {tập thể: [Trường THCS Bàng La]}}
  - {award: Bằng khen, by: UBND thành phố, status: hủy bỏ, to: {tập thể: [Đội Cũ]}}
---

Thân bài.
-- content/b.md --
---
title: Hải Dương tổng kết
date: 2024-01-20
locality: Hải Dương
---

Thân bài.
-- content/c.md --
---
title: Đã gỡ
date: 2024-01-21
withdrawn: 2024-01-22
---

Thân bài.
-- content/d.md --
---
title: Nháp
date: 2024-01-21
draft: true
---

Thân bài.
-- content/gioi-thieu.md --
---
title: Giới thiệu
kind: page
---

Thân bài.
`

func docs(t *testing.T) (*present.Presenter, []search.Doc) {
	t.Helper()
	o := trial.TextOptions(t, archive)
	o.Drafts = true
	o.Now, _, _ = viet.ParseDate("2025-08-01")
	s := trial.Load(t, o)
	p := present.New(s.Model, links.New(s.Model.Articles, nil), nil)
	return p, p.SearchDocs()
}

// docOf returns the document of the article at an address.
func docOf(t *testing.T, docs []search.Doc, address string) search.Doc {
	t.Helper()
	for _, d := range docs {
		if d.Address == address {
			return d
		}
	}
	t.Fatalf("there is no document of %s", address)
	panic("not reached")
}

// A ward that has no awards of its own does not take those of the district before it: the index says whose they are.
func TestNamesOfSuccessors(t *testing.T) {
	p, _ := docs(t)
	want := map[string]string{
		"Quận Đồ Sơn, Hải Phòng": "3", "Phường Đồ Sơn, Hải Phòng": "before 3", "Phường Nam Đồ Sơn, Hải Phòng": "before 3", "Thành phố Hải Phòng": "3",
	}
	for _, n := range p.SearchNames() {
		if got := strconv.Itoa(n.Count); n.Kind == "locality" && want[n.Name] != "" {
			if n.Before {
				got = "before " + got
			}
			if got != want[n.Name] {
				t.Errorf("%s has %s, want %s", n.Name, got, want[n.Name])
			}
			delete(want, n.Name)
		}
	}
	if len(want) > 0 {
		t.Errorf("not there: %v", want)
	}
}

func TestDocs(t *testing.T) {
	_, docs := docs(t)
	if len(docs) != 2 || docs[0].Address != "/b/" { // the newest first
		t.Fatalf("found are %+v", docs)
	}
	d := docOf(t, docs, "/a/")
	all := strings.Join(slices.Concat(d.Names, d.Tags), "|")
	for _, want := range []string{
		"Trần Thị Lan", "Tổ trưởng", "Tổ dân phố 3", "Trường THCS Bàng La", "91/QĐ-UBND", "chuyển đổi số", "UBND thành phố Hải Phòng", "Thi đua",
		"Phường Đồ Sơn", "Phường Nam Đồ Sơn",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("not found by %s: %s", want, all)
		}
	}
	for _, not := range []string{"Lê Văn Kín", "Đội Cũ"} {
		if strings.Contains(all, not) {
			t.Errorf("found by %s", not)
		}
	}
	if !slices.Equal(d.Localities, []string{"Thành phố Hải Phòng", "Quận Đồ Sơn, Hải Phòng"}) || d.Locality != "Quận Đồ Sơn, Hải Phòng" {
		t.Errorf("localities %q, shown %q", d.Localities, d.Locality)
	}
	var text string
	err := d.Body(func(lent []byte) { text = string(lent) })
	if d.Title != "Đồ Sơn tổng kết" || d.Summary != "Tóm tắt." || text != "Thân bài." || err != nil || d.Category != "Tin tức" || d.Date != "2024-01-19" || !slices.Contains(d.Filters, search.Filter{Kind: "y", Value: "2024"}) || d.Count != 3 || d.AtLeast {
		t.Errorf("%+v", d)
	}
	// Hải Dương has been merged into Hải Phòng, whose list contains its articles.
	if got := docOf(t, docs, "/b/").Localities; !slices.Equal(got, []string{"Tỉnh Hải Dương", "Thành phố Hải Phòng"}) {
		t.Errorf("localities %q", got)
	}
}

// The filters of the documents are the slugs of their lists.
func TestFilters(t *testing.T) {
	p, docs := docs(t)
	want := []search.Filter{{Kind: "y", Value: "2024"}, {Kind: "l", Value: "hai-phong"}, {Kind: "l", Value: "hai-phong/quan-do-son"}, {Kind: "h", Value: "bang-khen"}, {Kind: "h", Value: "giay-khen"}}
	if got := docOf(t, docs, "/a/").Filters; !slices.Equal(got, want) {
		t.Errorf("filters %v, want %v", got, want)
	}
	if v := p.Search(); v.Template != "search" || v.Awards != "/tin/bang-vang/muc/" || v.Href != "/tin/tim-kiem/" || len(v.Lists) != 5 {
		t.Errorf("%+v", v)
	}
	if o := p.SearchOptions(nil); o.Lang != "vi" || o.Base != "/tin/" {
		t.Errorf("%+v", o)
	}
}

// A unit that is in force on the day of the build has no successors.
func TestNothingIsForetold(t *testing.T) {
	o := trial.TextOptions(t, archive)
	o.Now, _, _ = viet.ParseDate("2024-02-01")
	s := trial.Load(t, o)
	p := present.New(s.Model, links.New(s.Model.Articles, nil), nil)
	docs := p.SearchDocs()
	a, b := docOf(t, docs, "/a/"), docOf(t, docs, "/b/")
	if slices.Contains(a.Tags, "Phường Đồ Sơn") || !slices.Equal(b.Localities, []string{"Tỉnh Hải Dương"}) {
		t.Errorf("%q, %q", a.Tags, b.Localities)
	}
}
