package viet

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Zone is Vietnam's time zone, +07:00 all year round since 1975. It is fixed, so that bangvang needs no time zone
// database and does not depend on the machine's settings.
var Zone = time.FixedZone("+07", 7*60*60)

// ParseDate reads a date as editors write it: 2024-01-19, 19/01/2024 or 19-1-2024, and after any of these a time of day
// 10:31 or 10:31:05, separated by a space or T, with a zone (Z, +07:00, +0700, +07) or without one, which means +07:00;
// or as decisions and newspapers write it, see [ReadDate]. White space around s is ignored. t is that instant in [Zone],
// midnight if s has no time of day; clock reports whether s has one. For anything else, for days that do not exist (30/2)
// and for years outside 1000–2200 ok is false, and t is zero.
func ParseDate(s string) (t time.Time, clock, ok bool) {
	s = strings.TrimSpace(s)
	if t, clock, ok = parsePlain(s); ok {
		return t, clock, true
	}
	read := ReadDate(s)
	if t, ok = read.Time(); !ok || !read.Sure {
		return time.Time{}, false, false
	}
	return t, read.Clock, true
}

// parsePlain reads a date in numbers.
func parsePlain(s string) (t time.Time, clock, ok bool) {
	layout := "2-1-2006"
	if strings.IndexByte(s, '-') == 4 {
		layout = "2006-1-2"
	} else if strings.IndexByte(s, '/') > 0 {
		layout = "2/1/2006"
	}
	if at := strings.IndexAny(s, "Tt "); at > 0 {
		clock = true
		layout += s[at:at+1] + clockLayout(s[at+1:])
	}
	t, err := time.ParseInLocation(layout, s, Zone)
	year := t.Year()
	t = t.In(Zone).Truncate(time.Second)
	if err != nil || min(year, t.Year()) < firstYear || max(year, t.Year()) > lastYear {
		return time.Time{}, false, false
	}
	return t, clock, true
}

// clockLayout returns the layout of package time that fits a time of day, if any does.
func clockLayout(s string) string {
	layout, zone := "15:04", strings.IndexAny(s, "Z+-")
	if zone < 0 {
		zone = len(s)
	}
	if strings.Count(s[:zone], ":") == 2 {
		layout = "15:04:05"
	}
	if zone == 0 || zone == len(s) {
		return layout
	}
	if s[zone-1] == ' ' {
		layout += " "
	}
	switch len(s) - zone {
	case len("+07"):
		return layout + "Z07"
	case len("+0700"):
		return layout + "Z0700"
	}
	return layout + "Z07:00"
}

// StartOfDay returns the midnight at which the day of t begins in [Zone].
func StartOfDay(t time.Time) time.Time {
	year, month, day := t.In(Zone).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, Zone)
}

// Weekday returns the day of the week of t in [Zone], in Vietnamese: “Thứ Sáu”, “Chủ Nhật”.
func Weekday(t time.Time) string { return weekdays[t.In(Zone).Weekday()] }

// LongDate returns the day of t in [Zone] with its weekday, in Vietnamese: “Thứ Sáu, 19/01/2024”, and if clock is set its
// time of day too: “Thứ Năm, 21/03/2024, 10:31”.
func LongDate(t time.Time, clock bool) string { return Weekday(t) + ", " + DateTime(t, clock) }

// DateTime returns the day of t in [Zone], “19/01/2024”, and if clock is set its time of day too, “21/03/2024, 10:31”: it
// reads the same in any language.
func DateTime(t time.Time, clock bool) string {
	if clock {
		return t.In(Zone).Format("02/01/2006, 15:04")
	}
	return ShortDate(t)
}

// ShortDate returns the day of t in [Zone] with two digits for day and month: “19/01/2024”.
func ShortDate(t time.Time) string { return t.In(Zone).Format("02/01/2006") }

// LegalDate returns the day of t in [Zone] in the short style of official texts: for example, “01/7/2025” and
// “01/01/2025”. Days under 10 and the months 1 and 2 have a leading zero (decree 30/2020/NĐ-CP, annex I).
func LegalDate(t time.Time) string {
	t = t.In(Zone)
	return fmt.Sprintf("%02d/%s%d/%d", t.Day(), leadingZero(t.Month()), t.Month(), t.Year())
}

func leadingZero(m time.Month) string {
	if m <= time.February {
		return "0"
	}
	return ""
}

// FormatNumber returns n with a dot between thousands: for example, “26.461” and “-1.000”.
func FormatNumber(n int) string {
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
