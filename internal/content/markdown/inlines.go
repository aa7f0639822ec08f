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

// runningText writes the inline content of a block, with typography that begins anew in each block.
func (w *writer) runningText(block ast.Node) {
	w.prose = typography.Block{}
	if w.hasQuotes {
		w.readQuotes(block)
	}
	w.inlines(block)
	w.endRun()
}

// readQuotes passes the text below n to w.prose, in the order in which it is written, so that quotes can be paired
// before the first is written.
func (w *writer) readQuotes(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.prose.Read(c.Value(w.src), c.SoftLineBreak() || c.HardLineBreak())
		case *ast.Image, *ast.CodeSpan, *ast.AutoLink, *ast.RawHTML:
			w.prose.Skip()
		default:
			w.readQuotes(c)
		}
	}
}

// plainText returns the plain text that write produces, and undoes everything that write wrote.
func (w *writer) plainText(write func()) string {
	mark := *w
	write()
	s := string(bytes.TrimSpace(w.plain[len(mark.plain):]))
	*w = mark
	return s
}

// inlines writes the inline children of parent.
func (w *writer) inlines(parent ast.Node) {
	w.inlinesUntil(parent.FirstChild(), nil)
}

// inlinesUntil writes the inline nodes from first up to end, a later sibling of it; nil is the end of them all.
func (w *writer) inlinesUntil(first, end ast.Node) {
	for c := first; c != nil && c != end; c = c.NextSibling() {
		if raw, ok := c.(*ast.RawHTML); ok {
			if last := w.tag(raw); last != nil {
				c = last
				continue
			}
		}
		w.inline(c)
	}
}

// inline writes one inline node by its kind.
func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n.Value(w.src))
		w.addToRun(n.Segment.Start, n.Segment.Stop)
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
		w.rawHTML(n.Segments.Value(w.src), n.Pos(), 1)
	case *extast.FootnoteLink:
		w.footnoteLink(n)
	case *extast.FootnoteBacklink:
		w.html(` <a href="#` + footnoteID(n.Index, n.RefIndex) + `" class="footnote-back" role="doc-backlink">↩</a>`)
	}
}

// element writes the inline children of n inside an element without attributes, e.g. em.
func (w *writer) element(n ast.Node, tag string) {
	w.html("<" + tag + ">")
	w.nest(n, w.inlines)
	w.html("</" + tag + ">")
}

// link writes a link; one without text shows its address.
func (w *writer) link(n *ast.Link) {
	w.use(n.Reference)
	dest := cleanAddress(typography.Unescape(n.Destination))
	if dest == "" && !w.hasContent(n) { // there is neither text to show nor an address
		w.lost(n.Pos(), n.Title)
		return
	}
	w.anchor(dest, typography.Unescape(n.Title), n.Pos(), func() {
		if w.hasContent(n) {
			w.nest(n, w.inlines)
		} else {
			w.verbatim(dest)
		}
	})
}

// autoLink writes a bare address, or one in <…>, as a link whose text is the address as typed.
func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.src)
	dest := cleanAddress(string(n.URL(w.src)))
	if n.AutoLinkType == ast.AutoLinkEmail && scheme(dest) != "mailto" {
		dest = "mailto:" + dest
	}
	at := n.Pos() // of a bare address: of the space before it
	if w.src[at] != '<' && !bytes.HasPrefix(w.src[at:], label) {
		at++
	}
	w.anchor(dest, "", at, func() { w.verbatim(string(label)) })
}

// anchor writes the output of content inside an <a> element. It writes the content without a link when the address
// is unsafe, which it reports as [diag.UnsafeLink], and inside another link, where HTML allows none.
func (w *writer) anchor(dest, title string, at int, content func()) {
	if w.reportAddress(dest, at, false) || w.inLink {
		content()
		return
	}
	w.html(`<a`)
	w.addRef(Ref{Kind: Link, Dest: dest, Title: title, Pos: w.pos(at)})
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

// image leaves an open place for an image and reports one without a description. Of an image with an unsafe address it
// writes only the description.
func (w *writer) image(n *ast.Image) {
	w.use(n.Reference)
	w.reportNested(n)
	dest := cleanAddress(typography.Unescape(n.Destination))
	alt := w.plainText(func() { w.nest(n, w.runningText) })
	if alt == "" {
		w.problem(diag.MissingAlt, n.Pos(), dest)
	}
	if w.reportAddress(dest, n.Pos(), true) {
		w.verbatim(alt)
		return
	}
	title, credit := splitCredit(n.Title)
	caption := w.plainText(func() { w.caption(title) })
	made := w.plainText(func() { w.caption(credit) })
	if made == "" {
		made = w.credit
	}
	w.addRef(Ref{Kind: Image, Dest: dest, Alt: alt, Title: caption, Credit: made, Pos: w.pos(n.Pos())})
}

// rawHTML writes raw HTML as escaped text and counts its tags, unless it consists of comments.
func (w *writer) rawHTML(raw []byte, at, tags int) {
	if raw = w.visible(raw, at); len(raw) == 0 {
		return
	}
	if at = max(at, 0); w.tags == 0 || at < w.firstTag {
		w.firstTag = at
	}
	w.tags += tags
	w.verbatim(string(raw))
}

// countTags returns the number of tags in the visible part of a block of raw HTML: at least 1 unless the block begins with
// a comment, because it begins with a tag.
func countTags(raw, visible []byte) int {
	n := 0
	for i, c := range visible[:max(len(visible)-1, 0)] {
		if next := visible[i+1] | ' '; c == '<' && ('a' <= next && next <= 'z' || visible[i+1] == '/') {
			n++
		}
	}
	if n == 0 && !bytes.HasPrefix(bytes.TrimSpace(raw), []byte("<!--")) {
		return 1
	}
	return n
}

// stripComments returns HTML without its closed comments. A comment that is not closed would hide the rest of the
// article without notice, so it remains in the text.
func stripComments(raw []byte) []byte {
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

// footnoteLink writes the number of a footnote; the plain text omits it.
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

// footnoteID returns the id of a reference to a footnote, e.g. "fnref:1:2". No id of a heading has a colon.
func footnoteID(index, ref int) string {
	return "fnref:" + strconv.Itoa(index) + ":" + strconv.Itoa(ref+1)
}

// hasContent reports whether n has any visible content.
func (w *writer) hasContent(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		seen := false
		switch c := c.(type) {
		case *ast.Text:
			seen = len(bytes.TrimSpace(c.Value(w.src))) > 0
		case *ast.RawHTML:
			seen = len(stripComments(c.Segments.Value(w.src))) > 0
		case *ast.Emphasis, *extast.Strikethrough:
			seen = w.hasContent(c)
		case *ast.Link:
			seen = cleanAddress(string(c.Destination)) != "" || w.hasContent(c)
		default:
			seen = true
		}
		if seen {
			return true
		}
	}
	return false
}

// cleanAddress returns an address as a browser reads it (WHATWG URL, 4.4): without control characters (including
// those that character references decode to) and without surrounding white space.
func cleanAddress(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, s))
}

// scheme returns the scheme of an address in lower case, "" when it has none (RFC 3986, 3.1).
func scheme(dest string) string {
	s, _, ok := strings.Cut(strings.ToLower(dest), ":")
	if !ok || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789+-.") != "" {
		return ""
	}
	return s
}

// isSafe reports whether an address is relative or has a scheme that cannot run code: http, https, mailto or tel.
func isSafe(dest string) bool {
	return slices.Contains([]string{"", "http", "https", "mailto", "tel"}, scheme(dest))
}
