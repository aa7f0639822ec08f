package codec_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/content"
	"bangvang/internal/content/codec"
	"bangvang/internal/content/markdown"
)

// unstored lists the fields of a document that its encoding leaves out, by path, each with the reason.
var unstored = map[string]string{
	"Body.Text":       "long: the store on disk holds it apart, under its hash",
	"Problems[].Held": "whether errors of an article hold it back is asked of each build, not of the document",
	"Body.stored":     "the source of the text: package docstore sets it after decoding",
}

// filler sets every field of a value to a value that is not zero and that no other field has.
type filler struct {
	n    int             // the number of fields set
	left map[string]bool // the rows of unstored that occurred
	odd  []string        // the paths of fields that it cannot set
}

// fill sets v, at a path of a document. Lists get two elements, maps two keys, pointers a new value.
func (f *filler) fill(v reflect.Value, path string) {
	if unstored[path] != "" {
		f.left[path] = true
		return
	}
	f.n++
	switch {
	case !v.CanSet():
		f.odd = append(f.odd, path)
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.Unix(int64(1e9+f.n), int64(f.n)).In(time.FixedZone("", 60*f.n))))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i), strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."))
		}
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), path)
	case v.Kind() == reflect.Slice || v.Kind() == reflect.Array:
		if v.Kind() == reflect.Slice {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		}
		for i := range v.Len() {
			f.fill(v.Index(i), path+"[]")
		}
	case v.Kind() == reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range 2 {
			key, elem := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			f.fill(key, path+"[key]")
			f.fill(elem, path+"[]")
			v.SetMapIndex(key, elem)
		}
	case v.Kind() == reflect.String:
		v.SetString(fmt.Sprint("Ữ", f.n))
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.CanInt():
		v.SetInt(int64(1 + f.n%127))
	case v.CanUint():
		v.SetUint(uint64(1 + f.n%255))
	case v.CanFloat():
		v.SetFloat(float64(f.n) + 0.5)
	default:
		f.odd = append(f.odd, path)
	}
}

// lost collects the paths where two documents differ.
type lost struct {
	cmp.Path
	at []string
}

func (l *lost) PushStep(s cmp.PathStep) { l.Path = append(l.Path, s) }
func (l *lost) PopStep()                { l.Path = l.Path[:len(l.Path)-1] }
func (l *lost) Report(r cmp.Result) {
	if !r.Equal() {
		before, after := l.Last().Values()
		l.at = append(l.at, fmt.Sprintf("%s: %v is read as %v", place(l.Path), before, after))
	}
}

// place returns a path in the notation of unstored, with indices: for example Tags[1].Text.
func place(p cmp.Path) string {
	var b strings.Builder
	for _, step := range p[1:] {
		switch step := step.(type) {
		case cmp.StructField:
			b.WriteString("." + step.Name())
		case cmp.SliceIndex, cmp.MapIndex:
			fmt.Fprint(&b, step)
		}
	}
	return strings.TrimPrefix(b.String(), ".")
}

// differ returns the paths where a decoded document differs from the encoded one.
func differ(d *content.Document) []string {
	facts, rest := pack(d)
	got, ok := codec.Parse(facts, rest)
	if !ok {
		return []string{"it cannot be read"}
	}
	l := &lost{}
	cmp.Equal(d, got, cmp.Reporter(l),
		cmp.FilterPath(func(p cmp.Path) bool { return unstored[place(p)] != "" }, cmp.Ignore()),
		cmp.Comparer(func(a, b time.Time) bool {
			_, was := a.Zone()
			_, is := b.Zone()
			return a.Equal(b) && was == is
		}))
	return l.at
}

// TestNoFieldIsForgotten: every field of a document is encoded and decoded, except those in unstored.
func TestNoFieldIsForgotten(t *testing.T) {
	d := new(content.Document)
	f := filler{left: map[string]bool{}}
	f.fill(reflect.ValueOf(d).Elem(), "")
	for _, path := range f.odd {
		t.Errorf("%s: no test can fill it: export it, or give unstored a reason why its bytes leave it out", path)
	}
	for path := range unstored {
		if !f.left[path] {
			t.Errorf("unstored has %s, which no document has", path)
		}
	}
	if t.Failed() {
		return
	}
	for _, at := range differ(d) {
		t.Errorf("%s: package codec loses it", at)
	}
	for _, zero := range []*content.Document{{Body: &markdown.Body{}}, {Path: "content/a.md", Kind: content.Page, Body: &markdown.Body{}}} {
		for _, at := range differ(zero) {
			t.Errorf("of the empty document %q: %s", zero.Path, at)
		}
	}
}
