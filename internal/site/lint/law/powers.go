package law

import (
	"strings"
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// bodyKind is a class of conferring bodies.
type bodyKind uint8

const (
	unknown   bodyKind = iota
	president          // Chủ tịch nước
	cabinet            // Chính phủ, Thủ tướng
	ministry           // bộ, ban, ngành, đoàn thể trung ương
	province           // UBND cấp tỉnh
	bureau             // sở, phòng, chi cục
	district           // UBND cấp huyện
	commune            // UBND cấp xã
	unit               // any other cơ quan, tổ chức, đơn vị
)

// tiers are the ranks of kinds of bodies, 1 the highest; bodies of the same tier do not rank below each other.
var tiers = map[bodyKind]int{president: 1, cabinet: 2, ministry: 3, province: 3, unit: 3, bureau: 4, district: 4, commune: 5}

// conferrerPhrases maps the phrases of the column “Ai tặng” of the catalogue to kinds of bodies. An honour with any
// other phrase is not checked.
var conferrerPhrases = map[string]bodyKind{
	"Chủ tịch nước":                                  president,
	"Chính phủ (Thủ tướng ký)":                       cabinet,
	"Thủ tướng Chính phủ":                            cabinet,
	"Bộ trưởng, thủ trưởng cơ quan ngang bộ":         ministry,
	"người đứng đầu ban, ngành, đoàn thể trung ương": ministry,
	"UBND, Chủ tịch UBND cấp tỉnh":                   province,
	"Chủ tịch UBND cấp tỉnh":                         province,
	"Chủ tịch UBND cấp huyện":                        district,
	"Chủ tịch UBND cấp xã":                           commune,
	"Thủ trưởng cơ quan, tổ chức, đơn vị":            unit,
}

// officeKinds maps [honours.Body.Office] to kinds of bodies. Bodies of localities are classified by their tier
// instead.
var officeKinds = map[string]bodyKind{
	"Chủ tịch nước": president, "Nhà nước": president, "Thủ tướng Chính phủ": cabinet, "Chính phủ": cabinet,
	"Bộ": ministry, "Bộ, ban, ngành": ministry, "Sở": bureau, "Phòng": bureau, "Chi cục": bureau,
}

// reform2025 is the law that dissolved the districts and moved their powers to the communes.
const reform2025 = "Nghị định 129/2025/NĐ-CP, Điều 59"

var (
	firstLaw         = time.Date(2004, 7, 1, 0, 0, 0, 0, viet.Zone) // Luật 15/2003/QH11
	lastDistrictDay  = time.Date(2025, 6, 30, 0, 0, 0, 0, viet.Zone)
	districtPrefixes = []string{"quận ", "huyện ", "thị xã "}
	communePrefixes  = []string{"xã ", "phường ", "thị trấn ", "đặc khu "}
)

// power is one phrase of “Ai tặng” and the days between which it applies.
type power struct {
	kind     bodyKind
	phrase   string
	from, to time.Time // zero when open
}

// inForce reports whether the power applies on a day.
func (p power) inForce(day time.Time) bool {
	return !day.Before(p.from) && (p.to.IsZero() || !day.After(p.to))
}

// powersOf returns the bodies that may confer an honour, nil if one of the phrases is unknown.
func powersOf(h *honours.Honour) []power {
	var list []power
	for _, text := range h.Conferrers {
		p := parsePower(text)
		if p.kind == unknown {
			return nil
		}
		list = append(list, p)
	}
	return list
}

// parsePower parses a phrase, for example “Chủ tịch UBND cấp huyện (đến 30/6/2025)”.
func parsePower(text string) power {
	p := power{kind: conferrerPhrases[text], phrase: text}
	phrase, remark, ok := strings.Cut(strings.TrimSuffix(text, ")"), " (")
	if p.kind != unknown || !ok {
		return p
	}
	if date, is := strings.CutPrefix(remark, "từ "); is {
		p.from, _, ok = viet.ParseDate(date)
	} else if date, is := strings.CutPrefix(remark, "đến "); is {
		p.to, _, ok = viet.ParseDate(date)
	}
	if ok {
		p.kind, p.phrase = conferrerPhrases[phrase], phrase
	}
	return p
}

// bodyKindOf returns the kind of the body that confers an award.
func bodyKindOf(w *site.Award) bodyKind {
	b := w.Body
	if b.Office != "UBND" && b.Office != "Chủ tịch UBND" && b.Office != "" {
		if g := officeKinds[b.Office]; g != unknown || b.Level != honours.Unit {
			return g
		}
		return unit
	}
	if w.ConferrerLocality != nil {
		return map[gazetteer.Level]bodyKind{gazetteer.Province: province, gazetteer.District: district, gazetteer.Commune: commune}[w.ConferrerLocality.Level]
	}
	switch place := b.Place + b.Tier + " "; {
	case hasAnyPrefix(place, districtPrefixes):
		return district
	case hasAnyPrefix(place, communePrefixes):
		return commune
	case strings.HasPrefix(place, "tỉnh "):
		return province
	}
	return unknown
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// checkConferrer reports a body that did not have the power to confer h on the decisive day.
func (c *checker) checkConferrer(w *site.Award, h *honours.Honour) {
	g, on, powers := bodyKindOf(w), decisiveDay(w), c.powers[h]
	if g == unknown || on.Before(firstLaw) {
		return
	}
	reason, lowest := lawArticle(h), 0
	var names []string
	for _, p := range powers {
		switch {
		case p.inForce(on) && (p.kind == g || p.kind == unit && g == bureau):
			return
		case p.inForce(on):
			names = append(names, p.phrase)
			lowest = max(lowest, tiers[p.kind])
		case p.kind == g:
			reason = reform2025
		}
	}
	switch {
	case g == district && on.After(lastDistrictDay):
		reason = reform2025
	case reason == reform2025:
	case tiers[g] <= lowest || len(powers) == 0:
		return
	}
	c.problems.Add(diag.AwardConferrer, w.Award.By.Pos, w.By, h.Name, viet.ShortDate(on), reason, strings.Join(names, "; "))
}
