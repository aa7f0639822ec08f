package series

import (
	"bytes"
	"slices"
	"testing"
)

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
