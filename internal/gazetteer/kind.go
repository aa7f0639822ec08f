package gazetteer

import (
	"strings"

	"bangvang/internal/viet"
)

// kinds are the types of units with their tier. A thành phố is a Province or a District: see
// [readEntry].
var kinds = []struct {
	name  string
	level Level
	short []string // abbreviations, as [viet.Key] leaves them
}{
	{"tỉnh", Province, nil},
	{"thành phố", District, []string{"tp", "t p"}},
	{"quận", District, []string{"q"}},
	{"huyện", District, []string{"h"}},
	{"thị xã", District, []string{"tx", "t x"}},
	{"xã", Commune, []string{"x"}},
	{"phường", Commune, []string{"p"}},
	{"thị trấn", Commune, []string{"tt", "t t"}},
	{"đặc khu", Commune, []string{"đk"}},
}

// city is the kind an entry may give for a thành phố that no province holds.
const city = "thành phố trực thuộc trung ương"

// levelOf returns the tier of a kind, 0 when there is no such kind.
func levelOf(kind string) Level {
	for _, k := range kinds {
		if k.name == kind {
			return k.level
		}
	}
	return 0
}

func kindNames() string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
	}
	return strings.Join(names, ", ")
}

// prefixes maps what a name may start with, one or two words, to its kind; bare prefixes are those of
// names typed without marks.
var prefixes, barePrefixes = makePrefixes()

func makePrefixes() (exact, bare map[string]string) {
	exact, bare = map[string]string{}, map[string]string{}
	for _, k := range kinds {
		for _, p := range append([]string{k.name}, k.short...) {
			exact[p], bare[viet.Fold(p)] = k.name, k.name
		}
	}
	return exact, bare
}

// splitKind takes the kind off a key: "tx hồng lĩnh" gives "thị xã", "hồng lĩnh". kind is "" when the key
// does not start with one, or is nothing more.
func splitKind(key string, prefixes map[string]string) (kind, short string) {
	first := strings.IndexByte(key, ' ')
	if first < 0 {
		return splitNumbered(key)
	}
	if second := strings.IndexByte(key[first+1:], ' '); second > 0 {
		if kind := prefixes[key[:first+1+second]]; kind != "" {
			return kind, key[first+second+2:]
		}
	}
	if kind := prefixes[key[:first]]; kind != "" {
		return kind, key[first+1:]
	}
	return "", key
}

// splitNumbered reads q1 and p12.
func splitNumbered(key string) (kind, short string) {
	if len(key) < 2 || strings.Trim(key[1:], "0123456789") != "" {
		return "", key
	}
	switch key[0] {
	case 'q':
		return "quận", key[1:]
	case 'p':
		return "phường", key[1:]
	}
	return "", key
}

// readName takes the kind off a name and keeps the rest as it is written: "P. Nam Đồ Sơn" gives "phường",
// "Nam Đồ Sơn".
func readName(text string) (kind, short string) {
	words := strings.Fields(strings.ReplaceAll(viet.NFC(text), ".", ". "))
	for n := min(2, len(words)-1); n > 0; n-- {
		if kind := prefixes[viet.Key(strings.Join(words[:n], " "))]; kind != "" {
			return kind, strings.Join(words[n:], " ")
		}
	}
	whole := strings.Join(words, " ")
	if kind, short := splitNumbered(viet.Key(whole)); kind != "" {
		return kind, short
	}
	return "", whole
}

// fullName joins a kind and a short name: "Quận Đồ Sơn".
func fullName(kind, short string) string { return viet.Capitalise(kind) + " " + short }
