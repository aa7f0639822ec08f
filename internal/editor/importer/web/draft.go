package web

import (
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/text/encoding"
	"bangvang/internal/text/viet"
)

// draft makes the draft of an article from its parts. It takes the page's tree apart, so it is called once.
func (s *saved) draft(p parts, o Options) (draft.Draft, *blocks.Refusal) {
	d := draft.Draft{From: s.place(""), Published: true}
	d.Title = s.titleOf(p)
	if d.Title.Text == "" {
		return d, &blocks.Refusal{VI: "trang không có tiêu đề bài", EN: "the page has no title of an article"}
	}
	s.days(&d, p, o)
	s.names(&d, p)
	if p.summary != nil {
		d.Summary = draft.Value{Text: textOf(p.summary), From: s.place("sapo")}
	}
	at := s.address()
	if at != nil {
		d.Aliases = []string{alias(at)}
	}
	b := body{saved: s, parts: p, options: o, base: at, draft: &d}
	b.build()
	if strings.TrimSpace(d.Body) == "" && d.Summary.Text == "" {
		return d, &blocks.Refusal{VI: "không tìm được lời văn của bài", EN: "no text of an article was found"}
	}
	if s.written != encoding.UTF8 {
		remark(&d, draft.Note, s.place(""), "trang viết bằng bảng mã "+string(s.written)+", đã chuyển sang Unicode",
			"the page was written in "+string(s.written)+" and is Unicode now")
	}
	if s.mended || strings.ContainsRune(d.Body+d.Title.Text, utf8.RuneError) {
		remark(&d, draft.Look, s.place(""), "có ký tự hỏng trong trang, chỗ ấy hiện là �", "some bytes of the page are broken and show as �")
	}
	return d, nil
}

// titleOf returns the title: of its element, or else of the head, which often has the site's name after it.
func (s *saved) titleOf(p parts) draft.Value {
	if p.title != nil {
		if t := textOf(p.title); t != "" && utf8.RuneCountInString(t) <= 400 {
			return draft.Value{Text: t, Unsure: p.guessed, From: s.place("tiêu đề trên trang")}
		}
	}
	site := viet.Fold(s.meta["og:site_name"])
	for _, t := range []string{s.metas("og:title", "twitter:title"), s.ld.headline} {
		if f := viet.Fold(t); f != "" && f != site && !siteWords.MatchString(f) {
			return draft.Value{Text: s.withoutSite(t), From: s.place("thẻ meta")}
		}
	}
	t := s.withoutSite(s.title)
	if f := viet.Fold(t); f == "" || f == site || siteWords.MatchString(f) || strings.Contains(t, " > ") {
		if s.title == "" {
			return draft.Value{}
		}
	}
	return draft.Value{Text: t, Unsure: true, From: s.place("thẻ title"), Quote: s.title}
}

// withoutSite returns a title of the head without the name of the site after its last dash or bar.
func (s *saved) withoutSite(t string) string {
	for _, mark := range []string{" | ", " - ", " – ", " :: ", " » "} {
		if i := strings.LastIndex(t, mark); i > 0 && i*2 > len(t) || i > 20 {
			rest := viet.Fold(t[i+len(mark):])
			if rest == viet.Fold(s.meta["og:site_name"]) || siteWords.MatchString(rest) || strings.Contains(rest, ".vn") || strings.HasPrefix(rest, "bao ") {
				return strings.TrimSpace(t[:i])
			}
		}
	}
	return t
}

// days sets the day of publication and of revision: the head's, which is exact, or else the page's. When both differ
// by a day or more, the editor is asked to look.
func (s *saved) days(d *draft.Draft, p parts, o Options) {
	head := firstMoment(s.metas("article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dc.date", "pubdate", "date"), s.ld.published)
	shown, revised := shownDays(p)
	if revised == nil {
		revised = firstMoment(s.metas("article:modified_time", "og:updated_time", "datemodified"), s.ld.modified)
	}
	best, from := head, "thẻ meta"
	if best == nil {
		best, from = shown, "dòng ngày đăng"
	}
	if best == nil {
		best, from = s.dayOfAddress(), "địa chỉ cũ"
	}
	if best == nil {
		remark(d, draft.Repair, s.place(""), noDay+"; ghi ngày vào dòng date:", "no day of publication was found; write it into date:")
		return
	}
	unsure := best.swapped && !p.monthFirst || from == "địa chỉ cũ"
	if head != nil && shown != nil && !viet.StartOfDay(head.time).Equal(viet.StartOfDay(shown.time)) {
		unsure = true
		remark(d, draft.Look, s.place(from), "hai ngày đăng khác nhau: "+viet.ShortDate(head.time)+" (thẻ meta), “"+shown.quote+"” (trên trang)",
			"two days of publication: "+viet.ShortDate(head.time)+" (meta), “"+shown.quote+"” (on the page)")
	}
	if !o.Today.IsZero() && best.time.After(o.Today.AddDate(0, 0, 1)) {
		unsure = true
		remark(d, draft.Look, s.place(from), "ngày đăng sau hôm nay: “"+best.quote+"”", "the day of publication is after today: “"+best.quote+"”")
	}
	d.Date = draft.Day{Time: best.time, HasClock: best.clock, Unsure: unsure, From: s.place(from), Quote: best.quote}
	if revised != nil && revised.time.Sub(best.time) >= 24*time.Hour {
		d.Updated = draft.Day{Time: revised.time, HasClock: revised.clock, From: s.place("dòng cập nhật"), Quote: revised.quote}
	}
}

const noDay = "không tìm được ngày đăng"

// firstMoment returns the first day that one of several texts names, nil if none does.
func firstMoment(texts ...string) *moment {
	for _, t := range texts {
		if got := moments(t, false); len(got) > 0 {
			return &got[0]
		}
	}
	return nil
}

// shownDays returns the days of publication and revision that the page shows; one that is shown alone is of publication.
func shownDays(p parts) (shown, revised *moment) {
	if p.date == nil {
		return nil, nil
	}
	days := moments(textOf(p.date), p.monthFirst)
	if len(days) == 0 {
		days = moments(attr(p.date, "datetime"), false)
	}
	for i := range days {
		if days[i].updated && revised == nil {
			revised = &days[i]
		} else if !days[i].updated && shown == nil {
			shown = &days[i]
		}
	}
	if shown == nil {
		return revised, nil
	}
	return shown, revised
}

var dayInPath = regexp.MustCompile(`/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})/`)

func (s *saved) dayOfAddress() *moment {
	at := s.address()
	if at == nil {
		return nil
	}
	part := dayInPath.FindStringSubmatch(at.Path)
	if part == nil {
		return nil
	}
	m, ok := day(part[3], part[2], part[1], false)
	if m.quote = part[0]; !ok || m.swapped {
		return nil
	}
	return &m
}

// names sets the authors, tags and the category that the page's elements and head have.
func (s *saved) names(d *draft.Draft, p parts) {
	site := viet.Fold(s.meta["og:site_name"])
	for _, c := range []struct{ name, at string }{{textOf(p.author), "dòng tác giả"}, {s.metas("author", "article:author", "dc.creator"), "thẻ meta"}, {s.ld.author, "thẻ meta"}} {
		name := authorLabel.ReplaceAllString(c.name, "")
		if f := viet.Fold(name); len(d.Authors) == 0 && person(name) && f != site && f != "admin" && f != "administrator" {
			d.Authors = s.people(name, c.at)
		}
	}
	for _, t := range s.tags {
		d.Tags = append(d.Tags, draft.Value{Text: t, From: s.place("thẻ meta")})
	}
	if section := s.metas("article:section"); section != "" {
		d.Category = draft.Value{Text: section, From: s.place("thẻ meta")}
	} else if s.ld.section != "" {
		d.Category = draft.Value{Text: s.ld.section, From: s.place("thẻ meta")}
	}
}

var (
	authorLabel = regexp.MustCompile(`(?i)^\s*(?:tác giả(?: bài viết)?|người viết|người đăng|bài viết|bài|theo|by|bởi)\s*[:-]?\s+|^\s*(?:tác giả|bài)\s*:\s*`)
	bylineForm  = regexp.MustCompile(`(?i)^[(\s]*(?:(tác giả|người viết|nguồn|nguồn tin|bài|tin|ảnh|bài,? ảnh|bài (?:và|&) ảnh|tin,? ảnh|tin,? bài|tin (?:và|&) ảnh|tin,? bài,? ảnh|thực hiện)\s*:)\s*(.+?)[)\s.]*$`)
	photoForm   = regexp.MustCompile(`(?i)(?:^|[\s(.])ảnh\s*:\s*([^.():]{2,60})[.)\s]*$`)
	splitNames  = regexp.MustCompile(`\s*(?: - | – |,|;|/| và | & )\s*`)
)

// person reports whether a text may be the name of an author: two to ten words that begin with a capital letter, no
// sentence. A department is one too: “Phòng Văn hóa - Xã hội”.
func person(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 12 || utf8.RuneCountInString(s) > 80 || utf8.RuneCountInString(s) < 3 || strings.ContainsAny(s, "0123456789:?!/@") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && !strings.HasSuffix(s, ".") || len(words) < 4 && unicode.IsUpper(r)
}

// people returns the names in a byline. A hyphen inside the name of a department does not part it: two names of people
// have only words with a capital letter.
func (s *saved) people(line, at string) (out []draft.Value) {
	parts := splitNames.Split(line, -1)
	for _, part := range parts {
		words := strings.Fields(part)
		capitals := 0
		for _, w := range words {
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
				capitals++
			}
		}
		if capitals < len(words) || len(words) < 1 || len(words) > 5 {
			return []draft.Value{{Text: line, From: s.place(at)}}
		}
		out = append(out, draft.Value{Text: part, From: s.place(at)})
	}
	return out
}

// byline takes the author from a line at the end of the text: “Tác giả: …”, “Bài, ảnh: …”, or a name alone that is
// bold, in italics or at the right. It reports whether the line is one and may be left out of the text.
func (b *body) byline(n *html.Node) bool {
	line, d := textOf(n), b.draft
	if len(line) > 200 || line == "" {
		return false
	}
	if m := bylineForm.FindStringSubmatch(line); m != nil {
		label, name := strings.ToLower(m[1]), strings.TrimRight(strings.TrimSpace(m[2]), ".)")
		if strings.Contains(name, ": ") || !person(name) && !strings.Contains(label, "nguồn") {
			return false
		}
		at := b.saved.place("cuối bài")
		switch {
		case strings.HasPrefix(label, "nguồn"):
			d.Source = draft.Source{Name: name}
			return true
		case label != "ảnh":
			d.Authors = b.saved.people(name, "cuối bài")
		}
		if strings.Contains(label, "ảnh") {
			d.Photo = draft.Value{Text: name, From: at, Quote: line}
		}
		return true
	}
	if !person(line) || !marked(n) || strings.HasSuffix(line, "!") {
		return false
	}
	if len(d.Authors) > 0 {
		return viet.Fold(d.Authors[0].Text) == viet.Fold(line) || right(n)
	}
	d.Authors = b.saved.people(line, "cuối bài")
	return true
}

// marked reports whether all of a line is bold, in italics or at the right, as a byline is.
func marked(n *html.Node) bool {
	if right(n) {
		return true
	}
	for n.FirstChild != nil {
		c := n.FirstChild
		for c.NextSibling != nil && c.Type == html.TextNode && clean(c.Data) == "" {
			c = c.NextSibling
		}
		if c.Type != html.ElementNode || textOf(c) != textOf(n) {
			return false
		}
		if n = c; n.DataAtom == atom.B || n.DataAtom == atom.Strong || n.DataAtom == atom.I || n.DataAtom == atom.Em || right(n) {
			return true
		}
	}
	return false
}

func right(n *html.Node) bool { return aligned(n, "right") }

// aligned reports whether an element says where its lines are: “center”, “right”.
func aligned(n *html.Node, where string) bool {
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	return strings.EqualFold(attr(n, "align"), where) || strings.Contains(style, "text-align:"+where)
}

// alias returns the address of a page without its host: /tin.aspx?id=5.
func alias(u *url.URL) string {
	out := u.Path
	if !strings.HasPrefix(out, "/") {
		out = "/" + out
	}
	if u.RawQuery != "" {
		out += "?" + u.RawQuery
	}
	return out
}

// remark adds a remark on a part of the page to the draft.
func (b *body) remark(w draft.Weight, at, vi, en string) {
	remark(b.draft, w, b.saved.place(at), vi, en)
}

func remark(d *draft.Draft, w draft.Weight, from draft.Place, vi, en string) {
	d.Remarks = append(d.Remarks, draft.Remark{Weight: w, From: from, VI: vi, EN: en})
}
