// Package pager leads through the pages of a list.
package present

import (
	"strconv"

	"bangvang/internal/pages/view"
)

// At returns the pager of page n: it links the first page, the last and those next to n, with gaps between. Href
// gives where a page is.
func pagerAt(n, of int, href func(page int) string) view.Pager {
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
