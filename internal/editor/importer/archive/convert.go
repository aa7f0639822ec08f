package archive

import (
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/markup"
	"bangvang/internal/text/viet"
)

// pen converts one text of a generator.
type pen struct {
	*beside
	t    *tree
	x    *text
	lost []string // shortcodes and tags without a form in Markdown, each once
	held []string // finished Markdown, by its sign in the text
}

// item converts a text.
func (t *tree) item(x *text) Item {
	d := &draft.Draft{Page: x.page, From: draft.Place{File: path.Join(t.name, x.file)}, Published: !x.draft}
	if t.single {
		d.From.File = t.name
	}
	p := &pen{beside: newBeside(t.folder, d), t: t, x: x}
	if x.broken != nil {
		remark(d, draft.Look, "phần đầu bài viết sai cú pháp, chỉ đọc được một phần: kiểm tra lại các giá trị", "the front matter has a mistake and was read in part ("+x.broken.Error()+"): check its values")
	}
	p.head()
	p.body()
	p.picturesOfBundle()
	p.image()
	p.addresses()
	p.sayMissing("đặt vào thư mục của trang cũ rồi nhập lại", "put them into the folder of the old site and import again")
	if p.foreign > 0 {
		remark(d, draft.Look, fmtInt(p.foreign)+" ảnh lấy từ trang khác không được nhập; địa chỉ nằm trong chú thích ẩn của bài", fmtInt(p.foreign)+" pictures of other sites were not taken; their addresses are comments in the text")
	}
	if len(p.lost) > 0 {
		remark(d, draft.Look, "không đổi được sang Markdown, chỉ giữ chữ bên trong: "+strings.Join(p.lost, ", "), "without a form in Markdown, only their text was kept: "+strings.Join(p.lost, ", "))
	}
	ProposeAwards(d, t.options.Awards)
	return Item{d, x.id, x.raw}
}

// taken are the keys of front matter that are read, or that say nothing about an article.
var taken = strings.Fields(`title date publishDate publishdate pubdate published_at created ngay draft published lastmod updated modified last_modified_at
	summary description excerpt sapo categories category chuyen_muc tags tag keywords author authors params image images cover featured_image featuredImage featureImage thumbnail thumb banner header photos feature
	slug url permalink aliases alias redirect_from redirects resources layout type kind weight toc comments id lang translationKey menu menus cascade build _build sitemap outputs
	show_date hidden markup categories_order top sticky mathjax math katex copyright disableComments source expiryDate linkTitle subtitle sidebar nav_order parent share related reading_time read_time author_profile classes abbrlink`)

// head reads the front matter.
func (p *pen) head() {
	d, v := p.d, p.x.values
	value := func(text string) draft.Value { return draft.Value{Text: plain(text), From: d.From} }
	d.Title = value(firstOf(v, "title"))
	d.Date = dayOf(p.x.day, p.x.clock, d.From)
	if day, clock, ok := dateIn(v, "lastmod", "updated", "modified", "last_modified_at"); ok && viet.StartOfDay(day).After(viet.StartOfDay(p.x.day)) {
		d.Updated = dayOf(day, clock, d.From)
	}
	d.Summary = value(firstOf(v, "summary", "description", "excerpt", "sapo"))
	d.Slug = viet.Slug(either(firstOf(v, "slug"), p.x.slug))
	if !d.Page {
		p.terms()
		for _, name := range namesIn(v, "author", "authors") {
			addAuthor(d, p.t.person(name))
		}
		if source := firstOf(v, "source", "nguon"); strings.HasPrefix(source, "http") {
			d.Source.URL = source
		} else {
			d.Source.Name = line(source)
		}
	}
	if p.x.draft {
		remark(d, draft.Note, "bài nháp ở trang cũ", "a draft on the old site")
	}
	if lang := p.language(); lang != "" && lang != "vi" {
		remark(d, draft.Look, "bài bằng tiếng khác: "+lang, "a text in another language: "+lang)
	}
	var others []string
	for key := range v {
		if !slices.Contains(taken, key) {
			others = append(others, key)
		}
	}
	if slices.Sort(others); len(others) > 0 {
		remark(d, draft.Note, "các mục của phần đầu bài không được nhập: "+strings.Join(others, ", "), "keys of the front matter that were not imported: "+strings.Join(others, ", "))
	}
}

var languageEnding = regexp.MustCompile(`\.([a-z]{2})$`)

// language returns the language that a text says it has, by its front matter or its name (bai.en.md).
func (p *pen) language() string {
	if m := languageEnding.FindStringSubmatch(p.x.slug); m != nil {
		p.d.Slug = viet.Slug(strings.TrimSuffix(p.x.slug, m[0]))
		return m[1]
	}
	lang, _, _ := strings.Cut(strings.ToLower(firstOf(p.x.values, "lang")), "-")
	return lang
}

// terms reads sections and tags. A text of Hugo without a section has that of its folder.
func (p *pen) terms() {
	names := p.t.categoriesOf(p.x)
	if len(names) == 0 && p.x.section != "" {
		names = []string{p.t.sections["content/"+p.x.section]}
	}
	setCategories(p.d, names)
	tags := namesIn(p.x.values, "tags", "tag")
	if s := str(p.x.values["tags"]); len(tags) == 1 && strings.Contains(s, ",") {
		tags = strings.Split(s, ",")
	} else if s != "" && p.t.generator == Jekyll && !strings.ContainsFunc(s, func(r rune) bool { return r > 127 }) {
		tags = strings.Fields(s)
	}
	addTags(p.d, tags...)
}

// person returns the name of an author who is named by a short form in Jekyll's list of authors.
func (t *tree) person(name string) string {
	if who, ok := t.people[name].(map[string]any); ok {
		return either(firstOf(who, "name", "display_name"), name)
	}
	return name
}

// image reads the picture that stands for the article.
func (p *pen) image() {
	for _, src := range namesIn(p.x.values, "image", "images", "cover", "featured_image", "featuredImage", "featureImage", "thumbnail", "thumb", "banner", "photos", "feature") {
		if file := p.locate(src); file != "" {
			p.d.Image = p.add(file)
			return
		}
		if markup.IsPicture(src) {
			p.lostPicture(src)
			return
		}
	}
}

// lostPicture notes a picture that is not in the folder, and returns its comment.
func (p *pen) lostPicture(src string) string {
	if u, err := url.Parse(src); err == nil && u.Host != "" && !strings.EqualFold(u.Host, p.t.host) {
		p.foreign++
		return "Ảnh ở trang khác: " + src
	}
	return p.beside.lost(src)
}

// addresses are the former addresses of the text.
func (p *pen) addresses() {
	if !p.x.draft {
		addAlias(p.d, p.x.address)
	}
	for _, alias := range namesIn(p.x.values, "aliases", "alias", "redirect_from", "redirects") {
		if strings.Contains(alias, "://") {
			alias = pathOf(alias)
		} else if !strings.HasPrefix(alias, "/") { // beside the text
			alias = path.Join(path.Dir(strings.TrimSuffix(p.x.address, "/")), alias)
		}
		addAlias(p.d, alias)
	}
}

// picturesOfBundle puts pictures that the folder of an article describes, and its text does not show, beside it.
func (p *pen) picturesOfBundle() {
	list, _ := p.x.values["resources"].([]any)
	for _, r := range list {
		m, _ := r.(map[string]any)
		src := str(m["src"])
		if file := p.locate(src); file != "" && markup.IsPicture(src) {
			name := p.add(file)
			for i := range p.d.Files {
				if p.d.Files[i].Name == name && !strings.Contains(p.d.Body, "]("+name) {
					p.d.Files[i].Caption = markup.Caption(str(m["title"]))
				}
			}
		}
	}
	if !p.x.leaf || p.t.generator != Hugo {
		return
	}
	entries, _ := fs.ReadDir(p.fsys, p.x.bundle[0])
	for _, e := range entries {
		ending := strings.ToLower(path.Ext(e.Name()))
		if e.IsDir() || slices.Contains(textEndings, ending) || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if file := path.Join(p.x.bundle[0], e.Name()); p.names[file] == "" && (markup.IsPicture(ending) || ending == ".pdf" || strings.HasPrefix(ending, ".doc") || strings.HasPrefix(ending, ".xls")) {
			name := p.add(file)
			remark(p.d, draft.Note, "tệp "+name+" nằm trong thư mục của bài nhưng bài không nhắc tới", "the file "+name+" is in the folder of the article, which does not mention it")
		}
	}
}

// titleOf returns the title that the front matter gives to a picture.
func (p *pen) titleOf(src string) string {
	list, _ := p.x.values["resources"].([]any)
	for _, r := range list {
		if m, _ := r.(map[string]any); str(m["src"]) == src {
			return str(m["title"])
		}
	}
	return ""
}

// locate returns the path in the folder of a file that a text names; "" if it has none.
func (p *pen) locate(src string) string {
	src = strings.TrimSpace(src)
	if u, err := url.Parse(src); err == nil {
		if u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" || u.Host != "" && !strings.EqualFold(u.Host, p.t.host) {
			return ""
		}
		src = u.Path
	}
	if src == "" {
		return ""
	}
	var paths []string
	if strings.HasPrefix(src, "/") {
		return p.find(p.rooted(strings.TrimPrefix(src, p.t.base))...)
	}
	for _, dir := range p.x.bundle {
		paths = append(paths, path.Join("/", dir, src))
	}
	for _, dir := range p.t.statics {
		paths = append(paths, path.Join(dir, src), path.Join(dir, "images", src))
	}
	return p.find(paths...)
}

// rooted returns the paths in the folder at which an address from the root of the site may be. Of a single text, whose site
// is not known, these are in all folders above it.
func (p *pen) rooted(address string) []string {
	var paths []string
	for _, dir := range p.t.statics {
		paths = append(paths, path.Join(dir, address))
	}
	if len(p.t.config) > 0 {
		return paths
	}
	for dir := path.Dir(p.x.file); ; dir = path.Dir(dir) {
		for _, s := range []string{"", "static", "assets", "source"} {
			paths = append(paths, path.Join(dir, s, address))
		}
		if dir == "." || dir == "/" {
			return paths
		}
	}
}

// picture returns the name of a picture beside the article, or the words of the comment in its place.
func (p *pen) picture(src string) (name, missing string) {
	if strings.HasPrefix(src, "data:") {
		return p.inside(src), ""
	}
	if file := p.locate(src); file != "" {
		return p.add(file), ""
	}
	return "", p.lostPicture(src)
}

// link returns where a link leads: a file beside the article, the former address of another one, or what it is. A link into
// the old site that leads nowhere gets the old site's address if that is known.
func (p *pen) link(href string) string {
	u, err := url.Parse(href)
	if err != nil || strings.HasPrefix(href, "#") || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" || u.Host != "" && !strings.EqualFold(u.Host, p.t.host) {
		return href
	}
	if to := p.t.target(p.x, u.Path); to != nil {
		if to.address == "" {
			return ""
		}
		return withFragment(to.address, u.Fragment)
	}
	if file := p.locate(u.Path); file != "" && !slices.Contains(textEndings, strings.ToLower(path.Ext(file))) {
		return p.add(file)
	}
	if u.Host != "" {
		return href
	}
	if p.t.host != "" && !slices.Contains([]string{".md", ".markdown"}, path.Ext(u.Path)) {
		return "https://" + p.t.host + path.Join(p.t.base, "/", u.Path)
	}
	remark(p.d, draft.Look, "liên kết tới “"+href+"” không có đích trong trang cũ, chỉ giữ chữ", "the link to “"+href+"” has no target in the old site, only its text was kept")
	return ""
}

// target returns the text that a path names, from another text: by its file, with or without its ending, or its address.
func (t *tree) target(from *text, name string) *text {
	name = strings.TrimSuffix(name, "/")
	if name == "" {
		return nil
	}
	if t.known[name] != nil {
		return t.known[name]
	}
	name = strings.ToLower(name)
	beside := path.Join(path.Dir(from.file), name)
	for _, form := range []string{name, strings.TrimPrefix(name, "/"), strings.TrimPrefix(strings.TrimPrefix(beside, "content/"), "source/"), beside, beside + ".md", strings.TrimPrefix(name, "/") + ".md", strings.TrimSuffix(name, ".md"), strings.TrimSuffix(name, "/index.md")} {
		if x := t.known[form]; x != nil {
			return x
		}
	}
	return nil
}

// body converts the text.
func (p *pen) body() {
	text := p.takePictures(p.x.body)
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
		remark(p.d, draft.Repair, "bài dài quá 2 MB, phần sau bị bỏ", "the text is over 2 MB, and what is beyond was left out")
	}
	if p.t.generator == Hugo {
		text = p.hugoCodes(text)
	} else {
		text = p.liquid(text)
	}
	if p.x.isHTML() {
		got := markup.Convert(markup.Parse(text), markup.Options{Picture: p.picture, Link: p.link})
		p.d.Body = got.Text
		p.note(got.Lost...)
	} else {
		p.d.Body = p.markdown(text)
	}
	p.titleFromBody()
	if p.d.Body == "" {
		remark(p.d, draft.Look, "bài không có chữ nào", "the article has no text")
	}
}

// titleFromBody takes a first heading of the highest level for the title if there is no other. Without both, the title is
// the name of the file, and unsure.
func (p *pen) titleFromBody() {
	if p.d.Title.Text == "" {
		if heading, ok := strings.CutPrefix(firstLine(p.d.Body), "# "); ok {
			p.d.Title = draft.Value{Text: line(heading), From: p.d.From}
		}
	}
	if p.d.Title.Text == "" {
		p.d.Title = draft.Value{Text: viet.Capitalise(strings.ReplaceAll(p.x.slug, "-", " ")), From: p.d.From, Unsure: true}
	}
	dropTitle(p.d)
}

// note notes what has no form in Markdown.
func (p *pen) note(names ...string) {
	for _, name := range names {
		if !slices.Contains(p.lost, name) {
			p.lost = append(p.lost, name)
		}
	}
}
