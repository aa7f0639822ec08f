package present

import (
	"strconv"
	"strings"
	"time"

	"bangvang/internal/pages/view"
	"bangvang/internal/text/viet"
)

// Date returns a day, or a moment when clock; the zero Date when t is zero.
func (d *Display) Date(t time.Time, clock bool) view.Date {
	if t.IsZero() {
		return view.Date{}
	}
	t = t.In(viet.Zone)
	iso := t.Format(time.DateOnly)
	if clock {
		iso = t.Format(time.RFC3339)
	}
	return view.Date{ISO: iso, Long: d.Words.Long(t, clock), Short: viet.ShortDate(t), HasClock: clock}
}

// Day returns a day, nil when t is zero.
func (d *Display) Day(t time.Time) *view.Date {
	if t.IsZero() {
		return nil
	}
	v := d.Date(t, false)
	return &v
}

// Legal returns a day as the law writes it, "" when t is zero.
func Legal(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return viet.LegalDate(t)
}

// datePattern returns the pattern of a short date for scripts, of year $1, month $2 and day $3.
func datePattern() string {
	sample := viet.ShortDate(time.Date(2006, 1, 2, 0, 0, 0, 0, viet.Zone))
	return strings.NewReplacer("2006", "$1", "01", "$2", "02", "$3").Replace(sample)
}

// Titled returns the title of the n-th page of a list.
func (d *Display) Titled(title string, number int) string {
	if number <= 1 {
		return title
	}
	return title + " · " + d.Words.Page + strconv.Itoa(number)
}
