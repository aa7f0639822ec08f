package importer

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

var full = flag.Bool("full", false, "convert documents by LibreOffice and pandoc, where the machine has them")

// officeFacts are parts of the drafts of testdata/office, each below its name in the table of docs/import.md.
var officeFacts = map[string][][2]string{
	"decision": {
		{"title", "title: Chủ tịch UBND phường Bắc Hồng Lĩnh tặng Giấy khen cho 2 tập thể, 4 cá nhân"}, {"number", `no: "418/QĐ-UBND"`}, {"date", "date: 2025-12-15 #"},
		{"honour", "award: Giấy khen #"}, {"conferrer", "by: Chủ tịch UBND phường Bắc Hồng Lĩnh #"}, {"recipients", "name: Phạm Thị Dung\n          post: Công chức\n          unit: UBND phường\n"},
		{"recipients", "- Trường Tiểu học Lá Xanh\n"}, {"tracked changes", "cho 2 tập thể và 4 cá nhân có thành tích"},
	},
	"news": {
		{"title", "title: Phường Bắc Hồng Lĩnh tổng kết phong trào thi đua năm 2025 #"}, {"date", "date: 2025-12-20"}, {"summary", "summary: Toàn phường có 12 tập thể và 30 cá nhân được khen trong năm."},
		{"honour", "award: Giấy khen"}, {"counts", "tập thể: 3\n"}, {"counts", "cá nhân: 5\n"}, {"pictures", ".png \"Chủ tịch phường trao Giấy khen | Ảnh: Lan Anh\")"}, {"captions", "| Ảnh: Lan Anh\")"},
		{"tables", "| Giấy khen cho tập thể | 3 |"}, {"tracked changes", "cho 3 tập thể và 5 cá nhân có thành tích"}, {"footnotes", "[^1]: Theo báo cáo của Ban Thi đua."}, {"author", "author: Lan Anh"},
	},
}

// missing are the facts that a way of conversion loses.
var missing = map[string]string{"news pandoc html": "footnotes author"} // HTML has no footnotes: they are a list at the end

// TestOffice imports what LibreOffice and pandoc make of two documents, and looks for their facts.
func TestOffice(t *testing.T) {
	if !*full {
		t.Skip("converts documents for minutes: run it with -full")
	}
	for name, facts := range officeFacts {
		for _, way := range []string{"pandoc md", "pandoc html", "soffice odt", "soffice doc"} {
			t.Run(name+" "+way, func(t *testing.T) {
				program, form, _ := strings.Cut(way, " ")
				if _, err := exec.LookPath(program); err != nil {
					t.Skip("this machine has no " + program)
				}
				data := throughOffice(t, program, form, name)
				r, err := Import(t.Context(), []Source{{Name: "in", FS: fstest.MapFS{"a.docx": {Data: data}}, Path: "."}}, options())
				if err != nil || len(r.Articles) != 1 {
					t.Fatal(err, len(r.Articles), r.Remarks)
				}
				text := string(r.Files()[0].Data)
				for _, f := range facts {
					lost := strings.Contains(missing[name+" "+way], f[0])
					if strings.Contains(text, f[1]) == lost {
						t.Errorf("%s, %q: found %t\n%s", f[0], f[1], lost, text)
					}
				}
			})
		}
	}
}

// TestOfficePDF reads the same documents as PDFs, with three fonts, tables, English words, numbers and names that are no
// Vietnamese syllables (Ênuôl, Đăk Rông).
func TestOfficePDF(t *testing.T) {
	if !*full {
		t.Skip("converts documents for minutes: run it with -full")
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("this machine has no soffice")
	}
	for name, want := range map[string]string{"decision": "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", "news": "Bí thư Đảng ủy và đại diện Workshop on Smart Village 2025 của UNDP, JICA, VNPT."} {
		doc, err := readPDF(t.Context(), "a.pdf", throughOffice(t, "soffice", "pdf", name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var all strings.Builder
		for _, b := range doc.Blocks {
			all.WriteString(b.Text() + "\n")
		}
		t.Logf("%s: %.3f of the words with marks are syllables", name, syllables(all.String()))
		if !strings.Contains(all.String(), want) {
			t.Errorf("%s: %q is missing in\n%s", name, want, all.String())
		}
	}
}

// throughOffice returns what a program makes of a document of testdata/office: a PDF, or a .docx by way of another form.
func throughOffice(t *testing.T, program, form, name string) []byte {
	dir := t.TempDir()
	run := func(args ...string) {
		cmd := exec.CommandContext(t.Context(), program, args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", cmd, err, out)
		}
	}
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "office"))); err != nil {
		t.Fatal(err)
	}
	switch {
	case program == "soffice":
		own := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile"))
		run("--headless", own, "--convert-to", form, name+".fodt")
		if form == "pdf" {
			break
		}
		run("--headless", own, "--convert-to", "docx", name+"."+form)
	case form == "html":
		run(name+".md", "-t", "html", "-o", name+".html")
		run(name+".html", "-o", name+".docx")
	default:
		run(name+".md", "-o", name+".docx")
	}
	made := name + ".docx"
	if form == "pdf" {
		made = name + ".pdf"
	}
	data, err := os.ReadFile(filepath.Join(dir, made))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
