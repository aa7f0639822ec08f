package compile

import (
	"cmp"
	"fmt"
	"reflect"
	"text/template/parse"
)

// builtin compiles a call of those functions of text/template that take values of any type.
func (c *compiler) builtin(n *parse.IdentifierNode, args []operand) expr {
	for _, arg := range args {
		if arg.get == nil {
			return c.unknown() // nil
		}
	}
	name := n.Ident
	switch {
	case name == "and" && len(args) > 0:
		return c.logic(args, false)
	case name == "or" && len(args) > 0:
		return c.logic(args, true)
	case name == "not" && len(args) == 1:
		holds := args[0].holds()
		return condition(func(p *Printer, dot reflect.Value) bool { return !holds(p, dot) })
	case name == "len" && len(args) == 1:
		return c.length(n, args[0].expr)
	case name == "index" && len(args) > 0:
		return c.index(args)
	case name == "slice" && len(args) > 0:
		return c.slice(args)
	case name == "eq" && len(args) > 1:
		return c.equal(n, args)
	case len(args) == 2:
		return c.compare(n, args[0], args[1])
	}
	return c.unknown()
}

// logic compiles and, or: the first value whose truth is stop, or else the last.
func (c *compiler) logic(args []operand, stop bool) expr {
	e := expr{typ: args[0].typ, maybe: args[0].maybe}
	conds := make([]func(*Printer, reflect.Value) bool, len(args))
	for i, arg := range args {
		conds[i] = arg.holds()
		e.maybe = e.maybe || arg.maybe
		if arg.typ != e.typ {
			e.typ, e.maybe = nil, true
		}
	}
	e.cond = func(p *Printer, dot reflect.Value) bool {
		for _, cond := range conds {
			if cond(p, dot) == stop {
				return stop
			}
		}
		return !stop
	}
	e.get = func(p *Printer, dot reflect.Value) (v reflect.Value) {
		for _, arg := range args {
			if v = arg.get(p, dot); truth(v) == stop {
				break
			}
		}
		return v
	}
	return e
}

// sizedKind returns the kind of a list, map or text, or of one behind a pointer. It returns false for another type.
func sizedKind(t reflect.Type) (kind reflect.Kind, ok bool) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return t.Kind(), true
	}
	return t.Kind(), false
}

func (c *compiler) length(n parse.Node, e expr) expr {
	if e.typ == nil || e.maybe {
		return c.unknown()
	}
	kind, ok := sizedKind(e.typ)
	if !ok {
		if kind != reflect.Interface && kind != reflect.Pointer && kind != reflect.Chan {
			c.wrong(n, "len of type "+e.typ.String())
		}
		return c.unknown()
	}
	get := e.get
	return expr{typ: reflect.TypeFor[int](), get: func(p *Printer, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(reflect.Indirect(get(p, dot)).Len()) // of a nil pointer Len panics
	}}
}

// index compiles index of lists by whole numbers and of maps by texts.
func (c *compiler) index(args []operand) expr {
	e := args[0].expr
	for _, arg := range args[1:] {
		if e.typ == nil || arg.typ == nil || e.maybe || arg.maybe {
			return c.unknown()
		}
		get, at := e.get, arg.get
		switch {
		case e.typ.Kind() == reflect.Slice && arg.typ.Kind() == reflect.Int:
			e = expr{typ: e.typ.Elem(), get: func(p *Printer, dot reflect.Value) reflect.Value {
				return get(p, dot).Index(int(at(p, dot).Int())) // out of range it panics
			}}
		case e.typ.Kind() == reflect.Map && arg.typ == e.typ.Key():
			none := reflect.Zero(e.typ.Elem())
			e = expr{typ: e.typ.Elem(), get: func(p *Printer, dot reflect.Value) reflect.Value {
				if v := get(p, dot).MapIndex(at(p, dot)); v.IsValid() {
					return v
				}
				return none
			}}
		default:
			return c.unknown()
		}
	}
	return e
}

// slice compiles slice of texts and lists by one or two whole numbers.
func (c *compiler) slice(args []operand) expr {
	e := args[0].expr
	if e.typ == nil || e.maybe || len(args) > 3 || e.typ.Kind() != reflect.Slice && e.typ.Kind() != reflect.String {
		return c.unknown()
	}
	for _, arg := range args[1:] {
		if arg.typ == nil || arg.typ.Kind() != reflect.Int {
			return c.unknown()
		}
	}
	return expr{typ: e.typ, get: func(p *Printer, dot reflect.Value) reflect.Value {
		v := e.get(p, dot)
		bounds := [2]int{0, v.Len()}
		for i, arg := range args[1:] {
			bounds[i] = int(arg.get(p, dot).Int())
		}
		return v.Slice(bounds[0], bounds[1]) // out of range it panics
	}}
}

// equal compiles eq: whether the first value equals one of the others.
func (c *compiler) equal(n parse.Node, args []operand) expr {
	first, rest := args[0], args[1:]
	for _, arg := range rest {
		c.checkComparable(n, first, arg)
	}
	if len(rest) == 1 && first.typ != nil && first.typ.Kind() == reflect.String && !first.maybe {
		if literal, ok := rest[0].node.(*parse.StringNode); ok {
			get, text := first.get, literal.Text
			return condition(func(p *Printer, dot reflect.Value) bool { return get(p, dot).String() == text })
		}
	}
	return condition(func(p *Printer, dot reflect.Value) bool {
		v := first.get(p, dot)
		for _, arg := range rest {
			if order(v, arg.get(p, dot)) == 0 {
				return true
			}
		}
		return false
	})
}

// compare compiles ne, lt, le, gt and ge.
func (c *compiler) compare(n *parse.IdentifierNode, a, b operand) expr {
	var is func(order int) bool
	switch n.Ident {
	case "ne":
		is = func(o int) bool { return o != 0 }
	case "lt":
		is = func(o int) bool { return o < 0 }
	case "le":
		is = func(o int) bool { return o <= 0 }
	case "gt":
		is = func(o int) bool { return o > 0 }
	case "ge":
		is = func(o int) bool { return o >= 0 }
	default:
		return c.unknown()
	}
	c.checkComparable(n, a, b)
	first, second, equalOnly := a.get, b.get, n.Ident == "ne"
	return condition(func(p *Printer, dot reflect.Value) bool {
		v := first(p, dot)
		if !equalOnly && v.Kind() == reflect.Bool {
			panic(failed{})
		}
		return is(order(v, second(p, dot)))
	})
}

// order compares two texts or whole numbers: it returns a number below 0, 0, or above 0. Of two booleans only 0 has a
// meaning: they are equal. Other values html/template has to compare.
func order(a, b reflect.Value) int {
	if a.Kind() == reflect.Interface {
		a = a.Elem()
	}
	if b.Kind() == reflect.Interface {
		b = b.Elem()
	}
	switch {
	case a.Kind() == reflect.String && b.Kind() == reflect.String:
		return cmp.Compare(a.String(), b.String())
	case a.CanInt() && b.CanInt():
		return cmp.Compare(a.Int(), b.Int())
	case a.Kind() == reflect.Bool && b.Kind() == reflect.Bool:
		if a.Bool() == b.Bool() {
			return 0
		}
		return 1
	}
	panic(failed{})
}

// checkComparable reports two values that templates cannot compare: a text and a number, for example.
func (c *compiler) checkComparable(n parse.Node, a, b operand) {
	if a.typ == nil || b.typ == nil {
		return
	}
	kind, other := basicKind(a.typ), basicKind(b.typ)
	if kind != other && kind != "" && other != "" {
		c.wrong(n, fmt.Sprintf("incompatible types for comparison: %v and %v", a.typ, b.typ))
	}
}

// basicKind names the kinds of which one value can be compared with another, "" for others.
func basicKind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "bool"
	case reflect.String:
		return "text"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return "number"
	}
	return ""
}
