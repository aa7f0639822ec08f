package frontmatter_test

import (
	"fmt"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
)

// An article's front matter becomes a checked value; the body is the rest of the text.
func Example() {
	f, _ := source.NewFile("content/2024/01/x.md", []byte(`---
title: Quận Đồ Sơn tổng kết công tác thi đua
date: 2024-01-19
awards:
  - {award: Cờ thi đua, by: UBND thành phố, to: {tập thể: 4}}
---
Sáng 19/1, hội nghị đã diễn ra.
`))
	v, body, problems := frontmatter.Parse(f, frontmatter.Article)
	date, _ := v.Get("date").Time()
	for _, row := range v.Get("awards").Items() {
		fmt.Println(row.Pos().Line, row.Get("award").Text(), row.Get("to").Get("tập thể").Text())
	}
	fmt.Println(date)
	fmt.Print(f.Text[body:])
	fmt.Println(len(problems), "problems")
	// Output:
	// 5 Cờ thi đua 4
	// 2024-01-19 00:00:00 +0700 +07
	// Sáng 19/1, hội nghị đã diễn ra.
	// 0 problems
}

// A misspelt key and a date that no calendar has are problems at their places, and absent from the value.
func Example_problems() {
	f, _ := source.NewFile("content/2024/01/x.md", []byte("---\ntitel: Đồ Sơn\ndate: 2024-13-19\n---\n"))
	v, _, problems := frontmatter.Parse(f, frontmatter.Article)
	for _, p := range problems.Sorted() {
		fmt.Printf("%s:%d:%d %s %q\n", p.Pos.File, p.Pos.Line, p.Pos.Col, p.Code, p.Args)
	}
	fmt.Println(v.Get("date") == nil)
	// Output:
	// content/2024/01/x.md:2:1 unknown-key ["titel" "title"]
	// content/2024/01/x.md:3:7 bad-date ["2024-13-19" "" "" "" "13"]
	// true
}
