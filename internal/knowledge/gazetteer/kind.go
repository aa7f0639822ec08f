// Package kind reads the kind of unit off a name: “TX Hồng Lĩnh” is a thị xã, of the name Hồng Lĩnh.
//
// A kind is written out, or as people shorten it: TX, TP., Q., H., P., X., TT; before a number without a space (Q1).
package gazetteer

import (
	"strings"

	"bangvang/internal/text/viet"
)

// short are the kinds with their abbreviations, as [viet.Key] leaves them.
var short = map[string][]string{
	"tỉnh":      nil,
	"thành phố": {"tp", "t p"},
	"quận":      {"q"},
	"huyện":     {"h"},
	"thị xã":    {"tx", "t x"},
	"xã":        {"x"},
	"phường":    {"p"},
	"thị trấn":  {"tt", "t t"},
	"đặc khu":   {"đk"},
}

// Prefixes maps what a key may start with, one or two words, to its kind.
type KindTable map[string]string

// Exact are those of keys, Bare those of keys without marks.
var KindPrefixes, Bare = makePrefixes()

func makePrefixes() (exact, bare KindTable) {
	exact, bare = KindTable{}, KindTable{}
	for kind, abbreviations := range short {
		for _, p := range append([]string{kind}, abbreviations...) {
			exact[p], bare[viet.Fold(p)] = kind, kind
		}
	}
	return exact, bare
}

// Split takes the kind off a key: "tx hồng lĩnh" gives "thị xã", "hồng lĩnh"; "q1" gives "quận", "1". kind is
// "" when the key does not start with one, or is nothing more.
func (p KindTable) Split(key string) (kind, name string) {
	one, rest, spaced := strings.Cut(key, " ")
	if two, last, ok := strings.Cut(rest, " "); ok {
		if kind := p[key[:len(one)+1+len(two)]]; kind != "" {
			return kind, last
		}
	}
	if !spaced && len(key) > 1 && strings.Trim(key[1:], "0123456789") == "" {
		one, rest = key[:1], key[1:]
	}
	if kind := p[one]; kind != "" && rest != "" {
		return kind, rest
	}
	return "", key
}

// Read takes the kind off a name and keeps the rest as it is written: "P. Nam Đồ Sơn" gives "phường",
// "Nam Đồ Sơn".
func SplitKind(text string) (kind, name string) {
	words := strings.Fields(viet.NFC(text))
	if len(words) > 0 { // “P.Nam Đồ Sơn”, but the dots of “Thị trấn N.T Phong Hải” are of the name
		words = append(strings.Fields(strings.ReplaceAll(words[0], ".", ". ")), words[1:]...)
	}
	key := viet.Key(text)
	kind, name = KindPrefixes.Split(key)
	taken := strings.Count(key, " ") - strings.Count(name, " ")
	if kind != "" && taken == 0 {
		return kind, name
	}
	return kind, strings.Join(words[min(taken, len(words)):], " ")
}

// Full joins a kind and a name: "Quận Đồ Sơn".
func FullName(kind, name string) string { return viet.Capitalise(kind) + " " + name }
