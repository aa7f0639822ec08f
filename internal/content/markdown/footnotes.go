package markdown

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"bangvang/internal/diag"
)

// footnotes is the extension of footnotes. Unlike goldmark's own it also keeps those that it does not show: the ones that
// nothing refers to, and the second of two with one name.
type footnotes struct{}

// footnotesKey is the key of a parser's context with all footnotes of the text, a []*extast.Footnote.
var footnotesKey = parser.NewContextKey()

// Extend implements [goldmark.Extender].
func (footnotes) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithBlockParsers(util.Prioritized(footnoteBlocks{extension.NewFootnoteBlockParser()}, 999)),
		parser.WithInlineParsers(util.Prioritized(extension.NewFootnoteParser(), 101)),
		parser.WithASTTransformers(util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
	)
}

// footnoteBlocks parses the texts of footnotes and puts each into the context.
type footnoteBlocks struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (b footnoteBlocks) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, line := reader.PeekLine()
	n, state := b.BlockParser.Open(parent, reader, pc)
	if note, ok := n.(*extast.Footnote); ok {
		all, _ := pc.Get(footnotesKey).([]*extast.Footnote)
		pc.Set(footnotesKey, append(all, note))
		note.SetPos(line.Start + max(bytes.IndexByte(line.Value(reader.Source()), '['), 0))
	}
	return n, state
}

// reportFootnotes reports the footnotes whose text is not shown.
func (w *writer) reportFootnotes(all []*extast.Footnote) {
	seen := make(map[string]bool, len(all))
	for _, n := range all {
		switch name := string(n.Ref); {
		case n.Index >= 0:
		case seen[name]:
			w.problem(diag.DuplicateFootnote, n.Pos(), name)
		default:
			w.problem(diag.UnusedFootnote, n.Pos(), name)
		}
		seen[string(n.Ref)] = true
	}
}

// reportDefinitions reports the definitions of links that no link uses: their text is not shown. A definition of # is the
// form of a comment, e.g. [//]: # (for the editor).
func (w *writer) reportDefinitions() {
	seen := make(map[string]bool, len(w.definitions))
	for _, d := range w.definitions {
		label := util.ToLinkReference(d.Label)
		switch {
		case string(d.Destination) == "#" && !w.usedLabels[label]:
			w.comment(d.Pos())
		case seen[label] || !w.usedLabels[label]:
			w.problem(diag.UnusedLink, d.Pos(), quote(w.src, d.Pos()))
		}
		seen[label] = true
	}
}

// use notes that a link or an image uses the definition with this label.
func (w *writer) use(reference *ast.ReferenceLink) {
	if reference == nil {
		return
	}
	if w.usedLabels == nil {
		w.usedLabels = map[string]bool{}
	}
	w.usedLabels[util.ToLinkReference(reference.Value)] = true
}
