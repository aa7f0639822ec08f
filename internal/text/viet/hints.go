package viet

// Hints finds the nearest of many names for texts that name none, as [Nearest] does, until its work is used up: each
// text is compared with every name, so that 5,000 unknown names beside 100,000 known ones would take hours. After that
// it finds nothing. For example, a site with all 14,000 communes of the country gets hints for some 60 different
// mistakes. The zero value has no work left.
type Hints struct {
	left  int
	known map[hintKey]string
}

// hintKey is a text and the list of names that it was compared with.
type hintKey struct {
	text  string
	names *string
	count int
}

// HintWork is the work for the hints of one site, in steps of some nanoseconds.
const HintWork = 1 << 28

// NewHints returns Hints with an amount of work, in the steps of [HintWork]: HintWork itself, or less in tests.
func NewHints(work int) *Hints { return &Hints{left: work, known: map[hintKey]string{}} }

// Nearest returns the candidate nearest to s by the rules of the function [Nearest], or "" if none is near, there are
// no candidates or the work given to [NewHints] is used up: the first call that needs more than is left uses it up.
// Answers are remembered: the same s with the same slice costs nothing and is answered even then, so the candidates
// must not change. It is not safe for concurrent use.
func (h *Hints) Nearest(s string, candidates []string) string {
	if len(candidates) == 0 {
		return ""
	}
	key := hintKey{s, &candidates[0], len(candidates)}
	if near, ok := h.known[key]; ok || h.left <= 0 {
		return near
	}
	work := 8 * len(s)
	for _, c := range candidates {
		work += comparisonWork(len(s), len(c))
		if work > h.left {
			h.left = 0
			return ""
		}
	}
	h.left -= work
	near := Nearest(s, candidates)
	if h.known != nil {
		h.known[key] = near
	}
	return near
}

// comparisonWork returns the work of comparing two texts of these lengths in bytes: folding the second, and the edits
// between the two if neither is much longer. A letter has one to three bytes.
func comparisonWork(a, b int) int {
	work := 32 + 8*b
	if b <= 4*a+12 && a <= 4*b+12 {
		work += a * b / 4
	}
	return work
}
