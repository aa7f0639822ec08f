// Package viet normalises, compares, sorts and shortens Vietnamese text, and reads and writes Vietnamese dates. No
// other package has special cases for the letter đ.
//
// Editors write the same name in many ways: composed (NFC, Windows) or decomposed (NFD, macOS), with Ð or Ɖ typed for
// Đ, hòa or hoà, sĩ or sỹ, with a hyphen, an en dash or a comma. Each function says which of these it treats as equal:
//
//	NFC        canonical composition, nothing else
//	Key        identity of a name: with marks (bàn ≠ bán), without spelling variants (hòa = hoà, “A - B” = “A, B”)
//	KeyLoose   Key with i = y in sĩ/sỹ, kỷ/kỉ, lý/lí: for honours, never for people
//	Fold       the text that search compares: no marks at all (ban = bàn = bán)
//	FoldLoose  Fold with i = y
//	Slug       a segment of an address: [a-z0-9-]
//	SortBy     the order of the Vietnamese alphabet, from collation keys
//	ParseDate  dates as Vietnamese editors write them, always in +07:00
//
// For example, Key("Hoà Bình") = Key("HÒA  BÌNH") = "hòa bình", Fold gives "hoa binh" for both, and Slug "hoa-binh".
//
// All functions give the same result for a text in NFC and in NFD, are safe for concurrent use, and do not depend on
// the machine's locale or time zone. Letters are never title-cased: “UBND” stays “UBND”.
package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NFC returns s in Unicode's canonical composition, the only form that bangvang writes. It returns a text that is
// composed already as it is, without a copy.
func NFC(s string) string {
	for _, r := range s {
		if r >= utf8.RuneSelf && !IsComposed(r) {
			return norm.NFC.String(s)
		}
	}
	return s
}

// IsComposed reports whether r alone is in NFC and never combines with a character before it: a text of nothing but
// such characters is in NFC, as “đống” is. It is true for a, although a and a combining mark after it compose, because
// the mark is none of them. It knows only the characters of Vietnamese text (Latin letters and general punctuation) and
// returns false for all others, such as 中, and for combining marks.
func IsComposed(r rune) bool {
	l := letterOf(r)
	return l != nil && l.composed
}

// HasMarks reports whether s has a letter that English has not: one with a mark, or đ.
func HasMarks(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)) })
}

// Capitalise returns s with its first letter in upper case, even after spaces and punctuation such as quotation marks:
// for example, “uỷ ban” becomes “Uỷ ban”. A text in which something else comes first, such as a digit, is returned
// unchanged.
func Capitalise(s string) string {
	for i, r := range s {
		if unicode.IsLetter(r) {
			up := unicode.ToUpper(r)
			if up == r {
				return s
			}
			return s[:i] + string(up) + s[i+utf8.RuneLen(r):]
		}
		if !unicode.IsPunct(r) && !unicode.IsSpace(r) {
			return s
		}
	}
	return s
}

// Uncapitalise returns s with its first character in lower case, for a name in the middle of a sentence: for example,
// “Quận Đồ Sơn” becomes “quận Đồ Sơn”. It does not look behind a quotation mark, so “"Quận"” stays.
func Uncapitalise(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToLower(s[:n]) + s[n:]
}
