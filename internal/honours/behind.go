package honours

import (
	"strings"

	"bangvang/internal/viet"
)

// Behind returns the words that follow the name of an honour in a text that Find understands: “của UBND tỉnh năm
// 2023” of “Bằng khen của UBND tỉnh năm 2023”. The name is the longest one that the text starts with.
func (c *Catalogue) Behind(text string) string {
	h, rest := c.named(text)
	if h == nil || rest == "" {
		return ""
	}
	words := strings.Fields(text)
	for end := len(words) - 1; end > 0; end-- {
		if h, rest = c.named(strings.Join(words[:end], " ")); h != nil && rest == "" {
			return strings.Join(words[end:], " ")
		}
	}
	return ""
}

// named returns the honour that a text names, nil when there is none, and the key of the words behind its name.
func (c *Catalogue) named(text string) (h *Honour, rest string) {
	key := viet.KeyLoose(text)
	h, rest = c.written.find(key)
	if h == nil && key == viet.Fold(key) {
		h, rest = c.bare.find(key)
	}
	return h, rest
}
