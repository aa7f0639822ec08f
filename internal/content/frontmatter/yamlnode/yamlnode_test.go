package yamlnode_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"bangvang/internal/content/frontmatter/yamlnode"
	"bangvang/internal/diag"
	"bangvang/internal/testkit/hostile"
)

// TestFaults marks the position of each fault by ‸ in the text.
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		text, code, args string
	}{
		{"title: Đồ Sơn‸: tổng kết\n", "yaml-colon", `title: "Đồ Sơn: tổng kết"`},
		{"a: 1\nawards:\n  - award: Cờ‸: x\n", "yaml-colon", `award: "Cờ: x"`},
		{"title: Nói \"a\"‸: b\n", "yaml-colon", `title: 'Nói "a": b'`},
		{"title: Nói \"a\"‸: b's\n", "yaml-colon", `title: "Nói \"a\": b's"`},
		{"title: x\n  date‸: 2024\n", "yaml-indent", "date: 2024"},
		{"awards:\n  ‸– award: x\n    by: y\n", "item-mark", "– award: x|- award: x"},
		{"awards:\n‸-award: x\n by: y\n", "item-mark", "-award: x|- award: x"},
		{"awards:\n  - award: x\n    by: y\n  ‸— award: z\n    by: y\n", "item-mark", "— award: z|- award: z"},
		{"to:\n  cá nhân:\n  ‸+ Lê An\n  + Lê Bình\n", "item-mark", "+ Lê An|- Lê An"},
		{"to:\n  cá nhân:\n  ‸Lê An\n  Lê Bình\n", "item-mark", "Lê An|- Lê An"},
		{"to:\n  cá nhân:\n‸1\tLê An\tBí thư\n2\tLê Bình\n", "item-mark", "1 | Lê An | Bí thư|- 1 | Lê An | Bí thư"},
		{"summary:\n‸Sáng nay\nhọp\n", "yaml-no-colon", "Sáng nay"},
		{"a: x\n‸–b c\nd: e\n", "yaml-no-colon", "–b c"},
		{"‸title:Hội nghị\ndate: 2024\n", "yaml-no-colon", "title:Hội nghị"},
		{"a: 1\n‸title:Hội nghị\ndate: 2024\n", "yaml-no-colon", "title:Hội nghị"},
		{"title: Hội nghị\n‸tổng kết\ndate: 2024\n", "yaml-no-colon", "tổng kết"},
		{"title: a\n   - b\n  c‸: d", "yaml-indent", "c: d"},
		{"‸title A\ndate: 2024\n", "yaml-no-colon", "title A"},
		{"title: a\n‸tags： b\ndate: 2024\n", "yaml-no-colon", "tags： b"},
		{"event:\n  ‸at b\n  date: 2024\n", "yaml-no-colon", "at b"},
		{" title: A\n‸date: 2024\n", "yaml-indent", ""},
		{"title: ‸- gạch đầu dòng\n", "yaml-start", `-|title: "- gạch đầu dòng"`},
		{"tags: [‸#thiđua]\n", "yaml-start", "#|"},
		{"tags: [a, ‸#b]\n", "yaml-start", "#|"},
		{"title: ‸*\n", "yaml-start", `*|title: "*"`},
		{"title: ‸*Đậm* nhạt\n", "yaml-start", `*|title: "*Đậm* nhạt"`},
		{"title: ‸**Đậm**\n", "yaml-start", `*|title: "**Đậm**"`},
		{"title: ‸* a\n", "yaml-start", `*|title: "* a"`},
		{"title: ‸& a\n", "yaml-start", `&|title: "& a"`},
		{"title: ‸@a\n", "yaml-start", `@|title: "@a"`},
		{"title: ‸%a\n", "yaml-start", `%|title: "%a"`},
		{"title: ‸`a`\n", "yaml-start", "`|title: \"`a`\""},
		{"title: ‸> 50 tập thể\n", "yaml-start", `>|title: "> 50 tập thể"`},
		{"title: ‸| a\n", "yaml-start", `||title: "| a"`},
		{"title: ‸[Chú ý] a\n", "yaml-start", `[|title: "[Chú ý] a"`},
		{"title: ‸{a} b\n", "yaml-start", `{|title: "{a} b"`},
		{"title: \"Đơn vị quyết thắng\" ‸của x\n", "yaml-after-quote", `title: '"Đơn vị quyết thắng" của x'`},
		{"title: 'a' ‸b\n", "yaml-after-quote", `title: "'a' b"`},
		{"title: ‸\"Đồ Sơn\ndate: 2024\n", "yaml-unclosed", `"`},
		{"title: ‸'Đồ Sơn\ndate: 2024\n", "yaml-unclosed", `'`},
		{"tags: ‸[a, b\ntitle: c\n", "yaml-unclosed", "["},
		{"to: ‸{a: 1\ntitle: c\n", "yaml-unclosed", "{"},
		{"to: {a: b‸: c}\n", "yaml-flow", ""},
		{"to: [ế, a: b‸: c]\n", "yaml-flow", ""},
		{"tags: ‸[a,]]\n", "yaml-start", `[|tags: "[a,]]"`},
		{"tags: ‸[a,\n", "yaml-unclosed", "["},
		{"a:\n‸\tb: 1\n", "yaml-tab", ""},
		{"a:\n  ‸\tb: 1\n", "yaml-tab", ""},
		{"a: 1\n‸---\nb: 2\n", "yaml-documents", ""},
		{"a: 1\n...\n‸b: 2\n", "yaml-documents", ""},
		{"a: 1\n---\nb: ‸[\n", "yaml-unclosed", "["},
		{"a: [{b: c}, ‸{", "yaml-unclosed", "{"},
		{"a: [{b: c}, {d: ‸]}]", "yaml-flow", ""},
		{"a: \"‸\\q\"\n", "yaml-syntax", `\q|a: '\q'`},
		{"a: \"D:\\anh‸\\x.jpg\"\n", "yaml-syntax", `\x|a: 'D:\anh\x.jpg'`},
		{"a: \"‸\\uD800\"\n", "yaml-syntax", `\u|a: '\uD800'`},
		{"a: \"it's ‸\\q\\n\"\n", "yaml-syntax", `\q|a: "it's \\q\\n"`},
		{"title:‸\u00a0Một\ndate: 2024\n", "yaml-blank", "U+00A0"},
		{"title: Một\ndate:‸\u202f2024\ntags: x\n", "yaml-blank", "U+202F"},
		{"tags:\n  - 'Y K' ‸Nia'\n  - b\n", "yaml-after-quote", `- "'Y K' Nia'"`},
		{"tags:\n  - 'Y K'‸Nia'\n  - b\n", "yaml-after-quote", `- "Y K'Nia"`},
		{"tags: ['Y K'‸Nia', b]\n", "yaml-after-quote", `"Y K'Nia"`},
		{"to: {a: 'Y K'‸Nia'}\n", "yaml-after-quote", `"Y K'Nia"`},
		{"to: {a: 'Y K' ‸{b}'}\n", "yaml-after-quote", ""},
		{"title: \"Phong trào \"‸Dân vận khéo\" năm 2025\"\n", "yaml-after-quote", `title: 'Phong trào "Dân vận khéo" năm 2025'`},
		{"title: 'Phong trào '‸Dân vận khéo' năm 2025'\n", "yaml-after-quote", `title: "Phong trào 'Dân vận khéo' năm 2025"`},
		{"title: \"Nói \"‸it's\" nhé\"\n", "yaml-after-quote", `title: "Nói \"it's\" nhé"`},
		{"title: \"A\" ‸và \"B\"\n", "yaml-after-quote", `title: '"A" và "B"'`},
		{"title: “Đồ Sơn‸: tổng kết”\n", "yaml-colon", `title: "Đồ Sơn: tổng kết"`},
		{"title: “A” và “B‸: c”\n", "yaml-colon", `title: "“A” và “B: c”"`},
		{"awards:\n  - award: x\n   ‸by: y\n", "yaml-indent", "    by: y"},
		{"awards:\n  - award: x\n     by‸: y\n", "yaml-indent", "    by: y"},
		{"awards:\n  - {award: x}\n ‸- {award: y}\n", "yaml-indent", "  - {award: y}"},
		{"awards:\n  - {award: x}\n   ‸- {award: y}\n", "yaml-indent", "  - {award: y}"},
		{"event:\n  date: 2024\n ‸at: x\n", "yaml-indent", ""}, // of two levels
		{"- name: a\n‸parent: b\n", "yaml-indent", "  parent: b"},
		{"a: b\n‸]\n", "yaml-flow", ""},
		{"a: &b ‸*c\n", "yaml-start", "*|"},
		{"a: 1\nb: ‸- c\n", "yaml-start", `-|b: "- c"`},
		{"a: |\n  x\n ‸y\n", "yaml-indent", ""},
		{strings.Repeat("[", 100) + "‸[", "yaml-too-deep", "100"},
		{"x: y\u2028b: c‸: d\n", "yaml-colon", "x: \"y\u2028b: c: d\""},
		{"a: \U0001f3c5\u0301‸: d\n", "yaml-colon", "a: \"\U0001f3c5\u0301: d\""},
	} {
		text := strings.Replace(c.text, "‸", "", 1)
		_, fault := yamlnode.Parse(text, 100)
		if fault == nil {
			t.Errorf("%q is fine", text)
			continue
		}
		args := strings.Join(fault.Args, "|")
		marked := text[:fault.Offset] + "‸" + text[fault.Offset:]
		if string(fault.Code) != c.code || args != c.args || marked != c.text {
			t.Errorf("%q:\n got %s %q %s\nwant %s %q %s", text, fault.Code, marked, args, c.code, c.text, c.args)
		}
	}
}

// TestOffsets: a node's offset is that of its first character, whatever precedes it in its line.
func TestOffsets(t *testing.T) {
	text := "tiêu đề: \"ớ\"\nx\u0323: {tập thể: \U0001f3c5a, b: [c, đ]}\nxa: y\u2028xuống: z\n\u00a0- e: f\n"
	doc, fault := yamlnode.Parse(text, 100)
	if fault != nil {
		t.Fatal(fault)
	}
	var check func(n *yamlnode.Node)
	check = func(n *yamlnode.Node) {
		rest := strings.TrimLeft(text[doc.Offset(n):], `"`)
		if n.Kind == yamlnode.Scalar && !strings.HasPrefix(rest, n.Value) {
			t.Errorf("%q is said to be at %q", n.Value, rest)
		}
		for _, c := range n.Content {
			check(c)
		}
	}
	check(doc.Root)
	if n := len(doc.Root.Content); n != 10 {
		t.Errorf("%d nodes", n)
	}
}

func TestForeign(t *testing.T) {
	for value, mark := range map[string]string{
		"&a b": "&", "*a": "*", "!a b": "!", "!!str b": "!", "! b": "!", "&a {b: c}": "&", "!a [b]": "!", "&a \"b\"": "&",
		"a&b": "", "\"*a\"": "", "'!a'": "", "[a, b]": "", "a *b*": "",
	} {
		doc, fault := yamlnode.Parse("x: &a 1\ny: "+value+"\n", 100)
		if fault != nil {
			t.Errorf("%s: %v", value, fault)
			continue
		}
		fault = doc.Foreign(doc.Root.Content[3])
		if (fault != nil) != (mark != "") || fault != nil && (fault.Args[0] != mark || fault.Offset != 11) {
			t.Errorf("%s: %v", value, fault)
		}
	}
}

func TestNothing(t *testing.T) {
	for _, text := range []string{"", "\n", "# lời\n", "  \n# lời"} {
		doc, fault := yamlnode.Parse(text, 100)
		if fault != nil || doc.Root != nil {
			t.Errorf("%q: %v, %v", text, doc.Root, fault)
		}
	}
}

// TestNothingGrows: neither references within references nor a line of very many values costs more than the text.
func TestNothingGrows(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 [x, x]\n")
	for i := range 60 {
		fmt.Fprintf(&bomb, "a%d: &a%d [*a%d, *a%d]\n", i+1, i+1, i, i)
	}
	for name, text := range map[string]string{
		"references": bomb.String(),
		"one line":   "a: [" + strings.Repeat("đ, ", 100_000) + "]\n",
	} {
		nodes := 0
		hostile.Bound(t, name, func() {
			doc, fault := yamlnode.Parse(text, 100_000)
			if fault != nil {
				t.Fatal(name, fault)
			}
			var walk func(n *yamlnode.Node)
			walk = func(n *yamlnode.Node) {
				nodes++
				doc.Offset(n)
				for _, c := range n.Content {
					walk(c)
				}
			}
			walk(doc.Root)
		})
		if nodes > len(text) {
			t.Errorf("%s: %d nodes of %d bytes", name, nodes, len(text))
		}
	}
}

func TestShort(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "đ": "đ", strings.Repeat("đ", 60): strings.Repeat("đ", 60), strings.Repeat("đ", 61): strings.Repeat("đ", 60) + "…",
	} {
		if got := yamlnode.Truncate(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a: [b, {c: đ}]\n", "x: \"\\u0301\"", "a: |\n  b\n", "? [a]\n: b", "a\u2028b: *c", "%YAML 1.1\n---\na"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.Contains(text, "\r") {
			t.Skip()
		}
		doc, fault := yamlnode.Parse(text, 100)
		if (doc == nil) == (fault == nil) {
			t.Fatalf("%v and %v", doc, fault)
		}
		if fault == nil {
			return
		}
		if fault.Offset < 0 || fault.Offset > len(text) || !utf8.ValidString(text[:fault.Offset]) {
			t.Fatalf("offset %d", fault.Offset)
		}
		if shown, _, _ := strings.Cut(strings.Join(fault.Args, ""), "…"); fault.Code == diag.YAMLSyntax && !strings.HasPrefix(text[fault.Offset:]+"\x00", fault.Args[0][:min(len(shown), len(fault.Args[0]))]) {
			t.Fatalf("%q is not in the text, and may be English", fault.Args[0])
		}
		if _, ok := diag.Codes[fault.Code]; !ok {
			t.Fatalf("no code %s", fault.Code)
		}
	})
}

// TestKeyBounds refuses a mapping that no table of keys could need, at its first key too many.
func TestKeyBounds(t *testing.T) {
	hostile.Bounds(t)
	for n, want := range map[int]bool{1000: false, 200_000: false, 200_001: true} {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "k%d: 1\n", i)
		}
		_, fault := yamlnode.Parse(b.String(), 10)
		if (fault != nil) != want {
			t.Errorf("%d keys: %+v", n, fault)
		}
		if fault != nil && (fault.Code != diag.TooManyItems || fault.Offset != strings.Index(b.String(), "k200000:") || fault.Args[0] != "200000") {
			t.Errorf("%d keys: %+v", n, fault)
		}
	}
}
