package gazetteer

import (
	"strings"

	"bangvang/internal/text/viet"
)

// kindAbbreviations maps each kind of unit to its abbreviations, as [viet.Key] returns them. People write a kind in
// full or shortened: TX, TP., Q., H., P., X., TT.; before a number without a space (Q1).
var kindAbbreviations = map[string][]string{
	"tỉnh":      nil,
	"thành phố": {"tp", "t p"},
	"quận":      {"q"},
	"huyện":     {"h", "huyện đảo"},
	"thị xã":    {"tx", "t x"},
	"xã":        {"x", "xã đảo"},
	"phường":    {"p"},
	"thị trấn":  {"tt", "t t"},
	"đặc khu":   {"đk"},
}

// KindTable maps the words with which the key of a unit's name ([viet.Key]) may begin, a kind or its abbreviation, to
// that kind: "tx" and "thị xã" to "thị xã". The words are keys themselves, one or two words long: with diacritics in
// [KindPrefixes], without any in the table for bare keys. The kind is always in full, in lower case and with
// diacritics.
type KindTable map[string]string

// KindPrefixes is the table for keys ([viet.Key]), bareKindPrefixes the table for keys without diacritics. Neither may be
// changed.
var KindPrefixes, bareKindPrefixes = makeKindPrefixes()

// makeKindPrefixes builds both tables from kindAbbreviations.
func makeKindPrefixes() (exact, bare KindTable) {
	exact, bare = KindTable{}, KindTable{}
	for kind, abbreviations := range kindAbbreviations {
		for _, p := range append([]string{kind}, abbreviations...) {
			exact[p] = kind
			if !strings.HasSuffix(p, " đảo") { // without marks “xã đảo” may be xã Đào Mỹ
				bare[viet.Fold(p)] = kind
			}
		}
	}
	return exact, bare
}

// Split splits the key of a name into its kind in full and the key of the name alone: "tx hồng lĩnh" into "thị xã" and
// "hồng lĩnh", "q1" into "quận" and "1". [KindPrefixes] takes a [viet.Key], the table for bare keys the
// [viet.FoldLoose] of one: it splits "thi xa hong linh" into "thị xã" and "hong linh". If the key does not begin with a
// kind, or is nothing but a kind, Split returns "" and the key.
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

// SplitKind splits the name of a unit into its kind, in full and in lower case, and its name without the kind, whose
// letter case stays: "P. Nam Đồ Sơn" into "phường" and "Nam Đồ Sơn", "tx Hồng Lĩnh" into "thị xã" and "Hồng Lĩnh", "Q1"
// into "quận" and "1". If the text does not begin with a kind with its diacritics, or is nothing but a kind ("Phường"),
// kind is "" and name is the text: in NFC, with single spaces, and one after each dot of its first word.
func SplitKind(text string) (kind, name string) {
	words := strings.Fields(viet.NFC(text))
	if len(words) > 0 { // “P.Nam Đồ Sơn”, but the dots of “Thị trấn N.T Phong Hải” belong to the name
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

// FullName joins a kind and a name without its kind: "quận" and "Đồ Sơn" to "Quận Đồ Sơn". It writes the first letter
// of the kind in upper case and leaves the name as it is. kind must not be "" (see [SplitKind]): the result would begin
// with a space.
func FullName(kind, name string) string { return viet.Capitalise(kind) + " " + name }
