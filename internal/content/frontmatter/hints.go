package frontmatter

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/content/frontmatter/yamlnode"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// keyNames returns the names of all keys of a mapping.
func keyNames(mapping *yamlnode.Node) map[string]bool {
	names := map[string]bool{}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		names[strings.TrimSpace(mapping.Content[i].Value)] = true
	}
	return names
}

// fixKey completes the problem of an unknown key, the last one: with the line to write, and with its fix if only one key
// can be meant and the mapping, whose keys are names, does not have it.
func (r *reader) fixKey(key, value *yamlnode.Node, keys []Key, names map[string]bool) {
	last := len(r.probs) - 1
	if last < 0 || r.probs[last].Code != diag.UnknownKey {
		return
	}
	if indexOf(keys, "aliases") >= 0 && r.foreignKey(key, value, names, &r.probs[last]) {
		return
	}
	meant := r.probs[last].Args[1]
	if inner := innerKey(key.Value, keys); meant == "" && inner != "" && value.Kind == yamlnode.Scalar {
		r.probs[last].Args = append(r.probs[last].Args, strings.Replace(inner, "…", yamlnode.Truncate(value.Value), 1))
	}
	if meant == "" || names[meant] || !isClear(strings.TrimSpace(key.Value), meant, keys) || !keys[indexOf(keys, meant)].fits(value) {
		return
	}
	r.probs[last].FixBy(r.replaceScalar(key, meant)...)
	names[meant] = true // once: featured_image and cover may both be there
}

// fits reports whether a value may be one of the key: a list is no text.
func (k *Key) fits(value *yamlnode.Node) bool {
	switch value.Kind {
	case yamlnode.Sequence:
		return k.Type == Texts || k.Type == MapList || k.Type == TextOrMaps || k.Type == Recipients
	case yamlnode.Mapping:
		return k.Type == Map || k.Type == MapList || k.Type == TextOrMap || k.Type == TextOrMaps || k.Type == Recipients || k.Type == ByPeriod
	}
	return true
}

// innerKey returns the line to write for a key that is one of a single mapping among keys, with … for its value:
// “organisation: {phone: …}”; "" if it is none, or may be several.
func innerKey(name string, keys []Key) (line string) {
	fold := viet.Fold(name)
	for i := range keys {
		if keys[i].Type != Map {
			continue
		}
		for j := range keys[i].Keys {
			inner := &keys[i].Keys[j]
			if viet.Fold(inner.Name) != fold && !slices.ContainsFunc(inner.Synonyms, func(s string) bool { return viet.Fold(s) == fold }) {
				continue
			}
			if line != "" {
				return ""
			}
			line = keys[i].Name + ": {" + inner.Name + ": …}"
		}
	}
	return line
}

// meaningless are keys of other programs (Jekyll, Hugo, Hexo, WordPress and their exports) for which this one has no use.
var meaningless = []string{
	"cascade", "comments", "disablenunjucks", "guid", "headless", "id", "iscjklanguage", "lang", "language", "linktitle", "markup", "math",
	"mathjax", "menu", "mermaid", "meta", "outputs", "post id", "post_id", "sitemap", "sticky", "toc", "top", "translationkey", "uuid", "weight",
}

// foreignKey completes the problem of a key of another program that is not just another word for one of ours, and reports
// whether it is one. The arguments become the key that is meant, the line to write and the key that is to be deleted.
func (r *reader) foreignKey(key, value *yamlnode.Node, names map[string]bool, p *diag.Problem) bool {
	name := viet.Fold(key.Value)
	set := func(meant, text string, edits []diag.Edit) bool {
		p.Args = append(p.Args[:1], meant, meant+": "+text)
		if renamed := r.replaceScalar(key, meant); edits != nil && renamed != nil && !names[meant] {
			p.FixBy(append(renamed, edits...)...)
			names[meant] = true
		}
		return true
	}
	drop := func(certain bool) bool {
		p.Args = append(p.Args[:1], "", "", p.Args[0])
		if certain {
			p.FixBy(r.dropLine(key, value)...)
		}
		return true
	}
	switch {
	case name == "published" && value.Value == "false", name == "status" && (value.Value == "draft" || value.Value == "private" || value.Value == "pending"):
		return set("draft", "true", r.replaceScalar(value, "true"))
	case slices.Contains([]string{"private", "hidden", "unlisted"}, name) && value.Value == "true", name == "visibility" && value.Value == "private":
		return set("draft", "true", r.replaceScalar(value, "true"))
	case name == "published" && value.Value == "true", name == "status" && value.Value == "publish":
		return drop(true)
	case (name == "layout" || name == "type") && slices.Contains([]string{"post", "posts", "article", "single", "default", "news"}, value.Value):
		return drop(true)
	case slices.Contains(addressKeys, name):
		return r.addressKey(value, set)
	case name == "categories" && value.Kind == yamlnode.Sequence && len(value.Content) == 1:
		return set("category", value.Content[0].Value, nil)
	case name == "categories" && value.Kind == yamlnode.Sequence:
		var items []string
		for _, n := range value.Content[:min(len(value.Content), 5)] {
			items = append(items, n.Value)
		}
		return set("tags", "["+strings.Join(items, ", ")+"]", []diag.Edit{})
	case slices.Contains(meaningless, name):
		return drop(false)
	}
	return false
}

// addressKeys are the keys in which other programs give an article its address.
var addressKeys = []string{"slug", "url", "permalink", "link", "path", "old url", "old_url", "wordpress_url", "wordpress url"}

// addressKey completes the problem of an address of another program, which is an old address of the article. A slug, and a
// pattern such as /:year/:title/, is no address.
func (r *reader) addressKey(value *yamlnode.Node, set func(meant, text string, edits []diag.Edit) bool) bool {
	old := value.Value
	if _, rest, ok := strings.Cut(old, "://"); ok {
		_, old, _ = strings.Cut(rest, "/")
		old = "/" + old
	}
	if !strings.HasPrefix(old, "/") || strings.ContainsAny(old, ": ,#[]{}") {
		return set("aliases", "[/"+strings.Trim(cmp.Or(slugOf(old), "dia-chi-cu"), "/")+"/]", nil)
	}
	edits := r.replaceScalar(value, "["+old+"]")
	if edits != nil && r.isQuoted(value) {
		edits[0].Start--
		edits[0].End++
	}
	return set("aliases", "["+old+"]", edits)
}

// slugOf returns s if it can be a segment of an address, else "".
func slugOf(s string) string {
	if strings.ContainsAny(s, ": ,#[]{}") {
		return ""
	}
	return s
}

// isQuoted reports whether a scalar is written in quotes.
func (r *reader) isQuoted(n *yamlnode.Node) bool {
	return strings.IndexByte(`"'`, r.file.Text[r.start+r.doc.Offset(n)]) >= 0
}

// dropLine returns the edit that deletes the line of a key and its value; none if the line has anything else.
func (r *reader) dropLine(key, value *yamlnode.Node) []diag.Edit {
	at := r.start + r.doc.Offset(key)
	start := strings.LastIndexByte(r.file.Text[:at], '\n') + 1
	line, rest, more := strings.Cut(r.file.Text[start:], "\n")
	text := strings.TrimSpace(line)
	written, ok := strings.CutPrefix(text, key.Value+":")
	written = strings.TrimSpace(written)
	whole := ok && value.Kind == yamlnode.Scalar && (written == value.Value || written == `"`+value.Value+`"` || written == "'"+value.Value+"'")
	if !whole || !more || strings.TrimSpace(r.file.Text[start:at]) != "" || strings.HasPrefix(rest, " ") {
		return nil
	}
	return []diag.Edit{{Start: start, End: start + len(line) + 1}}
}

// reportCurly adds a problem if the first of some items of a list in brackets opens a quotation “a and a later one closes it
// b”: the comma between them was meant as part of one item.
func (r *reader) reportCurly(items []*yamlnode.Node) {
	if !strings.HasPrefix(items[0].Value, "“") || strings.Contains(items[0].Value, "”") {
		return
	}
	for i, c := range items {
		if c.Kind != yamlnode.Scalar || i > 0 && strings.Contains(c.Value, "“") {
			return
		}
		if i > 0 && strings.HasSuffix(c.Value, "”") {
			r.straighten(items[0], c, strconv.Itoa(i+1))
			return
		}
	}
}

// maxColumn is the column up to which a text in several nodes is put together: going back in a long line costs its length.
const maxColumn = 2000

// straighten adds the problem of curly quotes around a text from one node to another, which is divided into a number of
// parts, "" for one; its fix writes straight ones. It reports whether the file has that text in one line.
func (r *reader) straighten(from, to *yamlnode.Node, parts string) bool {
	if from != to && from.Column > maxColumn {
		return false
	}
	start, last := r.start+r.doc.Offset(from), r.start+r.doc.Offset(to)
	end := last + len(to.Value)
	if end > len(r.file.Text) || r.file.Text[last:end] != to.Value {
		return false
	}
	text, ok := uncurled(r.file.Text[start:end])
	if !ok {
		return false
	}
	left := start + strings.Index(r.file.Text[start:end], text)
	r.probs.Add(diag.CurlyQuotes, r.pos(from), r.file.Text[start:end], parts, text).FixBy(
		diag.Edit{Start: start, End: left, Text: `"`}, diag.Edit{Start: left + len(text), End: end, Text: `"`})
	return true
}

// uncurled returns a text without the quotes of Word around it; ok is false if it has none, or more of them.
func uncurled(s string) (inner string, ok bool) {
	first, size := utf8.DecodeRuneInString(s)
	last, end := utf8.DecodeLastRuneInString(s)
	if !strings.ContainsRune("“”„‟«‘’", first) || !strings.ContainsRune("“”‟»‘’", last) || len(s) <= size+end {
		return "", false
	}
	inner = s[size : len(s)-end]
	return inner, !strings.ContainsAny(inner, "“”„‟«»‘\n\"\\") && strings.TrimSpace(inner) != ""
}

// uncurl reads a text in quotes of Word as one in straight quotes, and adds a problem.
func (r *reader) uncurl(n *yamlnode.Node, v *Value) {
	if n.Style != 0 || n.Value == "" || n.Value[0] < utf8.RuneSelf {
		return
	}
	if inner, ok := uncurled(n.Value); ok && r.straighten(n, n, "") {
		v.text = strings.TrimSpace(viet.NFC(inner))
	}
}

// kindsKey returns the key of a mapping of recipients at an index, and the index of its last part. A key of several kinds
// without quotes, or in those of Word, is divided by its commas: {tập thể, cá nhân: 50}; it adds a problem for them.
func (r *reader) kindsKey(n *yamlnode.Node, index int) (name string, last int) {
	first := n.Content[index]
	name = strings.TrimSpace(first.Value)
	curly := strings.HasPrefix(name, "“")
	if first.Column > maxColumn || first.Style != 0 || first.Kind != yamlnode.Scalar || !curly && !(n.Content[index+1].Tag == yamlnode.Null && isKind(name)) {
		return name, index
	}
	var parts []string
	for i := index; i+1 < len(n.Content) && i <= index+2*len(recipientKinds); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yamlnode.Scalar || key.Style != 0 || !curly && !isKind(key.Value) {
			break
		}
		parts = append(parts, strings.TrimSpace(key.Value))
		joined := strings.Join(parts, ", ")
		switch start := r.start + r.doc.Offset(first); {
		case curly && strings.HasSuffix(key.Value, "”"):
			if inner, ok := uncurled(joined); ok && r.straighten(first, key, divided(len(parts))) {
				return inner, i
			}
			return name, index
		case value.Tag == yamlnode.Null && strings.HasPrefix(strings.TrimLeft(r.after(key), " "), ","):
		case curly || len(parts) < 2 || value.Tag == yamlnode.Null:
			return name, index
		default:
			end := r.start + r.doc.Offset(key) + len(key.Value)
			r.probs.Add(diag.YAMLFlow, r.pos(first), strings.TrimSpace(`"`+joined+`": `+value.Value)).FixBy(
				diag.Edit{Start: start, End: start, Text: `"`}, diag.Edit{Start: end, End: end, Text: `"`})
			return joined, i
		}
	}
	return name, index
}

// divided returns the number of parts of a text for a problem, "" for one.
func divided(parts int) string {
	if parts < 2 {
		return ""
	}
	return strconv.Itoa(parts)
}

// after returns the text of the file after a scalar that is written as its value, "" after any other.
func (r *reader) after(n *yamlnode.Node) string {
	after, _ := strings.CutPrefix(r.file.Text[r.start+r.doc.Offset(n):], n.Value)
	return after
}

func isKind(text string) bool {
	fold := viet.Fold(text)
	return slices.ContainsFunc(recipientKinds, func(kind string) bool { return viet.Fold(kind) == fold })
}

// decisionYAML returns the number and the day of a decision in words as a mapping, “Quyết định số 12/QĐ-UBND ngày
// 15/11/2023”; "" if the text says anything else.
func decisionYAML(text string) string {
	before, rest, ok := strings.Cut(text, "/")
	at := strings.LastIndexByte(before, ' ') + 1
	end := strings.IndexByte(rest+" ", ' ')
	number := strings.TrimRight(before[at:]+"/"+rest[:min(end, len(rest))], ",;.")
	day := strings.TrimSpace(strings.TrimLeft(rest[min(end, len(rest)):], " ,"))
	words := viet.Fold(before[:at])
	if !ok || number == "" || number[0] < '0' || number[0] > '9' || strings.ContainsAny(number, ":#,[]{}\"'") || !strings.ContainsFunc(number, unicode.IsUpper) ||
		!slices.Contains([]string{"", "so", "quyet dinh", "quyet dinh so", "qd", "qd so", "theo quyet dinh so"}, strings.TrimSpace(words)) {
		return ""
	}
	if day == "" {
		return "{no: " + number + "}"
	}
	date, clock, ok := viet.ParseDate(strings.TrimPrefix(strings.TrimPrefix(day, "ký "), "ngày "))
	if !ok {
		date, clock, ok = viet.ParseDate(day)
	}
	if !ok || clock {
		return ""
	}
	return "{no: " + number + ", date: " + viet.SettledDate(date, false) + "}"
}

// onlyNumber reports whether a decision in words is an ID or a number alone, and cuts words before a number off: “563/QĐ-CTN”
// of “Quyết định số 563/QĐ-CTN”.
func onlyNumber(v *Value) bool {
	if !strings.Contains(v.text, "/") {
		return true
	}
	number, ok := strings.CutPrefix(decisionYAML(v.text), "{no: ")
	v.text = strings.TrimSuffix(number, "}")
	return ok && !strings.Contains(number, ", date: ")
}

// dropEqual returns the edit that deletes the pair of a mapping at an index if an earlier one has the same key and value.
func (r *reader) dropEqual(mapping *yamlnode.Node, index int) []diag.Edit {
	key, value := mapping.Content[index], mapping.Content[index+1]
	for i := 0; i < index; i += 2 {
		if mapping.Content[i].Value == key.Value {
			if first := mapping.Content[i+1]; first.Kind == yamlnode.Scalar && first.Value == value.Value && first.Style == value.Style {
				return r.dropLine(key, value)
			}
			return nil
		}
	}
	return nil
}

// isClear reports whether name can mean no other key than meant: it is another word for it, or one mistake away from it
// and from no other key.
func isClear(name, meant string, keys []Key) bool {
	var others []string
	for _, k := range keys {
		if k.Name != meant {
			others = append(others, k.Name)
			continue
		}
		for _, also := range append(slices.Clone(k.Synonyms), k.Name) {
			if viet.Fold(also) == viet.Fold(name) {
				return true
			}
		}
	}
	return len(name) > 2 && viet.Nearest(name, []string{meant}) != "" && viet.Nearest(name, others) == ""
}

// suggest returns the key that an editor who wrote name probably meant, "" when none is near: the key in other marks,
// another word for it, a key that it begins, or one with a typing mistake.
func suggest(name string, keys []Key) string {
	fold := viet.Fold(name)
	beginning, names := "", make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.Name
		for _, also := range append(k.Synonyms, k.Name) {
			if viet.Fold(also) == fold {
				return k.Name
			}
		}
		if len(fold) > 2 && strings.HasPrefix(k.Name, fold) {
			beginning = k.Name
		}
	}
	return cmp.Or(viet.Nearest(name, names), beginning)
}
