package publish

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"bangvang/internal/diag"
)

// validPath returns an error for a path that is not relative, slash-separated and clean, that the
// machine's file system could not hold, or that lies in our own folder.
func validPath(path string) error {
	first, _, _ := strings.Cut(path, "/")
	if path == "." || !fs.ValidPath(path) || strings.EqualFold(first, ownFolder) ||
		strings.ContainsFunc(path, isControl) || !filepath.IsLocal(filepath.FromSlash(path)) {
		return fmt.Errorf("writing %q: not a path below the output folder", path)
	}
	return nil
}

func isControl(r rune) bool { return r < 0x20 || r == 0x7f }

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
		dir := parent(items[i].Path)
		if dir == last {
			continue
		}
		for last = dir; dir != ""; dir = parent(dir) {
			if file, ok := byFold[strings.ToLower(dir)]; ok {
				out.Add(diag.AddressCollision, diag.Pos{}, "/"+items[i].Path, "/"+items[file].Path)
			}
		}
	}
	return out.Sorted()
}
