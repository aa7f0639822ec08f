package index

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/memo"
	"bangvang/internal/memo/store"
)

// text returns the text of the n-th document; documents of similar numbers share words.
func text(n int) string {
	return strings.Repeat("Thi đua, khen thưởng "+strconv.Itoa(n%40)+"; hòa hoà\n", 1+n%3) + "tên " + strconv.Itoa(n*n)
}

// segments returns four segments of 50 documents each; document 70 also contains the text changed.
func segments(t *testing.T, changed string) []Segment {
	t.Helper()
	r := NewBuilder()
	var parts []Segment
	for n := range 200 {
		r.NextDocument()
		r.AddLine(text(n), Body)
		if n == 70 {
			r.AddLine(changed, Body)
		}
		if n%50 == 49 {
			b, ok := Parse(r.Flush())
			if !ok {
				t.Fatal("what a reader made is no block")
			}
			parts = append(parts, Segment{b, uint32(n - 49)})
		}
	}
	return parts
}

func shards(t *testing.T, parts []Segment, documents int, store *store.Store) []Shard {
	t.Helper()
	list, err := Shards(t.Context(), parts, documents, 0, store, "")
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Stores have shards under spanVersion, so it must change when the same blocks give other bytes.
func TestSpanVersion(t *testing.T) {
	got := fmt.Sprintf("%s %x", spanVersion, xxhash.Sum64(memo.PackPieces(written{shards: shards(t, segments(t, ""), 200, nil)}.pack())))
	if got != "search span 4 35b625c92f1d8d43" {
		t.Errorf("spans are %s now: give the version another number, and this test the new value", got)
	}
}

// Whatever the store contains, the shards are those of a build without it.
func TestShardsWithStore(t *testing.T) {
	store := store.Open(t.TempDir())
	defer store.Close(0)
	for _, changed := range []string{"", "thi đua", "Thi Dua", "một từ mới", "đua thi", "thi đua", ""} {
		parts := segments(t, changed)
		moved := append([]Segment{}, parts...)
		moved[3].First++
		for _, p := range [][]Segment{parts, parts[:3], parts[1:], moved} {
			for _, documents := range []int{200, 201, 1000} {
				if want, got := shards(t, p, documents, nil), shards(t, p, documents, store); !reflect.DeepEqual(want, got) {
					t.Fatalf("with %q: the store changes the shards", changed)
				}
			}
		}
	}
}

// The key of a span depends on the blocks' contents under its own keys only.
func TestFewKeysChange(t *testing.T) {
	keys := func(changed string) []store.Key {
		d := newDictionary(segments(t, changed))
		var spans []span
		for i := range d.names {
			spans = append(spans, span{i, i + 1})
		}
		list, err := d.shardKeys(t.Context(), spans, 200, 0, store.Open(""))
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	before, after := keys(""), keys("đua thi")
	other := 0
	for i := range before {
		if before[i] != after[i] {
			other++
		}
	}
	if len(before) != len(after) || other == 0 || other > 4 {
		t.Errorf("%d of %d keys are others", other, len(before))
	}
}

func TestPack(t *testing.T) {
	for _, w := range []written{
		{shards: []Shard{{"a", "b", []byte("data")}, {"", "c", []byte{0}}, {"d", "đ", make([]byte, 300)}}},
		{shards: []Shard{{"a", "b", []byte("data")}}, long: []longEntry{{"e", [][]byte{nil, {1, 2}, nil}}, {"f", [][]byte{{3}, nil}}}},
	} {
		if got := unpack(w.pack()); !reflect.DeepEqual(got, w) {
			t.Errorf("%+v", got)
		}
	}
}
