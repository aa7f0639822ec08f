package docx_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"bangvang/internal/editor/importer/docx"
	"bangvang/internal/editor/importer/news"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

var update = flag.Bool("update", false, "write the goldens")

// article is the text of a news file as Word writes one: names over several runs, a tracked change, fonts of TCVN3, a list that
// Word numbers, pictures in a table that arranges them, a footnote and a text box in its two forms.
const article = `<w:document xmlns:w="w" xmlns:r="r" xmlns:a="a" xmlns:wp="wp" xmlns:mc="mc"><w:body>
<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="32"/></w:rPr><w:t>Phường Thành Sen biểu dương</w:t></w:r></w:p>
<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="32"/></w:rPr><w:t>gương người tốt, việc tốt</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Sáng </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">12/3/2026, tại Hội trường UBND phường, phường Thành Sen (Hà Tĩnh) tổ chức hội nghị biểu dương gương người tốt, việc tốt.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="Hội trường"/><a:blip r:embed="p1"/></wp:inline></w:drawing></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:rPr><w:i/></w:rPr><w:t>Quang cảnh hội nghị. Ảnh: Minh Hà</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t xml:space="preserve">Chủ tịch UBND phường tặng Giấy khen cho </w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del><w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> cá nhân</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t xml:space="preserve"> theo Quyết định số 215/QĐ-UBND ngày 10/3/2026.</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Kết quả</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>T¨ng c` + "\u00ad" + `êng ®oµn kÕt;</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Giúp 12 hộ &lt; nghèo *mới*.</w:t></w:r></w:p>
<w:p><w:r><w:mc/><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>Bên lề</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Bên lề</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Hội nghị kết thúc.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Khối</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Số</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Trường</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Bài: Lan Anh – Ảnh: Minh Hà</w:t></w:r></w:p>
</w:body></w:document>`

func TestArticle(t *testing.T) {
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, part := range [][2]string{
		{"word/document.xml", article},
		{"word/_rels/document.xml.rels", `<R><Relationship Id="n" Type="x/numbering" Target="numbering.xml"/><Relationship Id="f" Type="x/footnotes" Target="footnotes.xml"/><Relationship Id="p1" Type="x/image" Target="media/image1.jpeg"/></R>`},
		{"word/numbering.xml", `<n><abstractNum abstractNumId="1"><lvl ilvl="0"><start val="1"/><numFmt val="decimal"/><lvlText val="%1."/></lvl></abstractNum><num numId="1"><abstractNumId val="1"/></num></n>`},
		{"word/footnotes.xml", `<f><footnote id="1"><p><r><t>Danh sách kèm theo.</t></r></p></footnote></f>`},
		{"word/media/image1.jpeg", "\xff\xd8\xff\xe0"},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	doc, err := docx.Read("tin.docx", file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	catalogue, _ := honours.New(nil)
	places, _ := gazetteer.New(nil)
	d := news.Read(doc, news.Knowledge{Awards: extract.New(catalogue), Places: places, Today: time.Date(2026, 3, 20, 0, 0, 0, 0, viet.Zone)})
	body := d.Body
	d.Body = ""
	for i := range d.Files {
		d.Files[i].Data = nil
	}
	var out strings.Builder
	fmt.Fprintf(&out, "title %+v\nsummary %+v\ndate %+v\nlocalities %+v\nauthors %+v\nphoto %+v\nevent %+v\n", d.Title, d.Summary, d.Date, d.Localities, d.Authors, d.Photo, d.Event)
	fmt.Fprintf(&out, "decisions %+v\nawards %+v\n", d.Decisions, d.Awards)
	for _, f := range d.Files {
		fmt.Fprintf(&out, "file %s %+v\n", f.Name, f.From)
	}
	for _, r := range d.Remarks {
		fmt.Fprintf(&out, "remark %d %+v: %s\n", r.Weight, r.From, r.VI)
	}
	out.WriteString("---\n" + body)
	const golden = "testdata/article.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("%s\nwant\n%s", out.String(), want)
	}
}
