// Package ground gives a sum of all files that a build reads.
//
// What fills a slot of the theme is known only once the settings are read, and may be a file that the tree does not list:
// it is looked at apart ([Stands]).
package incremental

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"slices"

	"bangvang/internal/content/source"
	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
)

// Sum returns the sum of what was asked for, of the themes and of the files of the tree. An asset is known by its size,
// its time and its stamp, as in package album.
func Sum(asked []byte, themes store.Key, tree *source.Tree) store.Key {
	b := append(asked, themes[:]...)
	for _, f := range tree.Files {
		b = binary.LittleEndian.AppendUint64(text(b, f.Path), f.Sum)
	}
	for _, a := range tree.Assets {
		b = binary.AppendVarint(binary.AppendVarint(text(b, a.Path), a.Size), a.Modified.UnixNano())
		b = a.Stamp.Append(b)
	}
	return store.KeyOf(b)
}

// text appends s and where it ends.
func text(b []byte, s string) []byte { return append(binary.AppendUvarint(b, uint64(len(s))), s...) }

// Themes returns the sum of the files of themes/. A theme that cannot be read has none.
func Themes(root fs.FS) (sum store.Key, ok bool) {
	var b []byte
	err := fs.WalkDir(root, "themes", func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil && d.IsDir() { // a theme, even when it holds nothing
			b = text(b, name+"/")
		}
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		b = text(text(b, name), string(data))
		return err
	})
	return store.KeyOf(b), err == nil
}

// Stands tells whether the files of the slots hold what they held.
func Stands(tree *source.Tree, slots []Slot) bool {
	return !slices.ContainsFunc(slots, func(s Slot) bool {
		data, err := tree.ReadFile(s.Path)
		return err != nil || digest.Hash(data) != s.Sum
	})
}
