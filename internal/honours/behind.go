package honours

import (
	"slices"
	"strings"

	"bangvang/internal/viet"
)

// Behind returns the words that follow the name of an honour in a text that Find understands: “của UBND tỉnh năm
// 2023” of “Bằng khen của UBND tỉnh năm 2023”. The name is the longest one that the text starts with; a number in it that
// the catalogue's own name has not is behind it too: “30 năm tuổi Đảng” of “Huy hiệu 30 năm tuổi Đảng”.
func (c *Catalogue) Behind(text string) string {
	if c.plain[text] { // as most are written
		return ""
	}
	h, rest := c.named(text)
	words := strings.Fields(text)
	switch {
	case h == nil:
		return ""
	case rest == "":
		n := slices.IndexFunc(words, func(word string) bool { return strings.Trim(word, "0123456789") == "" })
		if n < 0 || n+1 == len(words) || strings.ContainsAny(h.Name, "0123456789") {
			return ""
		}
		return strings.Join(words[n:], " ")
	}
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
