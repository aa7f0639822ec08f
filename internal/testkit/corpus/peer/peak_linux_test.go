package peer

import (
	"os"
	"syscall"
)

// peak returns the peak memory of a process, in bytes.
func peak(state *os.ProcessState) int64 {
	return state.SysUsage().(*syscall.Rusage).Maxrss << 10
}
