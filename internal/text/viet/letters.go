package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letter holds the computed properties of a character of Vietnamese text, so that the loops over the bodies of
// articles need neither package norm nor package unicode.
type letter struct {
	fold     rune // lower case without any mark: ấ → a, Đ → d; a space for white space and dashes
	lower    rune // lower case with its marks, and đ, ƀ for their look-alikes: Ấ → ấ, Ð → đ
	toneless rune // lower case without its tone, but with the mark of its vowel: Ấ → â
	tone     rune // the combining mark of the tone, 0 for none
	composed bool // NFC leaves it unchanged next to any other character
	class    charClass
}

// charClass is the part that a character plays in a name.
type charClass uint8

const (
	wordChar  charClass = iota // letters, digits, symbols
	separator                  // white space, dashes, commas, other punctuation
	ignored                    // quotation marks and invisible format characters: left out
	ampersand                  // &
)

var letters = makeLetters()

// letterOf returns the entry of the table for r, or nil for a character outside its blocks.
func letterOf(r rune) *letter {
	switch {
	case r < 0:
		return nil
	case r < latinEnd:
		return &letters[r]
	case r >= latinAdditional && r < latinAdditionalEnd:
		return &letters[r-latinAdditional+latinEnd]
	case r >= punctuation && r < punctuationEnd:
		return &letters[r-punctuation+latinEnd+latinAdditionalEnd-latinAdditional]
	}
	return nil
}

func makeLetters() []letter {
	table := make([]letter, 0, latinEnd+latinAdditionalEnd-latinAdditional+punctuationEnd-punctuation)
	for _, block := range [][2]rune{{0, latinEnd}, {latinAdditional, latinAdditionalEnd}, {punctuation, punctuationEnd}} {
		for r := block[0]; r < block[1]; r++ {
			table = append(table, makeLetter(r))
		}
	}
	return table
}

func makeLetter(r rune) letter {
	lower := replaceLookalike(unicode.ToLower(r))
	l := letter{fold: lower, lower: lower, toneless: lower, composed: norm.NFC.IsNormalString(string(r)), class: classOf(r)}
	if parts := norm.NFD.PropertiesString(string(lower)).Decomposition(); parts != nil {
		l.toneless, l.tone = splitTone(parts)
	}
	if parts := norm.NFD.PropertiesString(string(r)).Decomposition(); parts != nil {
		first, _ := utf8.DecodeRune(parts)
		l.fold = unicode.ToLower(first)
	}
	switch {
	case isGap(r):
		l.fold = ' '
	case lower == 'đ':
		l.fold = 'd'
	case lower == 'ƀ':
		l.fold = 'b'
	}
	return l
}

// splitTone divides a decomposed letter into the letter without its tone and the mark of the tone: for example, ấ into
// â and U+0301.
func splitTone(parts []byte) (toneless, tone rune) {
	rest := make([]byte, 0, len(parts))
	for _, m := range string(parts) {
		switch m {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323': // huyền, sắc, ngã, hỏi, nặng
			tone = m
		default:
			rest = utf8.AppendRune(rest, m)
		}
	}
	toneless, _ = utf8.DecodeRune(norm.NFC.Bytes(rest))
	return toneless, tone
}

// replaceLookalike returns đ for a look-alike of đ, ƀ for one of ƀ, and any other lower-case r unchanged.
func replaceLookalike(r rune) rune {
	switch {
	case strings.ContainsRune(dLookalikes, r):
		return 'đ'
	case strings.ContainsRune(bLookalikes, r):
		return 'ƀ'
	}
	return r
}

func toLower(r rune) rune {
	if l := letterOf(r); l != nil {
		return l.lower
	}
	return replaceLookalike(unicode.ToLower(r))
}

func lookupClass(r rune) charClass {
	if l := letterOf(r); l != nil {
		return l.class
	}
	return classOf(r)
}

func classOf(r rune) charClass {
	switch {
	case r == '&':
		return ampersand
	case strings.ContainsRune(quotes, r) || unicode.In(r, unicode.Pi, unicode.Pf, unicode.Cf):
		return ignored
	case isGap(r) || unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsControl(r):
		return separator
	}
	return wordChar
}

// isGap reports whether [Fold] replaces r by a space: the white space of JavaScript's \s, the hyphen, the dashes
// U+2010–2015 and the minus U+2212.
func isGap(r rune) bool {
	switch {
	case r < 0x80:
		return r == ' ' || r == '-' || r >= '\t' && r <= '\r'
	case r < 0x2000:
		return r == 0xA0 || r == 0x1680
	case r < 0x2016:
		return r <= 0x200A || r >= 0x2010
	}
	switch r {
	case 0x2028, 0x2029, 0x202F, 0x205F, 0x2212, 0x3000, 0xFEFF:
		return true
	}
	return false
}
