package viet

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// DateReading is what a text says of a day, as [ReadDate] returns it: read without asking whether it can be meant
// otherwise, and whether there is such a day ([DateReading.Time]). The zero value is that of a text which names no day,
// or several.
type DateReading struct {
	Year, Month, Day int  // 0 if the text names no day, or several
	Clock            bool // whether there is a time of day
	Sure             bool // nothing in it is guessed: no unknown word, no month of two possible, no year of two digits
	// Foreign reports that only the words are foreign, “Dec 19, 2025”, or the marks between the numbers differ: the day is
	// sure nevertheless.
	Foreign bool

	hour, minute, second int
	weekday              string
	offset               int // of the zone, in seconds
}

// ReadDate reads a date as decisions and newspapers write it: “Hà Nội, ngày 19 tháng 12 năm 2025”, “Thứ Sáu,
// 19/12/2025, 08:30 (GMT+7)”, “8h30 ngày 19.12.2025”, “2 giờ chiều 19-12-2025”. Where both may be the month, the first
// number is the day: 02/03/2025 is 2 March. A reading is not Sure if something in it is guessed: the year of
// “19/12/25”, the order of “12/19/2025”, the unknown word of “khoảng 19/12/2025”. It returns the zero value,
// DateReading{}, for a text in which it finds no day, or several, or more than one time of day, and for a text of more
// than 120 bytes.
func ReadDate(s string) DateReading {
	r := dateReader{DateReading: DateReading{Sure: true, offset: 7 * 60 * 60}}
	if len(s) > maxDateText || !r.scan(s) {
		return DateReading{}
	}
	r.skipPlace()
	for r.at < len(r.tokens) {
		if !r.step() {
			return DateReading{}
		}
	}
	r.applySession()
	if r.days != 1 || r.clocks > 1 {
		return DateReading{}
	}
	r.Sure = r.Sure && !r.Foreign
	return r.DateReading
}

// Time returns the instant of a reading in [Zone], midnight without a time of day. It returns the zero time and false
// unless there are such a day, between the years 1000 and 2200, and such a time. It does not ask whether the reading is
// Sure.
func (d DateReading) Time() (time.Time, bool) {
	t := time.Date(d.Year, time.Month(d.Month), d.Day, d.hour, d.minute, d.second, 0, time.FixedZone("", d.offset)).In(Zone)
	exists := d.Day >= 1 && d.Day <= d.DaysOfMonth() && d.hour < 24 && d.minute < 60 && d.second < 60
	if !exists || min(d.Year, t.Year()) < firstYear || max(d.Year, t.Year()) > lastYear {
		return time.Time{}, false
	}
	return t, true
}

// DaysOfMonth returns the number of days of the month of a reading, 0 if there is no such month: 29 for 31/2/2024, 0 for
// 31/13/2024.
func (d DateReading) DaysOfMonth() int {
	if d.Month < 1 || d.Month > 12 {
		return 0
	}
	return time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// WrongWeekday returns the day of the week that s names, where s is the text of the date t, if that of t is another one:
// for example, “Thứ Hai” for “Thứ Hai, 19/12/2025”, which was a Friday. It returns "" if they agree or s names none.
func WrongWeekday(s string, t time.Time) string {
	if strings.LastIndexAny(s, "tTcC") != strings.IndexByte(s, 'T') || strings.HasPrefix(s, "T") { // not only 2025-12-19T08:30
		return wrongWeekday(ReadDate(s).weekday, Weekday(t))
	}
	return ""
}

func wrongWeekday(said, is string) string {
	if said == is {
		return ""
	}
	return said
}

// SettledDate returns the day of t in [Zone] in the form that the documentation uses, “2025-12-19”, and with clock its
// time of day too: “2025-12-19T08:30”.
func SettledDate(t time.Time, clock bool) string {
	if clock {
		return t.In(Zone).Format("2006-01-02T15:04")
	}
	return t.In(Zone).Format(time.DateOnly)
}

const (
	firstYear, lastYear = 1000, 2200
	maxDateText         = 120
)

// dateToken is a number, a word without marks in lower case, or another character.
type dateToken struct {
	text   string
	number int // -1 if it is none
	spaced bool
}

// dateReader reads the tokens of a date from left to right.
type dateReader struct {
	DateReading
	tokens       []dateToken
	at           int
	days, clocks int
	session      string
}

// scan splits s into tokens. It returns false for a number of more than four digits.
func (r *dateReader) scan(s string) bool {
	runes := []rune(NFC(s))
	spaced := false
	for i := 0; i < len(runes); {
		class := runeClass(runes[i])
		if class == 's' {
			spaced = true
			i++
			continue
		}
		end := i + 1
		for end < len(runes) && class != 'm' && runeClass(runes[end]) == class {
			end++
		}
		t := dateToken{text: string(runes[i:end]), number: -1, spaced: spaced}
		switch {
		case class == 'd' && end-i > 4:
			return false
		case class == 'd':
			t.number = 0
			for _, d := range t.text {
				t.number = 10*t.number + int(d-'0')
			}
		case class == 'l':
			t.text = Fold(t.text)
		case strings.ContainsRune("‐‑‒–—−", runes[i]):
			t.text = "-"
		}
		r.tokens = append(r.tokens, t)
		i, spaced = end, false
	}
	return true
}

// runeClass returns d for digits, l for letters, s for blanks and m for any other character.
func runeClass(r rune) byte {
	switch {
	case r >= '0' && r <= '9':
		return 'd'
	case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
		return 'l'
	case unicode.IsSpace(r):
		return 's'
	}
	return 'm'
}

// text returns the token that is n after the current one, "" beyond the end.
func (r *dateReader) text(n int) string {
	if r.at+n >= len(r.tokens) {
		return ""
	}
	return r.tokens[r.at+n].text
}

// number returns the number that is n after the current one, -1 if there is none.
func (r *dateReader) number(n int) int {
	if r.at+n >= len(r.tokens) {
		return -1
	}
	return r.tokens[r.at+n].number
}

// skipPlace skips the place at the head of a decision: “TP. Hồ Chí Minh, ngày …”.
func (r *dateReader) skipPlace() {
	if weekday, _ := r.weekdayHere(); weekday != "" {
		return
	}
	for i, t := range r.tokens {
		switch {
		case t.number >= 0:
			return
		case i > 1 && t.text == "ngay" && r.tokens[i-1].text == ",":
			r.at = i
			return
		}
	}
}

// step reads what begins at the current token. It returns false if the text cannot be a date.
func (r *dateReader) step() bool {
	if weekday, n := r.weekdayHere(); weekday != "" {
		r.weekday, r.at = weekday, r.at+n
		return true
	}
	word := r.text(0)
	switch {
	case r.number(0) >= 0:
		if _, ok := clockMarks[r.text(1)]; ok {
			return r.readClock()
		}
		return r.readDay()
	case slices.Contains(dateFillers, word), word == "t" && r.days == 1 && r.number(1) >= 0:
		r.at++
	case sessions[word] != 0:
		r.Sure = r.Sure && r.session == ""
		r.session = word
		r.at++
	case word == "gmt" || word == "utc":
		r.readZone()
	case englishMonth(word) > 0 && r.number(1) > 0:
		r.at++
		first := r.at
		for r.number(0) < 0 || r.at == first {
			r.at++
			if r.at >= len(r.tokens) {
				return false
			}
		}
		r.setDay(r.tokens[first].number, englishMonth(word), r.at)
		r.Foreign = true
	default:
		r.Foreign = r.Foreign || slices.Contains(englishFillers, word)
		r.Sure = r.Sure && slices.Contains(englishFillers, word)
		r.at++
	}
	return true
}

// dateFillers are words and characters that add nothing to a date.
var dateFillers = []string{"ngay", "mung", "mong", "luc", "vao", "hoi", ",", ";", "(", ")", "|", "-", ".", "·"}

// englishFillers are the words of English dates besides the months.
var englishFillers = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "at", "on"}

// clockMarks are the marks between hours and minutes.
var clockMarks = map[string]bool{":": true, "h": true, "g": true, "gio": true}

// sessions maps the times of the day to the first hour of which they are said, and am and pm as Windows writes them.
var sessions = map[string]int{"sang": 1, "sa": 1, "am": 1, "trua": 10, "chieu": 12, "ch": 12, "pm": 12, "toi": 17, "dem": 20}

// applySession moves “2 giờ chiều” to 14 hours.
func (r *dateReader) applySession() {
	switch from := sessions[r.session]; {
	case r.session == "":
	case r.clocks == 0: // the time of day would be lost
		r.Sure = false
	case from == 1 && r.hour > 11:
		if r.hour == 12 && r.session != "sang" {
			r.hour = 0
			return
		}
		r.Sure = false
	case from > 1 && r.hour < min(from, 12):
		r.hour += 12
		r.Sure = r.Sure && r.hour >= from && r.hour < 24
	}
}

// weekdayHere returns the day of the week that the current tokens name and their number.
func (r *dateReader) weekdayHere() (string, int) {
	first, second := r.text(0), r.text(1)
	day := ""
	switch {
	case first == "chu" && second == "nhat":
		return weekdays[time.Sunday], 2
	case first == "cn":
		return weekdays[time.Sunday], 1
	case first == "thu":
		day = second
	case first == "t" && r.number(1) > 0 && !r.tokens[r.at+1].spaced && !clockMarks[r.text(2)]:
		day = second
	}
	if i := slices.Index(weekdayWords, day); day != "" && i >= 0 {
		return weekdays[i%6+1], 2
	}
	return "", 0
}

// weekdayWords are the days from Monday on, in words and numbers.
var weekdayWords = []string{"hai", "ba", "tu", "nam", "sau", "bay", "2", "3", "4", "5", "6", "7"}

// readClock reads “8:30”, “8h30”, “8 giờ 30 phút 15 giây”.
func (r *dateReader) readClock() bool {
	r.clocks++
	r.Clock = true
	colon := r.text(1) == ":"
	r.hour, r.minute, r.second = r.number(0), 0, 0
	r.at += 2
	isMinute := r.number(0) >= 0 && !slices.Contains([]string{"/", "-", ".", "thang", "nam"}, r.text(1))
	if r.number(0) >= 0 && (r.text(1) == "-" || r.text(1) == ".") && r.at+1 < len(r.tokens) { // 8h30 - 19/12/2025
		isMinute = r.tokens[r.at+1].spaced || r.number(2) < 0
	}
	if !isMinute {
		return !colon
	}
	r.minute = r.number(0)
	r.at++
	switch r.text(0) {
	case ":", "phut":
		if r.number(1) >= 0 && (colon || r.text(2) == "giay") {
			r.second = r.number(1)
			r.at += 2
			break
		}
		r.at++
	case "p", "'", "’":
		r.at++
	}
	if r.text(0) == "giay" {
		r.at++
	}
	return true
}

// readZone reads “GMT+7”.
func (r *dateReader) readZone() {
	r.at++
	sign := map[string]int{"+": 1, "-": -1}[r.text(0)]
	if sign == 0 || r.number(1) < 0 || r.number(1) > 14 {
		r.offset = 0
		return
	}
	r.offset = sign * r.number(1) * 60 * 60
	r.at += 2
}

// readDay reads “19/12/2025”, “2025-12-19”, “19 tháng 12 năm 2025” or “19 Dec 2025”.
func (r *dateReader) readDay() bool {
	first := r.tokens[r.at]
	r.at++
	for slices.Contains([]string{"st", "nd", "rd", "th", "of"}, r.text(0)) {
		r.Foreign = true
		r.at++
	}
	if month := englishMonth(r.text(0)); month > 0 {
		r.at++
		r.Foreign = true
		if r.text(0) == "," || r.text(0) == "-" {
			r.at++
		}
		return r.number(0) >= 0 && r.setDay(first.number, month, r.at)
	}
	mark := r.text(0)
	if !slices.Contains([]string{"/", "-", ".", "thang"}, mark) {
		return false
	}
	r.at++
	month := max(r.number(0), slices.Index(monthWords, r.text(0))+1)
	if month == 11 || month == 0 || r.text(0) == "muoi" { // mười, mười một, mười hai
		month = r.spokenMonth(month)
	}
	if month < 0 {
		return false
	}
	r.at++
	next := r.text(0)
	switch {
	case next == "nam", mark == "thang" && (next == "," || next == "/" || next == "-"):
		r.at++
	case next == mark:
		r.at++
	case slices.Contains([]string{"/", "-", "."}, next) && mark != "thang":
		r.Foreign = true
		r.at++
	}
	if r.number(0) < 0 {
		return false
	}
	if len(first.text) == 4 {
		day := r.number(0)
		r.days++
		r.Year, r.Month, r.Day = first.number, month, day
		r.at++
		return mark != "thang" && day < 100
	}
	return r.setDay(first.number, month, r.at)
}

// monthWords are the months in words; the two words of the last ones are read by spokenMonth.
var monthWords = []string{"mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"}

// MonthWords returns the twelve months in words, in their order, in lower case without marks: mot, hai, …, muoi hai. The
// caller may change the result.
func MonthWords() []string { return append(slices.Clone(monthWords), "muoi mot", "muoi hai") }

// spokenMonth reads “mười”, “mười một”, “mười hai”; month is what the current token alone says.
func (r *dateReader) spokenMonth(month int) int {
	if r.text(0) != "muoi" {
		return cmp.Or(r.number(0), month)
	}
	switch r.text(1) {
	case "mot":
		r.at++
		return 11
	case "hai":
		r.at++
		return 12
	}
	return 10
}

// setDay sets the day, the month and the year, which is the token at an index. A month beyond 12 is a day, as Americans
// write dates.
func (r *dateReader) setDay(day, month, year int) bool {
	t := r.tokens[year]
	r.days++
	r.Day, r.Month, r.Year = day, month, t.number
	switch {
	case len(t.text) == 2:
		r.Year += 2000
		r.Sure = false
	case len(t.text) != 4:
		return false
	}
	if r.Month > 12 && r.Day <= 12 {
		r.Day, r.Month = r.Month, r.Day
		r.Sure = false
	}
	r.at = year + 1
	return true
}

// englishMonth returns the number of a month named in English, 0 for any other word.
func englishMonth(word string) int {
	if len(word) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); name == word || name[:3] == word || word == "sept" && m == time.September {
			return int(m)
		}
	}
	return 0
}

// Listed returns names as a sentence lists them: “A, B và C”. It needs at least one.
func Listed(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " và " + names[last]
}
