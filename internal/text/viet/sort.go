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
// Names that are equal in this are sorted by their bytes; items with the same name do not change their order.
func SortBy[T any](items []T, name func(T) string) {
	sortSplit(items, name, func(s string) int { return 0 })
}

// SortByGivenName sorts people in place as Vietnamese lists do: by given name, which is the last syllable, and then by
// the part before it. For example, Nguyễn Văn An comes before Lê Thị Ánh. Its other rules are those of [SortBy].
func SortByGivenName[T any](items []T, name func(T) string) {
	sortSplit(items, name, func(s string) int {
		return strings.LastIndexFunc(strings.TrimRightFunc(s, unicode.IsSpace), unicode.IsSpace) + 1
	})
}

type keyed[T any] struct {
	first, second []byte // collation keys
	name          string
	item          T
}

// sortSplit sorts by the part of a name from the offset that split returns, and then by the part before it.
func sortSplit[T any](items []T, name func(T) string, split func(string) int) {
	if len(items) < 2 {
		return
	}
	// A collator is not safe for concurrent use, so each sort has its own.
	collator, buffer := collate.New(language.Vietnamese, collate.Numeric), collate.Buffer{}
	key := func(s string) []byte { return collator.KeyFromString(&buffer, dReplacer.Replace(NFC(s))) }
	all := make([]keyed[T], len(items))
	for i, item := range items {
		s := name(item)
		at := split(s)
		all[i] = keyed[T]{key(strings.TrimSpace(s[at:])), key(strings.TrimSpace(s[:at])), s, item}
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
