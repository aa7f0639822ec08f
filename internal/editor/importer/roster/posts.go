package roster

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/content"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/titles"
	"bangvang/internal/text/viet"
)

// splitPost splits a post from the unit behind it: “Điều dưỡng, Bệnh viện Núi Đôi”, “Hiệu trưởng Trường Lá Xanh”. Where no
// word for a unit begins, all is the post.
func splitPost(text string) (post, unit string) {
	if p, ok := extract.ReadPerson("Nguyễn Văn An, " + text); ok && !isPlace(p.Unit) {
		return p.Post, p.Unit
	}
	for _, separator := range []string{", ", " - ", " – "} { // the unit may have a place behind it: Bệnh viện Núi Đôi, tỉnh An Lạc
		for at := 0; ; {
			i := strings.Index(text[at:], separator)
			if i < 0 {
				break
			}
			if at += i + len(separator); extract.BeginsUnit(text[at:]) && !isPlace(text[at:]) && at > len(separator) {
				return strings.TrimSpace(text[:at-len(separator)]), strings.TrimSpace(text[at:])
			}
		}
	}
	first, place, _ := strings.Cut(text, ", ")
	if p, ok := extract.ReadPerson("Nguyễn Văn An, " + first); ok && p.Unit != "" && place != "" {
		return p.Post, p.Unit + ", " + place
	}
	if extract.BeginsUnit(text) && !isPlace(text) {
		return "", text
	}
	return splitAtUnit(text)
}

// splitAtUnit splits a post of two words or more from a unit that begins with a capital: “đảng viên Chi bộ Thôn Đoài”.
// “Trưởng Phòng Nội vụ” is one.
func splitAtUnit(text string) (post, unit string) {
	words := strings.Fields(text)
	for i := 2; i < len(words); i++ {
		first, _ := utf8.DecodeRuneInString(words[i])
		rest := strings.Join(words[i:], " ")
		if !unicode.IsUpper(first) || !extract.BeginsUnit(rest) || isPlace(rest) {
			continue
		}
		switch viet.Key(words[i-1]) {
		case "trưởng", "phó", "chánh", "và", "của", "nguyên":
			return text, ""
		}
		return strings.Join(words[:i], " "), rest
	}
	return text, ""
}

// isPlace reports whether a text names a locality, which is where a unit is.
func isPlace(unit string) bool {
	return unit != "" && hasAny(firstFolded(unit), "tinh", "thanh pho", "huyen", "quan", "thi xa", "xa", "phuong", "thi tran", "dac khu")
}

// firstFolded returns the first two words of a text, folded, without a capital in the second: “thành phố” but “xã” of “xã Lộc”.
func firstFolded(text string) string {
	words := strings.Fields(text)
	if len(words) > 1 && strings.ToLower(words[1]) == words[1] {
		return viet.Fold(strings.Join(words[:2], " "))
	}
	return viet.Fold(words[0])
}

// courtesyBefore is a courtesy before a name of two words or more, which makes it that of a person.
var courtesyBefore = regexp.MustCompile(`^(?:Ông|Bà|Anh|Chị|Em|Cô|Thầy|Cháu|Đồng chí|Đ/c)\.?:? `)

// splitOdd takes the post off a person with a courtesy whose name has a comma, although the surname or the post is not known:
// “Ông Dư Văn Ba, thợ rèn, thôn Đoài”. ok is false if the words before the comma cannot be a name.
func splitOdd(text string) (name, post, unit string, ok bool) {
	first, rest, found := strings.Cut(text, ",")
	bare := courtesyBefore.ReplaceAllString(strings.TrimSpace(first), "")
	if !found || bare == strings.TrimSpace(first) && !courtesy(bare) && !extract.IsPersonName(bare) {
		return "", "", "", false
	}
	first = bare
	if _, bare := titles.Split(strings.TrimSpace(first)); len(strings.Fields(bare)) < 2 || len(strings.Fields(bare)) > 6 {
		return "", "", "", false
	}
	rest = strings.TrimSpace(rest)
	if rest == "" || content.ParseName(rest, []content.RecipientKind{content.Individual}).People != nil || extract.IsPersonName(rest) {
		return "", "", "", false
	}
	post, unit = splitPost(rest)
	return strings.TrimSpace(first), post, unit, true
}
