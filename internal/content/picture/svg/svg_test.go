package svg_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bangvang/internal/content/picture/svg"
)

const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`

// attacks are refused as active. Each is wrapped in head and </svg>, unless it has an <svg of its own.
var attacks = []string{
	`<script>alert(1)</script>`,
	`<SCRIPT>alert(1)</SCRIPT>`,
	`<script href="a.js"/>`,
	`<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>`,
	`<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>`,
	`<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>`,
	`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`,
	`<svg xmlns="http://www.w3.org/2000/svg" OnLoad="alert(1)"/>`,
	`<g onclick="alert(1)"/>`,
	`<image href="a.png" onerror="alert(1)"/>`,
	`<rect onbegin="alert(1)"/>`,
	`<animate onend="alert(1)" attributeName="x"/>`,
	`<foreignObject><p/></foreignObject>`,
	`<foreignobject/>`,
	`<g><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></g>`,
	`<g><a xmlns="http://www.w3.org/1999/xhtml" href="a"/></g>`,
	`<iframe src="a"/>`,
	`<embed src="a"/>`,
	`<object data="a"/>`,
	`<handler type="text/javascript">alert(1)</handler>`,
	`<listener event="click"/>`,
	`<a href="javascript:alert(1)"><text>x</text></a>`,
	`<a xlink:href="javascript:alert(1)"/>`,
	`<a x:href="javascript:alert(1)" xmlns:x="http://www.w3.org/1999/xlink"/>`,
	`<a href=" &#10;JaVaScRiPt:alert(1)"/>`,
	`<a href="java&#9;script:alert(1)"/>`,
	`<a href="&#106;avascript:alert(1)"/>`,
	`<a href="vbscript:x"/>`,
	`<a href="data:text/html,&lt;script>alert(1)&lt;/script>"/>`,
	`<use href="data:image/svg+xml;base64,PHN2Zz4="/>`,
	`<image href="data:image/pngx;base64,AA"/>`,
	`<image href="data:application/javascript,alert(1)"/>`,
	`<image href="https://evil.example/track.png"/>`,
	`<image href="//evil.example/track.png"/>`,
	`<image href="\\evil.example\track.png"/>`,
	`<image href="/&#10;/evil.example/track.png"/>`,
	`<use xlink:href="http://evil.example/a.svg#x"/>`,
	`<feImage href="https://evil.example/a.png"/>`,
	`<image src="https://evil.example/a.png"/>`,
	`<textPath href="file:///etc/passwd">x</textPath>`,
	`<a href="#x" xml:base="https://evil.example/"/>`,
	`<set attributeName="href" to="javascript:alert(1)"/>`,
	`<animate attributeName="xlink:href" values="javascript:alert(1)"/>`,
	`<animate attributeName=" HREF " to="x"/>`,
	`<set attributeName="onclick" to="alert(1)"/>`,
	`<animate attributeName="style" to="x"/>`,
	`<animate attributeName="fill" values="url(https://evil.example/a)"/>`,
	`<style>@import "https://evil.example/a.css";</style>`,
	`<style>@IMPORT url(a.css);</style>`,
	`<style><![CDATA[@im]]><![CDATA[port "https://evil.example/a.css"]]></style>`,
	`<style>@im<!-- -->port "https://evil.example/a.css"</style>`,
	`<style>@im<g/>port "https://evil.example/a.css"</style>`,
	`<style>rect{fill:url(http://evil.example/a)}</style>`,
	`<style>rect{fill:URL( "//evil.example/a" )}</style>`,
	`<style>@font-face{src:url('https://evil.example/f.woff2')}</style>`,
	`<style>a{background:image-set("https://evil.example/a.png" 1x)}</style>`,
	`<style>a{fill:u\72l(http://evil.example/a)}</style>`,
	`<style>a{fill:url(&#35;a) url(https://evil.example/a)}</style>`,
	`<style>a{behavior:url(a.htc)}</style>`,
	`<style>a{-moz-binding:url(#a)}</style>`,
	`<style>a{width:expression(alert(1))}</style>`,
	`<STYLE>@import "a.css"</STYLE>`,
	`<style>a{content:"url("/a;fill:url(https://evil.example/b)}</style>`, // a string with url( hid the address
	`<style>url(url(url(a)))</style>`,
	`<style>a{fill:url(a'b)}</style>`,
	`<style>a{fill:url("a)b")}</style>`,
	`<rect fill="url(#a" stroke="url(url(#b)"/>`,
	`<canvas/>`,
	`<discard/>`,
	`<p/>`,
	`<set attributeName="xml:base" to="//evil.example/"/>`,
	`<rect style="fill:url(https://evil.example/a)"/>`,
	`<rect style="fill:u\72l(https://evil.example/a)"/>`,
	`<rect fill="url(https://evil.example/a#b)"/>`,
	`<rect filter="url( 'javascript:alert(1)' )"/>`,
	`<rect mask="url(data:image/svg+xml,x)"/>`,
	`<?xml-stylesheet href="https://evil.example/a.css"?>`,
	`<?php echo 1 ?>`,
	`<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>`,
	`<!DOCTYPE svg [<!ENTITY a "&#60;script>alert(1)&#60;/script>">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>`,
	`<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>`,
	`<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>`,
	`<!ENTITY a "x"><svg xmlns="http://www.w3.org/2000/svg"/>`,
}

var harmless = []string{
	`<title>javascript: &lt;script> url(http://x) @import onload=</title>`,
	`<a href="/2024/01/do-son/"><text>đọc tiếp</text></a>`,
	`<a href="../anh.png?x=a:b#c"/>`,
	`<use href="#q"/><use xlink:href="#q"/>`,
	`<image href="data:image/png;base64,iVBORw0KGgo="/><image xlink:href="data:image/jpeg;base64,/9j/&#10;4A"/>`,
	`<rect fill="url(#g)" style="filter:url('#f');fill:#A6192E" clip-path="url( &quot;#c&quot; )"/>`,
	`<style>@font-face{src:url(data:font/woff2;base64,AA//BB)} .a{fill:url(#g);background:url("data:image/png;base64,AA//")}</style>`,
	`<style type="text/css"><![CDATA[ .a > .b { transform: rotate(4deg) } /* http://www.w3.org/ */ ]]></style>`,
	`<animate attributeName="x" from="0" to="10" dur="1s"/>`,
	`<g xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="C:\Users\a (1).png"/>`,
	`<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><x rdf:about="http://x"/></rdf:RDF></metadata>`,
	`<path d="M0 0h1" transform="translate(1 2)" aria-label="Cờ thi đua (2023)" xml:space="preserve"/>`,
	`<!-- <script> -->`,
	`<s:svg xmlns:s="http://www.w3.org/2000/svg" width="3" height="2"/>`,
}

// inspect rebuilds a picture and returns its size.
func inspect(t testing.TB, data []byte) (width, height int, trouble *svg.Fault) {
	t.Helper()
	p, trouble, err := svg.Rebuild(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	return p.Width, p.Height, trouble
}

func wrapped(s string) []byte {
	if strings.Contains(s, "<svg") {
		return []byte(s)
	}
	return []byte(head + s + "</svg>")
}

func TestAttacks(t *testing.T) {
	for _, attack := range attacks {
		w, h, trouble := inspect(t, wrapped(attack))
		if trouble == nil || !trouble.Active || trouble.Detail == "" || w != 0 || h != 0 {
			t.Errorf("%s: %d × %d, %+v", attack, w, h, trouble)
		}
	}
}

func TestHarmless(t *testing.T) {
	for _, s := range harmless {
		if _, _, trouble := inspect(t, wrapped(s)); trouble != nil {
			t.Errorf("%s: %+v", s, trouble)
		}
	}
}

// TestContent: the pictures of this repository's own site pass.
func TestContent(t *testing.T) {
	names, err := filepath.Glob("../../../../content/*/*/*.svg")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if w, h, trouble := inspect(t, data); trouble != nil || w < 100 || h < 100 {
			t.Errorf("%s: %d × %d, %+v", name, w, h, trouble)
		}
	}
}

func TestBroken(t *testing.T) {
	for _, c := range []struct{ svg, what string }{
		{``, "cut off"},
		{`plain`, "cut off"},
		{head, "unexpected EOF"},
		{head + `<g></svg>`, "closed by"},
		{head + `&nbsp;</svg>`, "invalid character entity"},
		{head + "\x00</svg>", "illegal character"},
		{`<?xml version="1.0" encoding="UTF-7"?>` + head + `</svg>`, "encoding"},
		{"\xff\xfe<\x00s\x00v\x00g\x00", "UTF-8"},
		{`<html><svg xmlns="http://www.w3.org/2000/svg"/></html>`, "<html>"},
		{`<svg><script/></svg>`, "<svg>"}, // without its namespace a browser treats it as text
	} {
		w, h, trouble := inspect(t, []byte(c.svg))
		if trouble == nil || trouble.Active || !strings.Contains(trouble.Detail, c.what) || w != 0 || h != 0 {
			t.Errorf("%q: %d × %d, %+v; want %s", c.svg, w, h, trouble, c.what)
		}
	}
}

func TestLengths(t *testing.T) {
	for _, c := range []struct {
		attributes string
		w, h       int
	}{
		{`width="10" height="20"`, 10, 20},
		{`width=" 10PX " height="1.5in"`, 10, 144},
		{`width="72pt" height="6pc"`, 96, 96},
		{`width="25.4mm" height="2.54cm"`, 96, 96},
		{`width="2em" height="2ex"`, 32, 16},
		{`width="0.2" height="0.2"`, 1, 1},
		{`width="Inf" height="0x10"`, 300, 150},
		{`viewBox="0 0 0 5"`, 300, 150},
		{`viewBox="1 2 3"`, 300, 150},
		{`viewBox="-5,-5 , 20 , 10"`, 20, 10},
		{`width="1e300" height="1e300"`, 1_000_000, 1_000_000},
	} {
		w, h, trouble := inspect(t, []byte(`<svg xmlns="http://www.w3.org/2000/svg" `+c.attributes+`/>`))
		if trouble != nil || w != c.w || h != c.h {
			t.Errorf("%s: %d × %d, %+v; want %d × %d", c.attributes, w, h, trouble, c.w, c.h)
		}
	}
}

// TestPublished: what is published is UTF-8 without anything that does not draw.
func TestPublished(t *testing.T) {
	const start = `<svg xmlns="http://www.w3.org/2000/svg"`
	for in, want := range map[string]string{
		`<?xml version="1.0" encoding="UTF-8" standalone="no"?>` + "\n<!-- a -->" + start + `></svg>` + "\n<!-- b -->":       start + `/>`,
		start + ` xmlns:i="http://i" i:path="C:\Users\an" i:x="1"><i:view user="an"><rect/></i:view><g i:label="an"/></svg>`: start + `><g/></svg>`,
		start + `><metadata>Nguyễn Văn A<a/></metadata><title>Cờ <b>thi</b> đua</title></svg>`:                               start + `><title>Cờ  đua</title></svg>`,
		`<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns:y="http://www.w3.org/1999/xlink"><s:use y:href='#"'/></s:svg>`:    start + ` xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#&quot;"/></svg>`,
		start + `><style><![CDATA[a>b{}]]></style><text xml:lang="vi" data-x="1" ping="/a" is="x">&lt;&#13;</text></svg>`:    start + `><style>a&gt;b{}</style><text xml:lang="vi" data-x="1">&lt;&#13;</text></svg>`,
	} {
		p, trouble, err := svg.Rebuild(context.Background(), []byte(in))
		if trouble != nil || err != nil || string(p.Data) != want {
			t.Errorf("%s\nbecomes %s, %v\nwant    %s", in, p.Data, trouble, want)
		}
	}
}

// TestCancelled: reading ends soon after the context does, wherever in a large picture it is.
func TestCancelled(t *testing.T) {
	const size = 1 << 20
	for name, data := range map[string]string{
		"elements":     head + strings.Repeat("<g/>", size/4),
		"one address":  head + `<rect fill="url(` + strings.Repeat("a", size),
		"one comment":  head + `<!--` + strings.Repeat("a", size),
		"one style":    head + `<style>` + strings.Repeat("url(", size/4),
		"one element":  head + `<g ` + strings.Repeat("a=''", size/4),
		"one text":     head + strings.Repeat("&amp;", size/5),
		"nested":       head + strings.Repeat("<g>", size/3),
		"a white head": strings.Repeat(" ", size),
	} {
		ctx := &ending{Context: context.Background(), left: 50}
		if _, trouble, err := svg.Rebuild(ctx, []byte(data)); err != context.Canceled || trouble != nil {
			t.Errorf("%s: %v, %v", name, trouble, err)
		}
		if ctx.after > 3 {
			t.Errorf("%s: the context was asked %d times after its end", name, ctx.after)
		}
	}
}

// ending is a context that ends when its error was asked for left times.
type ending struct {
	context.Context
	left, after int
}

func (e *ending) Err() error {
	if e.left--; e.left >= 0 {
		return nil
	}
	e.after++
	return context.Canceled
}

// TestTime: a deep or wide picture takes time in proportion to its bytes.
func TestTime(t *testing.T) {
	deep := head + strings.Repeat("<g>", 200_000) + strings.Repeat("</g>", 200_000) + "</svg>"
	wide := head + `<rect style="` + strings.Repeat("fill:url(#a);", 200_000) + `"/></svg>`
	for _, s := range []string{deep, wide} {
		if _, _, trouble := inspect(t, []byte(s)); trouble != nil {
			t.Errorf("%.100s…: %+v", s, trouble)
		}
	}
	// Read anew from each url(, two megabytes of them would take days.
	for _, part := range []string{"url(", `url("`, "url( '", "url(#a)", "x:image", "@impor"} {
		s := head + `<style>` + strings.Repeat(part, 300_000) + "</style></svg>"
		_, _, trouble := inspect(t, []byte(s))
		if refused := strings.HasPrefix(part, "url(") && part != "url(#a)"; (trouble != nil) != refused {
			t.Errorf("%s…: %+v", part, trouble)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, attack := range attacks {
		f.Add(wrapped(attack))
	}
	for _, s := range harmless {
		f.Add(wrapped(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		w, h, trouble := inspect(t, data)
		if (trouble == nil) != (w > 0 && h > 0) {
			t.Fatalf("%d × %d, %+v", w, h, trouble)
		}
		// A picture that passes does not pass with a script in it.
		if inner, ok := strings.CutSuffix(string(data), "</svg>"); ok && trouble == nil {
			if _, _, trouble := inspect(t, []byte(inner+"<script/></svg>")); trouble == nil || !trouble.Active {
				t.Fatalf("a script passes: %q, %+v", inner, trouble)
			}
		}
	})
}
