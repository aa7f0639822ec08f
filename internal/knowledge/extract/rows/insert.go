package rows

import (
	"errors"
	"strings"

	"bangvang/internal/knowledge/extract/token"
)

// ErrNoFront says that a text has no front matter that rows could stand in.
var ErrNoFront = errors.New("there is no front matter")

// HasFront tells whether a text begins with a front matter.
func HasFront(text string) bool {
	fence, _ := token.Front(text)
	return fence >= 0
}

// Insert puts rows under awards: at the end of a text's front matter; every other byte stays as it is. The
// lines end as those of the front matter do.
func Insert(text []byte, rows string) ([]byte, error) {
	fence, end := token.Front(string(text))
	if fence < 0 {
		return nil, ErrNoFront
	}
	lines := "awards:\n" + rows
	if strings.Contains(string(text[:end]), "\r\n") {
		lines = strings.ReplaceAll(lines, "\n", "\r\n")
	}
	out := make([]byte, 0, len(text)+len(lines))
	out = append(out, text[:fence]...)
	out = append(out, lines...)
	return append(out, text[fence:]...), nil
}
