package trial

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"bangvang/internal/pages/view"
)

// Dump formats a view for human readers: its non-zero fields, one a line, without the data shared by every page
// ([view.Site]) and data for machines only. Structs of few short fields are on one line, e.g. "Name: Cờ · Count: 4".
func Dump(v any) string {
	var b strings.Builder
	value := reflect.Indirect(reflect.ValueOf(v))
	fmt.Fprintln(&b, value.Type().Name())
	dumpFields(&b, value, "  ")
	return b.String()
}

// dumpFields writes the fields of a struct, indented.
func dumpFields(b *strings.Builder, v reflect.Value, indent string) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch value := reflect.Indirect(v.Field(i)); {
		case !f.IsExported() || v.Field(i).IsZero() || isOmitted(f.Type):
		case f.Anonymous && value.Kind() == reflect.Struct:
			dumpFields(b, value, indent)
		default:
			b.WriteString(indent + f.Name + ":")
			dumpValue(b, value, indent)
		}
	}
}

// isOmitted reports whether a dump omits values of type t: data shared by all pages, or for machines only.
func isOmitted(t reflect.Type) bool {
	return t == reflect.TypeFor[*view.Site]() || t.String() == "template.JS"
}

// dumpValue writes a value after a name or a dash.
func dumpValue(b *strings.Builder, v reflect.Value, indent string) {
	if list, ok := v.Interface().(view.RecordList); ok {
		v = reflect.ValueOf(recordsOf(list))
	}
	if text, ok := inlineValue(v); ok {
		b.WriteString(" " + text + "\n")
		return
	}
	b.WriteString("\n")
	switch v.Kind() {
	case reflect.Struct:
		dumpFields(b, v, indent+"  ")
	case reflect.Slice:
		for i := range v.Len() {
			b.WriteString(indent + "  -")
			dumpValue(b, reflect.Indirect(v.Index(i)), indent+"  ")
		}
	default:
		for line := range strings.Lines(format(v)) {
			b.WriteString(indent + "  " + strings.TrimRight(line, "\r\n") + "\n")
		}
	}
}

// recordsOf returns the records of a list, which it has only on request.
func recordsOf(list view.RecordList) (out []struct{ CSV, JSON string }) {
	for i := range list.Sums {
		out = append(out, struct{ CSV, JSON string }{
			string(list.Append(nil, i, view.RecordsCSV)), string(list.Append(nil, i, view.RecordsJSON)),
		})
	}
	return out
}

// inlineValue returns a value on one line, and reports whether it fits there.
func inlineValue(v reflect.Value) (string, bool) {
	if t, ok := v.Interface().(time.Time); ok {
		return t.Format(time.RFC3339), true
	}
	switch v.Kind() {
	case reflect.Struct:
		return inlineStruct(v)
	case reflect.Slice, reflect.Map:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return fmt.Sprintf("%d bytes", v.Len()), true
		}
		if v.Type().Elem().Kind() == reflect.String {
			return fmt.Sprintf("%q", v.Interface()), true
		}
		return "", v.Len() == 0
	}
	s := format(v)
	return s, !strings.Contains(s, "\n")
}

// inlineStruct returns a struct on one line, and reports whether it is short enough or has a single field.
func inlineStruct(v reflect.Value) (string, bool) {
	const widest = 120
	var parts []string
	for i := range v.NumField() {
		value := reflect.Indirect(v.Field(i))
		if v.Field(i).IsZero() || isOmitted(v.Type().Field(i).Type) {
			continue
		}
		s, ok := inlineValue(value)
		if !ok {
			return "", false
		}
		if !v.Type().Field(i).Anonymous {
			s = v.Type().Field(i).Name + ": " + s
		}
		parts = append(parts, s)
	}
	s := strings.Join(parts, " · ")
	return s, len(s) <= widest || len(parts) == 1
}

// format formats a value.
func format(v reflect.Value) string { return fmt.Sprint(v.Interface()) }
