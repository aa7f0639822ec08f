package viet

import (
	"unicode"
	"unicode/utf8"
)

// Key returns the identity of a name such as a tag's: two names with one key are one name, however
// they were typed. It is composed (NFC) and lower, with
//
//   - the tone of an open oa, oe, uy on its first letter: hoà → hòa, khoẻ → khỏe, uỷ → ủy; not after
//     q (quý), and not in a closed syllable (hoàn, thuyền)
//   - quotation marks and invisible characters dropped
//   - “&” as the word và
//   - one space for every run of dashes, commas, other punctuation and white space
//
// Marks are kept: bàn ≠ bán. A name of punctuation alone has the key "".
// Key(Key(s)) = Key(s).
func Key(s string) string {
	s = NFC(s)
	out := make([]byte, 0, nameRoom)
	gap := false
	for _, r := range s {
		c := classIn(r)
		if c == silent {
			continue
		}
		if c == separator {
			gap = true
			continue
		}
		if gap || c == and || !unicode.IsLetter(r) && !unicode.IsMark(r) {
			out = settle(out)
		}
		if (gap || c == and) && len(out) > 0 {
			out = append(out, ' ')
		}
		gap = c == and
		if c == and {
			out = append(out, "và"...)
			continue
		}
		out = utf8.AppendRune(out, toLower(r))
	}
	return NFC(string(settle(out)))
}

// KeyLoose is [Key] with y made i as in [FoldLoose], tones kept: sỹ = sĩ, kỷ = kỉ. It is for the
// names of honours; two people may well differ in it.
func KeyLoose(s string) string { return loose(Key(s)) }

// settle looks at the last word of text: when that ends in an open oa, oe or uy with its tone on the
// second letter, it moves the tone to the first.
func settle(text []byte) []byte {
	last, n := utf8.DecodeLastRune(text)
	l := letterOf(last)
	at := len(text) - n - 1
	if l == nil || l.tone == 0 || at < 0 || at > 0 && text[at-1] == 'q' {
		return text
	}
	vowel := text[at]
	if vowel == 'o' && (l.toneless == 'a' || l.toneless == 'e') || vowel == 'u' && l.toneless == 'y' {
		text = utf8.AppendRune(text[:at], toned[[2]rune{rune(vowel), l.tone}])
		return utf8.AppendRune(text, l.toneless)
	}
	return text
}
