package index

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestMarks(t *testing.T) {
	for _, same := range [][]string{
		{"hòa", "hoà", "HÒA"}, {"thủy", "thuỷ"}, {"ủy", "uỷ", "Ủy"}, {"sĩ", "sỹ"}, {"Đắk", "Ðắk", "Ɖắk", "đắk"}, {"da", "DA", "a", "2024"},
	} {
		for _, s := range same {
			if Marks(s) != Marks(same[0]) || Marks(norm.NFD.String(s)) != Marks(s) {
				t.Errorf("%q and %q differ in marks", s, same[0])
			}
		}
	}
	for _, differ := range [][]string{
		strings.Fields("a à á ã ả ạ ă ằ ắ ẵ ẳ ặ â ầ ấ ẫ ẩ ậ"), strings.Fields("dong đong dông đông đống dống đồng động dòng đòng đóng"),
		strings.Fields("tuong tương tường tưởng tướng tượng tuông tuống"), strings.Fields("thuo thuơ thuở thưở thuờ"), strings.Fields("lua lưa lúa lứa lụa lửa luâ"),
	} {
		by := map[uint8]string{}
		for _, s := range differ {
			if other, ok := by[Marks(s)]; ok {
				t.Errorf("%q and %q have the same marks", s, other)
			}
			by[Marks(s)] = s
		}
	}
}

func TestNext(t *testing.T) {
	for s, want := range map[string]string{
		"":                      "",
		" \n":                   "/",
		"Đống Đa":               "Đống Đa",
		"thi đua,\nkhen thưởng": "thi đua / khen thưởng",
		"102,9% × 3÷2 “Sỹ” 86/2025/QĐ–":            "102 9 3 2 Sỹ 86 2025 QĐ",
		"ho\u0300a 中国 \U0001D413 ² ½":              "ho\u0300a 中国 \U0001D413 ² ½",
		"26.461 và 1.234.567.":                     "26.461 và 1.234.567",
		"19.12.2025 1.2345 1.234.56 a1.234 1.234a": "19 12 2025 1 2345 1.234 56 a1 234 1 234a",
		"a\xffb \xe1\xba":                          "a b",
		"ø_ý":                                      "ø ý",
	} {
		var got []string
		for i := 0; ; {
			from, end, parted := NextWord([]byte(s), i)
			if parted {
				got = append(got, "/")
			}
			if from == end {
				break
			}
			got = append(got, s[from:end])
			i = end
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// Words of all lengths, at the end of a text and inside it, have the number that they were given.
func TestWordIDs(t *testing.T) {
	numbers := NewWordIDs()
	known := map[string]uint32{}
	text := strings.Repeat("a ab abc thưởng nghiêng chuyển đổi 1234567 12345678 123456789 123456789012345 1234567890123456 12345678901234567 ", 2)
	for n := range 20_000 {
		text += " w" + strings.Repeat(string(rune('a'+n%26)), n%18) + string(rune(0x1EA0+n%90)) + string(rune('0'+n/2000)) + string(rune('a'+n/100%26))
	}
	bytes := []byte(text)
	for range 2 {
		for i := 0; ; {
			from, end, _ := NextWord(bytes, i)
			if from == end {
				break
			}
			word := text[from:end]
			id, slot := numbers.Find(bytes, from, end)
			want, met := known[word]
			if met != (slot == nil) || met && id != want {
				t.Fatalf("%q: number %d, met %v; want %d, %v", word, id, slot == nil, want, met)
			}
			if !met {
				known[word] = uint32(len(known))
				numbers.Put(slot, word, known[word])
			}
			i = end
		}
	}
	if len(known) < 5000 {
		t.Fatalf("%d words only", len(known))
	}
}
