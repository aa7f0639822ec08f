package search

import (
	"context"
	"slices"
	"strconv"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search/index"
)

// Award is an award to index. The caller fills all fields, or Address alone; then [Options].Fill sets the others when
// [BuildAwards] first needs them, on any goroutine.
type Award struct {
	Address    string   // Href of the award in its article, unique: /2024/01/x/#kt-8m2q
	Filters    []Filter // each once
	Recipients int      // the number of its recipients, the least that is known
	AtLeast    bool     // there may be more

	// The row of a result.
	Date       string // of the event: 2024-01-19
	Honour     Link
	Posthumous bool
	By         []Link // conferrers
	To         []Group
	Place      Link // locality of the event with its province, without a Name if it is not known
	Article    string
}

// Filter is a property by which awards can be found: its kind, one letter, and its value, as the documentation of the
// package has them. For example, {"y", "2024"}.
type Filter struct{ Kind, Value string }

// Link is a name, and the Href of its page, "" if it has none.
type Link struct{ Name, Href string }

// Group is the recipients of an award of one kind.
type Group struct {
	Count string // as pages show it: 12 or “hơn 50”
	Kind  string // tập thể
	Names []Link // the first of those that are named
	More  int    // the number of the other names
}

// awardsPerFile is the number of records of awards in a file. Few of the records in a file are among the results of a
// query, unless it is for a year only.
const awardsPerFile = 4

// BuildAwards returns the files of the index of awards, which are sorted newest first; the last is
// bang-vang/muc/index.txt, the list of the others. It is otherwise as [Build].
//
// Among the files is the index of sums, by which a browser counts the awards and recipients of any filters.
func BuildAwards(ctx context.Context, list []Award, o Options) ([]File, error) {
	return buildAwards(ctx, list, o, index.Stretch(len(list)))
}

func buildAwards(ctx context.Context, list []Award, o Options, stretch int) ([]File, error) {
	m := builder{Options: o, docs: awards(list), layout: layout{
		folder: routes.AwardIndex, list: routes.AwardList, words: routes.SearchWordsName, records: routes.AwardRowsName, perFile: awardsPerFile,
		stretch: stretch, more: map[string]any{"sums": routes.AwardSumsName},
	}}
	files, err := buildIndex(ctx, &m)
	if err != nil {
		return nil, err
	}
	sums, err := m.sumFiles(ctx, list)
	return slices.Concat(sums, files), err
}

// BuildConferrers returns the files of the index of conferrers, each a Doc with its Address, Title and Awards, as [Build]
// does; the list of files is bang-vang/muc/don-vi/index.txt.
func BuildConferrers(ctx context.Context, docs []Doc, o Options) ([]File, error) {
	return buildIndex(ctx, &builder{Options: o, docs: articles(docs), layout: layout{
		folder: routes.ConferrerIndex, list: routes.ConferrerList, words: routes.SearchWordsName, records: routes.SearchRecordsName, perFile: perFile,
	}})
}

// awards are the documents of the index of awards.
type awards []Award

func (docs awards) size() int                    { return len(docs) }
func (docs awards) slice(from, to int) documents { return docs[from:to] }
func (docs awards) address(i int) string         { return docs[i].Address }
func (docs awards) textHash(int) uint64          { return 1 } // they have no text
func (docs awards) hashed() (documents, error)   { return docs, nil }

func (docs awards) appendInputs(i int, data []byte) []byte {
	return appendFilters(append(data, "award, filters only"...), docs[i].Filters)
}

func (docs awards) addTo(i int, r *index.Builder) error {
	r.NextDocument()
	for _, f := range docs[i].Filters {
		r.AddFilter(f.Kind, f.Value)
	}
	return nil
}

func (docs awards) appendRecord(i int, b []byte, _ string) []byte {
	w := &docs[i]
	b = append(b, '[')
	for _, s := range [...]string{w.Date, w.Honour.Name, w.Honour.Href, w.Place.Name, w.Place.Href, w.Article, w.Address} {
		b = append(appendJSONString(b, s), ',')
	}
	b = append(appendLinks(b, w.By), ",["...)
	for i, g := range w.To {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '[')
		b = append(appendJSONString(b, g.Count), ',')
		b = append(appendJSONString(b, g.Kind), ',')
		b = append(appendLinks(b, g.Names), ',')
		b = append(strconv.AppendInt(b, int64(g.More), 10), ']')
	}
	return append(strconv.AppendBool(append(b, "],"...), w.Posthumous), ']')
}

// appendLinks appends links as a list of JSON: for each its name and Href, one after the other.
func appendLinks(b []byte, list []Link) []byte {
	b = append(b, '[')
	for i, l := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendJSONString(b, l.Name), ',')
		b = appendJSONString(b, l.Href)
	}
	return append(b, ']')
}
