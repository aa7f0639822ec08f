package cms_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"bangvang/internal/content"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/testkit/browser"
)

// full is an article with every key, of which the form shows some.
const full = `---
title: Đại hội thi đua
date: 2026-01-06T08:00
summary: Đại hội họp trong ba ngày.
locality: Tỉnh Hà Tĩnh
category: Tin tức
tags: [Thi đua]
author: [Thanh Châu, Nam Giang | video, {name: Lan Anh, role: ảnh}]
source: {name: Báo Hà Tĩnh, url: https://baohatinh.vn/}
event: {from: 2026-01-03, to: 2026-01-05, sessions: [sáng 03/01, chiều 04/01], session: sáng, kind: tổng kết, at: UBND tỉnh}
image: a.png
campaign: Phong trào thi đua yêu nước
block: Cụm thi đua số 4
photo: "Tranh: Lê B"
attachments: [{file: a.pdf, name: Danh sách}]
decisions: [{id: 1, no: 563/QĐ-CTN, date: 2026-01-02, file: b.pdf, annex: c.pdf}]
aliases: [/a.html]
updated: 2026-01-07
corrections: [{date: 2026-01-08, text: Số tập thể là 8.}]
expires: 2036-01-07
withdrawn: 2036-01-06
kind: article
draft: false
awards:
  - award: Giải Nhất
    by: [UBND tỉnh Hà Tĩnh, Hội Nông dân tỉnh]
    period: 2025
    for: thành tích xuất sắc
    to: {tập thể: [Tổ 3], cá nhân: [{name: Lê An, title: Thiếu tướng, post: Tổ trưởng, unit: Tổ 3, posthumous: true, note: nghỉ hưu}, Trần B]}
    decision: {no: 12/QĐ-UBND, date: 2026-01-02, file: b.pdf, annex: c.pdf}
    handed_by: [{name: Lê C, title: Thiếu tướng, post: Chủ tịch, unit: UBND tỉnh, on_behalf_of: Chủ tịch nước}]
    amount: 10 triệu đồng
    score: "9,5"
    place: "1"
    entries: "120"
    status: đề nghị
    comment_until: 2026-02-01
    id: giai-nhat
    same_as: kt-000000000a
---

Thân bài.
`

// named adds to all the names of a table's keys and of those below them.
func named(all map[string]bool, keys []frontmatter.Key) {
	for _, k := range keys {
		all[k.Name] = true
		named(all, k.Keys)
	}
}

func parsed(text string) *content.Document {
	f, _ := source.NewFile("content/a.md", []byte(text))
	return content.Parse(f)
}

// TestNothingIsLost opens an article with every key in the form, changes its title alone and saves it: all else is as it was, also
// what the form does not show.
func TestNothingIsLost(t *testing.T) {
	keys := map[string]bool{}
	named(keys, frontmatter.Article)
	for k := range keys {
		if !strings.Contains(full, k+":") {
			t.Errorf("the article lacks the key %s", k)
		}
	}
	o := open(t, written+"-- content/2026/01/dai-hoi.md --\n"+full)
	o.zone("Asia/Ho_Chi_Minh")
	browser.Open(t, o.ctx, o.url)
	o.click("button", "Đăng nhập")
	o.click("a", "Đại hội thi đua")
	o.until(`document.querySelector("[id^=title-field]")?.value === "Đại hội thi đua"`)
	if got := browser.Value[string](t, o.ctx, `[...document.querySelectorAll("[id^=author-field] input")].map(e => e.value).join("; ")`); got != "Thanh Châu; Nam Giang | video; Lan Anh | ảnh; " {
		t.Errorf("the authors are shown as %s", got)
	}
	o.write("[id^=title-field]", "Đại hội thi đua yêu nước")
	o.publish()
	was, is := parsed(full), parsed(o.read("content/2026/01/dai-hoi.md"))
	if is.Title.Text != "Đại hội thi đua yêu nước" {
		t.Errorf("the title is %s", is.Title.Text)
	}
	same := cmp.Options{
		cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.IgnoreUnexported(content.Document{}), cmpopts.IgnoreFields(content.Document{}, "Title", "Body", "Problems"),
	}
	if diff := cmp.Diff(was, is, same); diff != "" {
		t.Errorf("(-was +is):\n%s\n%s", diff, o.read("content/2026/01/dai-hoi.md"))
	}
}
