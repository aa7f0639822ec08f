package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/text/viet"
)

// matcher finds the names of a list in texts.
type matcher struct {
	names       [][]string // the [viet.Key] of each word, the longest name first
	slugs       []string   // as slugs between hyphens, e.g. "-nguyen-van-a-", to find them in addresses
	initials    [utf8.RuneSelf]bool
	folded      []string
	replacement string // the text that replaces a name
}

// newMatcher returns a matcher of names that replaces them in the given language.
func newMatcher(names []string, lang string) *matcher {
	l := &matcher{replacement: "[đã gỡ tên]"}
	if lang == "en" {
		l.replacement = "[name removed]"
	}
	for _, name := range names {
		words := strings.Fields(viet.Key(name))
		if len(words) == 0 {
			continue
		}
		l.names = append(l.names, words)
		l.folded = append(l.folded, viet.Fold(viet.Key(name)))
		// A single syllable occurs in too many addresses to indicate a name.
		if slug := viet.Slug(name); strings.Contains(slug, "-") {
			l.slugs = append(l.slugs, "-"+slug+"-")
		}
		if first := viet.Fold(words[0]); first != "" && first[0] < utf8.RuneSelf {
			l.initials[first[0]], l.initials[strings.ToUpper(first[:1])[0]] = true, true
		}
	}
	slices.SortStableFunc(l.names, func(a, b []string) int { return len(b) - len(a) })
	return l
}

// span is a range of a text, in bytes.
type span struct{ from, to int }

// prefilterLength is the length of a text, in bytes, from which a check of the folded text for any name saves time.
const prefilterLength = 500

// ignorables are the characters that may occur inside a word: a text with one skips the prefilter.
var ignorables = []string{"'", "’", "‘", "ʼ", "\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff"}

// mayContain reports whether s may contain a name. It costs one fold of s.
func (l *matcher) mayContain(s string) bool {
	contains := func(sub string) bool { return strings.Contains(s, sub) }
	if slices.ContainsFunc(ignorables, contains) {
		return true
	}
	s = viet.Fold(s)
	return slices.ContainsFunc(l.folded, contains)
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
	key := viet.Key(s[w.from:w.to])
	for _, name := range l.names {
		if name[0] != key {
			continue
		}
		end := w.to
		for _, word := range name[1:] {
			next, ok := nextWord(s, end)
			if !ok || !isNameGap(s[end:next.from]) || viet.Key(s[next.from:next.to]) != word {
				end = 0
				break
			}
			end = next.to
		}
		if end > 0 {
			return end
		}
	}
	return 0
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

// isIgnorable reports whether r may occur inside a word without ending it.
func isIgnorable(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || unicode.Is(unicode.Cf, r)
}

// isNameGap reports whether gap can separate two words of one name: white space and dashes can.
func isNameGap(gap string) bool {
	for _, r := range gap {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Pd, r) && !isIgnorable(r) {
			return false
		}
	}
	return gap != ""
}
