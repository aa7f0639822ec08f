package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// root is the root of the repository.
var root = filepath.Join("..", "..", "..")

// seeds are the awards that five articles of real sites state. Those with an exact number or a name count; the others
// may be read too, in exactly this form.
var seeds = map[string]struct{ exact, vague []string }{
	"000": {exact: []string{
		"Cờ thi đua | UBND thành phố | tập thể: 4",
		"Tập thể lao động xuất sắc | UBND thành phố | tập thể: 14",
		"Bằng khen | UBND thành phố | tập thể: 8, cá nhân: 12, doanh nghiệp: 2, hộ gia đình: 6",
	}, vague: []string{
		"Danh hiệu thi đua | UBND quận Đồ Sơn | tập thể + cá nhân: nhiều",
		"Giấy khen | UBND quận Đồ Sơn | tập thể + cá nhân: nhiều",
	}},
	"001": {exact: []string{
		"Huân chương Lao động hạng Ba | Chủ tịch nước | tập thể: [phòng Tài chính – Kế hoạch]",
		"Bằng khen của Thủ tướng Chính phủ | Thủ tướng Chính phủ | tập thể: [Trường Tiểu học Bắc Hồng]",
		"Bằng khen của Thủ tướng Chính phủ | Thủ tướng Chính phủ | cá nhân: 2",
		"Cờ thi đua | UBND tỉnh | tập thể: 3",
		"Tập thể lao động xuất sắc | UBND tỉnh | tập thể: 6",
		"Bằng khen | UBND tỉnh | tập thể: 3, cá nhân: 10",
		"Chiến sĩ thi đua cấp tỉnh | UBND tỉnh | cá nhân: 2",
		"Giấy chứng nhận | Ban Tổ chức | tập thể: 9",
		"Giải Nhất | Ban Tổ chức | cá nhân: 1",
		"Giải Nhì | Ban Tổ chức | cá nhân: 2",
		"Giải Ba | Ban Tổ chức | cá nhân: 3",
		"Giải Khuyến khích | Ban Tổ chức | cá nhân: 12",
	}},
	"002": {vague: []string{
		"Khen thưởng | Chủ tịch UBND thành phố | tập thể + cá nhân: hơn 50",
		"Danh hiệu thi đua, hình thức khen thưởng | quận | tập thể + cá nhân: trên 1.000",
		"Tập thể lao động xuất sắc | Chủ tịch UBND Thành phố | tập thể: nhiều",
		"Bằng khen | UBND thành phố | tập thể: nhiều",
		"Bằng khen | UBND thành phố | cá nhân: nhiều",
	}},
	"003": {},
	"004": {exact: []string{"Giấy khen | – | cá nhân: 14"}},
}

// seedFloor is the number of the 16 awards with a number or a name that must be read.
const seedFloor = 16

func TestSeeds(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "..", "shared", "seeds", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("the articles are not here")
	}
	r := reader(t)
	right, wrong := 0, 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want, ok := seeds[filepath.Base(name)[:3]]
		if !ok {
			t.Fatalf("%s: nothing is known of it", name)
		}
		left := slices.Clone(want.exact)
		for _, got := range rows(Distinct(r.ReadLines(string(text)))) {
			got = got[:strings.LastIndex(got, " | ")]
			if i := slices.Index(left, got); i >= 0 {
				left = slices.Delete(left, i, i+1)
				right++
			} else if !slices.Contains(want.vague, got) {
				wrong++
				t.Errorf("%s: %s is not stated", filepath.Base(name), got)
			}
		}
		for _, missed := range left {
			t.Logf("%s: %s is not read", filepath.Base(name), missed)
		}
	}
	t.Logf("%d of 16 awards with a number or a name are read, %d wrong", right, wrong)
	if right < seedFloor {
		t.Errorf("only %d awards are read, at least %d", right, seedFloor)
	}
}
