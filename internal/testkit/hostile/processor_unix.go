//go:build unix

package hostile

import (
	"syscall"
	"time"
)

// processorTime returns the processor time of the process so far: unlike the clock, it stands still while others work.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
