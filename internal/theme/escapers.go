package theme

import (
	"html/template"
	"reflect"
	"text/template/parse"
)

// escaper is the name under which html/template calls its escaper of HTML text. If a later version renames it,
// DropEscapers changes nothing and the output stays correct.
const escaper = "_html_template_htmlescaper"

// DropEscapers speeds up t and its associated templates, which it changes: it removes the escaper from each action in
// HTML text whose function returns [template.HTML], for example {{metadata .}}. It returns the number of changed actions.
// t must be escaped already and must not be executing; funcs are all functions that the templates may call.
//
// When html/template escapes a template, an action in HTML text ends in a call of the escaper, which returns a
// [template.HTML] unchanged. Calls dominate the cost of executing a template, and most calls of a page return that type.
// Every other value, and every context other than HTML text, keeps its escapers.
func DropEscapers(t *template.Template, funcs template.FuncMap) int {
	p := escaperDropper{funcs: funcs}
	for _, one := range t.Templates() {
		if one.Tree != nil {
			p.walkList(one.Tree.Root)
		}
	}
	return p.changed
}

type escaperDropper struct {
	funcs   template.FuncMap
	changed int
}

func (p *escaperDropper) walkList(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			p.dropEscaper(n.Pipe)
		case *parse.IfNode:
			p.walkBranch(&n.BranchNode)
		case *parse.RangeNode:
			p.walkBranch(&n.BranchNode)
		case *parse.WithNode:
			p.walkBranch(&n.BranchNode)
		}
	}
}

func (p *escaperDropper) walkBranch(b *parse.BranchNode) {
	p.walkList(b.List)
	p.walkList(b.ElseList)
}

// dropEscaper removes the escaper from the end of a pipe that consists of it and of one call of a function that returns
// HTML.
func (p *escaperDropper) dropEscaper(pipe *parse.PipeNode) {
	if len(pipe.Cmds) == 2 && calledName(pipe.Cmds[1]) == escaper && p.returnsHTML(calledName(pipe.Cmds[0])) {
		pipe.Cmds = pipe.Cmds[:1]
		p.changed++
	}
}

// returnsHTML reports whether the first result of the function has the type [template.HTML].
func (p *escaperDropper) returnsHTML(name string) bool {
	f := reflect.TypeOf(p.funcs[name])
	return f != nil && f.Out(0) == reflect.TypeFor[template.HTML]()
}

// calledName returns the name of the function that a command calls, "" if it calls none.
func calledName(c *parse.CommandNode) string {
	if name, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return name.Ident
	}
	return ""
}
