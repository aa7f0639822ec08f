package theme

import (
	"errors"
	"html/template"
	"io"
	"strconv"
	"strings"

	"bangvang/internal/diag"
)

// locate turns an error of a template that was executed with data into one that names the place in
// the file as written: what ran was minified, so the template as written is executed once more.
func (t *Theme) locate(err error, name string, data any) *Error {
	if inner := (*Error)(nil); errors.As(err, &inner) {
		return inner // of a card, and already located
	}
	raw, rawErr := t.raw()
	if rawErr == nil {
		var again *template.Template
		if again, rawErr = raw.Clone(); rawErr == nil {
			rawErr = again.ExecuteTemplate(io.Discard, name, data)
		}
	}
	if rawErr == nil {
		return &Error{Pos: diag.Pos{File: t.sources[name].path}, Msg: err.Error()}
	}
	return locate(t.sources, rawErr)
}

// locate reads the place off an error of a template package:
//
//	template: NAME:LINE: MESSAGE
//	template: NAME:LINE:COLUMN: executing …: MESSAGE
//	html/template:NAME:LINE:COLUMN: MESSAGE
//
// where the column counts bytes from 0.
func locate(sources map[string]source, err error) *Error {
	text := strings.TrimPrefix(strings.TrimPrefix(err.Error(), "html/template:"), "template: ")
	loc, msg, _ := strings.Cut(text, ": ")
	parts := strings.Split(loc, ":")
	s, ok := sources[parts[0]]
	if !ok {
		return &Error{Msg: err.Error()}
	}
	pos := diag.Pos{File: s.path}
	if len(parts) == 1 {
		return &Error{Pos: pos, Msg: msg}
	}
	pos.Line, _ = strconv.Atoi(parts[1])
	lines := strings.Split(s.text, "\n")
	if pos.Line < 1 || pos.Line > len(lines) {
		return &Error{Pos: diag.Pos{File: s.path}, Msg: msg}
	}
	line := lines[pos.Line-1]
	col := column(line, msg)
	if len(parts) > 2 {
		col, _ = strconv.Atoi(parts[2])
		col = begin(line, msg, col)
	}
	pos.Col = 1 + Characters(line[:min(col, len(line))])
	return &Error{Pos: pos, Msg: msg}
}

// begin returns where the expression that the message shows as “at <.Page.Site.Nope>” begins: the
// template packages give the place of some part of it.
func begin(line, msg string, col int) int {
	_, rest, _ := strings.Cut(msg, " at <")
	expr, _, ok := strings.Cut(rest, ">: ")
	if !ok || col > len(line) {
		return col
	}
	if i := strings.LastIndex(line[:min(len(line), col+len(expr))], expr); i >= 0 {
		return i
	}
	return col
}

// column guesses where in its line a template cannot be parsed: at the word that the message
// quotes, or else at the first action.
func column(line, msg string) int {
	_, rest, _ := strings.Cut(msg, `"`)
	if word, _, ok := strings.Cut(rest, `"`); ok && word != "" {
		if i := strings.Index(line, word); i >= 0 {
			return i
		}
	}
	return max(0, strings.Index(line, "{{"))
}
