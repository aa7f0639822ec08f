// Package collide finds files that cannot stand beside each other: two at one path, at paths that differ in upper and
// lower case alone (Windows and macOS have no two such files, and the site must be the same everywhere), and a file at
// the path of another's folder.
package publish

import (
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/publish/manifest"
)

// Find finds those among n files, which are sorted by path.
func Collisions(n int, path func(i int) string) diag.List {
	if apart(n, path) {
		return nil
	}
	var out diag.List
	byFold := make(map[string]int, n)
	for i := range n {
		fold := strings.ToLower(path(i))
		if first, ok := byFold[fold]; ok {
			out.Add(diag.AddressCollision, diag.Pos{}, "/"+path(i), "/"+path(first))
			continue
		}
		byFold[fold] = i
	}
	last := ""
	for i := range n {
		dir := manifest.Parent(path(i))
		if dir == last {
			continue
		}
		for last = dir; dir != ""; dir = manifest.Parent(dir) {
			if file, ok := byFold[strings.ToLower(dir)]; ok {
				out.Add(diag.AddressCollision, diag.Pos{}, "/"+path(i), "/"+path(file))
			}
		}
	}
	return out.Sorted()
}

// apart tells that no two collide, when that can be seen from those that stand next to each other: all in lower case,
// and none beginning with the path of another.
func apart(n int, path func(i int) string) bool {
	last := "/" // no path begins with that
	for i := range n {
		name := path(i)
		if strings.ToLower(name) != name || strings.HasPrefix(name, last) {
			return false
		}
		last = name
	}
	return true
}
