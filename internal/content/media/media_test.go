package media_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"bangvang/internal/content/media"
	"bangvang/internal/content/picture"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
)

const secret = "21.0278N105.8342E" // is in the metadata of every photo made here

var stamp = time.Date(2024, 1, 19, 8, 0, 0, 0, time.UTC)

// photo returns a JPEG picture with metadata; those of different seeds differ.
func photo(t testing.TB, width, height, seed, orientation int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.SetRGBA(x, y, color.RGBA{uint8(x * 255 / width), uint8(y * 255 / height), uint8(seed * 20), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01" + string([]byte{0, byte(orientation)}) + "\x00\x00\x00\x00\x00\x00" + secret
	out := bytes.Clone(b.Bytes()[:2])
	out = append(binary.BigEndian.AppendUint16(append(out, 0xFF, 0xE1), uint16(len(exif)+2)), exif...)
	return append(out, b.Bytes()[2:]...)
}

// drawing returns an opaque PNG picture that is smaller as a JPEG, or one of few colours that is not.
func drawing(t testing.TB, width, height int, busy bool) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{200, 30, 30, 255}
			if busy {
				c = color.RGBA{uint8(x*200/width + x*y%17), uint8(y * 255 / height), uint8((x + y) * 255 / (width + height)), 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640"><rect width="5" height="5"/></svg>`

// counted counts how often each file is opened.
type counted struct {
	fs.FS
	mu    sync.Mutex
	opens map[string]int
}

func (c *counted) Open(name string) (fs.File, error) {
	c.mu.Lock()
	c.opens[name]++
	c.mu.Unlock()
	return c.FS.Open(name)
}

// Lstat and ReadLink open nothing.
func (c *counted) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(c.FS, name) }
func (c *counted) ReadLink(name string) (string, error)   { return fs.ReadLink(c.FS, name) }

// site returns the tree of a site with the pictures of files below content/, all with one modification time.
func site(t testing.TB, files map[string][]byte) (*source.Tree, *counted) {
	t.Helper()
	fsys := fstest.MapFS{"content/site.yaml": {Mode: 0o644}}
	for name, data := range files {
		fsys["content/"+name] = &fstest.MapFile{Data: data, Mode: 0o644, ModTime: stamp}
	}
	c := &counted{FS: fsys, opens: map[string]int{}}
	return load(t, c), c
}

func load(t testing.TB, fsys fs.FS) *source.Tree {
	t.Helper()
	tree, problems, err := source.Load(context.Background(), fsys, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return tree
}

// shown returns the Shown of an article that shows pictures.
func shown(names ...string) map[string]diag.Pos {
	out := map[string]diag.Pos{}
	for i, name := range names {
		out["content/"+name] = diag.Pos{File: "content/a.md", Line: i + 1, Col: 1}
	}
	return out
}

func albumOf(t testing.TB, in media.Input) *media.Library {
	t.Helper()
	in.Assets = in.Tree.Assets
	a, problems, err := media.Prepare(context.Background(), in)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return a
}

// all returns the bytes of every size of a picture by suffix, those of its own address under "".
func all(t testing.TB, a *media.Library, path string) map[string][]byte {
	t.Helper()
	p := a.Get(path)
	if p == nil {
		t.Fatalf("there is no picture %s", path)
	}
	out := map[string][]byte{}
	for _, s := range append(slices.Clone(p.Sizes), p.Own) {
		if len(out) == len(p.Sizes) {
			s.Suffix = ""
		}
		data, err := a.Bytes(context.Background(), path, s.Suffix)
		if err != nil {
			t.Fatal(err)
		}
		if int64(len(data)) != s.Bytes || digest.Hash(data) != s.Hash || a.Hash(path, s.Suffix) != s.Hash {
			t.Errorf("%s %s: %d bytes and their sum are not what was said", path, s.Suffix, len(data))
		}
		if bytes.Contains(data, []byte(secret)) {
			t.Errorf("%s %s: tells where it was taken", path, s.Suffix)
		}
		info, err := picture.Inspect(context.Background(), path, data)
		if err != nil || info.Type != s.Type || info.Width != s.Width || info.Height != s.Height {
			t.Errorf("%s %s is %v (%v), want %v", path, s.Suffix, info, err, s)
		}
		out[s.Suffix] = data
	}
	return out
}

func suffixes(p *media.Picture) string {
	var out []string
	for _, s := range p.Sizes {
		out = append(out, s.Suffix[:strings.LastIndex(s.Suffix, "-")]+s.Suffix[strings.LastIndex(s.Suffix, "."):])
	}
	return strings.Join(out, " ")
}

func TestSizes(t *testing.T) {
	files := map[string][]byte{
		"large.jpg": photo(t, 1700, 340, 1, 1), "small.jpg": photo(t, 500, 300, 2, 1), "turned.jpg": photo(t, 900, 600, 3, 6),
		"busy.png": drawing(t, 600, 400, true), "flat.png": drawing(t, 1000, 200, false), "x.svg": []byte(svg),
		"odd.bin": photo(t, 400, 300, 4, 1), "a.pdf": []byte("%PDF"),
	}
	tree, _ := site(t, files)
	var names []string
	for name := range files {
		if name != "a.pdf" {
			names = append(names, name)
		}
	}
	a := albumOf(t, media.Input{Tree: tree, Shown: shown(names...)})
	for name, want := range map[string]string{
		"large.jpg":  "-320.jpg -480.jpg -800.jpg -1200.jpg -1600.jpg, own 1600 × 320 image/jpeg",
		"small.jpg":  "-320.jpg -500.jpg, own 500 × 300 image/jpeg",
		"turned.jpg": "-320.jpg -480.jpg -600.jpg, own 600 × 900 image/jpeg",
		"busy.png":   "-320.jpg -480.jpg -600.jpg, own 600 × 400 image/png", // its own address ends in .png
		"flat.png":   "-320.png -480.png -800.png -1000.png, own 1000 × 200 image/png",
		"x.svg":      "-960.svg, own 960 × 640 image/svg+xml",
		"odd.bin":    "-320.jpg -400.jpg, own 400 × 300 image/jpeg",
	} {
		p := a.Get("content/" + name)
		if p == nil {
			t.Errorf("%s is no picture", name)
			continue
		}
		if got := fmt.Sprintf("%s, own %d × %d %s", suffixes(p), p.Own.Width, p.Own.Height, p.Own.Type); got != want {
			t.Errorf("%s: %s\nwant %s", name, got, want)
		}
		all(t, a, p.Path)
	}
	if a.Get("content/a.pdf") != nil || a.Hash("content/a.pdf", "") != 0 {
		t.Error("a.pdf is a picture")
	}
	if _, err := a.Bytes(context.Background(), "content/a.pdf", ""); err == nil {
		t.Error("a.pdf has bytes")
	}
	if _, err := a.Bytes(context.Background(), "content/x.svg", "-1.svg"); err == nil {
		t.Error("x.svg has a size that nobody made")
	}
}

// TestUnshown: a picture that no article shows keeps its size, and loses its metadata all the same.
func TestUnshown(t *testing.T) {
	tree, _ := site(t, map[string][]byte{
		"large.jpg": photo(t, 2000, 1000, 1, 1), "turned.JPG": photo(t, 900, 600, 3, 6), "x.svg": []byte(svg), "notes.txt": []byte("x"),
	})
	a := albumOf(t, media.Input{Tree: tree})
	for name, want := range map[string]string{"large.jpg": "2000 × 1000", "turned.JPG": "600 × 900", "x.svg": "960 × 640"} {
		p := a.Get("content/" + name)
		if got := fmt.Sprintf("%d × %d", p.Own.Width, p.Own.Height); got != want || len(p.Sizes) > 0 {
			t.Errorf("%s: %s and %v, want %s", name, got, p.Sizes, want)
		}
		all(t, a, p.Path)
	}
}

// TestRemembered: a picture is inspected once, whichever library or process comes later.
func TestRemembered(t *testing.T) {
	files := map[string][]byte{"a.jpg": photo(t, 500, 400, 1, 6), "b.png": drawing(t, 400, 300, true), "c.jpg": photo(t, 400, 300, 2, 1)}
	tree, fsys := site(t, files)
	in := media.Input{Tree: tree, Shown: shown("a.jpg", "b.png")}
	want := map[string]map[string][]byte{}
	cold := albumOf(t, in)
	for name := range files {
		want[name] = all(t, cold, "content/"+name)
	}
	same := func(kind string, a *media.Library, reads int) {
		t.Helper()
		for name := range files {
			if n := fsys.opens["content/"+name]; n != reads {
				t.Errorf("%s: %s was opened %d times, want %d", kind, name, n, reads)
			}
			got := all(t, a, "content/"+name)
			for suffix, data := range want[name] {
				if !bytes.Equal(got[suffix], data) {
					t.Errorf("%s: %s%s has other bytes", kind, name, suffix)
				}
			}
			if len(got) != len(want[name]) {
				t.Errorf("%s: %s has %d sizes, want %d", kind, name, len(got), len(want[name]))
			}
		}
		clear(fsys.opens)
	}
	clear(fsys.opens)
	in.Previous = cold
	same("an earlier album", albumOf(t, in), 0)
	in.Previous = nil

	dir := t.TempDir()
	for i, kind := range []string{"a new cache", "a cache", "a cache again"} {
		in.Store = store.Open(dir)
		a := albumOf(t, in)
		same(kind, a, map[int]int{0: 1}[i])
		in.Store.Close(1 << 30)
	}

	// The same bytes with another modification time are read, and not made again.
	fresh := fstest.MapFS{}
	for name, data := range files {
		fresh["content/"+name] = &fstest.MapFile{Data: data, ModTime: stamp.Add(time.Hour)}
	}
	fsys.FS = fresh
	in.Tree = load(t, fsys)
	in.Store = store.Open(dir)
	clear(fsys.opens)
	same("other times", albumOf(t, in), 1)
	in.Store.Close(0)

	// A store without the bytes, and no store.
	in.Store = store.Open(dir)
	same("an empty cache", albumOf(t, in), 1)
	same("none", albumOf(t, media.Input{Tree: in.Tree, Shown: in.Shown}), 1)
}

// TestOtherBytes: a file with other bytes is another picture, also under the name and the modification time of one that
// is known.
func TestOtherBytes(t *testing.T) {
	dir := t.TempDir()
	makeOne := func(data []byte, when time.Time, show bool, was *media.Library) *media.Library {
		tree := load(t, fstest.MapFS{"content/a.jpg": {Data: data, ModTime: when}})
		in := media.Input{Tree: tree, Store: store.Open(dir), Previous: was}
		if show {
			in.Shown = shown("a.jpg")
		}
		a := albumOf(t, in)
		in.Store.Close(1 << 30)
		return a
	}
	one, other := photo(t, 600, 300, 1, 1), photo(t, 600, 300, 9, 1)
	length := max(len(one), len(other))
	same := append(bytes.Clone(other), make([]byte, length-len(other))...) // bytes after the end of a JPEG are not read
	one = append(one, make([]byte, length-len(one))...)
	other = append(bytes.Clone(same), "longer"...)
	was := makeOne(one, stamp, true, nil)
	if a := makeOne(other, stamp, true, was); a.Get("content/a.jpg").Own.Hash == was.Get("content/a.jpg").Own.Hash {
		t.Error("another size on disk, the same picture")
	}
	if a := makeOne(same, stamp.Add(time.Second), true, was); a.Get("content/a.jpg").Own.Hash == was.Get("content/a.jpg").Own.Hash {
		t.Error("another time, the same picture")
	}
	if a := makeOne(same, time.Time{}, true, makeOne(one, time.Time{}, true, nil)); a.Get("content/a.jpg").Own.Hash == was.Get("content/a.jpg").Own.Hash {
		t.Error("a file system without times, the same picture")
	}
	if a := makeOne(one, stamp, false, was); len(a.Get("content/a.jpg").Sizes) != 0 {
		t.Error("a picture that is shown no longer has sizes")
	}
	if a := makeOne(one, stamp, true, makeOne(one, stamp, false, nil)); len(a.Get("content/a.jpg").Sizes) != 3 {
		t.Error("a picture that is shown now has no sizes")
	}
}

// TestChangedMeanwhile: the published bytes are those that the pages were made for, or none.
func TestChangedMeanwhile(t *testing.T) {
	fsys := fstest.MapFS{
		"content/a.jpg": {Data: photo(t, 600, 300, 1, 1), ModTime: stamp}, "content/b.svg": {Data: []byte(svg), ModTime: stamp},
		"content/c.jpg": {Data: photo(t, 600, 300, 3, 6), ModTime: stamp},
	}
	a := albumOf(t, media.Input{Tree: load(t, fsys), Shown: shown("a.jpg", "b.svg")})
	a = albumOf(t, media.Input{Tree: load(t, fsys), Shown: shown("a.jpg", "b.svg"), Previous: a}) // it holds no bytes
	fsys["content/a.jpg"] = &fstest.MapFile{Data: photo(t, 600, 300, 2, 1), ModTime: stamp}
	fsys["content/b.svg"] = &fstest.MapFile{Data: []byte(strings.Replace(svg, "rect", "path", 1)), ModTime: stamp}
	delete(fsys, "content/c.jpg")
	narrowest := a.Get("content/a.jpg").Sizes[0].Suffix
	for _, c := range [][2]string{{"a.jpg", ""}, {"a.jpg", narrowest}, {"b.svg", ""}, {"c.jpg", ""}} {
		if _, err := a.Bytes(context.Background(), "content/"+c[0], c[1]); err == nil {
			t.Errorf("%s%s: published with other bytes", c[0], c[1])
		}
	}
}

func TestFaults(t *testing.T) {
	bomb := drawing(t, 8, 8, false)
	copy(bomb[16:], "\x00\x00\xea\x60\x00\x00\xea\x60")
	broken := photo(t, 600, 300, 1, 1)
	broken = broken[:len(broken)/2]
	tree, fsys := site(t, map[string][]byte{
		"bomb.png": bomb, "broken.jpg": broken, "lost.jpg": broken, "empty.png": nil,
		"evil.svg": []byte("<svg xmlns=\"http://www.w3.org/2000/svg\">\n<title>Sơ đồ</title><script/></svg>"),
	})
	for _, store := range []*store.Store{store.Open(""), nil} {
		a, problems, err := media.Prepare(context.Background(), media.Input{
			Tree: tree, Assets: append(tree.Assets, source.Asset{Path: "content/gone.jpg"}, source.Asset{Path: "content/huge.jpg", Size: 41 << 20}),
			Shown: shown("evil.svg", "broken.jpg", "huge.jpg"), Store: store,
		})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range problems.Sorted() {
			got = append(got, fmt.Sprint(p.Pos.File, ":", p.Pos.Line, ":", p.Pos.Col, " ", p.Code, " ", strings.Join(p.Args, "|")))
		}
		want := []string{
			"content/a.md:1:1 active-svg evil.svg|<script>|2",
			"content/a.md:2:1 broken-picture broken.jpg|cut off",
			"content/a.md:3:1 picture-too-large huge.jpg|41 MB",
			"content/bomb.png:0:0 broken-picture bomb.png|png: invalid format: invalid checksum",
			"content/empty.png:0:0 broken-picture empty.png|empty",
			"content/gone.jpg:0:0 unreadable open content/gone.jpg: file does not exist",
			"content/lost.jpg:0:0 broken-picture lost.jpg|cut off",
		}
		if !slices.Equal(got, want) {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if a.Get("content/evil.svg") != nil || a.Get("content/broken.jpg") != nil {
			t.Error("a faulty picture is in the album")
		}
		if fsys.opens["content/huge.jpg"] > 0 {
			t.Error("a file of 41 MB was read")
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := media.Prepare(ctx, media.Input{Tree: tree, Assets: tree.Assets}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestNarrowMemory makes many pictures concurrently without a store, and asks for their bytes concurrently, in no
// order.
func TestNarrowMemory(t *testing.T) {
	files := map[string][]byte{}
	var names []string
	for i := range 12 {
		names = append(names, fmt.Sprintf("p%d.jpg", i))
		files[names[i]] = photo(t, 400, 300, i, 1+i%8)
	}
	tree, _ := site(t, files)
	a := albumOf(t, media.Input{Tree: tree, Shown: shown(names...)})
	var group sync.WaitGroup
	for _, name := range slices.Concat(names, names) {
		group.Go(func() { all(t, a, "content/"+name) })
	}
	group.Wait()
}

func TestCards(t *testing.T) {
	dir := t.TempDir()
	o := picture.CardOptions{Title: "Quận Đồ Sơn tổng kết thi đua", Kicker: "Quận Đồ Sơn, Hải Phòng", Site: "Bảng vàng", Gold: 3}
	empty := load(t, fstest.MapFS{"content/site.yaml": {}})
	disk := store.Open(dir)
	a := albumOf(t, media.Input{Tree: empty, Store: disk})
	if sum := a.CardHash(o); sum != 0 {
		t.Errorf("a card that was never drawn has the sum %x", sum)
	}
	data, err := a.Card(o)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := picture.Inspect(context.Background(), "x.png", data); err != nil || info.Width != picture.CardWidth || info.Height != picture.CardHeight {
		t.Errorf("a card of %v %v", info, err)
	}
	disk.Close(1 << 30)
	disk = store.Open(dir)
	a = albumOf(t, media.Input{Tree: empty, Store: disk})
	if a.CardHash(o) != digest.Hash(data) {
		t.Error("its sum is not remembered")
	}
	names := []string{media.CardName(o)}
	for _, other := range []picture.CardOptions{
		{Title: "x", Kicker: o.Kicker, Site: o.Site, Gold: 3}, {Title: o.Title, Kicker: "x", Site: o.Site, Gold: 3},
		{Title: o.Title, Kicker: o.Kicker, Site: "x", Gold: 3}, {Title: o.Title, Kicker: o.Kicker, Site: o.Site, Gold: 4},
	} {
		names = append(names, media.CardName(other))
	}
	slices.Sort(names)
	if len(slices.Compact(names)) != 5 {
		t.Errorf("cards that say different things share a name: %v", names)
	}
	for _, o := range []picture.CardOptions{{Title: "🏅", Site: "Bảng vàng"}, {Title: "🏅", Site: "🏅"}, {}} {
		if _, err := a.Card(o); err != nil {
			t.Errorf("%v: %v", o, err)
		}
	}
	disk.Close(0)
}

// TestUnwritableCache: a store that cannot be written costs time but no memory.
func TestUnwritableCache(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	tree, _ := site(t, map[string][]byte{"a.jpg": photo(t, 900, 600, 1, 6)})
	store := store.Open(filepath.Join(blocked, "cache"))
	a := albumOf(t, media.Input{Tree: tree, Shown: shown("a.jpg"), Store: store})
	want := all(t, a, "content/a.jpg")
	store.Flush()
	for suffix, data := range all(t, a, "content/a.jpg") {
		if !bytes.Equal(want[suffix], data) {
			t.Errorf("%s: other bytes without the cache", suffix)
		}
	}
	store.Close(1 << 30)
}
