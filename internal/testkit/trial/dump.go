package trial

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"bangvang/internal/pages/view"
)

// Dump writes a view for people to read: the fields that are not zero, one a line, without what every page
// shares ([view.Site]) and what only machines read. Structs of few short fields stand on one line.
func Dump(v any) string {
	var b strings.Builder
	value := reflect.Indirect(reflect.ValueOf(v))
	fmt.Fprintln(&b, value.Type().Name())
	fields(&b, value, "  ")
	return b.String()
}

func fields(b *strings.Builder, v reflect.Value, indent string) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch value := reflect.Indirect(v.Field(i)); {
		case !f.IsExported() || v.Field(i).IsZero() || leftOut(f.Type):
		case f.Anonymous && value.Kind() == reflect.Struct:
			fields(b, value, indent)
		default:
			b.WriteString(indent + f.Name + ":")
			node(b, value, indent)
		}
	}
}

// leftOut tells of what a dump does not show: what all pages share, and data that only machines read.
func leftOut(t reflect.Type) bool {
	return t == reflect.TypeFor[*view.Site]() || t.String() == "template.JS"
}

// node writes a value that stands behind a name or a dash.
func node(b *strings.Builder, v reflect.Value, indent string) {
	if text, ok := inline(v); ok {
		b.WriteString(" " + text + "\n")
		return
	}
	b.WriteString("\n")
	switch v.Kind() {
	case reflect.Struct:
		fields(b, v, indent+"  ")
	case reflect.Slice:
		for i := range v.Len() {
			b.WriteString(indent + "  -")
			node(b, reflect.Indirect(v.Index(i)), indent+"  ")
		}
	default:
		for line := range strings.Lines(text(v)) {
			b.WriteString(indent + "  " + strings.TrimSuffix(line, "\n") + "\n")
		}
	}
}

// inline returns a value as it may stand on one line.
func inline(v reflect.Value) (string, bool) {
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
	s := text(v)
	return s, !strings.Contains(s, "\n")
}

func inlineStruct(v reflect.Value) (string, bool) {
	const widest = 120
	var parts []string
	for i := range v.NumField() {
		value := reflect.Indirect(v.Field(i))
		if v.Field(i).IsZero() || leftOut(v.Type().Field(i).Type) {
			continue
		}
		s, ok := inline(value)
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

func text(v reflect.Value) string { return fmt.Sprint(v.Interface()) }
