package memo

import (
	"sync"
	"weak"
)

// Lent returns what gives out the same value for as long as somebody has it, and makes another, equal one after that:
// for what is large, and asked for a few times only. It may be called at the same time.
func Weak[V any](make func() V) func() *V {
	var mu sync.Mutex
	var last weak.Pointer[V]
	return func() *V {
		mu.Lock()
		defer mu.Unlock()
		v := last.Value()
		if v == nil {
			v = new(V)
			*v = make()
			last = weak.Make(v)
		}
		return v
	}
}
