package search

import (
	"maps"
	"slices"
	"strings"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/pages/search/index"
	"bangvang/internal/text/viet"
)

// Abbreviations are the abbreviations that names and queries are read with: by the key of one ([index.KeyOf]) the words that it
// may stand for, the likeliest first. For example, tt is trung tâm and thị trấn. They are those of bodies, offices, units and
// honours, each listed where it is known; the index of names tells them to the script.
type Abbreviations map[string][]string

// AbbreviationsOf returns the abbreviations of a site with a catalogue.
func AbbreviationsOf(c *honours.Catalogue) Abbreviations {
	out := Abbreviations{}
	for _, list := range []map[string]string{
		c.Spellings().Marked.Abbreviations, viet.BodyAbbreviations(), honours.OfficeAbbreviations(), gazetteer.KindPrefixes,
	} {
		for _, short := range slices.Sorted(maps.Keys(list)) {
			out.add(short, list[short])
		}
	}
	return out
}

// notShort are letters that more often are a name (H' Hen Niê, Vitamin K) than an abbreviation.
const notShort = "hk"

func (a Abbreviations) add(short, long string) {
	from, end, _ := index.NextWord([]byte(short), 0)
	key := index.KeyOf(short)
	if from > 0 || end < len(short) || key == index.KeyOf(long) || strings.Contains(notShort, key) {
		return
	}
	long = strings.ToLower(long)
	if !slices.ContainsFunc(a[key], func(s string) bool { return viet.FoldLoose(s) == viet.FoldLoose(long) }) {
		a[key] = append(a[key], long)
	}
}

// SpellOut returns s with its abbreviations written out, each as the likeliest words, and “và” for “&”.
func (a Abbreviations) SpellOut(s string) string {
	text := []byte(strings.ReplaceAll(s, "&", " và "))
	var out []byte
	for i := 0; ; {
		from, end, _ := index.NextWord(text, i)
		out = append(out, text[i:from]...)
		if from == end {
			return string(out)
		}
		word := string(text[from:end])
		if long := a[index.KeyOf(word)]; long != nil {
			word = long[0]
		}
		out, i = append(out, word...), end
	}
}

// folded returns the abbreviations as the script reads them: the words without marks, alternatives parted by |.
func (a Abbreviations) folded() map[string]string {
	out := make(map[string]string, len(a))
	for short, long := range a {
		out[short] = viet.FoldLoose(strings.Join(long, "|"))
	}
	return out
}
