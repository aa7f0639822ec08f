//go:build !linux

package peer

import "os"

// peak returns 0: the peak memory is not available on this system.
func peak(*os.ProcessState) int64 { return 0 }
