package source

import (
	"encoding/binary"
	"io/fs"
	"time"
)

// Stamp is what a file system says of a file without opening it. Whoever changes a file gives it another time of
// change, which is the file system's and nobody's to set; so a file with the stamp that it had holds what it held. That
// is not sure of a file that was read as soon as it was changed, because another change within the same tick leaves no
// trace: see [Stamp.Before].
//
// A file of which no time of change is told (on Windows, in memory) has the zero Stamp, which says nothing. Two kinds of
// file system are believed too much, as by git and make: one that keeps no such time and shows that of the bytes, which
// can be set (FAT), and one in a network that shows what it knew some seconds ago.
type Stamp struct {
	Device, Inode uint64
	Size          int64
	Modified      int64 // in nanoseconds since 1970, as Changed
	Changed       int64 // what the file holds, its name, its rights, its Modified
}

// tick is the coarsest that a time of change may be.
const tick = 2 * time.Second

// Before returns s if any change from now on will show in it, and else the zero Stamp; now is the stamp of a file
// that was written on the same device a moment ago.
func (s Stamp) Before(now Stamp) Stamp {
	if s.Device != now.Device || s.Changed >= now.Changed-int64(tick) {
		return Stamp{}
	}
	return s
}

// Append appends the stamp to b, in a form of its own.
func (s Stamp) Append(b []byte) []byte {
	for _, n := range [...]uint64{s.Device, s.Inode, uint64(s.Size), uint64(s.Modified), uint64(s.Changed)} {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	return b
}

// Listed returns the stamp of a file as its folder lists it, nil for none.
func Listed(d fs.DirEntry) Stamp {
	if d == nil {
		return Stamp{}
	}
	info, err := d.Info()
	if err != nil {
		return Stamp{}
	}
	return StampOf(info)
}

// StampOf returns the stamp of the regular file of this info.
func StampOf(info fs.FileInfo) Stamp {
	if !info.Mode().IsRegular() {
		return Stamp{}
	}
	s := stampOf(info.Sys())
	if s.Changed != 0 {
		s.Size, s.Modified = info.Size(), info.ModTime().UnixNano()
	}
	return s
}
