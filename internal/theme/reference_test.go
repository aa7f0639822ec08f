package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/pages/view"
)

// byTemplate returns the templates of a theme as html/template executes them, without anything compiled.
func byTemplate(t *Theme) *template.Template {
	made := template.Must(t.pristine.Clone())
	show := func(name string, dot any) (template.HTML, error) {
		var b strings.Builder
		err := made.ExecuteTemplate(&b, name, dot)
		return template.HTML(b.String()), err
	}
	card := func(c *view.Card) (template.HTML, error) { return show("card", c) }
	made.Funcs(template.FuncMap{
		"card":  card,
		"cards": func(all []*view.Card) (template.HTML, error) { return concat(all, card) },
		"part": func(name string, dot any) (template.HTML, error) {
			switch v := dot.(type) {
			case view.Page:
				at := menuScopeOf(&v)
				return show(name, view.Page{Site: at.site, Href: at.href, Section: at.section})
			case []view.Link:
				return concat(v, func(l view.Link) (template.HTML, error) { return show(name, l) })
			case []view.PlaceLine:
				return concat(v, func(l view.PlaceLine) (template.HTML, error) { return show(name, l) })
			case view.Link, view.Date, int, *view.Link, *view.Date, *view.Award, *view.Told, *view.Card:
				return show(name, v)
			}
			return "", fmt.Errorf("a part of a %T", dot)
		},
	})
	return made
}

// sameAsTemplate renders a view compiled and by html/template, and fails unless both give the same bytes, or both fail.
func sameAsTemplate(t testing.TB, th *Theme, want *template.Template, v any, name string) {
	t.Helper()
	var w bytes.Buffer
	wantErr := want.ExecuteTemplate(&w, name, v)
	got, err := th.appendPage([]byte("before"), v, name)
	if (err == nil) != (wantErr == nil) {
		t.Fatalf("%s: %v, html/template: %v", name, err, wantErr)
	}
	if err == nil && string(got) != "before"+w.String() || err != nil && string(got) != "before" {
		t.Fatalf("%s: the compiled page is not that of html/template: %s", name, cmp.Diff(w.String(), strings.TrimPrefix(string(got), "before")))
	}
}

// TestSameAsTemplate compares every sample of every theme with the page that html/template makes of it, as it is and with
// attacks in all of its texts.
func TestSameAsTemplate(t *testing.T) {
	for _, name := range []string{defaultTheme, "cong-thong-tin"} {
		for _, lang := range languages {
			th := loadNamed(t, name, lang)
			want, memo := byTemplate(th), th.WithMemo()
			for _, s := range samples() {
				sameAsTemplate(t, th, want, s.page, s.tmpl)
				sameAsTemplate(t, memo, want, s.page, s.tmpl)
			}
			for _, s := range samples() { // other values: of those above th knows the parts
				n := 0
				attack(reflect.ValueOf(s.page), &n, map[any]bool{})
				sameAsTemplate(t, th, want, s.page, s.tmpl)
			}
			// level is called inside an attribute, where html/template makes a copy of it that cannot be reached.
			if diff := cmp.Diff([]string{"roll-years"}, sortedUnique(th.compiled.Uncompiled())); diff != "" {
				t.Errorf("%s: templates that are not compiled: %s", name, diff)
			}
		}
	}
}

func sortedUnique(all []string) []string {
	slices.Sort(all)
	return slices.Compact(all)
}

// attacks are texts that break out of one context or another.
var attacks = []string{
	`"'<>&+` + "`\x00", `</script><script>alert(1)</script>`, `javascript:alert(1)`, `" onerror="x`, `' onerror='x`, `a, javascript:x 2x`,
	`/tìm kiếm/?q=a b&c=%20%zz#đ`, "\xff\xfe\u2028\u2029\ufeff", `<!-- -->{{.}}<b`, `mailto:a@b?c=d&e=+84`, `//x.vn/ảnh.jpg 480w, data:x 2x`,
}

// attack replaces every text below v by an attack, in turn, except trusted HTML.
func attack(v reflect.Value, n *int, seen map[any]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && !seen[v.Interface()] {
			seen[v.Interface()] = true
			attack(v.Elem(), n, seen)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			attack(v.Field(i), n, seen)
		}
	case reflect.Slice:
		for i := range v.Len() {
			attack(v.Index(i), n, seen)
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.CanSet() && v.String() != "" {
			v.SetString(attacks[*n%len(attacks)])
			*n++
		}
	}
}

// SameAsTemplate returns a function that compares the page of a view with that of html/template, and returns false if the
// view is of a file.
func SameAsTemplate(th *Theme) func(t testing.TB, v any) bool {
	want, memo := byTemplate(th), th.WithMemo()
	return func(t testing.TB, v any) bool {
		p := pageOf(v)
		if p != nil {
			sameAsTemplate(t, memo, want, v, p.Template)
		}
		return p != nil
	}
}
