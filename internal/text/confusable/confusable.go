// Package confusable finds text that reads differently from how it looks: hidden characters and words with letters of
// another alphabet that look Latin.
//
// A hidden character is not visible and changes the text around it: bidirectional controls reverse the reading order
// (Unicode TR 36, 3.1), others split a word, so that search cannot find the name: a soft hyphen (U+00AD) does, and so do
// the empty letters of other scripts (U+3164). The two joiners that scripts and emoji need (U+200C, U+200D) do not count
// as hidden.
//
// A confusable word looks Latin but has letters of another alphabet: for example, “Đồ Sоn” with a Cyrillic о. It gets
// another address, is another tag, and search does not find it. A word of another alphabet that nobody could take for
// Latin (Москва) is not confusable, nor is a single letter (α).
package confusable

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// IsHidden reports whether r is a hidden character, as the package defines it: for example, U+200B, U+202E, U+FEFF and
// the soft hyphen (U+00AD) are; a no-break space (U+00A0), the joiners U+200C and U+200D and the variation selector
// U+FE0F are not.
func IsHidden(r rune) bool {
	switch {
	case r < 0x61c:
		return r == 0xad || r == 0x34f
	case r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5, r == 0x180e, r == 0x3164, r == 0xffa0:
		return true
	case r == 0x61c, r == 0x200b, r == 0x200e, r == 0x200f, 0x202a <= r && r <= 0x202e:
		return true
	case 0x2060 <= r && r <= 0x206f, r == 0xfeff, 0xfff9 <= r && r <= 0xfffc, 0xe0000 <= r && r <= 0xe007f:
		return true
	}
	return false
}

// FirstWord returns the first confusable word of text and the Latin word it looks like, in NFC, both "" if there is
// none: “Нải” with a Cyrillic Н and “Hải”. Such a word mixes Latin letters with look-alikes, or has at least two
// letters, all of which look Latin though some or all are not (“ТОН” in Cyrillic). Russian or Greek words with any
// letter that does not look Latin are safe. A word is a run of letters, marks and digits, returned as it is in text;
// its offset is that of its first occurrence that is a word of its own.
func FirstWord(text string) (word, seems string) {
	if !strings.ContainsFunc(text, func(r rune) bool { return r > 0x7f && toLatin(r) != r }) {
		return "", ""
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N)
	}) {
		if seems := strings.Map(toLatin, word); seems != word && passesForLatin(word, seems) {
			return word, norm.NFC.String(seems)
		}
	}
	return "", ""
}

// Latin returns text in NFC with each letter as the Latin one that readers take it for: full-width and mathematical
// letters too, and ligatures apart. For example, “Нải” with a Cyrillic Н becomes “Hải”. It also replaces such letters in
// words that are not confusable, so the result is for comparing, not for display.
func Latin(text string) string { return norm.NFC.String(strings.Map(toLatin, norm.NFKC.String(text))) }

// passesForLatin reports whether readers would take a word for Latin: seems, the word with its look-alikes replaced,
// has only Latin letters, and more than one. A word that mixes both alphabets counts too.
func passesForLatin(word, seems string) bool {
	letters := 0
	for _, r := range seems {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return mixesAlphabets(word)
		}
	}
	return letters > 1
}

// mixesAlphabets reports whether a word has true Latin letters beside the look-alikes.
func mixesAlphabets(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) && toLatin(r) == r })
}

// toLatin returns the Latin letter that readers take r for, or r itself.
func toLatin(r rune) rune {
	switch {
	case r < 0x131, 0x1e00 <= r && r < 0x1f00: // Vietnamese letters need no look-up in the table
		return r
	case 0xff21 <= r && r <= 0xff5a, 0x1d400 <= r && r <= 0x1d7ff: // full-width letters; mathematical letters
		for _, plain := range norm.NFKC.String(string(r)) {
			return plain
		}
	}
	if plain, ok := lookalikes[r]; ok {
		return plain
	}
	return r
}
