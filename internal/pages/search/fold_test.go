package search

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"bangvang/internal/pages/search/index"
	"bangvang/internal/text/viet"
)

// texts returns the inputs on which the test compares builder and browser: every letter with every tone, composed and
// decomposed, in both cases; known hard pairs; random words; and articles of the corpus.
func texts() []string {
	out := []string{
		"", " ", "Hồng Lĩnh", "Đống Đa", "Ðắk Lắk", "Ɖắk ðắk ɖắk", "Văn Lang/Văn Lăng", "Cẩm Giàng", "hòa/hoà", "thủy thuỷ", "khỏe khoẻ", "ủy uỷ Ủy Uỷ", "quý qúy giá hoàn thuyền",
		"sĩ sỹ Sỹ SỸ", "kỷ kỉ", "lý lí Lý", "thy quy tay by my Mỹ", "sỹ-sỹ–sỹ/sỹ", "2ky k2y ky2", "Tài chính – Kế hoạch", "91/KH-UBND, 86/2025/QĐ-UBND, 06/2022/QH15", "“Lao động”, 102,9% & 1.000",
		"26.461 1.234.567 19.12.2025 1.2345 12.345.6 a1.234 1.234a ²1.234 1.234² 10.000,5 0.123.", "Quy Nhơn Qui Nhơn Quỳ Quì quyền quy2", "Ƀuôn ƀrah Ɓok ɓiăp",
		"ΟΔΌΣ Ελλάδα İI ıi ǅ ß ﬁ", "한국 日本 🎉 𝐓𝐡𝐢", "\u2012\u2015-\u2212", "Kelvin \u212a, Ångström \u212b", "\u0301a \u0323", "a\u0316\u0300\u20d0b", "ư\u0323\u0301",
	}
	for _, letter := range strings.Split("a ă â e ê i o ô ơ u ư y d đ", " ") {
		for _, tone := range []string{"", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"} {
			for _, s := range []string{letter + tone, "h" + letter + tone + "n", "kh" + letter + "a" + tone, letter + tone + "y", "s" + letter + tone} {
				out = append(out, s, strings.ToUpper(s))
			}
		}
	}
	r := rand.New(rand.NewPCG(4, 7))
	alphabet := []rune("quaàáảãạăắâấeêếioôơớuưứyýỳdđĐÐƉsSkKlLmMtThHvV0129 \t\n-–—−/.,“”&\u00a0\u0301\u0323\u031b\u0302\u0306ñüçßΣσς中国\U0001F600")
	for range 3000 {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteRune(alphabet[r.IntN(len(alphabet))])
		}
		out = append(out, b.String())
	}
	for i := range 20 {
		out = append(out, bodyOf(corpusDoc(i)))
	}
	for _, s := range slices.Clone(out) {
		out = append(out, norm.NFC.String(s), norm.NFD.String(s))
	}
	return out
}

// wordsOf returns the words of s, as the builder splits it.
func wordsOf(s string) []string {
	var out []string
	for i := 0; ; {
		from, end, _ := index.NextWord([]byte(s), i)
		if from == end {
			return out
		}
		out = append(out, s[from:end])
		i = end
	}
}

// The browser folds texts, splits them and derives their marks exactly as the builder does.
func TestOneFold(t *testing.T) {
	all := texts()
	var each []string
	for _, s := range all {
		each = append(each, wordsOf(s)...)
	}
	slices.Sort(each)
	each = slices.Compact(each)
	answers := ask(t, nil, question{Do: "fold", Texts: all}, question{Do: "words", Texts: all},
		question{Do: "marks", Texts: each}, question{Do: "keyOf", Texts: each})
	if len(all) < 9000 || len(each) < 3000 {
		t.Fatalf("%d texts, %d words only", len(all), len(each))
	}
	for i, s := range all {
		for j, want := range []string{viet.Fold(s), strings.Join(wordsOf(s), "|")} {
			if got := answers[j].Texts[i]; got != want {
				t.Errorf("%s of %+q is %+q in the browser, %+q here", []string{"fold", "words"}[j], s, got, want)
			}
		}
	}
	for i, s := range each {
		if got, want := answers[2].Texts[i], strconv.Itoa(int(index.Marks(s))); got != want {
			t.Errorf("marks of %+q are %s in the browser, %s here", s, got, want)
		}
		if got, want := answers[3].Texts[i], index.KeyOf(s); got != want || strings.ContainsAny(got, " \t") {
			t.Errorf("the key of %+q is %+q in the browser, %+q here", s, got, want)
		}
	}
}
