package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/text/viet"
)

// list is the names to leave out.
type list struct {
	names    [][]string // the keys of their words, longest name first
	slugs    []string   // between hyphens: as they would stand in an address
	initials [utf8.RuneSelf]bool
	folded   []string
	instead  string // what stands in a name's place
}

func newList(names []string, lang string) *list {
	l := &list{instead: "[đã gỡ tên]"}
	if lang == "en" {
		l.instead = "[name removed]"
	}
	for _, name := range names {
		words := strings.Fields(viet.Key(name))
		if len(words) == 0 {
			continue
		}
		l.names = append(l.names, words)
		l.folded = append(l.folded, viet.Fold(viet.Key(name)))
		// A syllable alone stands in too many addresses to mean a name.
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

// span is a part of a text, in bytes.
type span struct{ from, to int }

// long is the length from which it pays to look first whether a text may hold a name at all.
const long = 500

// hidden are the characters that may stand inside a word: a text with one is read with care.
var hidden = []string{"'", "’", "‘", "ʼ", "\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff"}

// mayHold tells whether s may hold a name, at the cost of folding it.
func (l *list) mayHold(s string) bool {
	contains := func(sub string) bool { return strings.Contains(s, sub) }
	if slices.ContainsFunc(hidden, contains) {
		return true
	}
	s = viet.Fold(s)
	return slices.ContainsFunc(l.folded, contains)
}

// find returns where names stand in s, in order; they do not overlap.
func (l *list) find(s string) []span {
	if len(s) > long && !l.mayHold(s) {
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

// match returns where the longest name ends that starts with the word w, 0 when none does.
func (l *list) match(s string, w span) int {
	key := viet.Key(s[w.from:w.to])
	for _, name := range l.names {
		if name[0] != key {
			continue
		}
		end := w.to
		for _, word := range name[1:] {
			next, ok := nextWord(s, end)
			if !ok || !joins(s[end:next.from]) || viet.Key(s[next.from:next.to]) != word {
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

// nextWord returns the first word of s from at on: letters, marks and digits, and what does not part
// them (apostrophes, as in H’Hen, and invisible characters) when a letter follows.
func nextWord(s string, at int) (span, bool) {
	from, end := -1, -1
	for i, r := range s[at:] {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r):
			if from < 0 {
				from = at + i
			}
			end = at + i + utf8.RuneLen(r)
		case from >= 0 && !silent(r):
			return span{from, end}, true
		}
	}
	return span{from, end}, from >= 0
}

func silent(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || unicode.Is(unicode.Cf, r)
}

// joins tells whether words with gap between them can be those of one name.
func joins(gap string) bool {
	for _, r := range gap {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Pd, r) && !silent(r) {
			return false
		}
	}
	return gap != ""
}
