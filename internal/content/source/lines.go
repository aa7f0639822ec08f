package source

import (
	"bytes"
	"io/fs"
	"strings"
	"sync"
)

// Lines returns single lines of a site's sources and themes, to show problems with. The caller sets both fields. It
// caches the latest file: problems are shown file by file, and one file may have a hundred thousand. It is safe for
// concurrent use.
type Lines struct {
	Tree   *Tree
	Themes fs.FS // the built-in ones

	mu   sync.Mutex
	name string
	file *File // nil when there is none
}

// Line returns the text of a line, from 1, of a file: content/a.md, or themes/bangvang/style.css of the site or else
// built in. It returns "" when there is no such line, or the file cannot be read or has changed since the tree was
// loaded.
func (l *Lines) Line(file string, line int) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if file != l.name {
		l.name, l.file = file, l.Tree.File(file)
		if name, ok := strings.CutPrefix(file, "themes/"); ok {
			l.file = l.themeFile(file, name)
		} else if l.file == nil && strings.HasSuffix(strings.ToLower(file), ".csv") && l.Tree.HasAsset(file) {
			l.file = l.list(file)
		}
	}
	if l.file == nil {
		return ""
	}
	return l.file.Line(line)
}

// maxList is the size of a list of recipients, the only asset that has problems in its lines.
const maxList = 2 << 20

// list reads a list of recipients, nil if it cannot be read.
func (l *Lines) list(file string) *File {
	var b bytes.Buffer
	if l.Tree.ReadInto(&b, file, maxList) != nil {
		return nil
	}
	f, _ := NewFile(file, b.Bytes())
	return f
}

// themeFile reads a file of the site's themes, or else of the built-in ones.
func (l *Lines) themeFile(file, name string) *File {
	data, err := fs.ReadFile(l.Tree.FS, file)
	if err != nil {
		data, err = fs.ReadFile(l.Themes, name)
	}
	if err != nil {
		return nil
	}
	f, _ := NewFile(file, data)
	return f
}
