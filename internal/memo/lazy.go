package memo

import "sync/atomic"

// Lazy holds results by number, each computed at its first request: for example, the view of the i-th article, which only
// some pages need. Make it with the number of results: make(Lazy[T], n). It is safe for concurrent use.
type Lazy[T any] []atomic.Pointer[T]

// Get returns the i-th result, always the same pointer, which all callers share; i must be within the length. It calls
// compute, which must not return nil, only if there is no result yet. Of two concurrent first requests both may call it;
// one of the results is dropped.
func (v Lazy[T]) Get(i int, compute func() *T) *T {
	if one := v[i].Load(); one != nil {
		return one
	}
	v[i].CompareAndSwap(nil, compute())
	return v[i].Load()
}
