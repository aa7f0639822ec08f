package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// words bounds how often words stand in 10,000 words of comments. A reader who knows Go and static site generators has to
// understand each comment at first sight, and these words showed where she did not.
var words = []struct {
	name       string
	pattern    *regexp.Regexp
	least, max float64
}{
	{"what", regexp.MustCompile(`(?i)\bwhat\b`), 0, 20},
	{"tell", regexp.MustCompile(`(?i)\b(told|tells?)\b`), 0, 5},
	{"stand", regexp.MustCompile(`(?i)\b(stands?|stood)\b`), 0, 2},
	{"lie", regexp.MustCompile(`(?i)\b(lies|lay|laid)\b`), 0, 1},
	{"for example", regexp.MustCompile(`(?i)\b(for example|e\.g\.)`), 5, 1000},
}

// TestCommentsArePlain counts the words of all comments in Go files, tests too.
func TestCommentsArePlain(t *testing.T) {
	total, counts := 0, make([]int, len(words))
	for _, root := range []string{".", "../cmd", "../themes"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") {
				return err
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			if err != nil {
				return err
			}
			for _, group := range parsed.Comments {
				comment := group.Text()
				total += len(strings.Fields(comment))
				for i, w := range words {
					counts[i] += len(w.pattern.FindAllString(comment, -1))
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, w := range words {
		if rate := float64(counts[i]) * 10_000 / float64(total); rate < w.least || rate > w.max {
			t.Errorf("%q: %.1f in 10,000 of %d words, want %g to %g", w.name, rate, total, w.least, w.max)
		}
	}
}
