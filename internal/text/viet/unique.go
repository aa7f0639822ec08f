// Package distinct numbers slugs so that no two are the same.
package viet

import "strconv"

// Slugs are those that were given, each with the last number that was tried for it. Its zero value cannot take any.
type UniqueSlugs map[string]int

// Give returns slug, or else slug-2, slug-3, …: the first that was not given before. However many are alike, each
// number is tried once.
func (s UniqueSlugs) Give(slug string) string {
	free := slug
	for s[free] > 0 {
		s[slug]++
		free = slug + "-" + strconv.Itoa(s[slug])
	}
	s[free] = 1
	return free
}
