package par

import (
	"context"
	"sync/atomic"
)

// Progress is the progress of work in stages, which other goroutines can read while the work runs: for example, stage
// “write”, 500 of 2,000 parts begun. [Stage] sets the current stage; [Each] and [Map] count its parts with the counter
// by which they share out the work, so that watching costs nothing. The zero value is ready to use. It reads no clock.
type Progress struct {
	current atomic.Pointer[stage]
	largest atomic.Int64 // the number of parts of the largest stage so far
	item    atomic.Pointer[string]
}

type stage struct {
	name     string
	progress *Progress
	count    atomic.Pointer[Count] // of the outermost loop that counts, nil if none does
}

// Count counts the parts of a stage that have begun. [StartCount] makes it. Its methods are safe for concurrent use and
// do nothing on nil.
type Count struct {
	stage *stage
	total int
	done  atomic.Int64
}

type progressKey struct{}

type stageKey struct{}

// Watch returns a ctx that records the progress of the work done with it, and that Progress: the one that ctx has
// already, or a new one.
func Watch(ctx context.Context) (context.Context, *Progress) {
	if p, ok := ctx.Value(progressKey{}).(*Progress); ok {
		return ctx, p
	}
	p := new(Progress)
	return context.WithValue(ctx, progressKey{}, p), p
}

// Current returns the name of the current stage, "" before the first, the number of its parts that have begun, and the
// number of all its parts, which is 0 while nothing is counted.
func (p *Progress) Current() (name string, done, total int) {
	s := p.current.Load()
	if s == nil {
		return "", 0, 0
	}
	if c := s.count.Load(); c != nil {
		return s.name, min(int(c.done.Load()), c.total), c.total
	}
	return s.name, 0, 0
}

// ProgressOf returns the progress that ctx records, nil if nobody watches.
func ProgressOf(ctx context.Context) *Progress {
	p, _ := ctx.Value(progressKey{}).(*Progress)
	return p
}

// Begin records that work on a part of the current stage begins, for example on the file content/a.md: it is only for
// display, and no counting. It does nothing on nil.
func (p *Progress) Begin(item string) {
	if p != nil {
		p.item.Store(&item)
	}
}

// Item returns the part of the current stage for which [Progress.Begin] was called last, whether it has ended or not; ""
// if it was not called in this stage.
func (p *Progress) Item() string {
	if item := p.item.Load(); item != nil {
		return *item
	}
	return ""
}

// Largest returns the number of parts of the largest stage that has been counted so far, 0 if none has.
func (p *Progress) Largest() int { return int(p.largest.Load()) }

// Stage begins a stage with this name, which is now the current one of the [Progress] that ctx records, and returns the
// ctx for the work of that stage. A stage ends when the next begins. If ctx records no progress, Stage returns ctx
// unchanged.
func Stage(ctx context.Context, name string) context.Context {
	p, ok := ctx.Value(progressKey{}).(*Progress)
	if !ok {
		return ctx
	}
	s := &stage{name: name, progress: p}
	p.current.Store(s)
	p.item.Store(nil)
	return context.WithValue(ctx, stageKey{}, s)
}

// StartCount begins to count n parts of the stage of ctx, until [Count.End]; the caller calls [Count.Add] as each part
// begins. It returns nil, which counts nothing, if nobody watches or the stage is being counted already: of nested loops
// only the outermost is counted.
func StartCount(ctx context.Context, n int) *Count {
	s, ok := ctx.Value(stageKey{}).(*stage)
	if !ok {
		return nil
	}
	c := &Count{stage: s, total: n}
	if !s.count.CompareAndSwap(nil, c) {
		return nil
	}
	for most := s.progress.largest.Load(); int64(n) > most && !s.progress.largest.CompareAndSwap(most, int64(n)); {
		most = s.progress.largest.Load()
	}
	return c
}

// Add counts one more part as begun; watchers read the number with [Progress.Current]. On nil, which [StartCount] often
// returns, it does nothing. It is safe for concurrent use.
func (c *Count) Add() {
	if c != nil {
		c.done.Add(1)
	}
}

// End ends the count: [Progress.Current] returns 0 parts for the stage until another begins.
func (c *Count) End() {
	if c != nil {
		c.stage.count.Store(nil)
	}
}
