package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"html"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"bangvang/internal/testkit/browser"
)

// word is a document of Word with paragraphs, and a table where a paragraph has tabs.
func word(t failer, paragraphs ...string) []byte {
	var body strings.Builder
	open := false
	for _, p := range paragraphs {
		cells := strings.Split(p, "\t")
		if table := len(cells) > 1; table != open {
			body.WriteString(map[bool]string{true: "<w:tbl>", false: "</w:tbl>"}[table])
			open = table
		}
		if !open {
			fmt.Fprintf(&body, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", html.EscapeString(p))
			continue
		}
		body.WriteString("<w:tr>")
		for _, c := range cells {
			fmt.Fprintf(&body, "<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>", html.EscapeString(c))
		}
		body.WriteString("</w:tr>")
	}
	if open {
		body.WriteString("</w:tbl>")
	}
	return zipped(t, map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() + `</w:body></w:document>`,
	})
}

// sheet is a workbook of Excel with one sheet of texts.
func sheet(t failer, rows ...string) []byte {
	var data strings.Builder
	for i, row := range rows {
		fmt.Fprintf(&data, `<row r="%d">`, i+1)
		for j, cell := range strings.Split(row, "\t") {
			fmt.Fprintf(&data, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+j, i+1, html.EscapeString(cell))
		}
		data.WriteString("</row>")
	}
	return zipped(t, map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
		"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + data.String() + `</sheetData></worksheet>`,
	})
}

// failer is a test or a script.
type failer interface {
	Fatalf(format string, args ...any)
}

func zipped(t failer, files map[string]string) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "word/document.xml"} {
		if files[name] == "" {
			continue
		}
		part, err := w.Create(name)
		if err == nil {
			_, err = part.Write([]byte(files[name]))
		}
		if err != nil {
			t.Fatalf("%v", err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatalf("%v", err)
	}
	return out.Bytes()
}

// photo is a picture in one colour.
func photo(t *testing.T, shade uint8) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 800, 500))
	for i := range img.Pix {
		img.Pix[i] = shade
	}
	img.Set(1, 1, color.White)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// officeFiles are the files of one ceremony: a decision with its list, a list in Excel with a column of dates of birth, photos.
func officeFiles(t *testing.T) map[string][]byte {
	people := []string{"DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", "(Kèm theo Quyết định số 418/QĐ-UBND ngày 15 tháng 12 năm 2025)", "STT\tHọ và tên\tNgày sinh\tChức vụ\tĐơn vị"}
	family, given := []string{"Nguyễn Văn", "Trần Thị", "Lê Đức", "Phạm Hồng"}, []string{"An", "Bình", "Cường", "Dũng", "Hà", "Lan"}
	for i := range 22 {
		people = append(people, fmt.Sprintf("%d\t%s %s\t0%d/03/1980\tCông chức\tPhường Bắc Hồng Lĩnh", i+1, family[i%4], given[i%6]+map[bool]string{true: "", false: " " + given[(i+1)%6]}[i < 12], i%9+1))
	}
	return map[string][]byte{
		"QĐ 418 khen thưởng.docx": word(t, "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "PHƯỜNG BẮC HỒNG LĨNH\tĐộc lập - Tự do - Hạnh phúc", "Số: 418/QĐ-UBND\tBắc Hồng Lĩnh, ngày 15 tháng 12 năm 2025",
			"QUYẾT ĐỊNH", "Về việc khen thưởng thành tích trong phong trào thi đua năm 2025", "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG LĨNH", "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "QUYẾT ĐỊNH:",
			"Điều 1. Tặng Giấy khen của Chủ tịch Ủy ban nhân dân phường cho 22 cá nhân đã có thành tích xuất sắc trong phong trào thi đua năm 2025 (có danh sách kèm theo).",
			"Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", "Nơi nhận:", "- Như Điều 3;", "CHỦ TỊCH", "Nguyễn Văn Hùng"),
		"Danh sách kèm theo.xlsx": sheet(t, people...),
		"IMG 0001.JPG":            photo(t, 60), "IMG 0002.JPG": photo(t, 120), "IMG 0003.JPG": photo(t, 180),
	}
}

// served is what a server says, for a test that reads it while it runs.
type served struct {
	mu   sync.Mutex
	text strings.Builder
}

func (s *served) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *served) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// serveSite runs serve for a folder until the test ends, and returns the address of the desk.
func serveSite(t *testing.T, dir string) string {
	t.Helper()
	said, ended := &served{}, make(chan int, 1)
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		ended <- run(ctx, []string{"serve", "-s", dir, "--addr", "127.0.0.1:0"}, strings.NewReader(""), said, said)
	}()
	t.Cleanup(func() { cancel(); <-ended })
	at := regexp.MustCompile(`http://127\.0\.0\.1:\d+/_ban-lam-viec/`)
	for late := time.Now().Add(time.Minute); time.Now().Before(late); time.Sleep(20 * time.Millisecond) {
		if url := at.FindString(said.String()); url != "" {
			return url
		}
	}
	t.Fatalf("the server says %s", said)
	return ""
}

// drop gives files to the desk that is open in a tab.
func drop(t *testing.T, ctx context.Context, files map[string][]byte) {
	t.Helper()
	var names []string
	dir := t.TempDir()
	for name, data := range files {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	if err := chromedp.Do(ctx, chromedp.SetUploadFiles(chromedp.CSS("#pick"), names)); err != nil {
		t.Fatal(err)
	}
}

// write types a text into a field of the desk.
func write(t *testing.T, ctx context.Context, id, text string) {
	t.Helper()
	browser.Value[bool](t, ctx, fmt.Sprintf(`(() => { const f = document.getElementById(%q); f.value = %q; f.dispatchEvent(new Event("input")); return true })()`, "f-"+id, text))
}

// TestDeskPublishesACeremony follows an editor in a browser from a decision with its list and three photos to the article in
// the public folder and in the repository of the host, at the width of a phone and of a desk.
func TestDeskPublishesACeremony(t *testing.T) {
	s := newGitSite(t)
	if err := makeSite(filepath.Join(s.dir, "trang")); err != nil {
		t.Fatal(err)
	}
	s.write(".gitignore", "public/\n.bangvang/\n")
	s.run(s.dir, "add", "trang", ".gitignore")
	s.run(s.dir, "commit", "-qm", "site")
	dir := filepath.Join(s.dir, "trang")
	desk := serveSite(t, dir)
	ctx := browser.Start(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(360, 740)); err != nil {
		t.Fatal(err)
	}
	browser.Open(t, ctx, desk)
	browser.Until(t, ctx, `document.querySelector("#drop.empty")`)
	drop(t, ctx, officeFiles(t))
	browser.Until(t, ctx, `!document.getElementById("work").hidden && document.querySelector("#f-title")`)
	shown := browser.Value[string](t, ctx, `[...document.querySelectorAll("#work, #files")].map(e => e.innerText + [...e.querySelectorAll(".inp")].map(i => i.value).join("\n")).join("\n")`)
	for _, part := range []string{"418/QĐ-UBND", "Giấy khen", "Phường Bắc Hồng Lĩnh", "Nguyễn Văn An", "QĐ 418 khen thưởng.docx", "Danh sách kèm theo.xlsx", "chắc", "gày sinh"} {
		if !strings.Contains(shown, part) {
			t.Errorf("the desk does not show %q:\n%s", part, shown)
		}
	}
	if strings.Contains(shown, "03/1980") {
		t.Error("the desk shows a date of birth")
	}
	if got := browser.Value[int](t, ctx, `document.documentElement.scrollWidth`); got > 360 {
		t.Errorf("a phone must scroll sideways: %d", got)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900)); err != nil {
		t.Fatal(err)
	}
	// The frame has the theme's page of the article, with what is typed.
	const title = "Bắc Hồng Lĩnh khen thưởng 22 cá nhân"
	write(t, ctx, "title", title)
	browser.Until(t, ctx, `document.getElementById("frame").contentDocument?.querySelector("h1")?.textContent.includes("`+title+`")`)
	browser.Until(t, ctx, `[...document.getElementById("frame").contentDocument.querySelectorAll("main img")].filter(i => i.naturalWidth > 0).length >= 1`)
	if got := browser.Value[bool](t, ctx, `document.getElementById("frame").contentDocument.documentElement.scrollWidth <= document.getElementById("frame").clientWidth`); !got {
		t.Error("the frame must scroll sideways")
	}
	for i := range 3 {
		write(t, ctx, fmt.Sprintf("pictures.%d.alt", i), fmt.Sprintf("Trao Giấy khen, ảnh %d", i+1))
	}
	write(t, ctx, "date", "19/12/2025")
	browser.Until(t, ctx, `document.getElementById("frame").contentDocument?.querySelector("img[alt='Trao Giấy khen, ảnh 3']")`)
	if _, err := os.Stat(filepath.Join(dir, "content", "2025", "12", "bac-hong-linh-khen-thuong-22-ca-nhan")); err == nil {
		t.Fatal("it is written before it is saved")
	}
	// What was only proposed is right; what must be decided is looked at; and the article goes out.
	press := func(selector, label string) {
		t.Helper()
		for range 20 {
			browser.Until(t, ctx, `!document.body.classList.contains("busy")`)
			if browser.Value[bool](t, ctx, fmt.Sprintf(`(() => { const b = [...document.querySelectorAll(%q)].find(b => b.textContent === %q); b?.click(); return !b })()`, selector, label)) {
				return
			}
			time.Sleep(50 * time.Millisecond) // until the request begins
		}
		t.Errorf("%q stays", label)
	}
	for id, text := range map[string]string{"awards.0.award": "Giấy khen", "awards.0.by": "Chủ tịch UBND phường Bắc Hồng Lĩnh, Hà Tĩnh"} {
		write(t, ctx, id, text)
	}
	press("#todos .look button", "Đúng rồi")
	press(".ask:not(.done) button", "Đã xem")
	browser.Until(t, ctx, `!document.body.classList.contains("busy")`)
	// The sample article of the new site is still there, which is asked about; a dialog would hold the browser.
	browser.Value[bool](t, ctx, `window.confirm = (text) => (window.asked = text, true), document.getElementById("publish").click(), true`)
	browser.Until(t, ctx, `document.querySelectorAll("#steps li").length > 0 && !document.body.classList.contains("busy")`)
	if got := browser.Value[string](t, ctx, `document.getElementById("steps").innerText`); !strings.Contains(got, "đã dựng trang") || !strings.Contains(got, "đã gửi lên origin (main)") {
		t.Fatalf("publishing says %s", got)
	}
	if !browser.Value[bool](t, ctx, `Boolean(window.asked)`) {
		t.Error("publishing does not ask about the sample")
	}
	page, err := os.ReadFile(filepath.Join(dir, "public", "2025", "12", "bac-hong-linh-khen-thuong-22-ca-nhan", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{title, "418/QĐ-UBND", "Nguyễn Văn An", "Trao Giấy khen, ảnh 2"} {
		if !strings.Contains(string(page), part) {
			t.Errorf("the page lacks %q", part)
		}
	}
	sent := s.run(s.far, "show", "--format=%s", "--name-only", "main")
	if !strings.HasPrefix(sent, "Đăng: "+title) || strings.Count(sent, ".jpg") != 3 || !strings.Contains(sent, "/index.md") || strings.Contains(sent, "public") {
		t.Errorf("the commit is %s", sent)
	}
	// A page that is loaded again shows the same; the same files once more are known.
	browser.Open(t, ctx, desk)
	browser.Until(t, ctx, `document.getElementById("f-title")?.value === "`+title+`"`)
	drop(t, ctx, officeFiles(t))
	browser.Until(t, ctx, `[...document.querySelectorAll("#files button")].some(b => b.textContent === "Mở bài ấy")`)
	browser.Value[bool](t, ctx, `document.querySelector("#files button").click(), true`)
	browser.Until(t, ctx, `document.getElementById("f-title")?.value === "`+title+`"`)
}

// A site is found in the folder of the program or in trang-tin beside it, and made there once.
func TestSiteBesideTheProgram(t *testing.T) {
	dir := t.TempDir()
	if got := siteIn(dir); got != "" {
		t.Errorf("a site in an empty folder: %q", got)
	}
	site := filepath.Join(dir, newSiteFolder)
	if err := makeSite(site); err != nil || siteIn(dir) != site || siteIn(site) != site {
		t.Errorf("the new site: %v, %q", err, siteIn(dir))
	}
	if err := makeSite(site); err == nil {
		t.Error("a site is written over another")
	}
}
