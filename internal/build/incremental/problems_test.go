package incremental

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/diag"
)

// Every field of a problem is stored, and a damaged text is refused.
func TestStoredProblems(t *testing.T) {
	full := diag.Problem{
		Code: diag.UnknownKey, Pos: diag.Pos{File: "content/a.md", Line: 7, Col: 14}, Args: []string{"titel", "", "tiêu đề"}, Held: true,
		Fix: &diag.Fix{OnDisk: true, Edits: []diag.Edit{{Start: 4, End: 9, Text: "title"}, {Start: 300, End: 300}}},
	}
	for v, i := reflect.ValueOf(full), 0; i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("the test sets no %s", v.Type().Field(i).Name)
		}
	}
	for _, list := range []diag.List{nil, {full}, {full, diag.At(diag.RawHTML, diag.Pos{}), full}} {
		text := string(appendProblems(nil, list))
		got, ok := readProblems(text)
		if diff := cmp.Diff(list, got); !ok || diff != "" {
			t.Errorf("read: %v (-want +got):\n%s", ok, diff)
		}
		for n := range len(text) {
			if _, ok := readProblems(text[:n]); ok {
				t.Errorf("%d of %d bytes are read", n, len(text))
			}
		}
		if _, ok := readProblems(text + "x"); ok {
			t.Error("one byte too many is read")
		}
	}
}
