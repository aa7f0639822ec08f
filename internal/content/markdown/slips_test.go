package markdown_test

import (
	"strings"
	"testing"
)

// TestSlips compares the problems of texts, each without its positions, and the text with all fixes of the first round.
func TestSlips(t *testing.T) {
	for _, c := range []struct{ text, want, fixed string }{
		// Emphasis.
		{"a ** b ** c", "stray-emphasis ** b ** **b**", "a **b** c"},
		{`**"A"**và`, `stray-emphasis **"A"** **"A"** …`, `**"A"** và`},
		{"và**“A”** b", "stray-emphasis **“A”** … **“A”**", "và **“A”** b"},
		{"**A **của", "stray-emphasis **A ** **A** …", "**A** của"},
		{"***A *** b", "stray-emphasis ***A *** ***A***", "***A*** b"},
		{"__ A __", "stray-emphasis __ A __ __A__", "__A__"},
		{"a *B * c", "stray-emphasis *B * *B*", "a *B* c"},
		{"a * hai chữ * c", "stray-emphasis * hai chữ * *hai chữ*", "a *hai chữ* c"},
		{"a **B", "stray-emphasis **B", ""},
		{"a __Bằng khen", "stray-emphasis __Bằng khen", ""},
		{"| a |\n|---|\n| ** B ** |", "stray-emphasis ** B ** **B**", "| a |\n|---|\n| **B** |"},
		{"# a ** B **", "stray-emphasis ** B ** **B**", "# a **B**"},
		{"**a** *b* __c__ ***d*** **\"e\"** 2 ** 3 a**b**c", "", ""},
		{"*Ghi chú: a\n\n(*) a\n\n* * *\n\na * b * c, 5*3*2", "", ""},
		{"Họ tên: ______ a__b__c __init__ '**' (**) Tên** \\*\\* a \\*\\*", "", ""},
		{"`** a **` <https://a.vn/**b**>\n\n```\n** a **\n```", "", ""},

		// Lists and headings without their blank, and with other marks.
		{"-Một\n-Hai", "list-mark -Một - Một", "- Một\n- Hai"},
		{"Gồm:\n+Một", "list-mark +Một + Một", "Gồm:\n+ Một"},
		{"1.Một\n2.Hai", "list-mark 1.Một 1. Một", "1. Một\n2. Hai"},
		{"1)Một\n\n2)Hai", "list-mark 1)Một 1) Một; list-mark 2)Hai 2) Hai", "1) Một\n\n2) Hai"},
		{"• Một\n• Hai", "list-mark • Một - Một", "- Một\n- Hai"},
		{"•Một\n\n•Hai", "list-mark •Một - Một; list-mark •Hai - Hai", "- Một\n\n- Hai"},
		{"– Một\n– Hai", "list-mark – Một - Một", "- Một\n- Hai"},
		{"– Một;\n\n– Hai;", "list-mark – Một; - Một;; list-mark – Hai; - Hai;", "- Một;\n\n- Hai;"},
		{"1/ Một\n2/ Hai", "list-mark 1/ Một 1. Một", "1. Một\n2. Hai"},
		{"a) Một\nb) Hai", "list-mark a) Một", "a) Một\n\nb) Hai"},
		{"- Một\n-Hai", "list-mark -Hai - Hai", "- Một\n- Hai"},
		{"- Một\n• Hai", "list-mark • Hai - Hai", "- Một\n- Hai"},
		{"##Kết quả", "list-mark ##Kết quả ## Kết quả", "## Kết quả"},
		{"#Kết quả", "list-mark #Kết quả # Kết quả", "# Kết quả"},
		{"a\n\n#Phương hướng năm 2025\n\nb", "list-mark #Phương hướng năm 2025 # Phương hướng năm 2025", "a\n\n# Phương hướng năm 2025\n\nb"},
		{"#ThiĐua yêu nước\n\n#Covid la gi\n\n#Kếtquả\n\n#tiêu chí\n\n#Kết quả là đây.\n\n#Hải Phòng #Đồ Sơn", "", ""},
		{"– Anh đi đâu?\n\n– Tôi đi họp.\n\n— Thế à.", "", ""},
		{"-Anh đi đâu?\n\n-Tôi đi họp.", "", ""},
		{"Anh hỏi:\n\n-Em đi đâu", "", ""},
		{"-5 độ\n-7 độ\n\n+84 225\n\n1.000 người\n2.000 người", "", ""},
		{"2025.\n\nNăm 2025.\n2026.Năm", "", ""},
		{"–\n\n• \n\n#haiphong #doson\n\n1/5\n2/9", "", ""},
		{"-fdata a\n-m b\n\n1.x\n2.x", "", ""},
		{"• Một dòng", "", ""},
		{"Hà Nội\n– Hải Phòng", "", ""},
		{"-\u00a0Một\n-\u00a0Hai", "list-mark - Một - Một", "- Một\n- Hai"},
		{"##\u00a0Mục\n\n#\u00a0Hai", "list-mark ## Mục ## Mục; list-mark # Hai # Hai", "## Mục\n\n# Hai"},
		{"1.\u00a0Ba\n2.\u00a0Bốn", "list-mark 1. Ba 1. Ba", "1. Ba\n2. Bốn"},
		{"##Mục##", "list-mark ##Mục## ## Mục##", "## Mục ##"},
		{"*Một\n*Hai", "list-mark *Một * Một", "* Một\n* Hai"},
		{"o Một\no Hai", "list-mark o Một - Một", "- Một\n- Hai"},
		{"\uf0b7 Một\n\uf0b7\tHai", "list-mark \uf0b7 Một - Một", "- Một\n- Hai"},
		{"· Một\n· Hai", "list-mark · Một - Một", "- Một\n- Hai"},
		{"− Một\n−Hai", "list-mark − Một - Một", "- Một\n- Hai"},
		{"a. Một\nb. Hai", "list-mark a. Một", "a. Một\n\nb. Hai"},
		{"I. Một\nII. Hai\nIII. Ba", "list-mark I. Một", "I. Một\n\nII. Hai\n\nIII. Ba"},
		{"(1) Một\n(2) Hai\n\nA/ Ba\nB/ Bốn", "list-mark (1) Một; list-mark A/ Ba", "(1) Một\n\n(2) Hai\n\nA/ Ba\n\nB/ Bốn"},
		{"1.1 Một\n1.2 Hai\n\n(ii) Ba\n(iii) Bốn", "list-mark 1.1 Một; list-mark (ii) Ba", "1.1 Một\n\n1.2 Hai\n\n(ii) Ba\n\n(iii) Bốn"},
		{"*Ghi chú\n\no Một\n\nI. Một\n\nII. Hai\n\n-\u00a0Anh đi đâu?\n\n-\u00a0Tôi đi họp.", "", ""},
		{"1.1 triệu người\n1.2 triệu người\n\nT.S Nguyễn\nTP. Hà Nội\n\n(2023) Một\n(2024) Hai\n\n−5 độ\n−7 độ", "", ""},
		{"*Một* hai\n*Ba* bốn\n\n**Một**\n**Hai**\n\n9.10 Một\n10.10 Hai\n\nI. Một\nV. Hai", "", ""},

		// Links.
		{"[x] (https://a.vn)", "malformed-link [x] (https://a.vn) [x](https://a.vn)", "[x](https://a.vn)"},
		{"![x] (a.jpg)", "malformed-link ![x] (a.jpg) ![x](a.jpg)", "![x](a.jpg)"},
		{"[**x**] (/b/c.md)", "malformed-link [**x**] (/b/c.md) [**x**](/b/c.md)", "[**x**](/b/c.md)"},
		{"(x)[https://a.vn]", "malformed-link (x)[https://a.vn] [x](https://a.vn)", "[x](https://a.vn)"},
		{"[x](https://a.vn/b c", "malformed-link [x](https://a.vn/b [x](https://a.vn/b)", ""},
		{"[1] (https://a.vn) [a] (xem dưới) (a)[b] [a]\n(https://a.vn) \\[x] (https://a.vn)", "", ""},
		{"![x](a.jpg =300x200) ![y](b.jpg =50%)", "malformed-link ![x](a.jpg =300x200) ![x](a.jpg); malformed-link ![y](b.jpg =50%) ![y](b.jpg)", "![x](a.jpg) ![y](b.jpg)"},
		{"[a](tel:0225 3842 123) [b](+84 24 3943 1234) [c](mailto: a@b.vn)", "malformed-link [a](tel:0225 3842 123) [a](tel:02253842123); " +
			"malformed-link [b](+84 24 3943 1234) [b](tel:+842439431234); malformed-link [c](mailto: a@b.vn) [c](mailto:a@b.vn)",
			"[a](tel:02253842123) [b](tel:+842439431234) [c](mailto:a@b.vn)"},
		{"[a](19 12 2025) [1](2 3) ![z]({{ site.baseurl }}/a b.png)", "foreign-markup {{ site.baseurl }}", ""},

		// Tables.
		{"a\tb\nc\td", "pasted-table 2 |---|---|", "| a | b |\n|---|---|\n| c | d |"},
		{"a\n\n1\tA\t\n\tB\tC\n3\tD", "pasted-table 3 |---|---|---|", "a\n\n| | | |\n|---|---|---|\n| 1 | A | |\n| | B | C |\n| 3 | D | |"},
		{"STT\tTên\tGhi chú\n1\tA\t\n2\tB\n3\tC\tx  ", "pasted-table 3 |---|---|---|", "| STT | Tên | Ghi chú |\n|---|---|---|\n| 1 | A | |\n| 2 | B | |\n| 3 | C | x |"},
		{"STT\tTên\tXã\n1\tA\nB\tC", "pasted-table 3 |---|---|---|", ""},
		{"DANH SÁCH\n1\tA\tB\n2\tC\tD", "pasted-table 3 |---|---|---|", ""},
		{"•\tMột\n•\tHai", "list-mark • Một - Một", "- Một\n- Hai"},
		{"–\tMột\n–\tHai", "list-mark – Một - Một", "- Một\n- Hai"},
		{"STT\tTên\tĐơn vị", "pasted-table 3 |---|---|---|", ""},
		{"| a | b |\n| c | d |", "table-delimiter 2 |---|---|", "| a | b |\n|---|---|\n| c | d |"},
		{"| a | b | c |", "table-delimiter 3 |---|---|---|", "| a | b | c |\n|---|---|---|"},
		{"a | b | c\nd | e | f", "table-delimiter 3 |---|---|---|", ""},
		{"| a | b |\n|---|\n| c | d |", "table-delimiter 2 |---|---|", ""},
		{"| a | b |\n|---|---|\n| c | d | e |", "lost-cell e", ""},
		{"> | a |\n> |---|\n> | c | **d** | e |", "lost-cell **d** | e", ""},
		{"a\tb", "", ""},
		{"Trang chủ | Tin\n\na || b\n\n|x|", "", ""},
		{"| a | b |\n|---|---|\n| c |\n| `d\\|e` | f |\n| g | h | |", "", ""},
		{"\tTập thể\tCá nhân\nXã A\t1\t2", "pasted-table 3 |---|---|---|", ""},

		// Prose that is code.
		{"a\n\n    Thực hiện kế hoạch của thành phố.", "indented-text Thực hiện kế hoạch của thành phố.", "a\n\nThực hiện kế hoạch của thành phố."},
		{"\tThực hiện kế hoạch\n    của thành phố", "indented-text Thực hiện kế hoạch của thành phố", "Thực hiện kế hoạch\ncủa thành phố"},
		{"    go build ./... && go test\n\n    x = 1; in ra “chào các bạn”", "", ""},
		{"    npm install one two three\n\n    # chú thích của một lệnh nào đó", "", ""},

		// Marks of other programs.
		{"{{< youtube id=\"x\" >}} {{% a %}} {% b %} {{ c.d }}",
			`foreign-markup {{< youtube id="x" >}}; foreign-markup {{% a %}}; foreign-markup {% b %}; foreign-markup {{ c.d }}`, ""},
		{"{{<figure>}}", "foreign-markup {{<figure>}}; raw-html 1", ""},
		{"## a {#b}\n\nc\n{: .d}", "foreign-markup {#b}; foreign-markup {: .d}", "## a\n\nc\n"},
		{"[toc] [TOC] [gallery] [video src=\"a\"] [/caption] [[a]] ![[b.png]]",
			"foreign-markup [toc]; foreign-markup [TOC]; foreign-markup [gallery]; foreign-markup [video src=\"a\"]; foreign-markup [/caption]; " +
				"foreign-markup [[a]]; foreign-markup ![[b.png]]", ""},
		{"[Video] [a b=] [1] [[1]] {a, b} {a: b} {…} {.} {#} [ ] [x]", "", ""},
		{"[b]x[/b] [url=https://a.vn]y[/url] [!note] z", "foreign-markup [b]; foreign-markup [url=https://a.vn]; foreign-markup [!note]", ""},
		{"{{% a %}}b{{% /a %}} {% c d %}e{% endc %}", "foreign-markup {{% a %}}; foreign-markup {% c d %}", ""},
		{":::note {.a}\nx\n:::", "foreign-markup :::note {.a}", ""},
		{"![a](https://b.vn/c.jpg){width=50%} d", "foreign-markup {width=50%}", "![a](https://b.vn/c.jpg) d"},
		{"a %%riêng%% b ==tô== c", "foreign-markup %%riêng%%; foreign-markup ==tô==", ""},
		{"100%% và 50%%, a == b, c==d==e, f(x){a=1}", "", ""},

		// Text that is not shown.
		{"a[^x] b[^x]", "unknown-footnote x", ""},
		{"a <!-- b\n\nc", "open-comment <!-- b", ""},
		{"<!-- b\n\nc", "open-comment <!-- b", ""},
		{"<!-- b --> c <!-- d -->", "html-comment 2", ""},
		{"a[^x] b\\[^y]", "unknown-footnote x", ""},
		{"```go\na\n```\n\n```\nb\n```\n\n~~~ tệp ví dụ\nc\n~~~", "lost-text tệp ví dụ", ""},
		{"a\n\n### b\n\n##### c\n\n# d\n\n### e", "skipped-level 3 1 ##", ""},
		{"# a\n\n### b\n\n## c", "", ""},
		{"a <!-- b -->\n\n[//]: # (c)\n\n<!-- d\n\ne -->", "html-comment 3", ""},
	} {
		_, problems := parse(c.text)
		var got []string
		fixed := front + c.text
		for i := len(problems) - 1; i >= 0; i-- {
			p := problems[i]
			got = append([]string{strings.TrimSpace(string(p.Code) + " " + strings.Join(p.Args, " "))}, got...)
			if p.Fix != nil {
				fixed = applyEdits(fixed, p.Fix.Edits)
			}
		}
		if want := c.want; strings.Join(got, "; ") != want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, strings.Join(got, "; "), want)
		}
		if c.fixed == "" {
			c.fixed = c.text
		}
		if fixed != front+c.fixed {
			t.Errorf("%q is fixed as\n%q, want\n%q", c.text, strings.TrimPrefix(fixed, front), c.fixed)
		}
	}
}
