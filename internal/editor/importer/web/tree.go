package web

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// attr returns an attribute of an element, "" if it has none.
func attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name && n.Attr[i].Namespace == "" {
			return n.Attr[i].Val
		}
	}
	return ""
}

// names returns class, id and itemprop of an element in small letters, cut off after 300 bytes.
func names(n *html.Node) string {
	out := attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "itemprop")
	return strings.ToLower(out[:min(len(out), 300)])
}

// first returns the first node of a tree, in the order of the text, that is as wanted, nil if none is.
func first(n *html.Node, wanted func(*html.Node) bool) *html.Node {
	if wanted(n) {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if got := first(c, wanted); got != nil {
			return got
		}
	}
	return nil
}

// each calls do for the elements of a tree in the order of the text; it does not enter those for which do returns false.
// do may remove the element it got.
func each(n *html.Node, do func(*html.Node) bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && do(c) {
			each(c, do)
		}
		c = next
	}
}

// text returns the text of a tree, with a blank where one block ends.
func text(n *html.Node) string {
	var out strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if n.Type == html.ElementNode && !inline(n) {
			out.WriteByte(' ')
		}
	}
	walk(n)
	return out.String()
}

// clean returns a text with single blanks, without characters that are not seen.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == '\u00ad':
			return -1
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// textOf returns the clean text of a tree.
func textOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	return clean(text(n))
}

// inline reports whether an element is part of a line.
func inline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Big, atom.Cite, atom.Code, atom.Del, atom.Em, atom.Font, atom.I, atom.Img, atom.Ins, atom.Label,
		atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U:
		return true
	}
	return n.Type == html.TextNode
}

func remove(n *html.Node) {
	if n != nil && n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// within reports whether a node is in a tree.
func within(n, tree *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == tree {
			return true
		}
	}
	return false
}

func element(a atom.Atom) *html.Node {
	return &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String()}
}

func set(n *html.Node, name, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: name, Val: value})
}

// weight is how much text a tree has, in bytes without blanks, and how much of it is links.
type weight struct{ all, links int }

func (w weight) linked() bool { return w.all > 0 && w.links*2 > w.all }

// weigh returns the weights of all elements of a tree, in one walk.
func weigh(root *html.Node) map[*html.Node]weight {
	out := map[*html.Node]weight{}
	var walk func(n *html.Node, link bool) weight
	walk = func(n *html.Node, link bool) (w weight) {
		link = link || n.DataAtom == atom.A && attr(n, "href") != ""
		if n.Type == html.TextNode {
			for _, f := range strings.Fields(n.Data) {
				w.all += len(f)
			}
			if link {
				w.links = w.all
			}
			return w
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			sub := walk(c, link)
			w.all, w.links = w.all+sub.all, w.links+sub.links
		}
		out[n] = w
		return w
	}
	walk(root, false)
	return out
}

var digits = regexp.MustCompile(`\d+`)

// stable returns a class or id without its numbers, which differ from page to page.
func stable(s string) string { return digits.ReplaceAllString(s, "") }
