package redact

import (
	"reflect"

	"bangvang/internal/content"
	"bangvang/internal/content/markdown"
	"bangvang/internal/diag"
)

// untouched are the texts of a document that may keep a name, by their paths, each with the reason. The names leave every
// other text, also one of a field that is new.
var untouched = map[string]string{
	"Path":                             "an address: Documents reports it",
	"Kind":                             "one of the values in the table of keys",
	"Localities[].Text":                "a place, looked up in the gazetteer; any other is an error",
	"Source.URL":                       "an address: Documents reports it",
	"Event.Session":                    "one of the values in the table of keys",
	"Image.Text":                       "the path of a file: Files reports it",
	"Awards[].Recipients[].Count.Text": "a number, or a word for one",
	"Awards[].Decision.File.Text":      "the path of a file: Files reports it",
	"Awards[].Status":                  "one of the values in the table of keys",
	"Aliases[].Text":                   "an address: Documents reports it",
	"Body.Refs[].Dest":                 "an address: Documents reports it; one of a heading changes with its id",
	"Body.Headings[].ID":               "the slug of the heading's text, made anew when that changes",
	"Problems[].Code":                  "one of the table of problems",
	"Problems[].Args[]":                "a report to the editor, who has the file",
}

// apart are the types whose texts the walk passes over, each with the reason.
var apart = map[reflect.Type]string{
	reflect.TypeFor[diag.Pos]():       "a place in a file, which only editors see",
	reflect.TypeFor[*markdown.Body](): "list.body redacts it",
	reflect.TypeFor[markdown.Text]():  "list.body redacts it, the HTML together with the plain text",
}

// The texts of a document and of its body, nil for none.
var (
	ofDocument = textsOf(reflect.TypeFor[content.Document](), "")
	ofBody     = textsOf(reflect.TypeFor[markdown.Body](), "Body")
)

// texts says where a value of some type has texts that must not hold a name: it is a text, or what it is made of has some.
type texts struct {
	elem   *texts // of what a list holds or a pointer points to
	fields []field
}

// field is a field of a struct that has texts.
type field struct {
	index int
	texts *texts
}

// textsOf returns the texts of a type that stands at a path of a document, nil for none. Of maps and interfaces
// there are none yet: the test that fills every text fails for a document that holds one.
func textsOf(t reflect.Type, path string) *texts {
	if apart[t] != "" || untouched[path] != "" {
		return nil
	}
	switch t.Kind() {
	case reflect.String:
		return &texts{}
	case reflect.Slice, reflect.Array, reflect.Pointer:
		if t.Kind() != reflect.Pointer {
			path += "[]"
		}
		if elem := textsOf(t.Elem(), path); elem != nil {
			return &texts{elem: elem}
		}
	case reflect.Struct:
		s := &texts{}
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				continue
			}
			if in := textsOf(f.Type, join(path, f.Name)); in != nil {
				s.fields = append(s.fields, field{i, in})
			}
		}
		if len(s.fields) > 0 {
			return s
		}
	}
	return nil
}

// join returns the path of a field, for example Awards[].Honour.
func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// within reports whether one of the texts t of v holds a name.
func (l *list) within(t *texts, v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return l.holds(v.String())
	case reflect.Pointer:
		return !v.IsNil() && l.within(t.elem, v.Elem())
	case reflect.Struct:
		for _, f := range t.fields {
			if l.within(f.texts, v.Field(f.index)) {
				return true
			}
		}
	default:
		for i := range v.Len() {
			if l.within(t.elem, v.Index(i)) {
				return true
			}
		}
	}
	return false
}

// replace replaces the names in the texts t of v, which can be set. What v points to stays as it is: v gets a copy.
func (l *list) replace(t *texts, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(l.text(v.String()))
	case reflect.Pointer:
		if !v.IsNil() {
			c := reflect.New(v.Type().Elem())
			c.Elem().Set(v.Elem())
			l.replace(t.elem, c.Elem())
			v.Set(c)
		}
	case reflect.Struct:
		for _, f := range t.fields {
			l.replace(f.texts, v.Field(f.index))
		}
	default:
		if v.Kind() == reflect.Slice && !v.IsNil() {
			c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(c, v)
			v.Set(c)
		}
		for i := range v.Len() {
			l.replace(t.elem, v.Index(i))
		}
	}
}
