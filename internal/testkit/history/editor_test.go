package history

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"bangvang/internal/testkit/corpus"
)

const (
	articles  = 16 // in the first commit
	themeRoot = "themes/bangvang/"
)

// editor makes random commits to a repository on disk.
type editor struct {
	t      *testing.T
	dir    string
	r      *rand.Rand
	files  map[string]bool
	corpus corpus.Generator
	next   int // the number of the next new article or file
	clock  time.Time
	done   map[string]int // how often each kind of edit was made
}

// start is the modification time before the first write; each write gets its own time, as on a slow machine.
var start = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)

// newEditor returns an editor of a repository with the first articles.
func newEditor(t *testing.T, seed uint64) *editor {
	e := &editor{
		t: t, dir: t.TempDir(), r: rand.New(rand.NewPCG(seed, 26)), files: map[string]bool{}, next: articles, clock: start, done: map[string]int{},
		corpus: corpus.Nameless,
	}
	if seed%2 == 1 {
		e.corpus = corpus.Named
	}
	for name, f := range e.corpus.Site(articles) {
		e.write(name, string(f.Data))
	}
	return e
}

// edits are changes as people make them to the repository of a site. Each reports whether it changed anything.
var edits = map[string]func(*editor) bool{
	"edit an article":   (*editor).edit,
	"edit two articles": func(e *editor) bool { e.edit(); return e.edit() },
	"add an article":    (*editor).add,
	"move an article":   (*editor).move,
	"move a folder":     (*editor).moveFolder,
	"delete an article": func(e *editor) bool { name, ok := e.pick("content/", ".md"); return ok && e.remove(name) },
	"delete a folder": func(e *editor) bool {
		name, ok := e.pick("content/2", ".md")
		return ok && e.r.IntN(3) == 0 && e.remove(path.Dir(name))
	},
	"make an article a page": (*editor).page,
	"break an article": func(e *editor) bool {
		name, ok := e.pick("content/2", ".md")
		return ok && e.write(name, "---\ntitel: x\n---\n")
	},
	"mend articles": (*editor).repair,
	"add a picture": (*editor).picture,
	"draw a picture anew": func(e *editor) bool {
		name, ok := e.pick("content/", ".png")
		return ok && e.write(name, e.newPicture())
	},
	"delete a picture": func(e *editor) bool { name, ok := e.pick("content/", ".png"); return ok && e.remove(name) },
	"add a file":       (*editor).file,
	"delete a file":    func(e *editor) bool { name, ok := e.pick("content/2", ".csv"); return ok && e.remove(name) },
	"add a list":       (*editor).list,
	"edit a list":      (*editor).editList,
	"hold an article":  (*editor).hold,
	"settings":         (*editor).settings,
	"localities":       (*editor).localities,
	"honours":          (*editor).honours,
	"bodies":           (*editor).bodies,
	"campaigns":        func(e *editor) bool { return e.emulations("content/campaigns.yaml") },
	"blocks":           func(e *editor) bool { return e.emulations("content/blocks.yaml") },
	"a template": func(e *editor) bool {
		return e.write(themeRoot+"templates/footer.html", fmt.Sprintf("<p>Chân trang %d</p>", e.r.IntN(3)))
	},
	"a broken template":   func(e *editor) bool { return e.write(themeRoot+"templates/footer.html", "<p>{{.Không</p>") },
	"a file of the theme": func(e *editor) bool { return e.write(themeRoot+"root/ve.txt", fmt.Sprint(e.r.IntN(3))) },
	"the theme goes":      func(e *editor) bool { return e.files[themeRoot+"templates/footer.html"] && e.remove("themes") },
}

// commit makes one to four edits and returns their names.
func (e *editor) commit() (did []string) {
	kinds := make([]string, 0, len(edits))
	for name := range edits {
		kinds = append(kinds, name)
	}
	slices.Sort(kinds)
	for range 1 + e.r.IntN(4) {
		kind := kinds[e.r.IntN(len(kinds))]
		if edits[kind](e) {
			did = append(did, kind)
			e.done[kind]++
		}
	}
	if e.r.IntN(2) == 0 { // nobody leaves a site broken for long
		e.repair()
	}
	return did
}

// write writes a file with its own modification time.
func (e *editor) write(name, text string) bool {
	file := filepath.Join(e.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		e.t.Fatal(err)
	}
	e.clock = e.clock.Add(time.Second)
	if err := os.Chtimes(file, e.clock, e.clock); err != nil {
		e.t.Fatal(err)
	}
	e.files[name] = true
	return true
}

// read returns the content of a file.
func (e *editor) read(name string) string {
	data, err := fs.ReadFile(os.DirFS(e.dir), name)
	if err != nil {
		e.t.Fatal(err)
	}
	return string(data)
}

// remove deletes a file, or a folder with all its files.
func (e *editor) remove(name string) bool {
	if err := os.RemoveAll(filepath.Join(e.dir, filepath.FromSlash(name))); err != nil {
		e.t.Fatal(err)
	}
	for other := range e.files {
		if other == name || strings.HasPrefix(other, name+"/") {
			delete(e.files, other)
		}
	}
	return true
}

// rename moves a file or a folder without changing modification times, unlike git.
func (e *editor) rename(from, to string) bool {
	target := filepath.Join(e.dir, filepath.FromSlash(to))
	if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
		e.t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(e.dir, filepath.FromSlash(from)), target); err != nil {
		e.t.Fatal(err)
	}
	for other := range e.files {
		if rest, ok := strings.CutPrefix(other, from); ok && (rest == "" || rest[0] == '/') {
			delete(e.files, other)
			e.files[to+rest] = true
		}
	}
	return true
}

// pick returns a random file with this prefix and suffix.
func (e *editor) pick(prefix, suffix string) (string, bool) {
	var names []string
	for name := range e.files {
		if strings.HasPrefix(name, prefix) && strings.HasSuffix(name, suffix) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "", false
	}
	slices.Sort(names)
	return names[e.r.IntN(len(names))], true
}

// edit changes the title, a tag, the full text or the end of an article.
func (e *editor) edit() bool {
	name, ok := e.pick("content/2", ".md")
	if !ok {
		return false
	}
	text := e.read(name)
	switch e.r.IntN(5) {
	case 0: // the title, and therefore every list that shows it
		text = strings.Replace(text, "title: ", fmt.Sprintf("title: Lần %d – ", e.r.IntN(9)), 1)
	case 1: // a tag that is new
		text = strings.Replace(text, "tags: [", fmt.Sprintf("tags: [Chủ đề %d, ", e.r.IntN(9)), 1)
	case 2:
		if !strings.Contains(text, "\ncampaign: ") {
			text = strings.Replace(text, "title: ", fmt.Sprintf("campaign: %s\nblock: %[1]s\ntitle: ", emulationName), 1)
		}
	case 3: // another article, which may have the same length
		text = e.corpus.Article(e.r.IntN(200))
	default:
		text += fmt.Sprintf("\nThêm câu %d.\n", e.r.IntN(1000))
	}
	return e.write(name, text)
}

// add adds one to three articles.
func (e *editor) add() bool {
	for range 1 + e.r.IntN(3) {
		e.next++
		e.write(e.corpus.Path(e.next), e.corpus.Article(e.next))
	}
	return true
}

// move moves an article to another folder.
func (e *editor) move() bool {
	from, ok := e.pick("content/2", ".md")
	e.next++
	return ok && e.rename(from, fmt.Sprintf("content/20%02d/doi-%d.md", 10+e.r.IntN(9), e.next))
}

// moveFolder moves a folder of articles.
func (e *editor) moveFolder() bool {
	name, ok := e.pick("content/2", ".md")
	e.next++
	from, to := path.Dir(name), fmt.Sprintf("content/20%02d/muc-%d", 10+e.r.IntN(9), e.next)
	return ok && path.Dir(to) != from && e.rename(from, to)
}

// page writes a page with an alias.
func (e *editor) page() bool {
	e.next++
	name := []string{"gioi-thieu", "lien-he", "con-dau", "Trang Mới"}[e.r.IntN(4)]
	return e.write("content/"+name+".md", fmt.Sprintf("---\ntitle: Trang %d\nkind: page\naliases: [/cu-%d/]\n---\n\nChữ.\n", e.next, e.next))
}

// shown matches the address of a picture or a file in an article.
var shown = regexp.MustCompile(`\(<([^>]+)>|\((danh-sach[^)]+)\)|\{file: "([^"]+)"`)

// repair repairs invalid articles and templates, and adds missing pictures that articles show.
func (e *editor) repair() bool {
	mended := false
	for _, name := range slices.Sorted(maps.Keys(e.files)) {
		text := e.read(name)
		if strings.HasPrefix(text, "---\ntitel") {
			e.next++
			mended = e.write(name, e.corpus.Article(e.next))
			continue
		}
		if strings.Contains(text, "\n,Chi bộ") {
			mended = e.write(name, strings.ReplaceAll(text, "\n,Chi bộ", "\nLê An,Chi bộ"))
		}
		if one, twice, _ := strings.Cut(text, "\n"); name == "content/bodies.yaml" && twice != "" {
			mended = e.write(name, one+"\n")
		}
		if strings.Contains(text, "{{.Không") {
			mended = e.write(name, "<p>lành</p>")
		}
		for _, m := range shown.FindAllStringSubmatch(text, -1) {
			file := path.Join(path.Dir(name), cmp.Or(m[1], m[2], m[3]))
			switch {
			case path.Ext(name) != ".md" || e.files[file]:
			case path.Ext(file) == ".csv":
				mended = e.write(file, "Họ tên\nLê An\n")
			default:
				mended = e.write(file, e.newPicture())
			}
		}
	}
	return mended
}

// picture adds a picture next to an article and shows it there.
func (e *editor) picture() bool {
	name, ok := e.pick("content/2", ".md")
	if !ok {
		return false
	}
	e.next++
	file := fmt.Sprintf("Ảnh %d.png", e.next)
	e.write(path.Join(path.Dir(name), file), e.newPicture())
	return e.write(name, e.read(name)+fmt.Sprintf("\n![Toàn cảnh](<%s> \"Ảnh: PV\")\n", file))
}

// file adds a file next to an article, which links to it, attaches it, or does not name it. It may be litter.
func (e *editor) file() bool {
	name, ok := e.pick("content/2", ".md")
	if !ok {
		return false
	}
	e.next++
	file := fmt.Sprintf("Danh sách %d.csv", e.next)
	e.write(path.Join(path.Dir(name), file), fmt.Sprintf("Họ tên\n%d\n", e.r.IntN(9)))
	text := e.read(name)
	switch e.r.IntN(5) {
	case 0:
		text += fmt.Sprintf("\nXem [danh sách](<%s>).\n", file)
	case 1:
		text += fmt.Sprintf("\nXem [danh sách](danh-sach-%d.csv).\n", e.next)
		e.rename(path.Join(path.Dir(name), file), path.Join(path.Dir(name), fmt.Sprintf("danh-sach-%d.csv", e.next)))
	case 2:
		text = strings.Replace(text, "---\n", fmt.Sprintf("---\nattachments: [{file: %q, name: Danh sách}]\n", file), 1)
	case 3:
		return e.write(path.Join(path.Dir(name), fmt.Sprintf("~$s %d.docx", e.next)), "x")
	}
	return e.write(name, text)
}

// list adds an article whose recipients are in a list beside it.
func (e *editor) list() bool {
	e.next++
	dir, file := fmt.Sprintf("content/20%02d/khen", 10+e.r.IntN(9)), fmt.Sprintf("%d-ds.csv", e.next)
	e.write(path.Join(dir, file), e.names())
	return e.write(path.Join(dir, fmt.Sprintf("khen-%d.md", e.next)), fmt.Sprintf("---\ntitle: Khen thưởng %d\ndate: 2019-0%d-11\nawards:\n"+
		"  - {award: Giấy khen, by: Ban Tổ chức, to: {đảng viên: {file: %q}}}\n---\n\nMở đầu.\n", e.next, 1+e.r.IntN(9), file))
}

// editList changes nothing but a list.
func (e *editor) editList() bool {
	name, ok := e.pick("content/2", "-ds.csv")
	return ok && e.write(name, e.names())
}

// names returns the text of a list, sometimes one with an error.
func (e *editor) names() string {
	text := "Họ tên,Đơn vị\n"
	for range e.r.IntN(30) {
		text += fmt.Sprintf("Lê Thị %c,Chi bộ %d\n", 'A'+e.r.IntN(26), e.r.IntN(5))
	}
	if e.r.IntN(5) == 0 {
		return text + ",Chi bộ 6\n"
	}
	return text + "Trần An,Chi bộ 7\n"
}

// hold makes an article a draft, lets it expire, withdraws it, or publishes it again: its files come and go with it.
func (e *editor) hold() bool {
	name, ok := e.pick("content/2", ".md")
	if !ok {
		return false
	}
	text := e.read(name)
	for _, line := range []string{"draft: true\n", "expires: 2023-01-01\n", "withdrawn: 2024-01-20\n"} {
		if strings.Contains(text, line) {
			return e.write(name, strings.Replace(text, line, "", 1))
		}
		if e.r.IntN(2) == 0 {
			return e.write(name, strings.Replace(text, "---\n", "---\n"+line, 1))
		}
	}
	return true
}

// newPicture returns a picture of one colour.
func (e *editor) newPicture() string {
	m := image.NewPaletted(image.Rect(0, 0, 500, 300), color.Palette{color.RGBA{uint8(e.r.IntN(256)), 90, 40, 255}})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		e.t.Fatal(err)
	}
	return b.String()
}

// settings writes random settings.
func (e *editor) settings() bool {
	var b strings.Builder
	fmt.Fprintf(&b, "title: Trang %d\nbase_url: https://example.org/%s\n", e.r.IntN(3), []string{"", "tin/"}[e.r.IntN(2)])
	fmt.Fprintf(&b, "per_page: %d\nlanguage: %s\n", 2+e.r.IntN(20), []string{"vi", "vi", "en"}[e.r.IntN(3)])
	for _, line := range []string{
		"index_individuals: true", "redact: [Nguyễn Văn An]", "feeds: {items: 3}", "menu: [{name: Bảng vàng, url: /bang-vang/}]",
		"share: [card]", "theme: không-có", `files: ["20*/**/*.csv"]`, "files: [2024]",
	} {
		if e.r.IntN(8) == 0 {
			b.WriteString(line + "\n")
		}
	}
	return e.write("content/site.yaml", b.String())
}

// localities adds a locality, or restores the initial ones.
func (e *editor) localities() bool {
	if e.r.IntN(4) == 0 {
		return e.write("content/localities.yaml", string(e.corpus.Site(0)["content/localities.yaml"].Data))
	}
	e.next++
	return e.write("content/localities.yaml", e.read("content/localities.yaml")+fmt.Sprintf("- {name: Quận Thử %d, parent: Hà Nội}\n", e.next))
}

// honours writes an honour.
func (e *editor) honours() bool {
	e.next++
	return e.write("content/honours.yaml", fmt.Sprintf("- {name: Giải thưởng thử số %d, class: hình thức khen thưởng}\n", e.next))
}

// bodies declares a school of the corpus, perhaps twice, which is an error, or takes the declaration back.
func (e *editor) bodies() bool {
	e.next++
	if e.r.IntN(3) == 0 {
		return e.files["content/bodies.yaml"] && e.remove("content/bodies.yaml")
	}
	entry := fmt.Sprintf("- {name: Trường Tiểu học Nguyễn Du, locality: [Thành phố Vinh, Phường Thành Vinh], aliases: [Trường Tiểu học số %d]}\n", e.next)
	return e.write("content/bodies.yaml", strings.Repeat(entry, 1+e.r.IntN(2))) // twice is an error
}

// emulations writes a campaign or a block that articles name, with a member more each time.
func (e *editor) emulations(file string) bool {
	e.next++
	return e.write(file, fmt.Sprintf("- {name: %s, members: [Quận Thử %d], leaders: {2024: Quận Thử %d}}\n", emulationName, e.next, e.next))
}

// emulationName is the campaign and the block that some articles name.
const emulationName = "Khối thi đua thử số 1"
