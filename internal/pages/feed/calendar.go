package feed

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Calendar is a list of days to which readers can subscribe. The caller fills it; Name, Home and Self are required.
type Calendar struct {
	Name        string
	Description string
	Lang        string
	Home        string  // absolute address of the page about it
	Self        string  // absolute address of the calendar
	Events      []Event // in the order to publish
}

// Event is one or more whole days in a calendar. The caller fills it; all fields but Description and Place are required.
type Event struct {
	UID         string // the same in every version of the calendar, and of no other event
	URL         string // absolute address of the article
	Summary     string
	Description string
	Place       string
	From, To    time.Time // the first and the last day, in their own zones
	Changed     time.Time // when its source last changed
}

// zone is Vietnam's time. A calendar has at least one component (RFC 5545, section 3.6), also if it has no event.
var zone = [...][2]string{
	{"BEGIN", "VTIMEZONE"}, {"TZID", "Asia/Ho_Chi_Minh"}, {"BEGIN", "STANDARD"}, {"DTSTART", "19700101T000000"},
	{"TZOFFSETFROM", "+0700"}, {"TZOFFSETTO", "+0700"}, {"TZNAME", "+07"}, {"END", "STANDARD"}, {"END", "VTIMEZONE"},
}

// AppendCalendar appends a calendar as iCalendar (RFC 5545) to b and returns b. Names of properties that RFC 7986 added are
// written twice, as older programs know them too.
func AppendCalendar(b []byte, c Calendar) []byte {
	line := func(name, value string) { b = appendLine(b, name, value) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//bangvang//bangvang//"+strings.ToUpper(c.Lang))
	line("CALSCALE", "GREGORIAN")
	line("METHOD", "PUBLISH")
	line("NAME", escapeLine(c.Name))
	line("X-WR-CALNAME", escapeLine(c.Name))
	if c.Description != "" {
		line("DESCRIPTION", escapeLine(c.Description))
		line("X-WR-CALDESC", escapeLine(c.Description))
	}
	line("URL", c.Home)
	line("SOURCE;VALUE=URI", c.Self)
	line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
	line("X-PUBLISHED-TTL", "P1D")
	for _, l := range zone {
		line(l[0], l[1])
	}
	for _, e := range c.Events {
		line("BEGIN", "VEVENT")
		line("UID", escapeLine(e.UID))
		line("DTSTAMP", e.Changed.UTC().Format("20060102T150405Z"))
		line("DTSTART;VALUE=DATE", e.From.Format("20060102"))
		line("DTEND;VALUE=DATE", e.To.AddDate(0, 0, 1).Format("20060102"))
		line("SUMMARY", escapeLine(e.Summary))
		if e.Description != "" {
			line("DESCRIPTION", escapeLine(e.Description))
		}
		if e.Place != "" {
			line("LOCATION", escapeLine(e.Place))
		}
		line("URL", e.URL)
		line("TRANSP", "TRANSPARENT")
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	return b
}

// maxLine is the number of bytes of a line without its end (RFC 5545, section 3.1).
const maxLine = 75

// appendLine appends a property, folded into lines of at most 75 bytes that break no character.
func appendLine(b []byte, name, value string) []byte {
	rest, room := name+":"+value, maxLine
	for len(rest) > room {
		n := room
		for !utf8.RuneStart(rest[n]) {
			n--
		}
		b = append(append(b, rest[:n]...), "\r\n "...)
		rest, room = rest[n:], maxLine-1 // the space at the beginning counts
	}
	return append(append(b, rest...), "\r\n"...)
}

// inLine escapes what has a meaning in a text of a property (RFC 5545, section 3.3.11).
var inLine = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// escapeLine returns a text as the value of a property, without other control characters, which are forbidden there.
func escapeLine(s string) string {
	s = inLine.Replace(strings.ToValidUTF8(s, "\ufffd"))
	return string(slices.DeleteFunc([]byte(s), func(c byte) bool { return c < ' ' && c != '\t' || c == 0x7f }))
}
