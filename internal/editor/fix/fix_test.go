package fix_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/fix"
)

// A rule is a check of one word: wherever a file has it, there is a problem, which the fix replaces by another word.
type rule struct {
	code     diag.Code
	old, new string // no fix if new is "-"
}

// checker returns a check of the site by some rules. It counts its rounds.
func checker(rounds *int, rules ...rule) fix.CheckFunc {
	return func(ctx context.Context, root fs.FS) (*source.Tree, diag.List, error) {
		*rounds++
		tree, list, err := source.Load(ctx, root, nil)
		if err != nil {
			return nil, nil, err
		}
		for _, f := range tree.Files {
			for _, r := range rules {
				for from := 0; ; {
					at := strings.Index(f.Text[from:], r.old)
					if at < 0 {
						break
					}
					at += from
					from = at + len(r.old)
					p := list.Add(r.code, f.Pos(at), r.old)
					if r.new != "-" {
						p.FixBy(diag.Edit{Start: at, End: from, Text: r.new})
					}
				}
			}
		}
		return tree, list.Sorted(), nil
	}
}

// TestRun applies fixes of some rules to one file, whose text is compared.
func TestRun(t *testing.T) {
	for name, c := range map[string]struct {
		before string
		rules  []rule
		want   string
	}{
		"one":                          {"titel: x", []rule{{diag.UnknownKey, "titel", "title"}}, "title: x"},
		"two in one round":             {"titel: tiel", []rule{{diag.UnknownKey, "titel", "title"}, {diag.UnknownKey, "tiel", "title"}}, "title: title"},
		"one that shows another":       {"a b", []rule{{diag.UnknownKey, "a b", "c d"}, {diag.UnknownKey, "c d", "e f"}}, "e f"},
		"overlapping ones":             {"aab", []rule{{diag.UnknownKey, "aa", "x"}, {diag.BadValue, "ab", "y"}}, "xb"},
		"CRLF stays":                   {"\ufeffa\r\ntitel\r\n", []rule{{diag.UnknownKey, "titel", "title"}}, "\ufeffa\r\ntitle\r\n"},
		"one that makes an error":      {"a b", []rule{{diag.RawHTML, "a", "c"}, {diag.BadDate, "c", "-"}, {diag.RawHTML, "b", "d"}}, "a d"},
		"one that makes a YAML error":  {"a", []rule{{diag.BadDate, "a", "c"}, {diag.YAMLColon, "c", "-"}}, "a"},
		"one that uncovers an error":   {"a", []rule{{diag.YAMLColon, "a", "c"}, {diag.BadDate, "c", "-"}}, "c"},
		"a key that belongs elsewhere": {"a b", []rule{{diag.YAMLIndent, "a", "c"}, {diag.UnknownKey, "c", "-"}, {diag.RawHTML, "b", "d"}}, "a d"},
		"one that makes a warning":     {"a", []rule{{diag.RawHTML, "a", "c"}, {diag.LongTitle, "c", "-"}}, "c"},
		"one without effect":           {"a b", []rule{{diag.RawHTML, "a", "aa"}, {diag.RawHTML, "b", "d"}}, "a d"},
		"one that changes nothing":     {"a b", []rule{{diag.RawHTML, "a", "a"}, {diag.RawHTML, "b", "d"}}, "a d"},
		"two that undo each other end": {"a", []rule{{diag.RawHTML, "a", "b"}, {diag.RawHTML, "b", "a"}}, "a"},
	} {
		rounds := 0
		site := fstest.MapFS{"content/x.md": {Data: []byte(c.before)}}
		result, err := fix.Run(t.Context(), site, checker(&rounds, c.rules...), nil)
		if err != nil {
			t.Fatal(name, err)
		}
		got := c.before
		if len(result.Files) > 0 {
			got = string(result.Files[0].After)
		}
		if got != c.want || rounds > 101 {
			t.Errorf("%s: %q after %d rounds, want %q", name, got, rounds, c.want)
		}
	}
}

// TestRunOfManyFiles: an error that a fix makes in another file takes this fix back and no other.
func TestRunOfManyFiles(t *testing.T) {
	site := fstest.MapFS{
		"content/a.md":  {Data: []byte("old\n")},
		"content/b.md":  {Data: []byte("fatal\n")},
		"content/c.md":  {Data: []byte("innocent\n")},
		"themes/old.md": {Data: []byte("old\n")},
	}
	rounds := 0
	words := checker(&rounds, rule{diag.RawHTML, "old", "new"}, rule{diag.RawHTML, "fatal", "harmless"})
	check := func(ctx context.Context, root fs.FS) (*source.Tree, diag.List, error) {
		tree, list, err := words(ctx, root)
		if data, _ := fs.ReadFile(root, "content/b.md"); string(data) != "fatal\n" {
			list.Add(diag.AddressCollision, diag.Pos{File: "content/c.md"}, "/c/", "b")
		}
		return tree, list.Sorted(), err
	}
	result, err := fix.Run(t.Context(), site, check, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Files) != 1 || result.Files[0].Path != "content/a.md" || string(result.Files[0].After) != "new\n" {
		t.Errorf("changed: %+v", result.Files)
	}
	if len(result.Left) != 1 || result.Left[0].Args[0] != "fatal" {
		t.Errorf("left: %v", result.Left)
	}
	none, err := fix.Run(t.Context(), site, check, func(p diag.Problem) bool { return p.Pos.File == "content/c.md" })
	if err != nil || len(none.Files) != 0 {
		t.Errorf("no fix is wanted: %v, %v", none, err)
	}
}

// TestRunLeavesLinks: a link, and a folder behind a link, is left as it is.
func TestRunLeavesLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links needs a privilege there")
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"site/content/a.md": "old", "site/real.md": "old", "site/more/x.md": "old"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"link.md": "../real.md", "folder": "../more"} {
		if err := os.Symlink(to, filepath.Join(dir, "site/content", name)); err != nil {
			t.Fatal(err)
		}
	}
	rounds := 0
	result, err := fix.Run(t.Context(), os.DirFS(filepath.Join(dir, "site")), checker(&rounds, rule{diag.RawHTML, "old", "new"}), nil)
	if err != nil {
		t.Fatal(err)
	}
	var changed []string
	for _, f := range result.Files {
		changed = append(changed, f.Path)
	}
	if diff := cmp.Diff([]string{"content/a.md"}, changed); diff != "" {
		t.Error(diff)
	}
}

// A file whose text is changed keeps its line ends, its byte order mark and the form of letters elsewhere.
func TestRewrite(t *testing.T) {
	for _, test := range []struct{ raw, was, is, want string }{
		{"\ufeffa: 1\r\nb: 2\r\nc: 3\r\n", "b: 2\n", "b: 4\nd: 5\n", "\ufeffa: 1\r\nb: 4\r\nd: 5\r\nc: 3\r\n"},
		{"a: o\u0302\nb: 2\n", "b: 2", "b: 3", "a: o\u0302\nb: 3\n"},
		{"a: 1\nb: 2", "b: 2", "b: 22", "a: 1\nb: 22"},
		{"a: 1\n", "a: 1", "a: 1", "a: 1\n"},
		{"", "", "a: 1\n", "a: 1\n"},
		{"aa\naa\n", "aa\naa\n", "aa\naa\naa\n", "aa\naa\naa\n"},
	} {
		f, _ := source.NewFile("x.md", []byte(test.raw))
		if got := string(fix.Rewrite([]byte(test.raw), strings.Replace(f.Text, test.was, test.is, 1))); got != test.want {
			t.Errorf("%q becomes %q, want %q", test.raw, got, test.want)
		}
	}
}
