package build_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"bangvang/internal/diag"
	"bangvang/internal/pages/opendata"
	"bangvang/internal/testkit/trial"
)

// TestRecordIsComplete writes every fact that a ceremony may state into one article (testdata/record.txtar), and looks for it
// on the article's page, in the CSV and in the JSON, which is valid. A column of the list of facts is the text to find there.
func TestRecordIsComplete(t *testing.T) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "record.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	s := trial.Load(t, trial.ArchiveOptions(t, archive))
	if n := s.Problems.Count(diag.Error) + s.Problems.Count(diag.Warning); n > 0 {
		t.Errorf("%d problems:\n%s", n, said(t, s))
	}
	files := trial.Render(t, s)
	where := []struct{ name, text string }{
		{"the page", string(files["2024/01/bai/index.html"])}, {"the CSV", string(files["bang-vang.csv"])}, {"the JSON", string(files["bang-vang.json"])},
	}
	if list := opendata.Check("bang-vang.json", files["bang-vang.json"]); len(list) > 0 {
		t.Errorf("the data is not valid: %v", list)
	}
	facts := 0
	for line := range strings.Lines(string(archive.Files[0].Data)) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if len(cells) != 1+len(where) {
			t.Fatalf("%d cells in %q", len(cells), line)
		}
		facts++
		for i, w := range where {
			if want := cells[1+i]; want != "-" && !strings.Contains(w.text, want) {
				t.Errorf("%s: %s has no %s", cells[0], w.name, want)
			}
		}
	}
	if facts < 25 {
		t.Errorf("%d facts", facts)
	}
	if t.Failed() {
		t.Logf("%s\n%s", where[1].text, where[2].text)
	}
}
