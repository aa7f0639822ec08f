package present

import (
	"slices"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// authorLine returns the authors of an article as one line: those who wrote it, then the others with their part, for
// example “Thanh Châu, Nam Giang · ảnh: Lan Anh”; "" for none.
func authorLine(authors []content.Author) string {
	var b strings.Builder
	before := ""
	for _, a := range authors {
		if a.Role == "" {
			b.WriteString(before + a.Name)
			before = ", "
		}
	}
	last := ""
	for _, a := range authors {
		switch {
		case a.Role == "":
			continue
		case a.Role == last:
			b.WriteString(", " + a.Name)
			continue
		case b.Len() > 0:
			b.WriteString(" · ")
		}
		b.WriteString(a.Role + ": " + a.Name)
		last = a.Role
	}
	return b.String()
}

// corrections returns the corrections of an article, newest first; of one day the last written comes first.
func (p *Presenter) corrections(a *site.Article) []view.Correction {
	if len(a.Corrections) == 0 {
		return nil
	}
	sorted := slices.Clone(a.Corrections)
	slices.Reverse(sorted)
	slices.SortStableFunc(sorted, func(a, b content.Correction) int { return b.Date.Compare(a.Date) })
	out := make([]view.Correction, len(sorted))
	for i, c := range sorted {
		out[i] = view.Correction{Date: p.date(c.Date, false), Text: c.Text}
	}
	return out
}

// event returns the event that an article reports, nil if there is none.
func (p *Presenter) event(a *site.Article) *view.Event {
	e := &a.Document.Event
	if e.IsZero() {
		return nil
	}
	v := &view.Event{Date: p.day(e.Date), To: p.day(e.To), Session: p.Strings.Word(e.Session), Kind: p.Strings.Word(e.Kind), At: e.At}
	if !e.To.IsZero() {
		v.From = p.Strings.Shortened(e.Date, e.To)
	}
	if len(e.Sessions) > 0 {
		v.Session = p.sessions(e)
	}
	return v
}

// shortened returns the short date of a day without the month and year that it has in common with a later one, which
// follows it: 03 before 05/01/2026, 30/12/2025 before 02/01/2026.
func shortened(day, later time.Time) string {
	day, later = day.In(viet.Zone), later.In(viet.Zone)
	switch {
	case day.Year() != later.Year():
		return viet.ShortDate(day)
	case day.Month() != later.Month():
		return day.Format("02/01")
	}
	return day.Format("02")
}

// sessions returns the sessions of an event as one line: “sáng 03/01, chiều 04/01”.
func (p *Presenter) sessions(e *content.Event) string {
	all := make([]string, 0, len(e.Sessions))
	for _, s := range e.Sessions {
		text := p.Strings.Word(s.Part)
		if !s.Date.IsZero() && (!e.To.IsZero() || !s.Date.Equal(viet.StartOfDay(e.Date))) {
			text += " " + p.Strings.DayMonth(s.Date)
		}
		all = append(all, text)
	}
	return strings.Join(all, ", ")
}
