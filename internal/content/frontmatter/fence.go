package frontmatter

import (
	"bufio"
	"errors"
	"strings"
	"sync"

	"github.com/adrg/frontmatter"
)

const fence = "---"

// Block is the position of the front matter in a text: the YAML between two lines of ---, the first of which is the
// text's first line that is not blank. A fence starts in the first column: an indented one belongs to a value of
// several lines. Offsets are in bytes of the text.
type Block struct {
	Open        int    // the opening fence; the first line that is not blank when there is none
	Start, End  int    // the YAML between the fences; -1 without an opening or a closing fence
	Body        int    // the start of the Markdown, or of all text when there is no front matter
	OtherFormat string // the other format that was found, TOML or JSON, else ""
}

// FindBlock finds the front matter of a text whose lines end in \n, without a byte order mark, such as
// [source.File].Text. For example, in "---\na: b\n---\nc" Start is 4, End 9 and Body 13. Without front matter Start and
// End are -1 and Body is 0, or the end of a blank text; with an opening fence alone, only End is -1 and Body is the end
// of the text. Of TOML (+++) and JSON, OtherFormat is the name of the format and Start is -1; End and Body are found.
func FindBlock(text string) Block {
	b := Block{Open: len(text) - len(strings.TrimLeft(text, " \t\n")), Start: -1, End: -1}
	if b.Open == len(text) {
		b.Body = len(text)
		return b
	}
	b.Open = strings.LastIndexByte(text[:b.Open], '\n') + 1
	first, next := lineAt(text, b.Open)
	end := fence
	switch first {
	case fence:
		b.Start = next
	case "+++", "---toml":
		b.OtherFormat, end = "TOML", strings.TrimSuffix(first, "toml")
	case ";;;", "---json":
		b.OtherFormat, end = "JSON", strings.TrimSuffix(first, "json")
	case "{":
		b.OtherFormat, end = "JSON", "}"
	default:
		return b
	}
	b.End, b.Body = findLine(text, next, end)
	return b
}

// lineAt returns the line that begins at an offset, without white space at its end, and the offset of the next line.
func lineAt(text string, at int) (line string, next int) {
	next = len(text)
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		next = at + n + 1
	}
	return strings.TrimRight(text[at:next], " \t\n\u00a0"), next
}

// findLine returns the begin and end of the first line equal to want; -1 and the text's end when there is none.
func findLine(text string, at int, want string) (begin, end int) {
	for at < len(text) {
		line, next := lineAt(text, at)
		if line == want {
			return at, next
		}
		at = next
	}
	return -1, at
}

// readerPool holds readers for the splitter, which makes none of its own when it is given one.
var readerPool = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// errSplit stops the splitter after the YAML; otherwise it would copy the rest of the text.
var errSplit = errors.New("split")

// Extract returns the YAML between the fences of text, the text in which the block was found; it is part of text, with
// its last line feed. Start and End must not be -1, nor OtherFormat be set. The splitter (adrg/frontmatter) finds its
// end; the error is that of the splitter, and yaml is then "".
func (b Block) Extract(text string) (yaml string, err error) {
	size := 0
	decode := func(data []byte, _ any) error {
		size = len(data)
		return errSplit
	}
	r := readerPool.Get().(*bufio.Reader)
	defer readerPool.Put(r)
	r.Reset(strings.NewReader(b.masked(text)))
	defer r.Reset(nil)
	_, err = frontmatter.MustParse(r, nil, frontmatter.NewFormat(fence, fence, decode))
	if !errors.Is(err, errSplit) {
		return "", err
	}
	return text[b.Start : b.Start+size], nil
}

// masked returns the front matter with its fences. The splitter trims a line before it compares it, so an indented
// line of --- would end the front matter: masked replaces such lines by dots of equal length.
func (b Block) masked(text string) string {
	front := text[b.Open:b.Body]
	if !strings.Contains(text[b.Start:b.End], fence) {
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
