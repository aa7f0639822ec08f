package present_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/build"
	"bangvang/internal/pages/feed"
	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

const feedSettings = "-- content/site.yaml --\ntitle: Bảng Vàng\nbase_url: https://example.org/tin/\nfeeds: {items: 2}\n"

const article = `-- content/2024/a.md --
---
title: Bài a
date: 2024-01-19
updated: 2024-01-20T08:00
summary: Sapo của bài.
author: Nam Giang
category: Tin tức
tags: [Một, Hai]
locality: Hà Tĩnh
awards:
  - award: Bằng khen
    by: UBND tỉnh
    period: 2023
    for: thành tích
    decision: {no: 1/QĐ, date: 2024-01-02}
    to: {tập thể: 4, cá nhân: [{name: Lê Thị Hà, post: Hiệu trưởng, unit: Trường A}, Trần Văn An], hộ gia đình: nhiều, doanh nghiệp: hơn 50}
  - {award: Cúp Núi Hồng}
---

Mở đầu, xem [kia](b.md) và [mục](#muc).

## Mục

Hết.
-- content/2024/b.md --
---
title: Bài b
date: 2024-01-18
---

Đoạn đầu.
-- content/2024/c.md --
---
title: Bài c
date: 2024-01-17
---

Đoạn đầu.
`

// rollOf returns the records of the roll as JSON.
func rollOf(t *testing.T, s *build.Site) []view.Record {
	t.Helper()
	var data struct{ Awards []view.Record }
	if err := json.Unmarshal(trial.Render(t, s)["bang-vang.json"], &data); err != nil {
		t.Fatal(err)
	}
	return data.Awards
}

func TestRecords(t *testing.T) {
	s := trial.LoadText(t, feedSettings+article)
	var got []string
	for _, r := range rollOf(t, s) {
		count := "null"
		if r.Count != nil {
			count = fmt.Sprint(*r.Count)
		}
		got = append(got, fmt.Sprintf("%s | %s | %s | %s | %v | %s", r.HonourID, r.Kind, count, r.Text, r.Exact, strings.Join(r.Names, "; ")))
	}
	want := []string{
		"bang-khen | tập thể | 4 | 4 | true | ", "bang-khen | cá nhân | 2 | 2 | true | Lê Thị Hà, Hiệu trưởng, Trường A; Trần Văn An",
		"bang-khen | hộ gia đình | null | nhiều | false | ", "bang-khen | doanh nghiệp | 50 | hơn 50 | false | ", "cup-nui-hong |  | null |  | false | ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	records := rollOf(t, s)
	r := records[slices.IndexFunc(records, func(r view.Record) bool { return r.HonourID == "bang-khen" && r.Kind == "tập thể" })]
	if diff := cmp.Diff([]string{
		"2024-01-19", "Bằng khen", "commendation", "provincial", "UBND tỉnh Hà Tĩnh", "2023", "thành tích", "1/QĐ, 02/01/2024", "Tỉnh Hà Tĩnh", "Bài a", "https://example.org/tin/2024/a/",
	}, []string{r.Date, r.Honour, r.Class, r.Level, r.By, r.Period, r.Citation, r.Decision, r.Locality, r.Article, r.URL}); diff != "" {
		t.Error(diff)
	}
}

// entryOf returns the entry of the article at an address.
func entryOf(t *testing.T, entries []*feed.Entry, url string) *feed.Entry {
	t.Helper()
	for _, e := range entries {
		if e.URL == url {
			return e
		}
	}
	t.Fatalf("there is no entry of %s", url)
	panic("not reached")
}

// The feeds of the site contain the texts of articles, the others their summaries. All addresses are absolute.
func TestFeeds(t *testing.T) {
	s := trial.LoadText(t, feedSettings+article)
	all, tag, data := trial.View[*view.Atom](t, s, "/feed.xml"), trial.View[*view.Atom](t, s, "/chu-de/mot/feed.xml"), trial.View[*view.JSONFeed](t, s, "/feed.json")
	if len(all.Entries) != 2 || len(data.Entries) != 2 || len(tag.Entries) != 1 {
		t.Fatalf("%d, %d and %d entries", len(all.Entries), len(data.Entries), len(tag.Entries))
	}
	if all.Title != "Bảng Vàng" || tag.Title != "Một · Bảng Vàng" || data.Self != "https://example.org/tin/feed.json" || tag.Self != "https://example.org/tin/chu-de/mot/feed.xml" || tag.Home != "https://example.org/tin/chu-de/mot/" {
		t.Errorf("%q %q %q %q %q", all.Title, tag.Title, data.Self, tag.Self, tag.Home)
	}
	if newest := all.Entries[0].URL; newest != "https://example.org/tin/2024/a/" {
		t.Errorf("the first entry is %s", newest)
	}
	e, short := entryOf(t, all.Entries, "https://example.org/tin/2024/a/"), entryOf(t, tag.Entries, "https://example.org/tin/2024/a/")
	for _, want := range []string{`href="https://example.org/tin/2024/b/"`, `href="https://example.org/tin/2024/a/#muc"`} {
		if !strings.Contains(e.Content, want) {
			t.Errorf("the text lacks %s: %s", want, e.Content)
		}
	}
	if e.Title != "Bài a" || e.Summary != "Sapo của bài." || !slices.Equal(e.Authors, []string{"Nam Giang"}) || short.Content != "" {
		t.Errorf("%+v", e)
	}
	if diff := cmp.Diff([]string{"Tin tức", "Một", "Hai"}, e.Categories); diff != "" {
		t.Error(diff)
	}
	if got := e.Updated.Format("2006-01-02T15:04"); got != "2024-01-20T08:00" || !all.Updated.Equal(e.Updated) || e.Published.Format("2006-01-02") != "2024-01-19" {
		t.Errorf("updated %s", got)
	}
}

// A feed without entries has the date of the build, without its time of day.
func TestEmptyFeed(t *testing.T) {
	s := trial.LoadText(t, feedSettings)
	f := trial.View[*view.Atom](t, s, "/feed.xml")
	if !f.Updated.Equal(trial.Now) || len(f.Entries) != 0 {
		t.Errorf("%+v", f.Feed)
	}
	if r := trial.View[*view.RollJSON](t, s, "/bang-vang.json"); !r.Updated.Equal(trial.Now) || len(r.Articles.Sums) != 0 {
		t.Errorf("%+v", r)
	}
}
