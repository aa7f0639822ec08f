package authority

import (
	"bangvang/internal/diag"
	"testing"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"

	"github.com/google/go-cmp/cmp"
)

func units(t *testing.T) *gazetteer.Gazetteer {
	t.Helper()
	ref := func(s string) gazetteer.Ref { return gazetteer.Ref{Text: s} }
	entries := []gazetteer.Entry{
		{Name: "Thành phố Vinh", Parent: ref("Nghệ An")},
		{Name: "Xã Hưng Hòa", Parent: ref("Thành phố Vinh")},
		{Name: "Huyện Châu Thành", Parent: ref("An Giang")},
		{Name: "Huyện Châu Thành", Parent: ref("Bến Tre")},
		{Name: "Quận Đồ Sơn", Parent: ref("Hải Phòng")},
		{Name: "Phường Đồ Sơn", Parent: ref("Hải Phòng")},
	}
	for i := range entries {
		entries[i].Pos = diag.Pos{File: "localities.yaml", Line: 1 + i}
	}
	g, problems := gazetteer.New(entries)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return g
}

func TestFind(t *testing.T) {
	g := units(t)
	for _, c := range []struct{ locality, on, by, name, place, level string }{
		// A relative body goes through the units of the article, from the smallest up, as of the day.
		{"Xã Hưng Hòa", "2024-03-21", "UBND thành phố", "UBND thành phố Vinh", "nghe-an/thanh-pho-vinh", "local"},
		{"Xã Hưng Hòa", "2024-03-21", "UBND tỉnh", "UBND tỉnh Nghệ An", "nghe-an", "provincial"},
		{"Xã Hưng Hòa", "2024-03-21", "UBND xã", "UBND xã Hưng Hòa", "nghe-an/thanh-pho-vinh/xa-hung-hoa", "local"},
		{"Thành phố Vinh", "2024-03-21", "Thành ủy", "Thành ủy Vinh", "nghe-an/thanh-pho-vinh", "local"},
		{"Quận Đồ Sơn", "2024-03-21", "UBND tỉnh", "UBND thành phố Hải Phòng", "hai-phong", "provincial"},
		{"Đồng Nai", "2026-04-29", "UBND tỉnh", "UBND tỉnh Đồng Nai", "dong-nai", "provincial"},
		{"Đồng Nai", "2026-04-30", "UBND tỉnh", "UBND thành phố Đồng Nai", "dong-nai", "provincial"},

		{"Phường An Cựu", "2025-08-10", "UBND thành phố Huế", "UBND thành phố Huế", "hue", "provincial"},
		{"Phường An Cựu", "2025-08-10", "Chủ tịch UBND thành phố", "Chủ tịch UBND thành phố Huế", "hue", "provincial"},

		// An office alone belongs to the unit of the article itself.
		{"Quận Đồ Sơn", "2024-03-21", "UBND", "UBND quận Đồ Sơn", "hai-phong/quan-do-son", "local"},
		{"Đồ Sơn", "2026-03-21", "Chủ tịch UBND", "Chủ tịch UBND phường Đồ Sơn", "hai-phong/phuong-do-son", "local"},
		{"Hà Nội", "2024-03-21", "UBND", "UBND thành phố Hà Nội", "ha-noi", "provincial"},

		// A body that names its unit: with or without its kind, the kind before brackets.
		{"Quận Đồ Sơn", "2024-03-21", "UBND Hà Nội", "UBND Hà Nội", "ha-noi", "provincial"},
		{"Hà Nội", "2024-03-21", "UBND Đồ Sơn", "UBND Đồ Sơn", "hai-phong/quan-do-son", "local"},
		{"Hà Nội", "2026-03-21", "UBND Đồ Sơn", "UBND Đồ Sơn", "hai-phong/phuong-do-son", "local"},
		{"Hà Nội", "2024-03-21", "UBND thành phố (Hải Phòng)", "UBND thành phố Hải Phòng", "hai-phong", "provincial"},
		{"Hà Nội", "2024-03-21", "UBND TP. Vinh", "UBND thành phố Vinh", "nghe-an/thanh-pho-vinh", "local"},
		{"Hà Nội", "2024-03-21", "UBND quận (Đồ Sơn)", "UBND quận Đồ Sơn", "hai-phong/quan-do-son", "local"},
		{"Hà Nội", "2024-03-21", "UBND quận Đồ Sơn (Hải Phòng)", "UBND quận Đồ Sơn (Hải Phòng)", "hai-phong/quan-do-son", "local"},
		{"Bến Tre", "2024-03-21", "UBND huyện Châu Thành", "UBND huyện Châu Thành", "ben-tre/huyen-chau-thanh", "local"},

		// Units without an entry are built in, as they were on the day.
		{"Hà Nội", "2024-03-21", "UBND thành phố Biên Hòa", "UBND thành phố Biên Hòa", "dong-nai/thanh-pho-bien-hoa", "local"},
		{"Hà Nội", "2024-03-21", "UBND thành phố Thái Bình", "UBND thành phố Thái Bình", "thai-binh/thanh-pho-thai-binh", "local"},
		{"Hà Nội", "2024-03-21", "UBND huyện Kỳ Sơn", "UBND huyện Kỳ Sơn", "nghe-an/huyen-ky-son", "local"},
		{"Hà Nội", "2024-03-21", "UBND thành phố Huế", "UBND thành phố Huế", "hue/thanh-pho-hue", "local"},
		{"Hà Nội", "2025-03-21", "UBND thành phố Huế", "UBND thành phố Huế", "hue", "provincial"},
		{"Hà Nội", "2026-05-21", "UBND tỉnh Đồng Nai", "UBND tỉnh Đồng Nai", "dong-nai", "provincial"},
		{"Hà Nội", "2024-03-21", "UBND thành phố Hải Phng", "UBND thành phố Hải Phng", "", "provincial"},

		// Of several units of a name, the one nearest to the article counts.
		{"Quận Gò Vấp, TP.HCM", "2024-03-21", "UBND phường 12", "UBND phường 12", "ho-chi-minh/quan-go-vap/phuong-12", "local"},
		{"Huyện Tân Lạc, Hòa Bình", "2024-03-21", "UBND xã Phú Vinh", "UBND xã Phú Vinh", "hoa-binh/huyen-tan-lac/xa-phu-vinh", "local"},

		// Offices of a unit: completed or placed, and at their own level.
		{"Thị xã Hồng Lĩnh, Hà Tĩnh", "2024-03-21", "Công an tỉnh", "Công an tỉnh Hà Tĩnh", "ha-tinh", "unit"},
		{"Thị xã Hồng Lĩnh, Hà Tĩnh", "2024-03-21", "Công an TX", "Công an thị xã Hồng Lĩnh", "ha-tinh/thi-xa-hong-linh", "unit"},
		{"Thị xã Hồng Lĩnh, Hà Tĩnh", "2024-03-21", "Công an TX Kỳ Anh", "Công an thị xã Kỳ Anh", "ha-tinh/thi-xa-ky-anh", "unit"},
		{"Thị xã Hồng Lĩnh, Hà Tĩnh", "2024-03-21", "Công an huyện", "Công an thị xã Hồng Lĩnh", "ha-tinh/thi-xa-hong-linh", "unit"}, // as UBND huyện,
		{"Phường Đồ Sơn", "2026-03-21", "Công an phường", "Công an phường Đồ Sơn", "hai-phong/phuong-do-son", "unit"},
		{"Quận Đồ Sơn", "2024-03-21", "LĐLĐ tỉnh", "Liên đoàn Lao động thành phố Hải Phòng", "hai-phong", "unit"},
		{"Quận Đồ Sơn", "2024-03-21", "LĐLĐ TP", "Liên đoàn Lao động thành phố Hải Phòng", "hai-phong", "unit"},
		{"Quận Đồ Sơn", "2024-03-21", "LĐLĐ quận", "Liên đoàn Lao động quận Đồ Sơn", "hai-phong/quan-do-son", "unit"},
		{"Thị xã Hồng Lĩnh, Hà Tĩnh", "2024-03-21", "Tỉnh đoàn", "Tỉnh đoàn Hà Tĩnh", "ha-tinh", "unit"},
		{"Hà Nội", "2024-03-21", "Tỉnh đoàn Hà Tĩnh", "Tỉnh đoàn Hà Tĩnh", "ha-tinh", "unit"},
		{"Quận Đồ Sơn", "2024-03-21", "Thành đoàn", "Thành đoàn Hải Phòng", "hai-phong", "unit"},
		{"Quận Đồ Sơn", "2024-03-21", "Tỉnh đoàn", "Tỉnh đoàn Hải Phòng", "hai-phong", "unit"},
		{"Thị xã Hồng Lĩnh, Hà Tĩnh", "2024-03-21", "UBMTTQ tỉnh", "Ủy ban Mặt trận Tổ quốc tỉnh Hà Tĩnh", "ha-tinh", "unit"},
		{"Thị xã Hồng Lĩnh, Hà Tĩnh", "2024-03-21", "Ủy ban MTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hà Tĩnh", "ha-tinh", "unit"},
		{"Thị xã Hồng Lĩnh, Hà Tĩnh", "2024-03-21", "Hội LHPN tỉnh", "Hội Liên hiệp Phụ nữ tỉnh Hà Tĩnh", "ha-tinh", "unit"},
		{"Thị xã Hồng Lĩnh, Hà Tĩnh", "2024-03-21", "Bảo hiểm xã hội tỉnh", "Bảo hiểm xã hội tỉnh Hà Tĩnh", "ha-tinh", "unit"},
		{"Thị xã Hồng Lĩnh, Hà Tĩnh", "2024-03-21", "BHXH", "Bảo hiểm xã hội", "", "unit"},
		{"Thị xã Hồng Lĩnh, Hà Tĩnh", "2024-03-21", "Sở GD&ĐT", "Sở Giáo dục và Đào tạo", "ha-tinh", "unit"},
		{"Hà Nội", "2024-03-21", "Sở Nội vụ Hải Phòng", "Sở Nội vụ Hải Phòng", "hai-phong", "unit"},
		{"Hà Nội", "2024-03-21", "Giám đốc Sở Y tế tỉnh Hà Tĩnh", "Giám đốc Sở Y tế tỉnh Hà Tĩnh", "ha-tinh", "unit"},
		{"Hà Nội", "2024-03-21", "Công ty TNHH Thành phố Xanh", "Công ty TNHH Thành phố Xanh", "", "unit"},
		{"Hà Nội", "2024-03-21", "Ban Tổ chức Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "", "unit"},

		// Bodies that belong to no locality.
		{"Hà Nội", "2024-03-21", "Chủ tịch nước", "Chủ tịch nước", "", "state"},
		{"Hà Nội", "2024-03-21", "Bộ Nội vụ", "Bộ Nội vụ", "", "provincial"},
	} {
		t.Run(c.by+" ở "+c.locality+" "+c.on, func(t *testing.T) {
			on, _, _ := viet.ParseDate(c.on)
			l := g.Find(c.locality, on).Locality
			if l == nil {
				t.Fatal("no such locality")
			}
			got := Find(g, honours.ParseBody(c.by), []*gazetteer.Locality{l}, on)
			place := ""
			if got.Place != nil {
				place = got.Place.ID
			}
			if diff := cmp.Diff([]string{c.name, c.place, c.level}, []string{got.Name, place, got.Level.String()}); diff != "" || got.Unresolved {
				t.Error(diff, got.Unresolved)
			}
		})
	}
}

func TestUnresolved(t *testing.T) {
	g := units(t)
	on, _, _ := viet.ParseDate("2024-03-21")
	for _, c := range []struct{ locality, by string }{
		{"", "UBND"}, {"", "UBND tỉnh"}, {"Hà Nội", "UBND huyện"}, {"Nghệ An", "UBND thành phố"}, {"Quận Đồ Sơn", "UBND phường"},
	} {
		var localities []*gazetteer.Locality
		if c.locality != "" {
			localities = append(localities, g.Find(c.locality, on).Locality)
		}
		if got := Find(g, honours.ParseBody(c.by), localities, on); !got.Unresolved || got.Name != c.by || got.Place != nil {
			t.Errorf("%s in %q: %+v", c.by, c.locality, got)
		}
	}
	both := []*gazetteer.Locality{g.Get("hai-phong"), g.Get("nghe-an/thanh-pho-vinh")}
	for by, want := range map[string]string{
		"UBND tỉnh": "nghe-an", "UBND thành phố": "hai-phong", "UBND": "hai-phong", "UBND huyện": "nghe-an/thanh-pho-vinh",
	} {
		if got := Find(g, honours.ParseBody(by), both, on); got.Place != g.Get(want) {
			t.Errorf("%s: %+v, want %s", by, got, want)
		}
	}
}
