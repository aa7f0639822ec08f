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

// YAML returns the statements as items of a YAML list, indented by two spaces, for the key awards, which it does not
// write; "" for an empty list. Before each item it writes the text that comment, never nil, returns for it, as a YAML
// comment in one line, unless it is "". It quotes a text where YAML needs it. A statement for which [IsRow] is false
// becomes a comment as a whole. Numbers of one kind are added up (18 giáo viên và 56 học sinh); recipients without a kind
// (trao 2 giải nhì), which the front matter cannot hold, it leaves out and does not report.
func YAML(list []extract.Statement, comment func(extract.Statement) string) string {
	var out strings.Builder
	for _, s := range list {
		if line := comment(s); line != "" {
			out.WriteString("  # " + oneLine(line) + "\n")
		}
		var b strings.Builder
		b.WriteString("  - award: " + quote(s.Honour) + "\n")
		writeField(&b, "by", s.By)
		writeField(&b, "period", s.Period)
		writeField(&b, "for", s.Citation)
		writeRecipients(&b, s.Recipients)
		if IsRow(s) {
			out.WriteString(b.String())
			continue
		}
		for line := range strings.Lines(b.String()) {
			out.WriteString("  # " + line[2:])
		}
	}
	return out.String()
}

// IsRow reports whether a statement may be a row of the front matter: it is sure, no total of other rows, and has no two
// groups of one kind that are not both exact numbers.
func IsRow(s extract.Statement) bool {
	_, ok := merge(s.Recipients)
	return ok && !s.Unsure && !s.Total
}

// merge returns the groups with the exact numbers of one kind added up. ok is false if a kind remains twice.
func merge(list []extract.Recipients) (out []extract.Recipients, ok bool) {
	ok = true
	for _, r := range list {
		i := slices.IndexFunc(out, func(o extract.Recipients) bool { return slices.Equal(o.Kinds, r.Kinds) })
		switch {
		case i < 0:
			out = append(out, r)
		case isNumber(r) && isNumber(out[i]):
			out[i].Count += r.Count
		default:
			ok = false
		}
	}
	return out, ok
}

func isNumber(r extract.Recipients) bool {
	return len(r.Names) == 0 && r.Count > 0 && r.Approx == extract.Exact
}

// writeField writes a key with its value, unless the value is empty.
func writeField(b *strings.Builder, key, value string) {
	if value != "" {
		b.WriteString("    " + key + ": " + quote(value) + "\n")
	}
}

// writeRecipients writes the key to, unless no group has a kind: trao 2 giải nhì.
func writeRecipients(b *strings.Builder, list []extract.Recipients) {
	keys := map[string]bool{}
	list, _ = merge(list)
	for _, r := range list {
		key := strings.Join(r.Kinds, ", ")
		if key == "" || keys[key] { // a YAML map has each key once
			continue
		}
		if len(keys) == 0 {
			b.WriteString("    to:\n")
		}
		keys[key] = true
		b.WriteString("      " + quote(key) + ":")
		if len(r.Names) == 0 {
			b.WriteString(" " + quote(CountText(r)) + "\n")
			continue
		}
		b.WriteString("\n")
		for _, n := range r.Names {
			writeName(b, n)
		}
	}
}

// writeName writes one named recipient as an item.
func writeName(b *strings.Builder, n extract.Name) {
	if n.Post == "" {
		b.WriteString("        - " + quote(titled(n)) + "\n")
		return
	}
	b.WriteString("        - name: " + quote(n.Name) + "\n")
	if n.Title != "" {
		b.WriteString("          title: " + quote(n.Title) + "\n")
	}
	b.WriteString("          post: " + quote(n.Post) + "\n")
}

// titled returns a name behind its title, which the front matter reads off it again.
func titled(n extract.Name) string { return strings.TrimSpace(n.Title + " " + n.Name) }

// CountText returns the number of recipients as the front matter writes it: digits for an exact number (14), the words
// of the text for another (hơn 50, khoảng 50), nhiều for many. Named recipients are counted: two names are 2. It is "0"
// if there is neither a number nor a name.
func CountText(r extract.Recipients) string {
	if r.Text != "" {
		return r.Text
	}
	return strconv.Itoa(r.Count)
}

// FlowYAML returns a statement as one row on one line: - {award: Bằng khen, by: UBND tỉnh, to: {tập thể: 4}}. It is for
// display: it leaves out the citation, and of named recipients their posts.
func FlowYAML(s extract.Statement) string {
	parts := []string{"award: " + quoteInFlow(s.Honour)}
	if s.By != "" {
		parts = append(parts, "by: "+quoteInFlow(s.By))
	}
	if s.Period != "" {
		parts = append(parts, "period: "+quoteInFlow(s.Period))
	}
	var to []string
	list, _ := merge(s.Recipients)
	for _, r := range list {
		if len(r.Kinds) == 0 {
			continue
		}
		value := quoteInFlow(CountText(r))
		if len(r.Names) > 0 {
			var list []string
			for _, n := range r.Names {
				list = append(list, quoteInFlow(titled(n)))
			}
			value = "[" + strings.Join(list, ", ") + "]"
		}
		to = append(to, quoteInFlow(strings.Join(r.Kinds, ", "))+": "+value)
	}
	if len(to) > 0 {
		parts = append(parts, "to: {"+strings.Join(to, ", ")+"}")
	}
	return "- {" + strings.Join(parts, ", ") + "}"
}

// quote returns a text as a YAML value: unchanged if no character of it has a meaning in YAML, else in double quotes.
func quote(s string) string {
	plain := s != "" && strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) == 0
	if plain && !strings.ContainsAny(s, ":#\"'\\{}[],&*!|>%@`") && !isYAMLWord(s) && s == strings.TrimSpace(s) {
		return s
	}
	if plain && strings.Contains(s, ",") && !strings.ContainsAny(s, ":#\"'\\{}[]&*!|>%@`") {
		return s // a comma has no meaning outside brackets
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\t", " ").Replace(s) + `"`
}

// quoteInFlow is quote for values inside brackets, where a comma has a meaning.
func quoteInFlow(s string) string {
	if out := quote(s); !strings.Contains(s, ",") || out[0] == '"' {
		return out
	}
	return `"` + s + `"`
}

// isYAMLWord reports whether YAML reads a text as a Boolean or null.
func isYAMLWord(s string) bool {
	return slices.Contains([]string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(s))
}

// oneLine returns a text with one space for each run of white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
