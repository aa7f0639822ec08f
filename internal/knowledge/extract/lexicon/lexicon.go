package lexicon

import (
	"strings"

	"bangvang/internal/knowledge/titles"
)

// Verb is the role of a verb in an award: who does what, which decides where the grammar looks for body, honour and
// recipients. The zero value is no verb; [Table.Match] returns it where [Verbs] has none.
type Verb uint8

const (
	Confer    Verb = iota + 1 // a body confers an honour
	Recognise                 // a body recognises that recipients have a title
	Praise                    // the verb is the honour: khen thưởng
	Receive                   // recipients get an honour
	Laud                      // praise that need not be an award: tuyên dương
	Attain                    // recipients win an honour: đạt giải Nhất
	Belong                    // an honour goes to recipients: giải Nhất thuộc về
)

// Verbs are the verbs that state an award.
var Verbs = newTable(map[string]Verb{
	"tặng": Confer, "trao": Confer, "trao tặng": Confer, "tặng thưởng": Confer, "truy tặng": Confer, "phong tặng": Confer,
	"truy phong": Confer, "khen tặng": Confer, "trao thưởng": Confer, "trao truy tặng": Confer, "phong danh hiệu": Confer, "phong tặng truy tặng": Confer,
	"gửi": Confer, "cấp": Confer, "gửi tặng": Confer, "trao cấp": Confer,
	"công nhận":   Recognise,
	"khen thưởng": Praise, "biểu dương khen thưởng": Praise, "khen thưởng đột xuất": Praise,
	"nhận": Receive, "đón nhận": Receive, "nhận được": Receive,
	"tuyên dương": Laud, "biểu dương": Laud, "tôn vinh": Laud, "vinh danh": Laud, "biểu dương tôn vinh": Laud, "tuyên dương khen thưởng": Praise,
	"đạt": Attain, "đạt được": Attain, "giành": Attain, "giành được": Attain, "đoạt": Attain, "đoạt được": Attain, "xuất sắc giành": Attain,
	"thuộc về": Belong,
})

// RecipientKinds are the words for recipients, with the kind in the law.
var RecipientKinds = newTable(map[string]string{
	"tập thể": Collective, "đơn vị": Collective, "cơ quan": Collective, "tổ chức": Collective, "địa phương": Collective,
	"trường": Collective, "nhà trường": Collective, "phòng": Collective, "phòng ban": Collective, "sở": Collective, "chi bộ": Collective,
	"đảng bộ": Collective, "tổ chức cơ sở đảng": Collective, "tổ chức đảng": Collective, "xã": Collective, "phường": Collective,
	"huyện": Collective, "quận": Collective, "câu lạc bộ": Collective, "đội": Collective, "đội thi": Collective, "đội tuyển": Collective,
	"tổ": Collective, "nhóm": Collective, "cơ sở": Collective, "bệnh viện": Collective, "chi hội": Collective, "chi đoàn": Collective,
	"công đoàn cơ sở": Collective, "lớp": Collective, "ban ngành": Collective, "sở ngành": Collective, "hội": Collective, "đầu mối": Collective, "sư đoàn": Collective, "trung đoàn": Collective, "tiểu đoàn": Collective, "đại đội": Collective, "khoa": Collective,
	"tập thể nhỏ": Collective, "chi cục": Collective, "trung tâm": Collective, "liên đội": Collective, "khối": Collective, "cụm": Collective, "thị trấn": Collective, "bộ ngành": Collective, "trường học": Collective, "cơ quan đơn vị": Collective, "đồn": Collective, "đoàn": Collective, "công đoàn": Collective, "chi nhánh": Collective,
	"cá nhân": Individual, "các nhân": Individual, "đồng chí": Individual, "người": Individual, "cán bộ": Individual,
	"công chức": Individual, "viên chức": Individual, "người lao động": Individual, "công nhân": Individual, "nông dân": Individual,
	"học sinh": Individual, "sinh viên": Individual, "giáo viên": Individual, "giảng viên": Individual, "nhà giáo": Individual,
	"chiến sĩ": Individual, "hội viên": Individual, "đoàn viên": Individual, "đảng viên": Individual, "vận động viên": Individual,
	"huấn luyện viên": Individual, "thí sinh": Individual, "tác giả": Individual, "thanh niên": Individual, "bác sĩ": Individual,
	"mẹ": Individual, "bà mẹ": Individual, "gương": Individual, "tấm gương": Individual, "nghệ nhân": Individual, "nghệ sĩ": Individual,
	"thầy cô giáo": Individual, "thầy thuốc": Individual, "thầy giáo": Individual, "cô giáo": Individual, "thầy cô": Individual, "nhà khoa học": Individual,
	"dược sĩ": Individual, "y sĩ": Individual, "điều dưỡng": Individual, "cán bộ chiến sĩ": Individual, "cán bộ quản lý": Individual, "cán bộ quản lý giáo dục": Individual, "cán bộ hội": Individual, "em": Individual, "em học sinh": Individual,
	"ca sĩ": Individual, "nhạc sĩ": Individual, "nhà báo": Individual, "phóng viên": Individual, "kỹ sư": Individual, "luật sư": Individual, "trí thức": Individual,
	"cựu chiến binh": Individual, "thương binh": Individual, "liệt sĩ": Individual, "người có công": Individual, "lái xe": Individual, "nhân viên": Individual, "chuyên viên": Individual,
	"đại biểu": Individual, "điển hình": Individual, "gương điển hình": Individual, "gương người tốt": Individual, "người có uy tín": Individual, "già làng": Individual, "trưởng thôn": Individual,
	"phụ nữ": Individual, "cảnh sát": Individual, "sĩ quan": Individual, "quân nhân": Individual, "chức sắc": Individual, "tăng ni": Individual, "thành viên": Individual, "tình nguyện viên": Individual,
	"nhà văn": Individual, "nhà thơ": Individual, "họa sĩ": Individual, "cộng tác viên": Individual, "đội viên": Individual, "thiếu nhi": Individual, "công dân": Individual, "cháu": Individual, "cụ": Individual,
	"trọng tài": Individual, "học viên": Individual, "nhà quản lý": Individual, "nữ công nhân": Individual, "cán bộ công đoàn": Individual, "cán bộ công chức": Individual,
	"công nhân lao động": Individual, "cán bộ công chức viên chức": Individual, "cán bộ đoàn viên": Individual, "đoàn viên công đoàn": Individual, "cán bộ đảng viên": Individual, "bạn trẻ": Individual, "đoàn viên thanh niên": Individual, "quần chúng": Individual, "doanh nhân": Individual,
	"hộ gia đình": Household, "gia đình liệt sĩ": Household, "gia đình chính sách": Household, "gia đình": Household, "hộ": Household, "hộ dân": Household, "hộ kinh doanh": Household, "hộ kinh doanh cá thể": Household, "hộ nông dân": Household, "gia đình văn hóa": Household, "gia đình tiêu biểu": Household, "gia đình hiếu học": Household,
	"doanh nghiệp": Enterprise, "công ty": Enterprise, "hợp tác xã": Enterprise, "htx": Enterprise, "ngân hàng": Enterprise, "cơ sở sản xuất kinh doanh": Enterprise,
	"buôn": Community, "xóm": Community, "cộng đồng": Community, "thôn": Community, "tổ dân phố": Community, "khu dân cư": Community, "khu phố": Community, "ấp": Community, "bản": Community, "làng": Community,
})

// UnsaidKinds are words for recipients whose kind the text does not say.
var UnsaidKinds = newTable(map[string]bool{"trường hợp": true, "lượt": true, "lượt trường hợp": true, "trường hợp khác": true})

// The kinds of recipient, as the front matter writes them.
const (
	Collective = "tập thể"
	Individual = "cá nhân"
	Household  = "hộ gia đình"
	Enterprise = "doanh nghiệp"
	Community  = "cộng đồng"
)

// NameHeads are the words with which the name of a unit begins, with the kind of the unit.
var NameHeads = newTable(map[string]string{
	"tập thể": Collective, "phòng": Collective, "ban": Collective, "sở": Collective, "trường": Collective, "công an": Collective, "ubnd": Collective,
	"ủy ban": Collective, "hội": Collective, "đoàn": Collective, "đội": Collective, "đội thi": Collective, "tổ": Collective, "chi bộ": Collective,
	"đảng bộ": Collective, "đảng ủy": Collective, "chi cục": Collective, "cục": Collective, "trung tâm": Collective, "bệnh viện": Collective,
	"trạm": Collective, "liên đoàn": Collective, "công đoàn": Collective, "văn phòng": Collective, "xã": Collective, "phường": Collective,
	"huyện": Collective, "quận": Collective, "thị xã": Collective, "thị trấn": Collective, "khoa": Collective, "viện": Collective,
	"học viện": Collective, "đại học": Collective, "báo": Collective, "đài": Collective, "tòa án": Collective, "viện kiểm sát": Collective, "kho bạc": Collective,
	"bộ": Collective, "quân khu": Collective, "quân chủng": Collective, "quân đoàn": Collective, "binh đoàn": Collective, "sư đoàn": Collective, "tiểu đoàn": Collective, "đại đội": Collective, "trung đội": Collective,
	"nhà hát": Collective, "bảo tàng": Collective, "thư viện": Collective, "tạp chí": Collective, "bưu điện": Collective, "hiệp hội": Collective, "liên hiệp": Collective, "liên minh": Collective, "quỹ": Collective,
	"tổng cục": Collective, "vụ": Collective, "lđlđ": Collective, "tỉnh đoàn": Collective, "thành đoàn": Collective, "huyện đoàn": Collective, "quận đoàn": Collective, "tỉnh ủy": Collective, "thành ủy": Collective, "huyện ủy": Collective,
	"quận ủy": Collective, "liên đội": Collective, "chi đoàn": Collective, "nhà trường": Collective, "nhà thiếu nhi": Collective, "cảng": Collective, "hải quan": Collective, "cảnh sát": Collective, "biên phòng": Collective, "bộ đội": Collective,
	"hội đồng": Collective, "nhà xuất bản": Collective, "khối": Collective, "cụm": Collective, "đoàn thể": Collective, "bộ tư lệnh": Collective, "thông tấn xã": Collective, "dòng họ": Collective, "họ đạo": Collective, "giáo xứ": Collective, "chùa": Collective, "quân dân": Collective, "đảng bộ và nhân dân": Collective, "cán bộ và nhân dân": Collective,
	"bảo hiểm": Collective, "mặt trận": Collective, "đồn": Collective, "câu lạc bộ": Collective, "hạt": Collective, "thanh tra": Collective,
	"bộ chỉ huy": Collective, "ban chỉ huy": Collective, "hđnd": Collective, "chi hội": Collective, "nhóm": Collective, "lực lượng": Collective,
	"tỉnh": Collective, "thành phố": Collective, "nhân dân": Collective, "cán bộ": Collective, "trung đoàn": Collective, "lữ đoàn": Collective, "đơn vị": Collective, "đoàn thanh niên": Collective,
	"buôn": Community, "xóm": Community, "doanh nghiệp tư nhân": Enterprise, "xí nghiệp": Enterprise, "khách sạn": Enterprise, "doanh nghiệp": Enterprise, "công ty": Enterprise, "tổng công ty": Enterprise, "tập đoàn": Enterprise, "hợp tác xã": Enterprise,
	"ngân hàng": Enterprise, "nhà máy": Enterprise, "htx": Enterprise,
	"gia đình": Household, "hộ": Household, "hộ gia đình": Household,
	"thôn": Community, "tổ dân phố": Community, "khu dân cư": Community, "khu phố": Community, "ấp": Community, "bản": Community, "làng": Community,
})

// PersonTitles precede the name of a person: the titles and ranks of package titles, and words for persons in sentences.
var PersonTitles = newTable(personTitles())

func personTitles() map[string]bool {
	out := map[string]bool{
		"các ông": true, "các bà": true, "các đồng chí": true, "các em": true, "các anh": true, "các chị": true, "các cháu": true, "các cụ": true, "các mẹ": true,
		"các bác": true, "các cô": true, "các thầy": true, "các thầy cô giáo": true, "các cá nhân": true, "già làng": true, "vợ chồng ông": true, "bạn": true, "các bạn": true,
	}
	for _, t := range titles.All() {
		for _, spelling := range t.All {
			out[strings.ToLower(spelling)] = true
		}
	}
	return out
}

// Courtesies are the titles after which any words with capitals are the name of a person: ông Y Moan Ênuôl.
var Courtesies = newTable(courtesies())

func courtesies() map[string]bool {
	out := map[string]bool{
		"các ông": true, "các bà": true, "các đồng chí": true, "các em": true, "các anh": true, "các chị": true, "các cháu": true, "các cụ": true, "các mẹ": true,
		"các bác": true, "các cô": true, "các thầy": true, "già làng": true, "vợ chồng ông": true, "bạn": true, "các bạn": true, "nghệ nhân": true, "liệt sĩ": true,
	}
	for _, t := range titles.All() {
		if t.Kind == titles.Courtesy || t.Kind == titles.Military || t.Kind == titles.Religious {
			for _, spelling := range t.All {
				out[strings.ToLower(spelling)] = true
			}
		}
	}
	return out
}

// RareSurname reports whether a word may begin the name of a person, also of names that are
// certain only after a title or another name: Sơn, Kim, Rơ.
func RareSurname(word string) bool { return titles.IsSurname(word) }

// Surnames are the surnames of nearly all Vietnamese.
var Surnames = newTable(surnames())

func surnames() map[string]bool {
	out := map[string]bool{}
	for _, s := range titles.CommonSurnames() {
		out[s] = true
	}
	return out
}

// Posts begin the post of a person, after the name.
var Posts = newTable(map[string]bool{
	"chủ tịch": true, "phó": true, "trưởng": true, "bí thư": true, "giám đốc": true, "hiệu trưởng": true, "chủ nhiệm": true, "nguyên": true,
	"cán bộ": true, "giáo viên": true, "công chức": true, "chuyên viên": true, "chánh": true, "ủy viên": true, "đội trưởng": true,
	"chi hội trưởng": true, "bí thư chi bộ": true, "tổ trưởng": true, "trưởng phòng": true, "trưởng thôn": true, "học sinh": true, "bác sĩ": true,
	"công nhân": true, "nông dân": true, "kế toán": true, "nhân viên": true, "giảng viên": true, "thanh tra viên": true,
})

// Appositions begin what a sentence says of a person after the name, apart from posts: “người có uy tín”, “trú tại …”.
var Appositions = newTable(map[string]bool{
	"thôn trưởng": true, "già làng": true, "người": true, "hội viên": true, "đảng viên": true, "chiến sĩ": true, "thành viên": true, "sinh viên": true, "quyền": true,
	"tiểu đội trưởng": true, "trung đội trưởng": true, "đại đội trưởng": true, "tiểu đoàn trưởng": true, "chính trị viên": true, "chính ủy": true, "tư lệnh": true, "tổng giám đốc": true,
	"trú": true, "ngụ": true, "ở": true, "quê": true, "sinh": true, "dân tộc": true, "công tác": true, "thuộc": true, "hiện": true, "đại diện": true, "chủ": true, "tổng thư ký": true, "thư ký": true, "đại biểu": true, "lái xe": true, "vận động viên": true, "huấn luyện viên": true, "dân quân": true, "y sĩ": true, "điều dưỡng": true, "thủ thư": true, "tổ phó": true, "đội phó": true, "phụ trách": true, "thường trú": true, "thiếu tá": true, "đại tá": true,
})

// Approx is the exactness of a number.
type Approx uint8

const (
	Exact   Approx = iota
	AtLeast        // hơn, trên
	About          // gần, khoảng
	Many           // nhiều, các
)

// Approximations precede a number.
var Approximations = newTable(map[string]Approx{
	"hơn": AtLeast, "trên": AtLeast, "ít nhất": AtLeast, "tối thiểu": AtLeast,
	"gần": About, "khoảng": About, "chừng": About, "xấp xỉ": About,
})

// OrdinalLeads make an ordinal of the number after them, which counts nothing: lần thứ ba, hạng 3, lớp 5.
var OrdinalLeads = newTable(map[string]bool{"thứ": true, "hạng": true, "khóa": true, "lớp": true, "điều": true, "khoản": true})

// VagueCounts replace a number.
var VagueCounts = newTable(map[string]bool{"nhiều": true, "các": true, "những": true, "một số": true, "hàng chục": true, "hàng trăm": true, "hàng nghìn": true, "hàng ngàn": true})

// Numerals are the words of numbers: digits below 10, multipliers from 10 on.
var Numerals = newTable(map[string]int{
	"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
	"mười": 10, "mươi": 10, "chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "linh": 0, "lẻ": 0,
})

// Words that join, introduce or fill phrases.
var (
	// Conjunctions join recipients or honours.
	Conjunctions = newTable(map[string]bool{"và": true, "cùng": true, "cùng với": true, "với": true, "hoặc": true, "cũng như": true, "lẫn": true})
	// RecipientMarkers precede the recipients.
	RecipientMarkers = newTable(map[string]bool{"cho": true, "tới": true, "đến": true, "đối với": true, "dành cho": true})
	// ListOpeners introduce a list of names.
	ListOpeners = newTable(map[string]bool{"gồm": true, "bao gồm": true, "gồm có": true, "là": true, "sau": true, "sau đây": true, "gồm các": true})
	// Fillers may precede the name of an honour, also several in a row: “danh hiệu” before “Chiến sĩ thi đua”.
	Fillers = newTable(map[string]bool{
		"các": true, "những": true, "nhiều": true, "danh hiệu": true, "danh hiệu thi đua": true, "danh hiệu vinh dự nhà nước": true,
		"hình thức": true, "đạt": true, "là": true, "tấm": true, "đạt danh hiệu": true, "phần thưởng": true, "phần thưởng cao quý": true, "bằng": true, "bằng vinh danh": true,
		"bằng chứng nhận": true, "bằng công nhận": true, "chiếc": true, "lượt": true, "bằng công nhận danh hiệu": true,
	})
	// Adverbs may be between a subject and its verb.
	Adverbs = newTable(map[string]bool{
		"đã": true, "cũng": true, "còn": true, "vừa": true, "có": true, "vinh dự": true, "quyết định": true, "ra": true, "ký": true, "ban hành": true,
		"số": true, "ngày": true, "tháng": true, "năm": true, "về việc": true, "về": true, "việc": true, "tiếp tục": true, "đồng thời": true, "kịp thời": true,
		"và": true, "lần lượt": true, "tổ chức": true, "thưởng nóng": true, "biểu dương": true, "tôn vinh": true, "trực tiếp": true, "công bố": true,
		"ghi nhận": true, "trân trọng": true, "tiến hành": true, "long trọng": true, "xuất sắc": true, "tiêu biểu": true, "ký ban hành": true, "tuyên dương": true, "vinh danh": true, "khen thưởng": true, "khen": true, "xem xét quyết định": true, "đợt này": true, "tại chỗ": true,
		"cũng đã": true, "nay": true, "mới đây": true, "thành tích": true, "trao quyết định": true, "công bố quyết định": true, "quyết định về việc": true,
	})
	// PraiseWords may be between recipients and the verb.
	PraiseWords = newTable(map[string]bool{
		"tiêu biểu": true, "xuất sắc": true, "điển hình": true, "có thành tích": true, "có thành tích xuất sắc": true, "đã": true, "vinh dự": true, "cũng": true,
		"có": true, "được": true, "này": true, "còn": true, "vừa": true, "thành tích": true, "đạt thành tích": true, "nổi bật": true, "trong": true, "của": true, "thuộc": true,
	})
	// Extras are given together with an honour, for example money.
	Extras = newTable(map[string]bool{
		"tiền thưởng": true, "phần thưởng": true, "hoa": true, "quà": true, "tiền": true, "số tiền": true, "phần quà": true, "biểu trưng": true,
		"kỷ niệm chương": true, "cúp": true, "thưởng": true, "hiện kim": true, "mức thưởng": true, "giấy chứng nhận": true, "kèm": true, "kèm theo": true,
	})
	// OfWords precede the conferrer after an honour.
	OfWords = newTable(map[string]bool{"của": true, "do": true})
	// ProxyPhrases precede the body for which someone acts.
	ProxyPhrases = newTable(map[string]bool{"thừa ủy quyền": true, "thừa ủy quyền của": true, "thay mặt": true, "được ủy quyền của": true, "thừa ủy nhiệm": true, "được sự ủy quyền": true, "được sự ủy quyền của": true, "được sự ủy nhiệm của": true, "thừa lệnh": true})
	// SubjectLeads may precede a subject without a comma.
	SubjectLeads = newTable(map[string]bool{
		"này": true, "hội nghị": true, "buổi lễ": true, "đại hội": true, "dịp": true, "đó": true, "đồng thời": true, "kết quả": true, "qua": true,
		"theo quyết định": true, "việc": true, "cụ thể": true, "cũng": true,
	})
	// BodyStarters begin the name of a conferrer after an honour and without “của”.
	BodyStarters = newTable(map[string]bool{
		"ubnd": true, "ủy ban nhân dân": true, "thủ tướng": true, "chính phủ": true, "đảng ủy": true, "tỉnh ủy": true, "thành ủy": true, "huyện ủy": true, "tỉnh đoàn": true, "trung ương": true, "giám đốc": true, "chủ tịch": true, "bộ": true, "bộ trưởng": true, "cấp": true,
		"tỉnh": true, "thành phố": true, "huyện": true, "quận": true,
	})
	// Committees begin the names of bodies that confer together with others of their unit.
	Committees = newTable(map[string]bool{
		"đảng ủy": true, "tỉnh ủy": true, "thành ủy": true, "quận ủy": true, "huyện ủy": true, "thị ủy": true, "hđnd": true, "hội đồng nhân dân": true,
		"thường trực hđnd": true, "ubnd": true, "ủy ban nhân dân": true, "ubmttq": true, "mttq": true, "ủy ban mttq": true, "ủy ban mặt trận": true, "mặt trận tổ quốc": true,
	})
	// PersonWords name a person, who hands over for a body that the text does not name.
	PersonWords = newTable(map[string]bool{"đồng chí": true, "đ/c": true, "ông": true, "bà": true, "lãnh đạo": true, "đại diện": true, "các đồng chí": true, "anh": true, "chị": true, "thường trực": true})
	// Officers are offices that mean their holder if the name of a person follows.
	Officers = newTable(map[string]bool{"chủ tịch": true, "bí thư": true, "giám đốc": true, "bộ trưởng": true, "thủ tướng": true, "trưởng": true, "hiệu trưởng": true, "cục trưởng": true, "tư lệnh": true, "tổng giám đốc": true})
	// NameEnds are words that, in small letters, are not part of a name: a name ends before them.
	NameEnds = newTable(map[string]bool{
		"đã": true, "có": true, "vì": true, "do": true, "đạt": true, "với": true, "về": true, "trong": true, "tại": true, "nhân dịp": true, "nhân ngày": true, "nhân kỷ niệm": true, "nhân lễ": true, "là": true,
		"cùng": true, "được": true, "vinh dự": true, "nhận": true, "đón": true, "trao": true, "tặng": true, "năm": true, "giai đoạn": true, "từ": true,
		"cho": true, "để": true, "khi": true, "nhờ": true, "lập": true, "hoàn thành": true, "theo": true, "ở": true, "đơn vị": true, "cũng": true,
		"công bố": true, "vừa": true, "còn": true, "quyết định": true, "ban hành": true, "ký": true, "ra": true, "tổ chức": true, "khen": true, "công nhận": true,
		"truy": true, "phong": true, "sẽ": true, "không": true, "chưa": true, "và": true, "đối": true, "tới": true, "đến": true, "dành": true, "vào": true,
		"thuộc": true, "gồm": true, "nhiều": true, "lần": true, "của": true, "thừa": true, "tiếp": true, "biểu dương": true, "đồng thời": true, "tổng kết": true, "xét": true, "trình": true, "đề nghị": true, "phát động": true,
		"đề": true, "thống": true, "lần lượt": true, "ghi": true, "trực tiếp": true, "gắn": true, "long": true, "thưởng": true, "quan": true, "thực": true, "phát": true, "kịp": true, "tiến": true, "trân": true, "sau": true, "mà": true, "rồi": true, "nơi": true, "gửi": true, "vinh danh": true, "tuyên dương": true, "tôn vinh": true, "nhất trí": true, "đồng ý": true, "thông qua": true, "giành": true, "đoạt": true, "chúc mừng": true, "động viên": true, "thăm": true, "triển khai": true, "phối hợp": true, "chủ trì": true, "yêu cầu": true, "phấn đấu": true, "ngay": true, "nhưng": true, "thì": true, "hiện": true, "đang": true, "tham dự": true,
	})
	// CompoundHeads begin names that contain “và” and commas: Sở Văn hóa, Thể thao và Du lịch.
	CompoundHeads = newTable(map[string]bool{"sở": true, "phòng": true, "bộ": true, "ban": true, "chi cục": true, "cục": true, "trung tâm": true, "hội": true, "viện": true, "công ty": true, "bộ trưởng": true, "giám đốc": true, "trường": true, "văn phòng": true, "trưởng": true, "liên hiệp": true})
)

// PlaceKinds precede the name of a place, which may begin as a surname does: huyện Cao Lãnh.
var PlaceKinds = newTable(map[string]bool{"tỉnh": true, "thành phố": true, "phố": true, "huyện": true, "quận": true, "thị xã": true, "xã": true, "phường": true, "trấn": true, "khu": true, "tp": true, "tx": true, "bộ": true, "sở": true, "ngành": true})

// PlanWords turn a sentence into a wish, a rule or a memory.
var PlanWords = newTable(map[string]bool{
	"đề nghị": true, "bình xét": true, "xem xét": true, "xét": true, "trình": true, "sẽ": true, "dự kiến": true, "chuẩn bị": true, "phấn đấu": true,
	"đăng ký": true, "nếu": true, "kiến nghị": true, "đề xuất": true, "hồ sơ": true, "tiêu chuẩn": true, "tiêu chí": true, "điều kiện": true,
	"thủ tục": true, "thẩm quyền": true, "hủy bỏ": true, "hủy": true, "thu hồi": true, "tước": true, "từng": true, "lấy ý kiến": true, "có thể": true,
	"thẩm định": true, "đến nay": true, "nhiều năm": true, "lũy kế": true, "mục tiêu": true, "nhằm": true, "mong": true, "hướng tới": true, "kỷ niệm": true, "ngày được": true,
	"nhất trí": true, "đồng ý": true, "biểu quyết": true, "bỏ phiếu": true, "thông qua": true, "thống nhất tặng": true, "thống nhất đề nghị": true, "thống nhất khen thưởng": true, "thống nhất trao": true, "thống nhất": true,
	"hằng năm": true, "hàng năm": true, "hằng quý": true, "hàng quý": true, "hằng tháng": true, "hàng tháng": true, "mỗi": true, "mỗi năm": true, "thường niên": true, "định kỳ": true, "mọi năm": true,
	"tuần tới": true, "tháng tới": true, "năm tới": true, "sắp tới": true, "thời gian tới": true, "sang năm": true, "ngày mai": true, "tới đây": true, "sắp": true, "dịp tới": true, "tuần sau": true, "tháng sau": true, "năm sau": true,
	"kế hoạch": true, "theo kế hoạch": true, "cơ cấu": true, "mức": true, "quy định": true, "quy chế": true, "đối tượng": true, "nội dung": true, "rà soát": true, "chọn ra": true, "lựa chọn": true, "dự thi": true, "tranh": true, "tham dự": true, "tham gia": true,
	"ước": true, "định hướng": true, "chỉ tiêu": true, "cam kết": true, "giả sử": true, "trường hợp nào": true, "đề cập": true, "bày tỏ": true, "mong muốn": true, "trước hội nghị": true, "trong đó sẽ": true,
	"trị giá": true, "xứng đáng": true, "quyết tâm": true, "hồ sơ đề nghị": true,
	"chờ": true, "hiệp y": true, "đủ": true, "trước đó": true, "trước đây": true, "đề cử": true, "giới thiệu": true, "cần": true, "phải": true, "ngày đón": true,
	"quy định về": true, "quy trình": true, "khi": true, "nghiên cứu": true, "tham mưu": true, "đề án": true, "yêu cầu": true, "giao": true, "hứa": true,
})

// PlanExceptions contain a plan word but have another meaning.
var PlanExceptions = newTable(map[string]bool{
	"xét đề nghị của": true, "đề nghị của": true, "theo đề nghị": true, "tờ trình": true, "chương trình": true, "công trình": true, "quá trình": true, "trình bày": true,
	"trình diễn": true, "trình độ": true, "tiến trình": true, "lộ trình": true, "giáo trình": true, "trình tự": true, "nhận xét": true, "xét xử": true,
	"kỷ niệm chương": true, "giao thông": true, "giao ước": true, "bàn giao": true, "giao lưu": true, "chỉ tiêu giao": true, "được giao": true, "nhân dịp kỷ niệm": true,
	"chào mừng kỷ niệm": true, "đủ các": true, "trước khi": true, "sau khi": true, "ngay sau khi": true, "đầy đủ": true, "khi đang": true, "xét thành tích": true,
	"kết quả bỏ phiếu": true, "thống nhất đất nước": true, "mức cao": true, "đối tượng chính sách": true, "tham gia phong trào": true, "hội nghị tham dự": true, "buổi kỷ niệm": true, "thực hiện quy định": true, "quá trình tham gia": true, "đã tham gia": true, "tích cực tham gia": true,
	"nhân kỷ niệm": true, "dịp kỷ niệm": true, "lễ kỷ niệm": true, "cần cù": true, "phải chăng": true, "tham mưu phó": true,
})

// Negations may be right before a verb.
var Negations = newTable(map[string]bool{"không": true, "chưa": true, "chẳng": true, "việc": true, "để": true, "xét": true, "nào": true, "muốn": true, "đợi": true})

// IgnoredNames are names in the catalogue that are too unspecific inside a sentence.
var IgnoredNames = map[string]bool{
	"giải": true, "quà": true, "phần quà": true, "tiền thưởng": true, "cúp": true, "khen": true, "phần thưởng": true, "khen thưởng": true,
	"điển hình tiên tiến": true, "gương điển hình tiên tiến": true, "gương điển hình": true, "gương tiêu biểu": true, "biểu dương khen thưởng": true,
	"huân chương": true, "các giải thưởng": true, "các danh hiệu thi đua": true, "các hình thức khen thưởng": true, "khen thưởng các loại": true,
	"công dân tiêu biểu": true,
}

// SurnameLikePlaces are places and fields of work that begin like a surname.
var SurnameLikePlaces = newTable(map[string]bool{
	"hồ chí minh": true, "trần văn thời": true, "lê chân": true, "trần đề": true, "vũ quang": true, "vũ thư": true, "hoàng mai": true, "hoàng sa": true,
	"đào tạo": true, "lý nhân": true, "lý sơn": true, "võ nhai": true, "mai châu": true, "mai sơn": true, "cao bằng": true, "cao lộc": true, "hà nội": true,
	"hà tĩnh": true, "hà nam": true, "hà giang": true, "thái nguyên": true, "thái bình": true, "lâm đồng": true, "đoàn thanh niên": true, "kim thành": true,
	"thạch hà": true, "châu đốc": true, "đoàn thể": true, "thái thụy": true, "lương sơn": true, "hà đông": true, "đoàn kết": true, "lâm nghiệp": true,
})

// YearLeads precede a year that is a period. DanglingWords are left at the end of a citation from which a period was
// cut.
var (
	YearLeads     = newTable(map[string]bool{"năm": true, "học": true, "giai đoạn": true, "đoạn": true, "giai": true, "nhiệm": true, "kỳ": true, "từ": true, "trong": true, "các": true, "đến": true})
	DanglingWords = newTable(map[string]bool{"trong": true, "từ": true, "năm": true, "của": true, "và": true, "ở": true, "tại": true, "giai đoạn": true, "về": true, "liền": true, "trong 5 năm": true})
)

// HonourTails may follow the name of an honour and say only which of its forms: Huân chương Lao động các hạng.
var HonourTails = newTable(map[string]bool{"các hạng": true, "các loại": true, "các cấp": true, "toàn diện": true, "phong trào": true, "chuyên đề": true, "đột xuất": true, "xuất sắc": true, "tương ứng": true, "các mức": true})

// SubjectOpeners precede the subject of a clause, or a phrase that begins one.
var SubjectOpeners = newTable(map[string]bool{"có": true, "và": true, "đó": true, "là": true, "với": true, "cùng": true, "cụ thể": true, "gồm": true, "đã có": true, "trong đó": true, "còn": true, "thì": true, "theo đó": true})

// PartOpeners come between the total of an award and its parts. After one with true the parts are all there are.
var PartOpeners = newTable(map[string]bool{
	"trong đó": false, "trong đó có": false, "trong số đó": false, "trong số này": false, "trong số đó có": false, "nổi bật": false, "riêng": false,
	"gồm": true, "bao gồm": true, "gồm có": true, "theo đó": true, "cụ thể": true, "cụ thể là": true, "cụ thể có": true, "trong đó gồm": true, "trong đó gồm có": true,
})

// AttainTails may follow an honour that recipients won: what else follows makes the clause one about those recipients.
var AttainTails = newTable(map[string]bool{
	"của": true, "cấp": true, "trong": true, "tại": true, "với": true, "năm": true, "giai đoạn": true, "vì": true, "về": true, "ở": true, "lần": true, "toàn": true, "và": true, "do": true, "chung": true,
	"cuộc thi": true, "hội thi": true, "môn": true, "nội dung": true, "gồm": true, "bao gồm": true, "thuộc": true, "tập thể": true, "cá nhân": true, "còn": true, "thì": true, "trên": true, "theo": true, "quốc gia": true, "khu vực": true, "tỉnh": true, "toàn quốc": true, "huyện": true, "đợt": true, "nhiệm kỳ": true, "sau": true, "khi": true, "trở": true, "trị giá": true,
})

// PlacePrepositions precede a place or a time.
var PlacePrepositions = newTable(map[string]bool{"ở": true, "tại": true, "trong": true, "của": true, "thuộc": true, "từ": true, "trên": true, "với": true, "giữa": true})

// NumberedHonours begin the names of honours that a number turns into another honour: huy hiệu 40 năm.
var NumberedHonours = map[string]bool{"huy": true}

// EventOffices are the values of Body.Office of package honours that are occasions and confer nothing themselves, or
// that are too unspecific alone.
var EventOffices = map[string]bool{
	"Hội nghị": true, "Đại hội": true, "Cuộc thi": true, "Hội thi": true, "Hội thao": true, "Hội diễn": true, "Liên hoan": true,
	"Chương trình": true, "Đơn vị": true, "Cơ quan": true, "Trường": true, "Đoàn": true,
}

// GenericHonours has the first words of names that say only that there were honours, and not which: danh hiệu, hình
// thức khen thưởng. If another name follows, “danh hiệu Lao động tiên tiến”, that is the honour. Every value is true.
var GenericHonours = map[string]bool{"danh": true, "hình": true}

// NotHonourSuffixes follow the name of an honour in phrases with another meaning: giấy chứng nhận quyền …
var NotHonourSuffixes = newTable(map[string]bool{
	"quyền": true, "đăng ký": true, "đầu tư": true, "đạt chuẩn": true, "kết hôn": true, "hộ nghèo": true, "thương binh": true, "hành nghề": true,
	"ocop": true, "tốt nghiệp": true, "nhà": true, "an toàn": true,
})

// CitationLeads come before a citation, and all end in “thành tích”, with which the citation itself begins: of “vì đã
// có thành tích xuất sắc trong công tác dân vận” it is “thành tích xuất sắc trong công tác dân vận”.
var CitationLeads = newTable(map[string]bool{
	"đã có thành tích": true, "có thành tích": true, "đạt thành tích": true, "lập thành tích": true, "có nhiều thành tích": true, "đã có nhiều thành tích": true,
	"vì có thành tích": true, "vì đã có thành tích": true, "vì thành tích": true, "nhờ thành tích": true, "với thành tích": true, "về thành tích": true,
	"đã có những thành tích": true, "lập nhiều thành tích": true, "đã lập thành tích": true, "đã đạt thành tích": true, "vì có nhiều thành tích": true, "do có thành tích": true, "vì đã có nhiều thành tích": true,
})

// GrammarWords are the words that the code of the grammar compares one by one; the table only adds them to Vocabulary.
var GrammarWords = newTable(map[string]bool{
	"hết":                             true,
	"hạng nhất nhì ba i ii iii 1 2 3": true,
	"cấp":                             true,
	"tỉnh thành phố huyện quận xã phường thị trấn tp": true,
	"trong đó":      true,
	"năm học":       true,
	"giai đoạn":     true,
	"nhiệm kỳ":      true,
	"từ":            true,
	"đến":           true,
	"các":           true,
	"tháng":         true,
	"ngày":          true,
	"đầu cuối":      true,
	"thành tích":    true,
	"nước":          true,
	"lao động":      true,
	"tuổi đảng":     true,
	"trở lên":       true,
	"quý":           true,
	"liên tục liền": true,
	"vì sự nghiệp":  true,
	"thời kỳ":       true,
	"góp phần":      true,
	"lượt":          true,
	"hội nghị cuộc thi đại hội hội thi chương trình liên hoan hội diễn hội thao lễ": true,
	"được": true,
	"bằng": true,
})
