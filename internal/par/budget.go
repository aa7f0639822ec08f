package par

import (
	"fmt"
	"sync/atomic"
)

// Budget bounds what the goroutines of one build spend together, for example the bytes of all files. Its methods are
// safe for concurrent use; a nil Budget has no bound.
type Budget struct {
	limit int64
	spent atomic.Int64
}

// OverBudget is the error of work for which a budget does not suffice.
type OverBudget struct {
	What  string // the file or page that was being made
	Limit string // the bound with its unit: "20 GB", "60 s"
}

// Error implements error.
func (e *OverBudget) Error() string { return fmt.Sprintf("making %s: more than %s", e.What, e.Limit) }

// NewBudget returns a budget of limit bytes, and nil for 0.
func NewBudget(limit int64) *Budget {
	if limit <= 0 {
		return nil
	}
	return &Budget{limit: limit}
}

// Spend takes n bytes for what. Once the budget does not suffice it returns an [OverBudget] error.
func (b *Budget) Spend(what string, n int64) error {
	if b == nil || b.spent.Add(n) <= b.limit {
		return nil
	}
	return &OverBudget{what, FormatBytes(b.limit)}
}

// FormatBytes returns a number of bytes for people, in units of 1,000 and rounded down: "1 GB", "250 MB", "900 B".
func FormatBytes(n int64) string {
	unit := 0
	for n >= 1000 && unit < 4 {
		n, unit = n/1000, unit+1
	}
	return fmt.Sprintf("%d %s", n, [...]string{"B", "kB", "MB", "GB", "TB"}[unit])
}
