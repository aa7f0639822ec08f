package source

import (
	"strings"

	"bangvang/internal/diag"
)

// conflictMark is a line with which git, and programs like it, part two versions of a text that they could not merge:
// <<<<<<<, |||||||, ======= and >>>>>>>.
type conflictMark struct {
	offset int
	line   string // e.g. "<<<<<<< HEAD"
}

// maxConflicts is how many conflicts of one text are reported.
const maxConflicts = 10

// findConflicts returns the first mark of each conflict in a text with \n line ends, at most ten; a mark that is left alone is a
// conflict too, but not a row of seven =, which may be a heading's. In Markdown, marks in fenced code show how conflicts
// look and are none.
func findConflicts(text string, markdown bool) []conflictMark {
	if !strings.Contains(text, "<<<<<<<") && !strings.Contains(text, ">>>>>>>") && !strings.Contains(text, "||||||| ") {
		return nil
	}
	var found []conflictMark
	middle := strings.Contains(text, "\n=======\n")
	open, fence, above := false, "", ""
	for at, rest := 0, text; rest != "" && len(found) < maxConflicts; {
		line, next, _ := strings.Cut(rest, "\n")
		fence = fenceAfter(fence, line, markdown)
		if mark := conflictMarkOf(line); mark != 0 && fence == "" {
			begins := mark == '<' && (len(line) > 7 || middle)
			alone := !open && len(line) > 7 && (mark == '|' && strings.Count(line, "|") == 7 || mark == '>' && !inQuotation(above, next))
			if begins || alone {
				found = append(found, conflictMark{at, shortLine(line)})
			}
			open = (open || begins) && mark != '>'
		}
		at += len(line) + 1
		rest, above = next, line
	}
	return found
}

// conflictMarkOf returns the character of which a line has just seven, at its start and before a blank or its end; 0 for any other
// line, and for a row of =.
func conflictMarkOf(line string) byte {
	if len(line) < 7 || len(line) > 7 && line[7] != ' ' {
		return 0
	}
	for _, mark := range []string{"<<<<<<<", ">>>>>>>", "|||||||"} {
		if line[:7] == mark {
			return mark[0]
		}
	}
	return 0
}

// inQuotation reports whether a line of >>>>>>> is a quotation of seven levels, because its neighbours are quotations too.
func inQuotation(above, next string) bool {
	return strings.HasPrefix(above, ">") || strings.HasPrefix(next, ">")
}

// fenceAfter returns the fence of the code that is open after a line, "" if there is none. fence is the one before it.
func fenceAfter(fence, line string, markdown bool) string {
	if !markdown {
		return ""
	}
	text := strings.TrimLeft(line, " ")
	if len(line)-len(text) > 3 || len(text) < 3 || text[0] != '`' && text[0] != '~' {
		return fence
	}
	n := len(text) - len(strings.TrimLeft(text, text[:1]))
	switch {
	case n < 3:
	case fence == "" && !(text[0] == '`' && strings.Contains(text[n:], "`")):
		return text[:n]
	case fence != "" && strings.HasPrefix(text, fence) && strings.TrimSpace(text[n:]) == "":
		return ""
	}
	return fence
}

// shortLine returns the start of a line, for messages.
func shortLine(line string) string {
	if runes := []rune(line); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return line
}

// reportConflicts returns the problems of the versions of the text that were not merged.
func (f *File) reportConflicts() (probs diag.List) {
	for _, m := range findConflicts(f.Text, f.IsArticle()) {
		f.HasConflict = true
		probs.Add(diag.ConflictMarker, f.Pos(m.offset), m.line)
	}
	return probs
}
