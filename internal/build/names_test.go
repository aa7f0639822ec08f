package build_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bangvang/internal/build"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/hostile"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
)

// secret is the name that every text of the tables of keys gets, and that no published byte may have.
const secret = "Nguyễn Thị Ẩn Danh"

// leaves returns a YAML document for each text of a table of keys: the example of every key, and the name in one of them.
func leaves(table []frontmatter.Key, base string) (paths []string, yaml map[string]string) {
	yaml = map[string]string{}
	add := func(path, line string) {
		paths = append(paths, path)
		key, _, _ := strings.Cut(line, ":")
		var b strings.Builder
		for have := range strings.Lines(base) {
			if !strings.HasPrefix(have, key+":") {
				b.WriteString(have)
			}
		}
		yaml[path] = b.String() + line + "\n"
	}
	for _, k := range table {
		for _, value := range valuesOf(k) {
			add(k.Name+value.path, k.Name+": "+value.yaml)
		}
	}
	return paths, yaml
}

type value struct{ path, yaml string }

// valuesOf returns the values of a key that have the name in one text each.
func valuesOf(k frontmatter.Key) (out []value) {
	text := `"Khen ` + secret + ` và Lê B"`
	switch k.Type {
	case frontmatter.Text:
		out = []value{{"", text}}
	case frontmatter.Texts:
		out = []value{{"", text}, {"[]", "[" + text + ", Lê B]"}}
	case frontmatter.URL:
		out = []value{{"", `"https://example.org/` + strings.ReplaceAll(secret, " ", "%20") + `"`}, {"/", "/" + viet.Slug(secret) + "/"}}
	case frontmatter.ByPeriod:
		out = []value{{"", "{2024: " + text + "}"}, {" key", "{2024 " + secret + ": Lê B}"}}
	case frontmatter.Recipients:
		for _, s := range []string{"cá nhân: [%]", "tập thể: [%]", "hộ gia đình: [{name: %}]", "cá nhân: [{name: Lê B, post: %}]", "doanh nghiệp: [{name: Lê B, unit: %}]", "cộng đồng: [%, Lê B]"} {
			out = append(out, value{" " + s, "{" + strings.ReplaceAll(s, "%", text) + "}"})
		}
	case frontmatter.Map, frontmatter.MapList, frontmatter.TextOrMap, frontmatter.TextOrMaps:
		for _, in := range k.Keys {
			others := ""
			for _, also := range k.Keys {
				if also.Required && also.Name != in.Name {
					others += ", " + also.Name + ": " + also.Example
				}
			}
			for _, v := range valuesOf(in) {
				yaml := "{" + in.Name + ": " + v.yaml + others + "}"
				if k.Type == frontmatter.MapList || k.Type == frontmatter.TextOrMaps {
					yaml = "[" + yaml + "]"
				}
				out = append(out, value{"." + in.Name + v.path, yaml})
			}
		}
		if k.Type == frontmatter.TextOrMap || k.Type == frontmatter.TextOrMaps {
			out = append(out, value{"", text})
		}
	}
	return out
}

// namedSite returns a site that shows much and redacts the name, with the given files.
func namedSite(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{
		"content/site.yaml": {Data: []byte(siteKeys)},
		"content/a.md":      {Data: []byte("---\n" + articleKeys + "---\n\nLời của bài.\n")},
		"content/gt.md":     {Data: []byte("---\ntitle: Giới thiệu\nkind: page\n---\n\nLời.\n")},
	}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

const (
	siteKeys    = "base_url: https://example.org/\nindex_individuals: true\nredact: [" + secret + "]\nshare: [facebook, email]\nadmin: a/b\n"
	articleKeys = "title: Hội nghị\ndate: 2024-01-19\nsummary: Sapo\nlocality: Hải Phòng\ncampaign: Phong trào Thử\nblock: Khối Thử\nevent: {kind: tổng kết}\nawards: [{award: Giải Thử, by: UBND thành phố, to: {cá nhân: [Lê B]}}]\n"
)

// hidesName reports whether a file has no form of the name: as written, without marks, as a slug, in JSON, in an address. Most files of
// two sites are the same, so it keeps the hashes of those that it has seen.
func hidesName(data []byte) bool {
	key := sha256.Sum256(data)
	if hides, ok := seen[key]; ok {
		return hides
	}
	text := string(data)
	hides := !strings.Contains(text, viet.Slug(secret)) && !strings.Contains(viet.Fold(text), viet.Fold(secret))
	for _, form := range []string{secret, strings.ToUpper(secret), `Nguy\u1ec5n Th\u1ecb`, "Nguy%E1%BB%85n%20Th%E1%BB%8B%20%E1%BA%A8n"} {
		hides = hides && !strings.Contains(text, form)
	}
	seen[key] = hides
	return hides
}

var seen = map[[sha256.Size]byte]bool{}

// publishedFiles builds a site with all it can write and returns its files from disk, compressed ones unpacked.
func publishedFiles(t *testing.T, s *build.Site) (files map[string][]byte) {
	t.Helper()
	dir := t.TempDir()
	if _, err := s.Publish(t.Context(), publish.Options{Dir: dir}); err != nil {
		t.Fatal(err)
	}
	files = map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := fs.ReadFile(os.DirFS(dir), name)
		if err == nil && path.Ext(name) == ".gz" {
			var r *gzip.Reader
			if r, err = gzip.NewReader(bytes.NewReader(data)); err == nil {
				data, err = io.ReadAll(r)
			}
		}
		files[name] = append([]byte(name+"\n"), data...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// checkNoName fails the test if the published files have the name and no problem says so at the file that has it.
// compressed says to look at the output folder too, with its compressed files. It returns whether the site has errors.
func checkNoName(t *testing.T, where, file string, fsys fstest.MapFS, compressed bool) (refused bool) {
	t.Helper()
	o := trial.Options(fsys)
	o.Precompress = compressed
	s := trial.Load(t, o)
	said := slices.ContainsFunc(s.Problems, func(p diag.Problem) bool {
		return p.Pos.File == file && slices.Contains([]diag.Code{diag.NameInAddress, diag.NameInFile}, p.Code)
	})
	if s.Blocked(false) || said {
		return s.Blocked(false)
	}
	files := map[string][]byte{}
	if compressed {
		files = publishedFiles(t, s)
	} else {
		for name, data := range trial.Render(t, s) {
			files[name] = append([]byte(name+"\n"), data...)
		}
	}
	for name, data := range files {
		if !hidesName(data) {
			i := strings.Index(viet.Fold(string(data)), viet.Fold(secret))
			t.Errorf("%s: the name is in %s, and no problem says so: %.80q", where, name, string(data)[max(0, min(i-40, len(data))):])
		}
	}
	return false
}

// TestNoKeyPublishesAName puts the name into each text of each table of keys, and looks for it in every published byte. A
// new key is covered by its row of the table.
func TestNoKeyPublishesAName(t *testing.T) {
	if testing.Short() {
		t.Skip("builds some 80 sites")
	}
	total, errors := 0, 0
	for _, c := range []struct {
		file, base, before, after string
		table                     []frontmatter.Key
		list                      bool
	}{
		{file: "content/a.md", base: articleKeys, before: "---\n", after: "---\n\nLời của bài.\n", table: frontmatter.Article},
		{file: "content/site.yaml", base: siteKeys, table: frontmatter.Site},
		{file: "content/localities.yaml", base: "name: Xã Thử\nparent: Hải Phòng\n", table: frontmatter.Localities, list: true},
		{file: "content/honours.yaml", base: "name: Giải Thử\nby: UBND thành phố\n", table: frontmatter.Honours, list: true},
		{file: "content/bodies.yaml", base: "name: Trường Thử\nlocality: Hải Phòng\n", table: frontmatter.Bodies, list: true},
		{file: "content/campaigns.yaml", base: "name: Phong trào Thử\n", table: frontmatter.Campaigns, list: true},
		{file: "content/blocks.yaml", base: "name: Khối Thử\n", table: frontmatter.Blocks, list: true},
	} {
		paths, yaml := leaves(c.table, c.base)
		if len(paths) < 5 {
			t.Fatalf("%s: only %d texts", c.file, len(paths))
		}
		for _, at := range paths {
			if c.file == "content/site.yaml" && strings.HasPrefix(at, "redact") {
				continue
			}
			if total++; hostile.Racing && total%5 > 0 {
				continue
			}
			text := yaml[at]
			if c.list {
				text = "- " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n  ") + "\n"
			}
			fsys := namedSite(map[string]string{c.file: c.before + text + c.after})
			if checkNoName(t, fmt.Sprintf("%s %s", c.file, at), c.file, fsys, false) {
				errors++
			}
		}
	}
	t.Logf("%d texts, %d of them refused", total, errors)
}

// TestNoFileHidesAName puts the name into bodies, slots, drawings, text files, themes and names of files.
func TestNoFileHidesAName(t *testing.T) {
	article := func(body string) string { return "---\n" + articleKeys + "---\n\n" + body + "\n" }
	for name, files := range map[string]map[string]string{
		"a body":               {"content/b.md": article("Bà " + secret + " và Nguyen Thi An Danh, Nguyễn[^1] Thị Ẩn Danh, Nguyễn&nbsp;Thị&#8203; Ẩn **Danh**.\n\n[^1]: " + secret + "\n\n# " + secret)},
		"a caption":            {"content/b.md": article("![" + secret + "](x.svg \"" + secret + "\")"), "content/x.svg": drawing("")},
		"a table":              {"content/b.md": article("| " + secret + " | b |\n|---|---|\n| " + secret + " | `" + secret + "` |")},
		"an address":           {"content/b.md": article("[a](https://example.com/" + viet.Slug(secret) + ")")},
		"an encoded address":   {"content/b.md": article("[a](https://example.com/Nguy%E1%BB%85n%20Th%E1%BB%8B%20%E1%BA%A8n%20Danh)")},
		"an article's name":    {"content/" + viet.Slug(secret) + ".md": article("Lời.")},
		"a folder's name":      {"content/" + secret + "/b.md": article("Lời.")},
		"a picture's name":     {"content/" + viet.Slug(secret) + ".svg": drawing("")},
		"a drawing's text":     {"content/x.svg": drawing("<text x=\"1\" y=\"1\">Nguyễn <tspan>Thị Ẩn</tspan> Danh</text>")},
		"a drawing's title":    {"content/x.svg": drawing("<title>" + secret + "</title>")},
		"a drawing's entities": {"content/x.svg": drawing("<title>Nguy&#7877;n Thị Ẩn Danh</title>")},
		"a list":               {"content/x.csv": "Họ tên,Đơn vị\n" + secret + ",Thôn Đông\n"},
		"a text":               {"content/x.txt": secret},
		"data":                 {"content/x.json": `{"a": "Nguy\u1ec5n Th\u1ecb \u1ea8n Danh"}`},
		"a slot":               {"content/site.yaml": siteKeys + "slots: {footer: x.html}\n", "content/x.html": "<p>Nguyễn <b>Thị</b> Ẩn&#32;Danh</p>"},
		"a theme's root":       {"content/site.yaml": siteKeys + "theme: rieng\n", "themes/rieng/theme.json": `{"parent": "bangvang"}`, "themes/rieng/root/humans.txt": secret},
		"a theme's words":      {"content/site.yaml": siteKeys + "theme: rieng\n", "themes/rieng/theme.json": `{"parent": "bangvang"}`, "themes/rieng/strings/vi.json": `{"home": "` + secret + `"}`},
	} {
		t.Run(name, func(t *testing.T) {
			for file := range files {
				if file != "content/site.yaml" && !strings.HasSuffix(file, "theme.json") && !(name == "a caption" && file == "content/x.svg") {
					checkNoName(t, name, file, namedSite(files), name == "a body")
				}
			}
		})
	}
}

func drawing(inside string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3H0z"/>` + inside + `</svg>`
}
