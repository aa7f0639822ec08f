package compile_test

import (
	"errors"
	"flag"
	"fmt"
	"html/template"
	"math/rand/v2"
	"strings"
	"testing"

	"bangvang/internal/theme/compile"
)

var full = flag.Bool("full", false, "try more random texts")

// place is a dot of the templates of these tests.
type place struct {
	Name, Href, Set string
	Count           int
	Big             uint16
	Share           float64
	Open            bool
	HTML            template.HTML
	URL             template.URL
	JS              template.JS
	Word            word
	Said            said
	Any             any
	Up              *place
	Text            *string
	All             []*place
	Words           []string
	Slots           map[string]template.HTML
	Ups             map[string]place
	*inner
}

type inner struct{ Inner string }

type word string

// said has a text of its own.
type said int

func (s said) String() string { return fmt.Sprintf("<%d said>", int(s)) }

func (p *place) Method() string { return "<method of " + p.Name + ">" }

func (p place) Value() template.HTML { return template.HTML("<b>" + p.Name + "</b>") }

func samplePlace(text string) *place {
	up := &place{Name: text + "up", Count: 1, Words: []string{"u"}}
	return &place{
		Name: text, Href: text, Set: text, Count: -1234, Big: 7, Share: 1.5, Open: true, HTML: template.HTML("<i>" + text), URL: template.URL(text),
		JS: "f(1)", Word: word(text), Said: 3, Any: text, Up: up, Text: &text, All: []*place{up, up, nil, up}[:2], Words: []string{text, "b", "c"},
		Slots: map[string]template.HTML{"a": template.HTML(text)}, Ups: map[string]place{"a": {Name: text}}, inner: &inner{text},
	}
}

var funcs = template.FuncMap{
	"t":      func(key string, args ...any) (string, error) { return key + fmt.Sprint(args...), nil },
	"number": func(n int) template.HTML { return template.HTML(fmt.Sprintf("<b>%d</b>", n)) },
	"bold":   func(s string) template.HTML { return template.HTML("<b>" + s + "</b>") },
	"fail":   func(s string) (string, error) { return "", errors.New("no " + s) },
	"crash":  func(s string) string { panic("crash " + s) },
	"deref":  func(p place) string { return p.Name },
	"addr":   func(p *place) string { return p.Name },
	"same":   func(v any) any { return v },
	"word":   func(w word) word { return w + "!" },
}

// pair is a set of templates, compiled and as html/template executes it.
type pair struct {
	compiled *compile.Templates
	want     *template.Template
}

func parsed(text string) (*template.Template, error) {
	return template.New("page").Funcs(funcs).Parse(text)
}

// pairOf parses text twice, because executing a template changes it. It returns false if text is no template.
func pairOf(text string) (pair, bool) {
	made, err := parsed(text)
	want, _ := parsed(text)
	if err != nil {
		return pair{}, false
	}
	return pair{compile.New(made, funcs, nil), want}, true
}

// differ compares the two results for a dot; it returns "" if they are the same.
func (p pair) differ(dot any) string {
	var w strings.Builder
	wantErr := p.want.Execute(&w, dot)
	got, err := p.compiled.Append([]byte("before"), "page", dot, nil)
	switch {
	case fmt.Sprint(err) != fmt.Sprint(wantErr):
		return fmt.Sprintf("the error is %v, of html/template %v", err, wantErr)
	case err != nil && string(got) != "before":
		return fmt.Sprintf("an error leaves %q", got)
	case err == nil && string(got) != "before"+w.String():
		return fmt.Sprintf("got  %q\nwant %q", got, "before"+w.String())
	}
	return ""
}

// contexts are the places of a value in a page.
var contexts = []string{
	`<p>X</p>`, `<title>X</title>`, `<textarea>X</textarea>`, `<i title="X">`, `<i title='X'>`, `<i title=X>`, `<i X>`, `<i data-x="a X b">`,
	`<a href="X">`, `<a href=X>`, `<a href='X'>`, `<a href="/X">`, `<a href="/tim/?q=X">`, `<a href="/a/?X=1&b=2">`, `<a href="/a#X">`, `<a href="mailto:X">`,
	`<a href="https://X/a">`, `<img src="X" srcset="X">`, `<img srcset="/a.jpg 1x, X 2x">`, `<p style="color: X">`, `<p style="background: url('X')">`,
	`<style>a { color: X }</style>`, `<script>var a = X</script>`, `<script>var a = "X"</script>`, "<script>var a = `X`</script>", `<script>/X/.test(a)</script>`,
	`<a onclick="f(X)">`, `<!-- X --><p>`, `<script type="application/ld+json">{"a": X}</script>`, `<svg><rect width="X"/></svg>`,
}

var attacks = []string{
	"", "a", "Đồ Sơn", `"`, `'`, `<`, `>`, `&`, `&amp;`, `+`, "`", "\x00", "\x01\x0b\x7f", "\u2028\u2029", "\ufeff", "\ufdd0\ufffe\uffff", "\xff", "\xc3", "\xed\xa0\x80", "a\nb\tc\rd\fe f",
	`" onload="alert(1)`, `' onload='alert(1)`, ` onload=alert(1) `, `</script><script>alert(1)</script>`, `</title><b>`, `</textarea>`, `-->`, `<!--`, `]]>`,
	`javascript:alert(1)`, `JavaScript:alert(1)`, ` javascript:alert(1)`, "java\tscript:alert(1)", `data:text/html,<b>`, `vbscript:x`, `http://x.vn/?a=b&c=d#e`, `HTTPS://x.vn`, `mailto:a@b.vn?subject=x y`, `tel:+84`,
	`//x.vn/a`, `/a:b`, `a/b:c`, `a?b:c`, `:`, `%`, `%2`, `%2f`, `%zz`, `%25%`, `a%20b c`, `/tìm-kiếm/?q=đ&r=+`, `;/?:@&=+$,#!*[]()'~-._`, `\`, `\u003c`, `{{.}}`, `${x}`,
	`expression(alert(1))`, `url(javascript:x)`, `red; x: y`, `/*`, `*/`, `//`, `a, b`, `/a.jpg 480w`, `/a.jpg 480w, /b c.jpg 2x`, `/a.jpg 480w, javascript:x 2x`, `/a.jpg 1.5x`, ` , ,/a`, "/a\v1x", `/a,b`,
}

// exprs are values of a place, each of another type.
var exprs = []string{
	`.Name`, `.Word`, `.HTML`, `.URL`, `.JS`, `.Said`, `.Any`, `.Text`, `.Inner`, `.Words`, `.Slots.a`, `.Slots.none`, `.Ups.a.Name`, `.Ups.none.Name`,
	`(bold .Name)`, `(t "k" .Name .Count)`, `(same .Name)`, `(print .Name .Open)`, `(html .Name)`, `(index .Words 0)`, `(slice .Name 0)`, `(or .Name .HTML)`,
}

var numbers = []string{`.Count`, `.Big`, `.Share`, `.Open`, `.Up`, `.All`, `(number .Count)`, `(len .Words)`, `"<'x'>"`, `12`, `-1.5`, `true`, `.Up.Up`, `.Slots`}

// TestContexts compares the bytes for every attack in every context, of every type.
func TestContexts(t *testing.T) {
	t.Parallel()
	for _, context := range contexts {
		for _, e := range exprs {
			p := must(t, strings.ReplaceAll(context, "X", "{{"+e+"}}"))
			for _, attack := range attacks {
				check(t, p, context, e, samplePlace(attack))
			}
		}
		for _, e := range numbers {
			check(t, must(t, strings.ReplaceAll(context, "X", "{{"+e+"}}")), context, e, samplePlace("x"))
		}
	}
}

func must(t testing.TB, text string) pair {
	t.Helper()
	p, ok := pairOf(text)
	if !ok {
		t.Fatalf("%s is no template", text)
	}
	return p
}

func check(t testing.TB, p pair, context, e string, dot *place) {
	t.Helper()
	if diff := p.differ(dot); diff != "" {
		t.Errorf("%s in %s of %q: %s", e, context, dot.Name, diff)
	}
}

// TestRandomTexts compares the bytes for random texts.
func TestRandomTexts(t *testing.T) {
	t.Parallel()
	n := 20_000
	if *full {
		n = 1_000_000
	}
	// One context for each way in which this package writes a text.
	p := must(t, `<p>{{.Name}}</p><title>{{.Name}}</title><i title="{{.Name}}"><a href="{{.Name}}"><a href="/{{.Name}}"><a href="/?q={{.Name}}">
		<a href="{{.Name}}{{.Name}}"><img srcset="{{.Name}}">`)
	random := rand.New(rand.NewPCG(1, 2))
	for range n {
		check(t, p, "all", ".Name", &place{Name: randomText(random)})
	}
}

// randomText returns a short text of bytes, letters and parts of attacks.
func randomText(random *rand.Rand) string {
	var b strings.Builder
	for range 1 + random.IntN(12) {
		switch random.IntN(4) {
		case 0:
			b.WriteByte(byte(random.IntN(256)))
		case 1:
			b.WriteRune(rune(random.IntN(0x3000)))
		case 2:
			b.WriteString(attacks[random.IntN(len(attacks))])
		default:
			b.WriteByte(`"'<>&+%:/?#,; =-`[random.IntN(16)])
		}
	}
	return b.String()
}

// TestNodes compares the nodes of templates. Those that are compiled are marked; the others html/template executes.
func TestNodes(t *testing.T) {
	t.Parallel()
	for text, compiled := range map[string]bool{
		`{{if .Name}}a{{else}}b{{end}}{{if .Count}}a{{end}}{{if .Up}}c{{end}}{{if .Any}}d{{end}}{{if .Slots}}e{{end}}{{if .Share}}f{{end}}{{if .Big}}g{{end}}{{if .Up.Up}}h{{end}}{{if .Ups.a}}i{{end}}`: true,
		`{{if eq .Name "a" "b"}}a{{else if ne .Name "c"}}b{{end}}{{if not .Name}}c{{end}}`:                                                                                                               true,
		`{{if and .Name .Count}}a{{end}}{{if or .Up.Up .Name}}b{{end}}{{or .Up.Name .Name}}{{and .Name .Word}}{{or .Up.Count .Name}}`:                                                                    true,
		`{{if and .Up .Up.Up .Up.Up.Name}}a{{end}}`: true,
		`{{if gt .Count 1}}a{{end}}{{if ge .Count -1234}}b{{end}}{{if lt .Count .Up.Count}}c{{end}}{{if le (len .Words) 3}}d{{end}}`:                     true,
		`{{if lt .Name "b"}}a{{end}}{{if eq .Count 1 -1234}}b{{end}}{{if eq .Open true}}c{{end}}{{if eq .Any "a"}}d{{end}}{{if ne .Open false}}e{{end}}`: true,
		`{{if eq .Big 7}}a{{end}}{{if eq .Share 1.5}}b{{end}}{{if eq .Up .Up}}c{{end}}{{if eq .Any .Up}}{{end}}`:                                         true,
		`{{if eq .Name 1}}a{{end}}`:    false,
		`{{if lt .Open true}}a{{end}}`: true,
		`{{with .Up}}{{.Name}}{{$.Name}}{{else}}x{{end}}{{with .Up.Up}}a{{else}}{{.Name}}{{end}}{{with $x := .Name}}{{$x}}{{.}}{{end}}`: true,
		`{{with .Any}}{{.}}{{end}}{{with .Slots.none}}a{{else}}b{{end}}{{with .Slots.a}}{{.}}{{end}}`:                                   true,
		`{{with .Any}}{{.Name}}{{end}}`:                                                                                          false,
		`{{range .Words}}[{{.}}]{{end}}{{range .All}}{{.Name}}{{else}}none{{end}}`:                                               true,
		`{{range $i, $w := .Words}}{{$i}}{{$w}}{{$.Name}}{{if $i}},{{end}}{{end}}`:                                               true,
		`{{range $w := .Words}}{{range $.Words}}{{$w}}{{.}}{{end}}{{end}}`:                                                       true,
		`{{range .Words}}{{if eq . "b"}}{{continue}}{{end}}{{.}}{{end}}`:                                                         true,
		`{{range .Words}}{{range $.Words}}{{if eq . "b"}}{{break}}{{end}}{{.}}{{end}};{{end}}{{range .Words}}{{break}}x{{end}}!`: true,
		`{{range $i, $w := .Up.All}}a{{else}}{{$w}}b{{end}}`:                                                                     false,
		`{{range $k, $v := .Slots}}{{$k}}{{$v}}{{end}}`:                                                                          false,
		`{{range .Count}}a{{end}}`:                                                                                               false,
		`{{range 3}}a{{end}}`:                                                                                                    false,
		`{{range .Name}}a{{end}}`:                                                                                                false,
		`{{$x := .Name}}{{if .Open}}{{$x := .Count}}{{$x}}{{end}}{{$x}}`:                                                         true,
		`{{$x := ""}}{{range .Words}}{{if $x}}{{$x}}{{end}}{{$x = .}}{{end}}{{$x}}`:                                              true,
		`{{$x := ""}}{{range .All}}{{if $x}}{{$x.Name}}{{end}}{{$x = .}}{{end}}`:                                                 false,
		`{{$x := .Up}}{{$x.Name}}{{$y := $x.Count}}{{$y}}{{$}}`:                                                                  true,
		`{{template "part" .}}{{template "part" .Up}}{{define "part"}}<i>{{.Name}}{{$.Count}}</i>{{end}}`:                        true,
		`{{template "part"}}{{define "part"}}<i>x</i>{{end}}`:                                                                    true,
		`{{template "part" .Any}}{{template "part" .Slots.none}}{{template "part" .Ups.a}}{{define "part"}}{{.}}{{end}}`:         true,
		`{{template "tree" .}}{{define "tree"}}<i>{{.Name}}{{with .Up}}{{template "tree" .}}{{end}}</i>{{end}}`:                  true,
		`<i title="{{template "part" .}}">{{define "part"}}{{.Name}}{{end}}`:                                                     false,
		`{{.Method}}{{.Up.Method}}{{.Value}}{{.Said.String}}`:                                                                    true,
		`{{(index .All 0).Name}}{{(index .Slots "a")}}{{index .Slots "none"}}{{index .Ups "none"}}{{len (index .All 0).Words}}`:  true,
		`{{slice .Name 0 (len .Name)}}{{len (slice .Words 1 2)}}{{index .All 9}}`:                                                true,
		`{{slice .Name 99}}`: true,
		`{{.Name | bold | print}}{{"a" | t "b" "c"}}{{.Count | number}}{{print 1 2 "x"}}{{printf "%d-%s" .Count .Name}}`: true,
		`{{.Name | html}}{{js .Name}}<a href="/?q={{.Name | urlquery}}">`:                                                true,
		`{{html .Name}}{{html .Name .Count}}`:                                                                            false,
		`{{fail .Name}}`:                                                                                                 true,
		`{{crash .Name}}`:                                                                                                true,
		`{{deref .}}{{addr .}}{{deref .Up}}{{word .Word}}{{same .Up}}{{same .Any}}`:                                      true,
		`{{range .All}}{{deref .}}{{end}}{{range .Words}}{{bold .}}{{end}}`:                                              true,
		`{{number .Any}}`:               true,
		`{{number .Name}}`:              false,
		`{{bold .Word}}`:                false,
		`{{bold}}`:                      false,
		`{{bold .Up.Up.Name}}`:          true,
		`{{.Up.Up.Name}}`:               true,
		`{{.Up.Inner}}`:                 true,
		`{{.None}}`:                     false,
		`{{if false}}{{.None}}{{end}}x`: false,
		`{{.Name.None}}`:                false,
		`{{call .Any}}`:                 false,
		`{{1_000}}{{0x10}}{{'a'}}`:      false,
		`{{/* a comment */}}{{block "b" .}}{{.Name}}{{end}}`: true,
	} {
		p := must(t, text)
		for _, name := range []string{"", "b", "<b>"} {
			check(t, p, text, "", samplePlace(name))
		}
		if names := p.compiled.Uncompiled(); (len(names) == 0) != compiled {
			t.Errorf("%s: left to html/template: %q", text, names)
		}
		for _, dot := range []any{nil, *samplePlace("v"), "text", 1, (*place)(nil), map[string]int{"Name": 1}} {
			if diff := p.differ(dot); diff != "" {
				t.Errorf("%s of a %T: %s", text, dot, diff)
			}
		}
	}
}

// TestDepth checks that templates that call each other without an end fail as in html/template.
func TestDepth(t *testing.T) {
	t.Parallel()
	deep := &place{Name: "end"}
	for range 3000 {
		deep = &place{Name: "x", Up: deep}
	}
	p := must(t, `{{define "tree"}}{{.Name}}{{with .Up}}{{template "tree" .}}{{end}}{{end}}{{template "tree" .}}`)
	if diff := p.differ(deep); diff != "" {
		t.Error(diff[:min(len(diff), 200)])
	}
}

// TestUnescapable checks that a template without a safe meaning gives the error of html/template.
func TestUnescapable(t *testing.T) {
	t.Parallel()
	p := must(t, `<a href="{{if .Name}}'>{{else}}">{{end}}`)
	if diff := p.differ(samplePlace("a")); diff != "" {
		t.Error(diff)
	}
	if _, err := p.compiled.Append(nil, "none", nil, nil); err == nil {
		t.Error("there is a template none")
	}
}

// FuzzSameBytes compares the bytes for any text in any context.
func FuzzSameBytes(f *testing.F) {
	pairs := make([]pair, len(contexts))
	for i, context := range contexts {
		pairs[i] = must(f, strings.ReplaceAll(context, "X", "{{.Name}}{{.HTML}}{{.URL}}{{.Any}}"))
		for _, attack := range attacks {
			f.Add(uint8(i), attack)
		}
	}
	f.Fuzz(func(t *testing.T, i uint8, text string) {
		at := int(i) % len(contexts)
		check(t, pairs[at], contexts[at], "", samplePlace(text))
	})
}

// FuzzTemplates compares the results of any template.
func FuzzTemplates(f *testing.F) {
	for _, text := range []string{
		`{{range $i, $w := .Words}}{{if gt $i 1}}{{break}}{{end}}<i title="{{$w}}">{{end}}`,
		`{{with $x := .Up}}{{$x.Name}}{{template "a" .}}{{end}}{{define "a"}}{{len .Words}}{{end}}`,
		`<a href="{{.Href}}?q={{.Name}}&{{print .Count}}">{{and .Name .Up.Up .Any}}</a>`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if p, ok := pairOf(text); ok && !strings.Contains(text, "printf") {
			check(t, p, text, "", samplePlace(`a"<`))
		}
	})
}
