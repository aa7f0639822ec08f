package viet

import (
	"strings"
	"unicode/utf8"
)

const (
	// maxSegment is the longest segment of an address, in bytes. A file system allows 255, and the files that are
	// made beside a file add to its name.
	maxSegment = 200
	// maxPath is the longest path in a repository, in characters: Windows allows 260 for a full path by default,
	// and the repository is in some folder.
	maxPath = 200
)

// FitFilename returns a slug as a segment of an address that can be a folder on every system: it cuts a slug of more
// than 200 bytes, between words if it can, and appends -1 to the name of a Windows device: for example, con → con-1.
func FitFilename(slug string) string {
	if len(slug) > maxSegment {
		slug = slug[:maxSegment]
		if n := strings.LastIndexByte(slug, '-'); n > maxSegment/2 {
			slug = slug[:n]
		}
	}
	if IsDeviceName(slug) {
		slug += "-1"
	}
	return slug
}

// UnportablePart returns the part of a path that not every system can store: the path up to the first such name, and
// that name; the path twice if the full path is too long; "" twice if every system can store it.
func UnportablePart(path string) (upTo, name string) {
	at := 0
	for segment := range strings.SplitSeq(path, "/") {
		at += len(segment)
		if !IsPortableFilename(segment) {
			return path[:at], segment
		}
		at++
	}
	if utf8.RuneCountInString(path) > maxPath {
		return path, path
	}
	return "", ""
}

// IsDeviceName reports whether Windows takes a file of that name for one of its old devices, with any extension: for
// example, con, aux.md, COM1.tar.gz (“Naming Files, Paths, and Namespaces”).
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

// IsPortableFilename reports whether Linux, macOS and Windows can all store a file or folder of that name.
func IsPortableFilename(name string) bool {
	switch {
	case name == "" || len(name) > 255 || strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return false
	case strings.ContainsAny(name, `<>:"/\|?*`) || strings.IndexFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }) >= 0:
		return false
	}
	return !IsDeviceName(name)
}
