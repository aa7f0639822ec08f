package theme_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"bangvang/internal/pages/view"
	"bangvang/internal/theme"
)

func page(t *testing.T, v any) string {
	t.Helper()
	data, err := theme.Render(nil, nil, v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestPlainFiles(t *testing.T) {
	if got := page(t, &view.Text{Data: []byte("User-agent: *\n")}); got != "User-agent: *\n" {
		t.Errorf("%q", got)
	}
	for _, v := range []any{&view.Sitemap{}, &view.SitemapIndex{}, &view.NewsSitemap{}, &view.Atom{}} {
		if got := page(t, v); !strings.HasPrefix(got, "<?xml") {
			t.Errorf("%T: %q", v, got)
		}
	}
	for _, v := range []any{&view.JSONFeed{}, &view.RollJSON{}} {
		if got := page(t, v); !json.Valid([]byte(got)) {
			t.Errorf("%T: %q", v, got)
		}
	}
	if got := page(t, &view.RollCSV{}); !strings.HasPrefix(got, "\ufeffMã khen thưởng,") {
		t.Errorf("%q", got)
	}
}

// TestPageOfNothing checks that a value without a format of its own gives an error, not an empty file.
func TestPageOfNothing(t *testing.T) {
	for _, v := range []any{nil, &view.Asset{Source: "content/x.png"}, "x", view.Text{}} {
		if data, err := theme.Render(nil, nil, v); err == nil || !bytes.Equal(data, nil) {
			t.Errorf("%T: %q %v", v, data, err)
		}
	}
}
