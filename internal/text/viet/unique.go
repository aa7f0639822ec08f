package viet

import "strconv"

// UniqueSlugs holds the slugs that are in use, each with the last number tried for it, so that no two are the same.
// The zero value (nil) cannot take any; use make or a literal.
type UniqueSlugs map[string]int

// Reserve returns the first of slug, slug-2, slug-3, … that is not in use, and marks it as used. However often a slug
// comes again, each number is tried once. It is not safe for concurrent use.
func (s UniqueSlugs) Reserve(slug string) string {
	free := slug
	for s[free] > 0 {
		s[slug]++
		free = slug + "-" + strconv.Itoa(s[slug])
	}
	s[free] = 1
	return free
}
