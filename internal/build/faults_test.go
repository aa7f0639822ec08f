package build_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"bangvang/internal/build"
	"bangvang/internal/build/check"
	"bangvang/internal/diag"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/trial"
)

var (
	update = flag.Bool("update", false, "write what tests see into their golden files")
	full   = flag.Bool("full", false, "measure growth and build large sites at full sizes, which takes minutes")
)

// unfixed lists the codes that no site in memory can trigger; disk_test.go has a test of each, and package opendata of those
// of data.
var unfixed = []diag.Code{
	diag.ForeignFile, diag.DamagedManifest, diag.EmptySite, diag.BadJSON, diag.BadField, diag.MissingField, diag.UnknownField, diag.DataConflict,
	diag.NoLicense, // of bangvang check alone
}

// TestFaults checks small sites with one fault each, at least one site for each code, and compares the report for the
// editor. A file is named after its code; a suffix after _ distinguishes several files of one code, for example
// active-svg_unshown. A line “also CODE …” of its comment names unavoidable further codes.
func TestFaults(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "faults", "*"))
	if err != nil {
		t.Fatal(err)
	}
	shown := slices.Clone(unfixed)
	for _, name := range files {
		base := strings.TrimSuffix(filepath.Base(name), ".txtar")
		short, _, _ := strings.Cut(base, "_")
		shown = append(shown, diag.Code(short))
		t.Run(base, func(t *testing.T) { fault(t, diag.Code(short), name) })
	}
	for _, code := range diag.AllCodes() {
		if !slices.Contains(shown, code) {
			t.Errorf("no site in testdata/faults shows %s", code)
		}
	}
}

func fault(t *testing.T, code diag.Code, name string) {
	if _, ok := diag.Codes[code]; !ok {
		t.Fatalf("there is no code %s", code)
	}
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	s := trial.Load(t, trial.ArchiveOptions(t, archive))
	s.Problems = append(s.Problems, check.Unrecorded(context.Background(), s.Tree, s.Model)...).Sorted()
	if !s.Blocked(false) {
		if _, err := s.Publish(context.Background(), publish.Options{Dir: t.TempDir()}); err != nil {
			t.Fatal(err)
		}
	}
	holdFault(t, append(also(archive), code), s)
	compare(t, name, archive, "want", said(t, s))
}

// also returns the codes that an archive's comment names.
func also(archive *txtar.Archive) []diag.Code {
	var codes []diag.Code
	for line := range strings.Lines(string(archive.Comment)) {
		if rest, ok := strings.CutPrefix(line, "also "); ok {
			for code := range strings.FieldsSeq(rest) {
				codes = append(codes, diag.Code(code))
			}
		}
	}
	return codes
}

// said returns the report of a site's problems for the editor.
func said(t *testing.T, s *build.Site) string {
	t.Helper()
	var b strings.Builder
	if err := (diag.Printer{Lang: s.Settings.Language, Line: s.Line}).Human(&b, s.Problems); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// holdFault checks that the site has the expected codes and no other, at positions that exist, with all arguments of
// their texts.
func holdFault(t *testing.T, codes []diag.Code, s *build.Site) {
	t.Helper()
	for _, code := range codes {
		if !slices.ContainsFunc(s.Problems, func(p diag.Problem) bool { return p.Code == code }) {
			t.Errorf("the site does not show %s", code)
		}
	}
	for _, p := range s.Problems {
		if !slices.Contains(codes, p.Code) {
			t.Errorf("the site has another problem: %v", p)
		}
		if f := s.Tree.File(p.Pos.File); f != nil && p.Pos.Line > 0 {
			if end := utf8.RuneCountInString(f.Line(p.Pos.Line)) + 1; p.Pos.Col < 1 || p.Pos.Col > end {
				t.Errorf("%v is beyond the end of its line, %d", p.Pos, end)
			}
		}
		for _, lang := range []string{"vi", "en"} {
			words := (diag.Printer{Lang: lang}).Message(p)
			if strings.Contains(words, "…") && !strings.Contains(strings.Join(p.Args, ""), "…") {
				t.Errorf("an argument is missing: %s", words)
			}
		}
	}
}

// compare compares a section of an archive with the result of a test; with -update it writes the section.
func compare(t *testing.T, name string, archive *txtar.Archive, section, got string) {
	t.Helper()
	i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == section })
	if i < 0 {
		i = len(archive.Files)
		archive.Files = append(archive.Files, txtar.File{Name: section})
	}
	if !*update {
		if diff := cmp.Diff(string(archive.Files[i].Data), got); diff != "" {
			t.Errorf("%s, %s (-want +got):\n%s", name, section, diff)
		}
		return
	}
	archive.Files[i].Data = []byte(got)
	if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}
