package theme

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bangvang/themes"
)

// TestEject checks that a piece that was copied and not changed leaves every page as it was.
func TestEject(t *testing.T) {
	for _, name := range []string{defaultTheme, "cong-thong-tin", "truong"} {
		site := fstest.MapFS{"truong/theme.json": {Data: []byte("{}")}}
		o := Options{Site: site, Embedded: themes.FS, Name: name, Lang: "vi", Base: "/"}
		before, problems := Load(o)
		if before == nil {
			t.Fatal(problems)
		}
		names := PieceNames(o)
		for _, want := range []string{"article", "article-title", "main.css", "favicon.ico", "footer"} {
			if !slices.Contains(names, want) {
				t.Errorf("%s: there is no piece %s", name, want)
			}
		}
		for _, one := range names {
			piece, err := Eject(o, one)
			if err != nil || len(piece.Data) == 0 {
				t.Errorf("%s: %v", one, err)
				continue
			}
			if strings.Contains(piece.Path, "/templates/") {
				site[strings.TrimPrefix(piece.Path, "themes/")] = &fstest.MapFile{Data: piece.Data}
			}
		}
		after, problems := Load(o)
		if after == nil || len(problems) > 0 {
			t.Fatal(name, problems)
		}
		for _, s := range samples() {
			var was, is bytes.Buffer
			if err := before.execute(&was, s.page, s.tmpl); err != nil {
				t.Fatal(err)
			}
			if err := after.execute(&is, s.page, s.tmpl); err != nil {
				t.Fatal(err)
			}
			if was.String() != is.String() {
				t.Errorf("%s: the page %s changed", name, s.name)
			}
		}
	}
}
