package fields

import (
	"strings"

	"github.com/adrg/frontmatter"

	"bangvang/internal/diag"
	"bangvang/internal/fields/syntax"
	"bangvang/internal/source"
)

// fence is the line that opens and closes a front matter. It starts in the first column: an indented
// one belongs to a text of several lines.
const fence = "---"

// Front reads the front matter of f against a table of keys. body is the offset in f.Text where the
// Markdown text begins; it is found whenever there is a closing fence, whatever is wrong above it.
// v is nil when the front matter cannot be read at all.
func Front(f *source.File, table []Key) (v *Value, body int, probs diag.List) {
	b := locate(f.Text)
	at := f.Pos(b.open)
	switch {
	case b.foreign != "":
		return nil, b.body, diag.List{diag.At(diag.ForeignFrontMatter, at, b.foreign)}
	case b.open == len(f.Text):
		return nil, b.body, diag.List{diag.At(diag.EmptyFile, f.Pos(0))}
	case b.start < 0:
		return nil, b.body, diag.List{diag.At(diag.NoFrontMatter, at)}
	case b.end < 0:
		return nil, b.body, diag.List{diag.At(diag.UnclosedFrontMatter, at)}
	case b.end-b.start > maxFront:
		return nil, b.body, diag.List{diag.At(diag.YAMLTooLarge, at, "1 MiB")}
	}
	doc, fault := b.split(f.Text)
	r := &reader{file: f, start: b.start, doc: doc}
	if fault != nil {
		r.say(fault)
		return nil, b.body, r.probs
	}
	return r.root(table, at, "front matter"), b.body, r.probs
}

// block says where the front matter of a text is. Offsets are those of the text.
type block struct {
	open       int    // the opening fence; the first line that is not blank when there is none
	start, end int    // the YAML between the fences; -1 when there is no opening, no closing one
	body       int    // where the Markdown begins
	foreign    string // TOML or JSON
}

func locate(text string) block {
	b := block{open: len(text) - len(strings.TrimLeft(text, " \t\n")), start: -1, end: -1}
	if b.open == len(text) {
		b.body = len(text)
		return b
	}
	b.open = strings.LastIndexByte(text[:b.open], '\n') + 1
	first, next := lineAt(text, b.open)
	end := fence
	switch first {
	case fence:
		b.start = next
	case "+++", "---toml":
		b.foreign, end = "TOML", strings.TrimSuffix(first, "toml")
	case ";;;", "---json":
		b.foreign, end = "JSON", strings.TrimSuffix(first, "json")
	case "{":
		b.foreign, end = "JSON", "}"
	default:
		return b
	}
	b.end, b.body = find(text, next, end)
	return b
}

// lineAt returns the line that begins at an offset, without white space at its end, and where the
// next line begins.
func lineAt(text string, at int) (line string, next int) {
	next = len(text)
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		next = at + n + 1
	}
	return strings.TrimRight(text[at:next], " \t\n\u00a0"), next
}

// find returns where the first line that is want begins and ends; -1 and the text's end without one.
func find(text string, at int, want string) (begin, end int) {
	for at < len(text) {
		line, next := lineAt(text, at)
		if line == want {
			return at, next
		}
		at = next
	}
	return -1, at
}

// split hands the front matter to the splitter with a decoder of our own, which it calls with what
// stands between the fences.
func (b *block) split(text string) (doc *syntax.Document, fault *syntax.Fault) {
	decode := func(data []byte, _ any) error {
		doc, fault = syntax.Parse(text[b.start:b.start+len(data)], maxFrontItems)
		return nil
	}
	_, err := frontmatter.MustParse(strings.NewReader(b.masked(text)), nil, frontmatter.NewFormat(fence, fence, decode))
	if err != nil {
		return nil, &syntax.Fault{Code: diag.YAMLSyntax, Args: []string{err.Error(), ""}}
	}
	return doc, fault
}

// masked returns the front matter with its fences. The splitter trims a line before it compares it,
// so an indented line of --- would end the front matter: such lines are dotted out, at equal length.
func (b *block) masked(text string) string {
	front := text[b.open:b.body]
	if !strings.Contains(text[b.start:b.end], fence) {
		return front
	}
	var out strings.Builder
	for at := 0; at < len(front); {
		line, next := lineAt(front, at)
		if line != fence && strings.TrimSpace(line) == fence {
			out.WriteString(strings.Repeat(".", next-at-1) + "\n")
		} else {
			out.WriteString(front[at:next])
		}
		at = next
	}
	return out.String()
}
