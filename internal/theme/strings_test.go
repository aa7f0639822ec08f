package theme

import "testing"

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
