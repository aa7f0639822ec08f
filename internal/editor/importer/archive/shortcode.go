package archive

import (
	"html"
	"regexp"
	"slices"
	"strings"

	"bangvang/internal/editor/importer/markup"
)

// shortcodeTag matches the tag of a shortcode, [name a="b"], [/name] or [[name]], or a text in brackets that looks like one.
var shortcodeTag = regexp.MustCompile(`\[(\[?)(/?)([A-Za-z][\w-]{0,60})((?:[\s=:][^\[\]]*)?)/?\](\]?)`)

// known are shortcodes that people write without values or an end. Others are taken for one only if they have either, since
// “[sic]” is text.
var known = []string{"gallery", "toc", "playlist", "embed", "audio", "video", "caption", "wp_caption", "contact-form-7", "breadcrumb", "recent_posts", "archives", "sitemap", "social_share"}

// codes expands the shortcodes of one text.
type codes struct {
	attachment func(id string) (address, caption, alt string)
	children   func() []string // numbers of the pictures that were uploaded for the post
	unknown    []string        // names without a form in Markdown, in order, each once
	opened     []string        // all names, so that their ends are known
}

// expand returns a text with its shortcodes as HTML. It takes each tag once, from left to right.
func (c *codes) expand(text string) string {
	if !strings.Contains(text, "[") {
		return text
	}
	var out strings.Builder
	at := 0
	noEnd := map[string]bool{} // names without a closing tag in the rest of the text
	for _, m := range shortcodeTag.FindAllStringSubmatchIndex(text, -1) {
		if m[0] < at {
			continue
		}
		whole, name, values := text[m[0]:m[1]], strings.ToLower(text[m[6]:m[7]]), text[m[8]:m[9]]
		if m[3] > m[2] && m[11] > m[10] { // [[name]] shows [name]
			out.WriteString(text[at:m[0]] + whole[1:len(whole)-1])
			at = m[1]
			continue
		}
		begin := m[0] + (m[3] - m[2])
		end := m[1] - (m[11] - m[10])
		content, after, closed := "", end, false
		if !noEnd[name] && m[5] == m[4] {
			if n := strings.Index(text[end:], "[/"+text[m[6]:m[7]]+"]"); n >= 0 {
				content, after, closed = text[end:end+n], end+n+len(name)+3, true
			} else {
				noEnd[name] = true
			}
		}
		switch {
		case m[5] > m[4] && slices.Contains(c.opened, name): // the end of one whose content remains
			out.WriteString(text[at:begin])
			at = end
			continue
		case m[5] > m[4], !closed && isText(name, values):
			continue
		}
		with, consumed := c.replace(name, valuesOf(values), content)
		out.WriteString(text[at:begin] + with)
		if !slices.Contains(c.opened, name) {
			c.opened = append(c.opened, name)
		}
		if at = end; consumed && closed {
			at = after
		}
	}
	return out.String() + text[at:]
}

// isText reports whether a tag without an end is text in brackets.
func isText(name, values string) bool {
	return !strings.Contains(values, "=") && !slices.Contains(known, name) && !strings.Contains(name, "_")
}

// replace returns the HTML of a shortcode; consumed says whether it has the content in it, which otherwise follows.
func (c *codes) replace(name string, v map[string]string, content string) (out string, consumed bool) {
	switch name {
	case "caption", "wp_caption":
		return captionHTML(content, v["caption"]), true
	case "gallery":
		return c.gallery(v), false
	case "embed", "youtube", "vimeo", "su_youtube", "su_vimeo", "video", "audio", "wpvideo", "fvplayer", "iframe", "pdfviewer", "embedyt":
		return frameHTML(name, v, strings.TrimSpace(content)), true
	}
	if picture := c.pictureOf(name, v); picture != "" {
		return picture, false
	}
	if !slices.ContainsFunc(layout, func(prefix string) bool { return strings.HasPrefix(name, prefix) }) {
		c.note(name)
	}
	for _, key := range []string{"url", "src", "file", "href", "mp4"} {
		if address := v[key]; strings.HasPrefix(address, "http") || strings.HasPrefix(address, "/") {
			return frameHTML(name, v, ""), false
		}
	}
	if v["title"] == "" || content == "" {
		return "", false
	}
	return v["title"] + "\n\n", false
}

// layout are the beginnings of the names of shortcodes that only place text on a page.
var layout = []string{"vc_row", "vc_column", "vc_section", "et_pb_section", "et_pb_row", "et_pb_column", "et_pb_text", "fusion_builder", "fusion_text", "row", "col", "section", "ux_text", "su_row", "su_column", "gap", "vc_empty", "vc_separator"}

func (c *codes) note(name string) {
	if !slices.Contains(c.unknown, name) {
		c.unknown = append(c.unknown, name)
	}
}

// pictureOf returns the pictures of a shortcode of a page builder that names attachments by number.
func (c *codes) pictureOf(name string, v map[string]string) string {
	if !strings.Contains(name, "image") && !strings.Contains(name, "gallery") && !strings.Contains(name, "img") && !strings.Contains(name, "slider") {
		return ""
	}
	if src := v["src"]; markup.IsPicture(src) {
		return "\n\n" + figureHTML(src, v["alt"], v["caption"]) + "\n\n"
	}
	for _, key := range []string{"ids", "images", "image", "id", "img", "include"} {
		if v[key] != "" && strings.Trim(v[key], "0123456789, ") == "" {
			return c.gallery(map[string]string{"ids": v[key]})
		}
	}
	return ""
}

// gallery returns the pictures of a gallery: those it names, else those of the post.
func (c *codes) gallery(v map[string]string) string {
	list := v["ids"]
	if list == "" {
		list = v["include"]
	}
	ids := strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
	if list == "" {
		ids = c.children()
	}
	var out strings.Builder
	for _, id := range ids {
		if address, caption, alt := c.attachment(id); address != "" && markup.IsPicture(address) {
			out.WriteString("\n\n" + figureHTML(address, alt, caption))
		}
	}
	return out.String() + "\n\n"
}

func figureHTML(src, alt, caption string) string {
	out := `<figure><img src="` + html.EscapeString(src) + `" alt="` + html.EscapeString(alt) + `">`
	if caption != "" {
		out += "<figcaption>" + caption + "</figcaption>"
	}
	return out + "</figure>"
}

var captioned = regexp.MustCompile(`(?s)^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*</a>)?)(.*)$`)

// captionHTML returns a captioned picture as a figure.
func captionHTML(content, caption string) string {
	m := captioned.FindStringSubmatch(content)
	if m == nil {
		return content
	}
	if text := strings.TrimSpace(m[2]); text != "" {
		caption = text
	}
	return "\n\n<figure>" + m[1] + "<figcaption>" + caption + "</figcaption></figure>\n\n"
}

// frameHTML returns a film, a sound or an embedded page as a frame.
func frameHTML(name string, v map[string]string, content string) string {
	address := content
	for _, key := range []string{"src", "url", "mp4", "m4v", "webm", "mp3", "m4a", "ogg", "file", "href", "link", "0"} {
		if address == "" {
			address = strings.TrimPrefix(v[key], "=")
		}
	}
	address = strings.TrimSpace(html.UnescapeString(stripTags(address)))
	if id := address + v["id"]; strings.Contains(name, "youtube") && id != "" && !strings.Contains(id, "/") {
		address = "https://www.youtube.com/watch?v=" + id
	} else if strings.Contains(name, "vimeo") && id != "" && !strings.Contains(id, "/") {
		address = "https://vimeo.com/" + id
	}
	return "\n\n<iframe src=\"" + html.EscapeString(address) + "\"></iframe>\n\n"
}

var anyTag = regexp.MustCompile(`<[^>]*>`)

func stripTags(text string) string { return anyTag.ReplaceAllString(text, "") }

var value = regexp.MustCompile(`([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)`)

// valuesOf returns the values of a tag by their names, those without a name as "0", "1" and so on.
func valuesOf(text string) map[string]string {
	text = strings.NewReplacer("”", `"`, "“", `"`, "″", `"`, "&#8221;", `"`, "&#8220;", `"`, "&quot;", `"`).Replace(text)
	out := map[string]string{}
	n := 0
	for _, m := range value.FindAllStringSubmatch(text, -1) {
		if m[1] != "" {
			out[strings.ToLower(m[1])] = m[2] + m[3] + m[4]
			continue
		}
		out[string(rune('0'+min(n, 9)))] = m[5] + m[6]
		n++
	}
	return out
}
