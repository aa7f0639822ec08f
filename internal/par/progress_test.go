package par_test

import (
	"context"
	"testing"

	"bangvang/internal/par"
)

// seen holds the results of Progress.Current.
type seen struct {
	name        string
	done, total int
}

func look(p *par.Progress) seen {
	name, done, total := p.Current()
	return seen{name, done, total}
}

func TestProgressIsThatOfTheCurrentStage(t *testing.T) {
	cores(t, func(t *testing.T) {
		ctx, p := par.Watch(t.Context())
		if again, same := par.Watch(ctx); again != ctx || same != p {
			t.Error("a second Watch of a ctx returns another Progress")
		}
		if got := look(p); got != (seen{}) {
			t.Errorf("before the first stage: %v", got)
		}
		reading := par.Stage(ctx, "read")
		if got := look(p); got != (seen{"read", 0, 0}) {
			t.Errorf("before anything is counted: %v", got)
		}
		last := make([]seen, 100)
		err := par.Each(reading, len(last), func(i int) {
			_ = par.Each(reading, 5, func(int) {}) // a nested loop does not count
			last[i] = look(p)
		})
		for i, got := range last {
			if err != nil || got.name != "read" || got.total != 100 || got.done < i+1 {
				t.Fatalf("%v in part %d: %v", got, i, err)
			}
		}
		if got := look(p); got != (seen{"read", 0, 0}) {
			t.Errorf("after the loop: %v", got)
		}
		writing := par.Stage(ctx, "write")
		count := par.StartCount(writing, 2)
		count.Add()
		if got := look(p); got != (seen{"write", 1, 2}) {
			t.Errorf("counted by hand: %v", got)
		}
		count.End()
		_ = par.Each(writing, 1, func(int) {
			if got := look(p); got != (seen{"write", 1, 1}) {
				t.Errorf("after counting by hand: %v", got)
			}
		})
		if got := p.Largest(); got != 100 {
			t.Errorf("the largest stage has %d parts, not 100", got)
		}
	})
}

func TestNobodyWatches(t *testing.T) {
	ctx := par.Stage(t.Context(), "read")
	if ctx != t.Context() {
		t.Error("a stage that nobody watches has a context of its own")
	}
	count := par.StartCount(ctx, 3)
	count.Add()
	count.End()
	if count != nil {
		t.Errorf("%v counts for nobody", count)
	}
}

func BenchmarkEachWatched(b *testing.B) {
	watched, _ := par.Watch(context.Background())
	ctx := par.Stage(watched, "read")
	for b.Loop() {
		_ = par.Each(ctx, 1000, func(int) {})
	}
}
