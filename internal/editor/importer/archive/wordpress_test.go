package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"bangvang/internal/testkit/hostile"
)

// uploads is a folder of uploads with the pictures of the fixture.
var uploads = fstest.MapFS{
	"2024/03/hoi-nghi.jpg":         {Data: []byte("\xff\xd8\xff1")},
	"2024/03/trao-giay-khen.jpg":   {Data: []byte("\xff\xd8\xff2")},
	"2024/03/toan-canh-scaled.jpg": {Data: []byte("\xff\xd8\xff3")},
	"2024/05/hoi-nghi.jpg":         {Data: []byte("\xff\xd8\xff4")},
	"2024/03/Quyết định.pdf":       {Data: []byte("%PDF-1")},
}

func export(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/xuat.xml")
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), "␋", "\v")
}

func TestWordPress(t *testing.T) {
	items, remarks := readWordPress(t, export(t), Options{Uploads: uploads, Awards: reader(t)})
	golden(t, "xuat.golden", dumpAll(items, remarks))
}

// The folder of uploads may be named with the folders around it.
func TestUploadsBelow(t *testing.T) {
	around := fstest.MapFS{}
	for name, f := range uploads {
		around["wp-content/uploads/"+name] = f
	}
	a, _ := readWordPress(t, export(t), Options{Uploads: uploads})
	b, _ := readWordPress(t, export(t), Options{Uploads: around})
	for i := range a {
		if len(a[i].Draft.Files) != len(b[i].Draft.Files) {
			t.Errorf("%s: %d files and %d", a[i].Draft.From.At, len(a[i].Draft.Files), len(b[i].Draft.Files))
		}
	}
}

// Without a folder of uploads every picture is a comment with its old address.
func TestNoUploads(t *testing.T) {
	items, remarks := readWordPress(t, export(t), Options{})
	if len(remarks) == 0 || !strings.Contains(remarks[len(remarks)-1].VI, "--uploads") {
		t.Errorf("remarks: %v", remarks)
	}
	comments := 0
	for _, i := range items {
		if strings.Contains(i.Draft.Body, "![") || len(i.Draft.Files) > 0 {
			t.Errorf("%s: a picture from nowhere", i.Draft.From.At)
		}
		comments += strings.Count(i.Draft.Body, "<!-- Ảnh chưa có: https://ubnd-x.vn/wp-content/uploads/")
	}
	if comments < 5 {
		t.Errorf("%d comments", comments)
	}
}

// A broken export gives the posts before the break and says where it is.
func TestBrokenExport(t *testing.T) {
	text := export(t)
	all, _ := readWordPress(t, text, Options{})
	for _, cut := range []int{len(text) - 30, len(text) / 2} {
		items, remarks := readWordPress(t, text[:cut], Options{})
		if len(items) == 0 || len(items) > len(all) || len(remarks) == 0 || !strings.Contains(remarks[0].VI, "hỏng") || remarks[0].From.At == "" {
			t.Errorf("cut at %d: %d items, %v", cut, len(items), remarks)
		}
	}
}

func TestItemsKeepTheirID(t *testing.T) {
	text := export(t)
	a, _ := readWordPress(t, text, Options{})
	b, _ := readWordPress(t, strings.Replace(text, "tổng kết", "sơ kết", 1), Options{Uploads: uploads})
	seen := map[string]bool{}
	for i := range a {
		if string(a[i].ID) != string(b[i].ID) || seen[string(a[i].ID)] {
			t.Errorf("ID %s and %s", a[i].ID, b[i].ID)
		}
		seen[string(a[i].ID)] = true
	}
}

// TestExportBounds: exports of hostile shapes are read within seconds.
func TestExportBounds(t *testing.T) {
	hostile.Bounds(t)
	item := func(content string) string {
		return `<rss><channel><item><title>a</title><content:encoded xmlns:content="c"><![CDATA[` + content + `]]></content:encoded></item></channel></rss>`
	}
	for name, text := range map[string]string{
		"nothing":             "",
		"no XML":              "không phải XML",
		"deep":                "<rss>" + strings.Repeat("<a>", 1_000_000),
		"deep in an item":     "<rss><item>" + strings.Repeat("<a>", 1_000_000),
		"many closed":         "<rss>" + strings.Repeat("</a>", 100_000),
		"many open captions":  item(strings.Repeat("[caption]", 50_000)),
		"many other codes":    item(strings.Repeat("[abc_d x=1]", 50_000)),
		"brackets":            item(strings.Repeat("[a ", 150_000)),
		"brackets and quotes": item(strings.Repeat(`[a="`, 100_000)),
		"line ends":           item(strings.Repeat("\n", 1_000_000) + "a" + strings.Repeat("\n \n", 150_000)),
		"pre":                 item(strings.Repeat("<pre>", 50_000)),
		"blocks":              item(strings.Repeat("<!-- wp:a {", 100_000)),
		"open blocks":         item(strings.Repeat("<!-- wp:freeform -->\n\na\n\n", 50_000)),
		"no addresses":        item(`<img src="%zz"><img src="\x83https://a.vn/wp-content/uploads/a.jpg"><a href="%zz">a</a>[caption]<img src="://">x[/caption][gallery ids="%"]`),
		"tags":                item(strings.Repeat("<p\n", 50_000)),
	} {
		var items []Item
		hostile.Bound(t, name, func() { items, _ = readWordPress(t, text, Options{Uploads: uploads}) })
		if strings.HasPrefix(name, "many other") && len(items) != 1 {
			t.Errorf("%s: %d items", name, len(items))
		}
	}
}

// repeated is an export of n posts that is made while it is read.
type repeated struct {
	head, tail string
	item       func(i int) string
	n, i       int
	rest       string
}

func (r *repeated) Read(p []byte) (int, error) {
	for r.rest == "" {
		switch {
		case r.i == 0:
			r.rest = r.head
		case r.i <= r.n:
			r.rest = r.item(r.i)
		case r.i == r.n+1:
			r.rest = r.tail
		default:
			return 0, io.EOF
		}
		r.i++
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// An item without an end is refused before it fills the memory.
func TestEndlessItemBounds(t *testing.T) {
	hostile.Bounds(t)
	chunk := strings.Repeat("a", 1<<20)
	scan := newScanner(&repeated{head: "<rss><channel><item><title>", tail: "</title></item></channel></rss>", n: 4000, item: func(int) string { return chunk }})
	if _, err := scan.next(); !errors.Is(err, errLarge) {
		t.Error(err)
	}
}

func TestOpenFails(t *testing.T) {
	_, err := WordPress(context.Background(), "a.xml", func() (io.ReadCloser, error) { return nil, fs.ErrNotExist }, Options{}, nil)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = WordPress(ctx, "a.xml", func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("<rss/>")), nil }, Options{}, nil)
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestShortcodes(t *testing.T) {
	c := &codes{children: func() []string { return []string{"7"} }, attachment: func(id string) (string, string, string) { return "/u/" + id + ".jpg", "c" + id, "a" + id }}
	for text, want := range map[string]string{
		"[Trích] lời [1] và [sic], [...]":              "[Trích] lời [1] và [sic], [...]",
		"[[gallery]]":                                  "[gallery]",
		"[vc_row][vc_column]Chữ[/vc_column]":           "Chữ",
		"[su_box title=\"Hộp\"]Chữ[/su_box]":           "Hộp\n\nChữ",
		"[button link=”https://a.vn”]Nút[/button]":     "Nút",
		"[embed]https://a.vn/x?a=1&amp;b=2[/embed]":    "\n\n<iframe src=\"https://a.vn/x?a=1&amp;b=2\"></iframe>\n\n",
		"[youtube id=\"a_b-c\"]":                       "\n\n<iframe src=\"https://www.youtube.com/watch?v=a_b-c\"></iframe>\n\n",
		"[ux_image id=\"9\"]":                          "\n\n<figure><img src=\"/u/9.jpg\" alt=\"a9\"><figcaption>c9</figcaption></figure>\n\n",
		"[gallery]":                                    "\n\n<figure><img src=\"/u/7.jpg\" alt=\"a7\"><figcaption>c7</figcaption></figure>\n\n",
		"[pdf-embedder url=\"https://a.vn/b.pdf\"]":    "\n\n<iframe src=\"https://a.vn/b.pdf\"></iframe>\n\n",
		"[caption]<img src=\"a\"> Chú thích[/caption]": "\n\n<figure><img src=\"a\"><figcaption>Chú thích</figcaption></figure>\n\n",
	} {
		if got := c.expand(text); got != want {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	for text, want := range map[string]string{
		"Một\n\nHai\nba":                       "<p>Một</p>\n<p>Hai<br>\nba</p>\n",
		"<h2>A</h2>b\n<ul>\n<li>c</li>\n</ul>": "<h2>A</h2>\n<p>b</p>\n<ul>\n<li>c</li>\n</ul>\n",
		"<pre>a\n\nb</pre>c":                   "<pre>a\n\nb</pre><p>c</p>\n",
		"<a\nhref=x>b</a>":                     "<p><a href=x>b</a></p>\n",
	} {
		if got := paragraphs(text); strings.ReplaceAll(got, "\n", "") != strings.ReplaceAll(want, "\n", "") && got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

func BenchmarkWordPress(b *testing.B) {
	text := export(b)
	begin, end := strings.Index(text, "<item>"), strings.LastIndex(text, "</item>")+7
	awards := reader(b)
	for b.Loop() {
		n := 0
		open := func() (io.ReadCloser, error) {
			return io.NopCloser(&repeated{head: text[:begin], tail: text[end:], n: 200, item: func(i int) string {
				return strings.ReplaceAll(text[begin:end], "<wp:post_id>", fmt.Sprintf("<wp:post_id>%d", i))
			}}), nil
		}
		if _, err := WordPress(context.Background(), "a.xml", open, Options{Awards: awards}, func(Item) { n++ }); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(n), "posts")
	}
}

func FuzzWordPress(f *testing.F) {
	f.Add(export(f))
	f.Add("<rss><item><title>a<content:encoded><![CDATA[[caption]<img src=x>")
	f.Fuzz(func(t *testing.T, text string) {
		var items []Item
		hostile.Within(t, func() { items, _ = readWordPress(t, text, Options{Uploads: uploads}) })
		for _, i := range items {
			for _, file := range i.Draft.Files {
				if file.Name != safeName(file.Name) {
					t.Errorf("name %q", file.Name)
				}
			}
		}
	})
}

// A picture inside the text becomes a file, however long the text is with it.
func TestPictureInText(t *testing.T) {
	data := strings.Repeat("iVBORw0K", 500_000)
	items, _ := readWordPress(t, `<rss><item><title>a</title><encoded><![CDATA[<p>Trước</p><img src="data:image/png;base64,`+data+`"><p>sau</p>]]></encoded></item></rss>`, Options{})
	if d := items[0].Draft; d.Body != "Trước\n\n![](anh.png)\n\nsau\n" || len(d.Files) != 1 || len(d.Files[0].Data) != 3_000_000 || len(d.Remarks) != 0 {
		t.Errorf("%q, %d files, %v", d.Body, len(d.Files), d.Remarks)
	}
}

// The filter gives the same text however it is read.
func TestFilter(t *testing.T) {
	text := "\ufeffHội nghị\v tổng kết\x00 \xff năm 2023 😀\uffff" + strings.Repeat("ộ", 40_000) + "\xe1\xbb"
	want := "Hội nghị tổng kết \ufffd năm 2023 😀" + strings.Repeat("ộ", 40_000) + "\ufffd"
	for _, r := range []io.Reader{strings.NewReader(text), iotest.OneByteReader(strings.NewReader(text)), iotest.HalfReader(strings.NewReader(text)), iotest.DataErrReader(strings.NewReader(text))} {
		got, err := io.ReadAll(&filter{r: r})
		if err != nil || string(got) != want {
			t.Errorf("%v, %d bytes, want %d", err, len(got), len(want))
		}
	}
}
