package redact

import (
	"slices"
	"testing"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// Each is a way to write Nguyễn Văn An so that readers still see the name.
var evasions = []string{
	"NguyễnVăn An", "NguyễnVănAn", "Nguyễn_Văn_An", "Nguyễn.Văn.An", "Nguyễn·Văn·An", "Nguyễn/Văn/An", "Nguyễn+Văn+An", "Ngu-yễn Văn An",
	"N g u y ễ n V ă n A n", "Nguyen Van An", "NGUYEN VAN AN", "nguyen van an", "nguyen-van-an", "Nguyen_Van_An",
	"Ｎｇｕｙễｎ Văn An", "𝐍𝐠𝐮𝐲ễ𝐧 Văn An", "Nguyễn Văn Аn", "Ngυyễn Văn An", "Nguyễn Văn Ａn",
	"Nguyễn\u034f Văn An", "Nguyễn\ufe0f Văn An", "N\u0332guyễn Văn An", "Nguyễn Văn A\u20ddn", "Nguyễn\u3164Văn An", "Nguyễn\u2800Văn An", "Nguyễn\u00adVăn An", "Ngu\u00adyễn Văn An",
	"Nguyễn\u200bVăn\u200bAn", "Nguy\u200dễn Văn An", "Nguyễn\u2003Văn\u3000An", "Nguyễn — Văn An", "Nguyễn\u2060 Văn An",
	"Nguye\u0302\u0303n Va\u0306n An", "Nguye\u0303\u0302n Văn An", "Nguyễn Văn\u180bAn", "Nguyễn\U000e0100 Văn An",
}

// others are texts that hold the letters of the name, but not the name.
var others = []string{
	"Nguyễn Văn Ấn", "Nguyễn Văn Anh", "Nguyễn Vân An", "Nguyễn, Văn An", "Nguyễn Văn. An ninh", "Nguyễn Văn (An)", "Nguyễn Văn\n\x00An",
	"Nguyễnv ănan",
}

func TestNamesHoweverDisguised(t *testing.T) {
	l := newMatcher([]string{"Nguyễn Văn An"}, "vi")
	long := " và nhiều tập thể, cá nhân của xã, phường được biểu dương tại hội nghị tổng kết"
	for len(long) < 2*prefilterLength {
		long += long
	}
	for _, text := range evasions {
		for _, text := range []string{"ông " + text + " nói", "ông " + text + long} {
			if got := l.redactText(text); got != "ông "+l.replacement+text[len("ông "+text)-len(text):] && !l.contains(text) {
				t.Errorf("%q: the name is left", text)
			}
		}
		if got := l.redactText("ông " + text + " nói"); got != "ông "+l.replacement+" nói" {
			t.Errorf("%q: got %q", text, got)
		}
	}
	for _, text := range others {
		for _, text := range []string{text, text + long} {
			if got := l.redactText(text); got != text {
				t.Errorf("%q: got %q", text, got)
			}
		}
	}
	short := newMatcher([]string{"Đỗ An", "Đào Anh"}, "vi")
	for text, want := range map[string]bool{
		"Do An": true, "DO AN": true, "how do an office and": false, "Đà Oanh": false, "Đào-Anh": true, "do an": false,
	} {
		if short.contains(text) != want {
			t.Errorf("%q: contains %v", text, !want)
		}
	}
}

func TestNamesInAddressesHoweverWritten(t *testing.T) {
	names := []string{"Nguyễn Văn An", "Lê An"}
	for address, want := range map[string]bool{
		"/tin/nguyen-van-an.html": true, "https://example.org/Nguy%E1%BB%85n%20V%C4%83n%20An": true, "nguyenvanan.jpg": true, "anh_nguyen_van_an.jpg": true,
		"https://example.org/?q=nguyen+van+an": true, "ＮＧＵＹＥＮ-van-an": true, "le-an.pdf": true, "%zz/nguyen-van-an": true,
		"nguyen-van-anh.jpg": false, "leanh.jpg": false, "lean.pdf": false, "/van-an/": false,
	} {
		if got := len(CheckPaths([]string{address}, names)) > 0; got != want {
			t.Errorf("%s: reported %v", address, got)
		}
	}
}

func TestFilesThatHoldNames(t *testing.T) {
	names := []string{"Nguyễn Văn An"}
	for text, line := range map[string]int{
		"một\nNguyễn Văn An\n":                                                            2,
		"<p>\n<b>Nguyễn</b> <i\nid=a>Văn</i> An</p>":                                      2,
		"<text>Ng<tspan>uyễn Văn</tspan> An</text>":                                       1,
		"<table><td>Nguyễn</td><td>Văn An</td>":                                           1,
		"<img alt=\"Nguy&#7877;n V&#x103;n An\">":                                         1,
		"Nguy&#7877;n&nbsp;Văn An":                                                        1,
		"<!-- Nguyễn Văn An -->":                                                          1,
		"\n{\"a\": \"Nguy\\u1ec5n V\\u0103n An\"}":                                        2,
		"<a href='?q=Nguy%E1%BB%85n%20V%C4%83n%20An'>a</a>":                               1,
		"\xff\xfeN\x00g\x00u\x00y\x00\xc5\x1en\x00 \x00V\x00\x03\x01n\x00 \x00A\x00n\x00": 1,
		"\xfe\xff\x00N\x00g\x00u\x00y\x1e\xc5\x00n\x00 \x00V\x01\x03\x00n\x00 \x00A\x00n": 1,
		"Họ,Tên\nNguyễn Văn,An":                                                           2,
		"Nguyễn Văn Anh":                                                                  0,
		"":                                                                                0,
	} {
		var lines []int
		for _, p := range CheckFile("content/a.txt", []byte(text), names) {
			if p.Code != diag.NameInFile || p.Pos.File != "content/a.txt" {
				t.Errorf("%q: %+v", text, p)
			}
			lines = append(lines, p.Pos.Line)
		}
		if want := []int{line}; line == 0 && lines != nil || line > 0 && !slices.Equal(lines, want) {
			t.Errorf("%q: said of lines %v, want %d", text, lines, line)
		}
	}
	if got := CheckFile("a", []byte("Nguyễn Văn An"), nil); got != nil {
		t.Error(got)
	}
}

// FuzzFile checks that no bytes break the search for names in files.
func FuzzFile(f *testing.F) {
	f.Add([]byte("<b>Nguyễn</b> V%C4%83n \\u0041n &#7877;"))
	f.Add([]byte("\xff\xfeN\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, p := range CheckFile("a", data, []string{"Nguyễn Văn An", "a"}) {
			if p.Pos.Line < 1 || p.Args[0] == "" {
				t.Errorf("%+v", p)
			}
		}
		if file, problems := source.NewFile("a", data); len(problems) == 0 {
			l := newMatcher([]string{"Nguyễn Văn An", "a"}, "vi")
			if got := l.redactText(file.Text); l.contains(got) && !l.contains(l.replacement) {
				t.Errorf("%q: the name is left in %q", file.Text, got)
			}
		}
	})
}
