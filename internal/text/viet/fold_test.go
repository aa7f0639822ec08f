package viet

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for s, want := range map[string]string{
		"":                     "",
		"Khen thưởng Đồ Sơn":   "khen thuong do son",
		"Chiến sĩ thi đua":     "chien si thi dua",
		"Chiến sỹ thi đua":     "chien sy thi dua",
		"Ủy ban":               "uy ban",
		"Uỷ ban":               "uy ban",
		"Đống Đa":              "dong da",
		"Đông Đa":              "dong da",
		"Ðắk Lắk":              "dak lak",
		"Ɖắk ðắk ɖắk":          "dak dak dak",
		"Hồng Lĩnh":            "hong linh",
		"Bà Rịa - Vũng Tàu":    "ba ria vung tau",
		"Tài chính – Kế hoạch": "tai chinh ke hoach",
		"  Tài chính\u00a0\u2212\tKế hoạch\n": "tai chinh ke hoach",
		"năm học 2022-2023":                   "nam hoc 2022 2023",
		"“Lao động”, 102,9% & 1.000":          "“lao dong”, 102,9% & 1.000",
		"ÀÁẢÃẠ ẰẮẲẴẶ ẦẤẨẪẬ ÈÉẺẼẸ ỀẾỂỄỆ":       "aaaaa aaaaa aaaaa eeeee eeeee",
		"ÌÍỈĨỊ ÒÓỎÕỌ ỒỐỔỖỘ ỜỚỞỠỢ":             "iiiii ooooo ooooo ooooo",
		"ÙÚỦŨỤ ỪỨỬỮỰ ỲÝỶỸỴ":                   "uuuuu uuuuu yyyyy",
		"ΟΔΌΣ Ελλάδα":                         "οδοσ ελλαδα",
		"한국 日本 🎉":                             "한국 日本 🎉",
		"\u2012\u2015-":                       "",
		"\xff\xfeđ":                           "��d",
	} {
		if got := Fold(s); got != norm.NFD.String(want) {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
		if got := Fold(norm.NFD.String(s)); got != norm.NFD.String(want) {
			t.Errorf("Fold of NFD %q = %q, want %q", s, got, want)
		}
	}
}

func TestFoldLoose(t *testing.T) {
	for s, want := range map[string]string{
		"Chiến sỹ":           "chien si",
		"Chiến sĩ":           "chien si",
		"Kỷ niệm chương":     "ki niem chuong",
		"Kỉ niệm chương":     "ki niem chuong",
		"Lý luận, lí luận":   "li luan, li luan",
		"Mỹ Tỷ Hy Vỹ":        "mi ti hi vi",
		"quý Thủy ủy tay":    "qui thuy uy tay",
		"Quy Nhơn":           "qui nhon",
		"Qui Nhơn":           "qui nhon",
		"Quỳ Hợp":            "qui hop",
		"Quì Hợp":            "qui hop",
		"quyền quých aquy":   "quyen quych aquy",
		"quy2 2quy quy-quy":  "quy2 2quy qui qui",
		"Thy, y tế, kyc, by": "thy, y te, kyc, by",
		"sỹ-sỹ/sỹ":           "si si/si",
		"2ky k2y ky2":        "2ky k2y ky2",
		"sy":                 "si",
	} {
		if got := FoldLoose(s); got != want {
			t.Errorf("FoldLoose(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for s, want := range map[string]string{
		"":                        "",
		"Đống Đa":                 "dong-da",
		"Ðắk Lắk":                 "dak-lak",
		"Ɖắk Lắk":                 "dak-lak",
		"Ƀuôn Ma Thuột":           "buon-ma-thuot",
		"xã Ea ƀar, Ɓlang, ɓok":   "xa-ea-bar-blang-bok",
		"Hồng Lĩnh":               "hong-linh",
		"Văn Miếu - Quốc Tử Giám": "van-mieu-quoc-tu-giam",
		"Thi đua - Khen thưởng":   "thi-dua-khen-thuong",
		"Thi đua & khen thưởng":   "thi-dua-va-khen-thuong",
		"A&B":                     "a-va-b",
		"&":                       "va",
		"06/2022/QH15":            "06-2022-qh15",
		"“Chiến sĩ thi đua toàn quốc”": "chien-si-thi-dua-toan-quoc",
		"--  …!? --":                     "",
		"日本":                             "",
		"Đăk R'Lấp":                      "dak-r-lap",
		"../../etc/passwd":               "etc-passwd",
		"do-son-tong-ket":                "do-son-tong-ket",
		"Kelvin \u212a, Ångström \u212b": "kelvin-k-angstrom-a",
	} {
		if got := Slug(s); got != want {
			t.Errorf("Slug(%q) = %q, want %q", s, got, want)
		}
		if got := Slug(norm.NFD.String(s)); got != want {
			t.Errorf("Slug of NFD %q = %q, want %q", s, got, want)
		}
	}
	for _, pair := range [][2]string{
		{"Văn Lang", "Văn Lăng"}, {"Cẩm Giang", "Cẩm Giàng"}, {"Sơn Hà", "Sơn Hạ"}, {"Ba Tơ", "Ba Tô"}, {"bàn", "bán"},
	} {
		if Slug(pair[0]) != Slug(pair[1]) || Key(pair[0]) == Key(pair[1]) {
			t.Errorf("%q and %q must share a slug and differ in key", pair[0], pair[1])
		}
	}
}

func TestNFC(t *testing.T) {
	composed, decomposed := "Hồng Lĩnh", norm.NFD.String("Hồng Lĩnh")
	if n, d := utf8.RuneCountInString(composed), utf8.RuneCountInString(decomposed); n != 9 || d != 12 {
		t.Fatalf("the pair has %d and %d characters, want 9 and 12", n, d)
	}
	for _, s := range []string{composed, decomposed} {
		if got := NFC(s); got != composed {
			t.Errorf("NFC(%+q) = %+q", s, got)
		}
	}
	for _, s := range []string{"", "ascii", "“Đắk Lắk” – 1.000 ₫", "\u212b", "e\u0323\u0302", "한\u1100\u1161", "\u2001"} {
		if got, want := NFC(s), norm.NFC.String(s); got != want {
			t.Errorf("NFC(%+q) = %+q, want %+q", s, got, want)
		}
	}
	if n := testing.AllocsPerRun(10, func() { NFC(composed) }); n != 0 {
		t.Errorf("NFC of a composed text allocates %v times", n)
	}
}

func TestCapitalise(t *testing.T) {
	for s, want := range map[string]string{
		"":                     "",
		"đồ Sơn":               "Đồ Sơn",
		"UBND quận":            "UBND quận",
		"ủy ban nhân dân":      "Ủy ban nhân dân",
		"“lao động tiên tiến”": "“Lao động tiên tiến”",
		"30 năm":               "30 năm",
		" (ấp":                 " (Ấp",
		"\xffa":                "\xffa",
	} {
		if got := Capitalise(s); got != want {
			t.Errorf("Capitalise(%q) = %q, want %q", s, got, want)
		}
	}
}

// spec does the steps of Fold one by one, as its doc comment lists them.
func spec(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 0x300 && r <= 0x36f:
			return -1
		case strings.ContainsRune("đĐðÐɖƉ", r):
			return 'd'
		case strings.ContainsRune("ƀɃɓƁ", r):
			return 'b'
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
	return strings.Trim(specGaps.ReplaceAllString(s, " "), " ")
}

var specGaps = regexp.MustCompile(`[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}\-\x{2010}-\x{2015}\x{2212}]+`)

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Đống Đa", "Chiến sỹ – thi đua", "a\u0316\u0300\u20d0b", "\u0344\u1fc1", "Ⱥ\u1e9b\u0323", "\xff한"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Fold(s)
		if !utf8.ValidString(s) {
			if !utf8.ValidString(got) {
				t.Fatalf("Fold(%q) = %q is not UTF-8", s, got)
			}
			return
		}
		if want := spec(s); got != want {
			t.Fatalf("Fold(%+q) = %+q, want %+q", s, got, want)
		}
		if again := Fold(got); again != got {
			t.Fatalf("Fold(%+q) = %+q", got, again)
		}
		if nfd := Fold(norm.NFD.String(s)); nfd != got {
			t.Fatalf("Fold of NFD %+q = %+q, of NFC %+q", s, nfd, got)
		}
		loose := FoldLoose(s)
		if again := FoldLoose(loose); again != loose {
			t.Fatalf("FoldLoose(%+q) = %+q", loose, again)
		}
	})
}

var slugShape = regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"Đống Đa", "A & B", "--", "\u212a\u0301", "日本 1", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Slug(s)
		if !slugShape.MatchString(got) {
			t.Fatalf("Slug(%+q) = %q", s, got)
		}
		if again := Slug(got); again != got {
			t.Fatalf("Slug(%q) = %q", got, again)
		}
		if nfd, nfc := Slug(norm.NFD.String(s)), Slug(norm.NFC.String(s)); nfd != nfc || nfc != got {
			t.Fatalf("Slug(%+q) = %q, of NFC %q, of NFD %q", s, got, nfc, nfd)
		}
	})
}

var article = strings.Repeat("Ngày 19/01/2024, UBND quận Đồ Sơn tổ chức hội nghị tổng kết công tác thi đua, khen thưởng năm 2023 và "+
	"phát động phong trào thi đua năm 2024. Phòng Tài chính – Kế hoạch được tặng “Cờ thi đua”. ", 40)

func BenchmarkFold(b *testing.B) {
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		Fold(article)
	}
}

func BenchmarkFoldNFD(b *testing.B) {
	decomposed := norm.NFD.String(article)
	b.SetBytes(int64(len(decomposed)))
	for b.Loop() {
		Fold(decomposed)
	}
}

func BenchmarkFoldLoose(b *testing.B) {
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		FoldLoose(article)
	}
}

func BenchmarkSlug(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Slug("Thi đua - Khen thưởng quận Đống Đa")
	}
}

func BenchmarkNFC(b *testing.B) {
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		NFC(article)
	}
}
