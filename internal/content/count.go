package content

import (
	"slices"
	"strconv"
	"strings"

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

// parseCount parses a number of recipients, exact or not. For example, "hơn 50" is 50, AtLeast.
func parseCount(text string) (c Count, ok bool) {
	c.Text = text
	if c.N, ok = parseNumber(text); ok {
		return c, true
	}
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

// parseNumber parses a whole number from 1 on, also with the dots of Vietnamese thousands (26.461).
func parseNumber(s string) (n int, ok bool) {
	groups := strings.Split(s, ".")
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
