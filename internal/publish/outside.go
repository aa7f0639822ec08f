package publish

import (
	"fmt"
	"os"
	"path/filepath"
)

// CheckOutside returns an error if the folder to write to is one of the others or inside one, through any links: a
// site written to the folder that it is read from would read its own output the next time. For example,
// content/public is inside content.
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
