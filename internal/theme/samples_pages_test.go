package theme

import (
	"bangvang/internal/pages/view"
	"bangvang/internal/text/viet"
)

func sampleLocality() *view.List {
	l := sampleList("locality", "locality", "Quận Đồ Sơn", "/dia-phuong/hai-phong/quan-do-son/")
	province := link("Hải Phòng", "/dia-phuong/hai-phong/")
	l.Locality = &view.Locality{
		Name: "Quận Đồ Sơn", Kind: "quận", Province: &province, Ended: "01/7/2025", Began: "2007",
		Successors:   []view.Succession{{Link: counted("Phường Đồ Sơn", "/dia-phuong/hai-phong/phuong-do-son/", 3)}, {Link: link("Phường Nam Đồ Sơn", ""), Part: true}},
		Predecessors: []view.Succession{{Link: link("Thị xã Đồ Sơn", "/dia-phuong/hai-phong/thi-xa-do-son/"), Part: true}},
		History:      []string{"Từ năm 2007: Quận Đồ Sơn.", "Trước đó: Thị xã Đồ Sơn."},
		Units:        []view.PlaceEntry{sampleEntry("Phường Đồ Sơn", "/dia-phuong/hai-phong/phuong-do-son/"), {Link: counted("Phường Nam Đồ Sơn", "/x/", 3)}},
		Others:       []view.PlaceEntry{{Link: link("Phường An Hải", "")}},
		EndedUnits:   []view.PlaceEntry{sampleEnded("Quận Lê Chân", "/dia-phuong/hai-phong/quan-le-chan/")},
	}
	l.Earlier = sampleCards()[:2]
	l.Numbers = sampleNumbers()
	l.Place, l.Rows, l.RowsTotal = samplePlace(), sampleLines(), 199
	l.Downloads = sampleDownloads(l.Path)
	return l
}

// sampleEmulation returns the page of a campaign or a block.
func sampleEmulation(kind, name, path string) *view.List {
	l := sampleList("list", kind, name, path)
	l.Pager = view.Pager{Number: 1, Of: 1}
	l.Numbers, l.Awards = sampleAwards().Numbers, sampleRows()
	step := func(stage, said, at string, date view.Date) view.Step {
		return view.Step{Stage: stage, Kind: said, At: at, Date: date, Article: link("Các đơn vị trong khối ký giao ước thi đua năm 2023", "/2023/02/giao-uoc/")}
	}
	l.Emulation = &view.Emulation{
		Aliases: []string{"Khối các quận"}, LaunchedBy: "UBND thành phố Hải Phòng", From: "01/01/2021", To: "31/12/2025",
		Aims:    "Đưa phong trào vào việc hằng ngày của từng cơ quan, đơn vị.",
		Members: []view.Link{link("Quận Đồ Sơn", "/dia-phuong/hai-phong/quan-do-son/"), link("Quận Lê Chân", ""), link("Quận Hồng Bàng", ""), link("Quận Kiến An", "")},
		Leaders: []view.Leader{{Link: link("Quận Đồ Sơn", "/dia-phuong/hai-phong/quan-do-son/"), Period: "2024"}, {Link: link("Quận Lê Chân", ""), Period: "2023"}},
		Steps: []view.Step{
			step("launched", "phát động", "", hongLinh), step("signed", "ký giao ước", "Nhà hát thành phố", hongLinh),
			step("reviewed", "sơ kết", "", doSon), step("concluded", "tổng kết", "UBND quận Đồ Sơn", doSon),
		},
		Before: 12,
	}
	return l
}

func sampleHonour() *view.List {
	l := sampleList("honour", "honour", "Huân chương Lao động hạng Ba", "/khen-thuong/huan-chuong-lao-dong-hang-ba/")
	l.Honour = &view.Honour{Name: "Huân chương Lao động hạng Ba", Class: "commendation", Form: "Huân chương", Level: "state", Kinds: []string{"tập thể", "cá nhân"},
		Conferrers: []string{"Chủ tịch nước"}, From: "01/01/2004", Law: "Luật 06/2022/QH15, Điều 42",
		Powers: []view.Power{
			{By: []string{"Chủ tịch nước"}, Citation: "Luật 15/2003/QH11, Điều 77", From: "01/7/2004", To: "31/12/2023", Certainty: "read"},
			{By: []string{"Thủ trưởng cơ quan, tổ chức, đơn vị", "Chủ tịch UBND cấp xã"}, Citation: "Nghị định 129/2025/NĐ-CP, Điều 59", From: "01/7/2025", Certainty: "secondary"},
			{By: []string{"Chủ tịch UBND cấp huyện"}, Citation: "Luật 15/2003/QH11", From: "01/7/2004", To: "31/12/2023", Certainty: "memory"},
		},
		Numbers: sampleNumbers(), Awards: sampleRows()}
	return l
}

func sampleTerms(kind, heading string) *view.Terms {
	t := &view.Terms{Page: page(sampleSite(), "terms", heading, "/dia-phuong/"), Kind: kind, Heading: heading, Total: 412}
	t.Page.Crumbs = []view.Link{link("Trang chủ", "/")}
	t.Groups = []view.Group{
		{Link: link("A", ""), ID: "a", Terms: []view.Link{counted("An Giang", "/dia-phuong/an-giang/", 12), counted("Thành phố Bà Rịa – Vũng Tàu", "/x/", 3)}},
		{Link: counted("Hải Phòng", "/dia-phuong/hai-phong/", 31), ID: "hai-phong", Terms: []view.Link{counted("Quận Đồ Sơn", "/dia-phuong/hai-phong/quan-do-son/", 7)}},
		{Link: counted("Đồng Nai", "/dia-phuong/dong-nai/", 1), ID: "dong-nai"},
	}
	t.Great = 7
	t.Ways = []view.Link{link("A", "#a"), link("Hải Phòng", "#hai-phong"), link("Vĩnh Long", "/dia-phuong/trang/2/#vinh-long")}
	t.Pager = samplePager(1, link("1", "/dia-phuong/"), link("2", "/dia-phuong/trang/2/"))
	t.Pager.Plain = true
	return t
}

func sampleRoll() *view.Roll {
	r := &view.Roll{Page: page(sampleSite(), "roll", "Bảng vàng", "/bang-vang/"), Rows: sampleRows(), Numbers: sampleNumbers(), Downloads: sampleDownloads("/bang-vang/"), Index: view.RollIndex{Awards: "/bang-vang/muc/", Conferrers: "/bang-vang/muc/don-vi/", Units: "/bang-vang/muc/noi/{0}/don-vi.json"}, Years: "/nam/", Total: 199}
	r.YearFiles = []view.YearFiles{{Year: 2024, Files: sampleDownloads("/bang-vang/")}}
	for _, y := range []int{2024, 2023} {
		r.Figures = append(r.Figures, view.RollYear{Year: y, Levels: sampleFigures(), Rows: 199, N: 1284, AtLeast: true})
	}
	for _, f := range sampleFigures() {
		r.Levels = append(r.Levels, f.Level)
	}
	r.ByYear = sampleChart()
	r.ByLocality = &view.Chart{Title: "Đếm được nhiều nhất ở Hải Phòng: ít nhất 1.213 tập thể, cá nhân được khen", Unit: "Số tập thể, cá nhân được khen theo tỉnh, thành phố ngày nay", Bars: []view.Bar{
		{Link: link("Hải Phòng", "/dia-phuong/hai-phong/"), Honoured: view.Count{N: 1213, AtLeast: true}, Width: 1000, Hot: true}, {Link: link("Thành phố Hồ Chí Minh", ""), Honoured: view.Count{AtLeast: true}},
	}}
	options := func(values ...string) (out []view.Option) {
		for i, v := range values {
			out = append(out, view.Option{Value: viet.Slug(v), Name: v, Count: 1000 * i})
		}
		return out
	}
	r.Filters = []view.Filter{{Name: "nam", Options: options("2024", "2023")}, {Name: "noi", Options: options("Hải Phòng", "Huế")}, {Name: "cap", Options: options("state", "local", "none")},
		{Name: "danh-hieu", Options: options("Bằng khen", "Cờ thi đua")}, {Name: "doi-tuong", Options: options("tập thể", "cá nhân")}, {Name: "don-vi"}}
	r.Decisions = []view.RollDecision{
		{Decision: view.Decision{No: "563/QĐ-CTN", Date: &hongLinh, Href: "/2023/02/563-qd-ctn.pdf"}, By: "Chủ tịch nước", Rows: []view.Link{link("Huân chương Lao động hạng Ba: 1 tập thể", "/bang-vang/#r0")}},
		{Decision: view.Decision{No: "86/2024/QĐ-UBND"}, Rows: []view.Link{link("Cờ thi đua: 4 tập thể", "/bang-vang/#r1"), link("Bằng khen: 8 tập thể, 12 cá nhân, 2 doanh nghiệp, 6 hộ gia đình", "/bang-vang/trang/2/#r2")}},
	}
	return r
}

func sampleChart() *view.Chart {
	return &view.Chart{Title: "Năm 2024: ít nhất 1.284 tập thể, cá nhân được khen, gấp ít nhất 20 lần năm 2023", Unit: "Số tập thể, cá nhân được khen theo năm trao, 2023–2025. “Ít nhất” vì có nguồn không nêu số chính xác", Bars: []view.Bar{
		{Link: link("2025", "/nam/2025/"), Honoured: view.Count{N: 204}, Width: 158, Until: "19/3"},
		{Link: link("2024", "/nam/2024/"), Honoured: view.Count{N: 1284, AtLeast: true}, Width: 1000, Hot: true},
		{Link: link("2023", "/nam/2023/"), Honoured: view.Count{N: 55}, Width: 42},
	}}
}

func sampleFollow() *view.Follow {
	with := func(name, href string) view.FollowEntry {
		return view.FollowEntry{Link: link(name, href), Feed: href + "feed.xml"}
	}
	return &view.Follow{
		Page: page(sampleSite(), "follow", "Theo dõi", "/theo-doi/"), Heading: "Theo dõi",
		Feed: sampleURL + "feed.xml", Calendar: sampleURL + "lich.ics", Webcal: "thidua.example.vn/lich.ics",
		Coming: []view.Coming{
			{Link: link("Quận Đồ Sơn sẽ tổng kết năm 2024", "/2024/01/do-son/"), Event: &view.Event{Date: &doSon, Session: "sáng", At: "UBND quận Đồ Sơn"}},
			{Link: link("Lễ đón nhận Huân chương", "/2024/01/le/"), Event: &view.Event{Date: &hongLinh, To: &doSon, From: "17/02/2023"}},
			{Link: link("Lấy ý kiến về danh sách đề nghị", "/2024/01/y-kien/#kt-1"), Until: &doSon},
		},
		Groups: []view.FollowGroup{
			{Link: counted("Địa phương", "/dia-phuong/", 41), Lists: []view.FollowEntry{with("Hải Phòng", "/dia-phuong/hai-phong/"), with("Quận Đồ Sơn, Hải Phòng", "/dia-phuong/hai-phong/quan-do-son/")}},
			{Link: counted("Khen thưởng", "/khen-thuong/", 1), Lists: []view.FollowEntry{with("Bằng khen", "/khen-thuong/bang-khen/")}},
		},
	}
}

func sampleSearch() *view.Search {
	return &view.Search{
		Page: page(sampleSite(), "search", "Tìm kiếm", "/tim-kiem/"), Awards: "/bang-vang/muc/",
		Lists: []view.Link{link("Địa phương", "/dia-phuong/"), link("Chủ đề", "/chu-de/")},
	}
}

func sampleHome() *view.Home {
	cards := sampleCards()
	h := &view.Home{Page: page(sampleSite(), "home", "", "/"), Ask: &view.SearchForm{Href: "/tim-kiem/", Examples: []view.Link{link("Trường Tiểu học Đống Đa", "/tim-kiem/?q=Tr%C6%B0%E1%BB%9Dng"), link("Bằng khen 2024", "/tim-kiem/?q=B")}}, Lead: cards[0], Latest: append(cards[1:5:5], cards...), Total: 1234,
		Sections: []view.Section{{Link: link("Tin tức", "/chuyen-muc/tin-tuc/"), Cards: cards[:3]}, {Link: link("Gương điển hình tiên tiến", "/chuyen-muc/guong/"), Cards: cards[2:]}, {Link: link("Văn bản", "/chuyen-muc/van-ban/"), Cards: cards[1:2]}},
		Figures:  sampleFigures(), FigureYear: 2024, FigureUntil: "19/3", ByYear: sampleChart(), ByHonour: sampleChart(), Newest: sampleRows()[:2],
		Comments:  []view.Coming{{Link: link("Lấy ý kiến về 3 cá nhân", "/2024/lay-y-kien/#kt-1"), Until: &dongDa}},
		Coming:    sampleFollow().Coming[:2],
		Running:   []view.Emulated{{Link: link("Người tốt, việc tốt", "/phong-trao/nguoi-tot-viec-tot/"), LaunchedBy: "UBND thành phố Hải Phòng", From: "01/01/2023", To: "31/12/2023", Members: 3}, {Link: link("Dân vận khéo", "/phong-trao/dan-van-kheo/"), From: "01/01/2021"}},
		Documents: []view.Document{{Link: link("Bằng khen: 8 tập thể, 12 cá nhân", "/2023/02/563-qd-ctn.pdf"), No: "563/QĐ-CTN", By: "Chủ tịch nước", Date: &hongLinh, Kind: "PDF", More: 2}, {Link: link("Danh sách tập thể, cá nhân được khen", "/2024/01/danh-sach.pdf"), Date: &doSon, Kind: "PDF"}, {Link: link("Cờ thi đua: 4 tập thể", "/bang-vang/#kt-2"), No: "86/2024/QĐ-UBND"}},
		Places:    []view.PlaceEntry{sampleEntry("Hà Nội", "/dia-phuong/ha-noi/"), sampleEntry("Hải Phòng", "/dia-phuong/hai-phong/")},
		Tasks: []view.Task{{Kind: "roll", Href: "/bang-vang/", Count: view.Count{N: 1235, AtLeast: true}}, {Kind: "comments", Count: view.Count{N: 2}, Day: &dongDa}, {Kind: "coming", Href: "/theo-doi/", Count: view.Count{N: 2}, Day: &doSon},
			{Kind: "documents"}, {Kind: "campaigns", Href: "/phong-trao/", Count: view.Count{N: 12}}, {Kind: "places", Href: "/dia-phuong/", Count: view.Count{N: 69}}},
		Localities: []view.Group{
			{Link: link("A", ""), ID: "a", Terms: []view.Link{counted("An Giang", "/dia-phuong/an-giang/", 12)}},
			{Link: link("B", ""), ID: "b", Terms: []view.Link{counted("Bắc Ninh", "/dia-phuong/bac-ninh/", 2)}},
			{Link: link("C", ""), ID: "c", Terms: []view.Link{counted("Cà Mau", "/dia-phuong/ca-mau/", 12), counted("Cao Bằng", "/dia-phuong/cao-bang/", 1), counted("Cần Thơ", "/dia-phuong/can-tho/", 8)}},
			{Link: link("Đ", ""), ID: "d", Terms: []view.Link{counted("Đà Nẵng", "/dia-phuong/da-nang/", 9), counted("Đồng Nai", "/dia-phuong/dong-nai/", 4)}},
			{Link: link("H", ""), ID: "h", Terms: []view.Link{counted("Hà Nội", "/dia-phuong/ha-noi/", 1200), counted("Hải Phòng", "/dia-phuong/hai-phong/", 31), counted("Hồ Chí Minh", "/dia-phuong/ho-chi-minh/", 77), counted("Huế", "/dia-phuong/hue/", 5)}},
		},
		Years: []view.Link{counted("2024", "/luu-tru/2024/", 410), counted("2023", "/luu-tru/2023/", 824)},
		Tags:  []view.Link{counted("Thi đua - Khen thưởng", "/chu-de/thi-dua-khen-thuong/", 211), counted("Giao ước thi đua", "/chu-de/giao-uoc-thi-dua/", 32)},
		Pager: samplePager(1, link("1", "/"), link("2", "/trang/2/"), link("3", "/trang/3/")),
	}
	h.Page.Description = "Tin thi đua, khen thưởng của các địa phương"
	return h
}

// samples returns full and empty views of every template.
func samples() []sample {
	bare := func(tmpl, title string) view.Page { return page(bareSite(), tmpl, title, "/x/") }
	withdrawn := sampleArticle()
	withdrawn.Withdrawn, withdrawn.Body, withdrawn.Awards, withdrawn.Event, withdrawn.Lead, withdrawn.Mark = &dongDa, "", nil, nil, nil, "withdrawn"
	standing := &view.Article{Page: page(sampleSite(), "page", "Giới thiệu", "/gioi-thieu/"), Heading: "Giới thiệu", Body: sampleBody, Updated: &doSon}
	standing.Page.Crumbs = []view.Link{link("Trang chủ", "/")}
	return []sample{
		{"article", sampleArticle(), "article"},
		{"article-bare", &view.Article{Page: bare("article", "Tin ngắn"), Heading: "Tin ngắn", Published: doSon, Body: "<p>Một câu.</p>"}, "article"},
		{"article-withdrawn", withdrawn, "article"},
		{"page", standing, "page"},
		{"page-bare", &view.Article{Page: bare("page", "Liên hệ"), Heading: "Liên hệ"}, "page"},
		{"home", sampleHome(), "home"},
		{"home-bare", &view.Home{Page: bare("home", "")}, "home"},
		{"list-tag", sampleList("list", "tag", "Thi đua - Khen thưởng", "/chu-de/thi-dua-khen-thuong/"), "list"},
		{"list-year", sampleList("list", "year", "Năm 2024", "/luu-tru/2024/"), "list"},
		{"list-category", sampleList("list", "category", "Tin tức", "/chuyen-muc/tin-tuc/"), "list"},
		{"list-articles", sampleList("list", "articles", "Tất cả bài viết", "/trang/2/"), "list"},
		{"body", sampleBodyPage(), "body"},
		{"body-bare", &view.List{Page: bare("body", "Lê An"), Kind: "individual", Heading: "Lê An", Body: &view.Body{Name: "Lê An", Awards: 1, First: 2024, Last: 2024}, Won: sampleBodyPage().Won[2:3]}, "body"},
		{"list-bare", &view.List{Page: bare("list", "Chủ đề trống"), Kind: "tag", Heading: "Chủ đề trống"}, "list"},
		{"locality", sampleLocality(), "locality"},
		{"locality-bare", &view.List{Page: bare("locality", "Huế"), Kind: "locality", Heading: "Huế", Locality: &view.Locality{Name: "Huế"}}, "locality"},
		{"localities", samplePlaces(), "localities"},
		{"localities-bare", &view.Places{Page: bare("localities", "Địa phương"), Heading: "Địa phương"}, "localities"},
		{"honour", sampleHonour(), "honour"},
		{"honour-bare", &view.List{Page: bare("honour", "Giấy khen"), Kind: "honour", Heading: "Giấy khen", Honour: &view.Honour{Name: "Giấy khen", Class: "title", Level: "none"}}, "honour"},
		{"campaign", sampleEmulation("campaign", "Người tốt, việc tốt", "/phong-trao/nguoi-tot-viec-tot/"), "list"},
		{"block", sampleEmulation("block", "Khối thi đua các quận", "/khoi-thi-dua/khoi-thi-dua-cac-quan/"), "list"},
		{"block-bare", &view.List{Page: bare("list", "Cụm số 4"), Kind: "block", Heading: "Cụm số 4", Emulation: &view.Emulation{}}, "list"},
		{"terms-honours", sampleTerms("honours", "Khen thưởng"), "terms"},
		{"terms-tags", sampleTerms("tags", "Chủ đề"), "terms"},
		{"terms-categories", sampleTerms("categories", "Chuyên mục"), "terms"},
		{"terms-archive", sampleTerms("archive", "Lưu trữ"), "terms"},
		{"terms-campaigns", sampleTerms("campaigns", "Phong trào thi đua"), "terms"},
		{"terms-blocks", sampleTerms("blocks", "Cụm, khối thi đua"), "terms"},
		{"terms-bare", &view.Terms{Page: bare("terms", "Chủ đề"), Kind: "tags", Heading: "Chủ đề"}, "terms"},
		{"roll", sampleRoll(), "roll"},
		{"roll-bare", &view.Roll{Page: bare("roll", "Bảng vàng")}, "roll"},
		{"follow", sampleFollow(), "follow"},
		{"follow-bare", &view.Follow{Page: bare("follow", "Theo dõi"), Heading: "Theo dõi"}, "follow"},
		{"search", sampleSearch(), "search"},
		{"search-bare", &view.Search{Page: bare("search", "Tìm kiếm"), Awards: "/bang-vang/muc/"}, "search"},
		{"year-report", sampleYear(), "year-report"},
		{"year-report-bare", &view.YearReport{Page: bare("year-report", "Năm"), Heading: "Năm"}, "year-report"},
		{"year-reports", sampleYears(), "year-reports"},
		{"404", &view.Notice{Page: page(sampleSite(), "404", "Không tìm thấy trang", "/404.html"), Latest: sampleCards()[:3]}, "404"},
		{"404-bare", &view.Notice{Page: bare("404", "Không tìm thấy trang")}, "404"},
		{"redirect", &view.Redirect{Page: page(sampleSite(), "redirect", "Quận Đồ Sơn tổng kết", "/tin/cu.html"), To: "/2024/01/do-son-tong-ket/"}, "redirect"},
	}
}

// sampleBodyPage returns the page of a collective of several names.
func sampleBodyPage() *view.List {
	l := &view.List{Page: page(sampleSite(), "body", "Trường Tiểu học Bắc Hồng, Xã Phúc Thịnh, Hà Nội", "/bang-vang/tap-the/x/"), Kind: "collective", Heading: "Trường Tiểu học Bắc Hồng, Xã Phúc Thịnh, Hà Nội", Body: sampleNames()}
	l.Page.Feed, l.Page.Crumbs = "/bang-vang/tap-the/x/feed.xml", []view.Link{link("Trang chủ", "/"), link("Bảng vàng", "/bang-vang/")}
	for i, row := range sampleRows()[:6] {
		bare := *row.Award
		bare.Recipients = nil
		won := view.Won{Award: &bare, Told: row.Told, Year: row.Year, Begins: i%3 == 0, Kind: "tập thể", Others: i}
		if i%2 > 0 {
			won.As = &view.Name{Name: "Trường TH Bắc Hồng", Unit: "Xã Bắc Hồng", Note: "cụm trưởng"}
		}
		l.Won = append(l.Won, won)
	}
	return l
}

func sampleNames() *view.Body {
	into := link("Trường Tiểu học Nam Hồng, Xã Phúc Thịnh, Hà Nội", "/bang-vang/tap-the/x/")
	return &view.Body{
		Name: "Trường Tiểu học Bắc Hồng", Of: "Xã Phúc Thịnh, Hà Nội", Awards: 6, First: 2023, Last: 2024, Highest: "Bằng khen của Thủ tướng Chính phủ", HighestIn: 2024, Framed: true,
		Former:     []view.FormerName{{Name: "Trường TH Bắc Hồng, Xã Bắc Hồng, Huyện Đông Anh, Hà Nội", Before: "01/7/2025"}, {Name: "Trường cấp I Bắc Hồng"}},
		Spellings:  []string{"Trường TH Bắc Hồng, Xã Phúc Thịnh, Hà Nội"},
		MergedInto: &into, Merged: "01/9/2026", MergedFrom: []view.Link{link("Trường Tiểu học Tây Hồng", "/y/")},
	}
}
