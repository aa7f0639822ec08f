package source

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/diag"
	"bangvang/internal/par"

	"bangvang/internal/text/confusable"
	"bangvang/internal/text/viet"
)

// Root is the folder of the site's root that holds all sources of the site.
const Root = "content"

// maxMiB returns the size limit of a text file in MiB: for an article a long book, for YAML four times all communes
// of the country.
func maxMiB(name string) int64 {
	if IsArticle(name) {
		return 2
	}
	return 16
}

// ArticleCache takes the articles of a site, one by one as they are read, so that their texts, a third of a site's bytes,
// need not be in memory together. Package docstore implements it. path is always a [File.Path]. Its methods must be safe
// for concurrent use.
type ArticleCache interface {
	// Has reports whether the cache has the article at path whose bytes have the hash sum, a [File.Hash].
	Has(path string, sum uint64) bool
	// Add takes an article that the cache does not have, with the problems of its bytes.
	Add(f *File, problems diag.List)
	// HashOf returns the hash of the bytes of an article with this stamp. ok is false when it is not known.
	HashOf(path string, as Stamp) (sum uint64, ok bool)
	// Now returns the stamp of a file written now, on the disk of the cache; zero when there is none.
	Now() Stamp
}

// Load reads everything below [Root] of the site's root fsys. It fails when there is no such folder, and when ctx ends;
// then the Tree is nil. A fault of a single file is a problem. The files of articles that cache, which may be nil, has
// taken have no text ([Tree.WithText] reads it again), and their problems are the cache's.
func Load(ctx context.Context, fsys fs.FS, cache ArticleCache) (*Tree, diag.List, error) {
	if err := checkRoot(fsys); err != nil {
		return nil, nil, err
	}
	found, err := walk(ctx, fsys, Root)
	if err != nil {
		return nil, nil, err
	}
	return buildTree(ctx, &Tree{FS: WithoutLinks(fsys), cache: cache}, found)
}

// buildTree builds a tree with the root and cache of previous from the entries, and reads those that are new.
func buildTree(ctx context.Context, previous *Tree, met []*entry) (*Tree, diag.List, error) {
	t := &Tree{FS: previous.FS, cache: previous.cache, diskNames: map[string]string{}, entries: met}
	if t.cache != nil {
		t.now = sync.OnceValue(t.cache.Now)
	}
	var probs diag.List
	found := t.assignPaths(&probs)
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }} // file contents are copied out of them
	ctx = par.Stage(ctx, "read")
	progress := par.ProgressOf(ctx)
	err := par.Each(ctx, len(found), func(i int) {
		buf := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(buf)
		progress.Begin(found[i].path)
		found[i].load(t, buf)
	})
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", Root, err)
	}
	for _, e := range met {
		if e.unlistable {
			probs.Append(e.probs)
		}
	}
	for _, e := range found {
		probs.Append(e.probs)
		switch {
		case e.file != nil:
			t.Files = append(t.Files, e.file)
		case e.failed:
			t.Unread = append(t.Unread, e.path)
		default:
			t.Assets = append(t.Assets, Asset{e.path, e.info.Size(), e.info.ModTime(), StampOf(e.info)})
		}
	}
	return t, probs, nil
}

// entry is a file found by the walk, and then its contents; once read it does not change.
type entry struct {
	name       string // on disk
	path       string // NFC
	regular    bool   // neither a link nor a device
	link       bool
	dirEntry   fs.DirEntry // until it is read; nil when no folder listed it
	unlistable bool        // a folder that cannot be listed
	loaded     bool        // it was read
	file       *File       // a text
	info       fs.FileInfo // of an asset
	failed     bool
	probs      diag.List
}

// errNoRoot is the error of a command that was started outside a site.
var errNoRoot = errors.New("looking for the folder " + Root + "/: there is none here; go to the site's folder (cd …) or name it with -s; a new site: bangvang new site …")

// checkRoot returns the reason why fsys is not a site's root, or nil.
func checkRoot(fsys fs.FS) error {
	info, err := fs.Lstat(fsys, Root)
	switch {
	case err == nil && isLink(info.Mode()):
		err = ErrLink
	case err == nil && !info.IsDir():
		err = errors.New("not a folder")
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errNoRoot
	case err != nil:
		return fmt.Errorf("looking for the folder %s/ in the site's root: %w", Root, Cause(err))
	}
	return nil
}

// maxFolders is the number of folders above a file of content/: the address of an article has at most as many parts, and
// a system walks through all of them each time it opens a file.
const maxFolders = 30

// walk returns the files in a folder and below it, in the order of their names. It fails for [Root] alone, and when ctx
// ends.
func walk(ctx context.Context, fsys fs.FS, folder string) ([]*entry, error) {
	if strings.Count(folder, "/") > maxFolders {
		e := &entry{name: folder, path: toPath(folder), unlistable: true}
		e.probs.Add(diag.OverBudget, diag.Pos{File: e.path}, "thư mục lồng nhau", strconv.Itoa(maxFolders))
		return []*entry{e}, nil
	}
	list, err := fs.ReadDir(fsys, folder)
	var met []*entry
	switch {
	case err != nil && folder == Root:
		return nil, fmt.Errorf("reading %s: %w", Root, Cause(err))
	case err != nil:
		e := &entry{name: folder, path: toPath(folder), unlistable: true}
		e.probs.Add(diag.Unreadable, diag.Pos{File: e.path}, Cause(err).Error())
		met = append(met, e)
	}
	found, err := par.Map(ctx, len(list), func(i int) (inside []*entry) {
		d, name := list[i], path.Join(folder, list[i].Name())
		switch {
		case ignored(d.Name()):
			inside = leftOut(fsys, name, d)
		case d.IsDir():
			inside, _ = walk(ctx, fsys, name) // an error is ctx's
		default:
			inside = []*entry{newEntry(name, d)}
		}
		return inside
	})
	return append(met, slices.Concat(found...)...), err
}

// newEntry returns the entry of a file that its folder lists.
func newEntry(name string, d fs.DirEntry) *entry {
	return &entry{name: name, path: toPath(name), regular: d.Type().IsRegular(), link: isLink(d.Type()), dirEntry: d}
}

// toPath returns a name on disk as the path that addresses are made of.
func toPath(name string) string { return viet.NFC(strings.ToValidUTF8(name, "\ufffd")) }

// assignPaths returns the entries sorted by path, records the names that differ from their paths, and drops an entry
// with the path of another: a Linux disk can hold one name twice, composed and decomposed.
func (t *Tree) assignPaths(probs *diag.List) []*entry {
	found := slices.DeleteFunc(slices.Clone(t.entries), func(e *entry) bool { return e.unlistable })
	slices.SortStableFunc(found, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(len(a.name), len(b.name)))
	})
	kept := found[:0]
	for _, e := range found {
		if n := len(kept); n > 0 && kept[n-1].path == e.path {
			probs.Add(diag.TwinFile, diag.Pos{File: e.path})
			continue
		}
		if e.name != e.path {
			t.diskNames[e.path] = e.name
		}
		kept = append(kept, e)
	}
	kept = dropTwins(kept, probs)
	checkPortable(kept, probs)
	return kept
}

// checkPortable adds a problem for each name that a repository cannot carry to Windows, once for a folder. The
// entries are sorted.
func checkPortable(found []*entry, probs *diag.List) {
	said := ""
	for _, e := range found {
		if said != "" && strings.HasPrefix(e.path, said+"/") {
			continue
		}
		if upTo, name := viet.UnportablePart(e.path); name != "" {
			probs.Add(diag.UnportableName, diag.Pos{File: e.path}, name)
			said = upTo
		}
	}
}

// load reads the file into e, using buf as a buffer.
func (e *entry) load(t *Tree, buf *bytes.Buffer) {
	if e.loaded {
		return
	}
	e.loaded = true
	if i := strings.IndexFunc(e.path, confusable.IsHidden); i >= 0 {
		e.probs.Add(diag.HiddenCharacter, diag.Pos{File: e.path}, fmt.Sprintf("U+%04X", []rune(e.path[i:])[0]))
	}
	if word, seems := confusable.FirstWord(path.Base(e.path)); word != "" {
		e.probs.Add(diag.MixedScript, diag.Pos{File: e.path}, word, seems)
	}
	if e.link {
		e.dirEntry, e.failed = nil, true
		e.probs.Add(diag.LinkedFile, diag.Pos{File: e.path}, e.path)
		return
	}
	if e.fromCache(t) {
		return
	}
	if meant := e.textOfArticle(t); meant != "" {
		e.failed = true
		e.probs.Add(diag.TextArticle, diag.Pos{File: e.path}, path.Base(e.path), meant)
		return
	}
	text := isText(e.path)
	var err error
	if !text || !e.regular {
		e.info, err = statRegular(t.FS, e.name)
	}
	if text && err == nil {
		err = e.readText(t, buf)
	}
	switch {
	case errors.Is(err, ErrTooLarge):
		e.failed = true
		e.probs.Add(diag.FileTooLarge, diag.Pos{File: e.path}, strconv.FormatInt(maxMiB(e.path), 10)+" MiB")
	case errors.Is(err, ErrLink): // since its folder was listed
		e.failed = true
		e.probs.Add(diag.LinkedFile, diag.Pos{File: e.path}, e.path)
	case err != nil:
		e.failed = true
		e.probs.Add(diag.Unreadable, diag.Pos{File: e.path}, Cause(err).Error())
	}
}

// fromCache makes a file without text of an article that the cache has, found by its stamp, and reports whether it
// did.
func (e *entry) fromCache(t *Tree) bool {
	as := StampOfEntry(e.dirEntry)
	if e.dirEntry = nil; t.cache == nil || !IsArticle(e.path) {
		return false
	}
	sum, ok := t.cache.HashOf(e.path, as)
	if ok = ok && t.cache.Has(e.path, sum); ok {
		e.file = &File{Path: e.path, Hash: sum, Stamp: as}
	}
	return ok
}

// readText reads a text file into e, or adds the article to the cache.
func (e *entry) readText(t *Tree, buf *bytes.Buffer) error {
	bare := &File{Path: e.path}
	taken := t.cache != nil && bare.IsArticle()
	var now Stamp
	if taken {
		now = t.now() // before the file is read
	}
	as, err := ReadText(buf, t.FS, e.name, maxMiB(e.path)<<20)
	if err != nil {
		return err
	}
	raw := buf.Bytes()
	bare.Hash, bare.Stamp = xxhash.Sum64(raw), as.TrustedAt(now)
	if taken && t.cache.Has(bare.Path, bare.Hash) {
		e.file = bare
		return nil
	}
	file, probs := newFile(e.path, raw, bare.Hash)
	switch {
	case len(probs) > 0 && probs[0].Code == diag.NotUTF8:
		e.failed = true
	case taken:
		t.cache.Add(file, probs)
		e.file = bare
		return nil
	default:
		e.file = file
	}
	e.probs.Append(probs)
	return nil
}

// isText reports whether the file is read as text, by the end of its name, in either case: Windows writes .MD.
func isText(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return IsArticle(name) || ext == ".yaml" || ext == ".yml"
}

// Cause returns the reason inside a path error (“permission denied”), because the problem names the file already; any
// other error, also nil, as it is.
func Cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
