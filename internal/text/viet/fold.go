package viet

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns what search compares. It is these steps, in this order, and nothing else, so that a
// browser can do the same:
//
//  1. canonical decomposition (NFD)
//  2. drop U+0300–036F
//  3. each of đ Đ ð Ð ɖ Ɖ becomes d
//  4. every character becomes lower case by itself (Σ is always σ)
//  5. every run of white space and dashes becomes one space; none stands at the ends
//
// White space is JavaScript's \s; dashes are - U+2010–2015 U+2212. In JavaScript:
//
//	Array.from(s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐðÐɖƉ]/g, "d"),
//	  c => c.toLowerCase()).join("").replace(/[\s\-\u2010-\u2015\u2212]+/g, " ").trim()
//
// Fold(Fold(s)) = Fold(s).
func Fold(s string) string {
	out, ok := fold(s, false)
	if !ok {
		out, _ = fold(norm.NFD.String(s), true)
	}
	return out
}

const nameRoom = 128 // more bytes than most names have: so many need not be allocated to work on one

// fold is Fold, which gives up on a text that only the whole of NFD can bring in order; decomposed
// says that this has been done.
func fold(s string, decomposed bool) (string, bool) {
	out := make([]byte, 0, nameRoom)
	gap := false
	for i, r := range s {
		f, ok := rune(0), true
		if l := letterOf(r); l != nil {
			f = l.fold
		} else if f, ok = foldRune(r, s[i:], decomposed); !ok {
			return "", false
		}
		if f < 0 {
			continue
		}
		if f == ' ' {
			gap = true
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, ' ')
		}
		gap = false
		out = utf8.AppendRune(out, f)
	}
	return string(out), true
}

// foldRune folds r, a character outside the table that s begins with: a space for white space and dashes, -1 for
// a mark to be dropped. It is not ok when NFD would make several characters of r, or move it.
func foldRune(r rune, s string, decomposed bool) (rune, bool) {
	switch {
	case r >= 0x300 && r <= 0x36F:
		return -1, true
	case isGap(r):
		return ' ', true
	case decomposed || r == utf8.RuneError:
		return unicode.ToLower(r), true
	}
	hangul := r >= 0xAC00 && r <= 0xD7A3
	p := norm.NFD.PropertiesString(s)
	return unicode.ToLower(r), !hangul && p.CCC() == 0 && p.Decomposition() == nil
}

// FoldLoose is [Fold] with y made i where Vietnamese spelling wavers between them: in a syllable
// that is one of h k l m s t v and then y, and no more (sy → si, ky → ki, ly → li). “quy”, “uy”, “tay”
// and “thy” stay. In JavaScript, after Fold:
//
//	.replace(/(?<![\p{L}\p{M}\p{N}])([hklmstv])y(?![\p{L}\p{M}\p{N}])/gu, "$1i")
func FoldLoose(s string) string { return loose(Fold(s)) }

// Slug returns s as a segment of an address: the letters of [Fold] and digits, “&” as va, and one
// hyphen for all that lies between; "" when nothing is left. Names that differ in marks only share
// a slug, which the caller must see to.
func Slug(s string) string {
	folded := Fold(s)
	out := make([]byte, 0, nameRoom)
	gap := false
	for i := range len(folded) {
		b := folded[i]
		and := b == '&'
		if !and && (b < 'a' || b > 'z') && (b < '0' || b > '9') {
			gap = true
			continue
		}
		if (gap || and) && len(out) > 0 {
			out = append(out, '-')
		}
		gap = and
		if and {
			out = append(out, "va"...)
			continue
		}
		out = append(out, b)
	}
	return string(out)
}

// loose makes y of a whole syllable [hklmstv]y into i, with the tone it bears.
func loose(s string) string {
	if !strings.ContainsAny(s, "yýỳỷỹỵ") {
		return s
	}
	out := make([]byte, 0, nameRoom)
	before, onset := ' ', ' '
	for i, r := range s {
		_, n := utf8.DecodeRuneInString(s[i:])
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		written := r
		if vowel := iForY[r]; vowel != 0 && strings.ContainsRune("hklmstv", onset) && !inSyllable(before) && !inSyllable(next) {
			written = vowel
		}
		out = utf8.AppendRune(out, written)
		before, onset = onset, r
	}
	return string(out)
}

func inSyllable(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r))
}

// Segment returns Slug(s) or, for a name without a single Latin letter or digit, its code points, so
// that every name has an address, and one that every system can hold (see [filename.Fit]).
func Segment(s string) string {
	if slug := Slug(s); slug != "" {
		return FitFilename(slug)
	}
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, "u%x", r)
	}
	return FitFilename(b.String())
}
