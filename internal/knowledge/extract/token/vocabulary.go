package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/text/viet"
)

// Vocabulary maps the spellings of words, in lower case and NFC, to one spelling: for example, sỹ and sĩ to whichever was
// added first. [Vocabulary.Add] fills it; after that it is safe for concurrent use.
type Vocabulary map[string]string

// spellingVariants are the endings that Vietnamese spells in two ways.
var spellingVariants = [][2]string{
	{"i", "y"}, {"í", "ý"}, {"ì", "ỳ"}, {"ỉ", "ỷ"}, {"ĩ", "ỹ"}, {"ị", "ỵ"},
	{"óa", "oá"}, {"òa", "oà"}, {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"},
	{"óe", "oé"}, {"òe", "oè"}, {"ỏe", "oẻ"}, {"õe", "oẽ"}, {"ọe", "oẹ"},
	{"úy", "uý"}, {"ùy", "uỳ"}, {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"ụy", "uỵ"},
}

// Add adds the words of phrases in all their spellings. A word that it has in some spelling stays as it is.
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
	for _, w := range spellingVariants {
		for i := range w {
			stem, ok := strings.CutSuffix(word, w[i])
			if other := stem + w[1-i]; ok && v[other] == "" && viet.KeyLoose(other) == key {
				v[other] = word
			}
		}
	}
}

// Spell returns the [Words] of a phrase in the spelling of the vocabulary, with "" in the place of a word that it does
// not have.
func (v Vocabulary) Spell(phrase string) []string {
	words := Words(phrase)
	for i, word := range words {
		words[i] = v[word]
	}
	return words
}

// Words returns the words of a phrase in their order, in lower case, without signs except the / of đ/c; none for a phrase
// without a word. It changes no spelling.
func Words(phrase string) []string {
	return strings.FieldsFunc(strings.ToLower(phrase), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '/'
	})
}

// maxWordBytes is the number of bytes of a word that are looked up. No Vietnamese word is that long.
const maxWordBytes = 48

// isInWord reports whether a word may contain r.
func isInWord(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	case 0xC0 <= r && r < 0x250 && r != '×' && r != '÷', 0x1E00 <= r && r < 0x1F00: // Latin
		return true
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// toLower is unicode.ToLower, but faster for Vietnamese.
func toLower(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case 0x1EA0 <= r && r < 0x1F00: // the vowels with two diacritics: capital and small in turn
		return r | 1
	}
	return unicode.ToLower(r)
}
