package memo

import "sync"

// Memory is what was made of keys, for readers who ask for the same again and again, also at the same time. Its zero
// value holds nothing; it is not copied.
type Table[K comparable, V any] struct {
	mu   sync.RWMutex
	made map[K]V
}

// Of returns what was made of key, or else makes it; an error is not kept. Two who ask for the same at the same time
// may both make it, so make must give the same whenever it is called.
func (m *Table[K, V]) Get(key K, make func() (V, error)) (V, error) {
	m.mu.RLock()
	v, ok := m.made[key]
	m.mu.RUnlock()
	if ok {
		return v, nil
	}
	v, err := make()
	if err != nil {
		return v, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.made == nil {
		m.made = map[K]V{}
	}
	m.made[key] = v
	return v, nil
}
