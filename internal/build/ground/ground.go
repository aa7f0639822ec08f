// Package ground gives a sum of all files that a build reads.
//
// What fills a slot of the theme is known only once the settings are read, and may be a file that the tree does not list:
// it is looked at apart ([Stands]).
package ground

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"slices"

	"bangvang/internal/cache"
	"bangvang/internal/publish"
	"bangvang/internal/recall"
	"bangvang/internal/source"
)

// Sum returns the sum of what was asked for and of the files of the tree and of themes/. An asset is known by its size,
// its time and its stamp, as in package album. A theme that cannot be read has no sum.
func Sum(asked []byte, root fs.FS, tree *source.Tree) (sum cache.Key, ok bool) {
	b := asked
	text := func(s string) { b = append(binary.AppendUvarint(b, uint64(len(s))), s...) }
	for _, f := range tree.Files {
		text(f.Path)
		b = binary.LittleEndian.AppendUint64(b, f.Sum)
	}
	for _, a := range tree.Assets {
		text(a.Path)
		b = a.Stamp.Append(binary.AppendVarint(binary.AppendVarint(b, a.Size), a.Modified.UnixNano()))
	}
	err := fs.WalkDir(root, "themes", func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil && d.IsDir() { // a theme, even when it holds nothing
			text(name + "/")
		}
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		text(name)
		text(string(data))
		return err
	})
	return cache.KeyOf(b), err == nil
}

// Stands tells whether the files of the slots hold what they held.
func Stands(tree *source.Tree, slots []recall.Slot) bool {
	return !slices.ContainsFunc(slots, func(s recall.Slot) bool {
		data, err := tree.ReadFile(s.Path)
		return err != nil || publish.Hash(data) != s.Sum
	})
}
