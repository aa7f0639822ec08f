package source_test

import (
	"context"
	"fmt"
	"testing"
	"testing/fstest"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

func TestIsLitter(t *testing.T) {
	for _, name := range []string{
		"Thumbs.db", "desktop.ini", "~$Tin.docx", "x~", "x.bak", "x.ORIG", "x.rej", "#x#", "4913", "a.tmp", "a.swp", "a.part", "a.crdownload",
		"Icon\r", "__MACOSX", "ehthumbs.db", "@eaDir", "anh (Lan's conflicted copy 2024-01-19).png", "ds.sync-conflict-20240119-101010-ABCDEFG.xlsx",
	} {
		if !source.IsLitter(name) {
			t.Errorf("%q is no litter", name)
		}
	}
	for _, name := range []string{"a.md", "a (conflicted copy).md", "temp.md", "part.pdf", "bak", "a#.md", "Ảnh ~ 1.jpg", "49130", "tmp.jpg", ""} {
		if source.IsLitter(name) {
			t.Errorf("%q is litter", name)
		}
	}
}

// TestUpdateSaysWhatIsLeftOut: an update gives the hints of a first reading.
func TestUpdateSaysWhatIsLeftOut(t *testing.T) {
	article := &fstest.MapFile{Data: []byte("---\ntitle: A\n---\n")}
	fsys := fstest.MapFS{"content/a.md": article}
	tree, _, err := source.Load(context.Background(), fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"content/_posts/2024/b.md", "content/_posts/c.markdown", "content/_index.md", "content/x.md~", "content/b.md.txt", "content/c.MD"} {
		fsys[name] = article
		var got, want any
		if tree, got, err = first(tree.Update(context.Background(), []string{name})); err != nil {
			t.Fatal(err)
		}
		if _, want, err = first(source.Load(context.Background(), fsys, nil)); err != nil || got != want {
			t.Errorf("after %s: %v, want %v %v", name, got, want, err)
		}
	}
	if len(tree.Files) != 2 {
		t.Errorf("%d articles, want a.md and c.MD", len(tree.Files))
	}
}

func first(tree *source.Tree, problems diag.List, err error) (*source.Tree, any, error) {
	return tree, fmt.Sprint(problems.Sorted()), err
}
