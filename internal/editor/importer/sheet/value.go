package sheet

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"bangvang/internal/text/viet"
)

// tidy returns the text of a cell in NFC, with single blanks, and with its lines.
func tidy(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r > 0x7e || r < ' ' }) && !strings.Contains(text, "  ") {
		return strings.TrimSpace(text)
	}
	lines := strings.FieldsFunc(viet.NFC(strings.ToValidUTF8(text, "\ufffd")), func(r rune) bool { return r == '\n' || r == '\r' })
	kept := lines[:0]
	for _, line := range lines {
		line = strings.Join(strings.FieldsFunc(line, func(r rune) bool {
			return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad'
		}), " ")
		if line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

var escape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape replaces the signs that XML cannot have: _x000D_.
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escape.ReplaceAllStringFunc(text, func(s string) string {
		n, _ := strconv.ParseUint(s[2:6], 16, 16)
		return string(rune(n))
	})
}

// dateOf returns the date of a serial number as dd/mm/yyyy. ok is false for other numbers, and for times of day.
func dateOf(value string, from1904 bool) (day string, ok bool) {
	serial, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(serial) || serial < 1 || serial >= 2_958_466 {
		return "", false
	}
	days := int(serial)
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		days += 1462
	case days < 60: // Excel counts the day 29/02/1900, which never was
		days++
	}
	return first.AddDate(0, 0, days).Format("02/01/2006"), true
}
