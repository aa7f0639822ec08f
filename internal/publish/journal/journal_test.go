package journal

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJournalIsReadAsItWasWritten(t *testing.T) {
	for _, j := range []Journal{
		{},
		{Moves: []Move{{Number: 12, Path: "2024/tổng kết/index.html"}}, Removals: []string{"a b", "c"}},
		{Moves: []Move{{Number: 0, Path: "a", Clears: []string{"a/b", "A c"}}, {Number: 1, Path: "move 3 x"}}},
	} {
		got, err := parse(string(j.format()))
		if err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(j, got); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}

func TestBrokenJournals(t *testing.T) {
	whole := string(Journal{Moves: []Move{{Number: 3, Path: "a", Clears: []string{"b"}}}, Removals: []string{"c"}}.format())
	for n := range len(whole) {
		if _, err := parse(whole[:n]); err == nil {
			t.Errorf("cut at %d: %q was read", n, whole[:n])
		}
	}
	for _, line := range []string{"move x a", "move 1", "move 1 ../a", "remove /a", "remove .", "clear ", "erase a", ""} {
		if _, err := parse(head + "\n" + line + "\nend\n"); err == nil {
			t.Errorf("%q was read", line)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(head + "\nclear b\nmove 3 a\nremove c\nend\n")
	f.Add("")
	f.Fuzz(func(t *testing.T, data string) {
		j, err := parse(data)
		if err != nil {
			return
		}
		again, err := parse(string(j.format()))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(j, again); diff != "" {
			t.Errorf("-first +again:\n%s", diff)
		}
	})
}
