// Package overlay is what the development server adds to a page: one script, which loads the page again
// when the site has changed, where its reader was, and shows on it what is wrong with the site.
//
// The script asks for [Events] and gets a [Message] whenever something changed. Which version of the
// site a page shows, the page's response says in the header Server-Timing, so that a change between
// page and script is not missed.
package serve

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"bangvang/internal/diag"
)

// Where the server answers itself.
const (
	Root   = "/_bangvang/"
	Script = Root + "reload.js"
	Style  = Root + "overlay.css"
	Events = Root + "events"
)

// Snippet is all that a page has more than the page that is published.
const Snippet = `<script src="` + Script + `"></script>`

// Code and Sheet are the script, and the style of what it shows.
var (
	//go:embed reload.js
	Code []byte
	//go:embed overlay.css
	Sheet []byte
)

// Header and Metric name the version in a page's response: Server-Timing: bangvang;desc="VERSION".
const (
	Header = "Server-Timing"
	Metric = "bangvang"
)

// Insert returns the page with the snippet before the end of its body, or at its end.
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

// Message is what an open page is told. One without problems takes what is shown away.
type Message struct {
	Version  string    `json:"version"` // of the site that is served
	Title    string    `json:"title"`   // of the problems, in the language of the site
	Worst    string    `json:"worst"`   // severity: error, warning or hint
	Close    string    `json:"close"`   // what the button to close is called
	More     string    `json:"more"`    // what is not shown of a long list
	Problems []Problem `json:"problems"`
}

// Problem is one problem as the terminal shows it: place and message, line, caret, hint.
type Problem struct {
	Severity string `json:"severity"`
	Text     string `json:"text"`
}

// most is how many problems are shown.
const most = 30

// New returns the message about a version of the site. When it is stale, it is not the one with the
// problems.
func NewMessage(version string, stale bool, list diag.List, p diag.Printer) Message {
	w := wordsOf(p.Lang)
	m := Message{Version: version, Problems: []Problem{}, Close: w.close}
	list = list.Sorted()
	counts := [...]int{list.Count(diag.Error), list.Count(diag.Warning), list.Count(diag.Hint)}
	for i, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Hint} {
		if counts[i] > 0 && m.Worst == "" {
			m.Worst = severities[i]
		}
		m.add(list, severity, severities[i], p)
	}
	if m.Worst == "" {
		return m
	}
	m.Title = Count(counts, p.Lang)
	if stale {
		m.Title += w.stale
	}
	if rest := len(list) - len(m.Problems); rest > 0 {
		m.More = fmt.Sprintf(w.more, rest)
	}
	return m
}

// Trouble returns the message with what keeps the site from being read, if anything does.
func (m Message) Trouble(err error) Message {
	if err == nil {
		return m
	}
	m.Worst, m.Title = severities[0], "bangvang"
	m.Problems = append([]Problem{{severities[0], err.Error()}}, m.Problems...)
	return m
}

var severities = [...]string{"error", "warning", "hint"}

// add shows the problems of one severity, as far as there is room.
func (m *Message) add(list diag.List, severity diag.Severity, name string, p diag.Printer) {
	for _, one := range list {
		if one.Severity() != severity || len(m.Problems) == most {
			continue
		}
		var b strings.Builder
		// A Builder takes everything.
		_ = p.Human(&b, diag.List{one})
		m.Problems = append(m.Problems, Problem{name, strings.TrimRight(b.String(), "\n")})
	}
}

// Count says how many errors, warnings and hints there are: “2 lỗi, 1 cảnh báo”.
func Count(n [3]int, lang string) string {
	w := wordsOf(lang)
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

type words struct {
	close, stale, more string
	one, many          [3]string
}

func wordsOf(lang string) words {
	if lang == "en" {
		return words{
			close: "Close", stale: " · this is the last version without errors", more: "and %d more, see the terminal",
			one: [3]string{"error", "warning", "hint"}, many: [3]string{"errors", "warnings", "hints"},
		}
	}
	vi := [3]string{"lỗi", "cảnh báo", "gợi ý"}
	return words{
		close: "Đóng", stale: " · đây là bản không lỗi gần nhất", more: "và %d vấn đề nữa, xem trong cửa sổ dòng lệnh", one: vi, many: vi,
	}
}

// JSON returns the message in one line.
func (m Message) JSON() []byte {
	// A struct of strings cannot fail, and U+2028 is escaped.
	data, _ := json.Marshal(m)
	return data
}
