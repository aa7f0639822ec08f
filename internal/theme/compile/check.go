package compile

import (
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"
)

// Problem is something in a template that fails whenever it is executed for a type of dot.
type Problem struct {
	Template string
	Offset   int      // its byte in the template's text
	Text     string   // the reason, in the words of html/template
	Field    string   // the name of a field that does not exist, else ""
	Type     string   // the type that lacks it, without its package
	Known    []string // the names of the fields that it has
}

// Checked are templates to check, as their authors wrote them.
type Checked struct {
	Trees map[string]*parse.Tree
	Texts map[string]string // the text of which each tree was made
	Funcs template.FuncMap  // all functions, except those of text/template

	// Shows returns the template that a call of a function executes, for example of {{card .Lead}} the template card, and
	// for which dot. name is the first argument if it is a literal text, value the type of the last one. template is ""
	// if the call executes none, wrong says why the function refuses such a value.
	Shows func(function, name string, value reflect.Type) (template string, dot reflect.Type, wrong string)
}

// checker collects problems.
type checker struct {
	Checked
	found []Problem
}

// Check returns the problems of the templates for the types of dot with which pages execute them, and of all templates that
// those execute: each once, in no certain order. A value whose type is known only when a page is made is not judged. It also
// returns the types of dot with which each template is executed, as far as they are known.
func Check(set Checked, dots map[string]reflect.Type) ([]Problem, map[string][]reflect.Type) {
	l := &library{
		tree: func(name string) *parse.Tree { return set.Trees[name] }, funcs: set.Funcs,
		done: func(key) *program { return nil }, made: map[key]*program{}, check: &checker{Checked: set},
	}
	for name, dot := range dots {
		l.program(key{name, dot})
	}
	types := map[string][]reflect.Type{}
	for of := range l.made {
		if of.dot != nil {
			types[of.name] = append(types[of.name], of.dot)
		}
	}
	return l.check.found, types
}

// fieldNode is the place of a field: number index of the names of a node such as .Page.Site.Title.
type fieldNode struct {
	parse.Node
	index int
}

// noField reports that the type of has no field of that name.
func (c *compiler) noField(n fieldNode, name string, of reflect.Type) {
	if c.check == nil {
		return
	}
	p := Problem{Field: name, Type: of.Name(), Text: "can't evaluate field " + name + " in type " + of.String()}
	if of.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(of) {
			if f.IsExported() {
				p.Known = append(p.Known, f.Name)
			}
		}
	}
	c.report(n, n.index, p)
}

// wrong reports something that fails whenever it is executed.
func (c *compiler) wrong(n parse.Node, text string) {
	c.unsure = true
	if c.check != nil {
		c.report(n, 0, Problem{Text: text})
	}
}

// report adds a problem at the name of number index of a node.
func (c *compiler) report(n parse.Node, index int, p Problem) {
	p.Template, p.Offset = c.name, c.check.offset(c.name, n, index)
	if p.Field != "" {
		p.Offset++ // the dot before it
	}
	for _, known := range c.check.found {
		if known.Template == p.Template && known.Offset == p.Offset && known.Text == p.Text {
			return
		}
	}
	c.check.found = append(c.check.found, p)
}

// offset returns the byte of the name of number index of a node in the text of a template. The parser gives the
// place of some part of a node.
func (c *checker) offset(template string, n parse.Node, index int) int {
	text, at, written := c.Texts[template], int(n.Position()), n.String()
	if end := at + len(written); at <= len(text) {
		if start := strings.LastIndex(text[:min(end, len(text))], written); start >= 0 {
			at = start
		}
	}
	for range index {
		if next := strings.IndexByte(text[min(at+1, len(text)):], '.'); next >= 0 {
			at += 1 + next
		}
	}
	return at
}

// shows compiles the template that a call of a function executes, to check that, too.
func (c *compiler) shows(n *parse.IdentifierNode, args []operand) {
	if c.check == nil || len(args) == 0 {
		return
	}
	name := ""
	if literal, ok := args[0].node.(*parse.StringNode); ok {
		name = literal.Text
	}
	value := args[len(args)-1]
	if value.typ == nil {
		return
	}
	called, dot, wrong := c.check.Shows(n.Ident, name, value.typ)
	switch {
	case wrong != "":
		c.wrong(value.node, wrong)
	case called != "":
		c.program(key{called, dot})
	}
}
