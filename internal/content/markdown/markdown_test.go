package markdown_test

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"html"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"bangvang/internal/content/markdown"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/testkit/hostile"
)

// front is the front matter before the text, so that offsets in the text differ from offsets in the file.
const front = "---\ntitle: Đồ Sơn\n---\n"

// parse parses text behind the front matter.
func parse(text string) (*markdown.Body, diag.List) {
	f, _ := source.NewFile("content/x.md", []byte(front+text))
	b, _, problems := markdown.Parse(f, len(front), "", nil)
	return b, problems
}

// page returns the HTML with addresses as typed and images in brackets, e.g. [a.jpg|Ảnh].
func page(b *markdown.Body) string {
	out, err := b.HTML(func(i int, r markdown.Ref) string {
		if r != b.Refs[i] {
			panic("filled with another ref")
		}
		if r.Kind == markdown.Image {
			return fmt.Sprintf("[%s|%s]", html.EscapeString(r.Dest), html.EscapeString(r.Alt))
		}
		return ` href="` + html.EscapeString(r.Dest) + `"`
	})
	if err != nil {
		panic(err)
	}
	return out
}

// said formats problems as line:column code arguments, separated by semicolons.
func said(list diag.List) string {
	var out []string
	for _, p := range list {
		if p.Pos.File != "content/x.md" {
			panic("a problem of another file")
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%d:%d %s %s", p.Pos.Line, p.Pos.Col, p.Code, strings.Join(p.Args, " "))))
	}
	return strings.Join(out, "; ")
}

func TestHTML(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"paragraphs", "a\nb  \nc\n\nd", "<p>a\nb<br>\nc</p>\n<p>d</p>"},
		{"emphasis", "*a **b*** ~~c~~ `d<e\n\"f\"`", `<p><em>a <strong>b</strong></em> <del>c</del> <code>d&lt;e &#34;f&#34;</code></p>`},
		{"quotes across emphasis", `ông nói "*đúng*, "rất" **đúng**"`, `<p>ông nói “<em>đúng</em>, ‘rất’ <strong>đúng</strong>”</p>`},
		{"quotes end with their block", "\"a\n\nb\"", "<p>&#34;a</p>\n<p>b&#34;</p>"},
		{"document number in a link", "[91/KH-UBND](/91/KH-UBND)", `<p><a href="/91/KH-UBND"><span class="nowrap">91/KH-UBND</span></a></p>`},
		{"no typography in code", "`\"a\" ... 91/KH-UBND`", `<p><code>&#34;a&#34; ... 91/KH-UBND</code></p>`},
		{"the end of an official text", "năm *2024./.*\n", "<p>năm <em>2024.</em></p>"},

		{"headings", "# Kết quả\n\n## Kết quả\n\n#### Ba *nhất*\n\nTiêu đề\n---",
			`<h2 id="ket-qua">Kết quả</h2>` + "\n" + `<h2 id="ket-qua-2">Kết quả</h2>` + "\n" + `<h4 id="ba-nhat">Ba <em>nhất</em></h4>` + "\n" + `<h2 id="tieu-de">Tiêu đề</h2>`},
		{"ids stay unique", "# a\n# a-2\n# a\n# a\n# …\n# ?",
			`<h2 id="a">a</h2>` + "\n" + `<h2 id="a-2">a-2</h2>` + "\n" + `<h2 id="a-3">a</h2>` + "\n" + `<h2 id="a-4">a</h2>` + "\n" + `<h2 id="muc">…</h2>` + "\n" + `<h2 id="muc-2">?</h2>`},
		{"nothing to see", "#\n\n# <!-- x -->\n\n<!-- a\n\nb -->\n\na", `<p>a</p>`},

		{"lists", "- a\n- b\n\n3. c\n4. d", `<ul><li>a</li><li>b</li></ul><ol start="3"><li>c</li><li>d</li></ol>`},
		{"loose list", "1. a\n\n   b\n2. c", "<ol><li><p>a</p>\n<p>b</p>\n</li><li><p>c</p>\n</li></ol>"},
		{"task lists are not", "- [ ] a", `<ul><li>[ ] a</li></ul>`},
		{"quotation and rule", "> a\n\n***", "<blockquote><p>a</p>\n</blockquote><hr>"},
		{"code", "```html\n<b>\n```\n\n    c & d", "<pre tabindex=\"0\"><code class=\"language-html\">&lt;b&gt;\n</code></pre><pre tabindex=\"0\"><code>c &amp; d\n</code></pre>"},
		{"table", "a | b | c | d\n:--|--:|:-:|---\n\"1\" | 2", `<div class="table" tabindex="0"><table><thead><tr><th scope="col" class="left">a</th><th scope="col" class="right">b</th>` +
			`<th scope="col" class="center">c</th><th scope="col">d</th></tr></thead><tbody><tr><td class="left">“1”</td><td class="right">2</td><td></td><td></td></tr></tbody></table></div>`},
		{"table without rows", "a | b\n--|--", `<div class="table" tabindex="0"><table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead></table></div>`},

		{"figure", `![Ảnh "A"](a.jpg "Lễ \"trao\" cờ, 91/KH-UBND")`,
			`<figure>[a.jpg|Ảnh “A”]<figcaption>Lễ “trao” cờ, <span class="nowrap">91/KH-UBND</span></figcaption></figure>`},
		{"figure without caption", "![A](a.jpg)", `<figure>[a.jpg|A]</figure>`},
		{"linked figure", `[![A](a.jpg "B")](/b)`, `<figure><a href="/b">[a.jpg|A]</a><figcaption>B</figcaption></figure>`},
		{"figure in a list", "- ![A](a.jpg)", "<ul><li><figure>[a.jpg|A]</figure>\n</li></ul>"},
		{"picture in a sentence", `a ![A](a.jpg "B") b`, `<p>a [a.jpg|A] b</p>`},
		{"gallery of a paragraph", "![A](a.jpg)\n![B](b.jpg)", "<div class=\"gallery\"><figure>[a.jpg|A]</figure>\n<figure>[b.jpg|B]</figure>\n</div>"},
		{"gallery of paragraphs", "a\n\n![A](a.jpg)\n\n![B](b.jpg)\n\nb", "<p>a</p>\n<div class=\"gallery\"><figure>[a.jpg|A]</figure>\n<figure>[b.jpg|B]</figure>\n</div>\n<p>b</p>"},
		{"two figures", "![A](a.jpg)\n\nx\n\n![B](b.jpg)", "<figure>[a.jpg|A]</figure>\n<p>x</p>\n<figure>[b.jpg|B]</figure>"},

		{"links", `[a](x.md#b "\"t\"") [b](tel:0225) [c](#d) [d](</a b>)`, `<p><a href="x.md#b" title="&#34;t&#34;">a</a> <a href="tel:0225">b</a> <a href="#d">c</a> <a href="/a b">d</a></p>`},
		{"other hosts", "[a](HTTPS://a.vn) [b](//b.vn)", `<p><a href="HTTPS://a.vn" class="ext" rel="noopener">a</a> <a href="//b.vn" class="ext" rel="noopener">b</a></p>`},
		{"reference", "[a][b]\n\n[b]: /c", `<p><a href="/c">a</a></p>`},
		{"bare addresses", "(https://a.vn/b_c), a@b.vn <mailto:c@d.vn> ftp://e.vn",
			`<p>(<a href="https://a.vn/b_c" class="ext" rel="noopener">https://a.vn/b_c</a>), <a href="mailto:a@b.vn">a@b.vn</a> <a href="mailto:c@d.vn">mailto:c@d.vn</a> ftp://e.vn</p>`},
		{"www", "xem www.a.vn.", `<p>xem <a href="http://www.a.vn" class="ext" rel="noopener">www.a.vn</a>.</p>`},
		{"a link in a link", "[a <https://b.vn> c](/d)", `<p><a href="/d">a https://b.vn c</a></p>`},
		{"a link without text", "[](/a) [<!-- x -->](/b)", `<p><a href="/a">/a</a> <a href="/b">/b</a></p>`},
		{"escapes in an address", `[a](/b\_c?d=1&amp;e=2)`, `<p><a href="/b_c?d=1&amp;e=2">a</a></p>`},
		{"unsafe", "[a *b*](javascript:alert(1))", `<p>a <em>b</em></p>`},
		{"unsafe picture", "![a](data:image/png;base64,x)", "<figure>a</figure>"},

		{"raw HTML", "a <b>c</b> <!-- d --> e <hr>", "<p>a &lt;b&gt;c&lt;/b&gt;  e &lt;hr&gt;</p>"},
		{"tags that are allowed", "a<br>b<BR />m<sup>2</sup>, H<sub>*2*</sub>O <sup>a <sub>b</sub></sup>",
			"<p>a<br>b<br>m<sup>2</sup>, H<sub><em>2</em></sub>O <sup>a <sub>b</sub></sup></p>"},
		{"tags that are not", "<sup class=a>b</sup> <sup>c *d</sup>* <sub>e <br class=f> </br> <sup></sup>",
			"<p>&lt;sup class=a&gt;b&lt;/sup&gt; &lt;sup&gt;c <em>d&lt;/sup&gt;</em> &lt;sub&gt;e &lt;br class=f&gt; &lt;/br&gt; &lt;sup&gt;&lt;/sup&gt;</p>"},
		{"tags that begin a line", "<br>\n*a*\n\n<sup>1</sup> b\n\n- <br>\n", "<p><br>\n<em>a</em></p>\n<p><sup>1</sup> b</p>\n<ul><li><br></li></ul>"},
		{"raw HTML block", "<div onclick=\"a\">\n<!-- b -->*c*\n</div>\n\nd", "<p>&lt;div onclick=&#34;a&#34;&gt;\n*c*\n&lt;/div&gt;</p>\n<p>d</p>"},
		{"script", "<script>\nalert(1)\n</script>", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>"},
		{"a comment that is not closed", "<!-- a\n\nb", "<p>&lt;!-- a\n\nb</p>"},

		{"footnotes", "a[^1] b[^1]\n\n[^1]: c", `<p>a<sup id="fnref:1:1"><a href="#fn:1" class="footnote" role="doc-noteref">1</a></sup> b<sup id="fnref:1:2"><a href="#fn:1" class="footnote" role="doc-noteref">1</a></sup></p>` + "\n" +
			`<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>c <a href="#fnref:1:1" class="footnote-back" role="doc-backlink">↩</a> <a href="#fnref:1:2" class="footnote-back" role="doc-backlink">↩</a></p>` + "\n</li></ol></div>"},
		{"a footnote in a link", "[a[^1]](/b)\n\n[^1]: c", `<p><a href="/b">a<sup id="fnref:1:1">1</sup></a></p>` + "\n" +
			`<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>c <a href="#fnref:1:1" class="footnote-back" role="doc-backlink">↩</a></p>` + "\n</li></ol></div>"},
		{"empty", "", ""},
	}
	for _, test := range tests {
		b, _ := parse(test.text)
		if diff := cmp.Diff(test.want, strings.TrimSpace(page(b))); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
	}
}

func TestProblems(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Đồ Sơn [a](https://a.vn) ![b](b.jpg)", ""},
		{"Quận Đồ Sơn [a](javascript:alert(1))", "4:13 unsafe-link javascript:alert(1)"},
		{"[a]( JAVA&#10;script:x )", "4:1 unsafe-link JAVAscript:x"},
		{"[a](&#1;javascript&colon;x)", "4:1 unsafe-link javascript:x"},
		{"[a](vbscript:x) [b](data:x) [c](ftp://x) <irc:x>", "4:1 unsafe-link vbscript:x; 4:17 unsafe-link data:x; 4:29 unsafe-link ftp://x; 4:42 unsafe-link irc:x"},
		{"[a](<bài: b.md>) [b](/x:y) [c](?x:y) [d](#x:y)", ""},
		{"a\n\n- Đ ![](x.jpg)", "6:5 missing-alt x.jpg"},
		{"Đồ ![mô tả](anh dep.jpg \"Chú thích\") và [tệp](một hai.pdf)", "4:4 spaced-link anh dep.jpg; 4:41 spaced-link một hai.pdf"},
		{"[a](b c.md#d) [a](</b c.md>) [a](b.md \"c d.md\")", "4:1 spaced-link b c.md#d"},
		{"![**Ảnh** đẹp](a b/c.png)", "4:1 spaced-link a b/c.png"},
		{"[a](https://a.vn/b c)", "4:1 spaced-link https://a.vn/b c"},
		{"[1](xem bảng dưới) [a][b] a](b c.md) \\[a](b c.md) `[a](b c.md)`", ""},
		{"![](data:x)", "4:1 missing-alt data:x; 4:1 unsafe-link data:x"},
		{"> ế <b>\n> <i>", "4:5 raw-html 2"},
		{"a\n\n<div>\n</div>", "6:1 raw-html 2"},
		{"a <!-- b -->\n\n<!-- c -->", "4:3 html-comment 2"},
		{"# ![](a.jpg) <b>\n", "4:3 missing-alt a.jpg; 4:14 raw-html 1"},
		{"# a <b>\n\nb[^1] <br>\n\n[^1]: <i>\n\n<table>\n<td><td>", "4:5 raw-html 5"},
		{"a[^1]\n\n[^1]: <i>\n\n<hr>", "6:7 raw-html 2"},
		{"| a |\n|---|\n| [b](js:c) |", "6:3 unsafe-link js:c"},
		{"a[^1]\n\n[^1]: [b](js:c)", "6:7 unsafe-link js:c"},
	}
	for _, test := range tests {
		_, problems := parse(test.text)
		if got := said(problems); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestBody(t *testing.T) {
	const text = `![Toàn cảnh](a%20b.jpg "Lễ *trao* \"cờ\"")

Đoạn *một*
tiếp "A", [xem](../x.md "T").

## Mục 1

- b <https://a.vn>

| Tên | Số |
|-----|----|
| Cờ  | 4  |
`
	want := &markdown.Body{
		Refs: []markdown.Ref{
			{Kind: markdown.Image, Dest: "a%20b.jpg", Alt: "Toàn cảnh", Title: "Lễ *trao* “cờ”", Pos: diag.Pos{File: "content/x.md", Line: 4, Col: 1}},
			{Kind: markdown.Link, Dest: "../x.md", Title: "T", Pos: diag.Pos{File: "content/x.md", Line: 7, Col: 11}},
			{Kind: markdown.Link, Dest: "https://a.vn", Pos: diag.Pos{File: "content/x.md", Line: 11, Col: 5}},
		},
		Headings: []markdown.Heading{{Level: 2, ID: "muc-1", Text: "Mục 1"}},
		Text:     markdown.Text{Plain: "Lễ *trao* “cờ”\nĐoạn một tiếp “A”, xem.\nMục 1\nb https://a.vn\nTên Số\nCờ 4"},
	}
	got, problems := parse(text)
	if len(got.Parts) != len(got.Refs)+1 {
		t.Errorf("%d parts, %d refs", len(got.Parts), len(got.Refs))
	}
	want.Parts, want.Hash = got.Parts, got.Hash // TestHTML checks them
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(markdown.Body{})); diff != "" || len(problems) > 0 {
		t.Errorf("-want +got\n%s%s", diff, said(problems))
	}

	var buf bytes.Buffer
	var again markdown.Body
	if err := gob.NewEncoder(&buf).Encode(got); err != nil {
		t.Fatal(err)
	}
	if err := gob.NewDecoder(&buf).Decode(&again); err != nil {
		t.Fatal(err)
	}
	if page(&again) != page(got) {
		t.Error("a body that was stored fills to another page")
	}
}

func TestLead(t *testing.T) {
	tests := []struct{ text, want string }{
		{"# A\n\n![b](b.jpg \"c\")\n\n> d\n\n- e\n\n *f* g \n\nh", "f g"},
		{"<!-- a -->\n\nb", "b"},
		{"- a", ""},
		{"", ""},
	}
	for _, test := range tests {
		f, _ := source.NewFile("content/x.md", []byte(test.text))
		if _, lead, _ := markdown.Parse(f, 0, "", nil); lead != test.want {
			t.Errorf("%q: got %q, want %q", test.text, lead, test.want)
		}
	}
}

// Text that would take too long to parse, or nests deeper than browsers accept, is refused at its position, and fast.
func TestDenseMarkup(t *testing.T) {
	r := strings.Repeat
	tests := []struct{ name, text, want string }{
		{"quotations", "a\n\n" + r(">", 10_000) + "a", "6:1 dense-markup 100 >"},
		{"spaced quotations", r("> ", 10_000) + "a", "4:1 dense-markup 100 >"},
		{"lists", r("- ", 10_000) + "a", "4:1 dense-markup 100 -"},
		{"numbered lists", r("1. ", 10_000) + "a", "4:1 dense-markup 100 1"},
		{"brackets", r("[", 10_000), "4:1 dense-markup 2000 ["},
		{"brackets on many lines", r("[a](\n", 10_000), "2004:1 dense-markup 2000 ["},
		{"columns", r("|a", 5000) + "\n" + r("|-", 5000) + "\n" + r("|a\n", 5000), "4:1 dense-markup 200 |"},
		{"emphasis", r("*", 10_000) + "a" + r("*", 10_000), "4:1 dense-markup 100 *"},
		{"lists line by line", nested(200), "54:101 dense-markup 100 -"},
		{"stars", r("*a ", 10_000), ""},
		{"backticks", r("`a``", 5_000), ""},
		{"tags", r("<a ", 10_000), ""},
		{"a rule", r("- ", 500), ""},
		{"rows", "a|b\n-|-\n" + r("c|d\n", 5_000), ""},
		{"brackets in many paragraphs", r("[a](b)\n\n", 3_000), ""},
	}
	for _, test := range tests {
		var b *markdown.Body
		var problems diag.List
		hostile.Bound(t, test.name, func() { b, problems = parse(test.text) })
		if got := said(problems); got != test.want {
			t.Errorf("%s: got %.200s, want %s", test.name, got, test.want)
		}
		if n := strings.Count(page(b), "<strong>"); n > 101 {
			t.Errorf("%s: %d elements", test.name, n)
		}
	}
}

// nested returns a list of n levels.
func nested(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	article := strings.Repeat("Sáng 19/01/2024, UBND quận Đồ Sơn tổ chức hội nghị tổng kết công tác thi đua, khen thưởng năm 2023, "+
		"triển khai nhiệm vụ năm 2024. Dự hội nghị có các đồng chí trong Ban Thường vụ Quận ủy, đại diện 61/70 đơn vị.\n\n"+
		"Theo Kế hoạch số 91/KH-UBND, phong trào \"Cả nước chung sức\" góp phần thu 14.995 tỷ đồng, **đạt 102,9%** [kế hoạch](/ke-hoach/).\n\n", 12) +
		"## Khen thưởng\n\n![Toàn cảnh](a.jpg \"Toàn cảnh hội nghị\")\n"
	f, _ := source.NewFile("content/x.md", []byte(article))
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		markdown.Parse(f, 0, "", nil)
	}
}
