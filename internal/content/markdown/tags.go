package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// inlineTags are the tags of HTML that an article may have, for which Markdown has no marks: a new line, m<sup>2</sup>
// and H<sub>2</sub>O. They have no attributes, and those with an end have it in the same paragraph; all other tags are
// shown as typed.
var inlineTags = []string{"br", "sup", "sub"}

// tagOf returns the name of a tag of [inlineTags] and whether it is the closing one; "" for any other tag.
func tagOf(raw []byte) (name string, closes bool) {
	if len(raw) > len("</sup >")+3 {
		return "", false
	}
	s := strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(string(raw), "<"), ">"))
	s, closes = strings.CutPrefix(s, "/")
	for _, name := range inlineTags {
		switch rest, ok := strings.CutPrefix(s, name); {
		case !ok:
		case strings.TrimSpace(rest) == "", name == "br" && !closes && strings.TrimSpace(rest) == "/":
			return name, closes
		}
	}
	return "", false
}

// htmlBlocks parses blocks of raw HTML. A line that begins with one of [inlineTags] begins a paragraph instead, so that the
// text after the tag is Markdown.
type htmlBlocks struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (b htmlBlocks) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	line = bytes.TrimLeft(line, " ")
	if end := bytes.IndexByte(line, '>'); end > 0 {
		if name, _ := tagOf(line[:end+1]); name != "" {
			return nil, parser.NoChildren
		}
	}
	return b.BlockParser.Open(parent, reader, pc)
}

// tag writes a tag of [inlineTags], with everything up to its end, and returns the last node that it wrote; nil if n is
// another tag, or if it has no end.
func (w *writer) tag(n *ast.RawHTML) (last ast.Node) {
	name, closes := tagOf(n.Segments.Value(w.src))
	switch {
	case name == "" || closes && name != "br":
		return nil
	case name == "br":
		if closes {
			return nil
		}
		w.html("<br>")
		w.plain = append(w.plain, ' ')
		return n
	}
	end := w.endOf(n, name)
	if end == nil || w.depth == MaxDepth || end == n.NextSibling() {
		return nil
	}
	w.html("<" + name + ">")
	w.depth++
	w.inlinesUntil(n.NextSibling(), end)
	w.depth--
	w.html("</" + name + ">")
	return end
}

// endOf returns the sibling after n that is the closing tag with this name, nil if there is none, or another opening tag
// with the name before it.
func (w *writer) endOf(n ast.Node, name string) ast.Node {
	for c := n.NextSibling(); c != nil; c = c.NextSibling() {
		if raw, ok := c.(*ast.RawHTML); ok {
			if other, closes := tagOf(raw.Segments.Value(w.src)); other == name {
				if !closes {
					return nil
				}
				return c
			}
		}
	}
	return nil
}
