package content

import (
	"strconv"
	"strings"
)

// ParsePeriod reads the years of an award's period, 1900 to 2199. ok is false when there are none, when they go
// backwards, and when a dash joins a year with something shorter (for example 2017-21 or 2023-01), which may mean a year
// or a month; but 31/12/2023 after a dash is a day. p.Text is always text, p.Pos never set; when ok is false, p has no
// years.
func ParsePeriod(text string) (p Period, ok bool) {
	p.Text = text
	ok = true
	last, after := 0, 0 // the last year read, and the offset after it
	for i := 0; i < len(text); {
		n := digits(text[i:])
		if n == 0 {
			i++
			continue
		}
		year, _ := strconv.Atoi(text[i : i+n])
		switch {
		case n == 4 && 1900 <= year && year < 2200:
			ok = ok && year >= last
			if p.From == 0 {
				p.From = year
			}
			p.To, last, after = year, year, i+n
		case n > 2, last > 0 && isDash(text[after:i]) && !strings.HasPrefix(text[i+n:], "/"):
			ok = false
		}
		i += n
	}
	if !ok || last == 0 {
		return Period{Text: text}, false
	}
	return p, true
}

// digits returns the number of ASCII digits that s begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

func isDash(s string) bool {
	s = strings.TrimSpace(s)
	return s == "-" || s == "–" || s == "—"
}
