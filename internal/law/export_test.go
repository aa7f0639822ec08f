package law

import "bangvang/internal/honours"

// Judged tells whether the conferrers of an honour are all understood.
func Judged(h *honours.Honour) bool {
	c := &checker{powers: map[*honours.Honour][]power{}}
	return len(c.powersOf(h)) > 0
}
