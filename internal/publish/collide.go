package publish

import (
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/publish/manifest"
)

// Collisions returns a problem for each collision among n files, whose paths path returns in ascending order: two files
// at one path, two at paths that differ in upper and lower case alone (Windows and macOS cannot have both, and the site
// must be the same everywhere), or a file at the path of another's folder. For example, "a" collides with "a/index.html",
// and "A" with "a". It looks at no disk, and returns nil when none collide.
func Collisions(n int, path func(i int) string) diag.List {
	if noneCollide(n, path) {
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

// noneCollide reports whether comparing neighbours alone proves that no two collide: all paths are in lower case, and
// none begins with the path before it.
func noneCollide(n int, path func(i int) string) bool {
	last := "/" // no path begins with a slash
	for i := range n {
		name := path(i)
		if strings.ToLower(name) != name || strings.HasPrefix(name, last) {
			return false
		}
		last = name
	}
	return true
}
