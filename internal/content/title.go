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
	if len(d.Body.Headings) == 0 || d.Title.Text == "" || d.Body.Headings[0].ID != viet.Slug(d.Title.Text) {
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
