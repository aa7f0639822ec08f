package build_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"bangvang/internal/build"
	"bangvang/internal/build/check"
	"bangvang/internal/diag"
	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

// TestEveryPublishedFileIsNamed: whatever is in the output, a published article, a setting or a theme names.
func TestEveryPublishedFileIsNamed(t *testing.T) {
	sites := map[string]build.Options{"own": onToday(own(t))}
	for _, folder := range []string{"faults", "sites"} {
		files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		for _, name := range files {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			sites[name] = trial.ArchiveOptions(t, archive)
		}
	}
	for name, o := range sites {
		if unnamed := trial.Unnamed(t, trial.Load(t, o)); len(unnamed) > 0 {
			t.Errorf("%s publishes %q, which nothing names", name, unnamed)
		}
	}
}

// copied returns the addresses of the files of content/ that a site publishes.
func copied(t *testing.T, s *build.Site) (out []string) {
	t.Helper()
	for _, p := range s.Plan.Pages {
		if v, ok := trial.PageView(t, p).(*view.Asset); ok && v.Size == "" {
			out = append(out, p.Address)
		}
	}
	return out
}

// TestFilesFollowTheirArticle holds an article back in every way: its files go with it, and come back in a preview.
func TestFilesFollowTheirArticle(t *testing.T) {
	const site = `
-- content/2024/x/index.md --
---
title: Hội nghị tổng kết thi đua
date: 2024-01-19%s
attachments: [phu-luc.csv]
awards: [{award: Giấy khen, to: {cá nhân: 1}, decision: {no: 1/QĐ, file: 1-qd.pdf}}]
---

Mở đầu, xem [danh sách](ds.pdf) và ảnh.

![Ảnh](anh.svg)
-- content/2024/x/ds.pdf --
%%PDF-1.4
-- content/2024/x/1-qd.pdf --
%%PDF-1.4
-- content/2024/x/phu-luc.csv --
Họ tên
-- content/2024/x/lam-viec.csv --
Họ tên
-- content/2024/x/anh.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>
-- content/2024/y.md --
---
title: Bài khác
date: 2024-01-18
---

Mở đầu.
`
	all := []string{"/2024/x/1-qd.pdf", "/2024/x/anh.svg", "/2024/x/ds.pdf", "/2024/x/phu-luc.csv"}
	for line, want := range map[string][]string{
		"": all, "\ndraft: true": nil, "\nexpires: 2024-01-20": nil, "\nwithdrawn: 2024-01-20": nil, " 10:00\nupdated: 2024-01-20": all,
	} {
		for _, files := range []string{"", "-- content/site.yaml --\nbase_url: https://example.org/\nfiles: [\"**\"]\n"} {
			o := trial.TextOptions(t, fmt.Sprintf(site, line)+files)
			want := want
			if files != "" && want != nil {
				want = slices.Sorted(slices.Values(append(slices.Clone(want), "/2024/x/lam-viec.csv")))
			}
			if got := copied(t, trial.Load(t, o)); !slices.Equal(got, want) {
				t.Errorf("%q %q: published %q, want %q", line, files, got, want)
			}
			o.Drafts = true
			if got := copied(t, trial.Load(t, o)); strings.Contains(line, "draft") && files == "" && !slices.Equal(got, all) {
				t.Errorf("with drafts: published %q", got)
			}
		}
	}
	o := trial.TextOptions(t, strings.Replace(fmt.Sprintf(site, ""), "2024-01-19", "2024-03-19", 1))
	if got := copied(t, trial.Load(t, o)); got != nil {
		t.Errorf("of a later day: published %q", got)
	}
}

// TestCheckReadsFilesOfDrafts: a file that would stop the site on the day of its article is reported before.
func TestCheckReadsFilesOfDrafts(t *testing.T) {
	o := trial.TextOptions(t, `
-- content/2024/x/index.md --
---
title: Hội nghị tổng kết thi đua
date: 2024-01-19
draft: true
---

Mở đầu, xem [danh sách](ds.pdf).
-- content/2024/x/ds.pdf --
<html>
`)
	s, err := check.Load(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if !s.Problems.HasErrors() {
		t.Error(s.Problems)
	}
	if s := trial.Load(t, o); s.Problems.HasErrors() {
		t.Error(s.Problems)
	}
}

// TestUnlinkedBesideBroken: an article with errors may name the file beside it in what cannot be read, so nothing is said
// of that one.
func TestUnlinkedBesideBroken(t *testing.T) {
	s := trial.LoadText(t, `-- content/2024/a.md --
---
title: Hội nghị tổng kết thi đua
date: 2024-01-19
attachments:
  - ke-hoach.pdf
 tags: [a]
---
Mở đầu.
-- content/2024/ke-hoach.pdf --
%PDF-1.4
-- content/2023/bao-cao.pdf --
%PDF-1.4
`)
	var said []string
	for _, p := range s.Problems {
		if p.Code == diag.UnlinkedFile {
			said = append(said, p.Pos.File)
		}
	}
	if !slices.Equal(said, []string{"content/2023/bao-cao.pdf"}) || s.Problems.Count(diag.Error) == 0 {
		t.Errorf("not linked: %q of %v", said, s.Problems)
	}
}
