package honours

import (
	"slices"
	"strings"

	"bangvang/internal/text/viet"
)

// Words around the name of an honour.
var (
	// nameLeadWords may precede a name.
	before = []string{
		"danh hiệu vinh dự nhà nước", "danh hiệu thi đua", "danh hiệu", "hình thức khen thưởng", "hình thức", "tặng thưởng",
		"trao tặng", "truy tặng", "phong tặng", "tặng", "trao", "các", "đạt",
	}
	// nameFollowWords may begin the words after a name.
	behind = []string{
		"của", "do", "cấp", "năm", "giai đoạn", "nhiệm kỳ", "lần", "đợt", "vì", "về", "trong", "từ", "cho", "ubnd", "ủy ban nhân dân",
		"chủ tịch", "thủ tướng", "chính phủ", "bộ", "ngành", "tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường",
	}
	// conferrerSorts are the sorts of bodies that may give a name a meaning of its own.
	sorts = []string{"trung ương", "bộ", "tỉnh", "địa phương", "đơn vị"}
	// classNumbers are the ways to write a class: Roman, Arabic and in words.
	numbers = [][3]string{{"i", "1", "nhất"}, {"ii", "2", "nhì"}, {"iii", "3", "ba"}}
)

// bareKey returns the key under which texts without diacritics are equal.
func bareKey(s string) string { return viet.FoldLoose(viet.Key(s)) }

// newNameIndex returns an empty index of names by the given key.
func newLexicon(key func(string) string) lexicon {
	l := lexicon{names: map[string]named{}, abbr: map[string]string{}, behind: map[string]bool{}, numbers: map[string]string{}}
	for _, b := range before {
		l.before = append(l.before, key(b)+" ")
	}
	for _, b := range behind {
		first, _, _ := strings.Cut(key(b), " ")
		l.behind[first] = true
	}
	for _, n := range numbers {
		for _, word := range []string{"hạng", "giải"} {
			l.numbers[key(word+" "+n[0])] = key(word + " " + n[2])
			l.numbers[key(word+" "+n[1])] = key(word + " " + n[2])
		}
	}
	l.numbers[key("TP")] = key("thành phố")
	return l
}

// add adds a name. A name of two honours, which is possible without diacritics, then finds neither.
func (l *lexicon) add(key string, n named) {
	if other, ok := l.names[key]; ok && other.honour != n.honour {
		n.honour = nil
	}
	l.names[key], l.widest = n, max(l.widest, len(key))
}

// addAbbreviation adds an abbreviation, which replaces the full name or its first words: HCLĐ hạng 3.
func (l *lexicon) addAbbr(key string, h *Honour, name string) {
	l.add(key, named{honour: h})
	if !strings.Contains(key, " ") {
		l.abbr[key] = name
	}
}

// maxClasses is the number of classes after a name that Find skips at most, “hạng Nhất, hạng Nhì”: nobody writes more.
const mostClasses = 8

// Find returns the honour that a text names if by confers it; by may be the zero Body. It reports whether the catalogue
// has one of that name. For example, Find("Bằng khen", ParseBody("Thủ tướng")) returns Bằng khen của Thủ tướng Chính
// phủ.
func (c *Catalogue) Find(text string, by Body) (h *Honour, ok bool) {
	m := c.named(text)
	for cut := 0; m.honour == nil; cut++ {
		without, ok := CutClass(text)
		if !ok || cut == mostClasses {
			return nil, false
		}
		text, m = without, c.named(without)
	}
	if m.behind != "" && !strings.HasPrefix(m.behind, "năm ") {
		if named := ParseBody(m.behind); named.Level != NoLevel {
			by = named
		}
	}
	if other := c.at[meaning{m.honour, sortOf(by)}]; other != nil {
		return other, true
	}
	return m.honour, true
}

// classWords are the keys of the words for classes, with and without diacritics.
var classWords = []string{"nhất", "nhì", "ba", "tư", "i", "ii", "iii", "iv", "1", "2", "3", "4", "đặc", "nhat", "nhi", "tu", "dac"}

// CutClass removes a class, “hạng Nhất”, from a text, returns the rest as a key and reports whether there was one.
func CutClass(text string) (without string, ok bool) {
	key, word := viet.Key(text), " hạng "
	if !strings.Contains(key, word) && key == viet.Fold(key) {
		word = " hang "
	}
	name, after, _ := strings.Cut(key, word)
	number, rest, _ := strings.Cut(after, " ")
	if !slices.Contains(classWords, number) {
		return key, false
	}
	return strings.TrimSpace(name + " " + rest), true
}

// find returns the honour that a key names, and the words after its name.
func (l *lexicon) find(key string) (h *Honour, rest string) {
	key = l.spell(key)
	if h, rest = l.named(key); h != nil {
		return h, rest
	}
	for _, b := range l.before {
		if after, ok := strings.CutPrefix(key, b); ok {
			key = after
		}
	}
	first, after, _ := strings.Cut(key, " ")
	if name := l.abbr[first]; name != "" {
		return l.longest(name + " " + after)
	}
	return nil, ""
}

// findName returns the honour whose full name is the key, else the honour named after words such as “danh hiệu”, else
// the honour with whose name the key begins. In this order, “danh hiệu Tỉnh Anh hùng” is the title Tỉnh Anh hùng and
// not a Danh hiệu of some tỉnh.
func (l *lexicon) named(key string) (h *Honour, rest string) {
	if n := l.names[key[:min(len(key), l.widest+1)]]; n.honour != nil {
		return n.honour, ""
	}
	for _, b := range l.before {
		if after, ok := strings.CutPrefix(key, b); ok {
			if h, rest = l.named(after); h != nil {
				return h, rest
			}
		}
	}
	return l.longest(key)
}

// spellOutClasses writes classes and TP in words: "hạng 3" as "hạng ba".
func (l *lexicon) spell(key string) string {
	words := strings.Split(key, " ")
	changed := false
	for i, word := range words {
		spelled, ok := l.numbers[word]
		if i > 0 && !ok {
			if both, two := l.numbers[words[i-1]+" "+word]; two {
				_, spelled, ok = strings.Cut(both, " ")
			}
		}
		if ok {
			words[i], changed = spelled, true
		}
	}
	if !changed {
		return key
	}
	return strings.Join(words, " ")
}

// findLongest returns the honour with the longest name with which key begins, if the words after it may follow a name.
func (l *lexicon) longest(key string) (h *Honour, rest string) {
	end := len(key)
	if end > l.widest {
		end = strings.LastIndexByte(key[:l.widest+1], ' ')
	}
	for ; end > 0; end = strings.LastIndexByte(key[:end], ' ') {
		n, ok := l.names[key[:end]]
		if !ok || n.honour == nil {
			continue
		}
		rest := strings.TrimPrefix(key[end:], " ")
		first, _, _ := strings.Cut(rest, " ")
		if rest == "" || n.open || l.behind[first] || isYear(first) {
			return n.honour, rest
		}
	}
	return nil, ""
}

// isYear reports whether a word is a number of four digits.
func isYear(word string) bool {
	return len(word) == 4 && strings.Trim(word, "0123456789") == ""
}

// conferrerSort returns the sort of a body, one of conferrerSorts, or "" if it is unknown.
func sortOf(by Body) string {
	switch by.Level {
	case Central:
		return "trung ương"
	case Provincial:
		if by.Office == "Bộ" || by.Office == ministry {
			return "bộ"
		}
		return "tỉnh"
	case Local:
		return "địa phương"
	case Unit:
		return "đơn vị"
	}
	return ""
}

// Nearest returns a hint for a text that Find does not know: the name or alias closest in spelling, or "".
func (c *Catalogue) Nearest(text string) string { return viet.Nearest(text, c.spelled) }

// Get returns the honour with this ID, or nil.
func (c *Catalogue) Get(id string) *Honour { return c.byID[id] }

// All returns every honour, sorted by rank.
func (c *Catalogue) All() []*Honour { return slices.Clone(c.all) }
