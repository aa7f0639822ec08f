package gazetteer

import (
	"slices"
	"strings"
	"testing"
	"time"

	"bangvang/internal/text/viet"
)

// TestCountry counts the units of some days, and the codes that they have.
func TestCountry(t *testing.T) {
	if n := len(packedCountry); n > 200_000 {
		t.Errorf("the table has %d bytes", n)
	}
	g := makeGazetteer(t, nil)
	all := g.All()
	for _, want := range []struct {
		day   string
		level Level
		count int
	}{
		{"2026-01-01", Province, 34}, {"2026-01-01", District, 0}, {"2026-01-01", Commune, 3321},
		{"2025-06-30", Province, 63}, {"2025-06-30", District, 696}, {"2025-06-30", Commune, 10035},
		{"2019-10-06", District, 713}, {"2019-10-06", Commune, 11160},
		{"2021-07-10", District, 705}, {"2021-07-10", Commune, 10599},
	} {
		at, count := on(t, want.day), 0
		seen := map[string]*Locality{}
		for _, l := range all {
			if l.Level != want.level || !l.InForce(at) {
				continue
			}
			count++
			if other := seen[l.Code(at)]; other != nil && !other.UnsureTo && !other.UnsureFrom && !l.UnsureFrom && !l.UnsureTo {
				t.Errorf("%s and %s have the code %s on %s", other.ID, l.ID, l.Code(at), want.day)
			}
			seen[l.Code(at)] = l
		}
		if diff := count - want.count; diff != 0 {
			t.Errorf("%s: %d units of level %d, want %d", want.day, count, want.level, want.count)
		}
	}
	kinds := map[string]int{}
	for _, l := range all {
		if l.Level == Commune && l.InForce(on(t, "2026-01-01")) {
			kinds[l.Latest().Kind]++
		}
		for _, s := range l.Successors() {
			if s.Locality == l || !l.To.IsZero() && !s.Locality.From.IsZero() && !s.Locality.From.After(l.To) && !s.Locality.UnsureFrom && !l.UnsureTo {
				t.Errorf("%s, %s: its heir %s, %s", l.ID, l.Span(), s.Locality.ID, s.Locality.Span())
			}
		}
	}
	if kinds["xã"] != 2621 || kinds["phường"] != 687 || kinds["đặc khu"] != 13 {
		t.Errorf("communes: %v", kinds)
	}
}

// TestEveryUnitOf30June2025HasHeirs follows each unit that ended that day to units of the next.
func TestEveryUnitOf30June2025HasHeirs(t *testing.T) {
	g := makeGazetteer(t, nil)
	for _, l := range g.All() {
		if !l.To.Equal(lastDayOfDistricts) {
			continue
		}
		heirs := l.Successors()
		if len(heirs) == 0 {
			t.Errorf("%s has no successor", l.ID)
		}
		for _, s := range heirs {
			if !s.Locality.InForce(firstDayOfTwoTiers) || s.Mainly && len(heirs) > 1 {
				t.Errorf("%s: %s %+v", l.ID, s.Locality.ID, s)
			}
			if !slices.ContainsFunc(s.Locality.Predecessors(), func(p Succession) bool { return p.Locality == l && p.Part == s.Part }) {
				t.Errorf("%s does not know %s", s.Locality.ID, l.ID)
			}
		}
	}
	if heirs := g.Get("ho-chi-minh/quan-go-vap/phuong-13").Successors(); len(heirs) != 2 || !heirs[0].Part {
		t.Errorf("two phường took over phường 13: %v", heirs)
	}
}

// TestWithCode finds units by their codes, some of which were given again.
func TestWithCode(t *testing.T) {
	g := makeGazetteer(t, nil)
	for _, tt := range []struct{ code, day, want string }{
		{"15", "2024-01-01", "yen-bai"}, {"15", "2026-01-01", "lao-cai"}, {"10", "2024-01-01", "lao-cai"}, {"10", "2026-01-01", ""},
		{"24", "2024-01-01", "bac-giang"}, {"24", "2026-01-01", "bac-ninh"}, {"28", "2007-01-01", "ha-tay"}, {"28", "2010-01-01", ""},
		{"769", "2019-01-01", "ho-chi-minh/quan-2"}, {"769", "2022-01-01", "ho-chi-minh/thanh-pho-thu-duc"}, {"769", "2026-01-01", ""},
		{"474", "2024-01-01", "hue/thanh-pho-hue"}, {"474", "2025-01-01", "hue/quan-thuan-hoa"},
		{"26881", "2025-01-01", "ho-chi-minh/quan-go-vap/phuong-12"}, {"26882", "2026-01-01", "ho-chi-minh/phuong-an-hoi-tay"},
		{"755", "2024-01-01", "ba-ria-vung-tau/huyen-con-dao"}, {"26732", "2026-01-01", "ho-chi-minh/dac-khu-con-dao"},
		{"", "2026-01-01", ""}, {"99999", "2026-01-01", ""}, {"x", "2026-01-01", ""}, {"769000", "2022-01-01", ""},
	} {
		got := ""
		if l := g.WithCode(tt.code, on(t, tt.day)); l != nil {
			got = l.ID
		}
		if got != tt.want {
			t.Errorf("%q on %s: %q, want %q", tt.code, tt.day, got, tt.want)
		}
	}
}

// TestUnitsTable holds the table of the country to each row of units.md.
func TestUnitsTable(t *testing.T) {
	g := makeGazetteer(t, nil)
	for _, row := range handRows(t) {
		if row[unitSource] == "" || row[unitTo] == "" {
			t.Errorf("%v: no source or last day", row)
		}
		to := on(t, row[unitTo])
		l := g.Lookup(row[unitName]+", "+row[unitParent], to).Locality
		if l == nil || !l.InForce(to) || l.NameAt(to).Full != row[unitName] {
			t.Errorf("%v: %+v", row, l)
			continue
		}
		if same, ok := strings.CutPrefix(row[unitHeirs], "= "); ok {
			if next := l.NameAt(to.AddDate(0, 0, 1)).Full; next != same {
				t.Errorf("%v: then %s", row, next)
			}
			continue
		}
		from := time.Time{}
		if row[unitFrom] != "" {
			from = on(t, row[unitFrom])
		}
		if row[unitCode] != "" && l.Code(to) != row[unitCode] || !l.To.Equal(to) || !l.From.Equal(from) {
			t.Errorf("%v: %s, code %s", row, l.Span(), l.Code(to))
		}
		var heirs []string
		for _, s := range l.Successors() {
			name, _, _ := strings.Cut(s.Locality.NameAt(to.AddDate(0, 0, 1)).Full, ",")
			if s.Part {
				name += "~"
			}
			heirs = append(heirs, name)
		}
		if row[unitHeirs] == "" {
			continue
		}
		for i, heir := range strings.Split(row[unitHeirs], ";") {
			name, _, _ := strings.Cut(strings.TrimSpace(heir), ",")
			if !slices.Contains(heirs, name) || i == 0 && len(heirs) != 1+strings.Count(row[unitHeirs], ";") {
				t.Errorf("%v: %v", row, heirs)
			}
		}
	}
}

// TestNames reads names as people write them, as of a day. Units that follow a ? are the candidates of an ambiguous
// name; ! marks a unit that was not in force.
func TestNames(t *testing.T) {
	g := makeGazetteer(t, nil)
	for _, tt := range []struct{ query, day, want string }{
		// Without commas, and abbreviated.
		{"P.12 Q.Gò Vấp", "2024-01-19", "ho-chi-minh/quan-go-vap/phuong-12"},
		{"P12 Q. Gò Vấp", "2024-01-19", "ho-chi-minh/quan-go-vap/phuong-12"},
		{"P.12, Q.Gò Vấp", "2024-01-19", "ho-chi-minh/quan-go-vap/phuong-12"},
		{"P.12 Q.Gò Vấp TP.HCM", "2024-01-19", "ho-chi-minh/quan-go-vap/phuong-12"},
		{"phường 12 quận Gò Vấp thành phố Hồ Chí Minh", "2024-01-19", "ho-chi-minh/quan-go-vap/phuong-12"},
		{"Phường 01, Quận Gò Vấp", "2024-01-19", "ho-chi-minh/quan-go-vap/phuong-1"},
		{"Quận 12 TP.HCM", "2024-01-19", "ho-chi-minh/quan-12"},
		{"Quận 12 TPHCM", "2024-01-19", "ho-chi-minh/quan-12"},
		{"Q12, TP. Hồ Chí Minh", "2024-01-19", "ho-chi-minh/quan-12"},
		{"Q.12", "2024-01-19", "ho-chi-minh/quan-12"},
		{"quan 12 tp hcm", "2024-01-19", "ho-chi-minh/quan-12"},
		{"Thị xã Hồng Lĩnh tỉnh Hà Tĩnh", "2024-01-19", "ha-tinh/thi-xa-hong-linh"},
		{"TX Hồng Lĩnh Hà Tĩnh", "2024-01-19", "ha-tinh/thi-xa-hong-linh"},
		{"Thị trấn Thị Trấn", "2024-01-19", ""},
		{"xã Thạch Hạ TP Hà Tĩnh", "2024-01-19", "ha-tinh/thanh-pho-ha-tinh/phuong-thach-ha"},

		// i and y, and other spellings.
		{"Thành phố Qui Nhơn", "2024-01-19", "binh-dinh/thanh-pho-quy-nhon"},
		{"TP. Quy Nhơn, Bình Định", "2018-01-19", "binh-dinh/thanh-pho-quy-nhon"},
		{"Huyện Quì Hợp", "2024-01-19", "nghe-an/huyen-quy-hop"},
		{"Huyện Quỳ Châu, Nghệ An", "2024-01-19", "nghe-an/huyen-quy-chau"},
		{"TP Buôn Mê Thuột", "2024-01-19", "dak-lak/thanh-pho-buon-ma-thuot"},
		{"Ban Mê Thuột", "2024-01-19", "dak-lak/thanh-pho-buon-ma-thuot"},
		{"Thành phố Buôn Ma Thuột", "2024-01-19", "dak-lak/thanh-pho-buon-ma-thuot"},
		{"Huyện Cư M'gar", "2024-01-19", "dak-lak/huyen-cu-m-gar"},
		{"Huyện Cư Mgar", "2024-01-19", "dak-lak/huyen-cu-m-gar"},
		{"TX Mường Lay", "2024-01-19", "dien-bien/thi-xa-muong-lay"},

		// Capitals, old and new.
		{"Thủ đô Hà Nội", "2024-01-19", "ha-noi"},
		{"Thủ đô", "2026-01-19", "ha-noi"},
		{"Sài Gòn", "2024-01-19", "ho-chi-minh"},
		{"TP Sài Gòn", "1975-01-19", "ho-chi-minh"},
		{"Sài Gòn", "2026-01-19", "?ho-chi-minh/phuong-sai-gon ho-chi-minh"},
		{"Phường Sài Gòn", "2026-01-19", "ho-chi-minh/phuong-sai-gon"},

		// Provinces that ended or were split.
		{"Hà Tây", "2007-05-01", "ha-tay"},
		{"Tỉnh Hà Tây", "2010-05-01", "!ha-tay"},
		{"Hà Tây", "2026-05-01", "?ha-tay hai-phong/xa-ha-tay"},
		{"Huyện Ba Vì, Hà Tây", "2007-05-01", "ha-tay/huyen-ba-vi"},
		{"Huyện Ba Vì", "2007-05-01", "ha-tay/huyen-ba-vi"},
		{"Huyện Ba Vì", "2009-05-01", "ha-noi/huyen-ba-vi"},
		{"TP Hà Đông", "2008-10-01", "ha-noi/quan-ha-dong"},
		{"Quận Hà Đông", "2024-10-01", "ha-noi/quan-ha-dong"},
		{"Huyện Mê Linh", "2007-05-01", "vinh-phuc/huyen-me-linh"},
		{"Đắk Nông", "2003-05-01", "?dak-nong kon-tum/huyen-ngoc-hoi/xa-dak-nong"},
		{"Đắk Lắk", "2003-05-01", "dak-lak"},
		{"Tỉnh Cần Thơ", "2003-05-01", "can-tho"},
		{"Vĩnh Phúc", "2024-05-01", "vinh-phuc"},
		{"Vĩnh Phúc", "2026-05-01", "?phu-tho/phuong-vinh-phuc vinh-phuc"},
		{"Hải Dương", "2026-05-01", "?hai-phong/phuong-hai-duong hai-duong"},
		{"Tỉnh Hải Dương", "2026-05-01", "!hai-duong"},
		{"Quảng Bình", "2026-05-01", "?quang-binh thanh-hoa/xa-quang-binh"},
		{"Ninh Thuận", "2026-05-01", "!ninh-thuan"},
		{"Hà Tĩnh", "2024-05-01", "ha-tinh"},
		{"TP Hà Tĩnh", "2024-05-01", "ha-tinh/thanh-pho-ha-tinh"},
		{"Tỉnh Thừa Thiên Huế", "2024-05-01", "hue"},
		{"Thành phố Huế", "2024-05-01", "hue/thanh-pho-hue"},
		{"TP Huế, Thừa Thiên Huế", "2024-05-01", "hue/thanh-pho-hue"},
		{"Thành phố Huế", "2025-05-01", "hue"},
		{"Quận Phú Xuân", "2025-05-01", "hue/quan-phu-xuan"},

		// Districts and islands that ended.
		{"Quận 2", "2019-05-01", "ho-chi-minh/quan-2"},
		{"Quận 2", "2022-05-01", "!ho-chi-minh/quan-2"},
		{"Quận 9, TP.HCM", "2020-05-01", "ho-chi-minh/quan-9"},
		{"Quận Thủ Đức", "2019-05-01", "ho-chi-minh/quan-thu-duc"},
		{"TP Thủ Đức", "2020-05-01", "!ho-chi-minh/thanh-pho-thu-duc"},
		{"Thành phố Thủ Đức", "2021-01-01", "ho-chi-minh/thanh-pho-thu-duc"},
		{"Phường Thảo Điền", "2019-05-01", "ho-chi-minh/quan-2/phuong-thao-dien"},
		{"Phường Thảo Điền", "2022-05-01", "ho-chi-minh/thanh-pho-thu-duc/phuong-thao-dien"},
		{"Lý Sơn", "2024-05-01", "quang-ngai/huyen-ly-son"},
		{"Huyện Côn Đảo", "2024-05-01", "ba-ria-vung-tau/huyen-con-dao"},
		{"Huyện đảo Côn Đảo", "2024-05-01", "ba-ria-vung-tau/huyen-con-dao"},
		{"Côn Đảo", "2026-05-01", "ho-chi-minh/dac-khu-con-dao"},
		{"Huyện Hoàng Sa", "2024-05-01", "da-nang/huyen-hoang-sa"},
		{"Trường Sa", "2026-05-01", "khanh-hoa/dac-khu-truong-sa"},
		{"Huyện Thủy Nguyên", "2023-05-01", "hai-phong/thanh-pho-thuy-nguyen"},
		{"TP Thủy Nguyên", "2025-05-01", "hai-phong/thanh-pho-thuy-nguyen"},
		{"TX Phổ Yên", "2020-05-01", "thai-nguyen/thanh-pho-pho-yen"},
		{"Đống Đa, Hà Nội", "2024-05-01", "ha-noi/quan-dong-da"},
		{"Đống Đa, Hà Nội", "2026-05-01", "ha-noi/phuong-dong-da"},
		{"Xã Văn Lang, Thái Nguyên", "2026-05-01", "thai-nguyen/xa-van-lang"},
		{"Xã Văn Lăng, Thái Nguyên", "2026-05-01", "thai-nguyen/xa-van-lang-2"},
	} {
		r := g.Lookup(tt.query, on(t, tt.day))
		got := strings.Join(ids(r.Candidates), " ")
		switch {
		case r.Locality != nil && r.NotInForce:
			got = "!" + r.Locality.ID
		case r.Locality != nil:
			got = r.Locality.ID
		case got != "":
			got = "?" + got
		}
		if got != tt.want {
			t.Errorf("%q on %s: %q, want %q", tt.query, tt.day, got, tt.want)
		}
	}
}

// TestDisplayAt types each candidate of an ambiguous name as the problem shows it.
func TestDisplayAt(t *testing.T) {
	g := makeGazetteer(t, nil)
	at := on(t, "2024-01-19")
	for _, query := range []string{"Huế", "Đống Đa", "Huyện Châu Thành", "Tân Lập", "Phường 1"} {
		candidates := g.Lookup(query, at).Candidates
		if len(candidates) < 2 {
			t.Errorf("%q has %d candidates", query, len(candidates))
		}
		for _, l := range candidates {
			if got := g.Lookup(l.DisplayAt(at), at); got.Locality != l {
				t.Errorf("%q: %q finds %+v", query, l.DisplayAt(at), got)
			}
		}
	}
}

// BenchmarkFirst opens the table and looks ten names up in it, as a small site does.
func BenchmarkFirst(b *testing.B) {
	names := []string{"Quận Đồ Sơn, Hải Phòng", "TX Hồng Lĩnh (Hà Tĩnh)", "Quận Đống Đa", "Quận Hai Bà Trưng", "Huyện Ninh Hải, Ninh Thuận",
		"Phường Đồ Sơn", "Xã Ninh Hải", "Phường 12, Quận Gò Vấp", "Hà Nội", "TP Thủ Đức"}
	at := time.Date(2024, 1, 19, 0, 0, 0, 0, viet.Zone)
	b.ReportAllocs()
	for b.Loop() {
		c := openCountry(packedCountry)
		g, _ := New(nil)
		for _, name := range names {
			c.find(bucketKey(name))
			g.Lookup(name, at)
		}
	}
}
