package redact

import (
	"reflect"

	"bangvang/internal/content"
	"bangvang/internal/content/markdown"
	"bangvang/internal/diag"
)

// untouched are the texts of a document that may contain a name, by their paths, each with the reason. All other texts
// are redacted, including those of new fields.
var untouched = map[string]string{
	"Path":                             "an address: Documents reports it",
	"Kind":                             "one of the values in the table of keys",
	"Localities[].Text":                "a place, looked up in the gazetteer; any other is an error",
	"Source.URL":                       "an address: Documents reports it",
	"Event.Session":                    "one of the values in the table of keys",
	"Event.Sessions[].Part":            "one of the same values",
	"Image.Text":                       "the path of a file: CheckPaths reports it",
	"Attachments[].File.Text":          "the path of a file: CheckPaths reports it",
	"Awards[].ID":                      "an address: Documents reports it, and it never changes",
	"Awards[].SameAs.Text":             "an address or a part of one: Documents reports it",
	"Awards[].Recipients[].Count.Text": "a number, or a word for one",
	"Awards[].Decision.File.Text":      "the path of a file: CheckPaths reports it",
	"Awards[].Decision.Annex.Text":     "the path of a file: CheckPaths reports it",
	"Awards[].Status":                  "one of the values in the table of keys",
	"Aliases[].Text":                   "an address: Documents reports it",
	"Body.Refs[].Dest":                 "an address: Documents reports it; one of a heading changes with its id",
	"Body.Headings[].ID":               "the slug of the heading's text, made anew when that changes",
	"Problems[].Code":                  "one of the table of problems",
	"Problems[].Args[]":                "a report to the editor, who has the file",

	"Awards[].Recipients[].List.File.Text": "the path of a file: CheckPaths reports it",
}

// untouchedTypes are the types whose texts the walk skips, each with the reason.
var untouchedTypes = map[reflect.Type]string{
	reflect.TypeFor[diag.Pos]():       "a place in a file, which only editors see",
	reflect.TypeFor[*markdown.Body](): "redactBody redacts it",
	reflect.TypeFor[markdown.Text]():  "redactBody redacts it, the HTML together with the plain text",
}

// The text fields of a document and of its body, nil when there are none.
var (
	documentTexts = textFieldsOf(reflect.TypeFor[content.Document](), "")
	bodyTexts     = textFieldsOf(reflect.TypeFor[markdown.Body](), "Body")
)

// textFields describes where a value of some type has texts to redact: the value is a string, or elem or fields lead to
// some. For example, those of a content.Document include Title.Text and Awards[].Honour.Text.
type textFields struct {
	elem   *textFields // of the elements of a list or the target of a pointer
	fields []field
}

// field is a field of a struct that has texts to redact.
type field struct {
	index int
	texts *textFields
}

// textFieldsOf returns the text fields of a type at a path of a document, nil when there are none. Maps and interfaces
// are not supported, because no document has any: the test that fills every text fails for a document with one.
func textFieldsOf(t reflect.Type, path string) *textFields {
	if untouchedTypes[t] != "" || untouched[path] != "" {
		return nil
	}
	switch t.Kind() {
	case reflect.String:
		return &textFields{}
	case reflect.Slice, reflect.Array, reflect.Pointer:
		if t.Kind() != reflect.Pointer {
			path += "[]"
		}
		if elem := textFieldsOf(t.Elem(), path); elem != nil {
			return &textFields{elem: elem}
		}
	case reflect.Struct:
		s := &textFields{}
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				continue
			}
			if in := textFieldsOf(f.Type, joinPath(path, f.Name)); in != nil {
				s.fields = append(s.fields, field{i, in})
			}
		}
		if len(s.fields) > 0 {
			return s
		}
	}
	return nil
}

// joinPath returns the path of a field, for example Awards[].Honour.
func joinPath(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// anyContains reports whether one of the texts t of v contains a name.
func (l *matcher) anyContains(t *textFields, v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return l.contains(v.String())
	case reflect.Pointer:
		return !v.IsNil() && l.anyContains(t.elem, v.Elem())
	case reflect.Struct:
		for _, f := range t.fields {
			if l.anyContains(f.texts, v.Field(f.index)) {
				return true
			}
		}
	default:
		for i := range v.Len() {
			if l.anyContains(t.elem, v.Index(i)) {
				return true
			}
		}
	}
	return false
}

// replaceAll replaces the names in the texts t of v, which must be settable. It does not change the targets of pointers
// and the elements of slices: v gets copies.
func (l *matcher) replaceAll(t *textFields, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(l.redactText(v.String()))
	case reflect.Pointer:
		if !v.IsNil() {
			c := reflect.New(v.Type().Elem())
			c.Elem().Set(v.Elem())
			l.replaceAll(t.elem, c.Elem())
			v.Set(c)
		}
	case reflect.Struct:
		for _, f := range t.fields {
			l.replaceAll(f.texts, v.Field(f.index))
		}
	default:
		if v.Kind() == reflect.Slice && !v.IsNil() {
			c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(c, v)
			v.Set(c)
		}
		for i := range v.Len() {
			l.replaceAll(t.elem, v.Index(i))
		}
	}
}
