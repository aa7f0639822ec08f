package compile

import (
	"reflect"
	"text/template"
	"text/template/parse"
)

// expr is a compiled expression.
type expr struct {
	typ   reflect.Type // of its values, nil if it is not known; then they may be in an interface
	maybe bool         // there may be no value, as of a key that a map does not have
	get   func(p *Printer, dot reflect.Value) reflect.Value
	text  func(p *Printer, dot reflect.Value) string // the same for a string, without a reflect.Value; may be nil
	cond  func(p *Printer, dot reflect.Value) bool   // the truth of the value; may be nil
}

// unknown is the expression of something that is not understood or wrong.
func (c *compiler) unknown() expr {
	c.unsure = true
	return expr{maybe: true, get: func(*Printer, reflect.Value) reflect.Value { panic(failed{}) }}
}

// constant returns an expression for a value that never changes.
func constant(v any) expr {
	value := reflect.ValueOf(v)
	return expr{typ: value.Type(), get: func(*Printer, reflect.Value) reflect.Value { return value }}
}

// condition returns an expression for true or false.
func condition(cond func(p *Printer, dot reflect.Value) bool) expr {
	return expr{typ: reflect.TypeFor[bool](), cond: cond, get: func(p *Printer, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(cond(p, dot))
	}}
}

// holds returns a function for the truth of e.
func (e expr) holds() func(p *Printer, dot reflect.Value) bool {
	if e.cond != nil {
		return e.cond
	}
	get := e.get
	return func(p *Printer, dot reflect.Value) bool { return truth(get(p, dot)) }
}

// truth reports whether a value is true as templates understand it.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return v.Len() > 0
	case reflect.Bool:
		return v.Bool()
	case reflect.Int:
		return v.Int() != 0
	case reflect.Pointer:
		return !v.IsNil()
	case reflect.Struct:
		return true
	case reflect.Interface:
		return truth(v.Elem())
	}
	is, _ := template.IsTrue(v.Interface())
	return is
}

// pipeline compiles a pipe, which may declare or set variables.
func (c *compiler) pipeline(dot reflect.Type, n *parse.PipeNode) expr {
	e := c.commands(dot, n.Cmds)
	for _, v := range n.Decl {
		slot := 0
		if n.IsAssign {
			slot = c.find(v.Ident[0]).slot
		} else {
			slot = c.declare(v.Ident[0], e.typ)
		}
		get := e.get
		e = expr{typ: e.typ, maybe: e.maybe, get: func(p *Printer, dot reflect.Value) reflect.Value {
			value := get(p, dot)
			p.vars[p.base+slot] = value
			return value
		}}
	}
	return e
}

// commands compiles a | b | c, where the value of each is the last argument of the next.
func (c *compiler) commands(dot reflect.Type, all []*parse.CommandNode) expr {
	var final *expr
	for _, one := range all {
		e := c.opened(c.command(dot, one, final))
		final = &e
	}
	return *final
}

// opened returns an expression for the value inside e, if that is of the type any.
func (c *compiler) opened(e expr) expr {
	if e.typ != nil && e.typ.Kind() != reflect.Interface || e.typ != nil && e.typ.NumMethod() > 0 {
		return e
	}
	get := e.get
	return expr{maybe: true, text: e.text, cond: e.cond, get: func(p *Printer, dot reflect.Value) reflect.Value {
		v := get(p, dot)
		if v.Kind() == reflect.Interface && v.Type().NumMethod() == 0 {
			v = v.Elem()
		}
		return v
	}}
}

// command compiles a command of a pipe; final is the value of the one before, nil for the first.
func (c *compiler) command(dot reflect.Type, n *parse.CommandNode, final *expr) expr {
	first, args := n.Args[0], n.Args[1:]
	switch first := first.(type) {
	case *parse.IdentifierNode:
		all := c.operands(dot, args)
		if final != nil {
			all = append(all, operand{expr: *final, node: first})
		}
		return c.function(first, all)
	}
	if len(args) > 0 || final != nil {
		return c.unknown()
	}
	return c.value(dot, first)
}

// value compiles a node that has no arguments.
func (c *compiler) value(dot reflect.Type, n parse.Node) expr {
	self := expr{typ: dot, maybe: dot == nil, get: func(_ *Printer, dot reflect.Value) reflect.Value { return dot }}
	switch n := n.(type) {
	case *parse.DotNode:
		return self
	case *parse.FieldNode:
		return c.fields(self, n, n.Ident, 0)
	case *parse.VariableNode:
		v := c.find(n.Ident[0])
		e := expr{typ: v.typ, maybe: v.typ == nil, get: func(p *Printer, _ reflect.Value) reflect.Value { return p.vars[p.base+v.slot] }}
		return c.fields(e, n, n.Ident[1:], 1)
	case *parse.ChainNode:
		return c.fields(c.value(dot, n.Node), n, n.Field, 0)
	case *parse.PipeNode:
		return c.pipeline(dot, n)
	case *parse.IdentifierNode:
		return c.function(n, nil)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.NumberNode:
		switch {
		case n.IsInt && int64(int(n.Int64)) == n.Int64 && decimal(n.Text):
			return constant(int(n.Int64))
		case n.IsFloat && !n.IsInt && !n.IsUint:
			return constant(n.Float64)
		}
	}
	return c.unknown()
}

// decimal reports whether a number has only digits and a sign. Others, such as 1.0, may have another type.
func decimal(text string) bool {
	for i, b := range []byte(text) {
		if (b < '0' || b > '9') && (i > 0 || b != '-') {
			return false
		}
	}
	return true
}

// fields compiles .A.B.C of e. The node has names before the first of them, in addition to skipped ones.
func (c *compiler) fields(e expr, n parse.Node, names []string, skipped int) expr {
	for i, name := range names {
		e = c.field(e, fieldNode{n, i + skipped}, name)
	}
	return e
}

// field compiles .Name of e.
func (c *compiler) field(e expr, n fieldNode, name string) expr {
	if e.typ == nil {
		return c.unknown()
	}
	of, pointer := e.typ, e.typ.Kind() == reflect.Pointer
	if pointer {
		of = of.Elem()
	}
	if _, ok := reflect.PointerTo(of).MethodByName(name); ok {
		return c.method(e, n.Node, name)
	}
	get, maybe := e.get, e.maybe
	switch of.Kind() {
	case reflect.Struct:
		f, ok := of.FieldByName(name)
		if !ok || !f.IsExported() {
			c.noField(n, name, of)
			return c.unknown()
		}
		return expr{typ: f.Type, maybe: maybe, get: fieldOf(get, f.Index, pointer, maybe)}
	case reflect.Map:
		if of.Key() != reflect.TypeFor[string]() || pointer {
			return c.unknown()
		}
		key := reflect.ValueOf(name)
		return expr{typ: of.Elem(), maybe: true, get: func(p *Printer, dot reflect.Value) reflect.Value {
			m := get(p, dot)
			if !m.IsValid() {
				return m
			}
			return m.MapIndex(key)
		}}
	case reflect.Interface, reflect.Pointer:
	default:
		c.noField(n, name, of)
	}
	return c.unknown()
}

// fieldOf returns a function for a field of a struct, or of one behind a pointer. A nil pointer fails.
func fieldOf(get func(*Printer, reflect.Value) reflect.Value, index []int, pointer, maybe bool) func(*Printer, reflect.Value) reflect.Value {
	at := index[0]
	switch {
	case maybe || len(index) > 1:
		return func(p *Printer, dot reflect.Value) reflect.Value {
			v := get(p, dot)
			if !v.IsValid() {
				return v
			}
			f, err := reflect.Indirect(v).FieldByIndexErr(index)
			p.must(err)
			return f
		}
	case pointer:
		return func(p *Printer, dot reflect.Value) reflect.Value {
			return get(p, dot).Elem().Field(at) // of a nil pointer Field panics
		}
	}
	return func(p *Printer, dot reflect.Value) reflect.Value { return get(p, dot).Field(at) }
}
