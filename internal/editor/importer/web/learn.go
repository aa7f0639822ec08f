package web

import (
	"context"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bangvang/internal/par"
	"bangvang/internal/text/viet"
)

// SampleSize is how many pages of a folder Learn needs at most.
const SampleSize = 40

// Sample returns at most SampleSize of the names of pages, spread evenly over all of them, for Learn.
func Sample(names []string) []string {
	if len(names) <= SampleSize {
		return names
	}
	out := make([]string, SampleSize)
	for i := range out {
		out[i] = names[i*len(names)/SampleSize]
	}
	return out
}

// learning is one page that is learned from: its parts by general rules.
type learning struct {
	saved   *saved
	parts   parts
	weights map[*html.Node]weight
	fits    map[string]*html.Node // by selector: the only element that it finds
}

// Learn returns the portals whose pages are among files, each from three pages or more that are built alike: a part is
// at the place where most of these pages have it, and a title that is the same on all of them is the name of the site and no title. It
// returns no portal for fewer than three pages alike. Its error is that of ctx.
func Learn(ctx context.Context, files []File) ([]Portal, error) {
	read, err := par.Map(ctx, min(len(files), SampleSize), func(i int) *learning { return study(files[i]) })
	if err != nil {
		return nil, err
	}
	pages := slices.DeleteFunc(read, func(l *learning) bool { return l == nil })
	var portals []Portal
	for len(pages) >= 3 && len(portals) < 8 {
		body, group := bestBody(pages)
		if len(group) < 3 {
			break
		}
		if p, ok := learnFrom(group, body); ok {
			portals = append(portals, p)
		}
		pages = slices.DeleteFunc(pages, func(l *learning) bool { return slices.Contains(group, l) })
	}
	return portals, nil
}

// study returns a page to learn from, nil if it is no article.
func study(f File) *learning {
	s, why := open(f)
	if why != nil || s.index() != nil {
		return nil
	}
	l := &learning{saved: s, parts: s.general(), weights: weigh(s.body), fits: map[string]*html.Node{}}
	if l.parts.body == nil {
		return nil
	}
	// The text alone is the body where the rest of it are other parts.
	rest := l.weights[l.parts.body].all - l.weights[l.parts.core].all
	for _, n := range []*html.Node{l.parts.title, l.parts.date, l.parts.author, l.parts.summary} {
		if n != nil && within(n, l.parts.body) && !within(n, l.parts.core) {
			rest -= l.weights[n].all
		}
	}
	if rest < 60 {
		l.parts.body = l.parts.core
	}
	return l
}

// only returns the element that a selector finds on a page, nil if it finds none or several.
func (l *learning) only(selector string) *html.Node {
	n, known := l.fits[selector]
	if !known {
		if all := query(l.saved.body, selector); len(all) == 1 {
			n = all[0]
		}
		l.fits[selector] = n
	}
	return n
}

var plainName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]{1,80}$`)

// selectors returns the selectors by which an element may be found on other pages of its portal, the best first: its id, its
// classes together and each, its itemprop, then those of the elements above it, and its place in the page.
func selectors(n *html.Node) (out []string) {
	tail := ""
	for depth := 0; n != nil && depth < 15 && n.DataAtom != atom.Html; depth++ {
		if n.DataAtom == atom.Body {
			return append(out, "body"+tail)
		}
		tag := n.Data
		if id := attr(n, "id"); plainName.MatchString(id) {
			out = append(out, tag+"#"+id+tail)
		}
		var classes []string
		for _, c := range strings.Fields(attr(n, "class")) {
			if plainName.MatchString(c) && len(classes) < 5 {
				classes = append(classes, c)
			}
		}
		if len(classes) > 0 {
			out = append(out, tag+"."+strings.Join(classes, ".")+tail)
		}
		if len(classes) > 1 {
			for _, c := range classes {
				out = append(out, tag+"."+c+tail)
			}
		}
		if p := attr(n, "itemprop"); plainName.MatchString(p) {
			out = append(out, tag+"[itemprop="+p+"]"+tail)
		}
		place := tag
		if k := nth(n); k > 0 {
			place = tag + ":nth-of-type(" + strconv.Itoa(k) + ")"
		}
		tail = " > " + place + tail
		n = n.Parent
	}
	return out
}

// nth returns the place of an element among its siblings of the same tag, 0 if it has no such sibling or too many.
func nth(n *html.Node) int {
	at, count := 0, 0
	if n.Parent == nil {
		return 0
	}
	for c := n.Parent.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == n.Data {
			count++
			if c == n {
				at = count
			}
		}
	}
	if count < 2 || at > 20 {
		return 0
	}
	return at
}

// vote returns the selector that finds the same part on most pages, and how many these are. Of equal ones it is the
// one that comes first among the selectors of its element.
func vote(pages []*learning, part func(*learning) *html.Node, right func(l *learning, n, want *html.Node) bool) (best string, most int) {
	tried := map[string]bool{}
	for _, l := range pages {
		n := part(l)
		if n == nil {
			continue
		}
		for _, s := range selectors(n) {
			if tried[s] {
				continue
			}
			tried[s] = true
			count := 0
			for _, other := range pages {
				if got := other.only(s); got != nil && right(other, got, part(other)) {
					count++
				}
			}
			if count > most {
				best, most = s, count
			}
		}
		if most == len(pages) || len(tried) > 300 {
			break
		}
	}
	return best, most
}

func same(_ *learning, n, want *html.Node) bool { return n == want }

// bestBody returns the selector that finds the text on most pages, and these pages.
func bestBody(pages []*learning) (string, []*learning) {
	alike := func(l *learning, n, want *html.Node) bool {
		if want == nil {
			return false
		}
		got, wanted := l.weights[n].all, l.weights[want].all
		return n == want || within(want, n) && got*2 <= wanted*3 || within(n, want) && got*10 >= wanted*7
	}
	part := func(l *learning) *html.Node { return l.parts.body }
	selector, _ := vote(pages, part, alike)
	var group []*learning
	for _, l := range pages {
		if n := l.only(selector); n != nil && alike(l, n, part(l)) {
			group = append(group, l)
		}
	}
	return selector, group
}

// learnFrom returns the portal of pages that have their text at the same place, false if no title is found there.
func learnFrom(pages []*learning, body string) (p Portal, ok bool) {
	p.Body = body
	half := (len(pages) + 1) / 2
	title, count := vote(pages, func(l *learning) *html.Node { return l.parts.title }, same)
	if count < half || !differs(pages, title) {
		if title = byDifference(pages, body, titleLike); title == "" {
			return p, false
		}
	}
	p.Title = title
	date, count := vote(pages, func(l *learning) *html.Node { return l.parts.date }, same)
	if count < half || !differs(pages, date) {
		if other := byDifference(pages, body, func(l *learning, n *html.Node) int {
			if l.weights[n].all > 120 || l.weights[n].linked() || !l.saved.dated(n) {
				return 0
			}
			return 100
		}); other != "" {
			date = other
		} else if count < half {
			date = ""
		}
	}
	p.Date = date
	for _, part := range []struct {
		to  *string
		get func(l *learning) *html.Node
	}{{&p.Author, func(l *learning) *html.Node { return l.parts.author }}, {&p.Summary, func(l *learning) *html.Node { return l.parts.summary }}} {
		if s, count := vote(pages, part.get, same); count >= 2 && differs(pages, s) {
			*part.to = s
		}
	}
	p.Caption, p.Drop = captionsOf(pages, body), equal(pages, body)
	p.Name, p.MonthFirst = nameOf(pages[0].saved), monthFirst(pages, date)
	return p, true
}

func nameOf(s *saved) string {
	if at := s.address(); at != nil {
		return at.Host
	}
	if site := s.meta["og:site_name"]; site != "" {
		return site
	}
	if dir, _, ok := strings.Cut(s.file, "/"); ok {
		return dir
	}
	return "cổng cũ"
}

// differs reports whether a selector finds more than one text on the pages.
func differs(pages []*learning, selector string) bool {
	texts := map[string]bool{}
	for _, l := range pages {
		if n := l.only(selector); n != nil {
			texts[viet.Fold(textOf(n))] = true
		}
	}
	return len(texts) > 1
}

// byDifference returns the selector of the element before or at the beginning of the text that is on all pages, differs
// between them, and looks most like a part; like returns 0 for an element that cannot be it. "" if there is none.
func byDifference(pages []*learning, body string, like func(l *learning, n *html.Node) int) (best string) {
	top, begun := 0, false
	first := pages[0]
	each(first.saved.body, func(n *html.Node) bool {
		if n == first.only(body) {
			begun = true
			return false
		}
		if begun || junk(n) && first.weights[n].linked() {
			return false
		}
		score := like(first, n)
		if score <= top {
			return true
		}
		for _, s := range selectors(n) {
			texts := map[string]bool{}
			for _, l := range pages {
				if got := l.only(s); got != nil && like(l, got) > 0 {
					texts[viet.Fold(textOf(got))] = true
				}
			}
			if len(texts) == len(pages) || len(texts) > 1 && len(texts)*4 >= len(pages)*3 {
				top, best = score, s
				break
			}
		}
		return true
	})
	return best
}

// titleLike scores how much an element looks like a title.
func titleLike(l *learning, n *html.Node) int {
	w, words := l.weights[n], textOf(n)
	if count := utf8.RuneCountInString(words); count < 15 || count > 250 || w.linked() || l.saved.dated(n) && count < 60 {
		return 0
	}
	return max(1, 50+titleScore(n, viet.Fold(words), nil, "", w))
}

// equal returns selectors of boxes in the text that have the same words on all pages: “Chia sẻ bài viết”.
func equal(pages []*learning, body string) (out []string) {
	first := pages[0]
	root := first.only(body)
	each(root, func(n *html.Node) bool {
		w := first.weights[n]
		if w.all == 0 || w.linked() || junk(n) || w.all > 1000 || len(out) >= 10 {
			return w.all > 1000 && len(out) < 10
		}
		words := textOf(n)
		for _, s := range selectors(n)[:min(len(selectors(n)), 6)] {
			count := 0
			for _, l := range pages {
				if got := l.only(s); got != nil && within(got, l.only(body)) && textOf(got) == words {
					count++
				}
			}
			if count == len(pages) {
				out = append(out, s)
				return false
			}
		}
		return true
	})
	return out
}

// captionsOf returns the selector of the lines below pictures, if they have a class of their own on two pages or more.
func captionsOf(pages []*learning, body string) string {
	votes := map[string]int{}
	for _, l := range pages {
		seen := map[string]bool{}
		each(l.only(body), func(n *html.Node) bool {
			if n.DataAtom == atom.Img {
				if c := below(n, l); c != nil && attr(c, "class") != "" {
					seen[selectors(c)[0]] = true
				}
			}
			return true
		})
		for s := range seen {
			if strings.Contains(s, ".") && captionOnly(pages, body, s) {
				votes[s]++
			}
		}
	}
	names := make([]string, 0, len(votes))
	for s, n := range votes {
		if n >= 2 {
			names = append(names, s)
		}
	}
	sort.Slice(names, func(i, j int) bool {
		if votes[names[i]] != votes[names[j]] {
			return votes[names[i]] > votes[names[j]]
		}
		return names[i] < names[j]
	})
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// below returns the element right below a picture that has text, nil if it is more than a caption.
func below(img *html.Node, l *learning) *html.Node {
	for n, i := img, 0; i < 4 && n != nil; n, i = n.Parent, i+1 {
		for next := n.NextSibling; next != nil; next = next.NextSibling {
			if w := l.weights[next]; next.Type == html.ElementNode && w.all > 0 {
				if w.all > 300 || len(selectors(next)) == 0 {
					return nil
				}
				return next
			}
		}
	}
	return nil
}

// captionOnly reports whether a selector finds nothing but short lines, not more of them than pictures.
func captionOnly(pages []*learning, body, selector string) bool {
	for _, l := range pages {
		lines := query(l.only(body), selector)
		images := query(l.only(body), "img")
		if len(lines) > len(images) {
			return false
		}
		for _, n := range lines {
			if l.weights[n].all > 300 {
				return false
			}
		}
	}
	return true
}

// monthFirst reports whether the days of a portal are written month/day/year: one of them is a day only so, and none is a day only
// in the other order.
func monthFirst(pages []*learning, date string) bool {
	swapped := 0
	for _, l := range pages {
		for _, m := range moments(textOf(l.only(date)), false) {
			if m.swapped {
				swapped++
			} else if m.time.Day() > 12 {
				return false
			}
		}
	}
	return swapped > 0
}
