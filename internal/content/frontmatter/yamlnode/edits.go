package yamlnode

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/diag"
)

// quoteValue returns the edits that put the value of the line with an offset in quotes, as [quoted] shows it; none if
// its end is not sure, because the line may have a comment, a list or a mapping.
func (p *places) quoteValue(at int) []diag.Edit {
	line := strings.TrimRight(p.shortLine(at), " \u00a0")
	_, value, ok := cutKey(line)
	if !ok || strings.Contains(value, " #") || !strings.HasSuffix(line, value) {
		return nil
	}
	if strings.ContainsAny(value[:1], "[{") || strings.ContainsAny(value, "\u2028\u2029\t") {
		return nil
	}
	start := at - len(p.before(at)) + len(line) - len(value)
	return quote(start, value)
}

// quote returns the edits that put the text at start in quotes, as [requote] does. They insert characters only, if the
// text itself remains.
func quote(start int, text string) []diag.Edit {
	end, out := start+len(text), requote(text)
	if mark := out[:1]; out == mark+text+mark {
		return []diag.Edit{{Start: start, End: start, Text: mark}, {Start: end, End: end, Text: mark}}
	}
	return []diag.Edit{{Start: start, End: end, Text: out}}
}

// hasMeaning reports whether the value at an offset may be meant as YAML: *name refers to a value &name, and > and |
// begin several lines.
func (p *places) hasMeaning(at int) bool {
	mark := p.text[at]
	next, _ := utf8.DecodeRuneInString(p.text[at+1:])
	value, _, _ := strings.Cut(p.text[at:], "\n")
	switch mark {
	case '&', '!':
		return !unicode.IsSpace(next)
	case '*':
		return !strings.ContainsAny(value[1:], " *")
	}
	return strings.IndexByte("[{|>", mark) >= 0
}

// noSpace returns the fault of a line at an offset that is no key with a value. The space after its colon may be
// missing, or be one that YAML does not take for a space: title:Hội nghị.
func (p *places) noSpace(at int, line string) *Fault {
	return &Fault{Code: diag.YAMLNoColon, Offset: at, Args: []string{Truncate(line)}, Edits: spaceAfterColon(at, line)}
}

// spaceAfterColon returns the edits that put a space after the colon of a line at an offset, none if it lacks none.
func spaceAfterColon(at int, line string) []diag.Edit {
	if key, value, ok := strings.Cut(line, "："); ok && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz_") == "" && key != "" {
		end := at + len(line) - len(strings.TrimLeft(value, " "))
		return []diag.Edit{{Start: at + len(key), End: end, Text: ": "}}
	}
	if !lacksSpace(line) {
		return nil
	}
	start := strings.IndexByte(line, ':') + 1
	key, value := line[:start-1], line[start:]
	end := start + len(value) - len(strings.TrimLeftFunc(value, unicode.IsSpace))
	if strings.HasPrefix(value, "//") || strings.ContainsFunc(key, func(r rune) bool { return !unicode.IsLetter(r) && r != '_' }) {
		return nil
	}
	return []diag.Edit{{Start: at + start, End: at + end, Text: " "}}
}

// NoColon returns the fault, never nil, of a document that is one scalar where a mapping is meant, which the caller
// knows: title Hội nghị. at is the offset in bytes, in the text given to [Parse], of that scalar, and line the line
// from there on, without white space at its end. The fault has an edit if only a space after the colon is missing
// (title:Hội nghị).
func (d *Document) NoColon(at int, line string) *Fault {
	if fault := d.blankFault(at); fault != nil {
		return fault
	}
	return d.noSpace(at, line)
}
