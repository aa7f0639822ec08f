package par

import (
	"context"
	"sync/atomic"
)

// Progress is how far work has come, for whoever looks while it goes on: [Stage] names what is at hand,
// [Each] and [Map] count it with the counter that they share work out with, so that being watched costs
// nothing. Its zero value is ready, and knows no clock.
type Progress struct {
	now  atomic.Pointer[stage]
	most atomic.Int64 // parts of a stage so far
}

type stage struct {
	name  string
	of    *Progress
	count atomic.Pointer[Count] // of the outermost that counts, nil for none
}

// Count counts the parts of a stage. Its methods may be called at the same time, and on nil.
type Count struct {
	stage *stage
	total int
	done  atomic.Int64
}

type progressKey struct{}

type stageKey struct{}

// Watch returns a ctx that tells how far the work done under it has come, and what it tells: the Progress that ctx tells
// already, or a new one.
func Watch(ctx context.Context) (context.Context, *Progress) {
	if p, ok := ctx.Value(progressKey{}).(*Progress); ok {
		return ctx, p
	}
	p := new(Progress)
	return context.WithValue(ctx, progressKey{}, p), p
}

// Now returns the stage at hand, "" before the first, and how many of its parts are begun; total is 0
// while nothing is counted.
func (p *Progress) Now() (name string, done, total int) {
	s := p.now.Load()
	if s == nil {
		return "", 0, 0
	}
	if c := s.count.Load(); c != nil {
		return s.name, min(int(c.done.Load()), c.total), c.total
	}
	return s.name, 0, 0
}

// Most returns of how many parts the largest stage is that was counted so far.
func (p *Progress) Most() int { return int(p.most.Load()) }

// Stage begins a stage and returns the ctx of its work.
func Stage(ctx context.Context, name string) context.Context {
	p, ok := ctx.Value(progressKey{}).(*Progress)
	if !ok {
		return ctx
	}
	s := &stage{name: name, of: p}
	p.now.Store(s)
	return context.WithValue(ctx, stageKey{}, s)
}

// Counting counts n parts of the stage of ctx until [Count.End]. It is nil, and counts nothing, when nobody
// watches or the stage is being counted already: of loops within loops the outermost is shown.
func Counting(ctx context.Context, n int) *Count {
	s, ok := ctx.Value(stageKey{}).(*stage)
	if !ok {
		return nil
	}
	c := &Count{stage: s, total: n}
	if !s.count.CompareAndSwap(nil, c) {
		return nil
	}
	for most := s.of.most.Load(); int64(n) > most && !s.of.most.CompareAndSwap(most, int64(n)); {
		most = s.of.most.Load()
	}
	return c
}

// Add counts one part.
func (c *Count) Add() {
	if c != nil {
		c.done.Add(1)
	}
}

// End ends counting.
func (c *Count) End() {
	if c != nil {
		c.stage.count.Store(nil)
	}
}
