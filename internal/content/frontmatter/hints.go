package frontmatter

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

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
		return k.Type == Map || k.Type == MapList || k.Type == TextOrMap || k.Type == TextOrMaps || k.Type == Recipients
	}
	return true
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
	for i, c := range items {
		if c.Kind != yamlnode.Scalar || i > 0 && strings.Contains(c.Value, "“") {
			return
		}
		if i == 0 || !strings.HasSuffix(c.Value, "”") {
			continue
		}
		start, last := r.start+r.doc.Offset(items[0]), r.start+r.doc.Offset(c)
		end := last + len(c.Value)
		if end > len(r.file.Text) || r.file.Text[last:end] != c.Value || !strings.HasPrefix(r.file.Text[start:], "“") {
			return
		}
		text := r.file.Text[start+len("“") : end-len("”")]
		if strings.ContainsAny(text, "\n\"\\") {
			return
		}
		r.probs.Add(diag.CurlyQuotes, r.pos(items[0]), r.file.Text[start:end], strconv.Itoa(i+1), text).FixBy(
			diag.Edit{Start: start, End: start + len("“"), Text: `"`}, diag.Edit{Start: end - len("”"), End: end, Text: `"`})
		return
	}
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
