package honours

import (
	"slices"
	"strings"

	"bangvang/internal/text/viet"
)

// before are words that may stand before a name, behind those that the words after it may start with.
var (
	before = []string{
		"danh hiệu vinh dự nhà nước", "danh hiệu thi đua", "danh hiệu", "hình thức khen thưởng", "hình thức", "tặng thưởng",
		"trao tặng", "truy tặng", "phong tặng", "tặng", "trao", "các", "đạt",
	}
	behind = []string{
		"của", "do", "cấp", "năm", "giai đoạn", "nhiệm kỳ", "lần", "đợt", "vì", "về", "trong", "từ", "cho", "ubnd", "ủy ban nhân dân",
		"chủ tịch", "thủ tướng", "chính phủ", "bộ", "ngành", "tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường",
	}
	// sorts are the sorts of bodies that may give a name a meaning of its own.
	sorts = []string{"trung ương", "bộ", "tỉnh", "địa phương", "đơn vị"}
	// numbers are the ways to write a class.
	numbers = [][3]string{{"i", "1", "nhất"}, {"ii", "2", "nhì"}, {"iii", "3", "ba"}}
)

// bareKey is the key of texts typed without marks.
func bareKey(s string) string { return viet.FoldLoose(viet.Key(s)) }

// newLexicon returns an empty lexicon of names under key.
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

// add takes up a name. One that two honours share, as may happen without marks, is nobody's.
func (l *lexicon) add(key string, n named) {
	if other, ok := l.names[key]; ok && other.honour != n.honour {
		n.honour = nil
	}
	l.names[key], l.widest = n, max(l.widest, len(key))
}

// addAbbr takes up an abbreviation, which stands for the whole name or for its first words.
func (l *lexicon) addAbbr(key string, h *Honour, name string) {
	l.add(key, named{honour: h})
	if !strings.Contains(key, " ") {
		l.abbr[key] = name
	}
}

// mostClasses is how many classes beside a name are passed over, “hạng Nhất, hạng Nhì”: nobody writes more.
const mostClasses = 8

// Find returns the honour that a text names, conferred by the body, which may be unknown. It is not ok
// when the catalogue has none of that name.
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

// classWords are the words for classes, as keys, with marks and without.
var classWords = []string{"nhất", "nhì", "ba", "tư", "i", "ii", "iii", "iv", "1", "2", "3", "4", "đặc", "nhat", "nhi", "tu", "dac"}

// CutClass takes a class, “hạng Nhất”, out of a text and returns the rest as a key. It is not ok when there is
// none.
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

// find returns the honour of a key and the words behind its name.
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

// named finds the honour whose whole name the key is, or else the one named behind words such as “danh
// hiệu”, or else the one whose name the key starts with: danh hiệu Tỉnh Anh hùng is not a Danh hiệu of some
// tỉnh.
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

// spell writes classes and TP in words.
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

// longest returns the honour with the longest name that key starts with, provided the words behind may
// stand there.
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

func isYear(word string) bool {
	return len(word) == 4 && strings.Trim(word, "0123456789") == ""
}

// sortOf returns which of the sorts a body is of, "" when that is not known.
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

// Nearest returns the name or alias closest in spelling to a text that Find does not know, "" when none is
// near.
func (c *Catalogue) Nearest(text string) string { return viet.Nearest(text, c.spelled) }

// Get returns the honour with this ID, nil when there is none.
func (c *Catalogue) Get(id string) *Honour { return c.byID[id] }

// All returns every honour by rank.
func (c *Catalogue) All() []*Honour { return slices.Clone(c.all) }
