package cms

// words are what the form says that the table of keys does not.
var words = map[string]struct {
	write, noScript, article, articles, page, pages, body, add string
}{
	"vi": {
		"Soạn bài", "Biểu mẫu này cần JavaScript.", "Bài viết", "Bài viết", "Trang riêng", "Trang riêng", "Nội dung", "dòng",
	},
	"en": {
		"Write", "This form needs JavaScript.", "Article", "Articles", "Standing page", "Standing pages", "Text", "row",
	},
}
