package viet

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Zone is Vietnam's time, +07:00 all year round since 1975. It is fixed, so that no machine needs a
// time zone database and none of its settings matters.
var Zone = time.FixedZone("+07", 7*60*60)

// ParseDate reads a date as editors write it: 2024-01-19, 19/01/2024 or 19-1-2024, and after any of these
// a time of day 10:31 or 10:31:05, divided by a space or T, with a zone (Z, +07:00, +0700, +07) or
// without one, which means +07:00. t is that instant in [Zone]; clock tells whether a time of day was
// given. It is not ok for anything else, for days that do not exist (30/2) and for years outside
// 1900–2200.
func ParseDate(s string) (t time.Time, clock, ok bool) {
	p := parser{rest: strings.TrimSpace(s), ok: true}
	year, month, day := p.date()
	var hour, minute, second int
	zone := Zone
	if p.ok && p.rest != "" {
		clock = true
		hour, minute, second = p.clock()
		zone = p.zone()
	}
	if !p.ok || p.rest != "" || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59 {
		return time.Time{}, false, false
	}
	t = time.Date(year, time.Month(month), day, hour, minute, second, 0, zone)
	if t.Day() != day { // time.Date carries 30/2 over into March
		return time.Time{}, false, false
	}
	t = t.In(Zone)
	if year < 1900 || year > 2200 || t.Year() < 1900 || t.Year() > 2200 {
		return time.Time{}, false, false
	}
	return t, clock, true
}

// parser takes a date apart from the left; ok becomes false at the first thing that does not fit.
type parser struct {
	rest string
	ok   bool
}

// number takes a number of at least low and at most high digits.
func (p *parser) number(low, high int) int {
	n := 0
	for n < len(p.rest) && n < high && p.rest[n] >= '0' && p.rest[n] <= '9' {
		n++
	}
	if n < low {
		p.ok = false
		return 0
	}
	value, _ := strconv.Atoi(p.rest[:n])
	p.rest = p.rest[n:]
	return value
}

// take takes one of the bytes of set, and returns it, or 0 when none of them comes next.
func (p *parser) take(set string) byte {
	if p.rest == "" || strings.IndexByte(set, p.rest[0]) < 0 {
		return 0
	}
	b := p.rest[0]
	p.rest = p.rest[1:]
	return b
}

func (p *parser) must(set string) { p.ok = p.take(set) != 0 && p.ok }

func (p *parser) date() (year, month, day int) {
	if strings.IndexByte(p.rest, '-') == 4 {
		year = p.number(4, 4)
		p.must("-")
		month = p.number(1, 2)
		p.must("-")
		return year, month, p.number(1, 2)
	}
	day = p.number(1, 2)
	mark := p.take("/-")
	month = p.number(1, 2)
	p.ok = p.ok && mark != 0 && p.take("/-") == mark
	return p.number(4, 4), month, day
}

func (p *parser) clock() (hour, minute, second int) {
	p.must("Tt ")
	hour = p.number(2, 2)
	p.must(":")
	minute = p.number(2, 2)
	if p.take(":") == 0 {
		return hour, minute, 0
	}
	second = p.number(2, 2)
	if p.take(".,") != 0 { // parts of a second say nothing about news
		p.number(1, 9)
	}
	return hour, minute, second
}

func (p *parser) zone() *time.Location {
	if strings.HasPrefix(p.rest, " ") {
		p.rest = p.rest[1:]
		p.ok = p.ok && p.rest != ""
	}
	sign := p.take("Zz+-")
	switch sign {
	case 0:
		return Zone
	case 'Z', 'z':
		return time.UTC
	}
	hours, minutes := p.number(2, 2), 0
	if p.rest != "" {
		p.take(":")
		minutes = p.number(2, 2)
	}
	p.ok = p.ok && hours <= 14 && minutes <= 59
	offset := (hours*60 + minutes) * 60
	if sign == '-' {
		offset = -offset
	}
	return time.FixedZone("", offset)
}

// Day returns the midnight that t's day begins with in [Zone].
func Day(t time.Time) time.Time {
	year, month, day := t.In(Zone).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, Zone)
}

var weekdays = [...]string{"Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"}

// Weekday returns the day of the week of t in [Zone]: “Thứ Sáu”, “Chủ Nhật”.
func Weekday(t time.Time) string { return weekdays[t.In(Zone).Weekday()] }

// LongDate returns “Thứ Sáu, 19/01/2024”, and with clock “Thứ Năm, 21/03/2024, 10:31”.
func LongDate(t time.Time, clock bool) string {
	if clock {
		return Weekday(t) + ", " + t.In(Zone).Format("02/01/2006, 15:04")
	}
	return Weekday(t) + ", " + ShortDate(t)
}

// ShortDate returns “19/01/2024”.
func ShortDate(t time.Time) string { return t.In(Zone).Format("02/01/2006") }

// LegalDate returns a date as laws cite it: “01/7/2025”, the month without a zero.
func LegalDate(t time.Time) string { return t.In(Zone).Format("02/1/2006") }

// ProseDate returns a date as it stands in a sentence: “ngày 19 tháng 01 năm 2024”.
func ProseDate(t time.Time) string {
	year, month, day := t.In(Zone).Date()
	return fmt.Sprintf("ngày %02d tháng %02d năm %d", day, month, year)
}

// Number returns n with a dot between thousands: “26.461”.
func Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	out := make([]byte, 0, len(digits)+len(digits)/3)
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out = append(out, '.')
		}
		out = append(out, digits[i])
	}
	return sign + string(out)
}
