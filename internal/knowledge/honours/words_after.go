package honours

import (
	"slices"
	"strings"

	"bangvang/internal/text/viet"
)

// WordsAfter returns the words after the name of an honour in a text, as written; "" if there are none, or Find does not
// know the text. For example, it returns “của UBND tỉnh năm 2023” for “Bằng khen của UBND tỉnh năm 2023”. The name is the
// longest with which the text begins. A number that the name in the catalogue does not have counts as after it: “30 năm
// tuổi Đảng” of “Huy hiệu 30 năm tuổi Đảng”.
func (c *Catalogue) WordsAfter(text string) string {
	m := c.lookUp(text)
	if m.honour == nil || m.honour.Name == text { // as most texts are
		return ""
	}
	words := strings.Fields(text)
	if m.after == "" {
		n := slices.IndexFunc(words, func(word string) bool { return strings.Trim(word, "0123456789") == "" })
		if n < 0 || n+1 == len(words) || strings.ContainsAny(m.honour.Name, "0123456789") {
			return ""
		}
		return strings.Join(words[n:], " ")
	}
	for end := min(len(words)-1, c.maxWords+maxExtraWords); end > 0; end-- {
		if m = c.lookUp(strings.Join(words[:end], " ")); m.honour != nil && m.after == "" {
			return strings.Join(words[end:], " ")
		}
	}
	return ""
}

// maxExtraWords is the number of words that may precede a name or interrupt it: “danh hiệu”, a class.
const maxExtraWords = 8

// lookUp returns the match of a text, from the table of names that the catalogue writes just so if it can.
func (c *Catalogue) lookUp(text string) match {
	if m, known := c.exact[text]; known {
		return m
	}
	return c.search(text)
}

// search returns the match of a text: with diacritics or, for a text without any, without.
func (c *Catalogue) search(text string) match {
	key := viet.KeyLoose(text)
	h, rest := c.withDiacritics.find(key)
	if h == nil && key == viet.Fold(key) {
		h, rest = c.withoutDiacritics.find(key)
	}
	return match{h, rest}
}
