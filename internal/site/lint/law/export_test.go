package law

import "bangvang/internal/knowledge/honours"

// Judged tells whether the conferrers of an honour are all understood.
func Judged(h *honours.Honour) bool {
	return len(powersOf(h)) > 0
}
