package archive

import (
	"context"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/text/encoding"
	"bangvang/internal/text/viet"
)

// Generator is the program that a folder or a text was written for.
type Generator string

// The generators that are read.
const (
	Hugo   Generator = "Hugo"
	Jekyll Generator = "Jekyll"
	Hexo   Generator = "Hexo"
)

// maxTexts is the number of files that are read from a folder.
const maxTexts = 100_000

// GeneratorOf returns the generator of the folder at the root of fsys by what is in it, "" if it is none: Hexo has
// source/_posts, Jekyll _posts, Hugo content/ beside its settings, static/ or one of its other folders. A site of bangvang is
// none.
func GeneratorOf(fsys fs.FS) Generator {
	is := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool { _, err := fs.Stat(fsys, name); return err == nil })
	}
	switch {
	case is("source/_posts", "source/_drafts"):
		return Hexo
	case is("_posts", "_drafts", "_layouts", "_includes") && !is("content"):
		return Jekyll
	case is("content/site.yaml", "content/localities.yaml") || !is("content"):
		return ""
	case is("static", "archetypes", "layouts", "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json", "config/_default"):
		return Hugo
	}
	return ""
}

// textEndings are the endings of the texts of generators that are read; others are those that are not.
var (
	textEndings  = []string{".md", ".markdown", ".mkd", ".html", ".htm"}
	otherEndings = []string{".org", ".adoc", ".asciidoc", ".rst", ".textile", ".pandoc", ".pdc", ".rmd", ".mdx", ".pug", ".ejs"}
)

// text is a text of a generator, with what its front matter says.
type text struct {
	file      string // path in the folder
	id        []byte
	raw       []byte // the file
	values    map[string]any
	body      string
	line      int
	broken    error // of its front matter
	day       time.Time
	clock     bool
	slug      string // of its file's name
	section   string // its first folder below content/
	page      bool
	draft     bool
	address   string   // its former address, "" if it was never published
	bundle    []string // folders in which its pictures may be
	leaf      bool     // it is the index.md of a folder
	generator Generator
}

// tree is a folder that is read.
type tree struct {
	folder
	name      string
	single    bool // it is one text, and name is that of its file
	generator Generator
	config    map[string]any
	statics   []string
	base      string // path of the site's address, "" for none
	host      string
	texts     []*text
	sections  map[string]string // title of a section, by its folder
	known     map[string]*text  // by what links may name
	people    map[string]any    // authors by their short names, of Jekyll
	remarks   []draft.Remark
	options   Options
}

// Folder reads the folder of a generator at the root of fsys, which messages call name. The error is that of ctx.
func Folder(ctx context.Context, name string, fsys fs.FS, g Generator, o Options) (*Archive, error) {
	t := &tree{folder: folder{fsys}, name: name, generator: g, sections: map[string]string{}, known: map[string]*text{}, options: o}
	t.configure()
	files := t.walk(ctx)
	read, err := inBatches(ctx, len(files), func(i int) *text { return t.read(files[i]) })
	if err != nil {
		return nil, err
	}
	for _, x := range read {
		if x != nil && !t.section(x) {
			t.texts = append(t.texts, x)
		}
	}
	t.index()
	items, err := inBatches(ctx, len(t.texts), func(i int) Item { return t.item(t.texts[i]) })
	return &Archive{append(items, t.loose()...), t.remarks}, err
}

// loose returns the texts with front matter that are in the folder itself, outside those that the generator reads.
func (t *tree) loose() []Item {
	if t.generator == Jekyll {
		return nil
	}
	var items []Item
	entries, _ := fs.ReadDir(t.fsys, ".")
	for _, e := range entries {
		ending := strings.ToLower(path.Ext(e.Name()))
		if e.IsDir() || !slices.Contains(textEndings[:3], ending) {
			continue
		}
		data, err := readFile(t.fsys, e.Name())
		if item, ok := Single(t.fsys, e.Name(), path.Join(t.name, e.Name()), data, t.options); err == nil && ok && item.Draft.Title.Text != "" {
			items = append(items, item)
		}
	}
	return items
}

// Single reads one text of a generator: Markdown with front matter. ok is false if it has none; fsys has the files that it
// names, by its own path, file.
func Single(fsys fs.FS, file, name string, data []byte, o Options) (item Item, ok bool) {
	f, _ := frontmatter.ParseForeign(decode(data))
	if f.Format == "" || len(f.Values) == 0 {
		return Item{}, false
	}
	t := &tree{folder: folder{fsys}, name: name, single: true, generator: guess(f), sections: map[string]string{}, known: map[string]*text{}, options: o}
	t.configure()
	x := t.newText(file, data)
	t.texts = []*text{x}
	t.index()
	return t.item(x), true
}

// guess returns the generator of a single text by its form.
func guess(f frontmatter.Foreign) Generator {
	switch {
	case f.Format != "yaml" || strings.Contains(f.Body, "{{<") || strings.Contains(f.Body, "{{%"):
		return Hugo
	case strings.Contains(f.Body, "{% asset_") || strings.Contains(f.Body, "{% post_link") || f.Values["layout"] == nil && f.Values["permalink"] == nil && strings.Contains(f.Body, "{% "):
		return Hexo
	}
	return Jekyll
}

// decode returns a text in Unicode with \n line ends, whatever its encoding.
func decode(data []byte) string {
	return strings.ReplaceAll(strings.ReplaceAll(encoding.DecodeAgain(data), "\r\n", "\n"), "\r", "\n")
}

// configure reads the settings.
func (t *tree) configure() {
	names := map[Generator][]string{
		Hugo:   {"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json", "config/_default/hugo.toml", "config/_default/config.toml", "config/_default/hugo.yaml", "config/_default/config.yaml"},
		Jekyll: {"_config.yml", "_config.yaml", "_config.toml"},
		Hexo:   {"_config.yml", "_config.yaml", "_config.json"},
	}[t.generator]
	t.config = map[string]any{}
	if file := t.find(names...); file != "" {
		data, err := readFile(t.fsys, file)
		if err == nil {
			t.config, err = frontmatter.DecodeForeign(strings.Replace(strings.TrimPrefix(path.Ext(file), "."), "yml", "yaml", 1), decode(data))
		}
		if err != nil {
			t.remarks = append(t.remarks, draft.Remark{Weight: draft.Look, From: draft.Place{File: path.Join(t.name, file)},
				VI: "không đọc hết được phần cấu hình; kiểm tra địa chỉ cũ của các bài", EN: "the settings could not be read in full; check the old addresses of the articles"})
		}
	}
	t.statics = map[Generator][]string{Hugo: {"static", "assets", "content"}, Jekyll: {".", "_site"}, Hexo: {"source", "source/_posts"}}[t.generator]
	site := firstOf(t.config, "baseURL", "baseurl", "url")
	if scheme, rest, ok := strings.Cut(site, "://"); ok && scheme != "" {
		host, sub, _ := strings.Cut(rest, "/")
		t.host, t.base = host, "/"+strings.Trim(sub, "/")
	}
	switch t.generator {
	case Jekyll:
		t.base = "/" + strings.Trim(str(t.config["baseurl"]), "/")
		if file := t.find("_data/authors.yml", "_data/authors.yaml"); file != "" {
			data, _ := readFile(t.fsys, file)
			t.people, _ = frontmatter.DecodeForeign("yaml", decode(data))
		}
	case Hexo:
		if root := str(t.config["root"]); root != "" {
			t.base = "/" + strings.Trim(root, "/")
		}
	}
	t.base = strings.TrimSuffix(t.base, "/")
}

// walk returns the texts of the folder, in order, and says which are not read.
func (t *tree) walk(ctx context.Context) []string {
	var files []string
	others := map[string]int{}
	root := map[Generator]string{Hugo: "content", Jekyll: ".", Hexo: "source"}[t.generator]
	if dir := str(t.config["contentDir"]); t.generator == Hugo && dir != "" && fs.ValidPath(dir) {
		root = dir
	}
	fs.WalkDir(t.fsys, root, func(name string, d fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case ctx.Err() != nil || len(files) >= maxTexts:
			return fs.SkipAll
		case err != nil:
			return nil
		case d.IsDir():
			if name != root && t.skipped(name, base) {
				return fs.SkipDir
			}
		case slices.Contains(textEndings, strings.ToLower(path.Ext(base))):
			files = append(files, name)
		case slices.Contains(otherEndings, strings.ToLower(path.Ext(base))):
			others[strings.ToLower(path.Ext(base))]++
		}
		return nil
	})
	for _, ending := range otherEndings {
		if others[ending] > 0 {
			t.say(draft.Repair, "", fmtInt(others[ending])+" bài "+ending+" không đọc được; đổi sang Markdown (pandoc) rồi nhập lại", fmtInt(others[ending])+" texts in "+ending+" were not read; convert them to Markdown (pandoc) and import again")
		}
	}
	if len(files) >= maxTexts {
		t.say(draft.Repair, "", "quá 100.000 bài, phần sau không đọc", "more than 100,000 texts, the others were not read")
	}
	return files
}

func (t *tree) skipped(name, base string) bool {
	if strings.HasPrefix(base, ".") || base == "node_modules" || base == "vendor" || base == "themes" && t.generator != Hugo {
		return true
	}
	if t.generator != Jekyll {
		return false
	}
	return strings.HasPrefix(base, "_") && base != "_posts" && base != "_drafts" && !t.isCollection(strings.TrimPrefix(base, "_")) || base == "assets" || name == "bin"
}

// isCollection reports whether the settings of Jekyll name a collection that is published.
func (t *tree) isCollection(name string) bool {
	c, ok := t.config["collections"].(map[string]any)
	_, has := c[name]
	return ok && has
}

func (t *tree) say(w draft.Weight, file, vi, en string) {
	t.remarks = append(t.remarks, draft.Remark{Weight: w, From: draft.Place{File: path.Join(t.name, file)}, VI: vi, EN: en})
}

// read reads a text; nil if it is a page without front matter that the generator copies, or cannot be read.
func (t *tree) read(file string) *text {
	data, err := readFile(t.fsys, file)
	if err != nil {
		return &text{file: file, broken: err}
	}
	x := t.newText(file, data)
	if len(x.values) == 0 && (x.isHTML() || t.generator == Jekyll && !strings.Contains("/"+file, "/_posts/")) && x.broken == nil {
		return nil
	}
	return x
}

func (x *text) isHTML() bool { return strings.HasPrefix(strings.ToLower(path.Ext(x.file)), ".htm") }

var datedName = regexp.MustCompile(`^(?:.*[^0-9])?((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?:-(.+))?$`)

// newText returns a text with what its name and its front matter say.
func (t *tree) newText(file string, data []byte) *text {
	f, err := frontmatter.ParseForeign(decode(data))
	x := &text{file: file, id: []byte(file + "\n" + str(f.Values["title"]) + "\n" + str(f.Values["date"])), raw: data, values: f.Values, body: f.Body, line: f.Line, broken: err, generator: t.generator}
	stem := strings.TrimSuffix(path.Base(file), path.Ext(file))
	dir := path.Dir(file)
	x.bundle = []string{dir}
	switch {
	case stem == "index" && t.generator != Jekyll:
		x.leaf = true
		stem = path.Base(dir)
	case t.generator == Hexo:
		x.bundle = []string{strings.TrimSuffix(file, path.Ext(file)), dir}
	}
	x.slug = stem
	if m := datedName.FindStringSubmatch(stem); m != nil {
		if day, _, ok := viet.ParseDate(m[1] + "-" + m[2] + "-" + m[3]); ok {
			x.day = day
			if m[4] != "" {
				x.slug = m[4]
			}
		}
	}
	if day, clock, ok := dateIn(x.values, "date", "publishDate", "publishdate", "pubdate", "published_at", "created", "ngay"); ok {
		x.day, x.clock = day, clock
	}
	x.draft = yes(x.values["draft"]) || str(x.values["published"]) == "false" || strings.Contains("/"+file, "/_drafts/") || strings.Contains("/"+file, "/drafts/") && t.generator == Hexo
	x.place(t)
	return x
}

// place finds the section of a text, and whether it is a standing page.
func (x *text) place(t *tree) {
	parts := strings.Split(path.Dir(x.file), "/")
	kind := firstOf(x.values, "layout", "type", "kind")
	switch t.generator {
	case Hugo:
		if len(parts) > 1 && !(x.leaf && len(parts) == 2) {
			x.section = parts[1]
		}
		x.page = x.section == "" && x.day.IsZero() || kind == "page"
	case Jekyll:
		posts := strings.Contains("/"+x.file, "/_posts/") || strings.Contains("/"+x.file, "/_drafts/") || path.Dir(x.file) == "." && datedName.MatchString(strings.TrimSuffix(path.Base(x.file), path.Ext(x.file)))
		x.page = !posts && x.day.IsZero() || kind == "page"
	case Hexo:
		x.page = !strings.Contains("/"+x.file, "/_posts/") && !strings.Contains("/"+x.file, "/_drafts/") && x.day.IsZero() || kind == "page"
	}
}

// section takes the page of a list out, _index.md of Hugo: its title names the section.
func (t *tree) section(x *text) bool {
	base := path.Base(x.file)
	isHome := t.generator != Hugo && (base == "index.html" || base == "index.md") && (path.Dir(x.file) == "." || path.Dir(x.file) == "source")
	if x.broken != nil && x.values == nil {
		t.say(draft.Repair, x.file, "không đọc được tệp", "the file cannot be read")
		return true
	}
	if base != "_index.md" && base != "_index.html" && !isHome {
		return false
	}
	t.sections[path.Dir(x.file)] = str(x.values["title"])
	w, vi, en := draft.Note, "trang của một danh sách, không phải bài; tên của nó thành chuyên mục", "the page of a list, no article; its title became the section"
	if strings.TrimSpace(x.body) != "" {
		w, vi, en = draft.Look, "trang của một danh sách, không phải bài; chữ trong đó không được nhập", "the page of a list, no article; its text was not imported"
	}
	t.say(w, x.file, vi, en)
	return true
}
