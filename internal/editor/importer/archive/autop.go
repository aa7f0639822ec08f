package archive

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
)

// The HTML elements that are no part of a paragraph, as WordPress has them.
const blockElements = `table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary|iframe|video|audio|script`

var (
	preformatted = regexp.MustCompile(`(?is)<(?:pre|script|style|textarea)[\s>].*?</(?:pre|script|style|textarea)>`)
	openBlock    = regexp.MustCompile(`(?i)<(?:` + blockElements + `)[\s/>]`)
	closeBlock   = regexp.MustCompile(`(?i)</(?:` + blockElements + `)>`)
	tagWithLines = regexp.MustCompile(`<[A-Za-z/!][^<>]*\n[^<>]*>`)
	blankLines   = regexp.MustCompile(`\n\s*\n`)
	breakAround  = regexp.MustCompile(`(?i)(</?(?:` + blockElements + `)(?:\s[^<>]*)?/?>)\s*<br>|<br>(\s*</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol|table|tr|figure)[\s>/])`)
)

// paragraphs returns the HTML of a text of the classic editor, where a blank line ends a paragraph and a single line end
// breaks the line. Text in pre keeps its lines.
func paragraphs(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	var kept []string
	text = preformatted.ReplaceAllStringFunc(text, func(s string) string {
		kept = append(kept, s)
		return "\n\n\x00\n\n"
	})
	text = tagWithLines.ReplaceAllStringFunc(text, func(s string) string { return strings.ReplaceAll(s, "\n", " ") })
	text = openBlock.ReplaceAllString(text, "\n\n$0")
	text = closeBlock.ReplaceAllString(text, "$0\n\n")
	var out strings.Builder
	for _, p := range blankLines.Split(text, -1) {
		switch p = strings.Trim(p, "\n"); {
		case strings.TrimSpace(p) == "":
		case p == "\x00" && len(kept) > 0:
			out.WriteString(kept[0])
			kept = kept[1:]
		case strings.HasPrefix(p, "<") && (openBlock.FindStringIndex(p) != nil && openBlock.FindStringIndex(p)[0] == 0 || closeBlock.FindStringIndex(p) != nil && closeBlock.FindStringIndex(p)[0] == 0):
			out.WriteString(lineBreaks(p) + "\n")
		default:
			out.WriteString("<p>" + lineBreaks(p) + "</p>\n")
		}
	}
	return out.String()
}

// lineBreaks makes line ends breaks, but not those beside the tags of blocks.
func lineBreaks(text string) string {
	text = strings.ReplaceAll(text, "<br />\n", "\n")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "<br/>\n", "\n"), "<br>\n", "\n")
	return breakAround.ReplaceAllString(strings.ReplaceAll(text, "\n", "<br>\n"), "$1$2")
}

// blockComment matches the comment that begins or ends a block: its slash, name, values and the slash of one without content.
var blockComment = regexp.MustCompile(`<!--\s*(/?)wp:([a-z][\w/-]*)\s*(\{[^\n]*?\})?\s*(/?)-->`)

// shownBlocks are blocks without content that say nothing of their own.
var shownBlocks = []string{"spacer", "separator", "nextpage", "more", "page-list", "social-link", "post-title", "post-date", "post-featured-image", "paragraph"}

// blocksOf returns the HTML of a text of the block editor: reused blocks are put in, text between blocks and that of classic
// blocks gets its paragraphs. dynamic are the names of blocks that only WordPress can show, each once.
func blocksOf(text string, reused func(ref string) string) (out string, dynamic []string) {
	var b strings.Builder
	at, depth, classic := 0, 0, 0
	write := func(part string) {
		if (depth == 0 || classic > 0) && strings.Contains(part, "\n\n") && !strings.Contains(part, "<p") {
			part = paragraphs(part)
		}
		b.WriteString(part)
	}
	for _, m := range blockComment.FindAllStringSubmatchIndex(text, -1) {
		write(text[at:m[0]])
		at = m[1]
		name, ends, alone := text[m[4]:m[5]], m[3] > m[2], m[9] > m[8]
		switch {
		case ends:
			depth = max(depth-1, 0)
			if name == "freeform" {
				classic = max(classic-1, 0)
			}
		case alone && name == "block" && m[6] >= 0:
			b.WriteString(reused(refOf(text[m[6]:m[7]])))
		case alone:
			if !slices.Contains(shownBlocks, name) && !slices.Contains(dynamic, name) {
				dynamic = append(dynamic, name)
			}
		default:
			depth++
			if name == "freeform" {
				classic++
			}
		}
	}
	write(text[at:])
	return b.String(), dynamic
}

// refOf returns the number of the reused block in the values of a block.
func refOf(values string) string {
	var v struct{ Ref json.Number }
	if json.Unmarshal([]byte(values), &v) != nil {
		return ""
	}
	return v.Ref.String()
}

// inVietnamese returns the Vietnamese part of a text in several languages, as qTranslate writes them: [:vi]…[:en]…[:].
func inVietnamese(text string) string {
	for _, form := range [][3]string{{"[:vi]", "[:", ""}, {"<!--:vi-->", "<!--:", ""}} {
		if _, rest, ok := strings.Cut(text, form[0]); ok {
			part, _, _ := strings.Cut(rest, form[1])
			return part
		}
	}
	return text
}
