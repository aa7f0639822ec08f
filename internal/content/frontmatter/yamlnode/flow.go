package yamlnode

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/diag"
)

// hasNoColon reports whether a key in brackets has no colon: it is the rest of a text or a number with a comma, for
// example “sáng kiến” in {for: thành tích, sáng kiến}.
func (d *Document) hasNoColon(key, value *Node) bool {
	if value.Tag != Null || key.Kind != Scalar || key.Value == "" {
		return false
	}
	after, ok := strings.CutPrefix(d.text[d.Offset(key):], key.Value)
	after = strings.TrimLeft(after, " \n")
	return ok && after != "" && (after[0] == ',' || after[0] == '}')
}

// SplitValue reports, for i, the index of a key in m.Content (0, 2, …), whether that is no key but the rest of the
// value before it, which a comma has ended: “sáng kiến” in {for: thành tích, sáng kiến}. fault is that of the first
// such rest after a value; for the others it is nil, since that fault covers them. Its only argument is the line to
// type, which its edits write: a number without its comma, a list of names if names is set (m holds recipients) and all
// parts begin with a capital, else the whole value in quotes. It has no argument and no edits if something else may be
// meant, for example because isKey, never nil, says of the text of a rest that it may be meant as a key.
func (d *Document) SplitValue(m *Node, i int, names bool, isKey func(string) bool) (fault *Fault, split bool) {
	if !d.hasNoColon(m.Content[i], m.Content[i+1]) {
		return nil, false
	}
	fault = &Fault{Code: diag.YAMLFlow, Offset: d.Offset(m.Content[i])}
	if m.Content[i].Column > lastColumn { // going back in a long line costs its length
		return fault, true
	}
	if i >= 2 && d.hasNoColon(m.Content[i-2], m.Content[i-1]) {
		return nil, true
	}
	if i < 2 || m.Content[i-1].Kind != Scalar || m.Content[i-1].Style != 0 || m.Content[i-1].Value == "" || m.Content[i].Style != 0 {
		return fault, true
	}
	parts := []string{m.Content[i-1].Value}
	last := i
	for j := i; j+1 < len(m.Content) && d.hasNoColon(m.Content[j], m.Content[j+1]); j += 2 {
		parts, last = append(parts, m.Content[j].Value), j
		if isKey(m.Content[j].Value) {
			return fault, true
		}
	}
	start, end := d.Offset(m.Content[i-1]), d.Offset(m.Content[last])+len(m.Content[last].Value)
	if start >= end || end-start > maxShownLine || strings.Contains(d.text[start:end], "\n") {
		return fault, true
	}
	if instead := rejoin(d.text[start:end], parts, names); instead != "" {
		at := d.Offset(m.Content[i-2])
		fault.Args = []string{d.text[at:start] + instead}
		fault.Edits = []diag.Edit{{Start: start, End: end, Text: instead}}
	}
	return fault, true
}

// lastColumn is the column up to which a split value is joined.
const lastColumn = 2000

// rejoin returns a value, which commas split into parts, as it was meant; "" if that is not clear.
func rejoin(whole string, parts []string, names bool) string {
	number, capitals := true, true
	for i, part := range parts {
		first, _ := utf8.DecodeRuneInString(part)
		number = number && strings.Trim(part, "0123456789") == "" && (len(part) == 3 || i == 0 && len(part) < 3)
		capitals = capitals && unicode.IsUpper(first)
	}
	switch {
	case number && !strings.Contains(whole, " "):
		return strings.Join(parts, "")
	case strings.Trim(parts[0], "0123456789") == "", names && !capitals:
		return ""
	case names:
		return "[" + whole + "]"
	}
	return requote(whole)
}

// hash finds a # in brackets that hides the rest of its line, with the closing bracket: {for: thành tích đợt #3}.
func (f *failure) hash() *Fault {
	if !strings.HasPrefix(f.message, "did not find expected") && !strings.HasPrefix(f.message, "found unexpected") && !strings.HasPrefix(f.message, "mapping values") {
		return nil
	}
	open := f.from
	if open >= len(f.text) || strings.IndexByte("{[", f.text[open]) < 0 {
		return nil
	}
	line, _, _ := strings.Cut(f.text[open:min(len(f.text), open+maxShownLine)], "\n")
	start, depth, quote := 0, 0, byte(0)
	for i := range len(line) {
		c := line[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && strings.TrimSpace(line[start:i]) == "":
			quote = c
		case c == '{' || c == '[':
			depth, start = depth+1, i+1
		case c == '}' || c == ']':
			depth, start = depth-1, i+1
		case c == ',' || c == ':' && strings.HasPrefix(line[i+1:], " "):
			start = i + 1
		case c == '#' && line[i-1] == ' ' && depth > 0:
			return f.hidden(open, line, start, i)
		}
	}
	return nil
}

// hidden returns the fault of a # in the line that begins at open, of which the value begins at start; nil if the # begins
// an intended comment.
func (f *failure) hidden(open int, line string, start, at int) *Fault {
	value := strings.TrimLeft(line[start:], " ")
	start = len(line) - len(value)
	blanks := at - len(strings.TrimRight(line[:at], " "))
	if start >= at || !isCutText(line[at+1:], blanks) {
		return nil
	}
	end := at
	for end < len(line) && strings.IndexByte(",}]", line[end]) < 0 {
		end++
	}
	text := strings.TrimRight(line[start:end], " ")
	fault := f.fault(diag.YAMLFlow, open+at, requote(text))
	if end < len(line) && !strings.ContainsAny(text, `"'`) {
		fault.Edits = quote(open+start, text)
	}
	return fault
}
