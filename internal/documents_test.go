package internal

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestDocumentsAreMerged fails for each line of our own pages (README, CHANGELOG, CONTRIBUTING, docs/, docs/decisions/) that git
// left of a conflict. bangvang names such a line in its users' articles, and these pages were published with some.
func TestDocumentsAreMerged(t *testing.T) {
	var pages []string
	for _, pattern := range []string{"../*.md", "../docs/*.md", "../docs/decisions/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, found...)
	}
	if len(pages) < 20 {
		t.Fatalf("only %d pages", len(pages))
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range bytes.Split(text, []byte("\n")) {
			for _, mark := range []string{"<<<<<<< ", "||||||| ", ">>>>>>> "} {
				if bytes.HasPrefix(line, []byte(mark)) {
					t.Errorf("%s:%d: %s", page, i+1, line)
				}
			}
		}
	}
}
