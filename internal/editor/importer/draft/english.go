package draft

import "strings"

// In returns groups with the words of a language, “vi” or “en”; values, quotes and sources remain as they are.
func In(lang string, groups []Group) []Group {
	if lang != "en" {
		return groups
	}
	out := make([]Group, len(groups))
	for i, g := range groups {
		g.Title = english(g.Title)
		g.Fields = append([]Field(nil), g.Fields...)
		for j := range g.Fields {
			f := &g.Fields[j]
			f.Label, f.Help = english(f.Label), english(f.Help)
		}
		out[i] = g
	}
	return out
}

// english returns the English of a text of the form, which may have a number or the name of a file behind it.
func english(text string) string {
	if en, ok := inEnglish[text]; ok {
		return en
	}
	if at := strings.LastIndexByte(text, ' '); at > 0 {
		if en, ok := inEnglish[text[:at]]; ok {
			return en + text[at:]
		}
	}
	return text
}

// inEnglish are the words of the form.
var inEnglish = map[string]string{
	"": "", "Bài": "Article", "Sự kiện": "Event", "Quyết định": "Decision", "Khen thưởng": "Award", "Ảnh": "Pictures", "Nội dung": "Text",
	"Tiêu đề": "Title", "Sapo": "Summary", "Ngày đăng": "Date", "Địa phương": "Locality", "Chuyên mục": "Category", "Chủ đề": "Tags", "Tác giả": "Author", "Người chụp ảnh": "Photos by",
	"Loại sự kiện": "Kind of event", "Ngày diễn ra": "Day of the event", "Đến ngày": "Until", "Buổi": "Session", "Nơi diễn ra": "Place",
	"Số quyết định": "Number", "Ngày ký": "Day of signature", "Người ký, nơi ký": "Signed by",
	"Danh hiệu, hình thức": "Honour", "Ai tặng": "Conferred by", "Năm, giai đoạn": "Period", "Thành tích": "Citation", "Tiền thưởng": "Money", "Ai được khen": "Recipients",
	"Lời tả": "Description of", "Chú thích": "Caption of", "Lời tả chung cho các ảnh chưa có": "One description for all pictures without one", "Danh sách": "List", "Bài viết": "Text",
	helpLocality:   "one place a line, for example: Phường Bắc Hồng Lĩnh, Hà Tĩnh",
	helpTags:       "one tag a line",
	helpAuthors:    "one person a line",
	helpDay:        "for example: 19/12/2025",
	helpRecipients: "tập thể: 12 (a kind and its number); or “cá nhân:” and a line for each: name | post | unit",
	helpBody:       "an empty line between paragraphs; a heading begins with ##",
	helpList:       "the first line names the columns; then a line for each person, with the file's own mark between columns",
	helpAlt:        "for those who cannot see the picture",
	helpAlts:       "written once, numbered for each: “Trao Giấy khen, ảnh 1”",
	helpCaption:    "the line below the picture",
}
