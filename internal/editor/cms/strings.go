package cms

// formStrings are the strings of the form that the table of keys does not have, by language.
var formStrings = map[string]struct {
	write, noScript, article, articles, page, pages, body, add string
}{
	"vi": {
		"Soạn bài", "Biểu mẫu này cần JavaScript.", "Bài viết", "Bài viết", "Trang riêng", "Trang riêng", "Nội dung", "dòng",
	},
	"en": {
		"Write", "This form needs JavaScript.", "Article", "Articles", "Standing page", "Standing pages", "Text", "row",
	},
}
