package importer

import (
	"math/rand/v2"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/testkit/hostile"
	"bangvang/internal/text/viet"

	"github.com/google/go-cmp/cmp"
)

var today = time.Date(2026, 11, 30, 9, 0, 0, 0, viet.Zone)

func at(file, place string) draft.Place { return draft.Place{File: file, At: place} }

// TestText shows the file of a draft: each value with its source, those that are not sure as comments.
func TestText(t *testing.T) {
	d := &draft.Draft{
		Title:      draft.Value{Text: "UBND xã Cẩm Bình: tặng Giấy khen", From: at("tin.docx", "đoạn 1")},
		Date:       draft.Day{Time: time.Date(2026, 11, 12, 0, 0, 0, 0, viet.Zone), From: at("tin.docx", "đoạn 2")},
		Summary:    draft.Value{Text: "Ba tập thể được khen."},
		Localities: []draft.Value{{Text: "Xã Cẩm Bình, Hà Tĩnh", Unsure: true, From: at("tin.docx", "đoạn 3"), Quote: "Sáng nay, tại Cẩm Bình"}},
		Tags:       []draft.Value{{Text: "Thi đua"}, {Text: "Khen thưởng", Unsure: true}},
		Event:      draft.Event{From: draft.Day{Time: today, Unsure: true}, Kind: draft.Value{Text: "tổng kết"}},
		Decisions:  []draft.Decision{{ID: "1", No: draft.Value{Text: "12/QĐ-UBND", From: at("qd.docx", "bảng 1")}}},
		Awards: []draft.Award{
			{Honour: draft.Value{Text: "Giấy khen"}, By: draft.Value{Text: "Chủ tịch UBND xã Cẩm Bình"}, Decision: "1", From: at("qd.docx", "đoạn 9"), Quote: "Tặng Giấy khen cho 3 tập thể.",
				To: []draft.Recipients{{Kind: "tập thể", Count: "3"}, {Kind: "cá nhân", Names: []draft.Name{{Name: "Bùi Văn Chín"}, {Name: "Đinh Thị Lụa", Post: "Hiệu trưởng: trường mới", Posthumous: true}}}}},
			{Honour: draft.Value{Text: "Bằng khen"}, Unsure: true, Quote: "đề nghị tặng Bằng khen", To: []draft.Recipients{{Kind: "cá nhân", Count: "2"}}},
		},
		Aliases: []string{"/tin/1.html"},
		Body:    "Sáng 12/11, xã tổng kết.\n\n![](anh.jpg)\n",
		From:    at("tin.docx", ""),
	}
	a := NewArticle(t.Context(), d, "content/2026/11/giay-khen", []string{"tin.docx (0123456789ab)", "qd.docx (ba9876543210)"}, today)
	want := `---
# nhập từ: tin.docx (0123456789ab), qd.docx (ba9876543210)
title: "UBND xã Cẩm Bình: tặng Giấy khen" # nguồn: tin.docx, đoạn 1
date: 2026-11-12 # nguồn: tin.docx, đoạn 2
summary: Ba tập thể được khen.
# “Sáng nay, tại Cẩm Bình”
# locality: Xã Cẩm Bình, Hà Tĩnh # chưa chắc; nguồn: tin.docx, đoạn 3
tags:
  - Thi đua
  # - Khen thưởng # chưa chắc
event:
  # date: 2026-11-30 # chưa chắc
  kind: tổng kết
awards:
  # nguồn: qd.docx, đoạn 9: “Tặng Giấy khen cho 3 tập thể.”
  - award: Giấy khen
    by: Chủ tịch UBND xã Cẩm Bình
    to:
      tập thể: 3
      cá nhân:
        - Bùi Văn Chín
        - name: Đinh Thị Lụa
          post: "Hiệu trưởng: trường mới"
          posthumous: true
    decision:
      no: "12/QĐ-UBND" # nguồn: qd.docx, bảng 1
  # chưa chắc; “đề nghị tặng Bằng khen”
  # - award: Bằng khen
  #   to:
  #     cá nhân: 2
draft: true
aliases:
  - "/tin/1.html"
---

Sáng 12/11, xã tổng kết.

![](anh.jpg)
`
	got := string(a.Files()[0].Data)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{"0123456789ab", "ba9876543210"}, Marks(got)); diff != "" {
		t.Errorf("marks (-want +got)\n%s", diff)
	}
	f, _ := source.NewFile(a.Path, []byte(got))
	if doc := content.Parse(f); len(doc.Awards) != 1 || len(doc.Awards[0].Recipients) != 2 || doc.Awards[0].Decision.No != "12/QĐ-UBND" || doc.Event.Kind != "tổng kết" {
		t.Errorf("read back: %+v", doc)
	}
}

// odd are texts that front matter, CSV and Markdown have a meaning for.
var odd = []string{
	"", "a", "Nguyễn Văn An", "a: b", "# a", "'", `"`, `\`, "\n", "---", "a\n---\nb", "[x](javascript:alert(1))", "![a](C:\\b.jpg)", "{a}", "[a", "&a", "*a*", "!a", "|", ">", "%", "@",
	"`", "true", "null", "~", "12", "1.5", "2024-01-01", "32/13/2024", "a\x00b", "\u202e", "\ufeff", "\u0085", "\u2028", "<<<<<<< HEAD", "=======", "\xff\xfe", "- a", "? a", "a #b", "a:", ": a",
	"```\nx", "<script>", "012345678901", "0912345678", "sinh ngày 02/02/1971", "a@gmail.com", "Héi nghÞ tæng kÕt phong trµo thi ®ua yªu n\u00adíc", "Viá»‡t Nam", "hơn 50", "12 người, 3 nhà",
	"/tin/a b.html", "http://x", "../a", "con", "Thượng tá Lê Văn Bảy | Trưởng | Xã", "a,b;c\td", "“x”", strings.Repeat("> ", 300), strings.Repeat("[", 500), strings.Repeat("- ", 400), strings.Repeat("dài ", 200),
	"| a | b |\n|---|---|\n| 1 | 2 |", "[^1]", "[a]: b", "$x$", "x\r\ny", "\t a", "    mã", "<a href=x>", "&amp;", "comment_until", "năm học 2017-18", "Số: 12/QĐ-UBND", "ỦY BAN", "a\u0323b", "\u200b",
}

func pick(r *rand.Rand) string {
	text := odd[r.IntN(len(odd))]
	for range r.IntN(3) {
		text += []string{" ", "", "\n", "\n\n"}[r.IntN(4)] + odd[r.IntN(len(odd))]
	}
	return text
}

func value(r *rand.Rand) draft.Value {
	return draft.Value{Text: pick(r), Unsure: r.IntN(4) == 0, From: at(pick(r), pick(r)), Quote: pick(r)}
}

func values(r *rand.Rand) (list []draft.Value) {
	for range r.IntN(4) {
		list = append(list, value(r))
	}
	return list
}

func day(r *rand.Rand) draft.Day {
	if r.IntN(3) == 0 {
		return draft.Day{}
	}
	return draft.Day{Time: today.AddDate(r.IntN(200)-190, r.IntN(12), 0), HasClock: r.IntN(2) == 0, Unsure: r.IntN(3) == 0, From: at(pick(r), ""), Quote: pick(r)}
}

// oddDraft returns a draft with odd texts in every field.
func oddDraft(r *rand.Rand) *draft.Draft {
	d := &draft.Draft{
		Page: r.IntN(6) == 0, Title: value(r), Date: day(r), Updated: day(r), Summary: value(r), Localities: values(r), Category: value(r), Tags: values(r), Authors: values(r), Photo: value(r),
		Source: draft.Source{Name: pick(r), URL: pick(r)}, Event: draft.Event{From: day(r), To: day(r), Session: value(r), Kind: value(r), At: value(r)}, Image: pick(r),
		Aliases: []string{pick(r), pick(r)}, Body: pick(r) + "\n\n" + pick(r) + "\n" + pick(r), Slug: pick(r), From: at(pick(r), pick(r)),
		Attach: []draft.Attachment{{File: pick(r), Name: pick(r)}},
		Files:  []draft.File{{Name: pick(r) + ".jpg", Data: []byte(pick(r)), Caption: pick(r)}, {Name: pick(r), Data: []byte("x"), Caption: pick(r)}},
	}
	for range r.IntN(3) {
		d.Decisions = append(d.Decisions, draft.Decision{ID: pick(r), No: value(r), Date: day(r), By: value(r), File: pick(r)})
	}
	for range r.IntN(4) {
		a := draft.Award{Honour: value(r), By: value(r), Period: value(r), Citation: value(r), Decision: pick(r), Status: pick(r), From: at(pick(r), pick(r)), Quote: pick(r), Unsure: r.IntN(4) == 0}
		if len(d.Decisions) > 0 {
			a.Decision = d.Decisions[r.IntN(len(d.Decisions))].ID
		}
		for _, kind := range []string{"cá nhân", "tập thể", pick(r)} {
			to := draft.Recipients{Kind: kind, Count: pick(r)}
			for range r.IntN(30) {
				to.Names = append(to.Names, draft.Name{Title: pick(r), Name: pick(r), Post: pick(r), Unit: pick(r), Posthumous: r.IntN(2) == 0, Note: pick(r)})
			}
			a.To = append(a.To, to)
		}
		d.Awards = append(d.Awards, a)
	}
	return d
}

// problemsOf returns the problems of an article or of a list that an import made.
func problemsOf(file File) diag.List {
	f, problems := source.NewFile(file.Path, file.Data)
	switch path.Ext(file.Path) {
	case ".md":
		return append(problems, content.Parse(f).Problems...)
	case content.ListEnding:
		return append(problems, content.ReadList(f, nil).Problems...)
	}
	return nil
}

// TestOddTexts checks that no text in any field of a draft makes an error of the article or of its lists, and that their
// names fit every system.
func TestOddTexts(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		d := oddDraft(r)
		a := NewArticle(t.Context(), d, address(d, today), []string{pick(r) + " (0123456789ab)"}, today)
		for _, file := range a.Files() {
			if upTo, _ := viet.UnportablePart(file.Path); upTo != "" {
				t.Errorf("seed %d: the path %s", seed, file.Path)
			}
			problems := problemsOf(file)
			if problems.HasErrors() {
				for _, p := range problems {
					if p.Severity() == diag.Error {
						t.Errorf("seed %d: line %d: %s %.200q", seed, p.Pos.Line, p.Code, p.Args)
					}
				}
				t.Fatalf("%.9000s", file.Data)
			}
		}
	}
}

// TestLongListBounds checks that names that an article cannot hold become a count, with one remark, and remain beside it.
func TestLongListBounds(t *testing.T) {
	hostile.Bounds(t)
	names := func(n int, unit string) (list []draft.Name) {
		for i := range n {
			list = append(list, draft.Name{Name: "Nguyễn Văn An", Unit: unit + strconv.Itoa(i)})
		}
		return list
	}
	for _, tt := range []struct {
		to   []draft.Recipients
		want string
	}{
		{[]draft.Recipients{{Kind: "cá nhân", Names: names(content.MaxListNames, "")}}, "      cá nhân:\n        file: danh-sach.csv\n        count: 20000\n"},
		{[]draft.Recipients{{Kind: "cá nhân", Names: names(content.MaxListNames+1, "")}}, "      cá nhân: 20001 # danh sách ở danh-sach.csv, quá dài cho một bài\n"},
		{[]draft.Recipients{{Kind: "cá nhân", Names: names(15_000, "")}, {Kind: "hộ gia đình", Names: names(5001, "")}},
			"      cá nhân:\n        file: danh-sach.csv\n        count: 15000\n      hộ gia đình: 5001 # danh sách ở danh-sach-ho-gia-dinh.csv, quá dài cho một bài\n"},
	} {
		d := &draft.Draft{Title: draft.Value{Text: "Khen thưởng"}, Awards: []draft.Award{{Honour: draft.Value{Text: "Giấy khen"}, To: tt.to}}}
		a := NewArticle(t.Context(), d, "content/2026/11/khen", nil, today)
		if text := string(a.Files()[0].Data); !strings.Contains(text, "    to:\n"+tt.want+"draft") {
			t.Errorf("want\n%s\ngot\n%s", tt.want, text)
		}
		if len(a.Files()) != 1+len(tt.to) {
			t.Errorf("%d files", len(a.Files()))
		}
		if want := strings.Count(tt.want, "quá dài"); len(a.Remarks) != want {
			t.Errorf("%d remarks, want %d: %v", len(a.Remarks), want, a.Remarks)
		}
	}
}

// TestLargeListBounds checks that names whose list would be larger than an article may name are in several lists, each with a row of
// its honour.
func TestLargeListBounds(t *testing.T) {
	hostile.Bounds(t)
	var names []draft.Name
	for i := range 10_000 {
		names = append(names, draft.Name{Name: "Nguyễn Văn An", Unit: strings.Repeat("Trường ", 50) + strconv.Itoa(i)})
	}
	d := &draft.Draft{Title: draft.Value{Text: "Khen thưởng"}, Awards: []draft.Award{{Honour: draft.Value{Text: "Giấy khen"}, By: draft.Value{Text: "UBND tỉnh"}, To: []draft.Recipients{{Kind: "tập thể", Count: "3"}, {Kind: "cá nhân", Names: names}}}}}
	a := NewArticle(t.Context(), d, "content/2026/11/khen", nil, today)
	lines := 0
	for _, file := range a.Files()[1:] {
		if problems := problemsOf(file); problems.HasErrors() || len(file.Data) > content.MaxListBytes {
			t.Errorf("%s: %d bytes, %v", file.Path, len(file.Data), problems)
		}
		lines += strings.Count(string(file.Data), "\n") - 1
	}
	text := string(a.Files()[0].Data)
	if n := len(a.Files()) - 1; n != 3 || lines != 10_000 || strings.Count(text, "- award: Giấy khen\n    by: UBND tỉnh\n    to:\n") != n || strings.Count(text, "tập thể: 3") != 1 || len(a.Remarks) != 0 || len(d.Awards) != 1 {
		t.Errorf("%d lists, %d names, %v\n%s", n, lines, a.Remarks, text)
	}
}

// TestRefusedCore checks that an entry that means nothing without what was refused becomes a comment with it, and that this
// is said once.
func TestRefusedCore(t *testing.T) {
	d := &draft.Draft{
		Title:  draft.Value{Text: "Khen thưởng"},
		Attach: []draft.Attachment{{File: "qd.pdf", Name: "Quyết định"}},
		Awards: []draft.Award{
			{Honour: draft.Value{Text: "Giấy khen"}, To: []draft.Recipients{
				{Kind: "tập thể", Names: slices.Repeat([]draft.Name{{Name: "Trường Lá Xanh"}}, 21)},
				{Kind: "cá nhân", Names: []draft.Name{{Name: "Lê An"}, {Name: "012345678901", Post: "Công chức"}}},
			}},
			{Honour: draft.Value{Text: "Bằng khen"}, By: draft.Value{Text: "UBND tỉnh"}},
		},
	}
	a := NewArticle(t.Context(), d, "content/2026/11/khen", nil, today)
	var problems diag.List
	for i, line := range strings.Split(string(a.page.text()), "\n") {
		for _, core := range []string{"file: qd.pdf", "file: danh-sach.csv", "award: Bằng khen"} {
			if strings.HasSuffix(line, core) {
				problems.Add(diag.BadCount, diag.Pos{File: a.Path, Line: i + 1, Col: 1}, core)
			}
		}
	}
	a.settle(problems)
	want := `---
# nhập từ:
title: Khen thưởng
date: 2026-11-30 # ngày nhập; tệp không ghi ngày đăng
# attachments:
#   # không hiểu số lượng “file: qd.pdf”
#   - file: qd.pdf
#     name: Quyết định
awards:
  - award: Giấy khen
    to:
      # tập thể: # không hiểu số lượng “file: danh-sach.csv”
      #   file: danh-sach.csv
      #   count: 21
      cá nhân:
        - Lê An
        # không hiểu số lượng “012345678901”
        # - name: "012345678901"
        #   post: Công chức
  # không hiểu số lượng “award: Bằng khen”
  # - award: Bằng khen
  #   by: UBND tỉnh
draft: true
---
`
	if diff := cmp.Diff(want, string(a.page.text())); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if len(a.Remarks) != 4 {
		t.Errorf("remarks: %v", a.Remarks)
	}
}
