package extract

import (
	"fmt"
	"strings"
	"testing"
)

func TestReadRecipients(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"12 tập thể và 35 cá nhân", "tập thể 12; cá nhân 35"},
		{"12 tập thể, 35 cá nhân và 2 hộ gia đình", "tập thể 12; cá nhân 35; hộ gia đình 2"},
		{"hơn 50 tập thể, cá nhân", "tập thể,cá nhân hơn 50"},
		{"hai mươi lăm cá nhân", "cá nhân 25"},
		{"các tập thể và cá nhân", "tập thể,cá nhân nhiều"},
		{"Nguyễn Văn An", "cá nhân [Nguyễn Văn An]"},
		{"Trường Tiểu học Lê Lợi", "tập thể [Trường Tiểu học Lê Lợi]"},
		{"12 tập thể và nhiều thứ khác", ""}, {"12 tập thể. 35 cá nhân", ""}, {"tập thể", ""}, {"", ""},
		{"3 cá nhân, 4 tập thể, 5 cá nhân", ""},
	} {
		var got []string
		for _, r := range ReadRecipients(c.text) {
			one := fmt.Sprint(strings.Join(r.Kinds, ","), " ", r.Count)
			if r.Text != "" {
				one = strings.Join(r.Kinds, ",") + " " + r.Text
			}
			if len(r.Names) > 0 {
				one = fmt.Sprint(r.Kinds[0], " [", r.Names[0].Name, "]")
			}
			got = append(got, one)
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("ReadRecipients(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestReadCount(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		kind string
	}{
		{"12 người", 12, "cá nhân"}, {"12 em", 12, "cá nhân"}, {"một trăm", 100, ""}, {"gần 40 (bốn mươi) tập thể", 40, "tập thể"},
		{"hơn 1.000 hộ", 1000, "hộ gia đình"}, {"32 (ba mươi hai)", 32, ""}, {"Nguyễn Văn An", 0, ""}, {"12 điều", 0, ""}, {"Một Thời", 0, ""},
		{"năm", 0, ""}, {"", 0, ""},
	} {
		r, ok := ReadCount(c.text)
		if r.Count != c.n || strings.Join(r.Kinds, ",") != c.kind || ok != (c.n > 0) {
			t.Errorf("ReadCount(%q) = %+v, %v; want %d %s", c.text, r, ok, c.n, c.kind)
		}
	}
}

func TestReadPerson(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Trần D, Hiệu trưởng Trường E", "Trần D|Hiệu trưởng|Trường E"},
		{"Trần Dung, Hiệu trưởng, Trường Tiểu học Lê Lợi", "Trần Dung|Hiệu trưởng|Trường Tiểu học Lê Lợi"},
		{"Lê An - Chủ tịch UBND xã Hòa Bình", "Lê An|Chủ tịch|UBND xã Hòa Bình"},
		{"Lê An (Tổ trưởng Tổ dân phố 5)", "Lê An|Tổ trưởng|Tổ dân phố 5"},
		{"PGS, TS Trần An, Giám đốc Bệnh viện Bạch Mai", "PGS, TS Trần An|Giám đốc|Bệnh viện Bạch Mai"},
		{"Lê An, Trưởng Phòng Nội vụ", "Lê An|Trưởng Phòng Nội vụ|"},
		{"Lê An, Phó Trưởng Công an huyện", "Lê An|Phó Trưởng Công an huyện|"},
		{"Lê An, Chủ tịch Hội đồng quản trị Công ty Hoa Sen", "Lê An|Chủ tịch Hội đồng quản trị|Công ty Hoa Sen"},
		{"Lê An, Bí thư Đảng ủy, Chủ tịch UBND xã E", "Lê An|Bí thư Đảng ủy, Chủ tịch|UBND xã E"},
		{"Lê An - Hiệu trưởng - Trường B", "Lê An|Hiệu trưởng|Trường B"},
		{"Lê An – Hiệu trưởng – Trường B", "Lê An|Hiệu trưởng|Trường B"},
		{"Lê An, Trường Tiểu học Lê Lợi", "Lê An||Trường Tiểu học Lê Lợi"},
		{"Lê An, Trần Bình", ""}, {"Lê An, 35 tuổi", ""}, {"Lê An, thôn 3, xã B", ""}, {"Sở Văn hóa, Thể thao và Du lịch", ""},
		{"Lê An, ", ""}, {"Lê An", ""}, {"Lê An và Trần B, Giáo viên", ""}, {"Lê An, người có công", ""},
	} {
		p, ok := ReadPerson(c.text)
		got := p.Name + "|" + p.Post + "|" + p.Unit
		if !ok {
			got = ""
		}
		if got != c.want {
			t.Errorf("ReadPerson(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}
