package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"bangvang/internal/build"
	"bangvang/internal/diag"
	"bangvang/internal/publish"
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

// printer shows problems with the lines of s.
func printer(s *build.Site) diag.Printer {
	return diag.Printer{Lang: language(s.Settings.Language), Line: s.Line}
}

// built says in one line what a build did.
func (say speech) built(s *build.Site, r publish.Result, took time.Duration) {
	seconds := took.Seconds()
	if language(s.Settings.Language) == "en" {
		fmt.Fprintf(say.err, "%d articles, %d files: %d written, %d unchanged, %d removed, %.2f s\n",
			len(s.Meaning.Articles), len(s.Plan.Pages), r.Written, r.Unchanged, r.Removed, seconds)
		return
	}
	fmt.Fprintf(say.err, "%d bài, %d tệp: viết %d, giữ nguyên %d, xoá %d, %.2f giây\n",
		len(s.Meaning.Articles), len(s.Plan.Pages), r.Written, r.Unchanged, r.Removed, seconds)
}

// checked says in one line what a check found.
func (say speech) checked(s *build.Site) {
	errors, warnings, hints := s.Problems.Count(diag.Error), s.Problems.Count(diag.Warning), s.Problems.Count(diag.Hint)
	if language(s.Settings.Language) == "en" {
		fmt.Fprintf(say.err, "%d articles, %d awards: %d errors, %d warnings, %d hints\n",
			len(s.Meaning.Articles), len(s.Meaning.Roll), errors, warnings, hints)
		return
	}
	fmt.Fprintf(say.err, "%d bài, %d khen thưởng: %d lỗi, %d cảnh báo, %d gợi ý\n",
		len(s.Meaning.Articles), len(s.Meaning.Roll), errors, warnings, hints)
}
