package viet

import (
	"cmp"

	"golang.org/x/text/unicode/norm"
)

// Nearest returns the candidate whose spelling is closest to s, for a hint “có phải …?” (did you mean …?), or "" if none
// is close: at most one edit in three letters, where an edit adds, removes or changes a letter or swaps two neighbours.
// For example, “titel” is close to “title”. To a text of one or two letters only those are close that differ in marks or
// case alone. Of several it takes the one with the fewest edits without marks, then with them, then the one with the same
// first letter, which is seldom mistyped, then the first by its bytes: the order of the candidates does not matter. A
// candidate equal to s is the closest.
func Nearest(s string, candidates []string) string {
	folded, key := []rune(Fold(s)), decomposedKey(s)
	limit := (len(folded) + 1) / 3
	if len(folded) < 3 {
		limit = 0
	}
	best, bestKey := "", 0
	slip := func(m []rune) int { return substitutionCost(append(key, 0)[0], append(m, 0)[0]) } // 1 if the first letters differ
	for _, candidate := range candidates {
		d := editDistance(folded, []rune(Fold(candidate)), limit)
		if d > limit || candidate == "" {
			continue
		}
		m := decomposedKey(candidate)
		k := editDistance(key, m, len(key)+len(m))
		if best == "" || d < limit || cmp.Or(cmp.Compare(k, bestKey), slip(m)-slip(decomposedKey(best)), cmp.Compare(candidate, best)) < 0 {
			best, bestKey, limit = candidate, k, d
		}
	}
	return best
}

// decomposedKey returns the key of s with each mark as a character of its own, so that Tớ is nearer to Tơ than to Tô.
func decomposedKey(s string) []rune { return []rune(norm.NFD.String(Key(s))) }

// editDistance returns the number of edits from a to b (optimal string alignment), or limit+1 if there are more than
// limit.
func editDistance(a, b []rune, limit int) int {
	if max(len(a)-len(b), len(b)-len(a)) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+substitutionCost(a[i-1], b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit+1 {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit+1)
}

func substitutionCost(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}
