package build_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"bangvang/internal/build"
	"bangvang/internal/diag"
	"bangvang/internal/pages/view"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/trial"
)

const withList = `
-- content/site.yaml --
base_url: https://example.org/
redact: [Nguyễn Văn Hòa]
%s
-- content/2024/01/khen.md --
---
title: Khen thưởng đảng viên
date: 2024-01-19
locality: Hải Phòng
awards:
  - award: Giấy khen
    by: UBND thành phố
    to: {đảng viên: {file: danh-sach.csv, count: %d}, tập thể: {file: /tap-the.csv}}
---

Sáng nay, thành phố khen thưởng.
-- content/2024/01/danh-sach.csv --
Họ và tên,Chức vụ,Đơn vị,Danh xưng,Truy tặng,Ghi chú,Ngày sinh
%s
-- content/tap-the.csv --
Tập thể
Trường Tiểu học Bắc Hồng
`

// birthDays are the last cells of rows.
var birthDays = regexp.MustCompile(`,\d\d/\d\d/\d{4}`)

// listRows returns n rows of people: the last is Nguyễn Văn Hòa, the first was a general and is dead.
func listRows(n int) string {
	rows := []string{"Trần Thị Lan,Tư lệnh,Quân khu 3,Thiếu tướng,x,,01/02/1950"}
	for i := 1; i < n-1; i++ {
		rows = append(rows, fmt.Sprintf("Lê Văn %s,Giáo viên,Trường số %d,,,đội %d,02/03/1971", string(rune('A'+i%26)), i, i))
	}
	return strings.Join(append(rows, "Nguyễn Văn Hòa,Bí thư,Chi bộ 5,,,,03/04/1972"), "\n")
}

// TestList: the names of a list are on the page and in the data, its file is not; a redacted name is nowhere.
func TestList(t *testing.T) {
	s := trial.LoadText(t, fmt.Sprintf(withList, "", 25, listRows(25)))
	for _, p := range s.Problems {
		if p.Code != diag.PersonalData { // of the column Ngày sinh
			t.Errorf("problem %s %v", p.Code, p.Args)
		}
	}
	rows := trial.View[*view.Article](t, s, "/2024/01/khen/").Awards.Rows
	people := rows[0].Recipients[0]
	if people.Kind != "đảng viên" || people.N != 25 || len(people.Names) != 24 || people.Shown != 20 {
		t.Errorf("got %q, %d, %d names, %d shown", people.Kind, people.N, len(people.Names), people.Shown)
	}
	if n := people.Names[0]; n.Name != "Thiếu tướng Trần Thị Lan" || !n.Posthumous || n.Post != "Tư lệnh" || n.Unit != "Quân khu 3" {
		t.Errorf("the first is %+v", n)
	}
	if n := people.Names[1]; n.Note != "đội 1" {
		t.Errorf("the second is %+v", n)
	}
	files := trial.Render(t, s)
	for name, data := range files {
		if strings.Contains(string(data), "Nguyễn Văn Hòa") || strings.Contains(string(data), "1971") || strings.HasSuffix(name, "danh-sach.csv") || strings.HasSuffix(name, "tap-the.csv") {
			t.Errorf("%s has what must not be published", name)
		}
	}
	for _, name := range []string{"2024/01/khen/index.html", "bang-vang.csv", "bang-vang.json"} {
		for _, want := range []string{"Trần Thị Lan", "Trường số 23", "Trường Tiểu học Bắc Hồng"} {
			if !strings.Contains(string(files[name]), want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
	}
	if page := string(files["2024/01/khen/index.html"]); !strings.Contains(page, "<details class=\"rest\"><summary>Xem đủ 24 tên") || !strings.Contains(page, "<em>(truy tặng)</em>") {
		t.Error("the page folds no names, or lacks truy tặng")
	}
	for _, name := range []string{"bang-vang/index.html", "khen-thuong/giay-khen/index.html", "bang-vang/don-vi-trao/ubnd-thanh-pho-hai-phong/index.html"} {
		page := string(files[name])
		if strings.Contains(page, "Trường số 5") || !strings.Contains(page, `">Xem đủ 24 tên</a>`) || !strings.Contains(page, "Trường số 4") {
			t.Errorf("%s has all names, or no link to them", name)
		}
	}
}

// TestListIsPublishedByItsName: a pattern publishes no list, its own name in files: does.
func TestListIsPublishedByItsName(t *testing.T) {
	for files, want := range map[string]string{`files: ["**"]`: "[]", "files: [2024/01/danh-sach.csv]": "[/2024/01/danh-sach.csv]"} {
		s := trial.LoadText(t, fmt.Sprintf(withList, strings.Replace(files, "redact", "", 1), 2, "Trần Thị Lan\nLê An"))
		if got := fmt.Sprint(copied(t, s)); got != want {
			t.Errorf("%s: published %s", files, got)
		}
	}
}

// TestListOfADraft: nothing links to the list of an article that is held back.
func TestListOfADraft(t *testing.T) {
	text := strings.Replace(fmt.Sprintf(withList, "", 2, "Trần Thị Lan\nLê An"), "date: 2024-01-19", "date: 2024-01-19\ndraft: true", 1)
	s := trial.LoadText(t, text+"-- content/b.md --\n---\ntitle: Bài khác\ndate: 2024-01-20\n---\n\nXem [danh sách](2024/01/danh-sach.csv).\n")
	if got := copied(t, s); len(got) > 0 || s.Problems.Count(diag.Error) != 1 {
		t.Errorf("published %v; %v", got, s.Problems)
	}
}

// TestListChanges: builds after a change of nothing but the list have the bytes of a cold one, with a memo and with a store.
func TestListChanges(t *testing.T) {
	fsys := trial.TextOptions(t, fmt.Sprintf(withList, "", 3, listRows(3))).Root.(fstest.MapFS)
	o := trial.Options(fsys)
	o.Memo, o.Program = &build.Memo{}, "test"
	out := t.TempDir()
	for _, n := range []int{3, 3, 30, 4} {
		file := *fsys["content/2024/01/danh-sach.csv"]
		file.Data = []byte("Họ và tên,Chức vụ,Đơn vị,Danh xưng,Truy tặng,Ghi chú\n" + birthDays.ReplaceAllString(listRows(n), "") + "\n")
		file.ModTime = file.ModTime.AddDate(0, 0, 1)
		fsys["content/2024/01/danh-sach.csv"] = &file
		o.Changed = []string{"content/2024/01/danh-sach.csv"}
		warm := trial.Render(t, trial.Load(t, o))
		cold := trial.Render(t, trial.Load(t, trial.Options(fsys)))
		for name := range cold {
			if string(warm[name]) != string(cold[name]) {
				t.Errorf("%d names: %s differs from a cold build", n, name)
			}
		}
		if _, err := build.Run(t.Context(), o, publish.Options{Dir: out}); err != nil {
			t.Fatal(err)
		}
		page, err := os.ReadFile(filepath.Join(out, "2024/01/khen/index.html"))
		if err != nil || string(page) != string(cold["2024/01/khen/index.html"]) {
			t.Errorf("%d names: the published page is not that of a cold build (%v)", n, err)
		}
	}
}

// TestBrokenListIsHeld: with hold_broken, an error in a list holds back each article that names it, also a draft, and no other.
func TestBrokenListIsHeld(t *testing.T) {
	text := fmt.Sprintf(withList, "hold_broken: true\nfiles: [\"**\"]", 2, "Trần Thị Lan\n,Bí thư")
	const second = "-- content/b.md --\n---\ntitle: Bài hai\ndate: 2024-01-20\nawards: [{award: Bằng khen, to: {cá nhân: {file: 2024/01/danh-sach.csv}}}]\n---\n\nThân bài.\n"
	const whole = "-- content/c.md --\n---\ntitle: Bài lành\ndate: 2024-01-21\n---\n\nThân bài ba.\n"
	for name, c := range map[string]struct {
		text string
		held int
	}{
		"an article":   {text, 1},
		"a draft":      {strings.Replace(text, "date: 2024-01-19", "date: 2024-01-19\ndraft: true", 1), 1},
		"two articles": {text + second, 2},
	} {
		s := trial.LoadText(t, c.text+whole)
		held := 0
		for _, p := range s.Problems {
			if p.Code == diag.ArticleHeld {
				held++
			}
		}
		if held != c.held || s.Blocked(false) || len(s.Model.Articles) != 1 {
			t.Errorf("%s: %d held, %d published: %v", name, held, len(s.Model.Articles), s.Problems)
		}
		if files := copied(t, s); len(files) > 0 {
			t.Errorf("%s: published %v", name, files)
		}
	}
}
