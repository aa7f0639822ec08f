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

// SourcesFingerprint returns the hash of asked, of the themes' fingerprint and of all files of the tree, as it was
// read; it reads none. asked are bytes of the caller that say what else decides the result, for example the options of
// a build and its time; it may be nil, and its spare capacity may be overwritten. An asset counts by size, modification
// time and stamp (see [source.Asset]) and not by its bytes. themes is the result of [ThemesFingerprint]; if that is not
// known (ok is false), so is this hash.
//
// The files that fill slots of the theme are not included: their names are known only after the settings are read, and
// the tree may not list them. [SlotsUnchanged] checks them separately.
func SourcesFingerprint(asked []byte, themes store.Key, tree *source.Tree) store.Key {
	b := append(asked, themes[:]...)
	for _, f := range tree.Files {
		b = binary.LittleEndian.AppendUint64(appendString(b, f.Path), f.Hash)
	}
	for _, a := range tree.Assets {
		b = binary.AppendVarint(binary.AppendVarint(appendString(b, a.Path), a.Size), a.Modified.UnixNano())
		b = a.Stamp.Append(b)
	}
	return store.KeyOf(b)
}

// appendString appends the length of s and s.
func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// ThemesFingerprint returns the hash of the names and bytes of all files of themes/ in the site's root, which it reads.
// ok is false, and the hash of no use, if a file cannot be read; without such a folder it is true.
func ThemesFingerprint(root fs.FS) (sum store.Key, ok bool) {
	var b []byte
	err := fs.WalkDir(root, "themes", func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil && d.IsDir() { // an empty folder is a theme too
			b = appendString(b, name+"/")
		}
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		b = appendString(appendString(b, name), string(data))
		return err
	})
	return store.KeyOf(b), err == nil
}

// SlotsUnchanged reports whether the files of the slots have the recorded hashes on disk now. It is false if one cannot
// be read.
func SlotsUnchanged(tree *source.Tree, slots []Slot) bool {
	return !slices.ContainsFunc(slots, func(s Slot) bool {
		data, err := tree.ReadFile(s.Path)
		return err != nil || digest.Hash(data) != s.Hash
	})
}
