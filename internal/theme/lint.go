package theme

import (
	"maps"
	"path"
	"slices"
	"strings"
	"text/template/parse"

	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
	"bangvang/internal/theme/compile"
)

// lint reports what a browser would show wrong, and files that nothing reads, of the layers that are not built in.
func (c *callChecker) lint(files layerSet) diag.List {
	if !slices.ContainsFunc(files.All(), func(f layerFile) bool { return !f.BuiltIn }) {
		return nil
	}
	var problems diag.List
	policy := c.defined["policy"].source
	strict := policy.builtIn || !strings.Contains(policy.text, "unsafe-inline")
	tags := map[string][]tag{}
	for _, name := range slices.Sorted(maps.Keys(c.parsed)) {
		var trees []*parse.Tree
		for _, one := range c.parsed[name] {
			trees = append(trees, one.Tree)
		}
		found, list := readTags(c.sources[name], trees, strict)
		tags[name] = found
		problems.Append(list)
	}
	roots := slices.Concat(slices.Sorted(maps.Keys(requiredTemplates)), c.partNames)
	problems.Append(checkPairs(c.defined, tags, roots))
	problems.Append(c.checkUse(files))
	return problems
}

// checkUse reports the files that nothing reads, and the templates that no page executes.
func (c *callChecker) checkUse(files layerSet) diag.List {
	var problems diag.List
	used, sure := usedTemplates(c.defined)
	names := slices.Sorted(maps.Keys(used))
	unused := map[string]bool{} // sources of which no page uses anything
	for _, name := range slices.Sorted(maps.Keys(c.parsed)) {
		s := c.sources[name]
		unused[s.path] = sure && !s.builtIn
		for _, one := range c.parsed[name] {
			if used[one.Name()] {
				unused[s.path] = false
			}
		}
		if unused[s.path] || !sure || s.builtIn {
			continue
		}
		for _, one := range c.parsed[name] {
			if defined := one.Name(); defined != name && !used[defined] {
				problems.Add(diag.ThemeFile, posAt(s.path, s.text, strings.Index(s.text, `"`+defined+`"`)), defined, viet.Nearest(defined, names))
			}
		}
	}
	for _, f := range files.All() {
		if f.BuiltIn || f.isRead() && !unused[f.Path] && (path.Ext(f.Name) != ".css" || c.named(strings.TrimPrefix(f.Name, "assets/"))) {
			continue
		}
		problems.Add(diag.ThemeFile, diag.Pos{File: f.Path}, f.Name, f.near(names, c.assets))
	}
	return problems
}

// named reports whether a template names an asset. It is true for all if a value names one.
func (c *callChecker) named(asset string) bool { return c.anyAsset || c.assetNames[asset] }

// isRead reports whether a file is in a place where files of its kind are read, or says something of the theme to people.
func (f layerFile) isRead() bool {
	dir, base, inFolder := strings.Cut(f.Name, "/")
	switch {
	case !inFolder:
		ext := path.Ext(f.Name)
		return f.Name == "theme.json" || ext == "" || ext == ".md" || ext == ".txt"
	case dir == "templates":
		return path.Ext(base) == ".html"
	case dir == "strings":
		return slices.Contains(languages, strings.TrimSuffix(base, ".json"))
	}
	return dir == "assets" || dir == "root"
}

// near returns the name that the author of a file may have meant, "" if none is near.
func (f layerFile) near(templates []string, assets assetSet) string {
	base := path.Base(f.Name)
	name, _, _ := strings.Cut(base, ".")
	switch ext := path.Ext(base); {
	case strings.HasPrefix(f.Name, "assets/"):
		rest := strings.TrimPrefix(f.Name, "assets/")
		others := slices.DeleteFunc(slices.Sorted(maps.Keys(assets.byName)), func(s string) bool { return s == rest })
		if near := viet.Nearest(rest, others); near != "" {
			return "assets/" + near
		}
	case strings.HasPrefix(f.Name, "strings/"):
		return "strings/vi.json"
	case ext == ".css" || ext == ".js" || ext == ".svg" || ext == ".png" || ext == ".woff2":
		return "assets/" + base
	default:
		if near := viet.Nearest(name, templates); near != "" {
			return "templates/" + near + ".html"
		}
	}
	return ""
}

// walkCalls calls visit with the name of each template that a tree executes by template or part, "" for one whose name is a
// value.
func walkCalls(root parse.Node, visit func(name string)) {
	compile.Walk(root, func(n parse.Node) {
		switch n := n.(type) {
		case *parse.TemplateNode:
			visit(n.Name)
		case *parse.CommandNode:
			if function, ok := n.Args[0].(*parse.IdentifierNode); ok && function.Ident == "part" && len(n.Args) > 1 {
				name, _ := n.Args[1].(*parse.StringNode)
				if name == nil {
					name = &parse.StringNode{}
				}
				visit(name.Text)
			}
		}
	})
}
