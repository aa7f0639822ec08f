package search

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"
)

const (
	maxNibble   = 15
	indexDigits = 36
)

// shard is a file of entries: its first key, that of the entry before it left aside, and its last.
type shard struct {
	first, last string
	data        []byte
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
	b := make([]byte, 0, perFile<<9)
	for i := n * perFile; i < min(len(docs), (n+1)*perFile); i++ {
		d := &docs[len(docs)-1-i]
		b = append(b, "[,"[min(i-n*perFile, 1)], '[')
		for _, s := range [...]string{base + strings.TrimPrefix(d.Address, "/"), d.Title, d.Summary, d.Date, d.Locality, d.Category} {
			b = append(appendText(b, s), ',')
		}
		b = append(strconv.AppendInt(b, int64(d.Awards), 10), "]\n"...)
	}
	return File{fmt.Sprintf("%sbai/%d.json", dir, n), append(b, ']')}
}

// appendText appends s as JSON.
func appendText(b []byte, s string) []byte {
	if plain(s) {
		return append(append(append(b, '"'), s...), '"')
	}
	out := bytes.NewBuffer(b)
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string can always be written
	return bytes.TrimSuffix(out.Bytes(), []byte{'\n'})
}

// plain tells whether s stands for itself in a string of JSON.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' {
			return false
		}
	}
	return utf8.ValidString(s) && !strings.Contains(s, "\u2028") && !strings.Contains(s, "\u2029")
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
