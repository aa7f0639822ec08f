package digest_test

import (
	"bytes"
	"crypto/md5"
	"reflect"
	"sync"
	"testing"
	"time"

	"bangvang/internal/memo/digest"
)

type inner struct {
	Name string
	N    int
}

type outer struct {
	Text  string
	More  string
	List  []string
	Bytes []byte
	Map   map[string]inner
	One   *inner
	Many  []*inner
	Flag  bool
	Real  float64
	Small uint8
	At    time.Time
}

func sum(b []byte) [16]byte { return md5.Sum(b) }

func bytesOf(t *testing.T, d *digest.Encoder, v any) string {
	t.Helper()
	b, ok := d.Append(nil, v)
	if !ok {
		t.Fatalf("%+v cannot be encoded", v)
	}
	return string(b)
}

func TestDifferentValuesHaveDifferentBytes(t *testing.T) {
	day := time.Date(2024, 1, 19, 0, 0, 0, 0, time.UTC)
	values := []any{
		outer{}, &outer{}, inner{}, inner{"a", 0}, inner{"", 1}, inner{"", -1}, "", "a", 1, uint8(1), 1.0, true, false,
		outer{Text: "ab"}, outer{Text: "a", More: "b"}, outer{More: "ab"},
		outer{List: []string{}}, outer{List: []string{""}}, outer{List: []string{"a", "b"}}, outer{List: []string{"ab"}}, outer{List: []string{"b", "a"}},
		outer{Bytes: []byte{}}, outer{Bytes: []byte{0}}, outer{Bytes: []byte{1}},
		outer{Map: map[string]inner{}}, outer{Map: map[string]inner{"a": {"b", 1}}}, outer{Map: map[string]inner{"b": {"a", 1}}}, outer{Map: map[string]inner{"a": {}, "b": {}}},
		outer{One: &inner{}}, outer{One: &inner{"a", 1}}, outer{Many: []*inner{nil}}, outer{Many: []*inner{{}}},
		outer{Flag: true}, outer{Real: 0.5}, outer{Small: 1}, outer{At: day}, outer{At: day.Add(1)}, outer{At: day.In(time.FixedZone("", 7*3600))},
	}
	d := digest.NewEncoder(sum)
	for i, a := range values {
		for j, b := range values {
			if same := bytesOf(t, d, a) == bytesOf(t, d, b); same != (i == j) {
				t.Errorf("%#v and %#v: the same is %v", a, b, same)
			}
		}
	}
}

func TestEqualValuesHaveTheSameBytes(t *testing.T) {
	make := func() *outer {
		m := map[string]inner{}
		for _, name := range []string{"x", "y", "z", "a", "b"} {
			m[name] = inner{name, len(m)}
		}
		return &outer{Text: "t", Map: m, One: &inner{"o", 1}, Many: []*inner{{"p", 2}, {"q", 3}}, At: time.Unix(5, 7)}
	}
	d := digest.NewEncoder(sum, reflect.TypeFor[*inner]())
	want := bytesOf(t, d, make())
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 50 {
				if b, ok := d.Append(nil, make()); !ok || string(b) != want {
					t.Error("an equal value has other bytes")
				}
			}
		})
	}
	group.Wait()
	if got := bytesOf(t, digest.NewEncoder(sum, reflect.TypeFor[*inner]()), make()); got != want {
		t.Error("another encoder returns other bytes")
	}
	b := make()
	b.Many[1].N++
	if bytesOf(t, d, b) == want {
		t.Error("the value behind a shared pointer does not count")
	}
}

// TestSharedIsEncodedOnce changes the value behind a shared pointer, which callers must not do, to see that the encoder
// uses the cached hash.
func TestSharedIsEncodedOnce(t *testing.T) {
	d, one := digest.NewEncoder(sum, reflect.TypeFor[*inner]()), &inner{"a", 1}
	before := bytesOf(t, d, outer{One: one})
	one.N = 2
	if bytesOf(t, d, outer{One: one}) != before {
		t.Error("it was encoded twice")
	}
	plain := digest.NewEncoder(sum)
	before = bytesOf(t, plain, outer{One: one})
	one.N = 3
	if bytesOf(t, plain, outer{One: one}) == before {
		t.Error("a value that is not shared was not encoded again")
	}
}

// TestLongLists checks that a list of any length has a short encoding, which depends on every entry.
func TestLongLists(t *testing.T) {
	list := func(n int) []inner {
		out := make([]inner, n)
		for i := range out {
			out[i] = inner{"a name of some length", i}
		}
		return out
	}
	d := digest.NewEncoder(sum)
	long := list(100_000)
	want := bytesOf(t, d, long)
	if len(want) > 128<<10 {
		t.Errorf("%d bytes", len(want))
	}
	if bytesOf(t, d, list(100_000)) != want {
		t.Error("an equal list has other bytes")
	}
	for _, i := range []int{0, 1, 2_500, 50_000, 99_999} {
		before := long[i]
		long[i].Name = "another"
		if bytesOf(t, d, long) == want {
			t.Errorf("entry %d does not count", i)
		}
		long[i] = before
	}
	if bytesOf(t, d, long[:99_999]) == want {
		t.Error("the last entry does not count")
	}
}

func TestNilAsEmptyAndSkip(t *testing.T) {
	d := digest.NewEncoder(sum)
	d.NilAsEmpty()
	d.Skip(reflect.TypeFor[inner]())
	type placed struct {
		Text string
		At   inner
		List []string
	}
	a, b := placed{"a", inner{"x", 1}, nil}, placed{"a", inner{"y", 2}, []string{}}
	if bytesOf(t, d, a) != bytesOf(t, d, b) {
		t.Error("a place, or an empty list, counts")
	}
	b.Text = "b"
	if bytesOf(t, d, a) == bytesOf(t, d, b) {
		t.Error("a text does not count")
	}
}

func TestValuesThatCannotBeEncoded(t *testing.T) {
	type hidden struct{ n int }
	type loop struct{ Next *loop }
	round := &loop{}
	round.Next = round
	for _, v := range []any{
		nil, func() {}, struct{ F func() }{}, make(chan int), hidden{1}, &hidden{}, []hidden{{}}, struct{ V any }{1}, round,
		map[string]func(){"a": nil},
	} {
		if b, ok := digest.NewEncoder(sum).Append([]byte("x"), v); ok {
			t.Errorf("%T has the bytes %q", v, b)
		} else if !bytes.HasPrefix(b, []byte("x")) {
			t.Errorf("%T: the bytes before it are gone", v)
		}
	}
}
