package memo

import (
	"bytes"
	"slices"
	"testing"

	"bangvang/internal/memo/store"
)

func TestLoadPieces(t *testing.T) {
	disk := store.Open(t.TempDir())
	defer disk.Close(0)
	place, other := store.Key{1}, store.Key{2}
	for round := range byte(3) {
		from := store.Key{3, round}
		if _, ok := LoadPieces(disk, place, from); ok {
			t.Errorf("round %d: the result of other inputs is found", round)
		}
		SavePieces(disk, place, from, [][]byte{{round}})
		if pieces, ok := LoadPieces(disk, place, from); !ok || len(pieces) != 1 || !bytes.Equal(pieces[0], []byte{round}) {
			t.Errorf("round %d: %q, %v", round, pieces, ok)
		}
		if _, ok := LoadPieces(disk, other, from); ok {
			t.Errorf("round %d: found in another place", round)
		}
	}
}

func TestPackPieces(t *testing.T) {
	pieces := [][]byte{[]byte("a"), {}, make([]byte, 300), []byte("đ")}
	data := PackPieces(pieces)
	if got, ok := ParsePieces(data); !ok || !slices.EqualFunc(got, pieces, bytes.Equal) {
		t.Errorf("%q, %v", got, ok)
	}
	for _, foreign := range [][]byte{nil, data[:len(data)-1], append(PackPieces(pieces), 5), {0xff}, bytes.Repeat([]byte{0xff}, 20)} {
		if pieces, ok := ParsePieces(foreign); ok {
			t.Errorf("%q is a series of %d", foreign, len(pieces))
		}
	}
}
