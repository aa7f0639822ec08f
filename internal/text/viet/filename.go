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

// FitFilename returns a slug, which must be ASCII, as a segment of an address that can be a folder on every system: it
// cuts a slug of more than 200 bytes, at a hyphen if there is one in the second half, and appends -1 to the name of a
// Windows device: for example, con → con-1. It returns any other slug, even "", unchanged.
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

// UnportablePart returns the part of a path, whose separator is /, that not every system can store. If one of its names
// is not portable (see [IsPortableFilename]), that is upTo, the path up to and with the first such name, and name, that
// name alone: for example, “a/aux.md/b” gives “a/aux.md” and “aux.md”. If only the path is too long, over 200 characters,
// both are the path; if nothing is wrong, both are "".
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

// IsDeviceName reports whether Windows takes a file of that name, without its folder, for one of its old devices, in any
// case and with any extension: for example, con, aux.md, COM1.tar.gz (“Naming Files, Paths, and Namespaces”).
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

// IsPortableFilename reports whether Linux, macOS and Windows can all store a file or folder of that name, which is one
// name without a path. They cannot if it is "" or longer than 255 bytes, ends in a dot or a space, has a control
// character or one of <>:"/\|?*, or is that of a device ([IsDeviceName]).
func IsPortableFilename(name string) bool {
	switch {
	case name == "" || len(name) > 255 || strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return false
	case strings.ContainsAny(name, `<>:"/\|?*`) || strings.IndexFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }) >= 0:
		return false
	}
	return !IsDeviceName(name)
}
