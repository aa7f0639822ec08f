package index

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"bangvang/internal/text/viet"
)

const circumflex, breve, horn = "\u0302", "\u0306", "\u031b"

var tones = [...]string{"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}

// Marks returns the diacritics of a word as a number below 72: its tone (0 none, then huyền, sắc, ngã, hỏi, nặng), plus
// 6 times its vowel quality (none, â ê ô, ă, ơ, ư, ươ: 0–5), plus 36 for a đ. For example, đống is 2 + 6 + 36 = 44. The
// word may be in NFC or NFD and in any letter case. Two spellings of a Vietnamese syllable that fold to one key have
// different Marks when their diacritics differ, and the same Marks when only the place of the tone differs (hòa, hoà)
// or y is written for i. In any other word only these marks count, as if it were one (ñ is 3, ü and 2024 are 0), and of
// several tones the first in the order above.
func Marks(word string) uint8 {
	d := strings.ToLower(norm.NFD.String(word))
	var m uint8
	for i, tone := range tones {
		if strings.Contains(d, tone) {
			m = uint8(i + 1)
			break
		}
	}
	switch o, u := strings.Contains(d, "o"+horn), strings.Contains(d, "u"+horn); {
	case strings.Contains(d, circumflex):
		m += 1 * 6
	case strings.Contains(d, breve):
		m += 2 * 6
	case o && u:
		m += 5 * 6
	case o:
		m += 3 * 6
	case u:
		m += 4 * 6
	}
	if strings.ContainsFunc(d, func(r rune) bool { return r >= utf8.RuneSelf && viet.Fold(string(r)) == "d" }) {
		m += 36
	}
	return m
}
