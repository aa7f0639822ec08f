package markup

import (
	"strings"
	"testing"

	"bangvang/internal/testkit/hostile"
)

// options are those of a caller who has every picture but those named “gone”.
var options = Options{
	Picture: func(src string) (name, missing string) {
		if strings.Contains(src, "gone") {
			return "", "Ảnh chưa có: " + src
		}
		return src[strings.LastIndexByte(src, '/')+1:], ""
	},
}

func convert(fragment string) Result { return Convert(Parse(fragment), options) }

func TestConvert(t *testing.T) {
	for _, c := range []struct{ html, want string }{
		{"<p>Một <b>hai</b> ba.</p><p>Bốn<br>năm</p>", "Một **hai** ba.\n\nBốn  \nnăm\n"},
		{"<p>&nbsp;</p><p><strong> </strong></p><p>Một&nbsp;hai\u200b</p>", "Một hai\n"},
		{"<h1>A</h1><p>b</p><h4><b>C</b></h4>", "## A\n\nb\n\n### C\n"},
		{"<p>1. Không phải danh sách</p><p># Không phải đề mục</p><p>*sao* [x](y) &lt;5</p>", "1\\. Không phải danh sách\n\n\\# Không phải đề mục\n\n\\*sao* \\[x](y) &lt;5\n"},
		// Pictures
		{`<figure><img src="/u/a.jpg" alt="Hội nghị"><figcaption>Quang cảnh. <em>Ảnh: Lê An</em></figcaption></figure>`, "![Hội nghị](a.jpg \"Quang cảnh. | Ảnh: Lê An\")\n"},
		{`<p><a href="/u/b.jpg"><img src="/u/b-300x200.jpg" alt="b-300x200.jpg"></a></p>`, "![](b.jpg)\n"},
		{`<p><img src="data:image/gif;base64,R0l" data-src="/u/c.jpg"></p>`, "![](c.jpg)\n"},
		{`<figure><img src="https://a.vn/gone.jpg"><figcaption>Toàn cảnh</figcaption></figure>`, "<!-- Ảnh chưa có: https://a.vn/gone.jpg · Toàn cảnh -->\n"},
		{`<p>a<img src="https://a.vn/--gone--.jpg">b</p>`, "a\n\n<!-- Ảnh chưa có: https://a.vn/- -gone- -.jpg -->\n\nb\n"},
		{`<p>Một</p><img src="count.php" width="1" height="1">`, "Một\n"},
		{`<figure><figure><img src="/a.jpg"></figure><figure><img src="/b.jpg"></figure><figcaption>Trao quà</figcaption></figure>`, "![](a.jpg)\n\n![](b.jpg \"Trao quà\")\n"},
		{`<p><img src="/x.jpg" alt="Nói &quot;vâng&quot; [1]" title="&quot;Vâng&quot; \ 1"></p>`, `![Nói "vâng" \[1\]](x.jpg "\"Vâng\" \\ 1")` + "\n"},
		{`<table class="picture"><tr><td><img src="/a.jpg"></td></tr><tr><td>Trao quà (Ảnh: Lê An)</td></tr></table>`, "![](a.jpg \"Trao quà | Ảnh: Lê An\")\n"},
		// Links and frames
		{`<p><a href="javascript:alert(1)">Một</a> <a href="https://a.vn/x y">hai</a> <a>ba</a></p>`, "Một [hai](https://a.vn/x%20y) ba\n"},
		{`<iframe src="//www.youtube.com/embed/x_1?rel=0"></iframe>`, "[Video: youtube.com](https://www.youtube.com/watch?v=x_1)\n"},
		{`<video controls><source src="https://a.vn/b.mp4"></video>`, "[Video: a.vn](https://a.vn/b.mp4)\n"},
		{"<p>Xem https://a.vn/x_y_z. Hết; https://a.vn/b.</p><div>\nhttps://youtu.be/k_1\n</div>", "Xem [https://a.vn/x\\_y\\_z](https://a.vn/x_y_z). Hết; https://a.vn/b.\n\n[Video: youtube.com](https://www.youtube.com/watch?v=k_1)\n"},
		// Tables
		{`<table><tr><td><b>Hình thức</b></td><td>Số</td></tr><tr><td>Giấy khen</td><td>10</td></tr></table>`, "| **Hình thức** | Số |\n|---|---|\n| Giấy khen | 10 |\n"},
		{`<table><tr><th>Tên</th><th>Đơn vị</th></tr><tr><td>A|B<p>B</p><p>C</p></td><td rowspan=2>Trường<br>học</td></tr><tr><td>D</td></tr><tr><td colspan=2>Mục</td></tr></table>`,
			"| Tên | Đơn vị |\n|---|---|\n| A\\|B; B; C | Trường học |\n| D | Trường học |\n| Mục |  |\n"},
		{`<table><tr><td><p>Một</p><ul><li>hai</li></ul></td></tr></table>`, "Một\n\n- hai\n"},
		// Others
		{"<p>100 m<sup>2</sup>, CO<sub>2</sub>, x<sup>n</sup></p>", "100 m², CO₂, xn\n"},
		{"<ul><li>Một<ul><li>hai</li></ul></li><li>ba</li></ul><ol start=3><li>bốn</li></ol>", "- Một\n  - hai\n- ba\n\n3. bốn\n"},
		{"<p>a</p><!-- b --><script>c</script><style>d</style><p style='display: none'>e</p>", "a\n"},
		{"<blockquote><p>Lời Bác</p></blockquote><pre>x  y</pre>", "> Lời Bác\n\n```\nx  y\n```\n"},
		{"<p>[Trích] lời [^1] [a]: b</p><p>[Trích] lời</p><p><code>a[1](b)</code> <a href='/x'>[y]</a></p>", "\\[Trích] lời \\[^1] \\[a]: b\n\n[Trích] lời\n\n`a[1](b)` [\\[y\\]](/x)\n"},
		{"<pre><code>x\n\n\ny</code></pre><p>z</p>", "```\nx\n\n\ny\n```\n\nz\n"},
		{"", ""},
	} {
		if got := convert(c.html).Text; got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.html, got, c.want)
		}
	}
}

func TestLost(t *testing.T) {
	got := convert(`<p>a</p><form><p>b</p></form><iframe></iframe><form></form><canvas></canvas>`)
	if got.Text != "a\n" || strings.Join(got.Lost, " ") != "canvas form iframe" {
		t.Errorf("%q, lost %v", got.Text, got.Lost)
	}
}

func TestCaption(t *testing.T) {
	for text, want := range map[string]string{
		"Trao Giấy khen cho các tập thể. Ảnh: Trần Ví":    "Trao Giấy khen cho các tập thể. | Ảnh: Trần Ví",
		"Trao quà (Ảnh: Lê An)":                           "Trao quà | Ảnh: Lê An",
		"Trao quà - ảnh: Lê An.":                          "Trao quà | Ảnh: Lê An",
		"Ảnh: Lê An":                                      "| Ảnh: Lê An",
		"Ảnh tư liệu: TTXVN":                              "| Ảnh tư liệu: TTXVN",
		"Toàn cảnh | Ảnh: Lê An":                          "Toàn cảnh | Ảnh: Lê An",
		"Anh: em ruột của chị":                            "Anh: em ruột của chị",
		"Phong cảnh: làng quê":                            "Phong cảnh: làng quê",
		"Ảnh: Chủ tịch xã trao Giấy khen cho các tập thể": "Ảnh: Chủ tịch xã trao Giấy khen cho các tập thể",
		"": "",
	} {
		if got := Caption(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestBounds: text of hostile shapes is converted within seconds, and its words are kept.
func TestBounds(t *testing.T) {
	hostile.Bounds(t)
	for name, text := range map[string]string{
		"nested elements":  strings.Repeat("<div>", 200_000) + "lõi",
		"nested lists":     strings.Repeat("<ul><li>", 100_000) + "lõi",
		"nested in bounds": strings.Repeat("<span>", 400) + "lõi" + strings.Repeat("<b>x", 20),
		"tables in tables": strings.Repeat("<table><tr><td>", 120) + "lõi",
		"wide cells":       "<table><tr><td colspan=1000000000 rowspan=1000000000>lõi</td></tr><tr><td>a</td></tr></table>",
		"many columns":     "<table><tr>" + strings.Repeat("<td>a", 50_000) + "<td>lõi</tr></table>",
		"many attributes":  "<p " + strings.Repeat("a=b ", 100_000) + ">lõi</p>",
		"many breaks":      "<table><tr><td>a</td><td>lõi" + strings.Repeat("<br>", 100_000) + "</td></tr></table>",
		"signs":            "<p>lõi" + strings.Repeat("*[_`", 50_000) + "</p>",
		"many figures":     strings.Repeat("<figure><img src=a.jpg><figcaption>a</figcaption></figure>", 10_000) + "<p>lõi",
	} {
		got := ""
		hostile.Bound(t, name, func() { got = convert(text).Text })
		if !strings.Contains(got, "lõi") {
			t.Errorf("%s: the text is lost: %.80q", name, got)
		}
	}
}

func FuzzConvert(f *testing.F) {
	f.Add(`<table><tr><td rowspan=2><p>a<br>b</table><figure><img src="a"><figcaption>Ảnh: b`)
	f.Add("<ul><li><a href='x'><img src=y></a><pre>`")
	f.Fuzz(func(t *testing.T, text string) {
		got := ""
		hostile.Within(t, func() { got = convert(text).Text })
		if got != "" && !strings.HasSuffix(got, "\n") || strings.ContainsAny(got, "\x00\x01\x1b") {
			t.Errorf("%q", got)
		}
	})
}
