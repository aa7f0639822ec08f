package content

import (
	"strconv"
	"strings"
)

// ParsePeriod reads the years in text, numbers from 1900 to 2199: p.From is the first, p.To the last. ok is false, and
// p has no years, if there is none, one is less than the year before it, text has another number of three or more
// digits (1890, 163), or a dash joins a year and a shorter number with no slash after it (2017-21, 2023-01: year or
// month?). All other numbers are ignored, as in 2019 - 31/12/2023. p.Text is always text, p.Pos never set.
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
