package serve

import "bangvang/internal/pages/routes"

// contentTypes maps names of files to the media types that their endings do not give.
var contentTypes = map[string]string{
	routes.FeedName: "application/atom+xml; charset=utf-8", routes.JSONFeedName: "application/feed+json",
}

// refusal is a reason to refuse a request.
type refusal int

const (
	refusedHost refusal = iota
	refusedMethod
	refusedOrigin
	refusedStream
)

// refusals are the texts of the refusals, by language.
var refusals = map[string][]string{
	"vi": {
		"máy chủ này không có tên như vậy; mở đúng địa chỉ mà `bangvang serve` đã in ra",
		"máy chủ này chỉ cho xem",
		"chỉ trang của máy chủ này được nghe tin thay đổi",
		"quá nhiều trang đang mở; đóng bớt rồi tải lại",
	},
	"en": {
		"this server has no such name; open the address that `bangvang serve` printed",
		"this server only shows",
		"only pages of this server may listen for changes",
		"too many pages are open; close some and load this one again",
	},
}
