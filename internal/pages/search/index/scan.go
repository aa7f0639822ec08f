package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/text/viet"
)

var isASCIIWord = func() (is [utf8.RuneSelf]bool) {
	for c := range is {
		is[c] = c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
	}
	return is
}()

// NextWord returns the begin and end of the first word of s, UTF-8, at or after the offset i, both len(s) when there is
// none, and reports whether a line (\n) ends before it. A word is a run of letters, marks and digits, or a number with
// points between its thousands: 26.461 is one word, for which [KeyOf] is 26461; 19.12 and 1.2345 are two. The search
// index splits all text of a site by it, so index.js must do the same.
func NextWord(s []byte, i int) (from, end int, parted bool) {
	for i < len(s) {
		n := 1
		if c := s[i]; c < utf8.RuneSelf && !isASCIIWord[c] {
			parted = parted || c == '\n'
		} else if end = wordEnd(s, i); end > i {
			if end-i <= 3 && end < len(s) && s[end] == '.' {
				end = numberEnd(s, i, end)
			}
			return i, end, parted
		} else {
			_, n = utf8.DecodeRune(s[i:])
		}
		i += n
	}
	return i, i, parted
}

// KeyOf returns the key of a word of [NextWord], under which the index has it: [viet.FoldLoose] of it, without the points
// between thousands.
func KeyOf(word string) string { return strings.ReplaceAll(viet.FoldLoose(word), ".", "") }

// CountWords returns the number of words of s.
func CountWords(s string) (n int) {
	text := []byte(s)
	for i := 0; ; n++ {
		from, end, _ := NextWord(text, i)
		if from == end {
			return n
		}
		i = end
	}
}

// SameWords reports whether a and b have the same words, but for marks and the signs between them.
func SameWords(a, b string) bool {
	x, y := []byte(a), []byte(b)
	for i, j := 0, 0; ; {
		from, end, _ := NextWord(x, i)
		of, to, _ := NextWord(y, j)
		if from == end || of == to {
			return from == end && of == to
		}
		if KeyOf(string(x[from:end])) != KeyOf(string(y[of:to])) {
			return false
		}
		i, j = end, to
	}
}

// numberEnd returns the end of the number whose first digits are s[i:end], if groups of three digits follow, each after
// a point, and end otherwise.
func numberEnd(s []byte, i, end int) int {
	if !isDigits(s[i:end]) {
		return end
	}
	for end < len(s) && s[end] == '.' {
		next := wordEnd(s, end+1)
		if next != end+4 || !isDigits(s[end+1:next]) {
			break
		}
		end = next
	}
	return end
}

func isDigits(s []byte) bool {
	return !slices.ContainsFunc(s, func(c byte) bool { return c < '0' || c > '9' })
}

// wordEnd returns the end of the word that begins at i; i when there is no word. The first cases cover most of
// Vietnamese text.
func wordEnd(s []byte, i int) int {
	for i < len(s) {
		c := s[i]
		switch {
		case c < utf8.RuneSelf:
			if !isASCIIWord[c] {
				return i
			}
			i++
		case c == 0xE1 && i+2 < len(s) && s[i+1]|1 == 0xBB: // U+1E80–1EFF
			i += 3
		case c == 0xC3 && i+1 < len(s) && s[i+1]|0x20 != 0xB7: // U+00C0–00FF except × and ÷
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
