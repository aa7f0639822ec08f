package theme

import (
	"html/template"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"

	"bangvang/internal/diag"
	"bangvang/internal/pages/view"
	"bangvang/internal/text/viet"
	"bangvang/internal/theme/compile"
)

// templateSource is a template as its author wrote it; for example, the file templates/list.html is the template list.
type templateSource struct {
	name, path, text string
}

func textOf(s templateSource) string { return s.text }

func readTemplates(files layerSet) map[string]templateSource {
	out := map[string]templateSource{}
	for _, f := range files.Under("templates") {
		if path.Ext(f.Name) == ".html" {
			name := strings.TrimSuffix(f.Name, ".html")
			out[name] = templateSource{name, f.Path, string(f.Data)}
		}
	}
	return out
}

// templateFuncs returns the functions that a template may call. The functions card, cards and part are bound later,
// because they need the parsed templates.
func templateFuncs(w uiStrings, a assetSet) template.FuncMap {
	return template.FuncMap{
		"t":         w.Translate,
		"vi":        w.MarkVietnamese,
		"text":      w.Text,
		"kind":      w.Kind,
		"number":    func(n int) template.HTML { return template.HTML(w.Number(n)) },
		"asset":     a.Href,
		"integrity": a.Integrity,
		"card":      func(*view.Card) (template.HTML, error) { return "", nil },
		"cards":     func([]*view.Card) (template.HTML, error) { return "", nil },
		"part":      func(string, any) (template.HTML, error) { return "", nil },
		"metadata":  metadataOf,
	}
}

// parseTemplates parses the text that the function text returns for each source.
func parseTemplates(sources map[string]templateSource, funcs template.FuncMap, text func(templateSource) string) (*template.Template, error) {
	root := template.New("").Funcs(funcs)
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		if _, err := root.New(name).Parse(text(sources[name])); err != nil {
			return nil, err
		}
	}
	return root, nil
}

// checkTemplates reports problems of the templates as written. It also returns the names of the templates that calls of
// part name, sorted.
func checkTemplates(sources map[string]templateSource, funcs template.FuncMap, w uiStrings, a assetSet) ([]string, diag.List) {
	c := callChecker{texts: w, assets: a, sources: sources}
	set := compile.Checked{Trees: map[string]*parse.Tree{}, Texts: map[string]string{}, Funcs: funcs, Shows: shownTemplate}
	paths := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(requiredTemplates)) {
		if _, ok := sources[name]; !ok {
			c.problems.Add(diag.TemplateError, diag.Pos{File: "templates/" + name + ".html"}, "there is no template "+name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		t, err := template.New(name).Funcs(funcs).Parse(sources[name].text)
		if err != nil {
			e := locateInSource(sources, err)
			c.problems.Add(diag.TemplateError, e.Pos, e.Msg)
			continue
		}
		c.current = sources[name]
		for _, one := range t.Templates() {
			compile.Walk(one.Tree.Root, c.checkCall)
			set.Trees[one.Name()], set.Texts[one.Name()], paths[one.Name()] = one.Tree, sources[name].text, sources[name].path
		}
	}
	if !c.problems.HasErrors() {
		c.problems.Append(checkTypes(set, paths))
	}
	slices.Sort(c.partNames)
	return slices.Compact(c.partNames), c.problems
}

// maxFieldsSaid is the number of fields of a type up to which a problem names them all.
const maxFieldsSaid = 8

// checkTypes reports the problems of templates for the types of their dots: a field that a view does not have, for example,
// at its place in the file that paths gives for each template.
func checkTypes(set compile.Checked, paths map[string]string) diag.List {
	var problems diag.List
	for _, p := range compile.Check(set, requiredTemplates) {
		pos := posAt(paths[p.Template], set.Texts[p.Template], p.Offset)
		if p.Field == "" {
			problems.Add(diag.TemplateError, pos, p.Text)
			continue
		}
		all := ""
		if len(p.Known) <= maxFieldsSaid {
			all = strings.Join(p.Known, ", ")
		}
		problems.Add(diag.TemplateField, pos, p.Field, p.Type, viet.Nearest(p.Field, p.Known), all)
	}
	return problems
}

// shownTemplate returns the template that a call of part executes, and the type of its dot. Those of the other functions
// are required templates.
func shownTemplate(function, name string, value reflect.Type) (template string, dot reflect.Type, wrong string) {
	if function != "part" || name == "" || value.Kind() == reflect.Interface {
		return "", nil, ""
	}
	if dot, ok := partDot(value); ok {
		return name, dot, ""
	}
	return "", nil, notAPart(name, value).Error()
}

// callChecker checks the calls of a theme's functions.
type callChecker struct {
	texts     uiStrings
	assets    assetSet
	sources   map[string]templateSource
	current   templateSource
	partNames []string
	problems  diag.List
}

// checkCall looks up the literal keys of t and the literal names of asset, integrity and part.
func (c *callChecker) checkCall(node parse.Node) {
	n, ok := node.(*parse.CommandNode)
	if !ok || len(n.Args) < 2 {
		return
	}
	name, isName := n.Args[0].(*parse.IdentifierNode)
	key, isText := n.Args[1].(*parse.StringNode)
	if !isName || !isText {
		return
	}
	pos := posAt(c.current.path, c.current.text, int(key.Pos))
	switch name.Ident {
	case "t":
		if !c.texts.Has(key.Text) {
			c.problems.Add(diag.MissingString, pos, key.Text, c.texts.FileName())
		}
	case "asset", "integrity":
		if !c.assets.Has(key.Text) {
			c.problems.Add(diag.MissingAsset, pos, key.Text)
		}
	case "part":
		if _, ok := c.sources[key.Text]; !ok {
			c.problems.Add(diag.TemplateError, pos, "there is no template "+key.Text)
		}
		c.partNames = append(c.partNames, key.Text)
	}
}

// minifyTemplate returns the template's text with its constant calls inlined and without the white space that a browser
// ignores. A template that the minifier breaks stays as it is.
func minifyTemplate(s templateSource, c constantCalls) string {
	text := c.inline(s.text)
	m := minify.New()
	m.Add("text/html", &html.Minifier{
		KeepDefaultAttrVals: true,
		KeepDocumentTags:    true,
		KeepEndTags:         true,
		KeepQuotes:          true,
		TemplateDelims:      html.GoTemplateDelims,
	})
	out, err := m.String("text/html", text)
	if err != nil {
		return text
	}
	tree := parse.New(s.name)
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(out, "", "", map[string]*parse.Tree{}); err != nil {
		return text
	}
	return out
}
