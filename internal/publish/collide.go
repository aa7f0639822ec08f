package publish

import (
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/publish/manifest"
)

// collisions finds files that cannot stand beside each other: two at one path, at paths that differ
// in upper and lower case alone (Windows and macOS have no two such files, and the site must be the
// same everywhere), and a file at the path of another's folder.
func collisions(items []item) diag.List {
	var out diag.List
	byFold := make(map[string]int32, len(items))
	for i := range items {
		fold := strings.ToLower(items[i].Path)
		if first, ok := byFold[fold]; ok {
			out.Add(diag.AddressCollision, diag.Pos{}, "/"+items[i].Path, "/"+items[first].Path)
			continue
		}
		byFold[fold] = int32(i)
	}
	last := ""
	for i := range items {
		dir := manifest.Parent(items[i].Path)
		if dir == last {
			continue
		}
		for last = dir; dir != ""; dir = manifest.Parent(dir) {
			if file, ok := byFold[strings.ToLower(dir)]; ok {
				out.Add(diag.AddressCollision, diag.Pos{}, "/"+items[i].Path, "/"+items[file].Path)
			}
		}
	}
	return out.Sorted()
}
