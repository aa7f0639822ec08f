package build

import (
	"reflect"
	"testing"
	"time"

	"bangvang/internal/content/source"
	"bangvang/internal/memo/store"
)

// unasked lists the options that are not part of a build's fingerprint, each with the reason.
var unasked = map[string]string{
	"Root":       "its files are summed up one by one, and those of themes/",
	"Themes":     "built into the program, whose name counts",
	"Memo":       "the site is the same without it",
	"Loaded":     "the site is the same without it",
	"Store":      "the site is the same without it",
	"AllowEmpty": "Run asks it of each build, also of one whose result is known",
	"Changed":    "the site is the same without it",
	"scratch":    "the site is the same without it",
}

// TestEachOptionCounts checks that a build with other options does not reuse the last build's result. It covers options
// that are added later.
func TestEachOptionCounts(t *testing.T) {
	ask := func(o Options) [2]store.Key {
		key, from := o.fingerprint(&source.Tree{}, store.Key{})
		return [2]store.Key{key, from}
	}
	seen := map[[2]store.Key]string{ask(Options{}): "no option"}
	options := reflect.TypeFor[Options]()
	for i := range options.NumField() {
		name := options.Field(i).Name
		if unasked[name] != "" {
			continue
		}
		var o Options
		switch v := reflect.ValueOf(&o).Elem().Field(i); {
		case v.Type() == reflect.TypeFor[time.Time]():
			v.Set(reflect.ValueOf(time.Unix(7, 7)))
		case v.Kind() == reflect.String:
			v.SetString("x")
		case v.Kind() == reflect.Bool:
			v.SetBool(true)
		case v.CanInt():
			v.SetInt(7)
		}
		if other := seen[ask(o)]; other != "" {
			t.Errorf("%s: who asks for it is given what there is with %s: name it in ask, or give unasked a reason", name, other)
		}
		seen[ask(o)] = name
	}
	for name := range unasked {
		if _, ok := options.FieldByName(name); !ok {
			t.Errorf("unasked has %s, which is no option", name)
		}
	}
}
