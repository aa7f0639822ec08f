package incremental_test

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/build/incremental"
	"bangvang/internal/diag"
	"bangvang/internal/memo"
	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
)

const limit = 1 << 20

func open(t *testing.T) *store.Store {
	store := store.Open(t.TempDir())
	t.Cleanup(func() { store.Close(limit) })
	return store
}

func key(s string) store.Key { return store.KeyOf([]byte(s)) }

type shown struct{ Text string }

func newDigest() *digest.Encoder {
	return digest.NewEncoder(func(b []byte) [16]byte { return store.KeyOf(b) })
}

func TestPageMemo(t *testing.T) {
	disk := open(t)
	first := incremental.OpenPageMemo(disk, "p", 1, newDigest())
	if !first.Empty() {
		t.Error("an empty store knows pages")
	}
	for i := range 100 {
		first.Record(key(fmt.Sprint("from", i)), &shown{fmt.Sprint(i)}, digest.Hash(fmt.Append(nil, "page ", i)))
	}
	first.Record(store.Key{}, &shown{"alone"}, digest.Hash([]byte("alone")))
	if _, ok := first.ByInputs(key("from1")); ok {
		t.Error("what was learned is known at once: it is for the next time")
	}
	first.Save()

	second := incremental.OpenPageMemo(disk, "p", 1, newDigest())
	for i := range 100 {
		want := digest.Hash(fmt.Append(nil, "page ", i))
		if page, ok := second.ByInputs(key(fmt.Sprint("from", i))); !ok || page.Hash != want {
			t.Fatalf("page %d: %v, %v", i, page, ok)
		}
		if page, ok := second.ByView(key(fmt.Sprint("new", i)), &shown{fmt.Sprint(i)}); !ok || page.Hash != want {
			t.Fatalf("view %d: %v, %v", i, page, ok)
		}
	}
	if _, ok := second.ByInputs(store.Key{}); ok {
		t.Error("a page that is made from what is not known is known by it")
	}
	if page, ok := second.ByView(store.Key{}, &shown{"alone"}); !ok || page.Hash != digest.Hash([]byte("alone")) {
		t.Error("a page that is known by its view alone is not known")
	}
	if _, ok := second.ByView(key("from1"), &shown{"other"}); ok {
		t.Error("another view is known")
	}
	second.Save()

	third := incremental.OpenPageMemo(disk, "p", 1, newDigest())
	if _, ok := third.ByInputs(key("new7")); !ok {
		t.Error("a page that was known by its view is not known by what it is made from now")
	}
	for name, other := range map[string]*incremental.PageMemo{
		"program": incremental.OpenPageMemo(disk, "q", 1, newDigest()), "theme": incremental.OpenPageMemo(disk, "p", 2, newDigest()), "no program": incremental.OpenPageMemo(disk, "", 1, newDigest()),
		"no store": incremental.OpenPageMemo(nil, "p", 1, newDigest()),
	} {
		if _, ok := other.ByView(store.Key{}, &shown{"7"}); ok {
			t.Errorf("another %s knows the view", name)
		}
		other.Record(store.Key{}, func() {}, 1) // cannot be encoded: no record
		other.Save()
	}
}

// TestOnlyTheLastBuildIsKept checks that Save drops the records that the build neither used nor added.
func TestOnlyTheLastBuildIsKept(t *testing.T) {
	disk := open(t)
	for i := range 5 {
		p := incremental.OpenPageMemo(disk, "p", 1, newDigest())
		p.ByView(key("old"), &shown{fmt.Sprint(i - 1)})
		p.Record(key("new"), &shown{fmt.Sprint(i)}, digest.Hash([]byte("x")))
		p.Save()
	}
	p := incremental.OpenPageMemo(disk, "p", 1, newDigest())
	for i := range 5 {
		if _, ok := p.ByView(store.Key{}, &shown{fmt.Sprint(i)}); ok != (i >= 3) {
			t.Errorf("view %d: known is %v", i, ok)
		}
	}
	sums := memo.OpenHashes(disk, key("sums"))
	sums.Put(key("a"), 1)
	sums.Put(key("b"), 2)
	sums.Save()
	sums = memo.OpenHashes(disk, key("sums"))
	sums.Get(key("b"))
	sums.Save()
	sums = memo.OpenHashes(disk, key("sums"))
	if _, ok := sums.Get(key("a")); ok {
		t.Error("a sum that nobody asked for is kept")
	}
	if sum, ok := sums.Get(key("b")); !ok || sum != 2 {
		t.Errorf("b is %d, %v", sum, ok)
	}
	sums = memo.OpenHashes(disk, key("sums")) // as many as before, one of them new and 0
	sums.Put(key("c"), 0)
	sums.Save()
	if _, ok := memo.OpenHashes(disk, key("sums")).Get(key("c")); !ok {
		t.Error("a sum of 0 in the place of another is not stored")
	}
}

func TestFullBuild(t *testing.T) {
	store := open(t)
	w := &incremental.FullBuild{
		Fingerprint: key("from"), Language: "vi", Articles: 3, Files: incremental.FileHashes{Paths: []string{"a", "b"}, Hashes: []uint64{1, 2}},
		Problems: diag.List{diag.At(diag.MissingKey, diag.Pos{File: "a", Line: 1, Col: 2}, "date")},
	}
	w.Save(store, key("asked"))
	w.Save(nil, key("asked"))
	if diff := cmp.Diff(w, incremental.LoadFullBuild(store, key("asked"), key("from"))); diff != "" {
		t.Error(diff)
	}
	for name, got := range map[string]*incremental.FullBuild{
		"from": incremental.LoadFullBuild(store, key("asked"), key("other")), "asked": incremental.LoadFullBuild(store, key("other"), key("from")),
		"store": incremental.LoadFullBuild(nil, key("asked"), key("from")),
	} {
		if got != nil {
			t.Errorf("another %s has an answer: %+v", name, got)
		}
	}
}

// TestFullBuildKeepsEachField covers fields that are added later, also those of problems and slots.
func TestFullBuildKeepsEachField(t *testing.T) {
	store, w, n := open(t), &incremental.FullBuild{}, 0
	var fill func(v reflect.Value, name string)
	fill = func(v reflect.Value, name string) {
		n++
		switch {
		case !v.CanSet():
			t.Errorf("%s is not exported, so encoding/gob leaves it out", name)
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				fill(v.Field(i), name+"."+v.Type().Field(i).Name)
			}
		case v.Kind() == reflect.Pointer:
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), name)
		case v.Kind() == reflect.Slice || v.Kind() == reflect.Array:
			if v.Kind() == reflect.Slice {
				v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			}
			for i := range v.Len() {
				fill(v.Index(i), name)
			}
		case v.Kind() == reflect.String:
			v.SetString(fmt.Sprint("x", n))
		case v.CanInt():
			v.SetInt(int64(n))
		case v.CanUint():
			v.SetUint(uint64(n))
		case v.Kind() == reflect.Bool:
			v.SetBool(true)
		default:
			t.Errorf("%s: the test cannot fill a %s", name, v.Type())
		}
	}
	fill(reflect.ValueOf(w).Elem(), "Whole")
	w.Save(store, key("asked"))
	if diff := cmp.Diff(w, incremental.LoadFullBuild(store, key("asked"), w.Fingerprint)); diff != "" {
		t.Error(diff)
	}
}

// FuzzStored puts any bytes into the store in place of records: they are read or ignored, and nothing else happens.
func FuzzStored(f *testing.F) {
	from := key("from")
	f.Add([]byte{})
	f.Add(binary.LittleEndian.AppendUint64(append(from[:], from[:]...), 7))
	f.Add(append(from[:], 1, 2, 3, 255, 255, 255, 255))
	f.Fuzz(func(t *testing.T, data []byte) {
		disk := store.Open(t.TempDir())
		defer disk.Close(limit)
		for _, k := range []store.Key{key("asked"), store.KeyOf([]byte("pages"), []byte("p"))} {
			disk.Put(k, data)
		}
		if w := incremental.LoadFullBuild(disk, key("asked"), from); w != nil && (w.Fingerprint != from || len(w.Files.Paths) != len(w.Files.Hashes)) {
			t.Errorf("%+v", w)
		}
		if h, ok := incremental.LoadFileHashes(disk, key("asked"), from); ok && len(h.Paths) != len(h.Hashes) {
			t.Errorf("%+v", h)
		}
		memo.OpenHashes(disk, key("asked")).Get(from)
		p := incremental.OpenPageMemo(disk, "p", 1, newDigest())
		p.ByInputs(from)
		p.ByView(from, &shown{"x"})
		p.Save()
	})
}
