package watch

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// bench runs debounce in a bubble, with a clock of its own.
type bench struct {
	in, out chan Changes
	start   time.Time
}

func inBubble(t *testing.T, test func(t *testing.T, b bench)) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		b := bench{make(chan Changes), make(chan Changes), time.Now()}
		ended := make(chan error)
		go func() { ended <- debounce(ctx, b.in, b.out) }()
		test(t, b)
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("a cancelled gather returns %v", err)
		}
	})
}

func (b bench) write(names ...string) { b.in <- Changes{Names: names} }

// takes checks the names of the next burst and its time since the beginning.
func (b bench) takes(t *testing.T, at time.Duration, names ...string) {
	t.Helper()
	got := <-b.out
	if took := time.Since(b.start); took != at || got.All || !slices.Equal(got.Names, names) {
		t.Errorf("%v after %v, want %q after %v", got, took, names, at)
	}
}

func TestABurstIsReportedWhenItIsOver(t *testing.T) {
	inBubble(t, func(t *testing.T, b bench) {
		b.write("b")
		time.Sleep(shortDelay - 1)
		b.write("a", "b")
		time.Sleep(shortDelay - 1)
		b.write("b")
		b.takes(t, 3*shortDelay-2, "b", "a")
		b.write("c")
		b.takes(t, 4*shortDelay-2, "c")
	})
}

func TestALargeBurstMayPauseLonger(t *testing.T) {
	inBubble(t, func(t *testing.T, b bench) {
		b.write("a", "b", "c", "d")
		time.Sleep(longDelay - 1)
		b.write("e")
		b.takes(t, 2*longDelay-1, "a", "b", "c", "d", "e")
	})
}

func TestABurstWithoutEndIsReported(t *testing.T) {
	inBubble(t, func(t *testing.T, b bench) {
		var names []string
		go func() {
			for i := range 150 {
				b.write(fmt.Sprint(i))
				time.Sleep(shortDelay / 2)
			}
		}()
		for i := range int(maxDelay / (shortDelay / 2)) {
			names = append(names, fmt.Sprint(i))
		}
		got := <-b.out
		if took := time.Since(b.start); took != maxDelay || len(got.Names) < len(names) || !slices.Equal(got.Names[:len(names)], names) {
			t.Errorf("%q after %v, want %q after %v", got.Names, took, names, maxDelay)
		}
		rest := <-b.out
		if len(got.Names)+len(rest.Names) != 150 {
			t.Errorf("%d and %d changes of 150", len(got.Names), len(rest.Names))
		}
	})
}

func TestABurstThatNobodyTakesGrows(t *testing.T) {
	inBubble(t, func(t *testing.T, b bench) {
		b.write("a")
		time.Sleep(time.Minute)
		b.write("b")
		b.takes(t, time.Minute, "a", "b")
	})
}

func TestAnythingIsMoreThanNames(t *testing.T) {
	inBubble(t, func(t *testing.T, b bench) {
		b.write("a")
		b.in <- Changes{All: true}
		b.write("b")
		if got := <-b.out; !got.All || got.Names != nil {
			t.Errorf("%v, want all", got)
		}
		b.write("c")
		if got := <-b.out; got.All || !slices.Equal(got.Names, []string{"c"}) {
			t.Errorf("%v, want c", got)
		}
	})
}
