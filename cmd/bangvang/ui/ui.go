// Package speech is how the command speaks.
//
// What was asked for (problems of check, an explanation, a version) goes to standard output; what is
// said besides goes to standard error. Problems are said in the site's language; BANGVANG_LANG
// overrides. No line begins with a capital of ours or ends in a full stop.
package ui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"bangvang/internal/build"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// Speech is the streams of a run of the command.
type Speech struct {
	In       io.Reader
	Out, Err io.Writer
}

// ErrToMend ends a command whose problems have been shown.
var ErrToMend = errors.New("problems to mend")

// Language returns the language to speak: BANGVANG_LANG, or that of the site.
func Language(site string) string {
	switch lang := os.Getenv("BANGVANG_LANG"); {
	case lang == "vi" || lang == "en":
		return lang
	case site == "en":
		return "en"
	}
	return "vi"
}

// IsTerminal tells whether somebody may be there to answer.
func (say Speech) IsTerminal() bool { return isTerminal(say.In) }

// Sentence returns what a problem says, with what to do about it.
func (say Speech) Sentence(lang string, p diag.Problem) string {
	words := diag.Printer{Lang: lang}
	if hint := words.Hint(p); hint != "" {
		return words.Message(p) + "; " + hint
	}
	return words.Message(p)
}

// Printer shows problems of a site in this language, with its lines.
func Printer(site string, line func(file string, line int) string) diag.Printer {
	return diag.Printer{Lang: Language(site), Line: line}
}

// Built says in one line what a build did.
func (say Speech) Built(r *build.Outcome, took time.Duration) {
	seconds, files := took.Seconds(), r.Written+r.Unchanged // the index of search too, of which the plan holds no pages
	if Language(r.Language) == "en" {
		fmt.Fprintf(say.Err, "%d articles, %d files: %d written, %d unchanged, %d removed, %.2f s\n",
			r.Articles, files, r.Written, r.Unchanged, r.Removed, seconds)
		return
	}
	fmt.Fprintf(say.Err, "%d bài, %d tệp: viết %d, giữ nguyên %d, xoá %d, %.2f giây\n",
		r.Articles, files, r.Written, r.Unchanged, r.Removed, seconds)
}

// Checked says in one line what a check found.
func (say Speech) Checked(s *build.Site) {
	articles, awards, held := len(s.Meaning.Articles), len(s.Meaning.Roll), s.Meaning.HeldBack
	errors, warnings, hints := s.Problems.Count(diag.Error), s.Problems.Count(diag.Warning), s.Problems.Count(diag.Hint)
	if Language(s.Settings.Language) == "en" {
		line := counted(articles, "article") + ", " + counted(awards, "award")
		if held > 0 {
			line += fmt.Sprintf(", %d held back", held)
		}
		fmt.Fprintf(say.Err, "%s: %s, %s, %s\n", line, counted(errors, "error"), counted(warnings, "warning"), counted(hints, "hint"))
		return
	}
	line := viet.Number(articles) + " bài, " + viet.Number(awards) + " khen thưởng"
	if held > 0 {
		line += ", " + viet.Number(held) + " bài chưa đăng"
	}
	fmt.Fprintf(say.Err, "%s: %d lỗi, %d cảnh báo, %d gợi ý\n", line, errors, warnings, hints)
}

// counted returns “1 article”, “2 articles”.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
