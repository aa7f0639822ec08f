package source_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"bangvang/internal/content/source"
)

// A file system with other and further files is one by the rules of fs.FS, and a site that is read from it has them.
func TestOverlay(t *testing.T) {
	disk := fstest.MapFS{"content/a.md": {Data: []byte("a")}, "content/b.md": {Data: []byte("b")}, "site.txt": {Data: []byte("x")}}
	over := source.Overlay(disk, map[string][]byte{
		"content/a.md": []byte("other"), "content/2025/11/moi/index.md": []byte("new"), "content/2025/11/moi/anh.jpg": []byte("picture"),
	})
	names := []string{"content/a.md", "content/b.md", "site.txt", "content/2025/11/moi/index.md", "content/2025/11/moi/anh.jpg"}
	if err := fstest.TestFS(over, names...); err != nil {
		t.Error(err)
	}
	for name, want := range map[string]string{"content/a.md": "other", "content/b.md": "b", "content/2025/11/moi/index.md": "new"} {
		if data, err := fs.ReadFile(source.WithoutLinks(over), name); err != nil || string(data) != want {
			t.Errorf("%s is %q, %v", name, data, err)
		}
	}
	if _, err := fs.Stat(over, "content/2025/12"); err == nil {
		t.Error("there is a folder that nobody made")
	}
	tree, problems, err := source.Load(t.Context(), over, nil)
	if err != nil || len(problems) > 0 || tree.File("content/2025/11/moi/index.md") == nil || len(tree.Assets) != 1 {
		t.Errorf("the tree is %+v, %v, %v", tree, problems, err)
	}
}
