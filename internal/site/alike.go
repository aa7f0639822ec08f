package site

import (
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/text/viet"
)

// alikeKey identifies the awards of one honour and conferrer, in one period or by one decision, to the same recipients.
type alikeKey struct{ honour, by, when, to string }

// reported is an award with the names of its recipients in one text.
type reported struct {
	*Award
	names string
}

// checkAlike reports each award that an older article seems to report too: see [alike]. It compares an award with one
// other for each of its keys, so its work grows with the names of the site alone.
func checkAlike(articles []*Article, problems *diag.List) {
	first := map[alikeKey]reported{}
	for _, a := range slices.Backward(articles) {
		for _, w := range a.Awards {
			if !w.Counts() || !w.comparable() {
				continue
			}
			var same *Award
			names, counts := w.recipientKeys()
			for _, key := range alikeKeys(w, names, counts) {
				switch other := first[key]; {
				case other.Award == nil:
					first[key] = reported{w, names}
				case same == nil && alike(other, reported{w, names}):
					same = other.Award
				}
			}
			if same != nil {
				problems.Add(diag.SameAward, w.Pos, w.Name, same.place(), same.ID)
			}
		}
	}
}

// isDecided reports whether w has the number and the day of its decision.
func (w *Award) isDecided() bool { return w.Decision.No != "" && !w.Decision.Date.IsZero() }

// comparable reports whether w has what [alikeKeys] needs: a decision, or names with a period and a conferrer. It is quick, for
// most awards have not.
func (w *Award) comparable() bool {
	if w.isDecided() {
		return true
	}
	return w.Period.Text != "" && w.By != "" && slices.ContainsFunc(w.Recipients, func(r content.Recipients) bool { return len(r.Names) > 0 })
}

// alikeKeys returns the keys under which w is compared: by its names in its period and in its decision, and by its counts
// in its decision alone; none for an award without names and decision.
func alikeKeys(w *Award, names, counts string) []alikeKey {
	decision := ""
	if w.isDecided() {
		decision = "số " + viet.Key(w.Decision.No) + strconv.FormatInt(w.Decision.Date.Unix(), 10)
	}
	if names == "" && (decision == "" || counts == "") {
		return nil
	}
	key := alikeKey{honour: w.Key, by: w.conferrersKey()}
	var keys []alikeKey
	add := func(when, to string) { keys = append(keys, alikeKey{key.honour, key.by, when, to}) }
	if names != "" && w.Period.Text != "" && key.by != "" {
		add(viet.Key(w.Period.Text), names)
	}
	if decision != "" {
		if names != "" {
			add(decision, names)
		}
		add(decision, counts)
	}
	return keys
}

// conferrersKey returns who confers w, whatever the order of several bodies: a body of a locality as the locality, for
// UBND tỉnh and Chủ tịch UBND tỉnh are the same; "" if nobody is known.
func (w *Award) conferrersKey() string {
	var keys []string
	for c := range w.Conferrers {
		if c.Place != nil {
			keys = append(keys, c.Place.ID)
		} else {
			keys = append(keys, viet.Key(c.Name))
		}
	}
	slices.Sort(keys)
	return strings.Join(keys, "|")
}

// recipientKeys returns the names of the recipients of w in one text, "" without any, and the numbers of each kind.
func (w *Award) recipientKeys() (names, counts string) {
	var list, numbers []string
	for _, r := range w.Recipients {
		var kinds strings.Builder
		for _, k := range r.Kinds {
			kinds.WriteString(strconv.Itoa(int(k)) + " ")
		}
		numbers = append(numbers, kinds.String()+viet.Key(r.Count.Text)+" "+strconv.Itoa(r.Count.N))
		for i := range r.Names {
			list = append(list, viet.BodyKey(r.Names[i].Name))
		}
	}
	slices.Sort(list)
	slices.Sort(numbers)
	return strings.Join(list, "|"), strings.Join(numbers, "|")
}

// manyNames is the number of names from which two lists that agree in all are no accident.
const manyNames = 3

// alike reports whether two awards with a common key seem to be one: they are of two articles that are no copies, their
// decisions and periods do not differ, and if nothing but their numbers agrees, one of them has no names. Awards of one or
// two names without a decision must be of one place, smaller than a province, or of people of one unit: two people of
// a province may have one name.
func alike(one, w reported) bool {
	if one.Article == w.Article || one.Article.Title.Text == w.Article.Title.Text && one.Article.Date.Equal(w.Article.Date) ||
		one.Article.Body.Hash == w.Article.Body.Hash {
		return false
	}
	if differ(one.Decision.No, w.Decision.No) || differ(one.Period.Text, w.Period.Text) {
		return false
	}
	decided := one.Decision.No != "" && w.Decision.No != "" && one.Decision.Date.Equal(w.Decision.Date)
	switch {
	case decided:
		return one.names == w.names || one.names == "" || w.names == ""
	case one.names != w.names || w.names == "":
		return false
	case strings.Count(w.names, "|")+1 >= manyNames:
		return true
	}
	same, contradict := one.sameWork(w.Award)
	return !contradict && (same || nearby(one.Article, w.Article))
}

// sameWork reports whether a recipient has one unit in both awards, and whether one has two posts or two units.
func (w *Award) sameWork(other *Award) (same, contradict bool) {
	type work struct{ post, unit string }
	works := map[string]work{}
	for _, r := range w.Recipients {
		for _, n := range r.Names {
			works[viet.BodyKey(n.Name)] = work{n.Post, n.Unit}
		}
	}
	for _, r := range other.Recipients {
		for _, n := range r.Names {
			here := works[viet.BodyKey(n.Name)]
			for _, pair := range [...][2]string{{here.post, n.Post}, {here.unit, n.Unit}} {
				contradict = contradict || differ(pair[0], pair[1])
			}
			same = same || here.unit != "" && n.Unit != ""
		}
	}
	return same, contradict
}

// differ reports whether two texts are both there and not the same.
func differ(a, b string) bool { return a != "" && b != "" && viet.BodyKey(a) != viet.BodyKey(b) }

// maxPlaces is the number of places of an article that nearby compares.
const maxPlaces = 8

// nearby reports whether two articles have a place in common that is smaller than a province.
func nearby(a, b *Article) bool {
	for _, one := range a.Localities[:min(len(a.Localities), maxPlaces)] {
		for _, other := range b.Localities[:min(len(b.Localities), maxPlaces)] {
			if one == other && one.Level != gazetteer.Province {
				return true
			}
		}
	}
	return false
}
