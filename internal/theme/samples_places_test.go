package theme

import "bangvang/internal/pages/view"

func sampleLines() []view.PlaceLine {
	row := &view.PlaceRow{
		Date: doSon, Honour: link("Bằng khen của Thủ tướng Chính phủ", "/khen-thuong/bang-khen-cua-thu-tuong-chinh-phu/"), By: "Thủ tướng Chính phủ",
		To:      []view.Name{{Name: "Trường Tiểu học Bắc Hồng", Href: "/bang-vang/tap-the/truong-tieu-hoc-bac-hong/"}, {Name: "Đỗ Trọng Nam"}, {Name: "Lê Thị Hà"}},
		More:    1204,
		Numbers: "hơn 50 hộ gia đình", Article: link("Quận Đồ Sơn tổng kết công tác thi đua, khen thưởng năm 2023", "/2024/01/do-son/#kt-4f7q2mzx0a"),
	}
	bare := &view.PlaceRow{Date: doSon, Honour: link("Cúp Núi Hồng", ""), Numbers: "nhiều tập thể, cá nhân", Article: link("Trao cúp", "/2024/01/cup/#kt-1")}
	return []view.PlaceLine{{Row: row}, {Row: row, Same: true}, {Row: bare, Former: "Hải Dương"}}
}

func samplePlace() *view.Place {
	bars := []view.PlaceBar{
		{Link: link("2023", ""), Sum: view.Count{N: 12_345, AtLeast: true}, Own: 100},
		{Link: link("2024", ""), Sum: view.Count{N: 1204}, Own: 20, Before: 30, Here: true},
		{Link: link("2025", ""), Sum: view.Count{N: 31, AtLeast: true}, Own: 5, Until: "22/8"},
	}
	return &view.Place{
		Sum: view.Count{N: 124, AtLeast: true}, Own: view.Count{N: 49}, Before: view.Count{N: 75, AtLeast: true}, Apart: true, Since: "2019", Until: "2025",
		Levels: sampleFigures(), Years: bars, Peak: &bars[1], Rank: 2, Of: 69,
		Beside: []view.PlaceBar{
			{Link: link("Quận Lê Chân", "/dia-phuong/hai-phong/quan-le-chan/"), Sum: view.Count{N: 134}, Own: 100}, {Link: link("Quận Đồ Sơn", "/x/"), Sum: view.Count{N: 49}, Own: 37, Here: true},
			{Link: link("Thị xã Đồ Sơn", ""), Sum: view.Count{N: 75, AtLeast: true}, Before: 56, Former: true},
		},
		Bodies: []view.Link{counted("Trường Tiểu học Bắc Hồng", "/bang-vang/tap-the/truong-tieu-hoc-bac-hong/", 5)}, AllBodies: "/tim-kiem/?q=do+son",
		Former: []view.FormerPlace{
			{Link: counted("Thị xã Đồ Sơn", "/dia-phuong/hai-phong/thi-xa-do-son/", 1204), Until: "30/6/2025", Sum: view.Count{N: 75, AtLeast: true}, Rows: sampleLines(), Rest: true},
			{Link: counted("Xã Bàng La", "", 31), Sum: view.Count{N: 75}, Rows: sampleLines(), Rest: true},
			{Link: counted("Tỉnh Hải Dương", "", 3), Sum: view.Count{AtLeast: true}, Within: true},
		},
	}
}

func sampleEntry(name, href string) view.PlaceEntry {
	return view.PlaceEntry{Link: counted(name, href, 31), Sum: view.Count{N: 1204, AtLeast: true}, Great: true}
}

func sampleEnded(name, href string) view.PlaceEntry {
	e := sampleEntry(name, href)
	e.Until, e.Great, e.Sum = "30/6/2025", false, view.Count{AtLeast: true}
	e.Now = []view.Succession{{Link: link("Phường Lê Chân", "/x/"), Part: true}, {Link: link("Phường An Biên", ""), Mainly: true}}
	return e
}

func samplePlaces() *view.Places {
	p := &view.Places{Page: page(sampleSite(), "localities", "Địa phương", "/dia-phuong/"), Heading: "Địa phương", Total: 412, Named: 30, Of: 34}
	p.Page.Crumbs = []view.Link{link("Trang chủ", "/")}
	p.Provinces = []view.PlaceEntry{sampleEntry("Hải Phòng", "/dia-phuong/hai-phong/"), {Link: link("Lai Châu", "")}}
	p.Most, p.Ended = &p.Provinces[0], []view.PlaceEntry{sampleEnded("Tỉnh Hải Dương", "/dia-phuong/hai-duong/")}
	p.Groups = []view.PlaceGroup{{Link: link("Hải Phòng", "/dia-phuong/hai-phong/"), ID: "g1", Units: []view.PlaceEntry{sampleEntry("Quận Đồ Sơn", "/x/")}}}
	p.Map = sampleTiles()
	return p
}

func sampleTiles() *view.TileMap {
	tile := func(name, short, href string, n, class, col, row int) view.Tile {
		x, y := 48*col, 48*row
		return view.Tile{Link: link(name, href), Short: short, Sum: view.Count{N: n, AtLeast: class == 2}, Class: class, X: x, Y: y, Middle: x + 23, Upper: y + 20, Lower: y + 37, Centre: y + 23}
	}
	m := &view.TileMap{Width: 336, Height: 240, Classes: []view.TileClass{{}, {Class: 1, From: 1, To: 99}, {Class: 2, From: 100, To: 299}, {Class: 3, From: 300}}}
	m.Tiles = []view.Tile{
		tile("Lai Châu", "LCh", "", 0, 0, 0, 0), tile("Lào Cai", "LCa", "/dia-phuong/lao-cai/", 96, 1, 1, 0), tile("Hải Phòng", "HP", "/dia-phuong/hai-phong/", 242, 2, 2, 1),
		tile("Hồ Chí Minh", "HCM", "/dia-phuong/ho-chi-minh/", 12_345, 3, 3, 2), tile("Đặc khu Hoàng Sa", "HSa", "/dia-phuong/da-nang/", 0, 0, 6, 3), tile("Đặc khu Trường Sa", "TSa", "/x/", 12, 1, 6, 4),
	}
	m.Tiles[4].PartOf, m.Tiles[5].PartOf = "Đà Nẵng", "Khánh Hòa"
	return m
}
