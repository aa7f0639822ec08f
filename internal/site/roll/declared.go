package roll

import (
	"slices"
	"strconv"
	"time"

	"bangvang/internal/content/config"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// claim says that a name in one of some places is that of a body of bodies.yaml.
type claim struct {
	body   *declaredBody
	places []*gazetteer.Locality // none for a body without a place
	former bool
	until  time.Time // the last day of a former name, zero if not known
}

// declaredBody is an entry of bodies.yaml.
type declaredBody struct {
	config.Body
	places  []*gazetteer.Locality
	into    *gazetteer.Locality // the place of the body that it was merged into
	matched []*part             // the first that matches in each index
}

// declarations are the bodies of bodies.yaml, with the claims to each name.
type declarations struct {
	bodies []*declaredBody
	claims map[string][]claim // by viet.BodyKey of the name
}

// readDeclared looks up the places of bodies.yaml, as they are today or were on the last day of a name, and reports places
// that are unknown and names that two entries claim in one place.
func (g *builder) readDeclared(problems *diag.List) *declarations {
	d := &declarations{claims: map[string][]claim{}}
	for _, entry := range g.site.Bodies {
		b := &declaredBody{Body: entry}
		for _, ref := range entry.Localities {
			b.places = append(b.places, g.lookUp(ref, time.Time{}, problems)...)
		}
		if len(entry.Localities) > 0 && len(b.places) == 0 {
			continue // reported
		}
		if !d.add(entry.Name, claim{body: b, places: b.places}, problems) {
			continue
		}
		d.bodies = append(d.bodies, b)
		for _, alias := range entry.Aliases {
			d.add(alias, claim{body: b, places: b.places}, problems)
		}
		for _, f := range entry.Former {
			places := b.places
			if f.Locality.Text != "" {
				if places = g.lookUp(f.Locality, f.Day, problems); places == nil {
					continue
				}
			}
			d.add(f.Name, claim{body: b, places: places, former: true, until: f.Day}, problems)
		}
		if into := entry.MergedInto.Locality; into.Text != "" {
			if found := g.lookUp(into, entry.MergedInto.Day, problems); found != nil {
				b.into = found[0]
			}
		} else if len(b.places) > 0 {
			b.into = b.places[0]
		}
	}
	return d
}

// lookUp returns the unit of a name on a day, or of any day if there is none then; nil, and a problem, if none or several
// have the name.
func (g *builder) lookUp(ref frontmatter.Ref, on time.Time, problems *diag.List) []*gazetteer.Locality {
	if on.IsZero() {
		on = g.now
	}
	found := g.site.Gazetteer.Lookup(ref.Text, on)
	switch {
	case len(found.Candidates) > 0:
		problems.Add(diag.AmbiguousLocality, ref.Pos, ref.Text, "“"+found.Candidates[0].DisplayAt(on)+"”, “"+found.Candidates[1].DisplayAt(on)+"”")
	case found.Locality == nil:
		problems.Add(diag.UnknownLocality, ref.Pos, ref.Text, g.site.Gazetteer.Nearest(viet.NewHints(viet.HintWork), ref.Text, on))
	default:
		return []*gazetteer.Locality{found.Locality}
	}
	return nil
}

// add adds a claim to a name. If another entry has claimed it in one of its places, it reports that at ref and returns false.
func (d *declarations) add(ref frontmatter.Ref, c claim, problems *diag.List) bool {
	key := viet.BodyKey(ref.Text)
	for _, other := range d.claims[key][:min(len(d.claims[key]), maxClaims)] {
		if other.body != c.body && c.overlaps(other) {
			problems.Add(diag.DuplicateBody, ref.Pos, ref.Text, other.body.Name.Pos.File+":"+strconv.Itoa(other.body.Name.Pos.Line))
			return false
		}
	}
	d.claims[key] = append(d.claims[key], c)
	return true
}

// maxClaims is the number of claims to one name that are compared with another, and with a name in a place.
const maxClaims = 200

func (c claim) overlaps(other claim) bool {
	if len(c.places) == 0 || len(other.places) == 0 {
		return len(c.places) == len(other.places)
	}
	for _, l := range c.places {
		for _, of := range other.places {
			if l == of {
				return true
			}
		}
	}
	return false
}

// join joins the parts of each declared body.
func (d *declarations) join(g *builder) {
	if len(d.claims) == 0 {
		return
	}
	for _, p := range g.parts {
		name := viet.BodyKey(p.short)
		for _, c := range d.claims[name][:min(len(d.claims[name]), maxClaims)] {
			if !g.claims(c, p.place) {
				continue
			}
			p.former, p.until = c.former, c.until
			first := true
			for _, q := range c.body.matched {
				if q.index == p.index {
					union(q, p)
					first = false
				}
			}
			if first {
				c.body.matched = append(c.body.matched, p)
			}
			break
		}
	}
}

// claims reports whether a claim is to a name in a place: one of its places, or one that followed it or that it followed.
func (g *builder) claims(c claim, place *gazetteer.Locality) bool {
	if place == nil || len(c.places) == 0 {
		return place == nil && len(c.places) == 0
	}
	for _, l := range c.places {
		if l == place || g.follows(l, place) || g.follows(place, l) {
			return true
		}
	}
	return false
}

// follows reports whether heir took over l or a part of it; never a province, which took over all of its neighbour.
func (g *builder) follows(l, heir *gazetteer.Locality) bool {
	if !l.EndedBy(g.now) || l.Level == gazetteer.Province || heir.Level == gazetteer.Province {
		return false
	}
	for _, of := range g.heirsOf(l) {
		if of == heir {
			return true
		}
	}
	return false
}

// merge gives the bodies their declared names, links those that were merged, and reports those that no award names.
func (d *declarations) merge(g *builder, problems *diag.List) {
	wanted := map[string][]*part{} // the parts with a name into which one was merged
	for _, b := range d.bodies {
		for _, p := range b.matched {
			g.nameDeclared(p.root().term, b)
		}
		if len(b.matched) == 0 {
			problems.Add(diag.UnknownBody, b.Name.Pos, b.Name.Text)
		}
		if b.MergedInto.Name.Text != "" {
			wanted[viet.BodyKey(b.MergedInto.Name.Text)] = nil
		}
	}
	if len(wanted) == 0 {
		return
	}
	for _, p := range g.parts {
		key := viet.BodyKey(p.short)
		if list, ok := wanted[key]; ok && len(list) < maxClaims {
			wanted[key] = append(list, p)
		}
	}
	for _, b := range d.bodies {
		if b.MergedInto.Name.Text != "" && len(b.matched) > 0 {
			g.mergeInto(b, wanted[viet.BodyKey(b.MergedInto.Name.Text)], problems)
		}
	}
}

// nameDeclared gives a term the name of an entry, in its first place. The name that it had becomes another spelling, unless
// it differs in abbreviations only.
func (g *builder) nameDeclared(t *site.Term, b *declaredBody) {
	var place *gazetteer.Locality
	if len(b.places) > 0 {
		place = b.places[0]
	}
	was := t.Name
	t.Name = g.fullName(b.Name.Text, place)
	if viet.BodyKey(was) == viet.BodyKey(t.Name) {
		return
	}
	of := g.bodyFor(t)
	if !slices.ContainsFunc(of.Former, func(f Former) bool { return f.Name == was }) && !slices.Contains(of.Spellings, was) {
		of.Spellings = append(of.Spellings, was)
	}
}

// mergeInto links b to that of parts, all of the name that it was merged into, which is in the place b.into.
func (g *builder) mergeInto(b *declaredBody, parts []*part, problems *diag.List) {
	for _, own := range b.matched {
		for _, p := range parts {
			if p.index != own.index || p.place != b.into && (p.place == nil || b.into == nil || !g.follows(p.place, b.into)) {
				continue
			}
			from, to := own.root().term, p.root().term
			if from == to {
				continue
			}
			g.bodyFor(from).MergedInto, g.bodyFor(from).Merged = to, b.MergedInto.Day
			g.bodyFor(to).MergedFrom = append(g.bodyFor(to).MergedFrom, from)
			return
		}
	}
	problems.Add(diag.UnknownBody, b.MergedInto.Name.Pos, b.MergedInto.Name.Text)
}

// bodyFor returns the body of a term, made if it has none.
func (g *builder) bodyFor(t *site.Term) *Body {
	if g.bodies[t] == nil {
		g.bodies[t] = &Body{}
	}
	return g.bodies[t]
}
