package build_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"bangvang/internal/build"
	"bangvang/internal/build/check"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/fix"
	"bangvang/internal/testkit/trial"
)

// TestFixes applies the fixes of each site in testdata/faults, and compares the changed lines. Each code of diag.Fixable
// has a site whose fixes remove a problem of that code, and no other code has a fix.
func TestFixes(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "faults", "*"))
	if err != nil {
		t.Fatal(err)
	}
	var fixed []diag.Code
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			fixed = append(fixed, applyFixes(t, name)...)
		})
	}
	for code := range diag.Fixable {
		if !slices.Contains(fixed, code) {
			t.Errorf("no site in testdata/faults has a fix of %s", code)
		}
	}
}

// applyFixes applies the fixes of the site in an archive, and returns the codes of the problems that are fixed.
func applyFixes(t *testing.T, name string) []diag.Code {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	o := trial.ArchiveOptions(t, archive)
	result, err := fix.Run(t.Context(), o.Root, checkOf(o, t), nil)
	if err != nil {
		t.Fatal(err)
	}
	var codes []diag.Code
	var changed strings.Builder
	for _, f := range result.Files {
		for _, p := range f.Applied {
			codes = append(codes, p.Code)
		}
		changed.WriteString(diag.EscapeLines(string(diff.Diff(f.Path, f.Before, f.Path, f.After))))
	}
	for _, p := range result.Left {
		if p.Fix != nil {
			t.Errorf("a fix is left: %v", p)
		}
	}
	if changed.Len() > 0 {
		compare(t, name, archive, "want-fixed", changed.String())
	}
	return codes
}

// checkOf returns a check of the site with these options, which fails the test when a code has a fix that is not in
// diag.Fixable.
func checkOf(o build.Options, t *testing.T) fix.CheckFunc {
	return func(ctx context.Context, root fs.FS) (*source.Tree, diag.List, error) {
		o.Root, o.Memo = root, nil
		s, err := check.Load(ctx, o)
		if err != nil {
			return nil, nil, err
		}
		for _, p := range s.Problems {
			if _, ok := diag.Fixable[p.Code]; p.Fix != nil && !ok {
				t.Errorf("%s has a fix and is not in diag.Fixable", p.Code)
			}
		}
		return s.Tree, s.Problems, nil
	}
}
