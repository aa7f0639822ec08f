// Package yamlnode parses YAML into nodes with offsets, or into the one fault that keeps it from being read, in an
// editor's words and at the position of the mistake. For example, title: Đồ Sơn: tổng kết is the problem yaml-colon
// with the line in quotes as its hint, and not “mapping values are not allowed”. It is the only package that imports
// the YAML library.
//
// It accepts the part of YAML that a form needs: one document of mappings, lists and scalars, nested at most 100
// deep. References (&, *, <<) and types (!) are faults of their node ([Document.Foreign]): they let a small file mean
// a huge one, give a value no position of its own, and are, in an article, nearly always a text that lacks its
// quotes. References are never followed, so no text can grow.
package yamlnode

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"bangvang/internal/diag"
)

// maxDepth is the deepest nesting that is accepted.
const maxDepth = 100

// Node is a mapping, a list or a scalar. In a mapping, Content has each key with its value after it.
type Node = yaml.Node

// The kinds and styles of a Node, and the tags that the library gives a scalar by its form.
const (
	Mapping  = yaml.MappingNode
	Sequence = yaml.SequenceNode
	Scalar   = yaml.ScalarNode

	DoubleQuoted = yaml.DoubleQuotedStyle
	SingleQuoted = yaml.SingleQuotedStyle

	Null    = "!!null"
	Text    = "!!str"
	Boolean = "!!bool"
	Float   = "!!float"
)

// Document is a parsed YAML text, as [Parse] returns it. Its methods take nodes of this document and are not safe for
// concurrent use.
type Document struct {
	Root *Node // nil when the text has nothing but white space and comments
	places
	lastMarked int // the offset of the last item that a fault of MarkedKey covers
}

// Fault is a mistake at an offset of the text, in bytes, with the code and the arguments of its problem. Edits correct
// it, and count the bytes of the text; there are none if there is more than one way to.
type Fault struct {
	Code   diag.Code
	Offset int
	Args   []string
	Edits  []diag.Edit
}

// Parse parses the only document of a text, which is UTF-8 with \n line ends. Its lists may have at most items items
// together, and each mapping 200,000 keys. Exactly one result is nil: the Fault when the text is read, even if it is
// empty, or else the Document.
func Parse(text string, items int) (*Document, *Fault) {
	doc := &Document{places: newPlaces(text), lastMarked: -1}
	loader, err := yaml.NewLoader(strings.NewReader(text), yaml.WithPlugin(limits{}))
	if err != nil {
		return nil, explain(doc.places, err)
	}
	var first, second Node
	if err := loader.Load(&first); err != nil {
		if errors.Is(err, io.EOF) {
			return doc, nil
		}
		return nil, explain(doc.places, err)
	}
	switch err := loader.Load(&second); {
	case err == nil:
		return nil, &Fault{Code: diag.YAMLDocuments, Offset: doc.Offset(&second)}
	case !errors.Is(err, io.EOF):
		return nil, explain(doc.places, err)
	}
	if len(first.Content) > 0 {
		doc.Root = first.Content[0]
		left := items
		if n, limit := excessItem(doc.Root, &left), items; n != nil {
			if left >= 0 {
				limit = maxKeys
			}
			return nil, &Fault{Code: diag.TooManyItems, Offset: doc.Offset(n), Args: []string{strconv.Itoa(limit)}}
		}
	}
	return doc, nil
}

// maxKeys bounds the keys of one mapping: each unknown key is a problem, and a file of 16 MiB could have a million. A front
// matter, of at most 1 MiB, has not so many.
const maxKeys = 200_000

// excessItem returns the first item of a list at or below n beyond the left ones still allowed, or the first key of a
// mapping beyond maxKeys, nil when there is neither. left is negative just when it was an item.
func excessItem(n *Node, left *int) *Node {
	if n.Kind == Mapping && len(n.Content) > 2*maxKeys {
		return n.Content[2*maxKeys]
	}
	for _, c := range n.Content {
		if n.Kind == Sequence {
			if *left--; *left < 0 {
				return c
			}
		}
		if found := excessItem(c, left); found != nil {
			return found
		}
	}
	return nil
}

// limits implements the limits that the library asks for.
type limits struct{}

const tooDeep = "nested too deeply"

func (limits) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > maxDepth {
		return errors.New(tooDeep)
	}
	return nil
}

func (limits) CheckAlias(int, int) error { return nil }

// Offset returns the offset in bytes where a node of the document begins in its text.
func (d *Document) Offset(n *Node) int { return d.at(n.Line, n.Column) }

// Line returns the line that contains the beginning of a node, without white space around it; when the line is too long
// to be shown (some 300 bytes), the first 60 characters of the node.
func (d *Document) Line(n *Node) string {
	at := d.Offset(n)
	if line := strings.TrimSpace(d.shortLine(at)); line != "" {
		return line
	}
	begins, _, _ := strings.Cut(Truncate(d.text[at:]), "\n")
	return begins
}

// Foreign returns the fault of a node that begins with a reference (&name, *name) or a type (!name) of YAML, which no
// value may have. It also returns that of a text that was meant as a list, but has a foreign blank, such as a no-break
// space, after a dash, so that YAML sees no items: see [Document.BlankKey]. It returns nil for any other node.
func (d *Document) Foreign(n *Node) *Fault {
	at := d.Offset(n)
	if at >= len(d.text) || strings.IndexByte("&*!", d.text[at]) < 0 {
		return d.blankItem(n, at)
	}
	return d.badStart(at, d.text[at:at+1])
}

// UnquotedColon returns the fault of a list item that is one key with its value, “- Đồ Sơn: tổng kết”, in place of a
// text; nil when it is anything else.
func (d *Document) UnquotedColon(n *Node) *Fault {
	at := d.Offset(n)
	if n.Kind != Mapping || len(n.Content) != 2 || n.Content[0].Kind != Scalar || n.Content[1].Kind != Scalar || d.text[at] == '{' {
		return nil
	}
	text := n.Content[0].Value + ": " + n.Content[1].Value
	fault := &Fault{Code: diag.YAMLColon, Offset: at, Args: []string{`"` + Truncate(text) + `"`}}
	if line, _, _ := strings.Cut(d.text[at:], "\n"); strings.TrimRight(line, " ") == text {
		fault.Edits = quote(at, text)
	}
	return fault
}

// CommentedValue returns the fault of a key whose value begins with # and is therefore a comment, nil when there is none.
// A # followed by a space begins an intended comment.
func (d *Document) CommentedValue(key *Node) *Fault {
	at := d.Offset(key)
	line, _, _ := strings.Cut(d.text[at:], "\n")
	_, value, _ := strings.Cut(line, ": ")
	value = strings.TrimLeft(value, " ")
	if len(value) < 2 || value[0] != '#' || strings.IndexByte(" #\t", value[1]) >= 0 {
		return nil
	}
	return d.badStart(at+len(line)-len(value), "#")
}

// Comment returns the comment after a key in its line, without its mark: “Hội nghị” of “title: # Hội nghị”; "" if the key
// has a value there or no comment.
func (d *Document) Comment(key *Node) string {
	line, _, _ := strings.Cut(d.text[d.Offset(key):], "\n")
	_, value, _ := strings.Cut(line, ":")
	comment, _ := strings.CutPrefix(strings.TrimLeft(value, " "), "#")
	if len(comment) == len(strings.TrimLeft(value, " ")) {
		return ""
	}
	return strings.TrimSpace(strings.TrimLeft(comment, "#"))
}

// places converts the library's lines and columns to offsets of the text.
type places struct {
	text   string
	starts []int // offset of each line's start, as YAML counts lines
	// hasComments reports whether the text may have a comment after a value.
	hasComments bool
	last        cursor
}

// cursor is the latest position asked for: nodes come in order, so that a line of many values is walked through once.
type cursor struct{ line, col, offset int }

func newPlaces(text string) places {
	p := places{text: text, starts: make([]int, 1, strings.Count(text, "\n")+1), hasComments: strings.Contains(text, " #")}
	separators := strings.Contains(text, "\u2028") || strings.Contains(text, "\u2029")
	for at := 0; ; {
		n := strings.IndexByte(text[at:], '\n')
		if separators { // in YAML 1.1, which the library reads, these break lines too
			n = strings.IndexAny(text[at:], "\n\u2028\u2029")
		}
		if n < 0 {
			return p
		}
		_, size := utf8.DecodeRuneInString(text[at+n:])
		at += n + size
		p.starts = append(p.starts, at)
	}
}

// at returns the offset of a line and a column, which count from 1, columns in runes.
func (p *places) at(line, col int) int {
	switch {
	case line < 1:
		return 0
	case line > len(p.starts):
		return len(p.text)
	case line != p.last.line || col < p.last.col:
		p.last = cursor{line, 1, p.starts[line-1]}
	}
	c := &p.last
	for ; c.col < col && c.offset < len(p.text) && p.text[c.offset] != '\n'; c.col++ {
		_, size := utf8.DecodeRuneInString(p.text[c.offset:])
		c.offset += size
	}
	return c.offset
}

// before returns the text of the line that contains an offset, up to the offset.
func (p *places) before(at int) string {
	return p.text[strings.LastIndexByte(p.text[:at], '\n')+1 : at]
}

// line returns the line that contains an offset.
func (p *places) line(at int) string {
	rest, _, _ := strings.Cut(p.text[at:], "\n")
	return p.before(at) + rest
}
