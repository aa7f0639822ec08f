package media

import (
	"io"

	"bangvang/internal/content/filetype"
	"bangvang/internal/content/source"
	"bangvang/internal/memo/store"
)

// proofVersion is part of the key of every proof. It changes when the same bytes prove another kind.
const proofVersion = "proof 1"

// proof is the result of reading a file that is published as its own bytes.
type proof struct {
	file source.Asset
	what string // what the bytes are instead of the kind of the name, e.g. "HTML, XML"; "" when they prove it
	err  error
}

// Unproven returns what the bytes of the file at a path (content/…) are when they are not of the kind of its name, in the
// words of [filetype.Guess]: for example, "HTML, XML" for a page called bang-diem.xlsx. It returns "" when they are of
// that kind, and for files whose kind is no [filetype.Download], which are not read. The error says that the file cannot
// be read.
func (a *Library) Unproven(path string) (what string, err error) {
	p := a.proofs[path]
	return p.what, p.err
}

// needsProof reports whether a file is published as its own bytes if they prove its kind.
func needsProof(f source.Asset) bool {
	kind, known := filetype.Of(f.Path)
	return known && kind.Use == filetype.Download
}

// prove reads as much of a file as proves its kind, unless it has the stamp of a file that was read before.
func (a *Library) prove(f source.Asset, previous *Library) proof {
	if previous != nil && !f.Modified.IsZero() {
		if p, ok := previous.proofs[f.Path]; ok && p.file == f && p.err == nil {
			return p
		}
	}
	key, stamped := stampedKey(proofVersion, f)
	if stamped {
		if what, ok := a.store.Get(key); ok {
			return proof{file: f, what: string(what)}
		}
	}
	p := proof{file: f}
	p.what, p.err = a.readProof(f)
	if stamped && p.err == nil {
		a.store.Put(key, []byte(p.what))
	}
	return p
}

// readProof returns what the bytes of a file are instead of their kind.
func (a *Library) readProof(f source.Asset) (string, error) {
	kind, _ := filetype.Of(f.Path)
	in, err := a.tree.Open(f.Path)
	if err != nil {
		return "", err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, kind.Enough()))
	if err != nil {
		return "", err
	}
	proves := kind.Proves
	if f.Size > int64(len(data)) {
		proves = kind.ProvesStart
	}
	if proves(data) {
		return "", nil
	}
	return filetype.Guess(data), nil
}

// stampedKey returns the key of a value that depends on the bytes of a file with this path, size, modification time and
// stamp. It reports false for a file without a modification time, which has no such value.
func stampedKey(kind string, f source.Asset, more ...[]byte) (store.Key, bool) {
	stamp := appendStamp(nil, f)
	return store.KeyOf(append([][]byte{[]byte(kind), []byte(f.Path), stamp}, more...)...), !f.Modified.IsZero()
}
