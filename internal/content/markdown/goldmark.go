// This file configures goldmark: the Markdown dialect of articles, and the limits beyond which an article is refused
// because parsing it would take too long.

package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The two parsers of the site. No other code configures Markdown. A parser keeps no state between calls, so all
// articles share it. Looking for bare addresses takes as long as all other parsing, so only texts that may hold
// one are parsed with it.
var (
	parserWithLinkify    = newParser(extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})))
	parserWithoutLinkify = newParser()
)

// newParser returns a CommonMark parser with tables, strikethrough, footnotes and the given extensions.
func newParser(more ...goldmark.Extender) parser.Parser {
	markdown := goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(linkDefinitions{parser.LinkReferenceParagraphTransformer}, 100)),
	))
	all := append(more, extension.Table, extension.Strikethrough, footnotes{})
	return goldmark.New(markdown, goldmark.WithExtensions(all...)).Parser()
}

// blockParsers returns the block parsers of CommonMark; a line that begins with a tag of [inlineTags] begins no raw HTML.
func blockParsers() []util.PrioritizedValue {
	all := parser.DefaultBlockParsers()
	for i, p := range all {
		if html, ok := p.Value.(parser.BlockParser); ok && html == parser.NewHTMLBlockParser() {
			all[i].Value = htmlBlocks{html}
		}
	}
	return all
}

// linkDefinitions looks for link reference definitions only in paragraphs that may hold one, because goldmark
// allocates a reader for each paragraph that it looks at.
type linkDefinitions struct{ parser.ParagraphTransformer }

// Transform implements [parser.ParagraphTransformer].
func (d linkDefinitions) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		if bytes.IndexByte(line.Value(reader.Source()), '[') >= 0 {
			d.ParagraphTransformer.Transform(n, reader, pc)
			return
		}
	}
}

// parseTree returns the syntax tree of a text that is within the limits (see [tooDense]), and all of its footnotes in
// their order, also those that are not in the tree.
func parseTree(src []byte) (ast.Node, []*extast.Footnote) {
	markdown := parserWithoutLinkify
	if bytes.Contains(src, []byte("://")) || bytes.Contains(src, []byte("www.")) || bytes.IndexByte(src, '@') >= 0 {
		markdown = parserWithLinkify
	}
	if !bytes.Contains(src, []byte("[^")) {
		return markdown.Parse(text.NewReader(src)), nil
	}
	pc := parser.NewContext()
	tree := markdown.Parse(text.NewReader(src), parser.WithContext(pc))
	all, _ := pc.Get(footnotesKey).([]*extast.Footnote)
	return tree, all
}

// Limits of an article. The time that goldmark needs grows with the square of these (a table of 5,000 columns in 35 KB
// took 17 s), and browsers give up at about 500 open elements.
const (
	MaxDepth     = 100     // open elements; also > and list marks at the start of one line
	maxBrackets  = 2000    // [ in one paragraph
	maxColumns   = 200     // | on one line
	maxCells     = 500_000 // of the widest line of a paragraph, times its lines: each row of a table has that many
	maxFootnotes = 2000    // [^ in the article
	maxIndent    = 400     // white space before a line
)

// tooDense returns the offset of the first line that exceeds a limit, with the mark that is too frequent and the
// limit, e.g. 0, "|", 200; at is -1 when there is no such line.
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
		case notes > maxFootnotes:
			return at, "[^", maxFootnotes
		case columns > maxColumns:
			return at, "|", maxColumns
		case len(line) > MaxDepth && nesting(line) > MaxDepth:
			return at, string(bytes.TrimSpace(line)[:1]), MaxDepth
		}
		at += len(line)
	}
	return -1, "", 0
}

// nesting counts the quotations and list items that a line opens. A line of list marks alone, e.g. "- - - -", is a
// thematic break and opens none.
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
