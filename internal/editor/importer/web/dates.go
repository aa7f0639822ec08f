package web

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/text/viet"
)

// moment is a day that a page names, perhaps with a time of day.
type moment struct {
	time    time.Time
	clock   bool
	updated bool   // it is said to be the day of a revision: “Cập nhật”
	quote   string // the words around it
	swapped bool   // only with the month first it is a day: 11/25/2025
}

const (
	number  = `(\d{1,2})`
	year    = `((?:19|20)\d{2})`
	wordsOf = `(giêng|chạp|mười một|mười hai|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2})`
)

// The forms of a day on portals, in the text in small letters; in each the places of day, month and year.
var dayForms = []struct {
	pattern          *regexp.Regexp
	day, month, year int
}{
	{regexp.MustCompile(`\b` + year + `-(\d{2})-(\d{2})`), 3, 2, 1},
	{regexp.MustCompile(`\b` + number + `\s?[/.-]\s?` + number + `\s?[/.-]\s?` + year), 1, 2, 3},
	{regexp.MustCompile(`\b` + number + `\s+tháng\s+` + wordsOf + `\s*,?\s*(?:năm\s+)?` + year), 1, 2, 3},
	{regexp.MustCompile(`tháng\s+` + wordsOf + `\s+` + number + `,\s*` + year), 2, 1, 3},
	{regexp.MustCompile(`\b` + number + `\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,?\s+` + year), 1, 2, 3},
	{regexp.MustCompile(`\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+` + number + `,\s+` + year), 2, 1, 3},
}

var monthNames = map[string]int{"giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
	"mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8,
	"sep": 9, "oct": 10, "nov": 11, "dec": 12}

var (
	clockForm   = regexp.MustCompile(`(?:^|[^\d:])(\d{1,2})\s?(?::|h|g|giờ)\s?(\d{2})(?:\s?(?::|'|phút)\s?(\d{2}))?(?:\.\d+)?(?:\s*(sa|ch|am|pm)\b)?`)
	zoneForm    = regexp.MustCompile(`^\s*(?:\(?(?:gmt|utc)\s*)?(z|[+-]\d{1,2}:?(?:\d{2})?)\b`)
	updateWords = regexp.MustCompile(`(?:cập nhật|sửa|chỉnh sửa|updated|modified)[^0-9]{0,40}$`)
)

// moments returns the days that a text of at most 400 bytes names, in its order: “Ngày đăng 12/11/2025 | 10:31” is
// one with a time of day. The first number is the day unless monthFirst says otherwise or only the other order is a day.
func moments(s string, monthFirst bool) (out []moment) {
	if len(s) > 400 || !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	low := strings.ToLower(clean(s))
	for _, form := range dayForms {
		for _, at := range form.pattern.FindAllStringSubmatchIndex(low, 5) {
			part := func(i int) string { return low[at[2*i]:at[2*i+1]] }
			m, ok := day(part(form.day), part(form.month), part(form.year), monthFirst && form.day == 1 && form.month == 2)
			if !ok {
				continue
			}
			m.quote = clean(s)
			m.updated = updateWords.MatchString(low[:at[0]])
			m.addClock(low[:at[0]], low[at[1]:])
			out = append(out, m)
		}
		if len(out) > 0 {
			break
		}
	}
	return out
}

func day(d, m, y string, monthFirst bool) (moment, bool) {
	a, _ := strconv.Atoi(d)
	b, err := strconv.Atoi(m)
	if err != nil {
		b, monthFirst = monthNames[m], false
	}
	swapped := err == nil && b > 12 && a <= 12
	if monthFirst && a <= 12 || swapped {
		a, b = b, a
	}
	n, _ := strconv.Atoi(y)
	t := time.Date(n, time.Month(b), a, 0, 0, 0, 0, viet.Zone)
	return moment{time: t, swapped: swapped}, b >= 1 && b <= 12 && t.Day() == a && a > 0
}

// addClock adds the time of day beside a day: after it, or else at most 25 bytes before it.
func (m *moment) addClock(before, after string) {
	at := clockForm.FindStringSubmatchIndex(after[:min(len(after), 40)])
	rest := after
	switch {
	case at != nil && !strings.ContainsAny(after[:at[0]], "/") && at[0] <= 20:
		rest = after[at[1]:]
	default:
		after = before[max(0, len(before)-25):]
		if at = clockForm.FindStringSubmatchIndex(after); at == nil {
			return
		}
		rest = after[at[1]:]
	}
	hour, _ := strconv.Atoi(after[at[2]:at[3]])
	minute, _ := strconv.Atoi(after[at[4]:at[5]])
	if at[8] >= 0 {
		switch half := after[at[8]:at[9]]; {
		case (half == "ch" || half == "pm") && hour < 12:
			hour += 12
		case (half == "sa" || half == "am") && hour == 12:
			hour = 0
		}
	}
	if hour > 23 || minute > 59 {
		return
	}
	zone := viet.Zone
	if z := zoneForm.FindStringSubmatch(rest); z != nil {
		zone = zoneOf(z[1])
	}
	t := m.time
	m.time, m.clock = time.Date(t.Year(), t.Month(), t.Day(), hour, minute, 0, 0, zone).In(viet.Zone), true
}

// zoneOf returns the zone of z, +07, +0700 or +07:00.
func zoneOf(s string) *time.Location {
	if s == "z" {
		return time.UTC
	}
	digits := strings.ReplaceAll(s[1:], ":", "")
	if len(digits) == 1 || len(digits) == 3 {
		digits = "0" + digits
	}
	hours, _ := strconv.Atoi(digits[:2])
	minutes := 0
	if len(digits) == 4 {
		minutes, _ = strconv.Atoi(digits[2:])
	}
	seconds := hours*3600 + minutes*60
	if s[0] == '-' {
		seconds = -seconds
	}
	return time.FixedZone("", seconds)
}
