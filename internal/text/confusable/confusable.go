// Package disguise tells of text that is not what it looks like.
//
// A hidden character shows nothing and changes what stands around it: bidirectional controls turn text round
// (Unicode TR 36, 3.1), others part a word, so that a name is found nowhere. The two joiners that scripts
// and emoji need are not counted, nor is the soft hyphen.
//
// A word in disguise looks Latin and has letters of another alphabet: Cyrillic о in “Đồ Sоn”. It has another
// address, is another tag, and search does not find it. A word of another alphabet that could not be taken
// for Latin (Москва) is none, nor is a single letter (α).
package confusable

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Hidden tells whether r is a hidden character.
func Hidden(r rune) bool {
	switch {
	case r < 0x61c:
		return false
	case r == 0x61c, r == 0x200b, r == 0x200e, r == 0x200f, 0x202a <= r && r <= 0x202e:
		return true
	case 0x2060 <= r && r <= 0x206f, r == 0xfeff, 0xfff9 <= r && r <= 0xfffb, 0xe0000 <= r && r <= 0xe007f:
		return true
	}
	return false
}

// Word returns the first word of text in disguise and the Latin one that it looks like; "" when there is none.
func Word(text string) (word, seems string) {
	if !strings.ContainsFunc(text, func(r rune) bool { return r > 0x7f && latin(r) != r }) {
		return "", ""
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N)
	}) {
		if seems := strings.Map(latin, word); seems != word && passes(word, seems) {
			return word, norm.NFC.String(seems)
		}
	}
	return "", ""
}

// passes tells whether a word would be taken for Latin: all letters of what it seems are.
func passes(word, seems string) bool {
	letters := 0
	for _, r := range seems {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return mixed(word)
		}
	}
	return letters > 1
}

// mixed tells whether a word has letters of the Latin alphabet beside those that look so.
func mixed(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) && latin(r) == r })
}

// latin returns the Latin letter that r is easily taken for, else r.
func latin(r rune) rune {
	switch {
	case r < 0x131, 0x1e00 <= r && r < 0x1f00: // Vietnamese: no look into the table
		return r
	case 0xff21 <= r && r <= 0xff5a, 0x1d400 <= r && r <= 0x1d7ff: // of full width; for mathematics
		for _, plain := range norm.NFKC.String(string(r)) {
			return plain
		}
	}
	if plain, ok := alikes[r]; ok {
		return plain
	}
	return r
}
