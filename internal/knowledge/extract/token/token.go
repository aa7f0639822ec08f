// Package token cuts Vietnamese text into words with their places.
//
// The text is Markdown, or plain text of which each line is a paragraph of its own (web copy). Of
// Markdown only what a reader sees is kept: a front matter, addresses of links, descriptions of pictures,
// code blocks, comments and the signs of emphasis are passed over; the title of a picture, which is its
// caption, is a sentence by itself.
//
// A token knows the words of a [Vocabulary] by one spelling, however they are written: Tặng and
// tặng, sỹ and sĩ, uỷ and ủy. The text must be NFC; offsets are bytes of it.
package token

import (
	"strings"
	"unicode"
)

// Kind says what a token is.
type Kind uint8

const (
	Word   Kind = iota // letters: “tặng”, “UBND”, “TP.HCM”
	Number             // a whole number: 14, 01, 26.461
	Years              // two years: 2017-2021, 2017 – 2021
	Code               // other things with digits: 163/QĐ-UBND, 19/01/2024, 102,9%
	Mark               // a sign: , ; : - ( ) " . #
)

// Numbering is the Key of a Mark that numbers an item inside a sentence: the “1.” of “gồm: 1. Phòng Nội vụ”.
const Numbering = "#"

// Token is a word or a sign.
type Token struct {
	Start, End int
	Key        string // the vocabulary's spelling, "" for a word that it lacks; of a Mark the sign, one for all of its sort
	Kind       Kind
	Capital    bool // begins with a capital
	Quoted     bool // stands between quotation marks
	N          int  // of a Number its value, of Years the first
	To         int  // of Years the second
}

// Sentence is a sentence of a text. Its tokens are reused once its reader returns.
type Sentence struct {
	Tokens    []Token
	Paragraph int  // counts from 1; items of a list are paragraphs
	Item      bool // begins an item of a list
}

// IsYear tells whether the token is the number of a year.
func (t *Token) IsYear() bool {
	return t.Kind == Number && t.End-t.Start == 4 && 1900 <= t.N && t.N < 2200
}

// Plain returns the tokens as they are written, without markup and with one space for all white space.
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
