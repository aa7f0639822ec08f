package serve

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"bangvang/internal/diag"
)

// The paths of the server's own files. Pages load scriptPath, which reloads the page at the same scroll position when
// the site has changed, and shows the site's problems on it. The script reads from eventsPath a [Message] for each
// change. The header Server-Timing of a page's response contains the version of the site that it shows, so that the
// script notices a change between page and script.
const (
	overlayRoot = "/_bangvang/"
	scriptPath  = overlayRoot + "reload.js"
	stylePath   = overlayRoot + "overlay.css"
	eventsPath  = overlayRoot + "events"
	fixPath     = overlayRoot + "fix"
)

// Snippet is the only addition to a published page: an empty script element, as HTML, that loads /_bangvang/reload.js
// from the server itself.
const Snippet = `<script src="` + scriptPath + `"></script>`

// scriptCode is the script, styleSheet the style of its overlay.
var (
	//go:embed reload.js
	scriptCode []byte
	//go:embed overlay.css
	styleSheet []byte
)

// versionHeader and versionMetric name the version in a page's response: Server-Timing: bangvang;desc="VERSION".
const (
	versionHeader = "Server-Timing"
	versionMetric = "bangvang"
)

// Insert returns a copy of the page, its HTML, with the [Snippet] before the end of its body, or else at its end.
func Insert(page []byte) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	out := make([]byte, 0, len(page)+len(Snippet))
	out = append(out, page[:at]...)
	out = append(out, Snippet...)
	return append(out, page[at:]...)
}

// Message is the message to open pages about the current state, which the script of the server reads as JSON.
// [NewMessage] makes it. A message without problems closes the overlay.
type Message struct {
	Version  string    `json:"version"`          // of the site that is served
	Title    string    `json:"title"`            // of the overlay, in the language of the site; for example “2 lỗi, 1 cảnh báo”
	Worst    string    `json:"worst"`            // severity: error, warning or hint
	Close    string    `json:"close"`            // label of the button that closes the overlay
	More     string    `json:"more"`             // the number of problems beyond maxShown, as a sentence
	State    string    `json:"state,omitempty"`  // to be sent with a request for a fix
	FixAll   string    `json:"fixAll,omitempty"` // label of the button that fixes all, "" if none is fixable
	Problems []Problem `json:"problems"`

	shown diag.List // of Problems
}

// Problem is one problem as the terminal shows it: position and message, line, caret, hint.
type Problem struct {
	Severity string `json:"severity"`
	Text     string `json:"text"`
	ID       string `json:"id,omitempty"`  // to be sent with a request for its fix
	Fix      string `json:"fix,omitempty"` // label of the button that fixes it, "" if nothing can
}

// maxShown is the greatest number of problems in a message.
const maxShown = 30

// NewMessage returns the message about a version of the site, with at most 30 problems of list, errors first, as p
// prints them. version is any text that differs from one served site to the next, since an open page of another version
// reloads; the server makes it of its start and a number. If stale is set, the server still shows that version because
// a newer one has errors, those of list.
func NewMessage(version string, stale bool, list diag.List, p diag.Printer) Message {
	w := overlayStringsOf(p.Lang)
	m := Message{Version: version, Problems: []Problem{}, Close: w.close}
	list = list.Sorted()
	counts := [...]int{list.Count(diag.Error), list.Count(diag.Warning), list.Count(diag.Hint)}
	for i, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Hint} {
		if counts[i] > 0 && m.Worst == "" {
			m.Worst = severityNames[i]
		}
		m.add(list, severity, severityNames[i], p)
	}
	if m.Worst == "" {
		return m
	}
	m.Title = CountProblems(counts, p.Lang)
	if stale {
		m.Title += w.stale
	}
	if rest := len(list) - len(m.Problems); rest > 0 {
		m.More = fmt.Sprintf(w.more, rest)
	}
	return m
}

// offerFixes adds the labels of the buttons that fix problems of a state, of which list has all.
func (m *Message) offerFixes(state string, list diag.List, p diag.Printer) {
	w := overlayStringsOf(p.Lang)
	n := 0
	for _, one := range list {
		if isFixable(one) {
			n++
		}
	}
	if n == 0 {
		return
	}
	m.State = state
	if n > 1 {
		m.FixAll = fmt.Sprintf(w.fixAll, n)
	}
	for i, one := range m.shown {
		if isFixable(one) {
			m.Problems[i].ID, m.Problems[i].Fix = problemID(one), w.fix+fixLabel(one, p, w.write)
		}
	}
}

// maxLabel is the number of characters of a replacement that a button shows.
const maxLabel = 60

// fixLabel returns what a fix does: “viết “title”” if it writes this in one place, else the first part of its description.
func fixLabel(one diag.Problem, p diag.Printer, write string) string {
	if len(one.Fix.Edits) == 1 {
		text := strings.TrimSpace(one.Fix.Edits[0].Text)
		if n := utf8.RuneCountInString(text); n > 1 && n <= maxLabel && !strings.Contains(text, "\n") {
			return write + "“" + text + "”"
		}
	}
	does, _, _ := strings.Cut(p.FixText(one), ";")
	return does
}

// WithError returns the message with an error of reading the site before its problems, or m if err is nil.
func (m Message) WithError(err error) Message {
	if err == nil {
		return m
	}
	m.Worst, m.Title = severityNames[0], "bangvang"
	m.Problems = append([]Problem{{Severity: severityNames[0], Text: err.Error()}}, m.Problems...)
	return m
}

var severityNames = [...]string{"error", "warning", "hint"}

// add adds the problems of one severity, up to maxShown problems in all.
func (m *Message) add(list diag.List, severity diag.Severity, name string, p diag.Printer) {
	for _, one := range list {
		if one.Severity() != severity || len(m.Problems) == maxShown {
			continue
		}
		var b strings.Builder
		// Writing to a Builder does not fail.
		_ = p.Human(&b, diag.List{one})
		m.Problems = append(m.Problems, Problem{Severity: name, Text: strings.TrimRight(b.String(), "\n")})
		m.shown = append(m.shown, one)
	}
}

// CountProblems returns the numbers of errors, warnings and hints, in this order, as text, for example “2 lỗi, 1 cảnh
// báo”, in English for lang "en"; "" if all are 0.
func CountProblems(n [3]int, lang string) string {
	w := overlayStringsOf(lang)
	var parts []string
	for i, count := range n {
		switch {
		case count == 1:
			parts = append(parts, "1 "+w.one[i])
		case count > 1:
			parts = append(parts, strconv.Itoa(count)+" "+w.many[i])
		}
	}
	return strings.Join(parts, ", ")
}

type overlayStrings struct {
	close, stale, more string
	fix, write, fixAll string
	one, many          [3]string
}

func overlayStringsOf(lang string) overlayStrings {
	if lang == "en" {
		return overlayStrings{
			close: "Close", stale: " · this is the last version without errors", more: "and %d more, see the terminal",
			fix: "Fix it for me: ", write: "write ", fixAll: "Fix all %d for me",
			one: [3]string{"error", "warning", "hint"}, many: [3]string{"errors", "warnings", "hints"},
		}
	}
	vi := [3]string{"lỗi", "cảnh báo", "gợi ý"}
	return overlayStrings{
		close: "Đóng", stale: " · đây là bản không lỗi gần nhất", more: "và %d vấn đề nữa, xem trong cửa sổ dòng lệnh", one: vi, many: vi,
		fix: "Sửa giúp tôi: ", write: "viết ", fixAll: "Sửa giúp tôi cả %d chỗ",
	}
}

// JSON returns the message as JSON in one line, without a line feed.
func (m Message) JSON() []byte {
	// A struct of strings cannot fail, and encoding/json escapes U+2028.
	data, _ := json.Marshal(m)
	return data
}
