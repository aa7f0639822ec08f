package theme

import (
	"html/template"
	"maps"
	"path"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"

	"bangvang/internal/diag"
	"bangvang/internal/pages/view"

	"bangvang/internal/theme/metadata"
)

// templateSource is a template as its author wrote it; for example, the file templates/list.html is the template list.
type source struct {
	name, path, text string
}

func asWritten(s source) string { return s.text }

func readSources(files LayerSet) map[string]source {
	out := map[string]source{}
	for _, f := range files.Under("templates") {
		if path.Ext(f.Name) == ".html" {
			name := strings.TrimSuffix(f.Name, ".html")
			out[name] = source{name, f.Path, string(f.Data)}
		}
	}
	return out
}

// templateFuncs returns the functions that a template may call. The functions card, cards and part are bound later,
// because they need the parsed templates.
func functions(w Strings, a AssetSet) template.FuncMap {
	return template.FuncMap{
		"t":         w.Translate,
		"number":    func(n int) template.HTML { return template.HTML(w.Number(n)) },
		"asset":     a.Href,
		"integrity": a.Integrity,
		"card":      func(*view.Card) (template.HTML, error) { return "", nil },
		"cards":     func([]*view.Card) (template.HTML, error) { return "", nil },
		"part":      func(string, any) (template.HTML, error) { return "", nil },
		"metadata":  metadata.Of,
	}
}

// parseTemplates parses the text that the function text returns for each source.
func parseAll(sources map[string]source, funcs template.FuncMap, text func(source) string) (*template.Template, error) {
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
func check(sources map[string]source, funcs template.FuncMap, w Strings, a AssetSet) ([]string, diag.List) {
	c := checker{words: w, assets: a, sources: sources}
	for _, name := range Templates {
		if _, ok := sources[name]; !ok {
			c.problems.Add(diag.TemplateError, diag.Pos{File: "templates/" + name + ".html"}, "there is no template "+name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		t, err := template.New(name).Funcs(funcs).Parse(sources[name].text)
		if err != nil {
			e := locate(sources, err)
			c.problems.Add(diag.TemplateError, e.Pos, e.Msg)
			continue
		}
		c.in = sources[name]
		for _, one := range t.Templates() {
			walk(one.Tree.Root, c.call)
		}
	}
	slices.Sort(c.parts)
	return slices.Compact(c.parts), c.problems
}

// callChecker checks the calls of a theme's functions.
type checker struct {
	words    Strings
	assets   AssetSet
	sources  map[string]source
	in       source
	parts    []string
	problems diag.List
}

// checkCall looks up the literal keys of t and the literal names of asset, integrity and part.
func (c *checker) call(n *parse.CommandNode) {
	if len(n.Args) < 2 {
		return
	}
	name, isName := n.Args[0].(*parse.IdentifierNode)
	key, isText := n.Args[1].(*parse.StringNode)
	if !isName || !isText {
		return
	}
	pos := Place(c.in.path, c.in.text, int(key.Pos))
	switch name.Ident {
	case "t":
		if !c.words.Has(key.Text) {
			c.problems.Add(diag.MissingString, pos, key.Text, c.words.File())
		}
	case "asset", "integrity":
		if !c.assets.Has(key.Text) {
			c.problems.Add(diag.MissingAsset, pos, key.Text)
		}
	case "part":
		if _, ok := c.sources[key.Text]; !ok {
			c.problems.Add(diag.TemplateError, pos, "there is no template "+key.Text)
		}
		c.parts = append(c.parts, key.Text)
	}
}

// walkCommands calls visit for every command below n.
func walk(n parse.Node, visit func(*parse.CommandNode)) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, child := range n.Nodes {
			walk(child, visit)
		}
	case *parse.ActionNode:
		walk(n.Pipe, visit)
	case *parse.TemplateNode:
		walk(n.Pipe, visit)
	case *parse.IfNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.RangeNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.WithNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.PipeNode:
		if n == nil {
			return
		}
		for _, c := range n.Cmds {
			walk(c, visit)
		}
	case *parse.CommandNode:
		visit(n)
		for _, arg := range n.Args {
			walk(arg, visit)
		}
	}
}

func walkBranch(b *parse.BranchNode, visit func(*parse.CommandNode)) {
	walk(b.Pipe, visit)
	walk(b.List, visit)
	walk(b.ElseList, visit)
}

// minifyTemplate returns the template's text with its constant calls inlined and without the white space that a browser
// ignores. A template that the minifier breaks stays as it is.
func minified(s source, c constants) string {
	text := c.fill(s.text)
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
