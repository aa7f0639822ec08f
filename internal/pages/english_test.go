package pages_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"bangvang/internal/build"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

// On a page in English every text with a Vietnamese letter, also an alternative or a label, is in an element of lang="vi", which a
// screen reader reads in Vietnamese (WCAG 3.1.2). A template marks it by {{vi .Text}} in the start tag of its element, or writes
// {{text .Text}}; words of the interface are in strings/en.json and in present.StringsFor.
func TestVietnameseIsMarked(t *testing.T) {
	t.Parallel()
	for name, o := range englishSites(t) {
		dresses := []string{"bangvang"}
		if name == "own" {
			dresses = append(dresses, "cong-thong-tin")
		}
		for _, theme := range dresses {
			o.Theme = theme
			s := trial.Load(t, o)
			if s.Theme == nil {
				t.Fatalf("%s, %s: %v", name, theme, s.Problems)
			}
			seen := map[string]bool{}
			words := interfaceWords(t, o.Root)
			for path, data := range trial.Render(t, s) {
				if !strings.HasSuffix(path, ".html") {
					continue
				}
				for _, text := range texts(t, data) {
					if words[text] && !seen[text] {
						t.Errorf("%s, %s, %s: %q is not translated", name, theme, path, text)
						seen[text] = true
					}
				}
				for _, text := range unmarked(t, data) {
					if !seen[text] {
						t.Errorf("%s, %s, %s: %q is not marked as Vietnamese", name, theme, path, text)
					}
					seen[text] = true
				}
			}
		}
	}
}

// countWords are the words with which pages say kinds, numbers and sessions; the files of a site have them too.
var countWords = []string{
	"tập thể", "cá nhân", "hộ gia đình", "doanh nghiệp", "cộng đồng", "tập thể, cá nhân", "nhiều", "nhiều tập thể, cá nhân", "ít nhất",
	"sáng", "chiều", "tối", "(sáng)", "(chiều)", "(tối)", "tổng kết", "biểu dương", "ký giao ước", "phát động", "một phần", "chủ yếu",
}

// interfaceWords returns the strings of the Vietnamese interface of both themes that no file of a site has, and countWords: a page in English
// has none of them, not even in an element of lang="vi".
func interfaceWords(t *testing.T, root fs.FS) map[string]bool {
	t.Helper()
	var content strings.Builder
	err := fs.WalkDir(root, "content", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".md") && !strings.HasSuffix(path, ".yaml") {
			return err
		}
		data, err := fs.ReadFile(root, path)
		content.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, theme := range []string{"bangvang", "cong-thong-tin"} {
		data, err := fs.ReadFile(themes.FS, theme+"/strings/vi.json")
		if err != nil {
			t.Fatal(err)
		}
		var all map[string]string
		if err := json.Unmarshal(data, &all); err != nil {
			t.Fatal(err)
		}
		for _, text := range all {
			if viet.HasMarks(text) && !strings.Contains(text, "{") && !strings.Contains(content.String(), text) {
				out[text] = true
			}
		}
	}
	for _, word := range countWords {
		out[word] = true
	}
	for _, honour := range []string{"Hình thức khen thưởng", "Danh hiệu thi đua"} { // sources name no other
		delete(out, honour)
	}
	return out
}

// texts returns the texts and labels of a page.
func texts(t *testing.T, page []byte) (out []string) {
	t.Helper()
	root, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			out = append(out, strings.TrimSpace(n.Data))
		}
		for _, a := range n.Attr {
			if a.Key == "aria-label" || a.Key == "data-label" || a.Key == "placeholder" || strings.HasPrefix(a.Key, "data-") {
				out = append(out, a.Val)
			}
		}
	}
	return out
}

var languageLine = regexp.MustCompile(`(?m)^(language|index_individuals):.*$`)

// englishSites returns the sites of package build's tests and the project's own with the interface in English.
func englishSites(t *testing.T) map[string]build.Options {
	t.Helper()
	out := map[string]build.Options{}
	english := func(settings []byte) []byte {
		return []byte(languageLine.ReplaceAllString(string(settings), "") + "\nlanguage: en\nindex_individuals: true\n")
	}
	archives, err := filepath.Glob("../build/testdata/sites/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no sites", err)
	}
	for _, name := range archives {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == "content/site.yaml" })
		if i < 0 {
			i = len(a.Files)
			a.Files = append(a.Files, txtar.File{Name: "content/site.yaml"})
		}
		a.Files[i].Data = english(a.Files[i].Data)
		out[filepath.Base(name)] = trial.ArchiveOptions(t, a)
	}
	own := fstest.MapFS{}
	names, err := filepath.Glob("../../content/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		err := filepath.WalkDir(name, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			own[strings.TrimPrefix(filepath.ToSlash(path), "../../")] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	own["content/site.yaml"].Data = english(own["content/site.yaml"].Data)
	o := trial.Options(own)
	o.Now = trial.Now.AddDate(2, 0, 0)
	out["own"] = o
	return out
}

// unmarked returns the texts of a page with a Vietnamese letter whose language is not Vietnamese.
func unmarked(t *testing.T, page []byte) (out []string) {
	t.Helper()
	root, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	check := func(text, lang string) {
		if lang != "vi" && strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }) {
			out = append(out, text)
		}
	}
	var walk func(n *html.Node, lang string)
	walk = func(n *html.Node, lang string) {
		for _, a := range n.Attr {
			if a.Key == "lang" {
				lang = a.Val
			}
		}
		for _, a := range n.Attr {
			if a.Key == "alt" || a.Key == "title" && n.Data != "link" || a.Key == "aria-label" || a.Key == "placeholder" {
				check(a.Val, lang)
			}
		}
		if n.Type == html.TextNode && n.Parent.Data != "script" {
			check(n.Data, lang)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, lang)
		}
	}
	walk(root, "")
	return out
}
