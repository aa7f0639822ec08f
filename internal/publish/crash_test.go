package publish

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"bangvang/internal/publish/journal"
	"bangvang/internal/publish/manifest"

	"github.com/google/go-cmp/cmp"
)

// childVar makes the test binary run one of the children on the folder named in it, until it is killed.
const childVar = "PUBLISH_TEST_CHILD"

var children = map[string]func(dir string) error{
	"build": func(dir string) error { return buildForever(dir, linkedSite) },
	"shape": func(dir string) error { return buildForever(dir, shapeSite) },
	"hold": func(dir string) error {
		_, err := Open(Options{Dir: dir})
		fmt.Println("ready", err)
		_, _ = io.Copy(io.Discard, os.Stdin)
		return err
	},
	"limit": func(dir string) error {
		if err := limitFileSize(100_000); err != nil {
			return err
		}
		_, _, err := Write(context.Background(), Options{Dir: dir}, bigChange())
		return err
	},
	"nobody": func(dir string) error {
		if err := becomeNobody(); err != nil {
			return err
		}
		_, _, err := Write(context.Background(), Options{Dir: dir}, linkedSite(2).files())
		return err
	},
}

func TestMain(m *testing.M) {
	if kind, dir, ok := strings.Cut(os.Getenv(childVar), " "); ok {
		if err := children[kind](dir); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(t *testing.T, kind, dir string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), childVar+"="+kind+" "+dir)
	return cmd
}

func buildForever(dir string, site func(version int) tree) error {
	o := Options{Dir: filepath.Join(dir, "public"), ModTimesFile: filepath.Join(dir, "stat")}
	fmt.Println("ready")
	for version := 0; ; version++ {
		_, problems, err := Write(context.Background(), o, site(version%versions).files())
		if err != nil || len(problems) > 0 {
			return fmt.Errorf("version %d: %v %w", version, problems, err)
		}
	}
}

const versions = 5

// linkedSite returns a site whose pages come, change and go with every version. A page is its path, the paths that it
// links to, and an end.
func linkedSite(version int) tree {
	style := fmt.Sprintf("style-%d.css", version)
	site := tree{style: style + "\nend\n"}
	last, all := "index.html", []string{style}
	for i := range 120 {
		if (i*7+version*13)%5 == 0 {
			continue
		}
		p := fmt.Sprintf("20%02d/bai-%03d/index.html", i%7, i)
		site[p] = strings.Join([]string{p, style, last, "end\n"}, "\n")
		if i%3 == 0 { // a page that most versions do not change
			site[p] = strings.Join([]string{p, "index.html", "end\n"}, "\n")
		}
		last, all = p, append(all, p)
	}
	site["index.html"] = "index.html\n" + strings.Join(all, "\n") + "\nend\n"
	site["feed.xml"] = "feed.xml\n" + strings.Join(all, "\n") + "\nend\n"
	return site
}

// shapeSite returns a site whose paths change between file and folder, and in case.
func shapeSite(version int) tree {
	site := tree{"index.html": fmt.Sprint(version)}
	for i := range 60 {
		p := fmt.Sprintf("x%d", i)
		switch (i + version) % 4 {
		case 0:
			site[p] = "file"
		case 1:
			site[p+"/a/index.html"] = fmt.Sprint("deep ", version)
		case 2:
			site[strings.ToUpper(p)] = "upper"
		}
	}
	return site
}

// whole fails when a page in dir is incomplete or links to a page that does not exist.
func whole(t *testing.T, dir string) {
	t.Helper()
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return
	}
	if _, err := os.Stat(filepath.Join(dir, "index.html")); errors.Is(err, os.ErrNotExist) {
		return // the first build had not reached the home page: there is no way in yet
	}
	site := published(t, dir)
	for p, data := range site {
		lines := strings.Split(data, "\n")
		if len(lines) < 3 || lines[0] != p || lines[len(lines)-2] != "end" {
			t.Errorf("%s is not whole: %q", p, data)
			continue
		}
		for _, to := range lines[1 : len(lines)-2] {
			if _, ok := site[to]; !ok {
				t.Errorf("%s links to %s, which is not there", p, to)
			}
		}
	}
}

// kills is the number of builds that the crash tests kill; PUBLISH_KILLS sets a larger one.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("PUBLISH_KILLS")); err == nil {
		return n
	}
	return 30
}

// killBuild starts consecutive builds and kills them after a while.
func killBuild(t *testing.T, kind, dir string, after time.Duration) {
	t.Helper()
	cmd := child(t, kind, dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if lines.Scan(); lines.Text() != "ready" {
		t.Fatalf("the child said %q", lines.Text())
	}
	time.Sleep(after)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		t.Errorf("the child said %q", lines.Text())
	}
	_ = cmd.Wait() // it was killed
}

// died returns the step at which a build died.
func died(dir string) string {
	for _, c := range []struct{ path, step string }{
		{"journal", "after the commit"}, {"manifest.new", "at the commit"}, {"stage", "while staging"},
	} {
		if _, err := os.Stat(filepath.Join(dir, "public", manifest.OwnFolder, c.path)); err == nil {
			return c.step
		}
	}
	return "between"
}

func TestKilledBuildsLeaveTheSiteWhole(t *testing.T) {
	dir := t.TempDir()
	steps := map[string]int{}
	for i := range kills() {
		if i%6 == 5 { // a first build from time to time
			remove(t, dir, "public")
		}
		killBuild(t, "build", dir, time.Duration(rand.IntN(40_000))*time.Microsecond)
		steps[died(dir)]++
		whole(t, filepath.Join(dir, "public"))
		// Opening alone, as a build with errors does, ends at one version.
		o := Options{Dir: filepath.Join(dir, "public"), ModTimesFile: filepath.Join(dir, "stat")}
		target, err := Open(o)
		if err != nil {
			t.Fatal(err)
		}
		if err := target.Close(); err != nil {
			t.Fatal(err)
		}
		if !isVersion(t, o.Dir, linkedSite) {
			t.Fatalf("kill %d: the site is a mixture", i)
		}
		if i%2 == 0 {
			next := linkedSite(rand.IntN(versions))
			mustWrite(t, o, next)
			same(t, o.Dir, next)
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	t.Logf("builds died %v", steps)
}

func isVersion(t *testing.T, dir string, site func(int) tree) bool {
	t.Helper()
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return true
	}
	stands := published(t, dir)
	if len(stands) == 0 {
		return true
	}
	for v := range versions {
		if cmp.Equal(stands, site(v)) {
			return true
		}
	}
	return false
}

func TestKilledChangesOfShapeAreRepaired(t *testing.T) {
	dir := t.TempDir()
	for i := range kills() / 2 {
		killBuild(t, "shape", dir, time.Duration(rand.IntN(30_000))*time.Microsecond)
		o := Options{Dir: filepath.Join(dir, "public"), ModTimesFile: filepath.Join(dir, "stat")}
		next := shapeSite(i % versions)
		mustWrite(t, o, next)
		same(t, o.Dir, next)
	}
}

// dieAfter publishes next, but dies after the given number of steps of the journal. It returns the number of all
// steps.
func dieAfter(t *testing.T, o Options, next tree, steps int) int {
	t.Helper()
	target, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	items, err := sortItems(next.files())
	if err != nil {
		t.Fatal(err)
	}
	if err := target.decideAll(t.Context(), items); err != nil {
		t.Fatal(err)
	}
	c := target.plan(items)
	if _, err := target.commit(t.Context(), &c, items); err != nil {
		t.Fatal(err)
	}
	moves := min(steps, len(c.journal.Moves))
	part := journal.Journal{Moves: c.journal.Moves[:moves]}
	if rest := steps - moves; rest > 0 {
		part.Removals = c.journal.Removals[:min(rest, len(c.journal.Removals))]
	}
	if _, err := target.folder().Replay(part); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(target.lock.Release(false), target.root.Close()); err != nil {
		t.Fatal(err)
	}
	return len(c.journal.Moves) + len(c.journal.Removals)
}

func TestDeathAtEveryStep(t *testing.T) {
	for _, c := range []struct {
		name       string
		site       func(int) tree
		checkWhole bool
	}{{"linked", linkedSite, true}, {"shape", shapeSite, false}} {
		t.Run(c.name, func(t *testing.T) {
			total := 1
			for step := 0; step <= total; step += 1 + total/12 {
				o := Options{Dir: t.TempDir()}
				mustWrite(t, o, c.site(1))
				total = dieAfter(t, o, c.site(2), step)
				if c.checkWhole {
					whole(t, o.Dir)
				}
				target, err := Open(o)
				if err != nil {
					t.Fatal(err)
				}
				if err := target.Close(); err != nil {
					t.Fatal(err)
				}
				same(t, o.Dir, c.site(2))
			}
		})
	}
}

// TestForeignFilesThatComeAfterADeath creates files where a dead build would still move and remove its own: the next
// build must not destroy them.
func TestForeignFilesThatComeAfterADeath(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	before := tree{"index.html": "1", "gone.html": "1", "style.css": "1", "was/a.html": "1"}
	after := tree{"index.html": "2", "new.html": "2", "dir/a.html": "2", "dir/b.html": "2", "same.html": "2", "file": "2"}
	mustWrite(t, o, before)
	steps := dieAfter(t, o, after, 0)
	remove(t, o.Dir, ".bangvang/manifest") // as if everything was done except the cleaning up …
	if err := os.Rename(filepath.Join(o.Dir, newManifestPath), filepath.Join(o.Dir, manifestPath)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(o); err != nil { // … so that files still there are left alone
		t.Fatal(err)
	}
	if steps < 6 {
		t.Fatalf("only %d steps", steps)
	}
	if diff := cmp.Diff(before, published(t, o.Dir)); diff != "" {
		t.Fatalf("files went that the manifest no longer names:\n%s", diff)
	}

	o = Options{Dir: t.TempDir()}
	mustWrite(t, o, before)
	dieAfter(t, o, after, 0)
	putForeign(t, o.Dir, "new.html", "mine")
	putForeign(t, o.Dir, "same.html", "2")
	putForeign(t, o.Dir, "dir/a.html", "mine")
	putForeign(t, o.Dir, "file/mine", "mine")
	target, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	want := tree{"index.html": "2", "new.html": "mine", "dir/a.html": "mine", "dir/b.html": "2", "same.html": "2", "file/mine": "mine"}
	if diff := cmp.Diff(want, published(t, o.Dir)); diff != "" {
		t.Errorf("after recovery (-want +got):\n%s", diff)
	}
	if _, ok := target.snapshot.Unchanged("new.html", 0); ok {
		t.Error("a foreign file became ours")
	}
	if err := target.Close(); err != nil {
		t.Fatal(err)
	}
	if _, problems, err := Write(t.Context(), o, after.files()); err != nil || len(problems) != 3 {
		t.Errorf("%v %v", problems, err)
	}
}

func TestLinksThatComeAfterADeath(t *testing.T) {
	for _, inside := range []bool{false, true} {
		o := Options{Dir: t.TempDir()}
		theirs := t.TempDir()
		to := theirs
		if inside {
			theirs, to = filepath.Join(o.Dir, "theirs"), "theirs"
		}
		putForeign(t, theirs, "a.html", "theirs")
		mustWrite(t, o, tree{"index.html": "1", "was/a.html": "1", "stays/a.html": "1", "stays/b.html": "1"})
		dieAfter(t, o, tree{"index.html": "2", "stays/a.html": "2", "stays/new.html": "2"}, 0)
		for _, name := range []string{"was", "stays"} {
			remove(t, o.Dir, name)
			link(t, to, o.Dir, name)
		}
		mustWrite(t, o, tree{"index.html": "3"})
		if diff := cmp.Diff(tree{"a.html": "theirs"}, published(t, theirs)); diff != "" {
			t.Errorf("a link was followed, inside is %v:\n%s", inside, diff)
		}
	}
}

func TestBrokenJournalIsSaid(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	mustWrite(t, o, old())
	putForeign(t, o.Dir, ".bangvang/journal", "bangvang journal 1\nremove ../x\nend\n")
	if _, err := Open(o); err == nil || !strings.Contains(err.Error(), "delete it and build again") {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff(old(), published(t, o.Dir)); diff != "" {
		t.Errorf("the site changed:\n%s", diff)
	}
}

func TestLock(t *testing.T) {
	o := Options{Dir: filepath.Join(t.TempDir(), "public")}
	mustWrite(t, o, old())
	cmd := child(t, "hold", o.Dir)
	out, err1 := cmd.StdoutPipe()
	in, err2 := cmd.StdinPipe()
	if err := errors.Join(err1, err2, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready <nil>\n" {
		t.Fatalf("the child said %q %v", line, err)
	}
	_, _, err := Write(t.Context(), o, tree{"index.html": "other"}.files())
	if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), o.Dir) {
		t.Errorf("while another holds it: %v", err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	same(t, o.Dir, old())
	mustWrite(t, o, tree{"index.html": "other"})
}

func TestLockWithinAProcess(t *testing.T) {
	o := Options{Dir: filepath.Join(t.TempDir(), "public")}
	for range 3 { // Close removes the lock file of an output that is still empty, which must not release another's lock
		first, err := Open(o)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Open(o); !errors.Is(err, ErrLocked) {
			t.Errorf("a second Open: %v", err)
		}
		if err := first.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOutputThatCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	putForeign(t, path.Dir(filepath.ToSlash(file)), "file", "mine")
	for _, dir := range []string{file, filepath.Join(file, "public"), filepath.Join(file, "a", "b")} {
		if _, err := Open(Options{Dir: dir}); err == nil || !strings.Contains(err.Error(), dir) {
			t.Errorf("%s: %v", dir, err)
		}
	}
	dir := t.TempDir()
	putForeign(t, dir, ".bangvang", "mine")
	if _, err := Open(Options{Dir: dir}); err == nil || !strings.Contains(err.Error(), "no folder") {
		t.Errorf("a file .bangvang: %v", err)
	}
	outside := t.TempDir()
	dir = t.TempDir()
	link(t, outside, dir, ".bangvang")
	if _, err := Open(Options{Dir: dir}); err == nil {
		t.Error("a link .bangvang was followed")
	}
	if left := published(t, outside); len(left) > 0 {
		t.Errorf("outside there is %v", left)
	}
}

// bigChange returns a change whose last file does not fit on a small disk.
func bigChange() []File {
	site := linkedSite(2)
	site["z/big.bin"] = strings.Repeat("x", 2<<20)
	return site.files()
}

// TestAnotherCase simulates a file system without case by a second name of the same file.
func TestAnotherCase(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	mustWrite(t, o, tree{"Foo.html": "1", "index.html": "1"})
	if err := os.Link(filepath.Join(o.Dir, "Foo.html"), filepath.Join(o.Dir, "foo.html")); err != nil {
		t.Skipf("this file system has no second names: %v", err)
	}
	target, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	items, err := sortItems([]File{{Path: "foo.html", Data: []byte("1")}, {Path: "index.html", Data: []byte("1")}})
	if err != nil {
		t.Fatal(err)
	}
	if err := target.decideAll(t.Context(), items); err != nil {
		t.Fatal(err)
	}
	want := journal.Journal{Moves: []journal.Move{{Path: "foo.html", Clears: []string{"Foo.html"}}}}
	if diff := cmp.Diff(want, target.plan(items).journal); diff != "" {
		t.Errorf("the name does not change in one move (-want +got):\n%s", diff)
	}
}
