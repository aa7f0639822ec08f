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
const Default = "bangvang"

// layerFile is a file of a theme. Name is its path inside the theme's folder (templates/list.html), Path its path
// inside the site (themes/NAME/templates/list.html).
type LayerFile struct {
	Name, Path string
	Data       []byte
}

// layerSet holds the files of a theme after merging with its parents. A file replaces the parent's file of the same
// name; only the files of strings are all retained, because they are merged key by key.
type LayerSet struct {
	byName map[string]LayerFile
	words  []LayerFile
}

// StringFiles returns the files of strings of all layers, the lowest layer first.
func (s LayerSet) Words() []LayerFile { return s.words }

// All returns all files: those of strings, the lowest layer first, then the others, sorted by name.
func (s LayerSet) All() []LayerFile {
	out := slices.Clone(s.words)
	for _, name := range slices.Sorted(maps.Keys(s.byName)) {
		out = append(out, s.byName[name])
	}
	return out
}

// Under returns the files below a folder of the theme, sorted, with their names relative to that folder.
func (s LayerSet) Under(dir string) []LayerFile {
	var out []LayerFile
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
type Layers struct {
	Site, Embedded fs.FS
}

// mergeLayers reads the theme and its parents and merges their files.
func GatherLayers(o Layers, theme string) (LayerSet, diag.List) {
	set := LayerSet{byName: map[string]LayerFile{}}
	var problems diag.List
	var layers []layer
	for name, seen := theme, []string{}; name != ""; {
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

// settingsFile is the file in which a site names its theme.
const settings = "content/site.yaml"

// layer is the folder of a theme in one of the two roots.
type layer struct {
	fsys     fs.FS
	name     string
	embedded bool
}

// findLayers returns the layers of a theme, the highest first.
func find(o Layers, name string) []layer {
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
func names(o Layers) []string {
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
func parent(o Layers, name string, layers []layer, problems *diag.List) string {
	for _, l := range layers {
		data, err := fs.ReadFile(l.fsys, path.Join(name, "theme.json"))
		if err != nil {
			continue
		}
		var about struct{ Parent string }
		if err := json.Unmarshal(data, &about); err != nil {
			problems.Add(diag.TemplateError, JSONPos("themes/"+name+"/theme.json", data, err), err.Error())
		}
		return about.Parent
	}
	if layers[len(layers)-1].embedded || name == Default {
		return ""
	}
	return Default
}

// readInto adds the layer's files to the set. It skips files whose names begin with a dot or end in ~: they belong to
// editors or to the system.
func (l layer) read(set map[string]LayerFile, words *[]LayerFile) diag.List {
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
		f := LayerFile{Name: strings.TrimPrefix(p, l.name+"/"), Path: "themes/" + p, Data: data}
		if strings.HasPrefix(f.Name, "strings/") {
			*words = append(*words, f)
			return nil
		}
		set[f.Name] = f
		return nil
	})
	return problems
}
