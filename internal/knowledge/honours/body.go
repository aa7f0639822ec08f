package honours

import (
	"strings"

	"bangvang/internal/text/viet"
)

// officesByFirstWord groups the offices by the first word of their text, the longest text first.
var officesByFirstWord = groupOfficesByFirstWord()

func groupOfficesByFirstWord() map[string][]office {
	by := map[string][]office{}
	for _, o := range offices {
		o.text = viet.Key(o.text)
		first, _, _ := strings.Cut(o.text, " ")
		at := 0
		for at < len(by[first]) && len(by[first][at].text) >= len(o.text) {
			at++
		}
		by[first] = append(by[first], office{})
		copy(by[first][at+1:], by[first][at:])
		by[first][at] = o
	}
	return by
}

// ParseBody reads the name of a conferring body. For example, "CT UBND TP.HCM" gives the Name "Chủ tịch UBND thành phố
// Hồ Chí Minh", the Office "Chủ tịch UBND", the Level Provincial and the Place "thành phố Hồ Chí Minh". It knows no
// localities: “thành phố Vinh” counts as Provincial, and package authority, which knows them, corrects that.
//
// A tier without the name of a unit, “UBND tỉnh” or “thành phố”, sets the field Relative, the Level and the Tier:
// "tỉnh", "huyện" or "xã", so that the Tier of “UBND quận” is "huyện". “UBND” alone sets Relative, the Tier "" and
// [NoLevel]. Package authority finds the unit of such a body by the localities of the article. Of a text that it does
// not know, also of "", ParseBody sets the Name and [NoLevel] only.
func ParseBody(text string) Body {
	words := spellOut(text)
	b := Body{Name: strings.Join(words, " "), Level: NoLevel}
	key := viet.Key(b.Name)
	for _, lead := range bodyLeadWords {
		if rest, ok := cutWords(key, lead); ok && rest != "" {
			key, words = rest, words[strings.Count(lead, " ")+1:]
		}
	}
	first, _, _ := strings.Cut(key, " ")
	for _, o := range officesByFirstWord[first] {
		rest, ok := cutWords(key, o.text)
		if !ok {
			continue
		}
		b.Office, b.Level = o.name, o.level
		words = words[min(len(words), strings.Count(o.text, " ")+1):]
		switch {
		case o.level <= Central:
			b.Name = o.name
		case nationalOffices[o.name] && (strings.HasSuffix(rest, "trung ương") || strings.HasSuffix(rest, "việt nam")):
			b.Office, b.Level = ministry, Provincial
		case o.place == "*":
			b.readLocality(rest, words)
		case o.place != "":
			b.readLocality(o.place+" "+rest, append(strings.Fields(o.place), words...))
		}
		return b
	}
	if _, ok := tierOf(key); ok {
		b.readLocality(key, words)
	}
	return b
}

// readLocality reads the locality of a body from the words after its office, given as a key and as written.
func (b *Body) readLocality(key string, words []string) {
	if rest, ok := cutWords(key, "cấp"); ok {
		key, words = rest, words[1:]
	}
	key = strings.TrimSpace(key)
	t, ok := tierOf(key)
	switch {
	case key == "":
		b.Relative = true
	case !ok && !strings.HasPrefix(key, "các "):
		b.Place = strings.Join(words, " ")
	case ok && key == t.kind:
		b.Level, b.Relative, b.Tier = t.level, true, t.tier
	case ok:
		b.Level = t.level
		b.Place = t.kind + " " + strings.Join(words[strings.Count(t.kind, " ")+1:], " ")
	}
}

// tierOf returns the tier whose kind of unit a key begins with, and whether there is one.
func tierOf(key string) (tier, bool) {
	for _, t := range tiers {
		if _, ok := cutWords(key, t.kind); ok {
			return t, true
		}
	}
	return tier{}, false
}

// cutWords removes the words of prefix from the beginning of key, and reports whether key begins with them.
func cutWords(key, prefix string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(key, prefix)
	if !ok || rest != "" && rest[0] != ' ' {
		return key, false
	}
	return strings.TrimPrefix(rest, " "), true
}

// spellOut returns the words of a text in NFC, with abbreviations spelled out. It shortens “Ủy ban nhân dân” to UBND,
// as all sources do.
func spellOut(text string) []string {
	words := make([]string, 0, 12)
	for word := range strings.FieldsSeq(viet.NFC(text)) {
		words = appendSpelled(words, word)
	}
	for i := 0; i+4 <= len(words); i++ {
		switch words[i] {
		case "Ủy", "Uỷ", "ủy", "uỷ", "ỦY", "UỶ":
			if viet.Key(strings.Join(words[i:i+4], " ")) == "ủy ban nhân dân" {
				words[i] = "UBND"
				words = append(words[:i+1], words[i+4:]...)
			}
		}
	}
	return words
}

// appendSpelled appends a word, or the words of its abbreviation, which may also end in a dot inside the word:
// “TP.Vinh”.
func appendSpelled(words []string, word string) []string {
	if len(word) > 40 { // longer than any abbreviation
		return append(words, word)
	}
	if full := abbreviations[strings.ToLower(strings.TrimRight(word, ".,"))]; full != "" {
		return append(words, strings.Fields(full)...)
	}
	if before, after, ok := strings.Cut(word, "."); ok && after != "" {
		if full := abbreviations[strings.ToLower(before)]; full != "" {
			return appendSpelled(append(words, strings.Fields(full)...), after)
		}
	}
	return append(words, word)
}
