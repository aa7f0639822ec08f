package serve

import "bangvang/internal/pages/routes"

// contentTypes maps names of files to the media types that their endings do not give.
var contentTypes = map[string]string{
	routes.FeedName: "application/atom+xml; charset=utf-8", routes.JSONFeedName: "application/feed+json",
	routes.Calendar.Relative(): "text/calendar; charset=utf-8",
}

// refusal is a reason to refuse a request.
type refusal int

const (
	refusedHost refusal = iota
	refusedMethod
	refusedOrigin
	refusedStream
	refusedToken
	refusedFix
	refusedStale
	refusedBusy
	refusedDesk
	refusedLarge
)

// refusals are the texts of the refusals, by language.
var refusals = map[string][]string{
	"vi": {
		"máy chủ này không có tên như vậy; mở đúng địa chỉ mà `bangvang serve` đã in ra, hoặc chạy lại với --host TÊN",
		"máy chủ này chỉ cho xem",
		"chỉ trang của máy chủ này được nghe tin thay đổi",
		"quá nhiều trang đang mở; đóng bớt rồi tải lại",
		"từ máy khác, hãy mở địa chỉ có mã (hoặc quét mã QR) mà `bangvang serve` đang hiện; mỗi mã dùng một lần",
		"không sửa được theo yêu cầu này",
		"tệp đã đổi từ lúc báo lỗi; xem lại trang rồi thử lại",
		"bàn làm việc đang bận việc trước; chờ xong rồi thử lại",
		"bàn làm việc đã đổi ở cửa sổ khác; trang này đang lấy bản mới",
		"tệp quá lớn hoặc quá nhiều: mỗi tệp nhiều nhất 64 MB, cả lượt 256 MB, 300 tệp",
	},
	"en": {
		"this server has no such name; open the address that `bangvang serve` printed, or run it with --host NAME",
		"this server only shows",
		"only pages of this server may listen for changes",
		"too many pages are open; close some and load this one again",
		"from another machine, open the address with the code (or scan the QR code) that `bangvang serve` shows; each code works once",
		"this request cannot be carried out",
		"the file has changed since the problem was shown; look at the page and try again",
		"the desk is busy with an earlier request; wait for it and try again",
		"the desk has changed in another window; this page fetches the new state",
		"the files are too large or too many: at most 64 MB a file, 256 MB and 300 files at once",
	},
}
