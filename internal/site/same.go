package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/diag"
)

// Counts reports whether figures and the roll count w: it is in force ([content.Award.InForce]), and no report of an award
// that another article has.
func (w *Award) Counts() bool { return w.Record == nil && w.InForce() }

// linkSame sets Record and AlsoIn of the awards that name another by same_as, and reports each that cannot be joined with
// what it names: the row then counts by itself. byID holds the published awards. A row that names one that names another
// belongs to the last of them; where they go round in a circle, each is reported. Of an award that is not published, the oldest
// report is the record.
func (s *Site) linkSame(byID map[string]*Award, problems *diag.List) {
	named := map[*Award]*Award{}
	var order []*Award // the oldest first
	var held unpublishedAwards
	for _, a := range slices.Backward(slices.Concat(s.Articles, s.Pages)) {
		for _, w := range slices.Backward(a.Awards) {
			if w.SameAs.Text == "" {
				continue
			}
			if held.sameAs == nil {
				held = s.unpublishedAwards()
			}
			if to := s.findSame(w, byID, held, problems); to != nil {
				named[w], order = to, append(order, w)
			}
		}
	}
	ends := followChains(named, order)
	for _, w := range order {
		switch end := ends[w]; {
		case end == nil:
			problems.Add(diag.BadSameAs, w.SameAs.Pos, w.SameAs.Text, "the rows name each other in a circle")
		case end.Article == w.Article:
			problems.Add(diag.BadSameAs, w.SameAs.Pos, w.SameAs.Text, "it is a row of the same article")
		case otherHonour(w, end):
			problems.Add(diag.BadSameAs, w.SameAs.Pos, w.SameAs.Text, "it is another honour: "+end.Name)
		default:
			w.Record = end
			end.AlsoIn = append(end.AlsoIn, w)
		}
	}
}

// otherHonour reports whether two awards cannot be one: both honours are in the catalogue, and neither is the other said more exactly, as
// Huân chương Lao động hạng Ba is Huân chương Lao động.
func otherHonour(w, to *Award) bool {
	return w.Known != nil && to.Known != nil && !strings.HasPrefix(w.Known.ID, to.Known.ID) && !strings.HasPrefix(to.Known.ID, w.Known.ID)
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
// is no problem: what that names in its turn is returned, or else the oldest report of it, nil if that is w.
func (s *Site) findSame(w *Award, byID map[string]*Award, held unpublishedAwards, problems *diag.List) *Award {
	address, id := s.splitSame(w.SameAs.Text)
	to := byID[id]
	why := ""
	switch {
	case !w.InForce():
		why = "this row is proposed or revoked"
	case to == w:
		why = "it is this very row"
	case to == nil && held.has(id):
		return s.beyondUnpublished(w, id, byID, held)
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

// unpublishedAwards are the awards of articles that are not published, or were withdrawn.
type unpublishedAwards struct {
	sameAs   map[string]string // of each ID its same_as, "" for none
	standsIn map[string]*Award // of an ID the oldest report of it that is published
}

func (u unpublishedAwards) has(id string) bool { _, ok := u.sameAs[id]; return ok }

func (s *Site) unpublishedAwards() unpublishedAwards {
	u := unpublishedAwards{map[string]string{}, map[string]*Award{}}
	for _, a := range slices.Concat(s.Unpublished, s.Withdrawn) {
		for i := range a.Document.Awards {
			w := &a.Document.Awards[i]
			u.sameAs[w.ID] = w.SameAs.Text
		}
	}
	return u
}

// maxUnpublished is the number of unpublished awards in a row that are followed.
const maxUnpublished = 20

// beyondUnpublished returns the published award that the unpublished one of an ID is, as its same_as says, or else the
// oldest report of it; nil if that is w, or in its article.
func (s *Site) beyondUnpublished(w *Award, id string, byID map[string]*Award, held unpublishedAwards) *Award {
	for range maxUnpublished {
		if held.sameAs[id] == "" {
			break
		}
		_, next := s.splitSame(held.sameAs[id])
		if to := byID[next]; to != nil && to.InForce() && to.Article != w.Article {
			return to
		}
		if !held.has(next) {
			break
		}
		id = next
	}
	switch first := held.standsIn[id]; {
	case first == nil:
		held.standsIn[id] = w
		return nil
	case first.Article == w.Article:
		return nil
	default:
		return first
	}
}

// place returns the place of an award for a problem: content/2024/a.md:5.
func (w *Award) place() string { return w.Pos.File + ":" + strconv.Itoa(w.Pos.Line) }
