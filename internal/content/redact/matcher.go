package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"bangvang/internal/knowledge/titles"
	"bangvang/internal/text/confusable"
	"bangvang/internal/text/viet"
)

// matcher finds the names of a list in texts.
type matcher struct {
	names       []name   // the longest first
	slugs       []string // as slugs between hyphens, e.g. "-nguyen-van-a-", to find them in addresses
	initials    [utf8.RuneSelf]bool
	squeezed    []string // the letters of each name, folded, e.g. "nguyenvana"
	replacement string   // the text that replaces a name
}

// name is one spelling of a name: its letters and digits without gaps.
type name struct {
	letters string       // e.g. "nguyễnvăna"
	starts  map[int]bool // the offsets in letters where its words begin, and the length of letters
	capital bool         // each word of the text must begin with a capital
}

// newName returns a name of words, each as [wordKey] returns it.
func newName(words []string) name {
	n := name{letters: strings.Join(words, ""), starts: map[int]bool{0: true}}
	at := 0
	for _, w := range words {
		at += len(w)
		n.starts[at] = true
	}
	return n
}

// longSlug is the length of a name's slug without hyphens, in bytes, from which the name is found in addresses without
// them too, e.g. in nguyenvanan.jpg.
const longSlug = 8

// newMatcher returns a matcher of names that replaces them in the given language.
func newMatcher(names []string, lang string) *matcher {
	l := &matcher{replacement: "[đã gỡ tên]"}
	if lang == "en" {
		l.replacement = "[name removed]"
	}
	for _, one := range names {
		_, one = titles.Split(strings.TrimSpace(one)) // the name without a title is found with any and with none
		words := strings.Fields(wordKey(one))
		if len(words) == 0 {
			continue
		}
		l.names = append(l.names, newName(words))
		if plain := strings.Fields(viet.Fold(strings.Join(words, " "))); len(plain) > 1 && !slices.Equal(plain, words) {
			// Nguyen Van A is Nguyễn Văn A typed without marks. A short one must have capitals, because “do an” may be other words.
			unmarked := newName(plain)
			unmarked.capital = len(plain) < 3
			l.names = append(l.names, unmarked)
		}
		letters, _ := squeeze(one)
		l.squeezed = append(l.squeezed, letters)
		// A single syllable occurs in too many addresses to indicate a name.
		if slug := viet.Slug(wordKey(one)); strings.Contains(slug, "-") {
			l.slugs = append(l.slugs, "-"+slug+"-")
			if whole := strings.ReplaceAll(slug, "-", ""); len(whole) >= longSlug {
				l.slugs = append(l.slugs, "-"+whole+"-")
			}
		}
		if first := viet.Fold(words[0]); first != "" && first[0] < utf8.RuneSelf {
			l.initials[first[0]], l.initials[strings.ToUpper(first[:1])[0]] = true, true
		}
	}
	slices.SortStableFunc(l.names, func(a, b name) int { return len(b.letters) - len(a.letters) })
	return l
}

// wordKey returns the [viet.Key] of s as readers see s: full-width, mathematical and look-alike letters count as the Latin
// ones, the marks of a letter count in any order, and those that no Vietnamese letter has do not count. For example, it
// returns "nam" for “Ｎａｍ”.
func wordKey(s string) string {
	if !strings.ContainsFunc(s, isOdd) {
		return viet.Key(s)
	}
	s = norm.NFD.String(confusable.Latin(s))
	for _, shape := range []string{"\u0302", "\u0306", "\u031b"} { // the marks that make another vowel go before the tone
		for _, tone := range []string{"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"} {
			s = strings.ReplaceAll(s, tone+shape, shape+tone)
		}
	}
	return viet.Key(strings.Map(func(r rune) rune {
		if unicode.IsMark(r) || isIgnorable(r) {
			return -1
		}
		return r
	}, norm.NFC.String(s)))
}

// isOdd reports whether r is no letter, digit or sign of Vietnamese text in NFC.
func isOdd(r rune) bool {
	return r >= 0x250 && (r < 0x1e00 || r > 0x1eff) && (r < 0x2010 || r > 0x2027)
}

// squeeze returns the letters and digits of s, folded. ok is false for a text with letters or marks that Fold does not make
// ASCII, or with “&”, which is a word.
func squeeze(s string) (letters string, ok bool) {
	folded := viet.Fold(s)
	out := make([]byte, 0, len(folded))
	for _, r := range folded {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			out = append(out, byte(r))
		case r == '&', r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) || unicode.IsSymbol(r)):
			return string(out), false
		}
	}
	return string(out), true
}

// span is a range of a text, in bytes.
type span struct{ from, to int }

// prefilterLength is the length of a text, in bytes, from which a check of the folded text for any name saves time.
const prefilterLength = 500

// mayContain reports whether s may contain a name. It costs one fold of s.
func (l *matcher) mayContain(s string) bool {
	letters, ok := squeeze(s)
	return !ok || slices.ContainsFunc(l.squeezed, func(name string) bool { return strings.Contains(letters, name) })
}

// find returns the spans of the names in s, in order and without overlaps.
func (l *matcher) find(s string) []span {
	if len(s) > prefilterLength && !l.mayContain(s) {
		return nil
	}
	var out []span
	for at := 0; ; {
		w, ok := nextWord(s, at)
		if !ok {
			return out
		}
		at = w.to
		if c := s[w.from]; c < utf8.RuneSelf && !l.initials[c] {
			continue
		}
		if end := l.match(s, w); end > 0 {
			out = append(out, span{w.from, end})
			at = end
		}
	}
}

// match returns the end of the longest name that begins with the word w, 0 when there is none.
func (l *matcher) match(s string, w span) int {
	key := wordKey(s[w.from:w.to])
	for i := range l.names {
		n := &l.names[i]
		if key == "" || !strings.HasPrefix(n.letters, key) && !strings.HasPrefix(key, n.letters) {
			continue
		}
		if end := n.match(s, w, key); end > 0 {
			return end
		}
	}
	return 0
}

// match returns the end of the name in s, 0 when s does not have it at the word w with the given key. Editors may join
// words (NguyễnVăn A) and divide them (Ngu-yễn Văn A), but a part of the text that ends inside a word of the name must not
// have begun in an earlier one: “Đà Oanh” is not Đào Anh.
func (n *name) match(s string, w span, key string) int {
	for at := 0; ; {
		if key == "" || !strings.HasPrefix(n.letters[at:], key) || n.capital && !startsUpper(s[w.from:w.to]) {
			return 0
		}
		next := at + len(key)
		for i := at + 1; i < next && (!n.starts[at] || !n.starts[next]); i++ {
			if n.starts[i] {
				return 0
			}
		}
		if next == len(n.letters) {
			return w.to
		}
		end := w.to
		var ok bool
		if w, ok = nextWord(s, end); !ok || !isNameGap(s[end:w.from]) {
			return 0
		}
		at, key = next, wordKey(s[w.from:w.to])
	}
}

// startsUpper reports whether a word begins with a capital.
func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// nextWord returns the first word of s at or after the offset at: letters, marks and digits. Ignorable characters
// (apostrophes, as in H’Hen, and invisible characters) belong to the word when a letter follows.
func nextWord(s string, at int) (span, bool) {
	from, end := -1, -1
	for i, r := range s[at:] {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r):
			if from < 0 {
				from = at + i
			}
			end = at + i + utf8.RuneLen(r)
		case from >= 0 && !isIgnorable(r):
			return span{from, end}, true
		}
	}
	return span{from, end}, from >= 0
}

// isIgnorable reports whether r may occur inside a word without ending it: an apostrophe or a character that shows nothing
// (Unicode's Default_Ignorable_Code_Point).
func isIgnorable(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r > '~' && (unicode.Is(unicode.Cf, r) ||
		unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) || unicode.Is(unicode.Variation_Selector, r))
}

// wordJoiners are the signs that join the words of a name where no space may be, e.g. in Nguyễn_Văn_A.
const wordJoiners = "._+·•/~*|:,;"

// isNameGap reports whether gap can separate two words of one name: white space and dashes can, and one of wordJoiners.
func isNameGap(gap string) bool {
	if len(gap) < 4 && gap != "" && strings.Contains(wordJoiners, gap) {
		return true
	}
	for _, r := range gap {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Pd, r) && !isIgnorable(r) && r != '_' && r != '⠀' {
			return false
		}
	}
	return true
}
