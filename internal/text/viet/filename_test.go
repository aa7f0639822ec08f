package viet

import (
	"strings"
	"testing"
)

func TestIsPortable(t *testing.T) {
	for _, name := range []string{
		"a.md", "Đồ Sơn.md", "index.md", "con đường.md", "com.md", "com10", "lpt", "a..b", ".htaccess", "x ¹.md", "comlpt1", "lptcom1", "COM 1", "(1).jpg",
	} {
		if !IsPortableFilename(name) {
			t.Errorf("%q is refused", name)
		}
	}
	for _, name := range []string{
		"", ".", "..", "con", "CON.md", "Aux.tar.gz", "nul .md", "prn.", "com1.md", "COM¹", "lpt³.x", "LPT0", "conin$", "CONOUT$.txt", "a.", "a ", "a:b.md",
		"hỏi?.md", "sao*.md", `gạch\chéo.md`, "a/b", `"trích".md`, "<a>.md", "a|b", "a\tb", "a\x00", "a\x7f", strings.Repeat("a", 256),
	} {
		if IsPortableFilename(name) {
			t.Errorf("%q is taken", name)
		}
	}
}

func TestUnportable(t *testing.T) {
	long := strings.Repeat("đường/", 33) + "ab"
	for path, want := range map[string][2]string{
		"content/2024/a.md": {}, "content/aux/a.md": {"content/aux", "aux"}, "content/a.md.": {"content/a.md.", "a.md."},
		"content/con/nul": {"content/con", "con"}, long: {}, long + "c": {long + "c", long + "c"},
	} {
		if upTo, name := UnportablePart(path); upTo != want[0] || name != want[1] {
			t.Errorf("Unportable(%q) = %q, %q", path, upTo, name)
		}
	}
}
