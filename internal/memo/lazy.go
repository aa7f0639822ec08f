// Package made holds what is made when it is first asked for, by number.
package memo

import "sync/atomic"

// Values are those made so far; all may be asked for at the same time.
type Lazy[T any] []atomic.Pointer[T]

// Get returns the i-th value, the same whenever it is asked for, though two may be made of which one is let go.
func (v Lazy[T]) Get(i int, make func() *T) *T {
	if one := v[i].Load(); one != nil {
		return one
	}
	v[i].CompareAndSwap(nil, make())
	return v[i].Load()
}
