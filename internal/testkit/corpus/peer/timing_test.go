package peer

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"bangvang/internal/testkit/corpus"
	"bangvang/themes"
)

var (
	articles = flag.Int("articles", 0, "how many articles to time both programs with; 0 times nothing")
	times    = flag.Int("times", 5, "how often each is run")
	layout   = flag.String("layout", "", "lay both sites out in this folder")
)

// measurement are the measurements of one run.
type measurement struct {
	wall, cpu time.Duration
	peak      int64 // peak memory in bytes
}

// row is a command to time.
type row struct {
	name     string
	before   func() // not timed
	run      func() *exec.Cmd
	after    func()
	runs     []measurement
	lastLine string // the last line of the last run
}

// TestLayOut writes both sites to -layout, into the folders site and hugo.
func TestLayOut(t *testing.T) {
	if *layout == "" {
		t.Skip("no -layout given")
	}
	writeHugoSite(t, plan(t, *articles), filepath.Join(*layout, "hugo"))
	if err := os.CopyFS(filepath.Join(*layout, "site"), corpus.Site(*articles)); err != nil {
		t.Fatal(err)
	}
}

// TestBeside times both programs in alternation and prints the medians.
func TestBeside(t *testing.T) {
	if *articles == 0 || *layout != "" {
		t.Skip("times nothing without -articles")
	}
	program := hugo(t)
	dir := memoryDir(t)
	in := func(name string) string { return filepath.Join(dir, name) }
	// In another process: on Linux the peak memory of a process includes that of its parent, so this process must not
	// grow.
	made := exec.Command(os.Args[0], "-test.run=^TestLayOut$", "-layout", dir, "-articles", strconv.Itoa(*articles))
	if out, err := made.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	ours := compile(t, in("bangvang"))
	build := func() *exec.Cmd {
		return exec.Command(ours, "build", "-s", in("site"), "-o", in("ours"), "--now", today)
	}
	gone := func(names ...string) func() {
		return func() {
			for _, name := range names {
				if err := os.RemoveAll(in(name)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	none := func() {}
	rows := []*row{
		{name: "hugo, minified", before: gone("theirs"), run: func() *exec.Cmd { return hugoRun(program, in("hugo"), in("theirs"), "--minify") }, after: none},
		{name: "hugo, again", before: none, run: func() *exec.Cmd { return hugoRun(program, in("hugo"), in("theirs"), "--minify") }, after: none},
		{name: "hugo, not minified", before: gone("plain"), run: func() *exec.Cmd { return hugoRun(program, in("hugo"), in("plain")) }, after: gone("plain")},
		{name: "cold", before: gone("ours", "site/.bangvang"), run: build, after: none},
		{name: "nothing changed", before: none, run: build, after: none},
	}
	for _, e := range edits(t, in("site"), *articles) {
		rows = append(rows, &row{name: e.name, before: e.do, run: build, after: func() {
			e.undo()
			timeRun(t, build()) // restores the initial state for the next row
		}})
	}
	for range *times {
		for _, r := range rows {
			r.before()
			one, said := timeRun(t, r.run())
			r.runs, r.lastLine = append(r.runs, one), said
			r.after()
		}
	}
	report(t, rows)
	for name, folder := range map[string]string{"hugo": "theirs", "bangvang": "ours"} {
		o, kinds := count(t, os.DirFS(in(folder)))
		t.Logf("%s: %+v %v", name, o, kinds)
	}
}

// compile builds the bangvang command.
func compile(t *testing.T, file string) string {
	t.Helper()
	if out, err := exec.Command("go", "build", "-o", file, "bangvang/cmd/bangvang").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return file
}

// timeRun runs a process to its end and returns its measurements and the last line of its output.
func timeRun(t *testing.T, cmd *exec.Cmd) (measurement, string) {
	t.Helper()
	start := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(start)
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	state := cmd.ProcessState
	return measurement{took, state.UserTime() + state.SystemTime(), peak(state)}, lines[len(lines)-1]
}

// report prints the medians.
func report(t *testing.T, rows []*row) {
	t.Helper()
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "%d articles, medians of %d\twall s\tcpu s\tpeak MB\tsaid\n", *articles, *times)
	for _, r := range rows {
		wall := median(r.runs, func(f measurement) time.Duration { return f.wall })
		cpu := median(r.runs, func(f measurement) time.Duration { return f.cpu })
		peak := median(r.runs, func(f measurement) int64 { return f.peak })
		fmt.Fprintf(w, "%s\t%.2f\t%.2f\t%d\t%s\n", r.name, wall.Seconds(), cpu.Seconds(), peak>>20, r.lastLine)
	}
	w.Flush()
	t.Log("\n" + b.String())
}

// median returns the median of one measurement over all runs.
func median[T int64 | time.Duration](runs []measurement, of func(measurement) T) T {
	all := make([]T, len(runs))
	for i, f := range runs {
		all[i] = of(f)
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// edit is a change of the site, with its reversal.
type edit struct {
	name     string
	do, undo func()
}

// edits are changes as editors make them, each of one file: an article with awards in the middle of the site, or
// the theme.
func edits(t *testing.T, site string, n int) []edit {
	i := n / 2
	for !strings.Contains(corpus.Article(i), "awards:\n") {
		i++
	}
	name, text := filepath.Join(site, filepath.FromSlash(corpus.Path(i))), corpus.Article(i)
	other := corpus.Article(i + 1)
	line := func(text, key string) string {
		from := strings.Index(text, "\n"+key+": ") + 1
		if from == 0 {
			t.Fatalf("an article without %s", key)
		}
		return text[from : from+strings.Index(text[from:], "\n")]
	}
	for j := i + 2; line(other, "locality") == line(text, "locality"); j++ {
		other = corpus.Article(j)
	}
	back := func() { write(t, name, []byte(text)) }
	changed := func(what, from, to string) edit {
		return edit{"edited: " + what, func() { write(t, name, []byte(strings.Replace(text, from, to, 1))) }, back}
	}
	renamed := filepath.Join(filepath.Dir(name), "ten-moi.md")
	move := func(from, to string) func() {
		return func() {
			if err := os.Rename(from, to); err != nil {
				t.Fatal(err)
			}
		}
	}
	remove := func(name string) {
		if err := os.RemoveAll(name); err != nil {
			t.Fatal(err)
		}
	}
	const foot = "bangvang/templates/foot.html"
	theme, err := fs.ReadFile(themes.FS, foot)
	if err != nil {
		t.Fatal(err)
	}
	title, tags, locality := line(text, "title"), line(text, "tags"), line(text, "locality")
	return []edit{
		changed("body", "Xem thêm", "Mời xem thêm"),
		changed("title", title, title+", mở rộng"),
		changed("a tag added", tags, strings.TrimSuffix(tags, "]")+", Một chủ đề mới]"),
		changed("another locality", locality, line(other, "locality")),
		changed("an award added", "awards:\n", "awards:\n  - {award: Cờ thi đua, by: UBND tỉnh, period: 2020, to: {tập thể: 2}}\n"),
		{"deleted", func() { remove(name) }, back},
		{"renamed", move(name, renamed), move(renamed, name)},
		{"theme: " + path.Base(foot), func() {
			write(t, filepath.Join(site, "themes", filepath.FromSlash(foot)), bytes.Replace(theme, []byte("</footer>"), []byte("<p>·</p></footer>"), 1))
		}, func() { remove(filepath.Join(site, "themes")) }},
	}
}
