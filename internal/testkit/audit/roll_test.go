package audit

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"bangvang/internal/build"
	"bangvang/internal/publish"
	assembled "bangvang/internal/site"
	"bangvang/internal/site/roll"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

// shownRows is the number of awards that one sees among the results of a filter; told is the text of which a screen reader informs.
const (
	shownRows = `Array.from(document.querySelectorAll("#_rows tr:not(.at)")).filter((e) => e.checkVisibility()).length`
	told      = `document.querySelector("#_status").textContent`
	ready     = `!document.querySelector("#_found").hidden && ` + told + ` && !` + told + `.includes("…") && (` + shownRows + ` || /^Không/.test(` + told + `))`
)

// choose returns a script that chooses a value of a filter as a reader does.
func choose(name, value string) string {
	return fmt.Sprintf(`(() => { const e = document.querySelector("#_filters").elements[%q]; document.querySelector("#_status").textContent = ""; e.value = %q;
		e.dispatchEvent(new Event("input", {bubbles: true})); e.dispatchEvent(new Event("change", {bubbles: true})); return e.value; })()`, name, value)
}

// TestRoll filters the roll of the repository's site by one value of each filter: the status counts them, the address can be shared,
// the chip is removed, and the browser goes back and forward.
func TestRoll(t *testing.T) {
	b, s := chrome(t), open(t, own)
	b.width(t, 1280)
	b.media(t, "light", "")
	b.open(t, s.url+"bang-vang/")
	const whole = `document.querySelector("#_whole").checkVisibility()`
	if js[bool](t, b, `document.querySelector("#_filters").hidden`) || !js[bool](t, b, whole) {
		t.Fatal("the filters or the roll are hidden")
	}
	if !js[bool](t, b, `(() => { const e = document.querySelector("#_filters"); e.hidden = true; const kept = e.checkVisibility(); e.hidden = false; return kept; })()`) {
		t.Error("the roll jumps when the script shows the filters")
	}
	for _, c := range []struct{ name, value, param, chip string }{
		{"nam", "2023", "nam=2023", "2023"}, {"noi", "hai-phong", "noi=hai-phong", "Hải Phòng"}, {"xa", "quan-do-son", "noi=hai-phong/quan-do-son", "Quận Đồ Sơn, Hải Phòng"},
		{"cap", "provincial", "cap=provincial", "Cấp bộ, tỉnh"}, {"danh-hieu", "bang-khen", "danh-hieu=bang-khen", "Bằng khen"}, {"doi-tuong", "ho-gia-dinh", "doi-tuong=ho-gia-dinh", "hộ gia đình"},
		{"don-vi", "ubnd tinh ha tinh", "don-vi=ubnd-tinh-ha-tinh", "UBND tỉnh Hà Tĩnh"},
	} {
		if c.name == "xa" {
			js[any](t, b, choose("noi", "hai-phong"))
			b.eventually(t, `!document.querySelector("#_filters").elements.xa.disabled`)
		}
		if got := js[string](t, b, choose(c.name, c.value)); got != c.value {
			t.Errorf("one cannot choose %s %q, only %q", c.name, c.value, js[[]string](t, b, `Array.from(document.querySelector("#_filters").elements["`+c.name+`"].options || [], (o) => o.value)`))
			continue
		}
		b.eventually(t, ready+` && document.querySelector("#_chips button")`)
		n := js[int](t, b, shownRows)
		if said := js[string](t, b, told); n == 0 || n > 20 || !strings.HasPrefix(said, fmt.Sprintf("%d khen thưởng", n)) {
			t.Errorf("%s %s: %d rows, and one hears %q", c.name, c.value, n, said)
		}
		if query := js[string](t, b, "location.search"); query != "?"+c.param {
			t.Errorf("the address says %s, not %s", query, c.param)
		}
		if chip := js[string](t, b, `document.querySelector("#_chips button").textContent`); !strings.Contains(chip, c.chip) && c.name != "cap" {
			t.Errorf("the chip of %s says %q", c.param, chip)
		}
		if js[bool](t, b, whole) {
			t.Errorf("%s: the whole roll is still there", c.param)
		}
		js[any](t, b, `document.querySelector("#_chips button").click()`)
		b.eventually(t, whole+` && location.search === "" && document.querySelector("#_filters").contains(document.activeElement)`)
	}
	js[any](t, b, "history.back()")
	b.eventually(t, ready+` && location.search === "?don-vi=ubnd-tinh-ha-tinh"`)
	js[any](t, b, "history.forward()")
	b.eventually(t, whole+` && location.search === ""`)

	b.open(t, s.url+"bang-vang/?nam=2024&doi-tuong=tap-the")
	b.eventually(t, ready)
	if n := js[int](t, b, shownRows); n == 0 || js[string](t, b, `document.querySelector("#_filters").elements.nam.value`) != "2024" || js[int](t, b, `document.querySelectorAll("#_chips .chip").length`) != 2 {
		t.Errorf("an address with a query shows %d rows", n)
	}
	there := js[string](t, b, `document.querySelector("#_rows .at a").href`)
	b.open(t, there)
	if !js[bool](t, b, `document.getElementById(location.hash.slice(1)).closest("table") !== null`) {
		t.Errorf("%s is no award", there)
	}
	b.open(t, s.url+"bang-vang/?nam=1900&don-vi=khong-co")
	b.eventually(t, ready)
	if said := js[string](t, b, told); !strings.HasPrefix(said, "Không có khen thưởng nào") {
		t.Errorf("of nothing one hears %q", said)
	}
	checkConsole(t, b)
}

// TestRollByKeyboard filters a roll by keyboard on a telephone: the first field is on the first screen and near in the order of
// the keyboard, more awards follow at a key, and the first of them has the focus.
func TestRollByKeyboard(t *testing.T) {
	b, s := chrome(t), open(t, large)
	b.width(t, 360)
	b.media(t, "light", "")
	b.open(t, s.url+"bang-vang/")
	if y := js[float64](t, b, `document.querySelector("main input, main select").getBoundingClientRect().top + scrollY`); y > 900 {
		t.Errorf("the first field is %v px down", y)
	}
	tabs := 0
	for ; tabs < 20 && !js[bool](t, b, `document.activeElement.matches("main select")`); tabs++ {
		b.press(t, "Tab")
	}
	if tabs > 12 {
		t.Errorf("the first filter is %d tabs away", tabs)
	}
	b.press(t, "2", "0", "2", "4") // as one types into a select
	b.eventually(t, ready+` && location.search === "?nam=2024"`)
	b.open(t, s.url+"bang-vang/?doi-tuong=tap-the")
	b.eventually(t, ready)
	total, _ := strconv.Atoi(strings.Fields(js[string](t, b, told))[0])
	if n := js[int](t, b, shownRows); n != 20 || total <= 20 {
		t.Errorf("%d rows of %d", n, total)
	}
	if over := js[int](t, b, tooWide); over > 0 {
		t.Errorf("%d px too wide", over)
	}
	js[any](t, b, `document.querySelector("#_more").focus()`)
	b.press(t, "Enter")
	b.eventually(t, shownRows+" > 20")
	if !js[bool](t, b, `(() => {
		const rows = Array.from(document.querySelector("#_rows").rows), at = rows.indexOf(document.activeElement.closest("tr"));
		return rows.slice(0, at).filter((e) => !e.matches(".at")).length === 20;
	})()`) {
		t.Error("the focus is not on the first of the awards that follow")
	}
	b.open(t, s.url+"bang-vang/?danh-hieu=giay-khen&nam=2024&doi-tuong=ca-nhan")
	b.eventually(t, ready)
	if !js[bool](t, b, `Array.from(document.querySelectorAll("#_rows th"), (e) => e.textContent).includes("Giấy khen (truy tặng)")`) {
		t.Error("an award conferred posthumously does not say so")
	}
	axe, err := os.ReadFile(validator(t, "axe-core", "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	js[any](t, b, "(()=>{"+string(axe)+"})()")
	for _, wrong := range violations(t, b) {
		t.Errorf("filtered: %s", wrong)
	}
	checkConsole(t, b)
}

// TestRollWithoutScript checks that all awards are on static pages, and that years and places lead to theirs.
func TestRollWithoutScript(t *testing.T) {
	s := open(t, large)
	total, pages := 0, 0
	for n := 1; ; n++ {
		data, err := os.ReadFile(filepath.Join(s.dir, "bang-vang", []string{"", "trang/" + strconv.Itoa(n)}[min(1, n-1)], "index.html"))
		if err != nil {
			break
		}
		total += strings.Count(string(data), "<tr id=")
		if pages++; pages > 1 && strings.Contains(string(data), "_filters") {
			t.Error("a later page has filters")
		}
	}
	data := string(read(t, s, "bang-vang/index.html"))
	if !strings.Contains(data, fmt.Sprintf("%d khen thưởng", total)) || total <= 60 || pages < 3 {
		t.Errorf("%d rows on %d pages, and the heading says otherwise", total, pages)
	}
	for _, way := range []string{`<a href="/tin/nam/2024/"`, `<a href="/tin/dia-phuong/`, `<a href="/tin/bang-vang.csv" download`, `<a href="/tin/nam/2024/bang-vang.json" download`} {
		if !strings.Contains(data, way) {
			t.Errorf("%s… is not on the page", way)
		}
	}
}

// TestRollIsExact compares the answers of the browser for random combinations of filters with a direct computation from the site,
// on 300 articles with names, with -full on 10,000; and weighs pages and answers. The transfer is with gzip, but for the lists.
func TestRollIsExact(t *testing.T) {
	n := 300
	if *full {
		n = 10_000
	}
	b := chrome(t)
	dir, err := os.MkdirTemp("/dev/shm", "bangvang")
	if err != nil {
		dir = t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	built, err := build.Load(t.Context(), build.Options{Root: corpus.NamedSite(n), Themes: themes.FS, Now: now, Loaded: &trial.Loaded})
	if err == nil {
		_, err = built.Publish(t.Context(), publish.Options{Dir: dir})
	}
	if err != nil {
		t.Fatal(err)
	}
	var sent atomic.Int64
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if data, err := fs.ReadFile(os.DirFS(dir), strings.TrimPrefix(path.Join(r.URL.Path, map[bool]string{true: "index.html"}[strings.HasSuffix(r.URL.Path, "/")]), "/")); err == nil {
			if strings.HasSuffix(r.URL.Path, ".bin") {
				sent.Add(int64(len(data)))
			} else {
				sent.Add(int64(packed(data)))
			}
			sent.Add(200) // headers
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	b.width(t, 360)
	b.media(t, "light", "")
	b.open(t, server.URL+"/bang-vang/")
	page := sent.Load()
	if page > 60_000 {
		t.Errorf("the roll weighs %d bytes", page)
	}
	all := filterValues(built.Model)
	r := rand.New(rand.NewPCG(6, 6))
	most := int64(0)
	for i := range 60 {
		w := built.Model.Roll[r.IntN(len(built.Model.Roll))]
		wanted := map[string]string{}
		for range 1 + i%3 {
			names := []string{"nam", "noi", "cap", "danh-hieu", "doi-tuong", "don-vi"}
			name := names[r.IntN(len(names))]
			if values := all[name][w]; len(values) > 0 {
				wanted[name] = values[r.IntN(len(values))]
			}
		}
		if len(wanted) == 0 {
			continue
		}
		var sum assembled.Tally
		query := ""
		for name, value := range wanted {
			query += "&" + name + "=" + value
		}
		for _, w := range built.Model.Roll {
			fits := true
			for name, value := range wanted {
				fits = fits && slices.Contains(all[name][w], value)
			}
			if fits {
				sum.Add(w)
			}
		}
		sent.Store(0)
		js[any](t, b, fmt.Sprintf(`(document.querySelector("#_status").textContent = "", history.pushState(null, "", "/bang-vang/?%s"), dispatchEvent(new Event("popstate")), 0)`, query[1:]))
		b.eventually(t, ready+" && "+shownRows+" === "+strconv.Itoa(min(20, sum.Awards)))
		want := viet.FormatNumber(sum.Awards) + " khen thưởng"
		if sum.Sum.N > 0 {
			want += " · " + map[bool]string{true: "ít nhất "}[sum.Sum.AtLeast] + viet.FormatNumber(sum.Sum.N) + " tập thể, cá nhân"
		}
		if got := js[string](t, b, told); got != want {
			t.Errorf("%v: the page says %q, not %q", wanted, got, want)
		}
		most = max(most, sent.Load())
	}
	t.Logf("the page weighs %d bytes, an answer at most %d", page, most)
	if page+most > 60_000 {
		t.Errorf("the roll with an answer weighs %d bytes", page+most)
	}
	checkPageSizes(t, dir)
	checkConsole(t, b)
}

// filterValues returns by filter the values of each award of the roll.
func filterValues(s *assembled.Site) map[string]map[*assembled.Award][]string {
	out := map[string]map[*assembled.Award][]string{}
	add := func(name string, w *assembled.Award, value string) {
		if out[name] == nil {
			out[name] = map[*assembled.Award][]string{}
		}
		out[name][w] = append(out[name][w], value)
	}
	var places func(terms []*assembled.Term)
	places = func(terms []*assembled.Term) {
		for _, term := range terms {
			for _, w := range assembled.AwardsAt(term) {
				add("noi", w.Award, term.Slug)
			}
			places(term.Children)
		}
	}
	places(s.Localities.Terms)
	entries, _, _ := roll.New(context.Background(), s)
	for _, w := range s.Roll {
		i := 0
		for range w.Conferrers {
			if term := entries.ConferrerTerm(w, i); term != nil {
				add("don-vi", w, term.Slug)
			}
			i++
		}
		add("nam", w, strconv.Itoa(w.Year))
		add("cap", w, w.Level.String())
		add("danh-hieu", w, w.Term.Slug)
		for _, r := range w.Recipients {
			for _, k := range r.Kinds {
				add("doi-tuong", w, viet.Slug(k.String()))
			}
		}
	}
	return out
}

// checkPageSizes reports each page of the roll and of years that has more than 200 kB.
func checkPageSizes(t *testing.T, dir string) {
	for _, top := range []string{"bang-vang", "nam"} {
		err := filepath.WalkDir(filepath.Join(dir, top), func(name string, d fs.DirEntry, err error) error {
			rest, _ := filepath.Rel(filepath.Join(dir, top), name)
			if d.IsDir() && top == "bang-vang" && slices.Contains([]string{"tap-the", "ca-nhan", "don-vi-trao", "muc"}, rest) {
				return filepath.SkipDir
			}
			if info, err := d.Info(); err == nil && filepath.Ext(name) == ".html" && info.Size() > 200_000 {
				t.Errorf("%s/%s has %d bytes", top, rest, info.Size())
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}
