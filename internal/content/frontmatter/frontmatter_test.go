package frontmatter_test

import (
	"fmt"
	"strings"
	"testing"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// said formats problems in short: line:col code args.
func said(probs diag.List) string {
	var b strings.Builder
	for _, p := range probs.Sorted() {
		fmt.Fprintf(&b, "%d:%d %s", p.Pos.Line, p.Pos.Col, p.Code)
		for _, a := range p.Args {
			fmt.Fprintf(&b, " <%s>", a)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func file(t testing.TB, text string) *source.File {
	t.Helper()
	f, probs := source.NewFile("content/x.md", []byte(text))
	if len(probs) > 0 {
		t.Fatal(said(probs))
	}
	return f
}

// shown formats a value with the positions of everything in it.
func shown(v *frontmatter.Value) string {
	var b strings.Builder
	show(&b, v, "")
	return b.String()
}

func show(b *strings.Builder, v *frontmatter.Value, indent string) {
	if v == nil {
		b.WriteString("absent\n")
		return
	}
	fmt.Fprintf(b, "%d:%d", v.Pos().Line, v.Pos().Col)
	switch v.Shape() {
	case frontmatter.Scalar:
		fmt.Fprintf(b, " %q", v.Text())
		if t, clock := v.Time(); !t.IsZero() {
			fmt.Fprintf(b, " %s %v", t.Format("2006-01-02T15:04:05-07:00"), clock)
		}
		if v.Int() != 0 {
			fmt.Fprintf(b, " %d", v.Int())
		}
		if v.Bool() {
			b.WriteString(" true")
		}
		b.WriteString("\n")
	case frontmatter.Sequence:
		b.WriteString("\n")
		for _, item := range v.Items() {
			b.WriteString(indent + "- ")
			show(b, item, indent+"  ")
		}
	case frontmatter.Mapping:
		b.WriteString("\n")
		for _, p := range v.Pairs() {
			fmt.Fprintf(b, "%s%d:%d %s: ", indent, p.Pos.Line, p.Pos.Col, p.Key)
			show(b, p.Value, indent+"  ")
		}
	}
}

const full = `---
title: "Quận Đồ Sơn: tổng kết"
date: 2024-03-21T10:31
locality: Quận Đồ Sơn, Hải Phòng
tags: [Thi đua - Khen thưởng, Giao ước]
source: haiphong.gov.vn
event: {date: 19/01/2024, session: Sang, kind: tổng kết}
awards:
  - {award: Cờ thi đua, period: 2023, to: {tập thể: 4}}
  - award: Giấy khen
    to: {"tập thể, cá nhân": nhiều, hộ gia đình: "trên 1.000"}
  - award: Chiến sĩ thi đua
    to: {cá nhân: [{name: Đỗ Trọng Nam, post: Chủ nhiệm}, An]}
    decision: {no: 07, date: "2022-11-02"}
draft: true
kind: PAGE
updated:
expires: ""
aliases: []
---
Nội dung
`

const fullShown = `1:1
2:1 title: 2:8 "Quận Đồ Sơn: tổng kết"
3:1 date: 3:7 "2024-03-21T10:31" 2024-03-21T10:31:00+07:00 true
4:1 locality: 4:11 "Quận Đồ Sơn, Hải Phòng"
5:1 tags: 5:7
  - 5:8 "Thi đua - Khen thưởng"
  - 5:31 "Giao ước"
6:1 source: 6:9 "haiphong.gov.vn"
7:1 event: 7:8
  7:9 date: 7:15 "19/01/2024" 2024-01-19T00:00:00+07:00 false
  7:27 session: 7:36 "sáng"
  7:42 kind: 7:48 "tổng kết"
8:1 awards: 9:3
  - 9:5
    9:6 award: 9:13 "Cờ thi đua"
    9:25 period: 9:33 "2023"
    9:39 to: 9:43
      9:44 tập thể: 9:53 "4"
  - 10:5
    10:5 award: 10:12 "Giấy khen"
    11:5 to: 11:9
      11:10 tập thể, cá nhân: 11:30 "nhiều"
      11:37 hộ gia đình: 11:50 "trên 1.000"
  - 12:5
    12:5 award: 12:12 "Chiến sĩ thi đua"
    13:5 to: 13:9
      13:10 cá nhân: 13:19
        - 13:20
          13:21 name: 13:27 "Đỗ Trọng Nam"
          13:41 post: 13:47 "Chủ nhiệm"
        - 13:59 "An"
    14:5 decision: 14:15
      14:16 no: 14:20 "07"
      14:24 date: 14:30 "2022-11-02" 2022-11-02T00:00:00+07:00 false
15:1 draft: 15:8 "true" true
16:1 kind: 16:7 "page"
19:1 aliases: 19:10
`
