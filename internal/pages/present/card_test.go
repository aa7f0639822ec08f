package present_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"bangvang/internal/pages/present"
)

// A summary on a card ends with a word, never in one.
func TestTeaser(t *testing.T) {
	for _, c := range [][2]string{
		{"Tóm tắt.", "Tóm tắt."},
		{"Gần 20.000 lao động có việc", "Gần 20.000 lao động có việc"},
		{"Gần 20.000 lao động có việc làm", "Gần 20.000 lao động có việc…"},
		{"Gần 20.000 lao động có nghề, việc làm", "Gần 20.000 lao động có nghề…"},
		{"Gần 20.000 lao động. Khối có việc", "Gần 20.000 lao động. Khối có…"},
		{"Gần 20.000 lao động, thu – chi tốt", "Gần 20.000 lao động, thu…"},
		{strings.Repeat("a", 40), strings.Repeat("a", 28) + "…"},
	} {
		if got := present.Teaser(c[0], 29); got != c[1] {
			t.Errorf("%q is %q, want %q", c[0], got, c[1])
		}
	}
	text := strings.Repeat("Toàn quận tập trung, cho mục tiêu chung. ", 9)
	for most := 10; most < 300; most++ {
		got := present.Teaser(text, most)
		begin := strings.TrimSuffix(got, "…")
		if n := utf8.RuneCountInString(got); n > most || !strings.HasPrefix(text, begin) || !strings.ContainsAny(text[len(begin):len(begin)+1], " ,.") {
			t.Errorf("of %d characters %q", most, got)
		}
	}
}
