package markup

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// attr returns the value of an attribute, "" when the element has none of that name.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// textOf returns the text of a node, with a blank where a line or a block ends.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var out strings.Builder
	for x := range n.Descendants() {
		switch {
		case x.Type == html.TextNode:
			out.WriteString(x.Data)
		case x.DataAtom == atom.Br || isBlock(x):
			out.WriteString(" ")
		}
	}
	return strings.TrimSpace(out.String())
}

// openText is textOf with the brackets of texts put back, for captions.
func openText(n *html.Node) string { return strings.ReplaceAll(textOf(n), bracketSign, "[") }

// find returns the first node below n of which is is true, nil if there is none.
func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	for x := range n.Descendants() {
		if is(x) {
			return x
		}
	}
	return nil
}

// hasPicture reports whether a picture, or the comment of one that is missing, is below a node.
func hasPicture(n *html.Node) bool {
	return n != nil && find(n, func(x *html.Node) bool { return x.DataAtom == atom.Img || x.Data == commentTag }) != nil
}

// element returns a new element with a text, which may be "".
func element(name, text string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	if text != "" || name == commentTag {
		n.AppendChild(&html.Node{Type: html.TextNode, Data: text})
	}
	return n
}

// replace puts a node in the place of another; nil removes that.
func replace(old, with *html.Node) {
	if with != nil {
		if with.Parent != nil {
			with.Parent.RemoveChild(with)
		}
		old.Parent.InsertBefore(with, old)
	}
	old.Parent.RemoveChild(old)
}

// Unwrap puts the children of a node in its place.
func Unwrap(n *html.Node) {
	for n.FirstChild != nil {
		child := n.FirstChild
		n.RemoveChild(child)
		n.Parent.InsertBefore(child, n)
	}
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

var blockTags = words("p div ul ol li table tr td th h1 h2 h3 h4 h5 h6 blockquote pre figure figcaption section article header footer aside hr dl dt dd address center " + commentTag)

func isBlock(n *html.Node) bool { return n.Type == html.ElementNode && blockTags[n.Data] }

// plainParagraphs returns a fragment, whose elements are nested too deep to be parsed, as paragraphs of text: what is
// between tags that begin or end a block.
func plainParagraphs(fragment string) []*html.Node {
	var out []*html.Node
	var text strings.Builder
	flush := func() {
		if strings.TrimSpace(text.String()) != "" {
			out = append(out, element("p", text.String()))
		}
		text.Reset()
	}
	z := html.NewTokenizer(strings.NewReader(fragment))
	for skip := ""; ; {
		switch z.Next() {
		case html.ErrorToken:
			flush()
			return out
		case html.TextToken:
			if skip == "" {
				text.Write(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if tag := string(name); blockTags[tag] || tag == "br" {
				flush()
			} else if tag == "script" || tag == "style" {
				skip = tag
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if tag := string(name); blockTags[tag] {
				flush()
			} else if tag == skip {
				skip = ""
			}
		}
	}
}

// levelHeadings gives the headings the levels from 2 on, without a gap: the title of the article is level 1. Headings
// without text it removes.
func levelHeadings(root *html.Node) {
	var headings []*html.Node
	var used [7]int
	for n := range root.Descendants() {
		if len(n.Data) == 2 && n.Type == html.ElementNode && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			headings = append(headings, n)
			used[n.Data[1]-'0'] = 1
		}
	}
	level := 2
	for i := range used {
		if used[i] != 0 {
			used[i] = min(level, 6)
			level++
		}
	}
	for _, n := range headings {
		n.Data = "h" + string(rune('0'+used[n.Data[1]-'0']))
		n.DataAtom = atom.Lookup([]byte(n.Data))
		for x := range n.Descendants() { // a heading is bold
			if x.DataAtom == atom.Strong || x.DataAtom == atom.B {
				x.Data, x.DataAtom = "span", atom.Span
			}
		}
	}
}

// joinTexts joins texts that follow each other, of which removed elements leave many, in linear time: the converter adds them
// one by one to a text that grows.
func joinTexts(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type != html.TextNode {
			joinTexts(child)
			continue
		}
		next := child.NextSibling
		if next == nil || next.Type != html.TextNode {
			continue
		}
		var all strings.Builder
		all.WriteString(child.Data)
		for next != nil && next.Type == html.TextNode {
			all.WriteString(next.Data)
			after := next.NextSibling
			n.RemoveChild(next)
			next = after
		}
		child.Data = all.String()
	}
}
