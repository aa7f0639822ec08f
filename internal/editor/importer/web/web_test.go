package web

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/text/viet"
)

var structures = []string{"asp", "blog", "div", "news", "tin-tuc"}

// wrong returns the facts of a story that its draft lacks or has wrong.
func wrong(s story, p Page, learned bool) (out []string) {
	d := p.Draft
	miss := func(ok bool, fact string) {
		if !ok {
			out = append(out, fact)
		}
	}
	miss(p.Kind == Article, fmt.Sprint("kind: ", p.Why))
	miss(d.Title.Text == s.title, "title: "+d.Title.Text)
	miss(!d.Date.Time.IsZero() && d.Date.Time.Format("02/01/2006") == s.date, "day: "+d.Date.Time.String())
	miss(len(d.Authors) == 1 && d.Authors[0].Text == s.author, fmt.Sprint("author: ", d.Authors))
	miss(d.Summary.Text == s.sapo || strings.HasPrefix(d.Body, s.sapo), "sapo: "+d.Summary.Text)
	for _, t := range s.text {
		miss(strings.Count(d.Body, t) == 1, "paragraph: "+t)
	}
	miss(strings.Contains(d.Body, `"`+s.caption), "caption: "+s.caption)
	miss(strings.Count(d.Body, "![") == 1, "picture")
	for _, junk := range []string{"Mẩu tin", "Giấy phép", "Trang chủ", "Chia sẻ:", "Facebook", "đã đưa", "Tin khác", s.title, "Ngày đăng", s.date} {
		miss(!strings.Contains(d.Body, junk), "portal's words in the text: "+junk)
	}
	if learned {
		miss(!strings.Contains(d.Body, "mạng xã hội"), "a box that is the same on all pages")
	}
	return out
}

func TestGeneralRules(t *testing.T) {
	for _, name := range structures {
		for i, s := range stories(12) {
			p := Read(File{"trang/" + name + strconv.Itoa(i) + ".html", []byte(portals[name](i, s))}, Options{})
			if bad := wrong(s, p, false); len(bad) > 0 {
				t.Errorf("%s %d: %s\n%s", name, i, strings.Join(bad, "\n"), p.Draft.Body)
			}
		}
	}
}

// TestLearn learns each portal from three of its pages and reads 40 others by it.
func TestLearn(t *testing.T) {
	for _, name := range structures {
		all := stories(43)
		var files []File
		for i, s := range all[:3] {
			files = append(files, File{name + "/" + strconv.Itoa(i) + ".html", []byte(portals[name](i, s))})
		}
		learned, err := Learn(context.Background(), files)
		if err != nil || len(learned) != 1 {
			t.Errorf("%s: %d portals, %v", name, len(learned), err)
			continue
		}
		t.Log(FormatPortals(learned))
		for i, s := range all[3:] {
			p := Read(File{name + "/x" + strconv.Itoa(i) + ".html", []byte(portals[name](i+3, s))}, Options{Portals: learned})
			if bad := wrong(s, p, true); len(bad) > 0 || p.Misfit || p.Portal != learned[0].Name {
				t.Errorf("%s %d: misfit %v\n%s\n%s", name, i, p.Misfit, strings.Join(bad, "\n"), p.Draft.Body)
				break
			}
		}
	}
}

// TestLearnMixed learns five portals from one folder, with pages that are no articles between them.
func TestLearnMixed(t *testing.T) {
	var files []File
	for i, s := range stories(40) {
		name := structures[i%len(structures)]
		files = append(files, File{name + strconv.Itoa(i) + ".html", []byte(portals[name](i, s))})
	}
	files = append(files, File{"danh-sach.html", []byte(listPage)})
	learned, err := Learn(context.Background(), files[:SampleSize])
	if err != nil || len(learned) != len(structures) {
		t.Fatalf("%d portals of %d: %v\n%s", len(learned), len(structures), err, FormatPortals(learned))
	}
	for i, s := range stories(40) {
		p := Read(files[i], Options{Portals: learned})
		if bad := wrong(s, p, true); len(bad) > 0 || p.Misfit {
			t.Errorf("%s, misfit %v: %s", files[i].Name, p.Misfit, strings.Join(bad, "\n"))
		}
	}
	if p := Read(files[40], Options{Portals: learned}); p.Kind != Index {
		t.Errorf("a list is read as %v, %v", p.Kind, p.Draft.Title)
	}
	odd := Read(File{"la.html", []byte(`<html><body><h1>Một trang dựng khác hẳn các trang kia</h1><p>` + stories(1)[0].text[0] + `</p><p>` + stories(1)[0].text[1] + `</p></body></html>`)}, Options{Portals: learned})
	if !odd.Misfit || odd.Kind != Article {
		t.Errorf("a page of no portal: %+v", odd)
	}
}

func TestPortalsAsYAML(t *testing.T) {
	want := []Portal{
		{Name: "a.example", Title: "h1.t", Body: "div#noi-dung > div:nth-of-type(2)", Date: "span.d", Author: "p[itemprop=author]", Summary: "p.s", Caption: "p.c", Drop: []string{"div.x", "p.y"}, MonthFirst: true},
		{Name: "Cổng “xã”: #1", Title: "h2", Body: "td.b"},
	}
	got, problems := ParsePortals("portal.yaml", []byte(FormatPortals(want)))
	if diff := cmp.Diff(want, got); diff != "" || len(problems) > 0 {
		t.Errorf("%v\n%s", problems, diff)
	}
	got, problems = ParsePortals("portal.yaml", []byte("- name: A\n  title: 'h1['\n  body: div\n- name: B\n  title: h1\n  body: p\n"))
	if len(got) != 1 || got[0].Name != "B" || len(problems) != 1 || problems[0].Pos.Line != 2 {
		t.Errorf("%v, %v", got, problems)
	}
}

const listPage = `<html><head><title>Tin hoạt động</title></head><body><h1>Tin hoạt động của xã trong tháng</h1><div class="ds">` +
	`<div class="item"><h3><a href="/1.html">Xã Suối Mây trồng thêm hai nghìn cây bóng mát</a></h3><p>Đoàn viên các thôn cùng ra quân từ sáng sớm.</p></div>` +
	`<div class="item"><h3><a href="/2.html">Phường Bến Lá thay áo mới cho nhà văn hóa</a></h3><p>Mái ngói cũ được thay trước mùa mưa bão.</p></div>` +
	`<div class="item"><h3><a href="/3.html">Hợp tác xã Đồng Sương bán hết vụ chè xuân</a></h3><p>Giá cao hơn năm ngoái, bà con phấn khởi.</p></div>` +
	`<div class="item"><h3><a href="/4.html">Thị trấn Cầu Ngói mở lại chợ phiên cuối tuần</a></h3><p>Khách từ các nơi về đông, hàng bán chạy.</p></div>` +
	`<div class="item"><h3><a href="/5.html">Trường Hoa Gạo đón đoàn học sinh về thăm</a></h3><p>Hai trường kết nghĩa từ năm học trước.</p></div></div></body></html>`

func TestPagesThatAreNoArticles(t *testing.T) {
	search := strings.Replace(listPage, "Tin hoạt động</title>", "Kết quả tìm kiếm: thi đua</title>", 1)
	home := strings.Replace(listPage, "</head>", `<link rel="canonical" href="https://suoimay.example/"></head>`, 1)
	for _, c := range []struct {
		page string
		kind Kind
		says string
	}{
		{listPage, Index, "danh sách 5 bài"},
		{search, Index, "tìm kiếm"},
		{home, Index, "trang chủ"},
		{"<html><title>404 Not Found</title><body><h1>404</h1><p>Không tìm thấy trang</p></body></html>", Index, "báo lỗi"},
		{"<html><body><p>Ngắn</p></body></html>", Other, "không có đoạn văn"},
		{"<html><body></body></html>", Other, "không có đoạn văn"},
		{"", Other, "không có đoạn văn"},
	} {
		p := Read(File{"x.html", []byte(c.page)}, Options{})
		if p.Kind != c.kind || p.Why == nil || !strings.Contains(p.Why.VI, c.says) || p.Why.EN == "" {
			t.Errorf("%.60q: kind %d, %v; want %q", c.page, p.Kind, p.Why, c.says)
		}
	}
}

func TestDays(t *testing.T) {
	for text, want := range map[string]string{
		"Ngày đăng 12/11/2025 | 10:31":              "2025-11-12 10:31",
		"Ngày đăng: 02/03/2019 - Lượt xem: 1.204":   "2019-03-02",
		"(Cập nhật: 12/11/2025 4:35:00 CH)":         "2025-11-12 16:35 updated",
		"12/11/2025 9:05:00 AM":                     "2025-11-12 09:05",
		"12/11/2025 12:05:00 SA":                    "2025-11-12 00:05",
		"12 Tháng Mười Một, 2025":                   "2025-11-12",
		"Tháng Mười Hai 5, 2024":                    "2024-12-05",
		"Thứ Tư, 12/11/2025 16:35":                  "2025-11-12 16:35",
		"Thứ tư, 12/11/2025 15:20 (GMT+7)":          "2025-11-12 15:20",
		"16:35 | 12/11/2025":                        "2025-11-12 16:35",
		"16h35' ngày 12-11-2025":                    "2025-11-12 16:35",
		"08 giờ 30 phút, ngày 5 tháng 2 năm 2020":   "2020-02-05 08:30",
		"2025-11-12T01:20:10Z":                      "2025-11-12 08:20",
		"2025-11-12T15:20:10+0700":                  "2025-11-12 15:20",
		"2025-11-12T23:30:00.000-05:00":             "2025-11-13 11:30",
		"12.11.2025":                                "2025-11-12",
		"11/25/2025 4:35 PM":                        "2025-11-25 16:35 swapped",
		"Nov 12, 2025":                              "2025-11-12",
		"Đăng ngày 12/11/2025, cập nhật 13/11/2025": "2025-11-12; 2025-11-13 updated",
		"30/02/2025":                                "", "Số 12/2025": "", "45/13/2025": "", "": "", "số điện thoại 0225.3812.345": "", "tỷ số 10:31": "",
	} {
		var got []string
		for _, m := range moments(text, false) {
			s := m.time.In(viet.Zone).Format("2006-01-02")
			if m.clock {
				s = m.time.Format("2006-01-02 15:04")
			}
			if m.updated {
				s += " updated"
			}
			if m.swapped {
				s += " swapped"
			}
			got = append(got, s)
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := moments("11/12/2025", true); len(got) != 1 || got[0].time.Format("2006-01-02") != "2025-11-12" {
		t.Errorf("month first: %v", got)
	}
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		"<!DOCTYPE html><html>": true, "\xEF\xBB\xBF\r\n<HTML>": true, "<!-- saved from url=(0014)https://a.vn/ -->\n<html>": true,
		`<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>`: true, "\xFF\xFE<\x00h\x00t\x00m\x00l\x00>\x00": true,
		`<?xml version="1.0"?><rss version="2.0">`: false, "PK\x03\x04": false, "": false, "Bài viết nói về <html>": false, "<!-- dở dang": false,
		"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"x\"\r\n\r\n": true,
	} {
		if got := Is([]byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestSample(t *testing.T) {
	var all []string
	for i := range 2000 {
		all = append(all, strconv.Itoa(i))
	}
	got := Sample(all)
	if len(got) != SampleSize || got[0] != "0" || got[39] != "1950" || !slices.Equal(Sample(all[:7]), all[:7]) {
		t.Error(got)
	}
}
