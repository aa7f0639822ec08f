package compile

import (
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// operand is an argument of a function: its expression, and its node as written.
type operand struct {
	expr
	node parse.Node
}

// getter is a function for a value.
type getter = func(p *Printer, dot reflect.Value) reflect.Value

// operands compiles the arguments of a function.
func (c *compiler) operands(dot reflect.Type, nodes []parse.Node) []operand {
	all := make([]operand, len(nodes))
	for i, n := range nodes {
		all[i].node = n
		if n.Type() != parse.NodeNil {
			all[i].expr = c.value(dot, n)
		}
	}
	return all
}

// plainFuncs are the functions of text/template that are functions of Go; those of builtins.go are not.
var plainFuncs = template.FuncMap{
	"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln,
	"html": template.HTMLEscaper, "js": template.JSEscaper, "urlquery": template.URLQueryEscaper,
}

// function compiles the call of a function.
func (c *compiler) function(n *parse.IdentifierNode, args []operand) expr {
	f := c.funcs[n.Ident]
	if f == nil {
		f = plainFuncs[n.Ident]
	}
	if f == nil {
		return c.builtin(n, args)
	}
	c.shows(n, args)
	typ := reflect.TypeOf(f)
	given := c.arguments(n, typ, args)
	if given == nil {
		return c.unknown()
	}
	switch f := f.(type) {
	case func(string, ...any) (string, error):
		return textCall(f, given)
	case func(int) template.HTML:
		return htmlCall(func(v reflect.Value) template.HTML { return f(int(v.Int())) }, given[0])
	case func(string) template.HTML:
		return htmlCall(func(v reflect.Value) template.HTML { return f(v.String()) }, given[0])
	}
	return c.goCall(reflect.ValueOf(f), typ, given)
}

// textCall compiles a call of a function such as t.
func textCall(f func(string, ...any) (string, error), args []getter) expr {
	key, rest := args[0], args[1:]
	text := func(p *Printer, dot reflect.Value) string {
		values := make([]any, len(rest))
		for i, arg := range rest {
			values[i] = arg(p, dot).Interface()
		}
		s, err := f(key(p, dot).String(), values...)
		p.must(err)
		return s
	}
	return expr{typ: reflect.TypeFor[string](), text: text, get: func(p *Printer, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(text(p, dot))
	}}
}

// htmlCall compiles a call of a function such as number or line, of one argument.
func htmlCall(f func(reflect.Value) template.HTML, arg getter) expr {
	return expr{
		typ:  reflect.TypeFor[template.HTML](),
		text: func(p *Printer, dot reflect.Value) string { return string(f(arg(p, dot))) },
		get:  func(p *Printer, dot reflect.Value) reflect.Value { return reflect.ValueOf(f(arg(p, dot))) },
	}
}

// goCall compiles a call of any function.
func (c *compiler) goCall(f reflect.Value, typ reflect.Type, args []getter) expr {
	return c.result(typ, func(p *Printer, dot reflect.Value) []reflect.Value {
		values := make([]reflect.Value, len(args))
		for i, arg := range args {
			values[i] = arg(p, dot)
		}
		return f.Call(values)
	})
}

// method compiles a call of the method without arguments of e.
func (c *compiler) method(e expr, n parse.Node, name string) expr {
	m, ok := e.typ.MethodByName(name)
	if !ok || e.maybe || m.Type.NumIn() != 1 { // a method of a pointer, of a value that may have no address
		return c.unknown()
	}
	return c.result(m.Type, func(p *Printer, dot reflect.Value) []reflect.Value {
		return e.get(p, dot).Method(m.Index).Call(nil)
	})
}

// result returns the expression for the result of a function. If the function returns an error, too, that ends the
// execution of the page.
func (c *compiler) result(typ reflect.Type, call func(p *Printer, dot reflect.Value) []reflect.Value) expr {
	if typ.NumOut() == 0 || typ.Out(0) == reflect.TypeFor[reflect.Value]() {
		return c.unknown()
	}
	return c.opened(expr{typ: typ.Out(0), get: func(p *Printer, dot reflect.Value) reflect.Value {
		results := call(p, dot)
		if len(results) > 1 && !results[1].IsNil() {
			panic(failed{})
		}
		return results[0]
	}})
}

// arguments returns functions for the arguments of a function of the type typ, nil if they do not suit it.
func (c *compiler) arguments(n *parse.IdentifierNode, typ reflect.Type, args []operand) []getter {
	fixed := typ.NumIn()
	if typ.IsVariadic() {
		fixed--
	}
	if len(args) < fixed || len(args) > fixed && !typ.IsVariadic() {
		c.wrong(n, fmt.Sprintf("wrong number of args for %s: want %d got %d", n.Ident, fixed, len(args)))
		return nil
	}
	all := make([]getter, len(args))
	for i, arg := range args {
		want := typ.In(min(i, typ.NumIn()-1))
		if i >= fixed {
			want = want.Elem()
		}
		if all[i] = c.argument(arg, want); all[i] == nil {
			c.unsure = true
			return nil
		}
	}
	return all
}

// argument returns a function for an argument that a function wants to have the type want, nil if that cannot be.
func (c *compiler) argument(arg operand, want reflect.Type) getter {
	literal := reflect.Value{}
	anything := want.Kind() == reflect.Interface && want.NumMethod() == 0
	switch n := arg.node.(type) {
	case *parse.NilNode:
		return nil
	case *parse.StringNode:
		if want.Kind() == reflect.String {
			literal = reflect.ValueOf(n.Text).Convert(want)
		}
	case *parse.BoolNode:
		if want.Kind() == reflect.Bool {
			literal = reflect.ValueOf(n.True).Convert(want)
		}
	case *parse.NumberNode:
		if want.Kind() == reflect.Int && n.IsInt {
			literal = reflect.ValueOf(int(n.Int64)).Convert(want)
		}
	default:
		return c.converted(arg.expr, want, arg.node)
	}
	switch {
	case literal.IsValid():
		return func(*Printer, reflect.Value) reflect.Value { return literal }
	case anything:
		return arg.get
	case arg.typ != nil && want.Kind() != arg.typ.Kind() && (want.Kind() == reflect.String || want.Kind() == reflect.Bool || arg.typ.Kind() != reflect.Int):
		c.wrong(arg.node, fmt.Sprintf("wrong type for value; expected %s; got %s", want, arg.typ))
	}
	return nil
}

// converted returns a function for the value of e as an argument of the type want, nil if it cannot have that type.
func (c *compiler) converted(e expr, want reflect.Type, at parse.Node) getter {
	get := e.get
	switch {
	case want == reflect.TypeFor[reflect.Value]():
		return nil
	case e.typ == nil || e.maybe || e.typ.Kind() == reflect.Interface:
		return func(p *Printer, dot reflect.Value) reflect.Value { return dynamic(get(p, dot), want) }
	case e.typ.AssignableTo(want):
		return get
	case e.typ.Kind() == reflect.Pointer && e.typ.Elem().AssignableTo(want):
		return func(p *Printer, dot reflect.Value) reflect.Value {
			v := get(p, dot)
			if v.IsNil() {
				panic(failed{})
			}
			return v.Elem()
		}
	case reflect.PointerTo(e.typ).AssignableTo(want):
		return func(p *Printer, dot reflect.Value) reflect.Value { return get(p, dot).Addr() } // fails if it has none
	}
	c.wrong(at, fmt.Sprintf("wrong type for value; expected %s; got %s", want, e.typ))
	return nil
}

// dynamic returns a value of a type that is not known before as an argument of the type want.
func dynamic(v reflect.Value, want reflect.Type) reflect.Value {
	if !v.IsValid() {
		switch want.Kind() {
		case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
			return reflect.Zero(want)
		}
		panic(failed{})
	}
	if v.Type().AssignableTo(want) {
		return v
	}
	if v.Kind() == reflect.Interface && !v.IsNil() && v.Elem().Type().AssignableTo(want) {
		return v.Elem()
	}
	panic(failed{})
}
