package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"bangvang/internal/text/typography"
)

// blocks writes the blocks below parent.
func (w *writer) blocks(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		if isFigures(c) {
			c = w.figures(c)
			continue
		}
		w.block(c)
	}
}

// deeper writes what is below n with do, unless it is nested too deeply.
func (w *writer) deeper(n ast.Node, do func(ast.Node)) {
	if w.depth == MaxDepth {
		at := max(n.Pos(), 0)
		w.tooDeep(at, string(w.src[at:min(at+1, len(w.src))]), MaxDepth)
		return
	}
	w.depth++
	do(n)
	w.depth--
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.newBlock()
		w.running(n)
	case *ast.Heading:
		w.heading(n)
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.wrap(n, "<li>", "</li>")
	case *ast.Blockquote:
		w.wrap(n, "<blockquote>", "</blockquote>")
	case *ast.ThematicBreak:
		w.html("<hr>")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.newBlock()
		w.html(`<pre tabindex="0"><code>`)
		w.verbatim(string(n.Lines().Value(w.src)))
		w.html("</code></pre>")
	case *ast.HTMLBlock:
		w.htmlBlock(n)
	case *extast.Table:
		w.table(n)
	case *extast.FootnoteList:
		w.wrap(n, `<div class="footnotes" role="doc-endnotes"><ol>`, "</ol></div>")
	case *extast.Footnote:
		w.wrap(n, `<li id="fn:`+strconv.Itoa(n.Index)+`">`, "</li>")
	case *extast.FootnoteBacklink: // of a footnote that does not end in a paragraph
		w.inline(n)
	}
}

func (w *writer) wrap(n ast.Node, open, end string) {
	w.html(open)
	w.deeper(n, w.blocks)
	w.html(end)
}

func (w *writer) paragraph(n *ast.Paragraph) {
	if !w.visible(n) {
		return
	}
	w.newBlock()
	from := len(w.plain)
	w.html("<p>")
	w.running(n)
	w.html("</p>\n")
	if len(w.lead) == 0 && n.Parent().Kind() == ast.KindDocument {
		w.lead = bytes.TrimSpace(w.plain[from:len(w.plain):len(w.plain)])
	}
}

// heading writes a heading. The page's h1 is the article's title.
func (w *writer) heading(n *ast.Heading) {
	if !w.visible(n) {
		return
	}
	h := Heading{Level: max(n.Level, 2), Text: w.textOf(func() { w.running(n) })}
	h.ID = w.id(h.Text)
	w.headings = append(w.headings, h)
	tag := "h" + strconv.Itoa(h.Level)
	w.newBlock()
	w.html("<" + tag + ` id="` + h.ID + `">`)
	w.running(n)
	w.html("</" + tag + ">\n")
}

func (w *writer) list(n *ast.List) {
	switch {
	case !n.IsOrdered():
		w.wrap(n, "<ul>", "</ul>")
	case n.Start == 1:
		w.wrap(n, "<ol>", "</ol>")
	default:
		w.wrap(n, `<ol start="`+strconv.Itoa(n.Start)+`">`, "</ol>")
	}
}

func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	raw := n.Lines().Value(w.src)
	if n.HasClosure() {
		raw = append(raw, n.ClosureLine.Value(w.src)...)
	}
	if raw = withoutComments(raw); len(raw) > 0 {
		w.newBlock()
		w.html("<p>")
		w.rawHTML(raw, n.Pos())
		w.html("</p>\n")
	}
}

func (w *writer) table(n *extast.Table) {
	header := n.FirstChild()
	w.html(`<div class="table" tabindex="0"><table><thead>`)
	w.row(header, `<th scope="col"`, "</th>")
	w.html("</thead>")
	if header.NextSibling() != nil {
		w.html("<tbody>")
		for row := header.NextSibling(); row != nil; row = row.NextSibling() {
			w.row(row, "<td", "</td>")
		}
		w.html("</tbody>")
	}
	w.html("</table></div>\n")
}

// row writes a row of a table; in the plain text its cells stand apart by a space.
func (w *writer) row(n ast.Node, open, end string) {
	w.newBlock()
	w.html("<tr>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.html(open)
		if cell, ok := c.(*extast.TableCell); ok && cell.Alignment != extast.AlignNone {
			w.html(` class="` + cell.Alignment.String() + `"`)
		}
		w.html(">")
		if c != n.FirstChild() && c.HasChildren() {
			w.plain = append(w.plain, ' ')
		}
		w.running(c)
		w.html(end)
	}
	w.html("</tr>")
}

// isFigures tells whether a block is a paragraph of nothing but pictures, linked or not.
func isFigures(n ast.Node) bool {
	if n.Kind() != ast.KindParagraph && n.Kind() != ast.KindTextBlock {
		return false
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		blank := ok && t.Segment.Len() == 0
		if !blank && pictureOf(c) == nil {
			return false
		}
	}
	return n.HasChildren()
}

// pictureOf returns a picture, or the one that a link holds and nothing else; nil when n is neither.
func pictureOf(n ast.Node) *ast.Image {
	if n.Kind() == ast.KindLink && n.ChildCount() == 1 {
		n = n.FirstChild()
	}
	image, _ := n.(*ast.Image)
	return image
}

// figures writes the paragraphs of pictures from first on, and returns the last of them.
func (w *writer) figures(first ast.Node) (last ast.Node) {
	var pictures []ast.Node
	for block := first; block != nil && isFigures(block); block = block.NextSibling() {
		for c := block.FirstChild(); c != nil; c = c.NextSibling() {
			if pictureOf(c) != nil {
				pictures = append(pictures, c)
			}
		}
		last = block
	}
	if len(pictures) > 1 {
		w.html(`<div class="gallery">`)
	}
	for _, p := range pictures {
		w.figure(p)
	}
	if len(pictures) > 1 {
		w.html("</div>\n")
	}
	return last
}

// figure writes a picture, linked or not, with its title as caption.
func (w *writer) figure(n ast.Node) {
	w.html("<figure>")
	w.inline(n)
	if title := pictureOf(n).Title; len(title) > 0 {
		w.newBlock()
		w.html("<figcaption>")
		w.caption(title)
		w.html("</figcaption>")
	}
	w.html("</figure>\n")
}

// caption writes the title of a picture. In a title, \" is the only way to type a quote.
func (w *writer) caption(title []byte) {
	title = bytes.ReplaceAll(bytes.TrimSpace(title), []byte(`\"`), []byte(`"`))
	w.prose = typography.Block{}
	w.prose.Read(title, false)
	w.text(title)
}
