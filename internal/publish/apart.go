// Package apart keeps what is written apart from what is read.
package publish

import (
	"fmt"
	"os"
	"path/filepath"
)

// Check returns an error if a folder to write to is one of the others or lies in it, whatever links lead there: a site
// that is written to where it is read from would read itself the next time.
func CheckApart(dir string, others ...string) error {
	at, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("writing to %s: %w", dir, err)
	}
	for {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			at = real
			break
		}
		up := filepath.Dir(at) // what is not there yet
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
