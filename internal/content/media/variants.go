package media

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"bangvang/internal/content/picture"
	"bangvang/internal/content/source"
	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
)

// formatVersion is part of every key. It changes when the same input gives other pictures, e.g. after a change of the
// JPEG quality, so that all pictures are made again.
const formatVersion = "album 3"

// record is the JSON that the store holds of a picture.
type record struct {
	Key   store.Key
	Own   Size
	Sizes []Size
	OwnAt int
	Type  string
}

// inspect returns the picture of a file, from the store if it is known there.
func (a *Library) inspect(ctx context.Context, f source.Asset, shown bool) *Picture {
	p := &Picture{Path: f.Path, file: f}
	stamp, stamped := stampKey(f, shown)
	if stamped && a.loadRecord(p, stamp) {
		return p
	}
	var data []byte
	if data, p.err = a.read(f); p.err != nil {
		return p
	}
	sum := sha256.Sum256(data)
	p.key = store.KeyOf([]byte(formatVersion), sum[:], []byte(extension(f.Path)), widthsKey(shown))
	if !a.loadRecord(p, p.key) {
		var all [][]byte
		if all, p.err = a.makeSizes(ctx, p, data, shown); p.err != nil {
			return p
		}
		a.storeBytes(p, all)
		a.saveRecord(p, p.key)
	}
	if stamped {
		a.saveRecord(p, stamp)
	}
	return p
}

// stampKey returns the key of the record of a file with this path, size, modification time and stamp. It reports false
// for a file without a modification time, which has no such record.
func stampKey(f source.Asset, shown bool) (store.Key, bool) {
	return stampedKey(formatVersion+" stamp", f, widthsKey(shown))
}

// appendStamp appends what distinguishes a file from an earlier one of its path.
func appendStamp(b []byte, f source.Asset) []byte {
	b = binary.LittleEndian.AppendUint64(b, uint64(f.Size))
	b = binary.LittleEndian.AppendUint64(b, uint64(f.Modified.UnixNano()))
	return f.Stamp.Append(b)
}

// widthsKey returns the part of a key that depends on the widths in which a picture is made.
func widthsKey(shown bool) []byte {
	if shown {
		return fmt.Append(nil, shownWidths)
	}
	return nil
}

// extension returns the extension of a file name in lower case, e.g. ".jpg".
func extension(name string) string { return strings.ToLower(path.Ext(name)) }

// read returns the bytes of a file. It does not read a file beyond [picture.MaxBytes].
func (a *Library) read(f source.Asset) ([]byte, error) {
	if f.Size > picture.MaxBytes {
		return nil, &picture.Error{Fault: picture.ErrTooLarge, Detail: fmt.Sprintf("%d MB", f.Size>>20)}
	}
	return a.tree.ReadFile(f.Path)
}

// makeSizes makes the sizes of a picture from its bytes, and returns the bytes of all sizes, with those of Own last.
func (a *Library) makeSizes(ctx context.Context, p *Picture, data []byte, shown bool) ([][]byte, error) {
	info, err := picture.Inspect(ctx, p.Path, data)
	if err != nil {
		return nil, err
	}
	plain, turned, err := picture.StripMetadata(ctx, data, info)
	if err != nil {
		return nil, err
	}
	p.FileType = info.Type
	var made []picture.Variant
	if shown || turned {
		made, err = a.makeVariants(ctx, data, info, shown)
		if err != nil {
			return nil, err
		}
	}
	own := picture.Variant{Width: info.Width, Height: info.Height, Type: info.Type, Data: plain}
	if n := len(made); n > 0 && (turned || made[n-1].Type == info.Type) {
		own = made[n-1]
	}
	p.Sizes, p.ownIndex = nil, -1
	var all [][]byte
	for _, v := range append(made, own) {
		all = append(all, v.Data)
		p.Sizes = append(p.Sizes, sizeOf(v, plain))
	}
	last := len(all) - 1
	p.Own = p.Sizes[last]
	if p.Sizes = p.Sizes[:last]; !shown {
		p.Sizes = nil
	}
	if n := len(p.Sizes); n > 0 && p.Sizes[n-1].Hash == p.Own.Hash {
		p.ownIndex = n - 1
	}
	return all, nil
}

// makeVariants makes the variants of a picture, a single one when no article shows it. It waits until memory is
// available.
func (a *Library) makeVariants(ctx context.Context, data []byte, info picture.Info, shown bool) ([]picture.Variant, error) {
	need := picture.DecodeMemory(data, info)
	a.memory.acquire(need)
	defer a.memory.release(need)
	if !shown {
		return picture.Variants(ctx, data, info, nil)
	}
	return picture.Variants(ctx, data, info, shownWidths)
}

// sizeOf returns the size of a variant; plain is the file without its metadata.
func sizeOf(v picture.Variant, plain []byte) Size {
	return Size{
		Suffix: picture.FileName("", v), Width: v.Width, Height: v.Height, Type: v.Type, Bytes: int64(len(v.Data)),
		Hash: digest.Hash(v.Data), Original: bytes.Equal(v.Data, plain),
	}
}

// storeBytes stores the bytes of a picture where Bytes finds them.
func (a *Library) storeBytes(p *Picture, all [][]byte) {
	for i, s := range p.Sizes {
		if !s.Original {
			a.store.Put(p.dataKey(i), all[i])
		}
	}
	if p.ownIndex < 0 && !p.Own.Original {
		a.store.Put(p.dataKey(-1), all[len(all)-1])
	}
	a.recent.put(p, all)
}

// dataKey returns the key of the bytes of a size by its index; -1 is Own.
func (p *Picture) dataKey(i int) store.Key {
	return store.KeyOf(p.key[:], binary.LittleEndian.AppendUint64(nil, uint64(i)))
}

// loadRecord fills in a picture from its record under key, and reports whether there is one.
func (a *Library) loadRecord(p *Picture, key store.Key) bool {
	data, ok := a.store.Get(key)
	var n record
	if !ok || json.Unmarshal(data, &n) != nil {
		return false
	}
	p.key, p.Own, p.Sizes, p.ownIndex, p.FileType = n.Key, n.Own, n.Sizes, n.OwnAt, n.Type
	return true
}

// saveRecord stores the record of a picture under key.
func (a *Library) saveRecord(p *Picture, key store.Key) {
	data, _ := json.Marshal(record{p.key, p.Own, p.Sizes, p.ownIndex, p.FileType}) // strings and numbers cannot fail
	a.store.Put(key, data)
}
