package series

import (
	"bytes"
	"slices"
	"testing"

	"bangvang/internal/cache"
)

func TestLoad(t *testing.T) {
	store := cache.Open(t.TempDir())
	defer store.Close(0)
	place, other := cache.Key{1}, cache.Key{2}
	for round := range byte(3) {
		from := cache.Key{3, round}
		if _, ok := Load(store, place, from); ok {
			t.Errorf("round %d: what was made of something else is found", round)
		}
		Save(store, place, from, [][]byte{{round}})
		if pieces, ok := Load(store, place, from); !ok || len(pieces) != 1 || !bytes.Equal(pieces[0], []byte{round}) {
			t.Errorf("round %d: %q, %v", round, pieces, ok)
		}
		if _, ok := Load(store, other, from); ok {
			t.Errorf("round %d: found in another place", round)
		}
	}
}

func TestPack(t *testing.T) {
	pieces := [][]byte{[]byte("a"), {}, make([]byte, 300), []byte("đ")}
	data := Pack(pieces)
	if got, ok := Parse(data); !ok || !slices.EqualFunc(got, pieces, bytes.Equal) {
		t.Errorf("%q, %v", got, ok)
	}
	for _, foreign := range [][]byte{nil, data[:len(data)-1], append(Pack(pieces), 5), {0xff}, bytes.Repeat([]byte{0xff}, 20)} {
		if pieces, ok := Parse(foreign); ok {
			t.Errorf("%q is a series of %d", foreign, len(pieces))
		}
	}
}
