package decision

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/testkit/hostile"
)

// show returns the facts of a draft in lines.
func show(d *draft.Draft) string {
	var out strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	line("title: %s", d.Title.Text)
	for _, q := range d.Decisions {
		line("decision: %s | %s | %s", q.No.Text, q.Date.Time.Format("2006-01-02"), q.By.Text)
	}
	for _, l := range d.Localities {
		mark := ""
		if l.Unsure {
			mark = " ?"
		}
		line("locality: %s%s", l.Text, mark)
	}
	for _, a := range d.Awards {
		line("award: %s | %s | %s | %s | %s | %s", a.Honour.Text, a.By.Text, a.Period.Text, a.Citation.Text, a.Amount.Text, a.Status)
		for _, to := range a.To {
			var names []string
			for i, n := range to.Names {
				if i > 5 {
					names = append(names, "…")
					break
				}
				text := strings.Join(strings.FieldsFunc(n.Title+"|"+n.Name+"|"+n.Post+"|"+n.Unit+"|"+n.Note, func(r rune) bool { return r == '|' }), "|")
				if n.Posthumous {
					text += "†"
				}
				names = append(names, text)
			}
			count := to.Count
			if len(to.Names) > 0 {
				count = fmt.Sprint(len(to.Names))
			}
			line("  %s %s: %s", count, to.Kind, strings.Join(names, "; "))
		}
	}
	for _, r := range d.Remarks {
		line("%s %s: %s", []string{"-", "?", "!"}[r.Weight], r.From.At, r.VI)
	}
	out.WriteString(d.Body)
	return out.String()
}

var update = flag.Bool("update", false, "write the facts in testdata")

// TestRead reads the decisions of testdata, in own words, and compares what is read with the facts beside each.
func TestRead(t *testing.T) {
	r := reader()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 12 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc := document(string(archive.Files[0].Data))
			if points := Judge(doc); points < Sure {
				t.Errorf("no decision: %d points", points)
			}
			got := show(r.Read(doc))
			if *update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func reader() *Reader {
	catalogue, _ := honours.New(nil)
	places, _ := gazetteer.New(nil)
	return NewReader(catalogue, places, extract.New(catalogue))
}

// TestJudge asks whether texts that have some of the form of a decision are one.
func TestJudge(t *testing.T) {
	r := reader()
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"without motto and grounds", "Số: 12/QĐ-HTX\nQUYẾT ĐỊNH\nVề việc khen thưởng xã viên\nĐiều 1. Tặng Giấy khen cho 3 cá nhân.\nĐiều 2. Các ông, bà có tên chịu trách nhiệm thi hành.", true},
		{"all in one table", "HỘI CHỮ THẬP ĐỎ/nSố: 5/QĐ-CTĐ/nQUYẾT ĐỊNH/nV/v tặng Giấy khen/nCăn cứ Điều lệ Hội;/nĐiều 1. Tặng Giấy khen cho 2 tập thể./nĐiều 2. Thi hành. |", true},
		{"submission", motto + "\nSố: 88/TTr-VHXH\nTỜ TRÌNH\nVề việc đề nghị tặng Giấy khen\nCăn cứ Luật Thi đua, khen thưởng;\nKính đề nghị xem xét, quyết định.\nNơi nhận:", false},
		{"news that cites one", "Chủ tịch UBND tỉnh trao Bằng khen\nTheo Quyết định số 12/QĐ-UBND, 3 tập thể được tặng Bằng khen.\nTheo Điều 1 của quyết định, mỗi tập thể được thưởng.", false},
		{"list", "DANH SÁCH\n(Kèm theo Quyết định số 12/QĐ-UBND ngày 1/2/2025)\nSTT | Họ và tên\n1 | Lê Văn An", false},
		{"rules", motto + "\nQUY CHẾ\nĐiều 1. Phạm vi điều chỉnh\nĐiều 2. Đối tượng áp dụng", false},
		{"empty", "", false},
	} {
		points := Judge(document(test.text))
		if got := points >= Sure; got != test.want {
			t.Errorf("%s: %d points", test.name, points)
		}
		if d := r.Read(document(test.text)); d.Title.Text == "" || len(d.Awards) == 0 && len(d.Remarks) == 0 {
			t.Errorf("%s: neither title nor remark: %+v", test.name, d)
		}
	}
}

// TestFlat reads a decision whose annex is lines of text, of which no names are taken.
func TestFlat(t *testing.T) {
	doc := document(motto + "\nSố: 1/QĐ-X\nQUYẾT ĐỊNH\nVề việc khen thưởng\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ X\nCăn cứ Luật;\nĐiều 1. Tặng Giấy khen cho 4 cá nhân (có danh sách kèm theo).\nNơi nhận:\nDANH SÁCH\nSTT\n1\nNguyễn Văn An\n2\nBà Trần Thị Bình\nGiáo viên")
	doc.Flat = true
	d := reader().Read(doc)
	if len(d.Awards) != 1 || d.Awards[0].To[0].Count != "4" || len(d.Awards[0].To[0].Names) > 0 || !slices.ContainsFunc(d.Remarks, OfMissingList) {
		t.Errorf("%+v %+v", d.Awards, d.Remarks)
	}
}

// motto is the head that all offices have.
const motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"

// TestBounds reads texts that are far too long.
func TestBounds(t *testing.T) {
	hostile.Bounds(t)
	r := reader()
	head := "Số: 1/QĐ-X\nQUYẾT ĐỊNH\nVề việc khen thưởng\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ X\nCăn cứ Luật;\n"
	for name, text := range map[string]string{
		"articles":   head + strings.Repeat("Điều 1. Tặng Giấy khen cho 2 tập thể.\n", 3000),
		"paragraphs": head + "Điều 1. Tặng Giấy khen cho:\n" + strings.Repeat("- Ông Lê Văn An, Hiệu trưởng Trường Lá Xanh\n", 20_000),
		"a line":     head + "Điều 1. " + strings.Repeat("tặng Giấy khen cho 2 tập thể, ", 50_000),
		"excerpt":    "Số: 1/QĐ-X\nQUYẾT ĐỊNH\n" + strings.Repeat("Về việc tặng Giấy khen\n", 20_000) + "Điều 1. Tặng Giấy khen cho 2 tập thể.",
		"capitals":   "Số: 1/QĐ-X\n" + strings.Repeat("ỦY BAN NHÂN DÂN XÃ\n", 20_000) + "QUYẾT ĐỊNH\nĐiều 1. Tặng Giấy khen cho 2 tập thể.",
		"tables":     head + "Điều 1. Tặng Giấy khen cho 2 tập thể.\n" + strings.Repeat("STT | Họ và tên\n1 | Lê An\nx\n", 5000),
	} {
		var d *draft.Draft
		hostile.Bound(t, name, func() { d = r.Read(document(text)) })
		if len(d.Remarks) > 5000 {
			t.Errorf("%s: %d remarks", name, len(d.Remarks))
		}
	}
}

// FuzzRead reads any text, which must not fail.
func FuzzRead(f *testing.F) {
	r := reader()
	f.Add("Số: 12/QĐ-HTX\nQUYẾT ĐỊNH\nVề việc khen thưởng\nĐiều 1. Tặng Giấy khen cho ông Lê An, bà Đỗ Bình.\nDANH SÁCH\nSTT | Họ và tên\n1 | Lê An")
	f.Add("Số: /QĐ-\nQUYẾT ĐỊNH CỦA\nĐiều 1: Thu hồi\nĐiều 2. tặng cho 1 đồng tiền thưởng\n- a\n1. \nTM.")
	f.Fuzz(func(t *testing.T, text string) {
		var d *draft.Draft
		hostile.Within(t, func() {
			d = r.Read(document("Số: 1/QĐ-X\nQUYẾT ĐỊNH\nĐiều 1. " + strings.ReplaceAll(text, "<", "")))
		})
		if d.Title.Text == "" {
			t.Error("no title")
		}
	})
}
