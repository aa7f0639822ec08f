package theme

import (
	"html/template"
	"slices"
	"strings"

	"bangvang/internal/pages/view"
)

// sample is a view that every template of its kind must be able to render.
type sample struct {
	name string // of the file that the gallery writes
	page any
	tmpl string
}

func link(name, href string) view.Link { return view.Link{Name: name, Href: href} }

func counted(name, href string, n int) view.Link { return view.Link{Name: name, Href: href, Count: n} }

func day(iso, long, short string) view.Date { return view.Date{ISO: iso, Long: long, Short: short} }

var (
	doSon     = day("2024-01-19", "Thứ Sáu, 19/01/2024", "19/01/2024")
	hongLinh  = day("2023-02-17", "Thứ Sáu, 17/02/2023", "17/02/2023")
	dongDa    = view.Date{ISO: "2024-03-21T10:31:00+07:00", Long: "Thứ Năm, 21/03/2024, 10:31", Short: "21/03/2024", HasClock: true}
	sampleURL = "https://thidua.example.vn/"
)

func samplePicture(name string) *view.Picture {
	return &view.Picture{
		Src: "/anh/" + name + ".svg", URL: sampleURL + "anh/" + name + ".svg", Width: 1200, Height: 800,
		Srcset: "/anh/" + name + ".svg 480w, /anh/" + name + "-1200.svg 1200w",
		Alt:    "Toàn cảnh hội nghị tổng kết công tác thi đua", Caption: "Toàn cảnh hội nghị sáng 19/01/2024", Credit: "Ảnh: Nguyễn Văn A",
	}
}

func sampleSite() *view.Site {
	return &view.Site{
		Title:       "Bảng vàng thi đua, khen thưởng",
		Description: "Tin thi đua, khen thưởng của các địa phương",
		Lang:        "vi",
		URL:         sampleURL,
		Home:        "/",
		Organisation: view.Organisation{
			Name: "Ban Thi đua – Khen thưởng thành phố", Responsible: "Bà Nguyễn Thị Ánh Tuyết, Trưởng ban",
			Address: "Số 18 đường Hoàng Diệu, phường Hồng Bàng, thành phố Hải Phòng", Phone: "0225 3842 000", Email: "thidua@example.vn",
		},
		Menu: []view.Link{link("Trang chủ", "/"), link("Tin tức", "/chuyen-muc/tin-tuc/"), link("Bảng vàng", "/bang-vang/"),
			link("Địa phương", "/dia-phuong/"), link("Khen thưởng", "/khen-thuong/"), link("Chủ đề", "/chu-de/"), link("Lưu trữ", "/luu-tru/"), link("Giới thiệu", "/gioi-thieu/")},
		Share:      []view.Button{{Facebook: true}, {Zalo: true}, {Copy: true}, {Native: true}, {Email: true}},
		Slots:      map[string]template.HTML{"article_end": `<p>Phiên bản in của bài có tại văn phòng Ban.</p>`},
		Localities: []view.Link{link("Hà Nội", "/dia-phuong/ha-noi/"), link("Hải Phòng", "/dia-phuong/hai-phong/")},
		Years:      []view.Link{link("2024", "/luu-tru/2024/"), link("2023", "/luu-tru/2023/")},
		AllPlaces:  "/dia-phuong/",
		AllYears:   "/luu-tru/",
		ShortDate:  "$3/$2/$1",
		Search:     "/tim-kiem/",
		Names:      "/tim-kiem/ten/",
		Follow:     "/theo-doi/",
		Feed:       "/feed.xml",
		JSONFeed:   "/feed.json",
		Manifest:   "/site.webmanifest",
	}
}

func bareSite() *view.Site {
	return &view.Site{Title: "Bảng vàng", Lang: "vi", URL: "https://example.vn/", Home: "/"}
}

func page(s *view.Site, tmpl, title, path string) view.Page {
	p := view.Page{Site: s, Template: tmpl, Title: title, Path: path, Href: path, URL: s.URL + path[1:]}
	for _, l := range s.Menu {
		if l.Href == path || l.Href != s.Home && strings.HasPrefix(path, l.Href) {
			p.Section = l.Href
		}
	}
	return p
}

func sampleCards() []*view.Card {
	news := link("Tin tức", "/chuyen-muc/tin-tuc/")
	return []*view.Card{
		{Title: "Quận Đồ Sơn tổng kết công tác thi đua, khen thưởng năm 2023, phát động phong trào năm 2024", Href: "/2024/01/do-son-tong-ket/",
			Category: &news, Date: doSon, Localities: []view.Link{link("Quận Đồ Sơn", "/dia-phuong/hai-phong/quan-do-son/")}, Awards: 4, Honoured: view.Count{N: 46, AtLeast: true},
			Summary: "Sáng 19/01, Ủy ban nhân dân quận tổ chức hội nghị tổng kết; nhiều tập thể, cá nhân được tặng cờ thi đua và bằng khen của thành phố.", Picture: samplePicture("do-son")},
		{Title: "Đống Đa biểu dương “Người tốt, việc tốt” và các điển hình tiên tiến", Href: "/2024/03/dong-da/", Category: &news, Date: dongDa,
			Localities: []view.Link{link("Quận Đống Đa", "/dia-phuong/ha-noi/quan-dong-da/")}, Awards: 1, Honoured: view.Count{AtLeast: true}, Summary: "Hơn 50 tập thể, cá nhân được Chủ tịch UBND thành phố khen thưởng.", Picture: samplePicture("dong-da")},
		{Title: "Thị xã Hồng Lĩnh trao thưởng cuộc thi tìm hiểu lịch sử", Href: "/2023/02/hong-linh/", Date: hongLinh,
			Localities: []view.Link{link("Thị xã Hồng Lĩnh", "/dia-phuong/ha-tinh/thi-xa-hong-linh/")}, Awards: 12, Honoured: view.Count{N: 31}, Summary: "61/70 đơn vị dự thi với 31.518 bài."},
		{Title: "Khối thi đua số 3 ký giao ước", Href: "/2023/02/giao-uoc/", Category: &news, Date: hongLinh, Mark: "draft"},
		{Title: "Hai Bà Trưng triển khai nhiệm vụ công tác thi đua, khen thưởng năm 2023 tới toàn thể các khối, cụm", Href: "/2023/02/hai-ba-trung/", Category: &news, Date: hongLinh, Summary: "Các khối thi đua ký giao ước.", Picture: samplePicture("hbt")},
	}
}

func sampleAwards() *view.Awards {
	hp := "UBND thành phố Hải Phòng"
	to := func(kind, count string, n int) view.Recipients {
		return view.Recipients{Kind: kind, Count: count, N: n}
	}
	return &view.Awards{
		Rows: []*view.Award{
			{ID: "kt-1", Honour: link("Huân chương Lao động hạng Ba", "/khen-thuong/huan-chuong-lao-dong-hang-ba/"), Level: "state", Known: true, By: "Chủ tịch nước",
				Recipients: []view.Recipients{{Kind: "tập thể", Names: []view.Name{{Name: "Phòng Tài chính – Kế hoạch"}}}}, Period: "2017–2021",
				Citation: "thành tích xuất sắc trong công tác từ năm 2017 đến năm 2021", Decision: &view.Decision{No: "563/QĐ-CTN", Date: &hongLinh, Href: "/2023/02/563-qd-ctn.pdf", Annex: "/2023/02/563-phu-luc.pdf"},
				ByLaw: "Luật 15/2003/QH11, Điều 77", Facts: &view.AwardFacts{HandedBy: []view.Handover{{Name: "Thiếu tướng Nguyễn Văn A", Post: "Phó Chủ tịch", Unit: "UBND tỉnh Hà Tĩnh", OnBehalfOf: "Chủ tịch nước"}, {Name: "lãnh đạo Sở Nội vụ"}}}},
			{ID: "kt-2a", Honour: link("Giải thưởng", ""), Level: "organiser", By: "UBND phường Đống Đa, Ủy ban MTTQ phường Đống Đa và Đoàn phường Đống Đa",
				Joint:      []view.Conferrer{{Link: link("UBND phường Đống Đa", "/bang-vang/don-vi-trao/ubnd-phuong-dong-da/")}, {Link: link("Ủy ban MTTQ phường Đống Đa", ""), Before: ", "}, {Link: link("Đoàn phường Đống Đa", ""), Before: " và "}},
				Recipients: []view.Recipients{to("tập thể", "1", 1)}, Facts: &view.AwardFacts{Place: "Nhì", Score: "95/100", Amount: "10 triệu đồng mỗi giải", Entries: "hơn 200 tác phẩm"}},
			{ID: "kt-2", Honour: link("Cờ thi đua", "/khen-thuong/co-thi-dua/"), Level: "provincial", Known: true, By: hp, ByHref: "/dia-phuong/hai-phong/", Recipients: []view.Recipients{to("tập thể", "4", 4)}, Period: "2023"},
			{ID: "kt-3", Honour: link("Bằng khen", "/khen-thuong/bang-khen/"), Level: "provincial", Known: true, By: hp, Period: "2023",
				Recipients: []view.Recipients{to("tập thể", "8", 8), to("cá nhân", "12", 12), to("doanh nghiệp", "2", 2), to("hộ gia đình", "6", 6)}},
			{ID: "kt-4", Honour: link("Chiến sĩ thi đua cấp Thành phố", "/khen-thuong/chien-si-thi-dua/"), Level: "provincial", Known: true, Period: "2022",
				Recipients: []view.Recipients{{Kind: "cá nhân", Names: []view.Name{{Name: "Đỗ Trọng Nam", Post: "Chủ nhiệm Ủy ban Kiểm tra", Unit: "Quận ủy"}, {Name: "Nguyễn Hữu Nghĩa"}, {Name: "Thượng tá Trần Văn Minh", Note: "đội trưởng", Posthumous: true}}, Shown: 2}}},
			{ID: "kt-5", Honour: link("Giấy khen", "/khen-thuong/giay-khen/"), Level: "local", Known: true, By: "UBND quận Đồ Sơn", ByHref: "/dia-phuong/hai-phong/quan-do-son/", Recipients: []view.Recipients{to("tập thể, cá nhân", "nhiều", 0)}},
			{ID: "kt-6", Honour: link("Điển hình nở hoa", ""), Level: "none"},
			{ID: "kt-7", Honour: link("Huân chương Dũng cảm", ""), Level: "state", Known: true, By: "Chủ tịch nước", Recipients: []view.Recipients{to("cá nhân", "1", 1)}, Status: "posthumous"},
			{ID: "kt-8", Honour: link("Bằng khen", ""), Level: "provincial", Known: true, By: hp, Recipients: []view.Recipients{to("tập thể", "1", 1)}, Decision: &view.Decision{Date: &doSon}, Status: "revoked"},
		},
		Nominees: []view.Nominees{
			{Rows: []*view.Award{{ID: "kt-9", Honour: link("Anh hùng Lao động", ""), Level: "state", Known: true, By: "Chủ tịch nước", Recipients: []view.Recipients{to("tập thể", "1", 1)}, Status: "nominated"}}, Until: &dongDa, Open: true},
			{Rows: []*view.Award{{ID: "kt-10", Honour: link("Cờ thi đua", ""), Level: "provincial", Known: true, Status: "nominated", Decision: &view.Decision{Href: "/2024/01/to-trinh.pdf"}}}, Until: &doSon},
			{Rows: []*view.Award{{ID: "kt-11", Honour: link("Giấy khen", ""), Level: "unit", Known: true, Status: "nominated"}}},
		},
		Numbers: sampleNumbers(),
	}
}

func sampleNumbers() *view.Numbers {
	return &view.Numbers{
		Sum: view.Count{N: 1564, AtLeast: true}, Whole: true,
		Totals: []view.Total{{Kind: "tập thể", N: 1213}, {Kind: "cá nhân", N: 14, AtLeast: true}, {Kind: "doanh nghiệp", N: 2}, {Kind: "hộ gia đình", N: 6}, {Kind: "tập thể, cá nhân", N: 329, Mixed: true}},
	}
}

const sampleBody = `<p>Sáng 19/01, tại trung tâm hội nghị quận, <b>Ủy ban nhân dân</b> <i>quận Đồ Sơn</i> tổ chức hội nghị tổng kết. Những phong trào được giữ đều, từ trường học tới tổ dân phố, đã tạo chuyển biến rõ ở từng xã, phường.</p>
<h2 id="nhung-viec-da-lam">Những việc đã làm trong năm 2023</h2>
<p>Thu ngân sách đạt 14.995 tỷ đồng, bằng 102,9% kế hoạch. Theo <a class="ext" rel="noopener" href="https://example.org/">thông báo của thành phố<span class="vh"> (trang ngoài)</span></a> và kế hoạch <span class="nowrap">91/KH-UBND</span>, quận chọn ba việc trọng tâm.</p>
<ul><li>Chỉnh trang các tuyến đường ven biển;</li><li>Xây mới hai trường tiểu học;</li><li>Chuyển đổi số trong tiếp nhận hồ sơ.</li></ul>
<figure><img src="/anh/trao-co.svg" width="1200" height="800" alt="Lãnh đạo thành phố trao cờ" loading="lazy" decoding="async"><figcaption>Lãnh đạo thành phố trao Cờ thi đua cho bốn tập thể</figcaption></figure>
<blockquote><p>Mỗi phong trào phải bắt đầu từ một việc thật, và kết thúc bằng một kết quả thật.</p></blockquote>
<div class="table" tabindex="0"><table><thead><tr><th scope="col">Khối</th><th scope="col" class="right">Điểm</th></tr></thead><tbody><tr><td>Khối trường học</td><td class="right">98,5</td></tr><tr><td>Khối xã, phường</td><td class="right">97</td></tr></tbody></table></div>
<div class="gallery"><figure><img src="/anh/a.svg" width="1200" height="800" alt="Đại biểu ký giao ước"><figcaption>Đại biểu ký giao ước</figcaption></figure><figure><img src="/anh/b.svg" width="1200" height="800" alt="Văn nghệ chào mừng"><figcaption>Văn nghệ chào mừng</figcaption></figure><figure><img src="/anh/c.svg" width="1200" height="800" alt="Trao giấy khen"></figure></div>
<p>Hội nghị kết thúc bằng lễ ký giao ước giữa các khối<a href="#fn:1" class="footnote" role="doc-noteref">1</a>.</p>
<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>Mỗi khối có một trưởng khối luân phiên. <a href="#nhung-viec-da-lam" class="footnote-back" role="doc-backlink">↩</a></p></li></ol></div>`

func sampleArticle() *view.Article {
	news := link("Tin tức", "/chuyen-muc/tin-tuc/")
	title := "Quận Đồ Sơn tổng kết công tác thi đua, khen thưởng năm 2023, phát động phong trào năm 2024"
	p := page(sampleSite(), "article", title, "/2024/01/do-son-tong-ket/")
	p.Description = "Sáng 19/01, quận tổ chức hội nghị tổng kết."
	p.Image = samplePicture("do-son")
	p.Data = template.JS(`{"@context":"https://schema.org","@type":"NewsArticle","headline":"Quận Đồ Sơn tổng kết"}`)
	cards := sampleCards()
	older, newer := link(cards[2].Title, cards[2].Href), link(cards[1].Title, cards[1].Href)
	return &view.Article{
		Page: p, Heading: title,
		Summary:  "Nhiều tập thể, cá nhân của quận được tặng cờ thi đua, bằng khen vì thành tích xuất sắc; các khối thi đua ký giao ước cho năm mới.",
		Category: &news, Published: doSon, Updated: &dongDa, Author: "Nam Giang · ảnh: Lan Anh", Authors: []view.Author{{Name: "Nam Giang"}, {Name: "Lan Anh", Role: "ảnh"}},
		Corrections: []view.Correction{{Date: dongDa, Text: "Số tập thể được tặng Bằng khen là 8; bài đăng lần đầu ghi 9."}},
		Source:      &view.Source{Name: "haiphong.gov.vn", URL: "https://haiphong.gov.vn/"},
		Event:       &view.Event{Date: &doSon, To: &dongDa, From: "19/01", Session: "sáng 19/01, chiều 21/03", Kind: "tổng kết", At: "Trung tâm Hội nghị quận Đồ Sơn"},
		Lead:        samplePicture("do-son"), Body: sampleBody, Awards: sampleAwards(),
		Files:      []view.File{{Name: "Danh sách tập thể, cá nhân được khen", Href: "/2024/01/danh-sach.pdf", URL: sampleURL + "2024/01/danh-sach.pdf", Kind: "PDF", Size: "1,2 MB", Type: "application/pdf", Bytes: 1_234_567}},
		Campaigns:  []view.Emulated{{Link: link("Người tốt, việc tốt", "/phong-trao/nguoi-tot-viec-tot/"), LaunchedBy: "UBND thành phố Hải Phòng", From: "01/01/2023", To: "31/12/2023", Launch: &view.Told{Article: link("Quận Đồ Sơn phát động thi đua", "/2023/01/do-son-phat-dong/"), Date: view.Date{ISO: "2023-01-05", Short: "05/01/2023", Long: "Thứ Năm, 05/01/2023"}}}},
		Blocks:     []view.Emulated{{Link: link("Khối thi đua các quận", "/khoi-thi-dua/khoi-thi-dua-cac-quan/"), Leaders: []view.Leader{{Link: link("Quận Đồ Sơn", "/dia-phuong/hai-phong/quan-do-son/"), Period: "2024"}}, Members: 7}},
		Tags:       []view.Link{link("Thi đua - Khen thưởng", "/chu-de/thi-dua-khen-thuong/"), link("Giao ước thi đua", "/chu-de/giao-uoc-thi-dua/")},
		Localities: []view.Link{link("Quận Đồ Sơn", "/dia-phuong/hai-phong/quan-do-son/"), link("Hải Phòng", "/dia-phuong/hai-phong/")},
		Related:    cards[1:], Older: &older, Newer: &newer,
		Slots: []string{"article_end"},
	}
}

func sampleList(tmpl, kind, heading, path string) *view.List {
	cards := sampleCards()
	p := page(sampleSite(), tmpl, heading, path)
	p.Feed = path + "feed.xml"
	p.Crumbs = []view.Link{link("Trang chủ", "/"), link("Địa phương", "/dia-phuong/")}
	return &view.List{
		Page: p, Kind: kind, Heading: heading, Total: 1234,
		Years: []view.Year{{Year: 2024, Cards: cards[:2]}, {Year: 2023, Cards: cards[2:]}},
		Pager: samplePager(2, link("1", path), link("2", path+"trang/2/"), link("3", path+"trang/3/"), view.Link{}, link("62", path+"trang/62/")),
	}
}

// samplePager returns the pager of page n of the first pages of a list.
func samplePager(n int, pages ...view.Link) view.Pager {
	p := view.Pager{Number: n, Of: 62, Pages: pages, Before: pages[:n-1], After: pages[n:], Older: pages[n].Href}
	if n > 1 {
		p.Newer = pages[n-2].Href
	}
	return p
}

func sampleRows() []view.RollRow {
	var rows []view.RollRow
	place := link("Quận Đồ Sơn", "/dia-phuong/hai-phong/quan-do-son/")
	told := &view.Told{Article: link("Quận Đồ Sơn tổng kết công tác thi đua", "/2024/01/do-son-tong-ket/"), Date: doSon, Locality: &place}
	for i, a := range sampleAwards().Rows {
		begins := "year"
		if i%3 > 0 {
			begins = "level"
		}
		if a.ID == "kt-4" { // of many names a list has the first
			listed := *a
			listed.Recipients = slices.Clone(a.Recipients)
			r := &listed.Recipients[0]
			r.Names, r.Shown, r.Rest = r.Names[:r.Shown], 0, &view.Link{Href: told.Article.Href + "#kt-4", Count: len(r.Names)}
			a = &listed
		}
		rows = append(rows, view.RollRow{Award: a, Told: told, Year: 2024 - i/3, Begins: begins, Same: i == 4})
	}
	return rows
}

func sampleFigures() []view.Figure {
	return []view.Figure{
		{Level: "state", N: 1, Rows: 1, Href: "/bang-vang/#_2024"}, {Level: "central", N: 3, Rows: 2, Href: "/bang-vang/#_2024"},
		{Level: "provincial", N: 1213, AtLeast: true, Rows: 148, Href: "/bang-vang/#_2024"}, {Level: "local", Rows: 31, Href: "/bang-vang/#_2024"},
		{Level: "unit", N: 40, Rows: 12}, {Level: "organiser", N: 27, Rows: 5, Href: "/bang-vang/#_2024"}, {Level: "none"},
	}
}
