package theme

import (
	"html/template"
	"testing"

	"bangvang/internal/text/typography"
)

func TestWords(t *testing.T) {
	vi := uiStrings{"vi", map[string]string{"n": "{0} bài, {1}", "odd": "{x} {9} {0"}}
	en := uiStrings{"en", map[string]string{"n": "{0} article|{0} articles"}}
	for _, c := range []struct {
		w    uiStrings
		key  string
		args []any
		want string
	}{
		{vi, "n", []any{26461, "Đồ Sơn"}, "26.461 bài, Đồ Sơn"},
		{vi, "odd", []any{1}, "{x} {9} {0"},
		{en, "n", []any{1}, "1 article"},
		{en, "n", []any{1234567}, "1,234,567 articles"},
	} {
		if got, err := c.w.Translate(c.key, c.args...); err != nil || got != c.want {
			t.Errorf("%s %v: %q %v, want %q", c.key, c.args, got, err, c.want)
		}
	}
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1.000", 26461: "26.461", -1234: "-1.234"} {
		if got := vi.Number(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// On a site in English Vietnamese is marked and kinds of recipients are translated; on one in Vietnamese the functions are gone
// when the theme is loaded.
func TestVietnameseInEnglish(t *testing.T) {
	en := uiStrings{lang: "en", byKey: map[string]string{"recipient.collective": "collective|collectives", "recipient.individual": "individual|individuals"}}
	if got := en.Text("Đỗ <An>"); got != `<span lang="vi">Đỗ &lt;An&gt;</span>` {
		t.Errorf("%s", got)
	}
	if got := en.Text("A & B"); got != "A &amp; B" {
		t.Errorf("%s", got)
	}
	for kinds, want := range map[string]string{"tập thể": "collective", "tập thể, cá nhân": "collective, individual", "đảng viên": `<span lang="vi">đảng viên</span>`} {
		if got, err := en.Kind(kinds, 1); string(got) != want || err != nil {
			t.Errorf("%s: %s, %v", kinds, got, err)
		}
	}
	if got, _ := en.Kind("cá nhân", 2); got != "individuals" {
		t.Errorf("%s", got)
	}
	vi := constantCalls{texts: uiStrings{lang: "vi"}}
	if got := vi.inline(`<h3{{vi .Title}}>{{text .Name}} {{kind .Kind .N}}</h3>`); got != `<h3>{{line .Name}} {{.Kind}}</h3>` {
		t.Errorf("%s", got)
	}
}

// TestLine compares the HTML of each character, and of a few texts, with that which is made without a look at the text first.
func TestLine(t *testing.T) {
	texts := []string{"", "Trường Tiểu học Nam Hồng", "Thi đua - Khen thưởng", "2017 – 2021", `“A” & "B" <b> 'c' + 1`, "\x00"}
	for c := range rune(0x3000) {
		texts = append(texts, "a "+string(c)+" b")
	}
	for _, text := range texts {
		if got, want := lineOf(text), template.HTML(typography.Line(template.HTMLEscapeString(text))); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
