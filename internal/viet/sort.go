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

// SortBy sorts items in place by name, in the order of the Vietnamese alphabet: letters first
// (a ă â b c d đ e ê …), tones second, and numbers by value (Quận 2 before Quận 10). Names equal in that stand
// in the order of their bytes, items of one name as they stood.
func SortBy[T any](items []T, name func(T) string) {
	sortKeyed(items, name, func(c *collator, s string) [2][]byte { return [2][]byte{c.key(s)} })
}

// SortByGivenName sorts people in place as Vietnamese lists do: by given name, which is the last
// syllable, and then by what stands before it. Its other rules are those of [SortBy].
func SortByGivenName[T any](items []T, name func(T) string) {
	sortKeyed(items, name, func(c *collator, s string) [2][]byte {
		s = strings.TrimSpace(s)
		at := strings.LastIndexFunc(s, unicode.IsSpace) + 1
		return [2][]byte{c.key(s[at:]), c.key(s[:at])}
	})
}

type keyed[T any] struct {
	keys [2][]byte
	name string
	item T
}

func sortKeyed[T any](items []T, name func(T) string, key func(*collator, string) [2][]byte) {
	if len(items) < 2 {
		return
	}
	c := newCollator()
	all := make([]keyed[T], len(items))
	for i, item := range items {
		s := name(item)
		all[i] = keyed[T]{key(c, s), s, item}
	}
	slices.SortStableFunc(all, func(a, b keyed[T]) int {
		return cmp.Or(
			bytes.Compare(a.keys[0], b.keys[0]),
			bytes.Compare(a.keys[1], b.keys[1]),
			strings.Compare(a.name, b.name),
		)
	})
	for i := range all {
		items[i] = all[i].item
	}
}

// collator makes collation keys. It is used by one call alone, because a collate.Collator is not
// safe for concurrent use.
type collator struct {
	collate *collate.Collator
	buffer  collate.Buffer
}

func newCollator() *collator {
	return &collator{collate: collate.New(language.Vietnamese, collate.Numeric)}
}

func (c *collator) key(s string) []byte {
	return c.collate.KeyFromString(&c.buffer, strings.Map(lookAlike, NFC(s)))
}

// lookAlike makes the look-alikes of Đ and đ what they are meant to be.
func lookAlike(r rune) rune {
	switch r {
	case 'Ð', 'Ɖ':
		return 'Đ'
	case 'ð', 'ɖ':
		return 'đ'
	}
	return r
}

// Letter returns the heading that a name stands under in an alphabetical list: its first letter in
// upper case without its tone (Ô Chợ Dừa → Ô, Ăn → Ă, Đống Đa → Đ), quotation marks before it passed over, or
// "#" for a digit and for what is not a Latin letter.
func Letter(s string) string {
	for _, r := range NFC(s) {
		if c := classIn(r); c == silent || c == separator {
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
