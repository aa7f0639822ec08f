package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/viet"
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

// longest is how long a known word can be, in bytes.
const longest = 48

// lookup returns the vocabulary's spelling of a word, "" when it has none, and whether it begins with a
// capital.
func (v Vocabulary) lookup(word string) (key string, capital bool) {
	first, _ := utf8.DecodeRuneInString(word)
	capital = unicode.IsUpper(first)
	if len(word) > longest-utf8.UTFMax {
		return "", capital
	}
	var buffer [longest]byte
	lower := buffer[:0]
	for _, r := range word {
		switch {
		case r >= utf8.RuneSelf:
			r = unicode.ToLower(r)
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		}
		lower = utf8.AppendRune(lower, r)
		if len(lower) > longest-utf8.UTFMax {
			return "", capital
		}
	}
	return v[string(lower)], capital
}
