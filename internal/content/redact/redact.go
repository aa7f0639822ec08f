// Package redact removes the names of people from documents before they are published.
//
// The redact: list of a site holds the names of people who asked not to be named any more. [Documents] returns the
// documents as if those names had never been written, so that nothing derived from them (pages, indexes, search,
// feeds, data) can contain one:
//
//   - In running text (titles, summaries, bodies, captions, descriptions, citations …) “[đã gỡ tên]” replaces the
//     name, so that readers see that something was left out. For example, “Ông Nguyễn Văn A phát biểu” becomes
//     “Ông [đã gỡ tên] phát biểu”. This applies to every text of a document except those in one table, untouched, each
//     with its reason.
//   - A named recipient of an award is removed, together with title, post, unit and note, which would identify the person;
//     the count is unchanged. So is someone who handed an award over.
//   - A tag, a category, a campaign, a block or an author that contains the name is removed: it would get a page of its own.
//
// Names are compared word by word by [viet.Key], so that NFC and NFD, hòa and hoà, upper and lower case, and emphasis
// or a line break in the middle make no difference. Marks do (Nam is not Năm), except that a name typed without any is
// found too: Nguyen Van A, and of two words (Do An) only with capitals. Only full words match. Spaces and dashes may
// separate the words.
//
// Addresses are not changed: a page that moves breaks the links to it. A file name, an old address or a link that
// seems to contain a name, compared without marks, is reported as a [diag.NameInAddress].
package redact

import (
	"context"
	"errors"
	"net/url"
	"reflect"
	"slices"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/memo"
	"bangvang/internal/par"
	"bangvang/internal/text/confusable"
	"bangvang/internal/text/viet"
)

// Result holds documents without some names, as [Documents] returns it. It is immutable.
type Result struct {
	Documents []*content.Document
	Problems  diag.List // of addresses that seem to contain a name

	names   []string
	lang    string
	results memo.Results[*content.Document, documentResult]
}

// documentResult is the result of one document.
type documentResult struct {
	document *content.Document
	problems diag.List
	err      error
}

// Documents returns docs without the names, in the same order; it changes none of them. A document that contains no
// name is returned itself, any other as a changed copy: the package doc says how names are compared, and where “[đã gỡ
// tên]” (for lang "en" “[name removed]”) replaces one or it is removed. Addresses that seem to contain one are in
// [Result].Problems. Without names, docs are returned as they are.
//
// lang is the language of the site, "vi" or "en". previous is nil or the result of an earlier call: if it had the same
// names and language, a document with the same pointer has the same result, without work. The error is that of ctx, or
// says why a text cannot be read; then there is no Result.
func Documents(ctx context.Context, docs []*content.Document, names []string, lang string, previous *Result) (*Result, error) {
	r := &Result{Documents: docs, names: names, lang: lang}
	l := newMatcher(names, lang)
	if len(l.names) == 0 {
		return r, nil
	}
	if previous != nil && previous.lang == lang && slices.Equal(previous.names, names) {
		r.results = previous.results
	}
	var err error
	r.results, err = r.results.Map(par.Stage(ctx, "redact"), docs, func(i int) documentResult { return l.redactDocument(docs[i]) })
	r.Documents = make([]*content.Document, len(r.results.Values))
	errs := []error{err}
	for i, one := range r.results.Values {
		r.Documents[i] = one.document
		r.Problems.Append(one.problems)
		errs = append(errs, one.err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return r, nil
}

// CheckPaths returns a [diag.NameInAddress] for each of the paths, such as content/2024/nguyen-van-a.jpg, that seems to
// contain one of the names, compared without marks. It reads no file.
func CheckPaths(paths, names []string) diag.List {
	l := newMatcher(names, "")
	var problems diag.List
	for _, p := range paths {
		l.checkAddress(&problems, p, diag.Pos{File: p})
	}
	return problems
}

// redactDocument returns d without the names, and reports the addresses that seem to contain one.
func (l *matcher) redactDocument(d *content.Document) documentResult {
	var problems diag.List
	l.checkAddresses(&problems, d)
	body, err := l.redactBody(d.Body)
	if body == d.Body && !l.anyContains(documentTexts, reflect.ValueOf(d).Elem()) {
		return documentResult{d, problems, err}
	}
	c := *d
	c.Body = body
	l.dropNames(&c)
	l.replaceAll(documentTexts, reflect.ValueOf(&c).Elem())
	return documentResult{&c, problems, err}
}

// dropNames removes from d, which it may change, the category, author, tags, campaigns and blocks that contain a name, because each would
// get a page of its own, and the named recipients that contain one.
func (l *matcher) dropNames(d *content.Document) {
	if l.contains(d.Category.Text) {
		d.Category = content.Ref{}
	}
	d.Authors = slices.DeleteFunc(slices.Clone(d.Authors), func(a content.Author) bool { return l.contains(a.Name) })
	for _, refs := range [...]*[]content.Ref{&d.Tags, &d.Campaigns, &d.Blocks} {
		*refs = slices.DeleteFunc(slices.Clone(*refs), func(r content.Ref) bool { return l.contains(r.Text) })
	}
	d.Awards = slices.Clone(d.Awards)
	for i := range d.Awards {
		a := &d.Awards[i]
		a.Recipients = slices.Clone(a.Recipients)
		for j := range a.Recipients {
			r := &a.Recipients[j]
			r.Names = slices.DeleteFunc(slices.Clone(r.Names), func(n content.Name) bool { return l.contains(n.Full()) })
		}
		if a.Facts != nil && len(a.Facts.HandedBy) > 0 {
			f := *a.Facts
			f.HandedBy = slices.DeleteFunc(slices.Clone(f.HandedBy), func(h content.Handover) bool { return l.contains(h.Name.Name) })
			a.Facts = &f
		}
	}
}

// checkAddresses reports the addresses of d, and those that it links to, that seem to contain a name.
func (l *matcher) checkAddresses(problems *diag.List, d *content.Document) {
	l.checkAddress(problems, d.Path, d.Title.Pos)
	for _, alias := range d.Aliases {
		l.checkAddress(problems, alias.Text, alias.Pos)
	}
	for _, place := range d.Localities {
		l.checkAddress(problems, place.Text, place.Pos)
	}
	for i := range d.Awards {
		a := &d.Awards[i]
		if a.IDPos.Line > 0 {
			l.checkAddress(problems, a.ID, a.IDPos)
		}
		l.checkAddress(problems, a.SameAs.Text, a.SameAs.Pos)
	}
	l.checkAddress(problems, d.Source.URL, d.Title.Pos)
	for _, r := range d.Body.Refs {
		if strings.Contains(r.Dest, ":") { // an address within the site is that of a file, which CheckPaths reports
			l.checkAddress(problems, r.Dest, r.Pos)
		}
	}
}

// checkAddress reports an address, as written, if its slug contains that of a name. An empty address is fine.
func (l *matcher) checkAddress(problems *diag.List, written string, pos diag.Pos) {
	address := written
	if address == "" {
		return
	}
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	slug := "-" + viet.Slug(confusable.Latin(address)) + "-"
	for _, name := range l.slugs {
		if strings.Contains(slug, name) {
			problems.Add(diag.NameInAddress, pos, written)
			return
		}
	}
}

// redactText returns s with each name replaced.
func (l *matcher) redactText(s string) string {
	found := l.find(s)
	if len(found) == 0 {
		return s
	}
	var b strings.Builder
	from := 0
	for _, m := range found {
		b.WriteString(s[from:m.from])
		b.WriteString(l.replacement)
		from = m.to
	}
	b.WriteString(s[from:])
	return b.String()
}

// contains reports whether s contains a name.
func (l *matcher) contains(s string) bool { return len(l.find(s)) > 0 }
