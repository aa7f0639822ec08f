package importer

import (
	"cmp"
	"context"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/editor/importer/draft"
)

// Again returns the article that its draft becomes after an editor has changed it: of the same sources, at an address that
// follows the new title and day and that the site has not taken.
func (a *Article) Again(ctx context.Context, d *draft.Draft, taken func(path string) bool, today time.Time) *Article {
	at := address(d, today)
	free := at
	for n := 2; taken(free); n++ {
		free = numbered(at, n)
	}
	again := NewArticle(ctx, d, free, a.marks, today)
	again.Sources = a.Sources
	return again
}

// label is a source of an article with its mark, in the first comment of the article: “tin.docx (0f3c12ab98de)”.
var label = regexp.MustCompile(`(?:^|, )(.+?) \(([0-9a-f]{12}(?:-[0-9a-f]{6})?)\)`)

// Marks returns the marks in the text of an article that an import wrote: those of its first comment. Nil for any other
// text.
func Marks(text string) (marks []string) {
	for _, l := range labelsIn(text) {
		marks = append(marks, l[2])
	}
	return marks
}

// labelsIn returns the sources in the text of an article that an import wrote, as label finds them.
func labelsIn(text string) (all [][]string) {
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(line, "# nhập từ: "); ok {
			all = append(all, label.FindAllStringSubmatch(rest, -1)...)
		} else if line = strings.TrimSpace(line); line != "---" && line != "" && !strings.HasPrefix(line, "#") {
			break
		}
	}
	return all
}

// dropDone takes out the pieces that an earlier import made an article of, and says which of their files are new or changed.
func (r *Result) dropDone(ctx context.Context, pieces []*piece, o Options) []*piece {
	identities := map[string]string{} // of items of archives
	for mark, at := range o.Done {
		identity, _, _ := strings.Cut(mark, "-")
		identities[identity] = at
	}
	return slices.DeleteFunc(pieces, func(p *piece) bool {
		at, changed := "", ""
		for _, m := range p.marks {
			at = cmp.Or(at, o.Done[m])
			if identity, _, ok := strings.Cut(m, "-"); ok && changed == "" {
				changed = identities[identity]
			}
		}
		switch {
		case at == "" && changed == "":
			return false
		case at == "":
			r.sayChanged(ctx, p, changed, o)
			return true
		}
		r.Skipped = append(r.Skipped, Skip{p.sources, at})
		for i, m := range p.marks {
			if o.Done[m] == "" {
				r.Remarks = append(r.Remarks, draft.Remark{Weight: draft.Repair, From: draft.Place{File: p.sources[i]},
					There: at, VI: "thuộc bài đã nhập ở " + at + ", không viết đè: sửa bài ấy", EN: "it belongs to " + at + ", which was imported before and is not overwritten: change that article"})
			}
		}
		return true
	})
}

// madeOf returns the article at an address if an earlier import made it of a file that the piece has too, "" if there is none.
func (o *Options) madeOf(p *piece, at string) string {
	if o.Text == nil {
		return ""
	}
	file, text := o.textAt(at)
	if isOtherDecision(p, text) {
		return ""
	}
	for _, l := range labelsIn(text) {
		if slices.ContainsFunc(p.sources, func(source string) bool { return path.Base(source) == l[1] }) {
			return file
		}
	}
	return ""
}

// imported returns the names of the files of which earlier imports made articles.
func (o *Options) imported() map[string]bool {
	names := map[string]bool{}
	if o.Text == nil {
		return names
	}
	for _, at := range slices.Compact(slices.Sorted(maps.Values(o.Done))) {
		for _, l := range labelsIn(o.Text(at)) {
			names[l[1]] = true
		}
	}
	return names
}

// madeBefore is madeOf for a piece at its address, and at those that it would have with another --as. names are those of
// imported.
func (o *Options) madeBefore(p *piece, at string, names map[string]bool) string {
	before := o.madeOf(p, at)
	if before != "" || p.others == nil || !names[path.Base(p.sources[0])] {
		return before
	}
	for _, other := range p.others() {
		before = cmp.Or(before, o.madeOf(p, other))
	}
	return before
}

// textAt returns the file of the article at an address of the site, and its text: content/2025/11/ten/index.md, or content/2025/11/ten.md.
func (o *Options) textAt(at string) (file, text string) {
	folder := path.Join(at, "index.md")
	if strings.HasSuffix(at, ".md") {
		folder = at
	}
	if o.Text == nil {
		return folder, ""
	}
	for _, file := range []string{folder, strings.TrimSuffix(at, ".md") + ".md"} {
		if text := o.Text(file); text != "" {
			return file, text
		}
	}
	return folder, ""
}

// isOther reports whether the article of the site that has the address of a piece is about something else: it was imported from other
// files or has the number of another decision. The name of a folder says nothing: two decisions about as many people in one month
// have the same title.
func (o *Options) isOther(p *piece, at string) bool {
	_, text := o.textAt(at)
	if len(p.ownNumbers()) > 0 && numbers.MatchString(text) {
		return isOtherDecision(p, text)
	}
	return len(Marks(text)) > 0
}

// isOtherDecision reports whether both a piece and the text of an article name decisions, and none is in both.
func isOtherDecision(p *piece, text string) bool {
	theirs := facts{numbers: map[string]bool{}}
	for _, no := range numbers.FindAllString(text, -1) {
		theirs.number(no)
	}
	ours := p.ownNumbers()
	return len(ours) > 0 && len(theirs.numbers) > 0 && !shareAny(ours, theirs.numbers)
}

// ownNumbers returns the numbers of the decisions of a piece, or else those in its text.
func (p *piece) ownNumbers() map[string]bool {
	own := facts{numbers: map[string]bool{}}
	for _, d := range p.draft.Decisions {
		own.number(d.No.Text)
	}
	if len(own.numbers) > 0 {
		return own.numbers
	}
	return p.facts().numbers
}

// sayChanged says that a piece is of an article that was imported before, and differs from it now, and in which way.
func (r *Result) sayChanged(ctx context.Context, p *piece, at string, o Options) {
	vi, en := "", ""
	if o.Text != nil {
		next := NewArticle(ctx, p.draft, strings.TrimSuffix(at, "/index.md"), labels(p), o.Today)
		vi, en = difference(o.Text(at), string(next.page.text()))
	}
	r.Remarks = append(r.Remarks, draft.Remark{Weight: draft.Repair, From: draft.Place{File: p.sources[0], At: p.draft.From.At}, There: at,
		VI: "đã nhập ở " + at + ", nội dung nay khác" + vi + "; không viết đè: sửa bài ấy",
		EN: "it was imported as " + at + ", and its content differs now" + en + "; nothing is overwritten: change that article"})
}

// difference says in both languages how the text of an article differs from the one that an import would write now: the title,
// and how many lines are new or gone. Comments of the front matter, which editors delete, do not count.
func difference(before, now string) (vi, en string) {
	old, title := linesOf(before)
	next, newTitle := linesOf(now)
	if title != newTitle {
		vi, en = " (tiêu đề “"+title+"” nay là “"+newTitle+"”", " (the title “"+title+"” is now “"+newTitle+"”"
	}
	more, less := 0, 0
	for line, n := range next {
		more += max(0, n-old[line])
	}
	for line, n := range old {
		less += max(0, n-next[line])
	}
	if more+less > 0 {
		vi, en = joined(vi)+strconv.Itoa(more)+" dòng mới, "+strconv.Itoa(less)+" dòng không còn", joined(en)+strconv.Itoa(more)+" lines new, "+strconv.Itoa(less)+" gone"
	}
	if vi != "" {
		vi, en = vi+")", en+")"
	}
	return vi, en
}

func joined(text string) string {
	if text == "" {
		return " ("
	}
	return text + ", "
}

// linesOf counts the lines of an article that have text, without comments behind values, and returns its title.
func linesOf(text string) (lines map[string]int, title string) {
	lines = map[string]int{}
	fences := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "---" && fences < 2 {
			fences++
			continue
		}
		if fences == 1 {
			line, _, _ = strings.Cut(line, " # ")
			if rest, ok := strings.CutPrefix(line, "title: "); ok {
				title = strings.Trim(rest, `"`)
				continue
			}
			if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "draft:") {
				continue
			}
		}
		if line != "" {
			lines[line]++
		}
	}
	return lines, title
}
