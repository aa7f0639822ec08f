package present_test

import (
	"strings"
	"testing"

	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

const course = `now 2024-03-19
-- content/site.yaml --
base_url: https://example.org/tin/
-- content/phat-dong.md --
---
title: Phát động
date: 2023-01-05
campaign: [Dân vận khéo]
event: {kind: lễ phát động}
---

Một câu.
-- content/so-ket.md --
---
title: Sơ kết
date: 2023-07-01
campaign: [Dân vận khéo, Người tốt việc tốt]
event: {kind: sơ kết}
---

Một câu.
-- content/phat-dong-2.md --
---
title: Phát động lần hai
date: 2024-01-05
campaign: [Dân vận khéo, Người tốt việc tốt]
event: {kind: phát động}
---

Một câu.
-- content/tong-ket.md --
---
title: Tổng kết
date: 2024-03-01
campaign: [Dân vận khéo]
event: {kind: tổng kết}
---

Một câu.
`

// An article says when its campaign was launched, by the last launch until its day: later articles do not change that.
func TestLaunch(t *testing.T) {
	for _, c := range []struct {
		site, article, want string
	}{
		{course, "phat-dong", "Dân vận khéo"},
		{course, "so-ket", "Dân vận khéo 05/01/2023 /tin/phat-dong/, Người tốt việc tốt"},
		{course, "tong-ket", "Dân vận khéo 05/01/2024 /tin/phat-dong-2/"},
		{course[:strings.Index(course, "-- content/phat-dong-2.md")], "so-ket", "Dân vận khéo 05/01/2023 /tin/phat-dong/, Người tốt việc tốt"},
		{strings.Replace(course, "date: 2023-01-05\n", "date: 2023-01-05\nwithdrawn: 2023-02-01\n", 1), "so-ket", "Dân vận khéo, Người tốt việc tốt"},
	} {
		v := trial.View[*view.Article](t, trial.LoadText(t, c.site), "/"+c.article+"/")
		var got []string
		for _, e := range v.Campaigns {
			said := e.Name
			if e.Launch != nil {
				said += " " + e.Launch.Date.Short + " " + e.Launch.Article.Href
			}
			got = append(got, said)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %q, want %q", c.article, got, c.want)
		}
	}
}
