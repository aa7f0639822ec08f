package content_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bangvang/internal/content/markdown"
)

// dayOf formats a day, – for none.
func dayOf(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.Format("2/1/2006")
}

func TestEventDays(t *testing.T) {
	for event, want := range map[string]string{
		"{date: 2026-01-03, session: sáng}":                                    "3/1/2026 – ",
		"{from: 2026-01-03, to: 2026-01-05}":                                   "3/1/2026 5/1/2026 ",
		"{from: 03/01/2026, to: 03/01/2026}":                                   "3/1/2026 – ",
		"{from: 2026-01-03}":                                                   "3/1/2026 – ",
		"{date: 2026-01-03, to: 2026-01-05}":                                   "3/1/2026 5/1/2026 ",
		"{kind: tổng kết}":                                                     "– – ",
		"{sessions: [chiều 4/1/2026, sáng ngày 3/1/2026]}":                     "3/1/2026 – chiều 4/1/2026, sáng 3/1/2026",
		"{from: 2025-12-31, to: 2026-01-02, sessions: [tối 31/12, sáng 2/1]}":  "31/12/2025 2/1/2026 tối 31/12/2025, sáng 2/1/2026",
		"{from: 2026-01-03, to: 2026-01-05, sessions: [Buổi Sáng 03.01.2026]}": "3/1/2026 5/1/2026 sáng 3/1/2026",
		"{date: 2026-01-03, sessions: [sáng, chiều]}":                          "3/1/2026 – sáng –, chiều –",
		"{date: 2026-01-03, sessions: [\"5/1/2026, cả ngày\"]}":                "3/1/2026 – cả ngày 5/1/2026",
		"{from: 2026-01-05, to: 2026-01-03}":                                   "5/1/2026 – ; 4:31 date-order event.to 03/01/2026 event.from 05/01/2026",
		"{from: 2026-01-05, to: 2027-02-03}":                                   "5/1/2026 – ; 4:31 far-date event.to 03/02/2027 05/01/2026",
		"{from: 2028-01-05}":                                                   "5/1/2028 – ; 4:15 far-date event.from 05/01/2028 06/01/2026",
		"{to: 2026-01-05}":                                                     "5/1/2026 – ; 4:13 event-start 05/01/2026",
		"{date: 2026-01-03, from: 2026-01-04}":                                 "4/1/2026 – ; 4:33 event-days 03/01/2026 04/01/2026",
		"{sessions: [sáng 3]}":                                                 "– – ; 4:20 bad-value sáng 3 sessions sáng 03/01/2026, chiều 04/01/2026, tối, cả ngày",
		"{date: 2026-01-03, sessions: [trưa 3/1]}":                             "3/1/2026 – ; 4:38 bad-value trưa 3/1 sessions sáng 03/01/2026, chiều 04/01/2026, tối, cả ngày",
	} {
		d := parse("---\ntitle: A\ndate: 2026-01-06\nevent: " + event + "\nsummary: S\n---\n\nB.\n")
		var sessions []string
		for _, s := range d.Event.Sessions {
			sessions = append(sessions, s.Part+" "+dayOf(s.Date))
		}
		got := fmt.Sprint(dayOf(d.Event.Date), " ", dayOf(d.Event.To), " ", strings.Join(sessions, ", "))
		if problems := said(d.Problems); problems != "" && strings.Contains(want, ";") {
			got += "; " + problems
		} else if problems != "" && !strings.Contains(event, "5/1/2026, cả ngày") {
			t.Errorf("%s: %s", event, problems)
		}
		if got != want {
			t.Errorf("%s:\n%s, want\n%s", event, got, want)
		}
		if first := d.Event.Date; !first.IsZero() && !d.EffectiveDate().Equal(first) {
			t.Errorf("%s: its facts hold on %v", event, d.EffectiveDate())
		}
	}
}

func TestAuthors(t *testing.T) {
	for author, want := range map[string]string{
		"Nam Giang":               "Nam Giang/",
		"Nam Giang, Thanh Châu":   "Nam Giang, Thanh Châu/",
		"Nam Giang | Báo Hà Tĩnh": "Nam Giang | Báo Hà Tĩnh/",
		"[Nam Giang, Thanh Châu]": "Nam Giang/ Thanh Châu/",
		"[Thanh Châu, Lan Anh | ảnh, {name: Lê B, role: biên tập}]": "Thanh Châu/ Lan Anh/ảnh Lê B/biên tập",
		"{name: Lan Anh, role: ảnh}":                                "Lan Anh/ảnh",
		"[]":                                                        "",
		"[ , | ảnh]":                                                "",
	} {
		d := parse("---\ntitle: A\ndate: 2026-01-06\nauthor: " + author + "\nsummary: S\n---\n\nB.\n")
		var got []string
		for _, a := range d.Authors {
			got = append(got, a.Name+"/"+a.Role)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", author, got, want)
		}
	}
}

func TestCorrections(t *testing.T) {
	const top = "---\ntitle: A\ndate: 2026-01-06\nsummary: S\n"
	d := parse(top + "updated: 2026-01-08\ncorrections:\n  - {date: 2026-01-07, text: Tên là Lê An.}\n  - {date: 2026-01-09, text: Có 8 tập thể.}\n---\n\nB.\n")
	if len(d.Corrections) != 2 || d.Corrections[1].Text != "Có 8 tập thể." || dayOf(d.LastRevision()) != "9/1/2026" || len(d.Problems) > 0 {
		t.Errorf("%v, last %v, %s", d.Corrections, d.LastRevision(), said(d.Problems))
	}
	if d = parse(top + "---\n\nB.\n"); !d.LastRevision().IsZero() {
		t.Errorf("an article that was never revised: %v", d.LastRevision())
	}
	for row, want := range map[string]string{
		"{date: 2026-01-05, text: Tên.}": "5:22 date-order corrections 05/01/2026 date 06/01/2026",
		"{date: 2026-01-07, text: \"\"}": "5:34 missing-key text",
		"{date: 2026-01-07}":             "5:15 missing-key text",
		"{text: Tên là Lê An.}":          "5:15 missing-key date 2024-01-22",
	} {
		if got := said(parse(top + "corrections: [" + row + "]\n---\n\nB.\n").Problems); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s, want %s", row, got, want)
		}
	}
}

func TestCredits(t *testing.T) {
	for _, c := range []struct{ photo, picture, caption, credit string }{
		{"", `"Toàn cảnh | Ảnh: Nguyễn Văn A"`, "Toàn cảnh", "Ảnh: Nguyễn Văn A"},
		{"", `"Toàn cảnh | buổi lễ | Tranh: Lê B"`, "Toàn cảnh | buổi lễ", "Tranh: Lê B"},
		{"", `"| Đồ hoạ TTXVN"`, "", "Đồ hoạ TTXVN"},
		{"", `"Toàn cảnh | Nguồn ảnh: Sở Nội vụ"`, "Toàn cảnh", "Nguồn ảnh: Sở Nội vụ"},
		{"", `"Toàn cảnh | photo: John"`, "Toàn cảnh", "photo: John"},
		{"", `"Ông Tám | Anh Nam phát biểu"`, "Ông Tám | Anh Nam phát biểu", ""},
		{"", `"Toàn cảnh | Ánh sáng"`, "Toàn cảnh | Ánh sáng", ""},
		{"", `"Ảnh: Nguyễn Văn A"`, "Ảnh: Nguyễn Văn A", ""},
		{"", `"Toàn cảnh"`, "Toàn cảnh", ""},
		{"Lê B", `"Toàn cảnh"`, "Toàn cảnh", "Ảnh: Lê B"},
		{"Lê B", ``, "", "Ảnh: Lê B"},
		{"Tranh minh họa", `"Toàn cảnh | Ảnh: Nguyễn Văn A"`, "Toàn cảnh", "Ảnh: Nguyễn Văn A"},
		{"Tranh minh họa", `"Toàn cảnh"`, "Toàn cảnh", "Tranh minh họa"},
	} {
		d := parse("---\ntitle: A\ndate: 2026-01-06\nsummary: S\nphoto: \"" + c.photo + "\"\n---\n\n![Hội trường](a.jpg " + c.picture + ")\n")
		r := d.Body.Refs[0]
		if r.Title != c.caption || r.Credit != c.credit || r.Alt != "Hội trường" {
			t.Errorf("%+v: caption %q, credit %q, alt %q", c, r.Title, r.Credit, r.Alt)
		}
		text, _ := d.Body.HTML(func(int, markdown.Ref) string { return "" })
		small := `<small class="credit">` + c.credit + "</small>"
		if has := strings.Contains(text, small); has != (c.credit != "") || len(d.Problems) > 0 {
			t.Errorf("%+v: %s %s", c, text, said(d.Problems))
		}
	}
}
