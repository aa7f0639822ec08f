package present

import (
	"strconv"

	"bangvang/internal/pages/view"
)

// pager returns the pager of page n of a list with a number of pages. It links the first and the last page and up to
// two on either side of n; a Link without a name is a gap. href returns the Href of a page.
func pager(n, of int, href func(page int) string) view.Pager {
	p := view.Pager{Number: n, Of: of}
	if of == 1 {
		return p
	}
	near := [...]int{1, n - 2, n - 1, n, n + 1, n + 2, of}
	p.Pages = make([]view.Link, 0, len(near)+2)
	last, here := 0, 0
	for _, i := range near {
		if i <= last || i > of {
			continue
		}
		if i > last+1 {
			p.Pages = append(p.Pages, view.Link{})
		}
		if i == n {
			here = len(p.Pages)
		}
		p.Pages = append(p.Pages, view.Link{Name: strconv.Itoa(i), Href: href(i)})
		last = i
	}
	p.Before, p.After = p.Pages[:here], p.Pages[here+1:]
	if n > 1 {
		p.Newer = p.Pages[here-1].Href
	}
	if n < of {
		p.Older = p.Pages[here+1].Href
	}
	return p
}
