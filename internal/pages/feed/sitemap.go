package feed

import "time"

// Limits of one file, from sitemaps.org (“Sitemap file requirements”) and Google.
const (
	maxURLs   = 50_000
	maxBytes  = 50 << 20
	maxImages = 1_000 // of one URL
	maxNews   = 1_000
)

const (
	sitemapNamespace = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`
	imageNamespace   = ` xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"`
	newsNamespace    = ` xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"`
	envelopeBytes    = 512 // upper bound for the lines around the URLs
)

// Sitemap returns one sitemap of all urls, a whole file, with the first 1,000 images of each. A list that may be too long
// for one file goes through [SplitSitemap] first.
func Sitemap(urls []URL) []byte {
	images := false
	for _, u := range urls {
		images = images || len(u.Images) > 0
	}
	b := make([]byte, 0, envelopeBytes+160*len(urls))
	b = append(b, xmlDeclaration+"<urlset "+sitemapNamespace...)
	if images {
		b = append(b, imageNamespace...)
	}
	b = append(b, ">\n"...)
	for _, u := range urls {
		b = appendURL(b, u)
	}
	return append(b, "</urlset>\n"...)
}

// SplitSitemap splits urls, in their order, into as few parts as possible of which each fits one file: at most 50,000
// URLs and 50 MiB. The parts share the memory of urls. It returns at least one part, empty for no urls; several parts
// need a [SitemapIndex].
func SplitSitemap(urls []URL) [][]URL {
	var (
		parts   [][]URL
		scratch []byte
		from    int
		size    = envelopeBytes
	)
	for i, u := range urls {
		scratch = appendURL(scratch[:0], u)
		if i-from == maxURLs || (i > from && size+len(scratch) > maxBytes) {
			parts = append(parts, urls[from:i:i])
			from, size = i, envelopeBytes
		}
		size += len(scratch)
	}
	return append(parts, urls[from:])
}

func appendURL(b []byte, u URL) []byte {
	b = append(b, "<url>\n"...)
	b = appendElement(b, "loc", u.Loc)
	b = appendLastmod(b, u.Modified)
	for _, image := range u.Images[:min(len(u.Images), maxImages)] {
		b = append(b, "<image:image>"...)
		b = appendStartTag(b, "image:loc")
		b = appendText(b, image)
		b = append(b, "</image:loc></image:image>\n"...)
	}
	return append(b, "</url>\n"...)
}

// SitemapIndex returns the index of the sitemaps at locs, a whole file; it ignores their Images.
func SitemapIndex(locs []URL) []byte {
	b := make([]byte, 0, envelopeBytes+160*len(locs))
	b = append(b, xmlDeclaration+"<sitemapindex "+sitemapNamespace+">\n"...)
	for _, u := range locs {
		b = append(b, "<sitemap>\n"...)
		b = appendElement(b, "loc", u.Loc)
		b = appendLastmod(b, u.Modified)
		b = append(b, "</sitemap>\n"...)
	}
	return append(b, "</sitemapindex>\n"...)
}

func appendLastmod(b []byte, at time.Time) []byte {
	if at.IsZero() {
		return b
	}
	return appendTime(b, "lastmod", at)
}

// NewsSitemap returns Google's news sitemap of items. Google allows articles of the last two days only, which the
// caller selects, newest first, and at most 1,000; further items are omitted.
func NewsSitemap(items []News) []byte {
	items = items[:min(len(items), maxNews)]
	b := make([]byte, 0, envelopeBytes+512*len(items))
	b = append(b, xmlDeclaration+"<urlset "+sitemapNamespace+newsNamespace+">\n"...)
	for _, n := range items {
		b = append(b, "<url>\n"...)
		b = appendElement(b, "loc", n.Loc)
		b = append(b, "<news:news>\n<news:publication>\n"...)
		b = appendElement(b, "news:name", n.Publication)
		b = appendElement(b, "news:language", n.Lang)
		b = append(b, "</news:publication>\n"...)
		b = appendTime(b, "news:publication_date", n.Published)
		b = appendElement(b, "news:title", n.Title)
		b = append(b, "</news:news>\n</url>\n"...)
	}
	return append(b, "</urlset>\n"...)
}
