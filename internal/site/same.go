package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/diag"
)

// Counts reports whether figures and the roll count w: it is in force ([content.Award.InForce]), and no report of an award
// that another article has.
func (w *Award) Counts() bool { return w.Record == nil && w.InForce() }

// linkSame sets Record and AlsoIn of the awards that name another by same_as, and reports each that cannot be joined with
// what it names: the row then counts by itself. byID holds the published awards. A row that names one that names another
// belongs to the last of them; where they go round in a circle, each is reported.
func (s *Site) linkSame(byID map[string]*Award, problems *diag.List) {
	named := map[*Award]*Award{}
	var order []*Award
	for _, a := range slices.Concat(s.Articles, s.Pages) {
		for _, w := range a.Awards {
			if w.SameAs.Text == "" {
				continue
			}
			if to := s.findSame(w, byID, problems); to != nil {
				named[w], order = to, append(order, w)
			}
		}
	}
	ends := followChains(named, order)
	for _, w := range slices.Backward(order) { // the oldest first
		switch end := ends[w]; {
		case end == nil:
			problems.Add(diag.BadSameAs, w.SameAs.Pos, w.SameAs.Text, "the rows name each other in a circle")
		case end.Article == w.Article:
			problems.Add(diag.BadSameAs, w.SameAs.Pos, w.SameAs.Text, "it is a row of the same article")
		default:
			w.Record = end
			end.AlsoIn = append(end.AlsoIn, w)
		}
	}
}

// followChains returns where the chain ends that begins at each award of order, nil for one that goes round. named has the
// next award of each. It visits each award once.
func followChains(named map[*Award]*Award, order []*Award) map[*Award]*Award {
	ends := make(map[*Award]*Award, len(named))
	for _, w := range order {
		end, way := w, []*Award(nil)
		for named[end] != nil {
			if known, walked := ends[end]; walked {
				end = known
				break
			}
			ends[end] = nil
			way, end = append(way, end), named[end]
		}
		for _, step := range way {
			ends[step] = end
		}
	}
	return ends
}

// findSame returns the award that w names by same_as, nil if it must not. An award of an article that is not published
// is no problem: until it is, w counts by itself.
func (s *Site) findSame(w *Award, byID map[string]*Award, problems *diag.List) *Award {
	address, id := s.splitSame(w.SameAs.Text)
	to := byID[id]
	why := ""
	switch {
	case !w.InForce():
		why = "this row is proposed or revoked"
	case to == w:
		why = "it is this very row"
	case to == nil && s.isUnpublished(id):
		return nil
	case to == nil:
		why = "no award has this ID"
	case address != "" && address != to.Article.Address:
		why = "that award is at " + to.Article.Address + "#" + to.ID
	case !to.InForce():
		why = "that award is proposed or revoked"
	default:
		return to
	}
	problems.Add(diag.BadSameAs, w.SameAs.Pos, w.SameAs.Text, why)
	return nil
}

// splitSame splits the text of same_as into the address of an article, "" for an ID alone, and the ID.
func (s *Site) splitSame(text string) (address, id string) {
	address, id, ok := strings.Cut(text, "#")
	if !ok {
		return "", text
	}
	if path, ok := strings.CutPrefix(address, strings.TrimSuffix(s.Settings.BaseURL, "/")); ok && path != "" {
		address = path
	}
	return cmp.Or(address, "/"), id
}

// isUnpublished reports whether an article that is not published, or was withdrawn, has an award with this ID.
func (s *Site) isUnpublished(id string) bool {
	has := func(a *Article) bool {
		return slices.ContainsFunc(a.Document.Awards, func(w content.Award) bool { return w.ID == id })
	}
	return slices.ContainsFunc(s.Unpublished, has) || slices.ContainsFunc(s.Withdrawn, has)
}

// place returns the place of an award for a problem: content/2024/a.md:5.
func (w *Award) place() string { return w.Pos.File + ":" + strconv.Itoa(w.Pos.Line) }
