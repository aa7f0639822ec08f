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

// Each calls do(i) for every i in [0, n), on at most GOMAXPROCS goroutines, and returns when all calls have ended. Once
// ctx is done it starts no further call and returns the error of ctx. do must write only to the data of its own index.
// A panic in do is passed on to the caller.
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

// Map returns the results of do for every index in [0, n), in order. Its other rules are those of [Each].
func Map[T any](ctx context.Context, n int, do func(i int) T) ([]T, error) {
	out := make([]T, n)
	err := Each(ctx, n, func(i int) { out[i] = do(i) })
	return out, err
}

// Run calls every task on a goroutine of its own, even if there are many, and returns when all have ended. The first
// error cancels the ctx of the tasks, and Run returns it; a task that ends without an error does not affect the others.
// A panic in a task cancels ctx too and is passed on to the caller.
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
