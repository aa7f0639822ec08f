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
func most(name string) int64 {
	if strings.EqualFold(path.Ext(name), ".md") {
		return 2
	}
	return 16
}

// ArticleCache takes the articles of a site, one by one as they are read, so that their texts, a third of a site's
// bytes, need not be in memory together. Package docstore implements it. Its methods must be safe for concurrent use.
type Reader interface {
	// Has reports whether the cache has the article with these bytes, of which hash is the [File.Hash].
	Knows(path string, sum uint64) bool
	// Add takes an article that the cache does not have, with the problems of its bytes.
	Read(f *File, problems diag.List)
	// HashOf returns the hash of the bytes of an article with this stamp. ok is false when it is not known.
	Sum(path string, as Stamp) (sum uint64, ok bool)
	// Now returns the stamp of a file written now, zero when there is none.
	Now() Stamp
}

// Load reads everything below [Root] of the site's root fsys. It fails when there is no such folder, and when ctx
// ends; a fault of a single file is a problem. The files of articles that cache, which may be nil, has taken have no
// text ([Tree.WithText] reads it again), and their problems are the cache's.
func Load(ctx context.Context, fsys fs.FS, cache Reader) (*Tree, diag.List, error) {
	if err := rooted(fsys); err != nil {
		return nil, nil, err
	}
	found, err := walk(fsys, Root)
	if err != nil {
		return nil, nil, err
	}
	return gather(ctx, &Tree{FS: fsys, reader: cache}, found)
}

// buildTree builds a tree with the root and cache of previous from the entries, and reads those that are new.
func gather(ctx context.Context, previous *Tree, met []*entry) (*Tree, diag.List, error) {
	t := &Tree{FS: previous.FS, reader: previous.reader, names: map[string]string{}, met: met}
	if t.reader != nil {
		t.now = sync.OnceValue(t.reader.Now)
	}
	var probs diag.List
	found := t.nameThem(&probs)
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }} // file contents are copied out of them
	err := par.Each(par.Stage(ctx, "read"), len(found), func(i int) {
		buf := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(buf)
		found[i].read(t, buf)
	})
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", Root, err)
	}
	for _, e := range met {
		if e.closed {
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
	name    string      // on disk
	path    string      // NFC
	regular bool        // neither a link nor a device
	listed  fs.DirEntry // until it is read; nil when no folder listed it
	closed  bool        // a folder that cannot be listed
	done    bool        // it was read
	file    *File       // a text
	info    fs.FileInfo // of an asset
	failed  bool
	probs   diag.List
}

// checkRoot returns the reason why fsys is not a site's root, or nil.
func rooted(fsys fs.FS) error {
	info, err := fs.Stat(fsys, Root)
	if err == nil && !info.IsDir() {
		err = errors.New("not a folder")
	}
	if err != nil {
		return fmt.Errorf("looking for the folder %s/ in the site's root: %w", Root, Cause(err))
	}
	return nil
}

// walk returns the files in a folder and below it, in the order of their names. It fails for [Root] alone.
func walk(fsys fs.FS, folder string) ([]*entry, error) {
	list, err := fs.ReadDir(fsys, folder)
	var met []*entry
	switch {
	case err != nil && folder == Root:
		return nil, fmt.Errorf("reading %s: %w", Root, Cause(err))
	case err != nil:
		e := &entry{name: folder, path: clean(folder), closed: true}
		e.probs.Add(diag.Unreadable, diag.Pos{File: e.path}, Cause(err).Error())
		met = append(met, e)
	}
	found, err := par.Map(context.Background(), len(list), func(i int) (inside []*entry) {
		d, name := list[i], path.Join(folder, list[i].Name())
		switch {
		case hidden(d.Name()):
		case d.IsDir():
			inside, _ = walk(fsys, name)
		default:
			inside = []*entry{{name: name, path: clean(name), regular: d.Type().IsRegular(), listed: d}}
		}
		return inside
	})
	return append(met, slices.Concat(found...)...), err
}

// ignored reports whether files and folders of that name are left out.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") }

// toPath returns a name on disk as the path that addresses are made of.
func clean(name string) string { return viet.NFC(strings.ToValidUTF8(name, "\ufffd")) }

// assignPaths returns the entries sorted by path, records the names that differ from their paths, and drops an entry
// with the path of another: a Linux disk can hold one name twice, composed and decomposed.
func (t *Tree) nameThem(probs *diag.List) []*entry {
	found := slices.DeleteFunc(slices.Clone(t.met), func(e *entry) bool { return e.closed })
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
			t.names[e.path] = e.name
		}
		kept = append(kept, e)
	}
	carry(kept, probs)
	return kept
}

// checkPortable adds a problem for each name that a repository cannot carry to Windows, once for a folder. The
// entries are sorted.
func carry(found []*entry, probs *diag.List) {
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
func (e *entry) read(t *Tree, buf *bytes.Buffer) {
	if e.done {
		return
	}
	e.done = true
	if i := strings.IndexFunc(e.path, confusable.Hidden); i >= 0 {
		e.probs.Add(diag.HiddenCharacter, diag.Pos{File: e.path}, fmt.Sprintf("U+%04X", []rune(e.path[i:])[0]))
	}
	if word, seems := confusable.Word(path.Base(e.path)); word != "" {
		e.probs.Add(diag.MixedScript, diag.Pos{File: e.path}, word, seems)
	}
	if e.recognise(t) {
		return
	}
	text := isText(e.path)
	var err error
	if !text || !e.regular {
		e.info, err = Stat(t.FS, e.name)
	}
	if text && err == nil {
		err = e.hold(t, buf)
	}
	switch {
	case errors.Is(err, ErrTooLarge):
		e.failed = true
		e.probs.Add(diag.FileTooLarge, diag.Pos{File: e.path}, strconv.FormatInt(most(e.path), 10)+" MiB")
	case err != nil:
		e.failed = true
		e.probs.Add(diag.Unreadable, diag.Pos{File: e.path}, Cause(err).Error())
	}
}

// fromCache makes a file without text of an article that the cache has, found by its stamp, and reports whether it
// did.
func (e *entry) recognise(t *Tree) bool {
	as := Listed(e.listed)
	if e.listed = nil; t.reader == nil || !strings.EqualFold(path.Ext(e.path), ".md") {
		return false
	}
	sum, ok := t.reader.Sum(e.path, as)
	if ok = ok && t.reader.Knows(e.path, sum); ok {
		e.file = &File{Path: e.path, Sum: sum, Stamp: as}
	}
	return ok
}

// readText reads a text file into e, or adds the article to the cache.
func (e *entry) hold(t *Tree, buf *bytes.Buffer) error {
	bare := &File{Path: e.path}
	taken := t.reader != nil && bare.IsArticle()
	var now Stamp
	if taken {
		now = t.now() // before the file is read
	}
	as, err := ReadText(buf, t.FS, e.name, most(e.path)<<20)
	if err != nil {
		return err
	}
	raw := buf.Bytes()
	bare.Sum, bare.Stamp = xxhash.Sum64(raw), as.Before(now)
	if taken && t.reader.Knows(bare.Path, bare.Sum) {
		e.file = bare
		return nil
	}
	file, probs := newFile(e.path, raw, bare.Sum)
	switch {
	case len(probs) > 0 && probs[0].Code == diag.NotUTF8:
		e.failed = true
	case taken:
		t.reader.Read(file, probs)
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
	return ext == ".md" || ext == ".yaml" || ext == ".yml"
}

// Cause returns the reason inside a path error, because the problem names the file already.
func Cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
