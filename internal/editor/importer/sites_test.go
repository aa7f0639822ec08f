package importer_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bangvang/internal/editor/complete"
	"bangvang/internal/editor/importer"
	"bangvang/internal/text/viet"
)

// The folder of another generator is read as a whole, wherever it is; what is beside it is read as usual.
func TestSites(t *testing.T) {
	known := complete.LoadNames(fstest.MapFS{}, fstest.MapFS{})
	fsys := fstest.MapFS{
		"cu/hugo.toml":             {Data: []byte("baseURL = 'https://a.vn/'\n")},
		"cu/content/tin/bai.md":    {Data: []byte("---\ntitle: Bài một\ndate: 2025-01-02\n---\n![a](/a.png)\n")},
		"cu/content/gioi-thieu.md": {Data: []byte("---\ntitle: Giới thiệu\n---\nPhường.\n")},
		"cu/static/a.png":          {Data: []byte("\x89PNG\r\n\x1a\n")},
		"cu/README.md":             {Data: []byte("# Cách dựng\n")},
		"rieng/2025-01-03-le.md":   {Data: []byte("---\ntitle: Bài lẻ\n---\nChữ.\n")},
	}
	r, err := importer.Import(context.Background(), []importer.Source{{Name: "sao-luu", FS: fsys, Path: "."}}, importer.Options{Known: known, Today: time.Date(2026, 1, 1, 0, 0, 0, 0, viet.Zone)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range r.Articles {
		got = append(got, a.Path+" "+strings.Join(a.Draft.Aliases, ","))
	}
	want := "content/2025/01/bai/index.md /tin/bai/\ncontent/2025/01/le/index.md /2025/01/03/le.html\ncontent/gioi-thieu.md "
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s\n%v", s, want, r.Remarks)
	}
}
