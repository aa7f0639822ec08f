package honours

import "maps"

// office is the beginning of the name of a conferring body. Of the offices with which a name begins, the longest
// counts.
type office struct {
	text  string // as [viet.Key] leaves it
	name  string // Body.Office
	level Level  // NoLevel: the tier after it decides
	place string // the kind of the unit whose name follows; "*" if the text has its kind, "" if no unit follows
}

// ministry is the office of the central bodies that confer at the level of a ministry.
const ministry = "Bộ, ban, ngành"

// offices are in the order of ceremonies.
var offices = []office{
	{"chủ tịch nước", "Chủ tịch nước", State, ""},
	{"nhà nước", "Nhà nước", State, ""},
	{"đảng nhà nước", "Nhà nước", State, ""},
	{"đảng và nhà nước", "Nhà nước", State, ""},
	{"thủ tướng", "Thủ tướng Chính phủ", Central, ""},
	{"thủ tướng chính phủ", "Thủ tướng Chính phủ", Central, ""},
	{"chính phủ", "Chính phủ", Central, ""},

	{"bộ", "Bộ", Provincial, ""},
	{"bộ trưởng", "Bộ", Provincial, ""},
	{"bộ, ban, ngành", ministry, Provincial, ""},
	{"ngành", ministry, Provincial, ""},
	{"quốc hội", ministry, Provincial, ""},
	{"chủ tịch quốc hội", ministry, Provincial, ""},
	{"ủy ban thường vụ quốc hội", ministry, Provincial, ""},
	{"văn phòng quốc hội", ministry, Provincial, ""},
	{"văn phòng chủ tịch nước", ministry, Provincial, ""},
	{"văn phòng chính phủ", ministry, Provincial, ""},
	{"thanh tra chính phủ", ministry, Provincial, ""},
	{"ngân hàng nhà nước", ministry, Provincial, ""},
	{"kiểm toán nhà nước", ministry, Provincial, ""},
	{"tổng kiểm toán nhà nước", ministry, Provincial, ""},
	{"thống đốc", ministry, Provincial, ""},
	{"tòa án nhân dân tối cao", ministry, Provincial, ""},
	{"viện kiểm sát nhân dân tối cao", ministry, Provincial, ""},
	{"tổng liên đoàn", ministry, Provincial, ""},
	{"trung ương", ministry, Provincial, ""},
	{"ban chấp hành trung ương", ministry, Provincial, ""},
	{"ban bí thư", ministry, Provincial, ""},
	{"ủy ban trung ương", ministry, Provincial, ""},
	{"ban tổ chức trung ương", ministry, Provincial, ""},
	{"hội đồng thi đua khen thưởng trung ương", ministry, Provincial, ""},
	{"đại học quốc gia", ministry, Provincial, ""},
	{"thông tấn xã", ministry, Provincial, ""},
	{"bộ tư lệnh", ministry, Provincial, ""},
	{"tư lệnh", ministry, Provincial, ""},
	{"quân khu", ministry, Provincial, ""},
	{"quân chủng", ministry, Provincial, ""},

	{"ubnd", "UBND", NoLevel, "*"},
	{"chủ tịch ubnd", "Chủ tịch UBND", NoLevel, "*"},
	{"hđnd", "HĐND", NoLevel, "*"},
	{"chủ tịch hđnd", "HĐND", NoLevel, "*"},
	{"hội đồng thi đua khen thưởng", "Hội đồng Thi đua - Khen thưởng", NoLevel, "*"},
	{"tỉnh ủy", "Tỉnh ủy", Provincial, "tỉnh"},
	{"thành ủy", "Thành ủy", Provincial, "thành phố"},
	{"quận ủy", "Quận ủy", Local, "quận"},
	{"huyện ủy", "Huyện ủy", Local, "huyện"},
	{"thị ủy", "Thị ủy", Local, "thị xã"},

	{"sở", "Sở", Unit, ""},
	{"giám đốc", "Giám đốc", Unit, ""},
	{"giám đốc sở", "Sở", Unit, ""},
	{"tổng giám đốc", "Tổng Giám đốc", Unit, ""},
	{"thủ trưởng", "Thủ trưởng đơn vị", Unit, ""},
	{"cơ quan", "Cơ quan", Unit, ""},
	{"đơn vị", "Đơn vị", Unit, ""},
	{"hiệu trưởng", "Hiệu trưởng", Unit, ""},
	{"trường", "Trường", Unit, ""},
	{"học viện", "Học viện", Unit, ""},
	{"đại học", "Đại học", Unit, ""},
	{"viện", "Viện", Unit, ""},
	{"phòng", "Phòng", Unit, ""},
	{"trưởng phòng", "Phòng", Unit, ""},
	{"ban", "Ban", Unit, ""},
	{"trưởng ban", "Ban", Unit, ""},
	{"ban tổ chức tỉnh ủy", "Ban", Unit, ""},
	{"ban tổ chức thành ủy", "Ban", Unit, ""},
	{"ban tổ chức quận ủy", "Ban", Unit, ""},
	{"ban tổ chức huyện ủy", "Ban", Unit, ""},
	{"ban tổ chức thị ủy", "Ban", Unit, ""},
	{"văn phòng", "Văn phòng", Unit, ""},
	{"cục", "Cục", Unit, ""},
	{"cục trưởng", "Cục", Unit, ""},
	{"tổng cục", "Tổng cục", Unit, ""},
	{"chi cục", "Chi cục", Unit, ""},
	{"công an", "Công an", Unit, ""},
	{"bộ chỉ huy", "Bộ Chỉ huy", Unit, ""},
	{"ban chỉ huy", "Ban Chỉ huy", Unit, ""},
	{"tòa án", "Tòa án", Unit, ""},
	{"viện kiểm sát", "Viện kiểm sát", Unit, ""},
	{"kho bạc", "Kho bạc", Unit, ""},
	{"bảo hiểm", "Bảo hiểm xã hội", Unit, ""},
	{"bệnh viện", "Bệnh viện", Unit, ""},
	{"trung tâm", "Trung tâm", Unit, ""},
	{"công ty", "Công ty", Unit, ""},
	{"tổng công ty", "Tổng công ty", Unit, ""},
	{"tập đoàn", "Tập đoàn", Unit, ""},
	{"hợp tác xã", "Hợp tác xã", Unit, ""},
	{"ngân hàng", "Ngân hàng", Unit, ""},
	{"đài", "Đài", Unit, ""},
	{"đảng ủy", "Đảng ủy", Unit, ""},
	{"đảng bộ", "Đảng ủy", Unit, ""},
	{"chi bộ", "Chi bộ", Unit, ""},
	{"mặt trận tổ quốc", "Mặt trận Tổ quốc", Unit, ""},
	{"ủy ban mặt trận tổ quốc", "Mặt trận Tổ quốc", Unit, ""},
	{"liên đoàn lao động", "Liên đoàn Lao động", Unit, ""},
	{"công đoàn", "Công đoàn", Unit, ""},
	{"tỉnh đoàn", "Tỉnh đoàn", Unit, ""},
	{"thành đoàn", "Thành đoàn", Unit, ""},
	{"quận đoàn", "Quận đoàn", Unit, ""},
	{"huyện đoàn", "Huyện đoàn", Unit, ""},
	{"thị đoàn", "Thị đoàn", Unit, ""},
	{"đoàn", "Đoàn", Unit, ""},
	{"hội", "Hội", Unit, ""},
	{"hiệp hội", "Hiệp hội", Unit, ""},
	{"liên hiệp", "Liên hiệp", Unit, ""},
	{"liên minh", "Liên minh", Unit, ""},
	{"xã đoàn", "Đoàn", Unit, ""},
	{"phường đoàn", "Đoàn", Unit, ""},
	{"huyện hội", "Hội", Unit, ""},
	{"tỉnh hội", "Hội", Unit, ""},
	{"thành hội", "Hội", Unit, ""},
	{"bộ đội", "Bộ đội", Unit, ""},
	{"quân đoàn", ministry, Provincial, ""},
	{"binh đoàn", ministry, Provincial, ""},
	{"sư đoàn", "Sư đoàn", Unit, ""},
	{"lữ đoàn", "Lữ đoàn", Unit, ""},
	{"trung đoàn", "Trung đoàn", Unit, ""},
	{"ủy ban dân tộc", ministry, Provincial, ""},

	{"ban tổ chức", "Ban Tổ chức", Organiser, ""},
	{"ban giám khảo", "Ban Giám khảo", Organiser, ""},
	{"hội đồng thi", "Hội đồng thi", Organiser, ""},
	{"hội nghị", "Hội nghị", Organiser, ""},
	{"đại hội", "Đại hội", Organiser, ""},
	{"cuộc thi", "Cuộc thi", Organiser, ""},
	{"hội thi", "Hội thi", Organiser, ""},
	{"hội thao", "Hội thao", Organiser, ""},
	{"hội diễn", "Hội diễn", Organiser, ""},
	{"liên hoan", "Liên hoan", Organiser, ""},
	{"chương trình", "Chương trình", Organiser, ""},
}

// nationalOffices are the offices of units that confer at the level of a ministry if they are those of the whole
// country: Hội Nông dân Việt Nam, Ban Kinh tế Trung ương.
var nationalOffices = map[string]bool{
	"Ban": true, "Bảo hiểm xã hội": true, "Đài": true, "Mặt trận Tổ quốc": true, "Liên đoàn Lao động": true, "Công đoàn": true,
	"Đoàn": true, "Hội": true, "Hiệp hội": true, "Liên hiệp": true, "Viện": true, "Văn phòng": true,
}

// tier is a kind of locality as it follows an office.
type tier struct {
	kind  string
	tier  string // tỉnh, huyện or xã
	level Level
}

// tiers are the kinds of localities with their level; thành phố counts as a province until package authority knows
// better.
var tiers = []tier{
	{"tỉnh", "tỉnh", Provincial},
	{"thành phố", "tỉnh", Provincial},
	{"quận", "huyện", Local},
	{"huyện", "huyện", Local},
	{"thị xã", "huyện", Local},
	{"xã", "xã", Local},
	{"phường", "xã", Local},
	{"thị trấn", "xã", Local},
	{"đặc khu", "xã", Local},
}

// abbreviations are spelled out wherever they are a word of their own, with or without a dot.
var abbreviations = map[string]string{
	"ubnd": "UBND", "hđnd": "HĐND", "ct": "Chủ tịch", "pct": "Phó Chủ tịch", "ttg": "Thủ tướng Chính phủ",
	"ttcp": "Thủ tướng Chính phủ", "ctn": "Chủ tịch nước",
	"tp": "thành phố", "t.p": "thành phố", "tx": "thị xã", "tt": "thị trấn", "q": "quận", "h": "huyện", "p": "phường", "x": "xã",
	"tphcm": "thành phố Hồ Chí Minh", "hcm": "Hồ Chí Minh", "btc": "Ban Tổ chức", "tw": "Trung ương",
	"mttq": "Mặt trận Tổ quốc", "mttqvn": "Mặt trận Tổ quốc Việt Nam", "ubmttq": "Ủy ban Mặt trận Tổ quốc",
	"ubmttqvn": "Ủy ban Mặt trận Tổ quốc Việt Nam", "lđlđ": "Liên đoàn Lao động", "lhpn": "Liên hiệp Phụ nữ", "ccb": "Cựu chiến binh",
	"chqs": "Chỉ huy quân sự", "tand": "Tòa án nhân dân", "vksnd": "Viện kiểm sát nhân dân", "bhxh": "Bảo hiểm xã hội",
	"gd&đt": "Giáo dục và Đào tạo", "gdđt": "Giáo dục và Đào tạo", "lđtb&xh": "Lao động - Thương binh và Xã hội",
	"lđ-tb&xh": "Lao động - Thương binh và Xã hội", "lđtbxh": "Lao động - Thương binh và Xã hội", "tn&mt": "Tài nguyên và Môi trường",
	"nn&ptnt": "Nông nghiệp và Phát triển nông thôn", "nn&mt": "Nông nghiệp và Môi trường", "vhtt&dl": "Văn hóa, Thể thao và Du lịch",
	"vhttdl": "Văn hóa, Thể thao và Du lịch", "vhtt": "Văn hóa và Thể thao", "tt&tt": "Thông tin và Truyền thông",
	"kh&cn": "Khoa học và Công nghệ", "kh&đt": "Kế hoạch và Đầu tư", "gtvt": "Giao thông vận tải",
}

// OfficeAbbreviations returns the abbreviations in names of offices and of units, in lower case, with the words that they
// stand for (ccb: Cựu chiến binh), as a copy.
func OfficeAbbreviations() map[string]string { return maps.Clone(abbreviations) }

// bodyLeadWords precede the name of a body and are not part of it.
var bodyLeadWords = []string{"của", "do", "đồng chí", "lãnh đạo", "phó", "thường trực", "ban thường vụ", "cấp"}
