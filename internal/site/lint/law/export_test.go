package law

import "bangvang/internal/knowledge/honours"

// Checked reports whether all conferrers of an honour are understood, so that its awards are checked.
func Checked(h *honours.Honour) bool {
	return len(powersOf(h)) > 0
}
