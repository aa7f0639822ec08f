package theme

import (
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/text/typography"
	"bangvang/internal/text/viet"
)

// languages are the languages of a theme's interface.
var languages = []string{"vi", "en"}

// uiStrings are the strings of a theme's interface in one language.
type uiStrings struct {
	lang  string
	byKey map[string]string
}

// readStrings merges the files of strings of all layers, key by key. A key that one language has and another lacks is a
// problem.
func readStrings(files []layerFile, lang string) (uiStrings, diag.List) {
	var problems diag.List
	all := map[string]map[string]string{}
	last := map[string]string{}
	for _, f := range files {
		l := strings.TrimSuffix(strings.TrimPrefix(f.Name, "strings/"), ".json")
		var text map[string]string
		if err := json.Unmarshal(f.Data, &text); err != nil {
			problems.Add(diag.TemplateError, jsonErrorPos(f.Path, f.Data, err), err.Error())
		}
		if all[l] == nil {
			all[l] = map[string]string{}
		}
		for k, v := range text {
			all[l][k] = v
		}
		last[l] = f.Path
	}
	for _, l := range languages {
		for _, other := range languages {
			for _, key := range slices.Sorted(maps.Keys(all[other])) {
				if _, ok := all[l][key]; !ok {
					problems.Add(diag.MissingString, diag.Pos{File: last[other]}, key, "strings/"+l+".json")
				}
			}
		}
	}
	return uiStrings{lang: lang, byKey: all[lang]}, problems
}

// Has reports whether there is a string for key.
func (w uiStrings) Has(key string) bool {
	_, ok := w.byKey[key]
	return ok
}

// FileName returns the name of the theme's file with the strings of this language, for example strings/vi.json.
func (w uiStrings) FileName() string { return "strings/" + w.lang + ".json" }

// Translate implements the template function t. A string of two forms, for example “{0} article|{0} articles”, gives
// the first form if its first argument is 1.
func (w uiStrings) Translate(key string, args ...any) (string, error) {
	s, ok := w.byKey[key]
	if !ok {
		return "", fmt.Errorf("there is no string %q in %s", key, w.FileName())
	}
	if len(args) == 0 {
		return s, nil
	}
	if one, many, ok := strings.Cut(s, "|"); ok {
		s = many
		if n, isInt := args[0].(int); isInt && n == 1 {
			s = one
		}
	}
	return w.fill(s, args), nil
}

// fill replaces {0}, {1}, … by the arguments.
func (w uiStrings) fill(s string, args []any) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '{')
		if i < 0 || i+2 >= len(s) {
			break
		}
		n := int(s[i+1] - '0')
		if s[i+2] != '}' || n >= len(args) {
			b.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		b.WriteString(s[:i])
		switch v := args[n].(type) {
		case string:
			b.WriteString(v)
		case int:
			b.WriteString(w.Number(v))
		default:
			fmt.Fprint(&b, v)
		}
		s = s[i+3:]
	}
	b.WriteString(s)
	return b.String()
}

// Number formats an integer with separators: 26.461 in Vietnamese, 26,461 in English.
func (w uiStrings) Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	mark := byte('.')
	if w.lang == "en" {
		mark = ','
	}
	if len(digits) <= 3 {
		return sign + digits
	}
	out := make([]byte, 0, len(digits)+len(digits)/3)
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out = append(out, mark)
		}
		out = append(out, digits[i])
	}
	return sign + string(out)
}

// MarkVietnamese implements the template function vi: the attribute lang="vi" for the start tag of an element with this text, where
// the interface has another language and the text has a Vietnamese letter; else nothing.
func (w uiStrings) MarkVietnamese(text any) template.HTMLAttr {
	if w.lang != "vi" && viet.HasMarks(fmt.Sprint(text)) {
		return ` lang="vi"`
	}
	return ""
}

// lineOf implements the template function line: a text as HTML in which no hyphen between words begins a line.
func lineOf(text string) template.HTML {
	for i := range len(text) {
		if lineChars[text[i]] {
			return template.HTML(typography.Line(template.HTMLEscapeString(text)))
		}
	}
	return template.HTML(text)
}

// lineChars are the bytes of a text that the HTML of a line may have otherwise: those that HTML escapes, and the first of
// hyphens and dashes. Most texts have none.
var lineChars = [256]bool{0: true, '"': true, '&': true, '\'': true, '<': true, '>': true, '-': true, 0xE2: true}

// Text implements the template function text: as line, in an element of its own where MarkVietnamese marks it.
func (w uiStrings) Text(text string) template.HTML {
	escaped := string(lineOf(text))
	if mark := w.MarkVietnamese(text); mark != "" {
		escaped = "<span" + string(mark) + ">" + escaped + "</span>"
	}
	return template.HTML(escaped)
}

// kindKeys are the keys of the kinds of recipients, by their names in views.
var kindKeys = map[string]string{
	"tập thể": "recipient.collective", "cá nhân": "recipient.individual", "hộ gia đình": "recipient.household",
	"doanh nghiệp": "recipient.enterprise", "cộng đồng": "recipient.community",
}

// Kind implements the template function kind: the kinds of recipients of a view, “tập thể, cá nhân”, in the language of the interface,
// in the singular if n is 1. A word of the source, “đảng viên”, stays as it is.
func (w uiStrings) Kind(kinds string, n ...int) (template.HTML, error) {
	number := 2
	if len(n) > 0 {
		number = n[0]
	}
	var out []string
	for one := range strings.SplitSeq(kinds, ", ") {
		key := kindKeys[one]
		if key == "" {
			return w.Text(kinds), nil
		}
		name, err := w.Translate(key, number)
		if err != nil {
			return "", err
		}
		out = append(out, name)
	}
	return template.HTML(template.HTMLEscapeString(strings.Join(out, ", "))), nil
}
