// Package source loads a site's source files: it reads the Markdown and YAML files into memory and lists all others.
// For example, a site with an article a.md and its picture a.jpg is a [Tree] of one [File] and one [Asset].
//
// [Load] reads an fs.FS rooted at the site's root and nothing else. Encoding is settled here once: a [File]'s Text is
// UTF-8, NFC, without byte order mark, with \n line ends. All later steps count offsets in Text; [File.Pos] converts
// an offset to a line and a column in characters.
//
// A file that cannot be a text is a problem: bytes that are not UTF-8 keep the file out of [Tree.Files]; characters
// that neither HTML nor XML can hold are replaced by U+FFFD, hidden ones (package confusable) are dropped, and the
// file remains. Articles of more than 2 MiB and YAML of more than 16 MiB are not read. An article whose document is
// in the cache, and whose [Stamp] has not changed, is not opened. A link is a problem and is never followed, whatever it
// leads to (see [WithoutLinks]).
package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"bangvang/internal/diag"
)

// File is a text file in memory, as read and normalised. [Load] and [NewFile] make it. It is immutable.
type File struct {
	Path string // slash-separated, NFC, relative to the site's root: content/2024/01/x.md
	Text string // UTF-8, NFC, no BOM, \n line ends; "" when it was dropped (see [Load])
	Hash uint64 // xxhash of the bytes on disk
	// Stamp is the stamp of an article that the Tree's [ArticleCache] has, zero when the file could change without
	// changing it.
	Stamp Stamp
	// HasConflict reports whether the text has versions that were not merged, so that nothing else can be said of it.
	HasConflict bool

	lines       []int        // offset of each line's start; lines[0] is 0
	checkpoints []checkpoint // inside long lines, by offset
}

// Asset is a file that is copied or measured, but not read as text: for example a picture or a PDF. Only its name and
// size are in memory; [Tree.ReadFile] reads the bytes.
type Asset struct {
	Path     string    // as File.Path
	Size     int64     // in bytes
	Modified time.Time // from the file system
	Stamp    Stamp     // zero when the file system has none
}

// Tree is everything below content/, as [Load] or [Tree.Update] found it: Markdown and YAML files read, all others
// listed. Files and folders whose name starts with . or _ are left out. All lists are sorted by path. It is immutable.
type Tree struct {
	FS     fs.FS // the site's root without links; it has the names on disk, so open assets with [Tree.Open]
	Files  []*File
	Assets []Asset
	Unread []string // paths of files that exist but could not be read: each has its problem

	cache     ArticleCache      // of articles, may be nil
	now       func() Stamp      // the cache's, called once
	diskNames map[string]string // path → name on disk, where they differ (NFD names from a Mac)
	entries   []*entry          // every file and folder found, for Update
}

// Open opens the file on disk at path, in the notation of Files, Assets and Unread; the caller closes it. It fails with
// [ErrLink] for a file that is a link or below one, and else with the error of the file system.
func (t *Tree) Open(path string) (fs.File, error) {
	if t.fileAt(path) != nil || t.HasAsset(path) {
		return openListed(t.FS, t.diskName(path))
	}
	return t.FS.Open(t.diskName(path))
}

// ReadFile returns the bytes of the file at path, as they are on disk now: they may differ from [File.Text] and have
// changed since. It fails as [Tree.Open] does.
func (t *Tree) ReadFile(path string) ([]byte, error) {
	f, err := t.Open(path)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(f)
	return data, errors.Join(err, f.Close())
}

// ReadInto reads the bytes of the file at path, of at most most bytes, into buf, as they are on disk now. It fails as
// [ReadText] does.
func (t *Tree) ReadInto(buf *bytes.Buffer, path string, most int64) error {
	_, err := ReadText(buf, t.FS, t.diskName(path), most)
	return err
}

// File returns the text file at path (content/a.md), with its text, which it reads again when it was dropped; nil when
// the tree has no such text, or the file has changed since or can no longer be read.
func (t *Tree) File(path string) *File {
	f := t.fileAt(path)
	if f == nil {
		return nil
	}
	return t.WithText(f)
}

// fileAt returns the text file at path as the tree has it, nil when there is none.
func (t *Tree) fileAt(path string) *File {
	i, ok := slices.BinarySearchFunc(t.Files, path, func(f *File, path string) int { return strings.Compare(f.Path, path) })
	if !ok {
		return nil
	}
	return t.Files[i]
}

// HasAsset reports whether the tree lists an asset at path.
func (t *Tree) HasAsset(path string) bool {
	_, ok := slices.BinarySearchFunc(t.Assets, path, func(a Asset, path string) int { return strings.Compare(a.Path, path) })
	return ok
}

// WithText returns f, a file of the tree, with its text: f itself when it has it, else a copy, for which it reads the
// file again. It returns nil when the file has changed since or cannot be read.
func (t *Tree) WithText(f *File) *File {
	if f.lines != nil || f.Text != "" {
		return f
	}
	raw, err := t.ReadFile(f.Path)
	if err != nil {
		return nil
	}
	again, _ := NewFile(f.Path, raw)
	if again.Hash != f.Hash {
		return nil
	}
	return again
}

func (t *Tree) diskName(path string) string {
	if name, ok := t.diskNames[path]; ok {
		return name
	}
	return path
}

// IsArticle reports whether the file is an article or a page: see [IsArticle].
func (f *File) IsArticle() bool { return IsArticle(f.Path) }

// IsArticle reports whether a file of this name is an article or a page: whether its ending is that of Markdown, .md,
// .markdown, .mdown or .mkd, in either case, as Windows and other programs write it.
func IsArticle(name string) bool {
	switch ext := path.Ext(name); len(ext) {
	case len(".md"):
		return strings.EqualFold(ext, ".md")
	case len(".mkd"), len(".mdown"), len(".markdown"):
		return strings.EqualFold(ext, ".mkd") || strings.EqualFold(ext, ".mdown") || strings.EqualFold(ext, ".markdown")
	}
	return false
}

// Line returns the text of line n (from 1) without its line end, "" when there is none. The file must have its text
// ([Tree.WithText]).
func (f *File) Line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	end := len(f.Text)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	return f.Text[f.lines[n-1]:end]
}

// Offset returns the byte offset in f.Text of a position that [File.Pos] returned, if only ASCII precedes it in its line;
// otherwise, and for a position outside f, ok is false.
func (f *File) Offset(pos diag.Pos) (offset int, ok bool) {
	line := f.Line(pos.Line)
	if pos.File != f.Path || pos.Col < 1 || pos.Col > len(line)+1 {
		return 0, false
	}
	for i := range pos.Col - 1 {
		if line[i] >= utf8.RuneSelf {
			return 0, false
		}
	}
	return f.lines[pos.Line-1] + pos.Col - 1, true
}

// Pos returns the position of the character at the byte offset in f.Text; an offset outside the text counts as the nearer
// end, one inside a character as its beginning. Lines and columns count from 1; columns count runes, except combining
// marks. The file must have its text ([Tree.WithText]).
func (f *File) Pos(offset int) diag.Pos {
	offset = max(0, min(offset, len(f.Text)))
	for offset < len(f.Text) && !utf8.RuneStart(f.Text[offset]) {
		offset--
	}
	line := f.lineIndex(offset)
	start, col := f.lines[line], 1
	if step := f.checkpointBefore(offset); step.offset > start {
		start, col = step.offset, step.col
	}
	return diag.Pos{File: f.Path, Line: line + 1, Col: col + width(f.Text[start:offset])}
}
