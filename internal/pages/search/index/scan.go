// Package words takes texts apart into words, tells how a word is marked, and gives words numbers. The whole text
// of a site goes through it.
package index

import (
	"unicode"
	"unicode/utf8"
)

var asciiWord = func() (is [utf8.RuneSelf]bool) {
	for c := range is {
		is[c] = c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
	}
	return is
}()

// Next returns where the first word at or after i begins and ends, both the end of s when there is none, and
// whether a line ends before it. A word is a run of letters, marks and digits.
func Next(s []byte, i int) (from, end int, parted bool) {
	for i < len(s) {
		n := 1
		if c := s[i]; c < utf8.RuneSelf && !asciiWord[c] {
			parted = parted || c == '\n'
		} else if end = wordEnd(s, i); end > i {
			return i, end, parted
		} else {
			_, n = utf8.DecodeRune(s[i:])
		}
		i += n
	}
	return i, i, parted
}

// wordEnd returns where the word that begins at i ends, which is i when none does. The first cases are
// most of Vietnamese text.
func wordEnd(s []byte, i int) int {
	for i < len(s) {
		c := s[i]
		switch {
		case c < utf8.RuneSelf:
			if !asciiWord[c] {
				return i
			}
			i++
		case c == 0xE1 && i+2 < len(s) && s[i+1]|1 == 0xBB: // U+1E80–1EFF
			i += 3
		case c == 0xC3 && i+1 < len(s) && s[i+1]|0x20 != 0xB7: // U+00C0–00FF but × and ÷
			i += 2
		case c >= 0xC4 && c <= 0xC6 && i+1 < len(s): // U+0100–01BF
			i += 2
		default:
			r, n := utf8.DecodeRune(s[i:])
			if r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsNumber(r) {
				return i
			}
			i += n
		}
	}
	return i
}
