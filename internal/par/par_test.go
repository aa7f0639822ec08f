package par_test

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"bangvang/internal/par"
)

// cores runs a test with GOMAXPROCS 1 and 4.
func cores(t *testing.T, test func(t *testing.T)) {
	for _, n := range []int{1, 4} {
		t.Run(map[int]string{1: "one core", 4: "four cores"}[n], func(t *testing.T) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
			test(t)
		})
	}
}

func TestEachCallsEveryIndexOnce(t *testing.T) {
	cores(t, func(t *testing.T) {
		for _, n := range []int{0, 1, 2, 3, 1000} {
			calls := make([]atomic.Int32, n)
			if err := par.Each(t.Context(), n, func(i int) { calls[i].Add(1) }); err != nil {
				t.Fatal(err)
			}
			for i := range calls {
				if c := calls[i].Load(); c != 1 {
					t.Errorf("n = %d: %d calls for %d", n, c, i)
				}
			}
		}
	})
}

func TestMapKeepsOrder(t *testing.T) {
	cores(t, func(t *testing.T) {
		got, err := par.Map(t.Context(), 500, func(i int) int {
			if i%7 == 0 {
				runtime.Gosched()
			}
			return i * i
		})
		if err != nil || len(got) != 500 {
			t.Fatalf("%d results, %v", len(got), err)
		}
		for i, v := range got {
			if v != i*i {
				t.Fatalf("result %d is %d", i, v)
			}
		}
	})
}

func TestEachRunsAtTheSameTimeAndNoMoreThanGOMAXPROCS(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		running, most := 0, 0
		count := func(by int) {
			mu.Lock()
			defer mu.Unlock()
			running += by
			most = max(most, running)
		}
		err := par.Each(t.Context(), 40, func(int) {
			count(1)
			time.Sleep(time.Second) // the bubble's clock advances when all goroutines sleep
			count(-1)
		})
		if err != nil || most != 4 {
			t.Errorf("at most %d at a time, want 4; %v", most, err)
		}
	})
}

func TestEachStopsWhenCancelled(t *testing.T) {
	cores(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		var calls atomic.Int32
		err := par.Each(ctx, 100_000, func(i int) {
			if calls.Add(1) == 10 {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("the error is %v", err)
		}
		if n := calls.Load(); n < 10 || n > 10+4 {
			t.Errorf("%d calls, though cancelled at the tenth", n)
		}
		calls.Store(0)
		if _, err := par.Map(ctx, 5, func(int) int32 { return calls.Add(1) }); !errors.Is(err, context.Canceled) || calls.Load() != 0 {
			t.Errorf("with a context that is done: %d calls, %v", calls.Load(), err)
		}
	})
}

func TestEachWaitsForItsCalls(t *testing.T) {
	cores(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		var running atomic.Int32
		_ = par.Each(ctx, 8, func(int) {
			running.Add(1)
			cancel()
			runtime.Gosched()
			running.Add(-1)
		})
		if n := running.Load(); n != 0 {
			t.Errorf("%d calls still run", n)
		}
	})
}

func TestPanicReachesTheCaller(t *testing.T) {
	cores(t, func(t *testing.T) {
		broken := errors.New("broken")
		defer func() {
			if r := recover(); r != any(broken) {
				t.Errorf("recovered %v", r)
			}
		}()
		_ = par.Each(t.Context(), 100, func(i int) {
			if i == 42 {
				panic(broken)
			}
		})
		t.Error("Each returned")
	})
}

func BenchmarkEach(b *testing.B) {
	for b.Loop() {
		_ = par.Each(context.Background(), 1000, func(int) {})
	}
}
