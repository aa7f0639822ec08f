package titles

import (
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct{ text, titles, name string }{
		{"Ông Nguyễn C", "Ông", "Nguyễn C"},
		{"ÔNG NGUYỄN C", "Ông", "NGUYỄN C"},
		{"ông Tư", "Ông", "Tư"},
		{"Đ/c Trần D", "Đồng chí", "Trần D"},
		{"Đồng chí Lan", "Đồng chí", "Lan"},
		{"Đ/c: Thượng tá, TS. Nguyễn Văn An", "Đồng chí+Thượng tá+Tiến sĩ", "Nguyễn Văn An"},
		{"GS.TS Trần An", "Giáo sư+Tiến sĩ", "Trần An"},
		{"GS.TSKH.NGND Trần An", "Giáo sư+Tiến sĩ khoa học+Nhà giáo Nhân dân", "Trần An"},
		{"PGS, TS Trần An", "Phó Giáo sư+Tiến sĩ", "Trần An"},
		{"PGS.TS.BS.Trần An", "Phó Giáo sư+Tiến sĩ+Bác sĩ", "Trần An"},
		{"BS CKII Lê Thị Hoa", "Bác sĩ chuyên khoa II", "Lê Thị Hoa"},
		{"ThS. BSCKI. Lê Thị Hoa", "Thạc sĩ+Bác sĩ chuyên khoa I", "Lê Thị Hoa"},
		{"NSƯT Anh Thơ", "Nghệ sĩ Ưu tú", "Anh Thơ"},
		{"Nghệ sỹ nhân dân Lan Hương", "Nghệ sĩ Nhân dân", "Lan Hương"},
		{"Trung uý Lò Văn Pâng", "Trung úy", "Lò Văn Pâng"},
		{"Thiếu tá QNCN Hà Văn An", "Thiếu tá", "Hà Văn An"},
		{"Thiếu tá (QNCN) Hà Văn An", "Thiếu tá", "Hà Văn An"},
		{"Bà mẹ Việt Nam anh hùng Nguyễn Thị Thứ", "Bà mẹ Việt Nam anh hùng", "Nguyễn Thị Thứ"},
		{"Bà mẹ VNAH Nguyễn Thị Thứ", "Bà mẹ Việt Nam anh hùng", "Nguyễn Thị Thứ"},
		{"Anh hùng LLVTND Kpă Klơng", "Anh hùng Lực lượng vũ trang nhân dân", "Kpă Klơng"},
		{"Hoà thượng Thích Thiện An", "Hòa thượng", "Thích Thiện An"},
		{"Bà H'Hen Niê", "Bà", "H'Hen Niê"},
		{"Anh Y Krông Niê", "Anh", "Y Krông Niê"},
		{"Ông/Bà Lê Hoa", "Ông bà", "Lê Hoa"},
		{"Ông (bà) Lê Hoa", "Ông bà", "Lê Hoa"},
		{"Ông Bác sĩ Lê Hoa", "Ông+Bác sĩ", "Lê Hoa"},
		{"Thầy giáo Phạm Ngọc Quý", "Thầy giáo", "Phạm Ngọc Quý"},
		// Names that begin with such a word, and texts that are none.
		{"Ông Ích Khiêm", "", "Ông Ích Khiêm"}, {"Ông Thị Thu Hà", "", "Ông Thị Thu Hà"}, {"Ông Văn Tân", "", "Ông Văn Tân"},
		{"Anh Thơ", "", "Anh Thơ"}, {"Bà Triệu", "", "Bà Triệu"}, {"Anh Đức Hải", "", "Anh Đức Hải"}, {"Bác Hồ", "", "Bác Hồ"},
		{"Má A Sáng", "", "Má A Sáng"}, {"Y Ban", "", "Y Ban"}, {"Y K'Nia", "", "Y K'Nia"}, {"Ba Đình", "", "Ba Đình"},
		{"Bá Thị An", "", "Bá Thị An"}, {"Cao Bá Quát", "", "Cao Bá Quát"}, {"Trung Tá", "", "Trung Tá"}, {"", "", ""},
		{"Thượng tá, Nguyễn An", "", "Thượng tá, Nguyễn An"}, {"Ông", "", "Ông"}, {"Nguyễn Văn A, Đại tá", "", "Nguyễn Văn A, Đại tá"},
		{"Sư đoàn 5", "", "Sư đoàn 5"}, {"Công ty Anh Em", "", "Công ty Anh Em"}, {"Trung tâm Y tế", "", "Trung tâm Y tế"},
	} {
		found, name := Split(c.text)
		var names []string
		for _, f := range found {
			names = append(names, f.Name)
		}
		if got := strings.Join(names, "+"); got != c.titles || name != c.name {
			t.Errorf("Split(%q) = %q, %q; want %q, %q", c.text, got, name, c.titles, c.name)
		}
	}
}

// TestSplitLosesNothing checks that the titles and the name are parts of the text in order, with signs only between.
func TestSplitLosesNothing(t *testing.T) {
	for _, s := range All() {
		for _, spelling := range s.All {
			text := spelling + ". Nguyễn Văn An"
			found, name := Split(text)
			if len(found) != 1 || found[0].Kind != s.Kind || name != "Nguyễn Văn An" {
				t.Errorf("Split(%q) = %v, %q", text, found, name)
				continue
			}
			if between := text[found[0].End : len(text)-len(name)]; strings.Trim(between, " .,:;-–/") != "" {
				t.Errorf("Split(%q) loses %q", text, between)
			}
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("Đ/c GS.TS Nguyễn Văn A")
	f.Fuzz(func(t *testing.T, text string) {
		found, name := Split(text)
		if !strings.HasSuffix(text, name) {
			t.Fatalf("the name %q is no end of %q", name, text)
		}
		at := 0
		for _, x := range found {
			if x.Start < at || x.End <= x.Start || x.End > len(text)-len(name) {
				t.Fatalf("Split(%q) has a title at %d–%d", text, x.Start, x.End)
			}
			at = x.End
		}
	})
}
