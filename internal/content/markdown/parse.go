package markdown

import (
	"bytes"
	"sync"

	"bangvang/internal/diag"

	"bangvang/internal/content/markdown/slips"
	"bangvang/internal/content/source"
	"bangvang/internal/text/typography"
)

// writerPool reuses the buffers of a writer from one Parse to the next; a Body holds copies.
var writerPool = sync.Pool{New: func() any { return new(writer) }}

// Parse parses f.Text[start:] as Markdown, and returns its Body, its lead, and the problems found. The Body is never nil;
// that of a text that is refused ([diag.DenseMarkup]) is empty. credit, as [Credit] returns it, is that of the pictures
// without one of their own, "" for none. store stores its text; with nil the Body holds it in
// memory. The lead is the first paragraph as plain text, "" when there is none. Parse does not change f and may be called
// concurrently.
func Parse(f *source.File, start int, credit string, store StoreFunc) (b *Body, lead string, problems diag.List) {
	w := writerPool.Get().(*writer)
	defer writerPool.Put(w)
	src := typography.TrimClosing(append(w.src[:0], f.Text[start:]...))
	*w = writer{
		file: f, base: start, src: src, credit: credit, hasQuotes: bytes.IndexByte(src, '"') >= 0,
		hasMarks: slips.MayHaveMarks(src), hasColumns: bytes.IndexByte(src, '|') >= 0 || bytes.IndexByte(src, '\t') >= 0,
		out: w.out[:0], plain: w.plain[:0], cuts: w.cuts[:0], parts: w.parts, ids: w.ids, spans: w.spans,
	}
	clear(w.ids)
	if at, mark, limit := tooDense(src); at >= 0 {
		w.reportDense(at, mark, limit)
		return w.body(store), "", w.problems
	}
	tree, footnotes := parseTree(src)
	w.blocks(tree)
	w.reportTags()
	w.reportDefinitions()
	w.reportComments()
	w.reportFootnotes(footnotes)
	return w.body(store), string(w.lead), w.problems
}
