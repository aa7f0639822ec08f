package content_test

import (
	"fmt"
	"strings"
	"testing"

	"bangvang/internal/content"
	"bangvang/internal/content/source"
)

func TestLists(t *testing.T) {
	individual, collective := []content.RecipientKind{content.Individual}, []content.RecipientKind{content.Collective}
	tests := []struct {
		name, text string
		kinds      []content.RecipientKind
		names      string // title/name/post/unit/note@line:column, † for posthumous
		said       string
	}{
		{"commas", "Họ và tên,Chức vụ,Đơn vị\nLê An,Giáo viên,Trường A\n", individual, "/Lê An/Giáo viên/Trường A/@2:1", ""},
		{"semicolons, any order, numbers", "STT;Đơn vị;Ghi chú;HỌ TÊN;Danh xưng\n1;Trường A;đội trưởng;Lê An;NSƯT\n", individual, "NSƯT/Lê An//Trường A/đội trưởng@2:23", ""},
		{"tabs, mark, line ends of Windows", "\ufeffHọ tên\tĐơn vị\r\nLê An\tTrường A\r\n", individual, "/Lê An//Trường A/@2:1", ""},
		{"sep= of Excel", "sep=;\nHọ tên;Đơn vị\nLê An;Trường A\n", individual, "/Lê An//Trường A/@3:1", ""},
		{"quotes", "Họ tên,Đơn vị\n\"Lê An\",\"Thôn 1, xã \"\"A\"\"\"\n", individual, `/Lê An//Thôn 1, xã "A"/@2:1`, ""},
		{"quotes within a cell", "Tập thể;Ghi chú\nCông ty \"Hoa Sen\";x\n", collective, `/Công ty "Hoa Sen"///x@2:1`, ""},
		{"titles above, head again, empty rows", "DANH SÁCH KHEN THƯỞNG,,\n,,\nSTT,Họ và tên,Đơn vị\n1,Lê An,A\n\n,,\nSTT,Họ và tên,Đơn vị\n2,Trần Bình,B\n", individual, "/Lê An//A/@4:3; /Trần Bình//B/@8:3", ""},
		{"titles of people", "Họ tên,Cấp bậc\nThượng tá Lê An,\nTrần Bình,Thiếu tướng\nÔng Hoàng Minh,\n", individual, "Thượng tá/Lê An///@2:1; Thiếu tướng/Trần Bình///@3:1; /Hoàng Minh///@4:1", ""},
		{"posthumous", "Họ tên,Truy tặng,Ghi chú\nLê An,x,\nTrần Bình,,truy tặng\nHoàng Minh (truy tặng),,\nLý Hoa,không,\n", individual, "/Lê An///@2:1†; /Trần Bình///@3:1†; /Hoàng Minh///@4:1†; /Lý Hoa///@5:1", ""},
		{"units", "STT,Đơn vị,Ghi chú\n1,Trường A,\n", collective, "/Trường A///@2:3", ""},
		{"a column alone", "Họ và tên\nLê An\nTrần Bình\n", individual, "/Lê An///@2:1; /Trần Bình///@3:1", ""},
		{"marks apart", "Ho\u0323 te\u0302n,Đơn vị\nLe\u0302 An,A\n", individual, "/Lê An//A/@2:1", ""},
		{"personal data", "Họ tên,Ngày sinh,Số CCCD,Điện thoại,Email,Địa chỉ\nLê An,02/02/1971,001071000001,0912345678,an@gmail.com,Số nhà 2\n", individual, "/Lê An///@2:1",
			"1:8 personal-data Ngày sinh; 1:18 personal-data Số CCCD; 1:26 personal-data Điện thoại; 1:37 personal-data Email; 1:43 personal-data Địa chỉ"},
		{"personal data in a cell", "Họ tên,Đơn vị\n\"Lê An, 0912345678\",A\n", individual, "/Lê An, 0912345678//A/@2:1", "2:1 personal-data Lê An, 0912345678; 2:1 odd-name Lê An, 0912345678"},
		{"numbers for names", "Họ tên\n12 người\n", individual, "", "2:1 bad-count 12 người"},
		{"names in two columns", "TT,Họ và tên đệm,Tên,Lớp\n1,Nguyễn Văn,An,5A\n2,Lê,Bình,5B\n", individual, "/Nguyễn Văn An//5A/@2:3; /Lê Bình//5B/@3:3", ""},
		{"names in two columns, the given one first", "Tên,Họ\nAn,Nguyễn Văn\n", individual, "/Nguyễn Văn An///@2:1", ""},
		{"names in two columns below one head", "STT,Họ và tên,,Chức vụ\n1,Nguyễn Văn,An,Giáo viên\n", individual, "/Nguyễn Văn An/Giáo viên//@2:3", ""},
		{"totals", "STT,Họ tên\n1,Tống Công Minh\n,Tổng cộng\n,Cộng: 2\n,(Danh sách gồm 02 người)\n", individual, "/Tống Công Minh///@2:3",
			"3:2 list-row Tổng cộng it is a total, not a name; 4:2 list-row Cộng: 2 it is a total, not a name; 5:2 list-row (Danh sách gồm 02 người) it is a total, not a name"},
		{"Tổng công ty is a name", "Tập thể\nTổng công ty Điện lực\n", collective, "/Tổng công ty Điện lực///@2:1", ""},
		{"sections", "STT,Họ tên\nI,Khối trường học\n1,Lê An\n", individual, "/Lê An///@3:3", "2:1 list-row I it is a heading, not a name"},
		{"a quotation mark open to the end", "Họ tên,Đơn vị\nLê An,A\n\"Lê Bình,B\nLê Cúc,C\n", individual, "/Lê An//A/@2:1", `3:1 list-row " a quotation mark is not closed`},
		{"a quotation mark open over lines", "Họ tên,Đơn vị\n\"Lê Bình,B\nLê Cúc\",C\nLê An,A\n", individual, "/Lê An//A/@4:1", `2:1 list-row " a quotation mark is not closed`},
		{"a name over two lines", "Họ tên,Đơn vị\n\"Lê An\n(truy tặng)\",A\n", individual, "/Lê An//A/@2:1†", ""},
		{"empty", "", individual, "", "1:1 list-header"},
	}
	for _, test := range tests {
		f, problems := source.NewFile("content/2024/a.csv", []byte(test.text))
		if len(problems) > 0 {
			t.Fatalf("%s: %v", test.name, problems)
		}
		list := content.ReadList(f, test.kinds)
		var names, said []string
		for _, n := range list.Names {
			one := fmt.Sprintf("%s/%s/%s/%s/%s@%d:%d", n.Title, n.Name, n.Post, n.Unit, n.Note, n.Pos.Line, n.Pos.Col)
			if n.Posthumous {
				one += "†"
			}
			names = append(names, one)
		}
		for _, p := range list.Problems {
			said = append(said, strings.TrimSpace(fmt.Sprintf("%d:%d %s %s", p.Pos.Line, p.Pos.Col, p.Code, strings.Join(p.Args, " "))))
		}
		if got := strings.Join(names, "; "); got != test.names {
			t.Errorf("%s: got %s, want %s", test.name, got, test.names)
		}
		if got := strings.Join(said, "; "); got != test.said {
			t.Errorf("%s: said %s, want %s", test.name, got, test.said)
		}
	}
}

// TestOddLists: however many names of a list are odd, or columns unknown, none is lost. Errors end the reading, since they keep the article from
// being published, and so does a list that is too long.
func TestOddLists(t *testing.T) {
	tests := []struct {
		name, text      string
		names, problems int
	}{
		{"odd names", "Họ tên\n" + strings.Repeat("Lê Văn A1\n", 3000), 3000, 3000},
		{"personal data", "Họ tên,Ghi chú\n" + strings.Repeat("Lê Văn An,0912345678\n", 100), 100, 100},
		{"columns", "Họ tên" + strings.Repeat(",cột", 3000) + "\n" + strings.Repeat("Lê Văn An\n", 30), 30, 20},
		{"errors", "Họ tên,Đơn vị\n" + strings.Repeat(",Trường A\n", 3000), 0, 20},
		{"too long", "Họ tên\n" + strings.Repeat("Lê Văn An\n", 200_000), 20_001, 0},
	}
	for _, test := range tests {
		f, _ := source.NewFile("content/2024/a.csv", []byte(test.text))
		list := content.ReadList(f, []content.RecipientKind{content.Individual})
		if len(list.Names) != test.names || len(list.Problems) != test.problems {
			t.Errorf("%s: %d names and %d problems, want %d and %d", test.name, len(list.Names), len(list.Problems), test.names, test.problems)
		}
	}
}
