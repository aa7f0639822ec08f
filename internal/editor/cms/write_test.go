package cms_test

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"bangvang/internal/testkit/browser"
	"bangvang/internal/testkit/trial"
)

const written = `
-- content/site.yaml --
title: Thi đua Hải Phòng
base_url: https://example.org/
admin: thanh-pho/trang
-- content/localities.yaml --
- {name: Quận Đồ Sơn, parent: Hải Phòng, to: 2025-06-30}
-- content/gioi-thieu.md --
---
title: Giới thiệu
kind: page
---

Xin chào.
-- content/2024/01/cu.md --
---
title: Bài cũ
date: 2024-01-19T10:31
locality: Quận Đồ Sơn, Hải Phòng
tags: Thi đua
author: An
source: Báo Hải Phòng
kind: article
aliases: [/a.html]
event: {at: UBND quận Đồ Sơn}
awards: {award: Giấy khen, by: UBND quận Đồ Sơn, to: {"tập thể, cá nhân": nhiều, tập thể: "hơn 50", cá nhân: [An, {name: Bình, post: Trưởng phòng}]}}
---

Thân *bài* cũ.
`

// An article as the form saves it: the same values, in the order of the form.
const changed = `---
date: 2024-01-19T10:31
locality: Quận Đồ Sơn, Hải Phòng
kind: article
title: Bài cũ sửa
awards:
  award: Giấy khen
  by: UBND quận Đồ Sơn
  to:
    "tập thể, cá nhân": nhiều
    tập thể: hơn 50
    cá nhân:
      - An
      - name: Bình
        post: Trưởng phòng
tags: Thi đua
source: Báo Hải Phòng
aliases:
  - /a.html
---

Thân *bài* cũ.
`

// TestWrite plays an editor with a browser, who logs in, writes an article with awards, saves it as a draft, then without
// that mark, builds, and views the page; and changes the title of another article.
func TestWrite(t *testing.T) {
	o := open(t, written)
	o.zone("Asia/Ho_Chi_Minh")
	browser.Open(t, o.ctx, o.url)
	o.until(`!!document.querySelector("button") && (window.violations = [], addEventListener("securitypolicyviolation", e => violations.push(e.violatedDirective + " " + e.blockedURI)), true)`)
	o.click("button", "Đăng nhập")
	o.click("a", "Bài cũ")
	o.until(`document.querySelector("[id^=title-field]")?.value === "Bài cũ"`)
	if got := browser.Value[string](t, o.ctx, `[...document.querySelectorAll("textarea[name]")].map(e => e.name + ": " + e.value.replace("\n", "; ")).join(", ")`); got !=
		"tập thể: hơn 50, cá nhân: An; Bình | Trưởng phòng, hộ gia đình: , doanh nghiệp: , cộng đồng: , tập thể, cá nhân: nhiều" {
		t.Errorf("the recipients are shown as %s", got)
	}
	o.fits(390)
	o.write("[id^=title-field]", "Bài cũ sửa")
	o.set("[id^=author-field] input", "")
	o.set("[id^=at-field]", "")
	o.publish()
	if got := o.read("content/2024/01/cu.md"); got != changed {
		t.Errorf("the article became\n%s", got)
	}

	browser.Value[bool](t, o.ctx, `(location.hash = "#/collections/articles", true)`)
	o.click("a", "＋")
	o.until(`document.querySelector("[id^=title-field]")?.value === "" && /^..\/..\/20.. ..:..$/.test(document.querySelector("[id^=date-field]").value)`)
	o.write("[id^=title-field]", "Đồ Sơn: “tổng kết” thi đua & khen thưởng")
	o.write("[id^=date-field]", "31/1/2024 22:05")
	if lists := browser.Value[string](t, o.ctx, `["locality", "kind", "tags"].map(k => document.querySelector("[id^=" + k + "-field][id$=-list]").children.length > 0).join()`); lists != "true,true,true" {
		t.Errorf("there is nothing to choose from: %s", lists)
	}
	o.write("[id^=locality-field] input", "Quận Đồ Sơn, Hải Phòng")
	o.write("[id^=tags-field] input", "Thi đua")
	o.write("[id^=tags-field] div:nth-child(2) input", "Giao ước")
	o.click("button", "Thêm dòng")
	if n := browser.Value[int](t, o.ctx, `document.querySelectorAll("[id^=award-field][id$=-list] option[value='Huân chương Sao vàng']").length`); n != 1 {
		t.Error("the honours are not there to choose from")
	}
	o.write("[id^=award-field]", "Cờ thi đua của Ủy ban nhân dân thành phố")
	o.write("[id^=by-field] input", "UBND thành phố")
	o.write("[id^=period-field]", "2023")
	o.write("textarea[name='tập thể']", "4")
	o.write("textarea[name='hộ gia đình']", "hơn 50")
	o.write("textarea[name='cá nhân']", "Đỗ Trọng Nam | Chủ nhiệm\nTrường THCS số 2")
	o.upload("Ảnh Đồ Sơn.png")
	o.write("[contenteditable]", "Sáng 19/1, quận tổ chức hội nghị.")
	o.publish()
	if got := browser.Value[string](t, o.ctx, `violations.join()`); got != "" {
		t.Errorf("the policy of the page forbids %s", got)
	}

	const name = "2024/01/do-son-tong-ket-thi-dua-khen-thuong/index"
	if got, want := o.read("content/"+name+".md"), made; got != want {
		t.Errorf("the form wrote\n%s", got)
	}
	o.until(`location.hash.includes("/entries/") && !!document.querySelector("[id^=draft-field]")`)
	o.click("[id^=draft-field]", "")
	o.publish()
	if got, want := o.read("content/"+name+".md"), strings.Replace(made, "draft: true", "draft: false", 1); got != want {
		t.Errorf("without its mark the article is\n%s", got)
	}
	if log := o.git("log", "--format=%s"); strings.Count(log, "\n") != 4 {
		t.Errorf("the commits are\n%s", log)
	}
	files := trial.Render(t, trial.Load(t, trial.Options(os.DirFS(o.dir))))
	page := string(files[name+".html"])
	for _, part := range []string{"Cờ thi đua", "UBND thành phố", "Đỗ Trọng Nam", "hơn 50", "/dia-phuong/hai-phong/quan-do-son/"} {
		if !strings.Contains(page, part) {
			t.Errorf("%q is not on the page", part)
		}
	}
	if picture := strings.Replace(name, "index", "anh-do-son.png", 1); len(files[picture]) == 0 || !strings.Contains(page, `property="og:image"`) {
		t.Errorf("there is no %s, or it is not shown", picture)
	}
	if roll := string(files["bang-vang.csv"]); !strings.Contains(roll, "Hải Phòng") || strings.Count(roll, name[:len(name)-len("index")]) < 3 {
		t.Errorf("the roll is\n%s", roll)
	}
}

const made = `---
title: "Đồ Sơn: “tổng kết” thi đua & khen thưởng"
date: 2024-01-31T22:05
locality:
  - Quận Đồ Sơn, Hải Phòng
awards:
  - award: Cờ thi đua của Ủy ban nhân dân thành phố
    by:
      - UBND thành phố
    period: "2023"
    to:
      tập thể: 4
      hộ gia đình: hơn 50
      cá nhân:
        - name: Đỗ Trọng Nam
          post: Chủ nhiệm
        - Trường THCS số 2
draft: true
tags:
  - Thi đua
  - Giao ước
image: anh-do-son.png
---
Sáng 19/1, quận tổ chức hội nghị.
`

// upload adds a picture to the article.
func (o *office) upload(name string) {
	o.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 640, 360))); err != nil {
		o.Fatal(err)
	}
	file := filepath.Join(o.TempDir(), name)
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		o.Fatal(err)
	}
	o.click("button", "Chọn một hình")
	o.until(`!!document.querySelector("input[type=file]")`)
	if err := chromedp.Do(o.ctx, chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), []string{file})); err != nil {
		o.Fatal(err)
	}
	o.until(`[...document.querySelectorAll("button")].some(e => !e.disabled && e.textContent.includes("Lấy những cái đã chọn"))`)
	o.click("button", "Lấy những cái đã chọn")
	o.until(`!document.querySelector("input[type=file]")`)
}

// fits checks the form at the width of a phone.
func (o *office) fits(width int64) {
	o.Helper()
	if err := chromedp.Do(o.ctx, chromedp.EmulateViewport(width, 844)); err != nil {
		o.Fatal(err)
	}
	if wide := browser.Value[string](o, o.ctx, `[...document.querySelectorAll("input, button, textarea, p")].filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.tagName + "#" + e.id).join()`); wide != "" {
		o.Errorf("on a telephone these do not fit: %s", wide)
	}
	if err := chromedp.Do(o.ctx, chromedp.EmulateViewport(1100, 900)); err != nil {
		o.Fatal(err)
	}
}

func (o *office) read(name string) string {
	o.Helper()
	data, err := os.ReadFile(filepath.Join(o.dir, name))
	if err != nil {
		o.Fatalf("%v\n%s", err, o.git("log", "--stat", "-1"))
	}
	return string(data)
}

// publish saves the article to the repository.
func (o *office) publish() {
	o.Helper()
	o.click("[role=button]", "Lưu")
	o.click("[role=menuitem]", "Lưu ngay")
	o.until(`document.body.innerText.includes("THAY ĐỔI ĐÃ ĐƯỢC LƯU")`)
}
