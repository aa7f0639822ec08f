// Package interview asks an editor what a new article is about, one question a line, and returns what is
// known of it for package draft.
//
// An answer is a line. Enter alone takes what stands in brackets, or leaves the question open; the end of
// the input leaves the interview, and nothing is made. Where a name is asked for, a part of it will do,
// with or without marks: what it may mean is listed with numbers, and the next answer is a number or
// another part. One name that is meant is taken at once. A name that nobody knows is taken as written,
// when it is given a second time. What the reader of articles would refuse is said in its words, and
// asked again.
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

// ErrLeft says that the input ended before the interview did.
var ErrLeft = errors.New("the questions were not answered: nothing was made")

// most is how many names are listed.
const most = 9

// talk is an interview that is going on. The first thing that goes wrong ends it: after it no question is
// asked, and answers are empty.
type talk struct {
	in    *bufio.Reader
	out   io.Writer
	words words
	lang  string
	known *complete.Names
	err   error
}

// Article asks for an article of which opts is known: title, day, locality, event, awards. Its Date is
// what is offered. It speaks the language vi or en.
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

// ask puts a question and returns the answer, or what is offered when there is none.
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

// choose asks for a name until one is meant: one of those that find returns for a part of it, or one that it
// does not know and that is given twice. No answer is no name.
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

// problems says what is wrong, as check would.
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
