package authority

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// placeOffice returns the conferrer that a body of a unit's own level means: Công an, Sở, Liên đoàn Lao động, Tỉnh đoàn.
// One that ends in a kind, “Công an tỉnh”, is completed as UBND is, and stays as written if no locality of the article has
// such a unit. One that ends in the name of a unit belongs to that unit. A Sở without either belongs to the province of the
// article; its name stays as written.
func placeOffice(g *gazetteer.Gazetteer, body honours.Body, localities []*gazetteer.Locality, on time.Time) Conferrer {
	as := Conferrer{Name: body.Name}
	if commercial[body.Office] {
		return as
	}
	words := strings.Fields(body.Name)
	if kind := youthUnions[body.Office]; kind != "" {
		if rest := words[min(len(words), 2):]; len(rest) > 0 {
			as.Place = resolveNamed(g, honours.Body{Place: kind + " " + strings.Join(rest, " ")}, localities, on).Place
		} else if unit := unitNamed(kind, localities, on); unit != nil {
			as.Name, as.Place = body.Name+" "+unit.NameAt(on).Short, unit
		}
		return as
	}
	if i, kind := lastKind(words); i > 0 {
		stem := strings.Join(words[:i], " ")
		if name := strings.Join(words[i+1+strings.Count(kind, " "):], " "); name != "" {
			as.Place = resolveNamed(g, honours.Body{Place: kind + " " + name}, localities, on).Place
		} else if unit := unitNamed(kind, localities, on); unit != nil {
			as.Name, as.Place = stem+" "+viet.Uncapitalise(unit.NameAt(on).Full), unit
		}
		return as
	}
	if body.Office == "Sở" {
		as.Place = provinceOfDepartment(g, words, localities, on)
	}
	return as
}

// commercial holds the offices that belong to no unit, although the name of one may be in theirs.
var commercial = map[string]bool{
	"Công ty": true, "Tổng công ty": true, "Tập đoàn": true, "Hợp tác xã": true, "Ngân hàng": true, "Tổng Giám đốc": true, "Tổng cục": true,
}

// youthUnions maps the youth unions, whose names hold the kind of their unit in one word, to that kind.
var youthUnions = map[string]string{
	"Tỉnh đoàn": "tỉnh", "Thành đoàn": cityKind, "Quận đoàn": "quận", "Huyện đoàn": "huyện", "Thị đoàn": "thị xã",
}

// lastKind returns the last kind of unit in the words that ends them or has a name behind it, “tỉnh” or “thị xã Hồng
// Lĩnh”, and the number of its first word; 0 if there is none. The xã of “Bảo hiểm xã hội” is none.
func lastKind(words []string) (at int, kind string) {
	for at = len(words) - 1; at > 0; at-- {
		for _, n := range [...]int{2, 1} {
			if at+n > len(words) || n == 1 && at > 1 && fullKind(words[at-1:at+1]) != "" {
				continue // “xã” in “thị xã”
			}
			kind = fullKind(words[at : at+n])
			if kind == "" {
				continue
			}
			if at+n == len(words) {
				return at, kind
			}
			if first, _ := utf8.DecodeRuneInString(words[at+n]); unicode.IsUpper(first) || unicode.IsDigit(first) {
				return at, kind
			}
		}
	}
	return 0, ""
}

// fullKind returns the kind that words are, written in full, or "".
func fullKind(words []string) string {
	key := viet.Key(strings.Join(words, " "))
	if gazetteer.KindPrefixes[key] == key {
		return key
	}
	return ""
}

// unitNamed returns the unit of a kind of the first locality that has one; nil if none has.
func unitNamed(kind string, localities []*gazetteer.Locality, on time.Time) *gazetteer.Locality {
	relative := honours.ParseBody("UBND " + kind)
	for _, unitOf := range [...]func(*gazetteer.Locality, honours.Body, time.Time) *gazetteer.Locality{unitOfKind, unitOfTier} {
		for _, l := range localities {
			if unit := unitOf(l, relative, on); unit != nil {
				return unit
			}
		}
	}
	return nil
}

// longestProvince is the number of words of the longest name of a province: Bà Rịa - Vũng Tàu has five.
const longestProvince = 5

// provinceOfDepartment returns the province that the last words of a department name, “Sở Nội vụ Hà Nội”, or else that
// of the article; nil without either.
func provinceOfDepartment(g *gazetteer.Gazetteer, words []string, localities []*gazetteer.Locality, on time.Time) *gazetteer.Locality {
	for n := min(longestProvince, len(words)-2); n > 0; n-- {
		name := strings.Join(words[len(words)-n:], " ")
		if first, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(first) {
			continue
		}
		for _, l := range g.Provinces(on) {
			if viet.Key(l.NameAt(on).Short) == viet.Key(name) || slices.ContainsFunc(l.Aliases, func(alias string) bool { return viet.Key(alias) == viet.Key(name) }) {
				return l
			}
		}
	}
	if len(localities) > 0 {
		return localities[0].Province()
	}
	return nil
}
