package scaffold_test

import (
	"flag"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/editor/scaffold"
)

var update = flag.Bool("update", false, "write the files of a new theme into the tutorials")

// TestThemeTutorial compares the files in the tutorials with those that are written; with -update it rewrites them.
func TestThemeTutorial(t *testing.T) {
	for _, name := range []string{"../../../docs/theme-tutorial.md", "../../../docs/theme-tutorial.vi.md"} {
		have, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want := string(have)
		for _, f := range scaffold.ThemeFiles(scaffold.ThemeName("Trần Phú")) {
			start := "`" + f.Path + "`:\n\n```" + strings.TrimPrefix(path.Ext(f.Path), ".") + "\n"
			block := regexp.MustCompile("(?s)" + regexp.QuoteMeta(start) + ".*?```\n")
			if len(block.FindAllString(want, -1)) != 1 {
				t.Fatalf("%s does not show %s", name, f.Path)
			}
			want = block.ReplaceAllLiteralString(want, start+string(f.Data)+"```\n")
		}
		if *update {
			if err := os.WriteFile(name, []byte(want), 0o666); err != nil {
				t.Fatal(err)
			}
		} else if diff := cmp.Diff(want, string(have)); diff != "" {
			t.Errorf("%s has other files than bangvang theme new; run go test with -update\n%s", name, diff)
		}
	}
}
