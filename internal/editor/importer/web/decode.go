package web

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/charmap"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/text/encoding"
	"bangvang/internal/text/viet"
)

// saved is a page that was parsed, before anything of it is known. Scripts and styles are out of its tree.
type saved struct {
	file    string // as the editor named it
	doc     *html.Node
	body    *html.Node
	meta    map[string]string // of <meta>, by its name or property in small letters; the first of each
	tags    []string          // of article:tag
	ld      linked            // of JSON-LD
	from    string            // address that the program that saved the page wrote into it, "" if none
	title   string            // of <title>
	inside  map[string][]byte // pictures of an .mht file, by their address
	mended  bool              // some bytes had no meaning
	written encoding.Encoding
}

// mhtml reports whether bytes are an .mht file: headers of a mail with a multipart/related body.
func mhtml(data []byte) bool {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	begin := bytes.TrimLeft(head, "\r\n")
	return bytes.Contains(head, []byte("multipart/related")) && len(begin) > 0 && begin[0] != '<' &&
		(bytes.Contains(head, []byte("mime-version:")) || bytes.HasPrefix(begin, []byte("from:")) || bytes.HasPrefix(begin, []byte("content-type:")))
}

// open decodes and parses a file, or returns why it cannot be read.
func open(f File) (*saved, *blocks.Refusal) {
	s := &saved{file: f.Name, meta: map[string]string{}}
	if len(f.Data) > maxPage {
		return nil, tooLarge
	}
	data := f.Data
	if mhtml(data) {
		if data = s.unpack(data); data == nil {
			return nil, &blocks.Refusal{VI: "tệp .mht hỏng, không có trang nào trong đó; mở trang cũ rồi lưu lại (Ctrl+S)",
				EN: "the .mht file is broken: it has no page; open the old page and save it again (Ctrl+S)"}
		}
	}
	text := s.decode(takeOut(data, s))
	if len(text) > maxMarkup {
		return nil, tooLarge
	}
	s.from = savedFrom(text)
	doc, err := html.ParseWithOptions(strings.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, &blocks.Refusal{VI: "trang lồng quá nhiều lớp, không đọc được", EN: "the page is nested too deeply to be read"}
	}
	if s.doc = doc; !s.prune() {
		return nil, tooLarge
	}
	s.unfont()
	return s, nil
}

var tooLarge = &blocks.Refusal{VI: "trang quá lớn để đọc (trên 8 MB mã HTML hoặc 40.000 phần tử)",
	EN: "the page is too large to be read (more than 8 MB of HTML or 40,000 elements)"}

var (
	inlinePicture = regexp.MustCompile(`data:image/([a-z]{3,4});base64,([A-Za-z0-9+/=]{200,})`)
	savedComment  = regexp.MustCompile(`(?i)<!--\s*(?:saved from url=\(\d+\)|page saved with singlefile\s+url:\s*|mirrored from\s+)(\S+)`)
	charsetOf     = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_-]+)`)
)

// takeOut replaces the pictures inside a page by addresses of s.inside, so that they are no part of its markup.
func takeOut(data []byte, s *saved) []byte {
	if !bytes.Contains(data, []byte("data:image/")) {
		return data
	}
	return inlinePicture.ReplaceAllFunc(data, func(m []byte) []byte {
		parts := inlinePicture.FindSubmatch(m)
		picture := make([]byte, base64.StdEncoding.DecodedLen(len(parts[2])))
		n, err := base64.StdEncoding.Decode(picture, parts[2])
		if err != nil || len(s.inside) >= maxParts {
			return nil
		}
		name := "inside:" + strconv.Itoa(len(s.inside)+1) + "." + string(parts[1])
		s.keep(name, picture[:n])
		return []byte(name)
	})
}

func (s *saved) keep(name string, data []byte) {
	if s.inside == nil {
		s.inside = map[string][]byte{}
	}
	if _, known := s.inside[name]; !known {
		s.inside[name] = data
	}
}

// savedFrom returns the address in the comment that browsers, SingleFile and HTTrack write into a page, "" if there is
// none at its beginning.
func savedFrom(text string) string {
	m := savedComment.FindStringSubmatch(text[:min(len(text), 4096)])
	if m == nil {
		return ""
	}
	if !strings.Contains(m[1], "://") {
		return "http://" + m[1]
	}
	return m[1]
}

// unpack returns the page of an .mht file, nil if it has none, and keeps its pictures.
func (s *saved) unpack(data []byte) []byte {
	m, err := mail.ReadMessage(bufio.NewReader(bytes.NewReader(bytes.TrimLeft(data, "\r\n"))))
	if err != nil {
		return nil
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || params["boundary"] == "" {
		return nil
	}
	var page []byte
	reader := multipart.NewReader(m.Body, params["boundary"])
	for total, n := 0, 0; n < maxParts; n++ {
		part, err := reader.NextRawPart()
		if err != nil {
			break
		}
		body := partBody(part, maxPage-total)
		total += len(body)
		kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
		at := part.Header.Get("Content-Location")
		switch {
		case kind == "text/html" && page == nil:
			page, s.from = body, at
		case strings.HasPrefix(kind, "image/"):
			s.keep(at, body)
			if id := strings.Trim(part.Header.Get("Content-ID"), "<>"); id != "" {
				s.keep("cid:"+id, body)
			}
		}
	}
	if at := m.Header.Get("Snapshot-Content-Location"); at != "" {
		s.from = at
	}
	if page != nil && s.from != "" {
		page = append([]byte("<!-- saved from url=(0)"+strings.Fields(s.from + " -")[0]+" -->"), page...)
	}
	return page
}

func partBody(part *multipart.Part, limit int) []byte {
	var r io.Reader = part
	switch strings.ToLower(part.Header.Get("Content-Transfer-Encoding")) {
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, part)
	case "quoted-printable":
		r = quotedprintable.NewReader(part)
	}
	body, _ := io.ReadAll(io.LimitReader(r, int64(max(limit, 0)))) // a broken end costs only the end
	return body
}

// decode returns the text of a page's bytes. Letters of TCVN3 and VNI are those of Western Europe in it; unfont reads
// them, because only the parsed page shows which text has which font.
func (s *saved) decode(data []byte) string {
	switch e := encoding.DetectBytes(data[:min(len(data), 64)]); {
	case e == encoding.UTF16LE || e == encoding.UTF16BE:
		return e.Decode(data)
	case utf8.Valid(data):
		return string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))
	}
	charset := ""
	if m := charsetOf.FindSubmatch(data[:min(len(data), 8192)]); m != nil {
		charset = strings.ToLower(string(m[1]))
	}
	if charset == "utf-8" && brokenOnly(data) {
		s.mended = true
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	visible := withoutMarkup(data)
	e := encoding.DetectBytes(visible)
	if e == encoding.Windows1258 && (charset == "windows-1258" || slices.ContainsFunc(visible, isTone)) {
		return encoding.Windows1258.Decode(data)
	}
	if e == encoding.TCVN3 || e == encoding.VNI {
		s.written = e
	}
	text, _ := charmap.Windows1252.NewDecoder().Bytes(data)
	return string(text)
}

// brokenOnly reports whether bytes are UTF-8 but for a few: of the sequences beyond ASCII nine in ten are right.
func brokenOnly(data []byte) bool {
	right, wrong := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if i += size; r == utf8.RuneError && size == 1 {
			wrong++
		} else {
			right++
		}
	}
	return wrong*9 <= right
}

// withoutMarkup returns the bytes outside tags, for guessing their encoding.
func withoutMarkup(data []byte) []byte {
	out := make([]byte, 0, len(data)/2)
	for len(data) > 0 && len(out) < 1<<18 {
		open := bytes.IndexByte(data, '<')
		if open < 0 {
			return append(out, data...)
		}
		out = append(append(out, data[:open]...), ' ')
		data = data[open:]
		for _, tag := range []string{"script", "style"} {
			if len(data) > len(tag) && bytes.EqualFold(data[1:1+len(tag)], []byte(tag)) {
				if end := bytes.Index(data, []byte("</")); end > 0 {
					data = data[end:]
				}
			}
		}
		shut := bytes.IndexByte(data, '>')
		if shut < 0 {
			break
		}
		data = data[shut+1:]
	}
	return out
}

// prune takes scripts, styles and comments out of the tree, after reading the head. It returns false if the page has more
// elements, attributes or text than the limits.
func (s *saved) prune() bool {
	elements, attrs, letters := 0, 0, 0
	var walk func(n *html.Node) bool
	walk = func(n *html.Node) bool {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			switch {
			case c.Type == html.CommentNode, c.Type == html.DoctypeNode:
				n.RemoveChild(c)
			case c.Type == html.TextNode:
				if letters += len(c.Data); letters > maxText {
					return false
				}
			case c.Type == html.ElementNode:
				elements, attrs = elements+1, attrs+len(c.Attr)
				if elements > maxElements || attrs > maxAttrs {
					return false
				}
				if s.headOf(c) {
					n.RemoveChild(c)
				} else if !walk(c) {
					return false
				}
			}
			c = next
		}
		return true
	}
	if !walk(s.doc) {
		return false
	}
	s.body = first(s.doc, func(n *html.Node) bool { return n.DataAtom == atom.Body })
	if s.body == nil {
		s.body = s.doc
	}
	return true
}

// headOf keeps what an element says of the page, and reports whether it is no part of the text.
func (s *saved) headOf(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script:
		if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
			s.ld.read(n.FirstChild.Data)
		}
		return true
	case atom.Style, atom.Template, atom.Link, atom.Base, atom.Select, atom.Textarea, atom.Button, atom.Input, atom.Svg:
		if n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical") && s.meta["canonical"] == "" {
			s.meta["canonical"] = attr(n, "href")
		}
		return true
	case atom.Meta:
		key := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
		if key == "article:tag" && len(s.tags) < 30 {
			s.tags = append(s.tags, clean(attr(n, "content")))
		}
		if s.meta[key] == "" {
			s.meta[key] = clean(attr(n, "content"))
		}
		return true
	case atom.Title:
		if s.title == "" {
			s.title = clean(text(n))
		}
		return true
	}
	return false
}

// unfont gives the page its Unicode letters: texts in fonts of TCVN3 and VNI are decoded by their font, all others if
// the page as a whole is in one of these encodings or was read as Latin-1 once.
func (s *saved) unfont() {
	whole := s.written
	if whole == encoding.UTF8 {
		whole = encoding.Detect(text(s.body))
	}
	s.title = decodeIn(whole, s.title)
	for k, v := range s.meta {
		s.meta[k] = decodeIn(whole, v)
	}
	var walk func(n *html.Node, e encoding.Encoding, capital bool)
	walk = func(n *html.Node, e encoding.Encoding, capital bool) {
		if n.Type == html.TextNode {
			n.Data = viet.NFC(decodeIn(e, n.Data))
			if capital && e != encoding.UTF8 {
				n.Data = strings.ToUpper(n.Data)
			}
		}
		if font := fontOf(n); font != "" {
			switch {
			case strings.HasPrefix(font, ".vn"):
				e, capital = encoding.TCVN3, strings.HasSuffix(font, "h")
			case strings.HasPrefix(font, "vni"):
				e, capital = encoding.VNI, false
			default:
				e, capital = whole, false
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, e, capital)
		}
	}
	walk(s.doc, whole, false)
	s.written = whole
}

// decodeIn decodes a text unless it has letters that only Unicode has: a portal's menu may be in Unicode beside an
// article in .VnTime.
func decodeIn(e encoding.Encoding, s string) string {
	if e == encoding.UTF8 || strings.IndexFunc(s, func(r rune) bool {
		return r >= 0x1EA0 && r <= 0x1EF9 || strings.ContainsRune("ăđơưĂĐƠƯ", r)
	}) >= 0 {
		return s
	}
	return e.Decode([]byte(s))
}

var fontFamily = regexp.MustCompile(`(?i)font-family\s*:\s*["']?([^;,"']+)`)

// fontOf returns the font that an element gives its text, in small letters, "" for none.
func fontOf(n *html.Node) string {
	if n.Type != html.ElementNode {
		return ""
	}
	font := attr(n, "face")
	if style := attr(n, "style"); font == "" && len(style) < 2000 {
		if m := fontFamily.FindStringSubmatch(style); m != nil {
			font = m[1]
		}
	}
	font, _, _ = strings.Cut(strings.ToLower(font), ",")
	return strings.Trim(font, ` "'`)
}

// address returns the address that the page had, nil if nothing says it: canonical, og:url, the comment of the program
// that saved it, the folder that wget made. The home page of a portal is no address of an article.
func (s *saved) address() *url.URL {
	for _, a := range []string{s.meta["canonical"], s.meta["og:url"], s.from, mirrored(s.file)} {
		u, err := url.Parse(strings.TrimSpace(a))
		if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && (strings.Trim(u.Path, "/") != "" || u.RawQuery != "") {
			return u
		}
	}
	return nil
}

var hostFolder = regexp.MustCompile(`(?:^|/)((?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|edu|gov|example))/(.+)$`)

// mirrored returns the address of a page in the folder that wget or HTTrack made of a portal, "" for any other name:
// dong.example/tin.aspx?id=5.html is http://dong.example/tin.aspx?id=5.
func mirrored(file string) string {
	m := hostFolder.FindStringSubmatch(file)
	if m == nil {
		return ""
	}
	at, query, _ := strings.Cut(strings.Replace(m[2], "@", "?", 1), "?")
	if query != "" {
		query = "?" + strings.TrimSuffix(query, ".html")
	} else if path.Base(at) == "index.html" {
		at = strings.TrimSuffix(at, "index.html")
	}
	return (&url.URL{Scheme: "http", Host: m[1], Path: "/" + at}).String() + query
}

// isTone reports whether a byte is a combining tone mark in Windows-1258.
func isTone(b byte) bool {
	switch b {
	case 0xcc, 0xec, 0xd2, 0xde, 0xf2:
		return true
	}
	return false
}
