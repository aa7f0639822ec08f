package source

import "syscall"

// stampOf returns the device, inode and time of change that the system reports.
func stampOf(sys any) Stamp {
	s, ok := sys.(*syscall.Stat_t)
	if !ok {
		return Stamp{}
	}
	return Stamp{Device: uint64(s.Dev), Inode: s.Ino, Changed: s.Ctim.Nano()}
}
