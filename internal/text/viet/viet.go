// Package viet is Vietnamese text: the one package that knows đ.
//
// The same name reaches a site in many dresses: composed (NFC, Windows) or decomposed (NFD, macOS),
// with Ð or Ɖ typed for Đ, hòa or hoà, sĩ or sỹ, with a hyphen, an en dash or a comma. The functions
// here each say how much of that is one and the same:
//
//	NFC        canonical composition, nothing else
//	Key        identity of a name: marks kept (bàn ≠ bán), dress dropped (hòa = hoà, “A - B” = “A, B”)
//	KeyLoose   Key with i = y in sĩ/sỹ, kỷ/kỉ, lý/lí: for honours, never for people
//	Fold       what search compares: no marks at all (ban = bàn = bán)
//	FoldLoose  Fold with i = y
//	Slug       what stands in an address: [a-z0-9-]
//	SortBy     the order of the Vietnamese alphabet, from collation keys
//	ParseDate  dates as Vietnamese editors write them, always in +07:00
//
// All of them give the same answer for a text in NFC and in NFD, are safe for concurrent use, and
// depend neither on the machine's locale nor on its time zone. Letters are never title-cased:
// “UBND” stays “UBND”.
package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NFC returns s in Unicode's canonical composition, the only form bangvang writes. A text that is
// composed already is returned as it is, without a copy.
func NFC(s string) string {
	for _, r := range s {
		if r >= utf8.RuneSelf && !Composed(r) {
			return norm.NFC.String(s)
		}
	}
	return s
}

// Composed tells that r stands as it is in NFC, whatever stands around it, and so is no combining mark. It knows
// the characters of Vietnamese text; of others it is false.
func Composed(r rune) bool {
	l := letterOf(r)
	return l != nil && l.composed
}

// Capitalise upper-cases the first letter of s and nothing else; quotation marks before it are
// passed over. A text that starts with a digit is left alone.
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

// Uncapitalise returns s with its first letter in lower case: a name in the middle of a sentence.
func Uncapitalise(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToLower(s[:n]) + s[n:]
}
