package search

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/search/tally"
)

const (
	another     = 1 << 4 // flags of a form
	single      = 1 << 5
	maxNibble   = 15
	indexDigits = 36
)

// span is a run of forms, from one to before the other, that begins and ends with a key.
type span struct{ from, to int }

// ranges parts the forms into spans of about the same number of postings, each written by itself.
func (d *dictionary) ranges(blocks []*block) []span {
	words, pairs := 0, 0
	for _, b := range blocks {
		words += b.words.Len()
		pairs += b.pairs.Len()
	}
	step := words / (1 + pairs/rangeSize)
	var out []span
	from, size := 0, 0
	for i := range d.forms {
		if size > step && d.keys[i] != d.keys[i-1] {
			out = append(out, span{from, i})
			from, size = i, 0
		}
		for _, b := range blocks {
			size += len(b.has(i))
		}
	}
	return append(out, span{from, len(d.forms)})
}

// shard is a file of entries: its first key, that of the entry before it left aside, and its last.
type shard struct {
	first, last string
	data        []byte
}

// writer writes the entries of a span.
type writer struct {
	dict      *dictionary
	blocks    []*block
	documents int

	shards []shard
	first  string // of the file that is being written
	key    string // written last
	data   []byte
	flags  int // place of the last form's flags
	values []uint32
}

// words writes the entries of words and filters.
func (w *writer) words(s span) {
	for i := s.from; i < s.to; i++ {
		if f := w.dict.forms[i]; i == s.from || f.key != w.key {
			w.entry(f.key)
		} else {
			w.data[w.flags] |= another
		}
		w.values = w.values[:0]
		for _, b := range w.blocks {
			w.values = append(w.values, b.has(i)...)
		}
		w.form(w.dict.forms[i].marks)
	}
}

// pairs writes the entries of the pairs whose first word is in the span: the blocks' sorted pairs merged.
func (w *writer) pairs(s span) {
	if s.from == s.to {
		return
	}
	heads := make([][]pair, len(w.blocks))
	low, high := uint64(w.dict.keys[s.from])<<40, uint64(w.dict.keys[s.to-1]+1)<<40
	for i, b := range w.blocks {
		from, to := at(b.sorted, low), at(b.sorted, high)
		heads[i] = b.sorted[from:to]
	}
	names := w.dict.names
	const none = ^uint64(0)
	before := none
	for {
		next := none
		for _, h := range heads {
			if len(h) > 0 {
				next = min(next, h[0].order)
			}
		}
		if next == none {
			return
		}
		if before>>16 != next>>16 {
			w.entry("\t" + names[next>>40] + " " + names[next>>16&(1<<24-1)])
		} else {
			w.data[w.flags] |= another
		}
		w.gather(heads, next)
		w.form(uint8(next>>8), uint8(next))
		before = next
	}
}

// gather collects the values of the pair from the blocks that have it, and moves them on.
func (w *writer) gather(heads [][]pair, order uint64) {
	w.values = w.values[:0]
	for i, h := range heads {
		if len(h) > 0 && h[0].order == order {
			w.values = append(w.values, w.blocks[i].pairs.Of(h[0].id)...)
			heads[i] = h[1:]
		}
	}
}

func at(sorted []pair, order uint64) int {
	return sort.Search(len(sorted), func(i int) bool { return sorted[i].order >= order })
}

// entry begins an entry, in a new file when this one is full.
func (w *writer) entry(key string) {
	if len(w.data) >= fileSize {
		w.end()
	}
	shared := 0
	if len(w.data) == 0 {
		w.first = key
	} else {
		shared = min(common(w.key, key), maxNibble)
	}
	rest := key[shared:]
	w.data = append(w.data, byte(shared<<4|min(len(rest), maxNibble)))
	if len(rest) >= maxNibble {
		w.data = binary.AppendUvarint(w.data, uint64(len(rest)-maxNibble))
	}
	w.data = append(w.data, rest...)
	w.key = key
}

func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// form writes the lists of w.values under the marks.
func (w *writer) form(marks ...uint8) {
	var counts [tally.Classes]int
	flags := byte(single)
	for _, v := range w.values {
		counts[tally.Class(v)]++
	}
	for c, n := range counts {
		if n > 0 {
			flags |= 1 << c
		}
		if n > 1 {
			flags &^= single
		}
	}
	w.flags = len(w.data)
	w.data = append(append(w.data, flags), marks...)
	for c, n := range counts {
		if n == 0 {
			continue
		}
		if flags&single == 0 {
			w.data = binary.AppendUvarint(w.data, uint64(n))
		}
		w.list(c, n)
	}
}

// list writes the documents of one class, Rice coded.
func (w *writer) list(c, n int) {
	k := 0
	for n<<(k+1) <= w.documents {
		k++
	}
	var bits uint64
	used := 0
	next := uint32(0)
	for _, v := range w.values {
		if tally.Class(v) != c {
			continue
		}
		document := tally.Document(v)
		gap := document - next
		next = document + 1
		for q := gap >> k; q > 0; q-- {
			bits |= 1 << used
			if used++; used == 64 {
				w.data = binary.LittleEndian.AppendUint64(w.data, bits)
				bits, used = 0, 0
			}
		}
		if used+1+k >= 64 {
			w.data, bits, used = flush(w.data, bits, used)
		}
		bits |= uint64(gap&(1<<k-1)) << (used + 1)
		used += 1 + k
	}
	for ; used > 0; used -= 8 {
		w.data = append(w.data, byte(bits))
		bits >>= 8
	}
}

// flush writes the whole bytes of bits and returns what is left.
func flush(data []byte, bits uint64, used int) ([]byte, uint64, int) {
	for ; used >= 8; used -= 8 {
		data = append(data, byte(bits))
		bits >>= 8
	}
	return data, bits, used
}

func (w *writer) end() {
	w.shards = append(w.shards, shard{w.first, w.key, slices.Clone(w.data)})
	w.data = w.data[:0]
}

func (w *writer) finish() []shard {
	if len(w.data) > 0 {
		w.end()
	}
	return w.shards
}

// record writes the n-th file of records.
func record(docs []Doc, n int, base string) File {
	var b bytes.Buffer
	for i := n * perFile; i < min(len(docs), (n+1)*perFile); i++ {
		d := &docs[len(docs)-1-i]
		b.WriteByte("[,"[min(i-n*perFile, 1)])
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		// Strings and a number: nothing that could not be written.
		_ = e.Encode([]any{base + strings.TrimPrefix(d.Address, "/"), d.Title, d.Summary, d.Date, d.Locality, d.Category, d.Awards})
	}
	b.WriteByte(']')
	return File{fmt.Sprintf("%sbai/%d.json", dir, n), b.Bytes()}
}

// assemble names the files and writes the list of them.
func assemble(shards [][]shard, records []File, documents int, o Options) []File {
	var files []File
	var keys strings.Builder
	var last, before string
	for _, list := range shards {
		for _, s := range list {
			files = append(files, File{dir + "tu/" + strconv.Itoa(len(files)) + ".bin", s.data})
			key := separator(last, s.first)
			shared := ascii(key[:min(common(before, key), indexDigits-1)])
			keys.WriteString("\n" + strconv.FormatInt(int64(shared), indexDigits) + key[shared:])
			last, before = s.last, key
		}
	}
	files = append(files, records...)
	sum := xxhash.New()
	for _, f := range files {
		sum.Write(f.Data)
	}
	sum.WriteString(keys.String())
	head, _ := json.Marshal(map[string]any{"v": strconv.FormatUint(sum.Sum64(), indexDigits), "n": documents, "per": perFile, "lang": o.Lang})
	return append(files, File{dir + "index.txt", append(head, keys.String()...)})
}

// ascii returns how long the beginning of s is in which a byte is a character.
func ascii(s string) int {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return i
		}
	}
	return len(s)
}

// separator returns the shortest beginning of key that is after last.
func separator(last, key string) string {
	n := common(last, key) + 1
	for n < len(key) && !utf8.RuneStart(key[n]) {
		n++
	}
	return key[:min(n, len(key))]
}
