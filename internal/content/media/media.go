// Package media prepares the pictures of a site for publication: it checks that they are safe, strips their metadata,
// makes the sizes that pages need, and stores the results between builds.
//
// A picture is a file of content/ with the extension of a picture, or a file that an article shows as one. Each is
// published at its own address without its metadata (where it was taken, by whom). A picture
// that an article shows is also made in several sizes, under names with a hash of their bytes; the one
// at its own address is then no larger than the largest of them. For example, content/2025/co.jpg of 4000 × 3000 pixels
// is published as co.jpg, co-320-….jpg, co-480-….jpg, co-800-….jpg, co-1200-….jpg and co-1600-….jpg.
//
// A file that is published as its own bytes is read as far as that proves its kind; see [Library.Unproven].
//
// [Prepare] finds the properties of each picture that a page needs: addresses, widths, heights, types. The bytes
// are made or read again when [Library.Bytes] is called, so that a site of many photographs fits
// into little memory and a build that publishes nothing new reads nothing.
//
// Results are stored under the SHA-256 of the bytes of the picture. A second record, under path, size, modification
// time and stamp of the file, says which bytes it had: a file with the same ones is not read
// again. Therefore, where files have no stamp (see [source.Asset]), a picture that replaces another of the
// same size, with its modification time set to the same by hand, is taken for the old one until the store is deleted.
//
// Pictures are decoded concurrently as long as that takes no more memory than a single picture may
// ([picture.MaxMemory]).
package media

import (
	"cmp"
	"context"
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"bangvang/internal/content/filetype"
	"bangvang/internal/content/picture"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
	"bangvang/internal/par"
)

// shownWidths are the widths of pictures that articles show, in pixels: a picture in a list, a column on telephones
// of two densities and on desktops, and an upper limit.
var shownWidths = []int{320, 480, 800, 1200, 1600}

// extensions are those of the files that are pictures even if no article shows them.
var extensions = filetype.Endings(filetype.Picture)

// Size is one size of a picture, as [Prepare] found or made it. The store holds it as JSON, so the keys of its fields are
// fixed.
type Size struct {
	Suffix        string // replaces the extension of the picture's name: "-800-1a2b3c4d.jpg"
	Width, Height int    // in pixels
	Type          string // MIME
	Bytes         int64  // their number
	Hash          uint64 `json:"Sum"`   // the [digest.Hash] of its bytes
	Original      bool   `json:"Plain"` // its bytes are those of the file without the metadata
}

// Picture is a picture as it will be published. [Library.Get] returns it; callers must not change it.
type Picture struct {
	Path     string // that of its file: content/2025/co.jpg
	FileType string // MIME type of the file, by its bytes
	Own      Size   // the size at its own address; its Suffix is undefined
	Sizes    []Size // narrowest first; at least one if an article shows it, otherwise none

	file     source.Asset
	key      store.Key // of its bytes and the widths; derived keys hold the bytes of its sizes
	err      error
	mu       sync.Mutex // locked while its sizes are made again
	ownIndex int        // the index of Own in Sizes, -1 when it is not one of them
}

// Input is the input of [Prepare], which the caller fills in.
type Input struct {
	Tree     *source.Tree        // never nil; it reads the files
	Assets   []source.Asset      // those of the tree that are published
	Shown    map[string]diag.Pos // the paths of those that articles show, and the positions that name them
	Store    *store.Store        // nil: nothing is stored
	Previous *Library            // an earlier library of the same site, whose unchanged pictures are reused, or nil
}

// Library holds the pictures of a site. Its methods may be called concurrently.
type Library struct {
	tree     *source.Tree
	store    *store.Store
	memory   *budget
	recent   *recent
	pictures map[string]*Picture
	proofs   map[string]proof // of the files that are published as their own bytes
}

// Prepare inspects the pictures among the assets, makes the sizes of those that are not in the store, and stores them; it
// publishes nothing. A picture that is broken, too large, or an active SVG is a problem, at the position where an article
// first names it or else at its file, and [Library.Get] does not return it. The error is that of ctx; then the Library is
// nil.
func Prepare(ctx context.Context, in Input) (*Library, diag.List, error) {
	disk := in.Store
	if disk == nil {
		disk = store.Open("")
	}
	a := &Library{
		tree: in.Tree, store: disk, memory: newBudget(picture.MaxMemory), recent: &recent{},
		pictures: map[string]*Picture{}, proofs: map[string]proof{},
	}
	var files, others []source.Asset
	for _, f := range in.Assets {
		if needsProof(f) {
			others = append(others, f)
		}
		if _, shown := in.Shown[f.Path]; shown || slices.Contains(extensions, strings.ToLower(path.Ext(f.Path))) {
			files = append(files, f)
		}
	}
	all, err := par.Map(par.Stage(ctx, "pictures"), len(files), func(i int) *Picture {
		_, shown := in.Shown[files[i].Path]
		if p := in.Previous.reuse(files[i], shown); p != nil {
			return p
		}
		return a.inspect(ctx, files[i], shown)
	})
	if err != nil {
		return nil, nil, err
	}
	proofs, err := par.Map(ctx, len(others), func(i int) proof { return a.prove(others[i], in.Previous) })
	if err != nil {
		return nil, nil, err
	}
	for _, p := range proofs {
		a.proofs[p.file.Path] = p
	}
	var problems diag.List
	for _, p := range all {
		a.pictures[p.Path] = p
		if p.err != nil {
			a.addProblem(&problems, p, in.Shown[p.Path])
		}
	}
	return a, problems, nil
}

// Get returns the picture at a path, content/2025/co.jpg, nil when there is none or it cannot be shown.
func (a *Library) Get(path string) *Picture {
	if p := a.pictures[path]; p != nil && p.err == nil {
		return p
	}
	return nil
}

// Refused reports whether the file at a path (content/…) should be a picture but cannot be shown. It is false for a file
// that is no picture at all, and for one that does not exist.
func (a *Library) Refused(path string) bool { return a.pictures[path] != nil && a.Get(path) == nil }

// reuse returns the picture that an earlier library has of a file, nil when there is none or it may have changed.
func (a *Library) reuse(f source.Asset, shown bool) *Picture {
	if a == nil || f.Modified.IsZero() {
		return nil
	}
	p := a.pictures[f.Path]
	if p == nil || p.file != f || p.err != nil || shown != (len(p.Sizes) > 0) {
		return nil
	}
	return p
}

// addProblem reports the error of a picture, at the position where an article names it or else in its file.
func (a *Library) addProblem(problems *diag.List, p *Picture, at diag.Pos) {
	fault := &picture.Error{}
	if !errors.As(p.err, &fault) {
		problems.Add(diag.Unreadable, diag.Pos{File: p.Path}, p.err.Error())
		return
	}
	where := diag.Pos{File: p.Path}
	if fault.Fault == picture.ErrActiveSVG {
		where.Line, where.Col = a.lineCol(p, fault.Offset)
	}
	name, line := path.Base(p.Path), strconv.Itoa(where.Line)
	at = cmp.Or(at, where)
	switch fault.Fault {
	case picture.ErrTooLarge:
		problems.Add(diag.PictureTooLarge, at, name, fault.Detail)
	case picture.ErrActiveSVG:
		problems.Add(diag.ActiveSVG, at, name, fault.Detail, line)
	default:
		problems.Add(diag.BrokenPicture, at, name, fault.Detail)
	}
}

// lineCol returns the line and column of an offset in a picture that is a text.
func (a *Library) lineCol(p *Picture, offset int) (line, col int) {
	data, err := a.tree.ReadFile(p.Path)
	if err != nil {
		return 0, 0
	}
	before := string(data[:min(offset, len(data))])
	start := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, len([]rune(before[start:])) + 1
}
