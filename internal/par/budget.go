package par

import (
	"fmt"
	"sync/atomic"
)

// Budget bounds the bytes that the goroutines of one build spend together: for example, the size of all files written.
// [NewBudget] makes it; spent bytes never come back. Its methods are safe for concurrent use; a nil Budget has no bound.
type Budget struct {
	limit int64
	spent atomic.Int64
}

// OverBudget is the error of work that exceeds a bound: of bytes, from [Budget.Spend], or of time.
type OverBudget struct {
	What  string // the file or page that was being made
	Limit string // the bound with its unit: "20 GB", "60 s"
}

// Error returns the message in English: “making index.html: more than 20 GB”.
func (e *OverBudget) Error() string { return fmt.Sprintf("making %s: more than %s", e.What, e.Limit) }

// NewBudget returns a budget of limit bytes, and nil, which has no bound, if limit is 0 or less.
func NewBudget(limit int64) *Budget {
	if limit <= 0 {
		return nil
	}
	return &Budget{limit: limit}
}

// Spend takes n bytes from the budget for what, the name of a file or page that goes into the error. It returns nil as
// long as the budget suffices; after that, from each call, an error of type *[OverBudget], and the bytes count as spent
// all the same.
func (b *Budget) Spend(what string, n int64) error {
	if b == nil || b.spent.Add(n) <= b.limit {
		return nil
	}
	return &OverBudget{what, FormatBytes(b.limit)}
}

// FormatBytes returns a number of bytes, 0 or more, for people, in units of 1,000 up to TB and rounded down: "1 GB", "250
// MB", "900 B".
func FormatBytes(n int64) string {
	unit := 0
	for n >= 1000 && unit < 4 {
		n, unit = n/1000, unit+1
	}
	return fmt.Sprintf("%d %s", n, [...]string{"B", "kB", "MB", "GB", "TB"}[unit])
}
