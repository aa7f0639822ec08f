package theme

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bangvang/internal/diag"
)

// file is a file of a theme. Its name is that inside the theme's folder (templates/list.html), its
// path that inside the site (themes/NAME/templates/list.html).
type file struct {
	name, path string
	data       []byte
}

// fileSet is what a theme is made of: the file that counts for each name, and for the strings, which
// are merged, all layers' files, lowest first.
type fileSet struct {
	byName map[string]file
	words  []file
}

func (s fileSet) sorted() []file {
	out := slices.Clone(s.words)
	for _, name := range sortedKeys(s.byName) {
		out = append(out, s.byName[name])
	}
	return out
}

// under returns the files below a folder of the theme, sorted, with their names inside it.
func (s fileSet) under(dir string) []file {
	var out []file
	for _, name := range sortedKeys(s.byName) {
		if rest, ok := strings.CutPrefix(name, dir+"/"); ok {
			f := s.byName[name]
			f.name = rest
			out = append(out, f)
		}
	}
	return out
}

// gather lays the theme over its parents.
func gather(o Options) (fileSet, diag.List) {
	set := fileSet{byName: map[string]file{}}
	var problems diag.List
	var layers []layer
	for name, seen := o.Name, []string{}; name != ""; {
		if slices.Contains(seen, name) {
			problems.Add(diag.TemplateError, diag.Pos{File: "themes/" + name + "/theme.json"}, "a theme cannot be its own parent")
			return set, problems
		}
		found := find(o, name)
		if len(found) == 0 {
			problems.Add(diag.UnknownTheme, diag.Pos{File: settings}, name, strings.Join(names(o), ", "))
			return set, problems
		}
		seen = append(seen, name)
		layers = append(layers, found...)
		name = parent(o, name, found, &problems)
	}
	slices.Reverse(layers)
	for _, l := range layers {
		problems.Append(l.read(set.byName, &set.words))
	}
	return set, problems
}

// settings is where a site says which theme it has.
const settings = "content/site.yaml"

// layer is the folder of a theme in one of the two places where themes are found.
type layer struct {
	fsys     fs.FS
	name     string
	embedded bool
}

// find returns the layers of a theme, highest first.
func find(o Options, name string) []layer {
	var out []layer
	for _, l := range []layer{{o.Site, name, false}, {o.Embedded, name, true}} {
		if l.fsys == nil || !fs.ValidPath(name) || strings.ContainsAny(name, "/.") {
			continue
		}
		if info, err := fs.Stat(l.fsys, name); err == nil && info.IsDir() {
			out = append(out, l)
		}
	}
	return out
}

// names returns all themes there are, sorted.
func names(o Options) []string {
	var out []string
	for _, fsys := range []fs.FS{o.Site, o.Embedded} {
		if fsys == nil {
			continue
		}
		entries, _ := fs.ReadDir(fsys, ".")
		for _, e := range entries {
			if e.IsDir() && !strings.ContainsAny(e.Name(), ".") {
				out = append(out, e.Name())
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// parent returns the theme that name is laid over: the one its theme.json says, else [Default] for a
// theme that is not built in, else none.
func parent(o Options, name string, layers []layer, problems *diag.List) string {
	for _, l := range layers {
		data, err := fs.ReadFile(l.fsys, path.Join(name, "theme.json"))
		if err != nil {
			continue
		}
		var about struct{ Parent string }
		if err := json.Unmarshal(data, &about); err != nil {
			problems.Add(diag.TemplateError, jsonPos("themes/"+name+"/theme.json", data, err), err.Error())
		}
		return about.Parent
	}
	if layers[len(layers)-1].embedded || name == Default {
		return ""
	}
	return Default
}

// read adds the layer's files to the set. Files that begin with a dot or end in ~ are an editor's
// or a system's own.
func (l layer) read(set map[string]file, words *[]file) diag.List {
	var problems diag.List
	fs.WalkDir(l.fsys, l.name, func(p string, d fs.DirEntry, err error) error {
		at := diag.Pos{File: "themes/" + p}
		if err != nil {
			problems.Add(diag.Unreadable, at, err.Error())
			return nil
		}
		base := path.Base(p)
		if d.IsDir() || strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") {
			return nil
		}
		data, err := fs.ReadFile(l.fsys, p)
		if err != nil {
			problems.Add(diag.Unreadable, at, err.Error())
			return nil
		}
		f := file{name: strings.TrimPrefix(p, l.name+"/"), path: "themes/" + p, data: data}
		if strings.HasPrefix(f.name, "strings/") {
			*words = append(*words, f)
			return nil
		}
		set[f.name] = f
		return nil
	})
	return problems
}

// jsonPos is the place of an error of encoding/json.
func jsonPos(name string, data []byte, err error) diag.Pos {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return place(name, string(data), int(syntax.Offset)-1)
	case errors.As(err, &kind):
		return place(name, string(data), int(kind.Offset)-1)
	}
	return diag.Pos{File: name}
}
