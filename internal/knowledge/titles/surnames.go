package titles

import (
	"slices"

	"bangvang/internal/text/viet"
)

// IsSurname reports whether a word, in any case, is a surname of Vietnam, or the word with which names of some ethnic
// groups begin: Y, H, K, Ka, A, Siu, Điểu. Marks count. Văn, Thị and Ông are not in the table, because after Ông they may
// belong to the name Ông Văn An.
func IsSurname(word string) bool { return surnames[viet.Key(word)] }

// CommonSurnames returns the surnames of nearly all Vietnamese, in lower case, in a new slice.
func CommonSurnames() []string { return slices.Clone(commonSurnames) }

var commonSurnames = []string{
	"nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đào", "đoàn",
	"vương", "trịnh", "đinh", "lâm", "phùng", "mai", "tô", "trương", "hà", "tạ", "cao", "chu", "lưu", "tống", "thái", "lương", "kiều",
	"quách", "triệu", "la", "nông", "vi", "lò", "hứa", "thạch", "kim", "danh", "châu", "tăng", "từ", "cù", "khuất", "nghiêm",
}

// otherSurnames are rarer, many of them of ethnic groups.
var otherSurnames = []string{
	"âu", "bá", "bạc", "bạch", "bàn", "bành", "bế", "cà", "cầm", "cấn", "chảo", "chế", "chíu", "chìu", "chử", "chương", "chung", "cung",
	"diệp", "doãn", "đàm", "đàng", "đái", "đậu", "đèo", "điêu", "điểu", "đới", "đồng", "đường", "dường", "già", "giàng", "giang", "giáp",
	"hạng", "hảng", "hán", "hàn", "hầu", "hình", "hoa", "kha", "khổng", "khúc", "khương", "kiên", "kpă", "ksor", "lã", "lại", "lang",
	"lầu", "lều", "liêu", "lô", "lồ", "lộc", "lỗ", "lù", "lục", "lữ", "lường", "lỳ", "ma", "mã", "mạc", "mạch", "mẫn", "mông", "moong", "mùa",
	"nay", "ngân", "ngụy", "nhâm", "nhữ", "niê", "ninh", "phàn", "phí", "phó", "phù", "quản", "quan", "quàng", "quế", "rmah", "rơ",
	"sầm", "sái", "siu", "sơn", "sùng", "sử", "tẩn", "tào", "thân", "thào", "thi", "thích", "thiều", "tiêu", "tiết", "tòng", "tôn", "trà",
	"tráng", "trầm", "trưng", "tưởng", "ung", "uông", "ứng", "vàng", "văng", "viên", "vòng", "voòng", "vừ", "vưu", "xa", "xeo",
	"a", "y", "h", "k", "ka", "êban", "mlô", "ayun", "krông", "bríu", "alăng", "ating", "zơrâm", "coor", "cil", "liêng", "bon", "kră", "rcom",
}

var surnames = func() map[string]bool {
	out := map[string]bool{}
	for _, list := range [][]string{commonSurnames, otherSurnames} {
		for _, s := range list {
			out[viet.Key(s)] = true
		}
	}
	return out
}()
