package diag

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSorted(t *testing.T) {
	list := List{
		At(UnknownKey, Pos{"b.md", 1, 1}, "z"),
		At(UnknownKey, Pos{"b.md", 1, 1}, "a"),
		At(EmptySummary, Pos{"a.md", 9, 1}),
		At(EmptySummary, Pos{"a.md", 2, 5}),
		At(UnknownKey, Pos{"a.md", 2, 5}, "x"),
		At(UnknownKey, Pos{"a.md", 2, 4}, "x"),
		At(UnknownKey, Pos{"b.md", 1, 1}, "z"),
	}
	before := append(List(nil), list...)
	want := List{list[5], list[4], list[3], list[2], list[1], list[0]}
	if diff := cmp.Diff(want, list.Sorted()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, list); diff != "" {
		t.Errorf("Sorted changes its list (-before +after):\n%s", diff)
	}
}

func TestListCounts(t *testing.T) {
	var list List
	if list.HasErrors() {
		t.Error("an empty list has errors")
	}
	list.Add(EmptySummary, Pos{File: "a.md"})
	list.Append(List{At(DraftHeld, Pos{File: "b.md"}), At(LongTitle, Pos{File: "c.md"}, "130")})
	if list.HasErrors() || list.Count(Warning) != 2 || list.Count(Hint) != 1 {
		t.Errorf("%d warnings, %d hints", list.Count(Warning), list.Count(Hint))
	}
	list.Add(EmptyFile, Pos{File: "d.md"})
	if !list.HasErrors() || list.Count(Error) != 1 {
		t.Error("the error is not counted")
	}
}
