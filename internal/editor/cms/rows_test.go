package cms_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"bangvang/internal/build"
	"bangvang/internal/testkit/browser"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
)

const rows = `now 2025-12-01
-- content/site.yaml --
title: Thi đua Huế
base_url: https://example.org/
admin: thanh-pho/trang
-- content/localities.yaml --
- {name: Phường An Cựu, parent: Huế, from: 2025-07-01}
- {name: Quận Đồ Sơn, parent: Hải Phòng, to: 2025-06-30, successors: [Phường Đồ Sơn]}
-- content/2025/08/mau.md --
---
title: Phường An Cựu biểu dương điển hình
date: 2025-08-19T08:30
locality: Phường An Cựu, Huế
summary: Sáng 19/8, phường tuyên dương 16 tập thể, cá nhân.
tags: [Thi đua]
awards:
  - {award: BK, by: Bộ trưởng Bộ Y tế, period: 2024-2025, to: {cá nhân: [{name: Trần Dung, post: Hiệu trưởng, unit: Trường Lê Lợi}, Lê An]}, decision: {no: 12/QĐ-UBND, date: 2025-08-10}}
  - {award: Giấy khen, by: Chủ tịch UBND phường An Cựu, to: {tập thể: 4, hộ gia đình: hơn 10}}
  - {award: Giấy kheng, to: {tập thể: nhiều}}
---

Sáng 19/8, phường tuyên dương **điển hình** của phong trào.
`

// begin opens the form in a window of this width and logs in.
func (o *office) begin(width int64) {
	o.Helper()
	if err := chromedp.Do(o.ctx, chromedp.EmulateViewport(width, 900)); err != nil {
		o.Fatal(err)
	}
	browser.Open(o, o.ctx, o.url)
	o.until(`!!document.querySelector("button") && (window.violations = [], addEventListener("securitypolicyviolation", e => violations.push(e.violatedDirective + " " + e.blockedURI)), true)`)
	o.click("button", browser.Value[string](o, o.ctx, `document.documentElement.lang === "vi" ? "Đăng nhập" : "Login"`))
	o.until(`!!document.querySelector("#nc-root a[href*=new]")`)
}

// load builds the site as it is on disk, on a day after its articles.
func (o *office) load() *build.Site {
	o.Helper()
	options := trial.Options(os.DirFS(o.dir))
	options.Now, _, _ = viet.ParseDate("2025-12-01")
	return trial.Load(o, options)
}

// fresh opens a new article.
func (o *office) fresh() {
	o.Helper()
	browser.Value[bool](o, o.ctx, `(location.hash = "#/collections/articles/new", true)`)
	o.until(`document.querySelector("[id^=title-field]")?.value === ""`)
}

// said returns what the form says below a field, with its buttons.
func (o *office) said(field string) string {
	o.Helper()
	return browser.Value[string](o, o.ctx, fmt.Sprintf(`[...document.querySelectorAll("[id^=%s-field][id$=-notes] li")].map(e => e.innerText.replace(/\s+/g, " ").trim()).join("; ")`, field))
}

// TestWrongRows writes a locality, an honour, a date and numbers that a build would refuse or doubt. Each is said at its
// field, nothing is saved, and the nearest right value is one click.
func TestWrongRows(t *testing.T) {
	o := open(t, rows)
	o.begin(1100)
	o.fresh()
	o.write("[id^=title-field]", "Phường An Cựu tổng kết phong trào")
	o.write("[id^=date-field]", "30/2/2025")
	o.write("[id^=locality-field] input", "Phường An Cưu, Huê")
	o.click("button", "Thêm dòng")
	o.write("[id^=award-field]", "Giấy kheng")
	o.write("[id^=period-field]", "2017-21")
	o.write("textarea[name='cá nhân']", "12/5")
	for field, want := range map[string]string{
		"date": "Không hiểu ngày “30/2/2025”", "locality": "Không có địa phương “Phường An Cưu, Huê”", "award": "“Giấy kheng” không có trong danh mục", "period": "Không hiểu thời gian “2017-21”", "to": "“12/5” không phải một con số",
	} {
		if got := o.said(field); !strings.Contains(got, want) {
			t.Errorf("below %s the form says %q", field, got)
		}
	}
	o.write("[contenteditable]", "Sáng 19/8, phường tổng kết phong trào.")
	o.click("[role=button]", "Lưu")
	o.click("[role=menuitem]", "Lưu ngay")
	o.until(`document.body.innerText.includes("THAY ĐỔI CHƯA ĐƯỢC LƯU") && !!document.querySelector("[aria-invalid=true]")`)
	if log := o.git("log", "--format=%s"); strings.Count(log, "\n") != 1 {
		t.Errorf("something was written:\n%s", log)
	}
	o.write("[id^=date-field]", "19/8/2025 8:30")
	o.write("[id^=period-field]", "2017-2021")
	o.click("[id^=locality-field] button", "Phường An Cựu, Huế")
	o.click("[id^=award-field] button", "Giấy khen")
	o.write("textarea[name='cá nhân']", "“hơn 50”")
	for _, field := range []string{"date", "locality", "award", "period", "to"} {
		if got := o.said(field); got != "" {
			t.Errorf("below %s the form still says %q", field, got)
		}
	}
	o.publish()
	got := o.read("content/2025/08/phuong-an-cuu-tong-ket-phong-trao/index.md")
	for _, line := range []string{"date: 2025-08-19T08:30\n", "- Phường An Cựu, Huế\n", "award: Giấy khen\n", "cá nhân: hơn 50\n", "draft: true\n"} {
		if !strings.Contains(got, line) {
			t.Errorf("%q is not in the article:\n%s", line, got)
		}
	}
	if s := o.load(); s.Problems.HasErrors() {
		t.Errorf("the site has %v", s.Problems)
	}
}

// pasteInto puts a page and a text on the clipboard, as Excel and Word do, and pastes them into a field, both with keys.
func (o *office) pasteInto(selector, page, text string) {
	o.Helper()
	o.until(fmt.Sprintf(`!!document.querySelector(%q)`, selector))
	browser.Value[bool](o, o.ctx, fmt.Sprintf(`(() => {
		const source = Object.assign(document.createElement("textarea"), { value: "x", id: "copied" });
		source.addEventListener("copy", e => { e.preventDefault(); %[1]q && e.clipboardData.setData("text/html", %[1]q); e.clipboardData.setData("text/plain", %[2]q) });
		document.body.append(source);
		source.select();
		return true;
	})()`, page, text))
	o.press("copy", "c")
	browser.Value[bool](o, o.ctx, fmt.Sprintf(`(() => {
		const field = document.querySelector(%q);
		document.getElementById("copied").remove();
		field.focus();
		field.setSelectionRange(field.value.length, field.value.length);
		return true;
	})()`, selector))
	o.press("paste", "v")
}

// press presses Ctrl and a key for a command of the editor of the browser.
func (o *office) press(command, key string) {
	o.Helper()
	const ctrl = 2
	p := input.DispatchKeyEventParams{
		Type: input.DispatchKeyEventTypeRawKeyDown, Key: key, Code: "Key" + strings.ToUpper(key), WindowsVirtualKeyCode: int64(strings.ToUpper(key)[0]), Modifiers: ctrl, Commands: []string{command},
	}
	if _, err := chromedp.Call(o.ctx, input.DispatchKeyEvent, p); err != nil {
		o.Fatal(err)
	}
}

// word is a table as Word copies it, with a title row, a number of order, a head in its own order and a cell over two rows.
const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>td{mso-x:1}</style></head><body><!--StartFragment--><table class=MsoTableGrid border=1>
<tr><td colspan=4><p class=MsoNormal><b>DANH SÁCH KHEN THƯỞNG</b></p></td></tr>
<tr><td><p>STT</p></td><td><p>Đơn vị công tác</p></td><td><p>Họ và<o:p></o:p> tên</p></td><td><p>Chức danh</p></td></tr>
<tr><td><p>1</p></td><td rowspan=2><p>Trường THCS Lê Lợi</p></td><td><p>Nguyễn Văn A</p></td><td><p>Hiệu trưởng</p></td></tr>
<tr><td><p>2</p></td><td><p>Trần&nbsp;Thị B</p></td><td><p>Giáo viên</p></td></tr>
<tr><td><p>3</p></td><td><p>UBND phường</p></td><td><p>Y K'Nia</p></td><td><p></p></td></tr></table><!--EndFragment--></body></html>`

// TestPaste pastes tables of recipients from Word and Excel, which become rows of name, post and unit.
func TestPaste(t *testing.T) {
	o := open(t, rows)
	o.begin(1100)
	o.fresh()
	o.click("button", "Thêm dòng")
	const people, units = "textarea[name='cá nhân']", "textarea[name='tập thể']"
	value := func(selector string) string {
		return browser.Value[string](t, o.ctx, fmt.Sprintf(`document.querySelector(%q).value`, selector))
	}
	o.write(people, "Lê An")
	o.pasteInto(people, word, "DANH SÁCH KHEN THƯỞNG\nSTT\tĐơn vị công tác\tHọ và tên\tChức danh\n")
	o.until(fmt.Sprintf(`document.querySelector(%q).value.includes("Nia")`, people))
	if got, want := value(people), "Lê An\nNguyễn Văn A | Hiệu trưởng | Trường THCS Lê Lợi\nTrần Thị B | Giáo viên | Trường THCS Lê Lợi\nY K'Nia |  | UBND phường"; got != want {
		t.Errorf("the table of Word became\n%s", got)
	}
	if read := browser.Value[string](t, o.ctx, `document.querySelector(".bv-read").innerText.replace(/\s+/g, " ")`); !strings.Contains(read, "4 tên") || !strings.Contains(read, "Trần Thị B Giáo viên Trường THCS Lê Lợi") {
		t.Errorf("below it the form shows %q", read)
	}
	o.pasteInto(units, "", "TT\tTên đơn vị\r\n1\t\"Phòng Văn hóa\r\n- Xã hội\"\r\n2.\tTrạm Y tế\r\n")
	o.until(fmt.Sprintf(`document.querySelector(%q).value.includes("Trạm")`, units))
	if got := value(units); got != "Phòng Văn hóa - Xã hội\nTrạm Y tế" {
		t.Errorf("the text of Excel became\n%s", got)
	}
	o.pasteInto("textarea[name='hộ gia đình']", "", "hộ ông Lê Văn C")
	o.until(`document.querySelector("textarea[name='hộ gia đình']").value === "hộ ông Lê Văn C"`)
	if got := browser.Value[string](t, o.ctx, `violations.join()`); got != "" {
		t.Errorf("the policy of the page forbids %s", got)
	}
}

// TestPastedTables reads tables in many shapes, as both Excel and Word hand them over.
func TestPastedTables(t *testing.T) {
	files := trial.Render(t, trial.LoadText(t, rows))
	lefts := map[string]string{ // → what is left out
		"STT\tHọ và tên\tNăm sinh\tChức vụ\n1\tLê An\t1971\tBí thư\n2\tTrần B\t1980\t": "dòng tiêu đề, cột số thứ tự, cột “Năm sinh”",
		"TT\tTên\tSố QĐ\n1\tPhòng A\t12\n2\tPhòng B\t13":                               "dòng tiêu đề, cột số thứ tự, cột “Số QĐ”",
		"1\tLê An\t1971\tBí thư\n2\tTrần B\t1980\tPhó bí thư":                          "cột số thứ tự, cột “1971”",
		"Lê An\tBí thư\nTrần B\tPhó bí thư":                                            "",
	}
	cases := map[string]string{ // the text of the clipboard → the lines of the form
		"STT\tHọ và tên\tChức vụ\tĐơn vị\n1\tNguyễn Văn A\tGiám đốc\tSở Y tế\n2\tTrần B\t\tSở Y tế":   "Nguyễn Văn A | Giám đốc | Sở Y tế\nTrần B |  | Sở Y tế",
		"Họ tên\tĐơn vị công tác\tChức danh, nghề nghiệp\nA\tTrường C\tGiáo viên":                     "A | Giáo viên | Trường C",
		"1\tTrần Dung\tGiáo viên\tTrường C\n2\tLê An\tBảo vệ\tTrường C":                               "Trần Dung | Giáo viên | Trường C\nLê An | Bảo vệ | Trường C",
		"Trần Dung\tGiáo viên\nLê An\tBảo vệ":                                                         "Trần Dung | Giáo viên\nLê An | Bảo vệ",
		"TT\tTên tập thể\tGhi chú\n1\tPhòng A\txuất sắc\n2\tPhòng B\t":                                "Phòng A\nPhòng B",
		"TT\tĐơn vị\n1\tPhòng A\n2\tPhòng B":                                                          "Phòng A\nPhòng B",
		"HỌ VÀ TÊN\tNGÀY SINH\tCHỨC VỤ\nLê An\t02/02/1971\tBí thư":                                    "Lê An | Bí thư",
		"No.\tFull name\tPosition\tWorkplace\n1\tLê An\tTeacher\tSchool C":                            "Lê An | Teacher | School C",
		"STT\tHọ và tên\tĐơn vị\nI\tKhối trường học\t\n1\tLê An\tTrường C\n\tKhối cơ quan\t\n2\tB\tD": "Lê An |  | Trường C\nB |  | D",
		"Lê An\t\"Trường \"\"C\"\"\"\nB\tD":                                                           "Lê An | Trường \"C\"\nB | D",
		"A|B\tC\nD\tE":                                                                                "A/B | C\nD | E",
		"1\t2\n3\t4":                                                                                  "",
		"DANH SÁCH\t\t\nTT\tTên\tChức vụ\n1\tLê An\tBí thư":                                           "Lê An | Bí thư",
		"Họ và tên\nLê An\nB\t":                                                                       "Lê An\nB",
		"Nguyễn Văn A\t":                                                                              "Nguyễn Văn A",
	}
	for text := range lefts {
		if _, ok := cases[text]; !ok {
			cases[text] = map[bool]string{true: "Phòng A\nPhòng B", false: "Lê An | Bí thư\nTrần B"}[strings.Contains(text, "Phòng")]
			if strings.Contains(text, "Phó bí thư") {
				cases[text] += " | Phó bí thư"
			}
		}
	}
	got := map[string]struct {
		Lines []string
		Left  []string
	}{}
	node(t, files, `const { tabular, fromTable } = require("./recipients.js"), tables = require("./tables.json");
console.log(JSON.stringify(Object.fromEntries(Object.keys(require("./input.json")).map(text => { const r = fromTable(tabular(text), tables); return [text, { Lines: r.lines, Left: r.left }] }))))`, cases, &got)
	for text, want := range cases {
		if lines := strings.Join(got[text].Lines, "\n"); lines != want {
			t.Errorf("%q became %q, want %q; left out are %q", text, lines, want, got[text].Left)
		}
		if want, ok := lefts[text]; ok && strings.Join(got[text].Left, ", ") != want {
			t.Errorf("of %q the form leaves out %q, want %q", text, got[text].Left, want)
		}
	}
}

// TestPreview compares the awards of the preview with those of the page, and looks for the rest of the article in it. The
// panel has the problems of the last build.
func TestPreview(t *testing.T) {
	o := open(t, rows)
	o.begin(1100)
	o.until(`document.querySelector(".bv-last")?.innerText.includes("1 điều cần xem")`)
	o.click("#nc-root a", "Phường An Cựu biểu dương")
	const preview = `document.querySelector("#preview-pane")?.contentDocument`
	o.until(`!!` + preview + `?.querySelector("section.awards table")`)
	page := string(trial.Render(t, o.load())["2025/08/mau/index.html"])
	browser.Value[bool](t, o.ctx, fmt.Sprintf(`(window.built = new DOMParser().parseFromString(%q, "text/html"), true)`, page))
	both := func(selector string) (shown, built string) {
		const plain = `.textContent.replace(/\s+/g, "")`
		return browser.Value[string](t, o.ctx, preview+`.querySelector("`+selector+`")`+plain), browser.Value[string](t, o.ctx, `built.querySelector("`+selector+`")`+plain)
	}
	for _, selector := range []string{"h1", ".standfirst", ".by time", ".body", ".awards table", ".awards .totals"} {
		if shown, built := both(selector); shown != built {
			t.Errorf("%s is\n%s in the preview\n%s on the page", selector, shown, built)
		}
	}
	if font := browser.Value[string](t, o.ctx, `(d => d.defaultView.getComputedStyle(d.querySelector("table.stack")).borderCollapse)(`+preview+`)`); font != "collapse" {
		t.Errorf("the preview has not the style of the site: %s", font)
	}
	o.until(`document.querySelector(".bv-last")?.innerText.includes("Bài này")`)
	o.click(".bv-last summary", "")
	if panel := browser.Value[string](t, o.ctx, `document.querySelector(".bv-last").innerText`); !strings.Contains(panel, "unknown-honour") || !strings.Contains(panel, "- {award: Giấy kheng") {
		t.Errorf("the panel says\n%s", panel)
	}
	if got := browser.Value[string](t, o.ctx, `violations.join()`); got != "" {
		t.Errorf("the policy of the page forbids %s", got)
	}
}

// TestList looks at the list of articles: the newest first, drafts with their mark. A day that somebody wrote by hand as
// 20/11/2025 becomes 2025-11-20 when the form saves the article, so that the list can sort it; and the form says that it is
// saved, not that it is published.
func TestList(t *testing.T) {
	o := open(t, rows+"-- content/2025/11/nhap.md --\n---\ntitle: Bài nháp\ndate: 20/11/2025\ndraft: true\n---\n\nThân bài.\n-- content/2025/09/chin.md --\n---\ntitle: Bài tháng chín\ndate: 2025-09-02\n---\n\nThân bài.\n")
	o.begin(360)
	const list = `[...document.querySelectorAll("#nc-root a[href*='/entries/'] h2")].map(e => e.innerText).join("; ")`
	o.until(list + `.includes("nháp · 20/11/2025 · Bài nháp")`)
	o.click("#nc-root a", "Bài nháp")
	o.until(`document.querySelector("[id^=title-field]")?.value === "Bài nháp"`)
	o.write("[id^=title-field]", "Bài nháp sửa")
	o.publish()
	if got := o.read("content/2025/11/nhap.md"); !strings.Contains(got, "date: 2025-11-20\n") || !strings.Contains(got, "draft: true\n") {
		t.Errorf("the article became\n%s", got)
	}
	if said := browser.Value[string](t, o.ctx, `document.body.innerText`); strings.Contains(strings.ToLower(said), "công bố") || !strings.Contains(said, "Đã lưu") {
		t.Errorf("the form says\n%s", said)
	}
	browser.Value[bool](t, o.ctx, `(location.hash = "#/collections/articles", setTimeout(() => location.reload(), 50), true)`)
	const want = "nháp · 2025-11-20 · Bài nháp sửa; 2025-09-02 · Bài tháng chín; 2025-08-19T08:30 · Phường An Cựu"
	o.until(list + `.includes("2025-11-20")`)
	if got := browser.Value[string](t, o.ctx, list); !strings.HasPrefix(got, want) {
		t.Errorf("the list is %s", got)
	}
}

// TestKeystrokes types a locality that nobody knows, letter by letter, on a phone of a quarter of the speed: at most 40 names
// are offered at once, and units.bin is fetched once, with the first letter.
func TestKeystrokes(t *testing.T) {
	o := open(t, rows)
	o.begin(360)
	o.fresh()
	const fetched = `performance.getEntriesByType("resource").filter(e => e.name.endsWith("/units.bin")).length`
	if n := browser.Value[int](t, o.ctx, fetched); n != 0 {
		t.Errorf("units.bin is fetched %d times before anybody needs it", n)
	}
	if _, err := chromedp.Call(o.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4}); err != nil {
		t.Fatal(err)
	}
	browser.Value[bool](t, o.ctx, `(window.field = () => document.querySelector("[id^=locality-field] input"), window.type = async text => {
		const start = performance.now();
		Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field(), text);
		field().dispatchEvent(new Event("input", { bubbles: true }));
		await null;
		document.body.offsetHeight;
		return Math.round(performance.now() - start);
	}, type("P"), true)`)
	o.until(fetched + ` === 1`)
	o.until(`document.querySelectorAll("[id^=locality-field][id$='-0-list'] option").length === 40`)
	const text = "Phường An Cưu, Huê"
	var took []int
	for i := 2; i <= len([]rune(text)); i++ {
		ms, err := chromedp.Run(o.ctx, chromedp.Evaluate[int](fmt.Sprintf(`type(%q)`, string([]rune(text)[:i])), chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		took = append(took, ms)
		if n := browser.Value[int](t, o.ctx, `document.querySelectorAll("[id^=locality-field][id$='-0-list'] option").length`); n > 40 {
			t.Errorf("%d names are offered", n)
		}
	}
	t.Logf("a keystroke takes %v ms", took)
	slices.Sort(took)
	if middle := took[len(took)/2]; middle > 1000 { // some 50 on a machine that does nothing else
		t.Errorf("a keystroke takes %d ms", middle)
	}
	o.until(`document.querySelector("[id^=locality-field] button")?.innerText.includes("Phường An Cựu, Huế")`)
	if n := browser.Value[int](t, o.ctx, fetched); n != 1 {
		t.Errorf("units.bin is fetched %d times", n)
	}
}

// TestReview sends a new article for review, where the repository can hold it apart: it is on a branch of its own, and no
// draft, since a reviewer publishes it.
func TestReview(t *testing.T) {
	o := open(t, strings.Replace(rows, "admin: thanh-pho/trang", "admin: {repo: thanh-pho/trang, review: true}", 1))
	o.begin(1100)
	o.fresh()
	o.write("[id^=title-field]", "Chờ duyệt")
	o.write("[id^=date-field]", "19/8/2025 8:30")
	o.click("button", "Lưu")
	o.until(`document.body.innerText.includes("THAY ĐỔI ĐÃ ĐƯỢC LƯU")`)
	if got := o.git("show", "cms/articles/2025/08/cho-duyet/index:content/2025/08/cho-duyet/index.md"); !strings.Contains(got, "title: Chờ duyệt") || strings.Contains(got, "draft: true") {
		t.Errorf("the branch has\n%s", got)
	}
	if log := o.git("log", "--format=%s", "main"); strings.Count(log, "\n") != 1 {
		t.Errorf("it went to main:\n%s", log)
	}
	o.until(`[...document.querySelectorAll("[role=button]")].some(e => e.textContent.includes("Bản nháp"))`)
	o.click("[role=button]", "Bản nháp")
	o.click("[role=menuitem]", "Gửi duyệt")
	o.until(`[...document.querySelectorAll("[role=button]")].some(e => e.textContent.includes("Gửi duyệt"))`)
}

// TestAccessible runs axe on the list and on an article with wrong rows, in both languages and at the width of a phone.
// Faults of Decap CMS itself are known by their rules.
func TestAccessible(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(os.Getenv("BANGVANG_JUDGES"), "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		missing(t, "axe-core (npm install axe-core@4.14.1, and say where in BANGVANG_JUDGES)")
	}
	for _, lang := range []string{"vi", "en"} {
		t.Run(lang, func(t *testing.T) {
			o := open(t, strings.Replace(rows, "admin:", "language: "+lang+"\nadmin:", 1))
			o.begin(360)
			o.fresh()
			if browser.Value[bool](t, o.ctx, `!!document.querySelector("#preview-pane")`) {
				t.Error("the preview takes the room of the rows")
			}
			o.write("[id^=locality-field] input", "Phường An Cưu, Huê")
			o.click("button", map[string]string{"vi": "Thêm dòng", "en": "Add row"}[lang])
			o.write("[id^=award-field]", "Giấy kheng")
			o.write("textarea[name='cá nhân']", "Lê An | Giáo viên\n079123456789")
			if got := o.said("locality"); !strings.Contains(got, "Phường An Cựu, Huế") {
				t.Errorf("the form says %q", got)
			}
			browser.Value[bool](t, o.ctx, "(() => { "+string(axe)+"; return true })()")
			const mine = `["[id*='-field-'][role=group]", ".bv-notes", ".bv-row", ".bv-kind", ".bv-read", "input[list]", "[id^=title-field]", "[id^=award-field]"].filter(s => document.querySelector(s))`
			found, err := chromedp.Run(o.ctx, chromedp.Evaluate[[]string](`axe.run({ include: `+mine+` }, { resultTypes: ["violations"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html.slice(0, 200) + " " + n.failureSummary)))`, chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatal(err)
			}
			for _, wrong := range found {
				t.Error(wrong)
			}
			o.fits(360)
			if wide := browser.Value[string](t, o.ctx, `[...document.querySelectorAll(".bv-notes button, .bv-read td, .bv-row input, .bv-last")].filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 80)).join()`); wide != "" {
				t.Errorf("these do not fit: %s", wide)
			}
		})
	}
}
