package frontmatter_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
	"bangvang/internal/testkit/hostile"
)

// front puts lines into a front matter that lacks nothing; the first of them is line 4.
func front(lines string) string {
	return "---\ntitle: Đồ Sơn\ndate: 2024-01-19\n" + lines + "\n---\nb\n"
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ lines, want string }{
		// Keys.
		{"titel: a", "4:1 unknown-key <titel> <title>"},
		{"Category: a", "4:1 unknown-key <Category> <category>"},
		{"tiêu đề: a", "4:1 unknown-key <tiêu đề> <title>"},
		{"dia phuong: a", "4:1 unknown-key <dia phuong> <locality>"},
		{"desc: a", "4:1 unknown-key <desc> <>"},
		{"summ: a", "4:1 unknown-key <summ> <summary>"},
		{"hoàn toàn khác: a", "4:1 unknown-key <hoàn toàn khác> <>"},
		{"2024: a", "4:1 unknown-key <2024> <>"},
		{"null: a", "4:1 unknown-key <null> <>"},
		{"[a]: b", "4:1 unknown-key <[a]: b> <>"},
		{"? {a: b}\n: c", "4:3 unknown-key <? {a: b}> <>"},
		{"<<: {a: b}", "4:1 unknown-key <<<> <>"},
		{"&x category: a", "4:1 yaml-start <&> <>"},
		{"event: {buổi: sáng, ngày: 2024-01-19}", "4:9 unknown-key <buổi> <session>\n4:21 unknown-key <ngày> <date>"},
		{"tags: a\ntags: b\ntags: c", "5:1 duplicate-key <tags> <4>\n6:1 duplicate-key <tags> <4>"},
		{"title: a", "4:1 duplicate-key <title> <2>"},
		{"tags:\ntags: b", "5:1 duplicate-key <tags> <4>"},
		{"awards:\n  - {by: UBND quận}", "5:5 missing-key <award> <Huân chương Lao động hạng Ba>"},
		{"awards:\n  - {award: '', by: UBND quận}", "5:6 missing-key <award> <Huân chương Lao động hạng Ba>"},
		{"source: {url: https://a.vn}", "4:9 missing-key <name> <haiphong.gov.vn>"},
		// Types.
		{"category: [a, b]", "4:11 not-text <category> <Tin tức>"},
		{"category: {a: b}", "4:11 not-text <category> <Tin tức>"},
		{"tags: {a: b}", "4:7 not-list <tags> <[Thi đua - Khen thưởng, Giao ước thi đua]>"},
		{"tags: [a, [b]]", "4:11 not-list <tags> <[Thi đua - Khen thưởng, Giao ước thi đua]>"},
		{"tags: [a, Đồ Sơn: tổng kết]", "4:11 yaml-colon <\"Đồ Sơn: tổng kết\">"},
		{"tags:\n- a\n- Đồ Sơn: tổng kết", "6:3 yaml-colon <\"Đồ Sơn: tổng kết\">"},
		{"tags: [{a: b}]", "4:8 not-list <tags> <[Thi đua - Khen thưởng, Giao ước thi đua]>"},
		{"event: tổng kết", "4:8 not-map <event> <{date: 2024-01-19, session: sáng, kind: tổng kết, at: UBND quận Đồ Sơn}>"},
		{"event: [a]", "4:8 not-map <event> <{date: 2024-01-19, session: sáng, kind: tổng kết, at: UBND quận Đồ Sơn}>"},
		{"awards: [Bằng khen]", "4:10 not-map <awards> <[{award: Cờ thi đua, by: UBND thành phố, period: 2023, to: {tập thể: 4}}]>"},
		{"source: [a]", "4:9 not-map <source> <{name: haiphong.gov.vn, url: https://haiphong.gov.vn/}>"},
		{"draft: yes", "4:8 not-bool <draft>"},
		{"draft: [true]", "4:8 not-text <draft> <true>"},
		// Values.
		{"updated: hôm nay", "4:10 bad-date <hôm nay>"},
		{"event: {date: 30/2/2024}", "4:15 bad-date <30/2/2024> <> <2/2024> <29>"},
		{"source: {name: a, url: a.vn}", "4:24 bad-url <a.vn>"},
		{"source: {name: a, url: //a.vn}", "4:24 bad-url <//a.vn>"},
		{"source: {name: a, url: \"javascript:alert(1)\"}", "4:24 bad-url <javascript:alert(1)>"},
		{"source: {name: a, url: https://a b}", "4:24 bad-url <https://a b>"},
		{"kind: post", "4:7 bad-value <post> <kind> <article, page>"},
		{"event: {session: khuya}", "4:18 bad-value <khuya> <session> <sáng, chiều, tối, cả ngày>"},
		{"category: \"a\\0\\x1b\"", "4:11 control-character <U+0000>\n4:11 control-character <U+001B>"},
		// Recipients.
		{"awards: [{award: a, to: {tập thể: 1.000, cá nhân: [26.461]}}]", "4:35 dotted-number <1.000> <1> <1000>\n4:52 dotted-number <26.461> <26.461> <26461>"},
		// A comma that lacks its quotes, a # that hides a value.
		{"awards: [{award: a, to: {tập thể: 26,461}}]", "4:38 yaml-flow <tập thể: 26461>"},
		{"awards: [{award: a, to: {tập thể: 1,026,461}}]", "4:37 yaml-flow <tập thể: 1026461>"},
		{"awards: [{award: a, to: {tập thể: 26, 461}}]", "4:39 yaml-flow"},
		{"awards: [{award: a, to: {tập thể: Trường A, Trường B, Trường C}}]", "4:45 yaml-flow <tập thể: [Trường A, Trường B, Trường C]>"},
		{"awards: [{award: a, to: {tập thể: 4, cá nhân}}]", "4:38 yaml-flow"},
		{"awards: [{award: a, to: {tập thể: nhiều, cá nhân: 4, hộ}}]", "4:54 yaml-flow"},
		{"awards: [{award: a, for: thành tích, period}]", "4:38 yaml-flow"},
		{"awards: [{award: a, to: {tập thể, cá nhân: 50}}]", "4:26 yaml-flow <\"tập thể, cá nhân\": 50>"},
		{"tags: [“a”, ‘b c’, d”, “e” và “f”]", "4:8 curly-quotes <“a”> <> <a>\n4:13 curly-quotes <‘b c’> <> <b c>"},
		{"summary: “Học và làm theo”", ""},
		{"category: “Tin tức”\nupdated: “2024-01-19”", "4:11 curly-quotes <“Tin tức”> <> <Tin tức>\n5:10 curly-quotes <“2024-01-19”> <> <2024-01-19>"},
		{"event: {session: buổi sáng}", "4:18 bad-value <buổi sáng> <session> <sáng, chiều, tối, cả ngày> <session: sáng>"},
		{"event: {session: không sáng}", "4:18 bad-value <không sáng> <session> <sáng, chiều, tối, cả ngày>"},
		{"session: sáng", "4:1 unknown-key <session> <> <event: {session: sáng}>"},
		{"tags:\n  Gương sáng\n  Thi đua", "5:3 item-mark <Gương sáng> <- Gương sáng>"},
		{"tags:\n  một chủ đề\n  dài", ""},
		{"awards: [{award: a, for: thành tích, sáng kiến}]", `4:38 yaml-flow <for: "thành tích, sáng kiến">`},
		{"awards: [{award: a, for: sáng kiến, đổi mới, cải cách, by: B}]", `4:37 yaml-flow <for: "sáng kiến, đổi mới, cải cách">`},
		{"awards: [{award: a, for: \"b\", c}]", "4:31 yaml-flow"},
		{"awards:\n  - {award: a, for: đợt #3 xuất sắc, to: {tập thể: 4}}", `5:25 yaml-flow <"đợt #3 xuất sắc">`},
		{"awards:\n  - {award: a, to: {tập thể: 4}, for: đợt #3}\n  - {award: b}", `5:43 yaml-flow <"đợt #3">`},
		{"tags: [đợt #3, b]", `4:12 yaml-flow <"đợt #3">`},
		{"event: {at: Nhà văn hóa, quận Đồ Sơn , kind: a}", `4:26 yaml-flow <at: "Nhà văn hóa, quận Đồ Sơn">`},
		{"awards: [{award: a, to: {tập thể: , \"cá nhân\": }}]", ""},
		{"category: #thiđua", "4:11 yaml-start <#> <category: \"#thiđua\">"},
		{"category: # ghi chú", ""},
		{"awards: [{award: a, to: {tập thể: 1, tập thể: 2}}]", "4:38 duplicate-key <tập thể> <4>"},
		{"awards: [{award: a, to: {[a]: 1}}]", "4:26 unknown-key <awards: [{award: a, to: {[a]: 1}}]> <>"},
		// Features of YAML that bangvang excludes.
		{"category: &x Tin tức", "4:11 yaml-start <&> <category: \"&x Tin tức\">"},
		{"tags: [&x a, *x]", "4:8 yaml-start <&> <>\n4:14 yaml-start <*> <>"},
		{"category: !quan trọng", "4:11 yaml-start <!> <category: \"!quan trọng\">"},
		{"category: !!str 2024", "4:11 yaml-start <!> <category: \"!!str 2024\">"},
		{"category: ! a", "4:11 yaml-start <!> <category: \"! a\">"},
		{"awards: [{award: a, to: {&x tập thể: 1, !y b: 2}}]", "4:26 yaml-start <&> <>\n4:41 yaml-start <!> <>"},
		{"awards: [{award: a, to: *b}]", "4:25 yaml-start <*> <>"},
		{"awards: &x\n  - {award: a, to: !a {b: c}}", "4:9 yaml-start <&> <awards: \"&x\">"},
		// Combining marks before the fault do not move its column.
		{"event: {kind: Lễ kỷ niệm, session: đêm}", "4:36 bad-value <đêm> <session> <sáng, chiều, tối, cả ngày>"},
		{"kind: x\u0323\u0309", "4:7 bad-value <x\u0323\u0309> <kind> <article, page>"},
		{"event: {kind: x\u0323\u0309, session: đêm}", "4:27 bad-value <đêm> <session> <sáng, chiều, tối, cả ngày>"},
	} {
		for name, text := range diskForms(front(c.lines)) {
			v, _, probs := frontmatter.Parse(file(t, text), frontmatter.Article)
			if got := strings.TrimSuffix(said(probs), "\n"); got != c.want {
				t.Errorf("%s, %s:\n got %s\nwant %s", c.lines, name, got, c.want)
			}
			if v != nil && v.Get("title").Text() != "Đồ Sơn" {
				t.Errorf("%s: the title is lost: %s", c.lines, shown(v))
			}
		}
	}
}

// TestValues: a value that fits is present, in the spelling of the table where the table has one.
func TestValues(t *testing.T) {
	for lines, want := range map[string]string{
		"category: 2024":                         `"2024"`,
		"category: 01.500":                       `"01.500"`,
		"category: true":                         `"true"`,
		"category: 2024-01-19":                   `"2024-01-19"`,
		"category: '  Tin   tức '":               `"Tin   tức"`,
		"category: Tin\n  tức":                   `"Tin tức"`,
		"category: |\n  Tin\n  tức":              `"Tin tức"`,
		"category: \"a\\u0323 \\u0301\"":         `"ạ ́"`,
		"category: # để sau":                     "absent",
		"category: ~":                            "absent",
		"category: '  '":                         "absent",
		"tags: Thi đua":                          `"Thi đua"`,
		"tags: [a, '', ~, b]":                    "- a - b",
		"tags:\n- a\n- b":                        "- a - b",
		"kind: Page":                             `"page"`,
		"draft: 'true'":                          `"true" true`,
		"draft: false":                           `"false"`,
		"source: Báo Hải Phòng":                  `"Báo Hải Phòng"`,
		"source: {name: a, url: /tin/}":          "name: a url: /tin/",
		"source: {name: a, url: https://báo.vn}": "name: a url: https://báo.vn",
		"event: {}":                              "",
		"event: ''":                              "absent",
		"awards: {award: Bằng khen}":             "award: Bằng khen",
		"awards: [{award: a, to: ''}]":           "- award: a",
		"awards: [{award: a, to: nhiều}]":        "- award: a to: nhiều",
		"awards: [{award: a, to: {tập thể: '', cá nhân: 2}}]": "- award: a to: cá nhân: 2",
		"awards: [{award: a, to: {tập thể: 1.5}}]":            "- award: a to: tập thể: 1.5",
		"awards: [{award: a, to: {tập thể: '1.000'}}]":        "- award: a to: tập thể: 1.000",
		"awards: [{award: a, to: {yes: 1, no: 2}}]":           "- award: a to: yes: 1 no: 2",
		"updated: 21/3/2024 10:31":                            `"21/3/2024 10:31" 2024-03-21T10:31:00+07:00 true`,
	} {
		v, _, probs := frontmatter.Parse(file(t, front(lines)), frontmatter.Article)
		if len(probs) > 0 {
			t.Errorf("%s: %s", lines, said(probs))
		}
		name, _, _ := strings.Cut(lines, ":")
		if got := plain(v.Get(name)); got != want {
			t.Errorf("%s:\n got %s\nwant %s", lines, got, want)
		}
	}
}

// plain formats a value in one line, without positions; texts within lists and mappings without quotes.
func plain(v *frontmatter.Value) string {
	if v == nil {
		return "absent"
	}
	if v.Shape() == frontmatter.Scalar {
		_, rest, _ := strings.Cut(strings.TrimSpace(shown(v)), " ")
		return rest
	}
	var words []string
	for _, word := range strings.Fields(shown(v)) {
		if word[0] < '0' || word[0] > '9' || !strings.Contains(word, ":") {
			words = append(words, strings.Trim(word, `"`))
		}
	}
	return strings.Join(words, " ")
}

func TestTextOrMapHasItsFirstKeyEitherWay(t *testing.T) {
	for _, lines := range []string{"source: a.vn", "source: {name: a.vn}"} {
		v, _, _ := frontmatter.Parse(file(t, front(lines)), frontmatter.Article)
		if got := v.Get("source").Get("name").Text(); got != "a.vn" {
			t.Errorf("%s: %q", lines, got)
		}
	}
	v, probs := frontmatter.ParseList(file(t, "- {name: A, successors: [B, {name: C, part: true}]}\n- {name: D, successors: E}\n"), frontmatter.Localities)
	var got []string
	for _, entry := range v.Items() {
		for _, s := range entry.Get("successors").Items() {
			got = append(got, s.Get("name").Text())
		}
	}
	if diff := cmp.Diff([]string{"B", "C", "E"}, got); diff != "" || len(probs) > 0 {
		t.Error(diff, said(probs))
	}
}

func TestYAML(t *testing.T) {
	for _, c := range []struct{ text, want, probs string }{
		{"", "1:1\n", ""},
		{"# lời\n", "1:1\n", ""},
		{"---\n", "1:1\n", ""},
		{"~", "1:1\n", ""},
		{"---\ntitle: a\n", "1:1\n2:1 title: 2:8 \"a\"\n", ""},
		{"per_page: 50", "1:1\n1:1 per_page: 1:11 \"50\" 50\n", ""},
		{"per_page: 1.000", "1:1\n", "1:11 dotted-number <1.000> <1> <1000>\n"},
		{"per_page: -1", "1:1\n", "1:11 not-number <per_page> <20>\n"},
		{"per_page: 1.5", "1:1\n", "1:11 not-number <per_page> <20>\n"},
		{"per_page: nhiều", "1:1\n", "1:11 not-number <per_page> <20>\n"},
		{"per_page: 10 bài", "1:1\n", "1:11 not-number <per_page> <10>\n"},
		{"per_page: khoảng 10", "1:1\n", "1:11 not-number <per_page> <10>\n"},
		{"per_page: 1.000 bài", "1:1\n", "1:11 not-number <per_page> <1000>\n"},
		{"per_page: 10 - 20", "1:1\n", "1:11 not-number <per_page> <20>\n"},
		{"per_page: 10 hay 30", "1:1\n", "1:11 not-number <per_page> <20>\n"},
		{"per_page: 5000 bài", "1:1\n", "1:11 not-number <per_page> <20>\n"},
		{"per_page: 1.5 bài", "1:1\n", "1:11 not-number <per_page> <20>\n"},
		{"per_page: 99999999999", "1:1\n", "1:11 not-number <per_page> <20>\n"},
		{"share: [Zalo, x]", "1:1\n1:1 share: 1:8\n  - 1:9 \"zalo\"\n", "1:15 bad-value <x> <share> <facebook, zalo, copy, native, email, card>\n"},
		{"xin chào", "absent\n", "1:1 yaml-no-colon <xin chào>\n"},
		{"- a", "absent\n", "1:1 not-map <content/x.md> <title: Thi đua - Khen thưởng Hải Phòng>\n"},
		{"&a title: b", "absent\n", "1:1 yaml-start <&> <>\n"},
		{"title: a\n\tb: c", "absent\n", "2:1 yaml-tab\n"},
	} {
		v, probs := frontmatter.ParseMapping(file(t, c.text), frontmatter.Site)
		if shown(v) != c.want || said(probs) != c.probs {
			t.Errorf("%q:\n got %s%s\nwant %s%s", c.text, shown(v), said(probs), c.want, c.probs)
		}
	}
}

func TestYAMLList(t *testing.T) {
	for _, c := range []struct{ text, want, probs string }{
		{"", "1:1\n", ""},
		{"# lời\n---\n", "1:1\n", ""},
		{"[]", "1:1\n", ""},
		{"- name: Quận Đồ Sơn\n- name: A\n", "1:1\n- 1:3\n  1:3 name: 1:9 \"Quận Đồ Sơn\"\n- 2:3\n  2:3 name: 2:9 \"A\"\n", ""},
		{"name: A\n", "1:1\n1:1 name: 1:7 \"A\"\n", ""},
		{"- Quận Đồ Sơn\n", "1:1\n", "1:3 not-map <content/x.md> <- name: Quận Đồ Sơn>\n"},
		{"-\n- name: A", "1:1\n- 2:3\n  2:3 name: 2:9 \"A\"\n", ""},
		{"A", "absent\n", "1:1 not-map <content/x.md> <- name: Quận Đồ Sơn>\n"},
		{"- {name: A, kind: Thi xa}", "1:1\n- 1:3\n  1:4 name: 1:10 \"A\"\n  1:13 kind: 1:19 \"thị xã\"\n", ""},
	} {
		v, probs := frontmatter.ParseList(file(t, c.text), frontmatter.Localities)
		if shown(v) != c.want || said(probs) != c.probs {
			t.Errorf("%q:\n got %s%s\nwant %s%s", c.text, shown(v), said(probs), c.want, c.probs)
		}
	}
}

func TestAbsentValues(t *testing.T) {
	var v *frontmatter.Value
	tm, clock := v.Get("a").Time()
	if v.Text() != "" || !tm.IsZero() || clock || v.Int() != 0 || v.Bool() || v.Items() != nil || v.Pairs() != nil ||
		v.Pos() != (diag.Pos{}) || v.Shape() != frontmatter.Scalar || v.Ref() != (frontmatter.Ref{}) {
		t.Error("an absent value is not empty")
	}
}

// keyOf returns the key of a name from a table of keys.
func keyOf(t *testing.T, keys []frontmatter.Key, name string) frontmatter.Key {
	t.Helper()
	for _, k := range keys {
		if k.Name == name {
			return k
		}
	}
	t.Fatalf("there is no key %s", name)
	panic("not reached")
}

// TestAwardBounds: each of many awards costs no more than each of a few, even in one line.
func TestAwardBounds(t *testing.T) {
	hostile.Bounds(t)
	for _, sep := range []string{"\n- ", ",\n {", ", {"} {
		item, open, end := "{award: Bằng khen, to: {tập thể: 4}}", "- ", ""
		if sep != "\n- " {
			item, open, end = item[1:], "[{", "]"
		}
		text := "awards:\n" + open + strings.Repeat(item+sep, 20_000) + item + end
		text = strings.Replace(text, "awards:\n[", "awards: [", 1)
		hostile.Bound(t, sep, func() {
			v, probs := frontmatter.ParseMapping(file(t, text), []frontmatter.Key{keyOf(t, frontmatter.Article, "awards")})
			if n := len(v.Get("awards").Items()); n != 20_001 || len(probs) > 0 {
				t.Fatalf("%q: %d awards, %.200s", sep, n, said(probs))
			}
		})
	}
}
