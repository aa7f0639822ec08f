package decision

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/text/viet"
)

// casedNames are parts of the names of bodies and units as sentences write them. All other words are names of their own.
const casedNames = `Ủy ban nhân dân|Hội đồng nhân dân|Chủ tịch|Phó Chủ tịch|Chủ tịch nước|Cộng hòa xã hội chủ nghĩa Việt Nam|Thủ tướng|Chính phủ|Bộ trưởng|Bộ|Sở|Giám đốc|Phó Giám đốc|Tổng Giám đốc|Hiệu trưởng|Viện trưởng|Trưởng|Cục trưởng|Cục|Chi cục|Chi cục trưởng|Vụ|Tổng cục
Trường|Tiểu học|Mầm non|Mẫu giáo|Trung học cơ sở|Trung học phổ thông|Tiểu học và Trung học cơ sở|Trung học cơ sở và Trung học phổ thông|Phổ thông dân tộc nội trú|Phổ thông dân tộc bán trú|Đại học|Cao đẳng|Học viện|Trung cấp|Trung tâm|Giáo dục nghề nghiệp|Giáo dục thường xuyên|Chính trị|Sư phạm|Bách khoa|Kinh tế|Bệnh viện|Đa khoa|Trạm|Y tế|Trạm Y tế|Viện
Giáo dục và Đào tạo|Nội vụ|Tài chính|Tư pháp|Công an|Công Thương|Xây dựng|Ngoại giao|Quốc phòng|Y tế|Khoa học và Công nghệ|Nông nghiệp và Môi trường|Nông nghiệp và Phát triển nông thôn|Văn hóa, Thể thao và Du lịch|Văn hóa và Thể thao|Văn hóa - Xã hội|Dân tộc và Tôn giáo|Tài nguyên và Môi trường|Giao thông vận tải|Thông tin và Truyền thông|Kế hoạch và Đầu tư|Lao động - Thương binh và Xã hội|Thanh tra|Kinh tế, Hạ tầng và Đô thị|Kiểm sát|Tòa án nhân dân|Viện kiểm sát nhân dân|Kho bạc Nhà nước|Ngân hàng Nhà nước|Bảo hiểm xã hội|Kiểm toán nhà nước
Đảng ủy|Đảng bộ|Chi bộ|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Ban Chấp hành|Ban Thường vụ|Ban Bí thư|Ban Tổ chức|Trung ương|Bí thư|Phó Bí thư|Đảng Cộng sản Việt Nam|Ban|Phòng|Văn phòng|Chánh Văn phòng|Hội đồng|Thi đua - Khen thưởng|Mặt trận Tổ quốc|Ủy ban Mặt trận Tổ quốc|Ủy ban Trung ương|Ủy ban|Việt Nam
Liên đoàn Lao động|Tổng Liên đoàn Lao động|Công đoàn|Công đoàn cơ sở|Hội Nông dân|Hội Liên hiệp Phụ nữ|Hội Cựu chiến binh|Hội Chữ thập đỏ|Hội Khuyến học|Hội Người cao tuổi|Hội|Liên hiệp|Hiệp hội|Đoàn|Thanh niên Cộng sản|Thành đoàn|Tỉnh đoàn|Huyện đoàn|Ban Chấp hành Đoàn
Bộ Tư lệnh|Tư lệnh|Quân khu|Quân đoàn|Quân chủng|Binh chủng|Sư đoàn|Trung đoàn|Lữ đoàn|Tiểu đoàn|Đại đội|Bộ đội Biên phòng|Bộ Chỉ huy Quân sự|Ban Chỉ huy Quân sự|Chỉ huy trưởng|Chính ủy|Cảnh sát biển|Phòng không - Không quân|Hải quân|Công ty|Tổng công ty|Cổ phần|Trách nhiệm hữu hạn|Một thành viên|Hợp tác xã|Tập đoàn|Ngân hàng|Doanh nghiệp tư nhân
tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thôn|ấp|bản|khu phố|tổ dân phố|và|của|cơ sở|số|UBND|HĐND|TNCS|BCH|TP|BIDV|CLB`

// cased maps casedNames in lower case, as keys, to their spelling.
var cased, longestCased = func() (map[string]string, int) {
	out, longest := map[string]string{}, 0
	for name := range strings.FieldsFuncSeq(casedNames, func(r rune) bool { return r == '|' || r == '\n' }) {
		out[viet.Key(name)] = name
		longest = max(longest, len(strings.Fields(name)))
	}
	return out, longest
}()

// Natural returns the name of a body or a unit in capitals, “CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU SƠN”, as a sentence has
// it: “Chủ tịch Ủy ban nhân dân phường Mẫu Sơn”. Words that it does not know are names, each with a capital; those
// without a vowel (UBND, THPT) remain as they are, and so do numbers. A text that has small letters is returned as it is.
func Natural(name string) string {
	if strings.ToUpper(name) != name {
		return name
	}
	words := strings.Fields(name)
	var out []string
	for i := 0; i < len(words); {
		n := min(longestCased, len(words)-i)
		for ; n > 0; n-- {
			if known := cased[viet.Key(strings.Join(words[i:i+n], " "))]; known != "" && (n > 1 || viet.Key(words[i]) != "") {
				out = append(out, punctuated(known, words[i+n-1]))
				break
			}
		}
		if n > 0 {
			i += n
			continue
		}
		out = append(out, ownName(words[i]))
		i++
	}
	return viet.Capitalise(strings.Join(out, " "))
}

// punctuated returns a known name with the sign at the end of its last word as written: “Y tế,”.
func punctuated(known, last string) string {
	r, _ := utf8.DecodeLastRuneInString(last)
	if unicode.IsPunct(r) && !strings.HasSuffix(known, string(r)) {
		return known + string(r)
	}
	return known
}

// ownName returns a word in capitals as that of a name: Sơn of SƠN; TNHH, II, T78 as they are.
func ownName(word string) string {
	fold := strings.ToUpper(viet.Fold(word))
	if !strings.ContainsAny(fold, "AEIOUY") || strings.ContainsAny(word, "0123456789&.") || strings.Trim(word, "IVX") == "" {
		return word
	}
	lower := strings.ToLower(word)
	parts := strings.Split(lower, "-")
	for i := range parts {
		parts[i] = viet.Capitalise(parts[i])
	}
	return strings.Join(parts, "-")
}
