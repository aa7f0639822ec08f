package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"
)

// TestSurvey: Open uses a snapshot from before the lock only while nobody has published there since.
func TestSurvey(t *testing.T) {
	for name, meanwhile := range map[string]func(t *testing.T, o Options, tr tree){
		"nothing":                func(*testing.T, Options, tree) {},
		"another site":           func(t *testing.T, o Options, tr tree) { mustWrite(t, o, tree{"b": "another"}) },
		"the same site mended":   func(t *testing.T, o Options, tr tree) { mustWrite(t, o, tr) },
		"another and this again": func(t *testing.T, o Options, tr tree) { mustWrite(t, o, old()); mustWrite(t, o, tr) },
		"the output is gone":     func(t *testing.T, o Options, tr tree) { _ = os.RemoveAll(o.Dir) },
	} {
		t.Run(name, func(t *testing.T) {
			bothWays(t, func(t *testing.T, o Options) {
				first := tree{"a": "1", "d/e": "2", "d/f": "3"}
				mustWrite(t, o, first)
				remove(t, o.Dir, "d/e")
				remove(t, o.Dir, "d/f")
				remove(t, o.Dir, "d")
				seen := o
				seen.Snapshot = Survey(o)
				meanwhile(t, o, maps.Clone(first))
				want := tree{"a": "1", "d/e": "new", "d/f": "3", "g": "4"}
				mustWrite(t, seen, want)
				same(t, o.Dir, want)
				if result := mustWrite(t, o, want); result != (Result{Unchanged: len(want)}) {
					t.Errorf("the next build: %+v", result)
				}
			})
		})
	}
}

// TestSurveyChangesNothing: Survey leaves no trace, and reports no error of an output that Open has to report.
func TestSurveyChangesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if seen := Survey(Options{Dir: dir}); seen != nil {
		t.Errorf("%+v", seen)
	}
	if _, err := os.Lstat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it was made: %v", err)
	}
	o := Options{Dir: dir}
	held, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	o.Snapshot = Survey(o)
	if _, err := Open(o); !errors.Is(err, ErrLocked) {
		t.Errorf("%v", err)
	}
}
