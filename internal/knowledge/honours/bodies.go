package honours

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/text/viet"
)

// committees are the offices of one unit that confer together. The value says that the name of the office holds the kind of
// its unit, which is not written behind it again: “Huyện ủy Cẩm Xuyên”.
var committees = map[string]bool{
	"UBND": false, "HĐND": false, "Đảng ủy": false, "Mặt trận Tổ quốc": false,
	"Tỉnh ủy": true, "Thành ủy": true, "Quận ủy": true, "Huyện ủy": true, "Thị ủy": true,
}

var betweenBodies = regexp.MustCompile(`\s*[,;–—-]\s*(?:và\s+)?|\s+(?:và|cùng)\s+`)

// Bodies returns the committees of one unit that a text names together, each with the unit, which the text has behind the
// last only: “Đảng ủy - HĐND - UBND xã Thạch Hà” gives “Đảng ủy xã Thạch Hà”, “HĐND xã Thạch Hà” and “UBND xã Thạch Hà”. It
// returns nil for one body, and if something else is among them or a body before the last is of another unit.
func Bodies(text string) []string {
	var parts []Body
	from, dash := 0, false
	for _, at := range append(betweenBodies.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		b := ParseBody(text[from:at[0]])
		if _, ok := committees[b.Office]; ok {
			parts = append(parts, b)
		} else if n := len(parts); n > 0 && dash && b.Office == "" && isCapital(text[from:]) { // Bà Rịa - Vũng Tàu
			parts[n-1] = ParseBody(parts[n-1].Name + " - " + text[from:at[0]])
		} else {
			return nil
		}
		from, dash = at[1], strings.ContainsAny(text[at[0]:at[1]], "-–—")
	}
	return shareUnit(parts)
}

// shareUnit returns the names of bodies with the unit of the last.
func shareUnit(parts []Body) []string {
	if len(parts) < 2 {
		return nil
	}
	unit := unitOf(parts[len(parts)-1])
	names := make([]string, len(parts))
	for i, b := range parts {
		switch own := unitOf(b); {
		case own != "" && !strings.EqualFold(own, unit):
			return nil
		case own == "" && unit != "":
			names[i] = b.Of(unit)
		default:
			names[i] = b.Name
		}
	}
	return names
}

// Of returns the name of a body with a unit, also where it has only its kind: “HĐND” and “UBND huyện” of “huyện Cẩm Xuyên”
// are “HĐND huyện Cẩm Xuyên” and “UBND huyện Cẩm Xuyên”, “Huyện ủy” is “Huyện ủy Cẩm Xuyên”.
func (b Body) Of(unit string) string {
	if committees[b.Office] {
		unit = withoutKind(unit)
	}
	stem := b.Name
	if own := unitOf(b); own != "" && len(own) < len(stem) && strings.EqualFold(own, stem[len(stem)-len(own):]) {
		stem = stem[:len(stem)-len(own)]
	}
	return strings.TrimSpace(strings.TrimSpace(stem) + " " + unit)
}

// unitOf returns the unit of a body as it is behind its office: “xã Thạch Hà”, “xã”, “Đồ Sơn”; "" if it has none.
func unitOf(b Body) string {
	words := strings.Fields(b.Name)
	for i := 1; i < len(words); i++ {
		if t, ok := tierOf(viet.Key(strings.Join(words[i:], " "))); ok {
			n := strings.Count(t.kind, " ") + 1
			return strings.Join(append([]string{t.kind}, words[i+n:]...), " ")
		}
	}
	return b.Place
}

// withoutKind returns the name of a unit without its kind: “Cẩm Xuyên”, "" for “huyện”.
func withoutKind(unit string) string {
	if t, ok := tierOf(viet.Key(unit)); ok {
		return strings.Join(strings.Fields(unit)[strings.Count(t.kind, " ")+1:], " ")
	}
	return unit
}

func isCapital(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first)
}
