package check_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bangvang/internal/build/check"
	"bangvang/internal/diag"
	"bangvang/internal/testkit/trial"
)

// story is a text with the rows of its front matter.
type story struct {
	text string
	rows []string // in flow style
}

// number is an exact number of recipients in a row.
var number = regexp.MustCompile(`"[^"]+": (\d+)\b`)

// stories returns the sentences of the corpus of package extract that state awards, with the rows that it says they state.
// Rows that the front matter cannot hold are left out.
func stories(t *testing.T) (out []story) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "knowledge", "extract", "testdata", "corpus.md"))
	if err != nil {
		t.Fatal(err)
	}
	var s story
	for line := range strings.Lines(string(data) + "\n\n#\n") {
		line = strings.TrimRight(line, "\n")
		switch text, quoted := strings.CutPrefix(line, ">"); {
		case quoted:
			if len(s.rows) > 0 {
				out, s = append(out, s), story{}
			}
			if text = strings.TrimPrefix(text, " "); text != "---" && !strings.HasPrefix(text, "title:") {
				s.text += text + "\n"
			}
		case strings.HasPrefix(line, "= "):
			if row := flowRow(line[2:]); row != "" {
				s.rows = append(s.rows, row)
			}
		case strings.HasPrefix(line, "#"):
			if len(s.rows) > 0 {
				out = append(out, s)
			}
			s = story{}
		case line == "" && len(s.rows) == 0:
			s = story{}
		}
	}
	return out
}

// flowRow returns a row of the corpus as the front matter has it, "" if it cannot.
func flowRow(row string) string {
	f := strings.Split(row, " | ")
	by, _, _ := strings.Cut(f[1], "~")
	var to []string
	for _, part := range strings.Split(f[2], ", ") {
		kind, value, _ := strings.Cut(part, ": ")
		if kind == "?" {
			return ""
		}
		to = append(to, strconv.Quote(strings.ReplaceAll(kind, " + ", ", "))+": "+strings.ReplaceAll(value, ";", ","))
	}
	out := "award: " + strconv.Quote(f[0])
	if by != "–" {
		out += ", by: " + strconv.Quote(by)
	}
	return out + ", to: {" + strings.Join(to, ", ") + "}"
}

// siteOf returns a site of the stories, one article each.
func siteOf(list []story) string {
	var b strings.Builder
	for i, s := range list {
		fmt.Fprintf(&b, "-- content/2024/a%03d.md --\n---\ntitle: Bài %d\ndate: 2024-01-19\nawards:\n", i, i)
		for _, row := range s.rows {
			b.WriteString("  - {" + row + "}\n")
		}
		b.WriteString("---\n\n" + s.text + "\n")
	}
	return b.String()
}

// hints returns the number of hints of each article of a site.
func hints(t *testing.T, text string) map[string]int {
	s := trial.LoadText(t, text)
	out := map[string]int{}
	for _, p := range check.Unrecorded(context.Background(), s.Tree, s.Model) {
		if p.Code == diag.StatedAward || p.Code == diag.StatedCount {
			out[p.Pos.File]++
		}
	}
	return out
}

// changes are the slips of the experiment; one returns 0 if it cannot change a number.
var changes = []struct {
	name   string
	change func(n int) int
}{
	{"+1", func(n int) int { return n + 1 }},
	{"−1", func(n int) int { return n - 1 }},
	{"×10", func(n int) int { return n * 10 }},
	{"swapped", func(n int) int {
		if n < 10 || n > 99 || n%10 == n/10 || n%10 == 0 {
			return 0
		}
		return n%10*10 + n/10
	}},
}

// TestSlipsAreFound changes one number of the front matter after another, in every article of the corpus, and holds how
// many changes check finds, and how many hints it gives where nothing was changed.
//
//	go test ./internal/site/lint/unrecorded -run Slips -v
func TestSlipsAreFound(t *testing.T) {
	list := stories(t)
	if len(list) < 120 {
		t.Fatalf("%d articles only", len(list))
	}
	before := hints(t, siteOf(list))
	t.Logf("%d right articles: hints in %d", len(list), len(before))
	if 100*len(before) > len(list) {
		t.Errorf("hints in %d of %d right articles", len(before), len(list))
	}
	for _, c := range changes {
		found, all := 0, 0
		for k := 0; ; k++ { // the k-th number of each article
			changed, where := changeNumber(list, k, c.change)
			if len(where) == 0 {
				break
			}
			after := hints(t, siteOf(changed))
			for _, i := range where {
				all++
				if name := fmt.Sprintf("content/2024/a%03d.md", i); after[name] > before[name] {
					found++
				}
			}
		}
		t.Logf("%-8s found %d of %d, %.0f %%", c.name, found, all, 100*float64(found)/float64(all))
		if float64(found) < 0.85*float64(all) {
			t.Errorf("%s: %d of %d found", c.name, found, all)
		}
	}
}

// changeNumber returns the stories with their k-th number changed, and the indexes of those that have one.
func changeNumber(list []story, k int, change func(int) int) (out []story, where []int) {
	for i, s := range list {
		n := -1
		next := story{text: s.text}
		for _, row := range s.rows {
			next.rows = append(next.rows, number.ReplaceAllStringFunc(row, func(m string) string {
				if n++; n != k {
					return m
				}
				at := strings.LastIndexByte(m, ' ') + 1
				value, _ := strconv.Atoi(m[at:])
				if value = change(value); value > 0 {
					where = append(where, i)
					return m[:at] + strconv.Itoa(value)
				}
				return m
			}))
		}
		out = append(out, next)
	}
	return out, where
}
