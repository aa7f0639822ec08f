package theme_test

import (
	"html/template"
	"io"
	"strings"
	"testing"

	"bangvang/internal/theme"
)

var funcs = template.FuncMap{
	"html5": func(s string) template.HTML { return template.HTML("<b>" + s + "</b>") },
	"plain": func(s string) string { return "<b>" + s + "</b>" },
	"none":  func() (template.HTML, error) { return "", io.EOF },
}

// escaped parses text and lets html/template escape it.
func escaped(t *testing.T, text string) *template.Template {
	t.Helper()
	made, err := template.New("page").Funcs(funcs).Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	_ = made.Execute(io.Discard, nil) // ignore missing data: the template is escaped before it executes
	return made
}

func show(t *testing.T, made *template.Template, dot any) string {
	t.Helper()
	var b strings.Builder
	if err := made.Execute(&b, dot); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestSameBytes compares changed templates with unchanged ones, with a text that would break out of every context.
func TestSameBytes(t *testing.T) {
	for text, want := range map[string]int{
		`{{html5 .}}`:                 1,
		`{{html5 .}}{{plain .}}{{.}}`: 1,
		`<p>{{if .}}{{html5 .}}{{else}}{{html5 .}}{{end}}`:   2,
		`{{range .}}{{html5 "a"}}{{end}}`:                    1,
		`{{with .}}{{html5 .}}{{end}}`:                       1,
		`{{define "x"}}{{html5 .}}{{end}}{{template "x" .}}`: 1,
		`{{. | html5}}`:                           0,
		`<i title="{{html5 .}}">`:                 0,
		`<i title={{html5 .}}>`:                   0,
		`<a href="{{html5 .}}">`:                  0,
		`<title>{{html5 .}}</title>`:              0,
		`<script>var a = {{html5 .}}</script>`:    0,
		`<style>a { color: {{html5 .}} }</style>`: 0,
		`<!-- {{html5 .}} -->`:                    0,
		`{{$x := html5 .}}{{$x}}`:                 0,
		`{{printf "%s" (html5 .)}}`:               0,
	} {
		dot := any(`"'<>&x` + "`")
		if strings.HasPrefix(text, "{{range") {
			dot = []string{"a", "b"}
		}
		before, after := escaped(t, text), escaped(t, text)
		if n := theme.DropEscapers(after, funcs); n != want {
			t.Errorf("%s: %d actions were changed, want %d", text, n, want)
		}
		if a, b := show(t, before, dot), show(t, after, dot); a != b {
			t.Errorf("%s gives %s, and %s when it is printed directly", text, a, b)
		}
	}
}

// TestCalls fails when html/template no longer ends an action in the call that DropEscapers removes: then DropEscapers
// does nothing.
func TestCalls(t *testing.T) {
	made := escaped(t, `{{html5 .}}`)
	before := testing.AllocsPerRun(100, func() { _ = made.Execute(io.Discard, "a") })
	theme.DropEscapers(made, funcs)
	if after := testing.AllocsPerRun(100, func() { _ = made.Execute(io.Discard, "a") }); after >= before {
		t.Errorf("%v allocations, %v before", after, before)
	}
}

func TestErrorsStay(t *testing.T) {
	made := escaped(t, "{{none}}")
	theme.DropEscapers(made, funcs)
	if err := made.Execute(io.Discard, nil); err == nil || !strings.Contains(err.Error(), "EOF") {
		t.Errorf("the error is %v", err)
	}
}
