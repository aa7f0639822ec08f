package pages

import (
	"fmt"
	"math"

	"bangvang/internal/diag"
	"bangvang/internal/pages/present"
	"bangvang/internal/par"
	"bangvang/internal/site"
)

// maxSpread is the number of bytes that one article may take on the pages of others. It is known before any page is made:
// an article is on the list of each of its tags, each of its awards on that of each recipient, with the first of its names, and old
// addresses have a page each. A list of 5,000 collectives takes a tenth of it.
const maxSpread = 256 << 20

// Bytes that markup adds, roughly: to an article in a list, to a name in a row of awards, to the row, and to a page without
// any of them.
const (
	cardMarkup = 600
	nameMarkup = 60
	rowMarkup  = 600
	pageMarkup = 6000

	recordMarkup = 500 // of an award in the files of the roll
)

// relatedPages is the number of pages of other articles that may show an article because of one term: its neighbours on
// both sides in the list (see [site.Site.Related]).
const relatedPages = 16

// spread is the number of pages that show a text of some bytes.
type spread struct {
	what         string // in Vietnamese
	pages, bytes int
}

// total returns the product, at most the largest number.
func (s spread) total() int {
	if s.bytes > 0 && s.pages > math.MaxInt/8/s.bytes {
		return math.MaxInt / 8
	}
	return s.pages * s.bytes
}

// boundSpread returns a problem for each article that takes more than maxSpread bytes on the pages of others, at its title, with what
// is multiplied: “5000 danh sách × 760 kB = 3 GB”.
func (pl *planner) boundSpread() (problems diag.List) {
	for _, a := range pl.site.Articles {
		total, most := 0, spread{}
		for _, s := range pl.spreads(a) {
			total += s.total()
			if s.total() > most.total() {
				most = s
			}
		}
		if total > maxSpread {
			text := fmt.Sprintf("%d %s × %s = %s", most.pages, most.what, par.FormatBytes(int64(most.bytes)), par.FormatBytes(int64(most.total())))
			problems.Add(diag.OverBudget, a.Title.Pos, text, par.FormatBytes(maxSpread))
		}
	}
	return problems
}

// spreads returns the bytes of an article on lists, on the pages of recipients, on those of campaigns and blocks, which show
// all its awards, on those of old addresses, and in the files of its places and its year.
func (pl *planner) spreads(a *site.Article) [5]spread {
	title := 2 * len(a.Title.Text) // in the head and in the text
	card := title + 2*len(a.Summary) + cardMarkup
	names, rows, recipients, onRecipients, records := 0, 0, 0, 0, 0
	for _, w := range a.Awards {
		records += (len(w.Recipients) + 1) * (len(w.Citation) + len(a.Title.Text) + recordMarkup)
		row, pages := rowMarkup+len(w.Citation), 0
		for _, r := range w.Recipients {
			for i := range r.Names {
				n := &r.Names[i]
				bytes := len(n.Title) + len(n.Name) + len(n.Post) + len(n.Unit) + len(n.Note) + nameMarkup
				names += bytes
				if i < present.ListNames {
					row += bytes
				}
				if _, t := pl.present.Entries.RecipientTerm(n); t != nil {
					pages++
				}
			}
		}
		rows, recipients, onRecipients = rows+row, recipients+pages, onRecipients+min(pages*(rowMarkup+len(w.Citation)), math.MaxInt>>16)
	}
	lists := 0
	for _, terms := range [...][]*site.Term{a.Tags, a.Honours, a.LocalityTerms} {
		for _, t := range terms {
			lists += 2 + min(relatedPages, len(t.Articles)-1) // its page, its feed
		}
	}
	lists += (len(a.Campaigns) + len(a.Blocks)) * relatedPages
	files := 2 // of the year
	for _, l := range a.Localities {
		files += 2 * len(l.Path())
	}
	return [...]spread{
		{"danh sách", lists, card}, {"trang của người nhận", recipients, title + onRecipients/max(recipients, 1)}, {"địa chỉ cũ", len(a.Aliases), title + pageMarkup},
		{"trang phong trào, cụm, khối", len(a.Campaigns) + len(a.Blocks), card + rows},
		{"tệp dữ liệu", files, records + names},
	}
}
