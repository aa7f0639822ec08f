package internal

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// mediaType matches a media type in a string literal of Go, not the path of a package.
var mediaType = regexp.MustCompile(`["\x60](?:[^"\x60]*type=")?(image|text|audio|video|font|application)/[a-z0-9.+-]+`)

// otherTypes are the files besides content/filetype that name media types, with their reasons.
var otherTypes = map[string]string{
	"content/picture/doc.go":        "the names of the five formats that the package decodes",
	"editor/cms/cms.go":             "the type of a link that Decap CMS asks for; no file is sent under it",
	"pages/feed/atom.go":            "types of links within a feed, fixed by RFC 4287",
	"editor/importer/web/decode.go": "parts of an .mht file and scripts, by the types that browsers write",
	"pages/hosting/policy.go":       "the one kind whose policy differs",
	"pages/hosting/rules.go":        "feeds share endings with other kinds, so their views decide",
	"pages/jsonld/records.go":       "types of the downloads of a data set",
	"serve/content_types.go":        "the two feeds, by their names",
	"serve/handler.go":              "asks whether a page is HTML",
	"serve/stream.go":               "a stream of events, no file",
	"theme/metadata.go":             "types of elements within a page",
	"theme/templates.go":            "the minifier's name of its mode",
}

// TestOneTableOfKinds: only content/filetype maps names of files to media types. A second table has another opinion
// sooner or later: serve once sent what it did not know as the browser liked.
func TestOneTableOfKinds(t *testing.T) {
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		name = filepath.ToSlash(name)
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") ||
			strings.HasPrefix(name, "content/filetype/") || strings.HasPrefix(name, "testkit/") {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(string(text), "\n") {
			code, _, _ := strings.Cut(line, " // ")
			found := mediaType.FindString(code)
			if found == "" || strings.HasPrefix(strings.TrimSpace(line), "//") || isImport(code) {
				continue
			}
			if otherTypes[name] == "" {
				t.Errorf("%s:%d names the media type %s: take it from content/filetype, or give the reason here", name, i+1, found)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// isImport reports whether a line of Go imports a package, for example image/png.
func isImport(line string) bool {
	f := strings.Fields(line)
	last := len(f) - 1
	return last >= 0 && last <= 1 && strings.HasPrefix(f[last], `"`) && strings.HasSuffix(f[last], `"`) && (last == 0 || f[0] == "_")
}
