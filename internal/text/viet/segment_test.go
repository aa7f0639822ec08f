package viet

import (
	"strings"
	"testing"
)

func TestPathSegment(t *testing.T) {
	for name, want := range map[string]string{
		"Quận Đồ Sơn": "quan-do-son", "北京": "u5317u4eac", "Con": "con-1", "Con!": "con-1", "con đường": "con-duong", "nul": "nul-1",
		"COM1": "com1-1", "Lpt9": "lpt9-1", "com": "com", "com10": "com10", "comlpt1": "comlpt1", "auxx": "auxx", "Prn.": "prn-1",
		strings.Repeat("ơ", 300):        strings.Repeat("o", 200),
		strings.Repeat("đường ", 60):    strings.Repeat("duong-", 32) + "duong",
		strings.Repeat("字", 100):        strings.Repeat("u5b57", 40),
		strings.Repeat("a", 199) + "-b": strings.Repeat("a", 199),
	} {
		if got := PathSegment(name); got != want {
			t.Errorf("Segment(%q) = %q, want %q", name, got, want)
		}
	}
}

// FuzzPathSegment checks that every system can store the address, and that the address of an address is itself.
func FuzzPathSegment(f *testing.F) {
	f.Add("Con")
	f.Add("北京 1")
	f.Add(strings.Repeat("&", 300))
	f.Fuzz(func(t *testing.T, name string) {
		got := PathSegment(name)
		if name != "" && (!IsPortableFilename(got) || len(got) > 202) {
			t.Errorf("Segment(%q) = %q, which not every system can hold", name, got)
		}
		if again := PathSegment(got); again != got {
			t.Errorf("Segment(%q) = %q, and of that %q", name, got, again)
		}
	})
}
