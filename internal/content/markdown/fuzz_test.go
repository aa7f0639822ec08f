package markdown_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"

	"bangvang/internal/content/markdown"
	"bangvang/internal/content/source"
)

// elements are all elements that an article may have, with their attributes. page fills in the images as text.
var elements = map[string][]string{
	"p": nil, "br": nil, "em": nil, "strong": nil, "del": nil, "code": {"class"}, "pre": {"tabindex"}, "hr": nil,
	"h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
	"ul": nil, "ol": {"start"}, "li": {"id"}, "blockquote": nil,
	"div": {"class", "role", "tabindex"}, "table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": {"scope", "class"}, "td": {"class"},
	"figure": nil, "figcaption": nil, "span": {"class"}, "sup": {"id"}, "sub": nil,
	"a": {"href", "title", "class", "rel", "role"},
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"# a\n\n> - [b](c \"d\")\n\n![e](f.jpg 'g')\n\n`h` *i **j*** ~~k~~ <b>\n",
		"a | b\n:-:|-\n`c\\|d` | <!-- x -->\n\n```go\n</code></pre>\n```\n",
		"[a](javascript:x) [b]( jAva&#10;script:x) <https://c.vn> www.d.vn e@f.vn [g][h]\n\n[h]: data:x",
		"a[^1]\n\n[^1]: [^2]: b\n\n    > c\n\n[^2]: d[^1]\n",
		"\"a *\"b\" c* -- 91/KH-UBND...\n\n***a** b*\n\n<div>\n\"x\n</div>\n./.",
		"[![a](b)](c) ![d ![e](f) [g](h)](i) [<b>](j) [k <l@m.n> o](p)\n- ![q](r)\n- \n",
		"a<br>b<sup>c <sub>d</sub> *e</sup>* <sup>f<sup>g</sup></sup>\n\n<br>\n<sub>h\n",
		"–\n— a\n\n•\n• b\n1/\n1/ c\n2/ d\n1.E\na) f\nb)\n\n##G\n-H\n-I\n\n    Một đoạn văn thụt dòng.\n",
		"a\tb\nc\td\n\n| e | f\n|--|\n\n| g | h |\n|--|--|\n| i | j | k |\n\n(l)[https://m.vn] [n] (o.md) [p](https://q {#r} {{s}} [[t]] [^u] ** v ** __W",
		"[ ]() [](<> \"a\")\n",
		"&#60;script&#62; &quot; &#0; o&#769; \\<b\\> <!-- \n\n--> <a\nhref=x>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		raw := []byte(front + text)
		file, _ := source.NewFile("content/x.md", raw)
		if !strings.HasPrefix(file.Text, front) {
			t.Skip()
		}
		body, lead, _ := markdown.Parse(file, len(front), "", nil)
		out := page(body)
		check(t, out)
		for _, part := range body.Parts {
			if !norm.NFC.IsNormalString(part) {
				t.Errorf("%q is not NFC", part)
			}
		}
		if strings.ContainsRune(file.Text, '\ufffd') {
			return // not UTF-8: there is no other form to compare with
		}
		decomposed, _ := source.NewFile("content/x.md", norm.NFD.Bytes(raw))
		if decomposed.Text != file.Text {
			return
		}
		other, otherLead, _ := markdown.Parse(decomposed, len(front), "", nil)
		if page(other) != out || otherLead != lead {
			t.Errorf("composed and decomposed text give\n%s\n%s", out, page(other))
		}
	})
}

// check fails the test unless the HTML is valid: an HTML parser that works as browsers do must find exactly the
// elements that were written, each in the table of elements, with unique ids.
func check(t *testing.T, out string) {
	t.Helper()
	parent := &html.Node{Type: html.ElementNode, Data: "article", DataAtom: atom.Article}
	nodes, err := html.ParseFragment(strings.NewReader(out), parent)
	if err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	ids := map[string]bool{}
	found := 0
	for _, root := range nodes {
		found += walk(t, root, ids, false)
	}
	if written := strings.Count(out, "<") - strings.Count(out, "</"); found != written {
		t.Errorf("%d elements written, %d found in %q", written, found, out)
	}
}

// walk checks n and all nodes below it, and returns the number of elements that it found.
func walk(t *testing.T, n *html.Node, ids map[string]bool, inLink bool) (elementsFound int) {
	if n.Type == html.ElementNode {
		elementsFound++
		attributes, known := elements[n.Data]
		if !known || inLink && n.Data == "a" {
			t.Errorf("<%s> does not belong here", n.Data)
		}
		if n.FirstChild == nil && slices.Contains([]string{"p", "h2", "h3", "h4", "h5", "h6", "a"}, n.Data) {
			t.Errorf("an empty %s", n.Data)
		}
		for _, a := range n.Attr {
			if !slices.Contains(attributes, a.Key) {
				t.Errorf("<%s> has %s", n.Data, a.Key)
			}
			if a.Key == "id" && (a.Val == "" || strings.ContainsAny(a.Val, " \t\n") || ids[a.Val]) {
				t.Errorf("the id %q is not one", a.Val)
			}
			if a.Key == "id" {
				ids[a.Val] = true
			}
			if a.Key == "href" {
				checkAddress(t, a.Val)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		elementsFound += walk(t, c, ids, inLink || n.Data == "a")
	}
	return elementsFound
}

// checkAddress fails the test if the scheme of href, as the URL standard reads it, is not an allowed one.
func checkAddress(t *testing.T, href string) {
	t.Helper()
	href = strings.TrimLeftFunc(href, func(r rune) bool { return r <= ' ' })
	href = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(href)
	scheme, _, ok := strings.Cut(strings.ToLower(href), ":")
	if !ok || scheme == "" || scheme[0] < 'a' || scheme[0] > 'z' || strings.Trim(scheme, "abcdefghijklmnopqrstuvwxyz0123456789+-.") != "" {
		return
	}
	if !slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme) {
		t.Errorf("a link to %s", fmt.Sprintf("%q", href))
	}
}
