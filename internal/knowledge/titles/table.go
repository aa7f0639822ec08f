package titles

import "strings"

// table has every title. Sources: Law on Emulation and Commendation 06/2022/QH15 (honorary titles), Law 39/2024/QH15 and
// the laws on officers of the army and the police (ranks), Law on Belief and Religion 02/2016/QH14 (dignitaries).
var table = newTable(
	Courtesy,
	"Ông", "Bà", "Anh", "Chị", "Em", "Cháu", "Cụ", "Cô", "Chú", "Bác", "Thầy", "Mẹ",
	"Ông bà", "Cụ ông", "Cụ bà", "Thầy giáo", "Cô giáo", "Cá nhân ông", "Cá nhân bà", "Cá nhân đồng chí|Cá nhân đ/c",
	"Anh chị", "Em học sinh", "Đồng chí|Đ/c|đc",
	Academic,
	"Giáo sư|GS", "Phó Giáo sư|PGS", "Tiến sĩ|TS", "Tiến sĩ khoa học|TSKH", "Thạc sĩ|ThS", "Cử nhân|CN", "Viện sĩ|VS", "Giảng viên cao cấp|GVCC",
	"Nhà giáo", "Nhà khoa học",
	Professional,
	"Bác sĩ|BS", "Bác sĩ chuyên khoa I|BSCKI|BS CKI|BSCK1|BSCK I|BS CK1", "Bác sĩ chuyên khoa II|BSCKII|BS CKII|BSCK2|BSCK II|BS CK2",
	"Chuyên khoa I|CKI|CK1", "Chuyên khoa II|CKII|CK2", "Bác sĩ nội trú|BSNT", "Thầy thuốc", "Dược sĩ|DS", "Y sĩ", "Điều dưỡng viên", "Kỹ sư|KS",
	"Kiến trúc sư|KTS", "Luật sư|LS", "Nghệ nhân", "Nghệ sĩ", "Nhạc sĩ", "Ca sĩ", "Họa sĩ", "Thi sĩ", "Nhà báo", "Nhà văn", "Nhà thơ", "Doanh nhân",
	"Vận động viên|VĐV", "Huấn luyện viên|HLV",
	Honorary,
	"Nghệ sĩ Nhân dân|NSND", "Nghệ sĩ Ưu tú|NSƯT|NSUT", "Nghệ nhân Nhân dân|NNND", "Nghệ nhân Ưu tú|NNƯT|NNUT", "Nhà giáo Nhân dân|NGND",
	"Nhà giáo Ưu tú|NGƯT|NGUT", "Thầy thuốc Nhân dân|TTND", "Thầy thuốc Ưu tú|TTƯT|TTUT", "Anh hùng Lao động|AHLĐ|Anh hùng LĐ",
	"Anh hùng Lực lượng vũ trang nhân dân|AHLLVTND|Anh hùng LLVTND|Anh hùng Lực lượng vũ trang|AHLLVT|Anh hùng LLVT|Anh hùng Quân đội",
	"Anh hùng Lao động thời kỳ đổi mới", "Bà mẹ Việt Nam anh hùng|BMVNAH|Bà mẹ VNAH|Mẹ Việt Nam anh hùng|Mẹ VNAH", "Liệt sĩ", "Thương binh",
	"Bệnh binh", "Cựu chiến binh|CCB", "Thanh niên xung phong|TNXP",
	Religious,
	"Hòa thượng", "Đại lão Hòa thượng", "Trưởng lão Hòa thượng", "Thượng tọa", "Đại đức|ĐĐ", "Ni trưởng", "Ni sư", "Sư cô", "Sư thầy", "Sư bà", "Sư ông",
	"Tăng trưởng", "Linh mục|LM", "Giám mục|GM", "Tổng Giám mục|TGM", "Hồng y", "Đức cha", "Đức ông", "Nữ tu", "Tu sĩ", "Soeur", "Mục sư|MS",
	"Mục sư nhiệm chức|MSNC", "Truyền đạo", "Phối sư", "Đầu sư", "Giáo hữu", "Lễ sanh", "Chánh trị sự", "Achar", "Sải cả", "Sư cả",
	Military,
	"Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đô đốc", "Phó Đô đốc", "Chuẩn Đô đốc", "Thượng sĩ", "Trung sĩ", "Hạ sĩ", "Binh nhất",
	"Binh nhì", "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá", "Đại úy", "Thượng úy", "Trung úy", "Thiếu úy", "Chuẩn úy",
)

// newTable returns the titles of rows, each its spellings with | between them, after their kind. The first spelling is the
// name, the second the abbreviation. Ranks of professional soldiers and technical police are spellings of the rank.
func newTable(rows ...any) (out []Spellings) {
	var kind Kind
	for _, row := range rows {
		if k, ok := row.(Kind); ok {
			kind = k
			continue
		}
		s := Spellings{All: strings.Split(row.(string), "|")}
		s.Name, s.Kind = s.All[0], kind
		if len(s.All) > 1 {
			s.Short = s.All[1]
		}
		if name := s.Name; kind == Military && (strings.HasSuffix(name, " tá") || strings.HasSuffix(name, " úy")) {
			s.All = append(s.All, name+" QNCN", name+" CN", name+" quân nhân chuyên nghiệp", name+" chuyên nghiệp")
		}
		out = append(out, s)
	}
	return out
}
