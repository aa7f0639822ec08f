//go:build race

package audit

// racing reports that the race detector is on, which makes the tests many times slower.
const racing = true
