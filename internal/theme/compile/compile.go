// Package compile makes Go closures of the templates that html/template has escaped: the same bytes in a seventh of the time.
//
// html/template decides how each value is escaped, and writes its decision into the parse tree of a template as calls
// of escapers, for example {{.Title | _html_template_htmlescaper}}. This package compiles such a tree once for each type
// of dot: which field a name means, which value is true, which function is called and how a type is printed is known then,
// where html/template finds it out for each value of each page.
//
// It leaves to html/template everything that it does not understand. A template with such a node is executed by html/template; a
// value whose type or escaper has no rule in print.go is printed by html/template; and a page in whose execution anything
// fails is executed again by html/template, whose error, or page, is the result. The contract, which tests hold, is that
// every byte and every error is that of html/template.
//
// [Check] compiles templates as their authors wrote them, to find names of fields that a type does not have, before
// any page is made and also in branches that no page takes.
package compile

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"reflect"
	"sync"
	"text/template/parse"
)

// Templates are compiled templates. They are safe for concurrent use.
type Templates struct {
	html     *template.Template
	funcs    template.FuncMap
	writers  map[string]Writer
	mu       sync.Mutex // held while compiling
	programs sync.Map   // of key to *program
	printers sync.Pool  // of *Printer
}

// Writer writes the result of a function of templates. It has the effect of the function of the same name, which returns
// [template.HTML] and takes the value, or a name and the value: it appends that HTML to the page. For example, {{cards
// .Latest}} appends cards, without a string of them all. After an error html/template executes the page again.
type Writer func(p *Printer, name string, value reflect.Value) error

// New returns the templates that are associated with t, which no one may parse into any more. funcs are all functions
// that they may call except those of text/template and html/template; t must have the same. Some functions may have a
// writer.
func New(t *template.Template, funcs template.FuncMap, writers map[string]Writer) *Templates {
	return &Templates{html: t, funcs: funcs, writers: writers, printers: sync.Pool{New: func() any { return new(Printer) }}}
}

// Append executes a template with data and appends the result to b. The writers of functions see memo, which may be nil, as
// [Printer].Memo. After an error, which is that of html/template, b has nothing of the template.
func (t *Templates) Append(b []byte, name string, data, memo any) ([]byte, error) {
	p := t.printers.Get().(*Printer)
	defer p.free()
	p.set, p.Out, p.Memo = t, b, memo
	if p.try(name, reflect.ValueOf(data)) {
		return p.Out, nil
	}
	w := bytes.NewBuffer(b)
	if err := t.html.ExecuteTemplate(w, name, data); err != nil {
		return b, err
	}
	return w.Bytes(), nil
}

// HTML returns the result of a template with data. Its error is that of html/template.
func (t *Templates) HTML(name string, data any) (template.HTML, error) {
	p := t.printers.Get().(*Printer)
	defer p.free()
	b, err := t.Append(p.scratch[:0], name, data, nil)
	p.set, p.scratch = t, b
	return template.HTML(b), err
}

// key identifies a compiled template: its name and the type of its dot, nil for a nil dot.
type key struct {
	name string
	dot  reflect.Type
}

// program is a template compiled for one type of dot.
type program struct {
	name string
	code code // nil if html/template has to execute the template
	vars int  // number of variables; the first is $
}

// code does the work of a node of a template. It panics with [failed] if it cannot.
type code func(p *Printer, dot reflect.Value)

// failed ends the execution of a page that html/template has to execute instead.
type failed struct{}

// lookup returns the program of a template that is executed by its name, compiled at the first call. If html/template
// cannot escape the template, its code is nil.
func (t *Templates) lookup(name string, dot reflect.Type) *program {
	of := key{name, dot}
	if known, ok := t.programs.Load(of); ok {
		return known.(*program)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if known, ok := t.programs.Load(of); ok {
		return known.(*program)
	}
	if Escape(t.html, name) != nil {
		return &program{name: name}
	}
	made := map[key]*program{}
	result := (&library{tree: t.escapedTree, funcs: t.funcs, writers: t.writers, done: t.compiled, made: made}).program(of)
	for of, one := range made {
		t.programs.Store(of, one)
	}
	return result
}

// Escape has html/template escape a template and all that it calls. The error is that of escaping it, or that there is none
// of that name.
func Escape(t *template.Template, name string) error {
	err := t.ExecuteTemplate(closed{}, name, nil) // ends at the first byte
	if bad := (*template.Error)(nil); errors.As(err, &bad) {
		return err
	}
	if t.Lookup(name) == nil {
		return err
	}
	return nil
}

// closed is a writer to which nothing can be written.
type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// compiled returns a program that an earlier call of lookup has made, nil if there is none.
func (t *Templates) compiled(of key) *program {
	if known, ok := t.programs.Load(of); ok {
		return known.(*program)
	}
	return nil
}

// escapedTree returns the tree of a template that html/template has escaped, nil if there is none of that name. It has none
// of a template that is called in another context than text, for example in an attribute: html/template makes a copy of it
// that is out of reach.
func (t *Templates) escapedTree(name string) *parse.Tree {
	if one := t.html.Lookup(name); one != nil {
		return one.Tree
	}
	return nil
}

// Uncompiled returns the names of the compiled templates that html/template executes, because something in them is not
// understood. Their order is random.
func (t *Templates) Uncompiled() (names []string) {
	t.programs.Range(func(_, one any) bool {
		if p := one.(*program); p.code == nil {
			names = append(names, p.name)
		}
		return true
	})
	return names
}

// Printer is the state of the execution of a page.
type Printer struct {
	Out     []byte // the page up to here
	Memo    any    // of the caller of [Templates.Append], for writers
	set     *Templates
	vars    []reflect.Value // of the templates that are executing, those of the innermost from base on
	base    int
	deep    int // number of templates that are executing
	jump    jump
	scratch []byte // memory to reuse
}

// jump says that a loop ends or goes on with its next value.
type jump uint8

const (
	noJump jump = iota
	breakLoop
	continueLoop
)

// maxDeep bounds how deep templates call each other here. html/template may go deeper: it has a bound too,
// and an error for it.
const maxDeep = 1000

// Write appends to the page; it never fails.
func (p *Printer) Write(b []byte) (int, error) {
	p.Out = append(p.Out, b...)
	return len(b), nil
}

// Execute appends the result of a template. A Writer calls it.
func (p *Printer) Execute(name string, dot reflect.Value) {
	var of reflect.Type
	if dot.IsValid() {
		of = dot.Type()
	}
	p.run(p.set.lookup(name, of), dot)
}

// try executes a template, and reports whether nothing has failed. A panic, of whatever cause, is a failure:
// html/template will panic, too, or have a better answer.
func (p *Printer) try(name string, dot reflect.Value) (ok bool) {
	defer func() {
		if !ok {
			_ = recover()
		}
	}()
	p.Execute(name, dot)
	return true
}

func (p *Printer) run(of *program, dot reflect.Value) {
	if of.code == nil {
		var data any
		if dot.IsValid() {
			data = dot // a template takes the value that a reflect.Value has
		}
		if err := p.set.html.ExecuteTemplate(p, of.name, data); err != nil {
			panic(failed{})
		}
		return
	}
	if p.deep == maxDeep {
		panic(failed{})
	}
	p.deep++
	outer := p.base
	p.base = len(p.vars)
	for range of.vars {
		p.vars = append(p.vars, dot) // the first is $, the others are set before they are read
	}
	of.code(p, dot)
	p.vars, p.base = p.vars[:p.base], outer
	p.deep--
}

// free gives p back for another page, without references to this one.
func (p *Printer) free() {
	clear(p.vars[:cap(p.vars)])
	t := p.set
	*p = Printer{vars: p.vars[:0], scratch: p.scratch[:0]}
	t.printers.Put(p)
}
