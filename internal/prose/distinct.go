package prose

import (
	"slices"
	"strings"

	"bangvang/internal/honours"
	"bangvang/internal/viet"
)

// Distinct returns the statements without those that say again what another says: a caption of an award that
// the text tells of, “nhiều” beside the number. Of two that say the same the first is kept.
func Distinct(list []Statement) []Statement {
	gone := make([]bool, len(list))
	for i := range list {
		for _, r := range list[i].Recipients {
			if gone[i] = isTold(list, gone, i, r); !gone[i] {
				break
			}
		}
	}
	var out []Statement
	for i := range list {
		if !gone[i] {
			out = append(out, list[i])
		}
	}
	return out
}

// isTold tells whether a statement that is kept says what the i-th says of r; one behind it, only if the i-th does
// not say as much.
func isTold(list []Statement, gone []bool, i int, r Recipients) bool {
	for j := range list {
		if j != i && !gone[j] && list[j].tells(&list[i], r) && (j < i || !list[i].tellsAll(&list[j])) {
			return true
		}
	}
	return false
}

// tellsAll tells whether s says all that other does.
func (s *Statement) tellsAll(other *Statement) bool {
	return !slices.ContainsFunc(other.Recipients, func(r Recipients) bool { return !s.tells(other, r) })
}

// tells tells whether s says that those recipients of other got its honour.
func (s *Statement) tells(other *Statement, r Recipients) bool {
	if !Akin(s.Known, other.Known, s.Honour, other.Honour) || other.By != "" && !SameBody(s.By, other.By) {
		return false
	}
	if s.Period != "" && other.Period != "" && s.Period != other.Period {
		return false
	}
	if s.Citation != "" && other.Citation != "" && s.Citation != other.Citation && r.Approx == Exact {
		return false
	}
	return slices.ContainsFunc(s.Recipients, func(mine Recipients) bool { return covers(mine, r) })
}

// covers tells whether a says all that b does.
func covers(a, b Recipients) bool {
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
	return b.Approx == Many || len(b.Names) > 0 || a.N == b.N && a.Approx == b.Approx
}

// Akin tells whether two honours may be one: they are the same, or one is the other said with less
// (Huân chương Lao động, hạng Ba), or one only says that there were some. The names count where the catalogue lacks
// them.
func Akin(a, b *honours.Honour, nameA, nameB string) bool {
	if a == nil || b == nil {
		return viet.KeyLoose(nameA) == viet.KeyLoose(nameB)
	}
	if a == b || isGeneral(a) || isGeneral(b) {
		return true
	}
	return strings.HasPrefix(a.Name, b.Name+" ") || strings.HasPrefix(b.Name, a.Name+" ")
}

// isGeneral tells whether an honour is only a word for some honours.
func isGeneral(h *honours.Honour) bool {
	return h.ID == "danh-hieu-thi-dua" || h.ID == "hinh-thuc-khen-thuong" || h.ID == "giai-thuong"
}

// SameBody tells whether two texts may mean one conferring body: the levels agree, and where both name a
// place it is one. An empty text may mean any.
func SameBody(a, b string) bool {
	if a == "" || b == "" || viet.Key(a) == viet.Key(b) {
		return true
	}
	x, y := honours.ParseBody(a), honours.ParseBody(b)
	if x.Level != y.Level {
		// “thành phố” may be one of a province
		return (x.Relative || y.Relative) && x.Level != honours.State && y.Level != honours.State && towns(x, y)
	}
	return x.Place == "" || y.Place == "" || viet.Key(x.Place) == viet.Key(y.Place)
}

// towns tells whether one body is of “thành phố”, which may be of either level.
func towns(a, b honours.Body) bool {
	return strings.HasPrefix(viet.Key(a.Tier+a.Place), "thành phố") || strings.HasPrefix(viet.Key(b.Tier+b.Place), "thành phố")
}
