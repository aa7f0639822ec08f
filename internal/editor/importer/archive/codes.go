package archive

import (
	"html"
	"regexp"
	"slices"
	"strings"

	"bangvang/internal/editor/importer/markup"
)

// hold keeps a piece of finished Markdown from being read again: it returns a sign for it, which settle replaces.
func (p *pen) hold(piece string) string {
	p.held = append(p.held, piece)
	return "\x00" + fmtInt(len(p.held)-1) + "\x00"
}

var heldSign = regexp.MustCompile("\x00([0-9]{1,9})\x00")

// settle puts the pieces that were held back into a text.
func (p *pen) settle(text string) string {
	for range 3 { // a piece may have others in it
		if !strings.Contains(text, "\x00") {
			return text
		}
		text = heldSign.ReplaceAllStringFunc(text, func(sign string) string {
			n := 0
			for _, c := range strings.Trim(sign, "\x00") {
				n = n*10 + int(c-'0')
			}
			if n >= len(p.held) {
				return ""
			}
			return p.held[n]
		})
	}
	return strings.ReplaceAll(text, "\x00", "")
}

// shown returns the Markdown of a picture that a text names, or the comment in its place.
func (p *pen) shown(src, alt, caption string) string {
	name, missing := p.picture(src)
	caption = markup.Caption(stripTags(caption))
	switch {
	case name != "":
		if caption == "" {
			caption = markup.Caption(p.titleOf(src))
		}
		return p.hold(markup.Picture(name, alt, caption))
	case missing != "" && caption != "":
		missing += " · " + caption
	case missing == "":
		return ""
	}
	return p.hold(markup.Comment(missing))
}

// linked returns the Markdown of a link to a film or another page.
func (p *pen) linked(address string) string {
	address = markup.SafeLink(markup.Film(strings.TrimSpace(html.UnescapeString(address))))
	if address == "" {
		return ""
	}
	return "\n\n" + p.hold(markup.Link(markup.Label(address), address)) + "\n\n"
}

// fenced returns a text as a block of code.
func (p *pen) fenced(language, code string) string {
	fence := "```"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	return "\n\n" + p.hold(fence+language+"\n"+strings.Trim(code, "\n")+"\n"+fence) + "\n\n"
}

// tag is a shortcode or a tag of Liquid in a text.
type tag struct {
	from, to int // in the text
	inner    string
	name     string
	args     string
	ends     bool
}

var hugoTag = regexp.MustCompile(`(?s)\{\{(?:<|%)(.*?)(?:>|%)\}\}`)

// tagsIn returns the tags that a pattern finds, whose first group is what is between the signs.
func tagsIn(pattern *regexp.Regexp, text string) []tag {
	var tags []tag
	for _, m := range pattern.FindAllStringSubmatchIndex(text, -1) {
		inner := strings.TrimSpace(text[m[2]:m[3]])
		t := tag{from: m[0], to: m[1], inner: inner}
		body := strings.TrimSpace(strings.TrimSuffix(inner, "/"))
		if rest, ok := strings.CutPrefix(body, "/"); ok && !strings.HasPrefix(rest, "*") {
			t.ends, body = true, strings.TrimSpace(rest)
		}
		t.name, t.args, _ = strings.Cut(strings.ReplaceAll(body, "\n", " "), " ")
		tags = append(tags, t)
	}
	return tags
}

// endsOf returns, for each tag, the index of the next tag that ends it, or -1. It looks at each tag once.
func endsOf(tags []tag, ended func(tag) (name string, ok bool)) []int {
	ends := make([]int, len(tags))
	next := map[string]int{}
	for i, t := range slices.Backward(tags) {
		ends[i] = -1
		if n, ok := next[t.name]; ok {
			ends[i] = n
		}
		if name, ok := ended(t); ok && name != "" {
			next[name] = i
		}
	}
	return ends
}

// replaceTags replaces each tag that a pattern finds, and leaves out those that end another: ended returns the name of
// the tags that one ends, and whether it ends any. code returns the text in place of a tag, and whether that text has the
// content of the tag in it, which else follows; content is "" for a tag that nothing ends.
func replaceTags(text string, pattern *regexp.Regexp, ended func(tag) (name string, ok bool), code func(t tag, content string) (with string, consumed bool)) string {
	tags := tagsIn(pattern, text)
	ends := endsOf(tags, ended)
	var out strings.Builder
	at := 0
	for i, t := range tags {
		if t.from < at {
			continue
		}
		out.WriteString(text[at:t.from])
		at = t.to
		if _, ok := ended(t); ok {
			continue
		}
		content, closed := "", ends[i] >= 0
		if closed {
			content = text[t.to:tags[ends[i]].from]
		}
		with, consumed := code(t, content)
		out.WriteString(with)
		if consumed && closed {
			at = tags[ends[i]].to
		}
	}
	return out.String() + text[at:]
}

// hugoCodes replaces the shortcodes of Hugo.
func (p *pen) hugoCodes(text string) string {
	text = strings.ReplaceAll(text, "\x00", "")
	ended := func(t tag) (string, bool) { return t.name, t.ends }
	return replaceTags(text, hugoTag, ended, func(t tag, content string) (string, bool) {
		if strings.HasPrefix(t.inner, "/*") { // shown as it is
			return p.hold("{{< " + strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(t.inner, "/*"), "*/")) + " >}}"), false
		}
		with, consumed := p.hugoCode(t, content)
		return alone(with, text, t.from, t.to), consumed
	})
}

// hugoCode returns the Markdown of a shortcode; consumed says whether it has the content in it, which otherwise follows.
func (p *pen) hugoCode(t tag, content string) (out string, consumed bool) {
	v := valuesOf(strings.ReplaceAll(t.args, "`", `"`))
	src := either(either(v["src"], v["source"]), either(v["link"], v["0"]))
	switch strings.ToLower(t.name) {
	case "figure", "img", "image", "picture", "imgproc", "lazyimg", "zoom-img", "fig":
		caption := line(strings.TrimSpace(either(v["caption"], either(v["title"], content))))
		if v["title"] != "" && v["caption"] != "" && v["title"] != v["caption"] {
			caption = v["title"] + ". " + v["caption"]
		}
		if credit := v["attr"]; credit != "" && !strings.Contains(caption, credit) {
			caption += " | Ảnh: " + credit
		}
		src = either(v["src"], v["0"])
		return p.shown(src, v["alt"], caption), content != "" && len(content) < 2000
	case "highlight", "code", "mermaid":
		return p.fenced(strings.Trim(v["0"], `"`), content), true
	case "rawhtml", "html", "raw", "unsafe":
		return content, true
	case "ref", "relref":
		return either(v["path"], v["0"]), false
	case "youtube", "vimeo", "dailymotion", "bilibili", "video", "audio", "iframe", "tweet", "x", "twitter", "instagram", "gist", "facebook", "pdf", "embed-pdf", "soundcloud":
		return p.linked(filmAddress(t.name, v, src)), false
	case "param":
		return firstOf(p.x.values, v["0"]), false
	case "details", "expand", "collapse", "accordion":
		return "\n\n**" + either(v["summary"], either(v["title"], v["0"])) + "**\n\n", false
	case "quote", "blockquote", "pullquote":
		return quoted(content, either(v["author"], v["cite"])), true
	case "toc", "br", "clear", "pagebreak", "more":
		return "\n\n", false
	}
	p.note("{{< " + t.name + " >}}")
	if markup.IsPicture(v["src"]) {
		return p.shown(v["src"], v["alt"], v["caption"]), false
	}
	if title := titleIn(v); title != "" {
		return "\n\n**" + title + "**\n\n", false
	}
	return "", false
}

// titleIn returns the words that a shortcode shows above its content: its title, or a value with words.
func titleIn(v map[string]string) string {
	if v["title"] != "" {
		return v["title"]
	}
	for _, key := range []string{"0", "1", "2", "text", "label"} {
		if strings.ContainsFunc(v[key], func(r rune) bool { return r > 127 }) || strings.Contains(v[key], " ") {
			return v[key]
		}
	}
	return ""
}

// alone returns a picture as a paragraph of its own if its tag is alone in its line.
func alone(with, text string, from, to int) string {
	if !strings.HasPrefix(with, "\x00") {
		return with
	}
	before, after := text[max(0, from-maxIndent):from], text[to:min(len(text), to+maxIndent)]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	if n := strings.IndexByte(after, '\n'); n >= 0 {
		after = after[:n]
	}
	if strings.TrimSpace(before+after) != "" {
		return with
	}
	return "\n\n" + with + "\n\n"
}

// maxIndent is how far around a tag its line is looked at.
const maxIndent = 100

// filmAddress returns the address of what a shortcode shows from another site.
func filmAddress(name string, v map[string]string, src string) string {
	id := either(v["id"], src)
	if strings.Contains(id, "/") {
		return id
	}
	switch strings.ToLower(name) {
	case "youtube":
		return "https://www.youtube.com/watch?v=" + id
	case "vimeo":
		return "https://vimeo.com/" + id
	case "tweet", "x", "twitter":
		return "https://x.com/" + either(v["user"], "i") + "/status/" + id
	case "instagram":
		return "https://www.instagram.com/p/" + id + "/"
	case "gist":
		return "https://gist.github.com/" + v["0"] + "/" + v["1"]
	}
	return id
}

// quoted returns a text as a quotation, with its author in a line of its own.
func quoted(text, author string) string {
	text = strings.TrimSpace(text)
	if author != "" {
		text += "\n\n— " + author
	}
	return "\n\n> " + strings.ReplaceAll(text, "\n", "\n> ") + "\n\n"
}

var (
	liquidTag    = regexp.MustCompile(`(?s)\{%-?(.*?)-?%\}`)
	liquidOutput = regexp.MustCompile(`(?s)\{\{-?(.*?)-?\}\}`)
	literal      = regexp.MustCompile(`(?s)\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}`)
	remarked     = regexp.MustCompile(`(?s)\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}`)
	argument     = regexp.MustCompile(`"([^"]*)"|'([^']*)'|(\S+)`)
)

// liquid replaces the tags of Jekyll and Hexo.
func (p *pen) liquid(text string) string {
	text = strings.ReplaceAll(text, "\x00", "")
	text = remarked.ReplaceAllString(text, "")
	text = literal.ReplaceAllStringFunc(text, func(s string) string { return p.hold(literal.FindStringSubmatch(s)[1]) })
	ended := func(t tag) (string, bool) { return strings.CutPrefix(t.name, "end") }
	replaced := replaceTags(text, liquidTag, ended, func(t tag, content string) (string, bool) {
		with, consumed := p.liquidCode(t, content)
		return alone(with, text, t.from, t.to), consumed
	})
	return liquidOutput.ReplaceAllStringFunc(replaced, func(s string) string {
		return p.output(strings.TrimSpace(liquidOutput.FindStringSubmatch(s)[1]))
	})
}

// arguments splits the arguments of a tag at blanks outside quotes.
func arguments(text string) []string {
	var out []string
	for _, m := range argument.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1]+m[2]+m[3])
	}
	return out
}

// liquidCode returns the Markdown of a tag; consumed says whether it has the content in it, which otherwise follows.
func (p *pen) liquidCode(t tag, content string) (out string, consumed bool) {
	args := arguments(t.args)
	first := ""
	if len(args) > 0 {
		first = args[0]
	}
	switch t.name {
	case "asset_img", "img", "image", "figure", "picture", "responsive_image", "asset_image":
		return p.liquidPicture(t, args), false
	case "include", "include_relative", "include_cached":
		v := valuesOf(strings.TrimPrefix(t.args, first))
		src := either(either(v["src"], v["image_path"]), either(v["url"], either(v["image"], either(v["file"], v["path"]))))
		switch {
		case markup.IsPicture(src):
			return p.shown(p.filled(src), v["alt"], either(v["caption"], v["title"])), false
		case v["id"] != "" && (strings.Contains(first, "youtube") || strings.Contains(first, "video")):
			return p.linked(filmAddress("youtube", v, v["id"])), false
		}
	case "highlight", "codeblock", "code":
		return p.fenced(codeLanguage(t.name, args), content), true
	case "post_url", "link", "post_path", "asset_path":
		if t.name == "link" && len(args) > 1 && !strings.Contains(first, ".") {
			return "[" + first + "](" + args[1] + ")", false
		}
		return p.filled(first), false
	case "post_link", "asset_link":
		title := strings.Join(args[min(1, len(args)):], " ")
		if to := p.t.target(p.x, first); title == "" && to != nil {
			title = firstOf(to.values, "title")
		}
		return "[" + strings.TrimSuffix(either(title, first), " false") + "](" + first + ")", false
	case "youtube", "vimeo", "iframe", "video", "audio", "pdf":
		return p.linked(filmAddress(t.name, map[string]string{}, first)), false
	case "blockquote", "quote", "pullquote", "centerquote", "cq":
		return quoted(content, strings.Join(args, " ")), true
	}
	p.note("{% " + t.name + " %}")
	return "", false
}

func codeLanguage(name string, args []string) string {
	if name == "codeblock" {
		for _, a := range args {
			if lang, ok := strings.CutPrefix(a, "lang:"); ok {
				return lang
			}
		}
		return ""
	}
	if len(args) > 0 {
		return args[0]
	}
	return ""
}

// liquidPicture returns the picture of a tag: classes, its address, a width and a height, and the words below it.
func (p *pen) liquidPicture(t tag, args []string) string {
	at := slices.IndexFunc(args, markup.IsPicture)
	if at < 0 {
		p.note("{% " + t.name + " %}")
		return ""
	}
	rest := args[at+1:]
	for len(rest) > 0 && strings.Trim(rest[0], "0123456789px%") == "" {
		rest = rest[1:]
	}
	caption, alt := strings.Join(rest, " "), ""
	if before, after, ok := strings.Cut(caption, "'"); ok && strings.HasSuffix(after, "'") { // "title 'alt'"
		caption, alt = before, strings.TrimSuffix(after, "'")
	} else if len(rest) == 2 && strings.Contains(t.args, `"`) {
		caption, alt = rest[0], rest[1]
	}
	return p.shown(p.filled(args[at]), alt, caption)
}

// filled returns an argument of a tag without an output of Liquid in it.
func (p *pen) filled(arg string) string {
	return liquidOutput.ReplaceAllStringFunc(arg, func(s string) string { return p.output(strings.TrimSpace(liquidOutput.FindStringSubmatch(s)[1])) })
}

// output returns what an output of Liquid shows: a text, a value of the site or of the article.
func (p *pen) output(inner string) string {
	what, filters, _ := strings.Cut(inner, "|")
	what = strings.TrimSpace(what)
	switch {
	case len(what) >= 2 && (what[0] == '"' || what[0] == '\'') && what[len(what)-1] == what[0]:
		return what[1 : len(what)-1]
	case what == "site.baseurl":
		return p.t.base
	case what == "site.url":
		if p.t.host == "" {
			return ""
		}
		return "https://" + p.t.host
	case strings.HasPrefix(what, "page.") && !strings.Contains(filters, "date"):
		if s := firstOf(p.x.values, strings.TrimPrefix(what, "page.")); s != "" {
			return s
		}
	case strings.HasPrefix(what, "site."):
		if s := str(p.t.config[strings.TrimPrefix(what, "site.")]); s != "" {
			return s
		}
	}
	p.note("{{ " + what + " }}")
	return ""
}
