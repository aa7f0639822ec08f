package archive

import (
	"context"
	"fmt"
	"html"
	"io"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/markup"
	"bangvang/internal/text/viet"
)

// site is what the first reading of an export keeps: what posts need of other items.
type site struct {
	channel    channel
	file       string
	uploads    folder
	options    Options
	media      map[string]attachment // by number
	children   map[string][]string   // numbers of attachments, by their post
	reused     map[string]string     // text of reused blocks, by number
	reusedSize int
	public     map[string]string // address of a published post, by its number
	byLink     map[string]bool   // addresses of published posts
}

type attachment struct{ address, caption, alt string }

// reusedBytes is the most text that reused blocks may have together.
const reusedBytes = 4 << 20

// batch is the number of posts that are converted at the same time.
const batch = 256

// WordPress reads an export of WordPress, which open opens from its beginning each time it is called; messages name it
// file. It calls yield for each post and page, in the order of the export, from one goroutine. A broken file gives what comes before the
// break, and a remark that says where. The error is that of ctx, or of open.
func WordPress(ctx context.Context, file string, open func() (io.ReadCloser, error), o Options, yield func(Item)) ([]draft.Remark, error) {
	s := &site{file: file, uploads: folder{o.Uploads}, options: o, media: map[string]attachment{}, children: map[string][]string{},
		reused: map[string]string{}, public: map[string]string{}, byLink: map[string]bool{}}
	if _, _, err := s.each(ctx, open, s.index); err != nil {
		return nil, err
	}
	counts := map[string]int{}
	var posts []*post
	comments := 0
	flush := func() error {
		items, err := inBatches(ctx, len(posts), func(i int) Item { return s.item(posts[i]) })
		for _, item := range items {
			yield(item)
		}
		posts = posts[:0]
		return err
	}
	scan, broken, err := s.each(ctx, open, func(p *post) error {
		if why := leftOut(p); why != "" {
			counts[why]++
			return nil
		}
		comments += p.comments
		if posts = append(posts, p); len(posts) == batch {
			return flush()
		}
		return nil
	})
	if err == nil {
		err = flush()
	}
	return s.remarks(counts, comments, scan, broken), err
}

// each calls do for each item of the export. broken is the reason why the file ends early, nil if it does not.
func (s *site) each(ctx context.Context, open func() (io.ReadCloser, error), do func(*post) error) (scan *scanner, broken, err error) {
	r, err := open()
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	scan = newScanner(r)
	for {
		if err := ctx.Err(); err != nil {
			return scan, nil, err
		}
		p, err := scan.next()
		switch {
		case err == io.EOF && scan.depth == 0:
			s.channel = scan.channel
			return scan, nil, nil
		case err != nil:
			s.channel = scan.channel
			return scan, err, nil
		}
		if err := do(p); err != nil {
			return scan, nil, err
		}
	}
}

// index keeps what other posts need of an item.
func (s *site) index(p *post) error {
	switch p.kind {
	case "attachment":
		s.media[p.id] = attachment{p.attachURL, p.excerpt, p.meta["_wp_attachment_image_alt"]}
		if p.parent != "" && p.parent != "0" && markup.IsPicture(p.attachURL) {
			s.children[p.parent] = append(s.children[p.parent], p.id)
		}
	case "wp_block":
		if s.reusedSize += len(p.content); s.reusedSize <= reusedBytes {
			s.reused[p.id] = p.content
		}
	default:
		if leftOut(p) == "" && isPublic(p) {
			address := pathOf(p.link)
			s.public[p.id] = address
			s.byLink[address] = true
		}
	}
	return nil
}

// system are the kinds of item that are no texts for readers.
var system = []string{"revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache", "user_request", "wp_block", "wp_template",
	"wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family", "wp_font_face", "wpcf7_contact_form", "wpforms", "acf-field", "acf-field-group",
	"elementor_library", "elementor_snippet", "feedback", "shop_order", "shop_coupon", "blocks", "popup", "mc4wp-form", "attachment", "tablepress_table"}

// leftOut returns why an item is no article, "" for one that is.
func leftOut(p *post) string {
	switch {
	case p.kind == "attachment":
		return "attachment"
	case slices.Contains(system, p.kind):
		return p.kind
	case p.status == "trash" || p.status == "auto-draft" || p.status == "inherit":
		return p.status
	case strings.TrimSpace(p.title+p.content) == "":
		return "empty"
	}
	return ""
}

func isPublic(p *post) bool { return p.status == "publish" && p.password == "" }

// remarks are those on the export as a whole.
func (s *site) remarks(counts map[string]int, comments int, scan *scanner, broken error) []draft.Remark {
	var list []draft.Remark
	say := func(w draft.Weight, vi, en string) {
		list = append(list, draft.Remark{Weight: w, From: draft.Place{File: s.file}, VI: vi, EN: en})
	}
	if broken != nil {
		line := 0
		if scan != nil {
			line, _ = scan.d.InputPos()
		}
		at := draft.Place{File: s.file, At: "dòng " + strconv.Itoa(line)}
		list = append(list, draft.Remark{Weight: draft.Repair, From: at, VI: "tệp xuất hỏng từ đây, các bài sau không đọc được; xuất lại trong WordPress (Công cụ › Xuất)",
			EN: "the export is broken from here and no later post could be read (" + broken.Error() + "); export it again in WordPress"})
	}
	if n := counts["trash"]; n > 0 {
		say(draft.Note, fmt.Sprintf("%d bài trong thùng rác không được nhập", n), fmt.Sprintf("%d posts of the trash were left out", n))
	}
	if n := counts["empty"]; n > 0 {
		say(draft.Look, fmt.Sprintf("%d bài không có chữ nào không được nhập", n), fmt.Sprintf("%d posts without any text were left out", n))
	}
	other, names := 0, []string{}
	for kind, n := range counts {
		if kind != "trash" && kind != "attachment" && kind != "empty" {
			other += n
			names = append(names, kind)
		}
	}
	slices.Sort(names)
	if other > 0 {
		say(draft.Note, fmt.Sprintf("%d mục không phải bài (%s) không được nhập", other, strings.Join(names, ", ")), fmt.Sprintf("%d items that are no posts (%s) were left out", other, strings.Join(names, ", ")))
	}
	if comments > 0 {
		say(draft.Note, fmt.Sprintf("%d bình luận không được nhập", comments), fmt.Sprintf("%d comments were left out", comments))
	}
	if s.uploads.fsys == nil && len(s.media) > 0 {
		say(draft.Repair, fmt.Sprintf("bài có %d ảnh, tệp nằm ở máy chủ cũ: tải thư mục wp-content/uploads về rồi nhập lại với --uploads THƯ-MỤC", len(s.media)),
			fmt.Sprintf("%d pictures and files are on the old server: fetch its folder wp-content/uploads and import again with --uploads DIR", len(s.media)))
	}
	return list
}

// item converts a post.
func (s *site) item(p *post) Item {
	at := "bài số " + p.id
	if p.kind == "page" {
		at = "trang số " + p.id
	}
	d := &draft.Draft{Page: p.kind == "page", From: draft.Place{File: s.file, At: at}, Published: isPublic(p)}
	d.Title = draft.Value{Text: plain(inVietnamese(p.title)), From: d.From}
	d.Summary = draft.Value{Text: plain(inVietnamese(p.excerpt)), From: d.From}
	d.Slug = slugOf(p.name)
	d.Date = dayOf(dateOf(p, d.From))
	if t, _, _ := stamp(p.modified); !t.IsZero() && !d.Date.Time.IsZero() && viet.StartOfDay(t).After(viet.StartOfDay(d.Date.Time)) {
		d.Updated = dayOf(t, true, d.From)
	}
	s.status(d, p)
	s.terms(d, p)
	b := newBeside(s.uploads, d)
	s.body(d, p, b)
	s.thumbnail(d, p, b)
	s.addresses(d, p)
	b.sayMissing(s.fetch())
	if b.foreign > 0 {
		remark(d, draft.Look, fmt.Sprintf("%d ảnh lấy từ trang khác không được nhập; địa chỉ nằm trong chú thích ẩn của bài", b.foreign),
			fmt.Sprintf("%d pictures of other sites were not taken; their addresses are comments in the text", b.foreign))
	}
	ProposeAwards(d, s.options.Awards)
	id := p.guid
	if p.id != "" {
		id = s.channel.base + "/?p=" + p.id
	}
	return Item{d, []byte(id), []byte(strings.Join([]string{p.title, p.date, p.modified, p.status, p.excerpt, p.content}, "\x00"))}
}

// fetch says how missing files are found.
func (s *site) fetch() (vi, en string) {
	if s.uploads.fsys == nil {
		return "nhập lại với --uploads THƯ-MỤC wp-content/uploads", "import again with --uploads and the folder wp-content/uploads"
	}
	return "không có trong thư mục --uploads; tải về từ địa chỉ cũ", "not in the folder of --uploads; fetch them from the old address"
}

// stamp reads a time of WordPress, which is that of the site's own clock.
func stamp(text string) (t time.Time, clock, ok bool) {
	if text == "" || strings.HasPrefix(text, "0000") {
		return time.Time{}, false, false
	}
	return viet.ParseDate(text)
}

// dateOf returns the day of a post: the one it showed, else that of the feed or of its last change.
func dateOf(p *post, from draft.Place) (time.Time, bool, draft.Place) {
	if t, clock, ok := stamp(p.date); ok {
		return t, clock, from
	}
	if t, _, ok := stamp(p.dateGMT); ok {
		return t.Add(7 * time.Hour), true, from
	}
	if t, err := time.Parse(time.RFC1123Z, p.published); err == nil && t.Year() > 1970 {
		return t.In(viet.Zone), true, from
	}
	t, clock, _ := stamp(p.modified)
	return t, clock, from
}

// slugOf returns the name of a post in its address, decoded.
func slugOf(name string) string {
	if decoded, err := url.PathUnescape(name); err == nil {
		name = decoded
	}
	return viet.Slug(name)
}

// status says why a post that was not public is a draft.
func (s *site) status(d *draft.Draft, p *post) {
	switch {
	case p.status == "private":
		remark(d, draft.Look, "bài riêng tư, chưa từng công khai: chỉ đăng khi chắc chắn được phép", "a private post that was never public: publish it only if you may")
	case p.password != "":
		remark(d, draft.Look, "bài có mật khẩu, chưa từng công khai: chỉ đăng khi chắc chắn được phép", "a post with a password that was never public: publish it only if you may")
	case p.status == "future":
		remark(d, draft.Look, "bài hẹn giờ, chưa đăng ở trang cũ", "a scheduled post, not yet published on the old site")
	case p.status != "publish":
		remark(d, draft.Note, "bài nháp ở trang cũ ("+p.status+")", "a draft on the old site ("+p.status+")")
	}
	if p.kind != "post" && p.kind != "page" {
		remark(d, draft.Look, "loại nội dung riêng của trang cũ: "+p.kind, "a kind of content of the old site: "+p.kind)
	}
}

// terms reads the sections, tags and authors of a post.
func (s *site) terms(d *draft.Draft, p *post) {
	var categories, tags []string
	authors := 0
	for _, t := range p.terms {
		name := plain(inVietnamese(html.UnescapeString(t.name)))
		switch t.domain {
		case "category":
			categories = append(categories, name)
		case "post_tag":
			tags = append(tags, name)
		case "author": // of a plug-in for several authors
			authors++
			addAuthor(d, name)
		case "language":
			if t.nicename != "" && !strings.HasPrefix(t.nicename, "vi") {
				remark(d, draft.Look, "bài bằng tiếng khác: "+name, "a post in another language: "+name)
			}
		}
	}
	primary := p.meta["_yoast_wpseo_primary_category"] + p.meta["rank_math_primary_category"]
	if name := html.UnescapeString(s.channel.terms[primary]); name != "" && slices.Contains(categories, line(name)) {
		categories = append([]string{name}, categories...)
	}
	if d.Page {
		return
	}
	setCategories(d, categories)
	addTags(d, tags...)
	if authors == 0 {
		name := s.channel.authors[p.creator]
		if name == "" {
			name = p.creator
		}
		addAuthor(d, plain(name))
	}
}

// body converts the text of a post.
func (s *site) body(d *draft.Draft, p *post, b *beside) {
	text := b.takePictures(inVietnamese(p.content))
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
		remark(d, draft.Repair, "bài dài quá 2 MB, phần sau bị bỏ", "the text is over 2 MB, and what is beyond was left out")
	}
	c := &codes{children: func() []string { return s.children[p.id] }, attachment: func(id string) (string, string, string) {
		a := s.media[id]
		return a.address, a.caption, a.alt
	}}
	var dynamic []string
	if strings.Contains(text, "<!-- wp:") {
		text, dynamic = blocksOf(text, func(ref string) string { return s.reused[ref] })
		text = c.expand(text)
	} else {
		text = paragraphs(c.expand(text))
	}
	root := markup.Parse(text)
	got := markup.Convert(root, markup.Options{Picture: func(src string) (string, string) { return s.picture(src, b) }, Link: func(href string) string { return s.link(href, b) }})
	d.Body = got.Text
	dropTitle(d)
	if d.Body == "" {
		remark(d, draft.Look, "bài không có chữ nào", "the post has no text")
	}
	for i, name := range dynamic {
		dynamic[i] = "khối " + name
	}
	lost := slices.Concat(c.unknown, dynamic, got.Lost)
	if len(lost) > 0 {
		remark(d, draft.Look, "không đổi được sang Markdown, chỉ giữ chữ bên trong: "+strings.Join(lost, ", "), "without a form in Markdown, only their text was kept: "+strings.Join(lost, ", "))
	}
}

// pathOf returns the path and the query of an address.
func pathOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Path == "" && u.RawQuery == "" {
		return ""
	}
	u.Scheme, u.Host, u.User, u.Fragment = "", "", nil, ""
	if u.Path == "" {
		u.Path = "/"
	}
	if decoded := u.Path; u.RawQuery == "" && strings.HasPrefix(decoded, "/") {
		return decoded
	}
	return u.String()
}

// own returns the address of something on the old site, relative to its root; ok is false for another site, and for what is no
// address.
func (s *site) own(address string) (u *url.URL, ok bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return &url.URL{}, false
	}
	if u.Host == "" {
		return u, u.Scheme == ""
	}
	base, err := url.Parse(s.channel.base)
	return u, err == nil && strings.EqualFold(strings.TrimPrefix(base.Hostname(), "www."), strings.TrimPrefix(u.Hostname(), "www."))
}

// upload returns the path of an address below the folder of uploads, in the folder of options; "" if it is not there.
func (s *site) upload(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	rest := ""
	for _, mark := range []string{"/uploads/", "/files/"} {
		if _, after, ok := strings.Cut(u.Path, mark); ok {
			rest = after
			break
		}
	}
	if rest == "" {
		return ""
	}
	var paths []string
	for _, name := range []string{markup.Original(rest), rest, withSuffix(markup.Original(rest), "-scaled"), strings.Replace(rest, "-scaled.", ".", 1)} {
		paths = append(paths, name, "uploads/"+name, "wp-content/uploads/"+name)
	}
	return s.uploads.find(paths...)
}

func withSuffix(name, suffix string) string {
	ending := path.Ext(name)
	return strings.TrimSuffix(name, ending) + suffix + ending
}

// picture puts a picture beside the article.
func (s *site) picture(src string, b *beside) (name, missing string) {
	if strings.HasPrefix(src, "data:") {
		return b.inside(src), ""
	}
	if file := s.upload(src); file != "" {
		return b.add(file), ""
	}
	if u, ok := s.own(src); ok || strings.Contains(u.String(), "/wp-content/uploads/") {
		return "", b.lost(s.absolute(markup.Original(src)))
	}
	b.foreign++
	return "", "Ảnh ở trang khác: " + src
}

// absolute returns an address with the host of the old site.
func (s *site) absolute(address string) string {
	base, err := url.Parse(s.channel.base + "/")
	if err != nil {
		return address
	}
	if u, err := base.Parse(address); err == nil {
		return u.String()
	}
	return address
}

// link returns where a link of a text leads: a file beside the article, the old address of another article, which leads
// to that, or what it is.
func (s *site) link(href string, b *beside) string {
	if strings.HasPrefix(href, "#") {
		return href
	}
	u, ok := s.own(href)
	if !ok || u == nil {
		return href
	}
	if file := s.upload(href); file != "" {
		return b.add(file)
	}
	if id := u.Query().Get("p") + u.Query().Get("page_id"); id != "" && s.public[id] != "" {
		return withFragment(s.public[id], u.Fragment)
	}
	address := pathOf(href)
	for _, form := range []string{address, address + "/", strings.TrimSuffix(address, "/")} {
		if s.byLink[form] {
			return withFragment(form, u.Fragment)
		}
	}
	if strings.Contains(u.Path, "/uploads/") {
		b.lost(s.absolute(href))
	}
	return s.absolute(href)
}

func withFragment(address, fragment string) string {
	if fragment == "" {
		return address
	}
	return address + "#" + fragment
}

// thumbnail reads the picture that stands for a post.
func (s *site) thumbnail(d *draft.Draft, p *post, b *beside) {
	a, ok := s.media[p.meta["_thumbnail_id"]]
	if !ok || a.address == "" {
		return
	}
	file := s.upload(a.address)
	if file == "" {
		b.lost(a.address)
		return
	}
	d.Image = b.add(file)
	for i := range d.Files {
		if d.Files[i].Name == d.Image && !strings.Contains(d.Body, "]("+d.Image) {
			d.Files[i].Caption = markup.Caption(plain(a.caption))
		}
	}
}

// addresses are the former addresses of a post that was public.
func (s *site) addresses(d *draft.Draft, p *post) {
	if !isPublic(p) {
		return
	}
	addAlias(d, pathOf(p.link))
	if p.id != "" {
		key := "p"
		if p.kind == "page" {
			key = "page_id"
		}
		addAlias(d, "/?"+key+"="+p.id)
	}
}
