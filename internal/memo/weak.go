package memo

import (
	"sync"
	"weak"
)

// Weak returns a function that returns the same result as long as a caller holds on to it, and computes an equal one
// after that: for results that are large and seldom requested. The function is safe for concurrent use.
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
