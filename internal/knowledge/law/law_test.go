package law_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"bangvang/internal/knowledge/honours"
	"bangvang/internal/knowledge/law"
	"bangvang/internal/text/viet"
)

func day(t *testing.T, text string) time.Time {
	t.Helper()
	on, _, ok := viet.ParseDate(text)
	if !ok {
		t.Fatal(text)
	}
	return on
}

// TestTable holds that every row can be read, says how certain it is, and names honours that exist; a row from memory has
// its reason.
func TestTable(t *testing.T) {
	c, _ := honours.New(nil)
	var names, forms []string
	for _, h := range c.All() {
		names, forms = append(names, h.Name), append(forms, "mọi "+h.Form)
	}
	kinds := []law.Kind{law.Document, law.Power, law.Criterion, law.Sequence, law.Comment, law.Named}
	memory := 0
	for _, r := range law.Rows() {
		if !slices.Contains(kinds, r.Kind) || r.Document == "" || r.Says == "" || r.Source == "" {
			t.Errorf("%+v", r)
		}
		if n := len(strings.Fields(r.Says)); n > 16 {
			t.Errorf("%q has %d words", r.Says, n)
		}
		if !slices.Contains([]string{law.Read, law.Secondary, law.Memory}, r.Certainty) {
			t.Errorf("%q: certainty %q", r.Says, r.Certainty)
		}
		if isMemory := r.Certainty == law.Memory; isMemory != strings.HasPrefix(r.Source, "theo trí nhớ: ") {
			t.Errorf("%s %v: certainty %s, source %q", r.Kind, r.Honours, r.Certainty, r.Source)
		} else if isMemory {
			memory++
		}
		if r.Kind != law.Named && r.From.IsZero() || !r.To.IsZero() && r.To.Before(r.From) {
			t.Errorf("%s %v: from %v to %v", r.Kind, r.Honours, r.From, r.To)
		}
		for _, h := range r.Honours {
			if r.Kind != law.Named && !slices.Contains(names, h) && !slices.Contains(forms, h) {
				t.Errorf("%s: no honour %q", r.Kind, h)
			}
		}
	}
	if memory != 34 {
		t.Errorf("%d rows are from memory, docs/law.md says 34", memory)
	}
}

// TestWhole holds that of every honour of the law, whose conferrer is checked, the table has a power and an article on
// these days, and that the catalogue names the article of today.
func TestWhole(t *testing.T) {
	c, _ := honours.New(nil)
	table := law.New(c)
	for _, h := range c.All() {
		if h.Class == honours.Other || !strings.HasPrefix(h.Law, "Luật 06/2022") {
			continue
		}
		for _, date := range []string{"2010-05-01", "2015-05-01", "2021-05-01", "2024-05-01", "2026-05-01"} {
			on := day(t, date)
			if on.Before(h.From) || !h.To.IsZero() && on.After(h.To) {
				continue
			}
			if table.Criterion(h, on) == nil && !(h.From.IsZero() && strings.Contains(h.Name, "tiêu biểu")) {
				t.Errorf("%s on %s: no article", h.Name, date)
			}
			if general := strings.Contains(h.Law, "không nêu") && h.Form != "Huân chương"; len(table.Powers(h, on)) == 0 && !general {
				t.Errorf("%s on %s: no power", h.Name, date)
			}
		}
		if article := table.Criterion(h, day(t, "2026-05-01")); article != nil && h.To.IsZero() {
			if want := article.Document + ", " + article.Article; !strings.HasPrefix(h.Law+", ", strings.TrimSuffix(want, ", ")) && !strings.HasPrefix(want, strings.Split(h.Law, " (")[0]) {
				t.Errorf("%s: the catalogue names %s, the law %s", h.Name, h.Law, want)
			}
		}
	}
}

// TestJudge: honour × body × day → the text that denies the power, "" if none does.
func TestJudge(t *testing.T) {
	c, _ := honours.New(nil)
	table := law.New(c)
	const l22, l03 = "Luật 06/2022/QH15, Điều ", "Luật 15/2003/QH11, Điều "
	const reform = "Nghị định 129/2025/NĐ-CP, Điều 59"
	tests := []struct{ honour, by, date, denied string }{
		// one honour along the line of time
		{"Giấy khen", "UBND huyện Can Lộc", "2004-06-30", ""},
		{"Giấy khen", "UBND huyện Can Lộc", "2010-05-01", ""},
		{"Giấy khen", "UBND huyện Can Lộc", "2025-06-30", ""},
		{"Giấy khen", "UBND huyện Can Lộc", "2025-07-01", reform},
		{"Giấy khen", "UBND xã Nghi Xuân", "2010-05-01", ""},
		{"Giấy khen", "UBND xã Nghi Xuân", "2025-07-01", ""},
		{"Giấy khen", "Chủ tịch nước", "2015-05-01", ""}, // known from memory only
		{"Giấy khen", "Chủ tịch nước", "2024-05-01", l22 + "80"},
		{"Giấy khen", "Thủ tướng", "2024-05-01", l22 + "80"},
		{"Bằng khen", "Sở Nội vụ", "2010-05-01", l03 + "79"},
		{"Bằng khen", "Sở Nội vụ", "2024-05-01", l22 + "79"},
		{"Bằng khen", "UBND huyện Can Lộc", "2015-05-01", l03 + "79"},
		{"Bằng khen", "UBND huyện Can Lộc", "2026-05-01", reform},
		{"Bằng khen", "UBND xã Nghi Xuân", "2021-05-01", l03 + "79"},
		{"Bằng khen", "UBND tỉnh Hà Tĩnh", "2010-05-01", ""},
		{"Bằng khen", "Bộ Y tế", "2026-05-01", ""},
		{"Bằng khen", "Quân khu 4", "2026-05-01", ""},
		{"Bằng khen", "Chủ tịch nước", "2021-05-01", l03 + "79"},
		{"Bằng khen", "Nhà nước", "2021-05-01", ""},
		{"Bằng khen của Thủ tướng Chính phủ", "UBND tỉnh Hà Tĩnh", "2015-05-01", l03 + "78"},
		{"Bằng khen của Thủ tướng Chính phủ", "UBND tỉnh Hà Tĩnh", "2024-05-01", l22 + "78 khoản 2"},
		{"Huân chương Lao động hạng Ba", "Thủ tướng", "2010-05-01", l03 + "77"},
		{"Huân chương Lao động hạng Ba", "UBND tỉnh Hà Tĩnh", "2024-05-01", l22 + "77"},
		{"Huân chương Lao động hạng Ba", "Nhà nước", "2024-05-01", ""},
		{"Chiến sĩ thi đua cơ sở", "UBND xã Nghi Xuân", "2021-05-01", l03 + "80 khoản 1"},
		{"Chiến sĩ thi đua cơ sở", "UBND xã Nghi Xuân", "2024-05-01", l22 + "80"},
		{"Chiến sĩ thi đua cơ sở", "UBND xã Nghi Xuân", "2025-07-01", ""},
		{"Chiến sĩ thi đua cơ sở", "Sở Nội vụ", "2024-05-01", ""},
		{"Chiến sĩ thi đua cơ sở", "Công ty Hòa Phát", "2024-05-01", ""},
		{"Chiến sĩ thi đua cấp tỉnh", "UBND huyện Can Lộc", "2010-05-01", l03 + "79"},
		{"Gia đình văn hóa", "UBND huyện Can Lộc", "2010-05-01", ""}, // known from memory only
		{"Gia đình văn hóa", "UBND huyện Can Lộc", "2020-05-01", "Luật 15/2003/QH11"},
		{"Gia đình văn hóa", "UBND huyện Can Lộc", "2024-05-01", l22 + "80 khoản 3"},
		{"Gia đình văn hóa", "UBND tỉnh Hà Tĩnh", "2025-08-01", reform},
		{"Gia đình văn hóa", "UBND xã Nghi Xuân", "2025-08-01", ""},
		{"Thôn, tổ dân phố văn hóa", "UBND xã Nghi Xuân", "2024-05-01", l22 + "80 khoản 2"},
		{"Thôn, tổ dân phố văn hóa", "UBND xã Nghi Xuân", "2015-05-01", ""}, // known from memory only
		{"Chiến sĩ tiên tiến", "Sở Nội vụ", "2024-05-01", l22 + "80 khoản 5"},
		{"Chiến sĩ tiên tiến", "Bộ Y tế", "2024-05-01", l22 + "80 khoản 5"},
		{"Chiến sĩ tiên tiến", "Bộ Công an", "2024-05-01", ""},
		{"Chiến sĩ tiên tiến", "Bộ Tư lệnh Thủ đô", "2024-05-01", ""},
		{"Chiến sĩ tiên tiến", "Công an tỉnh Hà Tĩnh", "2024-05-01", ""},
		{"Chiến sĩ tiên tiến", "UBND xã Nghi Xuân", "2024-05-01", ""},
		{"Giải Nhất", "UBND xã Nghi Xuân", "2024-05-01", ""},
	}
	for _, tt := range tests {
		h, _ := c.Find(tt.honour, honours.Body{})
		if h == nil || h.Name != tt.honour {
			t.Fatal(tt.honour)
		}
		v, ok := table.Judge(h, honours.ParseBody(tt.by), nil, day(t, tt.date))
		if ok {
			v.Citation = ""
		}
		if v.Citation != tt.denied {
			t.Errorf("%s, %s, %s: denied by %q, want %q", tt.honour, tt.by, tt.date, v.Citation, tt.denied)
		}
		if !ok && len(v.Bodies) == 0 {
			t.Errorf("%s, %s, %s: nobody could", tt.honour, tt.by, tt.date)
		}
	}
}

// TestCommentDays: for how many working days nominees were open to comment, and by which text.
func TestCommentDays(t *testing.T) {
	c, _ := honours.New(nil)
	table := law.New(c)
	for _, tt := range []struct {
		honour, date string
		days         int
		by           string
	}{
		{"Huân chương Lao động hạng Ba", "2010-05-01", 0, ""},
		{"Huân chương Lao động hạng Ba", "2015-05-01", 0, ""},
		{"Huân chương Lao động hạng Ba", "2021-05-01", 0, ""}, // asked for by Nghị định 91/2017, for how long is unknown
		{"Huân chương Lao động hạng Ba", "2024-05-01", 10, "Nghị định 98/2023/NĐ-CP, Điều 46 khoản 2"},
		{"Huân chương Lao động hạng Ba", "2025-07-01", 10, "Nghị định 152/2025/NĐ-CP, Điều 60 khoản 3"},
		{"Nghệ nhân ưu tú", "2024-05-01", 10, "Nghị định 98/2023/NĐ-CP, Điều 46 khoản 2"},
		{"Bằng khen", "2024-05-01", 0, ""},
		{"Bằng khen của Thủ tướng Chính phủ", "2024-05-01", 0, ""},
	} {
		h, _ := c.Find(tt.honour, honours.Body{})
		days, row := table.CommentDays(h, day(t, tt.date))
		by := ""
		if row != nil {
			by = row.Citation()
		}
		if days != tt.days || by != tt.by {
			t.Errorf("%s, %s: %d by %q, want %d by %q", tt.honour, tt.date, days, by, tt.days, tt.by)
		}
	}
}

func TestNamedMedal(t *testing.T) {
	r := law.NamedMedal("kỷ niệm chương Vì sự nghiệp Giáo dục")
	if r == nil || r.Who != "Bộ Giáo dục và Đào tạo" {
		t.Errorf("%+v", r)
	}
	if r := law.NamedMedal("Kỷ niệm chương Vì sự nghiệp bay"); r != nil {
		t.Errorf("%+v", r)
	}
}
