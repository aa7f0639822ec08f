package theme

import (
	"encoding/json"
	"errors"
	"strings"
	"unicode"

	"bangvang/internal/diag"
)

// posAt returns the position of a byte offset in a file. An offset outside the text gives the file without line and
// column.
func posAt(name, text string, offset int) diag.Pos {
	if offset < 0 || offset > len(text) {
		return diag.Pos{File: name}
	}
	before := text[:offset]
	start := strings.LastIndexByte(before, '\n') + 1
	return diag.Pos{File: name, Line: 1 + strings.Count(before, "\n"), Col: 1 + countCharacters(before[start:])}
}

// countCharacters counts characters as people do: a letter with its combining marks is one.
func countCharacters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}

// jsonErrorPos returns the position of an error of encoding/json in a file.
func jsonErrorPos(name string, data []byte, err error) diag.Pos {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return posAt(name, string(data), int(syntax.Offset)-1)
	case errors.As(err, &kind):
		return posAt(name, string(data), int(kind.Offset)-1)
	}
	return diag.Pos{File: name}
}
