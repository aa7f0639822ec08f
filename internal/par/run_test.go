package par_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"bangvang/internal/par"
)

type task = func(context.Context) error

// until returns a task that waits for the end of ctx and then adds 1 to ended.
func until(ended *atomic.Int32) task {
	return func(ctx context.Context) error {
		<-ctx.Done()
		ended.Add(1)
		return ctx.Err()
	}
}

func TestRunEndsAllOnTheFirstError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		broken := errors.New("broken")
		var ended atomic.Int32
		err := par.Run(t.Context(), until(&ended), until(&ended), func(context.Context) error {
			time.Sleep(time.Second)
			return broken
		})
		if !errors.Is(err, broken) || ended.Load() != 2 {
			t.Errorf("%v, and %d of 2 tasks ended", err, ended.Load())
		}
	})
}

func TestRunWaitsForTasksThatEndWell(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		var cancelled atomic.Bool
		err := par.Run(t.Context(), func(context.Context) error { return nil }, func(ctx context.Context) error {
			time.Sleep(time.Hour)
			cancelled.Store(ctx.Err() != nil)
			return nil
		})
		if err != nil || time.Since(start) != time.Hour || cancelled.Load() {
			t.Errorf("%v after %v, cancelled: %v", err, time.Since(start), cancelled.Load())
		}
	})
}

func TestRunEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		var ended atomic.Int32
		err := par.Run(ctx, until(&ended), until(&ended))
		if !errors.Is(err, context.DeadlineExceeded) || ended.Load() != 2 {
			t.Errorf("%v, and %d of 2 tasks ended", err, ended.Load())
		}
	})
}

func TestRunHandsAPanicOn(t *testing.T) {
	broken := errors.New("broken")
	var ended atomic.Int32
	defer func() {
		if r := recover(); r != any(broken) || ended.Load() != 1 {
			t.Errorf("recovered %v, and %d of 1 tasks ended", r, ended.Load())
		}
	}()
	_ = par.Run(t.Context(), until(&ended), func(context.Context) error { panic(broken) })
	t.Error("Run returned")
}

func TestRunWithoutTasks(t *testing.T) {
	if err := par.Run(t.Context()); err != nil {
		t.Error(err)
	}
}
