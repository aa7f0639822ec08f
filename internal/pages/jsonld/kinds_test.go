package jsonld

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"bangvang/internal/pages/view"
)

var update = flag.Bool("update", false, "write what tests see into their golden files")

// TestKinds compares the data of a page of each kind with testdata/kinds.txtar.
func TestKinds(t *testing.T) {
	list := func(kind, heading string, change func(*view.List)) *view.List {
		v := &view.List{Page: page(heading, "/x/", home), Kind: kind, Heading: heading}
		v.Description = heading + ": 46 tập thể, cá nhân được khen · Bảng Vàng"
		change(v)
		return v
	}
	body := func(v *view.List) {
		v.Body = &view.Body{Name: "Lan", Of: "Tổ 3", Spellings: []string{"LAN"}}
		v.Won = []view.Won{{Award: &view.Award{Honour: view.Link{Name: "Bằng khen"}, By: "UBND tỉnh", Period: "2023"}, Year: 2024}}
	}
	facts := func(v *view.List) {
		v.Emulation = &view.Emulation{Aims: "Không ai nghèo.", Aliases: []string{"Vì NN"}, LaunchedBy: "Thủ tướng Chính phủ", Members: []view.Link{{Name: "Xã A", Href: "/tin/a/"}, {Name: "Xã B"}}}
	}
	withdrawn, standing := story(), &view.Article{Page: page("Giới thiệu", "/gioi-thieu/", home), Heading: "Giới thiệu", Authors: []view.Author{{Name: "Báo Hà Tĩnh"}}}
	withdrawn.Withdrawn = &view.Date{ISO: "2024-02-01"}
	standing.Template = "page"
	year := &view.YearReport{Page: page("Khen thưởng năm 2024", "/nam/2024/", home), Year: 2024, Downloads: sampleFiles}
	year.Description = "Khen thưởng năm 2024: ít nhất 46 tập thể, cá nhân được khen · Bảng Vàng"
	roll := &view.Roll{Page: page("Bảng vàng", "/bang-vang/", home), Downloads: sampleFiles, Figures: []view.RollYear{{Year: 2024}, {Year: 2022}}}
	roll.Pager.Number = 1
	golden, err := txtar.ParseFile("testdata/kinds.txtar")
	if err != nil {
		t.Fatal(err)
	}
	got := &txtar.Archive{Comment: golden.Comment}
	for _, kind := range []struct {
		name string
		view any
	}{
		{"article", story()}, {"withdrawn", withdrawn}, {"page", standing}, {"home", &view.Home{Page: page("", "/")}},
		{"roll", roll}, {"year", year}, {"years", &view.YearReports{Page: page("Khen thưởng theo năm", "/nam/", home)}},
		{"places", &view.Places{Page: page("Địa phương", "/dia-phuong/", home)}}, {"terms", &view.Terms{Page: page("Chủ đề", "/chu-de/", home)}},
		{"search", &view.Search{Page: page("Tìm kiếm", "/tim-kiem/", home)}}, {"follow", &view.Follow{Page: page("Theo dõi", "/theo-doi/", home)}},
		{"tag", list("tag", "Thi đua", func(*view.List) {})},
		{"place", list("locality", "Hải Phòng", func(v *view.List) { v.Downloads = sampleFiles })},
		{"honour", list("honour", "Bằng khen", func(v *view.List) { v.Honour = &view.Honour{Law: "Luật 06/2022/QH15, Điều 73"} })},
		{"campaign", list("campaign", "Vì người nghèo", facts)}, {"block", list("block", "Khối các xã", facts)},
		{"conferrer", list("conferrer", "UBND tỉnh", func(*view.List) {})},
		{"collective", list("collective", "Lan, Tổ 3", body)}, {"individual", list("individual", "Lan, Tổ 3", body)},
	} {
		raw, err := json.Marshal(Describe(kind.view))
		var page struct{ Data json.RawMessage }
		if err == nil {
			err = json.Unmarshal(raw, &page)
		}
		var text string
		var out bytes.Buffer
		if err == nil {
			err = json.Unmarshal(page.Data, &text)
		}
		if err == nil {
			err = json.Indent(&out, []byte(text), "", " ")
		}
		if err != nil {
			t.Fatalf("%s: %v", kind.name, err)
		}
		got.Files = append(got.Files, txtar.File{Name: kind.name, Data: append(out.Bytes(), '\n')})
	}
	if *update {
		if err := os.WriteFile("testdata/kinds.txtar", txtar.Format(got), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(string(txtar.Format(golden)), string(txtar.Format(got))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAgents(t *testing.T) {
	for name, want := range map[string]string{
		"Nguyễn Văn A": "Person", "Nam Giang": "Person", "Đoàn Thanh Hà": "Person", "PV": "Person", "Lan Anh và Hà My": "Person", "ThS. Lê An": "Person",
		"Báo Hà Tĩnh": "Organization", "Văn hóa du lịch Đồ Sơn": "Organization", "TTXVN": "Organization", "haiphong.gov.vn": "Organization",
		"Ban Biên tập": "Organization", "Phòng Nội Vụ": "Organization", "Cổng thông tin điện tử tỉnh": "Organization", "People’s Committee of Hà Tĩnh": "Organization",
	} {
		if got := agent(name); got.Type != want || got.Name != name {
			t.Errorf("%q is a %s", name, got.Type)
		}
	}
}
