// Package syntax is the door to goldmark: which Markdown an article is written in, and what is refused because
// to read it would take too long.
package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Markdown is configured here and nowhere else. A parser keeps no state between calls, so that all
// articles share it. Looking for bare addresses takes as long as all the rest, so that is done only
// for texts that may hold one.
var (
	withAddresses = configured(extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})))
	withoutThem   = configured()
)

func configured(more ...goldmark.Extender) parser.Parser {
	markdown := goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(definitions{parser.LinkReferenceParagraphTransformer}, 100)),
	))
	all := append(more, extension.Table, extension.Strikethrough, extension.Footnote)
	return goldmark.New(markdown, goldmark.WithExtensions(all...)).Parser()
}

// definitions looks for definitions of links only in a paragraph that may hold one: it sets out a reader for each.
type definitions struct{ parser.ParagraphTransformer }

func (d definitions) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		if bytes.IndexByte(line.Value(reader.Source()), '[') >= 0 {
			d.ParagraphTransformer.Transform(n, reader, pc)
			return
		}
	}
}

// Parse reads a text that is no [Bomb].
func parseTree(src []byte) ast.Node {
	markdown := withoutThem
	if bytes.Contains(src, []byte("://")) || bytes.Contains(src, []byte("www.")) || bytes.IndexByte(src, '@') >= 0 {
		markdown = withAddresses
	}
	return markdown.Parse(text.NewReader(src))
}

// Limits on what an article may hold. Goldmark needs time that grows with the square of these (a
// table of 5,000 columns in 35 KB took 17 s), and browsers give up at about 500 open elements.
const (
	MaxDepth    = 100     // open elements; > and list marks at the start of one line
	maxBrackets = 2000    // [ in one paragraph
	maxColumns  = 200     // | on one line
	maxCells    = 500_000 // of the widest line of a paragraph, times its lines: each row of a table has them all
	maxNotes    = 2000    // [^ in the article
	maxIndent   = 400     // white space before a line
)

// Bomb returns the offset of the first line that is beyond a limit, with the mark and the limit; -1
// when there is none.
func tooDense(src []byte) (at int, mark string, limit int) {
	brackets, notes, lines, widest := 0, 0, 0, 0
	for line := range bytes.Lines(src) {
		if len(bytes.TrimSpace(line)) == 0 {
			brackets, lines, widest = 0, 0, 0 // a paragraph ends
		}
		columns := bytes.Count(line, []byte{'|'})
		notes, brackets = notes+bytes.Count(line, []byte("[^")), brackets+bytes.Count(line, []byte{'['})
		lines, widest = lines+1, max(widest, columns)
		switch {
		case lines*widest > maxCells:
			return at, "|", maxCells
		case brackets > maxBrackets:
			return at, "[", maxBrackets
		case len(line)-len(bytes.TrimLeft(line, " \t")) > maxIndent:
			return at, " ", maxIndent
		case notes > maxNotes:
			return at, "[^", maxNotes
		case columns > maxColumns:
			return at, "|", maxColumns
		case len(line) > MaxDepth && nesting(line) > MaxDepth:
			return at, string(bytes.TrimSpace(line)[:1]), MaxDepth
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
