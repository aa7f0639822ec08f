package build_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bangvang/internal/build"
	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/trial"
)

const taken = "21.0278N105.8342E" // the GPS position in the photographs of these tests

// photograph returns a JPEG picture with the position where it was taken.
func photograph(t testing.TB, width, height int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.SetRGBA(x, y, color.RGBA{uint8(x * 255 / width), uint8(y * 255 / height), 90, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	out := bytes.Clone(b.Bytes()[:2])
	comment := "Exif\x00\x00" + taken
	out = append(binary.BigEndian.AppendUint16(append(out, 0xFF, 0xE1), uint16(len(comment)+2)), comment...)
	return append(out, b.Bytes()[2:]...)
}

// illustrated returns a site whose articles show pictures in every way.
func illustrated(t testing.TB) fstest.MapFS {
	stamp := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	file := func(data []byte) *fstest.MapFile { return &fstest.MapFile{Data: data, Mode: 0o644, ModTime: stamp} }
	svg := []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="5" height="5"/></svg>`)
	article := func(title, front, body string) *fstest.MapFile {
		return file([]byte("---\ntitle: " + title + "\ndate: 2024-01-19\n" + front + "---\nMở đầu.\n\n" + body + "\n"))
	}
	return fstest.MapFS{
		"content/site.yaml": file([]byte("base_url: https://example.org/tin/\nshare: [card, email]\nlogo: logo.jpg\nfiles: [\"**\"]\n")),
		"content/logo.jpg":  file(photograph(t, 700, 700)),
		"content/a/bài.md":  article("Bài có ảnh", "", "![Một](một.jpg \"Chú <thích>\")\n\nGiữa.\n\n![Hai](hai.jpg)\n\n[bản gốc](một.jpg)"),
		"content/a/một.jpg": file(photograph(t, 1000, 500)),
		"content/a/hai.jpg": file(photograph(t, 900, 600)),
		"content/a/xa.jpg":  file(photograph(t, 1700, 850)),
		"content/b.md":      article("Bài có ảnh đầu", "image: a/hai.jpg\n", "![Hình](hình.svg)"),
		"content/hình.svg":  file(svg),
		"content/c.md":      article("Bài chỉ có hình vẽ", "", "![Hình](hình.svg)"),
		"content/d.md":      article("🏅", "", "Không có chữ nào phông chữ biết ở tiêu đề."),
	}
}

var (
	imgTag   = regexp.MustCompile(`<img [^>]*>`)
	attr     = regexp.MustCompile(`(\w+)="([^"]*)"`)
	sharedAs = regexp.MustCompile(`<meta property="og:image" content="([^"]*)">`)
)

// images returns the attributes of the img elements of a page's text.
func images(page []byte) []map[string]string {
	var out []map[string]string
	for _, tag := range imgTag.FindAllString(string(page), -1) {
		attrs := map[string]string{}
		for _, a := range attr.FindAllStringSubmatch(tag, -1) {
			attrs[a[1]] = a[2]
		}
		out = append(out, attrs)
	}
	return out
}

// TestPictures compares the pictures that pages, metadata and feeds name with the published files.
func TestPictures(t *testing.T) {
	files := trial.Render(t, trial.Load(t, trial.Options(illustrated(t))))
	there := func(where, address, prefix string) {
		t.Helper()
		name, ok := strings.CutPrefix(address, prefix+"/tin/")
		if _, there := files[name]; !ok || !there {
			t.Errorf("%s: there is no %s", where, address)
		}
	}
	pages := 0
	for name, data := range files {
		if bytes.Contains(data, []byte(taken)) {
			t.Errorf("%s tells where a photograph was taken", name)
		}
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		pages++
		for _, img := range images(data) {
			there(name, img["src"], "")
			for _, candidate := range strings.Split(img["srcset"], ", ") {
				if address, width, ok := strings.Cut(candidate, " "); ok {
					there(name, address, "")
					if !strings.Contains(address, "-"+strings.TrimSuffix(width, "w")+"-") || img["sizes"] == "" {
						t.Errorf("%s: %s is not %s wide, or sizes %q", name, address, width, img["sizes"])
					}
				}
			}
			if img["width"] == "" || img["height"] == "" {
				t.Errorf("%s: %s has no size", name, img["src"])
			}
		}
		if m := sharedAs.FindSubmatch(data); m != nil {
			there(name, string(m[1]), "https://example.org")
		}
	}
	if pages < 10 {
		t.Errorf("only %d pages", pages)
	}
	holdArticles(t, files)
}

func holdArticles(t *testing.T, files map[string][]byte) {
	text := func(page string) []map[string]string {
		_, body, _ := bytes.Cut(files[page], []byte(`<div class="body">`))
		body, _, _ = bytes.Cut(body, []byte("</article>"))
		return images(body)
	}
	shared := func(page string) string {
		if m := sharedAs.FindSubmatch(files[page]); m != nil {
			return strings.TrimPrefix(string(m[1]), "https://example.org/tin/")
		}
		return ""
	}
	imgs := text("a/bai/index.html")
	if len(imgs) != 2 || imgs[0]["loading"] != "" || imgs[1]["loading"] != "lazy" || !strings.HasPrefix(imgs[1]["sizes"], "auto,") {
		t.Errorf("the first picture is fetched at once, the second when it is near: %v", imgs)
	}
	if imgs[0]["alt"] != "Một" || imgs[0]["width"] != "1000" || imgs[0]["height"] != "500" || strings.Count(imgs[0]["srcset"], "w,") != 3 {
		t.Errorf("the first picture: %v", imgs[0])
	}
	if !bytes.Contains(files["a/bai/index.html"], []byte("/tin/a/mot.jpg")) || len(files["a/mot.jpg"]) == 0 {
		t.Error("a link to the picture itself leads to it")
	}
	if imgs := text("b/index.html"); len(imgs) != 2 || imgs[0]["fetchpriority"] != "high" || imgs[1]["loading"] != "lazy" {
		t.Errorf("below a lead picture the first of the text waits: %v", imgs)
	}
	for page, want := range map[string]string{
		"a/bai/index.html": `^assets/a/mot-1000-[0-9a-f]{8}\.jpg$`, "b/index.html": `^assets/a/hai-900-[0-9a-f]{8}\.jpg$`,
		"c/index.html": `^assets/c/the-[0-9a-f]{8}\.png$`, "d/index.html": `^assets/d/the-[0-9a-f]{8}\.png$`,
		"tim-kiem/index.html": `^$`,
	} {
		if got := shared(page); !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("%s is shared with %q, want %s", page, got, want)
		}
	}
	if config, err := jpeg.DecodeConfig(bytes.NewReader(files["a/xa.jpg"])); err != nil || config.Width != 1700 {
		t.Errorf("a picture that nothing shows keeps its size: %v %v", config, err)
	}
	feed := files["feed.xml"]
	if !bytes.Contains(feed, []byte("https://example.org/tin/assets/a/mot-1000-")) || bytes.Contains(feed, []byte("srcset")) {
		t.Error("the feed shows pictures by whole addresses, in one size")
	}
}

// TestPicturesAreMadeOnce checks that a second build with the same store publishes the same bytes, and one with the
// same output makes no picture.
func TestPicturesAreMadeOnce(t *testing.T) {
	dir, fsys := t.TempDir(), illustrated(t)
	want := trial.Render(t, trial.Load(t, trial.Options(fsys)))
	out := publish.Options{Dir: t.TempDir()}
	for i := range 3 {
		o := trial.Options(fsys)
		o.Store = store.Open(dir)
		s := trial.Load(t, o)
		same(t, want, trial.Render(t, s))
		result, err := s.Publish(context.Background(), out)
		if err != nil || len(s.Problems) > 0 {
			t.Fatal(s.Problems, err)
		}
		if i > 0 && result.Written > 0 {
			t.Errorf("build %d wrote %d files", i, result.Written)
		}
		o.Store.Close(1 << 30)
	}
	holdLazy(t, fsys, dir)
}

// holdLazy checks that no picture is made that the output already has.
func holdLazy(t *testing.T, fsys fstest.MapFS, dir string) {
	o := trial.Options(fsys)
	o.Store = store.Open(dir)
	defer o.Store.Close(0)
	s := trial.Load(t, o)
	files, err := s.Files(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	pictures := 0
	for _, f := range files {
		if !strings.HasSuffix(f.Path, ".jpg") && !strings.HasPrefix(f.Path, "assets/d/") {
			continue
		}
		pictures++
		data, err := f.Append(nil)
		if err != nil || f.Hash == 0 || digest.Hash(data) != f.Hash {
			t.Errorf("%s: its sum is not known before its bytes are, or wrong (%v)", f.Path, err)
		}
	}
	if pictures < 10 {
		t.Errorf("only %d pictures", pictures)
	}
}

// TestMemoKnowsPictures checks that a changed picture is made anew and the others are not read again.
func TestMemoKnowsPictures(t *testing.T) {
	fsys := illustrated(t)
	o := trial.Options(fsys)
	o.Memo = &build.Memo{}
	trial.Load(t, o)
	for _, change := range []func(){
		func() {
			fsys["content/a/hai.jpg"] = &fstest.MapFile{Data: photograph(t, 500, 700), ModTime: time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC)}
		},
		func() { fsys["content/c.md"] = fsys["content/d.md"] },                                             // one shown picture fewer
		func() { fsys["content/d.md"].Data = append(fsys["content/d.md"].Data, "\n![Xa](a/xa.jpg)\n"...) }, // one more
		func() { delete(fsys, "content/a/bài.md"); delete(fsys, "content/a/một.jpg") },
	} {
		change()
		same(t, trial.Render(t, trial.Load(t, trial.Options(fsys))), trial.Render(t, trial.Load(t, o)))
	}
}
