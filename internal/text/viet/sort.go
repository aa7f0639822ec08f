package viet

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// SortBy sorts items in place by the name that the function name returns for each, in the order of the Vietnamese
// alphabet: by letters first (a ă â b c d đ e ê …), then by tones, and by the value of numbers (Quận 2 before Quận 10).
// Thuỷ and Thủy are one word, as in [Key]. Names that are equal in this are sorted by their bytes; items with the same
// name do not change their order.
func SortBy[T any](items []T, name func(T) string) {
	sortSplit(items, func(item T) (string, string, string) { s := name(item); return s, "", s })
}

// SortByGivenName sorts people in place as Vietnamese lists do: by [GivenName], and then by the rest of the name. For
// example, Nguyễn Văn An comes before Lê Thị Ánh, and H'Hen Niê before Y Moan Ênuôl. Its other rules are those of
// [SortBy].
func SortByGivenName[T any](items []T, name func(T) string) {
	sortSplit(items, func(item T) (string, string, string) {
		s := name(item)
		given, rest := GivenName(s)
		return given, rest, s
	})
}

// GivenName returns the given name of a person, and the rest of the name, for a list sorted by given names. It is the
// last syllable (Nguyễn Văn An → An, Rơ Châm Phiang → Phiang), but in Ê Đê and M'Nông names the word after Y or H', where
// the name of the family is last: Y Moan Ênuôl → Moan, H'Hen Niê → Hen. The H' or K' before a given name is not part of
// it: K'Brểu → Brểu. The rest is all other words, with that H' or K', with one space between: Y Ênuôl, H' Niê. Both
// results are "" for a text without a word.
func GivenName(name string) (given, rest string) {
	words := strings.Fields(name)
	if len(words) == 0 {
		return "", ""
	}
	at := len(words) - 1
	switch mark, bare := splitNameMark(words[0]); {
	case mark != "" && bare == "" || words[0] == "Y" || words[0] == "H":
		at = min(1, at)
	case mark != "" && mark[0] != 'K':
		at = 0
	}
	mark, given := splitNameMark(words[at])
	if given == "" {
		mark, given = "", words[at]
	}
	before := words[:at:at]
	if mark != "" {
		before = append(before, mark)
	}
	return given, strings.Join(append(before, words[at+1:]...), " ")
}

// splitNameMark divides H'Hen into H' and Hen; mark is "" for a word without the H', K' or Y' of an ethnic name.
func splitNameMark(word string) (mark, bare string) {
	if word[0] == 'H' || word[0] == 'K' || word[0] == 'Y' {
		for _, quote := range [...]string{"'", "’", "‘", "ʼ", "´", "`"} {
			if bare, ok := strings.CutPrefix(word[1:], quote); ok {
				return word[:1+len(quote)], bare
			}
		}
	}
	return "", word
}

type keyed[T any] struct {
	first, second []byte // collation keys
	name          string
	item          T
}

// sortSplit sorts by the first text that split returns, then by the second, then by the bytes of the third.
func sortSplit[T any](items []T, split func(T) (first, second, name string)) {
	if len(items) < 2 {
		return
	}
	// A collator is not safe for concurrent use, so each sort has its own.
	collator, buffer := collate.New(language.Vietnamese, collate.Numeric), collate.Buffer{}
	all := make([]keyed[T], len(items))
	for i, item := range items {
		first, second, name := split(item)
		all[i] = keyed[T]{collator.KeyFromString(&buffer, settled(first)), collator.KeyFromString(&buffer, settled(second)), name, item}
	}
	slices.SortStableFunc(all, func(a, b keyed[T]) int {
		return cmp.Or(bytes.Compare(a.first, b.first), bytes.Compare(a.second, b.second), strings.Compare(a.name, b.name))
	})
	for i := range all {
		items[i] = all[i].item
	}
}

// IndexLetter returns the heading of a name in an alphabetical list: its first letter in upper case without its tone,
// even after spaces, quotation marks and other punctuation: for example, Ô Chợ Dừa → Ô, Ăn → Ă, Đống Đa → Đ. It returns
// "#" if the first other character is a digit or no Latin letter, and for a name that has none.
func IndexLetter(s string) string {
	for _, r := range NFC(s) {
		if c := lookupClass(r); c == ignored || c == separator {
			continue
		}
		l := letterOf(r)
		if l == nil || !unicode.IsLetter(r) {
			return "#"
		}
		if strings.ContainsRune("ăâđêôơư", l.toneless) {
			return string(unicode.ToUpper(l.toneless))
		}
		if l.fold >= 'a' && l.fold <= 'z' {
			return string(unicode.ToUpper(l.fold))
		}
		return "#"
	}
	return "#"
}
