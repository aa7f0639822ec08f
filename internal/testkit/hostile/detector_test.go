package hostile

import "testing"

// TestDetector checks that the detector finds active content, and reports nothing in harmless content.
func TestDetector(t *testing.T) {
	for _, c := range []struct{ name, data string }{
		{"a.html", `<script>alert(1)</script>`},
		{"a.html", `<script src=//evil.example/x.js></script>`},
		{"a.html", `<script src="/assets/2024/x.js" integrity=x></script>`},
		{"a.html", `<script src="/assets/x.js"></script>`},
		{"a.html", `<script type="application/ld+json">{"a":"</script><script>alert(1)</script>"}</script>`},
		{"a.html", `<script type="application/ld+json">alert(1)</script>`},
		{"a.html", `<img src=/x onerror=alert(1)>`},
		{"a.html", `<svg onload=alert(1)>`},
		{"a.html", `<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>`},
		{"a.html", `<svg><set attributeName=href to=javascript:alert(1)>`},
		{"a.html", `<a href="javascript:alert(1)">`},
		{"a.html", "<a href=\" jav\tascript:alert(1)\">"},
		{"a.html", "<a href=\"\x01JavaScript:alert(1)\">"},
		{"a.html", `<a href="data:text/html,x">`},
		{"a.html", `<a href="vbscript:x">`},
		{"a.html", `<a href=/x ping=//evil.example>`},
		{"a.html", `<iframe srcdoc=x>`},
		{"a.html", `<object data=x>`},
		{"a.html", `<embed src=x>`},
		{"a.html", `<base href=//evil.example>`},
		{"a.html", `<meta http-equiv=refresh content="0;url=https://evil.example/">`},
		{"a.html", `<meta http-equiv=refresh content="0;url=javascript:x">`},
		{"a.html", `<meta http-equiv=set-cookie content=x>`},
		{"a.html", `<link rel=stylesheet href=//evil.example/x.css>`},
		{"a.html", `<style>*{}</style>`},
		{"a.html", `<p style="x">`},
		{"a.html", `<form action=https://evil.example><input name=q>`},
		{"a.html", `<form action="//evil.example">`},
		{"a.html", `<button formaction=/x>`},
		{"a.html", `<img src=https://evil.example/t.png>`},
		{"a.html", `<img srcset="//evil.example/t.png 2x">`},
		{"a.html", `<!-- <script> -->`},
		{"feed.xml", `<feed><entry><content type="html">&lt;img src=/x onerror=x&gt;</content></entry></feed>`},
		{"feed.xml", `<feed><link href="javascript:x"/></feed>`},
		{"feed.xml", `<feed><title>&</title></feed>`},
		{"feed.xml", `<?xml-stylesheet href="x"?><feed/>`},
		{"feed.xml", `<!DOCTYPE x [<!ENTITY y "z">]><feed/>`},
		{"feed.xml", `<feed><script xmlns="http://www.w3.org/1999/xhtml"/></feed>`},
		{"feed.json", `{"items":[{"content_html":"<script>x</script>"}]}`},
		{"feed.json", `{"items":[{"url":"javascript:x"}]}`},
		{"feed.json", `{"a":"b"`},
		{"bang-vang.csv", "a,=1+1\r\n"},
		{"bang-vang.csv", "a,\" @SUM(A1)\"\r\n"},
		{"bang-vang.csv", "a,\"\t=1\"\r\n"},
		{"bang-vang.csv", "a,\"b\r\n"},
		{"_redirects", "/a https://evil.example/ 301\n"},
		{"_redirects", "/a /b 200\n"},
		{"_redirects", "/* /b 301\n"},
		{"_redirects", "/a //evil.example 301\n"},
		{"lich.ics", "BEGIN:VALARM\r\n"},
		{"lich.ics", "ATTACH:https://example.org/x\r\n"},
		{"lich.ics", "URL:https://evil.example/\r\n"},
		{"a.html", `<a href="webcal://evil.example/lich.ics">`},
		{"x.htm", "x"}, {"x.xhtml", "x"}, {"x.js", "x"}, {"a/x.css", "x"}, {"cname", "x"}, {"../x.txt", "x"}, {"a\\b.txt", "x"}, {"a\nb.txt", ""}, {" a.txt", ""}, {"_worker.js", ""},
	} {
		if len(activeContent(c.name, []byte(c.data))) == 0 {
			t.Errorf("nothing is found in %s: %s", c.name, c.data)
		}
	}
	for _, c := range []struct{ name, data string }{
		{"a.html", `<p>&lt;script&gt;alert(1)&lt;/script&gt; javascript:alert(1)<a href="https://x.vn/?a=javascript:b">x</a><img src=/a.png>`},
		{"a.html", `<script src="/assets/x.1a.js" integrity=sha384-x defer></script><meta http-equiv=refresh content="0;url=/x/">`},
		{"a.html", `<script type="application/ld+json">{"a":"\u003c/script>"}</script><form action="/tim-kiem/"></form>`},
		{"feed.xml", `<?xml version="1.0"?><feed><content type="html">&lt;p&gt;a&lt;/p&gt;</content></feed>`},
		{"bang-vang.csv", "\ufeffa,'=1,b-c\r\n"},
		{"_redirects", "/cu.html /2024/moi/ 301\n"},
	} {
		if found := activeContent(c.name, []byte(c.data)); len(found) > 0 {
			t.Errorf("%q in %s: %s", found, c.name, c.data)
		}
	}
}
