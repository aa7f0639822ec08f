package theme

import (
	"errors"
	"html/template"
	"io"
	"strconv"
	"strings"

	"bangvang/internal/diag"
)

// locateError converts an error of executing a template with data into an [Error] with the position in the source file.
// The executed template was minified, so locateError executes the template as written once more.
func (t *Theme) locateError(err error, name string, data any) *Error {
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
	return locateInSource(t.sources, rawErr)
}

// locateInSource reads the position from an error of a template package:
//
//	template: NAME:LINE: MESSAGE
//	template: NAME:LINE:COLUMN: executing …: MESSAGE
//	html/template:NAME:LINE:COLUMN: MESSAGE
//
// where COLUMN counts bytes from 0.
func locateInSource(sources map[string]templateSource, err error) *Error {
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
	col := guessColumn(line, msg)
	if len(parts) > 2 {
		col, _ = strconv.Atoi(parts[2])
		col = expressionStart(line, msg, col)
	}
	pos.Col = 1 + countCharacters(line[:min(col, len(line))])
	return &Error{Pos: pos, Msg: msg}
}

// expressionStart returns the column where the expression begins that the message quotes, for example “at
// <.Page.Site.Nope>”: the template packages give the column of some part of it.
func expressionStart(line, msg string, col int) int {
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

// guessColumn guesses the column of a parse error in its line: that of the word that the message quotes, or else that
// of the first action.
func guessColumn(line, msg string) int {
	_, rest, _ := strings.Cut(msg, `"`)
	if word, _, ok := strings.Cut(rest, `"`); ok && word != "" {
		if i := strings.Index(line, word); i >= 0 {
			return i
		}
	}
	return max(0, strings.Index(line, "{{"))
}
