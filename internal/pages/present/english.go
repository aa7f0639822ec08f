package present

import (
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/text/viet"
)

// englishWords are the sessions and the usual kinds of an event in English, by the words as [viet.Key] leaves them.
var englishWords = keyed(map[string]string{
	"sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening", "cả ngày": "all day",
	"tổng kết": "annual review", "sơ kết": "interim review", "phát động": "launch", "ký kết giao ước": "signing of pledges", "ký giao ước": "signing of pledges",
	"ký kết": "signing", "biểu dương": "commendation", "tuyên dương": "commendation", "tôn vinh": "tribute", "trao thưởng": "award ceremony", "trao tặng": "award ceremony",
	"trao giải": "prize-giving", "khen thưởng": "award ceremony", "hội nghị": "conference", "đại hội": "congress", "hội thi": "contest", "hội thao": "games",
	"gặp mặt": "meeting", "đón nhận": "award ceremony", "công bố": "announcement", "kỷ niệm": "anniversary", "lễ kỷ niệm": "anniversary", "khai mạc": "opening", "bế mạc": "closing",
})

func keyed(words map[string]string) map[string]string {
	out := make(map[string]string, len(words))
	for vi, en := range words {
		out[viet.Key(vi)] = en
	}
	return out
}

// englishWord returns a session or the kind of an event in English, or the word itself if its English is not known.
func englishWord(word string) string {
	if en := englishWords[viet.Key(word)]; en != "" {
		return en
	}
	return word
}

// vietnameseNumberOf returns a number of recipients as the source has it, exact ones in figures: “1.000 lượt”, “hơn 50”.
func vietnameseNumberOf(c content.Count) string {
	if !c.IsExact() {
		return c.Text
	}
	out := viet.FormatNumber(c.N)
	if _, turns, ok := strings.Cut(c.Text, " "); ok { // 1.000 lượt
		out += " " + turns
	}
	return out
}

// englishNumberOf returns a number of recipients in English: “at least 50” for “hơn 50”, which claims no more.
func englishNumberOf(c content.Count) string {
	n := englishNumber(c.N)
	switch {
	case c.Approx == content.Many && c.N == 0:
		return "many"
	case c.Approx == content.AtLeast, c.Approx == content.Many:
		n = "at least " + n
	case c.Approx == content.About:
		n = "about " + n
	}
	if strings.Contains(c.Text, "lượt") {
		n += " times"
	}
	return n
}

// englishDay returns a day in English: 19 January 2024.
func englishDay(t time.Time) string { return t.In(viet.Zone).Format("2 January 2006") }

// englishShortened returns a day without the month and year that a later one, which follows it, repeats: 3 before 5 January 2026.
func englishShortened(day, later time.Time) string {
	day, later = day.In(viet.Zone), later.In(viet.Zone)
	switch {
	case day.Year() != later.Year():
		return englishDay(day)
	case day.Month() != later.Month():
		return englishDayMonth(day)
	}
	return day.Format("2")
}

// englishDayMonth returns a day without its year: 19 January.
func englishDayMonth(t time.Time) string { return t.In(viet.Zone).Format("2 January") }
