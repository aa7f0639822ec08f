package present_test

import (
	"fmt"
	"strings"
	"testing"

	"bangvang/internal/pages/present"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/testkit/trial"
)

func doc(front, body string) string {
	return "-- content/2024/a.md --\n---\ntitle: Bài\ndate: 2024-01-19\n" + front + "---\n\n" + body + "\n"
}

// totals returns totals as a theme shows them.
func totals(list []view.Total) string {
	var out []string
	for _, t := range list {
		text := fmt.Sprintf("%d %s", t.N, t.Kind)
		if t.AtLeast {
			text = "ít nhất " + text
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

func TestTotals(t *testing.T) {
	for _, c := range []struct {
		to   []string
		want string
	}{
		{[]string{"{tập thể: 4}"}, "4 tập thể"},
		{[]string{"{tập thể: 4, cá nhân: 12}", "{tập thể: 14}"}, "18 tập thể; 12 cá nhân"},
		{[]string{"{tập thể: hơn 50}", "{tập thể: 4}"}, "ít nhất 54 tập thể"},
		{[]string{"{tập thể: 4}", "{tập thể: nhiều}"}, "ít nhất 4 tập thể"},
		{[]string{"{tập thể: nhiều}"}, ""},
		{[]string{"{tập thể: nhiều, cá nhân: 1}"}, "1 cá nhân"},
		{[]string{`{"tập thể, cá nhân": hơn 50}`, "{tập thể: 4}", `{cá nhân và tập thể: 1}`}, "ít nhất 4 tập thể; ít nhất 51 tập thể, cá nhân"},
		{[]string{"{tập thể: 26, cá nhân: 12, hộ gia đình: 6}", `{"tập thể, cá nhân": nhiều}`}, "ít nhất 26 tập thể; ít nhất 12 cá nhân; 6 hộ gia đình"},
		{[]string{`{tập thể: "1.234"}`, `{tập thể: "trên 1.000"}`}, "ít nhất 2234 tập thể"},
		{[]string{"{cá nhân: [Lê Thị Hà, {name: Trần Văn An}]}"}, "2 cá nhân"},
		{nil, ""},
	} {
		var rows []string
		for _, to := range c.to {
			rows = append(rows, "{award: Phần thưởng, by: Ban Tổ chức, to: "+to+"}")
		}
		s := trial.LoadText(t, doc("awards: ["+strings.Join(rows, ", ")+"]\n", "Mở đầu."))
		got := ""
		if numbers := present.NumbersOf(site.Count(s.Model.Roll)); numbers != nil {
			got = totals(numbers.Totals)
		}
		if got != c.want || s.Problems.HasErrors() {
			t.Errorf("%s: %q, want %q %v", c.to, got, c.want, s.Problems)
		}
	}
}

// An article shows the names that its localities had on its date.
func TestPlaces(t *testing.T) {
	for _, c := range []struct{ front, want string }{
		{"locality: Đồng Nai\nevent: {date: 2026-04-29}\n", "Tỉnh Đồng Nai"},
		{"locality: Đồng Nai\nevent: {date: 2026-04-30}\n", "Thành phố Đồng Nai"},
		{"locality: Huyện Ninh Hải\n", "Huyện Ninh Hải, Ninh Thuận"},
		{"locality: [Hà Tĩnh, Huyện Ninh Hải, Hà Tĩnh]\n", "Tỉnh Hà Tĩnh; Huyện Ninh Hải, Ninh Thuận"},
	} {
		s := trial.LoadText(t, "now 2026-06-01\n"+doc(c.front, "Mở đầu.")+"-- content/localities.yaml --\n- {name: Huyện Ninh Hải, parent: Ninh Thuận}\n")
		var got []string
		for _, l := range trial.View[*view.Article](t, s, "/2024/a/").Localities {
			got = append(got, l.Name)
		}
		if text := strings.Join(got, "; "); text != c.want {
			t.Errorf("%q: %q, want %q", c.front, text, c.want)
		}
	}
}

func TestBody(t *testing.T) {
	png := "-- content/2024/anh đẹp.png (quoted) --\n" +
		`"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"` + "\n" +
		`"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB` + "`" + `\x82"` + "\n"
	s := trial.LoadText(t, "-- content/site.yaml --\nbase_url: https://example.org/tin/\n"+png+doc("",
		`Xem [a](https://example.com/?a=1&b="2"), [b](/chu-de/?q=1&r=2), [c](#phan-1), ![Ảnh "đẹp" & <b>](<anh đẹp.png>).`+"\n\n## Phần 1\n\nHết."))
	v := trial.View[*view.Article](t, s, "/2024/a/")
	for _, want := range []string{
		`<a href="https://example.com/?a=1&amp;b=`, `<a href="/tin/chu-de/?q=1&amp;r=2"`, `<a href="#phan-1"`, `width="1" height="1"`,
		`&lt;b&gt;`, `<h2 id="phan-1">`,
	} {
		if !strings.Contains(string(v.Body), want) {
			t.Errorf("the text lacks %s: %s", want, v.Body)
		}
	}
	if strings.Contains(string(v.Body), "<b>") || strings.Contains(string(v.Body), `lazy`) {
		t.Errorf("the text holds what it should not: %s", v.Body)
	}
	if v.Image == nil || v.Lead != nil {
		t.Errorf("the picture stands in the text, so it leads nothing: %+v %+v", v.Image, v.Lead)
	}
	s = trial.LoadText(t, png+doc("image: anh đẹp.png\n", "Mở đầu."))
	if v := trial.View[*view.Article](t, s, "/2024/a/"); v.Lead == nil || v.Lead.Width != 1 {
		t.Errorf("a picture that the text does not show leads it: %+v", v.Lead)
	}
}

// The page of a withdrawn article shows its title, its dates and a notice, and nothing of its text.
func TestWithdrawn(t *testing.T) {
	s := trial.LoadText(t, doc("withdrawn: 2024-01-20\nsummary: Điều đã rút\nimage: khong-con.png\ntags: [Một]\nawards: [{award: Giấy khen, by: Ban Tổ chức, to: {cá nhân: [Lê Thị Hà]}}]\n", "Điều đã rút [kia](khong-con.md)."))
	if s.Problems.HasErrors() {
		t.Errorf("what a withdrawn article shows no more is no problem: %v", s.Problems)
	}
	v := trial.View[*view.Article](t, s, "/2024/a/")
	if text := trial.Dump(v); strings.Contains(text, "Điều đã rút") || strings.Contains(text, "Lê Thị Hà") || v.Withdrawn == nil || !v.NoIndex {
		t.Error(text)
	}
	for name, data := range trial.Render(t, s) {
		if strings.Contains(string(data), "Lê Thị Hà") || strings.Contains(string(data), "Điều đã rút") {
			t.Errorf("%s holds what the withdrawn article said", name)
		}
	}
}

func TestDates(t *testing.T) {
	for language, want := range map[string]string{
		"vi": "Thứ Năm, 21/03/2024, 10:31 · 21/03/2024 · 2024-03-21T10:31:00+07:00 · Thứ Sáu, 22/03/2024",
		"en": "Thursday, 21 March 2024, 10:31 · 21 March 2024 · 2024-03-21T10:31:00+07:00 · Friday, 22 March 2024",
	} {
		s := trial.LoadText(t, "now 2024-04-01\n-- content/site.yaml --\nbase_url: https://example.org/\nlanguage: "+language+
			"\n-- content/a.md --\n---\ntitle: Bài\ndate: 2024-03-21T03:31:00Z\nupdated: 2024-03-22\n---\n\nMở đầu.\n")
		v := trial.View[*view.Article](t, s, "/a/")
		if got := strings.Join([]string{v.Published.Long, v.Published.Short, v.Published.ISO, v.Updated.Long}, " · "); got != want || !v.Published.HasClock {
			t.Errorf("%s: %s", language, got)
		}
	}
	s := trial.LoadText(t, "-- content/a.md --\n---\ntitle: Trang\nkind: page\n---\n\nMở đầu.\n")
	if v := trial.View[*view.Article](t, s, "/a/"); v.Published != (view.Date{}) || v.Template != "page" {
		t.Errorf("a page without a date shows %+v with %s", v.Published, v.Template)
	}
}

// Every Href begins with the path of base_url, every absolute address with all of base_url.
func TestBasePath(t *testing.T) {
	for base, want := range map[string][2]string{
		"https://example.org/":        {"/2024/a/", "https://example.org/2024/a/"},
		"https://example.org":         {"/2024/a/", "https://example.org/2024/a/"},
		"https://example.org/tin/":    {"/tin/2024/a/", "https://example.org/tin/2024/a/"},
		"http://localhost:1313/a/b":   {"/a/b/2024/a/", "http://localhost:1313/a/b/2024/a/"},
		"https://Example.org/tin%20x": {"/tin%20x/2024/a/", "https://example.org/tin%20x/2024/a/"},
	} {
		s := trial.LoadText(t, "-- content/site.yaml --\nbase_url: "+base+"\nmenu: [{name: A, url: /2024/a/}, {name: B, url: https://example.com/}]\n"+doc("", "Mở đầu."))
		home := trial.View[*view.Home](t, s, "/")
		v := trial.View[*view.Article](t, s, "/2024/a/")
		menu := map[string]string{}
		for _, l := range home.Site.Menu {
			menu[l.Name] = l.Href
		}
		if got := [2]string{home.Lead.Href, v.URL}; got != want || menu["A"] != want[0] || menu["B"] != "https://example.com/" {
			t.Errorf("%s: %v %v", base, got, home.Site.Menu)
		}
	}
}
