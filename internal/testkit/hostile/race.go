//go:build race

package hostile

// Racing reports whether the race detector is part of the program, which makes everything some ten times as slow.
const Racing = true
