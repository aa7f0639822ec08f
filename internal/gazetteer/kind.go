package gazetteer

import (
	"strings"

	"bangvang/internal/viet"
)

// prefixes maps what a name may start with, one or two words, to its kind; barePrefixes are those of
// names typed without marks.
var prefixes, barePrefixes = makePrefixes()

func makePrefixes() (exact, bare map[string]string) {
	exact, bare = map[string]string{}, map[string]string{}
	for name, kind := range kinds {
		for _, p := range append([]string{name}, kind.short...) {
			exact[p], bare[viet.Fold(p)] = name, name
		}
	}
	return exact, bare
}

// splitKind takes the kind off a key: "tx hồng lĩnh" gives "thị xã", "hồng lĩnh"; "q1" gives "quận", "1".
// kind is "" when the key does not start with one, or is nothing more.
func splitKind(key string, prefixes map[string]string) (kind, short string) {
	one, rest, spaced := strings.Cut(key, " ")
	if two, last, ok := strings.Cut(rest, " "); ok {
		if kind := prefixes[key[:len(one)+1+len(two)]]; kind != "" {
			return kind, last
		}
	}
	if !spaced && len(key) > 1 && strings.Trim(key[1:], "0123456789") == "" {
		one, rest = key[:1], key[1:]
	}
	if kind := prefixes[one]; kind != "" && rest != "" {
		return kind, rest
	}
	return "", key
}

// readName takes the kind off a name and keeps the rest as it is written: "P. Nam Đồ Sơn" gives "phường",
// "Nam Đồ Sơn".
func readName(text string) (kind, short string) {
	words := strings.Fields(strings.ReplaceAll(viet.NFC(text), ".", ". "))
	key := viet.Key(text)
	kind, short = splitKind(key, prefixes)
	taken := strings.Count(key, " ") - strings.Count(short, " ")
	if kind != "" && taken == 0 {
		return kind, short
	}
	return kind, strings.Join(words[min(taken, len(words)):], " ")
}

// fullName joins a kind and a short name: "Quận Đồ Sơn".
func fullName(kind, short string) string { return viet.Capitalise(kind) + " " + short }
