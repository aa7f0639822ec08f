package frontmatter

// Type is the type of value that a [Key] asks for; the zero value is [Text]. It is not the form in which a value was
// written, which is its [Shape]: for example, a key of type [Texts] may have a Scalar or a Sequence.
type Type uint8

const (
	Text       Type = iota // a line of text; YAML numbers, dates and booleans are taken as written
	Texts                  // a text or a list of texts
	Date                   // a date, perhaps with a time: 2024-01-19, 19/01/2024, 2024-03-21T10:31[+07:00], ngày 19 tháng 1 năm 2024
	Bool                   // true or false
	Int                    // a whole number ≥ 0
	URL                    // an http(s) address, or one within the site that starts with /
	Map                    // a mapping with the keys in Keys
	MapList                // a list of Map (a single Map is taken as a list of one)
	TextOrMap              // a Map, or a plain text as the value of its first key
	TextOrMaps             // a list of texts or Maps; a single one is taken as a list
	Recipients             // kinds of recipient → count, approximation or names; package content reads it
	ByPeriod               // a mapping of years or other periods to texts: {2025: Huyện Ninh Hải}
)

// Key is one row of a table of keys. The tables of this package are its only values, and must not be changed.
type Key struct {
	Name        string
	Synonyms    []string // other words for Name, for hints; the first is Vietnamese and a form's label
	Type        Type
	Required    bool
	Rare        bool     // few articles need it: forms and new drafts leave it out
	Enum        []string // the only values that a Text or each of Texts may have; nil for any
	Suggestions []string // values to choose from where any other is allowed too
	Max         int      // the largest value of an Int, whose smallest is 1; 0 is no bound
	Pattern     string   // a regular expression for forms and schemas, roughly the rule of a later check
	Keys        []Key    // of a Map, MapList, TextOrMap, TextOrMaps
	Default     string   // YAML, as shown in the reference; "" for none. The reader does not fill it in
	Example     string   // YAML, as shown in the reference
	VI, EN      string   // one sentence for the reference, in Vietnamese and English
}

// Article holds the keys of an article's front matter, in the order in which a form shows them.
var Article = []Key{
	{Name: "title", Synonyms: []string{"tiêu đề", "tên", "tựa đề", "headline"}, Type: Text, Required: true,
		Example: "Quận Đồ Sơn tổng kết công tác thi đua, khen thưởng năm 2023",
		VI:      "Tiêu đề của bài.", EN: "The article's title."},
	{Name: "date", Synonyms: []string{"ngày", "ngày đăng", "published", "pubDate", "publishDate", "datePublished", "post_date"}, Type: Date, Required: true,
		Example: "2024-01-19",
		VI:      "Ngày đăng, có thể kèm giờ; không ghi múi giờ là giờ Việt Nam. Ngày ở tương lai thì bài chờ tới ngày đó.",
		EN:      "The day of publication, perhaps with a time; without a zone it is Vietnam's. An article dated in the future waits for its day."},
	{Name: "summary", Synonyms: []string{"sapo", "tóm tắt", "mô tả", "description", "excerpt", "lead", "subtitle", "abstract", "intro"}, Type: Text,
		Example: "Sáng 19/1, UBND quận Đồ Sơn tổ chức hội nghị tổng kết.",
		VI:      "Sapo: một hai câu hiện trên danh sách, trong kết quả tìm kiếm và khi chia sẻ; không có thì dùng đoạn đầu của bài.",
		EN:      "One or two sentences shown in lists, search results and shared links; without it, the first paragraph."},
	{Name: "locality", Synonyms: []string{"địa phương", "localities", "place", "location"}, Type: Texts,
		Example: "Quận Đồ Sơn, Hải Phòng",
		VI:      "Địa phương của bài, đúng như vào ngày diễn ra sự kiện: một tên, “đơn vị, cấp trên”, hoặc đường dẫn hai-phong/quan-do-son; nhiều nơi thì viết danh sách.",
		EN:      "The article's locality as it was on the day of the event: a name, “unit, parent” or a path hai-phong/quan-do-son; several as a list."},
	{Name: "category", Synonyms: []string{"chuyên mục", "categories", "mục", "section"}, Type: Text,
		Example: "Tin tức",
		VI:      "Chuyên mục.", EN: "The section the article belongs to."},
	{Name: "tags", Synonyms: []string{"chủ đề", "thẻ", "từ khoá", "keywords", "tag", "topics", "labels", "hashtags"}, Type: Texts,
		Example: "[Thi đua - Khen thưởng, Giao ước thi đua]",
		VI:      "Các chủ đề.", EN: "The article's tags."},
	{Name: "author", Synonyms: []string{"tác giả", "người viết", "authors", "by"}, Type: TextOrMaps, Keys: articleAuthor,
		Example: "Nam Giang",
		VI:      "Tác giả; nhiều người thì viết danh sách, ai không viết thì ghi thêm phần việc sau tên và một dấu gạch đứng, hoặc {name, role}.",
		EN:      "The author; several as a list, and whoever did not write it with a part after the name and a vertical bar, or {name, role}."},
	{Name: "source", Synonyms: []string{"nguồn", "nguồn tin"}, Type: TextOrMap, Keys: articleSource,
		Example: "{name: haiphong.gov.vn, url: https://haiphong.gov.vn/}",
		VI:      "Nguồn của bài đăng lại: một tên, hoặc tên và địa chỉ.",
		EN:      "Where a reprinted article comes from: a name, or a name and an address."},
	{Name: "event", Synonyms: []string{"sự kiện", "hội nghị"}, Type: Map, Keys: articleEvent,
		Example: "{date: 2024-01-19, session: sáng, kind: tổng kết, at: UBND quận Đồ Sơn}",
		VI:      "Hội nghị hoặc buổi lễ mà bài nói tới.", EN: "The conference or ceremony that the article tells of."},
	{Name: "campaign", Synonyms: []string{"phong trào", "phong trào thi đua", "cuộc vận động", "chiến dịch", "campaigns"}, Type: Texts,
		Example: "Cả nước chung sức xây dựng nông thôn mới",
		VI:      "Phong trào thi đua mà bài nói tới, nhiều phong trào thì viết danh sách. Mỗi phong trào có một trang; thời gian, đơn vị phát động khai ở content/campaigns.yaml, không khai cũng được.",
		EN:      "The campaign (phong trào thi đua) that the article tells of, several as a list. Each has a page; content/campaigns.yaml may say when and by whom it was launched."},
	{Name: "block", Synonyms: []string{"cụm, khối thi đua", "khối thi đua", "cụm thi đua", "cụm", "khối", "blocks"}, Type: Texts,
		Example: "Cụm thi đua số 4 quận Hai Bà Trưng",
		VI:      "Cụm, khối thi đua mà bài nói tới, nhiều cụm thì viết danh sách. Mỗi cụm, khối có một trang; thành viên, cụm trưởng từng năm khai ở content/blocks.yaml, không khai cũng được.",
		EN:      "The emulation block (cụm, khối thi đua) that the article tells of, several as a list. Each has a page; content/blocks.yaml may say its members and who leads it in each year."},
	{Name: "image", Synonyms: []string{"ảnh", "hình", "ảnh đại diện", "cover", "thumbnail", "images", "banner", "featured_image", "featuredImage", "feature_image", "og_image"}, Type: Text,
		Example: "toan-canh.jpg",
		VI:      "Ảnh đại diện, đặt cạnh tệp của bài; không có thì dùng ảnh đầu tiên trong bài.",
		EN:      "The picture that stands for the article; it lies beside the article's file. Without it, the first picture of the text."},
	{Name: "photo", Synonyms: []string{"nguồn ảnh", "người chụp", "tác giả ảnh", "credit", "photographer", "photo_credit", "image_credit"}, Type: Text,
		Example: "Nguyễn Văn A",
		VI:      "Ai chụp, ai vẽ các ảnh của bài, hiện nhỏ dưới mỗi ảnh. Ảnh có nguồn riêng thì ghi ở cuối chú thích của nó, sau một dấu gạch đứng: “Ảnh: Nguyễn Văn A”.",
		EN:      "Who took or drew the pictures of the article, shown small below each. A picture with a credit of its own has it at the end of its caption, after a vertical bar: “Ảnh: Nguyễn Văn A”."},
	{Name: "attachments", Synonyms: []string{"tệp đính kèm", "đính kèm", "tài liệu", "attachment"}, Type: TextOrMaps, Keys: articleAttachment,
		Example: "[{file: danh-sach.pdf, name: Danh sách được khen}]",
		VI:      "Tệp đính kèm, đặt cạnh tệp của bài, hiện dưới bài với loại và dung lượng; chỉ tệp được bài dẫn tới hay đính kèm mới được đăng.",
		EN:      "Attached files; they lie beside the article's file and are shown below it with their kind and size. Only files that an article links to or attaches are published."},
	{Name: "awards", Synonyms: []string{"khen thưởng", "award", "danh hiệu"}, Type: MapList, Keys: articleAward,
		Example: "[{award: Cờ thi đua, by: UBND thành phố, period: 2023, to: {tập thể: 4}}]",
		VI:      "Khen thưởng: mỗi dòng là một hình thức, một đơn vị trao, một thời gian.",
		EN:      "The awards: a row is one honour, one conferrer, one period."},
	{Name: "decisions", Synonyms: []string{"các quyết định", "quyết định", "decision"}, Rare: true, Type: MapList, Keys: articleDecision,
		Example: "[{id: 1, no: 563/QĐ-CTN, date: 2022-11-02, file: 563-qd-ctn.pdf, annex: 563-phu-luc.pdf}]",
		VI:      "Các quyết định dùng cho nhiều dòng khen thưởng; dòng ghi decision: 1, hoặc số của quyết định.",
		EN:      "Decisions that many rows of awards share; a row says decision: 1, or the decision's number."},
	{Name: "draft", Synonyms: []string{"nháp", "bản nháp"}, Type: Bool, Default: "false", Example: "true",
		VI: "Bản nháp thì không đăng.", EN: "A draft is not published."},
	{Name: "kind", Synonyms: []string{"loại", "type", "layout"}, Type: Text, Enum: []string{"article", "page"}, Default: "article", Example: "page",
		VI: "page là trang đứng riêng (giới thiệu, liên hệ), không nằm trong danh sách nào.",
		EN: "page is a standing page (about, contact) that no list shows."},
	{Name: "aliases", Synonyms: []string{"địa chỉ cũ", "alias", "redirect_from", "redirects"}, Type: Texts, Example: "[/tin/cu.html]",
		VI: "Các địa chỉ cũ của bài; ai vào đó được dẫn tới đây.", EN: "The article's old addresses; who goes there is led here."},
	{Name: "updated", Synonyms: []string{"cập nhật", "lastmod", "modified", "last_modified_at", "dateModified", "lastUpdated"}, Type: Date, Example: "2024-01-22",
		VI: "Ngày sửa gần nhất. Ngày của đính chính cũng là ngày sửa, không cần ghi lại ở đây.",
		EN: "The day of the last revision. The day of a correction is one too and need not be repeated here."},
	{Name: "corrections", Synonyms: []string{"đính chính", "correction", "errata", "sửa sai"}, Type: MapList, Keys: articleCorrection,
		Example: "[{date: 2024-01-22, text: Số tập thể được tặng Bằng khen là 8; bài đăng lần đầu ghi 9.}]",
		VI:      "Đính chính: những chỗ bài đã đăng sai, hiện dưới bài và trong nguồn tin, mới nhất ở trên.",
		EN:      "Corrections of what was published wrongly, shown below the article and in its feeds, newest first."},
	{Name: "expires", Synonyms: []string{"hết hạn", "expiryDate", "unpublishDate"}, Type: Date, Example: "2025-01-19",
		VI: "Từ ngày này bài không còn được đăng.", EN: "From this day on the article is no longer published."},
	{Name: "withdrawn", Synonyms: []string{"gỡ bài", "thu hồi"}, Type: Date, Example: "2024-02-01",
		VI: "Ngày gỡ bài; địa chỉ của bài giữ lại một thông báo.", EN: "The day the article was withdrawn; a notice stays at its address."},
}

var articleSource = []Key{
	{Name: "name", Synonyms: []string{"tên"}, Type: Text, Required: true, Example: "haiphong.gov.vn",
		VI: "Tên nguồn.", EN: "The source's name."},
	{Name: "url", Synonyms: []string{"địa chỉ", "link", "href"}, Type: URL, Example: "https://haiphong.gov.vn/",
		VI: "Địa chỉ của bài gốc.", EN: "The address of the original."},
}

var articleAuthor = []Key{
	{Name: "name", Synonyms: []string{"tên", "họ tên"}, Type: Text, Required: true, Example: "Lan Anh",
		VI: "Tên.", EN: "The name."},
	{Name: "role", Synonyms: []string{"việc", "vai trò", "phần việc"}, Type: Text, Example: "ảnh",
		Suggestions: []string{"ảnh", "video", "đồ họa", "biên tập", "tổng hợp"},
		VI:          "Phần việc, nếu không phải viết bài: ảnh, biên tập, …", EN: "The part in it, if it is not writing: pictures, editing, …"},
}

var articleCorrection = []Key{
	{Name: "date", Synonyms: []string{"ngày"}, Type: Date, Required: true, Example: "2024-01-22",
		VI: "Ngày đính chính.", EN: "The day of the correction."},
	{Name: "text", Synonyms: []string{"nội dung", "lời", "note"}, Type: Text, Required: true, Example: "Số tập thể được tặng Bằng khen là 8; bài đăng lần đầu ghi 9.",
		VI: "Điều đã sai và điều đúng.", EN: "What was wrong, and what is right."},
}

var articleAttachment = []Key{
	{Name: "file", Synonyms: []string{"tệp", "đường dẫn", "url", "link", "path"}, Type: Text, Required: true, Example: "danh-sach.pdf",
		VI: "Tệp, đặt cạnh tệp của bài.", EN: "The file; it lies beside the article's file."},
	{Name: "name", Synonyms: []string{"tên", "title", "label"}, Type: Text, Example: "Danh sách được khen",
		VI: "Tên hiện trên trang; không có thì dùng tên tệp.", EN: "The name shown on the page; without it, the file's name."},
}

var articleEvent = []Key{
	{Name: "date", Synonyms: []string{"ngày"}, Type: Date, Example: "2024-01-19",
		VI: "Ngày diễn ra, nếu khác date. Địa phương và đơn vị trao được hiểu theo ngày này; với sự kiện nhiều ngày là theo ngày đầu.",
		EN: "The day it took place, if it is not date. Localities and conferrers are read as of this day; of an event of several days, as of its first."},
	{Name: "from", Synonyms: []string{"từ", "từ ngày", "bắt đầu", "start"}, Type: Date, Example: "2026-01-03",
		VI: "Ngày đầu của sự kiện nhiều ngày, thay cho date.", EN: "The first day of an event of several days, instead of date."},
	{Name: "to", Synonyms: []string{"đến", "tới", "đến ngày", "kết thúc", "end"}, Type: Date, Example: "2026-01-05",
		VI: "Ngày cuối của sự kiện nhiều ngày.", EN: "The last day of an event of several days."},
	{Name: "session", Synonyms: []string{"buổi"}, Type: Text, Enum: []string{"sáng", "chiều", "tối", "cả ngày"}, Example: "sáng",
		VI: "Buổi trong ngày.", EN: "The part of the day: morning, afternoon, evening or all day."},
	{Name: "sessions", Synonyms: []string{"các buổi", "phiên"}, Rare: true, Type: Texts, Example: "[sáng 03/01/2026, chiều 04/01/2026]",
		Pattern: `([Ss][áa]ng|[Cc]hi[ềe]u|[Tt][ốo]i|[Cc][ảa] [Nn]g[àa]y)`,
		VI:      "Các buổi, khi có nhiều: buổi và ngày; năm có thể bỏ.", EN: "The sessions, if there are several: part of the day and day; the year may be left out."},
	{Name: "kind", Synonyms: []string{"loại", "type"}, Type: Text, Example: "tổng kết",
		Suggestions: []string{"tổng kết", "sơ kết", "phát động", "ký giao ước", "biểu dương", "trao tặng", "đón nhận", "gặp mặt"},
		VI:          "Loại sự kiện: tổng kết, phát động, ký giao ước, …", EN: "The kind of event, in a few words."},
	{Name: "at", Synonyms: []string{"tại", "nơi", "địa điểm", "place", "location"}, Type: Text, Example: "UBND quận Đồ Sơn",
		VI: "Nơi diễn ra.", EN: "Where it took place."},
}

var articleAward = []Key{
	{Name: "award", Synonyms: []string{"danh hiệu hoặc hình thức", "khen thưởng", "danh hiệu", "hình thức", "honour", "name", "title"}, Type: Text, Required: true,
		Example: "Huân chương Lao động hạng Ba",
		VI:      "Danh hiệu hoặc hình thức khen thưởng, viết theo cách quen dùng hoặc viết tắt.",
		EN:      "The title or commendation, in any usual spelling or abbreviation."},
	{Name: "by", Synonyms: []string{"đơn vị trao", "cấp", "from", "conferrer"}, Type: Texts, Example: "Chủ tịch nước",
		VI: "Đơn vị trao; “UBND tỉnh”, “UBND thành phố” được hiểu theo địa phương của bài. Nhiều đơn vị cùng trao thì viết danh sách: [UBND phường, Ủy ban MTTQ phường]. Không ghi thì khen thưởng mà luật giao cho một nơi (huân chương: Chủ tịch nước) được ghi theo luật.",
		EN: "The conferring body; “UBND tỉnh”, “UBND thành phố” are read through the article's locality. Bodies that confer together are a list: [UBND phường, Ủy ban MTTQ phường]. Without it, an honour that by law only one body confers (an order: the President) gets that one, marked “by law”."},
	{Name: "period", Synonyms: []string{"thời gian", "năm", "giai đoạn", "year"}, Type: Text, Example: "2017-2021",
		Pattern: `(^|[^0-9])(19|20|21)[0-9][0-9]([^0-9]|$)`,
		VI:      "Thời gian xét: một năm, một khoảng năm, hoặc năm học.", EN: "The period: a year, a range of years, or school years."},
	{Name: "for", Synonyms: []string{"thành tích", "vì", "reason", "citation"}, Type: Text, Example: "thành tích xuất sắc trong công tác",
		VI: "Thành tích được khen.", EN: "What it was given for."},
	{Name: "to", Synonyms: []string{"người nhận", "cho", "recipients"}, Type: Recipients, Example: "{tập thể: 8, cá nhân: [Đỗ Trọng Nam]}",
		VI: "Loại người nhận (tập thể, cá nhân, hộ gia đình, doanh nghiệp, cộng đồng, hay lời quen dùng: đảng viên, học sinh, thôn, …) và số lượng: một số (12, 12 người), \"hơn 50\", nhiều, hoặc danh sách tên. Chức vụ và đơn vị viết sau tên, ngăn bằng dấu gạch đứng như trong biểu mẫu (hay tab, khi dán từ bảng tính), hoặc {name, title, post, unit, posthumous, note}. Cấp bậc, học hàm, danh hiệu (Thượng tá, GS.TS, NSƯT) viết trước tên hoặc ở title; “(truy tặng)” sau tên cũng là posthumous: true; số thứ tự và Ông, Bà, Đ/c được bỏ đi. Danh sách dài để ở tệp CSV cạnh bài: {file: danh-sach.csv, count: 120}.",
		EN: "Kinds of recipient (tập thể, cá nhân, hộ gia đình, doanh nghiệp, cộng đồng, or everyday words for them: đảng viên, học sinh, thôn, …) and how many: a number (12, 12 người), \"hơn 50\", nhiều, or a list of names. Post and unit follow the name after vertical bars, as in the form (or after tabs, pasted from a spreadsheet), or {name, title, post, unit, posthumous, note}. Ranks, degrees and titles (Thượng tá, GS.TS, NSƯT) go before the name or into title; “(truy tặng)” behind a name is posthumous: true; numbers of order and Ông, Bà, Đ/c are left out. A long list goes into a CSV file beside the article: {file: danh-sach.csv, count: 120}."},
	{Name: "decision", Synonyms: []string{"quyết định"}, Type: TextOrMap, Keys: awardDecision, Example: "{no: 563/QĐ-CTN, date: 2022-11-02}",
		VI: "Quyết định khen thưởng; hoặc id hay số của một quyết định trong decisions.", EN: "The document that confers it; or the id or number of one in decisions."},
	{Name: "handed_by", Synonyms: []string{"người trao", "trao bởi", "presented_by"}, Type: TextOrMaps, Keys: awardHandover, Example: "Phó Chủ tịch UBND tỉnh Nguyễn Văn A, thừa ủy quyền Chủ tịch nước",
		VI: "Ai trao tận tay: một dòng chữ, hoặc {name, title, post, unit, on_behalf_of}; nhiều người thì viết danh sách.",
		EN: "Who handed it over: a line of text, or {name, title, post, unit, on_behalf_of}; several as a list."},
	{Name: "amount", Synonyms: []string{"tiền thưởng", "giá trị", "số tiền", "prize", "money"}, Type: Text, Example: "10 triệu đồng mỗi giải",
		Pattern: `[0-9]`,
		VI:      "Tiền thưởng: 365 triệu đồng; 10 triệu đồng mỗi giải; 5.000.000 đồng/người; 10 lần mức lương cơ sở.",
		EN:      "The money: 365 triệu đồng; 10 triệu đồng mỗi giải; 5.000.000 đồng/người; 10 lần mức lương cơ sở."},
	{Name: "place", Synonyms: []string{"giải", "thứ hạng", "xếp hạng", "rank"}, Rare: true, Type: Text, Example: "Nhì", Suggestions: []string{"Đặc biệt", "Nhất", "Nhì", "Ba", "Khuyến khích"},
		Pattern: `^[^0-9]*([0-9]{1,4}([ /].*)?)?$`,
		VI:      "Giải, thứ hạng trong cuộc thi: Nhất, hạng 3, khuyến khích.", EN: "The place in a contest: Nhất, hạng 3, khuyến khích."},
	{Name: "score", Synonyms: []string{"điểm", "điểm số", "points"}, Rare: true, Type: Text, Example: "95/100",
		Pattern: `[0-9]`,
		VI:      "Điểm: \"9,5\"; 95/100; 185 điểm.", EN: "The score: \"9,5\"; 95/100; 185 điểm."},
	{Name: "entries", Synonyms: []string{"số bài dự thi", "bài dự thi", "số dự thi"}, Rare: true, Type: Text, Example: "hơn 200 tác phẩm",
		Pattern: `[0-9]`,
		VI:      "Bao nhiêu bài, đội, người dự cuộc thi: 1.250 bài, 32 đội.", EN: "How many took part in the contest: 1.250 bài (entries), 32 đội (teams)."},
	{Name: "status", Synonyms: []string{"tình trạng", "trạng thái", "state"}, Type: Text, Enum: []string{"tặng", "truy tặng", "đề nghị", "hủy bỏ"}, Default: "tặng", Example: "đề nghị",
		VI: "Đã tặng, truy tặng, mới đề nghị (danh sách lấy ý kiến nhân dân) hay đã hủy bỏ; hai tình trạng sau không được tính vào con số nào.",
		EN: "Conferred, conferred posthumously (truy tặng), proposed and open for comment (đề nghị), or revoked (hủy bỏ); the last two count in no figure."},
	{Name: "id", Synonyms: []string{"mã", "mã khen thưởng", "anchor"}, Rare: true, Type: Text, Example: "huan-chuong-2023",
		Pattern: `^\s*[a-z][a-z0-9-]{0,63}\s*$`,
		VI:      "Mã của lần khen thưởng, dùng làm địa chỉ và trong dữ liệu; không ghi thì bangvang tự đặt theo danh hiệu, đơn vị trao và thời gian. Chỉ cần khi hai dòng giống nhau ở cả ba.",
		EN:      "The award's ID, its address and its key in the data; without it, it is made of the honour, conferrer and period. Needed only when two rows agree in all three."},
	{Name: "same_as", Synonyms: []string{"cùng khen thưởng với", "trùng với", "giống", "sameAs"}, Rare: true, Type: Text, Example: "kt-60qbhgdgg7",
		VI: "Mã, hoặc địa chỉ có #mã, của chính khen thưởng này trong bài khác đã đưa tin: cả hai bài đều hiện, con số chỉ tính một lần.",
		EN: "The ID, or the address with #ID, of this very award in another article that reports it: both articles show it, every figure counts it once."},
	{Name: "comment_until", Synonyms: []string{"lấy ý kiến đến", "hạn góp ý", "lấy ý kiến"}, Type: Date, Example: "2026-03-16",
		VI: "Ngày cuối lấy ý kiến về người được đề nghị; qua ngày đó danh sách tự đóng ở lần dựng kế tiếp.",
		EN: "The last day to comment on nominees; after it the list closes itself at the next build."},
}

var awardDecision = []Key{
	{Name: "no", Synonyms: []string{"số", "number"}, Type: Text, Example: "563/QĐ-CTN", VI: "Số quyết định.", EN: "The document's number."},
	{Name: "date", Synonyms: []string{"ngày"}, Type: Date, Example: "2022-11-02", VI: "Ngày ký.", EN: "The day it was signed."},
	{Name: "file", Synonyms: []string{"tệp", "văn bản", "pdf", "url", "link"}, Type: Text, Example: "563-qd-ctn.pdf",
		VI: "Tệp văn bản, đặt cạnh tệp của bài.", EN: "The document's file; it lies beside the article's file."},
	{Name: "annex", Synonyms: []string{"phụ lục", "danh sách kèm theo", "appendix"}, Type: Text, Example: "563-phu-luc.pdf",
		VI: "Tệp phụ lục, ví dụ danh sách kèm theo quyết định, đặt cạnh tệp của bài.", EN: "The file of its annex, for example the list of names; it lies beside the article's file."},
}

// articleDecision holds the keys of a decision that an article names once for many rows.
var articleDecision = append([]Key{
	{Name: "id", Synonyms: []string{"mã", "ký hiệu"}, Type: Text, Example: "ctn", Pattern: `\S`,
		VI: "Cách gọi ngắn mà decision của các dòng dùng; không ghi thì là số thứ tự: 1, 2, …", EN: "A short name that decision of the rows uses; without it, its place in the list: 1, 2, …"},
}, awardDecision...)

var awardHandover = []Key{
	{Name: "name", Synonyms: []string{"tên", "họ tên", "họ và tên"}, Type: Text, Required: true, Example: "Nguyễn Văn A",
		VI: "Họ tên; không biết tên thì ghi chức vụ: lãnh đạo Sở Nội vụ.", EN: "The name, or the office where no name is known: lãnh đạo Sở Nội vụ."},
	{Name: "title", Synonyms: []string{"danh xưng", "cấp bậc", "học hàm", "rank"}, Type: Text, Example: "Thiếu tướng", VI: "Cấp bậc, học hàm, danh xưng.", EN: "A rank, degree or title."},
	{Name: "post", Synonyms: []string{"chức vụ", "chức danh", "position"}, Type: Text, Example: "Phó Chủ tịch", VI: "Chức vụ.", EN: "The post."},
	{Name: "unit", Synonyms: []string{"đơn vị", "cơ quan", "organisation"}, Type: Text, Example: "UBND tỉnh Hà Tĩnh", VI: "Đơn vị.", EN: "The body he or she is of."},
	{Name: "on_behalf_of", Synonyms: []string{"thừa ủy quyền", "ủy quyền", "thay mặt"}, Type: Text, Example: "Chủ tịch nước", VI: "Trao thừa ủy quyền của ai.", EN: "By whose authority."},
}

// Site holds the keys of content/site.yaml.
var Site = []Key{
	{Name: "title", Synonyms: []string{"tiêu đề", "tên", "name"}, Type: Text, Default: "bangvang", Example: "Thi đua - Khen thưởng Hải Phòng",
		VI: "Tên của trang.", EN: "The site's name."},
	{Name: "base_url", Synonyms: []string{"địa chỉ", "baseURL", "url", "site_url"}, Type: URL, Example: "https://thiduakhenthuong.example.vn/",
		Pattern: `^\s*[hH][tT][tT][pP][sS]?:[^?#@]*$`,
		VI:      "Địa chỉ đầy đủ của trang. Chưa có thì trang không có nguồn tin, sitemap, canonical và thẻ chia sẻ.", EN: "The site's full address. Without it the site has no feeds, sitemaps, canonical addresses and share cards."},
	{Name: "language", Synonyms: []string{"ngôn ngữ", "lang", "languageCode"}, Type: Text, Enum: []string{"vi", "en"}, Default: "vi", Example: "vi",
		VI: "Ngôn ngữ của trang và của mọi thông báo.", EN: "The language of the site and of all messages."},
	{Name: "theme", Synonyms: []string{"giao diện", "template"}, Type: Text, Default: "bangvang", Example: "bangvang",
		VI: "Giao diện: một thư mục trong themes/, hoặc một giao diện có sẵn.", EN: "The theme: a folder of themes/, or a built-in one."},
	{Name: "per_page", Synonyms: []string{"số bài mỗi trang", "paginate", "pageSize"}, Type: Int, Max: 1000, Default: "20", Example: "20",
		VI: "Số bài trên một trang của danh sách, từ 1 tới 1000.", EN: "How many articles a page of a list holds, 1 to 1000."},
	{Name: "description", Synonyms: []string{"mô tả", "giới thiệu", "summary"}, Type: Text, Example: "Tin tức phong trào thi đua và công tác khen thưởng.",
		VI: "Một câu giới thiệu trang.", EN: "A sentence about the site."},
	{Name: "organisation", Synonyms: []string{"cơ quan", "đơn vị", "organization", "org"}, Type: Map, Keys: siteOrganisation, Example: "{name: Ban Thi đua - Khen thưởng thành phố}",
		VI: "Cơ quan chịu trách nhiệm, hiện trên mọi trang.", EN: "The responsible body, shown on every page."},
	{Name: "license", Synonyms: []string{"giấy phép", "licence", "bản quyền"}, Type: TextOrMap, Keys: siteLicense, Example: "CC-BY-4.0",
		VI: "Giấy phép của dữ liệu bảng vàng: mã SPDX (CC-BY-4.0: dùng lại được khi ghi nguồn, CC0-1.0: không giữ quyền gì), hoặc tên và địa chỉ.",
		EN: "The licence of the roll's data: an SPDX identifier (CC-BY-4.0: to be used with its source named, CC0-1.0: no right kept), or a name and an address."},
	{Name: "menu", Synonyms: []string{"thực đơn", "trình đơn", "nav"}, Type: MapList, Keys: siteMenu, Example: "[{name: Giới thiệu, url: /gioi-thieu/}]",
		VI: "Các mục của trình đơn. Không có khoá này thì trình đơn gồm những trang mục lục đang có; [] là không có trình đơn.",
		EN: "The links of the menu. Without the key the menu has the indexes that there are; [] is no menu."},
	{Name: "logo", Synonyms: []string{"biểu trưng", "icon"}, Type: Text, Example: "logo.png",
		VI: "Tệp ảnh biểu trưng trong content/.", EN: "The logo's picture file in content/."},
	{Name: "localities", Synonyms: []string{"địa phương"}, Type: Text, Enum: []string{"named", "all"}, Default: "named", Example: "named",
		VI: "Trang của địa phương: named là của những đơn vị mà bài nhắc tới; all là của mọi đơn vị từng có, khoảng 16.000 trang, trang chưa có bài thì máy tìm kiếm bỏ qua.",
		EN: "Pages of localities: named for the units that articles name; all for every unit there was, some 16,000 pages, of which search engines leave out those without articles."},
	{Name: "index_individuals", Synonyms: []string{"danh sách cá nhân"}, Type: Bool, Default: "false", Example: "false",
		VI: "Có lập trang cho từng cá nhân được khen hay không (Luật 91/2025/QH15 về dữ liệu cá nhân).", EN: "Whether individuals get pages of their own (Law 91/2025/QH15 on personal data)."},
	{Name: "hold_broken", Synonyms: []string{"giữ bài lỗi", "holdBroken"}, Type: Bool, Default: "false", Example: "true",
		VI: "Giữ lại bài có lỗi và đăng các bài khác, như `build --hold-broken`; cho trang nhiều người cùng gửi bài bằng biểu mẫu.",
		EN: "Holds back articles with errors and publishes the others, as `build --hold-broken` does; for sites that many people write for with the form."},
	{Name: "redact", Synonyms: []string{"ẩn tên", "xoá tên"}, Type: Texts, Example: "[Nguyễn Văn A]",
		VI: "Những tên phải bỏ khỏi mọi trang, danh sách, tìm kiếm, nguồn tin và dữ liệu.", EN: "Names to be left out of all pages, lists, search, feeds and data."},
	{Name: "feeds", Synonyms: []string{"nguồn tin", "rss", "feed"}, Type: Map, Keys: siteFeeds, Example: "{items: 20}",
		VI: "Nguồn tin (feed).", EN: "The feeds."},
	{Name: "share", Synonyms: []string{"chia sẻ"}, Type: Texts, Enum: []string{"facebook", "zalo", "copy", "native", "email", "card"}, Default: "[facebook, zalo, copy]", Example: "[facebook, zalo, copy]",
		VI: "Các nút chia sẻ, theo thứ tự này; [] là không có nút nào. card không phải nút: bài không có ảnh (hoặc chỉ có ảnh SVG) được vẽ một ảnh để mạng xã hội hiện.",
		EN: "The share buttons, in this order; [] for none. card is no button: for an article without a picture (or with SVG only) one is drawn that social networks show."},
	{Name: "admin", Synonyms: []string{"biên tập", "quản trị", "cms"}, Type: TextOrMap, Keys: siteAdmin, Example: "thanh-pho/trang-thi-dua",
		VI: "Bật biểu mẫu soạn bài trong trình duyệt ở /admin/: kho git chứa trang này. Không có khoá này thì trang không có gì ở /admin/.",
		EN: "Turns on the form for writing in a browser, at /admin/: the git repository that holds this site. Without it there is nothing at /admin/."},
	{Name: "admin_output", Synonyms: []string{"thư mục biểu mẫu", "adminOutput"}, Type: Text, Example: "bieu-mau",
		Pattern: `^\s*[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*(/[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*)*/?\s*$`,
		VI:      "Thư mục riêng cho biểu mẫu ở /admin/, cạnh public/, để đăng ở một tên máy chủ khác. Không có khoá này thì biểu mẫu ở trong public/.",
		EN:      "A folder of its own for the form at /admin/, beside public/, for another host name. Without it the form is in public/."},
	{Name: "files", Synonyms: []string{"tệp", "tệp đăng kèm", "static"}, Type: Texts, Example: "[van-ban/**, bieu-mau/*.docx]",
		VI: "Những tệp trong content/ được đăng dù không bài nào dẫn tới: đường dẫn, thư mục, hoặc mẫu với * (một phần tên) và ** (mọi thư mục). Nhiều nhất 100 dòng.",
		EN: "Files of content/ that are published although no article names them: paths, folders, or patterns with * (part of a name) and ** (any folders). At most 100 lines."},
	{Name: "slots", Synonyms: []string{"vị trí", "chỗ chèn"}, Type: Map, Keys: siteSlots, Example: "{article_end: binh-luan.html}",
		VI: "Tệp HTML của trang chèn vào giao diện: bình luận, đếm lượt xem, thời tiết, …", EN: "HTML files of the site's own put into the theme: comments, counters, weather, …"},
}

var siteOrganisation = []Key{
	{Name: "name", Synonyms: []string{"tên"}, Type: Text, Example: "Ban Thi đua - Khen thưởng thành phố Hải Phòng", VI: "Tên cơ quan.", EN: "The body's name."},
	{Name: "responsible", Synonyms: []string{"chịu trách nhiệm", "người chịu trách nhiệm"}, Type: Text, Example: "Nguyễn Văn A, Trưởng ban", VI: "Người chịu trách nhiệm nội dung.", EN: "Who is responsible for the content."},
	{Name: "address", Synonyms: []string{"địa chỉ"}, Type: Text, Example: "18 Hoàng Diệu, Hải Phòng", VI: "Địa chỉ.", EN: "The postal address."},
	{Name: "phone", Synonyms: []string{"điện thoại", "tel"}, Type: Text, Example: "0225 3842 123", VI: "Điện thoại.", EN: "The telephone number."},
	{Name: "email", Synonyms: []string{"thư điện tử", "mail"}, Type: Text, Example: "banbientap@example.vn", VI: "Thư điện tử.", EN: "The e-mail address."},
}

var siteLicense = []Key{
	{Name: "name", Synonyms: []string{"tên", "mã", "id", "spdx"}, Type: Text, Required: true, Example: "CC-BY-4.0",
		Suggestions: []string{"CC-BY-4.0", "CC0-1.0", "CC-BY-SA-4.0", "ODbL-1.0", "ODC-By-1.0", "PDDL-1.0"},
		VI:          "Tên, hay mã SPDX.", EN: "The name, or the SPDX identifier."},
	{Name: "url", Synonyms: []string{"địa chỉ", "link", "href"}, Type: URL, Example: "https://creativecommons.org/licenses/by/4.0/deed.vi",
		VI: "Địa chỉ của giấy phép; mã SPDX quen thuộc thì không cần.", EN: "The licence's address; not needed for a well-known SPDX identifier."},
}

var siteMenu = []Key{
	{Name: "name", Synonyms: []string{"tên", "title", "label"}, Type: Text, Required: true, Example: "Giới thiệu", VI: "Chữ của mục.", EN: "The link's text."},
	{Name: "url", Synonyms: []string{"địa chỉ", "link", "href"}, Type: URL, Required: true, Example: "/gioi-thieu/", VI: "Địa chỉ, trong trang thì bắt đầu bằng /.", EN: "The address; within the site it starts with /."},
}

var siteFeeds = []Key{
	{Name: "items", Synonyms: []string{"số bài", "limit", "count"}, Type: Int, Max: 1000, Default: "20", Example: "20", VI: "Số bài trong một nguồn tin, từ 1 tới 1000.", EN: "How many articles a feed holds, 1 to 1000."},
}

var siteAdmin = []Key{
	{Name: "repo", Synonyms: []string{"kho", "repository"}, Type: Text, Required: true, Example: "thanh-pho/trang-thi-dua",
		Pattern: `^\s*[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+\s*$`,
		VI:      "Kho git: chủ/kho.", EN: "The repository: owner/name."},
	{Name: "backend", Synonyms: []string{"nơi chứa", "host"}, Type: Text, Enum: []string{"github", "gitlab"}, Default: "github", Example: "gitlab",
		VI: "Kho ở GitHub hay GitLab.", EN: "Where the repository is: GitHub or GitLab."},
	{Name: "branch", Synonyms: []string{"nhánh"}, Type: Text, Default: "main", Example: "main",
		VI: "Nhánh mà trang được dựng từ đó.", EN: "The branch that the site is built from."},
	{Name: "login", Synonyms: []string{"đăng nhập", "base_url", "oauth"}, Type: URL, Example: "https://gitlab.example.vn",
		Pattern: `^\s*[hH][tT][tT][pP][sS]?:`,
		VI:      "Máy chủ đăng nhập: với GitLab là địa chỉ của chính GitLab (mặc định gitlab.com), với GitHub là máy chủ OAuth của cơ quan (mặc định là của Netlify).",
		EN:      "Who logs people in: for GitLab its own address (gitlab.com if left out), for GitHub an OAuth server of yours (Netlify's if left out)."},
	{Name: "review", Synonyms: []string{"duyệt", "gửi duyệt", "workflow"}, Type: Bool, Default: "false", Example: "true",
		VI: "Bài mới và bài sửa được gửi duyệt: mỗi bài là một đề nghị (pull request) ở kho, lên trang khi người duyệt đồng ý.",
		EN: "New and changed articles are sent for review: each is a pull request of the repository, published when a reviewer agrees."},
	{Name: "app_id", Synonyms: []string{"mã ứng dụng"}, Type: Text, Example: "1a2b3c",
		VI: "Mã ứng dụng khai ở GitLab, để đăng nhập không qua máy chủ nào khác.", EN: "The id of the application registered at GitLab, so that logging in needs no other server."},
}

var siteSlots = []Key{
	{Name: "head", Type: Text, Example: "thong-ke.html", VI: "Cuối phần <head> của mọi trang.", EN: "The end of every page's <head>."},
	{Name: "header_end", Type: Text, Example: "thoi-tiet.html", VI: "Dưới đầu trang.", EN: "Below the page header."},
	{Name: "home_end", Type: Text, Example: "banner.html", VI: "Cuối trang chủ.", EN: "The end of the home page."},
	{Name: "list_end", Type: Text, Example: "banner.html", VI: "Cuối các danh sách.", EN: "The end of lists."},
	{Name: "article_end", Type: Text, Example: "binh-luan.html", VI: "Cuối mỗi bài.", EN: "The end of each article."},
	{Name: "footer", Type: Text, Example: "lien-ket.html", VI: "Trong chân trang.", EN: "Inside the page footer."},
}

// Localities holds the keys of one entry of content/localities.yaml.
var Localities = []Key{
	{Name: "name", Synonyms: []string{"tên"}, Type: Text, Required: true, Example: "Quận Đồ Sơn",
		VI: "Tên viết kèm loại.", EN: "The name, written with its kind."},
	{Name: "parent", Synonyms: []string{"cấp trên", "thuộc", "trực thuộc", "province"}, Type: Text, Example: "Hải Phòng",
		VI: "Đơn vị cấp trên: một tên, hoặc đường dẫn như hai-phong.", EN: "The parent unit: a name, or a path such as hai-phong."},
	{Name: "kind", Synonyms: []string{"loại", "cấp", "type"}, Type: Text, Example: "quận",
		Enum: []string{"tỉnh", "thành phố trực thuộc trung ương", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu"},
		VI:   "Loại đơn vị, khi tên không nói.", EN: "The kind of unit, when the name does not say."},
	{Name: "from", Synonyms: []string{"từ", "từ ngày", "thành lập"}, Type: Date, Example: "2007-09-12",
		VI: "Ngày thành lập.", EN: "The day it came into being."},
	{Name: "to", Synonyms: []string{"đến", "tới", "đến ngày", "kết thúc"}, Type: Date, Example: "2025-06-30",
		VI: "Ngày cuối cùng còn hoạt động.", EN: "The last day it existed."},
	{Name: "successors", Synonyms: []string{"sáp nhập vào", "kế tục", "nay là", "successor"}, Type: TextOrMaps, Keys: localitySuccessor,
		Example: "[Phường Đồ Sơn, {name: Phường Nam Đồ Sơn, part: true}]",
		VI:      "Các đơn vị nhận địa bàn của nó.", EN: "The units that took its territory over."},
	{Name: "aliases", Synonyms: []string{"tên khác", "alias"}, Type: Texts, Example: "[Đồ Sơn]",
		VI: "Những tên gọi khác.", EN: "Other names."},
}

var localitySuccessor = []Key{
	{Name: "name", Synonyms: []string{"tên"}, Type: Text, Required: true, Example: "Phường Đồ Sơn", VI: "Tên đơn vị.", EN: "The unit's name."},
	{Name: "part", Synonyms: []string{"một phần"}, Type: Bool, Default: "false", Example: "true", VI: "Chỉ một phần địa bàn về đơn vị này.", EN: "Only part of the territory went there."},
}

// recipientKinds are the kinds of recipient.
var recipientKinds = []string{"tập thể", "cá nhân", "hộ gia đình", "doanh nghiệp", "cộng đồng"}

// Honours holds the keys of one entry of content/honours.yaml.
var Honours = []Key{
	{Name: "name", Synonyms: []string{"tên"}, Type: Text, Required: true, Example: "Giải thưởng Tràng An",
		VI: "Tên đầy đủ.", EN: "The full name."},
	{Name: "class", Synonyms: []string{"loại", "nhóm", "type"}, Type: Text, Default: "khác", Example: "hình thức khen thưởng",
		Enum: []string{"danh hiệu thi đua", "hình thức khen thưởng", "khác"},
		VI:   "Nhóm theo Luật Thi đua, khen thưởng.", EN: "The class, after the Law on Emulation and Commendation."},
	{Name: "level", Synonyms: []string{"cấp"}, Type: Text, Example: "tỉnh",
		Enum: []string{"nhà nước", "trung ương", "tỉnh", "địa phương", "đơn vị", "ban tổ chức"},
		VI:   "Cấp trao; bỏ trống khi tuỳ đơn vị trao.", EN: "The level it is conferred at; left out when the conferrer decides it."},
	{Name: "kinds", Synonyms: []string{"đối tượng", "kind", "to"}, Type: Texts, Example: "[tập thể, cá nhân]",
		Enum: recipientKinds,
		VI:   "Ai có thể nhận; bỏ trống là bất kỳ ai.", EN: "Who may receive it; left out for anyone."},
	{Name: "by", Synonyms: []string{"đơn vị trao", "conferrers"}, Type: Texts, Example: "[UBND thành phố Hà Nội]",
		VI: "Ai trao.", EN: "Who confers it."},
	{Name: "aliases", Synonyms: []string{"tên khác", "viết tắt", "alias"}, Type: Texts, Example: "[GTTA]",
		VI: "Những cách gọi và viết tắt khác.", EN: "Other names and abbreviations."},
}

// Bodies holds the keys of one entry of content/bodies.yaml.
var Bodies = []Key{
	{Name: "name", Synonyms: []string{"tên"}, Type: Text, Required: true, Example: "Trường Tiểu học Bắc Hồng",
		VI: "Tên hiện nay của đơn vị.", EN: "The body's name today."},
	{Name: "locality", Synonyms: []string{"địa phương", "ở", "localities"}, Type: Texts, Example: "Xã Phúc Thịnh, Hà Nội",
		VI: "Địa phương của những bài nêu tên ấy; nhiều nơi thì viết danh sách. Bỏ trống: cơ quan của cả nước.",
		EN: "The locality of the articles that name it, several as a list. Left out: a body of the whole country."},
	{Name: "aliases", Synonyms: []string{"tên khác", "viết tắt", "alias"}, Type: Texts, Example: "[Trường TH Bắc Hồng cơ sở 1]",
		VI: "Những tên khác. TH, THCS, MN và chữ Trường thì không cần ghi.", EN: "Other names. TH, THCS, MN and the word Trường need none."},
	{Name: "former", Synonyms: []string{"trước là", "tên cũ", "renamed"}, Type: TextOrMaps, Keys: bodyFormer,
		Example: "[{name: Trường Phổ thông cơ sở Bắc Hồng, locality: Huyện Đông Anh, until: 2010-08-31}]",
		VI:      "Tên, địa phương trước đây của chính đơn vị này.", EN: "Names and localities that this very body had before."},
	{Name: "merged_into", Synonyms: []string{"sáp nhập vào", "nhập vào"}, Type: TextOrMap, Keys: bodyMerged,
		Example: "{name: Trường Tiểu học Nam Hồng, locality: Xã Phúc Thịnh, from: 2026-09-01}",
		VI:      "Đơn vị mà nó đã nhập vào: hai trang dẫn tới nhau, khen thưởng của ai vẫn ở trang người ấy.",
		EN:      "The body that it was merged into: both pages link to each other, and each keeps its awards."},
}

var bodyFormer = []Key{
	{Name: "name", Synonyms: []string{"tên"}, Type: Text, Required: true, Example: "Trường Phổ thông cơ sở Bắc Hồng", VI: "Tên khi ấy.", EN: "The name then."},
	{Name: "locality", Synonyms: []string{"địa phương", "ở"}, Type: Text, Example: "Huyện Đông Anh, Hà Nội",
		VI: "Địa phương khi ấy; bỏ trống thì như trên.", EN: "The locality then; left out, as above."},
	{Name: "until", Synonyms: []string{"đến", "đến ngày", "to"}, Type: Date, Example: "2010-08-31", VI: "Ngày cuối mang tên ấy.", EN: "The last day of that name."},
}

var bodyMerged = []Key{
	{Name: "name", Synonyms: []string{"tên"}, Type: Text, Required: true, Example: "Trường Tiểu học Nam Hồng", VI: "Tên đơn vị.", EN: "The body's name."},
	{Name: "locality", Synonyms: []string{"địa phương", "ở"}, Type: Text, Example: "Xã Phúc Thịnh, Hà Nội",
		VI: "Địa phương; bỏ trống thì như đơn vị này.", EN: "Its locality; left out, that of this body."},
	{Name: "from", Synonyms: []string{"từ", "từ ngày", "on"}, Type: Date, Example: "2026-09-01", VI: "Từ ngày.", EN: "Since when."},
}
