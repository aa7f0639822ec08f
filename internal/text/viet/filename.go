// Package filename knows which names every system can give a file or a folder.
package viet

import (
	"strings"
	"unicode/utf8"
)

const (
	// longest is how many bytes of a name an address keeps. A file system takes 255, and what is made
	// beside a file adds to its name.
	longest = 200
	// longestPath is how many characters a path in a repository may have: Windows takes 260 for a whole
	// one, unless it is told otherwise, and the repository lies in some folder.
	longestPath = 200
)

// Fit returns a slug as a segment of an address that can be a folder on every system: a long one is cut,
// between words if it may be, and one that Windows keeps for a device gets -1.
func FitFilename(slug string) string {
	if len(slug) > longest {
		slug = slug[:longest]
		if n := strings.LastIndexByte(slug, '-'); n > longest/2 {
			slug = slug[:n]
		}
	}
	if IsDeviceName(slug) {
		slug += "-1"
	}
	return slug
}

// Unportable returns what of a path not every system can hold: the path as far as the first such name, and
// that name; the path twice when it is too long as a whole; "" when all is well.
func UnportablePart(path string) (upTo, name string) {
	at := 0
	for segment := range strings.SplitSeq(path, "/") {
		at += len(segment)
		if !IsPortableFilename(segment) {
			return path[:at], segment
		}
		at++
	}
	if utf8.RuneCountInString(path) > longestPath {
		return path, path
	}
	return "", ""
}

// IsDevice tells whether Windows takes a file of that name for one of its old devices, whatever stands
// behind a dot: con, aux.md, COM1.tar.gz (“Naming Files, Paths, and Namespaces”).
func IsDeviceName(name string) bool {
	name, _, _ = strings.Cut(name, ".")
	name = strings.ToLower(strings.TrimRight(name, " "))
	switch name {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	port, ok := strings.CutPrefix(name, "com")
	if !ok {
		port, ok = strings.CutPrefix(name, "lpt")
	}
	return ok && utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
}

// IsPortable tells whether Linux, macOS and Windows can all hold a file or folder of that name.
func IsPortableFilename(name string) bool {
	switch {
	case name == "" || len(name) > 255 || strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return false
	case strings.ContainsAny(name, `<>:"/\|?*`) || strings.IndexFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }) >= 0:
		return false
	}
	return !IsDeviceName(name)
}
