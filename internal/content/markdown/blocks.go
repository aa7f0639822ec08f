package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"bangvang/internal/content/markdown/slips"
	"bangvang/internal/diag"
	"bangvang/internal/text/typography"
)

// blocks writes the child blocks of parent.
func (w *writer) blocks(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		if isFigureParagraph(c) {
			c = w.figures(c)
			continue
		}
		w.block(c)
	}
}

// nest calls write for n, one level deeper, unless n is nested deeper than [MaxDepth]; then it reports
// [diag.DenseMarkup] and writes nothing.
func (w *writer) nest(n ast.Node, write func(ast.Node)) {
	if w.depth == MaxDepth {
		at := max(n.Pos(), 0)
		w.reportDense(at, string(w.src[at:min(at+1, len(w.src))]), MaxDepth)
		return
	}
	w.depth++
	write(n)
	w.depth--
}

// block writes one block by its kind. A kind that no case names writes nothing.
func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.newBlock()
		w.reportLines(n)
		w.runningText(n)
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
		if n.Kind() == ast.KindCodeBlock && n.Lines().Len() > 0 {
			w.slips(slips.Indented(w.src, w.spansOf(n), n.Parent().Kind() == ast.KindDocument))
		}
		w.newBlock()
		w.html(`<pre tabindex="0"><code` + w.language(n) + ">")
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
	case *ast.LinkReferenceDefinition:
		w.definitions = append(w.definitions, n)
	case *extast.FootnoteBacklink: // of a footnote that does not end in a paragraph
		w.inline(n)
	}
}

// wrap writes the child blocks of n between an opening and a closing tag.
func (w *writer) wrap(n ast.Node, open, end string) {
	w.html(open)
	w.nest(n, w.blocks)
	w.html(end)
}

// paragraph writes a paragraph, unless it has no visible content. The first one at the top level becomes the lead.
func (w *writer) paragraph(n *ast.Paragraph) {
	if !w.hasContent(n) {
		w.commentsIn(n)
		return
	}
	w.reportLines(n)
	w.newBlock()
	from := len(w.plain)
	w.html("<p>")
	w.runningText(n)
	w.html("</p>\n")
	if len(w.lead) == 0 && n.Parent().Kind() == ast.KindDocument {
		w.lead = bytes.TrimSpace(w.plain[from:len(w.plain):len(w.plain)])
	}
}

// heading writes a heading with its id and appends it to the headings of the body. Level 1 becomes 2: the h1 of the
// page is the title of the article.
func (w *writer) heading(n *ast.Heading) {
	if !w.hasContent(n) {
		w.commentsIn(n)
		return
	}
	h := Heading{Level: max(n.Level, 2), Text: w.plainText(func() { w.runningText(n) })}
	h.ID = w.uniqueID(h.Text)
	w.reportLevel(n, h.Level)
	w.headings = append(w.headings, h)
	tag := "h" + strconv.Itoa(h.Level)
	w.newBlock()
	w.html("<" + tag + ` id="` + h.ID + `">`)
	w.runningText(n)
	w.html("</" + tag + ">\n")
}

// list writes a list; an ordered one that does not begin at 1 gets a start attribute.
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

// htmlBlock writes a block of raw HTML as a paragraph of escaped text, without its comments.
func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	raw := n.Lines().Value(w.src)
	if n.HasClosure() {
		raw = append(raw, n.ClosureLine.Value(w.src)...)
	}
	visible := stripComments(raw)
	if len(visible) == 0 {
		w.visible(raw, n.Pos())
		return
	}
	if open := bytes.LastIndex(raw, []byte("<!--")); open >= 0 && !bytes.Contains(raw[open:], []byte("-->")) {
		w.problem(diag.OpenComment, n.Pos()+open, quote(w.src, n.Pos()+open))
	}
	w.newBlock()
	w.html("<p>")
	w.rawHTML(raw, n.Pos(), countTags(raw, visible))
	w.html("</p>\n")
}

// table writes a table whose first row is the header.
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

// row writes a row of a table. In the plain text a space separates its cells, e.g. "Cờ 4".
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
		w.runningText(c)
		w.html(end)
	}
	w.html("</tr>")
	w.reportLostCells(n)
}

// isFigureParagraph reports whether a block is a paragraph that holds only images, linked or not.
func isFigureParagraph(n ast.Node) bool {
	if n.Kind() != ast.KindParagraph && n.Kind() != ast.KindTextBlock {
		return false
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		blank := ok && t.Segment.Len() == 0
		if !blank && imageOf(c) == nil {
			return false
		}
	}
	return n.HasChildren()
}

// imageOf returns n when it is an image, the image of n when n is a link that holds only an image, and otherwise nil.
func imageOf(n ast.Node) *ast.Image {
	if n.Kind() == ast.KindLink && n.ChildCount() == 1 {
		n = n.FirstChild()
	}
	image, _ := n.(*ast.Image)
	return image
}

// figures writes the run of figure paragraphs that begins at first as figures, in a gallery when there are two or more
// images, and returns the last block of the run.
func (w *writer) figures(first ast.Node) (last ast.Node) {
	var pictures []ast.Node
	for block := first; block != nil && isFigureParagraph(block); block = block.NextSibling() {
		for c := block.FirstChild(); c != nil; c = c.NextSibling() {
			if imageOf(c) != nil {
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

// figure writes an image, linked or not, with its title as the caption and its credit after that.
func (w *writer) figure(n ast.Node) {
	w.html("<figure>")
	w.inFigure = true
	w.inline(n)
	w.inFigure = false
	title, credit := splitCredit(imageOf(n).Title)
	if len(credit) == 0 {
		credit = []byte(w.credit)
	}
	if len(title)+len(credit) > 0 {
		w.newBlock()
		w.html("<figcaption>")
		w.caption(title)
		w.writeCredit(credit, len(title) > 0)
		w.html("</figcaption>")
	}
	w.html("</figure>\n")
}

// caption writes the title of an image. Inside a title, \" is the only way to type a double quote.
func (w *writer) caption(title []byte) {
	title = bytes.ReplaceAll(bytes.TrimSpace(title), []byte(`\"`), []byte(`"`))
	w.prose = typography.Block{}
	w.prose.Read(title, false)
	w.text(title)
}
