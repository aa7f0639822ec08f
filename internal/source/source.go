// Package source is what enters: the site's text files in memory, its other files listed.
//
// It is handed an fs.FS rooted at the site's root and touches nothing else. Encoding is settled here
// once: a [File]'s Text is UTF-8, NFC, without byte order mark, with \n line ends. Everything after
// it counts offsets in Text; [File.Pos] turns an offset into a line and a column in characters.
package source

import (
	"io/fs"

	"bangvang/internal/diag"
)

// File is a text file, as read and normalised. It is immutable.
type File struct {
	Path string // slash-separated, relative to the site's root: content/2024/01/x.md
	Text string // UTF-8, NFC, no BOM, \n line ends
	Sum  uint64 // xxhash of the bytes as they were on disk
}

// Asset is a file that is copied or measured, not read as text: a picture, a PDF.
type Asset struct {
	Path string // as File.Path
	Size int64
}

// Tree is everything below content/: Markdown and YAML files read, all others listed. Files and
// folders whose name starts with . or _ are left out. Both lists are sorted by path.
type Tree struct {
	FS     fs.FS // the site's root, to open assets from
	Files  []*File
	Assets []Asset
}

// Pos returns the place of the byte offset in f.Text. Columns count runes, less combining marks.
func (f *File) Pos(offset int) diag.Pos { panic("source") }

// Line returns the text of line n (from 1) without its line end, "" when there is none.
func (f *File) Line(n int) string { panic("source") }
