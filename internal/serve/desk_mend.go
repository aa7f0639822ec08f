package serve

import (
	"slices"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/editor/importer/draft"
)

// mend returns the field that the fix of a problem changes, its text with the fix, and what the fix writes in it, "" for
// more than one thing. A problem without a fix, whose hint asks whether a near name is meant, is mended by that name: an editor
// who presses the button has said yes. ok is false if the fix is not of one field, or of a part of it that is there once.
func (w *deskWork) mend(p diag.Problem) (field, text, writes string, ok bool) {
	if p.Pos.File != w.text {
		return "", "", "", false
	}
	whole := string(w.files[w.text])
	if w.written != nil {
		whole = w.written.Text()
	}
	field = draft.FieldAt(w.Groups(), whole, p.Pos.Line, p.Pos.Col)
	was := w.textOf(field)
	text = was
	switch {
	case field == "body" && p.Fix != nil:
		text, ok = mendBody(p, whole, was)
		return field, text, "", ok
	case p.Fix == nil && asksForNear(p) && strings.Count(text, p.Args[0]) == 1:
		return field, strings.Replace(text, p.Args[0], p.Args[1], 1), p.Args[1], true
	case p.Fix == nil:
		return "", "", "", false
	}
	for _, e := range p.Fix.Edits {
		if e.Start < 0 || e.End > len(whole) || e.Start >= e.End || strings.Count(text, whole[e.Start:e.End]) != 1 {
			return "", "", "", false
		}
		text = strings.Replace(text, whole[e.Start:e.End], e.Text, 1)
	}
	return field, text, "", text != was
}

// asksForNear reports whether the hint of a problem asks whether its second argument is meant by the first.
func asksForNear(p diag.Problem) bool {
	return strings.HasPrefix(diag.Codes[p.Code].VI.Hint, "có phải “{1}”?") && len(p.Args) > 1 && p.Args[0] != "" && p.Args[1] != ""
}

// mendBody returns the text of an article with a fix that is inside it. whole is the file with that text, body.
func mendBody(p diag.Problem, whole, body string) (text string, ok bool) {
	text = strings.TrimSpace(body)
	at := strings.LastIndex(whole, text)
	if at < 0 || text == "" {
		return "", false
	}
	end := at + len(text)
	for _, e := range slices.Backward(p.Fix.Edits) {
		if e.Start < at || e.End > end {
			return "", false
		}
		text = text[:e.Start-at] + e.Text + text[e.End-at:]
	}
	return text, true
}

// textOf returns the text of a field, "" if there is none.
func (w *deskWork) textOf(id string) string {
	for _, g := range w.Groups() {
		for _, f := range g.Fields {
			if f.ID == id {
				return f.Value
			}
		}
	}
	return ""
}
