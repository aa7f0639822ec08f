// Package par runs work on several goroutines; no other package starts a goroutine.
//
// Results go into a slice by index, so that output never depends on scheduling. For example, Map(ctx, len(files),
// parse) parses all files on all cores and returns the documents in the order of the files.
package par

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do(i) for every i in [0, n), in any order, on at most GOMAXPROCS goroutines, and returns nil when all calls
// have ended. Once ctx is done it starts no further call, waits for those that run, and returns the error of ctx, even if
// no call was left to start. do must write only to the data of its own index. After a panic in do the other calls still
// end; then the caller of Each gets the first panic. The calls are counted for [Progress].
func Each(ctx context.Context, n int, do func(i int)) error {
	var (
		own  atomic.Int64
		next = &own
	)
	if count := StartCount(ctx, n); count != nil {
		defer count.End()
		next = &count.done
	}
	work := func() {
		for ctx.Err() == nil {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			do(i)
		}
	}
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers <= 1 {
		work()
		return ctx.Err()
	}
	var (
		group    sync.WaitGroup
		once     sync.Once
		panicked any
	)
	for range workers {
		group.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					once.Do(func() { panicked = r })
				}
			}()
			work()
		})
	}
	group.Wait()
	if panicked != nil {
		panic(panicked)
	}
	return ctx.Err()
}

// Map returns the results of do for every index in [0, n), in the order of the indexes. Its other rules are those of
// [Each]: if ctx ends, it returns its error, and the results of the calls that were not made are zero.
func Map[T any](ctx context.Context, n int, do func(i int) T) ([]T, error) {
	out := make([]T, n)
	err := Each(ctx, n, func(i int) { out[i] = do(i) })
	return out, err
}

// Run calls every task on a goroutine of its own, even if there are many, and returns when all have ended. The first
// error cancels the ctx of the tasks, and Run returns it; a task that ends without an error does not affect the others.
// If no task returns an error, Run returns nil, even when ctx is done. A panic in a task cancels their ctx too and is
// passed on to the caller, unless an error came first.
func Run(ctx context.Context, tasks ...func(ctx context.Context) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var (
		group    sync.WaitGroup
		first    sync.Once
		err      error
		panicked any
	)
	for _, task := range tasks {
		group.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					first.Do(func() { panicked = r })
					cancel()
				}
			}()
			if e := task(ctx); e != nil {
				first.Do(func() { err = e })
				cancel()
			}
		})
	}
	group.Wait()
	if panicked != nil {
		panic(panicked)
	}
	return err
}
