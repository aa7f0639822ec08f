package source

import "syscall"

// stampOf returns what the system says of a file, without the size and the time of its bytes.
func stampOf(sys any) Stamp {
	s, ok := sys.(*syscall.Stat_t)
	if !ok {
		return Stamp{}
	}
	return Stamp{Device: uint64(s.Dev), Inode: s.Ino, Changed: s.Ctimespec.Nano()}
}
