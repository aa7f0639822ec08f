// Package rows writes statements as rows for the front matter of an article.
package rows

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"bangvang/internal/knowledge/extract"
)

// YAML returns the statements as the items of a YAML list, indented by two spaces, before each the comment that
// comment returns for it. Names are quoted where YAML needs it.
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

func field(b *strings.Builder, key, value string) {
	if value != "" {
		b.WriteString("    " + key + ": " + quoted(value) + "\n")
	}
}

// recipients writes to:, but not when there is no kind to write: trao 2 giải nhì.
func recipients(b *strings.Builder, list []extract.Recipients) {
	keys := map[string]bool{}
	for _, r := range list {
		key := strings.Join(r.Kinds, ", ")
		if key == "" || keys[key] { // two rows of one kind are no map
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

func names(b *strings.Builder, n extract.Name) {
	if n.Post == "" {
		b.WriteString("        - " + quoted(n.Name) + "\n")
		return
	}
	b.WriteString("        - name: " + quoted(n.Name) + "\n          post: " + quoted(n.Post) + "\n")
}

// Count returns how many there are as the front matter has it: 14, hơn 50, nhiều.
func Count(r extract.Recipients) string {
	if r.Text != "" {
		return r.Text
	}
	return strconv.Itoa(r.N)
}

// Flow returns a statement as one row on one line.
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

// quoted writes a text as a YAML value: as it is when nothing in it means something to YAML, else in double
// quotes.
func quoted(s string) string {
	plain := s != "" && strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) == 0
	if plain && !strings.ContainsAny(s, ":#\"'\\{}[],&*!|>%@`") && !isWord(s) && s == strings.TrimSpace(s) {
		return s
	}
	if plain && strings.Contains(s, ",") && !strings.ContainsAny(s, ":#\"'\\{}[]&*!|>%@`") {
		return s // a comma means nothing outside of brackets
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\t", " ").Replace(s) + `"`
}

// flow is quoted inside brackets, where a comma means something.
func flow(s string) string {
	if out := quoted(s); !strings.Contains(s, ",") || out[0] == '"' {
		return out
	}
	return `"` + s + `"`
}

// isWord tells whether YAML takes a text for something else than text.
func isWord(s string) bool {
	return slices.Contains([]string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(s))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
