package present_test

import (
	"slices"
	"strings"
	"testing"

	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

const announced = `now 2024-03-19
-- content/site.yaml --
title: Bảng Vàng
base_url: https://example.org/tin/
-- content/localities.yaml --
- {name: Quận Đồ Sơn, kind: quận, parent: Hải Phòng}
-- content/le.md --
---
title: Quận Đồ Sơn sắp trao thưởng
date: 2024-03-01
updated: 2024-03-02
locality: Quận Đồ Sơn, Hải Phòng
event: {date: 2024-03-20, to: 2024-03-22, kind: trao thưởng, at: Nhà hát; tầng 2}
---

Một câu.
-- content/hom-nay.md --
---
title: Hôm nay
date: 2024-03-01
event: {date: 2024-03-19, session: sáng}
---

Một câu.
-- content/qua.md --
---
title: Đã qua
date: 2024-03-01
event: {date: 2024-03-18}
---

Một câu.
-- content/y-kien.md --
---
title: Lấy ý kiến
date: 2024-03-01
awards:
  - {award: Bằng khen, status: đề nghị, comment_until: 2024-03-25, to: {cá nhân: [Lê An]}}
  - {award: Giấy khen, status: đề nghị, comment_until: 2024-03-25, to: {cá nhân: [Lê Bình]}}
  - {award: Giấy khen, status: đề nghị, comment_until: 2024-03-10, to: {cá nhân: [Lê Chi]}}
---

Một câu.
-- content/nhap.md --
---
title: Bản nháp
date: 2024-03-01
draft: true
event: {date: 2024-04-01}
---

Một câu.
`

// TestFollowing checks what the calendar and the page about following have on a day: what is not over, of published articles,
// and each day for comments once.
func TestFollowing(t *testing.T) {
	site := trial.LoadText(t, announced)
	calendar := trial.View[*view.Calendar](t, site, "/lich.ics")
	var got []string
	for _, e := range calendar.Events {
		got = append(got, e.From.Format("02/01")+"–"+e.To.Format("02/01")+" "+e.Summary+" "+e.Place)
	}
	want := []string{"19/03–19/03 Hôm nay ", "20/03–22/03 Quận Đồ Sơn sắp trao thưởng Nhà hát; tầng 2", "25/03–25/03 Hết hạn lấy ý kiến: Lấy ý kiến "}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if e := calendar.Events[1]; e.UID != "https://example.org/tin/le/" || e.Changed.Format("2006-01-02") != "2024-03-02" || e.Description != "trao thưởng" {
		t.Errorf("%+v", e)
	}
	if uid := calendar.Events[2].UID; !strings.HasPrefix(uid, "https://example.org/tin/y-kien/#kt-") {
		t.Errorf("the last day for comments is %s", uid)
	}
	page := trial.View[*view.Follow](t, site, "/theo-doi/")
	if len(page.Coming) != 3 || page.Webcal != "example.org/tin/lich.ics" || len(page.Groups) == 0 || page.Groups[0].Lists[0].Feed != "/tin/dia-phuong/hai-phong/feed.xml" {
		t.Errorf("%+v", page)
	}
}
