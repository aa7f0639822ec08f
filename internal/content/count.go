package content

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/knowledge/extract"
	"bangvang/internal/text/viet"
)

// approximations are the words around a number that is not exact, folded.
var approximations = []struct {
	before, after string
	approx        Approx
}{
	{"hon ", "", AtLeast}, {"tren ", "", AtLeast}, {"it nhat ", "", AtLeast}, {"toi thieu ", "", AtLeast},
	{"", " tro len", AtLeast}, {"", "+", AtLeast}, {">", "", AtLeast},
	{"tren duoi ", "", About}, {"gan ", "", About}, {"khoang ", "", About}, {"chung ", "", About}, {"xap xi ", "", About},
	{"~", "", About},
}

// Approximations returns the words around a number that is not exact, as [viet.Fold] returns them: of each pair the text
// before it and the text after it, one of them "". For example, {"gan ", ""} and {"", " tro len"}.
func Approximations() [][2]string {
	var all [][2]string
	for _, a := range approximations {
		all = append(all, [2]string{a.before, a.after})
	}
	return all
}

// parseCount parses a number of recipients of some kinds, exact or not: 12, “hơn 50”, “12 người”, “trên 1.000 lượt”, “một
// trăm”. Without kinds it takes a word for any kind after the number.
func parseCount(text string, kinds []RecipientKind) (c Count, ok bool) {
	if c.N, ok = parseNumber(text); ok {
		c.Text = text
		return c, true
	}
	if !mayBeNumber(text) {
		return Count{Text: text}, false
	}
	if c, ok = parseApproximation(text); ok {
		return c, true
	}
	turns := ""
	for _, word := range [...]string{" lượt người", " lượt cá nhân", " lượt tập thể", " lượt"} {
		if before, found := strings.CutSuffix(text, word); found {
			text, turns = before, word
			break
		}
	}
	if turns != "" {
		if c, ok = parseCount(text, kinds); ok {
			c.Text += turns
		}
		return c, ok
	}
	return spelledCount(text, kinds)
}

// mayBeNumber reports whether a text may be a number, since it has a digit or begins in small letters.
func mayBeNumber(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsAny(text, "0123456789") || unicode.IsLower(first) || numberWords[viet.Fold(firstWord(text))]
}

// numberWords are words with which a number in words, or one that is not exact, begins, also in capitals.
var numberWords = map[string]bool{
	"nhieu": true, "hon": true, "tren": true, "gan": true, "khoang": true, "mot": true, "hai": true, "bon": true, "nam": true, "sau": true,
	"bay": true, "tam": true, "chin": true, "muoi": true, "tram": true, "hang": true,
}

// NumberWords returns, sorted and in a new slice, the words without marks with which a number may begin that is written
// in words, or is not exact: hai, hon (“hơn 50”), hang (“hàng trăm”). Only for these a capital makes no difference: a
// text that begins with any other word in capitals, and has no digit, is no number.
func NumberWords() []string { return slices.Sorted(maps.Keys(numberWords)) }

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}

// spelledCount parses a number with a word for whom it counts, or a number in words.
func spelledCount(text string, kinds []RecipientKind) (Count, bool) {
	r, ok := extract.ReadCount(text)
	if !ok {
		return Count{Text: text}, false
	}
	for _, kind := range r.Kinds {
		if kinds != nil && !slices.Contains(kinds, RecipientKind(slices.Index(kindNames, kind))) {
			return Count{Text: text}, false
		}
	}
	c := Count{N: r.Count, Approx: Approx(r.Approx), Text: strconv.Itoa(r.Count)}
	switch c.Approx {
	case Exact:
	case Many:
		c.Text = text
	default:
		c.Text = r.Text
	}
	return c, true
}

// parseApproximation parses “nhiều”, and a number with a word of approximations: “hơn 50” is 50, AtLeast.
func parseApproximation(text string) (c Count, ok bool) {
	c.Text = text
	fold := viet.Fold(text)
	if fold == "nhieu" {
		c.Approx = Many
		return c, true
	}
	for _, a := range approximations {
		rest, before := strings.CutPrefix(fold, a.before)
		rest, after := strings.CutSuffix(rest, a.after)
		if !before || !after {
			continue
		}
		if c.N, ok = parseNumber(strings.TrimSpace(rest)); ok {
			c.Approx = a.approx
			return c, true
		}
	}
	return Count{Text: text}, false
}

// parseNumber parses a whole number from 1 on, also with the dots of Vietnamese thousands (26.461) or with commas
// (26,461): a number of recipients has no fraction.
func parseNumber(s string) (n int, ok bool) {
	sep := "."
	if strings.IndexByte(s, ',') >= 0 {
		sep = ","
	}
	groups := strings.Split(s, sep)
	if len(groups) > 1 && len(groups[0]) > 3 || slices.ContainsFunc(groups[1:], func(g string) bool { return len(g) != 3 }) {
		return 0, false
	}
	s = strings.Join(groups, "")
	if s == "" || digits(s) < len(s) {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	const most = 100_000_000 // as many as there are Vietnamese
	return n, err == nil && 1 <= n && n <= most
}
