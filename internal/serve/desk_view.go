package serve

import (
	"bytes"
	"maps"
	"path"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/site/resolve"
	"bangvang/internal/text/viet"
)

// deskView is what the page of the desk shows, as JSON.
type deskView struct {
	State  string        `json:"state"` // to be sent with an edit
	Error  string        `json:"error,omitempty"`
	Files  []ReadFile    `json:"files"`
	Works  []string      `json:"works"` // the titles of the articles
	Open   int           `json:"open"`
	Batch  int           `json:"batch"` // differs when other files are on the desk
	Todo   []deskTodo    `json:"todo"`
	Notes  []string      `json:"notes"` // for information
	Groups []draft.Group `json:"groups"`
	Seen   string        `json:"seen,omitempty"` // the address of the preview
	Look   int           `json:"look"`           // differs when the preview has changed
	Path   string        `json:"path,omitempty"` // of the article's text
	Saved  string        `json:"saved,omitempty"`
	Steps  []Step        `json:"steps"`
	Public bool          `json:"public"` // the last publication went through
	Posted []savedDraft  `json:"posted"` // the newest articles of the site that are no drafts
	IsOut  bool          `json:"isOut"`  // the article that is open is no draft
	Drafts []savedDraft  `json:"drafts"` // of the site, that can be opened
	Lacks  lacking       `json:"lacks"`
}

// deskTodo is a thing to look at before the article is saved.
type deskTodo struct {
	Severity string `json:"severity"` // error, warning or hint; ask for a remark that an editor must decide on, look for one to look at
	Text     string `json:"text"`
	Hint     string `json:"hint,omitempty"`
	Field    string `json:"field,omitempty"` // the field to change
	Label    string `json:"label,omitempty"` // its name
	Source   string `json:"source,omitempty"`
	Fix      string `json:"fix,omitempty"`     // the label of the button that mends it
	Confirm  string `json:"confirm,omitempty"` // the field or award that the button “Đúng rồi” makes sure
	ID       string `json:"id,omitempty"`      // of the problem for that button, of the remark for “Đã xem”
	Done     bool   `json:"done,omitempty"`
	Unit     string `json:"unit,omitempty"` // the unit that a button adds to those of the site
	Load     string `json:"load,omitempty"` // the article to open again as it is on disk
}

// state returns the name of the state of the desk.
func (t *deskTable) state() string { return strconv.Itoa(t.turns) }

// show returns what is on the desk.
func (t *deskTable) show(s *Server) deskView {
	v := deskView{State: t.state(), Files: t.files, Open: t.open, Batch: t.batch, Look: t.looks, Works: []string{}, Todo: []deskTodo{}, Notes: []string{}, Steps: []Step{}, Groups: []draft.Group{}}
	for _, w := range t.works {
		v.Works = append(v.Works, w.Name())
	}
	v.Drafts, v.Posted, v.Lacks = s.drafts(), s.posted(), s.lacks()
	w := t.work()
	if w == nil {
		return v
	}
	lang := s.lang()
	v.Groups, v.Path, v.Public, v.IsOut = draft.In(lang, w.Groups()), w.text, w.sent, w.public
	v.Steps = append(v.Steps, w.steps...)
	switch {
	case w.saved == nil:
	case maps.EqualFunc(w.saved, w.files, bytes.Equal):
		v.Saved = "now"
	default:
		v.Saved = "before"
	}
	if t.seen.Load() != nil {
		v.Seen = deskSeen + strings.TrimPrefix(resolve.Address(w.text), "/")
	}
	if w.saved != nil && s.isElsewhere(w) {
		v.Todo = append(v.Todo, deskTodo{Severity: "error", Text: s.words()("elsewhere"), Source: w.text, Load: w.text})
	}
	w.todo(&v, lang, s.Now(), s.words())
	return v
}

// todo fills in what is to be looked at: errors, then what an editor must decide, then the rest.
func (w *deskWork) todo(v *deskView, lang string, now time.Time, say func(string, ...any) string) {
	labels := map[string]string{}
	for _, g := range v.Groups {
		for _, f := range g.Fields {
			labels[f.ID] = g.Title + ": " + f.Label
			if g.ID == "main" {
				labels[f.ID] = f.Label
			}
		}
	}
	printer := diag.Printer{Lang: lang, Line: w.line}
	v.Todo = append(v.Todo, w.problemsOf(diag.Error, printer, labels, say)...)
	v.Todo = append(v.Todo, w.remarksOf(draft.Repair, "ask", lang)...)
	v.Todo = append(v.Todo, doubts(v.Groups, labels, say)...)
	v.Todo = append(v.Todo, oddDays(v.Groups, now, labels, say)...)
	v.Todo = append(v.Todo, w.problemsOf(diag.Warning, printer, labels, say)...)
	v.Todo = append(v.Todo, w.remarksOf(draft.Look, "look", lang)...)
	v.Todo = append(v.Todo, w.problemsOf(diag.Hint, printer, labels, say)...)
	for _, note := range w.remarksOf(draft.Note, "", lang) {
		v.Notes = append(v.Notes, note.Text)
	}
}

// doubts returns the values that are not sure, and so are not on the page until an editor says that they are right.
func doubts(groups []draft.Group, labels map[string]string, say func(string, ...any) string) (out []deskTodo) {
	for _, g := range groups {
		if g.Mark == draft.Doubt {
			out = append(out, deskTodo{Severity: "look", Text: say("proposed", g.Title), Field: g.Fields[0].ID, Label: g.Title, Source: g.Source, Confirm: g.ID})
			continue
		}
		for _, f := range g.Fields {
			if f.Mark == draft.Doubt {
				out = append(out, deskTodo{Severity: "look", Text: say("notSure", labels[f.ID], f.Value), Field: f.ID, Label: labels[f.ID], Source: f.Source, Confirm: f.ID})
			}
		}
	}
	return out
}

// oddDays warns of a day of publication that is to come, or before the day on which a decision was signed.
func oddDays(groups []draft.Group, now time.Time, labels map[string]string, say func(string, ...any) string) (out []deskTodo) {
	warn := func(f draft.Field, key string, values ...any) {
		out = append(out, deskTodo{Severity: "warning", Text: say(key, values...), Field: f.ID, Label: labels[f.ID]})
	}
	var posted time.Time
	for _, g := range groups {
		for _, f := range g.Fields {
			day, _, ok := viet.ParseDate(strings.Replace(f.Value, ", ", " ", 1))
			switch {
			case !ok || f.Mark == draft.Doubt:
			case f.ID == "date":
				if posted = day; day.After(now) {
					warn(f, "future", f.Value)
				}
			case strings.HasPrefix(f.ID, "decisions.") && strings.HasSuffix(f.ID, ".date"):
				switch {
				case day.After(now):
					warn(f, "signedFuture", f.Value)
				case !posted.IsZero() && viet.ShortDate(day) != viet.ShortDate(posted) && day.After(posted):
					warn(f, "signedAfter", f.Value, viet.ShortDate(posted))
				}
			}
		}
	}
	return out
}

// problemsOf returns the problems of one severity, each with its field and the button that mends it.
func (w *deskWork) problemsOf(severity diag.Severity, printer diag.Printer, labels map[string]string, say func(string, ...any) string) (out []deskTodo) {
	bare := 0 // pictures without a description, which one field describes
	for _, p := range w.problems {
		if p.Severity() != severity {
			continue
		}
		if p.Code == diag.MissingAlt && labels["pictures.alts"] != "" {
			if bare++; bare == 1 {
				out = append(out, deskTodo{Severity: severityNames[severity-diag.Error], Field: "pictures.alts", Label: labels["pictures.alts"]})
			}
			continue
		}
		one := w.problemOf(p, printer, say)
		one.Label = labels[one.Field]
		out = append(out, one)
	}
	for i := range out {
		if out[i].Field == "pictures.alts" {
			out[i].Text = say("bareAlts", bare)
		}
	}
	return out
}

// problemOf returns a problem with its field and the button that mends it, without the field's label.
func (w *deskWork) problemOf(p diag.Problem, printer diag.Printer, say func(string, ...any) string) deskTodo {
	one := deskTodo{Severity: severityNames[p.Severity()-diag.Error], Text: printer.Message(p), Hint: deskHint(p, printer)}
	if p.Code == diag.UnknownLocality && len(p.Args) > 0 {
		one.Text, one.Hint = say("noUnit", p.Args[0]), say("noUnitHelp")
		if unitOf(p) != nil {
			one.Unit, one.ID = p.Args[0], problemID(p)
		}
	}
	if p.Pos.File == w.text {
		one.Field = draft.FieldAt(w.Groups(), string(w.files[w.text]), p.Pos.Line, p.Pos.Col)
	} else {
		if one.Source = path.Base(p.Pos.File); p.Pos.Line > 0 {
			one.Source = say("atLine", one.Source, p.Pos.Line)
		}
	}
	write := overlayStringsOf(printer.Lang).write
	switch _, _, writes, ok := w.mend(p); {
	case ok && writes != "":
		one.ID, one.Fix = problemID(p), write+"“"+writes+"”"
	case ok:
		one.ID, one.Fix = problemID(p), fixLabel(p, printer, write)
	}
	return one
}

// deskHint returns the hint of a problem, "" for one whose hint says what to write in the file: the desk has a field or a button for
// that, and names it beside the problem.
func deskHint(p diag.Problem, printer diag.Printer) string {
	if p.Code == diag.MissingAlt || p.Code == diag.StatedAward {
		return ""
	}
	return printer.Hint(p)
}

// remarksOf returns the remarks of one weight.
func (w *deskWork) remarksOf(weight draft.Weight, severity, lang string) (out []deskTodo) {
	for i, r := range w.remarks {
		if r.Weight != weight {
			continue
		}
		text := r.VI
		if lang == "en" && r.EN != "" {
			text = r.EN
		}
		out = append(out, deskTodo{Severity: severity, Text: text, Source: r.From.String(), ID: strconv.Itoa(i), Done: w.done[r.VI]})
	}
	return out
}
