package hostile

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/net/html"

	"bangvang/internal/build"
	"bangvang/internal/diag"
	"bangvang/internal/testkit/trial"
	"bangvang/themes"
)

// rendered returns the files of a site by path, with or without errors: serve shows both.
func rendered(t *testing.T, s *build.Site) map[string][]byte {
	t.Helper()
	list, err := s.Files(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range list {
		data, err := f.Append(nil)
		if err != nil && !strings.Contains(err.Error(), "not exist") {
			t.Errorf("%s: %v", f.Path, err)
		}
		if err == nil {
			out[f.Path] = data
		}
	}
	return out
}

// checkInert fails the test if any file of a site has active content.
func checkInert(t *testing.T, all map[string][]byte) {
	t.Helper()
	for name, data := range all {
		for _, what := range activeContent(name, data) {
			t.Errorf("%s holds %s", name, what)
		}
	}
}

func siteOf(settings string, files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{"content/site.yaml": {Data: []byte("base_url: " + origin + "/\nfiles: [\"**\"]\n" + settings)}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// TestAttacks builds one site of all attacks, in every built-in theme. Each attack is refused at its file, or published
// and shown as typed.
func TestAttacks(t *testing.T) {
	names, err := fs.Glob(themes.FS, "*/templates")
	if err != nil || len(names) < 2 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		t.Run(path.Dir(name), func(t *testing.T) { attacked(t, path.Dir(name)) })
	}
}

func attacked(t *testing.T, theme string) {
	all := attacks()
	if len(all) < 150 {
		t.Fatalf("only %d attacks", len(all))
	}
	files := map[string]string{"content/tan-cong/anh.png": pixel}
	for _, a := range all {
		if _, twice := files[a.path]; twice {
			t.Fatalf("two attacks at %s", a.path)
		}
		files[a.path] = a.text
	}
	s := trial.Load(t, trial.Options(siteOf("index_individuals: true\ntheme: "+theme+"\n", files)))
	said := map[string]diag.List{}
	for _, p := range s.Problems {
		said[p.Pos.File] = append(said[p.Pos.File], p)
	}
	built := rendered(t, s)
	checkInert(t, built)
	addresses := map[string]string{}
	for _, p := range s.Plan.Pages {
		addresses[p.Origin] = p.Path
	}
	for i, a := range all {
		list := said[a.path]
		switch page := built[addresses[a.path]]; {
		case a.code != "" && !slices.ContainsFunc(list, func(p diag.Problem) bool { return matches(a, p) }):
			t.Errorf("%d %s (%.200q): want %s, have %v", i, a.name, a.text, a.code, list)
		case a.code == "" && list.HasErrors():
			t.Errorf("%d %s (%.200q): %v", i, a.name, a.text, list)
		case a.code == "" && page == nil:
			t.Errorf("%d %s (%.200q) is neither refused nor published", i, a.name, a.text)
		case a.code == "" && strings.Contains(a.text, fmt.Sprintf("alert(%d)", i)) && !strings.Contains(textOf(page), fmt.Sprintf("alert(%d)", i)):
			t.Errorf("%d %s (%.200q) is not shown as typed", i, a.name, a.text)
		}
	}
	t.Logf("%d attacks, %d files", len(all), len(built))
	checkOutput(t, s)
}

// checkOutput fails the test if the output on the terminal is not plain text: no escape sequence, no hidden character.
func checkOutput(t *testing.T, s *build.Site) {
	t.Helper()
	for _, format := range diag.Formats {
		var out strings.Builder
		if err := (diag.Printer{Line: s.Line}).Write(&out, format, s.Problems); err != nil {
			t.Fatal(err)
		}
		if out.Len() < 10_000 {
			t.Errorf("%s says only %q", format, out.String())
		}
		for line := range strings.Lines(out.String()) {
			if i := strings.IndexFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool { return r != '\t' && unicode.In(r, unicode.Cc, unicode.Cf) }); i >= 0 {
				t.Errorf("%s says %q", format, line)
			}
		}
	}
}

// matches reports whether a problem is the one expected for an attack.
func matches(a attack, p diag.Problem) bool {
	if a.code == anyCode {
		return p.Severity() == diag.Error && p.Pos.Line > 0
	}
	return p.Code == a.code
}

// textOf returns all text of a page without its tags.
func textOf(page []byte) string {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return ""
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for _, a := range n.Attr {
			b.WriteString(a.Val)
		}
	}
	return b.String()
}

// TestTables attacks through the data files of editors: settings, localities, honours, campaigns, blocks, bodies, lists.
func TestTables(t *testing.T) {
	const article = top + "locality: Quận A\ncampaign: Người tốt\nblock: Khối A\nawards: [{award: Giải Thử Nghiệm, by: Sở A, to: {tập thể: {file: ds.csv}}}]\n---\n\na\n"
	plain := rendered(t, trial.Load(t, trial.Options(siteOf("", map[string]string{
		"content/a.md": article, "content/localities.yaml": "- {name: Quận A, parent: Hải Phòng}\n", "content/honours.yaml": "- {name: Giải Thử Nghiệm}\n",
		"content/ds.csv": "Tập thể\nHội A\n",
	}))))
	for i, p := range payloads {
		q := `"` + strings.ReplaceAll(strings.ReplaceAll(p, "§", fmt.Sprint(i)), `"`, `\"`) + `"`
		settings := strings.ReplaceAll("title: %\ndescription: %\norganisation: {name: %, responsible: %, address: %, phone: %, email: %}\nmenu: [{name: %, url: /a/}]\n", "%", q)
		s := trial.Load(t, trial.Options(siteOf(settings, map[string]string{
			"content/a.md":            article,
			"content/localities.yaml": strings.ReplaceAll("- {name: Quận A, parent: Hải Phòng, aliases: [%]}\n- {name: %, parent: Hải Phòng, kind: xã}\n", "%", q),
			"content/honours.yaml":    strings.ReplaceAll("- {name: Giải Thử Nghiệm, by: %, aliases: [\"tên "+q[1:]+"]}\n- {name: %}\n", "%", q),
			"content/campaigns.yaml":  strings.ReplaceAll("- {name: Người tốt, aliases: [%], launched_by: %, aims: %, members: [%], leaders: {2024: %}}\n", "%", q),
			"content/blocks.yaml":     strings.ReplaceAll("- {name: %, aliases: [Khối A], launched_by: %, aims: %, members: [%, Quận A], leaders: {2024: %}}\n", "%", q),
			"content/bodies.yaml":     strings.ReplaceAll("- {name: Hội A, locality: Quận A, aliases: [%], merged_into: {name: %}}\n- {name: Sở A, locality: Quận A, former: [{name: \"cũ "+q[1:]+", until: 2020-01-01}]}\n", "%", q),
			"content/ds.csv":          "Tập thể,Danh xưng,Chức vụ,Đơn vị,Ghi chú\n" + strings.ReplaceAll("Hội A,%,%,%,%\n%,%,%,%,%\n", "%", `"`+strings.ReplaceAll(strings.ReplaceAll(p, "§", fmt.Sprint(i)), `"`, `""`)+`"`),
		})))
		if s.Blocked(false) {
			t.Fatalf("%s: %v", p, s.Problems)
		}
		built := rendered(t, s)
		checkInert(t, built)
		for _, name := range []string{"_headers", "_redirects", "robots.txt"} {
			if !bytes.Equal(built[name], plain[name]) {
				t.Errorf("%s: %s has changed: %s", p, name, built[name])
			}
		}
	}
}

// TestSettings checks that settings can name only files in the site's own folder, and only valid addresses.
func TestSettings(t *testing.T) {
	for settings, code := range map[string]diag.Code{
		"logo: ../../etc/passwd":                        "",
		"logo: /etc/passwd":                             "",
		"slots: {head: ../../../etc/passwd}":            diag.Unreadable,
		"slots: {head: /etc/passwd}":                    diag.Unreadable,
		"theme: ../../x":                                diag.UnknownTheme,
		"theme: /etc":                                   diag.UnknownTheme,
		"theme: ..":                                     diag.UnknownTheme,
		"menu: [{name: a, url: 'javascript:alert(1)'}]": diag.BadURL,
		"menu: [{name: a, url: '//evil.example'}]":      diag.BadURL,
		"menu: [{name: a, url: \"/a\\n/b\"}]":           diag.BadURL,
		"menu: [{name: a, url: 'data:text/html,x'}]":    diag.BadURL,
		"language: '<script>'":                          diag.BadValue,
		"per_page: 1000000000":                          diag.BadValue,
		"feeds: {items: 999999}":                        diag.BadValue,
		"share: ['javascript:x']":                       diag.BadValue,
	} {
		s := trial.Load(t, trial.Options(siteOf(settings+"\n", map[string]string{"content/a.md": top + "---\n\na\n"})))
		if code == "" {
			checkInert(t, rendered(t, s))
		} else if !slices.ContainsFunc(s.Problems, func(p diag.Problem) bool { return p.Code == code && p.Pos.File == "content/site.yaml" }) {
			t.Errorf("%s: want %s, have %v", settings, code, s.Problems)
		}
	}
}

// pixel is a PNG of one pixel.
const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89" +
	"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x03\x00\x08\xfc\x02\xfe\xa7\x9a\xa0\xa0\x00\x00\x00\x00IEND\xaeB`\x82"
