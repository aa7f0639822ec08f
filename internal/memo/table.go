package memo

import "sync"

// Table holds the results for keys, for callers that request the same results often. It is safe for concurrent use. The
// zero value is empty; a Table must not be copied.
type Table[K comparable, V any] struct {
	mu      sync.RWMutex
	results map[K]V
}

// Get returns the result for key. If the table has none, it calls compute and stores the result; if compute returns an
// error, Get returns both and stores nothing, so that the next call computes again. Two concurrent calls for the same key
// may both call compute, which must always return the same.
func (m *Table[K, V]) Get(key K, compute func() (V, error)) (V, error) {
	m.mu.RLock()
	v, ok := m.results[key]
	m.mu.RUnlock()
	if ok {
		return v, nil
	}
	v, err := compute()
	if err != nil {
		return v, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.results == nil {
		m.results = map[K]V{}
	}
	m.results[key] = v
	return v, nil
}
