package token

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func vocabulary() Vocabulary {
	v := Vocabulary{}
	v.Add("tặng", "chiến sĩ", "ủy ban", "văn hóa", "kỷ niệm", "đ/c", "tp", "ubnd")
	return v
}

// cut formats tokens: known words in the spelling of the vocabulary, others in angle brackets, signs as they are.
func cut(text string, plain bool) []string {
	var out []string
	vocabulary().EachSentence(text, plain, func(string) bool { return true }, func(s Sentence) {
		var b strings.Builder
		for i, t := range s.Tokens {
			if i > 0 {
				b.WriteByte(' ')
			}
			switch {
			case t.Kind == Punct || t.Key != "" && t.Kind == Word:
				b.WriteString(t.Key)
			case t.Kind == Word:
				b.WriteString("<" + text[t.Start:t.End] + ">")
			default:
				b.WriteString([]string{"", "number:", "years:", "code:"}[t.Kind] + text[t.Start:t.End])
			}
		}
		if s.Item {
			b.WriteString(" (item)")
		}
		out = append(out, b.String())
	})
	return out
}

func TestEachSentence(t *testing.T) {
	for text, want := range map[string][]string{
		"Tặng TẶNG chiến sỹ, CHIẾN SĨ.":                {"tặng tặng chiến sĩ , chiến sĩ"},
		"Uỷ ban, Ủy ban; văn hoá: kỉ niệm":             {"ủy ban , ủy ban ; văn hóa : kỷ niệm"},
		"Số 163/QĐ-UBND ngày 15/01/2024 (102,9%)":      {"<Số> code:163/QĐ-UBND <ngày> code:15/01/2024 ( code:102,9% )"},
		"2017-2021, 2017 – 2021, 26.461 và 14":         {"years:2017-2021 , years:2017 – 2021 , number:26.461 <và> number:14"},
		"TP. Vinh và TP.HCM. Đ/c An.":                  {"tp <Vinh> <và> <TP.HCM>", "đ/c <An>"},
		"Xong./.\nHết… rồi. Và “hai”?":                 {"<Xong>", "<Hết> <rồi>", `<Và> " <hai> "`},
		"gồm: 1. Phòng A; 2. Phòng B.":                 {"<gồm> : # <Phòng> <A> ; # <Phòng> <B>"},
		"1. Một\n2) Hai\n- Ba\n+ Bốn\nnối":             {"<Một> (item)", "<Hai> (item)", "<Ba> (item)", "<Bốn> <nối> (item)"},
		"# Đầu\nThân\n\nĐoạn":                          {"<Đầu>", "<Thân>", "<Đoạn>"},
		"**tặng** _tặng_ `tặng` [tặng](x \"y\") ~~a~~": {"tặng tặng tặng tặng <a>"},
		"a ![b](c.jpg \"tặng (d)\") e":                 {"<a>", "tặng ( <d> )", "<e>"},
		"<b>tặng</b> 5 < 6 https://a.vn/x tặng":        {"tặng number:5 number:6 tặng"},
	} {
		if diff := cmp.Diff(want, cut(text, false)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	want := []string{"<Một> <dòng>", "<Dòng> <hai>"}
	if diff := cmp.Diff(want, cut("Một dòng\nDòng hai", true)); diff != "" {
		t.Errorf("plain (-want +got):\n%s", diff)
	}
}

func TestFrontMatter(t *testing.T) {
	for text, want := range map[string][2]int{
		"---\na\n---\nb": {6, 10}, "\n---\na\n---": {7, 10}, "\ufeff---\r\na\r\n---\r\nb": {11, 16}, "a\n---\n---": {-1, 0}, "---\na": {-1, 0}, "": {-1, 0},
	} {
		if fence, end := FrontMatter(text); fence != want[0] || end != want[1] {
			t.Errorf("%q: %d, %d, want %v", text, fence, end, want)
		}
	}
}

func TestQuoted(t *testing.T) {
	vocabulary().EachSentence("a “b c” d \"e\" f", false, func(string) bool { return true }, func(s Sentence) {
		var quoted []string
		for _, tok := range s.Tokens {
			if tok.Quoted {
				quoted = append(quoted, tok.Key+"|")
			}
		}
		if len(quoted) != 3 {
			t.Errorf("%d words in quotation marks, want 3", len(quoted))
		}
	})
}

func TestUnwantedParagraphs(t *testing.T) {
	var asked, read int
	vocabulary().EachSentence("một\nhai\n\nba tặng\n\n```\n\nbốn tặng\n\n```\n\nnăm\n", false,
		func(p string) bool { asked++; return strings.Contains(p, "tặng") }, func(Sentence) { read++ })
	if read != 1 || asked < 3 {
		t.Errorf("%d sentences read, %d paragraphs asked for", read, asked)
	}
}
