package theme

import (
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"bangvang/internal/diag"
)

// defaultTheme is the parent of every theme that is not built in and names no other parent.
const defaultTheme = "bangvang"

// layerFile is a file of a theme. Name is its path inside the theme's folder (templates/list.html), Path its path
// inside the site (themes/NAME/templates/list.html). Of two files the one of the higher Rank is of the higher layer.
type layerFile struct {
	Name, Path string
	Data       []byte
	Rank       int
	BuiltIn    bool
}

// layerSet holds the files of a theme after merging with its parents. A file replaces the parent's file of the same
// name; only the files of strings are all retained, because they are merged key by key.
type layerSet struct {
	byName      map[string]layerFile
	stringFiles []layerFile
}

// StringFiles returns the files of strings of all layers, the lowest layer first.
func (s layerSet) StringFiles() []layerFile { return s.stringFiles }

// All returns all files: those of strings, the lowest layer first, then the others, sorted by name.
func (s layerSet) All() []layerFile {
	out := slices.Clone(s.stringFiles)
	for _, name := range slices.Sorted(maps.Keys(s.byName)) {
		out = append(out, s.byName[name])
	}
	return out
}

// Under returns the files below a folder of the theme, sorted, with their names relative to that folder.
func (s layerSet) Under(dir string) []layerFile {
	var out []layerFile
	for _, name := range slices.Sorted(maps.Keys(s.byName)) {
		if rest, ok := strings.CutPrefix(name, dir+"/"); ok {
			f := s.byName[name]
			f.Name = rest
			out = append(out, f)
		}
	}
	return out
}

// themeRoots are the two folders of themes: the site's own, which may be nil, and the built-in one.
type themeRoots struct {
	Site, Embedded fs.FS
}

// mergeLayers reads the theme and its parents and merges their files, without those of the layer without.
func mergeLayers(o themeRoots, theme string, without ...layer) (layerSet, diag.List) {
	set := layerSet{byName: map[string]layerFile{}}
	var problems diag.List
	var layers []layer
	for name, seen := theme, []string{}; name != ""; {
		if slices.Contains(seen, name) {
			problems.Add(diag.TemplateError, diag.Pos{File: "themes/" + name + "/theme.json"}, "a theme cannot be its own parent")
			return set, problems
		}
		found := findLayers(o, name)
		if len(found) == 0 {
			problems.Add(diag.UnknownTheme, diag.Pos{File: settingsFile}, name, strings.Join(themeNames(o), ", "))
			return set, problems
		}
		seen = append(seen, name)
		layers = append(layers, found...)
		name = parentOf(o, name, found, &problems)
	}
	layers = slices.DeleteFunc(layers, func(l layer) bool { return slices.ContainsFunc(without, l.same) })
	slices.Reverse(layers)
	for rank, l := range layers {
		problems.Append(l.readInto(set.byName, &set.stringFiles, rank))
	}
	return set, problems
}

// settingsFile is the file in which a site names its theme.
const settingsFile = "content/site.yaml"

// layer is the folder of a theme in one of the two roots.
type layer struct {
	fsys     fs.FS
	name     string
	embedded bool
}

// same reports whether l and other are the same folder.
func (l layer) same(other layer) bool { return l.name == other.name && l.embedded == other.embedded }

// findLayers returns the layers of a theme, the highest first.
func findLayers(o themeRoots, name string) []layer {
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

// themeNames returns the names of all themes of both roots, sorted.
func themeNames(o themeRoots) []string {
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

// parentOf returns the parent of a theme: the one that its theme.json names, else [defaultTheme] for a theme that is
// not built in, else "".
func parentOf(o themeRoots, name string, layers []layer, problems *diag.List) string {
	for _, l := range layers {
		data, err := fs.ReadFile(l.fsys, path.Join(name, "theme.json"))
		if err != nil {
			continue
		}
		var about struct{ Parent string }
		if err := json.Unmarshal(data, &about); err != nil {
			problems.Add(diag.TemplateError, jsonErrorPos("themes/"+name+"/theme.json", data, err), err.Error())
		}
		if about.Parent != "" {
			return about.Parent
		}
	}
	if layers[len(layers)-1].embedded || name == defaultTheme {
		return ""
	}
	return defaultTheme
}

// readInto adds the layer's files to the set. It skips files whose names begin with a dot or end in ~: they belong to
// editors or to the system.
func (l layer) readInto(set map[string]layerFile, words *[]layerFile, rank int) diag.List {
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
		f := layerFile{Name: strings.TrimPrefix(p, l.name+"/"), Path: "themes/" + p, Data: data, Rank: rank, BuiltIn: l.embedded}
		if strings.HasPrefix(f.Name, "strings/") {
			*words = append(*words, f)
			return nil
		}
		set[f.Name] = f
		return nil
	})
	return problems
}
