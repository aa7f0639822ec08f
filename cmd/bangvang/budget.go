package main

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/par"
)

// byteSize is the value of a flag: a number of bytes, written as 500MB or 20GB.
type byteSize int64

// defaultMaxOutput is twice what a site of 300,000 articles writes.
const defaultMaxOutput byteSize = 20_000_000_000

// String implements pflag.Value.
func (b *byteSize) String() string { return strings.ReplaceAll(par.FormatBytes(int64(*b)), " ", "") }

// Type implements pflag.Value.
func (b *byteSize) Type() string { return "size" }

// Set implements pflag.Value: for example, Set("20GB").
func (b *byteSize) Set(text string) error {
	number, unit := strings.TrimSpace(strings.ToUpper(text)), int64(1)
	for _, u := range []struct {
		name  string
		bytes int64
	}{{"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"TB", 1e12}, {"B", 1}} {
		if n, ok := strings.CutSuffix(number, u.name); ok {
			number, unit = strings.TrimSpace(n), u.bytes
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n < 0 || n > 1<<62/unit {
		return fmt.Errorf("%q is no size such as 500MB or 20GB", text)
	}
	*b = byteSize(n * unit)
	return nil
}

// withinBudget calls work with a ctx that ends after maxSeconds. If that is why work failed, the error is a
// [par.OverBudget] that names the file or the stage that was being worked on.
func (f *buildFlags) withinBudget(ctx context.Context, work func(ctx context.Context) error) error {
	if f.maxSeconds <= 0 {
		return work(ctx)
	}
	ctx, progress := par.Watch(ctx)
	over := &par.OverBudget{Limit: strconv.Itoa(f.maxSeconds) + " s"}
	ctx, cancel := context.WithTimeoutCause(ctx, time.Duration(f.maxSeconds)*time.Second, over)
	defer cancel()
	err := par.Leave(ctx, grace, work)
	if err == nil || context.Cause(ctx) != over {
		return err
	}
	stage, _, _ := progress.Current()
	over.What = cmp.Or(progress.Item(), stage)
	return over
}
