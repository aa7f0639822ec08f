package frontmatter

// referenceWords are the words of the reference, by language.
var referenceWords = map[string]struct {
	head                     [4]string
	required, fallback, item string
	types                    [ByPeriod + 1]string
}{
	"vi": {[4]string{"Khoá", "Giá trị", "Nghĩa", "Ví dụ"}, "bắt buộc", "mặc định", "một trong",
		[...]string{"chữ", "chữ hoặc danh sách", "ngày", "true, false", "số nguyên", "địa chỉ", "khối", "danh sách khối", "chữ hoặc khối", "danh sách chữ hoặc khối", "người nhận", "năm và tên"}},
	"en": {[4]string{"Key", "Value", "Meaning", "Example"}, "required", "default", "one of",
		[...]string{"text", "text or list", "date", "true, false", "whole number", "address", "block", "list of blocks", "text or block", "list of texts or blocks", "recipients", "years with names"}},
}
