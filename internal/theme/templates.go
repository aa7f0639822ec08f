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
	rank             int // of the layer that has the file
	builtIn          bool
}

func textOf(s templateSource) string { return s.text }

func readTemplates(files layerSet) map[string]templateSource {
	out := map[string]templateSource{}
	for _, f := range files.Under("templates") {
		if path.Ext(f.Name) == ".html" {
			name := strings.TrimSuffix(f.Name, ".html")
			out[name] = templateSource{name, f.Path, string(f.Data), f.Rank, f.BuiltIn}
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
		"line":      lineOf,
		"kind":      w.Kind,
		"number":    func(n int) template.HTML { return template.HTML(w.Number(n)) },
		"asset":     a.Href,
		"integrity": a.Integrity,
		"card":      func(*view.Card) (template.HTML, error) { return "", nil },
		"cards":     func([]*view.Card) (template.HTML, error) { return "", nil },
		"part":      func(string, any) (template.HTML, error) { return "", nil },
		"metadata":  metadataOf,
		"qr":        qrCode,
	}
}

// definition is the tree of a template, and the file that defines it: the file of its name, or one with a {{block}} or
// {{define}} of its name.
type definition struct {
	tree   *parse.Tree
	source templateSource
}

// replaces reports whether d and not other defines the template name. The higher layer does; in one layer the file of that name,
// else the last file.
func (d definition) replaces(name string, other definition) bool {
	if d.source.rank != other.source.rank {
		return d.source.rank > other.source.rank
	}
	return other.source.name != name
}

// parseSource parses the text of a source, and returns the templates that it defines.
func parseSource(s templateSource, funcs template.FuncMap, text string) ([]*template.Template, error) {
	t, err := template.New(s.name).Funcs(funcs).Parse(text)
	if err != nil {
		return nil, err
	}
	return t.Templates(), nil
}

// addDefinitions adds the templates of a source to the definitions, by name, where they replace those of the others.
func addDefinitions(all map[string]definition, s templateSource, templates []*template.Template) {
	for _, one := range templates {
		d, name := definition{one.Tree, s}, one.Name()
		if other, ok := all[name]; !ok || d.replaces(name, other) {
			all[name] = d
		}
	}
}

// parseTemplates parses the text that the function text returns for each source. Of a template that several sources define, it
// takes one definition, also if that is empty.
func parseTemplates(sources map[string]templateSource, funcs template.FuncMap, text func(templateSource) string) (*template.Template, error) {
	all := map[string]definition{}
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		templates, err := parseSource(sources[name], funcs, text(sources[name]))
		if err != nil {
			return nil, err
		}
		addDefinitions(all, sources[name], templates)
	}
	root := template.New("").Funcs(funcs)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if _, err := root.AddParseTree(name, all[name].tree); err != nil {
			return nil, err
		}
	}
	return root, nil
}

// checkTemplates reports problems of the templates as written. The checker that it returns knows what they call.
func checkTemplates(sources map[string]templateSource, funcs template.FuncMap, w uiStrings, a assetSet) (*callChecker, diag.List) {
	c := &callChecker{texts: w, assets: a, sources: sources, parsed: map[string][]*template.Template{}, defined: map[string]definition{}, assetNames: map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(requiredTemplates)) {
		if _, ok := sources[name]; !ok {
			c.problems.Add(diag.TemplateError, diag.Pos{File: "templates/" + name + ".html"}, "there is no template "+name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		templates, err := parseSource(sources[name], funcs, sources[name].text)
		if err != nil {
			e := locateInSource(sources, err)
			c.problems.Add(diag.TemplateError, e.Pos, e.Msg)
			continue
		}
		c.parsed[name] = templates
		addDefinitions(c.defined, sources[name], templates)
	}
	for _, name := range slices.Sorted(maps.Keys(c.parsed)) {
		c.current = sources[name]
		for _, one := range c.parsed[name] {
			compile.Walk(one.Tree.Root, c.checkCall)
		}
	}
	if !c.problems.HasErrors() {
		c.problems.Append(checkTypes(c.defined, funcs))
	}
	slices.Sort(c.partNames)
	c.partNames = slices.Compact(c.partNames)
	return c, c.problems
}

// maxFieldsSaid is the number of fields of a type up to which a problem names them all.
const maxFieldsSaid = 8

// checkTypes reports the problems of templates for the types of their dots: a field that a view does not have, for example.
func checkTypes(all map[string]definition, funcs template.FuncMap) diag.List {
	var problems diag.List
	found, _ := compile.Check(checkedSet(all, funcs), requiredTemplates)
	for _, p := range found {
		pos := posAt(all[p.Template].source.path, all[p.Template].source.text, p.Offset)
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

func checkedSet(all map[string]definition, funcs template.FuncMap) compile.Checked {
	set := compile.Checked{Trees: map[string]*parse.Tree{}, Texts: map[string]string{}, Funcs: funcs, Shows: shownTemplate}
	for name, d := range all {
		set.Trees[name], set.Texts[name] = d.tree, d.source.text
	}
	return set
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
	texts      uiStrings
	assets     assetSet
	sources    map[string]templateSource
	parsed     map[string][]*template.Template // what each source defines
	defined    map[string]definition           // what counts, by name of template
	current    templateSource
	partNames  []string        // names of the templates that {{part}} calls, sorted in the end
	assetNames map[string]bool // names of the assets that templates name
	anyAsset   bool            // a value names an asset
	problems   diag.List
}

// checkCall looks up the literal keys of t and the literal names of asset, integrity and part.
func (c *callChecker) checkCall(node parse.Node) {
	n, ok := node.(*parse.CommandNode)
	if !ok || len(n.Args) < 2 {
		return
	}
	name, isName := n.Args[0].(*parse.IdentifierNode)
	key, isText := n.Args[1].(*parse.StringNode)
	if isName && (name.Ident == "asset" || name.Ident == "integrity") {
		c.anyAsset = c.anyAsset || !isText
	}
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
		c.assetNames[key.Text] = true
		if !c.assets.Has(key.Text) {
			c.problems.Add(diag.MissingAsset, pos, key.Text)
		}
	case "part":
		if _, ok := c.defined[key.Text]; !ok {
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
