package theme

import (
	"html/template"
	"strings"
)

// constants are the template calls that give the same text on every page.
type constants struct {
	words  Strings
	assets AssetSet
}

// fill replaces {{t "key"}}, {{asset "name"}} and {{integrity "name"}} by what they give: language
// and assets are known at load, and a call costs each page a good part of a microsecond. In a script
// or a style sheet, where other escaping holds, they stay.
func (c constants) fill(text string) string {
	var b strings.Builder
	end, raw := "", false // the end of a script or style, and whether we are past its start tag
	for text != "" {
		i := strings.IndexAny(text, "<>{")
		if i < 0 {
			break
		}
		b.WriteString(text[:i])
		text = text[i:]
		switch {
		case raw:
			if strings.HasPrefix(text, end) {
				end, raw = "", false
			}
		case text[0] == '<':
			end = rawEnd(text)
		case text[0] == '>':
			raw = end != ""
		default:
			if out, n := c.call(text); n > 0 {
				b.WriteString(out)
				text = text[n:]
				continue
			}
		}
		b.WriteString(text[:1])
		text = text[1:]
	}
	b.WriteString(text)
	return b.String()
}

// rawEnd returns the end of the script or style element that begins text, "" when none does.
func rawEnd(text string) string {
	switch {
	case strings.HasPrefix(text, "<script"):
		return "</script"
	case strings.HasPrefix(text, "<style"):
		return "</style"
	}
	return ""
}

// call returns what a constant call that begins text gives, as HTML, and the call's length, which is
// 0 when there is no such call.
func (c constants) call(text string) (string, int) {
	inner, _, closed := strings.Cut(text, "}}")
	name, key, quoted := strings.Cut(strings.TrimPrefix(inner, "{{"), ` "`)
	key, ends := strings.CutSuffix(key, `"`)
	if !closed || !quoted || !ends || strings.ContainsAny(key, "\"\\") {
		return "", 0
	}
	var out string
	var err error
	switch name {
	case "t":
		out, err = c.words.Translate(key)
	case "asset":
		out, err = c.assets.Href(key)
	case "integrity":
		out, err = c.assets.Integrity(key)
	default:
		return "", 0
	}
	if err != nil || strings.Contains(out, "{{") {
		return "", 0
	}
	return template.HTMLEscapeString(out), len(inner) + len("}}")
}
