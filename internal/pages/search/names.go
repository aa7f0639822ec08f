package search

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search/index"
	"bangvang/internal/text/viet"
)

// Name is a document of the index of names: the name of a body, a person, a place or an honour, and the facts that a result shows. The caller fills all
// fields, or Address alone; then [Options].Fill sets the others as it does for a [Doc].
type Name struct {
	Kind    string   // collective, conferrer, person, record, locality or honour
	Address string   // path from the site's root, for a record with the anchor of the award: /2024/01/x/#ab12cd
	Name    string   // as shown
	Others  []string // other names by which it is found
	Place   string   // where it is, "" if that is not known or not needed
	Note    string   // a remark of the result: former names, successors; "" for none
	Filter  string   // of a locality: the slug of its page, by which the indexes filter; "" for other kinds

	Count   int  // awards received; of a conferrer conferred; of a locality or an honour the people and bodies honoured
	AtLeast bool // Count is a lower bound
	Before  bool // of a locality: Count is that of the units before it, it has no awards of its own
	Awards  []NameAward

	Filters []Filter // as those of a [Doc], of all its awards
}

// NameAward is an award as a result shows it.
type NameAward struct {
	Date    string // 2024-01-19
	Honour  string
	By      string // who conferred it, "" if not known
	Address string // path with the anchor of the award
}

// NameOptions are the inputs of [BuildNames] besides the names.
type NameOptions struct {
	Options
	Short       Abbreviations
	Honours     []HonourFilter
	Individuals bool // people have pages
}

// HonourFilter is an honour by which a query may filter: its name and the value of its filter.
type HonourFilter struct{ Name, Slug string }

// MarshalJSON returns the name and the slug as a list.
func (h HonourFilter) MarshalJSON() ([]byte, error) { return json.Marshal([2]string{h.Name, h.Slug}) }

// skipped are the words that say nothing beside a year, an honour or a place: “danh sách khen thưởng năm 2024”.
var skipped = strings.Fields("nam tai o cua cho va duoc khen thuong trao tang danh sach cac nhung don vi ca nhan tap the")

// namesPerFile is the number of records of names in a file.
const namesPerFile = 8

// BuildNames returns the files of the index of names, sorted newest first, as [Build] returns those of the index of
// articles; the last is the list of the others.
func BuildNames(ctx context.Context, list []Name, o NameOptions) ([]File, error) {
	return buildIndex(ctx, &builder{Options: o.Options, docs: names{list, o.Short}, layout: layout{
		folder: routes.NameIndex, list: routes.NameList, words: routes.SearchWordsName, records: routes.SearchRecordsName,
		perFile: namesPerFile, more: map[string]any{"short": o.Short.folded(), "honours": o.Honours, "skip": skipped, "individuals": o.Individuals},
		vocabulary: routes.SearchWordsName + "index.txt",
	}})
}

// names are the documents of the index of names.
type names struct {
	list  []Name
	short Abbreviations
}

func (n names) size() int                    { return len(n.list) }
func (n names) slice(from, to int) documents { return names{n.list[from:to], n.short} }
func (n names) address(i int) string         { return n.list[i].Address }
func (n names) textHash(int) uint64          { return 1 } // there are no texts
func (n names) hashed() (documents, error)   { return n, nil }

// lines returns all spellings of the names of a document, the shortest first.
func (n names) lines(i int) []string {
	d := &n.list[i]
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	all := append([]string{d.Name}, d.Others...)
	if d.Kind == "locality" { // the Name of a unit goes on with those above it, which are no part of it
		all = d.Others
	}
	for _, s := range all {
		add(s)
		long := n.short.SpellOut(s)
		if index.SameWords(s, long) {
			long = s
		}
		add(long)
		if d.Kind == "collective" && viet.IsSchool(long) {
			add("Trường " + long)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return index.CountWords(a) - index.CountWords(b) })
	return out
}

func (n names) appendInputs(i int, data []byte) []byte {
	d := &n.list[i]
	for _, list := range [...][]string{n.lines(i), {d.Kind, strconv.Itoa(d.Count)}} {
		data = binary.AppendUvarint(data, uint64(len(list)))
		for _, s := range list {
			data = append(binary.AppendUvarint(data, uint64(len(s))), s...)
		}
	}
	return appendFilters(data, d.Filters)
}

func (n names) addTo(i int, r *index.Builder) error {
	d := &n.list[i]
	r.NextDocument()
	for _, line := range n.lines(i) {
		words := index.CountWords(line)
		r.AddLine(line, index.Words(words))
		if words == 1 && d.Kind == "locality" { // the list of a word is long, and a query has several
			r.AddFilter("o", index.KeyOf(strings.TrimSpace(line)))
		}
	}
	if d.Kind != "person" && d.Kind != "record" { // nearly all the rest
		r.AddFilter("k", d.Kind)
	}
	for _, f := range d.Filters {
		r.AddFilter(f.Kind, f.Value)
	}
	// How often the name was honoured, if not once.
	if d.Count > 1 && (d.Kind == "collective" || d.Kind == "person") {
		r.AddFilter("n", strconv.Itoa(d.Count))
	}
	return nil
}

func (n names) appendRecord(i int, b []byte, base string) []byte {
	d := &n.list[i]
	b = append(b, '[')
	for _, s := range [...]string{d.Kind, base + strings.TrimPrefix(d.Address, "/"), d.Name, d.Place, d.Note, d.Filter} {
		b = append(appendJSONString(b, s), ',')
	}
	b = append(strconv.AppendInt(b, int64(d.Count), 10), ',')
	b = append(strconv.AppendBool(b, d.AtLeast), ",["...)
	for i, w := range d.Awards {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '[')
		for _, s := range [...]string{base + strings.TrimPrefix(w.Address, "/"), w.Date, w.Honour} {
			b = append(appendJSONString(b, s), ',')
		}
		b = append(appendJSONString(b, w.By), ']')
	}
	if d.Before {
		return append(b, "],true]"...)
	}
	return append(b, "]]"...)
}
