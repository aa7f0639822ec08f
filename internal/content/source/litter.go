package source

import (
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"bangvang/internal/diag"
)

// Litter is the table of names that systems, editors and programs leave beside the files of people. Source: the lists of
// https://github.com/github/gitignore/tree/main/Global for Windows, macOS, Linux, Vim, Emacs, Backup, Microsoft Office,
// LibreOffice, Dropbox and Syncthing. Names are compared in lower case; those that begin with a dot need no row.
var (
	litterNames    = set("thumbs.db", "thumbs.db:encryptable", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "folder.htt", "icon\r", "__macosx", "@eadir", "#recycle", "$recycle.bin", "system volume information", "lost+found", "4913", "nohup.out", "#snapshot", "@tmp")
	litterPrefixes = []string{"~$", "~wrl", "~lock."}
	litterEndings  = set(".tmp", ".temp", ".bak", ".orig", ".rej", ".swp", ".swo", ".part", ".partial", ".crdownload", ".download", ".opdownload", ".stackdump", ".gdoc", ".gsheet", ".lnk")
	// conflict matches a copy that Dropbox, OneDrive, Syncthing or Nextcloud makes of a file that two people changed.
	conflict = regexp.MustCompile(`(?i)conflicted copy|sync-conflict-\d{8}|\(conflict(ed)?[ )]|bản sao xung đột`)
)

func set(names ...string) map[string]bool {
	out := make(map[string]bool, len(names))
	for _, name := range names {
		out[name] = true
	}
	return out
}

// IsLitter reports whether a file or a folder of this name is nothing that a person wrote: for example Thumbs.db,
// ~$bai.docx, bai.md~ or #bai.md#. A conflicted copy of an article is none: what it says may be nowhere else.
func IsLitter(name string) bool {
	lower := strings.ToLower(name)
	switch {
	case name == "":
		return false
	case litterNames[lower], litterEndings[path.Ext(lower)], lower[len(lower)-1] == '~', strings.HasPrefix(lower, "#") && strings.HasSuffix(lower, "#"):
		return true
	case !isText(name) && conflict.MatchString(name):
		return true
	}
	for _, prefix := range litterPrefixes {
		if strings.HasPrefix(lower, prefix) {
			return true
		}
	}
	return false
}

// ignored reports whether files and folders of that name are left out.
func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || IsLitter(name)
}

// maxLeftOut is the number of entries of a folder that is left out which are looked at.
const maxLeftOut = 10_000

// leftOut returns an entry with a hint if articles are left out because the name of a file or folder begins with “_”, as
// other generators have it: _posts/, _drafts/, _index.md. Otherwise it returns nil.
func leftOut(fsys fs.FS, name string, d fs.DirEntry) []*entry {
	if base := path.Base(name); base[0] != '_' || IsLitter(base) {
		return nil
	}
	articles, seen := 0, 0
	if d.IsDir() {
		_ = fs.WalkDir(fsys, name, func(inside string, d fs.DirEntry, err error) error {
			if seen++; seen > maxLeftOut {
				return fs.SkipAll
			}
			if err == nil && d.Type().IsRegular() && IsArticle(inside) && !strings.HasPrefix(d.Name(), ".") && !IsLitter(d.Name()) {
				articles++
			}
			return nil
		})
	} else if info, err := d.Info(); err == nil && d.Type().IsRegular() && IsArticle(name) && info.Size() > 0 {
		articles++
	}
	if articles == 0 {
		return nil
	}
	e := &entry{name: name, path: toPath(name), unlistable: true}
	e.probs.Add(diag.LeftOut, diag.Pos{File: e.path}, strconv.Itoa(articles), path.Base(e.path), strings.TrimLeft(path.Base(e.path), "_"))
	return []*entry{e}
}

// untilIgnored returns a name up to its first part that is left out, the whole name if there is none.
func untilIgnored(name string) string {
	segments := strings.Split(name, "/")
	for i, segment := range segments {
		if ignored(segment) {
			return strings.Join(segments[:i+1], "/")
		}
	}
	return name
}

// textOfArticle returns the name that an article or a file of settings was meant to have which Windows' Notepad and others
// saved as a .txt: “bai.md” for bai.md.txt, and for any .txt that begins with a front matter. It returns "" for any other
// file.
func (e *entry) textOfArticle(t *Tree) string {
	base := path.Base(e.path)
	ending := strings.ToLower(path.Ext(base))
	if ending != ".txt" && ending != ".text" {
		return ""
	}
	stem := base[:len(base)-len(ending)]
	if isText(stem) {
		return stem
	}
	f, err := openListed(t.FS, e.name)
	if err != nil {
		return ""
	}
	defer f.Close()
	var head [16]byte
	n, _ := f.Read(head[:])
	text := strings.TrimPrefix(string(head[:n]), "\ufeff")
	if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
		text = strings.ReplaceAll(text[2:], "\x00", "")
	}
	if rest, ok := strings.CutPrefix(text, "---"); ok && (rest == "" || strings.ContainsAny(rest[:1], "\r\n \t")) {
		return stem + ".md"
	}
	return ""
}

// dropTwins drops the entries whose names differ from that of another article in the ending only, .md before others: both
// would have one address. The entries are sorted.
func dropTwins(found []*entry, probs *diag.List) []*entry {
	var odd bool
	for _, e := range found {
		odd = odd || IsArticle(e.path) && path.Ext(e.path) != ".md"
	}
	if !odd {
		return found
	}
	stem := func(e *entry) string { return strings.TrimSuffix(e.path, path.Ext(e.path)) }
	first := map[string]string{}
	for _, e := range found {
		if path.Ext(e.path) == ".md" {
			first[stem(e)] = e.path
		}
	}
	kept := found[:0]
	for _, e := range found {
		if IsArticle(e.path) && path.Ext(e.path) != ".md" {
			if other := first[stem(e)]; other != "" {
				probs.Add(diag.TwinFile, diag.Pos{File: e.path}, path.Base(other))
				continue
			}
			first[stem(e)] = e.path
		}
		kept = append(kept, e)
	}
	return kept
}
