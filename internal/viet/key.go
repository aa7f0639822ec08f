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
	out := make([]byte, 0, len(s)+1)
	gap := false
	prev := ' '
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		c := classIn(r)
		if c == silent {
			continue
		}
		if c == separator {
			gap, prev = true, ' '
			continue
		}
		if (gap || c == and) && len(out) > 0 {
			out = append(out, ' ')
		}
		gap = c == and
		if c == and {
			out, prev = append(out, "và"...), ' '
			continue
		}
		r = toLower(r)
		if first, second, n := moveTone(prev, r, s[i:]); n > 0 {
			out, i = utf8.AppendRune(out, first), i+n
			r = second
		}
		out = utf8.AppendRune(out, r)
		prev = r
	}
	return NFC(string(out))
}

// KeyLoose is [Key] with y made i as in [FoldLoose], tones kept: sỹ = sĩ, kỷ = kỉ. It is for the
// names of honours; two people may well differ in it.
func KeyLoose(s string) string { return loose(Key(s)) }

// moveTone looks at vowel, which follows prev and precedes rest: when the two are an open oa, oe or
// uy with its tone on the second letter, it returns both with the tone on the first, and how many
// bytes of rest that took.
func moveTone(prev, vowel rune, rest string) (first, second rune, n int) {
	if vowel != 'o' && vowel != 'u' || prev == 'q' {
		return 0, 0, 0
	}
	r, n := utf8.DecodeRuneInString(rest)
	l := letterOf(r)
	if l == nil || l.tone == 0 {
		return 0, 0, 0
	}
	open := vowel == 'o' && (l.toneless == 'a' || l.toneless == 'e') || vowel == 'u' && l.toneless == 'y'
	after, _ := utf8.DecodeRuneInString(rest[n:])
	if !open || unicode.IsLetter(after) || unicode.IsMark(after) {
		return 0, 0, 0
	}
	return withTone(vowel, l.tone), l.toneless, n
}

// withTone puts a tone on o or u.
func withTone(vowel, tone rune) rune {
	toned := [2]rune{'ò', 'ù'}
	switch tone {
	case '\u0301':
		toned = [2]rune{'ó', 'ú'}
	case '\u0303':
		toned = [2]rune{'õ', 'ũ'}
	case '\u0309':
		toned = [2]rune{'ỏ', 'ủ'}
	case '\u0323':
		toned = [2]rune{'ọ', 'ụ'}
	}
	if vowel == 'o' {
		return toned[0]
	}
	return toned[1]
}
