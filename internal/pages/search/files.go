package search

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/memo"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search/index"
	"bangvang/internal/par"
)

const indexBase = 36

// format is the number of the format of an index. A script of another does not read it.
const format = 2

// layout says where the files of an index are.
type layout struct {
	folder         routes.Path    // of all of them
	list           routes.Path    // of the list of files, in folder
	words, records routes.Path    // below folder: the beginning of the names of the files, before a number
	perFile        int            // number of records in a file, 0 if there are none
	stretch        int            // documents of a stretch, by which long lists are parted; 0 if no list is
	more           map[string]any // more fields of the first line of the list; may be nil
	vocabulary     routes.Path    // of a list of all words, below folder; "" for none
}

// recordFiles returns the contents of the files of records, from the memo or newly encoded. The error is ctx's.
func (m *builder) recordFiles(ctx context.Context) ([][]byte, error) {
	if m.perFile == 0 {
		return nil, nil
	}
	n := (m.docs.size() + m.perFile - 1) / m.perFile
	remember := m.Store != nil && m.Fingerprint != (store.Key{})
	place, from := store.KeyOf([]byte("search records"), []byte(m.list)), store.KeyOf(m.Fingerprint[:], []byte(m.Base))
	if remember {
		if list, ok := memo.LoadPieces(m.Store, place, from); ok && len(list) == n {
			return list, nil
		}
	}
	list, err := par.Map(ctx, n, m.encodeRecords)
	if err == nil && remember {
		memo.SavePieces(m.Store, place, from, list)
	}
	return list, err
}

// encodeRecords returns the contents of the n-th file of records.
func (m *builder) encodeRecords(n int) []byte {
	last := m.docs.size() - n*m.perFile
	docs := m.fill(max(0, last-m.perFile), last)
	b := make([]byte, 0, m.perFile<<9)
	for i := docs.size() - 1; i >= 0; i-- {
		b = append(b, "[,"[min(docs.size()-1-i, 1)])
		b = append(docs.appendRecord(i, b, m.Base), '\n')
	}
	return append(b, ']')
}

// appendJSONString appends s as a string of JSON.
func appendJSONString(b []byte, s string) []byte {
	if isPlain(s) {
		return append(append(append(b, '"'), s...), '"')
	}
	out := bytes.NewBuffer(b)
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // encoding a string never fails
	return bytes.TrimSuffix(out.Bytes(), []byte{'\n'})
}

// isPlain reports whether a string of JSON can contain s without escapes.
func isPlain(s string) bool {
	for _, r := range s {
		switch {
		case r < ' ', r == '"', r == '\\', r == '\u2028', r == '\u2029', r == utf8.RuneError:
			return false
		}
	}
	return true
}

// assemble returns all files of the index with their paths, including the list of files.
func (m *builder) assemble(shards []index.Shard, records [][]byte, words []string) []File {
	var files []File
	var firsts []string
	last := ""
	for i, s := range shards {
		files = append(files, File{(m.folder + m.words).Relative() + strconv.Itoa(i) + ".bin", s.Data})
		firsts = append(firsts, separator(last, s.First))
		last = s.Last
	}
	keys := frontCoded(firsts)
	if m.vocabulary != "" {
		files = append(files, File{(m.folder + m.vocabulary).Relative(), []byte(strings.TrimPrefix(frontCoded(words), "\n"))})
	}
	for n, data := range records {
		files = append(files, File{(m.folder + m.records).Relative() + strconv.Itoa(n) + ".json", data})
	}
	sum := xxhash.New()
	for _, f := range files {
		sum.Write(f.Data)
	}
	sum.WriteString(keys)
	info := map[string]any{
		"format": format, "v": strconv.FormatUint(sum.Sum64(), indexBase), "n": m.docs.size(), "per": m.perFile, "lang": m.Lang,
		"words": m.words, "records": m.records,
	}
	if m.stretch > 0 {
		info["stretch"] = m.stretch
	}
	if m.vocabulary != "" {
		info["vocabulary"] = m.vocabulary
	}
	maps.Copy(info, m.more)
	head, _ := json.Marshal(info)
	return append(files, File{m.list.File(), append(head, keys...)})
}

// frontCoded returns the lines of a list of sorted keys, each after a line break: how many characters it shares with the line
// before, as a digit, and the rest.
func frontCoded(keys []string) string {
	var b strings.Builder
	before := ""
	for _, key := range keys {
		shared := asciiPrefix(key[:min(index.CommonPrefix(before, key), indexBase-1)])
		b.WriteString("\n" + strconv.FormatInt(int64(shared), indexBase) + key[shared:])
		before = key
	}
	return b.String()
}

// asciiPrefix returns the length of the longest prefix of s that is ASCII.
func asciiPrefix(s string) int {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return i
		}
	}
	return len(s)
}

// separator returns the shortest prefix of key, in complete characters, that sorts after last.
func separator(last, key string) string {
	n := index.CommonPrefix(last, key) + 1
	for n < len(key) && !utf8.RuneStart(key[n]) {
		n++
	}
	return key[:min(n, len(key))]
}
