package viet

import (
	"maps"
	"strings"
)

// bodyWords are the abbreviations in names of bodies, as [Key] writes them, with their meaning wherever they are.
var bodyWords = map[string]string{
	"mn": "mầm non", "mg": "mẫu giáo", "thcs": "trung học cơ sở", "thpt": "trung học phổ thông", "ptcs": "phổ thông cơ sở",
	"ptth": "phổ thông trung học", "ptdt": "phổ thông dân tộc", "dtnt": "dân tộc nội trú", "dtbt": "dân tộc bán trú",
	"ptdtnt": "phổ thông dân tộc nội trú", "ptdtbt": "phổ thông dân tộc bán trú",
	"gdtx": "giáo dục thường xuyên", "gdnn": "giáo dục nghề nghiệp", "ttgdtx": "trung tâm giáo dục thường xuyên",
	"ttgdnn": "trung tâm giáo dục nghề nghiệp", "gdđt": "giáo dục và đào tạo", "bvđk": "bệnh viện đa khoa",
	"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "mttq": "mặt trận tổ quốc", "tncs": "thanh niên cộng sản",
	"lhpn": "liên hiệp phụ nữ", "lđlđ": "liên đoàn lao động", "bhxh": "bảo hiểm xã hội", "hcm": "hồ chí minh",
	"tdp": "tổ dân phố", "clb": "câu lạc bộ", "htx": "hợp tác xã", "cty": "công ty", "tnhh": "trách nhiệm hữu hạn",
	"mtv": "một thành viên", "dntn": "doanh nghiệp tư nhân",
}

// firstWords are the abbreviations that stand for this only at the beginning of a name: “BV” may be bảo vệ elsewhere.
var firstWords = map[string]string{"bv": "bệnh viện", "đh": "đại học", "th": "tiểu học", "tt": "trung tâm"}

// schoolWords are the abbreviations that stand for this anywhere in the name of a school.
var schoolWords = map[string]string{"th": "tiểu học", "đh": "đại học", "cđ": "cao đẳng", "tc": "trung cấp", "pt": "phổ thông"}

// BodyAbbreviations returns the abbreviations in names of bodies, as [Key] writes them, with the words that they stand for
// (thcs: trung học cơ sở). Some do so only where [BodyKey] says. It is a copy that the caller may change.
func BodyAbbreviations() map[string]string {
	out := maps.Clone(schoolWords)
	maps.Copy(out, firstWords)
	maps.Copy(out, bodyWords)
	out["gd"], out["đt"], out["cp"] = "giáo dục", "đào tạo", "cổ phần"
	return out
}

// schoolKinds are the words with which the name of a school begins, after “trường”, which people leave out before them.
var schoolKinds = []string{
	"mầm non", "mẫu giáo", "tiểu học", "trung học", "phổ thông", "đại học", "cao đẳng", "trung cấp",
}

// ownNamed are the words with which a body begins that has a name of its own, beside schools.
var ownNamed = []string{"bệnh viện", "công ty", "hợp tác xã", "doanh nghiệp tư nhân", "trung tâm giáo dục", "quỹ tín dụng"}

// plainWords are words of the names of such bodies that name no single one: “Bệnh viện Đa khoa huyện”, “Trường Tiểu học số 1”.
var plainWords = wordSet("và số đa khoa huyện quận thị xã thành phố tỉnh khu vực phường trung tâm cơ sở học tiểu mầm non mẫu giáo " +
	"phổ thông dân tộc nội bán trú cao đẳng trung cấp đại giáo dục thường xuyên nghề nghiệp bệnh viện công ty hợp tác doanh tư nhân " +
	"trách nhiệm hữu hạn một thành viên cổ phần quỹ tín dụng cp")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// BodyKey returns the identity of the name of a body however people abbreviate it: its [Key] with the abbreviations of
// schools, offices and enterprises written out (TH, THCS, MN, GD&ĐT, BV, HTX) and, for a school, without “Trường” and with
// i for y. “Trường TH&THCS Lý Tự Trọng” and “Tiểu học và Trung học cơ sở Lí Tự Trọng” have one. A name of a person has its Key.
func BodyKey(name string) string {
	key := Key(name)
	words := strings.Fields(key)
	if len(words) == 0 {
		return key
	}
	school := words[0] == "trường" || words[0] == "th"
	out := make([]string, 0, len(words)+8)
	for i, word := range words {
		long := bodyWords[word]
		switch {
		case long != "":
		case i == 0 && firstWords[word] != "":
			long = firstWords[word]
		case school && schoolWords[word] != "":
			long = schoolWords[word]
		case word == "gd":
			long = "giáo dục"
		case word == "đt" && i > 0 && (words[i-1] == "gd" || i > 1 && words[i-1] == "và" && words[i-2] == "gd"):
			if long = "đào tạo"; words[i-1] == "gd" {
				long = "và đào tạo"
			}
		case word == "cp" && i > 0 && (out[0] == "công ty" || words[0] == "công"):
			long = "cổ phần"
		default:
			long = word
		}
		out = append(out, long)
	}
	key = strings.Join(out, " ")
	if rest := strings.TrimPrefix(key, "trường "); beginsWithKind(rest, schoolKinds) {
		return replaceY(strings.ReplaceAll(rest, " và trung học", " trung học"))
	}
	return key
}

// IsSchool reports whether name is that of a school without the word “Trường”: “Tiểu học Bắc Hồng”.
func IsSchool(name string) bool { return beginsWithKind(Key(name), schoolKinds) }

// HasOwnName reports whether key, a [BodyKey], is that of a school, a hospital or an enterprise with a name of its own:
// “Trường Tiểu học Bắc Hồng” is, “Trường Tiểu học số 1”, “Trạm Y tế” and “Thôn Đoài” are not, of which many places have one.
func HasOwnName(key string) bool {
	if !beginsWithKind(key, schoolKinds) && !beginsWithKind(key, ownNamed) {
		return false
	}
	for word := range strings.FieldsSeq(key) {
		if !plainWords[word] && strings.Trim(word, "0123456789") != "" {
			return true
		}
	}
	return false
}

func beginsWithKind(key string, kinds []string) bool {
	for _, kind := range kinds {
		if rest, ok := strings.CutPrefix(key, kind); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}
