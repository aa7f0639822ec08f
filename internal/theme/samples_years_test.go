package theme

import "bangvang/internal/pages/view"

func sampleDownloads(path string) []view.File {
	return []view.File{
		{Name: "Khen thưởng, bảng tính", Href: path + "bang-vang.csv", URL: sampleURL + path + "bang-vang.csv", Kind: "CSV", Size: "214 kB", Type: "text/csv", Bytes: 214_123},
		{Name: "Khen thưởng, cho phần mềm", Href: path + "bang-vang.json", URL: sampleURL + path + "bang-vang.json", Kind: "JSON", Size: "1,2 MB", Type: "application/json", Bytes: 1_234_567},
	}
}

var sampleKinds = []string{"tập thể", "cá nhân", "hộ gia đình", "doanh nghiệp", "cộng đồng"}

func sampleReportRow(name, href, class string) view.ReportRow {
	return view.ReportRow{
		Link: counted(name, href, 31), Class: class, Sum: view.Count{N: 1235, AtLeast: true},
		Counts: []view.Count{{N: 1213}, {N: 14, AtLeast: true}, {N: 6}, {}, {}, {AtLeast: true}},
	}
}

func sampleYear() *view.YearReport {
	p := page(sampleSite(), "year-report", "Khen thưởng năm 2024", "/nam/2024/")
	p.Crumbs = []view.Link{link("Trang chủ", "/"), link("Khen thưởng theo năm", "/nam/")}
	older, newer := link("2023", "/nam/2023/"), link("2025", "/nam/2025/")
	return &view.YearReport{
		Page: p, Year: 2024, Heading: "Khen thưởng năm 2024", Total: 199, Numbers: sampleNumbers(), Kinds: sampleKinds, Mixed: true,
		Levels: []view.ReportLevel{
			{Level: "state", Rows: []view.ReportRow{sampleReportRow("Huân chương Lao động hạng Ba", "/khen-thuong/huan-chuong-lao-dong-hang-ba/", "commendation")}, Sum: sampleReportRow("", "", "")},
			{Level: "provincial", Rows: []view.ReportRow{sampleReportRow("Cờ thi đua", "/khen-thuong/co-thi-dua/", "title"), sampleReportRow("Cúp Núi Hồng", "/khen-thuong/cup-nui-hong/", "other")}, Sum: sampleReportRow("", "", "")},
		},
		Places: []view.ReportRow{sampleReportRow("Hải Phòng", "/dia-phuong/hai-phong/", ""), sampleReportRow("Bà Rịa - Vũng Tàu", "", ""), sampleReportRow("", "", "")},
		All:    sampleReportRow("", "", ""), Downloads: sampleDownloads("/nam/2024/"), Rows: sampleRows(),
		Pager:   samplePager(1, link("1", "/nam/2024/"), link("2", "/nam/2024/trang/2/"), link("62", "/nam/2024/trang/62/")),
		ByPlace: sampleChart(), ByMonth: sampleChart(), ByHonour: sampleChart(), Until: "19/3", Finding: sampleChart().Title,
		Firsts: sampleRows()[:2], Largest: sampleCards()[:3], Campaigns: []view.Link{counted("Người tốt, việc tốt", "/phong-trao/nguoi-tot-viec-tot/", 3)},
		Archive: "/luu-tru/2024/", Older: &older, Newer: &newer,
	}
}

func sampleYears() *view.YearReports {
	p := page(sampleSite(), "year-reports", "Khen thưởng theo năm", "/nam/")
	p.Crumbs = []view.Link{link("Trang chủ", "/")}
	return &view.YearReports{
		Page: p, Heading: "Khen thưởng theo năm", Kinds: sampleKinds, Mixed: true, Roll: "/bang-vang/",
		Years: []view.ReportRow{sampleReportRow("2024", "/nam/2024/", ""), sampleReportRow("2023", "/nam/2023/", "")},
	}
}
