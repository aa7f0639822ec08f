package draft

import (
	"strings"
	"testing"
	"time"

	"bangvang/internal/text/viet"
)

func sample() *Draft {
	at := Place{"qd.docx", "đoạn 3"}
	return &Draft{
		Title:      Value{Text: "Bắc Hồng Lĩnh tặng Giấy khen", From: at},
		Date:       Day{Time: time.Date(2025, 12, 19, 0, 0, 0, 0, viet.Zone), From: at},
		Localities: []Value{{Text: "Phường Bắc Hồng Lĩnh, Hà Tĩnh", From: at, Quote: "ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG LĨNH"}},
		Photo:      Value{Text: "Lan Anh", Unsure: true, From: at},
		Decisions:  []Decision{{ID: "418", No: Value{Text: "418/QĐ-UBND", From: at}}},
		Awards: []Award{
			{Honour: Value{Text: "Bằng khen"}, Unsure: true, From: at},
			{Honour: Value{Text: "Giấy khen", From: at}, By: Value{Text: "Chủ tịch UBND phường", From: at}, To: []Recipients{
				{Kind: "tập thể", Count: "12"},
				{Kind: "cá nhân", Names: []Name{{Title: "Thiếu tướng", Name: "Nguyễn Văn An", Post: "Tư lệnh", Unit: "Quân khu 3", Note: "50 năm", From: Place{"ds.xlsx", "B5"}}}},
			}},
		},
		Body:  "Mở đầu.\n\n![](anh-1.jpg)\n\n![Hội trường](anh-2.jpg \"Toàn cảnh\")\n",
		Files: []File{{Name: "anh-1.jpg"}, {Name: "anh-2.jpg"}, {Name: "anh-3.jpg"}, {Name: "qd.pdf"}},
	}
}

// Each field shows its value, how sure it is and its source; what an editor writes is in the draft and sure.
func TestFields(t *testing.T) {
	d := sample()
	for id, want := range map[string]Field{
		"title": {Value: "Bắc Hồng Lĩnh tặng Giấy khen", Mark: Sure, Source: "qd.docx, đoạn 3"}, "date": {Value: "19/12/2025", Mark: Sure, Source: "qd.docx, đoạn 3"},
		"photo": {Value: "Lan Anh", Mark: Doubt, Source: "qd.docx, đoạn 3"}, "summary": {Mark: Missing},
		"locality":       {Value: "Phường Bắc Hồng Lĩnh, Hà Tĩnh", Mark: Sure, Quote: "ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG LĨNH", Source: "qd.docx, đoạn 3"},
		"awards.1.to":    {Value: "tập thể: 12\ncá nhân:\nThiếu tướng Nguyễn Văn An | Tư lệnh | Quân khu 3", Mark: Sure, Source: "ds.xlsx, B5"},
		"pictures.0.alt": {Mark: Missing}, "pictures.1.caption": {Value: "Toàn cảnh", Mark: Sure},
	} {
		f := d.field(id)
		if f == nil || f.Value != want.Value || f.Mark != want.Mark || f.Quote != want.Quote || f.Source != want.Source {
			t.Errorf("%s is %+v, want %+v", id, f, want)
		}
	}
	for id, text := range map[string]string{
		"title": "  Tên\nkhác ", "summary": "Sapo.", "date": "20/12/2025, 08:30", "locality": "Phường Bắc Hồng Lĩnh, Hà Tĩnh\n\nXã Đức Thọ, Hà Tĩnh",
		"awards.1.to":    "tập thể: 11\ncá nhân:\nThiếu tướng Nguyễn Văn An | Tư lệnh | Quân khu 3\nBà Trần Thị Bưởi (truy tặng) | | Xã Đức Thọ\n",
		"pictures.0.alt": `Ảnh [1] "to"`, "pictures.1.alt": "", "body": "",
	} {
		if id == "body" {
			continue
		}
		if !d.Set(id, text) {
			t.Errorf("%s is not taken", id)
		}
	}
	if d.Title.Text != "Tên khác" || !d.Date.HasClock || d.Date.Time.Day() != 20 || len(d.Localities) != 2 || d.Localities[0].Quote == "" || d.Localities[1].From.File != "" {
		t.Errorf("the draft is %+v", d)
	}
	to := d.Awards[1].To
	if len(to) != 2 || to[0].Count != "11" || len(to[1].Names) != 2 || to[1].Names[0].Note != "50 năm" || to[1].Names[1].Name != "Trần Thị Bưởi" || !to[1].Names[1].Posthumous || to[1].Names[1].Unit != "Xã Đức Thọ" {
		t.Errorf("the recipients are %+v", to)
	}
	if !strings.Contains(d.Body, `![Ảnh \[1\] \"to\"](anh-1.jpg)`) || !strings.Contains(d.Body, `![](anh-2.jpg "Toàn cảnh")`) || d.field("pictures.0.alt").Value != `Ảnh [1] "to"` {
		t.Errorf("the text is %s", d.Body)
	}
	if d.Set("date", "hôm nay") || d.Date.Time.Day() != 20 || d.Set("khong-co", "x") || d.Set("awards.7.by", "x") {
		t.Error("a bad value is taken")
	}
	d.Files[2].Caption = `Đại biểu | Ảnh: "Lan"`
	d.ShowPictures()
	d.ShowPictures()
	if f := d.field("pictures.2.caption"); !strings.HasSuffix(d.Body, `![Đại biểu](anh-3.jpg "Đại biểu | Ảnh: \"Lan\"")`+"\n") || f.Value != d.Files[2].Caption {
		t.Errorf("with all pictures the text is %s, a caption %+v", d.Body, f)
	}
	if !d.Confirm("photo") || d.Photo.Unsure || !d.Confirm("awards.0") || d.Awards[0].Unsure || d.Confirm("x") {
		t.Errorf("what was confirmed is %+v", d)
	}
	if !d.Drop("awards.0") || len(d.Awards) != 1 || d.Awards[0].Honour.Text != "Giấy khen" || d.Drop("awards.1") || d.Drop("title") {
		t.Errorf("the awards are %+v", d.Awards)
	}
}

// A place in the file that was written belongs to the field of its key, or of the key of its row.
func TestFieldAt(t *testing.T) {
	text := "---\n# nguồn: qd.docx\ntitle: Tên\nlocality: Xã X\nevent:\n  date: 2025-12-19\n  at: Hội trường\ndecisions:\n  - id: 418\n    no: 418/QĐ-UBND\n" +
		"awards:\n  # - award: Bằng khen\n  - award: Giấy khen # qd.docx\n    by: UBND\n    to:\n      cá nhân:\n        - Nguyễn Văn An\n  - {award: Cờ, by: UBND xã}\ndraft: true\n---\n\nMở đầu.\n\n![](anh-1.jpg)\n"
	d := sample()
	d.Awards = append(d.Awards, Award{})
	for place, want := range map[[2]int]string{
		{3, 8}: "title", {4, 1}: "locality", {6, 9}: "event.from", {7, 3}: "event.at", {9, 5}: "decisions.0.no", {10, 9}: "decisions.0.no", {13, 12}: "awards.1.award", {14, 9}: "awards.1.by",
		{17, 11}: "awards.1.to", {18, 13}: "awards.2.award", {18, 22}: "awards.2.by", {19, 1}: "", {22, 1}: "body", {24, 1}: "pictures.0.alt", {99, 1}: "", {0, 0}: "",
	} {
		if got := FieldAt(d.Groups(), text, place[0], place[1]); got != want {
			t.Errorf("line %d, column %d is of %q, want %q", place[0], place[1], got, want)
		}
	}
}
