package svg_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"bangvang/internal/content/picture/svg"
	"bangvang/internal/testkit/browser"
)

func TestMain(m *testing.M) { os.Exit(browser.Share(m).Run()) }

var full = flag.Bool("full", false, "try thousands of pictures instead of hundreds")

// prologs, tricks and bytes are the parts of generated pictures: each makes some parser read something else than others.
var (
	prologs = []string{
		"", "\ufeff", `<?xml version="1.0"?>`, `<?xml version="1.0" encoding="UTF-8"?>`, `<?xml version="1.0" encoding = "iso-2022-jp"?>`,
		`<?xml version='1.0' encoding='x-user-defined'?>`, `<?xml version="1.0" encoding="UTF-7"?>`, `<?xml version="1.1" encoding="utf-8"?>`,
		`<?xml version="1.0"` + "\n" + `encoding` + "\t=\n" + `'utf-16'?>`, `<!-- -` + "\x1b(B" + `-><script>parent.ran()</script> -->`, "\n\t", "text",
		`<?xml version="1.0" standalone="yes"?><!---->`, `<?xml-model href="a"?>`, `<!DOCTYPE svg [<!ENTITY a "b">]>`, "\xff\xfe", "\xfe\xff",
	}
	roots = []string{
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%</svg>`,
		`<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns="http://www.w3.org/1999/xlink">%</s:svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:version="1" viewBox="0 0 4 3">%</svg>`,
		`<svg xmlns="&#104;ttp://www.w3.org/2000/svg">%</svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:s="http://www.w3.org/2000/svg" width="4">%</svg> <!-- --> `,
		`<svg xmlns="http://www.w3.org/2000/svg">%</svg><svg xmlns="http://www.w3.org/2000/svg"/>`,
	}
	tricks = []string{
		`<![CDATA[<script>parent.ran()</script>]]>`, `<!-- <script>parent.ran()</script> -->`, `&lt;script&gt;parent.ran()&lt;/script&gt;`,
		`<!-- -` + "\x1b(B" + `-><script>parent.ran()</script> -->`, `<title>&lt;/title&gt;<b>x</b>&lt;img src=x onerror=parent.ran()&gt;</title>`,
		`<desc><![CDATA[</desc></svg><script>parent.ran()</script>]]></desc>`, `<desc><style>&lt;/style>&lt;img src=x onerror=parent.ran()></style></desc>`,
		`<style><![CDATA[</style><img src=x onerror=parent.ran()>]]></style>`, `<style>a > b { content: "&lt;" } /* &amp;lt; */</style>`,
		`<g id="&quot;&gt;&lt;script>parent.ran()&lt;/script>"/>`, `<g id='"><script>'/>`, `<g a="1" a="2"/>`, `<g a="1" A="2"/>`, `<g xlink:href="#a" href="#b"/>`,
		`<use xmlns:y="http://www.w3.org/1999/xlink" y:href="#a"/>`, `<g xmlns="">x<script/></g>`, `<g xmlns="http://www.w3.org/1999/xhtml"/>`,
		`<x:g xmlns:x="http://www.w3.org/2000/svg" x:id="a" id="b"><x:rect/></x:g>`, `<xmlns:g/>`, `<i:namedview xmlns:i="http://sodipodi"><rect/></i:namedview>`,
		`<text xml:space="preserve"> a&#13;b&#10;c&#9;d` + "\r\n\r" + ` </text>`, `<path d="M0 0` + "\n\t" + `h1&#10;&#13;v1"/>`, `<text>&#x2028;&#xA0;&#x85;&#xFFFD;𝄞&#x1D11E;</text>`,
		`<text>]]&gt; &amp;amp; &amp;#60; &apos;</text>`, `<text>Quận Đồ Sơn` + "\u0085\u009f\u200b\u202e" + `</text>`, `<a href="/a?b=c&amp;lt=d&amp;copy=e"/>`,
		`<metadata><r:RDF xmlns:r="http://r"><x r:about="http://x">Nguyễn Văn A</x></r:RDF></metadata>`, `<font-face/>`, `<p/>`, `<math/>`, `<style><g/></style>`,
		`<style>@font-face{src:url(data:font/woff2;base64,AA)}</style>`, `<style>a{content:"url("/a;fill:url(https://evil.example/b)}</style>`,
		`<animate attributeName="x" values="1;2"/>`, `<linearGradient id="a"><stop offset="0"/></linearGradient><feGaussianBlur stdDeviation="1"/>`,
		`<image href="a.png"/>`, `<g onload="parent.ran()"/>`, `<script>parent.ran()</script>`, `<flowRoot><flowPara>x</flowPara></flowRoot>`, `<g xml:lang="vi" xml:id="x"/>`,
		`<text>a<!-- -->b<?x y?>c</text>`, `<text>a<!-- --><![CDATA[<b>]]>c</text>`, `<br/>`, `<table><tr/></table>`, `<g><g></g></g>`, `<textPath/><clipPath/><foreignobject/>`,
	}
	odd = []string{"\x00", "\x1b$B", "\x1b(B", "&", "<", ">", `"`, "'", "&#0;", "&#x110000;", "\xc0\xbc", "\xed\xa0\x80", "\ufffe", "\ufeff", "\u2028", "]]>", "-->", "<!--", "<![CDATA[", "/>", " =", "\r", "é", ":"}
)

// generated returns a picture made of the parts above.
func generated(r *rand.Rand) []byte {
	var inner strings.Builder
	for range r.IntN(5) {
		inner.WriteString(tricks[r.IntN(len(tricks))])
	}
	prolog := ""
	if r.IntN(3) == 0 {
		prolog = prologs[r.IntN(len(prologs))]
	}
	out := prolog + strings.Replace(roots[r.IntN(len(roots))*r.IntN(2)], "%", inner.String(), 1)
	if r.IntN(4) == 0 {
		at := r.IntN(len(out) + 1)
		out = out[:at] + odd[r.IntN(len(odd))] + out[at:]
	}
	return []byte(out)
}

// script compares the trees that Chromium reads from the published bytes, as XML and as HTML, with those that were
// judged, and opens each picture as a document of its own.
const script = `
window.hits = []; window.ran = function() { hits.push('ran') };
function tree(n) {
	const attributes = [...n.attributes].filter(a => !a.name.startsWith('xmlns')).map(a => [a.name, a.value]).sort((a, b) => a[0] < b[0] ? -1 : 1);
	const content = [];
	for (const c of n.childNodes) {
		if (c.nodeType === 3) {
			if (typeof content[content.length-1] === 'string') content[content.length-1] += c.data; else content.push(c.data);
		} else content.push(c.nodeType === 1 ? tree(c) : 'node of type ' + c.nodeType);
	}
	return [n.prefix ? n.prefix + ':' + n.localName : n.localName, attributes, content];
}
function lower(t) {
	if (typeof t === 'string') return t;
	return [t[0].toLowerCase(), t[1].map(([n, v]) => [n.toLowerCase(), v]).sort((a, b) => a[0] < b[0] ? -1 : 1), t[2].map(lower)];
}
function load(url, type) {
	return new Promise(done => {
		const x = new XMLHttpRequest(); x.open('GET', url); x.responseType = 'document'; x.overrideMimeType(type); x.onloadend = () => done(x.response); x.send();
	});
}
function open(url, name) {
	return new Promise(done => {
		const f = document.createElement(name); f.onload = f.onerror = () => { f.remove(); done() }; f.src = url; document.body.append(f);
	});
}
async function run(first, count) {
	const trees = await (await fetch('/trees.json')).json(), bad = [];
	await Promise.all(Array.from({length: count - first}, (_, n) => n + first).map(async i => {
		const want = JSON.stringify(trees[i]), url = '/' + i + '.svg';
		const xml = await load(url, 'image/svg+xml');
		const got = xml && xml.documentElement ? JSON.stringify(tree(xml.documentElement)) : 'no document';
		if (got !== want) bad.push(i + ' as XML: ' + got);
		if (xml && xml.documentElement && xml.documentElement.namespaceURI !== 'http://www.w3.org/2000/svg') bad.push(i + ' is no SVG');
		const html = (await load(url, 'text/html; charset=utf-8')).querySelector('svg');
		const read = html ? JSON.stringify(lower(tree(html))) : 'no svg', lowered = JSON.stringify(lower(trees[i]));
		if (read !== lowered) bad.push(i + ' as HTML: ' + read);
		await Promise.all([open(url, 'iframe'), open(url, 'img')]);
		if (hits.length) { bad.push(i + ' or another one runs'); hits = []; }
	}));
	window.bad = bad;
}`

// TestChromiumReadsTheSame gives the published bytes of hand-made and generated pictures to Chromium: it reads the very
// tree that was judged, and nothing runs. -full tries thousands.
func TestChromiumReadsTheSame(t *testing.T) {
	var published [][]byte
	var trees []any
	var sources []string
	add := func(data []byte) {
		p, trouble, err := svg.Rebuild(context.Background(), data)
		if err != nil || (trouble == nil) != (svg.Tree(data) != nil) {
			t.Fatal(trouble, err)
		}
		if trouble == nil {
			published, trees, sources = append(published, p.Data), append(trees, svg.Tree(data)), append(sources, string(data))
		}
	}
	for _, s := range harmless {
		add(wrapped(s))
	}
	for i, trick := range tricks {
		add([]byte(strings.Replace(roots[0], "%", trick, 1)))
		add([]byte(prologs[i%len(prologs)] + strings.Replace(roots[i%len(roots)], "%", trick, 1)))
	}
	many := 400
	if *full {
		many = 20_000
	}
	for r := rand.New(rand.NewPCG(15, 1)); many > 0; many-- {
		add(generated(r))
	}
	if len(published) < 150 {
		t.Fatalf("only %d pictures are published", len(published))
	}
	// The control: a picture that runs when its own bytes are published.
	original := `<?xml version="1.0" encoding = "iso-2022-jp"?><svg xmlns="http://www.w3.org/2000/svg"><!-- -` + "\x1b(B" + `-><script>parent.ran()</script> --></svg>`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var i int
		switch _, err := fmt.Sscanf(r.URL.Path, "/%d.svg", &i); {
		case r.URL.Path == "/":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte("<!DOCTYPE html><body><script>" + script + "</script>"))
		case r.URL.Path == "/trees.json":
			_ = json.NewEncoder(w).Encode(trees)
		case r.URL.Path == "/original.svg":
			w.Header().Set("Content-Type", "image/svg+xml")
			_, _ = w.Write([]byte(original))
		case err == nil && i < len(published):
			w.Header().Set("Content-Type", "image/svg+xml")
			_, _ = w.Write(published[i])
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(server.Close)
	const each = 1000 // pictures of one browser
	for first := 0; first < len(published); first += each {
		t.Run(fmt.Sprint(first), func(t *testing.T) {
			ctx := browser.Start(t)
			browser.Open(t, ctx, server.URL+"/")
			browser.Value[bool](t, ctx, "open('/original.svg', 'iframe').then(() => { window.control = true }), true")
			browser.Until(t, ctx, "window.control")
			if n := browser.Value[int](t, ctx, "hits.splice(0).length"); n == 0 {
				t.Error("the control does not run: this Chromium shows nothing")
			}
			const batch = 25
			for i, last := first, min(first+each, len(published)); i < last; i += batch {
				browser.Value[bool](t, ctx, fmt.Sprintf("window.bad = null, run(%d, %d), true", i, min(i+batch, last)))
				browser.Until(t, ctx, "window.bad")
				for _, bad := range browser.Value[[]string](t, ctx, "window.bad") {
					var at int
					_, _ = fmt.Sscan(bad, &at)
					want, _ := json.Marshal(trees[at])
					t.Errorf("%.600s\nwant %s\nfrom %q\npublished %q", bad, want, sources[at], published[at])
				}
			}
		})
	}
	t.Logf("%d pictures", len(published))
}

// TestRebuiltIsStable: a published picture passes, and is published as it is; its bytes begin as those of every other.
func TestRebuiltIsStable(t *testing.T) {
	r, ctx := rand.New(rand.NewPCG(15, 2)), context.Background()
	many := 3000
	if *full {
		many = 100_000
	}
	for range many {
		data := generated(r)
		p, trouble, _ := svg.Rebuild(ctx, data)
		if trouble != nil {
			continue
		}
		again, trouble, _ := svg.Rebuild(ctx, p.Data)
		if trouble != nil || !bytes.Equal(again.Data, p.Data) || again.Width != p.Width || again.Height != p.Height {
			t.Fatalf("%q becomes %q and then %q, %v", data, p.Data, again.Data, trouble)
		}
		if !bytes.HasPrefix(p.Data, []byte(`<svg xmlns="http://www.w3.org/2000/svg"`)) || bytes.Contains(p.Data, []byte("<!")) || bytes.Contains(p.Data, []byte("<?")) {
			t.Fatalf("%q becomes %q", data, p.Data)
		}
	}
}
