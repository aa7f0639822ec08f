package memo

import "sync/atomic"

// Lazy holds results by number, each computed at its first request: for example, the view of the i-th article, which
// only some pages need. It is safe for concurrent use.
type Lazy[T any] []atomic.Pointer[T]

// Get returns the i-th result, always the same pointer. Of two concurrent first requests both may call compute; one of
// the results is dropped.
func (v Lazy[T]) Get(i int, compute func() *T) *T {
	if one := v[i].Load(); one != nil {
		return one
	}
	v[i].CompareAndSwap(nil, compute())
	return v[i].Load()
}
