package honours

import (
	"slices"
	"strings"

	"bangvang/internal/text/viet"
)

// Behind returns the words that follow the name of an honour in a text that Find understands: “của UBND tỉnh năm
// 2023” of “Bằng khen của UBND tỉnh năm 2023”. The name is the longest one that the text starts with; a number in it that
// the catalogue's own name has not is behind it too: “30 năm tuổi Đảng” of “Huy hiệu 30 năm tuổi Đảng”.
func (c *Catalogue) Behind(text string) string {
	m := c.named(text)
	if m.honour == nil || m.honour.Name == text { // as most are written
		return ""
	}
	words := strings.Fields(text)
	if m.behind == "" {
		n := slices.IndexFunc(words, func(word string) bool { return strings.Trim(word, "0123456789") == "" })
		if n < 0 || n+1 == len(words) || strings.ContainsAny(m.honour.Name, "0123456789") {
			return ""
		}
		return strings.Join(words[n:], " ")
	}
	for end := min(len(words)-1, c.longest+beside); end > 0; end-- {
		if m = c.named(strings.Join(words[:end], " ")); m.honour != nil && m.behind == "" {
			return strings.Join(words[end:], " ")
		}
	}
	return ""
}

// beside is how many words may stand before a name and in it that it has not: “danh hiệu”, a class.
const beside = 8

// named returns what a text names.
func (c *Catalogue) named(text string) meant {
	if m, known := c.as[text]; known {
		return m
	}
	return c.read(text)
}

func (c *Catalogue) read(text string) meant {
	key := viet.KeyLoose(text)
	h, rest := c.written.find(key)
	if h == nil && key == viet.Fold(key) {
		h, rest = c.bare.find(key)
	}
	return meant{h, rest}
}
