package theme

import (
	"bytes"
	"cmp"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	tdewolff "github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bangvang/internal/diag"
)

// tag is a start or end tag in a template, outside of its actions.
type tag struct {
	name   string
	end    bool
	offset int // of its < in the file
	source templateSource
}

func (t tag) String() string {
	if t.end {
		return "</" + t.name + ">"
	}
	return "<" + t.name + ">"
}

// other returns the tag that has to be there, too.
func (t tag) other() tag { return tag{name: t.name, end: !t.end} }

// optionalEnds are the elements whose end tags HTML does not require.
var optionalEnds = []string{"html", "head", "body", "li", "dt", "dd", "p", "rt", "rp", "optgroup", "option", "colgroup", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"}

// voidElements are the elements without an end tag.
var voidElements = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// pairChecker follows the pages of a theme through their templates and collects the tags that have no partner. What is between
// tags depends on a page's values, so it gives up a page where the branches of an action open different elements: its
// functions return false then. Of a page that it gives up it reports only what was before that place.
type pairChecker struct {
	defined  map[string]definition
	tags     map[string][]tag // by name of source, sorted by offset
	problems diag.List
	deep     int
}

// checkPairs reports the tags without a partner of the templates that are not built in. roots are the names of the templates
// that are executed by themselves, as pages and as parts.
func checkPairs(defined map[string]definition, tags map[string][]tag, roots []string) diag.List {
	c := pairChecker{defined: defined, tags: tags}
	for _, name := range roots {
		open, ok := c.template(name, nil)
		for _, t := range open {
			if ok && !slices.Contains(optionalEnds, t.name) {
				c.report(t, "")
			}
		}
	}
	return c.problems
}

// maxDepth bounds how deep templates call each other here.
const maxDepth = 100

// template returns the elements that are open after a template which begins with these.
func (c *pairChecker) template(name string, open []tag) ([]tag, bool) {
	d, ok := c.defined[name]
	if !ok {
		return open, true
	}
	if c.deep++; c.deep > maxDepth {
		return nil, false
	}
	defer func() { c.deep-- }()
	return c.list(d.source, d.tree.Root, open)
}

// list returns the elements that are open after the nodes of a list.
func (c *pairChecker) list(s templateSource, l *parse.ListNode, open []tag) ([]tag, bool) {
	if l == nil {
		return open, true
	}
	sure := true
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			open = c.text(s, n, open)
		case *parse.IfNode:
			open, sure = c.branches(s, open, n.List, n.ElseList)
		case *parse.WithNode:
			open, sure = c.branches(s, open, n.List, n.ElseList)
		case *parse.RangeNode:
			open, sure = c.branches(s, open, n.List, n.ElseList)
		case *parse.TemplateNode:
			open, sure = c.template(n.Name, open)
		case *parse.BreakNode, *parse.ContinueNode:
			sure = false
		}
		if !sure {
			return nil, false
		}
	}
	return open, true
}

// branches returns the elements that are open after either list, the same after both. So a loop leaves open what was open
// before it, since it may be executed no times.
func (c *pairChecker) branches(s templateSource, open []tag, then, otherwise *parse.ListNode) ([]tag, bool) {
	a, ok := c.list(s, then, slices.Clone(open))
	if !ok {
		return nil, false
	}
	b, ok := c.list(s, otherwise, slices.Clone(open))
	if !ok || !slices.EqualFunc(a, b, func(a, b tag) bool { return a.name == b.name }) {
		return nil, false
	}
	return a, true
}

// text returns the elements that are open after the tags of a text.
func (c *pairChecker) text(s templateSource, n *parse.TextNode, open []tag) []tag {
	all := c.tags[s.name]
	from, _ := slices.BinarySearchFunc(all, int(n.Pos), func(t tag, at int) int { return cmp.Compare(t.offset, at) })
	for _, t := range all[from:] {
		if t.offset >= int(n.Pos)+len(n.Text) {
			break
		}
		if !t.end {
			open = append(open, t)
			continue
		}
		open = c.close(t, open)
	}
	return open
}

// close returns the elements that stay open after an end tag.
func (c *pairChecker) close(end tag, open []tag) []tag {
	i := len(open) - 1
	for i >= 0 && open[i].name != end.name {
		i--
	}
	if i < 0 {
		if !slices.Contains(optionalEnds, end.name) {
			inside := ""
			if len(open) > 0 {
				inside = open[len(open)-1].String()
			}
			c.report(end, inside)
		}
		return open
	}
	for _, t := range open[i+1:] {
		if !slices.Contains(optionalEnds, t.name) {
			c.report(t, "")
		}
	}
	return open[:i]
}

// report adds the problem of a tag without a partner, once. inside is the element that is open there.
func (c *pairChecker) report(t tag, inside string) {
	if t.source.builtIn {
		return
	}
	pos := posAt(t.source.path, t.source.text, t.offset)
	for _, p := range c.problems {
		if p.Pos == pos {
			return
		}
	}
	c.problems.Add(diag.Unpaired, pos, t.String(), t.other().String(), inside)
}

// readTags returns the tags of the text of a source, and reports what the policy of pages forbids in them. Its trees say what of the
// text is not an action; a tag may have actions in it.
func readTags(s templateSource, trees []*parse.Tree, strict bool) ([]tag, diag.List) {
	var problems diag.List
	z := html.NewTokenizer(bytes.NewReader(withoutActions(s.text, trees)))
	var tags []tag
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken && z.Err() == io.EOF {
			return tags, problems
		}
		raw := z.Raw()
		start := at
		at += len(raw)
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			if what, offset := forbidden(string(raw), z.Token()); what != "" && strict && !s.builtIn {
				problems.Add(diag.InlineStyle, posAt(s.path, s.text, start+offset), what)
			}
		}
		name := tagName(raw)
		if kind != html.StartTagToken && kind != html.EndTagToken || slices.Contains(voidElements, name) {
			continue
		}
		tags = append(tags, tag{name: name, end: kind == html.EndTagToken, offset: start, source: s})
	}
}

var tagNamePattern = regexp.MustCompile(`^</?([A-Za-z][^\s/>]*)`)

// tagName returns the name of the element of a tag, in lower case.
func tagName(raw []byte) string {
	if m := tagNamePattern.FindSubmatch(raw); m != nil {
		return strings.ToLower(string(m[1]))
	}
	return ""
}

// withoutActions returns a text with a space for each byte that belongs to an action, so that all others are where they were.
func withoutActions(text string, trees []*parse.Tree) []byte {
	out := bytes.Repeat([]byte{' '}, len(text))
	var keep func(l *parse.ListNode)
	keep = func(l *parse.ListNode) {
		if l == nil {
			return
		}
		for _, n := range l.Nodes {
			switch n := n.(type) {
			case *parse.TextNode:
				copy(out[n.Pos:], n.Text)
			case *parse.IfNode:
				keep(n.List)
				keep(n.ElseList)
			case *parse.WithNode:
				keep(n.List)
				keep(n.ElseList)
			case *parse.RangeNode:
				keep(n.List)
				keep(n.ElseList)
			}
		}
	}
	for _, t := range trees {
		keep(t.Root)
	}
	return out
}

// inlinePattern finds an attribute with a style or a script.
var inlinePattern = regexp.MustCompile(`(?i)[\s"'](style|on[a-z]+)\s*=`)

// forbidden returns what the Content-Security-Policy of pages forbids in a start tag, and where in it, "" for nothing.
func forbidden(raw string, t html.Token) (what string, offset int) {
	kind, src := "", false
	for _, a := range t.Attr {
		src = src || a.Key == "src"
		if a.Key == "type" {
			kind = a.Val
		}
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") && len(a.Key) > 2 {
			if at := inlinePattern.FindStringSubmatchIndex(raw); at != nil {
				return raw[at[2]:at[3]] + "=", at[2]
			}
		}
	}
	script := t.DataAtom == atom.Script && !src && (kind == "" || kind == "module" || strings.Contains(kind, "javascript"))
	if script || t.DataAtom == atom.Style {
		return "<" + t.Data + ">", 0
	}
	return "", 0
}

// checkStyleSheet reports the braces, brackets, comments and strings of a style sheet that have no end, and ends without a
// beginning.
func checkStyleSheet(f layerFile) diag.List {
	var problems diag.List
	report := func(offset int, what, lacks string) {
		problems.Add(diag.Unpaired, posAt(f.Path, string(f.Data), offset), what, lacks, "")
	}
	ends := map[css.TokenType]string{css.LeftBraceToken: "}", css.LeftParenthesisToken: ")", css.FunctionToken: ")", css.LeftBracketToken: "]"}
	begins := map[string]string{"}": "{", ")": "(", "]": "["}
	type begun struct {
		offset int
		end    string
	}
	var open []begun
	l := css.NewLexer(tdewolff.NewInputBytes(slices.Clone(f.Data)))
	for at := 0; ; {
		kind, data := l.Next()
		if kind == css.ErrorToken {
			break
		}
		start, text := at, string(data)
		at += len(data)
		switch kind {
		case css.CommentToken:
			if len(text) < 4 || !strings.HasSuffix(text, "*/") {
				report(start, "/*", "*/")
			}
		case css.BadStringToken:
			report(start, text[:1], text[:1])
		case css.StringToken:
			if len(text) < 2 || text[len(text)-1] != text[0] {
				report(start, text[:1], text[:1])
			}
		case css.LeftBraceToken, css.LeftParenthesisToken, css.LeftBracketToken, css.FunctionToken:
			open = append(open, begun{start + len(text) - 1, ends[kind]})
		case css.RightBraceToken, css.RightParenthesisToken, css.RightBracketToken:
			if i := slices.IndexFunc(open, func(b begun) bool { return b.end == text }); i < 0 {
				report(start, text, begins[text])
				continue
			}
			for open[len(open)-1].end != text {
				last := open[len(open)-1]
				report(last.offset, f.at(last.offset), last.end)
				open = open[:len(open)-1]
			}
			open = open[:len(open)-1]
		}
	}
	if len(problems) == 0 && len(open) > 0 { // what is open after another fault is its consequence
		last := open[len(open)-1]
		report(last.offset, f.at(last.offset), last.end)
	}
	return problems
}

// at returns the character at an offset of a file.
func (f layerFile) at(offset int) string { return string(f.Data[offset : offset+1]) }

// usedTemplates returns the names of the templates that pages execute. sure is false if a call of part takes its name from a
// value.
func usedTemplates(defined map[string]definition) (used map[string]bool, sure bool) {
	used, sure = map[string]bool{}, true
	var visit func(name string)
	visit = func(name string) {
		d, ok := defined[name]
		if used[name] || !ok {
			return
		}
		used[name] = true
		walkCalls(d.tree.Root, func(name string) {
			sure = sure && name != ""
			visit(name)
		})
	}
	for _, name := range slices.Sorted(maps.Keys(requiredTemplates)) {
		visit(name)
	}
	return used, sure
}
