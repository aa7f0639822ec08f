package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// CheckOutside returns an error if the folder to write to, on disk, is one of the others or inside one, through any
// links: a site written to the folder that it is read from would read its own output the next time. For example,
// content/public is inside content. dir need not exist, and others that do not exist contain nothing. It creates nothing.
func CheckOutside(dir string, others ...string) error {
	at, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("writing to %s: %w", dir, err)
	}
	for {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			at = real
			break
		}
		up := filepath.Dir(at) // dir does not exist yet
		if up == at {
			return nil
		}
		at = up
	}
	for up := ""; up != at; at, up = filepath.Dir(at), at {
		here, err := os.Stat(at)
		if err != nil {
			continue
		}
		for _, other := range others {
			if there, err := os.Stat(other); err == nil && os.SameFile(here, there) {
				return fmt.Errorf("writing to %s: the site is read from %s; choose a folder outside it", dir, other)
			}
		}
	}
	return nil
}

// Overlap reports whether one of two folders on disk is the other or inside it, through any links; neither needs to
// exist. Letters of another case count as the same, as on Windows and macOS. It is true too when it cannot find out.
func Overlap(a, b string) bool {
	one, err1 := realPath(a)
	other, err2 := realPath(b)
	if err1 != nil || err2 != nil {
		return true
	}
	return CheckOutside(a, b) != nil || CheckOutside(b, a) != nil || isBelow(one, other) || isBelow(other, one)
}

// isBelow reports whether a path is another or below it.
func isBelow(path, other string) bool {
	separator := string(filepath.Separator)
	return strings.HasPrefix(strings.ToLower(path)+separator, strings.TrimSuffix(strings.ToLower(other), separator)+separator)
}

// realPath returns the absolute path of a folder without links, which may not exist yet.
func realPath(dir string) (string, error) {
	at, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for rest := ""; ; at, rest = filepath.Dir(at), filepath.Join(filepath.Base(at), rest) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest), nil
		}
		if filepath.Dir(at) == at {
			return filepath.Join(at, rest), nil
		}
	}
}
