package markup

import (
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// cleaner prepares nodes for the converter.
type cleaner struct {
	options Options
	lost    map[string]bool
	code    int // how many elements of code the node is in
	inLink  int // how many links
}

// silent are elements that readers of a page never see, or that say nothing without a program.
var silent = words("script style noscript template head link meta base input button select option textarea label source track param col colgroup")

// lost are elements with a content that Markdown has no form for.
var lost = words("form canvas svg math map dialog applet marquee")

// frames are elements that show something from another address.
var frames = words("iframe video audio embed object amp-youtube lite-youtube")

func words(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// clean prepares the children of a node: it looks at each before and after what is below it.
func (c *cleaner) clean(n *html.Node) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		switch {
		case child.Type == html.CommentNode || child.Type == html.DoctypeNode:
			n.RemoveChild(child)
		case child.Type == html.TextNode:
			child.Data = cleanText(child.Data)
			if c.code == 0 {
				c.linkAddresses(child)
			}
		case child.Type == html.ElementNode:
			c.element(child)
		}
		child = next
	}
}

// element prepares one element. It may replace it by another one, or remove it.
func (c *cleaner) element(n *html.Node) {
	switch name := n.Data; {
	case name == "noscript" && strings.Contains(textOf(n), "<img") && !hasPicture(n.Parent):
		replace(n, Parse(textOf(n)).FirstChild) // the picture of a page that loads its pictures late
		return
	case silent[name] || hidden(n) || strings.Contains(attr(n, "class"), "wp-block-file__button"):
		n.Parent.RemoveChild(n)
		return
	case lost[name]:
		c.lost[name] = true
		n.Parent.RemoveChild(n)
		return
	case frames[name]:
		c.frame(n)
		return
	case name == "img":
		c.picture(n)
		return
	}
	if n.DataAtom == atom.A && IsPicture(attr(n, "href")) {
		if img := find(n, func(x *html.Node) bool { return x.DataAtom == atom.Img }); img != nil {
			img.Attr = append(img.Attr, html.Attribute{Key: largeKey, Val: strings.TrimSpace(attr(n, "href"))})
		}
	}
	code := n.DataAtom == atom.Pre || n.DataAtom == atom.Code || n.DataAtom == atom.Kbd || n.DataAtom == atom.Samp
	if code {
		c.code++
	}
	if n.DataAtom == atom.A {
		c.inLink++
	}
	c.clean(n)
	if code {
		c.code--
	}
	if n.DataAtom == atom.A {
		c.inLink--
	}
	switch n.DataAtom {
	case atom.Figure:
		c.figure(n)
	case atom.A:
		c.link(n)
	case atom.Table:
		c.table(n)
	case atom.Sup, atom.Sub:
		raise(n)
	case atom.Strong, atom.B, atom.Em, atom.I, atom.Span, atom.U, atom.Font:
		if strings.TrimSpace(textOf(n)) == "" && !hasPicture(n) {
			Unwrap(n)
		}
	}
}

// bracketSign stands for [ in texts, since the converter looks for the end of every bracket; openBrackets puts it back. The
// cleaner lets no such character through.
const bracketSign = "\x02"

// openBrackets puts the opening brackets of texts back, with a backslash in lines where they may begin a link or a note.
func openBrackets(text string) string {
	if !strings.Contains(text, bracketSign) {
		return text
	}
	var out strings.Builder
	for line := range strings.Lines(text) {
		bracket := "["
		if strings.Contains(line, "](") || strings.Contains(line, "]:") || strings.Contains(line, "][") || strings.Contains(line, bracketSign+"^") {
			bracket = `\[`
		}
		out.WriteString(strings.ReplaceAll(line, bracketSign, bracket))
	}
	return out.String()
}

// address matches an address in running text whose letters would be taken for markup.
var address = regexp.MustCompile(`https?://[^\s<>"“”]*[^\s<>"“”.,;:!?)\]…]`)

// linkAddresses makes links of the addresses in a text that Markdown would change (a_b) or that are alone in their
// paragraph, and marks the brackets of the rest.
func (c *cleaner) linkAddresses(n *html.Node) {
	text := n.Data
	n.Data = strings.ReplaceAll(text, "[", bracketSign)
	if !strings.Contains(text, "://") || c.inLink > 0 {
		return
	}
	at := 0
	add := func(x *html.Node) { n.Parent.InsertBefore(x, n) }
	for _, m := range address.FindAllStringIndex(text, -1) {
		found := text[m[0]:m[1]]
		label := found
		if strings.TrimSpace(text) == found {
			if film := Film(found); film != found || youtube.MatchString(found) {
				found, label = film, Label(film)
			}
		}
		if label == found && !strings.ContainsAny(found, "_*~[\\`") {
			continue
		}
		a := element("a", strings.ReplaceAll(label, "[", bracketSign))
		a.Attr = []html.Attribute{{Key: "href", Val: found}}
		add(&html.Node{Type: html.TextNode, Data: strings.ReplaceAll(text[at:m[0]], "[", bracketSign)})
		add(a)
		at = m[1]
	}
	n.Data = strings.ReplaceAll(text[at:], "[", bracketSign)
}

// hidden reports whether an element says itself that it is not shown.
func hidden(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	return strings.Contains(style, "display:none") || has(n, "hidden") && n.DataAtom != atom.Input
}

// cleanText returns a text without control characters, invisible characters and soft hyphens, and with plain blanks.
func cleanText(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0' || r == '\u2007' || r == '\u202f' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case r == '\n' || r == '\r':
			return r
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == unicode.ReplacementChar || unicode.IsControl(r):
			return -1
		}
		return r
	}, text)
}

// scaled is the size that WordPress adds to the name of a picture it made smaller, a-1024x683.jpg.
var scaled = regexp.MustCompile(`-\d{2,5}x\d{2,5}(\.[A-Za-z]{3,4})$`)

// Original returns the address of the picture of which src is a smaller one made by WordPress, “a-1024x683.jpg”, or src.
func Original(src string) string { return scaled.ReplaceAllString(src, "$1") }

// sourceOf returns the address of a picture, that of its largest version if the page names several.
func sourceOf(n *html.Node) string {
	for _, key := range []string{"data-orig-file", "data-large-file", "data-src", "data-lazy-src", "data-original", "data-lazyload"} {
		if v := strings.TrimSpace(attr(n, key)); v != "" && !strings.HasPrefix(v, "data:") {
			return v
		}
	}
	src := strings.TrimSpace(attr(n, "src"))
	if src == "" || strings.HasPrefix(src, "data:image/gif") || strings.HasPrefix(src, "data:image/svg") { // a place holder
		if set := strings.Split(attr(n, "srcset")+attr(n, "data-srcset"), ","); len(set) > 0 {
			last, _, _ := strings.Cut(strings.TrimSpace(set[len(set)-1]), " ")
			return last
		}
	}
	return src
}

// picture settles the address of a picture, or makes it a comment. Pictures of one pixel, which count readers, it removes.
func (c *cleaner) picture(n *html.Node) {
	src := sourceOf(n)
	if src == "" || attr(n, "width") == "1" && attr(n, "height") == "1" {
		n.Parent.RemoveChild(n)
		return
	}
	alt, title := cleanText(attr(n, "alt")), cleanText(attr(n, "title"))
	if strings.EqualFold(alt, path.Base(src)) || isFileName(alt) {
		alt = ""
	}
	if title == alt || isFileName(title) {
		title = ""
	}
	name, missing := c.nameOf(attr(n, largeKey))
	if name == "" {
		name, missing = c.nameOf(src)
	}
	if name == "" {
		if missing == "" {
			n.Parent.RemoveChild(n)
			return
		}
		replace(n, element(commentTag, missing))
		return
	}
	n.Attr = []html.Attribute{{Key: "src", Val: name}, {Key: "alt", Val: alt}, {Key: "title", Val: title}}
}

// largeKey is the attribute with the address of the larger picture to which a picture links.
const largeKey = "data-bangvang-large"

// nameOf returns the name of a picture with an address, or why it has none; "" for no address.
func (c *cleaner) nameOf(src string) (name, missing string) {
	if src == "" || c.options.Picture == nil {
		return src, ""
	}
	return c.options.Picture(src)
}

// isFileName reports whether a text that should describe a picture is but the name of its file, as many programs fill in.
func isFileName(text string) bool {
	return fileName.MatchString(text)
}

var fileName = regexp.MustCompile(`(?i)^(?:[\w().-]+\.(?:jpe?g|png|gif|webp)|(?:img|dsc[nf]?|image|screenshot|z)[_-]?\d[\w().-]*|\d[\d_-]*)$`)

// figure moves the caption of a figure into its picture. A figure of a table loses its element only, one of several
// pictures becomes a gallery whose caption is that of the last.
func (c *cleaner) figure(n *html.Node) {
	caption := find(n, func(x *html.Node) bool { return x.DataAtom == atom.Figcaption })
	if caption != nil {
		text := Caption(openText(caption))
		last := lastPicture(n, caption)
		if last != nil && len(textOf(caption)) <= maxCaption {
			caption.Parent.RemoveChild(caption)
			if text != "" {
				caption.Data, caption.DataAtom = "p", atom.P
				setCaption(last, text)
			}
		} else {
			caption.Data, caption.DataAtom = "p", atom.P
		}
	}
	n.Data, n.DataAtom = "div", atom.Div
}

// maxCaption is the longest caption, in bytes; a longer text below a picture is a paragraph.
const maxCaption = 1000

// setCaption gives a picture its caption, or adds it to the comment of one that is missing.
func setCaption(n *html.Node, caption string) {
	if n.Data == commentTag {
		n.FirstChild.Data += " · " + caption
		return
	}
	for i := range n.Attr {
		if n.Attr[i].Key == "title" {
			n.Attr[i].Val = caption
		}
	}
}

// lastPicture returns the last picture, or comment of a missing one, below a node that is not below a caption.
func lastPicture(n, caption *html.Node) *html.Node {
	var last *html.Node
	for x := range n.Descendants() {
		if (x.DataAtom == atom.Img || x.Data == commentTag) && x.Parent != caption {
			last = x
		}
	}
	return last
}

// pictureEndings are the endings of the addresses of pictures.
var pictureEndings = words(".jpg .jpeg .png .gif .webp .heic .bmp .tif .tiff")

// IsPicture reports whether an address is that of a picture by its ending.
func IsPicture(address string) bool {
	if u, err := url.Parse(address); err == nil {
		address = u.Path
	}
	return pictureEndings[strings.ToLower(path.Ext(address))]
}

// link settles the address of a link. A link around pictures, which shows them larger, and one without an address leave
// only their content.
func (c *cleaner) link(n *html.Node) {
	href := strings.TrimSpace(attr(n, "href"))
	if href == "" || hasPicture(n) && (IsPicture(href) || strings.TrimSpace(textOf(n)) == "") {
		Unwrap(n)
		return
	}
	if c.options.Link != nil {
		href = c.options.Link(href)
	}
	if href = SafeLink(href); href == "" {
		Unwrap(n)
		return
	}
	n.Attr = []html.Attribute{{Key: "href", Val: href}}
}

// SafeLink returns an address whose scheme an article may have, or that has none; "" for any other (javascript:).
func SafeLink(href string) string {
	href = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, href)
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "", "http", "https", "mailto", "tel":
		return href
	}
	return ""
}

// frame replaces a frame, a film or a sound by a link to it.
func (c *cleaner) frame(n *html.Node) {
	src := ""
	for _, key := range []string{"src", "data-src", "data", "data-lazy-src"} {
		if src == "" {
			src = strings.TrimSpace(attr(n, key))
		}
	}
	if id := attr(n, "data-videoid") + attr(n, "videoid"); src == "" && id != "" {
		src = "https://www.youtube.com/watch?v=" + id
	}
	if inner := find(n, func(x *html.Node) bool { return x.Data == "source" || x.Data == "embed" }); src == "" && inner != nil {
		src = attr(inner, "src")
	}
	address := SafeLink(Film(src))
	if address != "" && c.options.Link != nil {
		address = SafeLink(c.options.Link(address))
	}
	if address == "" || strings.HasPrefix(address, "about:") {
		c.lost[n.Data] = true
		n.Parent.RemoveChild(n)
		return
	}
	p := element("p", "")
	a := element("a", Label(address))
	a.Attr = []html.Attribute{{Key: "href", Val: address}}
	p.AppendChild(a)
	replace(n, p)
}

var youtube = regexp.MustCompile(`^(?:https?:)?//(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com/(?:embed/|v/|shorts/|watch\?v=)|youtu\.be/)([\w-]+)`)

// Film returns the address of the page that shows a film, of the address in a frame: of YouTube and Vimeo. Of any other it
// returns the address itself, with https if it has no scheme.
func Film(src string) string {
	if m := youtube.FindStringSubmatch(src); m != nil {
		return "https://www.youtube.com/watch?v=" + m[1]
	}
	src = strings.Replace(src, "player.vimeo.com/video/", "vimeo.com/", 1)
	if strings.HasPrefix(src, "//") {
		return "https:" + src
	}
	return src
}

// Label returns the words for a link to a film, a map or another page that was shown in a frame.
func Label(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "Xem " + path.Base(address)
	}
	host := strings.TrimPrefix(u.Host, "www.")
	switch {
	case host == "youtube.com" || host == "vimeo.com" || strings.HasSuffix(u.Path, ".mp4"):
		return "Video: " + host
	case strings.HasSuffix(u.Path, ".mp3"):
		return "Âm thanh: " + host
	case strings.Contains(address, "google.com/maps"):
		return "Bản đồ: " + host
	}
	return "Xem tại " + host
}

// raised and lowered are the digits and signs with a character of their own.
var (
	raised  = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	lowered = []rune("₀₁₂₃₄₅₆₇₈₉")
)

// raise writes the digits of a raised or lowered text with their own characters: m² and CO₂.
func raise(n *html.Node) {
	digits := raised
	if n.DataAtom == atom.Sub {
		digits = lowered
	}
	text := strings.TrimSpace(textOf(n))
	if text == "" || len(text) > 4 || strings.Trim(text, "0123456789") != "" {
		return
	}
	var out []rune
	for _, r := range text {
		out = append(out, digits[r-'0'])
	}
	replace(n, &html.Node{Type: html.TextNode, Data: string(out)})
}
