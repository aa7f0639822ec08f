package source_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/testkit/hostile"
)

func file(t *testing.T, text string) *source.File {
	t.Helper()
	f, probs := source.NewFile("content/x.md", []byte(text))
	if len(probs) > 0 {
		t.Fatal(said(probs))
	}
	return f
}

func TestPosAndLine(t *testing.T) {
	f := file(t, "Đống\n\nx\u0323\u0309y Hà\n")
	for _, c := range []struct {
		at        string // the text that follows the offset
		line, col int
	}{{"Đống", 1, 1}, {"ống", 1, 2}, {"\n\n", 1, 5}, {"\nx", 2, 1}, {"y ", 3, 2}, {"Hà", 3, 4}} {
		offset := strings.Index(f.Text, c.at)
		want := diag.Pos{File: "content/x.md", Line: c.line, Col: c.col}
		if got := f.Pos(offset); got != want {
			t.Errorf("before %q: %v, want %v", c.at, got, want)
		}
	}
	for offset, want := range map[int]diag.Pos{
		-5:              {File: "content/x.md", Line: 1, Col: 1},
		len(f.Text):     {File: "content/x.md", Line: 4, Col: 1},
		len(f.Text) + 9: {File: "content/x.md", Line: 4, Col: 1},
	} {
		if got := f.Pos(offset); got != want {
			t.Errorf("at %d: %v, want %v", offset, got, want)
		}
	}
	for n, want := range map[int]string{-1: "", 0: "", 1: "Đống", 2: "", 3: "x\u0323\u0309y Hà", 4: "", 5: ""} {
		if got := f.Line(n); got != want {
			t.Errorf("line %d: %q, want %q", n, got, want)
		}
	}
}

// TestPosInLongLines: the checkpoints of long lines give the columns that counting from the line's start gives.
func TestPosInLongLines(t *testing.T) {
	for _, unit := range []string{"a", "ă", "ế", "\U0001f3c5", "x\u0323", "aă\U0001f3c5x\u0323"} {
		line := strings.Repeat(unit, 9000)
		f := file(t, "đầu\n"+line+"\ncuối\n"+line)
		for _, start := range []int{strings.Index(f.Text, "\n") + 1, strings.LastIndex(f.Text, "\n") + 1} {
			col := 1
			for i, r := range line {
				if near := i % 4096; near < 20 || near > 4076 || i%101 == 0 {
					if got := f.Pos(start + i); got.Col != col {
						t.Fatalf("%q: offset %d has column %d, want %d", unit, i, got.Col, col)
					}
				}
				if r != 0x323 {
					col++
				}
			}
		}
	}
}

func TestPosIsNotQuadratic(t *testing.T) {
	f := file(t, strings.Repeat("x", 4<<20))
	hostile.Bound(t, "100,000 places in one line of 4 MiB", func() {
		for i := range 100_000 {
			f.Pos(len(f.Text) - i)
		}
	})
}

func TestNewFileIsTheSameForEveryDress(t *testing.T) {
	text := "# Quận Đồ Sơn\n\nUỷ ban nhân dân – “hội nghị”\n"
	want := file(t, text)
	for _, dress := range []string{
		norm.NFD.String(text), "\ufeff" + text,
		strings.ReplaceAll(text, "\n", "\r\n"), strings.ReplaceAll(text, "\n", "\r"),
	} {
		got := file(t, dress)
		if got.Text != want.Text {
			t.Errorf("%q gives %q", dress, got.Text)
		}
		if got.Hash == want.Hash {
			t.Errorf("%q has the sum of other bytes", dress)
		}
	}
	if got := file(t, text).Hash; got != want.Hash {
		t.Error("the same bytes have two sums")
	}
}

func TestControlCharactersAreCapped(t *testing.T) {
	f, probs := source.NewFile("x", []byte(strings.Repeat("a\x00", 100)))
	if len(probs) != 10 || strings.Contains(f.Text, "\x00") || strings.Count(f.Text, "\ufffd") != 100 {
		t.Errorf("%d problems, text %q", len(probs), f.Text)
	}
	for _, s := range []string{"\x1b", "\x7f", "\u0080", "\u009f", "\ufffe", "\uffff"} {
		if _, probs := source.NewFile("x", []byte("ê"+s)); len(probs) != 1 || probs[0].Pos.Col != 2 {
			t.Errorf("%q: %v", s, probs)
		}
	}
	for _, s := range []string{"\t\n", "\u00a0", "\uff0c", "\uffef"} {
		if _, probs := source.NewFile("x", []byte(s)); len(probs) != 0 {
			t.Errorf("%q: %v", s, probs)
		}
	}
}

// TestForeignBreaks checks that each line break of another program becomes a blank, with one warning, and a fix for all.
func TestForeignBreaks(t *testing.T) {
	for _, s := range []string{"\v", "\f", "\u0085", "\u2028", "\u2029"} {
		f, probs := source.NewFile("x", []byte("Hội"+s+"nghị"+s+"Đồ"+strings.Repeat("\x00", 20)+"Sơn"))
		if !strings.HasPrefix(f.Text, "Hội nghị Đồ\ufffd") || len(probs) != 10 {
			t.Fatalf("%q: %q, %v", s, f.Text, probs)
		}
		p := probs[0]
		if p.Code != diag.ForeignBreak || p.Pos.Col != 4 || len(p.Args) != 1 || p.Fix == nil || len(p.Fix.Edits) != 2 || p.Fix.Edits[1].Text != " " {
			t.Errorf("%q: %v", s, p)
		}
	}
	if _, probs := source.NewFile("x", []byte(strings.Repeat("\x00", 20)+"a\vb")); len(probs) != 11 {
		t.Errorf("after many others: %v", probs)
	}
}

func TestLostCharacters(t *testing.T) {
	for text, want := range map[string]string{"ê\ufffd \ufffd": "lost-character 1:2 [2]", "\u200b\ufffd": "hidden-character 1:1 [U+200B] lost-character 1:1 [1]", "a\x00\ufffd": "control-character 1:2 [U+0000]"} {
		_, probs := source.NewFile("x", []byte(text))
		var got []string
		for _, p := range probs {
			got = append(got, fmt.Sprintf("%s %d:%d %v", p.Code, p.Pos.Line, p.Pos.Col, p.Args))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzNewFile(f *testing.F) {
	f.Add([]byte("\ufeffQuận\r\nĐồ\rSơn\x00"), 3)
	f.Add([]byte("a\xffb"), 1)
	f.Add([]byte("0\x00"), 3)
	f.Add([]byte(strings.Repeat("ế", 5000)), 9000)
	f.Fuzz(func(t *testing.T, raw []byte, offset int) {
		file, probs := source.NewFile("x", raw)
		if !utf8.ValidString(file.Text) || !norm.NFC.IsNormalString(file.Text) || strings.Contains(file.Text, "\r") {
			t.Fatalf("not normal: %q", file.Text)
		}
		again, _ := source.NewFile("x", []byte(file.Text))
		if again.Text != strings.TrimPrefix(file.Text, "\ufeff") {
			t.Fatalf("%q becomes %q", file.Text, again.Text)
		}
		pos := file.Pos(offset)
		if pos.Line < 1 || pos.Col < 1 || pos.Col > utf8.RuneCountInString(file.Line(pos.Line))+1 {
			t.Fatalf("%v is not in the text", pos)
		}
		for _, p := range probs {
			if p.Pos.Line < 1 || p.Pos.Col < 1 {
				t.Fatalf("%v", p)
			}
		}
	})
}

func BenchmarkNewFile(b *testing.B) {
	raw := []byte(strings.Repeat("Sáng 19/1, Uỷ ban nhân dân quận Đồ Sơn tổ chức hội nghị tổng kết công tác.\n", 80))
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		source.NewFile("x", raw)
	}
}
