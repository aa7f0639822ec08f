package rows

import (
	"errors"
	"strings"

	"bangvang/internal/knowledge/extract/token"
)

// ErrNoFrontMatter is the error for a text without front matter, to which Insert cannot add rows.
var ErrNoFrontMatter = errors.New("there is no front matter")

// HasFrontMatter reports whether a text begins with front matter, that is, with --- on its first line that is not empty
// and a second --- after it. It does not read the YAML between them.
func HasFrontMatter(text string) bool {
	fence, _ := token.FrontMatter(text)
	return fence >= 0
}

// Insert returns a copy of text with a key awards and rows, the lines that [YAML] returns, at the end of its front
// matter. All other bytes stay the same. The new lines end in CRLF if the front matter has CRLF. It does not look for a
// key awards that is there already; the caller does. If the rows are all comments, so is the key. Without front matter it returns nil and [ErrNoFrontMatter].
func Insert(text []byte, rows string) ([]byte, error) {
	fence, end := token.FrontMatter(string(text))
	if fence < 0 {
		return nil, ErrNoFrontMatter
	}
	lines := WithKey(rows)
	if strings.Contains(string(text[:end]), "\r\n") {
		lines = strings.ReplaceAll(lines, "\n", "\r\n")
	}
	out := make([]byte, 0, len(text)+len(lines))
	out = append(out, text[:fence]...)
	out = append(out, lines...)
	return append(out, text[fence:]...), nil
}

// WithKey returns rows, the lines that [YAML] returns, after a line with the key awards, which is a comment if all of them
// are: a key without a value says that there are no awards.
func WithKey(rows string) string {
	for line := range strings.Lines(rows) {
		if !strings.HasPrefix(line, "  #") {
			return "awards:\n" + rows
		}
	}
	return "# awards:\n" + rows
}
