package theme

import (
	"regexp"
	"strings"
)

var templateAction = regexp.MustCompile("{{(?:/\\*(?s:.*?)\\*/|\"(?:\\\\.|[^\"\\\\])*\"|`[^`]*`|[^\"`])*?}}")

// blockText returns the text of the block of a name in the text of a template, “” if it has none.
func blockText(text, name string) string {
	depth, start := 0, -1
	for _, at := range templateAction.FindAllStringIndex(text, -1) {
		words := strings.Fields(strings.Trim(text[at[0]:at[1]], "{}- "))
		if len(words) == 0 {
			continue
		}
		switch words[0] {
		case "if", "with", "range", "block", "define":
			if start >= 0 {
				depth++
			} else if len(words) > 1 && words[1] == `"`+name+`"` && (words[0] == "block" || words[0] == "define") {
				start = at[1]
			}
		case "end":
			if start >= 0 && depth == 0 {
				return text[start:at[0]]
			}
			if start >= 0 {
				depth--
			}
		}
	}
	return ""
}
