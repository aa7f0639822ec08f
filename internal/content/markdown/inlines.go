package markdown

import (
	"bytes"
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"bangvang/internal/diag"
	"bangvang/internal/text/typography"
)

// running writes the running text of a block.
func (w *writer) running(block ast.Node) {
	w.prose = typography.Block{}
	if w.quoted {
		w.read(block)
	}
	w.inlines(block)
}

// read shows the running text below n to w.prose, in the order in which it is written.
func (w *writer) read(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.prose.Read(c.Value(w.src), c.SoftLineBreak() || c.HardLineBreak())
		case *ast.Image, *ast.CodeSpan, *ast.AutoLink, *ast.RawHTML:
			w.prose.Skip()
		default:
			w.read(c)
		}
	}
}

// textOf returns the plain text that write writes, and takes it back.
func (w *writer) textOf(write func()) string {
	mark := *w
	write()
	s := string(bytes.TrimSpace(w.plain[len(mark.plain):]))
	*w = mark
	return s
}

func (w *writer) inlines(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		w.inline(c)
	}
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n.Value(w.src))
		w.spaced(n.Segment.Start, n.Segment.Stop)
		if n.HardLineBreak() {
			w.html("<br>")
		}
		if n.HardLineBreak() || n.SoftLineBreak() {
			w.html("\n")
			w.plain = append(w.plain, ' ')
		}
	case *ast.Emphasis:
		w.element(n, [...]string{"", "em", "strong"}[n.Level])
	case *extast.Strikethrough:
		w.element(n, "del")
	case *ast.CodeSpan:
		w.html("<code>")
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			w.verbatim(strings.ReplaceAll(string(c.(*ast.Text).Value(w.src)), "\n", " "))
		}
		w.html("</code>")
	case *ast.Link:
		w.link(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.image(n)
	case *ast.RawHTML:
		w.rawHTML(n.Segments.Value(w.src), n.Pos())
	case *extast.FootnoteLink:
		w.footnoteLink(n)
	case *extast.FootnoteBacklink:
		w.html(` <a href="#` + footnoteID(n.Index, n.RefIndex) + `" class="footnote-back" role="doc-backlink">↩</a>`)
	}
}

func (w *writer) element(n ast.Node, tag string) {
	w.html("<" + tag + ">")
	w.deeper(n, w.inlines)
	w.html("</" + tag + ">")
}

// link writes a link; one without text shows its address.
func (w *writer) link(n *ast.Link) {
	dest := address(typography.Unescape(n.Destination))
	if dest == "" && !w.visible(n) {
		return // there is nothing to show, and nowhere to go
	}
	w.anchor(dest, typography.Unescape(n.Title), n.Pos(), func() {
		if w.visible(n) {
			w.deeper(n, w.inlines)
		} else {
			w.verbatim(dest)
		}
	})
}

func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.src)
	dest := address(string(n.URL(w.src)))
	if n.AutoLinkType == ast.AutoLinkEmail && scheme(dest) != "mailto" {
		dest = "mailto:" + dest
	}
	at := n.Pos() // of a bare address: of the space before it
	if w.src[at] != '<' && !bytes.HasPrefix(w.src[at:], label) {
		at++
	}
	w.anchor(dest, "", at, func() { w.verbatim(string(label)) })
}

// anchor writes a link around what content writes. An unsafe address (which it says) gets no link,
// nor does a link inside another, where HTML allows none.
func (w *writer) anchor(dest, title string, at int, content func()) {
	if !safe(dest) {
		w.problem(diag.UnsafeLink, at, dest)
	}
	if !safe(dest) || w.inLink {
		content()
		return
	}
	w.html(`<a href="`)
	w.ref(Ref{Kind: Link, Dest: dest, Title: title, Pos: w.pos(at)})
	w.html(`"`)
	if title != "" {
		w.html(` title="` + html.EscapeString(title) + `"`)
	}
	if strings.HasPrefix(dest, "//") || strings.HasPrefix(scheme(dest), "http") {
		w.html(` class="ext" rel="noopener"`)
	}
	w.html(">")
	w.inLink = true
	content()
	w.inLink = false
	w.html("</a>")
}

func (w *writer) image(n *ast.Image) {
	dest := address(typography.Unescape(n.Destination))
	alt := w.textOf(func() { w.deeper(n, w.running) })
	if alt == "" {
		w.problem(diag.MissingAlt, n.Pos(), dest)
	}
	if !safe(dest) {
		w.problem(diag.UnsafeLink, n.Pos(), dest)
		w.verbatim(alt)
		return
	}
	caption := w.textOf(func() { w.caption(n.Title) })
	w.ref(Ref{Kind: Image, Dest: dest, Alt: alt, Title: caption, Pos: w.pos(n.Pos())})
}

// rawHTML shows HTML as it was typed, unless it is a comment.
func (w *writer) rawHTML(raw []byte, at int) {
	if raw = withoutComments(raw); len(raw) > 0 {
		w.problem(diag.RawHTML, at)
		w.verbatim(string(raw))
	}
}

// withoutComments cuts the closed comments out of HTML. One that is not closed would swallow the
// rest of the article in silence, so it stays to be seen.
func withoutComments(raw []byte) []byte {
	var out []byte
	for {
		before, rest, ok := bytes.Cut(raw, []byte("<!--"))
		_, after, closed := bytes.Cut(rest, []byte("-->"))
		if !ok || !closed {
			return bytes.TrimSpace(append(out, raw...))
		}
		out = append(out, before...)
		raw = after
	}
}

// footnoteLink writes the number of a footnote; the plain text goes without.
func (w *writer) footnoteLink(n *extast.FootnoteLink) {
	index := strconv.Itoa(n.Index)
	w.html(`<sup id="` + footnoteID(n.Index, n.RefIndex) + `">`)
	if w.inLink {
		w.html(index)
	} else {
		w.html(`<a href="#fn:` + index + `" class="footnote" role="doc-noteref">` + index + "</a>")
	}
	w.html("</sup>")
}

// footnoteID is the id of a place that refers to a footnote. No heading's id has a colon.
func footnoteID(index, ref int) string {
	return "fnref:" + strconv.Itoa(index) + ":" + strconv.Itoa(ref+1)
}

// visible tells whether anything is to be seen below n.
func (w *writer) visible(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		seen := false
		switch c := c.(type) {
		case *ast.Text:
			seen = len(bytes.TrimSpace(c.Value(w.src))) > 0
		case *ast.RawHTML:
			seen = len(withoutComments(c.Segments.Value(w.src))) > 0
		case *ast.Emphasis, *extast.Strikethrough:
			seen = w.visible(c)
		default:
			seen = true
		}
		if seen {
			return true
		}
	}
	return false
}

// address returns an address as a browser reads it (WHATWG URL, 4.4): without control characters
// (here also what references to them became) and without white space around.
func address(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, s))
}

// scheme returns what stands before the first colon of an address, in lower case, "" when that is no
// scheme (RFC 3986, 3.1).
func scheme(dest string) string {
	s, _, ok := strings.Cut(strings.ToLower(dest), ":")
	if !ok || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789+-.") != "" {
		return ""
	}
	return s
}

// safe tells whether an address stays in the site or leads to one that cannot run code here.
func safe(dest string) bool {
	return slices.Contains([]string{"", "http", "https", "mailto", "tel"}, scheme(dest))
}
