package yamlnode

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"bangvang/internal/diag"
)

// explain converts an error of the library to a fault at the position where the mistake was made, which often differs
// from the one where the library noticed it. For example, a bracket that is never closed is reported at the bracket.
func explain(p places, err error) *Fault {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		return &Fault{Code: diag.YAMLSyntax, Args: []string{"", ""}}
	}
	f := failure{places: p, message: load.Message}
	f.at = f.places.at(load.Mark.Line, load.Mark.Column)
	f.from = f.at
	if load.ContextMark.Line > 0 {
		f.from = f.places.at(load.ContextMark.Line, load.ContextMark.Column)
	}
	for _, known := range []func(*failure) *Fault{
		(*failure).depth, (*failure).blank, (*failure).tab, (*failure).item, (*failure).rows, (*failure).colon, (*failure).key, (*failure).noColon,
		(*failure).comment, (*failure).hash, (*failure).unclosed, (*failure).escape, (*failure).flow, (*failure).start,
	} {
		if fault := known(&f); fault != nil {
			return fault
		}
	}
	return f.unread(f.at)
}

// failure is an error of the library, which began to read something at from and gave up at at.
type failure struct {
	places
	message  string
	from, at int
}

func (f *failure) fault(code diag.Code, at int, args ...string) *Fault {
	return &Fault{Code: code, Offset: at, Args: args}
}

// char returns the character at an offset, "" at the end.
func (f *failure) char(at int) string {
	_, size := utf8.DecodeRuneInString(f.text[at:])
	return f.text[at : at+size]
}

func (f *failure) depth() *Fault {
	if !strings.Contains(f.message, tooDeep) {
		return nil
	}
	return f.fault(diag.YAMLTooDeep, f.at, strconv.Itoa(maxDepth))
}

func (f *failure) tab() *Fault {
	before := f.before(f.at)
	switch n := strings.IndexByte(before, '\t'); {
	case f.char(f.at) == "\t":
		return f.tabFault(f.at)
	case n >= 0 && strings.TrimSpace(before[:n]) == "":
		return f.tabFault(f.at - len(before) + n)
	case strings.Contains(f.message, " tab"):
		return f.tabFault(f.at)
	}
	return nil
}

// colon finds “title: Đồ Sơn: tổng kết”, and a second line that YAML takes as part of the value.
func (f *failure) colon() *Fault {
	if f.message != "mapping values are not allowed in this context" {
		return nil
	}
	before := f.before(f.at)
	if strings.Contains(before, ": ") {
		fault := f.fault(diag.YAMLColon, f.at, quoted(f.line(f.at)))
		fault.Edits = f.quoteValue(f.at)
		return fault
	}
	if start := f.at - len(before); start > 0 {
		above := f.line(start - 1)
		if lacksSpace(above) || lacksColon(above, before) {
			text := strings.TrimLeft(above, " ")
			return f.noSpace(start-1-len(text), text)
		}
	}
	return f.indentFault(f.at)
}

// lacksSpace reports whether a line is a key and its value without a space between them.
func lacksSpace(line string) bool {
	key, value, ok := strings.Cut(line, ":")
	return ok && key != "" && value != "" && value[0] != ' ' && !strings.ContainsAny(key, " \t\"'-#[{/")
}

// lacksColon reports whether a line is no key with its value, although it is indented like next, the next line up to
// its colon.
func lacksColon(line, next string) bool {
	indent := func(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
	text := strings.TrimSpace(line)
	return text != "" && indent(line) == indent(next) && !strings.Contains(text+" ", ": ") && !strings.ContainsAny(text[:1], "-#[{\"'")
}

// key finds a fault in the place of the next key or item.
func (f *failure) key() *Fault {
	switch f.message {
	case "did not find expected key", "did not find expected '-' indicator", "did not find expected <document start>":
	default:
		return nil
	}
	if fault := f.afterQuote(); fault != nil {
		return fault
	}
	before := f.before(f.at)
	trimmed := strings.TrimRight(before, " ")
	if strings.HasSuffix(trimmed, "]") || strings.HasSuffix(trimmed, "}") {
		if _, value, ok := cutKey(trimmed); ok {
			at := f.at - len(before) + len(trimmed) - len(value)
			return f.badStart(at, f.char(at))
		}
	}
	switch c := f.char(f.at); {
	case c == "":
	case strings.Contains("]}", c):
		return f.fault(diag.YAMLFlow, f.at)
	case strings.Contains("*&!", c):
		return f.badStart(f.at, c)
	}
	return f.indentFault(f.at)
}

// afterQuote finds text after a closing quote: “title: "Đơn vị quyết thắng" của x”, “- 'Y K'Nia'”.
func (f *failure) afterQuote() *Fault {
	before := f.before(f.at)
	trimmed := strings.TrimRight(before, " ")
	if !strings.HasSuffix(trimmed, `"`) && !strings.HasSuffix(trimmed, "'") {
		return nil
	}
	line := f.shortLine(f.at)
	if _, _, ok := cutKey(line); ok {
		fault := f.fault(diag.YAMLAfterQuote, f.at, quoted(line))
		fault.Edits = f.quoteValue(f.at)
		return fault
	}
	value, isItem := strings.CutPrefix(strings.TrimSpace(line), "- ")
	value = strings.TrimLeft(value, " ")
	if !isItem || value == "" || strings.IndexByte(`"'`, value[0]) < 0 || strings.Contains(value, " #") {
		return f.fault(diag.YAMLAfterQuote, f.at, "")
	}
	fault := f.fault(diag.YAMLAfterQuote, f.at, "- "+requote(value))
	fault.Edits = quote(f.at-len(before)+strings.Index(line, value), value)
	return fault
}

// afterItemQuote finds text after a closing quote within brackets: ['Y K'Nia', b].
func (f *failure) afterItemQuote() *Fault {
	before := f.before(f.at)
	trimmed := strings.TrimRight(before, " ")
	if trimmed == "" || strings.IndexByte(`"'`, trimmed[len(trimmed)-1]) < 0 {
		return nil
	}
	mark := trimmed[len(trimmed)-1]
	open := strings.LastIndexByte(trimmed[:len(trimmed)-1], mark)
	after, _, _ := strings.Cut(f.text[f.at:min(len(f.text), f.at+maxShownLine)], "\n")
	end := 0
	for end < len(after) && !(after[end] == mark && (end+1 == len(after) || strings.IndexByte(",]}", after[end+1]) >= 0)) {
		end++
	}
	if open < 0 || end == len(after) || strings.ContainsAny(after[:end], "[]{}") {
		return f.fault(diag.YAMLAfterQuote, f.at, "")
	}
	start := f.at - len(before) + open
	value := f.text[start : f.at+end+1]
	fault := f.fault(diag.YAMLAfterQuote, f.at, requote(value))
	fault.Edits = quote(start, value)
	return fault
}

// escape finds a backslash in double quotes that begins no escape: "D:\anh".
func (f *failure) escape() *Fault {
	if !strings.HasPrefix(f.message, "found unknown escape") && !strings.HasPrefix(f.message, "did not find expected hexadecimal") &&
		!strings.HasPrefix(f.message, "found invalid Unicode") {
		return nil
	}
	at := strings.LastIndexByte(f.text[:min(len(f.text), f.at+1)], '\\')
	if at < 0 {
		return nil
	}
	fault := f.unread(at)
	fault.Args[0] = `\` + f.char(min(len(f.text), at+1))
	line := f.shortLine(at)
	_, value, ok := cutKey(line)
	if !ok || len(value) < 2 || value[0] != '"' || value[len(value)-1] != '"' || !strings.HasSuffix(line, value) || strings.Contains(value, `\"`) {
		return fault
	}
	head := strings.TrimSpace(strings.TrimSuffix(line, value))
	end := at - len(f.before(at)) + len(line)
	start := end - len(value)
	if inner := value[1 : len(value)-1]; !strings.ContainsAny(inner, `'"`) {
		fault.Args[1] = head + " '" + inner + "'"
		fault.Edits = []diag.Edit{{Start: start, End: start + 1, Text: "'"}, {Start: end - 1, End: end, Text: "'"}}
	} else {
		fault.Args[1] = head + ` "` + strings.ReplaceAll(inner, `\`, `\\`) + `"`
		for i := range len(inner) {
			if inner[i] == '\\' {
				fault.Edits = append(fault.Edits, diag.Edit{Start: start + 1 + i, End: start + 1 + i, Text: `\`})
			}
		}
	}
	return fault
}

// unread returns the fault of a text at an offset for which there is no explanation. Its arguments are the text and its
// line with the value in quotes.
func (f *failure) unread(at int) *Fault {
	rest, _, _ := strings.Cut(Truncate(f.text[at:min(len(f.text), at+maxShownLine)]), "\n")
	return f.fault(diag.YAMLSyntax, at, rest, quoted(f.shortLine(at)))
}

// noColon finds a line that is neither a key with its value nor part of the line above.
func (f *failure) noColon() *Fault {
	if f.message != "could not find expected ':'" {
		return nil
	}
	return f.noSpace(f.from, strings.TrimSpace(f.line(f.from)))
}

// comment finds a # that begins an item in brackets, and hides the rest of the line.
func (f *failure) comment() *Fault {
	if f.message == "found a comment without preceding whitespace" {
		return f.badStart(f.at, "#")
	}
	n := strings.LastIndex(f.text[:f.at], ", #")
	if n < 0 || !strings.HasPrefix(f.message, "did not find expected") {
		return nil
	}
	before := f.before(n)
	if strings.Count(before, "[")+strings.Count(before, "{") <= strings.Count(before, "]")+strings.Count(before, "}") {
		return nil
	}
	return f.badStart(n+len(", "), "#")
}

// unclosed finds a quote or a bracket without its counterpart.
func (f *failure) unclosed() *Fault {
	switch f.message {
	case "found unexpected end of stream", "found unexpected document indicator":
		return f.fault(diag.YAMLUnclosed, f.from, f.char(f.from))
	case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
		if strings.Contains(f.text[f.from:max(f.from, f.at)], "\n") {
			return f.fault(diag.YAMLUnclosed, f.from, f.char(f.from))
		}
	}
	return nil
}

func (f *failure) flow() *Fault {
	switch f.message {
	case "did not find expected node content":
		if at := f.lastOpen(); at >= 0 && strings.TrimSpace(f.text[f.at:]) == "" {
			return f.fault(diag.YAMLUnclosed, at, f.char(at))
		}
	case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
		if fault := f.afterItemQuote(); fault != nil {
			return fault
		}
	default:
		return nil
	}
	return f.fault(diag.YAMLFlow, f.at)
}

// lastOpen returns the offset of the last bracket before at that is not closed, -1 when there is none.
func (f *failure) lastOpen() int {
	closed := 0
	for i := f.at - 1; i >= 0; i-- {
		switch f.text[i] {
		case ']', '}':
			closed++
		case '[', '{':
			if closed == 0 {
				return i
			}
			closed--
		}
	}
	return -1
}

// start finds a value whose first character has a meaning in YAML.
func (f *failure) start() *Fault {
	if f.message == "block sequence entries are not allowed in this context" {
		if strings.HasSuffix(f.before(f.at), ": ") {
			return f.badStart(f.at, "-")
		}
		return f.indentFault(f.at)
	}
	for _, at := range []int{f.from, f.at} {
		if c := f.char(at); c != "" && strings.Contains("*&!%@`|>?", c) {
			return f.badStart(at, c)
		}
	}
	return nil
}

// badStart returns the fault of a value that begins at an offset with a character that has another meaning in YAML.
// Its hint is the line with the value in quotes, when the value is the line's.
func (p *places) badStart(at int, char string) *Fault {
	line := strings.TrimSpace(p.shortLine(at))
	if _, value, ok := cutKey(line); !ok || !strings.HasPrefix(p.text[at:], value) {
		line = ""
	}
	fault := &Fault{Code: diag.YAMLStart, Offset: at, Args: []string{char, quoted(line)}}
	if line != "" && !p.hasMeaning(at) {
		fault.Edits = p.quoteValue(at)
	}
	return fault
}

// maxShownLine is the length in bytes up to which a line is shown.
const maxShownLine = 300

// shortLine returns the line that contains an offset, "" when it is too long to be shown.
func (p *places) shortLine(at int) string {
	from, to := max(0, at-maxShownLine), min(len(p.text), at+maxShownLine)
	start, end := strings.LastIndexByte(p.text[from:at], '\n'), strings.IndexByte(p.text[at:to], '\n')
	if start < 0 && from > 0 || end < 0 && to < len(p.text) {
		return ""
	}
	if end >= 0 {
		to = at + end
	}
	return p.text[from+start+1 : to]
}

// quoted returns a line with its value in quotes, for example title: "Đồ Sơn: tổng kết"; "" when it is not a plain
// line of key and value.
func quoted(line string) string {
	key, value, ok := cutKey(line)
	if !ok {
		return ""
	}
	return key + ": " + requote(value)
}

// requote returns a text in quotes. Quotes around all of it, straight or curly, are meant as the quotes of YAML, and are
// exchanged: "Phong trào "Dân vận khéo"" becomes 'Phong trào "Dân vận khéo"'.
func requote(text string) string {
	if isQuoted(text) {
		text = text[1 : len(text)-1]
	} else if inner, ok := strings.CutPrefix(text, "“"); ok {
		if inner, ok = strings.CutSuffix(inner, "”"); ok && !strings.ContainsAny(inner, "“”") {
			text = inner
		}
	}
	switch {
	case !strings.ContainsAny(text, `"\`):
		return `"` + text + `"`
	case !strings.Contains(text, "'"):
		return "'" + text + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// isQuoted reports whether the quotes at both ends of a text belong together, although it has another such quote within:
// the first of them opens a quotation or is an apostrophe.
func isQuoted(text string) bool {
	if len(text) < 3 || strings.IndexByte(`"'`, text[0]) < 0 || text[len(text)-1] != text[0] {
		return false
	}
	at := 1 + strings.IndexByte(text[1:], text[0])
	before, _ := utf8.DecodeLastRuneInString(text[1:at])
	after, _ := utf8.DecodeRuneInString(text[at+1:])
	opens := (at == 1 || unicode.IsSpace(before) || unicode.IsPunct(before)) && unicode.IsLetter(after)
	return opens || unicode.IsLetter(before) && unicode.IsLetter(after)
}

// cutKey splits a line into key and value, without the dashes before the key.
func cutKey(line string) (key, value string, ok bool) {
	line = strings.TrimSpace(line)
	for strings.HasPrefix(line, "- ") {
		line = strings.TrimSpace(line[2:])
	}
	key, value, ok = strings.Cut(line, ": ")
	value = strings.TrimSpace(value)
	ok = ok && value != "" && len(line) <= maxShownLine && !strings.ContainsAny(key, "{[\"'")
	return key, value, ok
}

// Truncate returns s, or its first 60 characters with “…” if it is longer, for messages that quote it.
func Truncate(s string) string {
	n := 0
	for i := range s {
		if n == 60 {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
