package feed

import (
	"strconv"
	"time"
)

// AppendAtom appends f to b as an Atom feed.
//
// RFC 4287 section 4.1.1 requires an author of every feed whose entries do not all have one. The author of a feed
// without Author is its Title.
func Atom(b []byte, f Feed) []byte {
	b = append(b, prologue...)
	b = append(b, `<feed xmlns="http://www.w3.org/2005/Atom"`...)
	if f.Lang != "" {
		b = attribute(b, "xml:lang", f.Lang)
	}
	b = append(b, ">\n"...)
	b = element(b, "title", f.Title)
	b = optional(b, "subtitle", f.Subtitle)
	b = element(b, "id", f.Home)
	b = moment(b, "updated", newest(f))
	b = link(b, "self", "application/atom+xml", f.Self, 0)
	b = link(b, "alternate", "text/html", f.Home, 0)
	author := f.Author
	if author == "" {
		author = f.Title
	}
	b = person(b, author)
	b = optional(b, "icon", f.Icon)
	for _, e := range f.Entries {
		b = entry(b, e)
	}
	return append(b, "</feed>\n"...)
}

// appendEntry appends one entry. An entry without Updated is dated by Published; an entry without Content has its
// Summary only.
func entry(b []byte, e *Entry) []byte {
	b = append(b, "<entry>\n"...)
	b = element(b, "title", e.Title)
	b = element(b, "id", e.URL)
	b = link(b, "alternate", "text/html", e.URL, 0)
	if !e.Published.IsZero() {
		b = moment(b, "published", e.Published)
	}
	b = moment(b, "updated", changed(e))
	if e.Author != "" {
		b = person(b, e.Author)
	}
	for _, c := range e.Categories {
		b = append(b, "<category"...)
		b = attribute(b, "term", c)
		b = append(b, "/>\n"...)
	}
	if e.Image != "" {
		b = link(b, "enclosure", e.ImageType, e.Image, e.ImageSize)
	}
	b = optional(b, "summary", e.Summary)
	if e.Content != "" {
		b = append(b, `<content type="html">`...)
		b = text(b, e.Content)
		b = append(b, "</content>\n"...)
	}
	return append(b, "</entry>\n"...)
}

// lastChange returns the time of the last change of e: Updated, or else Published.
func changed(e *Entry) time.Time {
	if e.Updated.IsZero() {
		return e.Published
	}
	return e.Updated
}

// feedUpdated returns the time of the last change of f: Updated, or else the newest change of an entry.
func newest(f Feed) time.Time {
	at := f.Updated
	if !at.IsZero() {
		return at
	}
	for _, e := range f.Entries {
		if c := changed(e); c.After(at) {
			at = c
		}
	}
	return at
}

func person(b []byte, name string) []byte {
	b = append(b, "<author><name>"...)
	b = text(b, name)
	return append(b, "</name></author>\n"...)
}

func link(b []byte, rel, kind, href string, length int64) []byte {
	b = append(b, "<link"...)
	b = attribute(b, "rel", rel)
	if kind != "" {
		b = attribute(b, "type", kind)
	}
	if length > 0 {
		b = attribute(b, "length", strconv.FormatInt(length, 10))
	}
	b = attribute(b, "href", href)
	return append(b, "/>\n"...)
}
