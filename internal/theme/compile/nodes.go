package compile

import (
	"reflect"
	"text/template/parse"
)

// list compiles a list of nodes. Its variables go out of scope where the node that has the list ends.
func (c *compiler) list(dot reflect.Type, l *parse.ListNode) code {
	var all []code
	jumps := false
	for _, n := range l.Nodes {
		c.jumps = false
		if one := c.node(dot, n); one != nil {
			all = append(all, one)
		}
		jumps = jumps || c.jumps
	}
	c.jumps = jumps
	switch {
	case jumps:
		return func(p *Printer, dot reflect.Value) {
			for _, one := range all {
				if one(p, dot); p.jump != noJump {
					return
				}
			}
		}
	case len(all) == 1:
		return all[0]
	}
	return func(p *Printer, dot reflect.Value) {
		for _, one := range all {
			one(p, dot)
		}
	}
}

// node compiles a node; its code is nil if it does nothing.
func (c *compiler) node(dot reflect.Type, n parse.Node) code {
	switch n := n.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(p *Printer, _ reflect.Value) { p.Out = append(p.Out, text...) }
	case *parse.ActionNode:
		return c.action(dot, n)
	case *parse.IfNode:
		return c.branch(dot, &n.BranchNode, false)
	case *parse.WithNode:
		return c.branch(dot, &n.BranchNode, true)
	case *parse.RangeNode:
		return c.loop(dot, &n.BranchNode)
	case *parse.TemplateNode:
		return c.call(dot, n)
	case *parse.BreakNode:
		return c.jumpTo(breakLoop)
	case *parse.ContinueNode:
		return c.jumpTo(continueLoop)
	case *parse.CommentNode:
		return nil
	}
	c.unsure = true
	return nil
}

func (c *compiler) jumpTo(to jump) code {
	c.jumps = true
	return func(p *Printer, _ reflect.Value) { p.jump = to }
}

// action compiles {{pipe}}.
func (c *compiler) action(dot reflect.Type, n *parse.ActionNode) code {
	if len(n.Pipe.Decl) > 0 {
		get := c.pipeline(dot, n.Pipe).get
		return func(p *Printer, dot reflect.Value) { get(p, dot) }
	}
	cmds, escapers := splitEscapers(n.Pipe.Cmds)
	if write := c.written(dot, cmds, escapers); write != nil {
		return write
	}
	return c.print(c.commands(dot, cmds), escapers)
}

// written compiles the call of a function that has a writer, if it is the whole of an action in text. Else it returns nil.
func (c *compiler) written(dot reflect.Type, cmds []*parse.CommandNode, escapers string) code {
	call, ok := cmds[0].Args[0].(*parse.IdentifierNode)
	if !ok || len(cmds) > 1 || escapers != htmlEscaper {
		return nil
	}
	write := c.writers[call.Ident]
	if write == nil {
		return nil
	}
	args := c.arguments(call, reflect.TypeOf(c.funcs[call.Ident]), c.operands(dot, cmds[0].Args[1:]))
	switch len(args) {
	case 1:
		value := args[0]
		return func(p *Printer, dot reflect.Value) { p.must(write(p, "", value(p, dot))) }
	case 2:
		name, value := args[0], args[1]
		return func(p *Printer, dot reflect.Value) { p.must(write(p, name(p, dot).String(), value(p, dot))) }
	}
	c.unsure = true
	return nil
}

// must ends the execution of the page if there is an error.
func (p *Printer) must(err error) {
	if err != nil {
		panic(failed{})
	}
}

// branch compiles if, and with if narrow is set.
func (c *compiler) branch(dot reflect.Type, n *parse.BranchNode, narrow bool) code {
	scope := len(c.vars)
	e := c.pipeline(dot, n.Pipe)
	inner := dot
	if narrow {
		inner = e.typ
	}
	then := c.list(inner, n.List)
	jumps := c.jumps
	otherwise := func(*Printer, reflect.Value) {}
	if n.ElseList != nil {
		otherwise = c.list(dot, n.ElseList)
		c.jumps = c.jumps || jumps
	}
	c.vars = c.vars[:scope]
	if narrow {
		get := e.get
		return func(p *Printer, dot reflect.Value) {
			if v := get(p, dot); truth(v) {
				then(p, v)
			} else {
				otherwise(p, dot)
			}
		}
	}
	holds := e.holds()
	return func(p *Printer, dot reflect.Value) {
		if holds(p, dot) {
			then(p, dot)
		} else {
			otherwise(p, dot)
		}
	}
}

// loop compiles range over a list.
func (c *compiler) loop(dot reflect.Type, n *parse.BranchNode) code {
	scope := len(c.vars)
	e := c.commands(dot, n.Pipe.Cmds)
	element := c.elementOf(e.typ, n.Pipe)
	index, each := -1, -1
	switch decl := n.Pipe.Decl; len(decl) {
	case 1:
		each = c.declare(decl[0].Ident[0], element)
	case 2:
		index = c.declare(decl[0].Ident[0], reflect.TypeFor[int]())
		each = c.declare(decl[1].Ident[0], element)
	}
	if n.Pipe.IsAssign {
		c.unsure = true
	}
	inside := len(c.vars)
	body := c.list(element, n.List)
	c.vars = c.vars[:inside]
	otherwise := func(*Printer, reflect.Value) {}
	c.jumps = false
	if n.ElseList != nil {
		for i := scope; i < inside; i++ {
			c.vars[i].typ = nil // there they have the list
			c.unsure = true
		}
		otherwise = c.list(dot, n.ElseList)
	}
	c.vars = c.vars[:scope]
	get := e.get
	return func(p *Printer, dot reflect.Value) {
		all := get(p, dot)
		n := 0
		if all.IsValid() {
			n = all.Len()
		}
		if n == 0 {
			otherwise(p, dot)
		}
		for i := range n {
			one := all.Index(i)
			if each >= 0 {
				p.vars[p.base+each] = one
			}
			if index >= 0 {
				p.vars[p.base+index] = reflect.ValueOf(i)
			}
			body(p, one)
			if p.jump != noJump {
				jump := p.jump
				if p.jump = noJump; jump == breakLoop {
					break
				}
			}
		}
	}
}

// elementOf returns the type of the values of which a range makes its dot, nil if it is not known. Only lists are
// understood.
func (c *compiler) elementOf(list reflect.Type, at parse.Node) reflect.Type {
	if list == nil {
		c.unsure = true
		return nil
	}
	switch list.Kind() {
	case reflect.Slice, reflect.Array:
		return list.Elem()
	case reflect.Map:
		c.unsure = true
		return list.Elem()
	case reflect.Bool, reflect.String, reflect.Struct, reflect.Float32, reflect.Float64:
		c.wrong(at, "range can't iterate over a "+list.String())
	}
	c.unsure = true
	return nil
}

// call compiles {{template "name" pipe}}.
func (c *compiler) call(dot reflect.Type, n *parse.TemplateNode) code {
	none := expr{get: func(*Printer, reflect.Value) reflect.Value { return reflect.Value{} }}
	e := none
	if n.Pipe != nil {
		e = c.pipeline(dot, n.Pipe)
	}
	if c.tree(n.Name) == nil {
		c.unsure = true // made by html/template for another context
		return nil
	}
	get, name := e.get, n.Name
	if e.typ == nil {
		return func(p *Printer, dot reflect.Value) { p.Execute(name, get(p, dot)) }
	}
	of := c.program(key{name, e.typ})
	if !e.maybe {
		return func(p *Printer, dot reflect.Value) { p.run(of, get(p, dot)) }
	}
	return func(p *Printer, dot reflect.Value) { p.Execute(name, get(p, dot)) }
}
