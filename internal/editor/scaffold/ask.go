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

// ErrIncomplete is the error of [Ask] if the input ended before the interview.
var ErrIncomplete = errors.New("the questions were not answered: nothing was made")

// maxListed is the number of names that are listed.
const maxListed = 9

// interview is one interview. The first error ends it: no further question is printed, and answers are empty.
type interview struct {
	in        *bufio.Reader
	out       io.Writer
	questions questions
	lang      string
	names     *complete.Names
	err       error
}

// Ask prints questions to out and reads the answers from in, a line each, for the missing values of a draft of an
// article: a title and a locality, unless opts has one; the date, for which opts.Date, never zero, is the default; the
// kind of event, in place of that of opts; and awards, which are added to those of opts. It returns opts with the
// answers. A title is asked for until there is one; an empty line leaves any other value out. An invalid answer is
// asked for again; a name that known, never nil, does not have is accepted when it is typed twice. lang is vi or en.
// The error is [ErrIncomplete] or that of in or out; the Draft is then of no use.
func Ask(in io.Reader, out io.Writer, lang string, known *complete.Names, opts Draft) (Draft, error) {
	t := &interview{in: bufio.NewReader(in), out: out, questions: questionsFor(lang), lang: lang, names: known}
	for t.err == nil && strings.TrimSpace(opts.Title) == "" {
		opts.Title = t.ask(t.questions.title, "")
	}
	opts.Date = t.askDate(opts.Date)
	opts.Locality = t.askLocality(opts.Locality, opts.Date)
	opts.Event.Kind = t.choose(t.questions.event, func(part string) []string { return complete.FindTexts(part, complete.EventKinds(), maxListed) })
	opts.Awards = append(opts.Awards, t.askAwards()...)
	return opts, t.err
}

// ask prints a question and returns the answer, or the default for an empty one.
func (t *interview) ask(question, offered string) string {
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
			t.err = ErrIncomplete
		}
		return offered
	}
	if answer == "" {
		return offered
	}
	return answer
}

func (t *interview) say(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.out, format+"\n", args...)
	}
}

func (t *interview) askDate(offered time.Time) time.Time {
	for t.err == nil {
		text := t.ask(t.questions.date, offered.In(viet.Zone).Format("2006-01-02"))
		if at, whole, ok := ReadDay(text, offered); ok {
			if !whole {
				t.say("  → %s", at.Format("2006-01-02"))
			}
			return at
		}
		t.report(diag.List{diag.At(diag.BadDate, diag.Pos{}, text)})
	}
	return offered
}

// ReadDay reads a date with [viet.ParseDate], or a day and a month without a year, “20-11” or “ngày 20 tháng 11”: then it is
// that day nearest to now, and whole is false. ok is false, and t zero, for anything else.
func ReadDay(text string, now time.Time) (t time.Time, whole, ok bool) {
	if t, _, ok = viet.ParseDate(text); ok {
		return t, true, true
	}
	for year := now.Year() - 1; year <= now.Year()+1; year++ {
		for _, between := range [...]string{"-", "/", ".", " năm "} {
			at, _, dated := viet.ParseDate(strings.TrimSpace(text) + between + strconv.Itoa(year))
			if dated && (!ok || at.Sub(now).Abs() < t.Sub(now).Abs()) {
				t, ok = at, true
			}
		}
	}
	return t, false, ok
}

func (t *interview) askLocality(known string, at time.Time) string {
	if known != "" {
		return known
	}
	name := t.choose(t.questions.locality, func(part string) []string {
		if found := t.names.Gazetteer.Find(part, at); found.Locality != nil && !found.NotInForce {
			return []string{found.Locality.Display()}
		}
		return displayNames(t.names.FindLocalities(part, at, maxListed))
	})
	if found := t.names.Gazetteer.Find(name, at); found.Locality != nil && found.NotInForce {
		t.say(t.questions.notInForce, name, found.Locality.Span())
	}
	return name
}

func displayNames(units []*gazetteer.Locality) []string {
	var out []string
	for _, l := range units {
		out = append(out, l.Display())
	}
	return out
}

// choose asks for a name until the answer is one of the names that find returns for a part, or an unknown name typed
// twice. An empty answer is no name.
func (t *interview) choose(question string, find func(part string) []string) string {
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
		question = t.questions.typeNumber
		if len(listed) == 0 {
			t.say(t.questions.unknown, answer)
			question = t.questions.typeAgain
		}
	}
	return ""
}

// report prints problems, with the messages of `bangvang check`.
func (t *interview) report(list diag.List) {
	p := diag.Printer{Lang: t.lang}
	for _, one := range list {
		t.say("  %s", p.Message(one))
		if hint := p.Hint(one); hint != "" {
			t.say("  %s", hint)
		}
	}
}

func honourNames(found []*honours.Honour) []string {
	var out []string
	for _, h := range found {
		out = append(out, h.Name)
	}
	return out
}
