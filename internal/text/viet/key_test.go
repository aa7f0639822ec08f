package viet

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Each line is one name in several spellings: for example, composed and decomposed.
func TestKeyIsOne(t *testing.T) {
	for _, names := range [][]string{
		{"thi đua khen thưởng", "Thi đua - Khen thưởng", "Thi đua, khen thưởng", "Thi đua khen thưởng", "Thi đua – khen thưởng", "THI ĐUA ,  KHEN THƯỞNG", "“Thi đua” – ‘khen thưởng’"},
		{"thi đua và khen thưởng", "Thi đua & khen thưởng", "Thi đua&Khen thưởng", "Thi đua và khen thưởng"},
		{"hồng lĩnh", "Hồng Lĩnh", "hồng\u00a0lĩnh", "Hồng\u200b Lĩnh"},
		{"đắk lắk", "Đắk Lắk", "Ðắk Lắk", "Ɖắk Lắk", "ðắk lắk"},
		{"hòa", "Hòa", "hoà", "HOÀ"},
		{"thủy", "thủy", "thuỷ", "THUỶ"},
		{"khỏe", "khỏe", "khoẻ"},
		{"ủy ban", "Ủy ban", "Uỷ ban", "ỦY BAN", "UỶ BAN"},
		{"khánh hòa", "Khánh Hòa", "Khánh Hoà", "“Khánh Hoà”"},
		{"văn hóa", "văn hóa", "văn hoá"},
		{"lũy tụy lọa", "luỹ tuỵ loạ"},
		{"tài chính kế hoạch", "Tài chính – Kế hoạch", "Tài chính - Kế hoạch", "Tài chính — kế hoạch"},
		{"đăk rlấp", "Đăk R'Lấp", "Đăk R’Lấp", "Đăk RʼLấp"},
		{"quý giá hoàn thuyền khuyến xoáy ngoéo", "Quý giá: hoàn thuyền (khuyến), xoáy; ngoéo."},
		{"huế thuở xuân", "Huế thuở xuân"},
		{"", "", " – ", "“”", "…!?"},
	} {
		for _, name := range names[1:] {
			for _, s := range []string{name, norm.NFD.String(name)} {
				if got := Key(s); got != names[0] {
					t.Errorf("Key(%+q) = %q, want %q", s, got, names[0])
				}
			}
		}
	}
}

func TestKeyKeepsApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"bàn", "bán"}, {"Văn Lang", "Văn Lăng"}, {"Ba Tơ", "Ba Tô"}, {"Đống Đa", "Đông Đa"}, {"da", "đa"},
		{"sĩ", "sỹ"}, {"C++", "C"}, {"1.000", "1000"},
	} {
		if Key(pair[0]) == Key(pair[1]) {
			t.Errorf("%q and %q have one key, %q", pair[0], pair[1], Key(pair[0]))
		}
	}
}

func TestKeyLoose(t *testing.T) {
	for _, names := range [][]string{
		{"chiến sĩ thi đua", "Chiến sĩ thi đua", "Chiến sỹ thi đua", "CHIẾN SỸ THI ĐUA"},
		{"kỉ niệm chương", "Kỷ niệm chương", "Kỉ niệm chương"},
		{"lí tì mị hi", "lý tỳ mỵ hy"},
		{"quí thủy ý tây thỷ", "quý thủy ý tây thỷ", "quý thuỷ ý tây thỷ"},
	} {
		for _, name := range names[1:] {
			if got := KeyLoose(name); got != names[0] {
				t.Errorf("KeyLoose(%q) = %q, want %q", name, got, names[0])
			}
		}
	}
	if KeyLoose("kỳ") == KeyLoose("kỷ") {
		t.Error("KeyLoose loses tones")
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{"Khánh Hoà", "A&B – c", "İ\u0301", "uỷ\u0301", "“ð”", "o\u200bà", "\xffhoà"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		got := Key(s)
		if again := Key(got); again != got {
			t.Fatalf("Key(%+q) = %+q, of that %+q", s, got, again)
		}
		if nfd := Key(norm.NFD.String(s)); nfd != got {
			t.Fatalf("Key of NFD %+q = %+q, of NFC %+q", s, nfd, got)
		}
		loose := KeyLoose(s)
		if again := KeyLoose(loose); again != loose {
			t.Fatalf("KeyLoose(%+q) = %+q, of that %+q", s, loose, again)
		}
	})
}

func BenchmarkKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Key("Thi đua - Khen thưởng quận Đống Đa, Uỷ ban")
	}
}

func BenchmarkKeyLoose(b *testing.B) {
	for b.Loop() {
		KeyLoose("Chiến sỹ thi đua cấp thành phố")
	}
}
