package viet

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for s, want := range map[string]string{ // the instant in +07:00; "" for no date
		"2024-01-19":                "2024-01-19T00:00:00",
		"19/01/2024":                "2024-01-19T00:00:00",
		"19-1-2024":                 "2024-01-19T00:00:00",
		"1/7/2025":                  "2025-07-01T00:00:00",
		" 2024-01-19 ":              "2024-01-19T00:00:00",
		"29/2/2024":                 "2024-02-29T00:00:00",
		"1900-01-01":                "1900-01-01T00:00:00",
		"1888-07-19":                "1888-07-19T00:00:00",
		"1000-01-01":                "1000-01-01T00:00:00",
		"2200-12-31":                "2200-12-31T00:00:00",
		"2024-03-21T10:31":          "2024-03-21T10:31:00",
		"2024-03-21 10:31":          "2024-03-21T10:31:00",
		"2024-03-21T10:31:05":       "2024-03-21T10:31:05",
		"2024-03-21T10:31:05.25":    "2024-03-21T10:31:05",
		"21/03/2024 10:31":          "2024-03-21T10:31:00",
		"2024-03-21T10:31+07:00":    "2024-03-21T10:31:00",
		"2024-03-21T10:31:05+0700":  "2024-03-21T10:31:05",
		"2024-03-21 10:31:05 +0700": "2024-03-21T10:31:05",
		"2024-03-21T10:31+07":       "2024-03-21T10:31:00",
		"2024-03-20T20:00Z":         "2024-03-21T03:00:00",
		"2024-03-20T20:00:00Z":      "2024-03-21T03:00:00",
		"2024-03-21T00:30+09:00":    "2024-03-20T22:30:00",
		"2024-03-21T00:30-05:00":    "2024-03-21T12:30:00",

		"":                       "",
		"30/2/2024":              "",
		"29/2/2023":              "",
		"2024-02-30":             "",
		"2024-13-01":             "",
		"0/1/2024":               "",
		"2201-01-01":             "",
		"0999-12-31":             "",
		"2200-12-31T23:00Z":      "",
		"19/01/24":               "",
		"19/01-2024":             "",
		"1/30":                   "",
		"7/14":                   "",
		"61/70":                  "",
		"91/KH-UBND":             "",
		"2024":                   "",
		"2024-01":                "",
		"2024-01-19x":            "",
		"2024-01-19T":            "",
		"2024-01-19T25:00":       "",
		"2024-01-19T10:60":       "",
		"2024-01-19T10:31:60":    "",
		"2024-01-19T10:31+7":     "",
		"2024-01-19T10:31 ":      "2024-01-19T10:31:00",
		"2024-01-19T10:31+99:00": "",
		"hôm nay":                "",
		"Tư":                     "",
	} {
		got, clock, ok := ParseDate(s)
		if ok != (want != "") {
			t.Errorf("ParseDate(%q) is ok: %v", s, ok)
			continue
		}
		if !ok {
			if clock || !got.IsZero() {
				t.Errorf("ParseDate(%q) is not ok and returns %v, %v", s, got, clock)
			}
			continue
		}
		if text := got.Format("2006-01-02T15:04:05"); text != want || got.Location() != Zone {
			t.Errorf("ParseDate(%q) = %s in %s, want %s", s, text, got.Location(), want)
		}
		if wantClock := len(s) > len(" 2024-01-19 "); clock != wantClock {
			t.Errorf("ParseDate(%q): clock is %v", s, clock)
		}
	}
}

func TestDatesOut(t *testing.T) {
	day, _, _ := ParseDate("2024-01-19")
	evening := time.Date(2024, 3, 20, 20, 31, 0, 0, time.UTC) // the 21st in Vietnam
	merger, _, _ := ParseDate("1/7/2025")
	sunday, _, _ := ParseDate("2024-01-21")
	for _, c := range []struct{ got, want string }{
		{Weekday(day), "Thứ Sáu"},
		{Weekday(sunday), "Chủ Nhật"},
		{Weekday(sunday.AddDate(0, 0, 1)), "Thứ Hai"},
		{LongDate(day, false), "Thứ Sáu, 19/01/2024"},
		{LongDate(evening, true), "Thứ Năm, 21/03/2024, 03:31"},
		{ShortDate(evening), "21/03/2024"},
		{DateTime(evening, false), ShortDate(evening)},
		{LongDate(evening, true), Weekday(evening) + ", " + DateTime(evening, true)},
		{LegalDate(merger), "01/7/2025"},
		{LegalDate(evening), "21/3/2024"},
		{LegalDate(day), "19/01/2024"},
		{StartOfDay(evening).Format(time.RFC3339), "2024-03-21T00:00:00+07:00"},
		{Zone.String(), "+07"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{
		0: "0", 7: "7", 999: "999", 1000: "1.000", 26461: "26.461", 31518: "31.518", 1234567: "1.234.567", -14995: "-14.995", -100: "-100",
	} {
		if got := FormatNumber(n); got != want {
			t.Errorf("Number(%d) = %q, want %q", n, got, want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2024-01-19", "19/01/2024", "2024-03-21T10:31:05.5+07:00", "2024-03-21 10:31 Z", "T", "1/T", "2-1-2006T+",
		"Thứ Sáu, 19/12/2025, 08:30 (GMT+7)", "Hà Nội, ngày 19 tháng 12 năm 2025", "8h30 19.12.2025", "12 giờ 30 phút đêm 1 tháng mười hai năm 2025", "Dec 19th, 2025 at 8 pm"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, clock, ok := ParseDate(s)
		if !ok {
			return
		}
		if got.Location() != Zone || got.Year() < 1000 || got.Year() > 2200 || got.Nanosecond() != 0 {
			t.Fatalf("ParseDate(%q) = %v", s, got)
		}
		if !clock && !got.Equal(StartOfDay(got)) {
			t.Fatalf("ParseDate(%q) = %v without a time of day", s, got)
		}
		for _, form := range []string{"2006-01-02T15:04:05", "2/1/2006 15:04:05-07:00", time.RFC3339} {
			if again, _, ok := ParseDate(got.Format(form)); !ok || !again.Equal(got) {
				t.Fatalf("ParseDate(%q) = %v, written as %s %v", s, got, form, again)
			}
		}
	})
}

func BenchmarkParseDate(b *testing.B) {
	for b.Loop() {
		ParseDate("2024-03-21T10:31+07:00")
	}
}
