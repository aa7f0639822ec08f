// Package search builds the index that the page /tim-kiem/ searches in the browser, without a server.
//
// A query should cost a phone little: it loads the list of files once, then for each two adjacent
// words the one file that holds them, then the records of the articles it shows. The theme's search.js
// is the reader; a test runs it on what this package writes.
//
// What is found. An article is found by its title, summary, text, the people and units honoured, its
// tags, category, honours and localities. Words are compared by [viet.FoldLoose], so dong, đống and đông
// are one key; how a word was marked is kept beside it ([words.Marks]), so that a reader who typed marks sees
// the articles that have them first. Every two words that stand next to each other are a key too:
// Vietnamese words are mostly of two syllables, each of which stands in nearly every article, and it is
// the pair “thi đua” that tells articles apart. A line break, and the end of a title or name, parts
// words. A quoted phrase of two words is exact by that; of a longer one the browser asks that all its pairs
// be there, and then looks at the text of the articles it is about to show.
//
// Where a word stands counts: in the title or the names honoured, then in the summary, tags, category,
// honours and localities, then three times or more in the text, then in the text. These are classes 0 to 3;
// an article is listed once for a word, under its best class.
//
// Documents are numbered from 0, the oldest first, so that a new article leaves the older records as
// they are.
//
// # Files, below tim-kiem/
//
// index.txt is the list of files: a line of JSON {"v": version, "n": documents, "per": documents in a file of
// records, "lang": language}, then one line for each file tu/0.bin, tu/1.bin, …: a key that is not after the file's
// first and is after the last of the file before. The keys are sorted by bytes. A line begins with a digit of
// base 36: how many characters it shares with the line before. The version changes with any byte of the index;
// readers add it to the addresses of the other files, so that old and new ones never mix in a cache.
//
// Keys are "\t" + word + " " + word for two adjacent words, " y" + year, " l" + locality, " h" + honour for
// filters, and the bare word. The words are folded, the names of filters as they are (NFC).
//
// tu/N.bin holds entries, one after the other. Numbers are unsigned varints.
//
//	entry: length (high 4 bits: bytes shared with the key before, low 4 bits: bytes that follow;
//	       15: a number follows, to be added), the bytes that follow, then forms
//	form:  flags (bits 0–3: which classes have a list; 4: another form follows; 5: each list has one
//	       document), the marks of the word (one byte) or of both words (two), then the lists
//	list:  the count of its documents (not with flag 5), then their gaps, Rice coded
//
// A gap is a document's number less one more than that of the document before it (which is -1 for the
// first). It is written as gap>>k ones and a zero, then the low k bits, all from the lowest bit of each byte
// up; k is the largest with count<<k ≤ n; a list ends at a whole byte.
//
// bai/N.json holds the records of documents N·per and following: arrays of address, title, summary, date
// (2024-01-19), locality, category, number of awards.
//
// # What is remembered
//
// The documents are read in blocks of some hundred in a row (package block), each a function of what its documents say, and
// kept in a store under the hash of that. So a change of one article reads the texts of its block again and no
// others, and no more texts are in memory than are being read. Addresses, dates and numbers are not in a block: they come
// in when the blocks are merged (package merge), which remembers what few words of few articles cannot change.
//
// What documents say need not be known to know that they say the same: while the gist of all that they are made from
// stands, a block is known by the texts in it, and the records are what they were. After the edit of a text the documents
// of its block are made, and no others.
//
// # What it costs
//
// In bytes as they are (static hosts do not compress .bin): at 10,000 articles of 5 KB a query
// transfers less than 150 KB before its first result, held by a test.
package search

import (
	"context"

	"bangvang/internal/memo/store"
	"bangvang/internal/pages/search/index"
	"bangvang/internal/par"
)

// Doc is an article as search sees it.
type Doc struct {
	Address    string // below the site's root: /2024/01/x/
	Title      string
	Summary    string
	Category   string
	Locality   string   // to show with a result
	Names      []string // people and units honoured, one string each
	Tags       []string
	Honours    []string // names to filter by
	Localities []string // names to filter by, unique in the site: the article's and those above them
	Date       string   // 2024-01-19
	Year       int      // to filter by
	Awards     int      // rows of awards

	// Body shows read the plain text, blocks parted by line breaks; nil is none. It is asked for only when it must be
	// read, once, and at the same time as others. The text is lent: who keeps any of it copies it.
	Body func(read func(text []byte)) error
	// BodySum stands for the text: another text has another sum. 0 is unknown, and the text is read to know it.
	BodySum uint64
}

// Options say whose index it is.
type Options struct {
	Lang string // vi or en, written into the index for other readers of it
	Base string // the site's base path: / or /tin/
	// Store remembers what is read of the texts, so that only what has changed is read again; nil remembers nothing.
	Store *store.Store
	// Fill makes the i-th of the docs whole, of which only Address and BodySum need be set before; nil if all are. Each
	// is filled once at most, and at the same time as others.
	Fill func(i int)
	// Gist stands for all that the docs are but their texts: with another doc, another order it is another. Where what
	// is made from it is remembered, docs are not filled. Zero is unknown.
	Gist store.Key
}

// File is a file of the index; Path is below the output folder: tim-kiem/index.txt.
type File struct {
	Path string
	Data []byte
}

const (
	dir     = "tim-kiem/"
	perFile = 8 // records in a file

	// ShardDir and RecordDir hold the files that a reader asks for with the version of their index: a host may cache
	// them for ever.
	ShardDir  = dir + "tu/"
	RecordDir = dir + "bai/"
)

// Build returns the files of the index of docs, which are the newest first. The same docs give the same
// bytes, whatever is remembered. The error is that of ctx or of a text.
func Build(ctx context.Context, docs []Doc, o Options) ([]File, error) {
	par.Stage(ctx, "search") // blocks are too few to count
	m := maker{Options: o, docs: docs, whole: make([]bool, len(docs))}
	parts, err := m.parts(ctx)
	if err != nil {
		return nil, err
	}
	var shards []index.Shard
	var records [][]byte
	err = par.Run(ctx,
		func(ctx context.Context) (err error) {
			shards, err = index.Shards(ctx, parts, len(docs), o.Store)
			return err
		},
		func(ctx context.Context) (err error) { records, err = m.records(ctx); return err },
	)
	if err != nil {
		return nil, err
	}
	return assemble(shards, records, len(docs), o), nil
}
