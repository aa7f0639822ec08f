// This file reports what an author cannot have meant; package slips knows which.

package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"bangvang/internal/content/markdown/slips"
	"bangvang/internal/diag"
)

// slips reports each slip with its fix.
func (w *writer) slips(list []slips.Slip) {
	for _, s := range list {
		if s.Code == diag.UnknownFootnote {
			if w.unknownNotes[s.Args[0]] {
				continue // it lacks one text
			}
			if w.unknownNotes == nil {
				w.unknownNotes = map[string]bool{}
			}
			w.unknownNotes[s.Args[0]] = true
		}
		w.problem(s.Code, s.At, s.Args...)
		for i := range s.Edits {
			s.Edits[i].Start += w.base
			s.Edits[i].End += w.base
		}
		w.problems[len(w.problems)-1].FixBy(s.Edits...)
	}
}

// addToRun appends running text to the run of it that is being written, or begins a new one. A run ends at a line end, and
// where something other than text follows.
func (w *writer) addToRun(from, to int) {
	if !w.hasMarks {
		return
	}
	if from != w.runEnd {
		w.endRun()
		w.runStart = from
	}
	w.runEnd = to
}

// endRun reports the slips of the run.
func (w *writer) endRun() {
	if w.runStart < w.runEnd {
		w.reportSpacedLinks(w.runStart, w.runEnd)
		w.slips(slips.Run(w.src, w.runStart, w.runEnd))
	}
	w.runStart, w.runEnd = 0, 0
}

// spansOf returns the lines of a block, in a buffer that the next call uses again.
func (w *writer) spansOf(n ast.Node) []slips.Span {
	w.spans = w.spans[:0]
	for i := range n.Lines().Len() {
		w.spans = append(w.spans, w.span(n, i))
	}
	return w.spans
}

// span returns line i of a block.
func (w *writer) span(n ast.Node, i int) slips.Span {
	line := n.Lines().At(i)
	for line.Stop > line.Start && w.src[line.Stop-1] == '\n' {
		line.Stop--
	}
	return slips.Span{Start: line.Start, End: line.Stop}
}

// reportLines reports a paragraph, or the text of a list item, that was meant as a list or a table.
func (w *writer) reportLines(n ast.Node) {
	lines := n.Lines()
	marked := false
	for i := 0; i < lines.Len() && !marked; i++ {
		line := lines.At(i)
		marked = slips.MayBeItem(w.src[line.Start:line.Stop])
	}
	if !marked && !w.hasColumns || lines.Len() == 0 {
		return
	}
	spans := w.spansOf(n)
	var items []slips.Slip
	if marked {
		items = slips.Lines(w.src, spans, w.around(n))
	}
	if w.hasColumns && items == nil { // • and a tab begin an item, not a cell
		w.slips(slips.Table(w.src, spans))
	}
	w.slips(items)
}

// around returns what a paragraph has around it.
func (w *writer) around(n ast.Node) slips.Around {
	around := slips.Around{InItem: n.Parent().Kind() == ast.KindListItem, AtTop: n.Parent().Kind() == ast.KindDocument}
	line := func(sibling ast.Node, last bool) []byte {
		switch {
		case sibling == nil:
		case sibling.Kind() == ast.KindList:
			around.Lists = append(around.Lists, sibling.(*ast.List).Marker)
		case sibling.Kind() == ast.KindParagraph && sibling.Lines().Len() > 0:
			i := 0
			if last {
				i = sibling.Lines().Len() - 1
			}
			s := w.span(sibling, i)
			return w.src[s.Start:s.End]
		}
		return nil
	}
	around.Above, around.Below = line(n.PreviousSibling(), true), line(n.NextSibling(), false)
	return around
}

// reportLostCells reports the cells of a row beyond the columns of its table.
func (w *writer) reportLostCells(row ast.Node) {
	last := row.LastChild()
	if last == nil || last.Lines().Len() == 0 {
		return
	}
	at := last.Lines().At(0).Stop
	rest, _, _ := bytes.Cut(w.src[at:], []byte{'\n'})
	if lost := bytes.Trim(rest, "| \t"); len(lost) > 0 {
		w.problem(diag.LostCell, at+bytes.Index(rest, lost), slips.Short(lost))
	}
}

// reportLevel reports, once per article, a heading that is more than one level below the heading above it.
func (w *writer) reportLevel(n *ast.Heading, level int) {
	above := max(w.level, 1)
	if level > above+1 && !w.levelReported && n.Lines().Len() > 0 {
		w.levelReported = true
		w.problem(diag.SkippedLevel, n.Lines().At(0).Start, strconv.Itoa(level), strconv.Itoa(above), strings.Repeat("#", above+1))
	}
	w.level = level
}

// lost reports a text of the file that the page does not show, if it has any.
func (w *writer) lost(at int, text []byte) {
	if text = bytes.TrimSpace(text); len(text) > 0 {
		w.problem(diag.LostText, at, slips.Short(text))
	}
}

// reportNested reports the addresses inside the description of an image, and the title of one that has no caption.
func (w *writer) reportNested(n *ast.Image) {
	if !w.inFigure {
		w.lost(n.Pos(), n.Title)
	}
	if n.ChildCount() == 1 && n.FirstChild().Kind() == ast.KindText {
		return
	}
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) { // the function returns no error
		switch c := c.(type) {
		case *ast.Link:
			if entering {
				w.lost(n.Pos(), c.Destination)
			}
		case *ast.Image:
			if entering && c != n {
				w.lost(n.Pos(), c.Destination)
			}
		case *extast.FootnoteLink:
			if entering {
				w.problem(diag.LostText, n.Pos(), "[^"+strconv.Itoa(c.Index)+"]")
			}
		}
		return ast.WalkContinue, nil
	})
}

// language writes the class of a block of code in a known language, e.g. language-go, and reports other text after ```.
func (w *writer) language(n ast.Node) (class string) {
	fenced, ok := n.(*ast.FencedCodeBlock)
	if !ok || fenced.Info == nil {
		return ""
	}
	info := bytes.TrimSpace(fenced.Info.Value(w.src))
	first, rest, _ := bytes.Cut(info, []byte{' '})
	if strings.Trim(string(first), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+#_.,-") != "" {
		rest = info
	} else if len(first) > 0 {
		class = ` class="language-` + string(first) + `"`
	}
	w.lost(fenced.Info.Segment.Start, rest)
	return class
}

// reportComments reports, once per article, how many comments it has and where the first is.
func (w *writer) reportComments() {
	if w.comments > 0 {
		w.problem(diag.HTMLComment, w.firstComment, strconv.Itoa(w.comments))
	}
}

// comment counts a comment at an offset.
func (w *writer) comment(at int) {
	if at = max(at, 0); w.comments == 0 || at < w.firstComment {
		w.firstComment = at
	}
	w.comments++
}

// commentsIn counts the comments of a block that has nothing to show, and reports the titles of its links.
func (w *writer) commentsIn(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.RawHTML:
			w.visible(c.Segments.Value(w.src), c.Pos())
		case *ast.Link:
			w.lost(c.Pos(), c.Title)
		}
	}
}

// visible returns HTML without its closed comments, which it counts.
func (w *writer) visible(raw []byte, at int) []byte {
	for rest := raw; ; {
		_, after, ok := bytes.Cut(rest, []byte("<!--"))
		_, next, closed := bytes.Cut(after, []byte("-->"))
		if !ok || !closed {
			return stripComments(raw)
		}
		w.comment(at)
		rest = next
	}
}

// quote returns the line from an offset on, for a message.
func quote(src []byte, at int) string {
	line, _, _ := bytes.Cut(src[at:], []byte{'\n'})
	return slips.Short(line)
}
