package build_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"bangvang/internal/diag"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
)

const withNames = `
-- content/site.yaml --
base_url: https://example.org/
index_individuals: true
redact: [Nguyễn Văn Hòa]
files: ["**"]
-- content/2024/01/khen.md --
---
title: Khen ông Nguyễn Văn Hoà
date: 2024-01-19
summary: Ông Nguyễn Văn Hòa và bà Trần Thị Lan được khen.
locality: Hải Phòng
category: Nguyễn Văn Hòa
author: Nguyễn Văn Hòa
tags: [Gương sáng, "Gương Nguyễn Văn Hòa"]
awards:
  - award: Giấy khen
    by: UBND thành phố
    for: noi gương Nguyễn Văn Hòa
    to: {cá nhân: [Nguyễn Văn Hòa, {name: Trần Thị Lan, post: thay Nguyễn Văn Hòa}]}
---

Ông **Nguyễn** Văn Hòa, [Nguyễn Văn
Hòa](/ "Nguyễn Văn Hòa").

## NGUYỄN VĂN HÒA

![Nguyễn Văn Hòa](x.svg "Nguyễn Văn Hòa nhận giấy khen")
-- content/2024/01/x.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3H0z"/></svg>
-- content/gioi-thieu.md --
---
title: Giới thiệu
kind: page
---

Ban biên tập: Nguyễn Văn Hòa.
`

// TestRedactedNameIsNowhere checks that no published byte contains a name that site.yaml redacts.
func TestRedactedNameIsNowhere(t *testing.T) {
	archive := strings.ReplaceAll(withNames, "Trần Thị Lan", norm.NFD.String("Trần Thị Lan"))
	s := trial.LoadText(t, archive)
	if n := s.Problems.Count(diag.Warning); n > 0 {
		t.Errorf("%d warnings", n)
	}
	kept := false
	for path, data := range trial.Render(t, s) {
		for _, text := range []string{string(data), viet.Fold(string(data))} {
			for _, name := range []string{"Nguyễn Văn Hòa", "Nguyễn Văn Hoà", "NGUYỄN VĂN HÒA", "nguyen van hoa", `Nguy\u1ec5n V\u0103n`} {
				if strings.Contains(text, name) {
					t.Errorf("%s: “%s” is still in it", path, name)
				}
			}
		}
		kept = kept || path == "bang-vang.json" && bytes.Contains(data, []byte("Trần Thị Lan"))
		if strings.HasPrefix(path, "bang-vang") && bytes.Contains(data, []byte(`"count":1,`)) {
			t.Errorf("%s: the count has changed", path)
		}
	}
	if !kept {
		t.Error("the name that is not redacted is gone from the data")
	}
}

// TestRedactedNameInAddress checks that a name in an address, which cannot be redacted, is a problem.
func TestRedactedNameInAddress(t *testing.T) {
	article, picture := "content/2024/01/nguyen-van-hoa.md", "content/2024/01/Nguyễn Văn Hoà.svg"
	s := trial.LoadText(t, withNames+`
-- `+article+` --
---
title: Bài khác
date: 2024-01-20
---

Chỉ có tên ở địa chỉ.
-- `+picture+` --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3H0z"/></svg>
`)
	var said []string
	for _, p := range s.Problems {
		if p.Code == diag.NameInAddress {
			said = append(said, p.Pos.File)
		}
	}
	if want := []string{picture, article}; !slices.Equal(said, want) {
		t.Errorf("said of %q, want %q", said, want)
	}
}
