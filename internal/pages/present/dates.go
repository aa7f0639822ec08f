package present

import (
	"strconv"
	"strings"
	"time"

	"bangvang/internal/pages/view"
	"bangvang/internal/text/viet"
)

// date returns the date of t, with its time of day if clock is true; the zero Date if t is zero.
func (p *Presenter) date(t time.Time, clock bool) view.Date {
	if t.IsZero() {
		return view.Date{}
	}
	t = t.In(viet.Zone)
	iso := t.Format(time.DateOnly)
	if clock {
		iso = t.Format(time.RFC3339)
	}
	return view.Date{ISO: iso, Long: p.Strings.Long(t, clock), Short: p.Strings.Short(t), HasClock: clock}
}

// day returns the date of t, nil if t is zero.
func (p *Presenter) day(t time.Time) *view.Date {
	if t.IsZero() {
		return nil
	}
	v := p.date(t, false)
	return &v
}

// legalDate returns the date of t as legal texts write it, for example 01/7/2025, in English 1 July 2025; "" if t is zero.
func (p *Presenter) legalDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return p.Strings.Legal(t)
}

// datePattern returns the pattern of a short date for scripts, with year $1, month $2 and day $3: “$3/$2/$1”, in English
// “$1-$2-$3”, since a pattern has no names of months.
func (p *Presenter) datePattern() string {
	if p.site.Settings.Language == "en" {
		return "$1-$2-$3"
	}
	sample := viet.ShortDate(time.Date(2006, 1, 2, 0, 0, 0, 0, viet.Zone))
	return strings.NewReplacer("2006", "$1", "01", "$2", "02", "$3").Replace(sample)
}

// titled returns the title of a page of a list, by its number from 1. For example, page 2 of “Bằng khen” is “Bằng khen
// · trang 2”.
func (p *Presenter) titled(title string, number int) string {
	if number <= 1 {
		return title
	}
	return title + " · " + p.Strings.Page + strconv.Itoa(number)
}
