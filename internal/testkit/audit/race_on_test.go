//go:build race

package audit

// racing tells that the race detector makes everything many times slower.
const racing = true
