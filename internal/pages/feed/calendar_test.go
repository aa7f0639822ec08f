package feed

import (
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// property is a line of a calendar after unfolding: its name, its parameters and its value.
type property struct{ name, params, value string }

// property line of RFC 5545, section 3.1, of the names that are written.
var propertyLine = regexp.MustCompile(`^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[^":;,\x00-\x1f]+)*):([^\x00-\x08\x0a-\x1f\x7f]*)$`)

// parse reads a calendar by the rules of RFC 5545: the ends and lengths of lines, the form of properties, the nesting of
// components.
func parse(t *testing.T, data []byte) (all []property) {
	t.Helper()
	text := string(data)
	if !utf8.ValidString(text) || !strings.HasSuffix(text, "\r\n") || strings.Count(text, "\n") != strings.Count(text, "\r\n") || strings.Count(text, "\r") != strings.Count(text, "\r\n") {
		t.Fatalf("no lines of UTF-8 that end in CRLF: %q", text)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("a line has %d bytes or half a character: %q", len(line), line)
		}
	}
	var open []string
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n") {
		m := propertyLine.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("no property: %q", line)
		}
		switch m[1] {
		case "BEGIN":
			open = append(open, m[3])
		case "END":
			if len(open) == 0 || open[len(open)-1] != m[3] {
				t.Fatalf("END:%s in %v", m[3], open)
			}
			open = open[:len(open)-1]
		}
		all = append(all, property{m[1], m[2], m[3]})
	}
	if len(open) > 0 || all[0] != (property{"BEGIN", "", "VCALENDAR"}) || all[len(all)-1] != (property{"END", "", "VCALENDAR"}) {
		t.Fatalf("no calendar, %v stay open", open)
	}
	return all
}

// component returns the properties of each component of a name, and fails if one of them is there twice.
func component(t *testing.T, all []property, name string) (out []map[string]property) {
	t.Helper()
	depth := 0
	for _, p := range all {
		switch {
		case p.name == "BEGIN" && p.value == name:
			out, depth = append(out, map[string]property{}), 1
		case p.name == "BEGIN" && depth > 0:
			depth++
		case p.name == "END" && depth > 0:
			depth--
		case depth == 1:
			if _, twice := out[len(out)-1][p.name]; twice {
				t.Errorf("%s has %s twice", name, p.name)
			}
			out[len(out)-1][p.name] = p
		}
	}
	return out
}

var unescape = strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n")

func day(y int, m time.Month, d int) time.Time {
	return time.Date(y, m, d, 0, 0, 0, 0, time.FixedZone("", 7*3600))
}

// TestCalendar reads a calendar back: each text as it was, days without a time, the day after the last as the end.
func TestCalendar(t *testing.T) {
	long := `Lễ đón nhận Huân chương; “Nhà giáo”, lần 1\2` + "\n" + strings.Repeat("Ế🏆", 60) + "\x00\x1f"
	c := Calendar{Name: "Lịch, Bảng Vàng", Lang: "vi", Home: "https://a.vn/theo-doi/", Self: "https://a.vn/lich.ics", Events: []Event{
		{UID: "https://a.vn/2026/x/", URL: "https://a.vn/2026/x/", Summary: long, Place: "Nhà hát; tầng 2", From: day(2026, 12, 30), To: day(2026, 12, 31), Changed: day(2026, 12, 1)},
		{UID: "https://a.vn/2026/x/#kt-1", URL: "https://a.vn/2026/x/", Summary: "Hết hạn", From: day(2027, 2, 28), To: day(2027, 2, 28), Changed: day(2026, 12, 1)},
	}}
	all := parse(t, AppendCalendar(nil, c))
	head := component(t, all, "VCALENDAR")[0]
	if head["VERSION"].value != "2.0" || head["PRODID"].value == "" || unescape.Replace(head["NAME"].value) != c.Name {
		t.Errorf("%v", head)
	}
	events := component(t, all, "VEVENT")
	if len(events) != 2 {
		t.Fatalf("%d events", len(events))
	}
	for key, want := range map[string]property{
		"UID": {"UID", "", "https://a.vn/2026/x/"}, "DTSTAMP": {"DTSTAMP", "", "20261130T170000Z"},
		"DTSTART": {"DTSTART", ";VALUE=DATE", "20261230"}, "DTEND": {"DTEND", ";VALUE=DATE", "20270101"},
	} {
		if events[0][key] != want {
			t.Errorf("%v, want %v", events[0][key], want)
		}
	}
	if got, want := unescape.Replace(events[0]["SUMMARY"].value), strings.TrimRight(long, "\x00\x1f"); got != want {
		t.Errorf("%q was read back as %q", want, got)
	}
	if got := unescape.Replace(events[0]["LOCATION"].value); got != "Nhà hát; tầng 2" {
		t.Errorf("the place is %q", got)
	}
	if events[1]["DTEND"].value != "20270301" {
		t.Errorf("%v", events[1]["DTEND"])
	}
}

// TestNothingComing checks that a calendar without an event is one: it has a component, the time zone.
func TestNothingComing(t *testing.T) {
	all := parse(t, AppendCalendar(nil, Calendar{Name: "Lịch", Lang: "en", Home: "https://a.vn/", Self: "https://a.vn/lich.ics"}))
	if zones := component(t, all, "VTIMEZONE"); len(zones) != 1 || zones[0]["TZID"].value == "" || len(component(t, all, "STANDARD")) != 1 {
		t.Errorf("%v", zones)
	}
}

// FuzzCalendar holds any text to the rules of lines and properties.
func FuzzCalendar(f *testing.F) {
	f.Add("Ế\r\n;,\\:\"")
	f.Fuzz(func(t *testing.T, s string) {
		all := parse(t, AppendCalendar(nil, Calendar{Name: s, Lang: "vi", Events: []Event{{UID: "x", Summary: s, Description: s, Place: s}}}))
		if got := component(t, all, "VEVENT"); len(got) != 1 || got[0]["UID"].value != "x" {
			t.Errorf("%q gives %v", s, got)
		}
	})
}
