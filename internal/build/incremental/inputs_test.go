package incremental_test

import (
	"reflect"
	"testing"
	"time"

	"bangvang/internal/build/incremental"
	"bangvang/internal/content/source"
	"bangvang/internal/memo/store"
)

// change changes each field of a struct, one at a time, calls do with its name, and restores it.
func change(v reflect.Value, name string, do func(name string)) {
	was := reflect.ValueOf(v.Interface())
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.Unix(7, 7)))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			change(v.Field(i), name+"."+v.Type().Field(i).Name, do)
		}
		return
	case v.Kind() == reflect.String:
		v.SetString("khác")
	case v.CanInt():
		v.SetInt(7)
	case v.CanUint():
		v.SetUint(7)
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	default:
		do(name + ", which the test cannot change")
	}
	do(name)
	v.Set(was)
}

// TestEachFieldOfAnAssetCounts checks that the fingerprint contains every field of an asset, so that a changed asset is
// read again.
func TestEachFieldOfAnAssetCounts(t *testing.T) {
	tree := &source.Tree{Assets: []source.Asset{{}}}
	sum := func() store.Key { return incremental.SourcesFingerprint(nil, store.Key{}, tree) }
	whole, seen := sum(), map[store.Key]string{}
	change(reflect.ValueOf(&tree.Assets[0]).Elem(), "Asset", func(name string) {
		now := sum()
		if now == whole {
			t.Errorf("%s is no part of the sum", name)
		}
		if other := seen[now]; other != "" {
			t.Errorf("%s and %s give one sum", name, other)
		}
		seen[now] = name
	})
	if sum() != whole {
		t.Error("the asset is not what it was")
	}
}
