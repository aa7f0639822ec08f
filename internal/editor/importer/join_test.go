package importer

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bangvang/internal/editor/complete"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/text/viet"

	"github.com/google/go-cmp/cmp"
)

func named(n int, of string) (list []draft.Name) {
	for i := range n {
		list = append(list, draft.Name{Name: fmt.Sprintf("%s Thứ %s", of, strings.Repeat("A", i+1)), From: at("ds.xlsx", "dòng 1")})
	}
	return list
}

func put(c class, folder, file string, d draft.Draft) *piece {
	d.From = at(file, "")
	return &piece{draft: &d, class: c, folder: folder, sources: []string{file}, marks: []string{markOf([]byte(file))}}
}

func conferring(no string, people, bodies string) draft.Draft {
	return draft.Draft{
		Title: draft.Value{Text: "UBND xã Cẩm Bình tặng Giấy khen"}, Date: draft.Day{Time: time.Date(2026, 11, 2, 0, 0, 0, 0, viet.Zone)},
		Decisions: []draft.Decision{{ID: "1", No: draft.Value{Text: no}}},
		Awards: []draft.Award{{Honour: draft.Value{Text: "Giấy khen"}, By: draft.Value{Text: "UBND xã Cẩm Bình"}, Decision: "1",
			To: []draft.Recipients{{Kind: "cá nhân", Count: people}, {Kind: "tập thể", Count: bodies}}}},
	}
}

func listing(honour string, people, bodies int, says string) draft.Draft {
	d := draft.Draft{Title: draft.Value{Text: "Danh sách " + says}, Awards: []draft.Award{{Honour: draft.Value{Text: honour}}}}
	if people > 0 {
		d.Awards[0].To = append(d.Awards[0].To, draft.Recipients{Kind: "cá nhân", Names: named(people, "Bùi")})
	}
	if bodies > 0 {
		d.Awards[0].To = append(d.Awards[0].To, draft.Recipients{Kind: "tập thể", Names: named(bodies, "Trường")})
	}
	return d
}

var reported = draft.Draft{
	Title: draft.Value{Text: "Xã Cẩm Bình tổng kết thi đua"}, Date: draft.Day{Time: time.Date(2026, 11, 12, 0, 0, 0, 0, viet.Zone)},
	Body: "Tại hội nghị, UBND xã Cẩm Bình tặng Giấy khen cho 3 tập thể và 30 cá nhân.",
}

// TestJoin shows which files become one article, and which stay by themselves.
func TestJoin(t *testing.T) {
	picture := draft.Draft{Files: []draft.File{{Name: "a.jpg"}}}
	far := reported
	far.Body, far.Title.Text = "Trường Lá Xanh khai giảng năm học mới.", "Khai giảng"
	for _, tt := range []struct {
		name    string
		pieces  []*piece
		want    []string // sources of each article
		remarks string   // a part of one
	}{
		{"a decision, its list, the news and a photo", []*piece{put(photo, "x", "a.jpg", picture), put(list, "x", "ds.xlsx", listing("", 30, 3, "")), put(tidings, "x", "tin.docx", reported), put(ruling, "x", "qd.docx", conferring("12/QĐ-UBND", "30", "3"))},
			[]string{"tin.docx qd.docx ds.xlsx a.jpg"}, "tin có bài riêng"},
		{"a list in two files", []*piece{put(list, "x", "tt.xlsx", listing("", 0, 3, "")), put(list, "x", "cn.xlsx", listing("", 30, 0, "")), put(ruling, "x", "qd.docx", conferring("12/QĐ-UBND", "30", "3"))},
			[]string{"qd.docx tt.xlsx cn.xlsx"}, ""},
		{"a list of one name less", []*piece{put(list, "x", "ds.xlsx", listing("Giấy khen", 29, 0, "")), put(ruling, "x", "qd.docx", conferring("12/QĐ-UBND", "30", "3"))},
			[]string{"qd.docx ds.xlsx"}, "danh sách có 29 cá nhân, quyết định ghi 30"},
		{"a list of another folder with the number", []*piece{put(list, "y", "ds.xlsx", listing("", 12, 0, "kèm theo Quyết định số 12/QĐ-UBND")), put(ruling, "x", "qd.docx", conferring("12/QĐ-UBND", "12", "3"))},
			[]string{"qd.docx ds.xlsx"}, ""},
		{"a list of another decision", []*piece{put(list, "x", "ds.xlsx", listing("", 30, 0, "kèm theo Quyết định số 99/QĐ-UBND")), put(ruling, "x", "qd.docx", conferring("12/QĐ-UBND", "30", "3"))},
			[]string{"ds.xlsx", "qd.docx"}, ""},
		{"a list that fits two decisions", []*piece{put(list, "x", "ds.xlsx", listing("", 30, 0, "")), put(ruling, "x", "a.docx", conferring("12/QĐ-UBND", "30", "3")), put(ruling, "x", "b.docx", conferring("13/QĐ-UBND", "30", "5"))},
			[]string{"ds.xlsx", "a.docx", "b.docx"}, "có thể thuộc nhiều bài"},
		{"news of something else", []*piece{put(tidings, "x", "tin.docx", far), put(ruling, "x", "qd.docx", conferring("12/QĐ-UBND", "30", "3"))},
			[]string{"tin.docx", "qd.docx"}, ""},
		{"the same decision twice", []*piece{put(ruling, "x", "qd.pdf", conferring("12/QĐ-UBND", "30", "3")), put(ruling, "x", "qd.docx", conferring("12/QĐ-UBND", "30", "3"))},
			[]string{"qd.pdf qd.docx"}, "bản khác của cùng quyết định"},
		{"a photo below its article", []*piece{put(photo, "x/anh", "a.jpg", picture), put(tidings, "x", "tin.docx", reported), put(tidings, "y", "khac.docx", far)},
			[]string{"tin.docx a.jpg", "khac.docx"}, ""},
		{"a photo of two articles", []*piece{put(photo, "x", "a.jpg", picture), put(tidings, "x", "tin.docx", reported), put(tidings, "x", "khac.docx", far)},
			[]string{"tin.docx", "khac.docx"}, "không rõ ảnh thuộc bài nào"},
		{"news and its list", []*piece{put(tidings, "x", "tin.docx", reported), put(list, "x", "ds.xlsx", listing("Giấy khen", 30, 3, ""))},
			[]string{"tin.docx ds.xlsx"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before := 0
			for _, p := range tt.pieces {
				if p.class == list {
					before += len(people(p.draft))
				}
			}
			r := &Result{}
			var got []string
			said := ""
			names := 0
			for _, p := range r.join(tt.pieces) {
				got = append(got, strings.Join(p.sources, " "))
				names += len(people(p.draft))
				for _, m := range p.draft.Remarks {
					said += m.VI + "\n"
				}
			}
			for _, m := range r.Remarks {
				said += m.VI + "\n"
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("articles (-want +got)\n%s", diff)
			}
			if !strings.Contains(said, tt.remarks) {
				t.Errorf("remarks: %s", said)
			}
			if names < before {
				t.Errorf("%d names of %d are left", names, before)
			}
		})
	}
}

// TestNamesReachTheirRow checks that a list fills the rows of its decision, which keep their decision.
func TestNamesReachTheirRow(t *testing.T) {
	r := &Result{}
	got := r.join([]*piece{put(list, "x", "ds.xlsx", listing("", 30, 3, "")), put(ruling, "x", "qd.docx", conferring("12/QĐ-UBND", "30", "3"))})
	a := got[0].draft.Awards
	if len(a) != 1 || len(a[0].To[0].Names) != 30 || len(a[0].To[1].Names) != 3 || a[0].Decision != "1" || a[0].Unsure {
		t.Errorf("%+v", a)
	}
}

// A list of the people whom the decision names already is no other award: it is compared, and the names that differ are said.
func TestListOfTheSameNames(t *testing.T) {
	for _, tt := range []struct {
		list   int
		honour string
		awards int
		says   string
	}{
		{12, "", 1, ""}, {10, "Giấy khen", 1, "danh sách có 10 cá nhân, qd.docx có 12"}, {13, "", 1, "chỉ danh sách có: Bùi Thứ AAAAAAAAAAAAA"}, {10, "Chiến sĩ thi đua", 2, ""},
	} {
		d := conferring("12/QĐ-UBND", "12", "3")
		d.Awards[0].To[0] = draft.Recipients{Kind: "cá nhân", Names: named(12, "Bùi")}
		for i := range d.Awards[0].To[0].Names {
			d.Awards[0].To[0].Names[i].From.File = "qd.docx"
		}
		into, p := put(ruling, "x", "qd.docx", d), put(list, "x", "ds.xlsx", listing(tt.honour, tt.list, 0, ""))
		slices.Reverse(p.draft.Awards[0].To[0].Names)
		fillDecision(into, p)
		said := fmt.Sprint(into.draft.Remarks)
		if got := into.draft.Awards; len(got) != tt.awards || len(got[0].To[0].Names) != 12 && tt.list != 12 || !strings.Contains(said, tt.says) {
			t.Errorf("%d names of %q: %d awards, %s", tt.list, tt.honour, len(got), said)
		}
	}
}

// Two decisions of one month with the same title are two articles; the same one again is none.
func TestAnotherDecision(t *testing.T) {
	site := map[string]string{}
	o := options()
	o.Taken = func(at string) bool { return site[at+"/index.md"] != "" }
	o.Text = func(at string) string { return site[at] }
	place := func(file, no string) (*Result, string) {
		r := &Result{}
		p := put(ruling, "x", file, conferring(no, "12", "3"))
		p.marks = []string{markOf([]byte(file + no))}
		r.place(t.Context(), []*piece{p}, o)
		for _, f := range r.Files() {
			site[f.Path] = string(f.Data)
		}
		if len(r.Articles) == 0 {
			return r, ""
		}
		return r, r.Articles[0].Path
	}
	const at = "content/2026/11/ubnd-xa-cam-binh-tang-giay-khen"
	for _, tt := range []struct{ file, no, want string }{
		{"qd.docx", "12/QĐ-UBND", at + "/index.md"}, {"qd.docx", "13/QĐ-UBND", at + "-2/index.md"}, {"khac.docx", "12/QĐ-UBND", ""}, {"khac.docx", "13/QĐ-UBND", ""}, {"nua.docx", "14/QĐ-UBND", at + "-3/index.md"},
	} {
		r, got := place(tt.file, tt.no)
		if got != tt.want || tt.want == "" && !strings.HasSuffix(r.Remarks[0].There, "/index.md") {
			t.Errorf("%s, %s: %q, want %q; %v", tt.file, tt.no, got, tt.want, r.Remarks)
		}
	}
}

func options() Options {
	return Options{Today: today, Known: complete.LoadNames(fstest.MapFS{}, fstest.MapFS{})}
}

// TestImport reads a folder of a list, a text, a file of another program and one that is no file of an office.
func TestImport(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("STT;Họ và tên;Ngày sinh;Đơn vị\n")
	for i := range 25 {
		fmt.Fprintf(&rows, "%d;Bùi Thị %c;02/02/1971;Trường Lá Xanh\n", i+1, 'A'+i)
	}
	folder := fstest.MapFS{
		"ds.csv": {Data: []byte(rows.String())}, "~$tin.docx": {Data: []byte("x")}, ".DS_Store": {Data: []byte("x")}, "cu.doc": {Data: []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00")},
		"may.exe": {Data: []byte("MZ....")}, "rong.txt": {}, "cu.txt": {Data: []byte("Héi nghÞ tæng kÕt c«ng t¸c thi ®ua\n\nPhong trµo thi ®ua yªu n\xc2\xad\xc3\xadc cña x\xc3\xb7")},
	}
	r, err := Import(t.Context(), []Source{{Name: "in", FS: folder, Path: "."}}, options())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range r.Findings() {
		got = append(got, f.Text("vi"))
	}
	said := strings.Join(got, "\n")
	for _, part := range []string{"in/cu.doc: tệp Word cũ (.doc)", "in/may.exe: một chương trình", "in/rong.txt: tệp rỗng", "Ngày sinh"} {
		if !strings.Contains(said, part) {
			t.Errorf("%q is missing in\n%s", part, said)
		}
	}
	all := ""
	for _, f := range r.Files() {
		all += f.Path + "\n" + string(f.Data)
	}
	if len(r.Articles) != 2 || !strings.Contains(all, "title: Hội nghị tổng kết công tác thi đua") || !strings.Contains(all, "count: 25") || strings.Contains(all, "1971") || strings.Contains(all, "DS_Store") {
		t.Errorf("%d articles:\n%s", len(r.Articles), all)
	}
	done := map[string]string{}
	for _, a := range r.Articles {
		for _, m := range Marks(string(a.Files()[0].Data)) {
			done[m] = a.Path
		}
	}
	o := options()
	o.Done = done
	o.Text = func(at string) string {
		for _, f := range r.Files() {
			if f.Path == at {
				return string(f.Data)
			}
		}
		return ""
	}
	again, err := Import(t.Context(), []Source{{Name: "in", FS: folder, Path: "."}}, o)
	if err != nil || len(again.Articles) != 0 || len(again.Skipped) != 2 {
		t.Errorf("again: %v, %d articles, %d skipped", err, len(again.Articles), len(again.Skipped))
	}
	folder["cu.txt"] = &fstest.MapFile{Data: []byte("Hội nghị tổng kết công tác thi đua\n\nPhong trào thi đua yêu nước của xã, phường")}
	changed, err := Import(t.Context(), []Source{{Name: "in", FS: folder, Path: "."}}, o)
	if err != nil || len(changed.Articles) != 0 || !changed.NeedsLook() || !slices.ContainsFunc(changed.Remarks, func(m draft.Remark) bool {
		return strings.Contains(m.VI, "nội dung nay khác (1 dòng mới, 1 dòng không còn)")
	}) {
		t.Errorf("changed: %v, %d articles, %v", err, len(changed.Articles), changed.Remarks)
	}
}

// TestChangedAs imports a file again that has changed, each time as another subject: no import makes a second article.
func TestChangedAs(t *testing.T) {
	text := "UBND XÃ CẨM BÌNH\nSố: 12/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc tặng Giấy khen\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ CẨM BÌNH\nCăn cứ Luật Thi đua, khen thưởng;\nĐiều 1. Tặng **Giấy khen** cho 2 cá nhân năm 2025.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n"
	for _, first := range []string{"", "decision", "news", "page"} {
		made := map[string]string{}
		o := options()
		o.As = first
		folder := fstest.MapFS{"qd.txt": {Data: []byte(text)}}
		r, err := Import(t.Context(), []Source{{Name: "in", FS: folder, Path: "."}}, o)
		if err != nil || len(r.Articles) != 1 {
			t.Fatal(err, len(r.Articles))
		}
		o.Done = map[string]string{}
		for _, f := range r.Files() {
			if made[f.Path] = string(f.Data); strings.Contains(made[f.Path], "**Giấy") || strings.Contains(made[f.Path], "Giấy khen\\*") {
				t.Errorf("stars are left in\n%s", f.Data)
			}
			for _, m := range Marks(made[f.Path]) {
				o.Done[m] = f.Path
			}
		}
		o.Text = func(at string) string { return made[at] }
		for _, as := range []string{"", "decision", "list", "news", "page"} {
			o.As = as
			folder["qd.txt"] = &fstest.MapFile{Data: []byte(text)}
			same, err := Import(t.Context(), []Source{{Name: "in", FS: folder, Path: "."}}, o)
			if err != nil || len(same.Articles) != 0 || len(same.Skipped) != 1 || same.NeedsLook() {
				t.Errorf("as %q after %q, unchanged: %v, %d articles, %v", as, first, err, len(same.Articles), same.Remarks)
			}
			folder["qd.txt"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, "Quyết định này", "Quyết định trên"))}
			r, err := Import(t.Context(), []Source{{Name: "in", FS: folder, Path: "."}}, o)
			if err != nil || len(r.Articles) != 0 || len(r.Remarks) != 1 || !strings.HasPrefix(r.Remarks[0].VI, "đã nhập ở ") {
				t.Errorf("as %q after %q: %v, %d articles, %v", as, first, err, len(r.Articles), r.Remarks)
			}
		}
	}
}

// TestPicturesStayOnDisk checks that the photos of a folder and the pictures of a saved page are not in memory after they were
// looked at, however many there are; a broken one is left out, with a word.
func TestPicturesStayOnDisk(t *testing.T) {
	var photo bytes.Buffer
	if err := png.Encode(&photo, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	page := "<html><head><title>Trao thưởng</title></head><body><h1>Trao thưởng ở xã Cẩm Bình</h1><p>Ngày 12/11/2025</p>" + strings.Repeat("<p>Xã Cẩm Bình trao Giấy khen cho các tập thể và cá nhân có thành tích trong năm.</p>", 8) + "<p><img src='anh.png'></p></body></html>"
	folder := fstest.MapFS{"a/tin.txt": {Data: []byte("Trao thưởng\n\nXã trao thưởng.")}, "a/le.png": {Data: photo.Bytes()}, "a/hong.png": {Data: []byte("\x89PNG\r\n\x1a\n")}, "b/tin.html": {Data: []byte(page)}, "b/anh.png": {Data: append(photo.Bytes(), 0)}}
	r, err := Import(t.Context(), []Source{{Name: "in", FS: folder, Path: "."}}, options())
	if err != nil {
		t.Fatal(err)
	}
	pictures := 0
	for _, f := range r.Files() {
		if path.Ext(f.Path) != ".png" {
			continue
		}
		pictures++
		if data, err := f.Bytes(); f.Data != nil || err != nil || int64(len(data)) != f.Size() || !bytes.HasPrefix(data, photo.Bytes()) {
			t.Errorf("%s: %d bytes in memory, %d of %d, %v", f.Path, len(f.Data), len(data), f.Size(), err)
		}
	}
	if pictures != 2 || !slices.ContainsFunc(r.Findings(), func(f Finding) bool { return strings.Contains(f.VI, "ảnh hỏng") }) {
		t.Errorf("%d pictures, %v", pictures, r.Findings())
	}
}

func TestKindOf(t *testing.T) {
	for _, tt := range []struct {
		name, data string
		want       Kind
	}{
		{"a.pdf", "%PDF-1.7", PDF}, {"a.docx", "%PDF-1.7", PDF}, {"a", `{\rtf1`, RTF}, {"a.png", "\xff\xd8\xff\xe0", Picture}, {"a.heic", "\x00\x00\x00\x18ftypheic", HEIC},
		{"a.doc", "\xd0\xcf\x11\xe0W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00", OldExcel}, {"a.doc", "\xd0\xcf\x11\xe0E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", Encrypted},
		{"a.txt", "a;b;c\n1;2;3\n1;2;3\n1;2;3\n", CSV}, {"a.txt", "Chào, các bạn, nhé", Text}, {"a.txt", "---\ntitle: a\n---\n", Markdown}, {"a.md", "a;b;c\n1;2;3\n1;2;3\n1;2;3\n", Markdown},
		{"a.xml", `<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/">`, WordPress}, {"a.xml", `<?xml version="1.0"?><a/>`, XML}, {"a.doc", "<html><body>a", HTML}, {"a.css", "b{c:d}", Code},
		{"a.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`, Picture}, {"a.mp4", "\x00\x00\x00\x18ftypisom", Sound}, {"a.bin", "\x00\x01\x02\xff", Unknown}, {"a.docx", "PK\x03\x04....", Archive}, {"a", " \n", Empty},
		{"a.txt", "\xff\xfe\x00\x00a\x00\x00\x00", Wide}, {"a.csv", "\x00\x00\xfe\xff\x00\x00\x00a", Wide},
	} {
		if got := KindOf(tt.name, []byte(tt.data)); got != tt.want {
			t.Errorf("%s %.12q: %q, want %q", tt.name, tt.data, got, tt.want)
		}
	}
}
