// Package conferrer finds whose body confers: which unit stands behind "UBND tỉnh" in an article.
//
// A relative body is spelled out through the article's localities as they were on the day of the event:
//
//   - "UBND tỉnh" of an article in thị xã Hồng Lĩnh is "UBND tỉnh Hà Tĩnh". The unit of the named kind is
//     meant, so that "UBND thành phố" is the province's in Hải Phòng and the town's in Vinh, or else the one of
//     the tier: "UBND tỉnh" may be said of a province that is a thành phố, but not the other way round.
//   - "UBND" alone is the article's own unit's.
//   - Of several localities the first that has such a unit tells.
//
// A body that says whose it is, "UBND quận Đồ Sơn", is looked up on that day. A unit in the article's own province
// is meant where several bear the name.
//
// The level of a locality's body is that of its unit. All provinces there were are known, so a thành phố that is none
// of them on the day is one below a province, declared or not: "UBND thành phố Vinh" is local.
package authority

import (
	"strings"
	"time"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// Conferrer is a conferring body with the unit it belongs to.
type Conferrer struct {
	Name  string              // spelled out: "UBND tỉnh Hà Tĩnh"; as written when Open
	Place *gazetteer.Locality // nil when it is no locality's body, or that of a unit not known
	Level honours.Level
	Open  bool // relative, and none of the localities tells whose it is
}

// Find tells whose body is meant in an article of these localities on a day.
func Find(g *gazetteer.Gazetteer, body honours.Body, localities []*gazetteer.Locality, on time.Time) Conferrer {
	var c Conferrer
	switch {
	case body.Relative:
		c = relative(body, localities, on)
	case body.Place == "":
		c = Conferrer{Name: body.Name}
	default:
		c = named(g, unwrapped(body), localities, on)
	}
	if c.Level = body.Level; c.Place != nil {
		c.Level = honours.Local
		if c.Place.Level == gazetteer.Province {
			c.Level = honours.Provincial
		}
	} else if !body.Relative && c.Level == honours.Provincial && isCity(body.Place) && !misspelt(g, body.Place, on) {
		c.Level = honours.Local
	}
	return c
}

// relative spells a relative body out.
func relative(body honours.Body, localities []*gazetteer.Locality, on time.Time) Conferrer {
	for _, unitOf := range [...]func(*gazetteer.Locality, honours.Body, time.Time) *gazetteer.Locality{ofKind, ofTier} {
		for _, l := range localities {
			if unit := unitOf(l, body, on); unit != nil {
				return Conferrer{Name: spelled(body, unit.NameAt(on)), Place: unit}
			}
		}
	}
	return Conferrer{Name: body.Name, Open: true}
}

func spelled(body honours.Body, unit gazetteer.Name) string {
	if committees[body.Office] != "" {
		return body.Office + " " + unit.Short
	}
	return strings.TrimSpace(body.Office + " " + viet.Uncapitalise(unit.Full))
}

// unwrapped reads "UBND thành phố (Hải Phòng)" as "UBND thành phố Hải Phòng".
func unwrapped(body honours.Body) honours.Body {
	k, name, ok := strings.Cut(strings.TrimSuffix(body.Place, ")"), " (")
	if ok && gazetteer.KindPrefixes[viet.Key(k)] != "" {
		name = k + " " + name
		body.Name, body.Place = strings.Replace(body.Name, body.Place, name, 1), name
	}
	return body
}

// named looks up the unit of a body that says whose it is.
func named(g *gazetteer.Gazetteer, body honours.Body, localities []*gazetteer.Locality, on time.Time) Conferrer {
	found := g.Lookup(body.Place, on).Locality
	for i := 0; found == nil && i < len(localities); i++ {
		found = g.Lookup(body.Place+", "+localities[i].Province().NameAt(on).Short, on).Locality
	}
	if found != nil && isCity(body.Place) && viet.Key(found.NameAt(on).Kind) != city {
		found = nil // thành phố Huế of 2023 lay in a province that was no thành phố yet
	}
	return Conferrer{Name: body.Name, Place: found}
}

// misspelt tells whether a thành phố that is not known may be meant for a province.
func misspelt(g *gazetteer.Gazetteer, place string, on time.Time) bool {
	var cities []string
	for _, l := range g.Provinces(on) {
		if name := l.NameAt(on); viet.Key(name.Kind) == city {
			cities = append(cities, name.Short)
		}
	}
	words := strings.Fields(place)[strings.Count(city, " ")+1:]
	return viet.Nearest(strings.Join(words, " "), cities) != ""
}

// isCity tells whether a place is named as a thành phố.
func isCity(place string) bool {
	k, _ := gazetteer.KindPrefixes.Split(viet.Key(place))
	return k == city
}

// ofKind returns the unit of l's line that is of the kind a relative body is named for; l itself when the body
// is named for none.
func ofKind(l *gazetteer.Locality, body honours.Body, on time.Time) *gazetteer.Locality {
	named := namedFor(body)
	for unit := l; unit != nil; unit = unit.Parent {
		if named == "" || viet.Key(unit.NameAt(on).Kind) == named {
			return unit
		}
	}
	return nil
}

// ofTier returns the unit of l's line that is of a relative body's tier.
func ofTier(l *gazetteer.Locality, body honours.Body, _ time.Time) *gazetteer.Locality {
	switch {
	case namedFor(body) == city:
		return nil
	case body.Tier == "tỉnh":
		return l.At(gazetteer.Province)
	case body.Tier == "huyện":
		return l.At(gazetteer.District)
	case body.Tier == "xã":
		return l.At(gazetteer.Commune)
	}
	return nil
}

// namedFor returns the kind that a relative body is named for, "" when it names none.
func namedFor(body honours.Body) string {
	if k := committees[body.Office]; k != "" {
		return k
	}
	words := strings.Fields(viet.Key(body.Name))
	for n := 2; n > 0; n-- { // “UBND thị xã” is no “xã”
		if k := gazetteer.KindPrefixes[strings.Join(words[max(0, len(words)-n):], " ")]; k != "" {
			return k
		}
	}
	return ""
}

const city = "thành phố"

// committees are the Party's, which are named for a kind in a word of their own.
var committees = map[string]string{
	"Tỉnh ủy": "tỉnh", "Thành ủy": city, "Quận ủy": "quận", "Huyện ủy": "huyện", "Thị ủy": "thị xã",
}
