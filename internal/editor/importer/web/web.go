// Package web reads saved web pages, so that the articles of an old portal become drafts: one page becomes a
// draft.Draft with its title, day, author, sapo, pictures with captions, tables and former address.
//
// The page may be saved by a browser (with its folder of pictures, as one .mht file, or as one file with the pictures
// inside), by wget or by another program, in UTF-8, UTF-16, windows-1258, TCVN3 or VNI. Each part of an article is found
// by three means: the marks for search engines (og:title, JSON-LD), the names that portals give to their elements
// (lblTitle, NgayDang), and where the text is by go-readability. [Learn] compares pages of one portal: what is at the
// same place in all of them and differs is the article, what is equal belongs to the portal. For example, from three
// pages of a portal it returns a Portal whose title is div.news-title, and Read finds the rest of its 2,000 pages by that.
//
// The work for a page is bounded by the limits below; nothing is fetched from the network, and no script runs.
package web

import (
	"bytes"
	"time"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
)

// The limits of one page; a page beyond them is refused.
const (
	maxPage     = 64 << 20  // bytes of the file
	maxMarkup   = 8 << 20   // bytes of HTML without pictures that are inside it
	maxElements = 40_000    // elements of HTML
	maxAttrs    = 100_000   // attributes of all elements
	maxParts    = 2_000     // parts of an .mht file
	maxPicture  = 40 << 20  // bytes of one picture, as the site's own limit
	maxPictures = 200       // pictures of one article
	maxTable    = 20_000    // cells of one table
	maxText     = 2_000_000 // bytes of text outside tags
)

// File is a saved page: its name with slashes, as the editor gave it, and its bytes.
type File struct {
	Name string
	Data []byte
}

// Options are the same for all pages of a run.
type Options struct {
	Portals []Portal // learned or given; the first that fits a page is used

	// Find returns the bytes of a file beside the pages, by its name with slashes relative to the same folder as File.Name,
	// and false if there is none. It is called for pictures and attachments only, and must be safe for concurrent use. A
	// nil Find finds nothing.
	Find func(name string) ([]byte, bool)

	Today time.Time // a day after it is no article's
}

// Kind says which page of a portal a file is.
type Kind uint8

const (
	Article Kind = iota
	Index        // a list of articles, the home page, results of a search
	Other        // no page that can be read, or one without text: Why says more
)

// Page is a page that was read. Draft is zero unless Kind is Article.
type Page struct {
	Kind   Kind
	Draft  draft.Draft
	Portal string          // name of the portal that it was read by, "" for none
	Misfit bool            // there are portals, none fits, and the page was read by general rules: an editor must look
	Why    *blocks.Refusal // why the page was left out; nil for an article
}

// Is reports whether bytes are a saved web page: HTML in any encoding, or an .mht file. It looks at the first 4 KiB,
// so that an XML file, a feed and a text that mentions HTML are not taken for pages.
func Is(data []byte) bool {
	if mhtml(data) {
		return true
	}
	head := data[:min(len(data), 4096)]
	if len(head) > 1 && (head[0] == 0xFF && head[1] == 0xFE || head[0] == 0xFE && head[1] == 0xFF) {
		head = bytes.ReplaceAll(head, []byte{0}, nil)[2:]
	}
	head = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n"))
	for bytes.HasPrefix(head, []byte("<!--")) || bytes.HasPrefix(head, []byte("<?xml")) {
		end := bytes.IndexByte(head, '>')
		if bytes.HasPrefix(head, []byte("<!--")) {
			if end = bytes.Index(head, []byte("-->")); end >= 0 {
				end += 2
			}
		}
		if end < 0 {
			return false
		}
		head = bytes.TrimLeft(head[end+1:], " \t\r\n")
	}
	for _, begin := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<table", "<div", "<p>"} {
		if bytes.HasPrefix(head, []byte(begin)) {
			return true
		}
	}
	return false
}

// Read reads one page. It never fails: a file that cannot be read is a Page of kind Other with the reason.
func Read(f File, o Options) Page {
	s, why := open(f)
	if why != nil {
		return Page{Kind: Other, Why: why}
	}
	return s.read(o)
}

// read returns the page that a parsed page is.
func (s *saved) read(o Options) Page {
	p := Page{Misfit: len(o.Portals) > 0}
	var found parts
	for i := range o.Portals {
		if got, ok := o.Portals[i].find(s); ok {
			found, p.Portal, p.Misfit = got, o.Portals[i].Name, false
			break
		}
	}
	if p.Portal == "" {
		if why := s.index(); why != nil {
			return Page{Kind: Index, Why: why}
		}
		found = s.general()
	}
	if found.body == nil {
		return Page{Kind: Other, Why: &blocks.Refusal{
			VI: "trang không có đoạn văn nào đủ dài để là một bài", EN: "the page has no text long enough for an article"}}
	}
	p.Draft, p.Why = s.draft(found, o)
	if p.Why != nil {
		return Page{Kind: Other, Why: p.Why}
	}
	return p
}

// place returns a place in the page.
func (s *saved) place(at string) draft.Place { return draft.Place{File: s.file, At: at} }
