package compile

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// prefix begins the names of html/template's escapers.
const prefix = "_html_template_"

// htmlEscaper is the escaper of values in text.
const htmlEscaper = "htmlescaper"

// splitEscapers returns the commands of an action without the escapers that html/template has added, and the names of
// those, separated by spaces: for example "urlfilter urlnormalizer attrescaper" for an address between quotes.
func splitEscapers(cmds []*parse.CommandNode) (rest []*parse.CommandNode, escapers string) {
	n := len(cmds)
	var names []string
	for ; n > 1; n-- {
		call, ok := cmds[n-1].Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(call.Ident, prefix) {
			break
		}
		names = append([]string{strings.TrimPrefix(call.Ident, prefix)}, names...)
	}
	return cmds[:n], strings.Join(names, " ")
}

// appenders append a text as a list of escapers writes it.
var appenders = map[string]func(p *Printer, s string){
	"htmlescaper":                         func(p *Printer, s string) { p.Out = appendText(p.Out, s) },
	"attrescaper":                         func(p *Printer, s string) { p.Out = appendText(p.Out, s) },
	"rcdataescaper":                       func(p *Printer, s string) { p.Out = appendText(p.Out, s) },
	"urlfilter urlnormalizer attrescaper": func(p *Printer, s string) { p.Out = appendAddress(p.Out, filtered(s)) },
	"urlnormalizer attrescaper":           func(p *Printer, s string) { p.Out = appendAddress(p.Out, s) },
	"urlfilter attrescaper":               func(p *Printer, s string) { p.Out = appendText(p.Out, filtered(s)) },
	"urlescaper attrescaper":              func(p *Printer, s string) { p.Out = appendQuery(p.Out, s) },
	"srcsetescaper attrescaper":           (*Printer).appendSrcset,
}

// print compiles the printing of a value.
func (c *compiler) print(e expr, escapers string) code {
	add := appenders[escapers]
	if add == nil || e.typ == nil || e.maybe || hasText(e.typ) {
		return c.printSlowly(e, escapers)
	}
	get := e.get
	switch {
	case e.typ == reflect.TypeFor[template.HTML]() && escapers == htmlEscaper:
		add = func(p *Printer, s string) { p.Out = append(p.Out, s...) }
	case e.typ.Kind() == reflect.String && !trusted(e.typ):
	case e.typ.Kind() == reflect.Int:
		// No escaper changes digits and the minus.
		return func(p *Printer, dot reflect.Value) { p.Out = strconv.AppendInt(p.Out, get(p, dot).Int(), 10) }
	default:
		return c.printSlowly(e, escapers)
	}
	if text := e.text; text != nil {
		return func(p *Printer, dot reflect.Value) { add(p, text(p, dot)) }
	}
	return func(p *Printer, dot reflect.Value) { add(p, get(p, dot).String()) }
}

// trusted reports whether escapers treat a type as content that is safe somewhere.
func trusted(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[template.CSS](), reflect.TypeFor[template.HTML](), reflect.TypeFor[template.HTMLAttr](), reflect.TypeFor[template.JS](),
		reflect.TypeFor[template.JSStr](), reflect.TypeFor[template.URL](), reflect.TypeFor[template.Srcset]():
		return true
	}
	return false
}

// hasText reports whether a type, or a pointer to it, has a method that gives its text.
func hasText(t reflect.Type) bool {
	for _, one := range []reflect.Type{t, reflect.PointerTo(t)} {
		if one.Implements(reflect.TypeFor[fmt.Stringer]()) || one.Implements(reflect.TypeFor[error]()) {
			return true
		}
	}
	return false
}

// printSlowly compiles the printing of a value by html/template: by a template that has only {{.}} and the escapers.
func (c *compiler) printSlowly(e expr, escapers string) code {
	if c.check != nil {
		return nil // no page is made
	}
	get := e.get
	one, err := printing(escapers)
	if err != nil {
		c.unsure = true
		return nil
	}
	return func(p *Printer, dot reflect.Value) {
		if err := one.Execute(p, get(p, dot)); err != nil {
			panic(failed{})
		}
	}
}

// printing returns a template that prints its dot with some escapers of html/template.
func printing(escapers string) (*template.Template, error) {
	made, err := template.New("value").Parse("{{.}}")
	if err != nil {
		return nil, err
	}
	// html/template escapes the template, and gives it its escapers, when it is first executed.
	if err := made.Execute(new(Printer), ""); err != nil {
		return nil, err
	}
	pipe := made.Tree.Root.Nodes[0].(*parse.ActionNode).Pipe
	pipe.Cmds = pipe.Cmds[:1]
	for name := range strings.FieldsSeq(escapers) {
		call := parse.NewIdentifier(prefix + name)
		pipe.Cmds = append(pipe.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Args: []parse.Node{call}})
	}
	return made, nil
}
