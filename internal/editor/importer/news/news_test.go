package news

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/testkit/hostile"
	"bangvang/internal/text/viet"
)

var today = time.Date(2026, 1, 20, 9, 0, 0, 0, viet.Zone)

func know(t testing.TB) Knowledge {
	catalogue, problems := honours.New(nil)
	places, more := gazetteer.New(nil)
	if len(problems)+len(more) > 0 {
		t.Fatal(problems, more)
	}
	return Knowledge{extract.New(catalogue), places, today}
}

// document makes a document of lines: # heading, ! caption of a picture, * bold, _ italics, ^ centred and bold, others plain.
func document(text string) *blocks.Document {
	doc := &blocks.Document{File: "tin.docx"}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		b := blocks.Block{Size: 28, At: fmt.Sprintf("đoạn %d", len(doc.Blocks)+1)}
		run := blocks.Run{Text: strings.TrimLeft(line[1:], " ")}
		switch line[0] {
		case '#':
			b.Kind, b.Level = blocks.Heading, 1
		case '!':
			b.Kind, b.Picture = blocks.PictureAt, len(doc.Pictures)
			doc.Pictures = append(doc.Pictures, blocks.Picture{Name: "image1.PNG", Data: []byte("\x89PNG"), Caption: run.Text, At: b.At})
		case '*':
			run.Bold = true
		case '_':
			run.Italic = true
		case '^':
			run.Bold, b.Centred = true, true
		default:
			run.Text = line
		}
		if b.Kind != blocks.PictureAt {
			b.Runs = []blocks.Run{run}
		}
		doc.Blocks = append(doc.Blocks, b)
	}
	return doc
}

// show returns the values of a draft in lines, with ? for those that are not sure.
func show(d *draft.Draft) string {
	var out strings.Builder
	value := func(name string, list ...draft.Value) {
		for _, v := range list {
			mark := ""
			if v.Unsure {
				mark = "?"
			}
			if v.Text != "" {
				fmt.Fprintf(&out, "%s%s: %s\n", name, mark, v.Text)
			}
		}
	}
	day := func(name string, d draft.Day) {
		if !d.Time.IsZero() {
			mark := ""
			if d.Unsure {
				mark = "?"
			}
			fmt.Fprintf(&out, "%s%s: %s\n", name, mark, viet.SettledDate(d.Time, d.HasClock))
		}
	}
	value("title", d.Title)
	day("date", d.Date)
	value("summary", d.Summary)
	value("locality", d.Localities...)
	value("author", d.Authors...)
	value("photo", d.Photo)
	if d.Source.Name != "" {
		out.WriteString("source: " + strings.TrimSpace(d.Source.Name+" "+d.Source.URL) + "\n")
	}
	day("from", d.Event.From)
	day("to", d.Event.To)
	value("session", d.Event.Session)
	value("kind", d.Event.Kind)
	value("at", d.Event.At)
	for _, a := range d.Awards {
		mark := ""
		if a.Unsure {
			mark = "?"
		}
		fmt.Fprintf(&out, "award%s: %s | %s | %s", mark, a.Honour.Text, a.By.Text, a.Period.Text)
		for _, r := range a.To {
			fmt.Fprintf(&out, " | %s %s", r.Kind, r.Count)
			for _, n := range r.Names {
				out.WriteString(n.Name + ", " + n.Post)
			}
		}
		out.WriteString(" | " + a.From.At)
		for _, of := range d.Decisions {
			if of.ID == a.Decision {
				out.WriteString(" | " + of.No.Text + " " + viet.SettledDate(of.Date.Time, false))
			}
		}
		out.WriteString("\n")
	}
	return out.String() + "---\n" + d.Body
}

func TestRead(t *testing.T) {
	k := know(t)
	for name, test := range map[string]struct{ text, want string }{
		"usual": {`# Quận Đồ Sơn tổng kết công tác thi đua, khen thưởng năm 2023
			* Sáng 19/1/2024, tại Hội trường UBND quận, quận Đồ Sơn (Hải Phòng) tổ chức hội nghị tổng kết công tác thi đua, khen thưởng năm 2023.
			! Quang cảnh hội nghị. Ảnh: Minh Hà
			Dịp này, UBND thành phố tặng Bằng khen cho 8 tập thể và 12 cá nhân.
			* 1. Kết quả
			- Một
			- Hai
			* Tin, ảnh: Nam Giang`, `title: Quận Đồ Sơn tổng kết công tác thi đua, khen thưởng năm 2023
date: 2024-01-19
summary: Sáng 19/1/2024, tại Hội trường UBND quận, quận Đồ Sơn (Hải Phòng) tổ chức hội nghị tổng kết công tác thi đua, khen thưởng năm 2023.
locality: Quận Đồ Sơn, Hải Phòng
author: Nam Giang
photo: Nam Giang
from: 2024-01-19
session: sáng
kind: tổng kết
at: Hội trường UBND quận
award: Bằng khen | UBND thành phố |  | tập thể 8 | cá nhân 12 | đoạn 4
---
![Quang cảnh hội nghị](image1.png "Quang cảnh hội nghị | Ảnh: Minh Hà")

Dịp này, UBND thành phố tặng Bằng khen cho 8 tập thể và 12 cá nhân.

## 1. Kết quả

- Một
- Hai
`},
		"title by hand, two lines, label and day": {`TIN BÀI
			^ HỘI LIÊN HIỆP PHỤ NỮ
			^ BIỂU DƯƠNG GƯƠNG ĐIỂN HÌNH
			Ngày 05 tháng 3 năm 2026
			Chiều ngày 3/3, Hội tổ chức lễ tuyên dương.
			Văn Hùng - Thu Trang`, `title: HỘI LIÊN HIỆP PHỤ NỮ BIỂU DƯƠNG GƯƠNG ĐIỂN HÌNH
date: 2026-03-05
author?: Văn Hùng
author?: Thu Trang
from: 2026-03-03
session: chiều
kind: biểu dương
---
Chiều ngày 3/3, Hội tổ chức lễ tuyên dương.
`},
		"no year": {`Phường Đồ Sơn gặp mặt
			Sáng 18/1, phường Đồ Sơn, thành phố Hải Phòng gặp mặt.
			Kết thúc.`, `title: Phường Đồ Sơn gặp mặt
date?: 2026-01-18
locality: Phường Đồ Sơn, Hải Phòng
from?: 2026-01-18
session: sáng
kind: gặp mặt
---
Sáng 18/1, phường Đồ Sơn, thành phố Hải Phòng gặp mặt.

Kết thúc.
`},
		"days": {`# Đại hội thi đua
			Trong hai ngày 03 và 04/01/2026, Bộ Tư lệnh tổ chức Đại hội thi đua quyết thắng.`, `title: Đại hội thi đua
date: 2026-01-03
from: 2026-01-03
to: 2026-01-04
kind: đại hội thi đua yêu nước
---
Trong hai ngày 03 và 04/01/2026, Bộ Tư lệnh tổ chức Đại hội thi đua quyết thắng.
`},
		"person after a kind": {`# Lễ trao Bằng khen
			Chủ tịch UBND phường Nguyễn Thị Mẫu phát biểu; Phó Bí thư xã Trần Văn Bình dự.
			Theo Báo Hà Tĩnh`, `title: Lễ trao Bằng khen
source: Báo Hà Tĩnh
---
Chủ tịch UBND phường Nguyễn Thị Mẫu phát biểu; Phó Bí thư xã Trần Văn Bình dự.
`},
		"unknown unit": {`# Tin
			# Phường Sao Hỏa khen thưởng
			Theo Quyết định số 12/QĐ-UBND, phường khen 5 tập thể.
			(Ảnh: Lan)`, `title: Phường Sao Hỏa khen thưởng
locality?: Phường Sao Hỏa
photo: Lan
---
Theo Quyết định số 12/QĐ-UBND, phường khen 5 tập thể.
`},
		"a unit of another province": {`# Trao Giấy khen
			Ngày 12/11/2024, UBND phường Cẩm Bình, tỉnh Hà Tĩnh gặp mặt.`, `title: Trao Giấy khen
date: 2024-11-12
locality?: phường Cẩm Bình
from: 2024-11-12
kind: gặp mặt
---
Ngày 12/11/2024, UBND phường Cẩm Bình, tỉnh Hà Tĩnh gặp mặt.
`},
		"guests of another province": {`# Phường Đồ Sơn gặp mặt
			Ngày 12/11/2025, Phường Đồ Sơn gặp mặt đoàn tỉnh Quảng Ninh.`, `title: Phường Đồ Sơn gặp mặt
date: 2025-11-12
locality: Phường Đồ Sơn, Hải Phòng
from: 2025-11-12
kind: gặp mặt
---
Ngày 12/11/2025, Phường Đồ Sơn gặp mặt đoàn tỉnh Quảng Ninh.
`},
		"parts of a byline": {`# Khen thưởng
			Nội dung.
			Bài: Lan Anh; Ảnh: Minh Hà
			Nguồn: https://www.haiphong.gov.vn/tin/1`, `title: Khen thưởng
author: Lan Anh
photo: Minh Hà
source: haiphong.gov.vn https://www.haiphong.gov.vn/tin/1
---
Nội dung.
`},
		"body as author": {`# Khen thưởng
			Nội dung.
			_ Phòng Văn hóa - Xã hội phường`, `title: Khen thưởng
author: Phòng Văn hóa - Xã hội phường
---
Nội dung.
`},
		"no byline": {`# Khen thưởng
			Tin: đây là một câu dài nói về tin tức và không nêu tên ai cả, nên là phần của bài viết chứ không phải tên tác giả.
			Kính mời bạn đọc theo dõi.`, `title: Khen thưởng
---
Tin: đây là một câu dài nói về tin tức và không nêu tên ai cả, nên là phần của bài viết chứ không phải tên tác giả.

Kính mời bạn đọc theo dõi.
`},
		"caption and byline": {`# Khen thưởng
			Nội dung.
			Ảnh: Đồng chí Phạm Quang Hưng trao Giấy khen cho các tập thể.
			Bài và ảnh: Ngô Thu Hà`, `title: Khen thưởng
author: Ngô Thu Hà
photo: Ngô Thu Hà
award: Giấy khen |  |  | tập thể nhiều | đoạn 3
---
Nội dung.

Ảnh: Đồng chí Phạm Quang Hưng trao Giấy khen cho các tập thể.
`},
		"credit of a body": {`# Khen thưởng
			Nội dung.
			Ảnh: Phòng Văn hóa - Xã hội xã cung cấp`, `title: Khen thưởng
photo: Phòng Văn hóa - Xã hội xã cung cấp
---
Nội dung.
`},
		"no title": {`Sáng nay trời đẹp. ` + strings.Repeat("Câu này dài. ", 20), `title: Sáng nay trời đẹp
---
Sáng nay trời đẹp. ` + strings.TrimSpace(strings.Repeat("Câu này dài. ", 20)) + "\n"},
		"letterhead": {`* ỦY BAN NHÂN DÂN
			* PHƯỜNG THÀNH SEN
			^ CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
			^ Độc lập - Tự do - Hạnh phúc
			-----
			_ Thành Sen, ngày 12 tháng 3 năm 2026
			^ Trao Huy hiệu Đảng
			Nội dung.
			* * *
			BBT`, `title: Trao Huy hiệu Đảng
date: 2026-03-12
author?: BBT
---
Nội dung.
`},
		"days of documents": {`# Thành Sen: biểu dương
			Thực hiện Kế hoạch số 12/KH-UBND ngày 3/1/2025 của UBND tỉnh Hà Tĩnh, sáng thứ Năm (05/03/2026), tại phường Thành Sen, Hội Nông dân tỉnh tổ chức gặp mặt.
			Theo Quyết định số 15/QĐ-UBND ngày 02/3/2026, UBND tỉnh tặng Bằng khen cho 3 tập thể.`, `title: Thành Sen: biểu dương
date: 2026-03-05
locality: Tỉnh Hà Tĩnh
from: 2026-03-05
session: sáng
kind: biểu dương
award: Bằng khen | UBND tỉnh |  | tập thể 3 | đoạn 3 | 15/QĐ-UBND 2026-03-02
---
Thực hiện Kế hoạch số 12/KH-UBND ngày 3/1/2025 của UBND tỉnh Hà Tĩnh, sáng thứ Năm (05/03/2026), tại phường Thành Sen, Hội Nông dân tỉnh tổ chức gặp mặt.

Theo Quyết định số 15/QĐ-UBND ngày 02/3/2026, UBND tỉnh tặng Bằng khen cho 3 tập thể.
`},
		"province before a colon": {`# Hà Tĩnh: Khen thưởng đột xuất
			Chào mừng 80 năm ngày thành lập ngành (28/8/1945 - 28/8/2025), Thành ủy Hải Phòng gặp mặt tại TP. Hà Tĩnh.
			(HTV)`, `title: Hà Tĩnh: Khen thưởng đột xuất
locality: Tỉnh Hà Tĩnh
---
Chào mừng 80 năm ngày thành lập ngành (28/8/1945 - 28/8/2025), Thành ủy Hải Phòng gặp mặt tại TP. Hà Tĩnh.

(HTV)
`},
		"empty": {"", "title: tin\n---\n"},
		"headings": {`# Báo cáo
			Mở đầu.
			* I. TẬP THỂ
			* 1. Phòng
			Nội dung
			* II. CÁ NHÂN
			Nội dung
			* Kết thúc bài viết này`, `title: Báo cáo
---
Mở đầu.

## I. TẬP THỂ

### 1. Phòng

Nội dung

## II. CÁ NHÂN

Nội dung

**Kết thúc bài viết này**
`},
	} {
		if got := show(Read(document(test.text), k)); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

// TestReadRemarks checks that a value which is a guess, and every part left out, is said with its place.
func TestReadRemarks(t *testing.T) {
	doc := document("Phường Sao Hỏa khen thưởng\nSáng 18/1, phường khen.\n! ")
	doc.Dropped = []blocks.Dropped{{At: "đoạn 9", VI: "hình vẽ", EN: "a drawing"}}
	var said []string
	for _, r := range Read(doc, know(t)).Remarks {
		said = append(said, r.From.At+": "+r.VI)
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{"đoạn 2: ngày “Sáng 18/1” không ghi năm", "đoạn 2: bài không ghi ngày đăng", "đoạn 1: không có đơn vị hành chính tên “Phường Sao Hỏa”", "đoạn 3: hình image1.png chưa có", "đoạn 9: hình vẽ"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not said in\n%s", want, all)
		}
	}
}

// FuzzRead checks that no text is lost and none makes it fail.
func FuzzRead(f *testing.F) {
	k := know(f)
	f.Add("# a\n* b\nTin: Lan")
	f.Add("# .\n000000000000")
	f.Add(".\v x.")
	f.Add("Sáng 31/2, xã 1\nngày 3-4/1\n(Theo x.vn)")
	f.Add("Bài: A, ảnh: B: c\n! Ảnh: x")
	f.Fuzz(func(t *testing.T, text string) {
		doc := document(strings.ToValidUTF8(text, ""))
		var d *draft.Draft
		hostile.Within(t, func() { d = Read(doc, k) })
		if strings.TrimSpace(d.Title.Text) == "" {
			t.Errorf("%q has no title", text)
		}
	})
}
