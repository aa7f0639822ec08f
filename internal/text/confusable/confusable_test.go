package confusable_test

import (
	"testing"

	"bangvang/internal/text/confusable"
)

func TestFirstWord(t *testing.T) {
	for text, want := range map[string][2]string{
		"": {},
		"Quận Đồ Sơn tổng kết năm 2023":                       {},
		"Hội hữu nghị Việt – Nga ở Москва":                    {}, // looks like no Latin word
		"hàm lượng α, 5 μg/l, Ω, 30 °C, Б, №":                 {},
		"huyện M’Đrăk, Ðắk Lắk":                               {},
		"\U0001f468\u200d\U0001f469\u200d\U0001f467 gia đình": {},
		"Quận Đồ Sоn":                                         {"Sоn", "Son"},
		"Нải Phòng":                                           {"Нải", "Hải"},
		"bài về сао":                                          {"сао", "cao"}, // all Cyrillic
		"Вằng khen":                                           {"Вằng", "Bằng"},
		"ΚHEN":                                                {"ΚHEN", "KHEN"},
		"Ｔhi đua":                                             {"Ｔhi", "Thi"},
		"\U0001d413\U0001d421\U0001d422 đua":                  {"\U0001d413\U0001d421\U0001d422", "Thi"},
		"а\u0301o":                                            {"а\u0301o", "áo"},
		"Мosква":                                              {"Мosква", "Mosквa"}, // mixed alphabets, though not all letters look Latin
	} {
		word, seems := confusable.FirstWord(text)
		if got := [2]string{word, seems}; got != want {
			t.Errorf("Word(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestIsHidden(t *testing.T) {
	for _, r := range "\u00ad\u034f\u115f\u180e\u3164\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\U000e0041" {
		if !confusable.IsHidden(r) {
			t.Errorf("U+%04X is not hidden", r)
		}
	}
	for _, r := range "aộđ \n\t–“”…\u200c\u200d\u0301\u2028\ufe0f№\U0001f3c5" {
		if confusable.IsHidden(r) {
			t.Errorf("U+%04X is hidden", r)
		}
	}
}
