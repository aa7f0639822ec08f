package importer

import (
	"testing"
	"testing/fstest"

	"bangvang/internal/diag"
	"bangvang/internal/testkit/hostile"
)

// fuzzed are the endings of the files that FuzzImport makes.
var fuzzed = []string{".txt", ".md", ".csv", ".docx", ".xlsx", ".pdf", ".html", ".xml", ".mht", ".svg", ""}

// FuzzImport imports two files of any bytes from one folder: whatever they are, the articles and lists that they become have
// no errors, and no file is left without an article or a word.
func FuzzImport(f *testing.F) {
	decision := "ỦY BAN NHÂN DÂN XÃ CẨM BÌNH\nSố: 12/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc tặng Giấy khen\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ CẨM BÌNH\nCăn cứ Luật Thi đua, khen thưởng;\nĐiều 1. Tặng Giấy khen cho 2 cá nhân năm 2025 (có danh sách kèm theo).\nĐiều 2. Quyết định này có hiệu lực từ ngày ký."
	f.Add(uint8(0), []byte(decision), uint8(2), []byte("Danh sách kèm theo Quyết định số 12/QĐ-UBND\nSTT;Họ và tên;Đơn vị\n1;LÊ AN;Trường Lá Xanh\n2;Bà Đỗ Bình;nt\n"))
	f.Add(uint8(0), []byte("Xã Cẩm Bình trao thưởng\n\nSáng 12/11/2025, UBND xã Cẩm Bình tặng Giấy khen cho 2 cá nhân.\nTin: Lan"), uint8(1), []byte("---\ntitle: \"a\"\ndate: 2024-01-02\nurl: /a b\n---\n[x](y \"z\") {{< figure src=a.png >}}\n"))
	f.Add(uint8(6), []byte("<html><title>a | b</title><body><h1>Hội nghị</h1><p>12/11/2025<p>UBND xã tặng Giấy khen cho 5 cá nhân.<img src=a.png></body></html>"), uint8(1), []byte("# a\n\n| a | b |\n|---|---|\n[^1]: x\n<b>c"))
	f.Add(uint8(7), []byte(`<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><item><title>a</title><link>http://a/?p=1</link></item>`), uint8(0), []byte("\xff\xfea\x00\n\x00"))
	f.Add(uint8(0), []byte("Héi nghÞ tæng kÕt c«ng t¸c thi ®ua\n\nPhong trµo thi ®ua yªu n\xc2\xad\xc3\xadc"), uint8(9), []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`))
	with := newReaders(options())
	with.pages.shown = map[string]bool{}
	f.Fuzz(func(t *testing.T, kindA uint8, a []byte, kindB uint8, b []byte) {
		folder := fstest.MapFS{"a" + fuzzed[int(kindA)%len(fuzzed)]: {Data: a}, "b" + fuzzed[int(kindB)%len(fuzzed)]: {Data: b}}
		hostile.Within(t, func() {
			r := &Result{}
			inputs, err := r.walk([]Source{{Name: "in", FS: folder, Path: "."}})
			if err != nil {
				t.Fatal(err)
			}
			var pieces []*piece
			for _, in := range inputs {
				one := with.readInput(t.Context(), in)
				if len(one.pieces)+len(one.remarks) == 0 {
					t.Errorf("nothing is said of %s", in.name)
				}
				pieces, r.Remarks = append(pieces, one.pieces...), append(r.Remarks, one.remarks...)
			}
			r.place(t.Context(), r.join(pieces), with.Options)
			for _, file := range r.Files() {
				for _, p := range problemsOf(file) {
					if p.Severity() == diag.Error {
						t.Errorf("line %d: %s %.200q\n%s", p.Pos.Line, p.Code, p.Args, file.Data)
					}
				}
			}
		})
	})
}
