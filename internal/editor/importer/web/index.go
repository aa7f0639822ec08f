package web

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/text/viet"
)

var (
	searchTitle = regexp.MustCompile(`^(?:ket qua )?(?:tim kiem|tra cuu)|search results?`)
	errorTitle  = regexp.MustCompile(`^(?:404|403|500|error|loi )|khong tim thay trang|page not found|khong ton tai`)
	searchQuery = regexp.MustCompile(`(?i)[?&](?:s|q|keyword|tukhoa|search)=|/(?:search|tim-?kiem)(?:[/.?]|$)`)
	listQuery   = regexp.MustCompile(`(?i)[?&](?:page|trang|paged)=\d|/(?:page|trang)/\d+|/(?:category|tag|author|chuyen-muc|chu-de)/[^/]+/?$`)
)

// index returns why a page is no article but a list of them: the home page, a category, results of a search, a page that only
// says an error. It is nil for an article, and in doubt.
func (s *saved) index() *blocks.Refusal {
	title := viet.Fold(s.title)
	if errorTitle.MatchString(title) {
		return &blocks.Refusal{VI: "trang báo lỗi của cổng cũ", EN: "an error page of the old portal"}
	}
	at := s.address()
	where := ""
	if at != nil {
		where = at.String()
	}
	teasers, words := s.teasers()
	switch {
	case searchTitle.MatchString(title) && teasers > 2, searchQuery.MatchString(where) && teasers > 2:
		return &blocks.Refusal{VI: "trang kết quả tìm kiếm, không phải bài viết", EN: "a page of search results, no article"}
	case s.home() && teasers > 2 && words < 1500:
		return &blocks.Refusal{VI: "trang chủ của cổng, không phải bài viết", EN: "the home page of the portal, no article"}
	case listQuery.MatchString(where) && teasers > 2, teasers >= 4 && words < 300:
		return &blocks.Refusal{VI: "trang danh sách " + strconv.Itoa(teasers) + " bài, không phải bài viết", EN: "a list of " + strconv.Itoa(teasers) + " articles, no article itself"}
	}
	return nil
}

func (s *saved) home() bool {
	for _, a := range []string{s.meta["canonical"], s.meta["og:url"], s.from} {
		if _, rest, ok := strings.Cut(a, "://"); ok {
			if _, p, _ := strings.Cut(rest, "/"); p == "" || strings.EqualFold(p, "index.html") || strings.EqualFold(p, "default.aspx") {
				return true
			}
		}
	}
	name := strings.ToLower(strings.TrimSuffix(path.Base(s.file), path.Ext(s.file)))
	return name == "trang chu" || name == "trang-chu" || name == "home" || name == "default" || strings.EqualFold(s.meta["og:type"], "website")
}

// teasers counts the items of the largest list of articles outside the boxes of the portal: siblings of the same name, each
// with a link to another page and 40 letters or more. words is how much text the page has in paragraphs that are no
// part of such an item, no link and long enough for a sentence.
func (s *saved) teasers() (most, words int) {
	weights := weigh(s.body)
	items := map[*html.Node]bool{}
	each(s.body, func(n *html.Node) bool {
		if junk(n) && weights[n].links*3 > weights[n].all {
			return false
		}
		same := map[string][]*html.Node{}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if teaser(c, weights) {
				key := c.Data + " " + stable(attr(c, "class"))
				same[key] = append(same[key], c)
			}
		}
		for _, list := range same {
			if len(list) < 3 {
				continue
			}
			most = max(most, len(list))
			for _, c := range list {
				items[c] = true
			}
		}
		return true
	})
	each(s.body, func(n *html.Node) bool {
		if items[n] || junk(n) && weights[n].linked() || n.DataAtom == atom.A {
			return false
		}
		own := ownWords(n)
		if own >= 60 && !footWords.MatchString(viet.Fold(textOf(n))) {
			words += own
			return false
		}
		return true
	})
	return most, words
}

// ownWords returns the number of letters that an element has in its own lines, without links and blocks in it.
func ownWords(n *html.Node) (own int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode || c.Type == html.ElementNode && inline(c) && c.DataAtom != atom.A {
			own += utf8.RuneCountInString(clean(text(c)))
		}
	}
	return own
}

// teaser reports whether an element is an item of a list of articles: one link with a title, to another page, near its beginning.
func teaser(n *html.Node, weights map[*html.Node]weight) bool {
	if w := weights[n]; n.Type != html.ElementNode || w.all < 40 || w.all >= 1200 {
		return false
	}
	link := first(n, func(c *html.Node) bool {
		if c.DataAtom != atom.A || weights[c].all < 18 {
			return false
		}
		href := attr(c, "href")
		return href != "" && href[0] != '#' && !attachment.MatchString(href) && !strings.HasPrefix(href, "javascript")
	})
	if link == nil {
		return false
	}
	all := strings.TrimSpace(textOf(n))
	at := strings.Index(all, textOf(link))
	return at >= 0 && at < 60
}
