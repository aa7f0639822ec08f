package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"bangvang/internal/build"
	"bangvang/internal/diag"
	"bangvang/internal/publish"
	"bangvang/internal/viet"
)

// The rules of speech. What was asked for (problems of check, an explanation, a version) goes to
// standard output; what is said besides goes to standard error. Problems are said in the site's
// language; BANGVANG_LANG overrides. No line begins with a capital of ours or ends in a full stop.
type speech struct {
	in       io.Reader
	out, err io.Writer
}

// language returns the language to speak: BANGVANG_LANG, or that of the site.
func language(site string) string {
	switch lang := os.Getenv("BANGVANG_LANG"); {
	case lang == "vi" || lang == "en":
		return lang
	case site == "en":
		return "en"
	}
	return "vi"
}

// isTerminal tells whether somebody may be there to answer.
func (say speech) isTerminal() bool {
	f, ok := say.in.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// sentence returns what a problem says, with what to do about it.
func (say speech) sentence(lang string, p diag.Problem) string {
	words := diag.Printer{Lang: lang}
	if hint := words.Hint(p); hint != "" {
		return words.Message(p) + "; " + hint
	}
	return words.Message(p)
}

// printer shows problems with the lines of s.
func printer(s *build.Site) diag.Printer {
	return diag.Printer{Lang: language(s.Settings.Language), Line: s.Line}
}

// built says in one line what a build did.
func (say speech) built(s *build.Site, r publish.Result, took time.Duration) {
	seconds, files := took.Seconds(), r.Written+r.Unchanged // the index of search too, of which the plan holds no pages
	if language(s.Settings.Language) == "en" {
		fmt.Fprintf(say.err, "%d articles, %d files: %d written, %d unchanged, %d removed, %.2f s\n",
			len(s.Meaning.Articles), files, r.Written, r.Unchanged, r.Removed, seconds)
		return
	}
	fmt.Fprintf(say.err, "%d bài, %d tệp: viết %d, giữ nguyên %d, xoá %d, %.2f giây\n",
		len(s.Meaning.Articles), files, r.Written, r.Unchanged, r.Removed, seconds)
}

// checked says in one line what a check found.
func (say speech) checked(s *build.Site) {
	articles, awards, held := len(s.Meaning.Articles), len(s.Meaning.Roll), s.Meaning.HeldBack
	errors, warnings, hints := s.Problems.Count(diag.Error), s.Problems.Count(diag.Warning), s.Problems.Count(diag.Hint)
	if language(s.Settings.Language) == "en" {
		line := counted(articles, "article") + ", " + counted(awards, "award")
		if held > 0 {
			line += fmt.Sprintf(", %d held back", held)
		}
		fmt.Fprintf(say.err, "%s: %s, %s, %s\n", line, counted(errors, "error"), counted(warnings, "warning"), counted(hints, "hint"))
		return
	}
	line := viet.Number(articles) + " bài, " + viet.Number(awards) + " khen thưởng"
	if held > 0 {
		line += ", " + viet.Number(held) + " bài chưa đăng"
	}
	fmt.Fprintf(say.err, "%s: %d lỗi, %d cảnh báo, %d gợi ý\n", line, errors, warnings, hints)
}

// counted returns “1 article”, “2 articles”.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
