package frontmatter

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"bangvang/internal/content/frontmatter/yamlnode"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// Limits of input, which no text written by hand exceeds. An item of a list may become a page, so a front matter,
// which anyone may contribute, has a lower limit than a file of the site's own.
const (
	maxFront      = 1 << 20 // bytes
	maxFrontItems = 5000    // of all lists together
	maxFileItems  = 100_000
)

// ParseMapping reads and checks a file that contains one mapping, for example site.yaml. An empty file is an empty
// mapping; v is nil when the file cannot be read at all: then probs says why, but of a file with a conflict package
// source has said so already. A value with a fault is a problem and is missing in v.
func ParseMapping(f *source.File, table []Key) (v *Value, probs diag.List) {
	return parseFile(f, func(r *reader) *Value { return r.root(table, f.Pos(0), f.Path) })
}

// ParseList reads and checks a file that contains a list of mappings, each against the table, for example
// localities.yaml; a single mapping is taken as a list of one. An empty file is an empty list; v and probs are otherwise
// as those of [ParseMapping]. A value with a fault is missing in its mapping.
func ParseList(f *source.File, table []Key) (v *Value, probs diag.List) {
	return parseFile(f, func(r *reader) *Value {
		if r.doc.Root == nil || isEmpty(r.doc.Root) {
			return &Value{pos: f.Pos(0), shape: Sequence}
		}
		return r.value(r.doc.Root, &Key{Name: f.Path, Type: MapList, Keys: table, Example: "- " + example(table)})
	})
}

func parseFile(f *source.File, read func(*reader) *Value) (*Value, diag.List) {
	if f.HasConflict { // which package source has reported
		return nil, nil
	}
	doc, fault := yamlnode.Parse(f.Text, maxFileItems)
	r := &reader{file: f, doc: doc}
	if fault != nil {
		r.report(fault)
		return nil, r.probs
	}
	return read(r), r.probs
}

func example(table []Key) string { return table[0].Name + ": " + table[0].Example }

// reader checks the nodes of a document against keys and makes values of them.
type reader struct {
	file  *source.File
	start int // offset in the file where the document begins
	doc   *yamlnode.Document
	probs diag.List
	spare []Value // spare capacity for new values
}

// newValue returns a pointer to a copy of v. It allocates four values at a time.
func (r *reader) newValue(v Value) *Value {
	if len(r.spare) == cap(r.spare) {
		r.spare = make([]Value, 0, 4)
	}
	r.spare = append(r.spare, v)
	return &r.spare[len(r.spare)-1]
}

func (r *reader) pos(n *yamlnode.Node) diag.Pos { return r.file.Pos(r.start + r.doc.Offset(n)) }

func (r *reader) report(f *yamlnode.Fault) {
	r.probs.Add(f.Code, r.file.Pos(r.start+f.Offset), f.Args...).FixBy(r.inFile(f.Edits)...)
}

// inFile returns edits of the document as edits of the file.
func (r *reader) inFile(edits []diag.Edit) []diag.Edit {
	out := slices.Clone(edits)
	for i := range out {
		out[i].Start += r.start
		out[i].End += r.start
	}
	return out
}

// replaceScalar returns the edit that writes text in the place of a scalar, within its quotes; none if there is no text, or
// if the scalar is not written as its value.
func (r *reader) replaceScalar(n *yamlnode.Node, text string) []diag.Edit {
	at := r.start + r.doc.Offset(n)
	if n.Kind != yamlnode.Scalar || n.Value == "" || text == "" {
		return nil
	}
	if at < len(r.file.Text) && strings.IndexByte(`"'`, r.file.Text[at]) >= 0 {
		at++
	}
	if !strings.HasPrefix(r.file.Text[at:], n.Value) {
		return nil
	}
	return []diag.Edit{{Start: at, End: at + len(n.Value), Text: text}}
}

// reportFault adds the problem of a fault, and reports whether there is one.
func (r *reader) reportFault(f *yamlnode.Fault) bool {
	if f != nil {
		r.report(f)
	}
	return f != nil
}

// reportForeign adds a problem when a node uses a feature of YAML that bangvang excludes, a reference or a type, and
// reports whether it does.
func (r *reader) reportForeign(n *yamlnode.Node) bool {
	return r.reportFault(r.doc.Foreign(n))
}

// isEmpty reports whether a node is empty: null, or a text of white space.
func isEmpty(n *yamlnode.Node) bool {
	return n.Kind == yamlnode.Scalar && (n.Tag == yamlnode.Null || strings.TrimSpace(n.Value) == "")
}

// root reads the one mapping of the document. Missing keys are problems at pos; name names the document in the
// problem that it is no mapping.
func (r *reader) root(keys []Key, pos diag.Pos, name string) *Value {
	n := r.doc.Root
	switch {
	case n == nil:
		n = &yamlnode.Node{Kind: yamlnode.Mapping}
	case r.reportForeign(n):
		return nil
	case isEmpty(n):
		n = &yamlnode.Node{Kind: yamlnode.Mapping}
	case n.Kind == yamlnode.Scalar:
		r.report(r.doc.NoColon(r.doc.Offset(n), strings.TrimSpace(r.file.Line(r.pos(n).Line))))
		return nil
	case n.Kind == yamlnode.Sequence:
		pos = r.pos(n)
	}
	return r.mapping(n, &Key{Name: name, Keys: keys, Example: example(keys)}, pos)
}

// value reads a node by the key's type; nil when it is empty or does not fit.
func (r *reader) value(n *yamlnode.Node, k *Key) *Value {
	if r.reportForeign(n) {
		return nil
	}
	switch k.Type {
	case Texts, MapList, TextOrMaps:
		if n.Kind == yamlnode.Sequence {
			return r.list(n, k)
		}
		if r.reportFault(r.doc.Rows(n)) {
			return nil
		}
		r.reportCommas(n, k)
		return r.item(n, k)
	case Recipients:
		return r.recipients(n, k)
	}
	return r.item(n, k)
}

// reportCommas reports a text without quotes in the place of a list whose commas or semicolons may part several items.
func (r *reader) reportCommas(n *yamlnode.Node, k *Key) {
	if k.Name != "tags" || n.Kind != yamlnode.Scalar || n.Style != 0 || !strings.ContainsAny(n.Value, ",;") {
		return
	}
	var items []string
	for item := range strings.FieldsFuncSeq(n.Value, func(c rune) bool { return c == ',' || c == ';' }) {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	if len(items) > 1 {
		r.probs.Add(diag.CommaList, r.pos(n), yamlnode.Truncate(n.Value), k.Name, yamlnode.Truncate(strings.Join(items, ", ")))
	}
}

func (r *reader) list(n *yamlnode.Node, k *Key) *Value {
	v := r.newValue(Value{pos: r.pos(n), shape: Sequence, items: make([]*Value, 0, len(n.Content))})
	for i, c := range n.Content {
		r.reportCurly(n.Content[i:])
		if r.reportForeign(c) || k.Type == Texts && r.reportFault(r.doc.UnquotedColon(c)) {
			continue
		}
		if k.Type == Texts {
			r.reportFold(c)
		}
		if item := r.item(c, k); item != nil {
			v.items = append(v.items, item)
		}
	}
	return v
}

// item reads a single value, of a list or in the place of one.
func (r *reader) item(n *yamlnode.Node, k *Key) *Value {
	switch k.Type {
	case Map, MapList:
		return r.mapping(n, k, r.pos(n))
	case ByPeriod:
		return r.byPeriod(n, k)
	case TextOrMap, TextOrMaps:
		if n.Kind != yamlnode.Scalar {
			return r.mapping(n, k, r.pos(n))
		}
		v := r.scalar(n, &k.Keys[0])
		if v != nil && k.Name == "decision" && !onlyNumber(v) {
			r.reportNotMap(n, k, r.pos(n))
			return nil
		}
		if v != nil {
			v.pairs = []Pair{{k.Keys[0].Name, v.pos, v}}
		}
		return v
	}
	return r.scalar(n, k)
}

// mapping reads the keys of k from a mapping that begins at pos.
func (r *reader) mapping(n *yamlnode.Node, k *Key, pos diag.Pos) *Value {
	if isEmpty(n) {
		return nil
	}
	if n.Kind != yamlnode.Mapping {
		r.reportNotMap(n, k, pos)
		return nil
	}
	v := r.newValue(Value{pos: pos, shape: Mapping, pairs: make([]Pair, 0, len(n.Content)/2)})
	var names map[string]bool        // of all keys, nil until one is unknown
	seen := make([]int, len(k.Keys)) // the line of each key, -1 for a misspelt one
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := r.pos(key)
		if value.Tag == yamlnode.Null && r.reportSplit(n, i, k.Keys) {
			continue
		}
		row, known := r.keyIndex(key, k.Keys, at)
		if !known {
			if names == nil {
				names = keyNames(n)
			}
			r.fixKey(key, value, k.Keys, names)
			if row >= 0 && seen[row] == 0 {
				seen[row] = -1 // misspelt, which is reported; so it is not reported as missing too
			}
			continue
		}
		if seen[row] > 0 {
			r.probs.Add(diag.DuplicateKey, at, k.Keys[row].Name, strconv.Itoa(seen[row])).FixBy(r.dropEqual(n, i)...)
			continue
		}
		seen[row] = at.Line
		if child := r.value(value, &k.Keys[row]); child != nil {
			v.pairs = append(v.pairs, Pair{k.Keys[row].Name, at, child})
		} else {
			r.reportEmpty(key, value, &k.Keys[row], at)
		}
	}
	for i := range k.Keys {
		if k.Keys[i].Required && seen[i] == 0 {
			r.probs.Add(diag.MissingKey, pos, k.Keys[i].Name, k.Keys[i].Example)
		}
	}
	return v
}

// reportNotMap adds the problem of a value at pos that is no mapping; its hint and its fix write that of a decision in
// words.
func (r *reader) reportNotMap(n *yamlnode.Node, k *Key, pos diag.Pos) {
	said := ""
	if k.Name == "decision" {
		said = decisionYAML(n.Value)
	}
	p := r.probs.Add(diag.NotMap, pos, k.Name, cmp.Or(said, k.Example))
	if said != "" && n.Style == 0 {
		p.FixBy(r.replaceScalar(n, said)...)
	}
}

// reportSplit adds the problem of a value that a comma has split, whose rest is the i-th node of a mapping, and reports
// whether that node is such a rest. Without keys the mapping is one of recipients.
func (r *reader) reportSplit(n *yamlnode.Node, i int, keys []Key) bool {
	names := make([]string, len(keys))
	for i := range keys {
		names[i] = keys[i].Name
	}
	fault, split := r.doc.SplitValue(n, i, keys == nil, func(text string) bool { return viet.Nearest(text, names) != "" })
	r.reportFault(fault)
	return split
}

// reportEmpty adds a problem for a key without a value: a comment took the value's place, or the key is required.
func (r *reader) reportEmpty(key, value *yamlnode.Node, k *Key, at diag.Pos) {
	switch {
	case value.Tag == yamlnode.Null && r.reportFault(r.doc.CommentedValue(key)):
	case k.Required && isEmpty(value):
		if hidden := r.doc.Comment(key); hidden != "" && k.Type == Text {
			r.probs.Add(diag.MissingKey, at, k.Name, "", k.Name+": "+hidden)
			return
		}
		r.probs.Add(diag.MissingKey, at, k.Name, k.Example)
	}
}

// keyIndex returns the index in keys of the key that a node names. When there is none it adds a problem, and returns
// the index of the key that the editor probably meant, or -1.
func (r *reader) keyIndex(n *yamlnode.Node, keys []Key, at diag.Pos) (index int, known bool) {
	if r.reportForeign(n) {
		return -1, false
	}
	name := strings.TrimSpace(n.Value)
	if n.Kind != yamlnode.Scalar {
		name = r.doc.Line(n)
	} else if i := indexOf(keys, name); i >= 0 {
		return i, true
	} else if r.reportFault(r.doc.BlankKey(n)) {
		return -1, false
	} else if fault, marked := r.doc.MarkedKey(n); marked {
		r.reportFault(fault)
		return indexOf(keys, suggest(strings.TrimLeftFunc(name, func(c rune) bool { return !unicode.IsLetter(c) }), keys)), false
	}
	meant := suggest(name, keys)
	r.probs.Add(diag.UnknownKey, at, yamlnode.Truncate(name), meant)
	return indexOf(keys, meant), false
}

// indexOf returns the index of the key with that name, -1 when there is none.
func indexOf(keys []Key, name string) int {
	for i := range keys { // by index, since a Key is large
		if keys[i].Name == name {
			return i
		}
	}
	return -1
}

// recipients reads the value of to:, any nesting of mappings, lists and scalars, each with its position. Keys that
// are empty or no text are left out.
func (r *reader) recipients(n *yamlnode.Node, k *Key) *Value {
	switch {
	case r.reportForeign(n):
		return nil
	case n.Kind == yamlnode.Scalar:
		return r.recipient(n)
	case n.Kind == yamlnode.Sequence:
		v := r.newValue(Value{pos: r.pos(n), shape: Sequence, items: make([]*Value, 0, len(n.Content))})
		for i, c := range n.Content {
			r.reportCurly(n.Content[i:])
			folded := r.reportFold(c)
			if item := r.recipients(c, k); item != nil {
				item.folded = folded
				v.items = append(v.items, item)
			}
		}
		return v
	}
	v := r.newValue(Value{pos: r.pos(n), shape: Mapping, pairs: make([]Pair, 0, len(n.Content)/2)})
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, at := n.Content[i], r.pos(n.Content[i])
		name, last := r.kindsKey(n, i)
		i = last
		switch {
		case n.Content[i+1].Tag == yamlnode.Null && r.reportSplit(n, i, nil):
			if last := len(v.pairs) - 1; last >= 0 && v.pairs[last].Key == strings.TrimSpace(n.Content[i-2].Value) {
				v.pairs = v.pairs[:last] // a part of the value, which is reported as a whole
			}
			continue
		case key.Kind != yamlnode.Scalar || key.Anchor != "" || name == "" || key.Tag != yamlnode.Text && key.Tag != yamlnode.Boolean:
			r.keyIndex(key, nil, at)
			continue
		case seen[name] > 0:
			r.probs.Add(diag.DuplicateKey, at, name, strconv.Itoa(seen[name]))
			continue
		}
		seen[name] = at.Line
		if r.reportFault(r.doc.Rows(n.Content[i+1])) {
			continue
		}
		if child := r.recipients(n.Content[i+1], k); child != nil {
			v.pairs = append(v.pairs, Pair{name, at, child})
		}
	}
	return v
}

// recipient reads a scalar of to:. Tabs, which part the cells of a row pasted from a spreadsheet, become bars.
func (r *reader) recipient(n *yamlnode.Node) *Value {
	v := r.text(n)
	if v == nil || !r.checkDots(n, v) {
		return nil
	}
	r.uncurl(n, v)
	r.checkText(n, v)
	v.raw, v.at = n.Value, int32(r.start+r.doc.Offset(n))
	if strings.Contains(n.Value, "\t") {
		cells := strings.Split(strings.TrimSpace(n.Value), "\t")
		for i, cell := range cells {
			cells[i] = strings.Join(strings.Fields(cell), " ")
		}
		v.text = strings.Join(cells, " | ")
	}
	return v
}

// reportFold adds a problem for each item that YAML reads as part of an item of a list, because it is indented further than
// that one, and reports whether there is one. Its fix indents the item as the others.
func (r *reader) reportFold(item *yamlnode.Node) (folded bool) {
	if item.Kind != yamlnode.Scalar || item.Style != 0 || !strings.Contains(item.Value, " - ") {
		return false
	}
	at := r.doc.Offset(item)
	first := r.pos(item).Line
	for _, f := range r.doc.FoldedItems(item) {
		p := r.probs.Add(diag.OddName, r.file.Pos(r.start+f.Dash), yamlnode.Truncate(item.Value), "", strconv.Itoa(first))
		if dash := r.doc.DashBefore(at); dash >= 0 {
			p.FixBy(diag.Edit{Start: r.start + f.Line, End: r.start + f.Dash, Text: strings.Repeat(" ", dash)})
		}
		folded = true
	}
	return folded
}
