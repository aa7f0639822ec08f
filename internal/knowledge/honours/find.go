package honours

import (
	"slices"
	"strings"

	"bangvang/internal/text/viet"
)

// Words around the name of an honour.
var (
	// nameLeadWords may precede a name.
	nameLeadWords = []string{
		"danh hiệu vinh dự nhà nước", "danh hiệu thi đua", "danh hiệu", "hình thức khen thưởng", "hình thức", "tặng thưởng",
		"trao tặng", "truy tặng", "phong tặng", "tặng", "trao", "các", "đạt",
	}
	// nameFollowWords may begin the words after a name.
	nameFollowWords = []string{
		"của", "do", "cấp", "năm", "giai đoạn", "nhiệm kỳ", "lần", "đợt", "vì", "về", "trong", "từ", "cho", "ubnd", "ủy ban nhân dân",
		"chủ tịch", "thủ tướng", "chính phủ", "bộ", "ngành", "tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường",
	}
	// conferrerSorts are the sorts of bodies that may give a name a meaning of its own.
	conferrerSorts = []string{"trung ương", "bộ", "tỉnh", "địa phương", "đơn vị"}
	// classNumbers are the ways to write a class: Roman, Arabic and in words.
	classNumbers = [][3]string{{"i", "1", "nhất"}, {"ii", "2", "nhì"}, {"iii", "3", "ba"}}
)

// bareKey returns the key under which texts without diacritics are equal.
func bareKey(s string) string { return viet.FoldLoose(viet.Key(s)) }

// newNameIndex returns an empty index of names by the given key.
func newNameIndex(key func(string) string) nameIndex {
	l := nameIndex{names: map[string]nameEntry{}, abbreviations: map[string]string{}, followWords: map[string]bool{}, classNumbers: map[string]string{}}
	for _, b := range nameLeadWords {
		l.leadWords = append(l.leadWords, key(b)+" ")
	}
	for _, b := range nameFollowWords {
		first, _, _ := strings.Cut(key(b), " ")
		l.followWords[first] = true
	}
	for _, n := range classNumbers {
		for _, word := range []string{"hạng", "giải"} {
			l.classNumbers[key(word+" "+n[0])] = key(word + " " + n[2])
			l.classNumbers[key(word+" "+n[1])] = key(word + " " + n[2])
		}
	}
	l.classNumbers[key("TP")] = key("thành phố")
	return l
}

// add adds a name. A name of two honours, which is possible without diacritics, then finds neither.
func (l *nameIndex) add(key string, n nameEntry) {
	if other, ok := l.names[key]; ok && other.honour != n.honour {
		n.honour = nil
	}
	l.names[key], l.maxBytes = n, max(l.maxBytes, len(key))
}

// addAbbreviation adds an abbreviation, which replaces the full name or its first words: HCLĐ hạng 3.
func (l *nameIndex) addAbbreviation(key string, h *Honour, name string) {
	l.add(key, nameEntry{honour: h})
	if !strings.Contains(key, " ") {
		l.abbreviations[key] = name
	}
}

// maxClasses is the number of classes after a name that Find skips at most, “hạng Nhất, hạng Nhì”: nobody writes more.
const maxClasses = 8

// Find returns the honour with whose name a text begins, in any letter case; words such as “danh hiệu” may precede the
// name, and words such as “của UBND tỉnh năm 2023” may follow it (see the package doc). A text without any diacritic is
// compared without. The body that the text names, or else by, which may be the zero Body, only chooses between honours
// of one name: Find("Bằng khen", ParseBody("Thủ tướng")) returns Bằng khen của Thủ tướng Chính phủ, and with any other
// or no body Bằng khen. Whether the body may confer the honour is not checked. It returns nil and false if the
// catalogue has no such name.
func (c *Catalogue) Find(text string, by Body) (h *Honour, ok bool) {
	m := c.lookUp(text)
	for cut := 0; m.honour == nil; cut++ {
		without, ok := CutClass(text)
		if !ok || cut == maxClasses {
			return nil, false
		}
		text, m = without, c.lookUp(without)
	}
	if m.after != "" && !strings.HasPrefix(m.after, "năm ") {
		if named := ParseBody(m.after); named.Level != NoLevel {
			by = named
		}
	}
	if other := c.byConferrer[conferrerKey{m.honour, conferrerSort(by)}]; other != nil {
		return other, true
	}
	return m.honour, true
}

// classWords are the keys of the words for classes, with and without diacritics.
var classWords = []string{"nhất", "nhì", "ba", "tư", "i", "ii", "iii", "iv", "1", "2", "3", "4", "đặc", "nhat", "nhi", "tu", "dac"}

// CutClass removes a class, “hạng Nhất”, “hạng Ba” or “hạng 1”, from a text and returns the rest as a [viet.Key], and
// true: of “Huân chương Lao động hạng Ba”, "huân chương lao động". Of several classes it removes the first. It returns
// the key of the whole text and false if the text has no “hạng” after its first word, or if no class follows the first
// one.
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
func (l *nameIndex) find(key string) (h *Honour, rest string) {
	key = l.spellOutClasses(key)
	if h, rest = l.findName(key, maxLeads); h != nil {
		return h, rest
	}
	for _, b := range l.leadWords {
		if after, ok := strings.CutPrefix(key, b); ok {
			key = after
		}
	}
	first, after, _ := strings.Cut(key, " ")
	if name := l.abbreviations[first]; name != "" {
		return l.findLongest(name + " " + after)
	}
	return nil, ""
}

// maxLeads is the number of phrases such as “danh hiệu” before a name that findName skips at most, “các danh hiệu”. Two
// of them may begin alike (“trao” and “trao tặng”), so that each doubles the work.
const maxLeads = 4

// findName returns the honour whose full name is the key, else the honour named after words such as “danh hiệu”, else
// the honour with whose name the key begins. In this order, “danh hiệu Tỉnh Anh hùng” is the title Tỉnh Anh hùng and
// not a Danh hiệu of some tỉnh.
func (l *nameIndex) findName(key string, leads int) (h *Honour, rest string) {
	if n := l.names[key[:min(len(key), l.maxBytes+1)]]; n.honour != nil {
		return n.honour, ""
	}
	for _, b := range l.leadWords {
		if after, ok := strings.CutPrefix(key, b); ok && leads > 0 {
			if h, rest = l.findName(after, leads-1); h != nil {
				return h, rest
			}
		}
	}
	return l.findLongest(key)
}

// spellOutClasses writes classes and TP in words: "hạng 3" as "hạng ba".
func (l *nameIndex) spellOutClasses(key string) string {
	words := strings.Split(key, " ")
	changed := false
	for i, word := range words {
		spelled, ok := l.classNumbers[word]
		if i > 0 && !ok {
			if both, two := l.classNumbers[words[i-1]+" "+word]; two {
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
func (l *nameIndex) findLongest(key string) (h *Honour, rest string) {
	end := len(key)
	if end > l.maxBytes {
		end = strings.LastIndexByte(key[:l.maxBytes+1], ' ')
	}
	for ; end > 0; end = strings.LastIndexByte(key[:end], ' ') {
		n, ok := l.names[key[:end]]
		if !ok || n.honour == nil {
			continue
		}
		rest := strings.TrimPrefix(key[end:], " ")
		first, _, _ := strings.Cut(rest, " ")
		if rest == "" || n.anySuffix || l.followWords[first] || isYear(first) {
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
func conferrerSort(by Body) string {
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

// Nearest returns a hint for a text that Find does not know: the name or alias closest in spelling, as the catalogue
// writes it, or "" if none is close (see [viet.Nearest]) or hints has no work left.
func (c *Catalogue) Nearest(hints *viet.Hints, text string) string {
	return hints.Nearest(text, c.allNames)
}

// Get returns the honour with this ID, such as huan-chuong-lao-dong-hang-ba, or nil if there is none.
func (c *Catalogue) Get(id string) *Honour { return c.byID[id] }

// All returns every honour, sorted by rank, in a new slice; the honours themselves are shared.
func (c *Catalogue) All() []*Honour { return slices.Clone(c.all) }
