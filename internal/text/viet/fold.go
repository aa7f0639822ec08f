package viet

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the text that search compares, without marks, in lower case: for example, “Đồ Sơn” becomes “do son”. It
// takes these steps, in this order, and no others, so that a browser can do the same:
//
//  1. canonical decomposition (NFD)
//  2. every character becomes lower case by itself (Σ is always σ)
//  3. remove U+0300–036F
//  4. each of đ ð ɖ becomes d, each of ƀ ɓ becomes b
//  5. every run of white space and dashes becomes one space; those at the ends are removed
//
// White space is JavaScript's \s; dashes are - U+2010–2015 U+2212. In JavaScript:
//
//	Array.from(s.normalize("NFD"), c => c.toLowerCase()).join("").replace(/[\u0300-\u036f]/g, "")
//	  .replace(/[đðɖ]/g, "d").replace(/[ƀɓ]/g, "b").replace(/[\s\-\u2010-\u2015\u2212]+/g, " ").trim()
//
// Fold(Fold(s)) = Fold(s).
func Fold(s string) string {
	out, ok := fold(s, false)
	if !ok {
		out, _ = fold(norm.NFD.String(s), true)
	}
	return out
}

// nameCapacity is the initial capacity, in bytes, of buffers for a name: most names fit without another allocation.
const nameCapacity = 128

// fold does the work of Fold without decomposing s first. It returns false for a text that needs a full NFD;
// decomposed says that s is in NFD already.
func fold(s string, decomposed bool) (string, bool) {
	out := make([]byte, 0, nameCapacity)
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

// foldRune folds r, a character outside the table, with which s begins: to a space for white space and dashes, to -1
// for a mark that Fold removes. It returns false if NFD would divide r into several characters or move it.
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

// FoldLoose returns the [Fold] of s with i for y where Vietnamese spelling varies between them: in a syllable of one of
// h k l m s t v, or of qu, and then y, and nothing else (sy → si, ky → ki, quy → qui). “uy”, “tay”, “quyen” and “thy”
// stay. In JavaScript, after Fold:
//
//	.replace(/(?<![\p{L}\p{M}\p{N}])([hklmstv]|qu)y(?![\p{L}\p{M}\p{N}])/gu, "$1i")
func FoldLoose(s string) string { return replaceY(Fold(s)) }

// Slug returns s as a segment of an address: the letters of [Fold] and digits, va for “&”, and one hyphen for each run
// of other characters between them: for example, “Thi đua - Khen thưởng” becomes “thi-dua-khen-thuong”. It returns ""
// if s has no such letter or digit. Names that differ only in marks have the same slug; callers must resolve that.
func Slug(s string) string {
	folded := Fold(s)
	out := make([]byte, 0, nameCapacity)
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

// replaceY returns s with i for y, with the same tone, in each syllable that is [hklmstv]y or quy.
func replaceY(s string) string {
	if !strings.ContainsAny(s, "yýỳỷỹỵ") {
		return s
	}
	out := make([]byte, 0, nameCapacity)
	var before [3]rune // the last characters, the latest first; 0 before the text
	for i, r := range s {
		_, n := utf8.DecodeRuneInString(s[i:])
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		written := r
		if vowel := iForY[r]; vowel != 0 && !inSyllable(next) && variesBefore(before) {
			written = vowel
		}
		out = utf8.AppendRune(out, written)
		before = [3]rune{r, before[0], before[1]}
	}
	return string(out)
}

// variesBefore reports whether before, the characters before a y from the last to the first, are all of a syllable in
// which y and i are the same: one of h k l m s t v, or qu.
func variesBefore(before [3]rune) bool {
	if before[0] == 'u' && before[1] == 'q' {
		return !inSyllable(before[2])
	}
	return strings.ContainsRune("hklmstv", before[0]) && !inSyllable(before[1])
}

func inSyllable(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r))
}

// PathSegment returns [Slug](s) or, for a name without any Latin letter or digit, its code points (北京 → u5317u4eac), so
// that every name but "" has an address, which every system can store as a folder: both are shortened by [FitFilename].
func PathSegment(s string) string {
	if slug := Slug(s); slug != "" {
		return FitFilename(slug)
	}
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, "u%x", r)
	}
	return FitFilename(b.String())
}
