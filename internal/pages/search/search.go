// Package search builds the full-text index with which the page /tim-kiem/ searches the site in the browser, without a
// server.
//
// A query should cost a phone little: the browser loads the list of files once, then for each two adjacent words of the
// query the one file that holds them, then the records of the articles to show. The theme's index.js reads the
// indexes, names.js and lists.js find names and others in them, and search.js is the page; a test runs them on the output of this package.
//
// # Matching
//
// A query finds an article by its title, summary, text, honoured people and units, tags, category, honours and
// localities. [viet.FoldLoose] folds words to keys: for example, dong, đống and đông share one key. The index stores
// beside a key how the word was marked ([index.Marks]), so that a reader who types marks sees the articles with those
// marks first. Every two adjacent words are a key too: most Vietnamese words have two syllables, each of which occurs
// in nearly every article, and only the pair “thi đua” distinguishes articles. A line break, and the end of a title or
// name, separates words. A quoted phrase of two words is therefore exact; for a longer phrase the browser requires all
// its pairs and then checks the text of the articles that it is about to show.
//
// The place of a word in the article decides its class, from 0 to 3: in the title or the honoured names; in the
// summary, tags, category, honours or localities; three times or more in the text; in the text. The index lists an
// article once for a word, under its best class.
//
// Documents are numbered from 0, the oldest first, so that a new article does not change the records of older ones.
//
// # Files, below tim-kiem/
//
// index.txt is the list of files: a line of JSON {"format": 2, "v": version, "n": documents, "per": documents in a file of
// records, "lang": language, "words": "tu/", "records": "bai/"}, whose last two name the folders of the other files (and "stretch", see below),
// then one line for each file tu/0.bin, tu/1.bin, …: a key that is not after the file's first and is after the last of
// the file before. The keys are sorted by bytes. A line begins with a digit of base 36: the number of characters that
// it shares with the line before. The version changes with any byte of the index; readers add it to the addresses of
// the other files, so that old and new ones never mix in a cache.
//
// Keys are "\t" + word + " " + word for two adjacent words, " y" + year, " l" + locality, " h" + honour, both by their
// slugs, for filters, and the bare word. The words are folded, the values of filters unchanged. Those of stretches are between pairs and
// filters: "\v", the number of the stretch as a digit of base 36, and the key of an entry.
//
// tu/N.bin contains entries, one after the other. Numbers are unsigned varints.
//
//	entry: length (high 4 bits: bytes shared with the key before, low 4 bits: bytes that follow;
//	       15: a number follows, to be added), the bytes that follow, then forms, or bit 7 alone in a
//	       byte (128) and for each stretch the number of documents in it
//	form:  flags (bits 0–3: which classes have a list; 4: another form follows; 5: each list has one
//	       document; 6: the documents of each list follow one another), the marks of the word (one byte) or of both words (two), then the lists
//	list:  the count of its documents (not with flag 5), then with flag 6 the first, else their gaps, Rice coded
//
// A gap is a document's number less one more than that of the document before it (which is -1 for the
// first). It is written as gap>>k ones and a zero, then the low k bits, all from the lowest bit of each byte
// up; k is the largest with count<<k ≤ n; a list ends at a byte boundary.
//
// A reader who looks for “Giấy khen” among 200,000 awards needs the newest ten. In an index of more than 32,768 documents an entry
// with many is therefore parted by *stretches* of "stretch" documents, the oldest first ([index.Stretch]): its forms are in an
// entry for each stretch, where documents are numbered from the first of the stretch, and that number takes the place of n. The browser
// reads the newest stretch in which all lists have documents, then older ones until it has a page of results; until it has read all, it says
// “at least”. Indexes of names and of sums are read whole.
//
// bai/N.json contains the records of documents N·per and following: arrays of address, title, summary, date
// (2024-01-19), locality, category, number of people and bodies honoured, and true if that is a lower bound (0: no source gives a number).
//
// # Names, below tim-kiem/ten/
//
// The index of names has the same files. Its documents are bodies, people, places, honours and recipients without a page, numbered
// from the one with the oldest first article. The class of a word or a pair is the length of the shortest name of the document
// that has it: two words or fewer, three, four, more. A name is indexed as written and with its abbreviations written out.
// Further keys are " k" and a kind, of collectives, conferrers, localities and honours, " o" and the name of a locality that is one
// word (hue), and " n" and how often a body or a person
// was honoured, if not once.
//
// The first line of its list also says: "short", the words that an abbreviation stands for, alternatives parted by |; "honours",
// by which a query may filter, each with its name and slug; "skip", words that say nothing beside a filter; "individuals", whether
// people have pages; and "vocabulary", the file of all words, with which a script mends a slip.
//
// Its records are arrays of kind, address, name, place, remark, slug of a locality, number (of awards, of people and bodies for
// a locality or an honour), whether that is a lower bound, and the newest awards: address, date, honour and conferrer of each. Of
// a locality without awards of its own true follows: the number is that of the units before it.
//
// # Awards, below bang-vang/muc/
//
// The index of awards has the same files (index.txt, tu/, and dong/ for the records) and answers the filters of the roll: its
// documents are the awards, numbered from that of the oldest event, and its keys are filters only. A key is a space, a letter and a
// value: y and a year; l and a locality, by its address below /dia-phuong/, for each place whose page has the award; v and a
// level; h and an honour, by its address below /khen-thuong/; b and a conferrer, likewise; k and a kind of recipient (ca-nhan).
// For example, the awards of 2024 in Hải Phòng are those that " y2024" and " lhai-phong" have in common.
//
// How many awards such a set has, and how many recipients these have, is told by the index of sums below tong/ ("sums" in the first line of
// the list), which has index.txt and tu/. Its documents are all awards of the same filters together, for example those of 2024 in Hải Phòng of one honour, conferrer and
// kind: a few thousand for a hundred thousand awards. A document has two numbers: that of its awards, and twice that of the recipients, one
// more if there may be more. Under a key, a tab and a digit of base 36 is a list of the documents in whose second number that bit
// is set, under a key, a tab, "+" and a digit a list of those in whose first it is. Of a set, the bits of any of its keys suffice,
// and those of the rarest are the shortest.
//
// dong/N.json contains arrays of date, honour and its Href, place and its Href, title of the article, Href of the award there,
// conferrers (name and Href, one after the other), and recipients: for each kind an array of number, name of the kind, names
// (with their Hrefs, likewise) and how many more names there
// are; and whether it was conferred posthumously.
//
// Below don-vi/ is an index of the conferrers with the files of the first, whose documents have a title and a number of awards;
// and noi/PROVINCE/don-vi.json lists the units of a province that have awards: arrays of address below the province, name, last day
// ("" for none), number of awards, and true if all of them are of units before it.
//
// # Memo
//
// Documents are indexed in blocks of some hundred consecutive documents (package index). A block is a function of the
// contents of its documents; the store has it under their hash. A change of one article reads the texts of its block
// again and no others, and memory holds only the texts that are being read. Blocks contain no addresses, dates or
// numbers: [index.Shards] adds these when it merges the blocks, and memoises the parts of the result that a few words
// of a few articles cannot change.
//
// The contents of documents need not be loaded to know that they are unchanged: as long as Options.Fingerprint, the
// hash of all other inputs, is the same, the hashes of its texts identify a block, and the records are unchanged. After
// the edit of one text only the documents of its block are filled.
//
// # Cost
//
// In bytes without compression (static hosts do not compress .bin): at 10,000 articles of 5 KB a query transfers less
// than 150 KB before its first result. A test checks the bound. With the page, its style, scripts and records, which are compressed, a
// query for a name, a word, filters or both takes at most 100 KB, also among 100,000 articles with 200,000 awards (docs/search.md).
package search

import (
	"context"

	"bangvang/internal/memo/store"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search/index"
	"bangvang/internal/par"
)

// Doc is an article to index. The caller fills all fields, or Address and BodyHash (0 if unknown) alone; then
// [Options].Fill sets the others when Build first needs them, on any goroutine.
type Doc struct {
	Address    string // path from the site's root: /2024/01/x/
	Title      string
	Summary    string
	Category   string
	Locality   string   // shown with a result
	Names      []string // honoured people and units, one string each
	Tags       []string
	Honours    []string // names
	Localities []string // names of the article's localities and their parents
	Filters    []Filter // y and the year, l and the slug of a locality whose list has the article, h and that of an honour
	Date       string   // 2024-01-19
	Count      int      // people and bodies honoured; of a conferrer the awards that it conferred
	AtLeast    bool     // Count is a lower bound, 0 when no source gives a number

	// Body calls read with the plain text, whose blocks are separated by line breaks; nil when there is no text. Build
	// calls it at most once, only when it needs the text, and concurrently with the Body of other docs. The text is
	// valid only until read returns.
	Body func(read func(text []byte)) error
	// BodyHash is the hash of the text. 0 means unknown: Build reads the text and hashes it.
	BodyHash uint64
}

// Options are the inputs of [Build] besides the docs. Lang and Base are required. Without a Store, Build reads every
// text; without a Fingerprint (zero) it fills every doc, to find out which have changed; a nil Fill means that the docs
// are complete.
type Options struct {
	Lang string // vi or en, written into index.txt for other programs that read the index
	Base string // base path of the site: / or /tin/
	// Store is the memo of blocks and their merged parts, so that only changed texts are read again; nil for no memo.
	Store *store.Store
	// Fill sets all fields of the i-th doc, of which only Address and BodyHash need be set before; nil when all docs
	// are complete. Build fills each doc at most once, concurrently with others.
	Fill func(i int)
	// Fingerprint is the hash of all inputs of the docs and of their order, but not of their texts. Build does not fill
	// docs whose results the store has under it. Zero means unknown.
	Fingerprint store.Key
}

// File is a file of the index, in memory. Path is slash-separated and relative to the output folder, for example
// tim-kiem/index.txt.
type File struct {
	Path string
	Data []byte
}

// perFile is the number of records of articles in a file.
const perFile = 8

// Build returns the files of the index of docs, which are sorted newest first; the last file is tim-kiem/index.txt, the
// list of the others. Without docs it is the only file. The same docs give the same bytes, whatever the store contains.
// Build changes docs through Options.Fill only, and writes to the store only. The error is ctx's, or that of reading a
// text; then there are no files.
func Build(ctx context.Context, docs []Doc, o Options) ([]File, error) {
	par.Stage(ctx, "search") // no count: there are few blocks
	return buildArticles(ctx, docs, o, index.Stretch(len(docs)))
}

func buildArticles(ctx context.Context, docs []Doc, o Options, stretch int) ([]File, error) {
	return buildIndex(ctx, &builder{Options: o, docs: articles(docs), layout: layout{
		folder: routes.Search, list: routes.SearchIndex, words: routes.SearchWordsName, records: routes.SearchRecordsName, perFile: perFile,
		stretch: stretch,
	}})
}

// buildIndex returns the files of an index, the last of which is the list of the others.
func buildIndex(ctx context.Context, m *builder) ([]File, error) {
	m.complete = make([]bool, m.docs.size())
	parts, err := m.blocks(ctx)
	if err != nil {
		return nil, err
	}
	var shards []index.Shard
	var records [][]byte
	err = par.Run(ctx,
		func(ctx context.Context) (err error) {
			shards, err = index.Shards(ctx, parts, m.docs.size(), m.stretch, m.Store, string(m.list))
			return err
		},
		func(ctx context.Context) (err error) { records, err = m.recordFiles(ctx); return err },
	)
	if err != nil {
		return nil, err
	}
	var words []string
	if m.vocabulary != "" {
		words = index.Vocabulary(parts)
	}
	return m.assemble(shards, records, words), nil
}
