package yamlnode

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Path names a node from the root of a text: keys, and the numbers of items from 0. For example, {"awards", "0", "by"}.
type Path []string

// Item is an item of a list that [PutList] writes: one that the list has, as it is with its comments, or else a new one.
type Item struct {
	Keep int    // the number of an item from 0, -1 for a new one
	Text string // YAML of a new one, on one line
}

// maxPut is the number of items of a text that is changed in place.
const maxPut = 1_000_000

// Find returns the node at a path, nil if there is none.
func (d *Document) Find(path Path) *Node {
	n := d.Root
	for _, step := range path {
		if n = child(n, step); n == nil {
			return nil
		}
	}
	return n
}

// child returns the value of a key or an item of n, nil if there is none.
func child(n *Node, step string) *Node {
	switch {
	case n == nil:
	case n.Kind == Mapping:
		if i := keyIn(n, step); i >= 0 {
			return n.Content[i+1]
		}
	case n.Kind == Sequence:
		if i, err := strconv.Atoi(step); err == nil && i >= 0 && i < len(n.Content) {
			return n.Content[i]
		}
	}
	return nil
}

// keyIn returns the index of a key in the content of a mapping, -1 if it has none of that name.
func keyIn(m *Node, key string) int {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			return i
		}
	}
	return -1
}

// Span returns the offsets at which a node begins and ends, without the comment behind it. ok is false for one whose end is
// not sure.
func (d *Document) Span(n *Node) (start, end int, ok bool) {
	start = d.Offset(n)
	switch {
	case n.Kind == Scalar:
		end = d.scalarEnd(n, start)
	case d.isFlow(n):
		end = d.flowEnd(start)
	case len(n.Content) > 0:
		last := n.Content[len(n.Content)-1]
		if n.Kind == Mapping && isBare(last) {
			end = d.colon(n.Content[len(n.Content)-2])
			break
		}
		_, end, ok = d.Span(last)
		return start, end, ok
	}
	return start, end, end >= start
}

// isBare reports whether a node is a value that is not there: “by:”.
func isBare(n *Node) bool { return n.Kind == Scalar && n.Style == 0 && n.Value == "" }

// isFlow reports whether a mapping or a list is in brackets.
func (d *Document) isFlow(n *Node) bool {
	at := d.Offset(n)
	return n.Kind != Scalar && at < len(d.text) && (d.text[at] == '{' || d.text[at] == '[')
}

// scalarEnd returns the offset at which a scalar ends that begins at start, -1 if that is not sure.
func (d *Document) scalarEnd(n *Node, start int) int {
	switch {
	case isBare(n):
		return start
	case n.Style&(SingleQuoted|DoubleQuoted) != 0:
		return d.endOfQuoted(start)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return d.blockEnd(start)
	}
	return d.endOf(start, n.Value)
}

// blockEnd returns the offset at which a scalar of several lines ends that begins at start with | or >: before the line end
// of the last line that is indented further than the line of start.
func (d *Document) blockEnd(start int) int {
	indent := indentOf(d.line(start))
	end := d.lineEnd(start)
	for at := end + 1; at < len(d.text); at = d.lineEnd(at) + 1 {
		line := d.text[at:d.lineEnd(at)]
		if strings.TrimSpace(line) == "" {
			continue
		}
		if indentOf(line) <= indent {
			break
		}
		end = at + len(line)
	}
	return end
}

// flowEnd returns the offset after the bracket that closes the one at start, -1 if there is none.
func (d *Document) flowEnd(start int) int {
	depth := 0
	for i := start; i < len(d.text); i++ {
		switch c := d.text[i]; {
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return i + 1
			}
		case (c == '"' || c == '\'') && strings.ContainsRune("{[,: \n", rune(d.text[i-1])):
			if i = d.endOfQuoted(i) - 1; i < 0 {
				return -1
			}
		case c == '#' && (d.text[i-1] == ' ' || d.text[i-1] == '\n'):
			return -1 // a comment inside, which would be lost
		}
	}
	return -1
}

// colon returns the offset after the colon of a key, -1 if it has none.
func (d *Document) colon(key *Node) int {
	_, end, ok := d.Span(key)
	if !ok {
		return -1
	}
	rest := strings.TrimLeft(d.text[end:], " ")
	if !strings.HasPrefix(rest, ":") {
		return -1
	}
	return len(d.text) - len(rest) + 1
}

// lineStart and lineEnd return the offsets of the begin of the line with an offset, and of its line feed.
func (d *Document) lineStart(at int) int { return strings.LastIndexByte(d.text[:at], '\n') + 1 }

func (d *Document) lineEnd(at int) int {
	if n := strings.IndexByte(d.text[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(d.text)
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// PathAt returns the path of the key or the item that begins in a line, counted from 1; nil if none does.
func (d *Document) PathAt(line int) Path { return pathAt(d.Root, line, nil) }

func pathAt(n *Node, line int, path Path) Path {
	if n == nil {
		return nil
	}
	for i, c := range n.Content {
		step, value := strconv.Itoa(i), c
		if n.Kind == Mapping {
			if i%2 == 1 {
				continue
			}
			step, value = c.Value, n.Content[i+1]
		}
		here := append(slices.Clone(path), step)
		if c.Line == line {
			return here
		}
		if found := pathAt(value, line, here); found != nil {
			return found
		}
	}
	return nil
}

// Put returns a text of YAML with value, itself YAML on one line, at a path; keys and lists above it that are not there are
// made, and the number of an item may be that of a new one. Everything else stays as it is, with its comments. ok is false if
// that cannot be done for sure; the text is then not to be used.
func Put(text string, path Path, value string) (out string, ok bool) {
	return change(text, path, func(d *Document) (string, bool) { return d.put(path, value) })
}

// PutList returns a text with a list at a path, as [Put] does. A list that is there keeps its form.
func PutList(text string, path Path, items []Item) (out string, ok bool) {
	return change(text, path, func(d *Document) (string, bool) { return d.putList(path, items) })
}

// Remove returns a text without the key or the item at a path, and without a key above it that holds nothing else. Lines of
// comments that are directly above it go with it if isNote says so.
func Remove(text string, path Path, isNote func(comment string) bool) (out string, ok bool) {
	return change(text, path, func(d *Document) (string, bool) { return d.remove(path, isNote) })
}

// change makes a change of the text and checks that nothing else has changed by it.
func change(text string, path Path, do func(*Document) (string, bool)) (string, bool) {
	d, fault := Parse(text, maxPut)
	if fault != nil || len(path) == 0 {
		return "", false
	}
	out, ok := do(d)
	if !ok {
		return "", false
	}
	after, fault := Parse(out, maxPut)
	if fault != nil || !sameBut(d.Root, after.Root, path) {
		return "", false
	}
	return out, true
}

// sameBut reports whether two nodes are equal, apart from the value at a path, which one of them may lack.
func sameBut(a, b *Node, path Path) bool {
	if len(path) == 0 {
		return true
	}
	if a == nil || b == nil || isBare(a) || isBare(b) {
		rest := a
		if a == nil || isBare(a) {
			rest = b
		}
		return rest == nil || isBare(rest) || onlyAt(rest, path)
	}
	if a.Kind != b.Kind || a.Kind == Scalar {
		return false
	}
	if a.Kind == Sequence {
		return sameItems(a.Content, b.Content, path)
	}
	for _, pair := range [...][2]*Node{{a, b}, {b, a}} {
		for i := 0; i+1 < len(pair[0].Content); i += 2 {
			key := pair[0].Content[i].Value
			other := child(pair[1], key)
			if key != path[0] && (other == nil || !equal(pair[0].Content[i+1], other)) {
				return false
			}
		}
	}
	return sameBut(child(a, path[0]), child(b, path[0]), path[1:])
}

// onlyAt reports whether a node has nothing but the value at a path.
func onlyAt(n *Node, path Path) bool {
	switch {
	case len(path) == 0:
		return true
	case n.Kind == Mapping:
		return len(n.Content) == 2 && n.Content[0].Value == path[0] && onlyAt(n.Content[1], path[1:])
	case n.Kind == Sequence:
		return len(n.Content) == 1 && onlyAt(n.Content[0], path[1:])
	}
	return false
}

// sameItems reports whether two lists are equal apart from the item that a path names: changed, removed or added.
func sameItems(a, b []*Node, path Path) bool {
	at, err := strconv.Atoi(path[0])
	if err != nil || at < 0 || at > len(a) || max(len(a), len(b))-min(len(a), len(b)) > 1 {
		return false
	}
	for i := range max(len(a), len(b)) {
		j := i
		switch {
		case i == at && len(a) == len(b):
			if !sameBut(a[i], b[i], path[1:]) {
				return false
			}
			continue
		case i == at:
			continue
		case i > at && len(a) > len(b): // removed
			j = i - 1
		}
		if i >= len(a) || j >= len(b) || !equal(a[i], b[j]) {
			return false
		}
	}
	return true
}

// equal reports whether two nodes have the same values.
func equal(a, b *Node) bool {
	return a.Kind == b.Kind && a.Tag == b.Tag && a.Value == b.Value && slices.EqualFunc(a.Content, b.Content, equal)
}

// replace returns the text with other bytes from start to end.
func (d *Document) replace(start, end int, with string) string {
	return d.text[:start] + with + d.text[end:]
}

func (d *Document) put(path Path, value string) (string, bool) {
	last := len(path) - 1
	n, parent := d.Find(path), d.Find(path[:last])
	if n == nil {
		return d.insert(path, value, nil)
	}
	if isBare(n) && parent.Kind == Mapping {
		at := d.colon(parent.Content[keyIn(parent, path[last])])
		return d.replace(max(at, 0), max(at, 0), " "+value), at >= 0
	}
	start, end, ok := d.Span(n)
	if !ok {
		return "", false
	}
	if d.isBlock(n) && parent.Kind == Mapping {
		if start = d.colon(parent.Content[keyIn(parent, path[last])]); start < 0 {
			return "", false
		}
		value = " " + value
	}
	return d.replace(start, end, value), true
}

// isBlock reports whether a value is on lines of its own.
func (d *Document) isBlock(n *Node) bool {
	if n.Kind == Scalar {
		return n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
	}
	return !d.isFlow(n)
}

func (d *Document) putList(path Path, items []Item) (string, bool) {
	n := d.Find(path)
	if n == nil || isBare(n) {
		texts := make([]string, len(items))
		for i, item := range items {
			texts[i] = item.Text
		}
		if n != nil {
			return d.put(path, "["+strings.Join(texts, ", ")+"]")
		}
		return d.insert(path, "", texts)
	}
	if n.Kind == Sequence && !d.isFlow(n) {
		return d.putBlock(path, n, items)
	}
	old := []*Node{n}
	if n.Kind == Sequence {
		old = n.Content
	}
	var texts []string
	for _, item := range items {
		if item.Keep < 0 {
			texts = append(texts, item.Text)
			continue
		}
		start, end, ok := d.Span(old[item.Keep])
		if !ok {
			return "", false
		}
		text := d.text[start:end]
		if old[item.Keep].Kind == Scalar && old[item.Keep].Style == 0 && strings.Contains(text, ",") {
			text = strconv.Quote(text)
		}
		texts = append(texts, text)
	}
	start, end, ok := d.Span(n)
	return d.replace(start, end, "["+strings.Join(texts, ", ")+"]"), ok
}

// putBlock writes the items of a list with a line for each: those that are kept with the comments above them.
func (d *Document) putBlock(path Path, n *Node, items []Item) (string, bool) {
	parts, from, ok := d.parts(n)
	if !ok || len(items) == 0 {
		return "", false
	}
	dash := strings.Repeat(" ", n.Column-1) + "- "
	var out strings.Builder
	for _, item := range items {
		if item.Keep >= 0 {
			out.WriteString(parts[item.Keep])
			continue
		}
		out.WriteString("\n" + dash + item.Text)
	}
	end := from
	for _, p := range parts {
		end += len(p)
	}
	return d.replace(from, end, out.String()), len(path) > 0
}

// parts returns the text of each item of a list in lines, from the line feed before it to its last character, with the
// comments above it and behind it; from is the offset of the first.
func (d *Document) parts(n *Node) (parts []string, from int, ok bool) {
	from = d.lineStart(d.Offset(n)) - 1
	for from > 0 { // the comments above the first
		above := d.text[d.lineStart(from):from]
		if !strings.HasPrefix(strings.TrimSpace(above), "#") {
			break
		}
		from -= len(above) + 1
	}
	if from < 0 || strings.TrimSpace(d.before(d.Offset(n))) != "" {
		return nil, 0, false
	}
	at := from
	for _, c := range n.Content {
		_, end, ok := d.Span(c)
		if !ok || end < at {
			return nil, 0, false
		}
		end = d.lineEnd(end)
		parts = append(parts, d.text[at:end])
		at = end
	}
	return parts, from, true
}

// insert writes a value, or a list, at a path that is not there, below the last node of it that is.
func (d *Document) insert(path Path, value string, list []string) (string, bool) {
	known := 0
	for known < len(path) && d.Find(path[:known+1]) != nil {
		known++
	}
	above, steps := d.Find(path[:known]), path[known:]
	switch {
	case above == nil: // an empty text
		return strings.TrimRight(d.text, "\n") + "\n" + inLines(steps, value, list, 0), true
	case isBare(above):
		start := d.colon(d.keyOf(path[:known]))
		if start < 0 {
			return "", false
		}
		end, indent := d.lineEnd(start), indentOf(d.line(start))+2
		return d.replace(end, end, "\n"+strings.TrimSuffix(inLines(steps, value, list, indent), "\n")), true
	case above.Kind == Scalar:
		return "", false
	case d.isFlow(above):
		_, end, ok := d.Span(above)
		if !ok {
			return "", false
		}
		text := inBrackets(steps, value, list, above.Kind)
		if len(above.Content) > 0 {
			text = ", " + text
		}
		return d.replace(end-1, end-1, text), true
	}
	_, end, ok := d.Span(above)
	end, indent := d.lineEnd(end), above.Column-1
	if last := keyIn(above, "draft"); above == d.Root && last > 0 { // draft: is the last that an editor reads
		end = d.lineStart(d.Offset(above.Content[last])) - 1
	}
	text := strings.TrimSuffix(inLines(steps, value, list, indent), "\n")
	return d.replace(end, end, "\n"+text), ok
}

// keyOf returns the key of the mapping at a path, nil if an item is there.
func (d *Document) keyOf(path Path) *Node {
	parent := d.Find(path[:len(path)-1])
	if parent == nil || parent.Kind != Mapping {
		return nil
	}
	return parent.Content[keyIn(parent, path[len(path)-1])]
}

// inLines returns a value below new keys and items, as lines.
func inLines(steps Path, value string, list []string, indent int) string {
	var out strings.Builder
	blank := strings.Repeat(" ", indent)
	open := false // after a dash
	for i, step := range steps {
		if !open {
			out.WriteString(blank)
		}
		open = false
		if isNumber(step) {
			out.WriteString("- ")
			blank += "  "
			open = true
			continue
		}
		out.WriteString(asKey(step) + ":")
		if i < len(steps)-1 {
			out.WriteString("\n")
			blank += "  "
		}
	}
	if list == nil {
		if !open {
			out.WriteString(" ")
		}
		return out.String() + value + "\n"
	}
	for _, item := range list {
		out.WriteString("\n" + blank + "  - " + item)
	}
	return out.String() + "\n"
}

// inBrackets returns a value below new keys and items, within brackets of a kind.
func inBrackets(steps Path, value string, list []string, kind yaml.Kind) string {
	if list != nil {
		value = "[" + strings.Join(list, ", ") + "]"
	}
	for i, step := range slices.Backward(steps) {
		inner := i > 0 && isNumber(steps[i-1]) || i == 0 && kind == Sequence
		switch {
		case isNumber(step) && !inner && i > 0:
			value = "[" + value + "]"
		case isNumber(step):
		case i == 0:
			value = asKey(step) + ": " + value
		default:
			value = "{" + asKey(step) + ": " + value + "}"
		}
	}
	return value
}

// asKey returns a key as YAML has it.
func asKey(name string) string {
	if strings.ContainsAny(name, ",:#\"'{}[]") {
		return strconv.Quote(name)
	}
	return name
}

func isNumber(step string) bool { return step != "" && strings.Trim(step, "0123456789") == "" }

func (d *Document) remove(path Path, isNote func(string) bool) (string, bool) {
	n, last := d.Find(path), len(path)-1
	if n == nil {
		return d.text, true
	}
	parent := d.Find(path[:last])
	size := 1
	if parent.Kind == Mapping {
		size = 2
	}
	if len(parent.Content) == size && last > 0 {
		return d.remove(path[:last], isNote)
	}
	first := n
	if parent.Kind == Mapping {
		first = parent.Content[keyIn(parent, path[last])]
	}
	_, end, ok := d.Span(n)
	if isBare(n) && parent.Kind == Mapping {
		end = d.colon(first)
		ok = end >= 0
	}
	start := d.Offset(first)
	switch {
	case !ok:
		return "", false
	case d.isFlow(parent):
		return d.removeInFlow(start, end), true
	case parent.Kind == Mapping && strings.TrimSpace(d.before(start)) != "": // the key behind a dash
		at := d.colon(first)
		return d.replace(max(at, 0), end, ""), at >= 0
	}
	begin := d.lineStart(start)
	if parent.Kind == Sequence && strings.TrimSpace(d.before(start)) != "-" {
		return "", false
	}
	for begin > 0 {
		above := d.lineStart(begin - 1)
		comment := strings.TrimSpace(d.text[above : begin-1])
		if !strings.HasPrefix(comment, "#") || !isNote(strings.TrimSpace(comment[1:])) {
			break
		}
		begin = above
	}
	return d.replace(begin, min(d.lineEnd(end)+1, len(d.text)), ""), true
}

// removeInFlow returns the text without a part of brackets and the comma beside it.
func (d *Document) removeInFlow(start, end int) string {
	if rest := strings.TrimLeft(d.text[end:], " \n"); strings.HasPrefix(rest, ",") {
		rest = strings.TrimLeft(rest[1:], " ")
		return d.text[:start] + rest
	}
	return strings.TrimSuffix(strings.TrimRight(d.text[:start], " \n"), ",") + d.text[end:]
}
