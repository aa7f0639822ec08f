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
	"sync"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/adrg/frontmatter"
	"github.com/yuin/goldmark"
	"go.yaml.in/yaml/v4"

	"bangvang/internal/testkit/corpus"
	"bangvang/themes"
)

var (
	articles = flag.Int("articles", 0, "how many articles to time the programs with; 0 times nothing")
	times    = flag.Int("times", 5, "how often each is run")
	with     = flag.String("with", "hugo,eleventy", "the programs to time beside bangvang: names or paths that end in hugo… or eleventy…, for example /opt/hugo-0.165")
	nameless = flag.Bool("nameless", false, "articles whose awards have numbers of recipients instead of their names")
	layout   = flag.String("layout", "", "lay the sites out in this folder")
	floor    = flag.String("floor", "", "do in this folder only what no program can leave out")
)

// generator returns what makes the articles.
func generator() corpus.Generator {
	if *nameless {
		return corpus.Nameless
	}
	return corpus.Named
}

// measurement are the measurements of one run.
type measurement struct {
	wall, cpu time.Duration
	peak      int64 // peak memory in bytes
}

// row is a command to time.
type row struct {
	name   string
	out    string // the folder whose files are counted; empty if only a few files of it are written
	before func() // not timed
	run    func() *exec.Cmd
	after  func()
	runs   []measurement
}

// TestLayOut writes the site to -layout, for bangvang into the folder site, for the others into hugo and eleventy.
func TestLayOut(t *testing.T) {
	if *layout == "" {
		t.Skip("no -layout given")
	}
	from := generator()
	s := plan(t, from, *articles)
	for _, kind := range []string{"hugo", "eleventy"} {
		writePeerSite(t, s, kind, filepath.Join(*layout, kind))
	}
	if err := os.CopyFS(filepath.Join(*layout, "site"), from.Site(*articles)); err != nil {
		t.Fatal(err)
	}
}

// TestFloor does in the folder -floor what no program of these libraries can leave out: it reads each article, its front
// matter as YAML and its body as Markdown, and writes as many files of the same size as bangvang did.
func TestFloor(t *testing.T) {
	if *floor == "" {
		t.Skip("no -floor given")
	}
	articles, err := filepath.Glob(filepath.Join(*floor, "site", "content", "2*", "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	markdown := goldmark.New()
	inTwo(t, articles, func(name string) error {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var front yaml.Node
		body, err := frontmatter.Parse(bytes.NewReader(data), &front, frontmatter.NewFormat("---", "---", yaml.Unmarshal))
		if err != nil {
			return err
		}
		return markdown.Convert(body, &bytes.Buffer{})
	})
	from, to := filepath.Join(*floor, "bangvang"), filepath.Join(*floor, "floor")
	var files []string
	err = filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			files = append(files, strings.TrimPrefix(name, from))
			return err
		}
		return os.MkdirAll(filepath.Join(to, strings.TrimPrefix(name, from)), 0o777)
	})
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 64<<20)
	inTwo(t, files, func(name string) error {
		info, err := os.Stat(filepath.Join(from, name))
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), zeros[:info.Size()], 0o666)
	})
}

// inTwo calls do for every name, two at the same time.
func inTwo(t *testing.T, names []string, do func(string) error) {
	t.Helper()
	var wait sync.WaitGroup
	for i := range 2 {
		wait.Go(func() {
			for j := i; j < len(names); j += 2 {
				if err := do(names[j]); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
}

// TestBeside times the programs in alternation and prints the medians.
func TestBeside(t *testing.T) {
	if *articles == 0 || *layout != "" || *floor != "" {
		t.Skip("times nothing without -articles")
	}
	var programs []program
	for name := range strings.SplitSeq(*with, ",") {
		p, err := find(name)
		if err != nil {
			t.Fatal(err)
		}
		programs = append(programs, p)
	}
	dir := memoryDir(t)
	in := func(name string) string { return filepath.Join(dir, name) }
	// In another process: on Linux the peak memory of a process includes that of its parent, so this process must not
	// grow.
	again := func(test string, args ...string) *exec.Cmd {
		return exec.Command(os.Args[0], append([]string{"-test.run=^" + test + "$"}, args...)...)
	}
	made := again("TestLayOut", "-layout", dir, "-articles", strconv.Itoa(*articles), "-nameless="+strconv.FormatBool(*nameless))
	if out, err := made.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	ours := compile(t, in("command"))
	build := func() *exec.Cmd {
		return exec.Command(ours, "build", "-q", "-s", in("site"), "-o", in("bangvang"), "--now", today)
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
	rows := []*row{{name: "bangvang, cold", out: "bangvang", before: gone("bangvang", "site/.bangvang"), run: build, after: none}}
	for i, p := range programs {
		out := fmt.Sprint(p.kind, i)
		rows = append(rows, &row{name: p.version, out: out, before: gone(out), run: func() *exec.Cmd { return p.build(in(p.kind), in(out)) }, after: none})
	}
	rows = append(rows,
		&row{name: "the floor", out: "floor", before: gone("floor"), run: func() *exec.Cmd { return again("TestFloor", "-floor", dir) }, after: gone("floor")},
		&row{name: "bangvang, nothing changed", before: none, run: build, after: none})
	for _, e := range edits(t, in("site"), *articles) {
		rows = append(rows, &row{name: "bangvang, " + e.name, before: e.do, run: build, after: func() {
			e.undo()
			timeRun(t, build()) // restores the initial state for the next row
		}})
	}
	for range *times {
		for _, r := range rows {
			r.before()
			r.runs = append(r.runs, timeRun(t, r.run()))
			r.after()
		}
	}
	report(t, dir, rows)
}

// compile builds the bangvang command.
func compile(t *testing.T, file string) string {
	t.Helper()
	if out, err := exec.Command("go", "build", "-o", file, "bangvang/cmd/bangvang").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return file
}

// timeRun runs a process to its end and returns its measurements.
func timeRun(t *testing.T, cmd *exec.Cmd) measurement {
	t.Helper()
	start := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(start)
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, out)
	}
	state := cmd.ProcessState
	return measurement{took, state.UserTime() + state.SystemTime(), peak(state)}
}

// report prints the medians, and of whole sites the processor time for each file and each MB, and how many times that of
// bangvang these are. A floor that was removed again has the files of bangvang.
func report(t *testing.T, dir string, rows []*row) {
	t.Helper()
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "%d articles, medians of %d\twall s\tcpu s\tpeak MB\tfiles\tMB\tms a file\tms a kB\ta site\ta file\ta byte\n", *articles, *times)
	var first [3]float64
	for _, r := range rows {
		wall := median(r.runs, func(f measurement) time.Duration { return f.wall })
		cpu := median(r.runs, func(f measurement) time.Duration { return f.cpu })
		peak := median(r.runs, func(f measurement) int64 { return f.peak })
		fmt.Fprintf(w, "%s\t%.2f\t%.2f\t%d", r.name, wall.Seconds(), cpu.Seconds(), peak>>20)
		if folder := strings.Replace(r.out, "floor", "bangvang", 1); folder != "" {
			o, _ := count(t, os.DirFS(filepath.Join(dir, folder)))
			ms := float64(cpu.Microseconds()) / 1000
			per := [3]float64{ms, ms / float64(o.files), 1000 * ms / float64(o.bytes)}
			if first[0] == 0 {
				first = per
			}
			fmt.Fprintf(w, "\t%d\t%.0f\t%.3f\t%.4f\t%.2f\t%.2f\t%.2f", o.files, float64(o.bytes)/1e6, per[1], per[2], per[0]/first[0], per[1]/first[1], per[2]/first[2])
		}
		fmt.Fprintln(w)
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
	from := generator()
	i := n / 2
	for !strings.Contains(from.Article(i), "awards:\n") {
		i++
	}
	name, text := filepath.Join(site, filepath.FromSlash(from.Path(i))), from.Article(i)
	other := from.Article(i + 1)
	line := func(text, key string) string {
		from := strings.Index(text, "\n"+key+": ") + 1
		if from == 0 {
			t.Fatalf("an article without %s", key)
		}
		return text[from : from+strings.Index(text[from:], "\n")]
	}
	for j := i + 2; line(other, "locality") == line(text, "locality"); j++ {
		other = from.Article(j)
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
