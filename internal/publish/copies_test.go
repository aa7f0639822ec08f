package publish

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/memo"
	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
)

func nothing() *memo.Hashes { return memo.OpenHashes(nil, store.Key{}) }

func page(n int) []byte {
	return []byte(strings.Repeat("<p>Bằng khen của Chủ tịch UBND thành phố</p>\n", n))
}

func noise(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(r.Uint32())
	}
	return out
}

func TestWhichFilesGetACopy(t *testing.T) {
	for _, c := range []struct {
		path string
		data []byte
		want bool
	}{
		{"index.html", page(100), true},
		{"assets/a.css", page(100), true},
		{"bang-vang.csv", page(100), true},
		{"feed.json", page(100), true},
		{"site.webmanifest", page(100), true},
		{"hinh.svg", page(100), true},
		{"hinh.jpg", page(100), false},
		{"_headers", page(100), false},
		{"html", page(100), false},
		{"least.txt", page(100)[:minCopied], true},
		{"small.txt", page(100)[:minCopied-1], false},
		{"empty.txt", nil, false},
		{"noise.txt", noise(4000), false},
	} {
		made := 0
		files := []File{{Path: c.path, Make: func(b []byte) ([]byte, error) { made++; return append(b, c.data...), nil }}}
		all, err := AddCopies(t.Context(), files, nothing())
		if err != nil {
			t.Fatal(err)
		}
		if got := len(all) == 2; got != c.want {
			t.Errorf("%s of %d bytes: a copy is %v", c.path, len(c.data), got)
		}
		if compressible(c.path) && (made != 1 || all[0].Hash != digest.Hash(c.data)) {
			t.Errorf("%s: made %d times, sum %x", c.path, made, all[0].Hash)
		}
		if files[0].Hash != 0 {
			t.Errorf("%s: the given files were changed", c.path)
		}
		written := []File{{Path: c.path, Write: func(w io.Writer) error { _, err := w.Write(c.data); return err }}}
		if again, err := AddCopies(t.Context(), written, nothing()); err != nil || len(again) != len(all) || again[0].Hash != all[0].Hash {
			t.Errorf("%s: written, it has %d files, %v", c.path, len(again), err)
		}
	}
}

func TestCopyHoldsTheFileAndNothingElse(t *testing.T) {
	files := []File{{Path: "z.txt", Data: page(50)}, {Path: "a.html", Data: page(100)}}
	first, err := AddCopies(t.Context(), files, nothing())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for i, f := range first {
		names = append(names, f.Path)
		if !strings.HasSuffix(f.Path, ".gz") {
			continue
		}
		if f.Hash != digest.Hash(f.Data) {
			t.Errorf("%s: not its sum", f.Path)
		}
		r, err := gzip.NewReader(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, first[i-1].Data) {
			t.Errorf("%s holds something else, %v", f.Path, err)
		}
		if r.Name != "" || r.Comment != "" || r.Extra != nil || !r.ModTime.IsZero() {
			t.Errorf("%s: header %+v", f.Path, r.Header)
		}
	}
	if want := []string{"a.html", "a.html.gz", "z.txt", "z.txt.gz"}; !slices.Equal(names, want) {
		t.Errorf("got %v", names)
	}
	slices.Reverse(files)
	second, err := AddCopies(t.Context(), files, nothing()) // the pooled compressors in another order
	if err != nil {
		t.Fatal(err)
	}
	for i := range first {
		if !bytes.Equal(first[i].Data, second[i].Data) {
			t.Errorf("%s: other bytes the second time", first[i].Path)
		}
	}
}

// TestKnownCopiesAreNotMade: copies known from an earlier run are returned without making the bytes of their files.
func TestKnownCopiesAreNotMade(t *testing.T) {
	disk := store.Open(t.TempDir())
	defer disk.Close(1 << 20)
	files := []File{{Path: "a.html", Data: page(100)}, {Path: "b.txt", Data: page(1)}, {Path: "c.txt", Data: noise(4000)}}
	known := memo.OpenHashes(disk, store.Key{})
	first, err := AddCopies(t.Context(), files, known)
	if err != nil {
		t.Fatal(err)
	}
	known.Save()
	made := 0
	var again []File
	for _, f := range files {
		again = append(again, File{Path: f.Path, Hash: digest.Hash(f.Data), Make: func(b []byte) ([]byte, error) { made++; return append(b, f.Data...), nil }})
	}
	second, err := AddCopies(t.Context(), again, memo.OpenHashes(disk, store.Key{}))
	if err != nil || made > 0 || len(second) != len(first) {
		t.Fatalf("%d files were made, %d are there, want %d: %v", made, len(second), len(first), err)
	}
	for i, f := range second {
		if f.Path != first[i].Path || f.Hash != first[i].Hash {
			t.Errorf("%s has the sum %x, want that of %s, %x", f.Path, f.Hash, first[i].Path, first[i].Hash)
		}
	}
	if data, err := second[1].Make(nil); err != nil || !bytes.Equal(data, first[1].Data) {
		t.Errorf("%s: other bytes the second time, %v", second[1].Path, err)
	}
}

func TestCompressorKeepsNothingOfTheFileBefore(t *testing.T) {
	used, fresh := newCompressor().(*compressor), newCompressor().(*compressor)
	if _, err := used.compress(noise(100_000)); err != nil {
		t.Fatal(err)
	}
	a, err1 := used.compress(page(80))
	b, err2 := fresh.compress(page(80))
	if err := errors.Join(err1, err2); err != nil || !bytes.Equal(a, b) {
		t.Errorf("a used compressor gives other bytes, %v", err)
	}
}

func TestTheSitesOwnCopyStays(t *testing.T) {
	all, err := AddCopies(t.Context(), []File{{Path: "data.csv", Data: page(100)}, {Path: "data.csv.gz", Data: []byte("own")}}, nothing())
	if err != nil || len(all) != 2 || string(all[1].Data) != "own" {
		t.Errorf("%v %v", all, err)
	}
}

func TestEveryErrorIsTold(t *testing.T) {
	broken := errors.New("broken")
	bad := func([]byte) ([]byte, error) { return nil, broken }
	_, err := AddCopies(t.Context(), []File{{Path: "a.html", Make: bad}, {Path: "b.html", Data: page(90)}, {Path: "c.html", Make: bad}}, nothing())
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), "a.html") || !strings.Contains(err.Error(), "c.html") {
		t.Errorf("got %v", err)
	}
}
