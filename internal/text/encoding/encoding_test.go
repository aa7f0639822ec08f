package encoding_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"bangvang/internal/text/encoding"
)

// sentence is one sentence in three encodings.
type sentence struct{ unicode, tcvn3, vni string }

func sentences(t testing.TB) (out []sentence) {
	t.Helper()
	data, err := os.ReadFile("testdata/sentences.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if cells := strings.Split(strings.TrimSpace(line), "\t"); len(cells) == 3 {
			out = append(out, sentence{norm.NFC.String(cells[0]), cells[1], cells[2]})
		}
	}
	if len(out) < 25 {
		t.Fatalf("%d sentences", len(out))
	}
	return out
}

// TestDecode holds the tables to sentences with all letters. Capitals with a tone are small in TCVN3.
func TestDecode(t *testing.T) {
	for _, s := range sentences(t) {
		if got := encoding.TCVN3.Decode([]byte(s.tcvn3)); !strings.EqualFold(got, s.unicode) {
			t.Errorf("TCVN3 %q\n got %q\nwant %q", s.tcvn3, got, s.unicode)
		}
		if got := encoding.VNI.Decode([]byte(s.vni)); got != s.unicode {
			t.Errorf("VNI %q\n got %q\nwant %q", s.vni, got, s.unicode)
		}
		if got := encoding.Mojibake.Decode([]byte(misread(s.unicode))); got != s.unicode {
			t.Errorf("mojibake\n got %q\nwant %q", got, s.unicode)
		}
		if got := encoding.Windows1258.Decode(windows1258(t, s.unicode)); got != s.unicode {
			t.Errorf("windows-1258\n got %q\nwant %q", got, s.unicode)
		}
		for _, e := range []encoding.Encoding{encoding.UTF16LE, encoding.UTF16BE} {
			if got := e.Decode(utf16Bytes(s.unicode, e == encoding.UTF16BE)); got != s.unicode {
				t.Errorf("%s\n got %q\nwant %q", e, got, s.unicode)
			}
		}
	}
}

// misread is text whose UTF-8 bytes were taken for Windows-1252, and for Latin-1 where that has no character.
func misread(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		r := charmap.Windows1252.DecodeByte(c)
		if r == utf8.RuneError {
			r = rune(c)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// windows1258 is text as the Vietnamese code page of Windows writes it: letters with their quality, then the tone.
func windows1258(t *testing.T, text string) []byte {
	t.Helper()
	var out []byte
	for _, r := range text {
		if b, ok := charmap.Windows1258.EncodeRune(r); ok {
			out = append(out, b)
			continue
		}
		parts := []rune(norm.NFD.String(string(r)))
		tone := 0 // the index of the tone mark
		for i, p := range parts {
			if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", p) {
				tone = i
			}
		}
		letter := norm.NFC.String(string(append(append([]rune{}, parts[:tone]...), parts[tone+1:]...)))
		for _, p := range letter + string(parts[tone]) {
			b, ok := charmap.Windows1258.EncodeRune(p)
			if !ok {
				t.Fatalf("%q has no code", p)
			}
			out = append(out, b)
		}
	}
	return out
}

func utf16Bytes(text string, bigEndian bool) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
		pair := []byte{byte(u), byte(u >> 8)}
		if bigEndian {
			pair[0], pair[1] = pair[1], pair[0]
		}
		out = append(out, pair...)
	}
	return out
}

// TestDetectFiles recognises two sentences in each encoding, as an article has at the least, and leaves Unicode alone.
func TestDetectFiles(t *testing.T) {
	list := sentences(t)
	for i := 0; i+1 < len(list); i++ {
		pair := list[i].unicode + "\n" + list[i+1].unicode
		if !strings.Contains(pair, " ") || strings.Contains(pair, ", ẻ,") || strings.Contains(pair, "ỏ, õ") || strings.Contains(pair, "ủ, ũ") || strings.Contains(pair, "ả, ã") {
			continue // alphabets, not text
		}
		for want, data := range map[encoding.Encoding][]byte{
			encoding.UTF8: []byte(pair), encoding.TCVN3: []byte(list[i].tcvn3 + "\n" + list[i+1].tcvn3), encoding.VNI: []byte(list[i].vni + "\n" + list[i+1].vni),
			encoding.Mojibake: []byte(misread(pair)), encoding.Windows1258: windows1258(t, pair), encoding.UTF16LE: utf16Bytes(pair, false), encoding.UTF16BE: utf16Bytes(pair, true),
		} {
			if got := encoding.DetectBytes(data); got != want {
				t.Errorf("%q is %q, want %q", data, got, want)
			}
		}
		if got := encoding.Detect(norm.NFD.String(pair)); got != encoding.UTF8 {
			t.Errorf("%q in NFD is %q", pair, got)
		}
	}
}

// TestDetectBareBytes recognises files that are no UTF-8, as old programs wrote them.
func TestDetectBareBytes(t *testing.T) {
	var tcvn3, vni []byte
	for _, s := range sentences(t)[:3] {
		for _, r := range s.tcvn3 + "\n" {
			tcvn3 = append(tcvn3, byte(r))
		}
		for _, r := range s.vni + "\n" {
			b, _ := charmap.Windows1252.EncodeRune(r)
			vni = append(vni, b)
		}
	}
	if e := encoding.DetectBytes(tcvn3); e != encoding.TCVN3 || !strings.HasPrefix(e.Decode(tcvn3), "Hội nghị tổng kết") {
		t.Errorf("%q: %q", e, e.Decode(tcvn3))
	}
	if e := encoding.DetectBytes(vni); e != encoding.VNI || !strings.HasPrefix(e.Decode(vni), "Hội nghị tổng kết") {
		t.Errorf("%q: %q", e, e.Decode(vni))
	}
}

// TestOtherTextIsLeftAlone: languages of Europe, names of foreigners, signs and code are no old Vietnamese.
func TestOtherTextIsLeftAlone(t *testing.T) {
	for _, text := range []string{
		"", "Thi dua khen thuong", "Der Süden gehört für größere Städte über München.", "Le café déjà réservé où l'été s'achève, à côté de la forêt.",
		"Det er på tide å gå på skøyter på Grønland før våren.", "Señor Muñoz añadió: ¿qué año? ¡Mañana!", "© 2024 «Báo» ® ¼ ½ ¾ — 25 °C, 3 m²",
		"Türkçe öğretmenleri için ödül töreni düzenlendi.", "Příliš žluťoučký kůň úpěl ďábelské ódy", "Æ Ø Å", "Ông Y K'Nia và bà H’Yam Bkrông ở buôn Ê Đê được khen.",
		"Tổng thư ký António Guterres gửi thư chúc mừng; bà Ségolène Royal và ông Müller dự lễ.", "Ã", "á é í ó ú", "Nguyễn Văn A, Trần Thị B",
	} {
		for _, form := range []string{text, norm.NFD.String(text)} {
			if got := encoding.Detect(form); got != encoding.UTF8 {
				t.Errorf("%q is %q", form, got)
			}
		}
	}
}

// TestDocumentsAreUnicode reads the project's own Vietnamese texts.
func TestDocumentsAreUnicode(t *testing.T) {
	files := []string{"../../../README.vi.md"}
	for _, pattern := range []string{"../../../content/*.md", "../../../content/*/*/*.md", "../../../docs/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	words, syllables := 0, 0
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if got := encoding.Detect(line); got != encoding.UTF8 {
				t.Errorf("%s: %q is %q", name, line, got)
			}
			for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return !unicode.IsLetter(r) }) {
				if strings.ContainsFunc(word, func(r rune) bool { return r >= 0xC0 }) {
					words++
					if encoding.Syllable(word) {
						syllables++
					}
				}
			}
		}
	}
	if words < 1000 || float64(syllables) < 0.99*float64(words) {
		t.Errorf("%d of %d words are syllables", syllables, words)
	}
}

// TestDecodeAgain checks texts that went wrong more than once.
func TestDecodeAgain(t *testing.T) {
	want := "Hội nghị tổng kết phong trào thi đua yêu nước và công tác khen thưởng năm 2025 của phường Bắc Hồng Lĩnh"
	once := misread(want)
	for name, data := range map[string]string{"as it is": want, "with a mark": "\ufeff" + want, "once": once, "twice": misread(once)} {
		if got := encoding.DecodeAgain([]byte(data)); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func FuzzDetect(f *testing.F) {
	for _, s := range sentences(f) {
		f.Add([]byte(s.unicode))
		f.Add([]byte(s.tcvn3))
		f.Add([]byte(s.vni))
		f.Add([]byte(misread(s.unicode)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, sure := encoding.Recognise(data); !sure && utf8.Valid(data) {
			t.Errorf("%q is in no encoding", data)
		}
		e := encoding.DetectBytes(data)
		if text := e.Decode(data); !utf8.ValidString(text) || !norm.NFC.IsNormalString(text) {
			t.Errorf("%q as %q is %q", data, e, text)
		}
		if e == encoding.UTF8 && utf8.Valid(data) && encoding.Detect(string(data)) != encoding.UTF8 {
			t.Errorf("%q: the two differ", data)
		}
	})
}

func ExampleDetect() {
	text := "Héi nghÞ tæng kÕt c«ng t¸c thi ®ua, khen th\u00adëng n¨m 2025"
	e := encoding.Detect(text)
	fmt.Println(e, "→", e.Decode([]byte(text)))
	// Output: TCVN3 (ABC, .VnTime) → Hội nghị tổng kết công tác thi đua, khen thưởng năm 2025
}
