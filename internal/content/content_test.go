package content_test

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"bangvang/internal/content"
	"bangvang/internal/content/markdown"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

func parse(text string) *content.Document {
	f, problems := source.NewFile("content/x.md", []byte(text))
	d := content.Parse(f)
	d.Problems.Append(problems)
	return d
}

// said returns problems as line:column code arguments, in order.
func said(list diag.List) string {
	var out []string
	for _, p := range list.Sorted() {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%d:%d %s %s", p.Pos.Line, p.Pos.Col, p.Code, strings.Join(p.Args, " "))))
	}
	return strings.Join(out, "; ")
}

func at(line, col int) diag.Pos { return diag.Pos{File: "content/x.md", Line: line, Col: col} }

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, viet.Zone)
}

// whole has every key of the site's contract and every form of an award.
const whole = `---
title: Quận Đồ Sơn tổng kết công tác thi đua, khen thưởng năm 2023
date: 2024-03-21T10:31
summary: Sapo.
locality: [Quận Đồ Sơn, hai-phong]
category: Tin tức
tags: [Thi đua - Khen thưởng, Giao ước thi đua]
author: Nam Giang
source: {name: haiphong.gov.vn, url: https://haiphong.gov.vn/a}
event: {date: 2024-01-19, session: sáng, kind: tổng kết, at: UBND quận Đồ Sơn}
image: toan-canh.jpg
awards:
  - {award: Cờ thi đua, by: UBND thành phố, period: 2023, to: {tập thể: 4}}
  - {award: Bằng khen, to: {tập thể: 8, cá nhân: gần 12, doanh nghiệp: 2, hộ gia đình: 6}}
  - {award: Giấy khen, to: {"tập thể, cá nhân": nhiều}}
  - award: Huân chương Lao động hạng Ba
    by: Chủ tịch nước
    period: 2017-2021
    for: thành tích xuất sắc
    to: {tập thể: [Phòng Tài chính – Kế hoạch]}
    decision: {no: 563/QĐ-CTN, date: 2022-11-02}
  - award: Chiến sĩ thi đua
    to: {cá nhân: [{name: Đỗ Trọng Nam, post: Chủ nhiệm, unit: Quận ủy}, Trần Thị B]}
draft: true
kind: article
aliases: [/tin/cu.html]
updated: 2024-03-22
expires: 2025-01-01
withdrawn: 2024-04-01
---

Đoạn đầu.
`

func TestParse(t *testing.T) {
	row := func(line int, honour string, col int) content.Award {
		return content.Award{Honour: content.Ref{Text: honour, Pos: at(line, col)}, Pos: at(line, 5)}
	}
	to := func(line, col, n int, approx content.Approx, text string, kinds ...content.RecipientKind) content.Recipients {
		return content.Recipients{Kinds: kinds, Count: content.Count{N: n, Approx: approx, Text: text}, Pos: at(line, col)}
	}
	flag, diploma, letter := row(13, "Cờ thi đua", 13), row(14, "Bằng khen", 13), row(15, "Giấy khen", 13)
	flag.By = content.Ref{Text: "UBND thành phố", Pos: at(13, 29)}
	flag.Period = content.Period{Text: "2023", From: 2023, To: 2023, Pos: at(13, 53)}
	flag.Recipients = []content.Recipients{to(13, 64, 4, content.Exact, "4", content.Collective)}
	diploma.Recipients = []content.Recipients{
		to(14, 29, 8, content.Exact, "8", content.Collective),
		to(14, 41, 12, content.About, "gần 12", content.Individual),
		to(14, 58, 2, content.Exact, "2", content.Enterprise),
		to(14, 75, 6, content.Exact, "6", content.Household),
	}
	letter.Recipients = []content.Recipients{to(15, 29, 0, content.Many, "nhiều", content.Collective, content.Individual)}
	order, fighter := row(16, "Huân chương Lao động hạng Ba", 12), row(22, "Chiến sĩ thi đua", 12)
	order.By = content.Ref{Text: "Chủ tịch nước", Pos: at(17, 9)}
	order.Period = content.Period{Text: "2017-2021", From: 2017, To: 2021, Pos: at(18, 13)}
	order.Citation = "thành tích xuất sắc"
	order.Recipients = []content.Recipients{to(20, 10, 1, content.Exact, "1", content.Collective)}
	order.Recipients[0].Names = []content.Name{{Name: "Phòng Tài chính – Kế hoạch", Pos: at(20, 20)}}
	order.Decision = content.Decision{No: "563/QĐ-CTN", Date: day(2022, 11, 2), DatePos: at(21, 38)}
	fighter.Recipients = []content.Recipients{to(23, 10, 2, content.Exact, "2", content.Individual)}
	fighter.Recipients[0].Names = []content.Name{
		{Name: "Đỗ Trọng Nam", Post: "Chủ nhiệm", Unit: "Quận ủy", Pos: at(23, 27)},
		{Name: "Trần Thị B", Pos: at(23, 74)},
	}
	want := &content.Document{
		Path:       "content/x.md",
		Kind:       content.Article,
		Title:      content.Ref{Text: "Quận Đồ Sơn tổng kết công tác thi đua, khen thưởng năm 2023", Pos: at(2, 8)},
		Date:       time.Date(2024, 3, 21, 10, 31, 0, 0, viet.Zone),
		HasClock:   true,
		Updated:    day(2024, 3, 22),
		Expires:    day(2025, 1, 1),
		Withdrawn:  day(2024, 4, 1),
		Summary:    "Sapo.",
		Localities: []content.Ref{{Text: "Quận Đồ Sơn", Pos: at(5, 12)}, {Text: "hai-phong", Pos: at(5, 25)}},
		Category:   content.Ref{Text: "Tin tức", Pos: at(6, 11)},
		Tags:       []content.Ref{{Text: "Thi đua - Khen thưởng", Pos: at(7, 8)}, {Text: "Giao ước thi đua", Pos: at(7, 31)}},
		Authors:    []content.Author{{Name: "Nam Giang"}},
		Source:     content.Source{Name: "haiphong.gov.vn", URL: "https://haiphong.gov.vn/a"},
		Event:      content.Event{Date: day(2024, 1, 19), Session: "sáng", Kind: "tổng kết", At: "UBND quận Đồ Sơn"},
		Image:      content.Ref{Text: "toan-canh.jpg", Pos: at(11, 8)},
		Awards:     []content.Award{flag, diploma, letter, order, fighter},
		Draft:      true,
		Aliases:    []content.Ref{{Text: "/tin/cu.html", Pos: at(26, 11)}},
	}
	got := parse(whole)
	want.Body = got.Body
	for i := range got.Awards { // TestIDsAreFixed has them
		want.Awards[i].ID = got.Awards[i].ID
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(markdown.Body{})); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if !got.EffectiveDate().Equal(got.Event.Date) {
		t.Errorf("its facts hold on %v", got.EffectiveDate())
	}
}

// TestDocumentCanBeStored: encoding a document loses no field, since its memo lives in the store between builds.
func TestDocumentCanBeStored(t *testing.T) {
	for _, text := range []string{whole, "", "---\ntitel: x\nawards: [{award: a, to: {b: c}}]\n---\n[a](js:b)"} {
		d, again := parse(text), new(content.Document)
		var buf bytes.Buffer
		if err := gob.NewEncoder(&buf).Encode(d); err != nil {
			t.Fatal(err)
		}
		if err := gob.NewDecoder(&buf).Decode(again); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, again, cmpopts.IgnoreUnexported(markdown.Body{})); diff != "" {
			t.Errorf("-parsed +stored\n%s", diff)
		}
	}
}

func TestProblems(t *testing.T) {
	const dated = "---\ntitle: A\ndate: 2024-01-19\n"
	tests := []struct{ name, text, want string }{
		{"fine", dated + "---\nb", ""},
		{"no date", "---\ntitle: A\n---\nb", "1:1 missing-key date 2024-01-19"},
		{"a page needs no date", "---\ntitle: A\nkind: page\n---\n", ""},
		{"a page needs a title", "---\nkind: page\n---\n", "1:1 missing-key title Quận Đồ Sơn tổng kết công tác thi đua, khen thưởng năm 2023"},
		{"an empty date of a page", "---\ntitle: A\ndate:\nkind: page\n---\n", ""},
		{"a wrong date of a page", "---\ntitle: A\ndate: mai\nkind: page\n---\n", "3:7 bad-date mai"},
		{"no summary", dated + "---\n- b", "1:1 empty-summary"},
		{"long title", "---\ntitle: " + strings.Repeat("ế", 121) + "\ndate: 2024-01-19\n---\nb", "2:8 long-title 121"},
		{"title at the limit", "---\ntitle: " + strings.Repeat("ế", 120) + "\ndate: 2024-01-19\n---\nb", ""},
		{"text and front matter", "---\ntitle: A\ntag: b\ndate: 2024-01-19\n---\n\n![](b.jpg)\n\n[c](js:d)", "3:1 unknown-key tag tags; 7:1 missing-alt b.jpg; 9:1 unsafe-link js:d"},
		{"no front matter", "[c](js:d)\n", "1:1 no-front-matter; 1:1 unsafe-link js:d"},
		{"row without award", dated + "awards: [{by: B, to: {x: 1}}]\n---\nb", "4:10 missing-key award Huân chương Lao động hạng Ba; 4:23 unknown-recipient x"},
	}
	for _, test := range tests {
		if got := said(parse(test.text).Problems); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

func TestSummary(t *testing.T) {
	tests := []struct {
		front, text, want string
		isLead            bool
	}{
		{"summary: Sapo.", "Đoạn đầu.", "Sapo.", false},
		{"", "![a](a.jpg)\n\nĐoạn *đầu*.\n\nHai.", "Đoạn đầu.", true},
		{"summary: Đoạn đầu.", "Đoạn **đầu**.", "Đoạn đầu.", true},
		{"summary: ''", "- a", "", false},
	}
	for _, test := range tests {
		d := parse("---\ntitle: A\ndate: 2024-01-19\n" + test.front + "\n---\n" + test.text)
		if d.Summary != test.want || d.SummaryIsLead != test.isLead {
			t.Errorf("%s | %s: got %q %v", test.front, test.text, d.Summary, d.SummaryIsLead)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		parse(whole)
	}
}
