package web

import (
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bangvang/internal/text/viet"
)

// parts are the elements of a page that have the parts of its article, nil for those that were not found.
type parts struct {
	title, date, author, summary, body *html.Node
	core                               *html.Node          // where nearly all of the text is, in body or body itself
	kept                               map[*html.Node]bool // elements with text of the article, and all above them; nil for all
	caption                            func(*html.Node) bool
	drop                               []*html.Node
	monthFirst                         bool
	guessed                            bool // title is but a line above the text
}

// The names that portals give to elements, as classes and ids in small letters.
var (
	titleName   = regexp.MustCompile(`(?:title|headline|tieu-?_?de|ten-?_?tin|ten-?_?bai|ten-?bv|post-name|entry-name|news-name)`)
	siteName    = regexp.MustCompile(`(?:site|portlet|block|widget|box|module|page-?title-?bar|logo|brand|banner|section|cate|category|chuyen-?muc|menu|head-?tit)[-_]?(?:title|name|tieu-?de|header)|logo|slogan|titlerow`)
	dateName    = regexp.MustCompile(`(?:date|time|ngay|publish|posted|thoi-?gian|meta|created|cap-?nhat)`)
	authorName  = regexp.MustCompile(`(?:author|tac-?_?gia|byline|writer|nguoi-?viet|but-?danh)`)
	summaryName = regexp.MustCompile(`(?:sapo|summary|tom-?_?tat|trich-?_?dan|trich-?yeu|lead|introtext|mo-?ta|desc|chapeau|standfirst|abstract|teaser)`)
	junkName    = regexp.MustCompile(`(?:^|[\s_-])(?:share|sharing|sharedaddy|social|related|sidebar|comments?|breadcrumbs?|menu|nav|navbar|navigation|footer|banner|ads?|advert\w*|print|rating|pagination|paging|pager|toolbar|widget|popup|modal|cookies?|newsletter|subscribe|search|hotline|tags?|tool|tools)(?:$|[\s_-])|` +
		`lien-?_?quan|lienquan|tin-?_?khac|cac-?_?tin|other-?_?news|news-?_?other|relate|binh-?_?luan|quang-?_?cao|thong-?_?ke|luot-?_?xem|luot-?_?truy|tin-?_?moi|xem-?_?nhieu|doc-?_?nhieu|most-?(?:read|view)|sharethis|addthis|fb-|zalo|tu-?_?khoa|keyword|in-?bai|post-?nav|nhuan-?but`)
	junkHeading = regexp.MustCompile(`^[\s>»*+-]*(?:(?:cac |nhung )?(?:tin|bai)(?: bai| viet| tuc| dang)* (?:lien quan|khac|cung chuyen muc|cung loai|cu hon|moi hon|moi nhat|moi dang|da dua|da dang|doc nhieu|xem nhieu|noi bat)|xem them|doc them|chia se|binh luan|y kien (?:ban doc|cua ban)|gui (?:binh luan|email|mail|bai viet|y kien)|tu khoa|tags?\b|the\s?:|luot xem|so lan xem|so luot|in (?:trang|bai)|ban in|quay lai|ve (?:dau )?trang|tro (?:ve|lai)|danh gia|video khac|nguoi doc|email|facebook|zalo|like|share|print|related|back to top|len dau trang)`)
	siteWords   = regexp.MustCompile(`^(?:cong|trang) (?:thong tin|tttt)|^(?:uy ban nhan dan|ubnd|dang uy|so|phong|hdnd|chi tiet|trang chu|tin tuc|home|hoat dong)(?: [^,]{0,60})?$`)
	footWords   = regexp.MustCompile(`giay phep so|ban quyen|ghi ro nguon|luot truy cap|copyright|all rights|chiu trach nhiem (?:noi dung|chinh)|dien thoai\s*:|co quan chu quan`)
)

// junk reports whether an element is named as a part of the portal, such as a menu or a list of related articles.
func junk(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Aside, atom.Footer:
		return true
	case atom.Body, atom.Html, atom.Main, atom.Article:
		return false
	}
	if v := names(n); len(v) > 2 && junkName.MatchString(v) && !strings.Contains(v, "article-tag") {
		return true
	}
	return hidden(n)
}

// hidden reports whether a browser would not show an element.
func hidden(n *html.Node) bool {
	if style := attr(n, "style"); style != "" && len(style) < 2000 {
		style = strings.ReplaceAll(strings.ToLower(style), " ", "")
		if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
			return true
		}
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	return false
}

// general finds the parts of an article without knowing its portal.
func (s *saved) general() (p parts) {
	weights := weigh(s.body)
	p.core, p.body, p.kept = s.core()
	if p.body == nil {
		return p
	}
	if p.title = s.findTitle(p.core, weights); p.title == nil && s.metas("og:title", "twitter:title") == "" && s.ld.headline == "" {
		p.title, p.guessed = s.lineBefore(p.core, weights), true
	}
	s.around(&p, weights)
	return p
}

// core returns the element that has nine tenths of the article's text by go-readability, the one that has all of it, and
// all elements with text of it; nil if there is no such text. Readability renames and joins elements, so each text gets a
// mark in front while it works: a character of the private plane 15, by which the text is known again.
func (s *saved) core() (core, all *html.Node, kept map[*html.Node]bool) {
	const mark, marks = 0xF0000, 0xFFFD
	var marked []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode && len(marked) < marks && strings.TrimSpace(n.Data) != "" {
			n.Data = string(rune(mark+len(marked))) + n.Data
			marked = append(marked, n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(s.body)
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	parser.CharThresholds = 200
	page := &url.URL{Scheme: "http", Host: "localhost", Path: "/"}
	article, err := parser.ParseDocument(s.doc, page)
	for _, n := range marked {
		n.Data = n.Data[utf8.RuneLen(mark):]
	}
	if err != nil || article.Node == nil {
		return nil, nil, nil
	}
	own, total := map[*html.Node]int{}, 0
	for _, r := range text(article.Node) {
		if i := int(r - mark); i >= 0 && i < len(marked) {
			size := len(strings.TrimSpace(marked[i].Data))
			own[marked[i].Parent] += size
			total += size
		}
	}
	if total < 80 {
		return nil, nil, nil
	}
	kept, core, all = s.spread(own, total)
	return core, all, kept
}

// spread returns the elements with text of an article, the innermost with nine tenths of it and the innermost with all
// of it, from the bytes that each element has itself.
func (s *saved) spread(own map[*html.Node]int, total int) (kept map[*html.Node]bool, core, all *html.Node) {
	kept = map[*html.Node]bool{}
	var walk func(n *html.Node) int
	walk = func(n *html.Node) int {
		sum := own[n]
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode {
				sum += walk(c)
			}
		}
		if sum > 0 {
			kept[n] = true
		}
		if core == nil && sum*10 >= total*9 && !inline(n) {
			core = n
		}
		if all == nil && sum == total && !inline(n) {
			all = n
		}
		return sum
	}
	walk(s.body)
	return kept, core, all
}

// findTitle returns the element with the title: the one that looks most like it, by its tag, its name, its place before
// the text, and the title in the head. It is nil if none does. The title of the site, of a box or in a link to another page is none.
func (s *saved) findTitle(core *html.Node, weights map[*html.Node]weight) (best *html.Node) {
	heads := []string{viet.Fold(s.metas("og:title", "twitter:title")), viet.Fold(s.ld.headline), viet.Fold(s.title)}
	site := viet.Fold(s.metas("og:site_name", "application-name"))
	top, inCore := 0, false
	each(s.body, func(n *html.Node) bool {
		inCore = inCore || n == core
		if junk(n) && !within(core, n) {
			return false
		}
		if n.Parent == core && inCore && n.PrevSibling != nil && weights[n].all > 400 {
			return false
		}
		w := weights[n]
		if w.all > 400 || w.all < 8 || n.DataAtom == atom.Tr || n.DataAtom == atom.Table {
			return w.all > 400
		}
		if score := titleScore(n, viet.Fold(textOf(n)), heads, site, w); score > top && score >= 25 {
			top, best = score, n
		}
		return true
	})
	return best
}

// lineBefore returns the line above the text that may be its title, where no element is named or looks like one: the last
// one of 20 to 250 letters that is no link, day or name of the site. It is nil if there is none.
func (s *saved) lineBefore(core *html.Node, weights map[*html.Node]weight) (last *html.Node) {
	begun := false
	each(s.body, func(n *html.Node) bool {
		begun = begun || n == core
		w := weights[n]
		if begun || junk(n) || w.linked() {
			return false
		}
		words := textOf(n)
		count := utf8.RuneCountInString(words)
		if w.all > 0 && leaf(n) && !inline(n) && count >= 20 && count <= 250 && !s.dated(n) && titleScore(n, viet.Fold(words), nil, "", w) > -20 {
			last = n
		}
		return true
	})
	return last
}

func titleScore(n *html.Node, folded string, heads []string, site string, w weight) int {
	score := 0
	switch n.DataAtom {
	case atom.H1:
		score = 32
	case atom.H2:
		score = 22
	case atom.H3:
		score = 18
	case atom.H4:
		score = 10
	case atom.A, atom.Li, atom.Label, atom.Figcaption:
		score = -30
	}
	v := names(n)
	if titleName.MatchString(v) {
		score += 26
	}
	if siteName.MatchString(v) {
		score -= 45
	}
	for i, head := range heads {
		switch {
		case head == "" || folded == "" || len(folded) < 10:
		case head == folded:
			score += 50 - 15*i/2
		case strings.HasPrefix(head, folded) || strings.HasPrefix(folded, head) && len(head) > 20:
			score += 40 - 10*i/2
		}
	}
	if folded == site || siteWords.MatchString(folded) {
		score -= 60
	}
	if w.linked() {
		score -= 35
	}
	if count := utf8.RuneCountInString(folded); count < 20 {
		score -= 10
	} else if count > 250 {
		score -= 40
	}
	if len(moments(folded, false)) > 0 && len(folded) < 40 {
		score -= 40
	}
	return score
}

// around finds day, author and sapo by the names of elements near the title and the text. Elements of boxes beside the
// article have the same names on many portals, and the head of a page often has the day on which it was saved, so only
// those beside the title, or between it and the end of the text, count.
func (s *saved) around(p *parts, weights map[*html.Node]weight) {
	near := p.title
	for i := 0; i < 2 && near != nil && near.Parent != nil && !within(p.core, near.Parent); i++ {
		near = near.Parent
	}
	started, inCore, seen := p.title == nil, false, 0
	each(s.body, func(n *html.Node) bool {
		inCore = inCore || n == p.core
		w, v := weights[n], names(n)
		switch {
		case n == p.title:
			started = true
			return false
		case within(p.core, n) || within(p.title, n):
			return true
		case !started && (near == nil || !within(n, near)), junk(n) && w.linked():
			return false
		}
		after := inCore && !within(n, p.core)
		if leaf(n) {
			seen += w.all
		}
		switch {
		case w.all == 0:
		case p.date == nil && !after && w.all < 160 && (n.DataAtom == atom.Time || dateName.MatchString(v)) && s.dated(n):
			p.date = n
		case p.author == nil && started && w.all < 120 && authorName.MatchString(v):
			p.author = n
		case p.summary == nil && started && !after && w.all >= 40 && w.all < 1200 && !w.linked() && summaryName.MatchString(v):
			p.summary = n
			return false
		case p.date == nil && started && !after && w.all < 60 && seen < 400 && leaf(n) && s.dated(n):
			p.date = n
		}
		return true
	})
}

func (s *saved) dated(n *html.Node) bool {
	return len(moments(textOf(n), false)) > 0 || len(moments(attr(n, "datetime"), false)) > 0
}

func leaf(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !inline(c) && c.DataAtom != atom.Br {
			return false
		}
	}
	return true
}
