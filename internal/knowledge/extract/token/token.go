// Package token splits Vietnamese text into sentences, words and signs with their byte offsets.
//
// For example, “Tặng 14 tập thể.” is one [Sentence] of the tokens “Tặng”, 14, “tập” and “thể”.
//
// The text is Markdown, or plain text in which each line is a paragraph (web copy). Of Markdown, only the displayed
// text counts. The scanner skips front matter, addresses of links, descriptions of pictures, code blocks, comments and
// signs of emphasis; the title of a picture, which is its caption, is a sentence by itself.
//
// A token knows each word of a [Vocabulary] by one spelling, whichever way the text spells it: Tặng and tặng, sỹ and
// sĩ, uỷ and ủy. The text must be NFC.
package token

import (
	"strings"
	"unicode"
)

// Kind says whether a [Token] is a word, a number, two years, other text with digits or a sign, and so which of its
// fields are set. The zero value is [Word].
type Kind uint8

const (
	Word   Kind = iota // letters: “tặng”, “UBND”, “TP.HCM”
	Number             // an integer: 14, 01, 26.461
	Years              // two years: 2017-2021, 2017 – 2021
	Code               // other text with digits: 163/QĐ-UBND, 19/01/2024, 102,9%
	Punct              // a sign: , ; : - ( ) " . #
)

// Numbering is the Key of a Punct that numbers an item inside a sentence: the “1.” of “gồm: 1. Phòng Nội vụ”.
const Numbering = "#"

// Token is a word, number or sign of a text.
type Token struct {
	Start, End int    // in bytes, from the beginning of the text
	Key        string // of a Word its spelling in the vocabulary, or ""; of a Punct one sign for all of its sort
	Kind       Kind
	Capital    bool // begins with a capital
	Quoted     bool // is between quotation marks
	Value      int  // of a Number its value, of Years the first year
	SecondYear int  // of Years the second year
}

// Sentence is a sentence of a text, with at least one token. Its tokens are valid only until the function that receives
// it returns; a caller that needs them longer copies them.
type Sentence struct {
	Tokens    []Token
	Paragraph int  // counts from 1; items of a list are paragraphs
	Item      bool // begins an item of a list
}

// IsYear reports whether the token is the number of a year, in four digits from 1900 to 2199. It is false for two years
// (2017-2021).
func (t *Token) IsYear() bool {
	return t.Kind == Number && t.End-t.Start == 4 && 1900 <= t.Value && t.Value < 2200
}

// Plain returns the tokens as written in text, the whole text in which they were found, without markup and with one space
// for each run of white space.
func Plain(text string, tokens []Token) string {
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 && strings.ContainsFunc(text[tokens[i-1].End:t.Start], unicode.IsSpace) {
			b.WriteByte(' ')
		}
		b.WriteString(text[t.Start:t.End])
	}
	return b.String()
}
