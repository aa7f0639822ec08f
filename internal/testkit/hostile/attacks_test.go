package hostile

import (
	"fmt"
	"slices"
	"strings"

	"bangvang/internal/content/filetype"
	"bangvang/internal/diag"
)

// attack is one file of a contribution.
type attack struct {
	name string // the goal of the attack
	path string // "": content/tan-cong/NUMBER.md
	text string
	code diag.Code // the problem reported for its file; "": the file is published, harmless
}

const top = "---\ntitle: Hội nghị\ndate: 2024-01-19\nsummary: Sapo\n"

// payloads are texts that escape from a context without proper quoting, e.g. an attribute. § is replaced by the number
// of the attack.
var payloads = []string{
	`<script>alert(§)</script>`,
	`"><img src=x onerror=alert(§)>`,
	`' onmouseover='alert(§)' x='`,
	`</script><script>alert(§)//`,
	`</title></head><body onload=alert(§)>`,
	`]]>--><script>alert(§)<!--`,
	`javascript:alert(§)`,
	`{{alert §}}<svg/onload=alert(§)>`,
	`=HYPERLINK("https://evil.example/§","x")`,
	`\u2028-alert(§)-\u2029`,
}

// fields are the places of a front matter for free text, with % for the text in double quotes.
var fields = []string{
	"title: %", "summary: %", "author: %", "category: %", "tags: [%]", "source: %", "source: {name: %}",
	"event: {kind: %}", "author: [A, {name: %}]", "author: [{name: A, role: %}]", "image: anh.png\nphoto: %", "corrections: [{date: 2024-01-20, text: %}]", "event: {at: %}", "awards: [{award: %}]", "awards: [{award: Bằng khen, by: %}]",
	"awards: [{award: Bằng khen, for: %}]", "awards: [{award: Bằng khen, to: {tập thể: [%]}}]",
	"awards: [{award: Bằng khen, to: {cá nhân: [{name: Đỗ Nam, post: %}]}}]",
	"awards: [{award: Bằng khen, to: {cá nhân: [{name: Đỗ Nam, unit: %}]}}]",
	"awards: [{award: Bằng khen, decision: {no: %}}]", "locality: %",
}

// bodies are the places of a Markdown text, with % for the text.
var bodies = []string{
	"%", "# %", "- %", "> %", "**%**", "`%`", "```%\n%\n```", "    %", "[%](/)", "[a](/ '%')", "![%](anh.png)", "![a](anh.png '%')",
	"| % |\n|---|\n| % |", "a[^1]\n\n[^1]: %", "~~%~~", "[%]: /\n\n[%]", "&lt;b&gt; %",
}

// refusedFields are fields that accept no free text: the problem is that of the field.
var refusedFields = []string{
	"date: %", "updated: %", "kind: %", "draft: %", "image: %", "source: {name: a, url: %}", "event: {session: %}", "event: {date: %}",
	"awards: [{award: a, period: %}]", "awards: [{award: a, to: {%: 1}}]", "awards: [{award: a, decision: {no: a, file: %}}]",
	"awards: [{award: a, status: %}]", "%: a", "awards: %", "aliases: [%]",
}

// links are addresses that must not become links.
var links = []string{
	"javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)", "java&#x0A;script:alert(1)",
	"java&Tab;script:alert(1)", "&#1;javascript:alert(1)", "data:text/html,<script>", "data:image/svg+xml,x", "vbscript:x", "file:///etc/passwd",
	"blob:https://example.org/x", "filesystem:x", "view-source:x", "ws://evil.example", "jar:x", "intent:x", "about:blank", "livescript:x",
}

// aliases are old addresses that leave the site or have a meaning for a host.
var aliases = []string{
	"/../x", "/../../etc/passwd", "/a/../../x", "/./x", "//evil.example/x", "https://evil.example/", "/a\\..\\x", "x", "/", "", "/a//b", "/.git/config",
	"/%2e%2e/x", "/a%2f..%2fx", "/x?y", `/x?y"; } server { #`, "/x?{$x}y", "/x#y", "/a*", "/a:b", "/a%00b", "javascript:x", "/%5c%5cevil.example", "/_headers",
	"/_worker.js", "/a/_x/", "/sw.js", "/web.config", "/netlify.toml", "/vercel.json", "/a.YML",
}

// outsidePaths are paths of pictures and files outside the site.
var outsidePaths = []string{
	"../../../etc/passwd", "/../../etc/passwd", "../../../../etc/passwd.png", "..%2f..%2f..%2fetc%2fpasswd", "/etc/passwd", "../site.yaml", "..\\..\\x.png", "/.git/config",
}

// hostileFiles are names that a browser might run, or that have a meaning for a host.
var hostileFiles = []string{
	"x.html", "X.HTM", "x.xhtml", "x.shtml", "x.xml", "x.xsl", "x.xslt", "x.js", "x.mjs", "x.cjs", "x.css", "x.svgz", "x.swf", "x.hta", "x.mht", "x.mhtml",
	"x.php", "x.phtml", "x.jsp", "x.aspx", "x.cgi", "x.wasm", "x.jar", "x.exe", "x.pdf.html", "x.html.", "x", "CNAME", "x.rss", "x.atom", "x.webmanifest", "x.vue",
	"x.appcache", "web.config", "x.htc", "x.xht", "x.rdf", "x.url", "x.html%00.png.x", "x.bat",
}

// article returns an article with an additional line in its front matter, or a replaced one where top has a line with
// that key.
func article(line string) string {
	key, _, _ := strings.Cut(line, ":")
	var b strings.Builder
	for have := range strings.Lines(top) {
		if !strings.HasPrefix(have, key+":") {
			b.WriteString(have)
		}
	}
	return b.String() + line + "\n---\n\nLời.\n"
}

// yamlQuote returns text as a double-quoted YAML string.
func yamlQuote(text string) string { return `"` + strings.ReplaceAll(text, `"`, `\"`) + `"` }

func attacks() (all []attack) {
	add := func(name, path, text string, code diag.Code) {
		all = append(all, attack{name, path, text, code})
	}
	for i, p := range payloads {
		for _, f := range fields {
			code := diag.Code("")
			if strings.HasPrefix(f, "locality") {
				code = diag.UnknownLocality
			}
			add(f, "", article(strings.ReplaceAll(f, "%", yamlQuote(p))), code)
		}
		for _, b := range bodies {
			add(b, "", top+"---\n\n"+strings.ReplaceAll(b, "%", p)+"\n", "")
		}
		if i < 2 {
			for _, f := range refusedFields {
				add(f, "", article(strings.ReplaceAll(f, "%", yamlQuote(p))), anyCode)
			}
		}
	}
	for _, l := range links {
		code := diag.UnsafeLink
		if strings.HasPrefix(l, "file:") {
			code = diag.LocalFile
		}
		add("link", "", top+"---\n\n[a]("+l+")\n", code)
		add("picture", "", top+"---\n\n![a]("+l+")\n", code)
		add("reference", "", top+"---\n\n[a]\n\n[a]: "+l+"\n", code)
		add("source", "", article("source: {name: a, url: '"+l+"'}"), diag.BadURL)
	}
	add("autolink", "", top+"---\n\n<javascript:alert(1)>\n", diag.UnsafeLink)
	add("a picture from elsewhere", "", top+"---\n\n![a](https://evil.example/a.png)\n", diag.OutsidePicture)
	for _, a := range aliases {
		switch {
		case strings.Contains(a, "?"): // in the maps for nginx and Caddy, and nowhere else
			add("alias", "", article("aliases: ['"+a+"']"), "")
		case a != "":
			add("alias", "", article("aliases: ['"+a+"']"), diag.BadAlias)
		}
	}
	add("alias with a line", "", article(`aliases: ["/a\n/b https://evil.example/ 301"]`), diag.BadAlias)
	add("alias with a space", "", article(`aliases: ["/a x 301"]`), "")
	for _, c := range outsidePaths {
		add("image", "", article("image: '"+c+"'"), diag.MissingPicture)
		add("picture", "", top+"---\n\n![a]("+c+")\n", diag.MissingPicture)
		add("decision", "", article("awards: [{award: Bằng khen, decision: {no: a, file: '"+c+"'}}]"), diag.MissingFile)
		add("list", "", article("awards: [{award: Bằng khen, to: {cá nhân: {file: '"+c+"'}}}]"), diag.ListFile)
	}
	for _, f := range hostileFiles {
		add(f, "content/tep/"+f, "<script>alert(1)</script>", diag.ActiveFile)
	}
	for _, ending := range slices.Concat(filetype.Endings(filetype.Download), filetype.Endings(filetype.Private)) {
		code := diag.UnprovenFile
		if slices.Contains(filetype.Endings(filetype.Private), ending) {
			code = diag.PrivateFile
		}
		add("a page called "+ending, "content/trang/x"+ending, "<!DOCTYPE html><script>alert(1)</script>", code)
	}
	for _, b := range bombs {
		add("bomb", "", b.text, b.code)
	}
	for i := range all {
		if all[i].path == "" {
			all[i].path = fmt.Sprintf("content/tan-cong/%d.md", i)
		}
		all[i].text = strings.ReplaceAll(all[i].text, "§", fmt.Sprint(i))
	}
	return append(all, hostileNames...)
}

// anyCode matches any error in the file.
const anyCode diag.Code = "*"

// bombs are small texts that expand, or are not text.
var bombs = []attack{
	{text: "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\n", code: diag.YAMLStart},
	{text: "---\n<<: *x\ntitle: a\n---\n", code: diag.YAMLStart},
	{text: "---\ntitle: !!binary aGk=\ndate: 2024-01-19\n---\n\na\n", code: diag.YAMLStart},
	{text: "---\ntitle: !!python/object/apply:os.system [x]\n---\n", code: diag.YAMLStart},
	{text: "---\ntitle: a\n--- \ntitle: b\n...\n---\n", code: anyCode},
	{text: top + "tags: " + strings.Repeat("[", 5000) + "\n---\n\na\n", code: diag.YAMLTooDeep},
	{text: top + "title: b\n---\n\na\n", code: diag.DuplicateKey},
	{text: top + "__proto__: b\n---\n\na\n", code: diag.UnknownKey},
	{text: "---\ntitle: a\x00b\ndate: 2024-01-19\n---\n\na\n", code: diag.ControlCharacter},
	{text: "---\ntitle: \"a\\0b\"\ndate: 2024-01-19\n---\n\na\n", code: diag.ControlCharacter},
	{text: "---\ntitle: a\x1b[31mb\ndate: 2024-01-19\n---\n\na\n", code: diag.ControlCharacter},
	{text: "---\ntitle: \xff\xfe\ndate: 2024-01-19\n---\n\na\n", code: diag.NotUTF8},
	{text: "---\ntitle: a\u202eb\ndate: 2024-01-19\n---\n\na\n", code: diag.HiddenCharacter},
	{text: "---\ntitle: \"a\\u202eb\"\ndate: 2024-01-19\n---\n\na\n", code: diag.HiddenCharacter},
	{text: top + "---\n\n![a\u2066](/x.png)\n", code: diag.HiddenCharacter},
	{text: "---\ntitle: Hội nghị Đồ Sоn\ndate: 2024-01-19\n---\n\na\n", code: diag.MixedScript},
	{text: "+++\ntitle = 'a'\n+++\n", code: diag.ForeignFrontMatter},
	{text: "---json\n{\"title\": \"a\"}\n---\n", code: diag.ForeignFrontMatter},
	{text: "---js\n{title: process.env}\n---\n", code: anyCode},
	{text: top + "---\n\n" + strings.Repeat("> ", 10_000) + "a\n", code: diag.DenseMarkup},
	{text: top + "---\n\n" + strings.Repeat("- ", 10_000) + "a\n", code: diag.DenseMarkup},
	{text: top + "---\n\n" + strings.Repeat("1. ", 10_000) + "a\n", code: diag.DenseMarkup},
	{text: top + "---\n\n" + strings.Repeat("[", 10_000) + "a\n", code: diag.DenseMarkup},
	{text: top + "---\n\n" + strings.Repeat("*a ", 10_000) + "\n", code: ""},
}

// hostileNames are articles and files with hostile names.
var hostileNames = []attack{
	{"quotes", `content/tan-cong/a"onload=alert(1) x=".md`, top + "---\n\na\n", ""},
	{"markup", `content/tan-cong/<script>alert(2).md`, top + "---\n\na\n", ""},
	{"a line", "content/tan-cong/a\n/x https:evil.example 301.md", top + "---\n\na\n", ""},
	{"an escape", "content/tan-cong/a\x1b[2Jb.md", top + "---\n\na\n", ""},
	{"a backslash", `content/tan-cong/a..\..\x.md`, top + "---\n\na\n", ""},
	{"dots", "content/tan-cong/a... .md", top + "---\n\na\n", ""},
	{"a device", "content/tan-cong/con .md", top + "---\n\na\n", ""},
	{"a header", "content/tan-cong/headers.md", top + "---\n\na\n", ""},
	{"turned round", "content/tan-cong/gnp\u202edm.md", top + "---\n\na\n", diag.HiddenCharacter},
	{"another alphabet", "content/tan-cong/dо-son.md", top + "---\n\na\n", diag.MixedScript},
	{"a long name", "content/tan-cong/" + strings.Repeat("a", 250) + ".md", top + "---\n\na\n", ""},
	{"a number", "content/tan-cong/%2e%2e%2fx.md", top + "---\n\na\n", ""},
	{"the assets", "content/assets/main.css", "*{}", diag.ActiveFile},
	{"a worker", "content/sw.js", "self", diag.ActiveFile},
	{"the roll", "content/bang-vang.json", `{"a": 1}`, diag.AddressCollision},
	{"the search index", "content/robots.txt", "Disallow: /", diag.AddressCollision},
	{"a picture that is a page", "content/tep/x.png", "<html><script>alert(1)</script>", diag.BrokenPicture},
	{"a picture that runs", "content/tep/x.svg", `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`, diag.ActiveSVG},
	{"a text that is a page", "content/tep/a.html.txt", "<script>alert(1)</script>", diag.UnprovenFile},
	{"a picture of two encodings", "content/tep/y.svg", `<?xml version="1.0" encoding = "iso-2022-jp"?><svg xmlns="http://www.w3.org/2000/svg"><!-- -` + "\x1b(B" + `-><script>alert(1)</script> --></svg>`, diag.BrokenPicture},
}
