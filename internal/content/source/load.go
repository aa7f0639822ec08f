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

// Root is the folder of the site's root that holds all that the site is made of.
const Root = "content"

// most returns how many MiB of a text are read: a long book, or four times all communes that there are.
func most(name string) int64 {
	if strings.EqualFold(path.Ext(name), ".md") {
		return 2
	}
	return 16
}

// Reader takes the articles of a site, one by one as they are read, so that their texts, a third of all that
// a site holds, need not lie in memory together. Its methods are called at the same time.
type Reader interface {
	// Knows tells whether the Reader has no need of the article with these bytes (see [File]).
	Knows(path string, sum uint64) bool
	// Read takes an article it does not know, with what is wrong with its bytes.
	Read(f *File, problems diag.List)
	// Sum returns the sum of the bytes that an article has when it has this stamp, if that is known.
	Sum(path string, as Stamp) (sum uint64, ok bool)
	// Now returns the stamp of a file that is written now, zero when there is none.
	Now() Stamp
}

// Load reads everything below [Root] of the site's root fsys. It fails when there is no such folder,
// and when ctx ends; what is wrong with a single file is a problem. The files of articles that r, which may
// be nil, has taken are without their texts ([Tree.Whole] reads them again), and their problems are r's.
func Load(ctx context.Context, fsys fs.FS, r Reader) (*Tree, diag.List, error) {
	if err := rooted(fsys); err != nil {
		return nil, nil, err
	}
	found, err := walk(fsys, Root)
	if err != nil {
		return nil, nil, err
	}
	return gather(ctx, &Tree{FS: fsys, reader: r}, found)
}

// gather makes a tree like was of what was met, reading what is new.
func gather(ctx context.Context, was *Tree, met []*entry) (*Tree, diag.List, error) {
	t := &Tree{FS: was.FS, reader: was.reader, names: map[string]string{}, met: met}
	if t.reader != nil {
		t.now = sync.OnceValue(t.reader.Now)
	}
	var probs diag.List
	found := t.nameThem(&probs)
	rooms := sync.Pool{New: func() any { return new(bytes.Buffer) }} // what a file holds is copied out of them
	err := par.Each(par.Stage(ctx, "read"), len(found), func(i int) {
		room := rooms.Get().(*bytes.Buffer)
		defer rooms.Put(room)
		found[i].read(t, room)
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

// entry is a file met on the walk, and then what it holds; once read it does not change.
type entry struct {
	name    string      // on disk
	path    string      // NFC
	regular bool        // neither a link nor a device
	listed  fs.DirEntry // until it is read; nil when it was not listed
	closed  bool        // a folder that cannot be listed
	done    bool        // it was read
	file    *File       // of a text
	info    fs.FileInfo // of an asset
	failed  bool
	probs   diag.List
}

// rooted tells what keeps fsys from being a site's root.
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

// hidden tells whether files of that name are left out.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") }

// clean returns a name on disk as the path that addresses are made of.
func clean(name string) string { return viet.NFC(strings.ToValidUTF8(name, "\ufffd")) }

// nameThem returns what was met sorted by path, remembers the names that differ from it, and leaves out
// what has the path of another: a Linux disk can hold one name twice, composed and decomposed.
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

// carry finds the names that a repository cannot carry to Windows, a folder's once. The entries are sorted.
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

// read fills in what the file holds, which is first read into a room.
func (e *entry) read(t *Tree, room *bytes.Buffer) {
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
		err = e.hold(t, room)
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

// recognise makes a file of an article that the reader need not see, by its stamp.
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

// hold reads a text and makes a file of it, or hands it on.
func (e *entry) hold(t *Tree, room *bytes.Buffer) error {
	lean := &File{Path: e.path}
	taken := t.reader != nil && lean.IsArticle()
	var now Stamp
	if taken {
		now = t.now() // before it is read
	}
	as, err := ReadText(room, t.FS, e.name, most(e.path)<<20)
	if err != nil {
		return err
	}
	raw := room.Bytes()
	lean.Sum, lean.Stamp = xxhash.Sum64(raw), as.Before(now)
	if taken && t.reader.Knows(lean.Path, lean.Sum) {
		e.file = lean
		return nil
	}
	file, probs := newFile(e.path, raw, lean.Sum)
	switch {
	case len(probs) > 0 && probs[0].Code == diag.NotUTF8:
		e.failed = true
	case taken:
		t.reader.Read(file, probs)
		e.file = lean
		return nil
	default:
		e.file = file
	}
	e.probs.Append(probs)
	return nil
}

// isText tells whether the file is read, by the end of its name, in either case: Windows writes .MD.
func isText(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".md" || ext == ".yaml" || ext == ".yml"
}

// Cause returns the reason inside a path error: the problem names the file already.
func Cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
