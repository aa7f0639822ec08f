package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/testkit/hostile"
)

const namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"`

// parts returns the parts of a Word file with this text, others may be added or replaced.
func parts(body string, more map[string]string) map[string]string {
	out := map[string]string{
		"[Content_Types].xml": `<Types/>`,
		"_rels/.rels":         `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<?xml version="1.0" encoding="UTF-8"?><w:document` + namespaces + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
		"word/_rels/document.xml.rels": `<Relationships>
<Relationship Id="s" Type="http://x/styles" Target="styles.xml"/><Relationship Id="n" Type="http://x/numbering" Target="numbering.xml"/>
<Relationship Id="f" Type="http://x/footnotes" Target="footnotes.xml"/>
<Relationship Id="p1" Type="http://x/image" Target="media/image1.png"/><Relationship Id="p2" Type="http://x/image" Target="media/image2.emf"/>
<Relationship Id="p3" Type="http://x/image" Target="media/image3.tif"/><Relationship Id="p4" Type="http://x/image" Target="file:///C:/a.jpg" TargetMode="External"/>
<Relationship Id="l1" Type="http://x/hyperlink" Target="https://example.vn/a" TargetMode="External"/></Relationships>`,
		"word/styles.xml": `<w:styles` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="u2"><w:name w:val="Tiêu đề 2"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="O"><w:name w:val="Muc lon"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="cu"><w:name w:val="Cu"/><w:basedOn w:val="cha"/></w:style>
<w:style w:type="paragraph" w:styleId="cha"><w:name w:val="Cha"/><w:basedOn w:val="cu"/><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="so"><w:name w:val="So"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="dam"><w:name w:val="Dam"/><w:rPr><w:b/></w:rPr></w:style></w:styles>`,
		"word/numbering.xml": `<w:numbering` + namespaces + `>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>`,
		"word/footnotes.xml":    `<w:footnotes` + namespaces + `><w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve"> Theo báo cáo.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
		"word/media/image1.png": "\x89PNG\r\n\x1a\n", "word/media/image2.emf": "\x01\x00\x00\x00", "word/media/image3.tif": "II*\x00",
	}
	for name, text := range more {
		out[name] = text
	}
	return out
}

func pack(t testing.TB, parts map[string]string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range sorted(parts) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func sorted(m map[string]string) (out []string) {
	for name := range m {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// show returns a document in one line a block, with marks for styles.
func show(doc *blocks.Document) string {
	var out strings.Builder
	for _, b := range doc.Blocks {
		switch b.Kind {
		case blocks.Heading:
			fmt.Fprintf(&out, "h%d ", b.Level)
		case blocks.Item:
			fmt.Fprintf(&out, "%s%s ", strings.Repeat(" ", b.Level), b.Mark)
		case blocks.PictureAt:
			p := doc.Pictures[b.Picture]
			fmt.Fprintf(&out, "[%s|%s|%s]", p.Name, p.Alt, p.Caption)
		case blocks.Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					mark := ""
					if c.Down {
						mark = "^"
					}
					fmt.Fprintf(&out, "|%s%s", mark, strings.ReplaceAll(c.Text, "\n", "/"))
				}
				if row.Header {
					out.WriteString("|h")
				}
				out.WriteString("|\n")
			}
			continue
		}
		if b.Centred {
			out.WriteString("> ")
		}
		for _, r := range b.Runs {
			text := strings.ReplaceAll(r.Text, "\n", "/")
			if r.Bold {
				text = "*" + text + "*"
			}
			if r.Italic {
				text = "_" + text + "_"
			}
			if r.Link != "" {
				text = "<" + r.Link + " " + text + ">"
			}
			if r.Note > 0 {
				text = "^" + doc.Notes[r.Note-1].Runs[0].Text + "^"
			}
			out.WriteString(text)
		}
		out.WriteString("\n")
	}
	return out.String()
}

func p(inner string) string { return "<w:p>" + inner + "</w:p>" }

func r(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func styled(style, text string) string {
	return p(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + r(text))
}

func li(list, level int, text string) string {
	return p(fmt.Sprintf(`<w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>`, level, list) + r(text))
}

func in(font, text string) string {
	return `<w:r><w:rPr><w:rFonts w:ascii="` + font + `" w:hAnsi="` + font + `"/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func tc(properties, inner string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + inner + `</w:tc>`
}

func tr(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }

func image(id, alt string) string {
	return `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="` + alt + `"/><a:blip r:embed="` + id + `"/></wp:inline></w:drawing></w:r>`
}

func TestRead(t *testing.T) {
	bold, italic := `<w:r><w:rPr><w:b/></w:rPr><w:t>`, `<w:r><w:rPr><w:i/></w:rPr><w:t>`
	end := `</w:t></w:r>`
	box := `<w:txbxContent>` + p(r("trong hộp")) + `</w:txbxContent>`
	for name, test := range map[string]struct{ body, want string }{
		"runs":           {p(r("Nguyễn ") + `<w:proofErr/>` + r("Văn") + bold + "An" + end + bold + "h" + end), "Nguyễn Văn*Anh*\n"},
		"tracked":        {p(r("cho ") + `<w:ins>` + r("110") + `</w:ins><w:del><w:r><w:delText>100</w:delText></w:r></w:del>` + r(" người")), "cho 110 người\n"},
		"moved":          {p(`<w:moveFrom>` + r("cũ") + `</w:moveFrom><w:moveTo>` + r("mới") + `</w:moveTo>`), "mới\n"},
		"joined":         {p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`+r("nửa ")) + p(r("câu")), "nửa câu\n"},
		"old properties": {p(`<w:pPr><w:pPrChange><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange></w:pPr>` + r("a")), "a\n"},
		"hidden":         {p(r("a") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>c</w:t></w:r>`), "ac\n"},
		"alternate":      {p(`<w:r><mc:AlternateContent><mc:Choice><w:drawing>` + box + `</w:drawing></mc:Choice><mc:Fallback><w:pict>` + box + `</w:pict></mc:Fallback></mc:AlternateContent></w:r>` + r("ngoài")), "ngoài\ntrong hộp\n"},
		"link":           {p(`<w:hyperlink r:id="l1">` + r("a") + bold + "b" + end + `</w:hyperlink>`), "<https://example.vn/a a><https://example.vn/a *b*>\n"},
		"field": {p(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "https://example.vn/b" </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>` + r("xem") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + r(" tiếp")),
			"<https://example.vn/b xem> tiếp\n"},
		"open field": {p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`+r("PAGE")) + p(r("còn")), "còn\n"},
		"simple":     {p(`<w:fldSimple w:instr="PAGE">` + r("3") + `</w:fldSimple>`), "3\n"},
		"signs":      {p(`<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t><w:br/><w:t>d</w:t><w:tab/><w:t>e</w:t></w:r>`), "✓a-bc/d\te\n"},
		"page":       {p(r("a") + `<w:r><w:br w:type="page"/></w:r>` + r("b")), "a\nb\n"},
		"note":       {p(r("a") + `<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="99"/></w:r>`), "a^Theo báo cáo.^\n"},
		"nfc":        {p(r("tâ") + bold + "\u0323p" + end), "tậ*p*\n"},
		"headings":   {styled("T", "A") + styled("u1", "B") + styled("u2", "C") + styled("O", "D") + p(`<w:pPr><w:outlineLvl w:val="0"/></w:pPr>`+r("E")), "h0 A\nh1 *B*\nh2 C\nh3 D\nh1 E\n"},
		"numbers":    {li(1, 0, "a") + li(1, 1, "b") + li(1, 1, "c") + li(1, 0, "d") + li(1, 1, "e") + li(1, 2, "f") + li(2, 0, "g") + li(5, 0, "h") + li(1, 0, "i"), "1. a\n a) b\n b) c\n2. d\n a) e\n  2.1 f\n• g\n7. h\n8. i\n"},
		"words":      {li(3, 0, "Tặng") + li(3, 0, "Giao"), "Điều 1. Tặng\nĐiều 2. Giao\n"},
		"of a style": {styled("so", "TẬP THỂ") + p(`<w:pPr><w:pStyle w:val="so"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>`+r("x")), "IV. TẬP THỂ\nx\n"},
		"style font": {styled("cu", "Héi nghÞ"), "Hội nghị\n"},
		"private":    {p(in(".VnTime", "chi\uf0d5n s\uf0dc")), "chiến sĩ\n"},
		"soft":       {p(`<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>khen th</w:t><w:softHyphen/><w:t>ëng</w:t></w:r>`), "khen thưởng\n"},
		"vni":        {p(in("VNI-Times", "Huaân chöông Lao ñoäng, Uyû ban, UÛY BAN")), "Huân chương Lao động, Uỷ ban, ỦY BAN\n"},
		"mixed":      {p(in(".VnTime", "Nhà nước khen tÆng")), "Nhà nước khen tặng\n"},
		"merged": {"<w:tbl>" + tr(tc(`<w:vMerge w:val="restart"/>`, p(r("STT"))), tc(`<w:gridSpan w:val="2"/>`, p(r("Tên")))) + tr(tc(`<w:vMerge/>`, p("")), tc("", p(r("a"))), tc("", p(r("b"))+p(r("c")))) + "</w:tbl>",
			"|STT|Tên|Tên|\n|^STT|a|b/c|\n"},
		"header":       {"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + tc("", p(r("a"))) + tc("", p(r("b"))) + "</w:tr>" + tr(tc("", p(r("c")))) + "</w:tbl>", "|a|b|h|\n|c||\n"},
		"numbered row": {"<w:tbl>" + tr(tc("", li(1, 0, "")), tc("", p(r("An")))) + tr(tc("", li(1, 0, "")), tc("", p(r("Bình")))) + "</w:tbl>", "|1.|An|\n|2.|Bình|\n"},
		"deleted row":  {"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + tc("", p(r("a"))) + "</w:tr>" + tr(tc("", p(r("b"))), tc("", p(r("c")))) + "</w:tbl>", "|b|c|\n"},
		"controls":     {`<w:sdt><w:sdtPr/><w:sdtContent>` + p(r("a")) + `</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + p(r("Bấm để nhập")) + `</w:sdtContent></w:sdt><w:tbl><w:sdt><w:sdtContent>` + tr(`<w:sdt><w:sdtContent>`+tc("", p(r("b")))+`</w:sdtContent></w:sdt>`, tc("", p(r("c")))) + `</w:sdtContent></w:sdt></w:tbl>`, "a\n|b|c|\n"},
		"nested":       {"<w:tbl>" + tr(tc("", p(r("a"))+"<w:tbl>"+tr(tc("", p(r("b"))), tc("", p(r("c"))))+"</w:tbl>")) + "</w:tbl>", "a\n|b|c|\n"},
		"nested cell":  {"<w:tbl>" + tr(tc("", p(r("x"))), tc("", p(r("a")))) + tr(tc("", p(r("y"))), tc("", "<w:tbl>"+tr(tc("", p(r("b"))), tc("", p(r("c"))))+"</w:tbl>"+p(""))) + "</w:tbl>", "|x|a|\n|y|b c|\n"},
		"arranged":     {"<w:tbl>" + tr(tc("", p(image("p1", "một"))), tc("", p(image("p1", "một")))) + tr(tc("", p(italic+"Dưới một"+end)), tc("", p(""))) + "</w:tbl>", "[image1.png|một|Dưới một]\n[image1.png|một|Dưới một]\n"},
		"caption":      {p(image("p1", "alt")) + p(`<w:pPr><w:jc w:val="center"/></w:pPr>`+r("Quang cảnh")) + p(r("Ảnh: Lan")) + p(r("Sau đó")), "[image1.png|alt|Quang cảnh Ảnh: Lan]\nSau đó\n"},
		"no caption":   {p(image("p1", "")) + p(italic+"Tin, ảnh: Lan"+end) + p(image("p1", "")) + p(`<w:pPr><w:jc w:val="center"/></w:pPr>`+bold+"KẾT QUẢ"+end), "[image1.png||]\n_Tin, ảnh: Lan_\n[image1.png||]\n> *KẾT QUẢ*\n"},
		"beside":       {p(r("Trước ") + image("p1", "")), "Trước\n[image1.png||]\n"},
		"math":         {p(r("x") + `<m:oMath><m:r><m:t>=2</m:t></m:r></m:oMath>`), "x=2\n"},
		"heights":      {p(r("m") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>` + r(", H") + `<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>` + r("O")), "m², H₂O\n"},
		"spaces":       {p(`<w:r><w:t>` + "\n  a\n  " + `</w:t></w:r>`), "a\n"},
	} {
		doc, err := Read("a.docx", pack(t, parts(test.body, nil)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := show(doc); got != test.want {
			t.Errorf("%s:\n%swant\n%s", name, got, test.want)
		}
	}
}

// TestReadOldCapitals checks letters that TCVN3 has only as small ones, and a letter of VNI in two runs.
func TestReadOldCapitals(t *testing.T) {
	for body, want := range map[string]string{
		p(in(".VnTime", "ñy ban t\u00c6ng. ñy ban")):                                                         "Ủy ban tặng. Ủy ban\n",
		p(in(".VnTime", "QuËn ñy, ") + in(".VnTimeH", "ñy ban")):                                             "Quận ủy, ỦY BAN\n",
		p(in("VNI-Times", "ta") + strings.Replace(in("VNI-Times", "äp"), "<w:rFonts", "<w:b/><w:rFonts", 1)): "tậ*p*\n",
		p(in(".vntimeh", "héi") + in(".VnTech", " héi")):                                                     "HỘI hội\n",
	} {
		doc, err := Read("a.docx", pack(t, parts(body, nil)))
		if err != nil {
			t.Fatal(err)
		}
		if got := show(doc); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}

// TestReadLostFonts reads a text in TCVN3 whose fonts were replaced by one of Unicode.
func TestReadLostFonts(t *testing.T) {
	doc, err := Read("a.docx", pack(t, parts(p(r("Héi nghÞ tæng kÕt c«ng t¸c thi ®ua, khen th\u00adëng cña huyÖn")), nil)))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := show(doc), "Hội nghị tổng kết công tác thi đua, khen thưởng của huyện\n"; got != want || len(doc.Dropped) != 1 {
		t.Errorf("%q, dropped %v; want %q", got, doc.Dropped, want)
	}
}

// TestReadSays checks that whatever is left out is said.
func TestReadSays(t *testing.T) {
	body := p(image("p2", "")+image("p3", "")+image("p4", "")+`<w:ins>`+r("a")+`</w:ins><w:r><w:commentReference w:id="1"/></w:r>`) + `<w:altChunk r:id="x"/>` + p(`<w:r><w:drawing><c:chart/></w:drawing></w:r>`)
	doc, err := Read("a.docx", pack(t, parts(body, nil)))
	if err != nil {
		t.Fatal(err)
	}
	said := fmt.Sprint(doc.Dropped)
	for _, want := range []string{"EMF", "image3.tif", "liên kết", "1 chỗ sửa", "1 nhận xét", "chèn nguyên", "biểu đồ"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said in %s", want, said)
		}
	}
}

// TestReadRefuses checks that each other kind of file is named.
func TestReadRefuses(t *testing.T) {
	wide := func(text string) string {
		out := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
		for i := range len(text) {
			out += text[i:i+1] + "\x00"
		}
		return out
	}
	zipped := func(names ...string) string {
		all := map[string]string{}
		for _, n := range names {
			all[n] = "application/vnd.oasis.opendocument.text"
		}
		return string(pack(t, all))
	}
	for data, want := range map[string]string{
		"":                       "trống",
		wide("WordDocument"):     ".doc)",
		wide("EncryptedPackage"): "mật khẩu",
		wide("Workbook"):         ".xls)",
		wide("x"):                "Office cũ",
		`{\rtf1 a`:               "RTF",
		"%PDF-1.4":               "PDF",
		"<html><body>a":          "HTML",
		"<!DOCTYPE html>":        "HTML",
		"MIME-Version: 1.0\nX":   ".mht",
		`<?xml?><?mso-application progid="Word.Document"?>`: "dạng XML",
		"Kính gửi":                                  "TXT",
		"PK\x03\x04 chép dở":                        "hỏng",
		zipped("xl/workbook.xml"):                   "Excel",
		zipped("ppt/presentation.xml"):              "PowerPoint",
		zipped("mimetype", "content.xml"):           ".odt",
		zipped("anh/a.jpg"):                         ".zip",
		zipped("Index/Document.iwa", "preview.jpg"): "Pages",
		string(pack(t, map[string]string{"word/document.xml": "không phải XML"})): "hỏng",
	} {
		_, err := Read("a.docx", []byte(data))
		refusal, ok := err.(*blocks.Refusal)
		if !ok || !strings.Contains(refusal.VI, want) || refusal.EN == "" {
			t.Errorf("%.40q: %v, want %q", data, err, want)
		}
	}
}

// TestReadBounds reads files that were made to use up memory or time.
func TestReadBounds(t *testing.T) {
	hostile.Bounds(t)
	deep := strings.Repeat("<w:sdt><w:sdtContent>", 100_000)
	many := "<w:tbl>" + tr(tc(`<w:gridSpan w:val="63"/>`, p(r("a")))) + strings.Repeat("<w:tr><w:tc/></w:tr>", 40_000) + "</w:tbl>"
	for name, body := range map[string]string{
		"deep wrappers": p(r("a")) + deep,
		"deep unknown":  p(r("a")) + strings.Repeat("<x>", 500_000),
		"deep tables":   p(r("a")) + strings.Repeat("<w:tbl><w:tr><w:tc>", 50_000),
		"wide table":    p(r("a")) + many,
		"long tag":      p(r("a")) + `<x a="` + strings.Repeat("b", 2<<20) + `"/>`,
		"attributes":    p(r("a")) + `<x ` + strings.Repeat(`a="" `, 500_000) + `/>`,
		"broken":        p(r("a")) + "<w:p></w:x>",
	} {
		doc, err := Read("a.docx", pack(t, parts(body, nil)))
		if err != nil || len(doc.Blocks) == 0 || doc.Blocks[0].Text() != "a" {
			t.Errorf("%s: %v", name, err)
		} else if len(doc.Dropped) == 0 && name != "wide table" {
			t.Errorf("%s: nothing is said", name)
		}
	}
	if _, err := Read("a.docx", pack(t, parts(p(r(strings.Repeat("a", 50<<20))), nil))); err == nil || !strings.Contains(err.Error(), "quá lớn") {
		t.Errorf("50 MB of text: %v", err)
	}
	cells := 0
	doc, err := Read("a.docx", pack(t, parts(p(r("a"))+many, nil)))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range doc.Blocks[len(doc.Blocks)-1].Rows {
		cells += len(row.Cells)
	}
	if cells > 3*MaxCells {
		t.Errorf("%d cells", cells)
	}
}

func BenchmarkRead(b *testing.B) {
	data := pack(b, parts("<w:tbl>"+strings.Repeat(tr(tc("", li(1, 0, "")), tc("", p(r("Nguyễn Văn An"))), tc("", p(in(".VnTime", "Gi¸o viªn")))), 10_000)+"</w:tbl>", nil))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("a.docx", data); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(p(r("a")), "")
	f.Add("<w:tbl>"+tr(tc(`<w:gridSpan w:val="3"/><w:vMerge/>`, p(image("p1", "x"))), tc("<w:hMerge/>", li(1, 2, "")))+"</w:tbl>", "<w:num/>")
	f.Add(p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><mc:AlternateContent/>`+in("VNI-Times", "aä")), "<w:abstractNum><w:lvl/></w:abstractNum>")
	f.Fuzz(func(t *testing.T, body, numbers string) {
		readHostile(t, pack(t, parts(body, map[string]string{"word/numbering.xml": "<w:numbering>" + numbers})))
	})
}

// FuzzFile reads any bytes as a file: its archive may be broken, and its parts may be of any kind.
func FuzzFile(f *testing.F) {
	f.Add(pack(f, parts(p(r("a"))+p(image("p1", "x")), nil)))
	f.Add(pack(f, map[string]string{"word/document.xml": "<w:document><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p>"}))
	f.Add([]byte("{\\rtf1 a}"))
	f.Fuzz(readHostile)
}

// readHostile reads a file and holds what was read to what package blocks promises.
func readHostile(t *testing.T, data []byte) {
	doc, err := (*blocks.Document)(nil), error(nil)
	hostile.Within(t, func() { doc, err = Read("a.docx", data) })
	if err != nil {
		if _, ok := err.(*blocks.Refusal); !ok {
			t.Fatal(err)
		}
		return
	}
	for _, b := range doc.Blocks {
		if b.Kind == blocks.PictureAt && b.Picture >= len(doc.Pictures) {
			t.Errorf("no picture %d", b.Picture)
		}
		for _, row := range b.Rows {
			if len(row.Cells) != len(b.Rows[0].Cells) {
				t.Errorf("rows of %d and %d cells", len(row.Cells), len(b.Rows[0].Cells))
			}
		}
		for _, run := range b.Runs {
			if run.Note > len(doc.Notes) {
				t.Errorf("no note %d", run.Note)
			}
		}
	}
}
