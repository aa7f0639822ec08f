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
)

// Verbs are the verbs that state an award.
var Verbs = newTable(map[string]Verb{
	"tặng": Confer, "trao": Confer, "trao tặng": Confer, "tặng thưởng": Confer, "truy tặng": Confer, "phong tặng": Confer,
	"truy phong": Confer, "khen tặng": Confer, "trao thưởng": Confer, "trao truy tặng": Confer,
	"công nhận":   Recognise,
	"khen thưởng": Praise, "biểu dương khen thưởng": Praise, "khen thưởng đột xuất": Praise,
	"nhận": Receive, "đón nhận": Receive, "nhận được": Receive,
})

// RecipientKinds are the words for recipients, with the kind in the law.
var RecipientKinds = newTable(map[string]string{
	"tập thể": Collective, "đơn vị": Collective, "cơ quan": Collective, "tổ chức": Collective, "địa phương": Collective,
	"trường": Collective, "nhà trường": Collective, "phòng": Collective, "phòng ban": Collective, "sở": Collective, "chi bộ": Collective,
	"đảng bộ": Collective, "tổ chức cơ sở đảng": Collective, "tổ chức đảng": Collective, "xã": Collective, "phường": Collective,
	"huyện": Collective, "quận": Collective, "câu lạc bộ": Collective, "đội": Collective, "đội thi": Collective, "đội tuyển": Collective,
	"tổ": Collective, "nhóm": Collective, "cơ sở": Collective, "bệnh viện": Collective, "chi hội": Collective, "chi đoàn": Collective,
	"công đoàn cơ sở": Collective, "lớp": Collective, "ban ngành": Collective, "sở ngành": Collective, "hội": Collective,
	"cá nhân": Individual, "các nhân": Individual, "đồng chí": Individual, "người": Individual, "cán bộ": Individual,
	"công chức": Individual, "viên chức": Individual, "người lao động": Individual, "công nhân": Individual, "nông dân": Individual,
	"học sinh": Individual, "sinh viên": Individual, "giáo viên": Individual, "giảng viên": Individual, "nhà giáo": Individual,
	"chiến sĩ": Individual, "hội viên": Individual, "đoàn viên": Individual, "đảng viên": Individual, "vận động viên": Individual,
	"huấn luyện viên": Individual, "thí sinh": Individual, "tác giả": Individual, "thanh niên": Individual, "bác sĩ": Individual,
	"mẹ": Individual, "bà mẹ": Individual, "gương": Individual, "tấm gương": Individual, "nghệ nhân": Individual, "nghệ sĩ": Individual,
	"thầy cô giáo": Individual, "đoàn viên thanh niên": Individual, "quần chúng": Individual, "doanh nhân": Individual,
	"hộ gia đình": Household, "gia đình liệt sĩ": Household, "gia đình chính sách": Household, "gia đình": Household, "hộ": Household, "hộ dân": Household, "gia đình văn hóa": Household,
	"doanh nghiệp": Enterprise, "công ty": Enterprise, "hợp tác xã": Enterprise,
	"cộng đồng": Community, "thôn": Community, "tổ dân phố": Community, "khu dân cư": Community, "khu phố": Community, "ấp": Community, "bản": Community, "làng": Community,
})

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
	"bảo hiểm": Collective, "mặt trận": Collective, "đồn": Collective, "câu lạc bộ": Collective, "hạt": Collective, "thanh tra": Collective,
	"bộ chỉ huy": Collective, "ban chỉ huy": Collective, "hđnd": Collective, "chi hội": Collective, "nhóm": Collective, "lực lượng": Collective,
	"tỉnh": Collective, "thành phố": Collective, "nhân dân": Collective, "cán bộ": Collective, "trung đoàn": Collective, "lữ đoàn": Collective, "đơn vị": Collective, "đoàn thanh niên": Collective,
	"doanh nghiệp": Enterprise, "công ty": Enterprise, "tổng công ty": Enterprise, "tập đoàn": Enterprise, "hợp tác xã": Enterprise,
	"ngân hàng": Enterprise, "nhà máy": Enterprise, "htx": Enterprise,
	"gia đình": Household, "hộ": Household, "hộ gia đình": Household,
	"thôn": Community, "tổ dân phố": Community, "khu dân cư": Community, "khu phố": Community, "ấp": Community, "bản": Community, "làng": Community,
})

// PersonTitles precede the name of a person: the titles and ranks of package titles, and words for persons in sentences.
var PersonTitles = newTable(personTitles())

func personTitles() map[string]bool {
	out := map[string]bool{
		"chiến sĩ": true, "các ông": true, "các bà": true, "các đồng chí": true, "các em": true, "học sinh": true,
	}
	for _, t := range titles.All() {
		for _, spelling := range t.All {
			out[strings.ToLower(spelling)] = true
		}
	}
	return out
}

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
	Conjunctions = newTable(map[string]bool{"và": true, "cùng": true, "cùng với": true, "với": true, "hoặc": true})
	// RecipientMarkers precede the recipients.
	RecipientMarkers = newTable(map[string]bool{"cho": true, "tới": true, "đến": true, "đối với": true, "dành cho": true})
	// ListOpeners introduce a list of names.
	ListOpeners = newTable(map[string]bool{"gồm": true, "bao gồm": true, "gồm có": true, "là": true, "sau": true, "sau đây": true, "gồm các": true})
	// Fillers may precede the name of an honour, also several in a row: “danh hiệu” before “Chiến sĩ thi đua”.
	Fillers = newTable(map[string]bool{
		"các": true, "những": true, "nhiều": true, "danh hiệu": true, "danh hiệu thi đua": true, "danh hiệu vinh dự nhà nước": true,
		"hình thức": true, "đạt": true, "là": true, "tấm": true, "đạt danh hiệu": true, "phần thưởng": true,
	})
	// Adverbs may be between a subject and its verb.
	Adverbs = newTable(map[string]bool{
		"đã": true, "cũng": true, "còn": true, "vừa": true, "có": true, "vinh dự": true, "quyết định": true, "ra": true, "ký": true, "ban hành": true,
		"số": true, "ngày": true, "tháng": true, "năm": true, "về việc": true, "về": true, "việc": true, "tiếp tục": true, "đồng thời": true, "kịp thời": true,
		"và": true, "lần lượt": true, "tổ chức": true, "thưởng nóng": true, "biểu dương": true, "tôn vinh": true, "trực tiếp": true, "công bố": true,
		"ghi nhận": true, "trân trọng": true, "tiến hành": true, "long trọng": true, "xuất sắc": true, "tiêu biểu": true, "thống nhất": true, "ký ban hành": true,
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
	ProxyPhrases = newTable(map[string]bool{"thừa ủy quyền": true, "thừa ủy quyền của": true, "thay mặt": true, "được ủy quyền của": true})
	// SubjectLeads may precede a subject without a comma.
	SubjectLeads = newTable(map[string]bool{
		"này": true, "hội nghị": true, "buổi lễ": true, "đại hội": true, "dịp": true, "đó": true, "đồng thời": true, "kết quả": true, "qua": true,
		"theo quyết định": true, "việc": true, "cụ thể": true, "cũng": true,
	})
	// BodyStarters begin the name of a conferrer after an honour and without “của”.
	BodyStarters = newTable(map[string]bool{
		"ubnd": true, "ủy ban nhân dân": true, "thủ tướng": true, "chính phủ": true, "chủ tịch": true, "bộ": true, "bộ trưởng": true, "cấp": true,
		"tỉnh": true, "thành phố": true, "huyện": true, "quận": true,
	})
	// PersonWords name a person, who hands over for a body that the text does not name.
	PersonWords = newTable(map[string]bool{"đồng chí": true, "đ/c": true, "ông": true, "bà": true, "lãnh đạo": true, "đại diện": true, "các đồng chí": true})
	// Officers are offices that mean their holder if the name of a person follows.
	Officers = newTable(map[string]bool{"chủ tịch": true, "bí thư": true, "giám đốc": true, "bộ trưởng": true, "thủ tướng": true, "trưởng": true, "hiệu trưởng": true, "cục trưởng": true, "tư lệnh": true, "tổng giám đốc": true})
	// NameEnds are words that, in small letters, are not part of a name: a name ends before them.
	NameEnds = newTable(map[string]bool{
		"đã": true, "có": true, "vì": true, "do": true, "đạt": true, "với": true, "về": true, "trong": true, "tại": true, "nhân": true, "là": true,
		"cùng": true, "được": true, "vinh dự": true, "nhận": true, "đón": true, "trao": true, "tặng": true, "năm": true, "giai đoạn": true, "từ": true,
		"cho": true, "để": true, "khi": true, "nhờ": true, "lập": true, "hoàn thành": true, "theo": true, "ở": true, "đơn vị": true, "cũng": true,
		"công bố": true, "vừa": true, "còn": true, "quyết định": true, "ban hành": true, "ký": true, "ra": true, "tổ chức": true, "khen": true, "công nhận": true,
		"truy": true, "phong": true, "sẽ": true, "không": true, "chưa": true, "và": true, "đối": true, "tới": true, "đến": true, "dành": true, "vào": true,
		"thuộc": true, "gồm": true, "nhiều": true, "lần": true, "của": true, "thừa": true, "tiếp": true, "biểu dương": true, "đồng thời": true, "tổng kết": true, "xét": true, "trình": true, "đề nghị": true, "phát động": true,
		"đề": true, "thống": true, "lần lượt": true, "ghi": true, "trực tiếp": true, "gắn": true, "long": true, "thưởng": true, "quan": true, "thực": true, "phát": true, "kịp": true, "tiến": true, "trân": true, "sau": true, "mà": true, "rồi": true, "nơi": true,
	})
	// CompoundHeads begin names that contain “và” and commas: Sở Văn hóa, Thể thao và Du lịch.
	CompoundHeads = newTable(map[string]bool{"sở": true, "phòng": true, "bộ": true, "ban": true, "chi cục": true, "cục": true, "trung tâm": true, "hội": true, "viện": true, "công ty": true, "bộ trưởng": true, "giám đốc": true, "trường": true, "văn phòng": true, "trưởng": true, "liên hiệp": true})
)

// PlanWords turn a sentence into a wish, a rule or a memory.
var PlanWords = newTable(map[string]bool{
	"đề nghị": true, "bình xét": true, "xem xét": true, "xét": true, "trình": true, "sẽ": true, "dự kiến": true, "chuẩn bị": true, "phấn đấu": true,
	"đăng ký": true, "nếu": true, "kiến nghị": true, "đề xuất": true, "hồ sơ": true, "tiêu chuẩn": true, "tiêu chí": true, "điều kiện": true,
	"thủ tục": true, "thẩm quyền": true, "hủy bỏ": true, "hủy": true, "thu hồi": true, "tước": true, "từng": true, "lấy ý kiến": true, "có thể": true,
	"thẩm định": true, "đến nay": true, "năm qua": true, "nhiều năm": true, "lũy kế": true, "mục tiêu": true, "nhằm": true, "mong": true, "hướng tới": true, "nhân kỷ niệm": true, "kỷ niệm": true, "ngày được": true,
	"chờ": true, "hiệp y": true, "đủ": true, "trước đó": true, "trước đây": true, "đề cử": true, "giới thiệu": true, "cần": true, "phải": true, "ngày đón": true,
	"quy định về": true, "quy trình": true, "khi": true, "nghiên cứu": true, "tham mưu": true, "đề án": true, "yêu cầu": true, "giao": true, "hứa": true,
})

// PlanExceptions contain a plan word but have another meaning.
var PlanExceptions = newTable(map[string]bool{
	"xét đề nghị của": true, "đề nghị của": true, "theo đề nghị": true, "tờ trình": true, "chương trình": true, "công trình": true, "quá trình": true, "trình bày": true,
	"trình diễn": true, "trình độ": true, "tiến trình": true, "lộ trình": true, "giáo trình": true, "trình tự": true, "nhận xét": true, "xét xử": true,
	"kỷ niệm chương": true, "giao thông": true, "giao ước": true, "bàn giao": true, "giao lưu": true, "chỉ tiêu giao": true, "được giao": true, "nhân dịp kỷ niệm": true,
	"chào mừng kỷ niệm": true, "đủ các": true, "trước khi": true, "sau khi": true, "ngay sau khi": true, "đầy đủ": true, "khi đang": true, "xét thành tích": true,
	"lễ kỷ niệm": true, "cần cù": true, "phải chăng": true, "tham mưu phó": true,
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
