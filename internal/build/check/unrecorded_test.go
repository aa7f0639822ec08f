package check_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"bangvang/internal/build"
	"bangvang/internal/build/check"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

// TestOwnSiteStatesNothingElse reports any hint about the repository's own articles.
func TestOwnSiteStatesNothingElse(t *testing.T) {
	now, _, _ := viet.ParseDate("2026-01-01")
	s := trial.Load(t, build.Options{Root: os.DirFS("../../.."), Themes: themes.FS, Now: now, Loaded: &trial.Loaded})
	if len(s.Model.Articles) < 5 {
		t.Fatalf("%d articles only", len(s.Model.Articles))
	}
	reader := extract.New(s.Model.Catalogue)
	statements := 0
	for _, a := range s.Model.Articles {
		statements += len(reader.Read(s.Tree.File(a.Path).Text))
	}
	if statements < 15 {
		t.Errorf("only %d statements are read in them", statements)
	}
	for _, p := range check.Unrecorded(context.Background(), s.Tree, s.Model) {
		t.Errorf("%v", p)
	}
}

func TestStatedEndsWithItsContext(t *testing.T) {
	s := trial.LoadText(t, "-- content/a.md --\n---\ntitle: A\ndate: 2024-01-19\n---\n\nUBND tỉnh tặng Bằng khen cho 4 tập thể.\n")
	if got := check.Unrecorded(context.Background(), s.Tree, s.Model); len(got) != 1 {
		t.Fatalf("%d problems, want 1", len(got))
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got := check.Unrecorded(ctx, s.Tree, s.Model); len(got) > 0 {
		t.Errorf("a cancelled check says %v", got)
	}
}

// TestNothingOfProposals: an award that an import left as a comment with its sentence is not hinted at; another one of the
// sentence is not.
func TestNothingOfProposals(t *testing.T) {
	comment := "# awards:\n#   # chưa chắc; nguồn: tin.docx, đoạn 3: “UBND tỉnh tặng Bằng khen cho 4 tập thể”\n#   - award: %s\n#     to:\n#       tập thể: 4\n"
	for honour, want := range map[string]int{"Bằng khen": 0, "Giấy khen": 1} {
		s := trial.LoadText(t, "-- content/a.md --\n---\ntitle: A\ndate: 2024-01-19\n"+fmt.Sprintf(comment, honour)+"---\n\nUBND tỉnh tặng Bằng khen cho 4 tập thể.\n")
		if got := check.Unrecorded(context.Background(), s.Tree, s.Model); len(got) != want {
			t.Errorf("%s: %v", honour, got)
		}
	}
}

// TestNothingOfBrokenArticles: a row may be in the part of a front matter that cannot be read.
func TestNothingOfBrokenArticles(t *testing.T) {
	for _, row := range []string{"– award: Bằng khen\n    by: UBND tỉnh", "{award: Bằng khen, by: UBND tỉnh, to: {tập thể: bốn mươi phẩy}}"} {
		s := trial.LoadText(t, "-- content/a.md --\n---\ntitle: A\ndate: 2024-01-19\nawards:\n  "+row+"\n---\n\nUBND tỉnh tặng Bằng khen cho 4 tập thể.\n")
		if got := check.Unrecorded(context.Background(), s.Tree, s.Model); len(got) > 0 || len(s.Problems) == 0 {
			t.Errorf("%s: %v", row, got)
		}
	}
}

// TestStatementsWithoutEnd holds that the time for an article with thousands of statements is bounded, and that the
// first of them are still checked.
func TestStatementsWithoutEnd(t *testing.T) {
	var text strings.Builder
	text.WriteString("-- content/a.md --\n---\ntitle: A\ndate: 2024-01-19\n---\n\n")
	const all = 5000
	for i := range all {
		fmt.Fprintf(&text, "UBND tỉnh tặng Bằng khen cho %d tập thể.\n\n", i+1)
	}
	s := trial.LoadText(t, text.String())
	got := check.Unrecorded(context.Background(), s.Tree, s.Model)
	if n := len(got); n < 100 || n >= all || got[0].Pos.Line != 6 {
		t.Errorf("%d hints of %d statements", n, all)
	}
}

// BenchmarkStated measures reading and checking the text of every article.
func BenchmarkStated(b *testing.B) {
	const n = 1000
	s := trial.Load(b, build.Options{Root: corpus.Site(n), Themes: themes.FS, Now: trial.Now})
	for b.Loop() {
		check.Unrecorded(context.Background(), s.Tree, s.Model)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(s.Model.Articles)), "µs/article")
}
