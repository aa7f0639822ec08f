package draft

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/frontmatter/yamlnode"
	"bangvang/internal/text/viet"
)

// Written is an article that is in the site already, as an editor mends it: its file, of which each change of a field
// replaces the value alone. Comments, other keys and the rest of the text stay letter by letter. A value that an import left as
// a comment because it was not sure is a field to confirm, as it was before it was saved.
type Written struct {
	head, yaml string // up to the front matter, and that with the lines that are off as keys: see liven
	fence      string // from the front matter to the text
	tail       string // behind the text
	doc        *yamlnode.Document
	body       Draft // its Body alone
	lists      map[string]string
	changed    map[string]bool // the lists that are not as they were
}

// maxWritten is the number of items of lists in a front matter.
const maxWritten = 200_000

// ReadWritten returns the article whose file has this text, in Unicode with \n line ends. list returns the text of a list
// beside it by its name, “danh-sach.csv”, and false for none. ok is false if the text has no front matter that can be read.
func ReadWritten(text string, list func(name string) (string, bool)) (w *Written, ok bool) {
	b := frontmatter.FindBlock(text)
	if b.Start < 0 || b.End < 0 || b.OtherFormat != "" {
		return nil, false
	}
	body := strings.TrimSpace(text[b.Body:])
	at := b.Body + strings.Index(text[b.Body:], body)
	w = &Written{head: text[:b.Start], yaml: text[b.Start:b.End], fence: text[b.End:at], tail: text[at+len(body):],
		body: Draft{Body: body}, lists: map[string]string{}, changed: map[string]bool{}}
	if !w.parse(w.yaml) {
		return nil, false
	}
	w.liven()
	for i := range w.rows("awards") {
		for _, kind := range w.kinds(i) {
			name := kind.file
			if data, ok := list(name); name != "" && ok {
				w.lists[name] = strings.TrimRight(data, "\r\n")
			}
		}
	}
	return w, true
}

// parse takes a front matter, and returns false if it cannot be read or is no mapping.
func (w *Written) parse(yaml string) bool {
	doc, fault := yamlnode.Parse(yaml, maxWritten)
	if fault != nil || doc.Root != nil && doc.Root.Kind != yamlnode.Mapping {
		return false
	}
	w.yaml, w.doc = yaml, doc
	return true
}

// Text returns the text of the file.
func (w *Written) Text() string {
	return w.head + asComments(w.yaml) + w.fence + strings.TrimRight(w.body.Body, "\n") + w.tail
}

// Lists returns the texts of the lists beside the article that have been changed, by their names.
func (w *Written) Lists() map[string]string {
	out := map[string]string{}
	for name := range w.changed {
		end := "\n"
		if strings.Contains(w.lists[name], "\r\n") {
			end = "\r\n"
		}
		out[name] = w.lists[name] + end
	}
	return out
}

// Name returns the title.
func (w *Written) Name() string { return w.textAt("title") }

// Shows reports whether the text or the front matter names a file.
func (w *Written) Shows(name string) bool { return strings.Contains(w.yaml+w.body.Body, name) }

// IsPage reports whether the file is a standing page.
func (w *Written) IsPage() bool { return w.textAt("kind") == "page" }

// AddPicture shows a picture below the text.
func (w *Written) AddPicture(f File) {
	w.body.Files = []File{f}
	w.body.ShowPictures()
}

// Publish has the file say whether the article is a draft. It returns false if it cannot.
func (w *Written) Publish(public bool) bool {
	if now := w.doc.Find(yamlnode.Path{"draft"}); public && now == nil {
		return true
	}
	return w.put(yamlnode.Path{"draft"}, strconv.FormatBool(!public))
}

// Lines that are off: an import leaves a value that is not sure as a comment, “# photo: Lan Anh # chưa chắc; nguồn: …”, and
// an award as several lines of them. Here they are keys like others, so that they are found, changed and confirmed in the
// same way; each of their lines ends in a mark, which says in which column its “# ” was.
const (
	firstMark = '\ue000' // of column 0
	lastMark  = '\ue0ff'
)

// offLine is a comment that may be a key or an item that is off.
var offLine = regexp.MustCompile(`^( *)# (?:- )?([a-z]+):\s`)

// offKeys are the keys that an import leaves as comments and that have a field.
var offKeys = map[string]bool{"summary": true, "locality": true, "category": true, "tags": true, "author": true, "photo": true, "event": true, "from": true, "to": true, "date": true,
	"session": true, "kind": true, "at": true, "awards": true, "award": true, "by": true, "period": true, "for": true, "amount": true, "decision": true, "no": true}

// notSure is how an import says of a value that an editor must look at it.
const notSure = "chưa chắc"

// liven makes keys of the comments that are values which are not sure.
func (w *Written) liven() {
	if strings.ContainsFunc(w.yaml, isMark) {
		return
	}
	lines := strings.SplitAfter(w.yaml, "\n")
	for i := 0; i < len(lines); i++ {
		m := offLine.FindStringSubmatch(lines[i])
		if m == nil || !offKeys[m[2]] {
			continue
		}
		col, end := len(m[1]), i+1
		for end < len(lines) && strings.HasPrefix(lines[end], m[1]+"#   ") {
			end++
		}
		run := strings.Join(lines[i:end], "")
		if !strings.Contains(run, notSure) && (i == 0 || !strings.Contains(lines[i-1], notSure)) {
			continue
		}
		live := slices.Clone(lines)
		for j := i; j < end; j++ {
			line := strings.TrimRight(lines[j], "\n")
			line = line[:col] + line[col+2:]
			if !strings.Contains(line, " #") && !strings.HasPrefix(strings.TrimSpace(line), "#") {
				line += " #"
			}
			live[j] = line + string(firstMark+rune(col)) + "\n"
		}
		doc, fault := yamlnode.Parse(strings.Join(live, ""), maxWritten)
		if fault != nil || doc.Root == nil || doc.Root.Kind != yamlnode.Mapping || isTwice(doc, doc.PathAt(i+1)) {
			continue
		}
		lines = live
		w.yaml, w.doc = strings.Join(lines, ""), doc
		i = end - 1
	}
}

// isTwice reports whether the mapping of a key has it twice.
func isTwice(doc *yamlnode.Document, path yamlnode.Path) bool {
	if len(path) == 0 {
		return true
	}
	parent, n := doc.Find(path[:len(path)-1]), 0
	for i := 0; parent.Kind == yamlnode.Mapping && i < len(parent.Content); i += 2 {
		if parent.Content[i].Value == path[len(path)-1] {
			n++
		}
	}
	return n > 1
}

func isMark(r rune) bool { return r >= firstMark && r <= lastMark }

// markOfLine returns the column of the “# ” of a line that is off, -1 for any other.
func markOfLine(line string) int {
	line = strings.TrimRight(line, "\n")
	if at := strings.IndexFunc(line, isMark); at >= 0 {
		return int([]rune(line[at:])[0] - firstMark)
	}
	return -1
}

// asComments returns a front matter with the lines that are off as comments.
func asComments(yaml string) string {
	var out strings.Builder
	for line := range strings.Lines(yaml) {
		col := markOfLine(line)
		if col < 0 {
			out.WriteString(line)
			continue
		}
		bare := strings.TrimSuffix(withoutMark(strings.TrimRight(line, "\n")), " #")
		out.WriteString(bare[:min(col, len(bare))] + "# " + bare[min(col, len(bare)):] + "\n")
	}
	return out.String()
}

func withoutMark(line string) string {
	return strings.TrimRightFunc(line, isMark)
}

// linesOf returns the numbers, from 0, of the first and the last line of the node at a path, with its key.
func (w *Written) linesOf(path yamlnode.Path) (first, last int, ok bool) {
	n := w.doc.Find(path)
	if n == nil {
		return 0, 0, false
	}
	start, end, ok := w.doc.Span(n)
	if key := w.keyOf(path); key != nil {
		start = w.doc.Offset(key)
	}
	if !ok || end < start {
		end = start
	}
	return strings.Count(w.yaml[:start], "\n"), strings.Count(w.yaml[:end], "\n"), true
}

// keyOf returns the key of the node at a path, nil if it is an item.
func (w *Written) keyOf(path yamlnode.Path) *yamlnode.Node {
	if len(path) == 0 {
		return nil
	}
	parent := w.doc.Find(path[:len(path)-1])
	for i := 0; parent != nil && parent.Kind == yamlnode.Mapping && i < len(parent.Content); i += 2 {
		if parent.Content[i].Value == path[len(path)-1] {
			return parent.Content[i]
		}
	}
	return nil
}

// offAt returns the column of the “# ” of the key or item at a path, -1 if it is not off.
func (w *Written) offAt(path yamlnode.Path) int {
	first, _, ok := w.linesOf(path)
	if !ok {
		return -1
	}
	return markOfLine(w.line(first))
}

// line returns a line of the front matter by its number from 0, without its line feed; "" for none.
func (w *Written) line(n int) string {
	if lines := strings.Split(w.yaml, "\n"); n >= 0 && n < len(lines) {
		return lines[n]
	}
	return ""
}

// live makes keys of the lines of a node, of the comments above it that are off with it, and of the keys above it.
func (w *Written) live(path yamlnode.Path) {
	lines := strings.Split(w.yaml, "\n")
	for n := len(path); n > 0; n-- {
		first, last, ok := w.linesOf(path[:n])
		if !ok {
			return
		}
		if n < len(path) {
			last = first // of a key above it only its own line
		}
		for first > 0 && markOfLine(lines[first-1]) >= 0 && strings.HasPrefix(strings.TrimSpace(lines[first-1]), "#") {
			first--
		}
		for i := first; i <= last; i++ {
			if markOfLine(lines[i]) >= 0 {
				lines[i] = sureLine(withoutMark(lines[i]))
			}
		}
	}
	w.parse(strings.Join(lines, "\n"))
}

// sureLine returns a line whose comment does not say any more that its value is not sure.
func sureLine(line string) string {
	line = strings.TrimSuffix(line, " #")
	for _, drop := range [...]string{notSure + "; ", " # " + notSure} {
		line = strings.Replace(line, drop, "", 1)
	}
	return line
}

// put writes a value at a path, and returns false if it cannot. A value below an award that is off is off too.
func (w *Written) put(path yamlnode.Path, value string) bool {
	out, ok := yamlnode.Put(w.yaml, path, value)
	return ok && w.take(out, path)
}

// take takes a front matter of which the value at a path has been changed.
func (w *Written) take(yaml string, path yamlnode.Path) bool {
	col := -1
	if len(path) > 2 {
		col = w.offAt(path[:2])
	}
	if !w.parse(yaml) {
		return false
	}
	switch {
	case col < 0 && w.offAt(path) >= 0:
		w.live(path)
	case col >= 0:
		w.off(path[:2], col)
	}
	return true
}

// off marks all lines of a node as those of one that is off.
func (w *Written) off(path yamlnode.Path, col int) {
	lines := strings.Split(w.yaml, "\n")
	first, last, ok := w.linesOf(path)
	for i := first; ok && i <= last; i++ {
		if markOfLine(lines[i]) < 0 {
			if !strings.Contains(lines[i], " #") {
				lines[i] += " #"
			}
			lines[i] += string(firstMark + rune(col))
		}
	}
	w.parse(strings.Join(lines, "\n"))
}

// remove takes a key or an item out, with the notes of the import above it.
func (w *Written) remove(path yamlnode.Path) bool {
	out, ok := yamlnode.Remove(w.yaml, path, func(comment string) bool {
		return strings.HasPrefix(comment, "nguồn: ") || strings.HasPrefix(comment, notSure) || strings.HasPrefix(comment, "“")
	})
	return ok && w.parse(out)
}

// textAt returns the text of a scalar, "" if there is none.
func (w *Written) textAt(path ...string) string {
	if n := w.doc.Find(path); n != nil && n.Kind == yamlnode.Scalar && n.Tag != yamlnode.Null {
		return frontmatter.Line(n.Value)
	}
	return ""
}

// rows returns the items of a list of mappings.
func (w *Written) rows(key string) []*yamlnode.Node {
	n := w.doc.Find(yamlnode.Path{key})
	if n == nil || n.Kind != yamlnode.Sequence {
		return nil
	}
	return n.Content
}

// asYAML returns a text as YAML on one line that is good in brackets, too.
func asYAML(text string) string {
	text = frontmatter.Line(text)
	if out := frontmatter.Quote(text); out != text || !strings.Contains(text, ",") {
		return out
	}
	return strconv.Quote(text)
}

// noted fills in where a field was read: from the comment behind it, or the one above it.
func (w *Written) noted(f *Field, path yamlnode.Path) {
	first, _, ok := w.linesOf(path)
	if !ok {
		return
	}
	_, behind, _ := strings.Cut(withoutMark(w.line(first)), "nguồn: ")
	f.Source = behind
	if f.Source == "" {
		f.Source, f.Quote = w.notesAbove(path)
	}
}

// notesAbove returns the place and the words in the comment above a node.
func (w *Written) notesAbove(path yamlnode.Path) (source, quote string) {
	first, _, ok := w.linesOf(path)
	above := strings.TrimSpace(withoutMark(w.line(first - 1)))
	if !ok || !strings.HasPrefix(above, "#") {
		return "", ""
	}
	if _, after, ok := strings.Cut(above, "nguồn: "); ok {
		source, quote, _ = strings.Cut(after, ": “")
		return source, strings.TrimSuffix(quote, "”")
	}
	if _, after, ok := strings.Cut(above, "“"); ok {
		quote = strings.TrimSuffix(after, "”")
	}
	return "", quote
}

// Set changes the value of the field with this ID. It returns false if there is no such field, if a date cannot be read, or if
// the file is written in a way that cannot be changed for sure; it is then as before.
func (w *Written) Set(id, text string) bool {
	was := *w
	was.lists, was.changed = maps.Clone(w.lists), maps.Clone(w.changed)
	if setField(w.Groups, id, text) {
		return true
	}
	*w = was
	return false
}

// Confirm makes a value sure, or an award as a whole: see [Draft.Confirm].
func (w *Written) Confirm(id string) bool {
	for _, g := range w.Groups() {
		if g.ID == id && g.Drops {
			w.live(yamlnode.Path(strings.Split(id, ".")))
			return true
		}
		for _, f := range g.Fields {
			if f.ID == id {
				f.confirm()
				return true
			}
		}
	}
	return false
}

// Drop takes an award out of the file: see [Draft.Drop].
func (w *Written) Drop(id string) bool {
	path := yamlnode.Path(strings.Split(id, "."))
	if len(path) != 2 || path[0] != "awards" || w.doc.Find(path) == nil {
		return false
	}
	return w.remove(path)
}

// AddAward adds a row of awards for an editor to fill in.
func (w *Written) AddAward() {
	w.put(yamlnode.Path{"awards", strconv.Itoa(len(w.rows("awards"))), "award"}, `""`)
}

// recipientKind are the recipients of one kind in a row.
type recipientKind struct {
	name  string
	value string   // a number, or the name of a list
	file  string   // that name
	lines []string // the names, nil for none
}

// kinds returns the recipients of a row of awards.
func (w *Written) kinds(row int) (out []recipientKind) {
	to := w.doc.Find(yamlnode.Path{"awards", strconv.Itoa(row), "to"})
	for i := 0; to != nil && to.Kind == yamlnode.Mapping && i < len(to.Content); i += 2 {
		k, n := recipientKind{name: to.Content[i].Value}, to.Content[i+1]
		switch {
		case n.Kind == yamlnode.Sequence:
			for _, item := range n.Content {
				k.lines = append(k.lines, w.itemText(item))
			}
		case n.Kind == yamlnode.Scalar:
			k.value = frontmatter.Line(n.Value)
		default:
			k.value = w.itemText(n)
			for j := 0; j < len(n.Content); j += 2 {
				if n.Content[j].Value == "file" && n.Content[j+1].Kind == yamlnode.Scalar {
					k.file = n.Content[j+1].Value
					k.value = k.file
				}
			}
		}
		out = append(out, k)
	}
	return out
}

// itemText returns an item as a line of a field: a text, a name with its post and its unit, or else as in the file.
func (w *Written) itemText(n *yamlnode.Node) string {
	if n.Kind == yamlnode.Scalar {
		return frontmatter.Line(n.Value)
	}
	name, known := content.Name{}, n.Kind == yamlnode.Mapping
	for i := 0; known && i < len(n.Content); i += 2 {
		switch value := n.Content[i+1].Value; n.Content[i].Value {
		case "name":
			name.Name = value
		case "title":
			name.Title = value
		case "post":
			name.Post = value
		case "unit":
			name.Unit = value
		case "posthumous":
			name.Posthumous = value == "true"
		case "note":
		default:
			known = false
		}
	}
	if known && name.Name != "" {
		return name.Line()
	}
	start, end, ok := w.doc.Span(n)
	if !ok {
		return "…"
	}
	return frontmatter.Line(w.yaml[start:end])
}

// shownDay returns a date of the file as a field shows it, and as it is if it cannot be read.
func shownDay(text string) string {
	if t, clock, ok := viet.ParseDate(text); ok {
		return viet.DateTime(t, clock)
	}
	return text
}
