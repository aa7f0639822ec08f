package scaffold

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/diag"

	"bangvang/internal/editor/complete"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// ErrIncomplete is returned if the input ended before the interview.
var ErrLeft = errors.New("the questions were not answered: nothing was made")

// maxListed is the number of names that are listed.
const most = 9

// interview is one interview. The first error ends it: no further question is printed, and answers are empty.
type talk struct {
	in    *bufio.Reader
	out   io.Writer
	words words
	lang  string
	known *complete.Names
	err   error
}

// Ask asks for the missing values of a draft of an article: title, date, locality, event, awards. opts.Date is the
// default date. lang is vi or en.
func Ask(in io.Reader, out io.Writer, lang string, known *complete.Names, opts Options) (Options, error) {
	t := &talk{in: bufio.NewReader(in), out: out, words: wordsOf(lang), lang: lang, known: known}
	for t.err == nil && strings.TrimSpace(opts.Title) == "" {
		opts.Title = t.ask(t.words.title, "")
	}
	opts.Date = t.date(opts.Date)
	opts.Locality = t.locality(opts.Locality, opts.Date)
	opts.Event.Kind = t.choose(t.words.event, func(part string) []string { return complete.Texts(part, complete.EventKinds(), most) })
	opts.Awards = append(opts.Awards, t.awards()...)
	return opts, t.err
}

// ask prints a question and returns the answer, or the default for an empty one.
func (t *talk) ask(question, offered string) string {
	if t.err != nil {
		return offered
	}
	if offered != "" {
		question += " [" + offered + "]"
	}
	if _, t.err = io.WriteString(t.out, question+": "); t.err != nil {
		return offered
	}
	answer, err := t.in.ReadString('\n')
	answer = strings.TrimSpace(answer)
	if err != nil && (err != io.EOF || answer == "") {
		t.err = err
		if err == io.EOF {
			t.err = ErrLeft
		}
		return offered
	}
	if answer == "" {
		return offered
	}
	return answer
}

func (t *talk) say(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.out, format+"\n", args...)
	}
}

func (t *talk) date(offered time.Time) time.Time {
	for t.err == nil {
		text := t.ask(t.words.date, offered.In(viet.Zone).Format("2006-01-02"))
		if at, _, ok := viet.ParseDate(text); ok {
			return at
		}
		t.problems(diag.List{diag.At(diag.BadDate, diag.Pos{}, text)})
	}
	return offered
}

func (t *talk) locality(known string, at time.Time) string {
	if known != "" {
		return known
	}
	name := t.choose(t.words.locality, func(part string) []string {
		if found := t.known.Places.Find(part, at); found.Locality != nil && !found.NotInForce {
			return []string{found.Locality.Display()}
		}
		return displayed(t.known.Localities(part, at, most))
	})
	if found := t.known.Places.Find(name, at); found.Locality != nil && found.NotInForce {
		t.say(t.words.notInForce, name, found.Locality.Span())
	}
	return name
}

func displayed(units []*gazetteer.Locality) []string {
	var out []string
	for _, l := range units {
		out = append(out, l.Display())
	}
	return out
}

// choose asks for a name until the answer is one of the names that find returns for a part, or an unknown name typed
// twice. An empty answer is no name.
func (t *talk) choose(question string, find func(part string) []string) string {
	var listed []string
	again := ""
	for t.err == nil {
		answer := t.ask(question, "")
		if n, err := strconv.Atoi(answer); err == nil && 1 <= n && n <= len(listed) {
			return listed[n-1]
		}
		if answer == "" || answer == again {
			return answer
		}
		found := find(answer)
		if len(found) == 1 || len(found) > 0 && viet.Key(found[0]) == viet.Key(answer) {
			t.say("  → %s", found[0])
			return found[0]
		}
		listed, again = found, answer
		for i, name := range listed {
			t.say("  %d. %s", i+1, name)
		}
		question = t.words.number
		if len(listed) == 0 {
			t.say(t.words.unknown, answer)
			question = t.words.again
		}
	}
	return ""
}

// report prints problems, with the messages of `bangvang check`.
func (t *talk) problems(list diag.List) {
	p := diag.Printer{Lang: t.lang}
	for _, one := range list {
		t.say("  %s", p.Message(one))
		if hint := p.Hint(one); hint != "" {
			t.say("  %s", hint)
		}
	}
}

func named(found []*honours.Honour) []string {
	var out []string
	for _, h := range found {
		out = append(out, h.Name)
	}
	return out
}
