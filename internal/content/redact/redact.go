// Package redact leaves names out of what is published.
//
// A site's redact: lists the names of people who asked not to be named any more. [Documents] gives the
// documents as if those names had never been written, so that nothing made of them later (pages, indexes,
// search, feeds, data) can hold one:
//
//   - In running text (titles, summaries, bodies, captions, descriptions, citations …) “[đã gỡ tên]” stands in
//     the name's place, so that readers see that something was left out. That is so of every text of a document
//     but those in one table, untouched, each with its reason.
//   - A named recipient of an award is dropped, with post and unit, which would tell who it is; the count stays.
//   - A tag, a category or an author that holds the name is dropped: it would make a page of its own.
//
// Names are compared word by word as [viet.Key] does, so that NFC and NFD, hòa and hoà, case, and emphasis or a
// line break in the middle are all one; marks count (Nam is not Năm), and only whole words match. Spaces
// and dashes may stand between the words.
//
// Addresses are out of reach: a page that moves breaks the links to it. Where a file's name, an old address or a
// link seems to hold a name, without its marks, that is a [diag.NameInAddress].
package redact

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/memo"
	"bangvang/internal/par"
	"bangvang/internal/text/viet"
)

// Redacted is documents without some names. It does not change.
type Redacted struct {
	Documents []*content.Document
	Problems  diag.List

	names []string
	lang  string
	by    memo.List[*content.Document, redacted]
}

// redacted is what became of one document.
type redacted struct {
	document *content.Document
	problems diag.List
	err      error
}

// Documents gives docs without the names, in the same order. A document that holds none of them is given itself,
// another as a changed copy; lang is the site's language. What became of a document without the same names is taken from
// was, which may be nil. The error is ctx's, or says why a text cannot be had.
func Documents(ctx context.Context, docs []*content.Document, names []string, lang string, was *Redacted) (*Redacted, error) {
	r := &Redacted{Documents: docs, names: names, lang: lang}
	l := newList(names, lang)
	if len(l.names) == 0 {
		return r, nil
	}
	if was != nil && was.lang == lang && slices.Equal(was.names, names) {
		r.by = was.by
	}
	var err error
	r.by, err = r.by.Map(par.Stage(ctx, "redact"), docs, func(i int) redacted { return l.document(docs[i]) })
	r.Documents = make([]*content.Document, len(r.by.Values))
	errs := []error{err}
	for i, one := range r.by.Values {
		r.Documents[i] = one.document
		r.Problems.Append(one.problems)
		errs = append(errs, one.err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return r, nil
}

// Files says which of the files at these paths seem to have a name in theirs.
func Files(paths, names []string) diag.List {
	l := newList(names, "")
	var problems diag.List
	for _, p := range paths {
		l.address(&problems, p, diag.Pos{File: p})
	}
	return problems
}

// document returns d without the names, and says where an address holds one.
func (l *list) document(d *content.Document) redacted {
	var problems diag.List
	l.addresses(&problems, d)
	body, err := l.body(d.Body)
	if body == d.Body && !l.within(ofDocument, reflect.ValueOf(d).Elem()) {
		return redacted{d, problems, err}
	}
	c := *d
	c.Body = body
	l.drop(&c)
	l.replace(ofDocument, reflect.ValueOf(&c).Elem())
	return redacted{&c, problems, err}
}

// drop drops what makes a page of its own, and the named recipients, where they hold a name.
func (l *list) drop(d *content.Document) {
	if l.holds(d.Category.Text) {
		d.Category = content.Ref{}
	}
	if l.holds(d.Author) {
		d.Author = ""
	}
	d.Tags = slices.DeleteFunc(slices.Clone(d.Tags), func(r content.Ref) bool { return l.holds(r.Text) })
	d.Awards = slices.Clone(d.Awards)
	for i := range d.Awards {
		a := &d.Awards[i]
		a.Recipients = slices.Clone(a.Recipients)
		for j := range a.Recipients {
			r := &a.Recipients[j]
			r.Names = slices.DeleteFunc(slices.Clone(r.Names), func(n content.Name) bool { return l.holds(n.Name) })
		}
	}
}

// addresses says which of the addresses that d has or names hold a name.
func (l *list) addresses(problems *diag.List, d *content.Document) {
	l.address(problems, d.Path, d.Title.Pos)
	for _, alias := range d.Aliases {
		l.address(problems, alias.Text, alias.Pos)
	}
	l.address(problems, d.Source.URL, d.Title.Pos)
	for _, r := range d.Body.Refs {
		if strings.Contains(r.Dest, ":") { // one within the site is that of a file, and said of that
			l.address(problems, r.Dest, r.Pos)
		}
	}
}

func (l *list) address(problems *diag.List, address string, pos diag.Pos) {
	if address == "" {
		return
	}
	slug := "-" + viet.Slug(address) + "-"
	for _, name := range l.slugs {
		if strings.Contains(slug, name) {
			problems.Add(diag.NameInAddress, pos, address)
			return
		}
	}
}

// text returns s with each name replaced.
func (l *list) text(s string) string {
	found := l.find(s)
	if len(found) == 0 {
		return s
	}
	var b strings.Builder
	from := 0
	for _, m := range found {
		b.WriteString(s[from:m.from])
		b.WriteString(l.instead)
		from = m.to
	}
	b.WriteString(s[from:])
	return b.String()
}

// holds reports whether s holds a name.
func (l *list) holds(s string) bool { return len(l.find(s)) > 0 }
