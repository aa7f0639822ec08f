// Package direct lets a template print what is HTML already without asking whether it is.
//
// When html/template has escaped a template, an action that stands in text ends in a call of its escaper, which gives
// back a [template.HTML] as it was. Calls are what executing a template costs, and most calls of a page are those
// of functions whose result has that type. So they are printed as they are; any other value, and any other
// place than text, keeps its escapers.
package theme

import (
	"html/template"
	"reflect"
	"text/template/parse"
)

// escaper is what html/template calls its escaper of text. Should it get another name, it is left where it stands.
const escaper = "_html_template_htmlescaper"

// Print changes t, which was escaped and is not executed meanwhile, and the templates beside it. funcs are all that
// they may call. It returns how many actions it has changed.
func PrintDirectly(t *template.Template, funcs template.FuncMap) int {
	p := directPrinter{funcs: funcs}
	for _, one := range t.Templates() {
		if one.Tree != nil {
			p.list(one.Tree.Root)
		}
	}
	return p.changed
}

type directPrinter struct {
	funcs   template.FuncMap
	changed int
}

func (p *directPrinter) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			p.action(n.Pipe)
		case *parse.IfNode:
			p.branch(&n.BranchNode)
		case *parse.RangeNode:
			p.branch(&n.BranchNode)
		case *parse.WithNode:
			p.branch(&n.BranchNode)
		}
	}
}

func (p *directPrinter) branch(b *parse.BranchNode) {
	p.list(b.List)
	p.list(b.ElseList)
}

// action takes the escaper from the end of a pipe that has nothing else but a function that gives HTML.
func (p *directPrinter) action(pipe *parse.PipeNode) {
	if len(pipe.Cmds) == 2 && called(pipe.Cmds[1]) == escaper && p.html(called(pipe.Cmds[0])) {
		pipe.Cmds = pipe.Cmds[:1]
		p.changed++
	}
}

// html tells whether a function gives HTML and nothing else.
func (p *directPrinter) html(name string) bool {
	f := reflect.TypeOf(p.funcs[name])
	return f != nil && f.Out(0) == reflect.TypeFor[template.HTML]()
}

// called returns the name of the function that a command calls, "" when it calls none.
func called(c *parse.CommandNode) string {
	if name, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return name.Ident
	}
	return ""
}
