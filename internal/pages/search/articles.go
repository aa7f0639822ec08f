package search

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/pages/search/index"
)

// articles are the documents of the index of articles.
type articles []Doc

func (docs articles) size() int                    { return len(docs) }
func (docs articles) slice(from, to int) documents { return docs[from:to] }
func (docs articles) address(i int) string         { return docs[i].Address }
func (docs articles) textHash(i int) uint64        { return docs[i].BodyHash }

func (docs articles) hashed() (documents, error) {
	if !slices.ContainsFunc(docs, func(d Doc) bool { return d.BodyHash == 0 }) {
		return docs, nil
	}
	docs = slices.Clone(docs)
	for i := range docs {
		if err := docs[i].hashBody(); err != nil {
			return nil, err
		}
	}
	return docs, nil
}

// hashBody sets BodyHash when it is unknown. It reads the text and retains a copy for Body.
func (d *Doc) hashBody() error {
	if d.BodyHash != 0 {
		return nil
	}
	var text []byte
	err := d.readBody(func(b []byte) { text = slices.Clone(b) })
	d.Body = func(read func(text []byte)) error { read(text); return nil }
	d.BodyHash = xxhash.Sum64(text)
	return err
}

// readBody calls read with the text, if there is one.
func (d *Doc) readBody(read func(text []byte)) error {
	if d.Body == nil {
		return nil
	}
	if err := d.Body(read); err != nil {
		return fmt.Errorf("reading the text of %s: %w", d.Address, err)
	}
	return nil
}

// appendInputs appends all fields of the document that its block depends on, each with its length, so that moving,
// for example, a word from the title to the summary changes the bytes.
func (docs articles) appendInputs(i int, data []byte) []byte {
	d := &docs[i]
	for _, list := range [...][]string{{d.Title, d.Summary, d.Category, d.Locality}, d.Names, d.Tags, d.Honours, d.Localities} {
		data = binary.AppendUvarint(data, uint64(len(list)))
		for _, s := range list {
			data = append(binary.AppendUvarint(data, uint64(len(s))), s...)
		}
	}
	data = appendFilters(data, d.Filters)
	return binary.LittleEndian.AppendUint64(data, d.BodyHash)
}

func (docs articles) addTo(i int, r *index.Builder) error {
	d := &docs[i]
	r.NextDocument()
	r.AddLine(d.Title, index.Title)
	for _, s := range d.Names {
		r.AddLine(s, index.Title)
	}
	for _, list := range [][]string{{d.Summary, d.Category, d.Locality}, d.Tags, d.Honours, d.Localities} {
		for _, s := range list {
			r.AddLine(s, index.Metadata)
		}
	}
	for _, f := range d.Filters {
		r.AddFilter(f.Kind, f.Value)
	}
	return d.readBody(func(text []byte) { r.AddText(text, index.Body) })
}

func (docs articles) appendRecord(i int, b []byte, base string) []byte {
	d := &docs[i]
	b = append(b, '[')
	for _, s := range [...]string{base + strings.TrimPrefix(d.Address, "/"), d.Title, d.Summary, d.Date, d.Locality, d.Category} {
		b = append(appendJSONString(b, s), ',')
	}
	b = strconv.AppendInt(b, int64(d.Count), 10)
	if d.AtLeast {
		b = append(b, ",true"...)
	}
	return append(b, ']')
}

// appendFilters appends filters, each with its length.
func appendFilters(data []byte, list []Filter) []byte {
	data = binary.AppendUvarint(data, uint64(len(list)))
	for _, f := range list {
		data = append(binary.AppendUvarint(append(data, f.Kind...), uint64(len(f.Value))), f.Value...)
	}
	return data
}
