package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// measured is an entry of testdata/corpus.md.
type measured struct {
	example
	kind string
	held bool // read only to score
}

// measuredSentences returns the entries of testdata/corpus.md. Every second one is held back: nobody looks at its failures.
func measuredSentences(t testing.TB) (out []measured) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "corpus.md"))
	if err != nil {
		t.Fatal(err)
	}
	kind, open := "", false
	for i, line := range strings.Split(string(data), "\n") {
		text, quoted := strings.CutPrefix(line, ">")
		switch {
		case quoted && !open:
			out = append(out, measured{example{line: i + 1}, kind, len(out)%2 == 1})
			fallthrough
		case quoted:
			out[len(out)-1].text += strings.TrimPrefix(text, " ") + "\n"
		case strings.HasPrefix(line, "= "):
			out[len(out)-1].want = append(out[len(out)-1].want, line[2:])
		case strings.HasPrefix(line, "## "):
			kind = line[3:]
		}
		open = quoted
	}
	return out
}

// tally counts awards: stated in the text, read, and read right.
type tally struct{ stated, read, right int }

func (t *tally) add(o tally) {
	t.stated, t.read, t.right = t.stated+o.stated, t.read+o.read, t.right+o.right
}

func (t tally) precision() float64 { return float64(t.right) / float64(max(t.read, 1)) }
func (t tally) recall() float64    { return float64(t.right) / float64(max(t.stated, 1)) }

// scoreEntry compares the certain statements of an entry with what it states.
func scoreEntry(r *Reader, e measured) (n tally, got []string) {
	left := slices.Clone(e.want)
	for _, s := range r.Read(e.text) {
		if s.Unsure {
			continue
		}
		got = append(got, row(s))
		if i := slices.IndexFunc(left, func(want string) bool { return agrees(want, s) }); i >= 0 {
			n.right++
			left = slices.Delete(left, i, i+1)
		}
	}
	n.stated, n.read = len(e.want), len(got)
	return n, got
}

// agrees reports whether a statement is the award of a row of the corpus.
func agrees(want string, s Statement) bool {
	fields := strings.Split(want, " | ")
	name := looseName(fields[0])
	names := []string{looseName(s.Honour)}
	if s.Known != nil {
		names = append(names, looseName(s.Known.Name))
	}
	if !slices.Contains(names, name) && !strings.HasPrefix(names[0], name) && !strings.HasPrefix(name, names[0]) {
		return false
	}
	by := strings.Split(fields[1], "~")
	if !slices.ContainsFunc(by, func(b string) bool {
		return b == "–" && s.By == "" || viet.KeyLoose(honours.ParseBody(b).Name) == viet.KeyLoose(honours.ParseBody(s.By).Name)
	}) {
		return false
	}
	var to []string
	for _, r := range s.Recipients {
		kinds := strings.Join(r.Kinds, " + ")
		if kinds == "" {
			kinds = "?"
		}
		to = append(to, kinds+": "+value(r))
	}
	if !equalRecipients(fields[2], strings.Join(to, ", ")) {
		return false
	}
	return len(fields) < 4 || fields[3] == s.Period
}

func looseName(s string) string {
	return viet.KeyLoose(strings.NewReplacer("“", "", "”", "", `"`, "").Replace(s))
}

// equalRecipients compares two lists of recipients without regard to their order.
func equalRecipients(a, b string) bool {
	split := func(s string) []string {
		out := strings.Split(strings.ReplaceAll(viet.KeyLoose(s), "; ", ";"), ", ")
		slices.Sort(out)
		return out
	}
	return slices.Equal(split(a), split(b))
}

// TestScore prints precision and recall for each kind of sentence and for both halves, and holds the floors.
//
//	go test ./internal/knowledge/extract -run Score -v
func TestScore(t *testing.T) {
	r := reader(t)
	list := measuredSentences(t)
	if len(list) < 200 {
		t.Fatalf("%d sentences only", len(list))
	}
	kinds := map[string]*[2]tally{}
	var order []string
	var total [2]tally
	for _, e := range list {
		n, got := scoreEntry(r, e)
		half := 0
		if e.held {
			half = 1
		}
		if kinds[e.kind] == nil {
			kinds[e.kind] = &[2]tally{}
			order = append(order, e.kind)
		}
		kinds[e.kind][half].add(n)
		total[half].add(n)
		if !e.held && (n.right < n.stated || n.right < n.read) {
			t.Logf("line %d: %s  want %s\n  got  %s", e.line, e.text, strings.Join(e.want, "\n       "), strings.Join(got, "\n       "))
		}
	}
	t.Logf("%-28s %8s %6s %6s   %8s %6s %6s", "kind", "open P", "R", "rows", "held P", "R", "rows")
	print := func(name string, n [2]tally) {
		t.Logf("%-28s %8.2f %6.2f %6d   %8.2f %6.2f %6d", name, n[0].precision(), n[0].recall(), n[0].stated, n[1].precision(), n[1].recall(), n[1].stated)
	}
	for _, k := range order {
		print(k, *kinds[k])
	}
	print("all", total)
	for half, name := range []string{"open", "held"} {
		if n := total[half]; n.precision() < floors[half].precision || n.recall() < floors[half].recall {
			t.Errorf("the %s half: precision %.3f and recall %.3f, at least %.2f and %.2f", name, n.precision(), n.recall(), floors[half].precision, floors[half].recall)
		}
	}
	if n := kinds["không trao"]; n[0].read > 0 {
		t.Errorf("%d awards are read where none is stated", n[0].read)
	}
}

// floors are the precision and recall that the open half and the half held back must have.
var floors = [2]struct{ precision, recall float64 }{{0.99, 0.96}, {0.95, 0.95}}
