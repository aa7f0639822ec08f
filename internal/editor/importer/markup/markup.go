// Package markup converts the HTML of an article into the Markdown of content/markdown, for the readers of web pages and of
// archives.
//
// For example, <figure><img src="a.jpg"><figcaption>Quang cảnh. Ảnh: Lê An</figcaption></figure> becomes
// ![](a.jpg "Quang cảnh. | Ảnh: Lê An"), a picture that links to its larger self becomes that picture, and a frame of YouTube a
// link to the film. What Markdown cannot say is named in [Result.Lost]; no text is lost but that of forms and scripts.
//
// HTML may be nested 512 elements deep; what is nested deeper is read as plain text. A table has at most 64 columns and
// 20,000 cells. Time and memory grow linearly with the length of the HTML.
package markup

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/text/viet"
)

// Options are the decisions of a caller about addresses. A nil function leaves all addresses as they are.
type Options struct {
	// Picture returns the name of the file that a picture has beside the article, or its address; if name is "", the
	// picture becomes a comment with the words of missing, or is left out when these are "" too.
	Picture func(src string) (name, missing string)
	// Link returns where a link leads; of a link to "" the text remains.
	Link func(href string) string
}

// Result is a text in Markdown, in NFC and without control characters, that ends in a line feed unless it is empty.
type Result struct {
	Text string
	Lost []string // names of the elements that were left out with their content, sorted, each once: "form"
}

// Parse returns the nodes of a fragment of HTML, as the content of a body.
func Parse(fragment string) *html.Node {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), body)
	if err != nil { // nested too deep
		nodes = plainParagraphs(fragment)
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return body
}

// Convert returns the Markdown of a node and what is below it, which it changes.
func Convert(root *html.Node, o Options) Result {
	c := &cleaner{options: o, lost: map[string]bool{}}
	c.clean(root)
	levelHeadings(root)
	joinTexts(root)
	conv := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(commonmark.WithListEndComment(false), commonmark.WithLinkEmptyContentBehavior(commonmark.LinkBehaviorSkip)),
		strikethrough.NewStrikethroughPlugin(),
		table.NewTablePlugin(table.WithHeaderPromotion(true), table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal)),
	))
	conv.Register.RendererFor("img", converter.TagTypeInline, renderPicture, converter.PriorityEarly)
	conv.Register.RendererFor(commentTag, converter.TagTypeBlock, renderComment, converter.PriorityEarly)
	text, err := conv.ConvertNode(root)
	if err != nil { // only of a converter without its plugins
		text = []byte(openText(root))
	}
	out := Result{Text: viet.NFC(tidy(openBrackets(string(text))))}
	for name := range c.lost {
		out.Lost = append(out.Lost, name)
	}
	slices.Sort(out.Lost)
	return out
}

// commentTag is the element with which the cleaner marks the place of a comment: its text is the comment.
const commentTag = "bangvang-comment"

func renderPicture(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	w.WriteString(Picture(attr(n, "src"), attr(n, "alt"), attr(n, "title")))
	return converter.RenderSuccess
}

func renderComment(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	w.WriteString("\n\n" + Comment(textOf(n)) + "\n\n")
	return converter.RenderSuccess
}

var inLine = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ", "\\", "\\\\")

// Picture returns the Markdown of a picture; of one without a name it returns "".
func Picture(name, alt, caption string) string {
	if name == "" {
		return ""
	}
	out := "![" + strings.NewReplacer("[", `\[`, "]", `\]`, "<", "&lt;", "`", "\\`").Replace(squeeze(inLine.Replace(cleanText(alt)))) + "](" + destination(name)
	if caption = squeeze(inLine.Replace(cleanText(caption))); caption != "" {
		out += ` "` + strings.ReplaceAll(caption, `"`, `\"`) + `"`
	}
	return out + ")"
}

// Link returns the Markdown of a link with a plain text.
func Link(text, address string) string {
	return "[" + strings.NewReplacer("[", `\[`, "]", `\]`, "<", "&lt;", "`", "\\`", "*", `\*`, "_", `\_`).Replace(squeeze(inLine.Replace(cleanText(text)))) + "](" + destination(address) + ")"
}

// Comment returns a text as a comment of HTML, which a page never shows.
func Comment(text string) string {
	return "<!-- " + strings.ReplaceAll(squeeze(inLine.Replace(cleanText(text))), "--", "- -") + " -->"
}

// destination escapes an address for use between the round brackets of a link.
func destination(address string) string {
	address = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, address)
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\\", "%5C").Replace(address)
}

// creditAt finds a credit behind a caption, with what separates them.
var creditAt = regexp.MustCompile(`(?i)(?:^|[\s.;,:(\[–—|-])\s*((?:nguồn ảnh|ảnh|nguồn|photo|video|clip|tranh|đồ họa)(?:\s+\pL+){0,3}?\s*:\s*[^:|]{2,80})$`)

// Caption returns the caption of a picture with its credit, if it ends in one, behind a vertical bar: for example,
// “Trao Giấy khen. (Ảnh: Trần Ví)” gives “Trao Giấy khen. | Ảnh: Trần Ví”. What only begins like a credit stays (see
// [blocks.IsSentence]).
func Caption(text string) string {
	text = squeeze(text)
	if strings.ContainsRune(text, '|') {
		return text
	}
	at := creditAt.FindStringSubmatchIndex(text)
	if at == nil {
		return text
	}
	if _, who, _ := strings.Cut(text[at[2]:], ":"); blocks.IsSentence(who) {
		return text
	}
	caption, credit := strings.TrimRight(text[:at[2]], " ([–—-,;:"), strings.TrimRight(text[at[2]:], " )].")
	if caption == "" {
		return "| " + viet.Capitalise(credit)
	}
	return caption + " | " + viet.Capitalise(credit)
}

// item matches the beginning of an item of a list.
var item = regexp.MustCompile(`^ *(?:[-*+]|\d{1,9}[.)]) `)

// tidy removes what remains of empty elements outside blocks of code: blank lines beyond one, and blanks at the ends of
// the text. Between an item and a list below it is no blank line, which would space out the whole list.
func tidy(text string) string {
	var out strings.Builder
	before, empty, code := "", 0, false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		fence := strings.HasPrefix(strings.TrimLeft(line, " >"), "```")
		if !code && strings.TrimSpace(line) == "" {
			empty++
			continue
		}
		if out.Len() > 0 {
			out.WriteString("\n")
			if empty > 0 && !(strings.HasPrefix(line, " ") && item.MatchString(line) && item.MatchString(before)) {
				out.WriteString("\n")
			}
		}
		if fence {
			code = !code
		}
		before, empty = line, 0
		out.WriteString(line)
	}
	if out.Len() == 0 {
		return ""
	}
	return strings.TrimRight(out.String(), " \n") + "\n"
}

// squeeze returns a text with single blanks.
func squeeze(text string) string { return strings.Join(strings.Fields(text), " ") }

// Text returns the text of a fragment of HTML on one line, without elements that no reader of a page sees.
func Text(fragment string) string {
	root := Parse(fragment)
	(&cleaner{lost: map[string]bool{}}).clean(root)
	return squeeze(openText(root))
}
