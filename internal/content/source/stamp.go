package source

import (
	"encoding/binary"
	"io/fs"
	"time"
)

// Stamp is the identity of a file's contents as its file system reports it, without opening the file. Every change of
// a file gives it another time of change, which the file system sets and nobody else can; so a file whose stamp is
// unchanged has unchanged bytes. For example, writing other bytes of the same size and restoring the modification
// time still changes the stamp. The exception is a file that was read immediately after a change, because another
// change within the same tick leaves no trace: see [Stamp.TrustedAt].
//
// A file without a time of change (on Windows, in memory) has the zero Stamp, which proves nothing. Two kinds of file
// system are trusted too much, as git and make do: one that has no such time and reports the modification time, which
// can be set (FAT), and a network file system that reports values some seconds old.
type Stamp struct {
	Device, Inode uint64
	Size          int64
	Modified      int64 // in nanoseconds since 1970, as Changed
	Changed       int64 // the time when the bytes, the name, the permissions or Modified changed
}

// coarsestTick is the coarsest resolution that a time of change may have.
const coarsestTick = 2 * time.Second

// TrustedAt returns s if any later change of the file will change its stamp, and else the zero Stamp, also if s or now
// is zero. now is the stamp of a file that was written on the same device just before the file of s was read: s is
// trusted if the file had last changed more than two seconds before that.
func (s Stamp) TrustedAt(now Stamp) Stamp {
	if s.Device != now.Device || s.Changed >= now.Changed-int64(coarsestTick) {
		return Stamp{}
	}
	return s
}

// Append appends the stamp to b as 40 bytes, little-endian, and returns b.
func (s Stamp) Append(b []byte) []byte {
	for _, n := range [...]uint64{s.Device, s.Inode, uint64(s.Size), uint64(s.Modified), uint64(s.Changed)} {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	return b
}

// StampOfEntry returns the stamp of a file as its folder lists it; the zero Stamp for nil, for a file that is gone, and
// as [StampOf].
func StampOfEntry(d fs.DirEntry) Stamp {
	if d == nil {
		return Stamp{}
	}
	info, err := d.Info()
	if err != nil {
		return Stamp{}
	}
	return StampOf(info)
}

// StampOf returns the stamp of a regular file with this info, the zero Stamp for all others and on systems that have
// none.
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
