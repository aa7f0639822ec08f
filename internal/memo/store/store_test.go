package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"bangvang/internal/par"

	"github.com/cespare/xxhash/v2"
)

func key(i int) Key { return KeyOf(fmt.Append(nil, i)) }

func value(i int) []byte { return bytes.Repeat(fmt.Appendf(nil, "value %d; ", i), 1+i%5) }

// fill stores the values from, …, n-1.
func fill(dir string, from, n int) {
	s := Open(dir)
	for i := from; i < n; i++ {
		s.Put(key(i), value(i))
	}
	s.Close(noLimit)
}

// found returns the numbers of the values 0, …, n-1 that a store holds. The test fails if one of them is wrong.
func found(t *testing.T, s *Store, n int) (out []int) {
	t.Helper()
	for i := range n {
		data, ok := s.Get(key(i))
		if !ok {
			continue
		}
		if !bytes.Equal(data, value(i)) {
			t.Fatalf("value %d is %q", i, data)
		}
		out = append(out, i)
	}
	return out
}

func files(t *testing.T, dir string) (names []string, size int64) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, e.Name())
		size += info.Size()
	}
	return names, size
}

func TestKeyOf(t *testing.T) {
	keys := []Key{
		KeyOf(), KeyOf(nil), KeyOf(nil, nil), KeyOf([]byte("a")), KeyOf([]byte("ab")), KeyOf([]byte("a"), []byte("b")),
		KeyOf([]byte("a"), nil, []byte("b")), KeyOf([]byte("b"), []byte("a")), KeyOf(make([]byte, 8)),
	}
	for i, a := range keys {
		for j, b := range keys {
			if (a == b) != (i == j) {
				t.Errorf("keys %d and %d: equal is %v", i, j, a == b)
			}
		}
		if bytes.Equal(a[:8], a[8:]) {
			t.Errorf("key %d: both halves are the same", i)
		}
	}
}

func TestStoreReturnsStoredValues(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "cache")
	s := Open(dir)
	for i := range 100 {
		s.Put(key(i), value(i))
	}
	s.Put(key(7), []byte("replaced"))
	s.Put(key(100), nil)
	if got := len(found(t, Open(dir), 100)); got != 0 {
		t.Fatalf("%d values before the store was closed", got)
	}
	s.Close(noLimit)
	if _, ok := s.Get(key(1)); ok {
		t.Error("a closed store holds something")
	}
	s.Close(noLimit)
	s = Open(dir)
	if data, ok := s.Get(key(7)); !ok || string(data) != "replaced" {
		t.Errorf("value 7: %q %v", data, ok)
	}
	if data, ok := s.Get(key(100)); !ok || len(data) != 0 {
		t.Errorf("the empty value: %q %v", data, ok)
	}
	if _, ok := s.Get(key(101)); ok {
		t.Error("a value that was never put")
	}
	s.Put(key(7), value(7))
	if got := len(found(t, s, 100)); got != 100 {
		t.Errorf("%d values of 100", got)
	}
}

func TestFlush(t *testing.T) {
	dir := t.TempDir()
	s := Open(dir)
	for round := range 20 {
		s.Put(key(round), value(round))
		s.Flush()
		if got := len(found(t, s, 100)); got != round+1 {
			t.Fatalf("round %d: the store itself has %d values", round, got)
		}
		other := Open(dir)
		if got := len(found(t, other, 100)); got != round+1 {
			t.Fatalf("round %d: another has %d values", round, got)
		}
		other.Close(noLimit)
	}
	s.Close(noLimit)
}

func TestNothingNewWritesNothing(t *testing.T) {
	dir := t.TempDir()
	fill(dir, 0, 20)
	use := func() time.Time {
		s := Open(dir)
		found(t, s, 20)
		s.Close(noLimit)
		info, err := os.Stat(filepath.Join(dir, indexName))
		if err != nil {
			t.Fatal(err)
		}
		return info.ModTime()
	}
	use()
	stamp := time.Date(2024, 1, 19, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(filepath.Join(dir, indexName), stamp, stamp); err != nil {
		t.Fatal(err)
	}
	if !use().Equal(stamp) {
		t.Error("the index was written")
	}
}

func TestUnusableFolderStoresNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"", file, filepath.Join(file, "below"), "a\x00b"} {
		s := Open(dir)
		s.Put(key(1), value(1))
		s.Flush()
		s.Close(0)
		if got := found(t, Open(dir), 2); got != nil {
			t.Errorf("%q: %v", dir, got)
		}
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != "mine" {
		t.Errorf("the file is now %q %v", data, err)
	}
}

// TestNoDamageGivesAWrongValue cuts the store's files at every offset, changes every byte, and replaces them by foreign
// ones: each value is right or absent, and the store can be used and filled again.
func TestNoDamageGivesAWrongValue(t *testing.T) {
	const n = 6
	whole := t.TempDir()
	fill(whole, 0, n)
	names, _ := files(t, whole)
	if len(names) != 2 {
		t.Fatalf("the store is %v", names)
	}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(whole, name))
		if err != nil {
			t.Fatal(err)
		}
		damages := [][]byte{[]byte("foreign"), append(bytes.Clone(data), 'x'), bytes.Replace(data, []byte(" 1\n"), []byte(" 2\n"), 1)}
		for i := range data {
			flipped := bytes.Clone(data)
			flipped[i] ^= 0x41
			damages = append(damages, data[:i], flipped)
		}
		for i, damage := range damages {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, name), damage, 0o644); err != nil {
				t.Fatal(err)
			}
			s := Open(dir)
			have := found(t, s, n)
			if len(have) == n {
				t.Fatalf("%s, damage %d: was not noticed", name, i)
			}
			if strings.HasSuffix(name, ".pack") && len(damage) == len(data) && i > 2+2*len(packMagic) && len(have) != n-1 {
				t.Fatalf("%s, damage %d: %v is left, one value was damaged", name, i, have)
			}
			for v := range n {
				s.Put(key(v), value(v))
			}
			s.Close(noLimit)
			if got := found(t, Open(dir), n); len(got) != n {
				t.Fatalf("%s, damage %d: mended, it holds %v", name, i, got)
			}
		}
	}
}

func TestLostPack(t *testing.T) {
	dir := t.TempDir()
	fill(dir, 0, 50)
	fill(dir, 50, 52)
	names, _ := files(t, dir)
	if len(names) != 3 {
		t.Fatalf("the store is %v", names)
	}
	s := Open(dir)
	found(t, s, 52)
	for _, name := range names {
		if strings.HasSuffix(name, ".pack") { // as another process may do while this one reads
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				t.Skipf("this machine removes no open file: %v", err)
			}
		}
	}
	s.Put(key(52), value(52))
	s.Close(noLimit)
	if got := len(found(t, Open(dir), 53)); got != 53 {
		t.Errorf("%d values of 53", got)
	}
}

func TestCloseRemovesTheLeastRecentlyUsed(t *testing.T) {
	dir := t.TempDir()
	big := bytes.Repeat([]byte("x"), 1000)
	s := Open(dir)
	for i := range 10 {
		s.Put(key(i), big)
	}
	s.Close(noLimit)
	for _, used := range [][]int{{1, 2, 3, 4}, {3, 4, 5}, {5, 9}} {
		s := Open(dir)
		for _, i := range used {
			if _, ok := s.Get(key(i)); !ok {
				t.Fatalf("value %d is not there", i)
			}
		}
		s.Close(noLimit)
	}
	s = Open(dir)
	s.Put(key(10), big)
	s.Close(5000) // 10 now; 5 and 9 before; 3 and 4 before that; then 1 and 2
	s = Open(dir)
	var got []int
	for i := range 11 {
		if _, ok := s.Get(key(i)); ok {
			got = append(got, i)
		}
	}
	if fmt.Sprint(got) != "[3 4 5 9 10]" {
		t.Errorf("left: %v", got)
	}
	s.Close(0)
	if _, size := files(t, dir); size > 100 {
		t.Errorf("an empty store takes %d bytes", size)
	}
}

func TestStoreStaysSmall(t *testing.T) {
	dir := t.TempDir()
	for i := range 300 {
		s := Open(dir)
		for j := range 10 { // ten values live, one of them new
			if _, ok := s.Get(key(i + j)); !ok {
				s.Put(key(i+j), bytes.Repeat([]byte{byte(i)}, 1000))
			}
		}
		s.Close(20_000)
		if names, size := files(t, dir); len(names) > 8 || size > 45_000 {
			t.Fatalf("run %d: %d files, %d bytes", i, len(names), size)
		}
	}
}

func TestTwoOverlap(t *testing.T) {
	dir := t.TempDir()
	fill(dir, 0, 10)
	one, other := Open(dir), Open(dir)
	for i := 10; i < 40; i++ {
		one.Put(key(i), value(i)) // so many that it copies the old values into its own pack
	}
	other.Put(key(40), value(40))
	one.Close(noLimit)
	other.Close(noLimit)
	if got := found(t, Open(dir), 41); fmt.Sprint(got) != "[0 1 2 3 4 5 6 7 8 9 40]" {
		t.Errorf("left: %v", got)
	}
}

func TestManyAtOnce(t *testing.T) {
	dir := t.TempDir()
	fill(dir, 0, 50)
	var group sync.WaitGroup
	for n := range 4 {
		group.Go(func() { // several stores in one folder, as with two builds
			for round := range 10 {
				s := Open(dir)
				found(t, s, 200)
				for i := range 20 {
					s.Put(key(50+n*20+i), value(50+n*20+i))
				}
				if round%2 == 0 {
					s.Flush()
					found(t, s, 200)
				}
				s.Close(1 << 20)
			}
		})
	}
	shared := Open(t.TempDir())
	for range 4 {
		group.Go(func() { // one store, many users
			for i := range 200 {
				if i%3 == 0 {
					shared.Put(key(i), value(i))
				}
				if i%50 == 0 {
					shared.Flush()
				}
				found(t, shared, i)
			}
		})
	}
	group.Wait()
	shared.Close(noLimit)
	fill(dir, 0, 200) // whatever is left, the store still works
	if got := len(found(t, Open(dir), 200)); got != 200 {
		t.Errorf("%d values of 200", got)
	}
}

func TestLeftoversOfOthersGo(t *testing.T) {
	dir := t.TempDir()
	fill(dir, 0, 5)
	long := time.Now().Add(-2 * time.Hour)
	for _, name := range []string{"unfinished-1", "0123456789abcdef.pack", "mine.txt", "unfinished-new", "fedcba9876543210.pack"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
		if name[0] == 'u' && name != "unfinished-new" || name[0] == '0' || name[0] == 'm' {
			if err := os.Chtimes(path, long, long); err != nil {
				t.Fatal(err)
			}
		}
	}
	fill(dir, 5, 6)
	names, _ := files(t, dir)
	got := strings.Join(names, " ")
	for name, want := range map[string]bool{
		"unfinished-1": false, "0123456789abcdef.pack": false, "mine.txt": true, "unfinished-new": true, "fedcba9876543210.pack": true,
	} {
		if strings.Contains(got, name) != want {
			t.Errorf("%s: is there is %v, want %v", name, !want, want)
		}
	}
}

func FuzzIndex(f *testing.F) {
	dir := f.TempDir()
	fill(dir, 0, 3)
	raw, err := os.ReadFile(filepath.Join(dir, indexName))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte{})
	f.Add([]byte(indexMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, raw := range [][]byte{data, withChecksum(data)} {
			run, packs, records, ok := parseIndex(raw)
			if !ok {
				continue
			}
			var pointers []*record
			for i := range records {
				pointers = append(pointers, &records[i])
			}
			if !bytes.Equal(formatIndex(run, packs, pointers), raw) {
				t.Errorf("%q was read as another index", raw)
			}
			s := &Store{dir: t.TempDir(), run: run, packs: packs, records: pointers, byKey: map[Key]int32{}}
			for i := range records {
				s.byKey[records[i].key] = int32(i)
				s.Get(records[i].key)
			}
			s.Close(1 << 20)
		}
	})
}

// withChecksum returns data with the checksum of an index, so that fuzzing gets past it.
func withChecksum(data []byte) []byte {
	if len(data) < 8 {
		return data
	}
	body := bytes.Clone(data[:len(data)-8])
	return binary.LittleEndian.AppendUint64(body, xxhash.Sum64(body))
}

func benchmarkDir(b *testing.B) string {
	dir, err := os.MkdirTemp("/dev/shm", "cache")
	if err != nil {
		return b.TempDir()
	}
	b.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

const articles = 10_000

func fillBig(dir string) {
	s := Open(dir)
	for i := range articles {
		s.Put(key(i), bytes.Repeat(value(i)[:8], 1000))
	}
	s.Close(noLimit)
}

func BenchmarkOpenAndGetAll(b *testing.B) {
	dir := benchmarkDir(b)
	fillBig(dir)
	keys := make([]Key, articles)
	for i := range keys {
		keys[i] = key(i)
	}
	b.SetBytes(articles * 8000)
	for b.Loop() {
		s := Open(dir)
		err := par.Each(b.Context(), articles, func(i int) {
			if _, ok := s.Get(keys[i]); !ok {
				b.Error("a value is not there")
			}
		})
		if err != nil {
			b.Fatal(err)
		}
		s.Close(noLimit)
	}
}

func BenchmarkOpen(b *testing.B) {
	dir := benchmarkDir(b)
	fillBig(dir)
	for b.Loop() {
		Open(dir).Close(noLimit)
	}
}

func BenchmarkFill(b *testing.B) {
	dir := benchmarkDir(b)
	b.SetBytes(articles * 8000)
	for i := 0; b.Loop(); i++ {
		fillBig(filepath.Join(dir, fmt.Sprint(i)))
	}
}

func BenchmarkOneNewValue(b *testing.B) {
	dir := benchmarkDir(b)
	fillBig(dir)
	for i := 0; b.Loop(); i++ {
		s := Open(dir)
		s.Put(key(-i), make([]byte, 8000))
		s.Close(1 << 30)
	}
}
