package content

import (
	"strconv"
	"strings"
	"time"

	"bangvang/internal/content/filetype"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/markdown"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// authors reads the authors of an article. A single text is one author, as written; in a list the part of each may follow
// the name after a bar: “Lan Anh | ảnh”.
func authors(v *frontmatter.Value) []Author {
	var out []Author
	for _, item := range v.Items() {
		a := Author{Name: item.Get("name").Text(), Role: item.Get("role").Text()}
		if item.Shape() == frontmatter.Scalar && v.Shape() == frontmatter.Sequence {
			name, role, _ := strings.Cut(a.Name, "|")
			a = Author{Name: strings.TrimSpace(name), Role: strings.TrimSpace(role)}
		}
		if a.Name != "" {
			out = append(out, a)
		}
	}
	return out
}

// photo reads the credit of the pictures of an article, and reports a file, which is meant for image.
func (d *Document) photo(v *frontmatter.Value) string {
	text := v.Text()
	if filetype.IsPicture(text) && !strings.ContainsAny(text, " :") {
		d.Problems.Add(diag.BadValue, v.Pos(), text, "photo", "Ảnh: Nguyễn Văn A", "image: "+text)
		return ""
	}
	return markdown.Credit(text)
}

// corrections reads the corrections of an article; one without a text is left out, which the reader has reported.
func corrections(v *frontmatter.Value) []Correction {
	var out []Correction
	for _, item := range v.Items() {
		c := Correction{Text: item.Get("text").Text(), Pos: item.Get("date").Pos()}
		if c.Date, _ = item.Get("date").Time(); c.Text != "" {
			out = append(out, c)
		}
	}
	return out
}

// event reads the event of an article. Its first day is that of date or from, or else of the earliest session.
func (d *Document) event(v *frontmatter.Value) Event {
	e := Event{Session: v.Get("session").Text(), Kind: v.Get("kind").Text(), At: v.Get("at").Text()}
	e.Date, _ = v.Get("date").Time()
	if from, _ := v.Get("from").Time(); !from.IsZero() {
		if !e.Date.IsZero() {
			d.Problems.Add(diag.EventDays, v.Get("from").Pos(), viet.ShortDate(e.Date), viet.ShortDate(from))
		}
		e.Date = from
	}
	d.lastDay(&e, v)
	near := e.Date
	if near.IsZero() {
		near = d.Date
	}
	first := time.Time{}
	for _, item := range v.Get("sessions").Items() {
		s, ok := readSession(item.Text(), near)
		if !ok {
			d.Problems.Add(diag.BadValue, item.Pos(), item.Text(), "sessions", "sáng 03/01/2026, chiều 04/01/2026, tối, cả ngày")
			continue
		}
		e.Sessions = append(e.Sessions, s)
		if !s.Date.IsZero() && (first.IsZero() || s.Date.Before(first)) {
			first = s.Date
		}
		switch last := e.lastDay(); {
		case s.Date.IsZero() || e.Date.IsZero():
		case s.Date.Before(viet.StartOfDay(e.Date)):
			d.Problems.Add(diag.DateOrder, item.Pos(), "sessions", viet.ShortDate(s.Date), "event", viet.ShortDate(e.Date))
		case s.Date.After(last):
			d.Problems.Add(diag.DateOrder, item.Pos(), "event.to", viet.ShortDate(last), "sessions", viet.ShortDate(s.Date))
		}
	}
	if e.Date.IsZero() {
		e.Date = first
	}
	return e
}

// lastDay returns the last day of the event, which may be its only one.
func (e *Event) lastDay() time.Time {
	if e.To.IsZero() {
		return e.Date
	}
	return e.To
}

// lastDay reads the last day of an event, and reports one without a first day, before it or more than a year after it.
func (d *Document) lastDay(e *Event, v *frontmatter.Value) {
	to, _ := v.Get("to").Time()
	first := viet.StartOfDay(e.Date)
	switch pos := v.Get("to").Pos(); {
	case to.IsZero():
	case e.Date.IsZero():
		d.Problems.Add(diag.EventStart, pos, viet.ShortDate(to))
		e.Date = to
	case viet.StartOfDay(to).Before(first):
		d.Problems.Add(diag.DateOrder, pos, "event.to", viet.ShortDate(to), "event.from", viet.ShortDate(e.Date))
	case FarAhead(to, e.Date):
		d.Problems.Add(diag.FarDate, pos, "event.to", viet.ShortDate(to), viet.ShortDate(e.Date))
	case viet.StartOfDay(to).After(first):
		e.To = to
	}
}

// parts are the parts of a day that a session may be in, as editors write them.
var parts = []string{"sáng", "chiều", "tối", "cả ngày"}

// readSession reads a session such as “sáng 03/01/2026”, “chiều ngày 4/1”, “5/1, tối” or “tối”, and reports whether it is
// one. A day without a year is the first such day from near on.
func readSession(text string, near time.Time) (s Session, ok bool) {
	words := strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == ',' })
	if len(words) > 0 && viet.Fold(words[0]) == "buoi" {
		words = words[1:]
	}
	for _, part := range parts {
		n := len(strings.Fields(part))
		if len(words) < n {
			continue
		}
		day := words[n:]
		if viet.Fold(strings.Join(words[:n], " ")) != viet.Fold(part) {
			if day = words[:len(words)-n]; viet.Fold(strings.Join(words[len(day):], " ")) != viet.Fold(part) {
				continue
			}
		}
		if len(day) == 0 {
			return Session{Part: part}, true
		}
		t, ok := readDay(strings.Join(day, " "), near)
		return Session{t, part}, ok
	}
	return Session{}, false
}

// readDay reads a day, with a year or as the first such day from near on.
func readDay(text string, near time.Time) (time.Time, bool) {
	text = strings.TrimPrefix(text, "ngày ")
	if t, _, ok := viet.ParseDate(text); ok {
		return viet.StartOfDay(t), true
	}
	if near.IsZero() || strings.Count(text, "/") != 1 {
		return time.Time{}, false
	}
	first := viet.StartOfDay(near)
	for year := range 2 {
		t, _, ok := viet.ParseDate(text + "/" + strconv.Itoa(first.Year()+year))
		if ok && !t.Before(first) {
			return t, true
		}
	}
	return time.Time{}, false
}
