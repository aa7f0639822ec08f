//go:build !race

package hostile

// race reports whether the race detector is part of the program.
const race = false
