package compile

import (
	"html/template"
	"reflect"
	"text/template/parse"
)

// library compiles templates that call each other.
type library struct {
	tree    func(name string) *parse.Tree // nil if there is none
	funcs   template.FuncMap
	writers map[string]Writer
	done    func(key) *program // nil if there is none
	made    map[key]*program
	check   *checker // nil unless templates are only checked
}

// program returns the program of a template. One that is being compiled, because it calls itself, has no code yet.
func (l *library) program(of key) *program {
	if known := l.done(of); known != nil {
		return known
	}
	if known := l.made[of]; known != nil {
		return known
	}
	p := &program{name: of.name}
	l.made[of] = p
	tree := l.tree(of.name)
	if tree == nil || tree.Root == nil {
		return p
	}
	c := &compiler{library: l, name: of.name, assigned: assignedNames(tree.Root)}
	c.declare("$", of.dot)
	code := c.list(of.dot, tree.Root)
	if !c.unsure {
		p.code, p.vars = code, c.slots
	}
	return p
}

// compiler compiles one template for one type of dot.
type compiler struct {
	*library
	name     string
	vars     []variable // in scope
	slots    int        // number of all variables of the template
	assigned map[string]bool
	jumps    bool // the node compiled last may break or continue a loop
	unsure   bool // something is not understood
}

// variable is a variable of a template, whose value has the type typ, nil if it may have different ones.
type variable struct {
	name string
	slot int
	typ  reflect.Type
}

// declare returns the slot of a new variable.
func (c *compiler) declare(name string, typ reflect.Type) int {
	if c.assigned[name] {
		typ = nil
	}
	c.vars = append(c.vars, variable{name, c.slots, typ})
	c.slots++
	return c.slots - 1
}

// find returns the innermost variable of a name; the parser has made sure that there is one.
func (c *compiler) find(name string) variable {
	for i := len(c.vars) - 1; i >= 0; i-- {
		if c.vars[i].name == name {
			return c.vars[i]
		}
	}
	c.unsure = true
	return variable{name: name}
}

// assignedNames returns the names of the variables that get another value, as {{$x = .Title}} does.
func assignedNames(root *parse.ListNode) map[string]bool {
	names := map[string]bool{}
	Walk(root, func(n parse.Node) {
		if pipe, ok := n.(*parse.PipeNode); ok && pipe.IsAssign {
			for _, v := range pipe.Decl {
				names[v.Ident[0]] = true
			}
		}
	})
	return names
}

// Walk calls visit for n and every node below it, outer nodes first.
func Walk(n parse.Node, visit func(parse.Node)) {
	branch := func(b *parse.BranchNode) {
		Walk(b.Pipe, visit)
		Walk(b.List, visit)
		if b.ElseList != nil {
			Walk(b.ElseList, visit)
		}
	}
	visit(n)
	switch n := n.(type) {
	case *parse.ListNode:
		for _, child := range n.Nodes {
			Walk(child, visit)
		}
	case *parse.ActionNode:
		Walk(n.Pipe, visit)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			Walk(n.Pipe, visit)
		}
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.PipeNode:
		for _, child := range n.Cmds {
			Walk(child, visit)
		}
	case *parse.CommandNode:
		for _, child := range n.Args {
			Walk(child, visit)
		}
	case *parse.ChainNode:
		Walk(n.Node, visit)
	}
}
