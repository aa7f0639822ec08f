package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/text/viet"
)

// Vocabulary maps the spellings of words, in lower case, to one of them.
type Vocabulary map[string]string

// waverings are the endings that Vietnamese spells in two ways.
var waverings = [][2]string{
	{"i", "y"}, {"í", "ý"}, {"ì", "ỳ"}, {"ỉ", "ỷ"}, {"ĩ", "ỹ"}, {"ị", "ỵ"},
	{"óa", "oá"}, {"òa", "oà"}, {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"},
	{"óe", "oé"}, {"òe", "oè"}, {"ỏe", "oẻ"}, {"õe", "oẽ"}, {"ọe", "oẹ"},
	{"úy", "uý"}, {"ùy", "uỳ"}, {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"ụy", "uỵ"},
}

// Add takes up the words of phrases, with every way to spell them.
func (v Vocabulary) Add(phrases ...string) {
	for _, phrase := range phrases {
		for _, word := range Words(phrase) {
			v.add(word)
		}
	}
}

func (v Vocabulary) add(word string) {
	if v[word] != "" {
		return
	}
	v[word] = word
	key := viet.KeyLoose(word)
	for _, w := range waverings {
		for i := range w {
			stem, ok := strings.CutSuffix(word, w[i])
			if other := stem + w[1-i]; ok && v[other] == "" && viet.KeyLoose(other) == key {
				v[other] = word
			}
		}
	}
}

// Phrase returns the words of a phrase as the vocabulary spells them, which must hold them.
func (v Vocabulary) Phrase(phrase string) []string {
	words := Words(phrase)
	for i, word := range words {
		words[i] = v[word]
	}
	return words
}

// Words returns the words of a phrase in lower case, without signs but for the / of đ/c.
func Words(phrase string) []string {
	return strings.FieldsFunc(strings.ToLower(phrase), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '/'
	})
}

// longest is how much of a word is looked up, in bytes; no Vietnamese one is as long.
const longest = 48

// isInWord tells whether a word may hold r.
func isInWord(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	case 0xC0 <= r && r < 0x250 && r != '×' && r != '÷', 0x1E00 <= r && r < 0x1F00: // Latin
		return true
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// toLower is unicode.ToLower, faster for Vietnamese.
func toLower(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case 0x1EA0 <= r && r < 0x1F00: // the vowels with two marks: capital and small in turn
		return r | 1
	}
	return unicode.ToLower(r)
}
