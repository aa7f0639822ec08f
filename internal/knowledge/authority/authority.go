// Package authority finds the unit to which a conferring body in an article belongs.
//
// A relative body, which names a tier but no unit, is completed from the localities of the article, as they were on the
// day of the event:
//
//   - For example, “UBND tỉnh” in an article about thị xã Hồng Lĩnh is “UBND tỉnh Hà Tĩnh”. The unit with the named
//     kind comes first, so that “UBND thành phố” is that of the province in Hải Phòng and that of the town in Vinh;
//     then the unit of the tier: “UBND tỉnh” may mean a province that is a thành phố, but not the other way round.
//   - “UBND” alone belongs to the unit of the article itself.
//   - Of several localities the first that has such a unit decides.
//
// A body that names its unit, “UBND quận Đồ Sơn”, is looked up on that day. If several units have the name, the one
// nearest to the unit of the article counts: below it, or below a unit that it is in.
//
// Công an, Sở, Liên đoàn Lao động, Tỉnh đoàn and other offices are placed and completed likewise, at a level of their own:
// “Công an tỉnh” is “Công an tỉnh Hà Tĩnh”, and “Sở Nội vụ” belongs to the province of the article.
//
// The level of a body of a locality is that of its unit. The gazetteer has all provinces, past and present, so a
// thành phố that is none of them on the day is below a province, even without an entry: “UBND thành phố Vinh” is local.
package authority

import (
	"cmp"
	"strings"
	"time"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// Conferrer is a conferring body with its unit, as [Find] returns it.
type Conferrer struct {
	Name       string              // completed: "UBND tỉnh Hà Tĩnh"; as written if Unresolved
	Place      *gazetteer.Locality // nil if the body belongs to no locality, or to an unknown unit
	Level      honours.Level
	Unresolved bool // relative, and no locality of the article has such a unit
}

// Find returns the conferrer that body means in an article about these localities on a day, the day of the event; for
// the zero time, by the latest state. g, never nil, is the gazetteer that the localities are from. body is relative if
// it names a tier but no unit, “UBND tỉnh”; if no locality has such a unit, or there is no locality, it remains as
// written and the field Unresolved is set. A body that names a unit has a nil Place if g does not know the unit, and
// also if several could be meant: [gazetteer.Gazetteer.Find] with body.Place says which. It reports no problem.
func Find(g *gazetteer.Gazetteer, body honours.Body, localities []*gazetteer.Locality, on time.Time) Conferrer {
	var c Conferrer
	switch {
	case body.Relative:
		c = resolveRelative(body, localities, on)
	case body.Level == honours.Unit:
		c = placeOffice(g, body, localities, on)
		c.Level = honours.Unit
		return c
	case body.Place == "":
		c = Conferrer{Name: body.Name}
	default:
		c = resolveNamed(g, withoutBrackets(body), localities, on)
	}
	if c.Level = body.Level; c.Place != nil {
		c.Level = honours.Local
		if c.Place.Level == gazetteer.Province {
			c.Level = honours.Provincial
		}
	} else if !body.Relative && c.Level == honours.Provincial && isCity(body.Place) && !isMisspeltProvince(g, body.Place, on) {
		c.Level = honours.Local
	}
	return c
}

// resolveRelative completes a relative body.
func resolveRelative(body honours.Body, localities []*gazetteer.Locality, on time.Time) Conferrer {
	for _, unitOf := range [...]func(*gazetteer.Locality, honours.Body, time.Time) *gazetteer.Locality{unitOfKind, unitOfTier} {
		for _, l := range localities {
			if unit := unitOf(l, body, on); unit != nil {
				return Conferrer{Name: spellOut(body, unit.NameAt(on)), Place: unit}
			}
		}
	}
	return Conferrer{Name: body.Name, Unresolved: true}
}

// spellOut returns the name of a body with its unit: "UBND quận Đồ Sơn", "Quận ủy Đồ Sơn".
func spellOut(body honours.Body, unit gazetteer.Name) string {
	if partyCommittees[body.Office] != "" {
		return body.Office + " " + unit.Short
	}
	return strings.TrimSpace(body.Office + " " + viet.Uncapitalise(unit.Full))
}

// withoutBrackets turns "UBND thành phố (Hải Phòng)" into "UBND thành phố Hải Phòng".
func withoutBrackets(body honours.Body) honours.Body {
	k, name, ok := strings.Cut(strings.TrimSuffix(body.Place, ")"), " (")
	if ok && gazetteer.KindPrefixes[viet.Key(k)] != "" {
		name = k + " " + name
		body.Name, body.Place = strings.Replace(body.Name, body.Place, name, 1), name
	}
	return body
}

// resolveNamed looks up the unit of a body that names it.
func resolveNamed(g *gazetteer.Gazetteer, body honours.Body, localities []*gazetteer.Locality, on time.Time) Conferrer {
	var found, ended *gazetteer.Locality // ended is a unit of that name on another day
	bare, _ := gazetteer.KindPrefixes.Split(viet.Key(body.Place))
	take := func(r gazetteer.Result) {
		if r.NotInForce {
			ended = cmp.Or(ended, r.Locality)
		} else {
			found = r.Locality
		}
	}
	if bare == "" {
		take(g.Lookup(body.Place, on))
	}
	for i := 0; found == nil && i < len(localities); i++ {
		for above := localities[i]; found == nil && above != nil; above = above.Parent {
			take(g.LookupIn(body.Place, above, on))
		}
	}
	if found == nil && bare != "" {
		take(g.Lookup(body.Place, on)) // in 2025 thành phố Huế is the province, no more the city below it
	}
	found = cmp.Or(found, ended)
	if found != nil && isCity(body.Place) && viet.Key(found.NameAt(on).Kind) != cityKind {
		found = nil // in 2023, thành phố Huế was below a province that was not a thành phố yet
	}
	return Conferrer{Name: body.Name, Place: found}
}

// isMisspeltProvince reports whether the name of an unknown thành phố is close to that of a province on the day.
func isMisspeltProvince(g *gazetteer.Gazetteer, place string, on time.Time) bool {
	var cities []string
	for _, l := range g.Provinces(on) {
		if name := l.NameAt(on); viet.Key(name.Kind) == cityKind {
			cities = append(cities, name.Short)
		}
	}
	words := strings.Fields(place)[strings.Count(cityKind, " ")+1:]
	return viet.Nearest(strings.Join(words, " "), cities) != ""
}

// isCity reports whether a place is named as a thành phố.
func isCity(place string) bool {
	k, _ := gazetteer.KindPrefixes.Split(viet.Key(place))
	return k == cityKind
}

// unitOfKind returns the unit on the path from l up to its province whose kind a relative body names; l itself if the
// body names no kind.
func unitOfKind(l *gazetteer.Locality, body honours.Body, on time.Time) *gazetteer.Locality {
	named := namedKind(body)
	for unit := l; unit != nil; unit = unit.Parent {
		if named == "" || viet.Key(unit.NameAt(on).Kind) == named {
			return unit
		}
	}
	return nil
}

// unitOfTier returns the unit on the path from l up to its province that is of the tier of a relative body; nil if
// there is none.
func unitOfTier(l *gazetteer.Locality, body honours.Body, _ time.Time) *gazetteer.Locality {
	switch {
	case namedKind(body) == cityKind:
		return nil
	case body.Tier == "tỉnh":
		return l.AtLevel(gazetteer.Province)
	case body.Tier == "huyện":
		return l.AtLevel(gazetteer.District)
	case body.Tier == "xã":
		return l.AtLevel(gazetteer.Commune)
	}
	return nil
}

// namedKind returns the kind of unit that a relative body names, or "".
func namedKind(body honours.Body) string {
	if k := partyCommittees[body.Office]; k != "" {
		return k
	}
	words := strings.Fields(viet.Key(body.Name))
	for n := 2; n > 0; n-- { // the last two words first: “UBND thị xã” does not name a “xã”
		if k := gazetteer.KindPrefixes[strings.Join(words[max(0, len(words)-n):], " ")]; k != "" {
			return k
		}
	}
	return ""
}

// cityKind is the kind of a thành phố.
const cityKind = "thành phố"

// partyCommittees maps the committees of the Party, whose names hold the kind of their unit in one word, to that kind.
var partyCommittees = map[string]string{
	"Tỉnh ủy": "tỉnh", "Thành ủy": cityKind, "Quận ủy": "quận", "Huyện ủy": "huyện", "Thị ủy": "thị xã",
}
