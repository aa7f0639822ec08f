package law

import (
	"slices"
	"strings"
	"time"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// BodyKind is a class of conferring bodies.
type BodyKind uint8

// The classes of bodies that the law names.
const (
	Unknown   BodyKind = iota
	President          // Chủ tịch nước
	State              // “Nhà nước”, by which people mean any body of the State
	Cabinet            // Chính phủ, Thủ tướng
	Ministry           // bộ, ban, ngành, đoàn thể trung ương
	Province           // UBND cấp tỉnh
	Bureau             // sở, phòng, chi cục
	District           // UBND cấp huyện
	Commune            // UBND cấp xã
	Unit               // any other cơ quan, tổ chức, đơn vị
	Armed              // a unit of the army or the police
)

// tiers are the ranks of kinds of bodies, 1 the highest; bodies of the same tier do not rank below each other.
var tiers = map[BodyKind]int{President: 1, State: 1, Cabinet: 2, Ministry: 3, Province: 3, Unit: 3, Bureau: 4, District: 4, Commune: 5}

// phrases maps the bodies of a power to kinds.
var phrases = map[string]BodyKind{
	"Chủ tịch nước":                                               President,
	"Chính phủ (Thủ tướng ký)":                                    Cabinet,
	"Thủ tướng Chính phủ":                                         Cabinet,
	"Ủy ban Thường vụ Quốc hội":                                   Ministry,
	"Bộ trưởng, thủ trưởng cơ quan ngang bộ":                      Ministry,
	"người đứng đầu ban, ngành, đoàn thể trung ương":              Ministry,
	"Chủ tịch UBND cấp tỉnh":                                      Province,
	"Chủ tịch UBND cấp huyện":                                     District,
	"Chủ tịch UBND cấp xã":                                        Commune,
	"Thủ trưởng cơ quan, tổ chức, đơn vị":                         Unit,
	"Tổng giám đốc, Giám đốc doanh nghiệp, hợp tác xã":            Unit,
	"Bộ trưởng Bộ Quốc phòng, Bộ trưởng Bộ Công an":               Armed,
	"Thủ trưởng đơn vị trong Quân đội nhân dân, Công an nhân dân": Armed,
	"Ban Thường vụ tỉnh ủy, thành ủy và tương đương":              Unit,
}

// Bodies returns the bodies to which a power belongs, as the table names them.
func (r *Row) Bodies() []string { return strings.Split(r.Who, "; ") }

// officeKinds maps [honours.Body.Office] to kinds. Bodies of localities are classified by their tier instead.
var officeKinds = map[string]BodyKind{
	"Chủ tịch nước": President, "Nhà nước": State, "Thủ tướng Chính phủ": Cabinet, "Chính phủ": Cabinet,
	"Bộ": Ministry, "Bộ, ban, ngành": Ministry, "Sở": Bureau, "Phòng": Bureau, "Chi cục": Bureau,
}

// districtKinds and communeKinds are the kinds of units of these tiers, as keys.
var (
	districtKinds = []string{"quận", "huyện", "thị xã"}
	communeKinds  = []string{"xã", "phường", "thị trấn", "đặc khu"}
)

// KindOf returns the kind of a conferring body; place is the unit that it is of, or nil. It is Unknown for a text that is
// no body, and for a thành phố of which it is not known whether it is a province.
func KindOf(b honours.Body, place *gazetteer.Locality) BodyKind {
	if b.Office != "UBND" && b.Office != "Chủ tịch UBND" && b.Office != "" {
		if kind := officeKinds[b.Office]; kind != Unknown || b.Level != honours.Unit {
			return kind
		}
		return Unit
	}
	if place != nil {
		return map[gazetteer.Level]BodyKind{gazetteer.Province: Province, gazetteer.District: District, gazetteer.Commune: Commune}[place.Level]
	}
	name := viet.Key(b.Place)
	if name == "" {
		name = b.Tier
	}
	named := func(kind string) bool { return name == kind || strings.HasPrefix(name, kind+" ") }
	switch {
	case slices.ContainsFunc(districtKinds, named):
		return District
	case slices.ContainsFunc(communeKinds, named):
		return Commune
	case named("tỉnh"):
		return Province
	}
	return Unknown
}

// isCivil reports whether a body cannot be one of the army or the police.
func isCivil(b honours.Body) bool {
	name := viet.Key(b.Name)
	switch b.Office {
	case "Sở", "Chi cục":
		return true
	case "Bộ":
		return strings.HasPrefix(name, "bộ ") && !strings.Contains(name, "quốc phòng") && !strings.Contains(name, "công an") &&
			!strings.Contains(name, "tư lệnh") && !strings.Contains(name, "tham mưu") && name != "bộ trưởng"
	}
	return false
}

// Verdict is what [Table.Judge] found against a conferrer.
type Verdict struct {
	Citation string   // of the text in force that day
	Bodies   []string // who could confer the honour, as the law names them; nil if nobody could
}

// reformDay is the first day without districts, whose powers Nghị định 129/2025/NĐ-CP gave to the communes.
var reformDay = time.Date(2025, 7, 1, 0, 0, 0, 0, viet.Zone)

// Judge reports whether the law of a day plainly denied a body the power to confer an honour, with the text. ok is true if
// the body had the power, and in every doubt: for a body of Unknown kind, for an honour without powers in the table, and
// where the powers are known from memory only. place is the unit of the body, or nil. For example, a Bằng khen of a Sở in
// 2015 is denied by Luật 15/2003/QH11, Điều 79.
//
// A body is denied an honour that only bodies above it may confer, or, if no head of a unit may confer it, only bodies
// below it: Gia đình văn hóa is for communes. The President and the Prime Minister confer what their articles list, nothing
// else. A district has had no power since 1/7/2025, whatever the honour.
func (t *Table) Judge(h *honours.Honour, b honours.Body, place *gazetteer.Locality, on time.Time) (v Verdict, ok bool) {
	kind := KindOf(b, place)
	powers := t.Powers(h, on)
	if kind == Unknown || len(powers) == 0 {
		return v, true
	}
	certain, lowest, units, armed := false, 0, false, false
	for _, r := range powers {
		certain = certain || r.Certainty != Memory
		for _, phrase := range r.Bodies() {
			holder := phrases[phrase]
			if holder == Unknown || holder == kind || holder == Unit && kind == Bureau || holder == Cabinet && kind == State || holder == President && kind == State {
				return v, true
			}
			lowest, units, armed = max(lowest, tiers[holder]), units || holder == Unit, armed || holder == Armed
			if !slices.Contains(v.Bodies, phrase) {
				v.Bodies = append(v.Bodies, phrase)
			}
		}
	}
	v.Citation = citations(powers)
	switch {
	case kind == District && !on.Before(reformDay):
		v.Citation = t.reform()
		return v, false
	case !certain || kind == State:
		return v, true
	case armed:
		return v, !isCivil(b)
	case kind == President || kind == Cabinet:
		return v, false
	case tiers[kind] > lowest:
		return v, false
	case tiers[kind] < lowest && !units && kind != Unit:
		return v, false
	}
	return v, true
}

// reform returns the citation of the text that moved the powers of the districts.
func (t *Table) reform() string {
	for _, r := range rows() {
		if r.Kind == Power && r.From.Equal(reformDay) && strings.HasPrefix(r.Document, "Nghị định") {
			return r.Citation()
		}
	}
	return ""
}

// citations returns the citation of the certain rows: that of the first text, with its clause only if all its rows have
// the same one.
func citations(powers []*Row) string {
	out := ""
	for _, r := range powers {
		switch c := r.Citation(); {
		case out == "" || !strings.Contains(out, ", ") && strings.HasPrefix(c, out):
			out = c
		case c != out && strings.HasPrefix(c, r.Document) && strings.HasPrefix(out, r.Document+", ") && r.Certainty != Memory:
			a, _, _ := strings.Cut(out, " khoản ")
			b, _, _ := strings.Cut(c, " khoản ")
			if a == b {
				out = a
			}
		}
	}
	return out
}
