package cms

import "bangvang/internal/diag"

// formWords are the strings of the form in one language: those of its settings, the words of its scripts, and what it
// says of a problem, with {0} for the text at fault. A fix that the form can type stands beside it as a button.
type formWords struct {
	write, noScript, article, articles, page, pages, body, add, bodyHint string
	words                                                                map[string]string
	says                                                                 map[diag.Code]string
	hints                                                                map[string]string // by the path of the key, where the table of keys speaks of front matter
}

// formStrings are the strings of the form that the table of keys does not have, by language.
var formStrings = map[string]formWords{
	"vi": {
		"Soạn bài", "Biểu mẫu này cần JavaScript.", "Bài viết", "Bài viết", "Trang riêng", "Trang riêng", "Nội dung", "dòng",
		"Bài viết, bắt đầu bằng một đoạn nói ai, ở đâu, khi nào.",
		map[string]string{
			"use": "Dùng {0}", "read": "Đọc được: {0}", "people": "{0} tên", "number": "Số", "name": "Họ tên", "post": "Chức vụ", "unit": "Đơn vị",
			"more": "và {0} tên nữa", "pasted": "Đã lấy {0} dòng từ bảng. Bỏ: {1}.", "pasted.none": "không bỏ gì", "pasted.head": "dòng tiêu đề", "pasted.number": "cột số thứ tự",
			"pasted.rows": "{0} dòng không có tên (“{1}”)", "pasted.columns": "cột “{0}”",
			"recipients": "Một con số (12, hơn 50, nhiều), hoặc mỗi dòng một tên: Họ tên | Chức vụ | Đơn vị. Dán được bảng từ Excel, Word.",
			"pick":       "Chọn ngày", "draft": "Bản nháp", "draft.short": "nháp", "preview.title": "Chưa có tiêu đề", "awards": "Khen thưởng tại hội nghị",
			"col.honour": "Khen thưởng", "col.by": "Đơn vị trao", "col.to": "Được khen", "col.period": "Thời gian", "decision": "Quyết định", "totals": "Tổng cộng", "at-least": "ít nhất",
			"nominees": "Lấy ý kiến nhân dân", "status.revoked": "đã hủy bỏ", "status.posthumous": "truy tặng", "unsaid": "không nêu", "tags": "Chủ đề", "source": "Nguồn",
			"localities": "Địa phương", "event": "Sự kiện", "event.date": "Ngày", "event.kind": "Loại", "event.at": "Nơi", "weekdays": "Chủ Nhật,Thứ Hai,Thứ Ba,Thứ Tư,Thứ Năm,Thứ Sáu,Thứ Bảy",
			"last.none": "Lần dựng gần nhất không có gì cần xem.", "last": "Lần dựng gần nhất: {0} điều cần xem", "last.entry": "Bài này, lần dựng gần nhất: {0} điều cần xem",
			"last.others": "Còn {0} điều ở bản nháp, bài chưa đăng hoặc tệp chung: xem bằng bangvang check.", "line": "Dòng {0}", "error": "lỗi", "warning": "cảnh báo", "hint": "gợi ý",
			"units.failed": "Chưa tải được danh sách địa phương nên tên nơi chưa được kiểm tra. Xem lại mạng; vẫn lưu được.",
			"last.changed": "Danh sách này là của lần dựng gần nhất; bài đã sửa từ đó thì số dòng có thể khác.",
		},
		map[diag.Code]string{
			diag.UnknownLocality:    "Không có địa phương “{0}”. Viết kèm loại và tỉnh, ví dụ: Phường Đồ Sơn, Hải Phòng.",
			diag.AmbiguousLocality:  "Có nhiều nơi tên “{0}”. Chọn một:",
			diag.LocalityNotInForce: "Vào ngày {1} không có {0}. Kiểm tra ngày của sự kiện, hoặc chọn tên lúc ấy:",
			diag.UnknownHonour:      "“{0}” không có trong danh mục khen thưởng. Hình thức riêng của đơn vị thì cứ để vậy.",
			diag.BadDate:            "Không hiểu ngày “{0}”. Viết ngày/tháng/năm, ví dụ 19/01/2024, có giờ thì 8h30 19/01/2024.",
			diag.BadPeriod:          "Không hiểu thời gian “{0}”. Viết một năm (2023), một khoảng (2017-2021) hoặc năm học 2022-2023.",
			diag.BadURL:             "“{0}” không phải một địa chỉ trang mạng. Chép cả địa chỉ, bắt đầu bằng https://",
			diag.BadCount:           "“{0}” không phải một con số hay một tên. Viết 12, hơn 50, nhiều, hoặc mỗi dòng một tên.",
			diag.UnknownRecipient:   "Không có loại người nhận “{0}”.",
			diag.PersonalData:       "“{0}” giống ngày sinh, số giấy tờ, số điện thoại, thư điện tử hoặc địa chỉ nhà. Chỉ giữ họ tên, chức vụ, đơn vị.",
			diag.LongTitle:          "Tiêu đề dài {0} chữ; rút xuống dưới 120.",
			diag.MissingKey:         "Thiếu tên.",
			diag.CommentStray:       "Ngày cuối lấy ý kiến chỉ dùng khi tình trạng là “đề nghị”.",
		},
		map[string]string{
			"date":             "Ngày đăng, có thể kèm giờ (giờ Việt Nam). Ngày ở tương lai thì bài chờ tới ngày đó.",
			"locality":         "Nơi diễn ra, theo tên lúc ấy, kèm loại và tỉnh: Phường Đồ Sơn, Hải Phòng. Nhiều nơi thì mỗi ô một nơi.",
			"summary":          "Một hai câu hiện ở danh sách, khi tìm và khi chia sẻ. Bỏ trống thì lấy đoạn đầu của bài.",
			"tags":             "Mỗi ô một chủ đề.",
			"source":           "Bài đăng lại thì ghi nguồn.",
			"event.date":       "Ngày diễn ra, nếu khác ngày đăng.",
			"image":            "Ảnh hiện ở danh sách và đầu bài. Bỏ trống thì lấy ảnh đầu tiên trong bài.",
			"draft":            "Đánh dấu thì chưa lên trang. Viết xong, bỏ dấu này rồi lưu lại: bài lên trang khi trang được dựng lại.",
			"aliases":          "Địa chỉ trước đây của bài trên trang này, ví dụ /tin/cu.html. Ai mở địa chỉ đó được đưa tới bài.",
			"awards.to":        "",
			"awards.status":    "Bỏ trống là đã tặng. Đề nghị (đang lấy ý kiến) và đã hủy bỏ thì không được tính.",
			"awards.period":    "Thời gian xét: 2023, 2017-2021, năm học 2022-2023.",
			"withdrawn":        "Ngày gỡ bài. Địa chỉ của bài còn lại một thông báo.",
			"awards.award":     "Danh hiệu hoặc hình thức khen thưởng; viết tắt cũng được: CSTĐ, BK.",
			"awards.by":        "Ai trao. “UBND tỉnh”, “UBND xã” được hiểu theo địa phương của bài.",
			"source.url":       "Địa chỉ bài gốc, chép cả https://",
			"awards.handed_by": "Ai trao tận tay, với chức vụ, và trao thừa ủy quyền của ai. Nhiều người thì thêm mục.",
			"awards.decision":  "Quyết định khen thưởng: số, ngày ký, bản chụp.",
		},
	},
	"en": {
		"Write", "This form needs JavaScript.", "Article", "Articles", "Standing page", "Standing pages", "Text", "row",
		"The article. Begin with a paragraph that says who, where and when.",
		map[string]string{
			"use": "Use {0}", "read": "Read as: {0}", "people": "{0} names", "number": "No.", "name": "Name", "post": "Post", "unit": "Unit",
			"more": "and {0} more names", "pasted": "Took {0} rows of the table. Left out: {1}.", "pasted.none": "nothing", "pasted.head": "the heading", "pasted.number": "the column of numbers",
			"pasted.rows": "{0} rows without a name (“{1}”)", "pasted.columns": "the column “{0}”",
			"recipients": "A number (12, hơn 50, nhiều), or a name a line: Name | Post | Unit. Tables from Excel and Word can be pasted.",
			"pick":       "Choose a day", "draft": "Draft", "draft.short": "draft", "preview.title": "No title yet", "awards": "Awards at the event",
			"col.honour": "Award", "col.by": "Conferred by", "col.to": "Recipients", "col.period": "Period", "decision": "Decision", "totals": "In total", "at-least": "at least",
			"nominees": "Public comment", "status.revoked": "revoked", "status.posthumous": "posthumous", "unsaid": "not stated", "tags": "Tags", "source": "Source",
			"localities": "Localities", "event": "Event", "event.date": "Date", "event.kind": "Kind", "event.at": "Place", "weekdays": "Chủ Nhật,Thứ Hai,Thứ Ba,Thứ Tư,Thứ Năm,Thứ Sáu,Thứ Bảy",
			"last.none": "The last build found nothing to look at.", "last": "Last build: {0} things to look at", "last.entry": "This article, last build: {0} things to look at",
			"last.others": "{0} more in drafts, articles not published yet, or shared files: see bangvang check.", "line": "Line {0}", "error": "error", "warning": "warning", "hint": "hint",
			"units.failed": "The list of localities did not load, so this name is not checked. See whether you are online; the article can be saved.",
			"last.changed": "This is the list of the last build; lines may differ in an article changed since.",
		},
		map[diag.Code]string{
			diag.UnknownLocality:    "There is no locality “{0}”. Write it with its kind and province, for example: Phường Đồ Sơn, Hải Phòng.",
			diag.AmbiguousLocality:  "Several places are called “{0}”. Choose one:",
			diag.LocalityNotInForce: "There was no {0} on {1}. Check the day of the event, or choose the name of that time:",
			diag.UnknownHonour:      "“{0}” is not in the catalogue of honours. Leave it if it is one of your own.",
			diag.BadDate:            "“{0}” is not a date. Write day/month/year, for example 19/01/2024, with a time 8h30 19/01/2024.",
			diag.BadPeriod:          "“{0}” is not a period. Write a year (2023), a range (2017-2021) or năm học 2022-2023.",
			diag.BadURL:             "“{0}” is not a web address. Copy it whole, beginning with https://",
			diag.BadCount:           "“{0}” is neither a number nor a name. Write 12, hơn 50, nhiều, or a name a line.",
			diag.UnknownRecipient:   "There is no kind of recipient “{0}”.",
			diag.PersonalData:       "“{0}” looks like a date of birth, an identity or telephone number, an e-mail or a home address. Keep name, post and unit only.",
			diag.LongTitle:          "The title is {0} characters long; keep it under 120.",
			diag.MissingKey:         "The name is missing.",
			diag.CommentStray:       "The last day for comments goes only with the status “đề nghị” (proposed).",
		},
		map[string]string{
			"date":             "The day of publication, perhaps with a time (Vietnam's). An article dated in the future waits for its day.",
			"locality":         "Where it took place, by the name of that time, with its kind and province: Phường Đồ Sơn, Hải Phòng. One place a box.",
			"summary":          "One or two sentences for lists, search and shared links. Left empty, the first paragraph serves.",
			"tags":             "One tag a box.",
			"source":           "Of a reprinted article, where it comes from.",
			"event.date":       "The day it took place, if it is not the day of publication.",
			"image":            "The picture for lists and the head of the article. Left empty, the first picture of the text serves.",
			"draft":            "Ticked, the article is not published. When it is finished, remove the tick and save again: the next build publishes it.",
			"aliases":          "Earlier addresses of the article on this site, for example /tin/cu.html. Who opens one is led here.",
			"awards.to":        "",
			"awards.status":    "Empty is conferred. Proposed (open for comment) and revoked awards are not counted.",
			"awards.period":    "The period: 2023, 2017-2021, năm học 2022-2023.",
			"awards.award":     "The title or commendation; abbreviations will do: CSTĐ, BK.",
			"awards.by":        "Who conferred it. “UBND tỉnh”, “UBND xã” are read through the article's locality.",
			"source.url":       "The address of the original, whole, with https://",
			"awards.handed_by": "Who handed it over, with the post, and by whose authority. Several people: an item each.",
			"awards.decision":  "The decision: its number, its day, a copy.",
		},
	},
}
