package content

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/text/viet"
)

// This file reads the keys of to: in the words that people use. Each means one of the five kinds of recipient (Law
// 06/2022/QH15): an authority or a part of it (xã, chi bộ, lớp) is tập thể; neighbours (thôn, ấp, tổ dân phố) and kin (dòng
// họ) are cộng đồng, as in art. 30; a cooperative is one of the economic organisations that the law names beside doanh
// nghiệp. Since art. 20 counts the titles of thôn and tổ dân phố among those of tập thể, the checks of the law take cộng đồng
// for either. Totals go by the kind, pages show the word.

// moreWords are words of keys besides [lexicon.RecipientKinds], whose meaning in a sentence is less certain.
var moreWords = map[string]RecipientKind{
	"ban": Collective, "trạm": Collective, "viện": Collective, "cục": Collective, "vụ": Collective, "văn phòng": Collective, "bộ": Collective, "tỉnh": Collective,
	"thành phố": Collective, "thị xã": Collective, "đặc khu": Collective, "hội đồng": Collective, "ủy ban": Collective, "clb": Collective, "công an": Collective,
	"liên đoàn": Collective, "đoàn thể": Collective, "trường mầm non": Collective, "trường tiểu học": Collective, "cơ sở giáo dục": Collective, "kíp": Collective, "tổ sản xuất": Collective,
	"phân đội": Collective, "trung đội": Collective, "lữ đoàn": Collective, "đảng ủy": Collective, "tổ đảng": Collective, "giáo xứ": Collective, "chùa": Collective,
	"ông bà": Individual, "cựu thanh niên xung phong": Individual, "thanh niên xung phong": Individual, "già làng trưởng bản": Individual,
	"trưởng bản": Individual, "nghiên cứu sinh": Individual, "phụ huynh": Individual, "ngư dân": Individual, "nhân dân": Individual, "dân quân": Individual, "bà mẹ việt nam anh hùng": Individual,
	"công an viên": Individual, "hạ sĩ quan": Individual, "thủ khoa": Individual, "họ": Community, "nữ tu": Individual, "tu sĩ": Individual, "bệnh binh": Individual, "hòa giải viên": Individual, "bà": Individual, "ông": Individual,
	"tổ trưởng": Individual, "đội trưởng": Individual, "nhóm trưởng": Individual, "lớp trưởng": Individual, "lớp phó": Individual, "tổ phó": Individual, "tổ viên": Individual, "xã viên": Individual,
	"trưởng phòng": Individual, "trưởng khu phố": Individual, "trưởng ấp": Individual, "tổ trưởng dân phố": Individual, "tổ trưởng tổ dân phố": Individual, "bí thư": Individual, "bí thư chi bộ": Individual,
	"hiệu trưởng": Individual, "giám đốc": Individual, "chủ tịch": Individual, "lãnh đạo": Individual, "cán bộ lãnh đạo": Individual, "chủ hộ": Individual, "chủ doanh nghiệp": Individual,
	"hộ nghèo": Household, "hộ gia đình văn hóa": Household,
	"xí nghiệp": Enterprise, "nhà máy": Enterprise, "tổng công ty": Enterprise, "tập đoàn": Enterprise, "tổ hợp tác": Enterprise, "liên hiệp hợp tác xã": Enterprise, "tổ chức kinh tế": Enterprise, "khách sạn": Enterprise,
	"dòng họ": Community, "tộc họ": Community, "dòng tộc": Community, "bon": Community, "phum": Community, "sóc": Community, "khóm": Community, "tổ nhân dân": Community, "cộng đồng dân cư": Community, "khu": Community,
	"thôn bản": Community, "bản làng": Community, "tiểu khu": Community, "khu vực": Community,
}

// keyWord is a word of a key of to: in its usual spelling, with the kind of recipient that it means.
type keyWord struct {
	word string
	kind RecipientKind
}

// wordTables are the words of keys of to:.
type wordTables struct {
	exact, folded map[string]keyWord          // by loose key, by folded text; of several of one text the first by its bytes
	byLength      [maxWordLength + 1][]string // by the number of syllables, sorted
}

var keyWords = sync.OnceValue(func() *wordTables {
	t := &wordTables{exact: map[string]keyWord{}, folded: map[string]keyWord{}}
	exact, folded := t.exact, t.folded
	for i, name := range kindNames {
		exact[viet.KeyLoose(name)] = keyWord{name, RecipientKind(i)}
	}
	for word, kind := range lexicon.RecipientKinds.All() {
		if key := viet.KeyLoose(word); exact[key].word == "" {
			exact[key] = keyWord{word, RecipientKind(slices.Index(kindNames, kind))}
		}
	}
	for word, kind := range moreWords {
		if key := viet.KeyLoose(word); exact[key].word == "" {
			exact[key] = keyWord{word, kind}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(exact)) {
		if fold := viet.Fold(key); folded[fold].word == "" {
			folded[fold] = exact[key]
		}
		word := exact[key].word
		n := strings.Count(word, " ") + 1
		t.byLength[n] = append(t.byLength[n], word)
	}
	return t
})

// RecipientWords returns the words that a key of to: may have instead of a kind, with the kind that each means: “đảng viên”
// is cá nhân. The names of the kinds are among them. The map is new.
func RecipientWords() map[string]string {
	all := keyWords().exact
	out := make(map[string]string, len(all))
	for _, w := range all {
		out[w.word] = w.kind.String()
	}
	return out
}

// readWord reads one word of a key of to:, in any case, with its marks or without: “Học sinh” is “học sinh”. A word may have
// others behind it that say more: “học sinh lớp 12”. ok is false for an unknown one.
func readWord(text string) (w keyWord, ok bool) {
	t := keyWords()
	if w, ok = t.exact[viet.KeyLoose(text)]; ok {
		return w, true
	}
	if w, ok = t.folded[viet.Fold(text)]; ok {
		return w, true
	}
	words := strings.Fields(text)
	for n := min(len(words)-1, maxWordLength); n > 0; n-- {
		w, ok = t.exact[viet.KeyLoose(strings.Join(words[:n], " "))]
		if ok && mayHaveMore(w.word, words[n]) && nearestWord(text) == "" {
			return keyWord{lowerFirst(text), w.kind}, true
		}
	}
	return keyWord{}, false
}

// maxWordLength is the number of syllables of the longest word of keys.
const maxWordLength = 6

// heads are the words of one syllable that others may follow: thôn văn hóa. Those of two may all be followed.
var heads = map[string]bool{
	"thôn": true, "ấp": true, "bản": true, "xã": true, "phường": true, "lớp": true, "nhóm": true, "đội": true, "trường": true, "hộ": true, "mẹ": true, "sở": true, "phòng": true, "tổ": true,
}

// notMore are the words, folded, with which a word of a key becomes another: tổ trưởng is no tổ, đội viên no đội.
var notMore = map[string]bool{"truong": true, "pho": true, "vien": true, "ly": true, "chu": true, "hop": true, "sinh": true, "quen": true, "cong": true, "chuc": true}

// RecipientHeads returns, sorted and in new slices, the words of one syllable that others may follow in a key of to:, and
// the words, folded, that may not follow.
func RecipientHeads() (may, mayNot []string) {
	return slices.Sorted(maps.Keys(heads)), slices.Sorted(maps.Keys(notMore))
}

// mayHaveMore reports whether a word of a key may be followed by another.
func mayHaveMore(word, next string) bool {
	return (heads[word] || strings.Contains(word, " ")) && !notMore[viet.Fold(next)]
}

// nearestWord returns the word of a key, of as many syllables, that a text may be a slip of; "" for none.
func nearestWord(text string) string {
	n := len(strings.Fields(text))
	if near := viet.Nearest(text, kindNames); near != "" || n > maxWordLength {
		return near
	}
	return viet.Nearest(text, keyWords().byLength[n])
}

// lowerFirst returns a text with a small first letter, if a small one follows it: “Học sinh” is “học sinh”, CLB remains.
func lowerFirst(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}
