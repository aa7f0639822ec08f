package present_test

import (
	"fmt"
	"strings"
	"testing"

	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

const counter = `now 2024-03-19
-- content/site.yaml --
title: Cổng Thi đua
base_url: https://example.org/tin/
-- content/campaigns.yaml --
- {name: Chưa khai hạn}
- {name: Không hạn cuối, from: 2020-01-01}
- {name: Dân vận khéo, launched_by: UBND tỉnh Hà Tĩnh, from: 2021-01-01, to: 2025-12-31}
- {name: Hết hôm nay, from: 2024-01-01, to: 2024-03-19}
- {name: Hết hôm qua, from: 2024-01-01, to: 2024-03-18}
- {name: Từ ngày mai, from: 2024-03-20, to: 2024-12-31}
- {name: Đã tổng kết, from: 2023-01-01}
-- content/tong-ket.md --
---
title: Tổng kết phong trào
date: 2024-03-18
locality: Hà Tĩnh
campaign: [Chưa khai hạn, Không hạn cuối, Dân vận khéo, Hết hôm nay, Hết hôm qua, Từ ngày mai]
event: {date: 2024-03-18, kind: biểu dương}
attachments:
  - {file: quyet-dinh.pdf}
  - {file: mau.csv, name: Mẫu tờ trình}
awards:
  - {award: Bằng khen, by: UBND tỉnh, decision: {no: 12/QĐ-UBND, date: 2024-03-10, file: quyet-dinh.pdf}, to: {tập thể: 2, cá nhân: nhiều}}
  - {award: Giấy khen, by: UBND tỉnh, decision: {no: 12/QĐ-UBND}, to: {tập thể: 1}}
  - {award: Cờ thi đua, by: UBND tỉnh, decision: {no: 13/QĐ-UBND}, to: {tập thể: 1}}
---

Một câu.
-- content/quyet-dinh.pdf --
%PDF-1.4
-- content/mau.csv --
Tên,Số
-- content/cu.md --
---
title: Một phong trào đã tổng kết
date: 2024-01-02
locality: Hà Nội
campaign: Đã tổng kết
block: Khối thi đua các sở
event: {date: 2024-01-02, kind: tổng kết}
---

Một câu.
-- content/le.md --
---
title: Sắp trao thưởng
date: 2024-03-01
event: {date: 2024-03-20, to: 2024-03-22, kind: trao thưởng, at: Nhà hát}
---

Một câu.
-- content/y-kien.md --
---
title: Lấy ý kiến
date: 2024-03-01
awards:
  - {award: Bằng khen, status: đề nghị, comment_until: 2024-03-25, to: {cá nhân: 1}}
---

Một câu.
`

func tasksOf(v *view.Home) string {
	var out []string
	for _, task := range v.Tasks {
		line := fmt.Sprint(task.Kind, " ", said(task.Count), " ", task.Href)
		if task.Day != nil {
			line += " " + task.Day.Short
		}
		out = append(out, strings.Join(strings.Fields(line), " "))
	}
	return strings.Join(out, "\n")
}

// The front page offers what the site has something to do it with, and counts what its page counts.
func TestTasks(t *testing.T) {
	v := trial.View[*view.Home](t, trial.LoadText(t, counter), "/")
	const want = `roll ≥4 /tin/bang-vang/
comments 1 /tin/y-kien/#kt-7370k0esmj 25/03/2024
coming 1 /tin/theo-doi/ 20/03/2024
documents 0
campaigns 7 /tin/phong-trao/
places 2 /tin/dia-phuong/`
	if got := tasksOf(v); got != want {
		t.Errorf("%s", got)
	}
	for _, c := range []struct{ drop, want string }{
		{"base_url: https://example.org/tin/\n", "coming 1 20/03/2024"}, // no page about following: the front page has them
		{"locality: Hà Tĩnh\n", "places 1 /tin/dia-phuong/"},
	} {
		if got := tasksOf(trial.View[*view.Home](t, trial.LoadText(t, strings.Replace(counter, c.drop, "", 1)), "/")); !strings.Contains(got+"\n", c.want+"\n") {
			t.Errorf("without %s: %s", c.drop, got)
		}
	}
	if v := trial.View[*view.Home](t, trial.LoadText(t, settings()), "/"); len(v.Tasks)+len(v.Coming)+len(v.Running)+len(v.Documents)+len(v.Places) > 0 {
		t.Errorf("an empty site offers %+v", v.Tasks)
	}
	two := strings.Replace(counter, "to: {cá nhân: 1}}\n", "to: {cá nhân: 1}}\n---\n\nMột câu.\n-- content/hai.md --\n---\ntitle: Hai\ndate: 2024-03-02\nawards:\n  - {award: Bằng khen, status: đề nghị, comment_until: 2024-03-24, to: {cá nhân: 1}}\n", 1)
	if got := tasksOf(trial.View[*view.Home](t, trial.LoadText(t, two), "/")); !strings.Contains(got, "comments 2 24/03/2024\n") {
		t.Errorf("two lists to comment on: %s", got)
	}
}

// A campaign runs if it is declared with a period that has the day of the build; one without an end until an article tells it.
func TestRunningCampaigns(t *testing.T) {
	v := trial.View[*view.Home](t, trial.LoadText(t, counter), "/")
	var got []string
	for _, c := range v.Running {
		got = append(got, c.Name+" "+c.From+"–"+c.To)
	}
	if want := "Hết hôm nay 01/01/2024–19/3/2024, Dân vận khéo 01/01/2021–31/12/2025, Không hạn cuối 01/01/2020–"; strings.Join(got, ", ") != want {
		t.Errorf("%q", got)
	}
	if c := v.Running[1]; c.LaunchedBy != "UBND tỉnh Hà Tĩnh" || c.Href != "/tin/phong-trao/dan-van-kheo/" {
		t.Errorf("%+v", c)
	}
}

// Decisions and attached files stand by their day, each file once; a decision whose file the site lacks leads to its award.
func TestDocuments(t *testing.T) {
	v := trial.View[*view.Home](t, trial.LoadText(t, counter), "/")
	var got []string
	for _, d := range v.Documents {
		href, _, _ := strings.Cut(d.Href, "#kt-")
		day := ""
		if d.Date != nil {
			day = d.Date.Short
		}
		got = append(got, fmt.Sprint(strings.Join([]string{d.Name, d.No, d.By, d.Kind, day, href}, "|"), " +", d.More))
	}
	want := "Cờ thi đua: 1 tập thể|13/QĐ-UBND|UBND tỉnh Hà Tĩnh|||/tin/bang-vang/ +0\n" +
		"Mẫu tờ trình|||CSV|18/03/2024|/tin/mau.csv +0\n" +
		"Bằng khen: 2 tập thể, nhiều cá nhân|12/QĐ-UBND|UBND tỉnh Hà Tĩnh|PDF|10/03/2024|/tin/quyet-dinh.pdf +1"
	if strings.Join(got, "\n") != want {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}

// The places of the front page, and those that every page leads to, are provinces, or the units of the only province.
func TestGreatPlaces(t *testing.T) {
	names := func(s string) string {
		var out []string
		for _, e := range trial.View[*view.Home](t, trial.LoadText(t, s), "/").Places {
			out = append(out, e.Name+" "+said(e.Sum))
		}
		return strings.Join(out, ", ")
	}
	if got := names(counter); got != "Hà Nội 0, Hà Tĩnh ≥4" {
		t.Error(got)
	}
	one := settings() + awarded("a", "2026-01-02", "Phường Sông Trí, Hà Tĩnh", `{award: Giấy khen, to: {tập thể: 2}}`) + awarded("b", "2026-01-03", "Phường Thành Sen, Hà Tĩnh", `{award: Giấy khen, to: {tập thể: 3}}`)
	if got := names(one); got != "Phường Sông Trí 2, Phường Thành Sen 3" {
		t.Error(got)
	}
	for s, want := range map[string]string{one: "/dia-phuong/ha-tinh/phuong-song-tri/ /dia-phuong/ha-tinh/phuong-thanh-sen/", counter: "/tin/dia-phuong/ha-noi/ /tin/dia-phuong/ha-tinh/"} {
		var got []string
		for _, l := range trial.View[*view.Home](t, trial.LoadText(t, s), "/").Site.Localities {
			got = append(got, l.Href)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("every page leads to %v", got)
		}
	}
}
