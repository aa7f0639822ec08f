package web

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/text/viet"
)

const lines = `<p>Sáng nay bà con thôn Đông tề tựu ở đình làng để nghe kể chuyện giữ đê mùa nước lớn năm trước.</p>` +
	`<p>Những người đắp đê được xướng tên từng tổ một, ai nấy đều phấn khởi và hứa sẽ giúp nhau vụ tới.</p>` +
	`<p>Cuối buổi, mọi người cùng đi dọc con đê mới, trồng thêm hai hàng tre và hẹn nhau năm sau trở lại.</p>`

func page(head, body string) string {
	return "<html><head>" + head + "</head><body><div id=main><h1>Chuyện giữ đê ở thôn Đông</h1><p class=date>Ngày đăng: 05/08/2012</p><div class=content>" + body + "</div></div></body></html>"
}

// tcvn3 writes small letters as the fonts of TCVN3 have them.
var tcvn3 = func() *strings.Replacer {
	from := strings.Fields("ă â ê ô ơ ư đ à ả ã á ạ ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ è ẻ ẽ é ẹ ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ Đ")
	to := []rune("¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ§")
	var pairs []string
	for i, f := range from {
		pairs = append(pairs, f, string(to[i]))
	}
	return strings.NewReplacer(pairs...)
}()

func TestEncodings(t *testing.T) {
	plain := page(`<meta charset="utf-8">`, lines)
	of := func(e *charmap.Charmap, s string) []byte {
		out, err := e.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return []byte(out)
	}
	cp1258 := strings.Replace(plain, "utf-8", "windows-1258", 1)
	utf16 := []byte{0xFF, 0xFE}
	for _, r := range plain {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	old := tcvn3.Replace(strings.Replace(plain, "utf-8", "x-user-defined", 1))
	for name, data := range map[string][]byte{
		"UTF-8": []byte(plain), "NFD": []byte(norm.NFD.String(plain)), "UTF-16": utf16, "windows-1258": windows1258(t, cp1258),
		"TCVN3 in bytes": of(charmap.Windows1252, old), "TCVN3 in UTF-8": []byte(old),
		"mojibake":  []byte(misread(plain)),
		"in a font": []byte(page(`<meta charset="utf-8">`, strings.ReplaceAll(tcvn3.Replace(lines), "<p>", `<p style="font-family: '.VnTime'">`))),
		"entities":  []byte(entities(plain)),
	} {
		p := Read(File{"x.html", data}, Options{})
		got := p.Draft.Title.Text + "\n" + p.Draft.Body
		for _, want := range []string{"Chuyện giữ đê ở thôn Đông", "Sáng nay bà con thôn Đông tề tựu ở đình làng để nghe kể chuyện giữ đê mùa nước lớn năm trước.", "trồng thêm hai hàng tre và hẹn nhau năm sau trở lại."} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s%v", name, want, got, p.Why)
			}
		}
	}
}

// windows1258 writes each letter as a base with its tone behind it, as Windows did.
func windows1258(t *testing.T, s string) []byte {
	var parts strings.Builder
	for _, r := range norm.NFC.String(s) {
		if _, ok := charmap.Windows1258.EncodeRune(r); ok {
			parts.WriteRune(r)
			continue
		}
		d := []rune(norm.NFD.String(string(r)))
		tone := d[len(d)-1]
		rest := norm.NFC.String(string(d[:len(d)-1]))
		if len(d) == 3 && strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", d[1]) {
			tone, rest = d[1], norm.NFC.String(string([]rune{d[0], d[2]}))
		}
		parts.WriteString(rest + string(tone))
	}
	out, err := charmap.Windows1258.NewEncoder().String(parts.String())
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

func misread(s string) string {
	var out strings.Builder
	for i := range len(s) {
		out.WriteRune(charmap.ISO8859_1.DecodeByte(s[i]))
	}
	return out.String()
}

func entities(s string) string {
	var out strings.Builder
	for _, r := range s {
		if r > 127 {
			fmt.Fprintf(&out, "&#%d;", r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

var jpeg = "\xFF\xD8\xFF\xE0" + strings.Repeat("x", 200)

// TestSavedByBrowsers reads the pictures of each way in which a page is saved.
func TestSavedByBrowsers(t *testing.T) {
	files := map[string]string{"bao/Chuyen de_files/Ảnh 1.jpg": jpeg, "mirror/dong.example/up/anh-1.jpg": jpeg, "uploads/to.jpg": jpeg, "mirror/dong.example/tai/quyet-dinh.pdf": "%PDF-1.4"}
	find := func(name string) ([]byte, bool) { data, ok := files[name]; return []byte(data), ok }
	figure := func(src string) string {
		return lines + `<p><img src="` + src + `"></p><p style="text-align:center"><em>Hàng tre bên đê</em></p>`
	}
	mht := "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://dong.example/tin.aspx?id=5&m=2\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----x\"\r\n\r\n" +
		"------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://dong.example/tin.aspx?id=5\r\n\r\n" + quotedPrintable(page("", figure("https://dong.example/up/de.jpg"))) +
		"\r\n------x\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://dong.example/up/de.jpg\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(jpeg)) + "\r\n------x--\r\n"
	for _, c := range []struct{ name, page, picture, alias string }{
		{"bao/Chuyen de.html", page("", `<!-- x -->`+figure("Chuyen%20de_files/%E1%BA%A2nh%201.jpg")), "anh-1.jpg", ""},
		{"bao/x.html", "<!-- saved from url=(0032)https://dong.example/tin/5.html -->\n" + page("", figure("Chuyen de_files/Ảnh 1.jpg")), "anh-1.jpg", "/tin/5.html"},
		{"mirror/dong.example/tin/5.html", page("", figure("/up/anh-1-300x200.jpg")), "anh-1.jpg", "/tin/5.html"},
		{"mirror/dong.example/tin.aspx?id=5.html", page("", figure("/up/anh-1.jpg")), "anh-1.jpg", "/tin.aspx?id=5"},
		{"mirror/dong.example/chuyen-de/index.html", page("", figure("../up/anh-1.jpg")), "anh-1.jpg", "/chuyen-de/"},
		{"mirror/x.html", page(`<link rel=canonical href="https://dong.example/a/?id=7">`, figure("https://dong.example/up/anh-1-300x200.jpg")), "anh-1.jpg", "/a/?id=7"},
		{"a.html", page("", figure(`x.gif" data-src="/uploads/to-640x480.jpg`)), "to.jpg", ""},
		{"b.html", page("", figure(`/uploads/to-100x100.jpg" srcset="/uploads/to-100x100.jpg 100w, /uploads/to.jpg 2000w`)), "to.jpg", ""},
		{"c.html", page("", figure("data:image/jpeg;base64,"+base64.StdEncoding.EncodeToString([]byte(jpeg)))), "1.jpg", ""},
		{"d.mht", mht, "de.jpg", "/tin.aspx?id=5&m=2"},
	} {
		p := Read(File{c.name, []byte(c.page)}, Options{Find: find})
		d := p.Draft
		if len(d.Files) != 1 || d.Files[0].Name != c.picture || string(d.Files[0].Data) != jpeg ||
			!strings.Contains(d.Body, `![Hàng tre bên đê](`+c.picture+` "Hàng tre bên đê")`) {
			t.Errorf("%s: %d files, %v\n%s", c.name, len(d.Files), p.Why, d.Body)
		}
		if got := strings.Join(d.Aliases, " "); got != c.alias {
			t.Errorf("%s: alias %q, want %q", c.name, got, c.alias)
		}
	}
	p := Read(File{"mirror/dong.example/x.html", []byte(page("", lines+`<p>Tải về: <a href="/tai/quyet-dinh.pdf">Quyết định khen thưởng</a>, <a href="javascript:void(0)">in</a>, <a href="/khac.html">bài khác</a></p>`))}, Options{Find: find})
	if !strings.Contains(p.Draft.Body, "[Quyết định khen thưởng](quyet-dinh.pdf), in, [bài khác](http://dong.example/khac.html)") || len(p.Draft.Files) != 1 {
		t.Errorf("links: %s", p.Draft.Body)
	}
}

func quotedPrintable(s string) string {
	var out strings.Builder
	for i := range len(s) {
		if c := s[i]; c > 126 || c == '=' {
			fmt.Fprintf(&out, "=%02X", c)
		} else {
			out.WriteByte(c)
		}
		if i%70 == 69 {
			out.WriteString("=\r\n")
		}
	}
	return out.String()
}

// TestBodies shows the Markdown of single forms.
func TestBodies(t *testing.T) {
	for _, c := range []struct{ html, want, not string }{
		{"<table border=1><tr><td><b>Thôn</b></td><td><b>Cây</b></td></tr><tr><td>Đông</td><td>- tre<br>- Xoan</td></tr><tr><td>Tây</td><td></td></tr></table>", "| Thôn | Cây |\n|---|---|\n| Đông | \\- tre; - Xoan |\n| Tây |  |", "**Thôn**"},
		{"<table><tr><td><img src='https://a.example/1.jpg'></td><td><img src='https://a.example/2.jpg'></td></tr><tr><td>Đầu đê</td><td>Cuối đê. Ảnh: Lý An</td></tr></table>", "![Đầu đê](https://a.example/1.jpg \"Đầu đê\")\n\n![Cuối đê](https://a.example/2.jpg \"Cuối đê. | Ảnh: Lý An\")", "|---|"},
		{"<h3>Phần một</h3><p>Chữ</p><h4><strong>Phần hai</strong></h4><p>Chữ</p>", "## Phần một\n\nChữ\n\n### Phần hai", ""},
		{"<p>Một<br>dòng</p>", "Một", ""},
		{"<div>Dòng một<br>Dòng hai<br><br>Dòng ba</div>", "Dòng một\n\nDòng hai\n\nDòng ba", ""},
		{"<iframe src='//www.youtube.com/embed/abc123'></iframe><iframe src='https://quangcao.example/'></iframe>", "(https://www.youtube.com/watch?v=abc123)", "quangcao"},
		{"<p>Ẩn <span style='display: none'>không thấy</span>hiện</p>", "Ẩn hiện", "không thấy"},
		{"<p>*sao* [ngoặc] # số &lt;b&gt; _gạch_</p>", `\*sao* [ngoặc] # số &lt;b&gt; \_gạch_`, "<b>"},
		{"<p><b>Đậm </b>thường <i>nghiêng</i></p>", "**Đậm** thường *nghiêng*", ""},
		{"<ul><li>Một<ul><li>Hai</li></ul></li></ul>", "- Một", ""},
		{"<noscript><img src='https://a.example/n.jpg'></noscript>", "https://a.example/n.jpg", ""},
		{"<p><strong>Xem thêm:</strong></p><ul><li><a href='/1'>Một bài khác của cổng này rất dài</a></li><li><a href='/2'>Hai bài khác của cổng này rất dài</a></li></ul><p>Chữ sau hộp.</p>", "Chữ sau hộp.", "cổng này"},
		{"<table><tr><td colspan=1000000 rowspan=1000000>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "b", ""},
	} {
		p := Read(File{"x.html", []byte(page("", lines+c.html+"<p>Bà con ra về khi mặt trời đã đứng bóng, ai cũng mang theo một nhánh tre làm kỷ niệm.</p>"))}, Options{})
		if !strings.Contains(p.Draft.Body, c.want) || c.not != "" && strings.Contains(p.Draft.Body, c.not) {
			t.Errorf("%s\nwant %q, not %q in\n%s", c.html, c.want, c.not, p.Draft.Body)
		}
		if len(p.Draft.Body) > 100_000 {
			t.Errorf("%.60s: %d bytes", c.html, len(p.Draft.Body))
		}
	}
}

func TestBylines(t *testing.T) {
	for _, c := range []struct{ last, authors, photo, source string }{
		{"<p>Tác giả: Lý An</p>", "Lý An", "", ""},
		{"<p><b>Bài, ảnh: Lý An - Hồ Bình</b></p>", "Lý An; Hồ Bình", "Lý An - Hồ Bình", ""},
		{"<p align=right>Lý An</p>", "Lý An", "", ""},
		{"<p><em>Ban Văn hóa - Xã hội xã</em></p>", "Ban Văn hóa - Xã hội xã", "", ""},
		{"<p>Tin: Lý An</p><p>Ảnh: Hồ Bình</p>", "Lý An", "Hồ Bình", ""},
		{"<p>(Nguồn: Báo Đông)</p>", "", "", "Báo Đông"},
		{"<p><b>Mọi người ra về vui vẻ và hẹn năm sau gặp lại nhau.</b></p>", "", "", ""},
		{"<p>Lý An</p>", "", "", ""}, // a name in plain letters may be of the text
	} {
		d := Read(File{"x.html", []byte(page("", lines+c.last))}, Options{}).Draft
		var authors []string
		for _, a := range d.Authors {
			authors = append(authors, a.Text)
		}
		if got := strings.Join(authors, "; "); got != c.authors || d.Photo.Text != c.photo || d.Source.Name != c.source {
			t.Errorf("%s: authors %q, photo %q, source %q", c.last, got, d.Photo.Text, d.Source.Name)
		}
	}
}

func TestDaysOfPages(t *testing.T) {
	today := time.Date(2020, 1, 1, 0, 0, 0, 0, viet.Zone)
	says := func(d draft.Draft) string {
		var out []string
		for _, r := range d.Remarks {
			out = append(out, r.VI)
		}
		return strings.Join(out, "; ")
	}
	d := Read(File{"x.html", []byte(page(`<meta property="article:published_time" content="2012-08-09T10:00:00+07:00">`, lines))}, Options{Today: today}).Draft
	if !d.Date.Unsure || d.Date.Time.Day() != 9 || !strings.Contains(says(d), "hai ngày đăng khác nhau") {
		t.Errorf("two days: %+v, %s", d.Date, says(d))
	}
	d = Read(File{"x.html", []byte(strings.Replace(page("", lines), "2012", "2031", 1))}, Options{Today: today}).Draft
	if !d.Date.Unsure || !strings.Contains(says(d), "sau hôm nay") {
		t.Errorf("a day after today: %+v, %s", d.Date, says(d))
	}
	d = Read(File{"x.html", []byte(strings.Replace(page("", lines), "Ngày đăng: 05/08/2012", "", 1))}, Options{Today: today}).Draft
	if !d.Date.Time.IsZero() || !strings.Contains(says(d), "không tìm được ngày đăng") {
		t.Errorf("no day: %+v, %s", d.Date, says(d))
	}
	d = Read(File{"x.html", []byte(strings.Replace(page("", lines), "05/08/2012", "05/08/2012, cập nhật: 11/08/2012 07:30", 1))}, Options{Today: today}).Draft
	if d.Date.Time.Day() != 5 || d.Updated.Time.Day() != 11 || !d.Updated.HasClock || d.Date.Unsure {
		t.Errorf("a revision: %+v, %+v", d.Date, d.Updated)
	}
}
