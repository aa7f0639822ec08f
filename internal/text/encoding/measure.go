package encoding

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// measured is how Vietnamese the words of a text are. Only words with a character beyond ASCII count.
type measured struct {
	words     int // that count
	syllables int // of these, Vietnamese syllables
	different int // syllables that decoding changed, each counted once
	signs     int // words with a letter that TCVN3 shows as a sign, as © in “©n”
	unicode   int // letters that only Unicode has: ă, ơ, ạ, …
}

func (m measured) share() float64 {
	if m.words == 0 {
		return 0
	}
	return float64(m.syllables) / float64(m.words)
}

// measure measures the words of a text, each after decode, which may be nil.
func measure(text string, decode func(string) string) (m measured) {
	seen := map[string]bool{}
	for word := range strings.FieldsFuncSeq(text, between) {
		if isASCII(word) {
			continue
		}
		m.words++
		decoded := word
		if decode != nil {
			if decoded = decode(word); decoded == word {
				continue
			}
			if sign(word) {
				m.signs++
			}
		}
		for _, r := range word {
			if strings.ContainsRune("ăđơưĂĐƠƯ", r) || r >= 0x1EA0 && r <= 0x1EF9 {
				m.unicode++
			}
		}
		if Syllable(decoded) {
			m.syllables++
			if !seen[decoded] {
				seen[decoded] = true
				m.different++
			}
		}
	}
	return m
}

// between reports whether r parts two words. Signs beyond ASCII are letters of TCVN3, so they do not.
func between(r rune) bool {
	return r < utf8.RuneSelf && !unicode.IsLetter(r) || r >= 0x2010 && r <= 0x2026
}

func isASCII(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// sign reports whether a word has a letter of TCVN3 that Latin-1 shows as a sign, beside another letter. Text in a
// Western language has none: this keeps Danish “på” apart.
func sign(word string) bool {
	return utf8.RuneCountInString(word) > 1 && strings.ContainsAny(word, "¨©ª«¬\u00ad®µ¶·¸¹»¼½¾")
}

// Syllable reports whether a word, without blanks or punctuation, is a possible Vietnamese syllable, in any case and
// either style of tone marks: an onset, a rhyme and at most one tone, where p, t, c and ch close only syllables with sắc
// or nặng. For example, “khuỷu” and “giếng” are, “Héi”, “strasse” and "" are not. It knows the rules of spelling, not the
// words that exist.
func Syllable(word string) bool {
	tone := rune(0)
	var base strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		if !strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", r) {
			base.WriteRune(r)
			continue
		}
		if tone != 0 {
			return false
		}
		tone = r
	}
	letters := norm.NFC.String(base.String())
	if closed(letters) && tone != '\u0301' && tone != '\u0323' {
		return false
	}
	for n := 0; n <= 3 && n <= len(letters); n++ {
		if allowed, ok := onsets[letters[:n]]; ok && (allowed == nil && rhymes[letters[n:]] || allowed[letters[n:]]) {
			return true
		}
	}
	return false
}

// closed reports whether a syllable ends in a stop.
func closed(letters string) bool {
	return letters != "" && strings.IndexByte("cpt", letters[len(letters)-1]) >= 0 || strings.HasSuffix(letters, "ch")
}
