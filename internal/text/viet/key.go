package viet

import (
	"unicode"
	"unicode/utf8"
)

// Key returns the identity of a name such as a tag's: two names with the same key are one name, however editors typed
// them. The key is composed (NFC) and in lower case, with
//
//   - the tone of an open oa, oe, uy on its first letter: hoà → hòa, khoẻ → khỏe, uỷ → ủy; not after q (quý), and not
//     in a closed syllable (hoàn, thuyền)
//   - no quotation marks and no invisible characters
//   - the word và for “&”
//   - one space for every run of dashes, commas, other punctuation and white space
//
// Marks count: bàn ≠ bán. A name that has only punctuation has the key "". Key(Key(s)) = Key(s).
func Key(s string) string {
	s = NFC(s)
	out := make([]byte, 0, nameCapacity)
	gap := false
	for _, r := range s {
		c := lookupClass(r)
		if c == ignored {
			continue
		}
		if c == separator {
			gap = true
			continue
		}
		if gap || c == ampersand || !unicode.IsLetter(r) && !unicode.IsMark(r) {
			out = placeTone(out)
		}
		if (gap || c == ampersand) && len(out) > 0 {
			out = append(out, ' ')
		}
		gap = c == ampersand
		if c == ampersand {
			out = append(out, "và"...)
			continue
		}
		out = utf8.AppendRune(out, toLower(r))
	}
	return NFC(string(placeTone(out)))
}

// KeyLoose returns the [Key] of s with i for y as in [FoldLoose], with the same tone: sỹ → sĩ, kỷ → kỉ. It compares
// names of honours; in names of people the difference may be that between two persons.
func KeyLoose(s string) string { return replaceY(Key(s)) }

// settled returns s in lower case (NFC) with the tones of its words in the place that [Key] gives them: Hoà Bình → hòa
// bình. All other characters remain, but đ and ƀ replace their look-alikes.
func settled(s string) string {
	s = NFC(s)
	out := make([]byte, 0, nameCapacity)
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			out = placeTone(out)
		}
		out = utf8.AppendRune(out, toLower(r))
	}
	return string(placeTone(out))
}

// placeTone moves the tone of the last word of text from the second letter to the first if the word ends in an open oa,
// oe or uy: for example, hoà → hòa.
func placeTone(text []byte) []byte {
	last, n := utf8.DecodeLastRune(text)
	l := letterOf(last)
	at := len(text) - n - 1
	if l == nil || l.tone == 0 || at < 0 || at > 0 && text[at-1] == 'q' {
		return text
	}
	vowel := text[at]
	if vowel == 'o' && (l.toneless == 'a' || l.toneless == 'e') || vowel == 'u' && l.toneless == 'y' {
		text = utf8.AppendRune(text[:at], tonedVowels[[2]rune{rune(vowel), l.tone}])
		return utf8.AppendRune(text, l.toneless)
	}
	return text
}
