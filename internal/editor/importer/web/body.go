package web

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/markup"
	"bangvang/internal/text/viet"
)

// body makes the Markdown of an article. It goes in steps over the page's tree: what belongs to the portal is removed; the rest
// becomes a flat list of paragraphs, headings, lists, tables and pictures; the first and last of these may be sapo and
// author; the list becomes Markdown.
type body struct {
	*saved
	parts   parts
	options Options
	base    *url.URL // address of the page, nil if unknown
	draft   *draft.Draft
	remote  []string // pictures that only the old portal has
}

func (b *body) build() {
	root := b.parts.body
	b.keepOnly(root)
	for _, n := range append(b.parts.drop, b.parts.title, b.parts.date, b.parts.author, b.parts.summary) {
		if n != nil && n != root && within(n, root) {
			remove(n)
		}
	}
	b.dropJunk(root)
	f := &flat{body: b}
	f.walk(root, nil, "")
	f.flush()
	blocks := b.tail(b.head(b.captions(f.blocks)))
	b.headings(blocks)
	b.credits(blocks)
	out := element(atom.Div)
	var comments []string
	for i, n := range blocks {
		b.links(n)
		out.AppendChild(n)
		img := n.FirstChild
		if img == nil || !isImage(img) {
			continue
		}
		if attr(img, "data-lost") != "" {
			mark := "\uE000" + strconv.Itoa(i) + "\uE001"
			comments = append(comments, mark, b.lost(img))
			n.InsertBefore(&html.Node{Type: html.TextNode, Data: mark}, img)
			n.RemoveChild(img)
		} else if caption := attr(img, "title"); caption != "" {
			n.Data, n.DataAtom = "figure", atom.Figure
			below := element(atom.Figcaption)
			below.AppendChild(&html.Node{Type: html.TextNode, Data: caption})
			n.AppendChild(below)
		}
	}
	b.draft.Body = strings.NewReplacer(comments...).Replace(b.markdown(out))
	if len(b.remote) > 0 {
		list := strings.Join(b.remote[:min(len(b.remote), 5)], ", ")
		b.remark(draft.Look, "ảnh", strconv.Itoa(len(b.remote))+" ảnh còn ở cổng cũ, không lưu cùng trang: "+list,
			strconv.Itoa(len(b.remote))+" pictures are still at the old portal and were not saved with the page: "+list)
	}
}

// markdown returns the Markdown of a tree.
func (b *body) markdown(n *html.Node) string {
	got := markup.Convert(n, markup.Options{})
	if len(got.Lost) > 0 {
		b.remark(draft.Look, "", "bỏ các phần tử không có dạng Markdown: "+strings.Join(got.Lost, ", "), "elements without a form in Markdown were left out: "+strings.Join(got.Lost, ", "))
	}
	return got.Text
}

// keepOnly removes all outside the core of the article in which go-readability found no text of it.
func (b *body) keepOnly(root *html.Node) {
	if b.parts.kept == nil || root == b.parts.core {
		return
	}
	each(root, func(n *html.Node) bool {
		if n == b.parts.core {
			return false
		}
		part := n == b.parts.title || n == b.parts.date || n == b.parts.author || n == b.parts.summary
		if !part && !b.parts.kept[n] && n.DataAtom != atom.Br && !picture(n) {
			remove(n)
			return false
		}
		if words := textOf(n); !within(b.parts.core, n) && len(words) < 1000 && footWords.MatchString(viet.Fold(words)) {
			remove(n)
			return false
		}
		return true
	})
}

func picture(n *html.Node) bool {
	return n.DataAtom == atom.Img || n.DataAtom == atom.Figure || n.DataAtom == atom.Picture
}

// dropJunk removes parts of the portal inside the text: boxes by their names, lists of links, and headings such as “Tin
// liên quan” with the links below them. A box with half of the text is the article, whatever its name.
func (b *body) dropJunk(root *html.Node) {
	weights := weigh(root)
	total := weights[root].all - weights[root].links
	title := viet.Fold(b.draft.Title.Text)
	each(root, func(n *html.Node) bool {
		w := weights[n]
		switch {
		case n.DataAtom == atom.Noscript:
			return true
		case within(b.parts.core, n) && n.DataAtom != atom.Nav && n.DataAtom != atom.Aside:
			return true
		case hidden(n) && first(n, func(c *html.Node) bool { return c.DataAtom == atom.Img }) == nil:
			remove(n)
		case junk(n) && (w.all-w.links)*2 < total && !b.attachments(n):
			remove(n)
		case !inline(n) && w.linked() && w.all > 60 && b.manyLinks(n):
			remove(n)
		case w.all > 0 && w.all < 100 && !within(root, n) && junkHeading.MatchString(viet.Fold(textOf(n))) && (leaf(n) || w.linked()) && b.boxBelow(n, weights):
			remove(n)
		case w.all > 10 && w.all < 600 && n.DataAtom >= atom.H1 && heading(n) > 0 && viet.Fold(textOf(n)) == title:
			remove(n)
		default:
			return true
		}
		return false
	})
}

// boxBelow removes the lists of links after a heading of a box. It returns false if the line is no heading of a box: text follows
// at once, and the line itself is no link.
func (b *body) boxBelow(n *html.Node, weights map[*html.Node]weight) bool {
	at := n
	for at.Parent != nil && inline(at) && at.Parent.FirstChild == at {
		at = at.Parent
	}
	removed := false
	for next := at.NextSibling; next != nil; {
		after := next.NextSibling
		w := weights[next]
		if next.Type == html.ElementNode && w.all > 0 && !w.linked() || next.Type == html.TextNode && len(clean(next.Data)) > 3 {
			break
		}
		if next.Type == html.ElementNode && w.all > 0 {
			removed = true
			remove(next)
		}
		next = after
	}
	return removed || !inline(n) && (weights[n].linked() || weights[n].all < 40)
}

// manyLinks reports whether a block is a list of links to other pages, not one of files to download.
func (b *body) manyLinks(n *html.Node) bool {
	count := 0
	each(n, func(c *html.Node) bool {
		if c.DataAtom == atom.A && attr(c, "href") != "" && len(textOf(c)) > 15 {
			count++
		}
		return true
	})
	return count >= 2 && !b.attachments(n)
}

var attachment = regexp.MustCompile(`(?i)\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|odt|ods)(?:$|[?#/])`)

func (b *body) attachments(n *html.Node) bool {
	return first(n, func(c *html.Node) bool { return c.DataAtom == atom.A && attachment.MatchString(attr(c, "href")) }) != nil
}

// heading returns the level of a heading, 0 for any other element.
func heading(n *html.Node) int {
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		return int(n.Data[1] - '0')
	}
	return 0
}

// head takes the sapo from the first blocks, if the page has no element for it: a first paragraph that is bold as a
// whole. It also removes lines above the text that only repeat the title, the day or a count of readers.
func (b *body) head(blocks []*html.Node) []*html.Node {
	title := viet.Fold(b.draft.Title.Text)
	for i := 0; i < len(blocks) && i < 8; i++ {
		n := blocks[i]
		words := textOf(n)
		if n.DataAtom == atom.P && first(n, isImage) != nil {
			continue
		}
		folded := viet.Fold(words)
		small := utf8.RuneCountInString(words) < 100 && n.DataAtom == atom.P
		switch {
		case folded == title, small && junkHeading.MatchString(folded), small && dateLine.MatchString(folded) && len(moments(words, false)) > 0:
			if b.draft.Date.Time.IsZero() && len(moments(words, false)) > 0 {
				b.parts.date = n
				b.saved.days(b.draft, b.parts, b.options)
				b.dropRemark(noDay)
			}
			blocks = append(blocks[:i], blocks[i+1:]...)
			i--
			continue
		case b.draft.Summary.Text == "" && n.DataAtom == atom.P && bold(n) && len(words) >= 60 && len(words) < 1000 && len(blocks) > i+1:
			b.draft.Summary = draft.Value{Text: words, From: b.place("đoạn đầu in đậm")}
			return append(blocks[:i], blocks[i+1:]...)
		case b.draft.Summary.Text != "" && folded == viet.Fold(b.draft.Summary.Text):
			return append(blocks[:i], blocks[i+1:]...)
		}
		if len(words) > 200 {
			break
		}
	}
	return blocks
}

var dateLine = regexp.MustCompile(`^(?:ngay|dang|cap nhat|\(?cap nhat|thu |chu nhat|luc|xuat ban|\d{1,2}[/:.-])`)

func (b *body) dropRemark(begin string) {
	for i, r := range b.draft.Remarks {
		if strings.HasPrefix(r.VI, begin) {
			b.draft.Remarks = append(b.draft.Remarks[:i], b.draft.Remarks[i+1:]...)
			return
		}
	}
}

// tail takes author, credit and source from the last lines of the text.
func (b *body) tail(blocks []*html.Node) []*html.Node {
	for i := 0; i < 4 && len(blocks) > 1; i++ {
		n := blocks[len(blocks)-1]
		small := len(textOf(n)) < 120
		if n.DataAtom == atom.P && first(n, isImage) == nil && (b.byline(n) || small && junkHeading.MatchString(viet.Fold(textOf(n)))) {
			blocks = blocks[:len(blocks)-1]
			continue
		}
		break
	}
	return blocks
}

func isImage(n *html.Node) bool { return n.DataAtom == atom.Img }

// bold reports whether all text of a paragraph is bold.
func bold(n *html.Node) bool {
	all := clean(text(n))
	var in func(n *html.Node) string
	in = func(n *html.Node) (out string) {
		if n.DataAtom == atom.B || n.DataAtom == atom.Strong {
			return text(n) + " "
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			out += in(c)
		}
		return out
	}
	return all != "" && len(clean(in(n)))+2 >= len(all)
}

// headings moves the headings of the text so that the highest is of level 2, below the title.
func (b *body) headings(blocks []*html.Node) {
	top := 7
	for _, n := range blocks {
		if h := heading(n); h > 0 {
			top = min(top, h)
		}
	}
	for _, n := range blocks {
		if h := heading(n); h > 0 {
			n.Data = "h" + strconv.Itoa(min(h-top+2, 6))
			n.DataAtom = atom.Lookup([]byte(n.Data))
			each(n, func(c *html.Node) bool {
				if c.DataAtom == atom.B || c.DataAtom == atom.Strong {
					markup.Unwrap(c)
				}
				return true
			})
		}
	}
}

// links makes the addresses of links whole, gives attachments that were saved with the page to the draft, and leaves
// only the words of links that lead nowhere.
func (b *body) links(n *html.Node) {
	each(n, func(a *html.Node) bool {
		if a.DataAtom != atom.A {
			return true
		}
		href := strings.TrimSpace(attr(a, "href"))
		if attachment.MatchString(href) {
			if name, data := b.local(href); data != nil {
				file := b.add(name, data)
				a.Attr = []html.Attribute{{Key: "href", Val: file}}
				return true
			}
		}
		u, err := url.Parse(href)
		if err != nil || href == "" || u.Scheme == "" && u.Host == "" && u.Path == "" {
			markup.Unwrap(a)
			return false
		}
		if b.base != nil {
			u = b.base.ResolveReference(u)
		}
		if u.Scheme == "" && u.Host != "" {
			u.Scheme = "https"
		}
		if u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" {
			markup.Unwrap(a)
			return false
		}
		a.Attr = []html.Attribute{{Key: "href", Val: u.String()}}
		return true
	})
}
