package extract

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/knowledge/honours"
)

func reader(t testing.TB) *Reader {
	t.Helper()
	c, problems := honours.New(nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return New(c)
}

// row formats a statement as the tables of this test do: honour | conferrer | recipients | period.
func row(s Statement) string {
	name := s.Honour
	if s.Known != nil && s.Known.Class != 0 && s.Known.Form != "Hình thức khen thưởng" && s.Known.Form != "Kỷ niệm chương" {
		name = s.Known.Name
	}
	if s.Honour == "Danh hiệu thi đua, hình thức khen thưởng" {
		name = s.Honour
	}
	var to []string
	for _, r := range s.Recipients {
		to = append(to, strings.Join(r.Kinds, " + ")+": "+value(r))
	}
	return strings.Join([]string{name, cmp.Or(s.By, "–"), cmp.Or(strings.Join(to, ", "), "–"), cmp.Or(s.Period, "–")}, " | ")
}

func value(r Recipients) string {
	switch {
	case len(r.Names) > 0:
		var names []string
		for _, n := range r.Names {
			names = append(names, n.Name)
		}
		return "[" + strings.Join(names, "; ") + "]"
	case r.Text != "":
		return r.Text
	}
	return fmt.Sprint(r.Count)
}

// rows formats the statements that are sure.
func rows(list []Statement) []string {
	var out []string
	for _, s := range list {
		if !s.Unsure {
			out = append(out, row(s))
		}
	}
	return out
}

// example is an entry of testdata/sentences.md.
type example struct {
	line int
	text string
	want []string
}

func examples(t testing.TB) []example {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "sentences.md"))
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	open := false
	for i, line := range strings.Split(string(data), "\n") {
		if text, ok := strings.CutPrefix(line, ">"); ok {
			if !open {
				out = append(out, example{line: i + 1})
			}
			out[len(out)-1].text += strings.TrimPrefix(text, " ") + "\n"
		} else if want, ok := strings.CutPrefix(line, "= "); ok {
			out[len(out)-1].want = append(out[len(out)-1].want, want)
		}
		open = strings.HasPrefix(line, ">")
	}
	return out
}

// score compares the awards read with those that the examples state, and counts both and the equal ones.
func score(r *Reader, list []example, miss func(e example, got []string)) (right, read, there int) {
	for _, e := range list {
		got := rows(r.Read(e.text))
		read, there = read+len(got), there+len(e.want)
		hits := 0
		left := slices.Clone(e.want)
		for _, g := range got {
			if i := slices.Index(left, g); i >= 0 {
				hits++
				left = slices.Delete(left, i, i+1)
			}
		}
		right += hits
		if hits < len(got) || hits < len(e.want) {
			miss(e, got)
		}
	}
	return right, read, there
}

// minRecall is the least part of the stated awards that is to be read.
const minRecall = 0.9

func TestSentences(t *testing.T) {
	list := examples(t)
	if len(list) < 60 {
		t.Fatalf("%d sentences only", len(list))
	}
	right, read, there := score(reader(t), list, func(e example, got []string) {
		t.Logf("line %d: %s  want %s\n  got  %s", e.line, e.text, strings.Join(e.want, "\n       "), strings.Join(got, "\n       "))
	})
	t.Logf("%d sentences: %d of %d awards read, %d read wrong", len(list), right, there, read-right)
	if right < read {
		t.Errorf("%d awards are read that are not stated so", read-right)
	}
	if float64(right) < minRecall*float64(there) {
		t.Errorf("%d of %d awards are read, less than %.2f", right, there, minRecall)
	}
}
