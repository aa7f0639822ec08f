package site

import (
	"math/bits"

	"bangvang/internal/content"
)

// Tally is the number of recipients of some awards, people and bodies. It makes every such number that a page or a file
// shows. The zero value counts nothing.
type Tally struct {
	Awards int           // number of awards, not of recipients
	Sum    content.Total // of all recipients
	sets   [1 << kindCount]content.Total
	unsaid bool // there is an award of which no recipient is said
}

const kindCount = int(content.Community) + 1

// Count returns the numbers of recipients of awards, without those that are not in force.
func Count(awards []*Award) *Tally {
	t := new(Tally)
	for _, w := range awards {
		t.Add(w)
	}
	return t
}

// Add adds the recipients of an award, unless it is not in force ([content.Award.InForce]). An award whose recipients are not
// said makes every number a lower bound, since someone received it.
func (t *Tally) Add(w *Award) {
	if !w.InForce() {
		return
	}
	t.Awards++
	if len(w.Recipients) == 0 {
		t.unsaid, t.Sum.AtLeast = true, true
	}
	for _, r := range w.Recipients {
		set := 0
		for _, k := range r.Kinds {
			set |= 1 << k
		}
		t.sets[set].Add(r.Count)
		t.Sum.Add(r.Count)
	}
}

// Kind returns the number of recipients of one kind that the sources count apart. It is a lower bound also if they count
// some of that kind together with another, or say of an award no recipient: of “12 tập thể; nhiều tập thể, cá nhân”, the
// collectives are at least 12. It is
// zero if they count none apart.
func (t *Tally) Kind(k content.RecipientKind) content.Total {
	out := t.sets[1<<k]
	if out == (content.Total{}) {
		return out
	}
	out.AtLeast = out.AtLeast || t.unsaid
	for set, mixed := range t.sets {
		if set != 1<<k && set&(1<<k) != 0 && mixed != (content.Total{}) {
			out.AtLeast = true
		}
	}
	return out
}

// OnlyKind returns the kind of all recipients that are counted, for example households of an award for model families; ok is false
// if there are several, or the sources count several together.
func (t *Tally) OnlyKind() (kind content.RecipientKind, ok bool) {
	for set, n := range t.sets {
		if n == (content.Total{}) {
			continue
		}
		if ok || set&(set-1) != 0 || set == 0 {
			return 0, false
		}
		kind, ok = content.RecipientKind(bits.TrailingZeros(uint(set))), true
	}
	return kind, ok
}

// Mixed returns the number of recipients of several kinds that the sources count together, in all.
func (t *Tally) Mixed() content.Total {
	var out content.Total
	for set, mixed := range t.sets {
		if set&(set-1) != 0 {
			out.N += mixed.N
			out.AtLeast = out.AtLeast || mixed.AtLeast
		}
	}
	return out
}

// Each calls yield for each set of kinds that has a number or a lower bound, kinds alone before those that the sources count
// together. A number of a kind alone is that of [Tally.Kind].
func (t *Tally) Each(yield func(kinds []content.RecipientKind, n content.Total)) {
	for k := content.RecipientKind(0); int(k) < kindCount; k++ {
		if t.sets[1<<k] != (content.Total{}) {
			yield([]content.RecipientKind{k}, t.Kind(k))
		}
	}
	for set, n := range t.sets {
		if set&(set-1) == 0 || n == (content.Total{}) {
			continue
		}
		var kinds []content.RecipientKind
		for k := content.RecipientKind(0); int(k) < kindCount; k++ {
			if set&(1<<k) != 0 {
				kinds = append(kinds, k)
			}
		}
		yield(kinds, n)
	}
}
