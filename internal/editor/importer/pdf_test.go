package importer

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"bangvang/internal/testkit/hostile"
)

// pdfOf returns a PDF with lines of text in one font, whose codes a table maps to characters, as Word and browsers write it.
func pdfOf(lines ...string) []byte {
	codes, table, page := map[rune]int{}, "", "BT /F 12 Tf 14 TL 50 800 Td\n"
	for _, l := range lines {
		page += "<"
		for _, r := range l {
			if codes[r] == 0 {
				codes[r] = len(codes) + 1
				units := utf16.Encode([]rune{r})
				table += fmt.Sprintf("<%04X> <%04X>\n", codes[r], units[0])
			}
			page += fmt.Sprintf("%04X", codes[r])
		}
		page += "> Tj T*\n"
	}
	table = fmt.Sprintf("/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n%d beginbfchar\n%sendbfchar endcmap end end", len(codes), table)
	return pdfWith(packed(page+"ET"), packed(table))
}

func packed(text string) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(text)) // to memory
	_ = w.Close()
	return b.Bytes()
}

func pdfWith(page, table []byte) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, object := range []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream", len(page), page),
		"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R>>",
		fmt.Sprintf("<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream", len(table), table),
	} {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}

var story = []string{"Phường Mẫu Sơn tổng kết phong trào thi đua yêu nước năm 2025", "Sáng nay, Ủy ban nhân dân phường tổ chức hội nghị tổng kết, khen thưởng các tập thể và cá nhân", "có thành tích xuất sắc trong công tác."}

func TestPDF(t *testing.T) {
	doc, err := readPDF(t.Context(), "a.pdf", pdfOf(story...))
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Blocks) != 2 || doc.Blocks[0].Text() != story[0] || doc.Blocks[1].Text() != story[1]+" "+story[2] || doc.Blocks[1].At != "trang 1" {
		t.Errorf("%+v", doc.Blocks)
	}
	fonts := "\nQUYẾT ĐỊNH \nVề việc tặng Giấy khen\nĐiều 1.\n Tặng Giấy khen của Chủ tịch phường cho \n5\n tập thể có \nthành tích.\nTrường Tiểu học Lá \nXanh\n1\nPhường Mẫu Sơn tổng kết phong trào thi đua năm\n2025\n"
	want := []string{"QUYẾT ĐỊNH", "Về việc tặng Giấy khen", "Điều 1. Tặng Giấy khen của Chủ tịch phường cho 5 tập thể có thành tích.", "Trường Tiểu học Lá Xanh", "1", "Phường Mẫu Sơn tổng kết phong trào thi đua năm 2025"}
	if got := paragraphs(fonts); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	names := "Danh sách: Y Moan Ênuôl, H'Hen Niê, Đinh Đăk, Rơ Ô Bhung, Hồ Ăm Ênuôl, Ksơr Blăm, Siu Đôih, Rơmah Blơng được khen thưởng vì thành tích của xã trong năm"
	if _, err := readPDF(t.Context(), "a.pdf", pdfOf(names)); err != nil {
		t.Errorf("names of other languages: %v", err)
	}
	old := "Héi nghÞ tæng kÕt c«ng t¸c thi ®ua, khen th\u00adëng n¨m 2025 cña ph\u00adêng MÉu S¬n ®· trao GiÊy khen cho c¸c tËp thÓ vµ c¸ nh©n xuÊt s¾c"
	torn := strings.NewReplacer("ổ", "ổ ", "ưở", "ư ở ", "ấ", " ấ ", "ườ", "ư ờ").Replace(strings.Join(story, " "))
	bomb := packed(strings.Repeat("% a\n", maxUnpacked/3))
	for name, data := range map[string][]byte{"torn": pdfOf(torn), "another encoding": pdfOf(old), "no text": pdfOf("a"), "cut": pdfOf(story...)[:600], "bomb": pdfWith(bomb, packed("")), "not one": []byte("%PDF-1.7 x")} {
		if _, err := readPDF(t.Context(), "a.pdf", data); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(pdfOf(story...))
	f.Add(pdfWith([]byte("BT (a) Tj ET"), nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		hostile.Within(t, func() { _, _ = readPDF(t.Context(), "a.pdf", data) })
	})
}
