package memo

import (
	"sync"
	"weak"
)

// Weak returns a function that returns the same pointer as long as a caller holds on to it, and calls compute for an
// equal value after that: for results that are large and seldom requested. The callers share the value and must not
// change it. The function is safe for concurrent use; concurrent callers wait for one compute.
func Weak[V any](compute func() V) func() *V {
	var mu sync.Mutex
	var last weak.Pointer[V]
	return func() *V {
		mu.Lock()
		defer mu.Unlock()
		v := last.Value()
		if v == nil {
			v = new(V)
			*v = compute()
			last = weak.Make(v)
		}
		return v
	}
}
