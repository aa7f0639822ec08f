package source_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// TestNestedFolders reads an article below 30 folders, which may be, and one below 2,000: opening it took longer with
// each folder. The first folder that is too deep is reported, and none below it is opened.
func TestNestedFolders(t *testing.T) {
	deep := "content/" + strings.Repeat("a/", 29) + "a.md"
	deeper := "content/" + strings.Repeat("b/", 2000) + "a.md"
	tree, problems, err := source.Load(context.Background(), fstest.MapFS{deep: {Data: []byte("a\n")}, deeper: {Data: []byte("a\n")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(tree.Files) != 1 || tree.Files[0].Path != deep {
		t.Errorf("read %d files", len(tree.Files))
	}
	want := diag.Pos{File: "content/" + strings.Repeat("b/", 30) + "b"}
	if len(problems) != 1 || problems[0].Code != diag.OverBudget || problems[0].Pos != want {
		t.Error(problems)
	}
}

// TestLoadIsCancelled ends the context before the walk.
func TestLoadIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := source.Load(ctx, fstest.MapFS{"content/a.md": {Data: []byte("a\n")}}, nil); err == nil {
		t.Error("read a site for a build that was cancelled")
	}
}
