//go:build linux || darwin

package build_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestRunSeesEveryAsset checks an asset that is replaced by another of the same size and modification time.
func TestRunSeesEveryAsset(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="5" height="5" fill="#`
	root, dir := t.TempDir(), t.TempDir()
	at := time.Date(2024, 1, 19, 0, 0, 0, 0, time.UTC)
	name := func(file string) string { return filepath.Join(root, "content", file) }
	put := func(file, text string) {
		if err := errors.Join(os.WriteFile(name(file), []byte(text), 0o666), os.Chtimes(name(file), at, at)); err != nil {
			t.Fatal(err)
		}
	}
	swap := func(one, other string) {
		err := errors.Join(os.Rename(name(one), name("~")), os.Rename(name(other), name(one)), os.Rename(name("~"), name(other)))
		if err != nil {
			t.Fatal(err)
		}
	}
	same := func(after string) {
		t.Helper()
		ran(t, os.DirFS(root), dir, "p")
		for _, file := range []string{"mot.svg", "hai.svg", "mot.pdf", "hai.pdf"} {
			want, err1 := os.ReadFile(name(file))
			got, err2 := os.ReadFile(filepath.Join(dir, "public", file))
			if err := errors.Join(err1, err2); err != nil || string(got) != string(want) {
				t.Errorf("%s: %s is %q, want %q, %v", after, file, got, want, err)
			}
		}
	}
	if err := os.Mkdir(filepath.Join(root, "content"), 0o777); err != nil {
		t.Fatal(err)
	}
	put("site.yaml", "base_url: https://example.org/\nfiles: [\"**\"]\n")
	put("bai.md", string(article.Data)+"\n![Một](mot.svg)\n\n[Một](mot.pdf)\n")
	for file, text := range map[string]string{
		"mot.svg": svg + `111"/></svg>`, "hai.svg": svg + `222"/></svg>`, "mot.pdf": "%PDF-1.4 mot", "hai.pdf": "%PDF-1.4 hai",
	} {
		put(file, text)
	}
	same("at first")
	swap("mot.svg", "hai.svg")
	same("two pictures have changed places")
	swap("mot.pdf", "hai.pdf")
	same("two files have changed places")
	put("mot.svg", svg+`333"/></svg>`)
	same("a picture is drawn anew")
	put("mot.pdf", "%PDF-1.4 ba!")
	same("a file is written anew")
}
