package search

import (
	"cmp"
	"context"
	"encoding/binary"
	"maps"
	"slices"
	"strconv"

	"bangvang/internal/memo"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search/index"
	"bangvang/internal/par"
)

// sum is a document of the index of sums: all awards with the same filters. For example, 12 awards of 2024 in Hải Phòng,
// Giấy khen of UBND quận Đồ Sơn to collectives, with 30 recipients in all.
type sum struct {
	filters    []Filter
	awards     int
	recipients int
	atLeast    bool
}

// sumFiles returns the files of the index of sums of the awards that m has indexed; the last is its list. They come from the
// store if nothing but texts has changed since they were written to it. The error is ctx's.
func (m *builder) sumFiles(ctx context.Context, list []Award) ([]File, error) {
	remember := m.Store != nil && m.Fingerprint != (store.Key{})
	place := store.KeyOf([]byte("award sums"))
	if remember {
		if pieces, ok := memo.LoadPieces(m.Store, place, m.Fingerprint); ok {
			return unpackFiles(pieces), nil
		}
	}
	if err := par.Each(ctx, (len(list)+maxBlock-1)/maxBlock, func(i int) { m.fill(i*maxBlock, min(len(list), (i+1)*maxBlock)) }); err != nil {
		return nil, err
	}
	files, err := buildIndex(ctx, &builder{Options: Options{Lang: m.Lang, Base: m.Base, Store: m.Store}, docs: sumsOf(list), layout: layout{
		folder: routes.AwardSums, list: routes.AwardSumsList, words: routes.SearchWordsName,
	}})
	if err == nil && remember {
		memo.SavePieces(m.Store, place, m.Fingerprint, packFiles(files))
	}
	return files, err
}

// packFiles returns files as pieces for a memo: the path and the bytes of each.
func packFiles(files []File) (pieces [][]byte) {
	for _, f := range files {
		pieces = append(pieces, []byte(f.Path), f.Data)
	}
	return pieces
}

// unpackFiles is the inverse of packFiles.
func unpackFiles(pieces [][]byte) (files []File) {
	for ; len(pieces) > 1; pieces = pieces[2:] {
		files = append(files, File{string(pieces[0]), pieces[1]})
	}
	return files
}

// sumsOf returns the sums of awards, sorted by their filters backwards, so that those of one year and one place, which
// are named first, follow one another.
func sumsOf(list []Award) sums {
	byKey := map[string]*sum{}
	var key []byte
	for i := range list {
		w := &list[i]
		key = appendFilters(key[:0], w.Filters)
		t := byKey[string(key)]
		if t == nil {
			t = &sum{filters: w.Filters}
			byKey[string(key)] = t
		}
		t.awards++
		t.recipients += w.Recipients
		t.atLeast = t.atLeast || w.AtLeast
	}
	out := sums(slices.Collect(maps.Values(byKey)))
	slices.SortFunc(out, func(a, b *sum) int {
		return slices.CompareFunc(b.filters, a.filters, func(x, y Filter) int { return cmp.Or(cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Value, y.Value)) })
	})
	return out
}

// sums are the documents of the index of sums.
type sums []*sum

func (docs sums) size() int                                     { return len(docs) }
func (docs sums) slice(from, to int) documents                  { return docs[from:to] }
func (docs sums) address(i int) string                          { return string(appendFilters(nil, docs[i].filters)) }
func (docs sums) textHash(int) uint64                           { return 1 } // they have no text
func (docs sums) hashed() (documents, error)                    { return docs, nil }
func (docs sums) appendRecord(_ int, b []byte, _ string) []byte { return b } // they have no records

func (docs sums) appendInputs(i int, data []byte) []byte {
	t := docs[i]
	data = appendFilters(append(data, "sum"...), t.filters)
	return binary.AppendUvarint(binary.AppendUvarint(data, uint64(t.awards)), uint64(t.number()))
}

// number returns twice the number of recipients, and one more if it is a lower bound.
func (s *sum) number() int {
	n := 2 * s.recipients
	if s.atLeast {
		n++
	}
	return n
}

// addTo adds a sum under each of its filters and, for the sums, under each filter with each bit of its two numbers.
func (docs sums) addTo(i int, r *index.Builder) error {
	t := docs[i]
	r.NextDocument()
	for _, f := range t.filters {
		r.AddFilter(f.Kind, f.Value)
		addBits(r, f.Kind, f.Value+"\t", t.number())
		addBits(r, f.Kind, f.Value+"\t+", t.awards)
	}
	return nil
}

// addBits adds the current document under the name and each bit of n, as a digit.
func addBits(r *index.Builder, kind, name string, n int) {
	for bit := int64(0); n > 0; bit, n = bit+1, n>>1 {
		if n&1 != 0 {
			r.AddFilter(kind, name+strconv.FormatInt(bit, indexBase))
		}
	}
}
