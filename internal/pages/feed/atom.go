package feed

import (
	"strconv"
	"time"
)

// AppendAtom appends f to b as an Atom feed, a whole file, and returns b.
//
// RFC 4287 section 4.1.1 requires an author of every feed whose entries do not all have one. The author of a feed without
// Author is its Title. A feed without Updated has the time of its newest entry, an entry without Content its Summary
// only. Other empty fields are left out.
func AppendAtom(b []byte, f Feed) []byte {
	b = append(b, xmlDeclaration...)
	b = append(b, `<feed xmlns="http://www.w3.org/2005/Atom"`...)
	if f.Lang != "" {
		b = appendAttribute(b, "xml:lang", f.Lang)
	}
	b = append(b, ">\n"...)
	b = appendElement(b, "title", f.Title)
	b = appendOptional(b, "subtitle", f.Subtitle)
	b = appendElement(b, "id", f.Home)
	b = appendTime(b, "updated", feedUpdated(f))
	b = appendLink(b, "self", "application/atom+xml", f.Self, "", 0)
	b = appendLink(b, "alternate", "text/html", f.Home, "", 0)
	author := f.Author
	if author == "" {
		author = f.Title
	}
	b = appendAuthor(b, author)
	b = appendOptional(b, "icon", f.Icon)
	for _, e := range f.Entries {
		b = appendEntry(b, e)
	}
	return append(b, "</feed>\n"...)
}

// appendEntry appends one entry. An entry without Updated is dated by Published; an entry without Content has its
// Summary only.
func appendEntry(b []byte, e *Entry) []byte {
	b = append(b, "<entry>\n"...)
	b = appendElement(b, "title", e.Title)
	b = appendElement(b, "id", e.URL)
	b = appendLink(b, "alternate", "text/html", e.URL, "", 0)
	if !e.Published.IsZero() {
		b = appendTime(b, "published", e.Published)
	}
	b = appendTime(b, "updated", lastChange(e))
	for _, name := range e.Authors {
		b = appendAuthor(b, name)
	}
	for _, c := range e.Categories {
		b = append(b, "<category"...)
		b = appendAttribute(b, "term", c)
		b = append(b, "/>\n"...)
	}
	if e.Image != "" {
		b = appendLink(b, "enclosure", e.ImageType, e.Image, "", e.ImageSize)
	}
	for _, f := range e.Files {
		b = appendLink(b, "enclosure", f.Type, f.URL, f.Name, f.Size)
	}
	b = appendOptional(b, "summary", e.Summary)
	if e.Content != "" {
		b = append(b, `<content type="html">`...)
		b = appendText(b, e.Content)
		b = append(b, "</content>\n"...)
	}
	return append(b, "</entry>\n"...)
}

// lastChange returns the time of the last change of e: Updated, or else Published.
func lastChange(e *Entry) time.Time {
	if e.Updated.IsZero() {
		return e.Published
	}
	return e.Updated
}

// feedUpdated returns the time of the last change of f: Updated, or else the newest change of an entry.
func feedUpdated(f Feed) time.Time {
	at := f.Updated
	if !at.IsZero() {
		return at
	}
	for _, e := range f.Entries {
		if c := lastChange(e); c.After(at) {
			at = c
		}
	}
	return at
}

func appendAuthor(b []byte, name string) []byte {
	b = append(b, "<author><name>"...)
	b = appendText(b, name)
	return append(b, "</name></author>\n"...)
}

func appendLink(b []byte, rel, kind, href, title string, length int64) []byte {
	b = append(b, "<link"...)
	b = appendAttribute(b, "rel", rel)
	if kind != "" {
		b = appendAttribute(b, "type", kind)
	}
	if length > 0 {
		b = appendAttribute(b, "length", strconv.FormatInt(length, 10))
	}
	if title != "" {
		b = appendAttribute(b, "title", title)
	}
	b = appendAttribute(b, "href", href)
	return append(b, "/>\n"...)
}
