// Package album gets a site's pictures ready to be published: found harmless, rid of their metadata,
// in the sizes that pages need, and remembered between builds.
//
// A picture is a file of content/ whose name ends as that of a picture, and every file that an article
// shows as one. Each stands at its own address without its metadata (where it was taken, by whom). One
// that an article shows is also made in several sizes, under names that hold a sum of their bytes; what
// stands at its own address is then no larger than the largest of them.
//
// [Make] learns of each picture what a page needs to know: addresses, widths, heights, types. Bytes are
// made or read again when [Album.Bytes] is asked for them, so that a site of many photographs fits
// into little memory and a build that publishes nothing new reads nothing.
//
// What was made is kept in a cache under the SHA-256 of the picture's bytes. Under its path, size,
// modification time and stamp is kept which bytes those were: a file that has what it had is not read
// again. So where files have no stamp (see [source.Asset]), a picture that is replaced by another of the
// same size, with the same time set by hand, passes for the old one until the cache is thrown away.
//
// Pictures are decoded side by side as long as that takes no more memory than one picture may
// (picture.MaxMemory).
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

	"bangvang/internal/content/picture"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
	"bangvang/internal/par"
)

// widths are those that shown pictures are made in, in pixels: a picture in a list, a column on phones
// of two densities, on desktops, and what is enough for anyone.
var widths = []int{320, 480, 800, 1200, 1600}

// endings are those of the files that are pictures even if no article shows them.
var endings = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"}

// Size is one size of a picture.
type Size struct {
	Suffix        string // instead of the ending of the picture's name: "-800-1a2b3c4d.jpg"
	Width, Height int
	Type          string // MIME
	Bytes         int64
	Sum           uint64 // as digest.Hash
	Plain         bool   // its bytes are the file's, without the metadata
}

// Picture is a picture as it will be published.
type Picture struct {
	Path  string
	Own   Size   // what stands at its own address; its Suffix means nothing
	Sizes []Size // narrowest first, one at least if an article shows it, else none

	file  source.Asset
	key   store.Key // of what its bytes make
	err   error
	mu    sync.Mutex // held while its sizes are made
	ownAt int        // the index of Own in Sizes, -1 when it is none of them
}

// Input is what an album is made from.
type Input struct {
	Tree   *source.Tree
	Assets []source.Asset      // those of the tree that are published
	Shown  map[string]diag.Pos // the paths of those that articles show, and where they are named
	Store  *store.Store        // nil for none
	Was    *Library            // an earlier one of the same site, whose pictures are known; nil for none
}

// Album holds the pictures of a site. Its methods may be called at the same time.
type Library struct {
	tree     *source.Tree
	store    *store.Store
	memory   *budget
	recent   *recent
	pictures map[string]*Picture
}

// Make looks at the pictures and makes what the cache does not hold. A picture that is broken, too
// large, or active SVG is a problem, where an article first names it or else at its file. The error
// is ctx's.
func Make(ctx context.Context, in Input) (*Library, diag.List, error) {
	disk := in.Store
	if disk == nil {
		disk = store.Open("")
	}
	a := &Library{
		tree: in.Tree, store: disk, memory: newBudget(picture.MaxMemory), recent: &recent{},
		pictures: map[string]*Picture{},
	}
	var files []source.Asset
	for _, f := range in.Assets {
		if _, shown := in.Shown[f.Path]; shown || slices.Contains(endings, strings.ToLower(path.Ext(f.Path))) {
			files = append(files, f)
		}
	}
	all, err := par.Map(par.Stage(ctx, "pictures"), len(files), func(i int) *Picture {
		_, shown := in.Shown[files[i].Path]
		if p := in.Was.known(files[i], shown); p != nil {
			return p
		}
		return a.look(files[i], shown)
	})
	if err != nil {
		return nil, nil, err
	}
	var problems diag.List
	for _, p := range all {
		a.pictures[p.Path] = p
		if p.err != nil {
			a.blame(&problems, p, in.Shown[p.Path])
		}
	}
	return a, problems, nil
}

// Get returns the picture at a path of content/, nil when there is none or it cannot be shown.
func (a *Library) Get(path string) *Picture {
	if p := a.pictures[path]; p != nil && p.err == nil {
		return p
	}
	return nil
}

// Refused tells whether the file at a path of content/ was to be a picture and cannot be shown.
func (a *Library) Refused(path string) bool { return a.pictures[path] != nil && a.Get(path) == nil }

// known returns the picture that an earlier album made of a file.
func (a *Library) known(f source.Asset, shown bool) *Picture {
	if a == nil || f.Modified.IsZero() {
		return nil
	}
	p := a.pictures[f.Path]
	if p == nil || p.file != f || p.err != nil || shown != (len(p.Sizes) > 0) {
		return nil
	}
	return p
}

// blame says what is wrong with a picture.
func (a *Library) blame(problems *diag.List, p *Picture, at diag.Pos) {
	fault := &picture.Error{}
	if !errors.As(p.err, &fault) {
		problems.Add(diag.Unreadable, diag.Pos{File: p.Path}, p.err.Error())
		return
	}
	where := diag.Pos{File: p.Path}
	if fault.Fault == picture.ErrActiveSVG {
		where.Line, where.Col = a.place(p, fault.Offset)
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

// place returns the line and column of an offset in the bytes of a picture that is a text.
func (a *Library) place(p *Picture, offset int) (line, col int) {
	data, err := a.tree.ReadFile(p.Path)
	if err != nil {
		return 0, 0
	}
	before := string(data[:min(offset, len(data))])
	start := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, len([]rune(before[start:])) + 1
}
