package publish_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"bangvang/internal/par"
	"bangvang/internal/publish"
)

// filesOf returns n files of 40 bytes. made counts the bytes that were made.
func filesOf(n int, made *atomic.Int64) []publish.File {
	files := make([]publish.File, n)
	for i := range files {
		files[i] = publish.File{Path: fmt.Sprintf("trang/%03d/index.html", i), Make: func(b []byte) ([]byte, error) {
			made.Add(40)
			return append(b, fmt.Sprintf("%040d", i)...), nil
		}}
	}
	return files
}

// TestBudget publishes two files, then hundreds with a budget for three. The error names one of them and the bound, and
// the output remains as it was. Files that are unchanged count too, so that a second build is refused as the first.
func TestBudget(t *testing.T) {
	var made atomic.Int64
	o := publish.Options{Dir: t.TempDir()}
	if _, _, err := publish.Write(context.Background(), o, filesOf(2, &made)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		made.Store(0)
		o.Budget = par.NewBudget(120)
		_, _, err := publish.Write(context.Background(), o, filesOf(500, &made))
		over := new(par.OverBudget)
		if !errors.As(err, &over) || over.Limit != "120 B" || filepath.Base(over.What) != "index.html" {
			t.Fatal(err)
		}
		if n := made.Load(); n > 40*2*64 {
			t.Errorf("made %d bytes", n)
		}
		if _, err := os.Stat(filepath.Join(o.Dir, "trang", "002")); err == nil {
			t.Error("published a file over budget")
		}
	}
	o.Budget = par.NewBudget(79)
	if _, _, err := publish.Write(context.Background(), o, filesOf(2, &made)); err == nil {
		t.Error("two unchanged files of 40 bytes cost less than 80")
	}
}

// countdown is a context that is cancelled after a number of looks at it.
type countdown struct {
	context.Context
	left atomic.Int64
}

func (c *countdown) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestCancelledBetweenFiles cancels a build while it makes files. At most the file that each goroutine is making is
// finished: one may have megabytes.
func TestCancelledBetweenFiles(t *testing.T) {
	ctx := &countdown{Context: context.Background()}
	ctx.left.Store(1 << 40)
	var made, after atomic.Int64
	files := filesOf(2000, &made)
	for i := range files {
		write := files[i].Make
		files[i].Make = func(b []byte) ([]byte, error) {
			if ctx.left.Load() < 0 {
				after.Add(1)
			}
			if i == 100 {
				ctx.left.Store(0)
			}
			return write(b)
		}
	}
	_, _, err := publish.Write(ctx, publish.Options{Dir: t.TempDir()}, files)
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if n := after.Load(); n > 64 {
		t.Errorf("made %d files after the build was cancelled", n)
	}
}
