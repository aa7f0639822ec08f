package serve

import "bangvang/internal/pages/routes"

// contentTypes maps names of files, or their extensions, to media types.
var contentTypes = map[string]string{
	routes.FeedName: "application/atom+xml; charset=utf-8", routes.JSONFeedName: "application/feed+json",
	".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".txt": "text/plain; charset=utf-8",
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".json": "application/json", ".geojson": "application/geo+json", ".webmanifest": "application/manifest+json",
	".xml": "application/xml", ".csv": "text/csv; charset=utf-8", ".ics": "text/calendar; charset=utf-8", ".wasm": "application/wasm",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon", ".woff2": "font/woff2", ".woff": "font/woff",
	".ttf": "font/ttf", ".pdf": "application/pdf", ".mp4": "video/mp4", ".webm": "video/webm", ".mp3": "audio/mpeg",
	".doc": "application/msword", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xls": "application/vnd.ms-excel", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".zip": "application/zip", ".gz": "application/gzip", ".bin": "application/octet-stream",
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
