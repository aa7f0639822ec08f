package par_test

import (
	"context"
	"errors"
	"testing"

	"bangvang/internal/par"
)

// TestBudget spends 100 bytes in parts of 30 on all cores: three parts fit, and each later one is refused by its name.
func TestBudget(t *testing.T) {
	b := par.NewBudget(100)
	refused, err := par.Map(context.Background(), 10, func(int) error { return b.Spend("trang/index.html", 30) })
	if err != nil {
		t.Fatal(err)
	}
	fit := 0
	for _, err := range refused {
		over := new(par.OverBudget)
		switch {
		case err == nil:
			fit++
		case !errors.As(err, &over) || over.What != "trang/index.html" || over.Limit != "100 B":
			t.Error(err)
		}
	}
	if fit != 3 {
		t.Errorf("%d parts fit", fit)
	}
	if err := par.NewBudget(0).Spend("trang/index.html", 1<<60); err != nil {
		t.Error(err)
	}
}

// TestItem reads the part of a stage that has begun last.
func TestItem(t *testing.T) {
	ctx, p := par.Watch(context.Background())
	if p.Item() != "" {
		t.Error(p.Item())
	}
	par.ProgressOf(ctx).Begin("content/a.md")
	if p.Item() != "content/a.md" {
		t.Error(p.Item())
	}
	par.Stage(ctx, "write")
	if p.Item() != "" {
		t.Error("the part of another stage")
	}
	par.ProgressOf(context.Background()).Begin("content/a.md") // nobody watches
}
