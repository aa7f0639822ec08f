// Package rows writes the statements of package extract as rows of the front matter of an article, or as JSON.
//
// For example, “UBND tỉnh tặng Bằng khen cho 4 tập thể” becomes
//
//   - award: Bằng khen
//     by: UBND tỉnh
//     to:
//     tập thể: 4
package rows

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"bangvang/internal/knowledge/extract"
)

// YAML returns the statements as items of a YAML list, indented by two spaces. Before each item it writes the comment
// that comment returns for it, if any. It quotes a text where YAML needs it.
func YAML(list []extract.Statement, comment func(extract.Statement) string) string {
	var b strings.Builder
	for _, s := range list {
		if line := comment(s); line != "" {
			b.WriteString("  # " + oneLine(line) + "\n")
		}
		b.WriteString("  - award: " + quoted(s.Honour) + "\n")
		field(&b, "by", s.By)
		field(&b, "period", s.Period)
		field(&b, "for", s.Citation)
		recipients(&b, s.Recipients)
	}
	return b.String()
}

// writeField writes a key with its value, unless the value is empty.
func field(b *strings.Builder, key, value string) {
	if value != "" {
		b.WriteString("    " + key + ": " + quoted(value) + "\n")
	}
}

// writeRecipients writes the key to, unless no group has a kind: trao 2 giải nhì.
func recipients(b *strings.Builder, list []extract.Recipients) {
	keys := map[string]bool{}
	for _, r := range list {
		key := strings.Join(r.Kinds, ", ")
		if key == "" || keys[key] { // a YAML map has each key once
			continue
		}
		if len(keys) == 0 {
			b.WriteString("    to:\n")
		}
		keys[key] = true
		b.WriteString("      " + quoted(key) + ":")
		if len(r.Names) == 0 {
			b.WriteString(" " + quoted(Count(r)) + "\n")
			continue
		}
		b.WriteString("\n")
		for _, n := range r.Names {
			names(b, n)
		}
	}
}

// writeName writes one named recipient as an item.
func names(b *strings.Builder, n extract.Name) {
	if n.Post == "" {
		b.WriteString("        - " + quoted(n.Name) + "\n")
		return
	}
	b.WriteString("        - name: " + quoted(n.Name) + "\n          post: " + quoted(n.Post) + "\n")
}

// CountText returns the number of recipients as the front matter writes it: 14, hơn 50, nhiều.
func Count(r extract.Recipients) string {
	if r.Text != "" {
		return r.Text
	}
	return strconv.Itoa(r.N)
}

// FlowYAML returns a statement as one row on one line.
func Flow(s extract.Statement) string {
	parts := []string{"award: " + flow(s.Honour)}
	if s.By != "" {
		parts = append(parts, "by: "+flow(s.By))
	}
	if s.Period != "" {
		parts = append(parts, "period: "+flow(s.Period))
	}
	var to []string
	for _, r := range s.Recipients {
		if len(r.Kinds) == 0 {
			continue
		}
		value := flow(Count(r))
		if len(r.Names) > 0 {
			var list []string
			for _, n := range r.Names {
				list = append(list, flow(n.Name))
			}
			value = "[" + strings.Join(list, ", ") + "]"
		}
		to = append(to, flow(strings.Join(r.Kinds, ", "))+": "+value)
	}
	if len(to) > 0 {
		parts = append(parts, "to: {"+strings.Join(to, ", ")+"}")
	}
	return "- {" + strings.Join(parts, ", ") + "}"
}

// quote returns a text as a YAML value: unchanged if no character of it has a meaning in YAML, else in double quotes.
func quoted(s string) string {
	plain := s != "" && strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) == 0
	if plain && !strings.ContainsAny(s, ":#\"'\\{}[],&*!|>%@`") && !isWord(s) && s == strings.TrimSpace(s) {
		return s
	}
	if plain && strings.Contains(s, ",") && !strings.ContainsAny(s, ":#\"'\\{}[]&*!|>%@`") {
		return s // a comma has no meaning outside brackets
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\t", " ").Replace(s) + `"`
}

// quoteInFlow is quote for values inside brackets, where a comma has a meaning.
func flow(s string) string {
	if out := quoted(s); !strings.Contains(s, ",") || out[0] == '"' {
		return out
	}
	return `"` + s + `"`
}

// isYAMLWord reports whether YAML reads a text as a Boolean or null.
func isWord(s string) bool {
	return slices.Contains([]string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(s))
}

// oneLine returns a text with one space for each run of white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
