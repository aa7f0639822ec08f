//go:build race

package build_test

// racing tells that the race detector makes everything many times slower.
const racing = true
