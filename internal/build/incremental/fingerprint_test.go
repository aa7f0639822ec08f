package incremental_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bangvang/internal/build/incremental"
	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/content/docstore"
	"bangvang/internal/content/source"
	"bangvang/internal/memo/store"
	"bangvang/internal/site/links"
)

const article = `---
title: Tổng kết
date: 2024-01-19
locality: [Hải Phòng]
tags: [Thi đua]
awards:
  - {award: Bằng khen, by: UBND thành phố, to: {tập thể: 4}}
---

Đoạn đầu.

![Toàn cảnh](a.jpg "Lễ trao") và [xem](b.md).

## Mục

Đoạn cuối.
`

// of returns the fingerprint of a site with one article.
func of(t *testing.T, text string, change func(*incremental.FingerprintInput)) store.Key {
	t.Helper()
	return through(t, docstore.New(nil, ""), text, change)
}

func through(t *testing.T, s *docstore.Store, text string, change func(*incremental.FingerprintInput)) store.Key {
	t.Helper()
	tree, _, err := source.Load(t.Context(), fstest.MapFS{
		"content/a.md": {Data: []byte(text)}, "content/site.yaml": {Data: []byte("title: A\n")},
	}, s)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := s.Documents(t.Context(), tree)
	if err != nil {
		t.Fatal(err)
	}
	in := incremental.FingerprintInput{
		Program: "p", Now: time.Unix(0, 0), Theme: 1, Settings: config.Defaults(), Files: tree.Files, Documents: docs, HeadHash: s.FactsHash,
		Assets: []links.Asset{{Path: "content/a.jpg", Sizes: []links.Size{{Name: "x"}}}}, Slots: map[string]string{"head": "x"},
	}
	if change != nil {
		change(&in)
	}
	sum, err := incremental.Fingerprint(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// touched returns a function that changes the hash of one file of the input.
func touched(path string) func(*incremental.FingerprintInput) {
	return func(in *incremental.FingerprintInput) {
		in.Files[slices.IndexFunc(in.Files, func(f *source.File) bool { return f.Path == path })].Hash++
	}
}

func edited(from, to string) string { return strings.Replace(article, from, to, 1) }

func TestFingerprintContents(t *testing.T) {
	whole := of(t, article, nil)
	if whole == (store.Key{}) {
		t.Fatal("there is no fingerprint: something of a document or of the settings cannot be encoded")
	}
	for what, text := range map[string]string{
		"a later paragraph": edited("Đoạn cuối.", "Đoạn cuối khác."), "a new line": edited("Đoạn cuối.", "Thêm.\n\nĐoạn cuối."),
		"a place": edited("tags: [Thi đua]", "tags:   [Thi đua]"), "a comment": edited("tags:", "# ghi chú\ntags:"),
	} {
		if of(t, text, nil) != whole {
			t.Errorf("%s is part of the fingerprint", what)
		}
	}
	for what, text := range map[string]string{
		"the title": edited("Tổng kết", "Sơ kết"), "the first paragraph": edited("Đoạn đầu.", "Đầu."), "a tag": edited("[Thi đua]", "[Thi đua, Mới]"),
		"the date": edited("01-19", "01-20"), "a count": edited("thể: 4", "thể: 5"), "a link": edited("b.md", "c.md"), "a picture": edited("a.jpg", "c.jpg"),
		"a description": edited("Toàn cảnh", "Cảnh"), "a caption": edited("Lễ trao", "Lễ"), "a heading": edited("## Mục", "## Phần"),
	} {
		if of(t, text, nil) == whole {
			t.Errorf("%s is not part of the fingerprint", what)
		}
	}
	for what, change := range map[string]func(*incremental.FingerprintInput){
		"the program": func(in *incremental.FingerprintInput) { in.Program = "q" }, "the day": func(in *incremental.FingerprintInput) { in.Now = in.Now.Add(1) },
		"drafts": func(in *incremental.FingerprintInput) { in.Drafts = true }, "future": func(in *incremental.FingerprintInput) { in.Future = true },
		"the theme": func(in *incremental.FingerprintInput) { in.Theme++ }, "a setting": func(in *incremental.FingerprintInput) { in.Settings.PerPage++ },
		"a picture's size": func(in *incremental.FingerprintInput) { in.Assets[0].Sizes[0].Name = "y" }, "a slot": func(in *incremental.FingerprintInput) { in.Slots["head"] = "y" },
		"site.yaml": touched("content/site.yaml"), "an article": func(in *incremental.FingerprintInput) { in.Documents = nil },
	} {
		if of(t, article, change) == whole {
			t.Errorf("%s is not part of the fingerprint", what)
		}
	}
	if of(t, article, func(in *incremental.FingerprintInput) { in.Program = "" }) != (store.Key{}) {
		t.Error("a site without a program has a fingerprint")
	}
}

// TestFingerprintOfAStoredDocument checks that it is that of the parsed document.
func TestFingerprintOfAStoredDocument(t *testing.T) {
	dir := t.TempDir()
	whole := of(t, article, nil)
	for range 2 {
		store := store.Open(dir)
		if through(t, docstore.New(store, "p"), article, nil) != whole {
			t.Error("another fingerprint")
		}
		store.Close(1 << 20)
	}
}

// uncounted lists the fields of the input that are not part of the fingerprint, each with the reason.
var uncounted = map[string]string{"HeadHash": "gives the hashes of documents that would be made anew without it"}

// TestEachFieldOfTheInputCounts covers fields that are added later.
func TestEachFieldOfTheInputCounts(t *testing.T) {
	of := func(in incremental.FingerprintInput) store.Key {
		in.Program += "p"
		in.HeadHash = func(int, *content.Document) (store.Key, bool) { return store.Key{}, false }
		sum, err := incremental.Fingerprint(t.Context(), in)
		if err != nil || sum == (store.Key{}) {
			t.Fatalf("%x, %v", sum, err)
		}
		return sum
	}
	seen := map[store.Key]string{of(incremental.FingerprintInput{}): "none"}
	input := reflect.TypeFor[incremental.FingerprintInput]()
	for i := range input.NumField() {
		name := input.Field(i).Name
		if uncounted[name] != "" {
			continue
		}
		var in incremental.FingerprintInput
		fill(reflect.ValueOf(&in).Elem().Field(i))
		sum := of(in)
		if other := seen[sum]; other != "" {
			t.Errorf("%s: a site with it has the fingerprint of a site with %s: let Fingerprint count it, or give uncounted a reason", name, other)
		}
		seen[sum] = name
	}
	for name := range uncounted {
		if _, ok := input.FieldByName(name); !ok {
			t.Errorf("uncounted has %s, which is no field of an Input", name)
		}
	}
}

// fill sets v, and all exported fields in it, to a value other than zero; lists get one entry.
func fill(v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.Unix(7, 7)))
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case v.Kind() == reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.Zero(v.Type().Key()), reflect.Zero(v.Type().Elem()))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i))
			}
		}
	case v.Kind() == reflect.String:
		v.SetString("x")
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.CanInt():
		v.SetInt(7)
	case v.CanUint():
		v.SetUint(7)
	}
}
