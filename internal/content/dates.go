package content

import (
	"time"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// maxAhead is the number of days after which nobody announces anything: a later event has a mistyped year.
const maxAhead = 366

// FarAhead reports whether the day of t is more than a year, 366 days, after that of from, both in [viet.Zone].
func FarAhead(t, from time.Time) bool {
	return viet.StartOfDay(t).Sub(viet.StartOfDay(from)) > maxAhead*24*time.Hour
}

// checkDates adds the problems of dates that contradict the date of the document.
func (d *Document) checkDates(front *frontmatter.Value) {
	if d.Date.IsZero() {
		return
	}
	d.checkOrder("updated", front.Get("updated"), 0)
	d.checkOrder("expires", front.Get("expires"), 1)
	d.checkOrder("withdrawn", front.Get("withdrawn"), 0)
	for _, c := range front.Get("corrections").Items() {
		d.checkOrder("corrections", c.Get("date"), 0)
	}
	for _, key := range [...]string{"date", "from", "sessions"} {
		if held := front.Get("event").Get(key); held != nil {
			if FarAhead(d.Event.Date, d.Date) {
				d.Problems.Add(diag.FarDate, held.Pos(), "event."+key, viet.ShortDate(d.Event.Date), d.ShortDate())
			}
			break
		}
	}
}

// checkOrder adds a problem if the date v of a key is less than some days after that of the document.
func (d *Document) checkOrder(key string, v *frontmatter.Value, days int) {
	at, _ := v.Time()
	if !at.IsZero() && viet.StartOfDay(at).Before(viet.StartOfDay(d.Date).AddDate(0, 0, days)) {
		d.Problems.Add(diag.DateOrder, v.Pos(), key, viet.ShortDate(at), "date", d.ShortDate())
	}
}
