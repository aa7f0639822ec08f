package ui

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/term"

	"bangvang/internal/par"
	"bangvang/internal/text/viet"
)

const (
	showAfter   = time.Second            // shorter work shows no progress
	updateEvery = 100 * time.Millisecond // between two updates of the line
)

// stages maps the names that callers of [par.Stage] give the stages of a build to their texts, Vietnamese and English.
var stages = map[string][2]string{
	"read":     {"đọc bài và tệp", "reading articles and files"},
	"lists":    {"đọc danh sách", "reading lists of names"},
	"redact":   {"bỏ những tên không nêu", "leaving out names"},
	"relate":   {"đối chiếu các bài", "relating articles"},
	"pictures": {"xử lý ảnh", "making pictures"},
	"plan":     {"xếp trang", "planning pages"},
	"search":   {"lập chỉ mục tìm kiếm", "indexing for search"},
	"recall":   {"tìm trang đã đổi", "finding pages that changed"},
	"squeeze":  {"nén tệp", "compressing files"},
	"import":   {"đọc các tệp để nhập", "reading files to import"},
	"write":    {"dựng và ghi trang", "making and writing pages"},
}

// ShowProgress calls work and returns its error. Meanwhile it shows on standard error how far work is, if that is a
// terminal and the work takes more than a second: in one line, which is overwritten and is blank when work ends, in
// English for lang "en" and else in Vietnamese. For example, “making and writing pages 500/2,000, 250 a second”. Work
// reports through the ctx that it gets: its stages with [par.Stage], by the names that this package has texts for, such
// as “write”, and their parts with [par.Each] or [par.Map]. Without a stage the line stays blank.
func (say Console) ShowProgress(ctx context.Context, lang string, work func(context.Context) error) error {
	if !isTerminal(say.Err) {
		return work(ctx)
	}
	return showProgress(ctx, say.Err, lang, work)
}

func showProgress(ctx context.Context, w io.Writer, lang string, work func(context.Context) error) error {
	ctx, p := par.Watch(ctx)
	ctx, done := context.WithCancel(ctx)
	return par.Run(ctx, func(ctx context.Context) error {
		defer done()
		return work(ctx)
	}, func(ctx context.Context) error {
		l := progressLine{w: w, lang: lang}
		defer l.write("")
		tick := time.NewTicker(updateEvery)
		defer tick.Stop()
		for start := time.Now(); ; {
			select {
			case <-ctx.Done():
				return nil
			case now := <-tick.C:
				text := l.text(now, p)
				if now.Sub(start) >= showAfter {
					l.write(text)
				}
			}
		}
	})
}

// progressLine is the line of a terminal that shows the progress of the work.
type progressLine struct {
	w          io.Writer
	lang       string
	width      int       // of the text on the line, in characters
	stage      string    // the current stage
	since      time.Time // the first update in this stage
	doneBefore int       // the parts done by then
}

// text returns the text of the current stage, the number of its parts done and their number in a second.
func (l *progressLine) text(now time.Time, p *par.Progress) string {
	name, done, total := p.Current()
	if name != l.stage || done < l.doneBefore {
		l.stage, l.since, l.doneBefore = name, now, done
	}
	tongue, perSecond := 0, " mỗi giây"
	if l.lang == "en" {
		tongue, perSecond = 1, " a second"
	}
	text := stages[name][tongue]
	if total == 0 {
		return text
	}
	text += " " + l.number(done) + "/" + l.number(total)
	if took := now.Sub(l.since).Seconds(); took > 0 {
		text += ", " + l.number(int(float64(done-l.doneBefore)/took)) + perSecond
	}
	return text
}

func (l *progressLine) number(n int) string {
	if l.lang == "en" {
		return strings.ReplaceAll(viet.FormatNumber(n), ".", ",")
	}
	return viet.FormatNumber(n)
}

// write replaces the text on the line. It uses no control sequences, which an old console of Windows would print.
func (l *progressLine) write(text string) {
	width := utf8.RuneCountInString(text)
	if left := l.width - width; left > 0 {
		text += strings.Repeat(" ", left)
	}
	end := "\r"
	if width == 0 && l.width == 0 {
		return
	}
	fmt.Fprint(l.w, "\r"+text+end)
	l.width = width
}

// isTerminal reports whether a stream is a terminal. /dev/null is none, though it is a device of characters, too.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
