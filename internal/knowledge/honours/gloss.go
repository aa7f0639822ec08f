package honours

import "strings"

// ranks are the classes of orders in English, by the end of their Vietnamese names.
var ranks = [...]struct{ vi, en string }{
	{" hạng Nhất", ", First Class"}, {" hạng Nhì", ", Second Class"}, {" hạng Ba", ", Third Class"},
}

// glosses are the honours of the catalogue in English, without their classes.
var glosses = map[string]string{
	"Cờ thi đua của Chính phủ": "Government Emulation Flag", "Chiến sĩ thi đua toàn quốc": "National Emulation Fighter", "Cờ thi đua": "Emulation Flag",
	"Tập thể lao động xuất sắc": "Excellent Labour Collective", "Đơn vị quyết thắng": "Determined-to-Win Unit",
	"Xã, phường, đặc khu tiêu biểu": "Exemplary Commune, Ward or Special Zone", "Xã, phường, thị trấn tiêu biểu": "Exemplary Commune, Ward or Township",
	"Chiến sĩ thi đua cấp bộ": "Ministry-level Emulation Fighter", "Chiến sĩ thi đua cấp tỉnh": "Province-level Emulation Fighter",
	"Tập thể lao động tiên tiến": "Advanced Labour Collective", "Đơn vị tiên tiến": "Advanced Unit", "Thôn, tổ dân phố văn hóa": "Cultured Village or Street Group",
	"Chiến sĩ thi đua cơ sở": "Grassroots Emulation Fighter", "Lao động tiên tiến": "Advanced Labourer", "Chiến sĩ tiên tiến": "Advanced Fighter",
	"Gia đình văn hóa": "Cultured Family", "Chiến sĩ thi đua": "Emulation Fighter", "Danh hiệu thi đua": "Emulation title",
	"Huân chương Sao vàng": "Gold Star Order", "Huân chương Hồ Chí Minh": "Ho Chi Minh Order", "Huân chương Độc lập": "Independence Order",
	"Huân chương Quân công": "Military Exploit Order", "Huân chương Lao động": "Labour Order", "Huân chương Bảo vệ Tổ quốc": "Fatherland Defence Order",
	"Huân chương Chiến công": "Feat-of-Arms Order", "Huân chương Đại đoàn kết dân tộc": "Great National Unity Order", "Huân chương Dũng cảm": "Bravery Order",
	"Huân chương Hữu nghị": "Friendship Order", "Huy chương Quân kỳ quyết thắng": "Determined-to-Win Banner Medal",
	"Huy chương Vì an ninh Tổ quốc": "Medal for National Security", "Huy chương Chiến sĩ vẻ vang": "Glorious Fighter Medal", "Huy chương Hữu nghị": "Friendship Medal",
	"Huy chương Thanh niên xung phong vẻ vang": "Glorious Youth Volunteer Medal", "Tỉnh Anh hùng": "Heroic Province", "Thành phố Anh hùng": "Heroic City",
	"Bà mẹ Việt Nam anh hùng": "Heroic Vietnamese Mother", "Anh hùng Lực lượng vũ trang nhân dân": "Hero of the People's Armed Forces",
	"Anh hùng Lao động": "Hero of Labour", "Nhà giáo nhân dân": "People's Teacher", "Nhà giáo ưu tú": "Meritorious Teacher",
	"Thầy thuốc nhân dân": "People's Physician", "Thầy thuốc ưu tú": "Meritorious Physician", "Nghệ sĩ nhân dân": "People's Artist", "Nghệ sĩ ưu tú": "Meritorious Artist",
	"Nghệ nhân nhân dân": "People's Artisan", "Nghệ nhân ưu tú": "Meritorious Artisan", "Giải thưởng Hồ Chí Minh": "Ho Chi Minh Prize", "Giải thưởng Nhà nước": "State Prize",
	"Bằng khen của Thủ tướng Chính phủ": "Prime Minister's Certificate of Merit", "Bằng khen": "Certificate of Merit", "Kỷ niệm chương": "Commemorative Medal",
	"Huy hiệu": "Badge", "Giấy khen": "Certificate of Commendation", "Hình thức khen thưởng": "Commendation", "Giải Đặc biệt": "Special Prize", "Giải Nhất": "First Prize",
	"Giải Nhì": "Second Prize", "Giải Ba": "Third Prize", "Giải A": "Prize A", "Giải B": "Prize B", "Giải C": "Prize C", "Giải Khuyến khích": "Consolation Prize", "Giải thưởng": "Prize",
	"Huy hiệu Đảng": "Party Badge", "Công dân ưu tú": "Outstanding Citizen", "Người tốt, việc tốt": "Good People, Good Deeds", "Điển hình tiên tiến": "Exemplary Model",
	"Thư khen": "Letter of Commendation", "Giấy chứng nhận": "Certificate", "Biểu trưng": "Emblem", "Phần thưởng": "Reward",
	"Huân chương Kháng chiến": "Resistance Order", "Huân chương Chiến thắng": "Victory Order", "Huân chương Giải phóng": "Liberation Order",
	"Huân chương Chiến sĩ giải phóng": "Liberation Fighter Order", "Huân chương Quyết thắng": "Determined-to-Win Order", "Huân chương Thành đồng Tổ quốc": "Bulwark of the Fatherland Order",
	"Huân chương Chiến sĩ vẻ vang": "Glorious Fighter Order", "Huy chương Kháng chiến": "Resistance Medal", "Huy chương Chiến thắng": "Victory Medal", "Huy chương Giải phóng": "Liberation Medal",
	"Dũng sĩ diệt Mỹ": "Valiant Fighter against the Americans", "Dũng sĩ Quyết thắng": "Determined-to-Win Valiant Fighter",
	"Dũng sĩ diệt xe cơ giới": "Valiant Destroyer of Vehicles", "Dũng sĩ diệt máy bay": "Valiant Destroyer of Aircraft",
	"Bằng Tổ quốc ghi công": "Certificate “The Fatherland Records Your Service”", "Bằng Có công với nước": "Certificate of Service to the Nation",
}

// English returns the honour in English, for example “Labour Order, Third Class” for Huân chương Lao động hạng Ba; "" for nil and
// for an honour without a gloss, as most outside the law. It is a gloss, not a name in law.
func (h *Honour) English() string {
	if h == nil {
		return ""
	}
	for _, class := range ranks {
		if order, ok := strings.CutSuffix(h.Name, class.vi); ok && glosses[order] != "" {
			return glosses[order] + class.en
		}
	}
	return glosses[h.Name]
}

// officeGlosses are the kinds of conferring bodies in English, by [Body.Office].
var officeGlosses = map[string]string{
	"Chủ tịch nước": "State President", "Nhà nước": "Party and State", "Thủ tướng Chính phủ": "Prime Minister", "Chính phủ": "Government", "Bộ": "ministry",
	ministry: "central body", "UBND": "People's Committee", "Chủ tịch UBND": "Chair of the People's Committee", "HĐND": "People's Council",
	"Hội đồng Thi đua - Khen thưởng": "Emulation and Commendation Council", "Mặt trận Tổ quốc": "Fatherland Front", "Liên đoàn Lao động": "Federation of Labour",
	"Công đoàn": "trade union", "Tỉnh ủy": "Provincial Party Committee", "Thành ủy": "City Party Committee", "Huyện ủy": "District Party Committee",
	"Quận ủy": "District Party Committee", "Thị ủy": "Town Party Committee", "Đảng ủy": "Party Committee", "Chi bộ": "Party cell", "Tỉnh đoàn": "Provincial Youth Union",
	"Thành đoàn": "City Youth Union", "Quận đoàn": "District Youth Union", "Huyện đoàn": "District Youth Union", "Thị đoàn": "Town Youth Union", "Đoàn": "union",
	"Sở": "provincial department", "Phòng": "office", "Ban": "board", "Ban Tổ chức": "organising committee", "Ban Giám khảo": "jury", "Ban Chỉ huy": "command", "Bộ Chỉ huy": "command",
	"Công an": "police", "Bộ đội": "army", "Hội": "association", "Hiệp hội": "association", "Hội đồng thi": "jury", "Cục": "department", "Chi cục": "branch", "Tổng cục": "general department",
	"Tòa án": "court", "Viện kiểm sát": "procuracy", "Trường": "school", "Hiệu trưởng": "head of the school", "Đại học": "university", "Học viện": "academy", "Bệnh viện": "hospital",
	"Viện": "institute", "Trung tâm": "centre", "Công ty": "company", "Tổng công ty": "corporation", "Tập đoàn": "group", "Giám đốc": "director", "Tổng Giám đốc": "general director",
	"Ngân hàng": "bank", "Kho bạc": "treasury", "Bảo hiểm xã hội": "social insurance", "Hợp tác xã": "cooperative", "Liên minh": "alliance", "Văn phòng": "office",
	"Đài": "broadcaster", "Thủ trưởng đơn vị": "head of the unit", "Sư đoàn": "division", "Lữ đoàn": "brigade", "Trung đoàn": "regiment",
	"Cuộc thi": "contest", "Hội thi": "contest", "Hội diễn": "festival", "Liên hoan": "festival", "Hội thao": "games", "Hội nghị": "conference", "Đại hội": "congress",
}

// English returns the kind of the body in English, for example “People's Committee” for UBND tỉnh Hà Tĩnh; "" for one of no known
// kind.
func (b Body) English() string { return officeGlosses[b.Office] }
