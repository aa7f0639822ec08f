package extract

import (
	"slices"
	"strings"

	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// Distinct returns the statements without those that only repeat others, in the order of list, which it does not change.
// For example, the caption “Lãnh đạo trao Cờ thi đua cho các đơn vị” repeats “UBND tỉnh tặng Cờ thi đua cho 4 tập thể”. A
// statement goes only if others cover all its recipients; of two that cover each other the one with less detail goes, and
// of two equal ones the later.
func Distinct(list []Statement) []Statement {
	order := make([]int, len(list))
	for i := range order {
		order[i] = len(list) - 1 - i
	}
	slices.SortStableFunc(order, func(a, b int) int { return list[a].weight() - list[b].weight() })
	gone := make([]bool, len(list))
	for _, i := range order {
		gone[i] = !slices.ContainsFunc(list[i].Recipients, func(r Recipients) bool { return !isCovered(list, gone, i, r) })
	}
	var out []Statement
	for i := range list {
		if !gone[i] {
			out = append(out, list[i])
		}
	}
	return out
}

// weight returns a measure of the detail of a statement: conferrer, period, citation, exact numbers, names.
func (s *Statement) weight() int {
	n := 0
	for _, text := range []string{s.By, s.Period, s.Citation} {
		if text != "" {
			n += 2
		}
	}
	for _, r := range s.Recipients {
		if r.Approx == Exact {
			n += 1 + min(len(r.Names), 1)
		}
	}
	return n
}

// isCovered reports whether a remaining statement other than the i-th says the same about r.
func isCovered(list []Statement, gone []bool, i int, r Recipients) bool {
	for j := range list {
		if j != i && !gone[j] && list[j].covers(&list[i], r) {
			return true
		}
	}
	return false
}

// covers reports whether s says that the recipients r of other got the same honour.
func (s *Statement) covers(other *Statement, r Recipients) bool {
	if !sameOrClassOf(s.Known, other.Known, s.Honour, other.Honour) || other.By != "" && !SameBody(s.By, other.By) {
		return false
	}
	if s.Period != "" && other.Period != "" && s.Period != other.Period {
		return false
	}
	if s.Citation != "" && other.Citation != "" && s.Citation != other.Citation && r.Approx == Exact {
		return false
	}
	return slices.ContainsFunc(s.Recipients, func(mine Recipients) bool { return coversRecipients(mine, r) })
}

// coversRecipients reports whether a has all kinds, names and numbers of b.
func coversRecipients(a, b Recipients) bool {
	for _, kind := range b.Kinds {
		if !slices.Contains(a.Kinds, kind) {
			return false
		}
	}
	for _, name := range b.Names {
		if !slices.ContainsFunc(a.Names, func(n Name) bool { return viet.Key(n.Name) == viet.Key(name.Name) }) {
			return false
		}
	}
	return b.Approx == Many || len(b.Names) > 0 || a.Count == b.Count && a.Approx == b.Approx
}

// SameHonour reports whether two honours may be one: they are equal, or one is the other without its class (Huân chương
// Lao động, hạng Ba), or one only says that there were some (danh hiệu thi đua). nameA and nameB are their names as
// written. They count only if the catalogue does not have one of the honours, so that a or b is nil: then the names must
// have the same [viet.KeyLoose].
func SameHonour(a, b *honours.Honour, nameA, nameB string) bool {
	return a != nil && b != nil && (isGeneric(a) || isGeneric(b)) || sameOrClassOf(a, b, nameA, nameB)
}

// sameOrClassOf is SameHonour without the words for any honour.
func sameOrClassOf(a, b *honours.Honour, nameA, nameB string) bool {
	if a == nil || b == nil {
		return viet.KeyLoose(nameA) == viet.KeyLoose(nameB)
	}
	if a == b && a.ID == "huy-hieu-dang" {
		years, other := numberIn(nameA), numberIn(nameB)
		return years == "" || other == "" || years == other
	}
	return a == b || strings.HasPrefix(a.Name, b.Name+" ") || strings.HasPrefix(b.Name, a.Name+" ")
}

// numberIn returns the first number in a text, "" if there is none: the years of a badge of the Party.
func numberIn(text string) string {
	at := strings.IndexAny(text, "0123456789")
	if at < 0 {
		return ""
	}
	rest := text[at:]
	return rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
}

// isGeneric reports whether an honour is only a word for some honours.
func isGeneric(h *honours.Honour) bool {
	return h.ID == "danh-hieu-thi-dua" || h.ID == "hinh-thuc-khen-thuong" || h.ID == "giai-thuong"
}

// SameBody reports whether two texts, names of conferring bodies as written, may mean one body: their levels agree, and
// if both name a place, it is the same. An empty text may mean any body, and so may any two bodies of the State, of
// central level or organisers. For example, “UBND tỉnh” and “Chủ tịch UBND tỉnh Hà Tĩnh” may be one.
func SameBody(a, b string) bool {
	if a == "" || b == "" || a == b || viet.Key(a) == viet.Key(b) {
		return true
	}
	x, y := honours.ParseBody(a), honours.ParseBody(b)
	if x.Level != y.Level {
		// “thành phố” may be below a province
		return (x.Relative || y.Relative) && x.Level != honours.State && y.Level != honours.State && eitherIsCity(x, y)
	}
	if x.Level == honours.State || x.Level == honours.Central || x.Level == honours.Organiser {
		return true
	}
	if x.Office != "" && y.Office != "" && strings.TrimPrefix(x.Office, "Chủ tịch ") != strings.TrimPrefix(y.Office, "Chủ tịch ") {
		return x.Level == honours.Unit // a unit and its head: Trường, Hiệu trưởng
	}
	if x.Place == "" && y.Place == "" && !x.Relative && !y.Relative { // Bộ Y tế, Bộ trưởng Bộ Y tế
		return strings.HasSuffix(viet.Key(a), viet.Key(b)) || strings.HasSuffix(viet.Key(b), viet.Key(a))
	}
	return x.Place == "" || y.Place == "" || viet.Key(x.Place) == viet.Key(y.Place)
}

// eitherIsCity reports whether one of the bodies belongs to a “thành phố”, which may be of either level.
func eitherIsCity(a, b honours.Body) bool {
	return strings.HasPrefix(viet.Key(a.Tier+a.Place), "thành phố") || strings.HasPrefix(viet.Key(b.Tier+b.Place), "thành phố")
}
