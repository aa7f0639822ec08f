package frontmatter

import (
	"slices"
	"strings"
	"unicode"

	"bangvang/internal/text/viet"
)

// Line returns s in NFC on one line: white space and control characters become one blank, invisible characters go.
func Line(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			return ' '
		case !unicode.IsGraphic(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return viet.NFC(strings.Join(strings.Fields(s), " "))
}

// Quote returns a text that [Line] returned as a YAML value or key: plain if it is a number, or begins with a letter and
// contains no character with a meaning in YAML; else in double quotes. The empty text stays empty.
func Quote(s string) string {
	first := strings.IndexFunc(s, unicode.IsLetter) == 0
	number := strings.Trim(s, "0123456789") == "" && len(s) < 10
	if s == "" || number || first && !strings.ContainsAny(s, ":#\"'\\{}[]&*!|>%@`") && !slices.Contains([]string{"null", "Null", "NULL"}, s) {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
