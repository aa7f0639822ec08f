package markdown

import (
	"bytes"
	"html"
	"strconv"

	"github.com/yuin/goldmark/ast"

	"bangvang/internal/diag"

	"bangvang/internal/content/markdown/slips"
	"bangvang/internal/content/source"
	"bangvang/internal/text/typography"
	"bangvang/internal/text/viet"
)

// writer accumulates the output of one Parse: the HTML and the plain text, in one walk of the tree. A copy of a writer
// is a savepoint: assigning it back undoes what was written since; see plainText.
type writer struct {
	file      *source.File
	base      int // the offset of src in file.Text
	src       []byte
	credit    string // of pictures without one of their own
	hasQuotes bool   // src has a straight double quote

	unknownNotes map[string]bool // the footnotes without text that are reported

	hasMarks   bool // src may have slips in running text; see [slips.MayHaveMarks]
	hasColumns bool // src has a | or a tab

	out, plain []byte
	cuts       []int  // offsets in out, one for each Ref
	parts      []byte // out, encoded by [AppendSplitParts]
	refs       []Ref
	headings   []Heading
	ids        viet.UniqueSlugs // of headings
	lead       []byte
	problems   diag.List

	prose         typography.Block // the typography of the block being written
	depth         int              // the number of open elements
	inLink        bool
	inFigure      bool
	tags          int  // the number of raw HTML tags
	firstTag      int  // the smallest offset of one in src
	denseReported bool // a DenseMarkup was reported

	runStart, runEnd int // the run of running text being written, in src
	spans            []slips.Span
	level            int  // of the last heading
	levelReported    bool // a SkippedLevel was reported
	comments         int
	firstComment     int // the smallest offset of one in src
	definitions      []*ast.LinkReferenceDefinition
	usedLabels       map[string]bool // of definitions
}

// body returns a body of what was written, whose text store stores.
func (w *writer) body(store StoreFunc) *Body {
	w.parts = AppendSplitParts(w.parts[:0], w.out, w.cuts)
	b := EncodedText{Parts: w.parts, Plain: bytes.TrimSpace(w.plain)}.Body(store)
	b.Refs, b.Headings = w.refs, w.headings
	return b
}

// pos returns the position in the file of an offset in src.
func (w *writer) pos(at int) diag.Pos { return w.file.Pos(w.base + max(at, 0)) }

// problem reports a problem at an offset in src.
func (w *writer) problem(code diag.Code, at int, args ...string) {
	w.problems.Add(code, w.pos(at), args...)
}

// reportTags reports, once per article, how many raw HTML tags it has and where the first is: an article that was copied
// from a web page has hundreds, and each needs the same answer.
func (w *writer) reportTags() {
	if w.tags > 0 {
		w.problem(diag.RawHTML, w.firstTag, strconv.Itoa(w.tags))
	}
}

// reportDense reports, once per article, that the text exceeds a limit.
func (w *writer) reportDense(at int, mark string, limit int) {
	if !w.denseReported {
		w.problem(diag.DenseMarkup, at, strconv.Itoa(limit), mark)
	}
	w.denseReported = true
}

// html appends markup to the HTML, unescaped.
func (w *writer) html(s string) { w.out = append(w.out, s...) }

// addRef leaves an open place in the HTML for r.
func (w *writer) addRef(r Ref) {
	w.cuts = append(w.cuts, len(w.out))
	w.refs = append(w.refs, r)
}

// newBlock ends the line of the plain text, so that the next block begins on its own line.
func (w *writer) newBlock() {
	if n := len(w.plain); n > 0 && w.plain[n-1] != '\n' {
		w.plain = append(w.plain, '\n')
	}
}

// uniqueID returns an id for a heading that no other heading of the article has, e.g. "ket-qua-2".
func (w *writer) uniqueID(text string) string {
	slug := viet.Slug(text)
	if slug == "" {
		slug = "muc"
	}
	if w.ids == nil {
		w.ids = viet.UniqueSlugs{}
	}
	return w.ids.Reserve(slug)
}

// verbatim appends text as typed, without typography.
func (w *writer) verbatim(s string) {
	w.plain = append(w.plain, s...)
	w.html(html.EscapeString(s))
}

// text appends running text of Markdown, with typography.
func (w *writer) text(b []byte) { w.out, w.plain = w.prose.Append(w.out, w.plain, b) }
