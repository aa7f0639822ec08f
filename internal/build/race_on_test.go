//go:build race

package build_test

// racing reports whether the race detector is on, which makes everything many times slower.
const racing = true
