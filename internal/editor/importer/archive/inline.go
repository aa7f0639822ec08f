package archive

import (
	"html"
	"regexp"
	"strings"

	"bangvang/internal/editor/importer/markup"
	"bangvang/internal/text/viet"
)

var (
	fencedCode = regexp.MustCompile("(?ms)^ {0,3}```[^\n]*\n.*?^ {0,3}```[^\n]*$|^ {0,3}~~~[^\n]*\n.*?^ {0,3}~~~[^\n]*$")
	spanCode   = regexp.MustCompile("``[^\n]+?``|`[^`\n]+`")
	tocLines   = regexp.MustCompile(`(?m)^[*-] TOC\s*\n\{:toc[^}]*\}|^\{:[^}\n]*\}\s*$|^\[\[?_?TOC_?\]?\]\s*$`)
	attributes = regexp.MustCompile(`(?m)[ \t]*\{(?::[^{}\n]*|[#.][\w .#=-]*)\}[ \t]*$`)
	moreSign   = regexp.MustCompile(`<!--\s*(?:more|excerpt|toc|truncate)\s*-->`)
	comment    = regexp.MustCompile(`(?s)<!--.*?-->`)
	imageForm  = regexp.MustCompile(`!\[((?:[^\[\]\\\n]|\\.)*)\]\(\s*(<[^>\n]*>|[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:=\S+\s*)?("(?:[^"\\]|\\.)*"|'[^'\n]*'|\([^()\n]*\))?)?\s*\)`)
	linkForm   = regexp.MustCompile(`\[((?:[^\[\]\\]|\\.)*)\]\(\s*(<[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+("(?:[^"\\]|\\.)*"|'[^'\n]*'))?\s*\)`)
	angled     = regexp.MustCompile(`\]\(<[^<>\n]*>`)
	definition = regexp.MustCompile(`(?m)^( {0,3}\[[^\]^\n][^\]\n]*\]:\s*)(<[^>\n]*>|\S+)(.*)$`)
)

// markdown returns the Markdown of another generator as that of a site: HTML in it is converted, pictures and files lie
// beside the article, links lead to former addresses.
func (p *pen) markdown(text string) string {
	text = fencedCode.ReplaceAllStringFunc(text, p.hold)
	text = spanCode.ReplaceAllStringFunc(text, p.hold)
	text = moreSign.ReplaceAllString(text, "")
	text = comment.ReplaceAllStringFunc(text, p.hold)
	text = tocLines.ReplaceAllString(text, "")
	text = attributes.ReplaceAllString(text, "")
	text = angled.ReplaceAllStringFunc(text, func(s string) string { return "](" + p.hold(s[2:]) })
	text = p.elements(text)
	text = imageForm.ReplaceAllStringFunc(text, func(s string) string {
		m := imageForm.FindStringSubmatch(s)
		title := ""
		if len(m[3]) > 2 {
			title = strings.ReplaceAll(m[3][1:len(m[3])-1], `\"`, `"`)
		}
		return p.shown(strings.Trim(p.settle(m[2]), "<>"), unescape(m[1]), title)
	})
	text = linkForm.ReplaceAllStringFunc(text, func(s string) string {
		m := linkForm.FindStringSubmatch(s)
		href := strings.Trim(p.settle(m[2]), "<>")
		if href != "" {
			href = markup.SafeLink(p.link(href))
		}
		if href == "" {
			return m[1]
		}
		if m[3] != "" {
			m[3] = " " + m[3]
		}
		return "[" + m[1] + "](" + escapeBlanks(href) + m[3] + ")"
	})
	text = definition.ReplaceAllStringFunc(text, func(s string) string {
		m := definition.FindStringSubmatch(s)
		address := strings.Trim(m[2], "<>")
		if markup.IsPicture(address) {
			if name, _ := p.picture(address); name != "" {
				return m[1] + name + m[3]
			}
			return s
		}
		return m[1] + escapeBlanks(either(markup.SafeLink(p.link(address)), "#")) + m[3]
	})
	return viet.NFC(tidyLines(p.settle(text)))
}

func escapeBlanks(href string) string { return strings.ReplaceAll(href, " ", "%20") }

var escaped = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)

// unescape returns the text that backslashes of Markdown stand for.
func unescape(text string) string { return escaped.ReplaceAllString(text, "$1") }

var blankRun = regexp.MustCompile(`\n(?:[ \t]*\n){2,}`)

// tidyLines removes control characters, and blank lines beyond one.
func tidyLines(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, text)
	text = strings.Trim(blankRun.ReplaceAllString(text, "\n\n"), "\n")
	if strings.TrimSpace(text) == "" {
		return ""
	}
	return text + "\n"
}

// htmlTag matches a tag of HTML.
var htmlTag = regexp.MustCompile(`<(/?)([A-Za-z][A-Za-z0-9]{0,15})((?:\s[^<>]*)?)/?>`)

// What becomes of elements in Markdown: wholes are converted with their content, marks become signs around it, and of
// wrappers the content remains.
var (
	wholes   = wordSet("table figure iframe video audio object embed img picture style script form svg ul ol dl pre h1 h2 h3 h4 h5 h6 canvas noscript")
	marks    = map[string]string{"b": "**", "strong": "**", "i": "*", "em": "*", "del": "~~", "s": "~~", "strike": "~~"}
	wrappers = wordSet("div p span center section article font u small big mark ins abbr label details summary header footer aside main nav address time cite q dfn var tt nobr wbr tbody blockquote")
	blocks   = wordSet("div p center section article details summary header footer aside main nav address blockquote table figure iframe video audio object embed form ul ol dl pre h1 h2 h3 h4 h5 h6")
)

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// piece is a tag of HTML in a text, with the index of the tag that ends its element, or -1.
type piece struct {
	from, to int
	name     string
	values   string
	ends     bool
	end      int
}

// piecesOf returns the tags of a text, each with its end.
func piecesOf(text string) []piece {
	var out []piece
	open := map[string][]int{}
	for _, m := range htmlTag.FindAllStringSubmatchIndex(text, -1) {
		t := piece{from: m[0], to: m[1], name: strings.ToLower(text[m[4]:m[5]]), values: text[m[6]:m[7]], ends: m[3] > m[2], end: -1}
		if stack := open[t.name]; t.ends && len(stack) > 0 {
			out[stack[len(stack)-1]].end = len(out)
			open[t.name] = stack[:len(stack)-1]
		} else if !t.ends {
			open[t.name] = append(stack, len(out))
		}
		out = append(out, t)
	}
	return out
}

// elementWriter converts the HTML in one Markdown text.
type elementWriter struct {
	*pen
	text    string
	tags    []piece
	at      int            // what is before it is written
	closing map[int]string // what is written at the end of an element, by the index of its tag
	rows    rowFinder
	out     strings.Builder
}

// elements converts the HTML in Markdown. Tags that no element of HTML has stay as they are.
func (p *pen) elements(text string) string {
	if !strings.Contains(text, "<") {
		return text
	}
	w := &elementWriter{pen: p, text: text, tags: piecesOf(text), closing: map[int]string{}}
	for i, t := range w.tags {
		if t.from < w.at {
			continue
		}
		w.out.WriteString(text[w.at:t.from])
		w.at = t.to
		if t.ends {
			w.out.WriteString(w.end(i, t))
		} else {
			w.out.WriteString(w.begin(t))
		}
	}
	return w.out.String() + text[w.at:]
}

// end returns what is written for the tag at the end of an element.
func (w *elementWriter) end(i int, t piece) string {
	with, ours := w.closing[i]
	switch {
	case ours:
		return with
	case blocks[t.name]:
		return "\n\n"
	case wrappers[t.name] || wholes[t.name] || marks[t.name] != "" || t.name == "a":
		return ""
	}
	return w.text[t.from:t.to]
}

// begin returns what is written for the tag at the beginning of an element, or for the whole of it.
func (w *elementWriter) begin(t piece) string {
	whole := w.text[t.from:t.to]
	if t.end >= 0 {
		whole = w.text[t.from:w.tags[t.end].to]
	}
	switch {
	case wholes[t.name] && t.end < 0 && t.name != "img" && t.name != "embed":
		return "\n\n" // it never ends
	case wholes[t.name]:
		w.at = t.from + len(whole)
		return w.whole(t, whole)
	case t.name == "br":
		return w.lineBreak(t)
	case t.name == "hr":
		return "\n\n---\n\n"
	case t.name == "sup" || t.name == "sub":
		w.at = t.from + len(whole)
		return strings.TrimSpace(w.converted(whole))
	case (t.name == "code" || t.name == "kbd" || t.name == "samp") && t.end >= 0:
		w.at = t.from + len(whole)
		return w.hold("`" + strings.ReplaceAll(html.UnescapeString(stripTags(whole)), "`", "'") + "`")
	case t.name == "a" && t.end >= 0 && hrefOf(t.values) != "":
		w.closing[t.end] = "](" + escapeBlanks(hrefOf(t.values)) + ")"
		return "["
	case marks[t.name] != "" && t.end >= 0 && plainInside(w.text[t.to:w.tags[t.end].from]):
		w.closing[t.end] = marks[t.name]
		return marks[t.name]
	case blocks[t.name]:
		return "\n\n"
	case wrappers[t.name] || marks[t.name] != "" || t.name == "a":
		return ""
	}
	return w.text[t.from:t.to]
}

// lineBreak returns a line break of Markdown; in a row of a table, which is one line, a semicolon; at the end of a paragraph
// nothing.
func (w *elementWriter) lineBreak(t piece) string {
	rest := w.text[t.to:]
	switch {
	case w.rows.has(w.text, t.from):
		return "; "
	case rest == "" || strings.HasPrefix(rest, "\n\n"):
		return ""
	case rest[0] == '\n':
		w.at++
	}
	return "  \n"
}

// plainInside reports whether signs of emphasis may be set around a text: it begins and ends with a letter or a sign, in one paragraph.
func plainInside(text string) bool {
	return text != "" && len(text) < 5000 && text == strings.TrimSpace(text) && !strings.Contains(text, "\n\n") && !strings.HasPrefix(text, "*") && !strings.HasSuffix(text, "*") && !strings.Contains(text, "<br")
}

var hrefValue = regexp.MustCompile(`(?i)\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)

func hrefOf(values string) string {
	m := hrefValue.FindStringSubmatch(values)
	if m == nil {
		return ""
	}
	return strings.NewReplacer("(", "%28", ")", "%29").Replace(html.UnescapeString(strings.TrimSpace(m[1] + m[2] + m[3])))
}

// whole converts an element with its content.
func (p *pen) whole(t piece, element string) string {
	got := strings.Trim(p.converted(element), "\n")
	if t.name == "img" || got == "" {
		return p.hold(got)
	}
	return "\n\n" + p.hold(got) + "\n\n"
}

// converted returns the Markdown of a piece of HTML.
func (p *pen) converted(fragment string) string {
	got := markup.Convert(markup.Parse(p.settle(fragment)), markup.Options{Picture: p.picture, Link: p.link})
	p.note(got.Lost...)
	return got.Text
}

// rowFinder finds whether offsets, each after the one before, are in rows of tables.
type rowFinder struct{ line, seen int }

func (r *rowFinder) has(text string, at int) bool {
	if n := strings.LastIndexByte(text[r.seen:at], '\n'); n >= 0 {
		r.line = r.seen + n + 1
	}
	r.seen = at
	return strings.HasPrefix(strings.TrimSpace(text[r.line:min(len(text), r.line+20)]), "|")
}
