package gazetteer_test

import (
	"fmt"
	"time"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/text/viet"
)

func ExampleGazetteer_Find() {
	haiPhong := gazetteer.Ref{Text: "Hải Phòng"}
	g, problems := gazetteer.New([]gazetteer.Entry{{
		Name: "Quận Đồ Sơn", Parent: haiPhong,
		Successors: []gazetteer.SuccessorEntry{
			{Ref: gazetteer.Ref{Text: "Phường Đồ Sơn"}}, {Ref: gazetteer.Ref{Text: "Phường Nam Đồ Sơn"}},
		},
	}})
	fmt.Println("problems:", len(problems))

	for _, day := range []time.Time{
		time.Date(2024, time.January, 19, 0, 0, 0, 0, viet.Zone),
		time.Date(2026, time.January, 1, 0, 0, 0, 0, viet.Zone),
	} {
		unit := g.Find("Đồ Sơn", day).Locality
		fmt.Printf("%s: %s (%s), %s\n", viet.LegalDate(day), unit.Display(), unit.ID, unit.Span())
	}
	fmt.Println("hint:", g.Find("Hải Phòngg", time.Time{}).Nearest)
	// Output:
	// problems: 0
	// 19/01/2024: Quận Đồ Sơn, Hải Phòng (hai-phong/quan-do-son), … – 30/6/2025
	// 01/01/2026: Phường Đồ Sơn, Hải Phòng (hai-phong/phuong-do-son), 01/7/2025 – …
	// hint: Hải Phòng
}

// A province that was merged into another remains in the gazetteer, with a link to its successor.
func ExampleGazetteer_Find_mergedProvince() {
	g, _ := gazetteer.New(nil)
	day := time.Date(2025, time.July, 1, 0, 0, 0, 0, viet.Zone)
	found := g.Find("Ninh Thuận", day)
	fmt.Println(found.Locality.Display(), "- not in force:", found.NotInForce)
	for _, s := range found.Locality.Successors() {
		fmt.Println("→", s.Locality.Display())
	}
	fmt.Println(len(g.Provinces(day)), "provinces")
	// Output:
	// Tỉnh Ninh Thuận - not in force: true
	// → Tỉnh Khánh Hòa
	// 34 provinces
}

func ExampleSplitKind() {
	for _, name := range []string{"TX. Hồng Lĩnh", "P.Nam Đồ Sơn", "Đồ Sơn"} {
		kind, short := gazetteer.SplitKind(name)
		fmt.Printf("%q %q\n", kind, short)
	}
	// Output:
	// "thị xã" "Hồng Lĩnh"
	// "phường" "Nam Đồ Sơn"
	// "" "Đồ Sơn"
}
