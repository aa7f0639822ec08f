package theme

import (
	"bytes"
	"fmt"
	"io"

	"bangvang/internal/pages/feed"
	"bangvang/internal/pages/opendata"
	"bangvang/internal/pages/view"
)

// Render appends the bytes of the page or file for the view v, a pointer such as *view.Article, to b and returns b. They
// depend on the view and the theme only. A *view.Asset or *view.ShareCard has no rendering, because its file is copied or
// drawn; it gives an error, as does any value that is no view. An error of a template is an *[Error]. After an error b
// has no part of the page.
func Render(b []byte, t *Theme, v any) ([]byte, error) {
	switch v := v.(type) {
	case *view.Article:
		return t.appendPage(b, v, v.Template)
	case *view.List:
		return t.appendPage(b, v, v.Template)
	case *view.Terms:
		return t.appendPage(b, v, v.Template)
	case *view.Places:
		return t.appendPage(b, v, v.Template)
	case *view.Home:
		return t.appendPage(b, v, v.Template)
	case *view.Roll:
		return t.appendPage(b, v, v.Template)
	case *view.YearReport:
		return t.appendPage(b, v, v.Template)
	case *view.YearReports:
		return t.appendPage(b, v, v.Template)
	case *view.Search:
		return t.appendPage(b, v, v.Template)
	case *view.Follow:
		return t.appendPage(b, v, v.Template)
	case *view.Notice:
		return t.appendPage(b, v, v.Template)
	case *view.Redirect:
		return t.appendPage(b, v, v.Template)
	case *view.Atom:
		return feed.AppendAtom(b, v.Feed), nil
	case *view.JSONFeed:
		return append(b, feed.JSON(v.Feed)...), nil
	case *view.Calendar:
		return feed.AppendCalendar(b, v.Calendar), nil
	case *view.Sitemap:
		return append(b, feed.Sitemap(v.URLs)...), nil
	case *view.SitemapIndex:
		return append(b, feed.SitemapIndex(v.Sitemaps)...), nil
	case *view.NewsSitemap:
		return append(b, feed.NewsSitemap(v.News)...), nil
	case *view.Text:
		return append(b, v.Data...), nil
	case *view.RollCSV, *view.RollJSON:
		out := bytes.NewBuffer(b)
		err := WriteData(out, v)
		return out.Bytes(), err
	}
	return b, fmt.Errorf("rendering a %T: no such view", v)
}

// WriteData writes the file for a view of the roll as data, a *view.RollCSV or *view.RollJSON, one article after another: the
// roll of a large site has hundreds of megabytes. Its error is that of w.
func WriteData(w io.Writer, v any) error {
	switch v := v.(type) {
	case *view.RollCSV:
		return opendata.WriteCSV(w, v)
	case *view.RollJSON:
		return opendata.WriteJSON(w, v)
	}
	return fmt.Errorf("writing a %T: no data of the roll", v)
}
