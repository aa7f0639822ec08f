package theme

import (
	"html/template"
	"path"
	"strings"
	"text/template/parse"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"

	"bangvang/internal/diag"
	"bangvang/internal/view"
)

// source is a template as written: templates/list.html is the template list.
type source struct {
	name, path, text string
}

func asWritten(s source) string { return s.text }

func readSources(files fileSet) map[string]source {
	out := map[string]source{}
	for _, f := range files.under("templates") {
		if path.Ext(f.name) == ".html" {
			name := strings.TrimSuffix(f.name, ".html")
			out[name] = source{name, f.path, string(f.data)}
		}
	}
	return out
}

// functions are those a template may call. card is bound later: it needs the templates themselves.
func functions(w words, a assets) template.FuncMap {
	return template.FuncMap{
		"t":         w.translate,
		"number":    w.number,
		"asset":     a.href,
		"integrity": a.integrity,
		"card":      func(*view.Card) (template.HTML, error) { return "", nil },
	}
}

// parseAll parses every source, each after text made of it what shall be parsed.
func parseAll(sources map[string]source, funcs template.FuncMap, text func(source) string) (*template.Template, error) {
	root := template.New("").Funcs(funcs)
	for _, name := range sortedKeys(sources) {
		if _, err := root.New(name).Parse(text(sources[name])); err != nil {
			return nil, err
		}
	}
	return root, nil
}

// check finds what is wrong with the templates as they are written.
func check(sources map[string]source, funcs template.FuncMap, w words, a assets) diag.List {
	var problems diag.List
	for _, name := range Templates {
		if _, ok := sources[name]; !ok {
			problems.Add(diag.TemplateError, diag.Pos{File: "templates/" + name + ".html"}, "there is no template "+name)
		}
	}
	for _, name := range sortedKeys(sources) {
		s := sources[name]
		t, err := template.New(name).Funcs(funcs).Parse(s.text)
		if err != nil {
			e := locate(sources, err)
			problems.Add(diag.TemplateError, e.Pos, e.Msg)
			continue
		}
		for _, one := range t.Templates() {
			walk(one.Tree.Root, func(c *parse.CommandNode) { checkCall(c, s, w, a, &problems) })
		}
	}
	return problems
}

// checkCall looks up the literal keys of t and names of asset and integrity.
func checkCall(c *parse.CommandNode, s source, w words, a assets, problems *diag.List) {
	if len(c.Args) < 2 {
		return
	}
	name, isName := c.Args[0].(*parse.IdentifierNode)
	key, isText := c.Args[1].(*parse.StringNode)
	if !isName || !isText {
		return
	}
	pos := place(s.path, s.text, int(key.Pos))
	switch name.Ident {
	case "t":
		if _, ok := w.text[key.Text]; !ok {
			problems.Add(diag.MissingString, pos, key.Text, "strings/"+w.lang+".json")
		}
	case "asset", "integrity":
		if _, ok := a.byName[key.Text]; !ok {
			problems.Add(diag.MissingAsset, pos, key.Text)
		}
	}
}

// walk calls visit for every command below n.
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

// minified returns the template's text with its constant calls filled in and without the white space
// that a browser ignores. A template that the minifier does not understand stays as it is.
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
