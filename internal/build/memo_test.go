package build_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/build"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/hostile"
	"bangvang/internal/testkit/trial"
)

// TestMemoChangesNothing makes random changes: a site loaded with a memo and the names of changed files has the
// problems and the bytes of one loaded without.
func TestMemoChangesNothing(t *testing.T) {
	rounds := 40
	if hostile.Racing {
		rounds = 8
	}
	e := editor{fsys: corpus.Site(12), r: rand.New(rand.NewPCG(7, 11)), clock: trial.Now}
	memo := &build.Memo{}
	o := trial.Options(e.fsys)
	o.Drafts, o.Origin = true, "http://127.0.0.1:1313"
	for round := range rounds {
		changed := []string{}
		for range e.r.IntN(3) {
			changed = append(changed, e.edit())
		}
		want := trial.Load(t, o)
		with := o
		if with.Memo = memo; round > 0 {
			with.Changed = changed
		}
		got := trial.Load(t, with)
		if diff := cmp.Diff(said(t, want), said(t, got)); diff != "" {
			t.Fatalf("after %q (-anew +memo):\n%s", changed, diff)
		}
		if want.Blocked(false) {
			continue
		}
		same(t, trial.Render(t, want), trial.Render(t, got))
		if t.Failed() {
			t.Fatalf("after %q; the site has %q", changed, slices.Sorted(maps.Keys(e.fsys)))
		}
	}
}

// TestEditedTexts edits one article of a site again and again. As long as nothing but its text changes, the site stays
// assembled; it always has the problems and the bytes of one that is loaded anew.
func TestEditedTexts(t *testing.T) {
	article := func(title, text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\ndate: 2024-01-19\nawards:\n  - {award: Giấy khen, by: UBND xã Tân An, to: {tập thể: 2}}\n---\n\n" + text), Mode: 0o644}
	}
	text := "Hội nghị tổng kết của xã, có [giới thiệu](/gioi-thieu/).\n\n" + strings.Repeat("Nhiều tập thể được khen. ", 20)
	site := fstest.MapFS{
		"content/site.yaml":     {Data: []byte("title: Tin\nbase_url: https://example.org/\n"), Mode: 0o644},
		"content/gioi-thieu.md": {Data: []byte("---\ntitle: Giới thiệu\nkind: page\n---\n\nXin chào.\n"), Mode: 0o644},
		"content/a.md":          article("Tin A", text), "content/b.md": article("Tin B", text+"Một."), "content/c.md": article("Tin C", text+"Hai."),
	}
	o := trial.Options(site)
	o.Memo = &build.Memo{}
	before := trial.Load(t, o)
	for i, edit := range []struct {
		change, title, text string
		stays               bool
	}{
		{"a sentence more", "Tin A", text + "Ba.", true},
		{"nothing", "Tin A", text + "Ba.", true},
		{"lines between", "Tin A", "Hội nghị tổng kết của xã, có [giới thiệu](/gioi-thieu/).\n\n\n\nMới.\n\n" + text[len(text)/2:], true},
		{"the text of another article", "Tin A", text + "Hai.", false},
		{"and of its day and title", "Tin C", text + "Hai.", false},
		{"the same but a word", "Tin C", text + "Hai bốn.", false},
		{"one more word", "Tin C", text + "Hai ba bốn.", true},
		{"a broken link", "Tin C", text + "[Hỏng](/khong-co/).", false},
		{"a line above it", "Tin C", "Hội nghị tổng kết của xã, có [giới thiệu](/gioi-thieu/).\n\nMới.\n\n" + text[len(text)/2:] + "[Hỏng](/khong-co/).", false},
		{"a first paragraph", "Tin C", "Sapo khác.\n\n" + text, false},
		{"a heading", "Tin C", "Sapo khác.\n\n## Mục\n\n" + text, false},
		{"a word below it", "Tin C", "Sapo khác.\n\n## Mục\n\n" + text + "Thêm.", true},
	} {
		t.Run(edit.change, func(t *testing.T) {
			site["content/a.md"] = article(edit.title, edit.text)
			site["content/a.md"].ModTime = trial.Now.Add(time.Duration(i) * time.Second)
			o.Changed = []string{"content/a.md"}
			got, want := trial.Load(t, o), trial.Load(t, trial.Options(site))
			if diff := cmp.Diff(said(t, want), said(t, got)); diff != "" {
				t.Errorf("problems (-anew +memo):\n%s", diff)
			}
			if !want.Blocked(false) {
				same(t, trial.Render(t, want), trial.Render(t, got))
			}
			if stays := got.Model == before.Model; stays != edit.stays {
				t.Errorf("the site stays assembled: %v", stays)
			}
			before = got
		})
	}
	o.Changed, o.Future = []string{"content/a.md"}, true
	if trial.Load(t, o).Model == before.Model {
		t.Error("the site of other options stays")
	}
}

// editor makes random changes to a site.
type editor struct {
	fsys  fstest.MapFS
	r     *rand.Rand
	clock time.Time
}

// edit makes a change and returns the name of the changed file.
func (e *editor) edit() string {
	const footer = "themes/bangvang/templates/footer.html"
	i := e.r.IntN(12)
	switch e.r.IntN(10) {
	case 0:
		return e.put(corpus.Path(i), "---\ntitle: Hỏng\nngay: x\n---\n")
	case 1:
		delete(e.fsys, corpus.Path(i))
		return corpus.Path(i)
	case 2:
		return e.put("content/site.yaml", fmt.Sprintf("title: Trang %d\nbase_url: https://example.org/\nredact: [%s]\n", i, names[i%len(names)]))
	case 3:
		return e.put("content/site.yaml", "base_url: https://example.org/tin/\ntitle: [hỏng\n")
	case 4:
		return e.put(footer, fmt.Sprintf("<p>chân %d</p>", i))
	case 5:
		return e.put(footer, "<p>{{.Không</p>")
	case 6:
		delete(e.fsys, footer)
		return "themes"
	case 7:
		return e.put("content/anh.png", []string{pixel, "không phải ảnh"}[i%2])
	case 8:
		return e.put("content/anh.md", "---\ntitle: Ảnh\ndate: 2024-01-01\nimage: anh.png\n---\n\nChữ.\n")
	}
	return e.put(corpus.Path(i), corpus.Article(i)+fmt.Sprintf("\nThêm %d.\n", i))
}

// names are lists of names to redact: an empty one, and some that occur in the articles.
var names = []string{"", "Thi đua", "Khen thưởng"}

func (e *editor) put(name, data string) string {
	e.clock = e.clock.Add(time.Second)
	e.fsys[name] = &fstest.MapFile{Data: []byte(data), Mode: 0o644, ModTime: e.clock}
	return name
}

// pixel is a PNG picture of one pixel.
const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89" +
	"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"

func TestOriginKeepsThePath(t *testing.T) {
	for base, want := range map[string]string{
		"https://example.org/": "http://127.0.0.1:1313/", "https://example.org/tin/": "http://127.0.0.1:1313/tin/",
	} {
		o := trial.Options(fstest.MapFS{"content/site.yaml": {Data: []byte("base_url: " + base + "\n")}})
		o.Origin = "http://127.0.0.1:1313"
		if got := trial.Load(t, o).Settings.BaseURL; got != want {
			t.Errorf("%s became %s, want %s", base, got, want)
		}
	}
}
