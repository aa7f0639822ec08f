package typography_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"bangvang/internal/text/typography"
)

// set returns the HTML and the plain text of a block of one piece.
func set(text string) (page, plain string) {
	var block typography.Block
	block.Read([]byte(text), false)
	a, b := block.Append(nil, nil, []byte(text))
	return string(a), string(b)
}

func TestPlainText(t *testing.T) {
	tests := []struct{ text, want string }{
		{`phong trào "Cả nước chung sức"`, `phong trào “Cả nước chung sức”`},
		{`"A "B" C"`, `“A ‘B’ C”`},
		{`"A "B""`, `“A ‘B’”`},
		{`("A"), "B".`, `(“A”), “B”.`},
		{`nói:"A"`, `nói:“A”`},
		{`“A "B" C”`, `“A ‘B’ C”`},
		{`“A” và "B"`, `“A” và “B”`},
		{`‘A’ và "B"`, `‘A’ và “B”`},
		{`"A" "B"`, `“A” “B”`},
		{`"A`, `"A`},
		{`A"`, `A"`},
		{`ti vi 21" và "B"`, `ti vi 21" và “B”`},
		{`"A và "B"`, `"A và “B”`},
		{`a " b`, `a " b`},
		{`xã Cư M'gar`, `xã Cư M'gar`},
		{`\"A\" "B"`, `"A" “B”`},
		{`&quot;A&quot; "B"`, `"A" “B”`},
		{`A -- B`, `A – B`},
		{`A - B`, `A - B`},
		{`A--B`, `A--B`},
		{`A --- B`, `A --- B`},
		{`A...`, `A…`},
		{`Họ tên: .....`, `Họ tên: .....`},
		{`1.000...`, `1.000…`},
		{`a\*b\\c\d`, `a*b\c\d`},
		{`A &amp; B &lt; &#272; &#x111; &nbsp;`, "A & B < Đ đ \u00a0"},
		{`&\*&#92;`, `&*\`},
		{`A & "B" &amp; C`, `A & “B” & C`},
		{`A & B &khongco; &; &#; &#xZ; &ampx;`, `A & B &khongco; &; &#; &#xZ; &ampx;`},
		{`&#0; &#1; &#xD800; &#xFFFE; e&#769; &#x212B;`, "\ufffd \ufffd \ufffd \ufffd e\ufffd Å"},
		{``, ``},
	}
	for _, test := range tests {
		page, plain := set(test.text)
		if plain != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, plain, test.want)
		}
		page = strings.NewReplacer(`<span class="held">`, "", "</span>", "").Replace(page)
		if got := html.UnescapeString(page); got != test.want {
			t.Errorf("%s\n  in HTML %s\n     want %s", test.text, page, test.want)
		}
	}
}

func TestHTML(t *testing.T) {
	const open, end = `<span class="nowrap">`, `</span>`
	tests := []struct{ text, want string }{
		{`1 < 2 & <b>`, `1 &lt; 2 &amp; &lt;b&gt;`},
		{`&lt;b&gt;`, `&lt;b&gt;`},
		{`số 91/KH-UBND.`, `số ` + open + `91/KH-UBND` + end + `.`},
		{`86/2025/QĐ-UBND, 06/2022/QH15`, open + `86/2025/QĐ-UBND` + end + `, ` + open + `06/2022/QH15` + end},
		{`(60-NQ/TW)`, `(` + open + `60-NQ/TW` + end + `)`},
		{`"152/2025/NĐ-CP"`, `“` + open + `152/2025/NĐ-CP` + end + `”`},
		{`563/QĐ-CTN-`, open + `563/QĐ-CTN` + end + `-`},
		{`19/01/2024, 61/70, 5km/h, 3-4/TW1, QĐ-86/UBND, 1.000/TW, x91/KH-UBND, 91/KH`,
			`19/01/2024, 61/70, 5km/h, ` + open + `3-4/TW1` + end + `, QĐ-86/UBND, 1.000/TW, x91/KH-UBND, ` + open + `91/KH` + end},
	}
	for _, test := range tests {
		if got, _ := set(test.text); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// A block comes in pieces, because emphasis and links divide it.
func TestPieces(t *testing.T) {
	pieces := []struct {
		text   string
		breaks bool
	}{{`ông nói "`, false}, {`đúng`, false}, {`" rồi "A`, true}, {`B "`, false}, {`C`, false}, {`""`, false}}
	var block typography.Block
	for _, p := range pieces {
		block.Read([]byte(p.text), p.breaks)
	}
	var page, plain []byte
	for _, p := range pieces {
		page, plain = block.Append(page, plain, []byte(p.text))
	}
	if want := `ông nói “đúng” rồi “AB ‘C’”`; string(plain) != want || string(page) != want {
		t.Errorf("got %s and %s, want %s", page, plain, want)
	}

	block = typography.Block{}
	block.Skip() // code
	block.Read([]byte(`" và "A"`), false)
	if _, plain = block.Append(nil, nil, []byte(`" và "A"`)); string(plain) != `" và “A”` {
		t.Errorf("after code: got %s", plain)
	}
}

func TestTrimClosing(t *testing.T) {
	tests := []struct{ text, want string }{
		{"năm 2024./.", "năm 2024."},
		{"năm 2024./.\n\n", "năm 2024.\n\n"},
		{"**năm 2024./.**\n", "**năm 2024.**\n"},
		{"năm 2024!./.", "năm 2024!"},
		{"năm 2024…./.", "năm 2024…"},
		{"./. ở giữa", "./. ở giữa"},
		{"./.", "."},
		{"", ""},
	}
	for _, test := range tests {
		if got := string(typography.TrimClosing([]byte(test.text))); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestUnescape(t *testing.T) {
	tests := []struct{ text, want string }{
		{`a.jpg`, `a.jpg`},
		{`a\_b\x.jpg`, `a_b\x.jpg`},
		{`?a=1&amp;b=2&c=3`, `?a=1&b=2&c=3`},
		{`&#106;avascript:`, `javascript:`},
		{`"\"`, `""`},
	}
	for _, test := range tests {
		if got := typography.Unescape([]byte(test.text)); got != test.want {
			t.Errorf("%s: got %s, want %s", test.text, got, test.want)
		}
	}
}

// FuzzAppend checks that the HTML is escaped, that the text stays in NFC, and that both forms show the same text.
func FuzzAppend(f *testing.F) {
	f.Add(`"A "B" C" -- 91/KH-UBND... &#769; &amp; \" <b> “x”`)
	f.Add(`21" ‘a’ &#x1F600; 86/2025/QĐ-UBND/-`)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || !norm.NFC.IsNormalString(text) {
			t.Skip()
		}
		page, plain := set(text)
		if !norm.NFC.IsNormalString(plain) {
			t.Errorf("%q is not NFC", plain)
		}
		shown := ""
		z := html.NewTokenizerFragment(strings.NewReader(page), "p")
		for z.Next() != html.ErrorToken {
			token := z.Token()
			switch {
			case token.Type == html.TextToken:
				shown += token.Data
			case token.Data != "span":
				t.Errorf("%q holds a %s", page, token.Data)
			}
		}
		if want := normalEnds(plain); shown != want {
			t.Errorf("HTML shows %q, plain is %q", shown, want)
		}
	})
}

// normalEnds returns s with the line ends that an HTML parser makes of its own.
func normalEnds(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

func TestLine(t *testing.T) {
	for in, want := range map[string]string{
		"kinh tế - xã hội":               `kinh <span class="held">tế -</span> xã hội`,
		"Tài chính – Kế hoạch - &amp; x": `Tài <span class="held">chính –</span> Kế <span class="held">hoạch -</span> &amp; x`,
		"2020-2025, a -b, c- d, - e -":   `2020-2025, a -b, c- <span class="held">d, -</span> e -`,
		"  - ":                           "  - ",
		"":                               "",
	} {
		if got := typography.Line(in); got != want {
			t.Errorf("Line(%q) = %q, want %q", in, got, want)
		}
	}
}
