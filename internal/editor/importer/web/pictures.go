package web

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bangvang/internal/content/filetype"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/markup"
	"bangvang/internal/text/viet"
)

var (
	captionName   = regexp.MustCompile(`caption|chu-?_?thich|desc|image-?title|img-?title|photo-?(?:note|text)`)
	figureName    = regexp.MustCompile(`(?:^|[\s_-])(?:wp-caption|picture|image|img|photo|figure|imgcontainer|captioned)`)
	captionCredit = regexp.MustCompile(`\| Ảnh: ([^|]{2,60})$`)
	smaller       = regexp.MustCompile(`-\d{2,4}x\d{2,4}(\.[A-Za-z]{3,4})$|-(?:scaled|rotated)(\.[A-Za-z]{3,4})$`)
	spacer        = regexp.MustCompile(`(?i)(?:spacer|blank|pixel|icon|emoji|loading|transparent|1x1|logo|bullet|arrow|printer|print)[^/]{0,20}\.(?:gif|png|svg)(?:$|\?)`)
)

// figure adds a picture with its caption, if an element holds just these: a <figure>, a box or a table whose cells are
// pictures and short texts. It returns false for any other element.
func (f *flat) figure(n *html.Node) bool {
	if n.DataAtom != atom.Figure && n.DataAtom != atom.Table && (n.DataAtom != atom.Div || !figureName.MatchString(names(n))) {
		return false
	}
	var images []*html.Node
	each(n, func(c *html.Node) bool {
		if c.DataAtom == atom.Img {
			images = append(images, c)
		}
		return true
	})
	if len(images) == 0 || len(images) > 30 || n.DataAtom == atom.Figure && first(n, func(c *html.Node) bool { return c.DataAtom == atom.Table }) != nil {
		return false
	}
	captions := captionTexts(n)
	if len(captions) > len(images) || slices.ContainsFunc(captions, func(c string) bool { return utf8.RuneCountInString(c) > 400 }) {
		return false
	}
	f.flush()
	for i, img := range images {
		caption := ""
		if at := i - (len(images) - len(captions)); at >= 0 {
			caption = captions[at]
		}
		f.picture(img, caption)
	}
	return true
}

// captionTexts returns the texts of the cells of a table, or the text of another element; none if there is no text.
func captionTexts(n *html.Node) (out []string) {
	cells := []*html.Node{n}
	if n.DataAtom == atom.Table {
		cells = slices.Concat(rows(n)...)
	}
	for _, c := range cells {
		if t := textOf(c); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// picture adds a picture as a block of its own.
func (f *flat) picture(img *html.Node, caption string) {
	f.flush()
	if decoration(img) || len(f.body.draft.Files) >= maxPictures {
		return
	}
	src, found := f.body.source(img)
	if src == "" {
		return
	}
	alt := clean(attr(img, "alt"))
	if path.Ext(alt) != "" && !strings.Contains(alt, " ") || viet.Fold(alt) == viet.Fold(f.body.draft.Title.Text) || strings.HasPrefix(strings.ToLower(alt), "img_") {
		alt = ""
	}
	p, out := element(atom.P), element(atom.Img)
	set(out, "src", src)
	set(out, "alt", alt)
	if !found {
		set(out, "data-lost", "1")
	}
	if caption != "" {
		set(out, "title", caption)
	}
	p.AppendChild(out)
	f.blocks = append(f.blocks, p)
}

// lost returns the comment that takes the place of a picture which was not saved with the page and whose address nobody
// knows: the line to write once the picture is found, with its caption.
func (b *body) lost(img *html.Node) string {
	src, caption := attr(img, "src"), attr(img, "title")
	name := path.Base(strings.TrimSuffix(src, "/"))
	if u, err := url.Parse(src); err == nil {
		for _, part := range strings.Split(u.Path, "/") {
			if ext := strings.ToLower(path.Ext(part)); markup.IsPicture(part) {
				name = viet.Slug(strings.TrimSuffix(part, path.Ext(part))) + ext
			}
		}
	}
	b.remark(draft.Repair, "ảnh", "ảnh “"+src+"” không lưu cùng trang; tìm ảnh, đặt cạnh bài rồi bỏ dấu chú thích <!-- --> quanh dòng ảnh",
		"the picture “"+src+"” was not saved with the page; find it, put it beside the article and remove the <!-- --> around its line")
	return markup.Comment(markup.Picture(name, attr(img, "alt"), caption) + " " + strings.ReplaceAll(src, ">", "%3E"))
}

// decoration reports whether a picture is an icon, a line or a counter of readers.
func decoration(img *html.Node) bool {
	for _, side := range []string{"width", "height"} {
		if n, err := strconv.Atoi(strings.TrimSuffix(attr(img, side), "px")); err == nil && n <= 32 {
			return true
		}
	}
	best := sources(img)
	return len(best) == 0 || spacer.MatchString(best[0])
}

// sources returns the addresses of a picture, the best first: the largest of srcset, those for loading late, then src.
func sources(img *html.Node) (out []string) {
	best, width := "", 0.0
	for _, set := range []string{attr(img, "srcset"), attr(img, "data-srcset"), attr(img, "data-lazy-srcset")} {
		for _, one := range strings.Split(set[:min(len(set), 20_000)], ",") {
			f := strings.Fields(one)
			if len(f) == 0 {
				continue
			}
			w := 1.0
			if len(f) > 1 {
				w, _ = strconv.ParseFloat(strings.TrimRight(f[1], "wx"), 64)
			}
			if w > width {
				best, width = f[0], w
			}
		}
	}
	for _, s := range []string{best, attr(img, "data-original"), attr(img, "data-src"), attr(img, "data-lazy-src"), attr(img, "data-original-src"), attr(img, "data-url"), attr(img, "src")} {
		s = strings.TrimSpace(s)
		if s != "" && !strings.HasPrefix(s, "data:") && len(s) < 4000 {
			out = append(out, s)
		}
	}
	return out
}

// source returns the name of a picture in the draft, or its address if it was not saved with the page; found is false if
// that is not the whole address. Of several sizes it prefers the original: photo.jpg of photo-1024x683.jpg.
func (b *body) source(img *html.Node) (src string, found bool) {
	var tries []string
	for _, src := range sources(img) {
		if whole := smaller.ReplaceAllString(src, "$1$2"); whole != src {
			tries = append(tries, whole)
		}
		tries = append(tries, src)
	}
	for _, src := range tries {
		if name, data := b.local(src); data != nil && len(data) <= maxPicture {
			return b.add(name, data), true
		}
	}
	for _, src := range tries {
		u, err := url.Parse(src)
		if err != nil || strings.HasPrefix(src, "file:") || strings.HasPrefix(src, "cid:") || strings.HasPrefix(src, "inside:") {
			continue
		}
		if b.base != nil {
			u = b.base.ResolveReference(u)
		}
		if u.Host == "" {
			continue
		}
		if u.Scheme == "" {
			u.Scheme = "https"
		}
		b.remote = append(b.remote, u.String())
		return u.String(), true
	}
	if len(tries) == 0 {
		return "", false
	}
	return tries[0], false
}

// local returns the bytes of a file that was saved with the page, and its name; nil if it was not.
func (b *body) local(src string) (name string, data []byte) {
	src, _, _ = strings.Cut(src, "#")
	u, err := url.Parse(src)
	if err != nil {
		return "", nil
	}
	tries := []string{src}
	if b.base != nil {
		tries = append(tries, b.base.ResolveReference(u).String())
	}
	for _, t := range tries {
		if data := b.inside[t]; data != nil {
			return path.Base(strings.TrimPrefix(u.Path+u.Opaque, "inside:")), data
		}
	}
	if b.options.Find == nil || u.Opaque != "" {
		return "", nil
	}
	host, file := u.Host, strings.TrimPrefix(u.Path, "/")
	if host == "" && b.base != nil {
		host = b.base.Host
	}
	folder := path.Dir(b.file)
	tops := []string{"."}
	for at := strings.IndexByte(b.file, '/'); at > 0 && len(tops) < 5; {
		tops = append(tops, b.file[:at])
		next := strings.IndexByte(b.file[at+1:], '/')
		if next < 0 {
			break
		}
		at += next + 1
	}
	var files []string
	if u.Host == "" && !strings.HasPrefix(u.Path, "/") {
		files = append(files, path.Join(folder, file))
	}
	for _, top := range tops {
		files = append(files, path.Join(top, file))
		if host != "" {
			files = append(files, path.Join(top, host, file))
		}
	}
	for _, f := range files {
		if strings.HasPrefix(f, "../") || f == "." {
			continue
		}
		if data, ok := b.options.Find(f); ok && len(data) > 0 {
			return path.Base(f), data
		}
	}
	return "", nil
}

// add gives a file to the draft under a safe name that no other has, and returns that name. The same bytes are
// added once.
func (b *body) add(name string, data []byte) string {
	for _, f := range b.draft.Files {
		if len(f.Data) == len(data) && bytes.Equal(f.Data, data) {
			return f.Name
		}
	}
	ending := filetype.PictureEnding(data)
	if ending == "" {
		ending = strings.ToLower(path.Ext(name))
	}
	stem := viet.Slug(strings.TrimSuffix(name, path.Ext(name)))
	if stem == "" {
		stem = "anh"
	}
	stem = viet.FitFilename(stem[:min(len(stem), 60)])
	safe := stem + ending
	for i := 2; b.taken(safe); i++ {
		safe = stem + "-" + strconv.Itoa(i) + ending
	}
	b.draft.Files = append(b.draft.Files, draft.File{Name: safe, Data: data, From: b.place(name)})
	return safe
}

func (b *body) taken(name string) bool {
	for _, f := range b.draft.Files {
		if f.Name == name {
			return true
		}
	}
	return false
}

// captions joins a picture with the line below it, if that is its caption: centred, in italics, named so, or with the credit of a
// photographer. A picture without a description is described by its caption.
func (b *body) captions(blocks []*html.Node) (out []*html.Node) {
	for i := 0; i < len(blocks); i++ {
		n := blocks[i]
		out = append(out, n)
		if n.FirstChild == nil || !isImage(n.FirstChild) {
			continue
		}
		img := n.FirstChild
		if attr(img, "title") == "" && i+1 < len(blocks) && isCaption(blocks[i+1]) {
			set(img, "title", textOf(blocks[i+1]))
			i++
		}
		if caption := markup.Caption(attr(img, "title")); caption != "" {
			set(img, "title", caption)
			words, _, _ := strings.Cut(caption, "|")
			if attr(img, "alt") == "" {
				set(img, "alt", strings.TrimRight(clean(words), "."))
			}
		}
	}
	return out
}

func isCaption(n *html.Node) bool {
	words := textOf(n)
	if n.DataAtom != atom.P || words == "" || utf8.RuneCountInString(words) > 300 || first(n, isImage) != nil {
		return false
	}
	if captionName.MatchString(attr(n, "class")) || photoForm.MatchString(words) && !bylineForm.MatchString(words) || strings.HasPrefix(words, "Ảnh: ") {
		return true
	}
	italic := marked(n) && !right(n) && !bold(n)
	return italic || attr(n, "align") == "center" && !bold(n)
}

// credits sets the credit of the pictures, if all captions that name a photographer name the same.
func (b *body) credits(blocks []*html.Node) {
	credit := ""
	for _, n := range blocks {
		img := first(n, isImage)
		if img == nil {
			continue
		}
		m := captionCredit.FindStringSubmatch(attr(img, "title"))
		if m == nil {
			continue
		}
		if name := clean(m[1]); credit == "" || credit == name {
			credit = name
		} else {
			return
		}
	}
	if credit != "" && b.draft.Photo.Text == "" {
		b.draft.Photo = draft.Value{Text: credit, From: b.place("chú thích ảnh")}
	}
}
