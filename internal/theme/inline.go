package theme

import (
	"html/template"
	"strings"
)

// constantCalls evaluates the template calls that return the same text on every page.
type constantCalls struct {
	texts  uiStrings
	assets assetSet
}

// inline replaces {{t "key"}}, {{asset "name"}} and {{integrity "name"}} by their results: the language and the assets
// are known when the theme is loaded, and each call costs a page a good part of a microsecond. For example, {{t
// "home"}} becomes Trang chủ. Calls in a script or a style sheet stay, because other escaping applies there. On a Vietnamese site
// {{vi .Title}} becomes nothing, {{text .Name}} {{line .Name}}, and {{kind .Name}} {{.Name}}.
func (c constantCalls) inline(text string) string {
	var b strings.Builder
	end, raw := "", false // the end tag of the open script or style, and whether its start tag is complete
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
			end = rawEndTag(text)
		case text[0] == '>':
			raw = end != ""
		default:
			if out, n := c.evaluate(text); n > 0 {
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

// rawEndTag returns the end tag of the script or style element that begins text, "" if none does.
func rawEndTag(text string) string {
	switch {
	case strings.HasPrefix(text, "<script"):
		return "</script"
	case strings.HasPrefix(text, "<style"):
		return "</style"
	}
	return ""
}

// evaluate returns the result of the constant call that begins text, escaped as HTML, and the length of the call, 0 if
// text does not begin with one.
func (c constantCalls) evaluate(text string) (string, int) {
	inner, _, closed := strings.Cut(text, "}}")
	if closed && c.texts.lang == "vi" {
		if strings.HasPrefix(inner, "{{vi ") {
			return "", len(inner) + len("}}")
		}
		if value, ok := strings.CutPrefix(inner, "{{text "); ok {
			return "{{line " + value + "}}", len(inner) + len("}}")
		}
		if value, ok := strings.CutPrefix(inner, "{{kind "); ok {
			value, _, _ = strings.Cut(value, " ")
			return "{{" + value + "}}", len(inner) + len("}}")
		}
	}
	name, key, quoted := strings.Cut(strings.TrimPrefix(inner, "{{"), ` "`)
	key, ends := strings.CutSuffix(key, `"`)
	if !closed || !quoted || !ends || strings.ContainsAny(key, "\"\\") {
		return "", 0
	}
	var out string
	var err error
	switch name {
	case "t":
		out, err = c.texts.Translate(key)
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
