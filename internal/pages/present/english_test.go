package present

import (
	"testing"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/text/viet"
)

// Numbers of recipients are said in English without claiming more than the source does.
func TestEnglishNumbers(t *testing.T) {
	for _, c := range []struct {
		count content.Count
		want  string
	}{
		{content.Count{N: 1000, Text: "1.000"}, "1,000"},
		{content.Count{N: 1000, Text: "1.000 lượt"}, "1,000 times"},
		{content.Count{N: 50, Approx: content.AtLeast, Text: "hơn 50"}, "at least 50"},
		{content.Count{N: 20, Approx: content.About, Text: "gần 20"}, "about 20"},
		{content.Count{Approx: content.Many, Text: "nhiều"}, "many"},
	} {
		if got := englishNumberOf(c.count); got != c.want {
			t.Errorf("%s: %q, want %q", c.count.Text, got, c.want)
		}
	}
}

// Sessions and usual events are said in English, others stay as they are.
func TestEnglishWords(t *testing.T) {
	for word, want := range map[string]string{"sáng": "morning", "cả ngày": "all day", "Tổng kết": "annual review", "tuần hành": "tuần hành", "": ""} {
		if got := englishWord(word); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, viet.Zone) }
	for _, c := range []struct {
		from, to time.Time
		want     string
	}{{day(2026, 1, 3), day(2026, 1, 5), "3"}, {day(2026, 1, 31), day(2026, 2, 2), "31 January"}, {day(2025, 12, 31), day(2026, 1, 2), "31 December 2025"}} {
		if got := englishShortened(c.from, c.to); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
