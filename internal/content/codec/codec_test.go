package codec_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"bangvang/internal/content"
	"bangvang/internal/content/codec"
	"bangvang/internal/content/markdown"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/testkit/corpus"
)

func pack(d *content.Document) (facts, rest string) {
	s, r := codec.Append(nil, nil, d)
	return string(s), string(r)
}

var asRead = cmp.Options{
	cmpopts.IgnoreUnexported(markdown.Body{}), cmpopts.IgnoreFields(markdown.Body{}, "Text"), cmpopts.IgnoreFields(diag.Problem{}, "Held"), cmpopts.EquateEmpty(),
}

// holds fails unless decoding the encoded document gives an equal one.
func holds(t *testing.T, want *content.Document) {
	t.Helper()
	facts, rest := pack(want)
	got, ok := codec.Parse(facts, rest)
	if diff := cmp.Diff(want, got, asRead); !ok || diff != "" {
		t.Fatalf("%v (-packed +read):\n%s", ok, diff)
	}
	_, is := got.Date.Zone()
	if _, was := want.Date.Zone(); is != was {
		t.Fatalf("the date is at %d, was at %d", is, was)
	}
}

func TestArticlesAreDecodedAsParsed(t *testing.T) {
	fsys := corpus.NamedSite(100)
	maps.Copy(fsys, corpus.Site(200))
	fsys["content/hong.md"] = &fstest.MapFile{Data: []byte("---\ntitel: x\n---\na\x00b <b>c</b> ![](x.png)\n")}
	fsys["content/rong.md"] = &fstest.MapFile{}
	tree, _, err := source.Load(t.Context(), fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range tree.Files {
		if f.IsArticle() {
			holds(t, content.Parse(f))
		}
	}
}

// leaves calls do for every value in v that is no struct, list or pointer, with the path of its fields.
func leaves(name string, v reflect.Value, do func(name string, v reflect.Value)) {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		do(name, v)
	case v.Kind() == reflect.Pointer:
		leaves(name, v.Elem(), do)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			leaves(name, v.Index(i), do)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Type != reflect.TypeFor[markdown.Text]() {
				leaves(strings.TrimPrefix(name+"."+f.Name, "."), v.Field(i), do)
			}
		}
	default:
		do(name, v)
	}
}

// set changes a leaf to another value.
func set(r *rand.Rand, v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		zone := time.FixedZone("", 60*(r.IntN(1440)-720))
		v.Set(reflect.ValueOf(time.Unix(r.Int64N(1<<40)-1<<36, r.Int64N(1e9)).In(zone)))
	case v.Kind() == reflect.String:
		v.SetString(v.String() + fmt.Sprint("Ữ", r.IntN(1000)))
	case v.Kind() == reflect.Bool:
		v.SetBool(!v.Bool())
	case v.CanInt():
		v.SetInt(v.Int() + 1 + r.Int64N(1<<20))
	case v.Kind() == reflect.Uint8:
		v.SetUint((v.Uint() + 1 + r.Uint64N(200)) % 256)
	default:
		v.SetUint(v.Uint() + 1 + r.Uint64N(1<<63))
	}
}

// grow makes every list two elements long and every pointer point to a new value.
func grow(v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		grow(v.Elem())
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			grow(v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type().Field(i).Type != reflect.TypeFor[markdown.Text]() {
				grow(v.Field(i))
			}
		}
	}
}

// TestEverythingHolds: decoding loses no field, and each field is in the half (facts or rest) that it belongs to.
func TestEverythingHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	d := new(content.Document)
	grow(reflect.ValueOf(d).Elem())
	holds(t, d)
	leaves("", reflect.ValueOf(d), func(_ string, v reflect.Value) { set(r, v) })
	holds(t, d)
	leaves("", reflect.ValueOf(d), func(name string, v reflect.Value) {
		facts, rest := pack(d)
		if name == "Path" || name == "Problems.Held" { // then every position is in another file; it is not stored
			return
		}
		set(r, v)
		holds(t, d)
		inRest := strings.HasPrefix(name, "Problems") || name == "Body.Hash" || slices.ContainsFunc(strings.Split(name, "."), isPos)
		nowFacts, nowRest := pack(d)
		if (nowFacts == facts) != inRest || (nowRest == rest) == inRest {
			t.Errorf("%s: facts %v, in the rest %v", name, nowFacts != facts, nowRest != rest)
		}
	})
	leaves("", reflect.ValueOf(d), func(_ string, v reflect.Value) {
		v.SetZero()
		holds(t, d)
	})
}

func isPos(field string) bool { return strings.HasSuffix(field, "Pos") }

// TestOffsetIsPartOfADate: the offset from UTC is decoded too, because a page may show it.
func TestOffsetIsPartOfADate(t *testing.T) {
	at := time.Date(2024, 1, 19, 10, 0, 0, 0, time.UTC)
	one := &content.Document{Date: at, Body: &markdown.Body{}}
	two := &content.Document{Date: at.In(time.FixedZone("", 3600)), Body: &markdown.Body{}}
	facts, _ := pack(one)
	if other, _ := pack(two); other == facts {
		t.Error("the offset is not in the facts")
	}
	holds(t, one)
	holds(t, two)
}

func FuzzParse(f *testing.F) {
	tree, _, err := source.Load(f.Context(), corpus.Site(8), nil)
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range tree.Files {
		if file.IsArticle() {
			facts, rest := pack(content.Parse(file))
			f.Add(facts, rest)
		}
	}
	f.Fuzz(func(t *testing.T, facts, rest string) {
		d, ok := codec.Parse(facts, rest)
		if d == nil || d.Body == nil {
			t.Fatal("there is no document")
		}
		if ok {
			holds(t, d)
		}
	})
}

func Benchmark(b *testing.B) {
	tree, _, err := source.Load(b.Context(), corpus.Site(1000), nil)
	if err != nil {
		b.Fatal(err)
	}
	var documents []*content.Document
	var halves [][2]string
	for _, f := range tree.Files {
		if f.IsArticle() {
			d := content.Parse(f)
			facts, rest := pack(d)
			documents, halves = append(documents, d), append(halves, [2]string{facts, rest})
		}
	}
	b.Run("Append", func(b *testing.B) {
		var facts, rest []byte
		for b.Loop() {
			for _, d := range documents {
				facts, rest = codec.Append(facts[:0], rest[:0], d)
			}
		}
	})
	b.Run("Parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, h := range halves {
				codec.Parse(h[0], h[1])
			}
		}
	})
}
