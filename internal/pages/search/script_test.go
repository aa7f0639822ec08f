package search

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"
	"golang.org/x/text/unicode/norm"

	"bangvang/themes"
)

// scripts are the reader of the indexes, that of names, that of articles and awards, and the search page, which is built on all.
var scripts = []string{"index.js", "names.js", "lists.js", "search.js"}

// driver answers each question of a JSON list on its standard input: with the results of the scripts' functions, or with
// the results of a search or a choice and the number of bytes that it read.
const driver = `
const fs = require("fs"), path = require("path");
const dir = process.argv[2];
const m = { ...require("./index.js"), ...require("./names.js"), ...require("./search.js"), ...require("./lists.js") };
// viet.Fold in JavaScript, as its doc comment has it.
m.fold = (s) => Array.from(s.normalize("NFD"), (c) => c.toLowerCase()).join("").replace(/[\u0300-\u036f]/g, "")
	.replace(/[đðɖ]/g, "d").replace(/[ƀɓ]/g, "b").replace(/[\s\-\u2010-\u2015\u2212]+/g, " ").trim();
const ask = async (q) => {
	if (q.Do === "choose") {
		let bytes = 0;
		const site = m.index(async (name) => {
			const data = fs.readFileSync(path.join(dir, "bang-vang/muc", name.split("?")[0]));
			bytes += data.length;
			return data.buffer.slice(data.byteOffset, data.byteOffset + data.length);
		});
		const { count, sum, atLeast } = await site.sum(q.Filters), next = await site.rows(q.Filters);
		const Hits = await next(Math.min(count, 20)), Records = await Promise.all(Hits.map(site.record)), First = bytes;
		return { Hits: [...Hits, ...await next(7), ...await next(count)], Count: count, Sum: sum, AtLeast: atLeast, First, Records };
	}
	if (q.Do === "names") {
		const index = m.names(async (name) => {
			const data = fs.readFileSync(path.join(dir, "tim-kiem/ten", name.split("?")[0]));
			return data.buffer.slice(data.byteOffset, data.byteOffset + data.length);
		});
		const r = await m.ask(q.Query, index, async () => ({}), async () => false, q.Kinds);
		return { Texts: r.looked.map((h) => h.record[2]), Facets: (r.keys || []).map((keys, i) => r.facets[i].kind + keys.join("")) };
	}
	if (q.Do !== "search") return { Texts: q.Texts.map((s) => q.Do === "words" ? (s.match(m.WORD) || []).join("|") : String(m[q.Do](s))) };
	let bytes = 0, files = 0;
	const get = async (name) => {
		const data = fs.readFileSync(path.join(dir, "tim-kiem", name.split("?")[0]));
		bytes += data.length;
		files++;
		return data.buffer.slice(data.byteOffset, data.byteOffset + data.length);
	};
	const site = m.index(get), start = process.hrtime.bigint();
	const r = await site.search(q.Query, q.Filters || [], !!q.Wide);
	const micros = Number((process.hrtime.bigint() - start) / 1000n), before = bytes;
	const records = [];
	for (const d of r.hits.slice(0, 10)) records.push(await site.record(d));
	const first = await (async () => {
		let n = before;
		if (r.hits.length) { bytes = 0; const one = m.index(get); await one.head(); const list = bytes; await one.record(r.hits[0]); n += bytes - list; }
		return n;
	})();
	const pieces = records.map((x) => [m.cut(x[1], r, 999), m.cut(x[2], r, 12)].map((c) => c.pieces.map(([s, hit]) => hit ? "[" + s + "]" : s).join("")));
	const held = records.map((x) => m.holds(x[1] + "\n" + x[2], r));
	return { Hits: r.hits, Close: r.close, Total: r.total, Least: r.least, More: r.more, Partial: r.partial, Records: records, Pieces: pieces, Held: held, First: first, Micros: micros, Files: files };
};
(async () => {
	const out = [];
	for (const q of JSON.parse(fs.readFileSync(0, "utf8"))) out.push(await ask(q));
	console.log(JSON.stringify(out));
})();
`

type question struct {
	Do      string
	Texts   []string
	Query   string
	Filters []string
	Wide    bool
	Kinds   []string
}

type answer struct {
	Texts   []string
	Hits    []int
	Close   int
	More    bool
	Partial bool
	Records [][]any
	Pieces  [][2]string
	Held    []bool
	Total   int  // of close results
	Least   bool // there may be more
	Count   int
	Sum     int
	AtLeast bool
	First   int // bytes before the first result
	Facets  []string
	Micros  int
	Files   int
}

func (a answer) title(i int) string { return a.Records[i][1].(string) }

// ask runs the scripts in node on the index in files, and returns an answer for each question.
func ask(t testing.TB, files []File, questions ...question) []answer {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("node is not installed")
		}
		t.Skip("node is not installed: the scripts of search are not tested")
	}
	dir := t.TempDir()
	files = append([]File{{"driver.js", []byte(driver)}}, files...)
	for _, name := range scripts {
		files = append(files, File{name, smallScript(t, name)})
	}
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	in, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, filepath.Join(dir, "driver.js"), dir)
	cmd.Stdin = bytes.NewReader(in)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("running node: %v\n%s", err, errs.Bytes())
	}
	var answers []answer
	if err := json.Unmarshal(out, &answers); err != nil {
		t.Fatal(err)
	}
	if len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions", len(answers), len(questions))
	}
	return answers
}

// smallScript returns a script minified, as a site serves it.
func smallScript(t testing.TB, name string) []byte {
	t.Helper()
	script, err := fs.ReadFile(themes.FS, "bangvang/assets/"+name)
	if err != nil {
		t.Fatal(err)
	}
	m := minify.New()
	m.AddFunc(".js", js.Minify)
	small, err := m.Bytes(".js", script)
	if err != nil {
		t.Fatal(err)
	}
	return small
}

func TestScriptsAreSmall(t *testing.T) {
	sum := 0
	for _, name := range scripts {
		small := smallScript(t, name)
		sum += len(small)
		for _, bad := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "new Function", "(?<"} {
			if bytes.Contains(small, []byte(bad)) {
				t.Errorf("%s uses %s", name, bad)
			}
		}
		if !norm.NFC.IsNormal(small) {
			t.Errorf("%s has characters that NFC changes", name)
		}
	}
	if sum > 25<<10 {
		t.Errorf("the scripts of search have %d bytes when minified, at most %d", sum, 25<<10)
	}
}
