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

// KindTable maps the one or two words with which a key may begin to the kind of unit that they name: "tx" to "thị xã".
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

// Split splits a key, as [viet.Key] returns it, into its kind in full and the name: "tx hồng lĩnh" into "thị xã" and
// "hồng lĩnh", "q1" into "quận" and "1". If the key does not begin with a kind, or is nothing but a kind, Split returns
// "" and the key.
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
// letter case stays. For example, "P. Nam Đồ Sơn" gives "phường" and "Nam Đồ Sơn". If the text does not begin with a
// kind, kind is "" and name is the text, in NFC and with single spaces.
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

// FullName joins a kind in lower case and a name without its kind: "quận" and "Đồ Sơn" to "Quận Đồ Sơn".
func FullName(kind, name string) string { return viet.Capitalise(kind) + " " + name }
