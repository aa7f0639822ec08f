package markdown

import (
	"bytes"
	"html"
	"strconv"

	"bangvang/internal/diag"

	"bangvang/internal/content/source"
	"bangvang/internal/text/typography"
	"bangvang/internal/text/viet"
)

// writer holds what one Parse has written so far: the HTML and the plain text, in one walk. A copy
// of it is a mark to go back to, which is how text is read without being written: see textOf.
type writer struct {
	file   *source.File
	base   int // of src in file.Text
	src    []byte
	quoted bool // src holds a straight quote

	out, plain []byte
	cuts       []int  // places in out where a Ref stands
	parts      []byte // out, as it is laid aside
	refs       []Ref
	headings   []Heading
	ids        viet.UniqueSlugs // of headings
	lead       []byte
	problems   diag.List

	prose   typography.Block // the block that is being written
	depth   int              // open elements
	inLink  bool
	refused bool // a DenseMarkup was said
}

// body returns what was written, its text laid aside by lay.
func (w *writer) body(lay Lay) *Body {
	w.parts = AppendPartsCut(w.parts[:0], w.out, w.cuts)
	b := Draft{Parts: w.parts, Plain: bytes.TrimSpace(w.plain)}.Body(lay)
	b.Refs, b.Headings = w.refs, w.headings
	return b
}

// pos returns the place of an offset in src.
func (w *writer) pos(at int) diag.Pos { return w.file.Pos(w.base + max(at, 0)) }

func (w *writer) problem(code diag.Code, at int, args ...string) {
	w.problems.Add(code, w.pos(at), args...)
}

// tooDeep says once that the text is beyond a limit.
func (w *writer) tooDeep(at int, mark string, limit int) {
	if !w.refused {
		w.problem(diag.DenseMarkup, at, strconv.Itoa(limit), mark)
	}
	w.refused = true
}

// html writes markup of our own.
func (w *writer) html(s string) { w.out = append(w.out, s...) }

// ref leaves a place open.
func (w *writer) ref(r Ref) {
	w.cuts = append(w.cuts, len(w.out))
	w.refs = append(w.refs, r)
}

// newBlock sets the plain text that follows apart from what stands before.
func (w *writer) newBlock() {
	if n := len(w.plain); n > 0 && w.plain[n-1] != '\n' {
		w.plain = append(w.plain, '\n')
	}
}

// id returns an id that no heading has yet.
func (w *writer) id(text string) string {
	slug := viet.Slug(text)
	if slug == "" {
		slug = "muc"
	}
	if w.ids == nil {
		w.ids = viet.UniqueSlugs{}
	}
	return w.ids.Give(slug)
}

// verbatim writes text as it was typed.
func (w *writer) verbatim(s string) {
	w.plain = append(w.plain, s...)
	w.html(html.EscapeString(s))
}

// text writes running text of Markdown.
func (w *writer) text(b []byte) { w.out, w.plain = w.prose.Append(w.out, w.plain, b) }
