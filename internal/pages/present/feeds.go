package present

import (
	"html/template"
	"slices"
	"strings"

	"bangvang/internal/pages/feed"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// maxFeedTags is the number of tags that an entry of a feed has at most: each tag of an article has a feed with all of
// them.
const maxFeedTags = 50

// entry returns the entry of an article in a feed, with its text of texts if full is true.
func (p *Presenter) entry(a *site.Article, texts site.Texts, full bool) (e *feed.Entry, err error) {
	e = &feed.Entry{
		URL: p.articleURL(a), Title: a.Title.Text, Summary: a.Summary, Authors: authorNames(a),
		Published: a.Date, Updated: lastChange(a),
	}
	if a.Category != nil {
		e.Categories = append(e.Categories, a.Category.Name)
	}
	tags := a.Tags[:min(len(a.Tags), maxFeedTags)]
	e.Categories = slices.Grow(e.Categories, len(tags))
	for _, t := range tags {
		e.Categories = append(e.Categories, t.Name)
	}
	if full {
		e.Content, err = p.body(a, texts, e.URL, p.URL)
		e.Content = withoutIDs(e.Content, e.URL)
	}
	for _, c := range p.corrections(a) {
		said := p.Strings.Correction + " " + c.Date.Short + ": "
		if full {
			e.Content += "<p><strong>" + template.HTMLEscapeString(said) + "</strong>" + template.HTMLEscapeString(c.Text) + "</p>\n"
		} else {
			e.Summary = strings.TrimSpace(e.Summary + " " + said + c.Text)
		}
	}
	if image := p.card(a).Picture; image != nil {
		e.Image, e.ImageType, e.ImageSize = image.URL, image.Type, image.Size
	}
	for _, f := range p.filesOf(a) {
		if f.URL != "" { // a site without an address
			e.Files = append(e.Files, feed.File{URL: f.URL, Name: f.Name, Type: f.Type, Size: f.Bytes})
		}
	}
	return e, err
}

// authorNames returns the names of the authors of an article, those who wrote it first; each of the others has its part
// in brackets: “Lan Anh (ảnh)”.
func authorNames(a *site.Article) []string {
	var wrote, others []string
	for _, who := range a.Authors {
		if who.Role == "" {
			wrote = append(wrote, who.Name)
		} else {
			others = append(others, who.Name+" ("+who.Role+")")
		}
	}
	return append(wrote, others...)
}

// withoutIDs returns the HTML of the article at an absolute address for a feed, whose entries are shown on one page: without
// ids, since two entries with footnotes would share theirs, and with links to its footnotes that lead to the article. For
// example, href="#fn:1" becomes href="https://a.vn/x/#fn:1".
func withoutIDs(html, address string) string {
	html = strings.ReplaceAll(html, ` href="#`, ` href="`+template.HTMLEscapeString(address)+"#")
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(html, ` id="`) // in running text, quotes are escaped
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		_, html, _ = strings.Cut(rest, `"`)
	}
}

// FeedTexts returns the articles whose texts are in the feeds of a list: the newest of the list of all articles, newest
// first, as many as the setting feeds.items says. It is nil for any other list, whose feed has summaries only. Callers
// must not change the slice, which is a part of l.Articles.
func (p *Presenter) FeedTexts(l List) []*site.Article {
	if !hasTexts(l) {
		return nil
	}
	return l.Articles[:min(len(l.Articles), p.site.Settings.FeedItems)]
}

// hasTexts reports whether the feeds of a list contain the texts of articles.
func hasTexts(l List) bool { return l.Address == routes.Home }

// Atom returns the Atom feed of a list, with its newest articles, as many as the setting feeds.items says. The feed of
// the site contains the texts of articles, the others their summaries, because an article is in many lists. For a site
// without an address ([Presenter.HasAddress]) the addresses in it are empty, so callers publish none. The error is that
// of reading a text.
func (p *Presenter) Atom(l List, texts site.Texts) (*view.Atom, error) {
	f, err := p.feed(l, texts, hasTexts(l))
	return &view.Atom{Feed: f}, err
}

// JSONFeed returns the JSON Feed of a list, with the texts of its newest articles, as many as the setting feeds.items
// says. Callers publish one for the list of all articles only, and none for a site without an address; JSONFeed does
// not check this, and for such a site the addresses in it are empty. The error is that of reading a text.
func (p *Presenter) JSONFeed(l List, texts site.Texts) (*view.JSONFeed, error) {
	f, err := p.feed(l, texts, true)
	f.Self = p.URL(l.Address.JSONFeed())
	return &view.JSONFeed{Feed: f}, err
}

// feed returns the feed of a list, with the texts of articles if full is true.
func (p *Presenter) feed(l List, texts site.Texts, full bool) (feed.Feed, error) {
	set := p.site.Settings
	f := feed.Feed{
		Title: l.Heading + " · " + set.Title, Subtitle: set.Description, Lang: set.Language,
		Home: p.URL(l.Address), Self: p.URL(l.Address.Feed()), Author: set.Organisation.Name,
	}
	if l.Address == routes.Home {
		f.Title = set.Title
	}
	if f.Author == "" {
		f.Author = set.Title
	}
	shown := l.Articles[:min(len(l.Articles), set.FeedItems)]
	f.Entries = slices.Grow(f.Entries, len(shown))
	for _, a := range shown {
		e, err := p.entry(a, texts, full)
		if err != nil {
			return f, err
		}
		f.Entries = append(f.Entries, e)
		if e.Updated.After(f.Updated) {
			f.Updated = e.Updated
		}
	}
	if f.Updated.IsZero() {
		f.Updated = viet.StartOfDay(p.site.Now)
	}
	return f, nil
}
