package diag

import "strings"

// detailAt is the index of the argument that is a cause or a guess in English words, of the codes that have one; any other
// argument is a text of the site or a value.
var detailAt = map[Code]int{Unreadable: 0, BrokenPicture: 1, PictureTooLarge: 1, UnprovenFile: 2, BadSameAs: 1, BadJSON: 0, ListFile: 1, ListRow: 1}

// spokenArgs returns the arguments of a problem for a reader of lang: its own, with the English detail, if the code has one,
// as [Detail] returns it.
func spokenArgs(pr Problem, lang string) []string {
	i, ok := detailAt[pr.Code]
	if !ok || i >= len(pr.Args) {
		return pr.Args
	}
	args := append([]string(nil), pr.Args...)
	args[i] = Detail(args[i], lang)
	return args
}

// Detail returns the words of a cause in the language lang: unchanged for "en", else in Vietnamese: “bị cắt cụt” for “cut
// off”. Words that it does not know, such as a rare error of the system, remain in English.
func Detail(cause, lang string) string {
	if lang == "en" {
		return cause
	}
	if said := details[cause]; said != "" {
		return said
	}
	for _, begin := range detailBegins {
		if rest, ok := strings.CutPrefix(cause, begin[0]); ok {
			rest, _, _ = strings.Cut(rest, ":")
			return strings.Replace(begin[1], "%1", rest, 1)
		}
	}
	if count, ok := strings.CutSuffix(cause, " scans"); ok {
		return count + " lượt quét"
	}
	return cause
}

// details are the causes that have no value in them.
var details = map[string]string{
	// pictures and other files
	"cut off":                           "bị cắt cụt",
	"empty":                             "tệp trống",
	"not a JPEG, PNG, WebP, GIF or SVG": "không phải JPEG, PNG, WebP, GIF hay SVG",
	"not UTF-8":                         "dữ liệu không phải chữ UTF-8",
	"TXT":                               "chữ thường (TXT)",

	// an award that another article reports
	"the rows name each other in a circle": "các dòng trỏ vòng quanh về nhau",
	"it is a row of the same article":      "đó là một dòng của chính bài này",
	"this row is proposed or revoked":      "dòng này mới đề nghị, hoặc đã hủy bỏ",
	"that award is proposed or revoked":    "khen thưởng ấy mới đề nghị, hoặc đã hủy bỏ",
	"it is this very row":                  "đó là chính dòng này",
	"no award has this ID":                 "không có khen thưởng nào mang mã này",

	// JSON
	"text after the end":            "còn chữ sau chỗ kết thúc",
	"not a key":                     "ở đây phải là một khoá, không quá 100 ký tự",
	"too deep":                      "ngoặc lồng nhau quá sâu",
	"a number with too many digits": "một số có quá nhiều chữ số",
	"a number with an exponent":     "một số viết kiểu 1e9",

	// a list of recipients
	"there is no such file":          "không có tệp ấy",
	"it is a folder":                 "đó là một thư mục",
	"it is outside content/":         "tệp ở ngoài content/",
	"its name does not end in .csv":  "tên tệp không kết thúc bằng .csv",
	"it has no name":                 "trong tệp không có tên nào",
	"more cells than the head":       "nhiều ô hơn đầu bảng",
	"no name":                        "không có ô tên",
	"a quotation mark is not closed": "dấu nháy kép không đóng",
	"it is a total, not a name":      "đây là dòng tổng cộng, không phải một tên",
	"it is a heading, not a name":    "đây là tên mục, không phải một tên",
	"neither x nor empty":            "cột Truy tặng chỉ ghi x hoặc để trống",

	// reading a file
	"it has changed meanwhile":                    "tệp vừa bị sửa",
	"it has changed since the site was read":      "tệp bị sửa sau khi trang được đọc; chạy lại lệnh",
	"it is a link, not the file or folder itself": "đó là một liên kết, không phải chính tệp hay thư mục ấy",
	"not a folder": "không phải là một thư mục",
	"too large":    "tệp quá lớn",

	// the system
	"no such file or directory":                  "không có tệp hay thư mục ấy",
	"The system cannot find the file specified.": "không có tệp ấy",
	"The system cannot find the path specified.": "không có thư mục ấy",
	"file does not exist":                        "không có tệp ấy",
	"file already exists":                        "đã có tệp ấy",
	"file exists":                                "đã có tệp ấy",
	"permission denied":                          "không được phép; xem lại quyền của tệp, thư mục",
	"operation not permitted":                    "hệ thống không cho phép",
	"Access is denied.":                          "không được phép; xem lại quyền của tệp, thư mục",
	"is a directory":                             "đó là một thư mục, không phải một tệp",
	"not a directory":                            "không phải là một thư mục",
	"directory not empty":                        "thư mục không trống",
	"file name too long":                         "tên tệp quá dài",
	"no space left on device":                    "đĩa đã đầy",
	"disk quota exceeded":                        "đã dùng hết phần đĩa được cấp",
	"read-only file system":                      "đĩa chỉ đọc được, không ghi được",
	"too many open files":                        "mở nhiều tệp quá",
	"too many levels of symbolic links":          "các liên kết dẫn vòng quanh",
	"input/output error":                         "đĩa đọc hay ghi bị lỗi",
}

// detailBegins are the beginnings of causes with a value, which goes to %1 without what follows its colon.
var detailBegins = [][2]string{
	{"it is another honour: ", "đó là khen thưởng khác: %1"},
	{"that award is at ", "khen thưởng mang mã này ở %1"},
	{"encoding ", "bảng mã %1"},
	{"unexpected ", "%1 không đúng chỗ"},
	{"on line ", "XML viết sai ở dòng %1"},
	{"not a regular file", "không phải là một tệp thường%1"},
	{"invalid JPEG format", "dữ liệu JPEG hỏng"},
	{"unsupported JPEG feature", "JPEG thuộc loại hiếm, không đọc được"},
	{"png: ", "dữ liệu PNG hỏng"},
	{"gif: ", "dữ liệu GIF hỏng"},
	{"webp: ", "dữ liệu WebP hỏng"},
	{"vp8: ", "dữ liệu WebP hỏng"},
	{"vp8l: ", "dữ liệu WebP hỏng"},
	{"riff: ", "dữ liệu WebP hỏng"},
}
