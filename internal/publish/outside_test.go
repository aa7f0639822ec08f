package publish_test

import (
	"os"
	"path/filepath"
	"testing"

	"bangvang/internal/publish"
)

func TestCheck(t *testing.T) {
	root := t.TempDir()
	content := filepath.Join(root, "content")
	if err := os.MkdirAll(filepath.Join(content, "2024"), 0o777); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(root, "link")
	if err := os.Symlink(content, link); err != nil {
		t.Skip(err)
	}
	for dir, fine := range map[string]bool{
		"": true, "public": true, "content-2": true, "x/content": true, "content/../public": true,
		"content": false, "content/": false, "content/x/y": false, "content/2024": false, "link": false, "link/x/y": false, "x/../content/x": false,
	} {
		err := publish.CheckOutside(filepath.Join(root, filepath.FromSlash(dir)), filepath.Join(root, "themes"), content)
		if (err == nil) != fine {
			t.Errorf("%s: %v", dir, err)
		}
	}
}
