package frontmatter

// Portal is the table of a portal in portal.yaml, a list of mappings that says where the parts of an article are on the
// saved pages of an old portal. Each value but the name is a CSS selector.
var Portal = []Key{
	{Name: "name", Synonyms: []string{"tên"}, Type: Text, Required: true, Example: "maunson.gov.vn", VI: "Tên của cổng.", EN: "Name of the portal."},
	{Name: "title", Synonyms: []string{"tiêu đề"}, Type: Text, Required: true, Example: "div.news-title", VI: "Tiêu đề bài.", EN: "Title of the article."},
	{Name: "body", Synonyms: []string{"lời văn", "nội dung"}, Type: Text, Required: true, Example: "div.article-content", VI: "Khung chứa lời văn.", EN: "The box of the text."},
	{Name: "date", Synonyms: []string{"ngày"}, Type: Text, Example: "div.news-date", VI: "Ngày đăng.", EN: "Day of publication."},
	{Name: "author", Synonyms: []string{"tác giả"}, Type: Text, Example: "span.author", VI: "Tác giả.", EN: "Author."},
	{Name: "summary", Synonyms: []string{"sapo"}, Type: Text, Example: "div.sapo", VI: "Sapo.", EN: "Sapo."},
	{Name: "caption", Synonyms: []string{"chú thích"}, Type: Text, Example: "p.caption", VI: "Chú thích dưới ảnh.", EN: "Caption below a picture."},
	{Name: "drop", Synonyms: []string{"bỏ"}, Type: Texts, Example: "[div.chia-se]", VI: "Những khung bỏ đi.", EN: "Boxes to leave out."},
	{Name: "month_first", Synonyms: []string{"tháng trước"}, Type: Bool, Default: "false", Example: "true",
		VI: "Ngày ghi theo kiểu tháng/ngày/năm.", EN: "Days are written month/day/year."},
}
