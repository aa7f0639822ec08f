package markup

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"bangvang/internal/diag"
	"bangvang/internal/markup/body"
	"bangvang/internal/source"
	"bangvang/internal/typography"
)

// Markdown is configured here and nowhere else. A parser keeps no state between calls, so that all
// articles share it. Looking for bare addresses takes as long as all the rest, so that is done only
// for texts that may hold one.
var (
	withAddresses = configured(extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})))
	withoutThem   = configured()
)

func configured(more ...goldmark.Extender) parser.Parser {
	all := append(more, extension.Table, extension.Strikethrough, extension.Footnote)
	return goldmark.New(goldmark.WithExtensions(all...)).Parser()
}

// writers keep their room from one Parse to the next; a Body holds copies.
var writers = sync.Pool{New: func() any { return new(writer) }}

// Parse reads f.Text[start:] as Markdown. The Body is never nil; its text is laid aside by lay, which may be nil. It
// may be called from several goroutines at once.
func Parse(f *source.File, start int, lay body.Lay) (*Body, diag.List) {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	src := typography.Closing(append(w.src[:0], f.Text[start:]...))
	*w = writer{
		file: f, base: start, src: src, quoted: bytes.IndexByte(src, '"') >= 0,
		out: w.out[:0], plain: w.plain[:0], cuts: w.cuts[:0], parts: w.parts,
	}
	if at, mark, limit := bomb(src); at >= 0 {
		w.tooDeep(at, mark, limit)
		return w.body(lay), w.problems
	}
	markdown := withoutThem
	if bytes.Contains(src, []byte("://")) || bytes.Contains(src, []byte("www.")) || bytes.IndexByte(src, '@') >= 0 {
		markdown = withAddresses
	}
	w.blocks(markdown.Parse(text.NewReader(src)))
	return w.body(lay), w.problems
}

// Limits on what an article may hold. Goldmark needs time that grows with the square of these (a
// table of 5,000 columns in 35 KB took 17 s), and browsers give up at about 500 open elements.
const (
	maxDepth    = 100  // open elements; > and list marks at the start of one line
	maxBrackets = 2000 // [ in one paragraph
	maxColumns  = 200  // | on one line
	maxNotes    = 2000 // [^ in the article
	maxIndent   = 400  // white space before a line
)

// bomb returns the offset of the first line that is beyond a limit, with the mark and the limit; -1
// when there is none.
func bomb(src []byte) (at int, mark string, limit int) {
	brackets, notes := 0, 0
	for line := range bytes.Lines(src) {
		notes += bytes.Count(line, []byte("[^"))
		if brackets += bytes.Count(line, []byte{'['}); len(bytes.TrimSpace(line)) == 0 {
			brackets = 0
		}
		switch {
		case brackets > maxBrackets:
			return at, "[", maxBrackets
		case len(line)-len(bytes.TrimLeft(line, " \t")) > maxIndent:
			return at, " ", maxIndent
		case notes > maxNotes:
			return at, "[^", maxNotes
		case bytes.Count(line, []byte{'|'}) > maxColumns:
			return at, "|", maxColumns
		case len(line) > maxDepth && nesting(line) > maxDepth:
			return at, string(bytes.TrimSpace(line)[:1]), maxDepth
		}
		at += len(line)
	}
	return -1, "", 0
}

// nesting counts the quotations and list items that a line opens. A line of nothing but list marks
// (- - - -) is a rule and opens none.
func nesting(line []byte) int {
	depth := 0
	for i, c := range line {
		spaced := i+1 < len(line) && line[i+1] <= ' '
		switch {
		case c <= ' ', '0' <= c && c <= '9':
		case c == '>', spaced && strings.IndexByte("-+*.)", c) >= 0:
			depth++
		default:
			return depth
		}
	}
	if bytes.IndexByte(line, '>') < 0 {
		return 0
	}
	return depth
}
