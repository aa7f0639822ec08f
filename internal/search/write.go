package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/search/merge"
)

const indexDigits = 36

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
	for _, r := range s {
		switch {
		case r < ' ', r == '"', r == '\\', r == '\u2028', r == '\u2029', r == utf8.RuneError:
			return false
		}
	}
	return true
}

// assemble names the files and writes the list of them.
func assemble(shards []merge.Shard, records []File, documents int, o Options) []File {
	var files []File
	var keys strings.Builder
	var last, before string
	for i, s := range shards {
		files = append(files, File{dir + "tu/" + strconv.Itoa(i) + ".bin", s.Data})
		key := separator(last, s.First)
		shared := ascii(key[:min(merge.Common(before, key), indexDigits-1)])
		keys.WriteString("\n" + strconv.FormatInt(int64(shared), indexDigits) + key[shared:])
		last, before = s.Last, key
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
	n := merge.Common(last, key) + 1
	for n < len(key) && !utf8.RuneStart(key[n]) {
		n++
	}
	return key[:min(n, len(key))]
}
