// Package ui prints the messages of the command, and its progress on a terminal.
//
// The requested output (problems of check, an explanation, a version) goes to standard output, all other messages to
// standard error: for example, “40 articles, 310 files: 12 written, 298 unchanged, 0 removed, 0.31 s”. Problems are
// printed in the site's language; BANGVANG_LANG overrides it. No line of our own begins with a capital or ends in a
// full stop.
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

// Console holds the streams of a run of the command: standard input, output and error, or those of a test.
type Console struct {
	In       io.Reader
	Out, Err io.Writer
}

// ErrProblems is the error of a command that has printed problems for an editor to fix, so that nothing more is printed.
var ErrProblems = errors.New("problems to mend")

// Language returns the language of messages, “vi” or “en”: that of the environment variable BANGVANG_LANG, or else site,
// the language of the site; “vi” if neither is one of the two.
func Language(site string) string {
	switch lang := os.Getenv("BANGVANG_LANG"); {
	case lang == "vi" || lang == "en":
		return lang
	case site == "en":
		return "en"
	}
	return "vi"
}

// IsTerminal reports whether standard input is a terminal, so that somebody can answer questions; false for a file, a
// pipe or a stream of a test.
func (say Console) IsTerminal() bool { return isTerminal(say.In) }

// OutIsTerminal reports whether standard output is a terminal; false for a file, a pipe or a stream of a test.
func (say Console) OutIsTerminal() bool { return isTerminal(say.Out) }

// Sentence returns the message of a problem and, after a semicolon, its hint if it has one, in one line, in English for
// lang "en" and else in Vietnamese. It prints nothing.
func (say Console) Sentence(lang string, p diag.Problem) string {
	words := diag.Printer{Lang: lang}
	if hint := words.Hint(p); hint != "" {
		return words.Message(p) + "; " + hint
	}
	return words.Message(p)
}

// Printer returns a printer of a site's problems. Its language is what [Language] returns for site, the language of the
// site, which may be "". It quotes the lines that line returns: line n, counted from 1, of a file by its path from the
// site's root (content/a.md), "" for an unknown one; if line is nil, it quotes none. The caller may set the printer's
// other fields, Changes and Limit.
func Printer(site string, line func(file string, line int) string) diag.Printer {
	return diag.Printer{Lang: Language(site), Line: line}
}

// PrintBuilt prints in one line, on standard error, the numbers of articles, of those held back if there are any, and of
// files of a build, and its duration, in the language of [Language].
func (say Console) PrintBuilt(r *build.Outcome, took time.Duration) {
	seconds, files := took.Seconds(), r.Written+r.Unchanged // with the files of the search index, which are not pages of the plan
	held := 0
	for _, p := range r.Problems {
		if p.Code == diag.ArticleHeld {
			held++
		}
	}
	if Language(r.Language) == "en" {
		articles := fmt.Sprintf("%d articles", r.Articles)
		if held > 0 {
			articles += fmt.Sprintf(", %d held back", held)
		}
		fmt.Fprintf(say.Err, "%s, %d files: %d written, %d unchanged, %d removed, %.2f s\n",
			articles, files, r.Written, r.Unchanged, r.Removed, seconds)
		return
	}
	articles := fmt.Sprintf("%d bài", r.Articles)
	if held > 0 {
		articles += fmt.Sprintf(", giữ lại %d bài", held)
	}
	fmt.Fprintf(say.Err, "%s, %d tệp: viết %d, giữ nguyên %d, xoá %d, %.2f giây\n",
		articles, files, r.Written, r.Unchanged, r.Removed, seconds)
}

// PrintChecked prints in one line, on standard error, the numbers of articles, awards and problems of a check, in the
// language of [Language].
func (say Console) PrintChecked(s *build.Site) {
	articles, awards, held := len(s.Model.Articles), len(s.Model.Roll), s.Model.UnpublishedCount
	errors, warnings, hints := s.Problems.Count(diag.Error), s.Problems.Count(diag.Warning), s.Problems.Count(diag.Hint)
	if Language(s.Settings.Language) == "en" {
		line := plural(articles, "article") + ", " + plural(awards, "award")
		if held > 0 {
			line += fmt.Sprintf(", %d held back", held)
		}
		fmt.Fprintf(say.Err, "%s: %s, %s, %s\n", line, plural(errors, "error"), plural(warnings, "warning"), plural(hints, "hint"))
		return
	}
	line := viet.FormatNumber(articles) + " bài, " + viet.FormatNumber(awards) + " khen thưởng"
	if held > 0 {
		line += ", " + viet.FormatNumber(held) + " bài chưa đăng"
	}
	fmt.Fprintf(say.Err, "%s: %d lỗi, %d cảnh báo, %d gợi ý\n", line, errors, warnings, hints)
}

// plural returns n with its noun: for example, “1 article” and “2 articles”.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
