package frontmatter

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/adrg/frontmatter"

	"bangvang/internal/content/frontmatter/yamlnode"
	"bangvang/internal/diag"
)

// Foreign is the front matter of an article of another program. Values holds scalars as texts, as written, lists as []any
// and mappings as map[string]any; it is never nil.
type Foreign struct {
	Values map[string]any
	Body   string
	Line   int    // of the beginning of Body, from 1
	Format string // yaml, toml or json; "" for a text without front matter
}

// maxForeign is the longest front matter, and maxForeignItems the most list items, that are read.
const (
	maxForeign      = 256 << 10
	maxForeignItems = 20_000
)

var errForeign = errors.New("front matter over 256 KiB")

// hexoKey matches the first line of front matter that has no fence above it, as Hexo writes it.
var hexoKey = regexp.MustCompile(`^[A-Za-z_][\w-]*:(?:\s|$)`)

// ParseForeign reads the front matter at the beginning of a text with \n line ends: YAML between --- (Hexo leaves the first
// out), TOML between +++, JSON in braces, or between ;;; without them. YAML with a mistake that has one remedy, such as a
// colon in a text without quotes, is read with it. The error says what is wrong; Body is then the text behind the front
// matter if its end was found, else all of it.
func ParseForeign(text string) (f Foreign, err error) {
	text = strings.TrimPrefix(text, "\ufeff")
	first, rest, _ := strings.Cut(text, "\n")
	f = Foreign{Values: map[string]any{}, Body: text, Line: 1}
	fence := strings.TrimRight(first, " \t\r")
	front := ""
	switch {
	case fence == "---" || fence == "+++" || fence == ";;;":
		end, size := endOf(rest, fence)
		if end < 0 {
			return f, nil
		}
		front = rest[:end]
		f.Format = map[string]string{"---": "yaml", "+++": "toml", ";;;": "json"}[fence]
		f.Body = rest[end+size:]
		f.Line = 2 + strings.Count(rest[:end+size], "\n")
		if fence == ";;;" {
			front = "{" + front + "}"
		}
	case strings.HasPrefix(text, "{"):
		var v map[string]any
		d := json.NewDecoder(strings.NewReader(text[:min(len(text), maxForeign)]))
		d.UseNumber()
		if d.Decode(&v) != nil {
			return f, nil
		}
		at := int(d.InputOffset())
		f.Format, f.Values = "json", texts(v).(map[string]any)
		f.Body, f.Line = text[at:], 1+strings.Count(text[:at], "\n")
		return f, nil
	case hexoKey.MatchString(first):
		end, size := endOf(text, "---")
		if end < 0 {
			return f, nil
		}
		front = text[:end]
		f.Format, f.Body, f.Line = "yaml", text[end+size:], 1+strings.Count(text[:end+size], "\n")
	default:
		return f, nil
	}
	values, err := DecodeForeign(f.Format, front)
	f.Values = values
	return f, err
}

// endOf returns the offset and the length of the line that is a fence, -1 if there is none.
func endOf(text, fence string) (at, size int) {
	for line := range strings.Lines(text) {
		if strings.TrimRight(line, " \t\r\n") == fence {
			return at, len(line)
		}
		if at += len(line); at > maxForeign {
			return -1, 0
		}
	}
	return -1, 0
}

// DecodeForeign reads a whole text as yaml, toml or json: the settings of another program. The map, which is never nil, is
// empty with an error.
func DecodeForeign(format, text string) (map[string]any, error) {
	if len(text) > maxForeign {
		return map[string]any{}, errForeign
	}
	var v map[string]any
	var err error
	switch format {
	case "yaml":
		return decodeYAML(text)
	case "toml":
		v, err = decodeTOML(text)
	default:
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		err = d.Decode(&v)
	}
	if err != nil || v == nil {
		return map[string]any{}, err
	}
	return texts(v).(map[string]any), nil
}

// bareDate matches a date of TOML, whose decoder would read one without a zone in that of the machine.
var bareDate = regexp.MustCompile(`(?m)^(\s*[\w."'-]+\s*=\s*)(\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d[0-9:.]*(?:[Zz]|[+-]\d\d:\d\d)?)?)(\s*(?:#.*)?)$`)

func decodeTOML(text string) (v map[string]any, err error) {
	defer func() { // the decoder is of 2018
		if r := recover(); r != nil {
			err = fmt.Errorf("reading TOML: %v", r)
		}
	}()
	text = bareDate.ReplaceAllString(strings.ReplaceAll(text, "\r", ""), `$1"$2"$3`)
	_, err = frontmatter.MustParse(strings.NewReader("+++\n"+strings.ReplaceAll(text, "\n+++", "\n")+"\n+++\n"), &v)
	return v, err
}

// decodeYAML reads YAML. A mistake with one remedy is corrected, at most twenty of them.
func decodeYAML(text string) (map[string]any, error) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r", ""), "\t", "  ")
	for tries := 0; ; tries++ {
		doc, fault := yamlnode.Parse(text, maxForeignItems)
		if fault == nil {
			v, _ := nodeValue(doc.Root, 0).(map[string]any)
			if v == nil {
				v = map[string]any{}
			}
			return v, nil
		}
		if len(fault.Edits) == 0 || tries == 20 {
			return lines(text), fmt.Errorf("YAML: %s", fault.Code)
		}
		text = applyEdits(text, fault.Edits)
	}
}

// lines reads what it can of YAML with a mistake: the keys at the beginning of a line that have their text on it.
func lines(text string) map[string]any {
	out := map[string]any{}
	for line := range strings.Lines(text) {
		key, value, ok := strings.Cut(strings.TrimRight(line, "\n "), ":")
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		if ok && value != "" && key == strings.TrimSpace(key) && !strings.ContainsAny(key, " #-") && !strings.ContainsAny(value[:1], "[{|>&*!") {
			out[key] = value
		}
	}
	return out
}

func applyEdits(text string, edits []diag.Edit) string {
	for _, e := range slices.Backward(edits) {
		if e.Start < 0 || e.End > len(text) || e.Start > e.End {
			return text
		}
		text = text[:e.Start] + e.Text + text[e.End:]
	}
	return text
}

// nodeValue returns a node of YAML as texts, lists and maps. References are left out.
func nodeValue(n *yamlnode.Node, depth int) any {
	if n == nil || depth > 100 {
		return nil
	}
	switch n.Kind {
	case yamlnode.Mapping:
		out := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			out[n.Content[i].Value] = nodeValue(n.Content[i+1], depth+1)
		}
		return out
	case yamlnode.Sequence:
		out := make([]any, 0, len(n.Content))
		for _, c := range n.Content {
			out = append(out, nodeValue(c, depth+1))
		}
		return out
	case yamlnode.Scalar:
		if n.Tag == yamlnode.Null {
			return nil
		}
		return n.Value
	}
	return nil
}

// texts returns a decoded value with all scalars as texts.
func texts(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = texts(v[k])
		}
		return v
	case []map[string]any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = texts(v[i])
		}
		return out
	case []any:
		for i := range v {
			v[i] = texts(v[i])
		}
		return v
	case nil:
		return nil
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case time.Time:
		return v.Format("2006-01-02T15:04:05Z07:00")
	}
	return fmt.Sprint(v)
}
