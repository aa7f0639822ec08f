package content

import (
	"strings"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// checkTitle reports a first heading that is the title once more: one of level 1, or one with which the text begins. The
// text begins at an offset of f.
func (d *Document) checkTitle(f *source.File, start int) {
	if d.checkFirstParagraph(f, start) || len(d.Body.Headings) == 0 || d.Title.Text == "" || d.Body.Headings[0].ID != viet.Slug(d.Title.Text) {
		return
	}
	begins := true
	for rest := f.Text[start:]; rest != ""; {
		line, next, _ := strings.Cut(rest, "\n")
		at := len(f.Text) - len(rest)
		if text := strings.Trim(line, "# "); text != "" && viet.Slug(text) == d.Body.Headings[0].ID {
			under, after, _ := strings.Cut(next, "\n")
			marked := strings.HasPrefix(strings.TrimLeft(line, " "), "#")
			if underlined := under != "" && strings.Trim(under, "= ") == ""; !marked && underlined {
				next = after
			} else if !marked || !begins && !strings.HasPrefix(strings.TrimLeft(line, " "), "# ") {
				return
			}
			next = strings.TrimLeft(next, "\n")
			d.Problems.Add(diag.RepeatedTitle, f.Pos(at), text).FixBy(diag.Edit{Start: at, End: len(f.Text) - len(next)})
			return
		}
		begins = begins && strings.TrimSpace(line) == ""
		rest = next
	}
}

// checkFirstParagraph reports a first paragraph that is the title once more, bold or not, and reports whether it is. Such a
// paragraph is one line of the text that begins at an offset of f, and has more text below it.
func (d *Document) checkFirstParagraph(f *source.File, start int) bool {
	text := strings.TrimLeft(f.Text[start:], "\n")
	line, next, _ := strings.Cut(text, "\n")
	if d.Title.Text == "" || len(line) > 2*len(d.Title.Text)+8 || next != "" && next[0] != '\n' {
		return false
	}
	bare := strings.Trim(line, "*_ ")
	if bare == "" || strings.TrimSpace(next) == "" || strings.ContainsAny(bare[:1], "#<>![-+|`") || viet.Slug(bare) != viet.Slug(d.Title.Text) {
		return false
	}
	at := len(f.Text) - len(text)
	next = strings.TrimLeft(next, "\n")
	d.Problems.Add(diag.RepeatedTitle, f.Pos(at), bare).FixBy(diag.Edit{Start: at, End: len(f.Text) - len(next)})
	return true
}
