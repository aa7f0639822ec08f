package manifest

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/memo/digest"

	"github.com/google/go-cmp/cmp"
)

func TestManifestIsReadAsItWasWritten(t *testing.T) {
	lines := []Line{
		{Path: "2024/tổng kết/index.html", Hash: digest.Hash([]byte("x")), Size: 1},
		{Path: "a b", Hash: 1, Size: 1 << 40},
		{Path: "b", Hash: 1<<64 - 1},
	}
	raw := Format(lines)
	if diff := cmp.Diff(lines, Parse(string(raw))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for n := range raw {
		got := Parse(string(raw[:n]))
		if len(got) > 0 && !slices.Equal(got, lines[:len(got)]) {
			t.Errorf("cut at %d: %v", n, got)
		}
	}
}

func TestHash(t *testing.T) {
	// The empty string's XXH64, from the algorithm's own test vectors.
	if got := digest.Hash(nil); got != 0xef46db3751d8e999 {
		t.Errorf("%x", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(head + "\n0000000000000001 1 a\n0000000000000002 2 b/c\n")
	f.Add(head + "\n0000000000000001 1 ../a\n0000000000000002 2 .bangvang/lock\n")
	f.Fuzz(func(t *testing.T, raw string) {
		lines := Parse(raw)
		last := ""
		for _, line := range lines {
			if line.Path <= last || strings.HasPrefix(line.Path, "/") || strings.Contains("/"+line.Path+"/", "/../") ||
				strings.HasPrefix(strings.ToLower(line.Path), OwnFolder+"/") {
				t.Errorf("%q was read", line.Path)
			}
			last = line.Path
		}
		again := Format(lines)
		if !slices.Equal(Parse(string(again)), lines) || !bytes.Equal(Format(Parse(string(again))), again) {
			t.Errorf("%q is read differently the second time", raw)
		}
	})
}
