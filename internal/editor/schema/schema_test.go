package schema_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/complete"
	"bangvang/internal/editor/schema"
	"bangvang/themes"
)

var files = fstest.MapFS{
	"content/localities.yaml": {Data: []byte("- {name: Quận Đồ Sơn, parent: Hải Phòng, to: 2025-06-30, successors: [Phường Đồ Sơn]}\n")},
	"content/honours.yaml":    {Data: []byte("- {name: Giải thưởng Tràng An}\n")},
}

func known() *complete.Names { return complete.LoadNames(files, themes.FS) }

// compiled returns the schema of a document, ready to validate.
func compiled(t *testing.T, document string) *jsonschema.Schema {
	t.Helper()
	text, err := schema.Generate(document, known())
	if err != nil {
		t.Fatal(err)
	}
	raw, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource("bangvang.json", raw); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("bangvang.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// value converts YAML to the value that an editor's JSON Schema validates: dates are texts.
func value(t *testing.T, text string) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if n.Kind == 0 {
		return nil
	}
	return plain(t, n.Content[0])
}

func plain(t *testing.T, n *yaml.Node) any {
	switch {
	case n.Kind == yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(t, n.Content[i+1])
		}
		return m
	case n.Kind == yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, plain(t, c))
		}
		return list
	}
	var v any = n.Value
	switch n.ShortTag() {
	case "!!int", "!!float", "!!bool", "!!null":
		if err := n.Decode(&v); err != nil {
			t.Fatal(err)
		}
	}
	if number, ok := v.(int); ok {
		return json.Number(strconv.Itoa(number))
	}
	return v
}

// accepts reports whether a document parses without an error, and returns its problems.
func accepts(document, text string) (bool, diag.List) {
	name, raw := "content/"+document+".yaml", text
	if document == "article" {
		name, raw = "content/a.md", "---\n"+text+"---\n\nMở đầu.\n"
	}
	f, problems := source.NewFile(name, []byte(raw))
	switch document {
	case "article":
		problems.Append(content.Parse(f).Problems)
	default:
		tree := source.Tree{Files: []*source.File{f}}
		_, list := config.Read(&tree)
		// As with keys, and with days: no schema compares two of them.
		problems.Append(slices.DeleteFunc(list, func(p diag.Problem) bool {
			return p.Code == diag.DuplicateEntry || p.Code == diag.BadValue && p.Args[1] == "leaders"
		}))
	}
	return !problems.HasErrors(), problems
}

// agree fails the test if parser and schema disagree about a document.
func agree(t *testing.T, s *jsonschema.Schema, document, text string) (accepted bool) {
	t.Helper()
	accepted, problems := accepts(document, text)
	err := s.Validate(value(t, text))
	if accepted != (err == nil) {
		t.Errorf("the reader says %v, the schema %v of\n%s", problems, err, text)
	}
	return accepted
}

// maker generates random documents from the tables of keys: valid values, and at most one invalid one.
type maker struct {
	*rand.Rand
	fault int // number of values until an invalid one; negative for none
	broke string
}

// patterned are valid values of keys with a pattern.
var patterned = map[string]string{
	"period": "năm học 2022-2023", "base_url": "https://example.vn/tin/", "repo": "thanh-pho/trang.vn", "login": "https://git.example.vn/",
	"amount": "365 triệu đồng", "place": "Nhì", "score": "95/100", "entries": "32 đội", "no": "563/QĐ-CTN",
}

// good and bad are valid and invalid values of each type, as YAML.
var good = map[frontmatter.Type][]string{
	frontmatter.Text:  {"Hội nghị", "2023", "true", `"a: b"`, "2017-2021", "''", "null", "1.5"},
	frontmatter.Texts: {"Hội nghị", "[a, 2, null]", "[]", "\"\"", "2024"},
	frontmatter.Date: {
		"2024-01-19", "19/01/2024", "9/1/2024", "19-1-2024", "2024-1-9", "2024-03-21T10:31", "2024-03-21 10:31:05", "2024-03-21T10:31:05.250Z",
		`"2024-03-21t9:05+07:00"`, "2024-03-21T10:31+0700", "2024-03-21T10:31 -03", "2024-02-29", "1900-12-31", "2200-06-30", `" 2024-01-19 "`,
		"1888-07-19", "19.01.2024", "ngày 19 tháng 12 năm 2025", "Thứ Sáu, 19/12/2025", "Hà Nội, ngày 05 tháng 01 năm 2025", "8h30 19/12/2025", "14:00 ngày 19/12/2025",
		"8 giờ 30 phút, thứ 6 ngày 19-12-2025", `"19/12/2025, 08:30 (GMT+7)"`, "19/12/2025 (Thứ Sáu)", "2025/12/19", "2 giờ chiều 19/12/2025", "2 tháng chín năm 2025", "19 tháng Mười Hai 2025",
	},
	frontmatter.Bool:     {"true", "false", `"true"`, "null"},
	frontmatter.Int:      {"1", "20", `"7"`, "1000"},
	frontmatter.URL:      {"https://example.vn/", "http://example.vn", "/gioi-thieu/", "/", "HTTPS://example.vn/a?b", `""`},
	frontmatter.ByPeriod: {"{1900: Huyện A}", "{năm học 1900-1901: Huyện A, 1902: \"Huyện B, Tỉnh C\"}", "{}", "null"},
	frontmatter.Recipients: {
		"{tập thể: 4}", "{Tap the: 4, cá nhân: nhiều}", "{\"tập thể, cá nhân\": 12}", "{tập thể và cá nhân: hơn 50}", "{hộ gia đình: \"1.250\"}",
		"{cá nhân: [Đỗ Trọng Nam, {name: Lê Thị Hoa, post: Bí thư, unit: Xã A}]}", "{cá nhân: {name: Lê Thị Hoa}}", "{doanh nghiệp: gần 20}",
		"{cộng đồng: Trên 1.000}", "{tập thể: 30 trở lên}", "{tập thể: 50+}", "{tập thể: \">50\"}", "{tập thể: \"~ 50\"}", "{tập thể: trên dưới 50}", "{}", "null",
		"{cá nhân: [null, Nam]}", "{cá nhân: [4]}", "{cá nhân: [12 người]}", "{tập thể: 12 đơn vị}", "{cá nhân: một trăm}", `{cá nhân: "1,234"}`, "{cá nhân: trên 1.000 lượt}",
		"{cá nhân: [Lê An | Giáo viên | Trường A]}", "{TẬP  THỂ: it nhat 3}", "{đảng viên: 12, \"Cán bộ, chiến sĩ\": hơn 50}", "{cá nhân: {file: danh-sach.csv, count: 120}}",
		"{cá nhân: [{name: Lê An, title: NSƯT, posthumous: true, note: đội trưởng}]}",
	},
}

var bad = map[frontmatter.Type][]string{
	frontmatter.Text:  {"[a]", "{a: b}", "[]"},
	frontmatter.Texts: {"{a: b}", "[[a]]", "[{a: b}]"},
	frontmatter.Date: {
		"2024", "2024-13-01", "2024-00-10", "30/2/2024", "31/4/2024", "2024-01-32", "ngày 31 tháng 4 năm 2025", "sáng 19/1", "ngày mai", "19.13.2025", "hôm nay", "[2024-01-19]", "{a: b}", "0999-01-01", "2024-01-19T",
		"2024-01-19T24:00", "2024-01-19T10", "2024-01-19T10:60", "2024-01-19T10:31z", "19/01/24", "2024-01-19T10:31+7", "true",
	},
	frontmatter.Bool:     {"có", "1", "[true]", "yes", "{a: b}"},
	frontmatter.Int:      {"-1", "1.5", "hai mươi", "[1]", "true", "1001", "0"},
	frontmatter.URL:      {"example.vn", "//example.vn/", "ftp://example.vn/", "https://", "https://exa mple.vn/", "[a]", "mailto:a@example.vn", "https:/a"},
	frontmatter.ByPeriod: {"Huyện A", "[Huyện A]", "{năm ngoái: Huyện A}", "{1900: [Huyện A]}", "{1900: {a: b}}"},
	frontmatter.Recipients: {
		"4", "tập thể", "[4]", "{tập thể: vài}", "{tập thể: 0}", "{tập thể: -3}", "{tập thể: 1.5}", "{\"12\": 4}", "{cá nhân: {file: [a]}}", "{cá nhân: {file: a.csv, count: vài}}", "{cá nhân: {file: a.csv, cột: b}}", "{tập thể: Trường A}", "{cá nhân: []}",
		"{cá nhân: [4, 5]}", "{cá nhân: [{post: Bí thư}]}", "{cá nhân: [{name: Nam, age: 40}]}", "{cá nhân: [[Nam]]}", "{cá nhân: {}}", "{cá nhân: [{name: Nam, posthumous: có}]}", "{tập thể: true}",
		"{tập thể: hơn 0}", "{tập thể: hơn}", "{tập thể: 1.00.000}", "{cá nhân: [null]}", "{cá nhân: {name: [a]}}",
	},
}

// pick returns a value of a key.
func (m *maker) pick(k *frontmatter.Key) string {
	m.fault--
	wrong := m.fault == 0
	switch {
	case wrong && len(k.Enum) > 0 && m.IntN(2) == 0:
		return m.breaks(k, "khác hẳn")
	case len(k.Enum) > 0 && !wrong:
		all := append(slices.Clone(k.Enum), strings.ToUpper(k.Enum[0]))
		return all[m.IntN(len(all))]
	case k.Pattern != "" && !wrong:
		return patterned[k.Name]
	case k.Name == "from" && !wrong:
		return "1000-01-01" // before every day on which a unit may end: TestExceptions
	}
	switch k.Type {
	case frontmatter.Map, frontmatter.MapList, frontmatter.TextOrMap, frontmatter.TextOrMaps:
		return m.block(k, wrong)
	}
	if wrong {
		return m.breaks(k, bad[k.Type][m.IntN(len(bad[k.Type]))])
	}
	values := good[k.Type]
	if k.Required {
		values = slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "null" || v == "''" || v == `""` })
	}
	return values[m.IntN(len(values))]
}

func (m *maker) breaks(k *frontmatter.Key, value string) string {
	m.broke = k.Name + ": " + value
	return value
}

// block returns a block of keys in one of the shapes that the type of k allows.
func (m *maker) block(k *frontmatter.Key, wrong bool) string {
	if wrong {
		values := map[frontmatter.Type][]string{
			frontmatter.Map: {"chữ", "[a]", "[{}]"}, frontmatter.MapList: {"chữ", "[chữ]", "[[{}]]"}, frontmatter.TextOrMap: {"[a]", "[{name: a}]", "{}"}, frontmatter.TextOrMaps: {"[[a]]", "[{}]"},
		}[k.Type]
		return m.breaks(k, values[m.IntN(len(values))])
	}
	one := func() string { return "{" + strings.Join(m.pairs(k.Keys), ", ") + "}" }
	// A text without a key is the value of the first key.
	texts := []string{one(), cmp.Or(patterned[k.Keys[0].Name], `"Hải Phòng: tin"`), "null"}
	switch k.Type {
	case frontmatter.MapList:
		return []string{one(), "[" + one() + ", " + one() + "]", "[]", "[null, " + one() + "]"}[m.IntN(4)]
	case frontmatter.TextOrMap:
		return texts[m.IntN(3)]
	case frontmatter.TextOrMaps:
		return append(texts, "[a, "+one()+"]")[m.IntN(4)]
	}
	return []string{one(), one(), "null"}[m.IntN(3)]
}

// pairs returns keys with values: all required ones and some others, in random order.
func (m *maker) pairs(keys []frontmatter.Key) []string {
	var out []string
	for _, i := range m.Perm(len(keys)) {
		k := &keys[i]
		m.fault--
		switch {
		case m.fault == 0 && k.Required && m.IntN(2) == 0:
			m.broke = "without " + k.Name
		case m.fault == 0 && k.Required:
			out = append(out, k.Name+": "+m.breaks(k, "''"))
		case m.fault == 0:
			m.broke = "unknown"
			out = append(out, "khong_co: 1")
		case k.Required || m.IntN(3) == 0:
			out = append(out, k.Name+": "+m.pick(k))
		}
	}
	return out
}

// document generates a document, with a fault at the given value if it has so many.
func document(random *rand.Rand, of string, fault int) (text, broke string) {
	m := &maker{Rand: random, fault: fault}
	keys := map[string][]frontmatter.Key{"article": frontmatter.Article, "site": frontmatter.Site, "localities": frontmatter.Localities, "honours": frontmatter.Honours, "bodies": frontmatter.Bodies, "campaigns": frontmatter.Campaigns, "blocks": frontmatter.Blocks}[of]
	if of != "article" && of != "site" {
		for range 1 + m.IntN(3) {
			text += "- " + cmp.Or(strings.Join(m.pairs(keys), "\n  "), "{}") + "\n"
		}
		return text, m.broke
	}
	return strings.Join(m.pairs(keys), "\n") + "\n", m.broke
}

// TestSchemaAgreesWithTheReader generates documents, half of them with one fault, and compares parser and schema. The
// fault does not decide the expectation: a page needs no date, so that not every fault of an article is one of a
// page.
func TestSchemaAgreesWithTheReader(t *testing.T) {
	for _, of := range schema.Documents {
		s := compiled(t, of)
		random := rand.New(rand.NewPCG(7, 20240119))
		var taken, refused, faults int
		kinds := map[string]bool{}
		for i := range 600 {
			fault := 0
			if i%2 == 1 {
				fault = 1 + random.IntN(20)
			}
			text, broke := document(random, of, fault)
			if broke != "" {
				faults++
				kinds[broke] = true
			}
			if agree(t, s, of, text) {
				taken++
			} else {
				refused++
			}
			if t.Failed() {
				t.Fatalf("%s: broken by %q", of, broke)
			}
		}
		t.Logf("%s: %d accepted, %d refused, %d with a fault of %d kinds", of, taken, refused, faults, len(kinds))
		if taken < 250 || refused < 100 || refused > faults {
			t.Errorf("%s: %d accepted, %d refused of %d with a fault", of, taken, refused, faults)
		}
	}
}

// Every valid and every invalid value is tried in a key of its type.
func TestSchemaAgreesOnEveryValue(t *testing.T) {
	s := compiled(t, "article")
	place := map[frontmatter.Type]string{
		frontmatter.Text: "photo: %s", frontmatter.Texts: "tags: %s", frontmatter.Date: "updated: %s", frontmatter.Bool: "draft: %s",
		frontmatter.URL: "source: {name: a, url: %s}", frontmatter.Recipients: "awards: {award: Giấy khen, to: %s}",
	}
	site := compiled(t, "site")
	for kind := range frontmatter.Recipients + 1 {
		for i, values := range [][]string{good[kind], bad[kind]} {
			for _, v := range values {
				of, sch, text := "article", s, "title: a\ndate: 2024-01-19\n"+fmt.Sprintf(place[kind], v)+"\n"
				if kind == frontmatter.Int {
					of, sch, text = "site", site, "per_page: "+v+"\n"
				}
				if accepted := agree(t, sch, of, text); accepted != (i == 0) {
					t.Errorf("accepted %v:\n%s", accepted, text)
				}
			}
		}
	}
}

func TestSchemaOfPages(t *testing.T) {
	s := compiled(t, "article")
	for text, want := range map[string]bool{
		"title: a\nkind: page\n": true, "title: a\nkind: PAGE\n": true, "title: a\nkind: page\ndate: ''\n": true, "title: a\nkind: page\ndate: 2024-13-01\n": false,
		"title: a\n": false, "title: a\nkind: article\n": false, "title: a\nkind: ''\n": false, "title: a\ndate: ''\n": false, "title: a\ndate: null\n": false,
		"kind: page\n": false, "title: ' '\nkind: page\n": false, "title: 2024\ndate: 2024-01-19\n": true,
	} {
		if agree(t, s, "article", text) != want {
			t.Errorf("accepted %v:\n%s", !want, text)
		}
	}
}

// TestExceptions lists the documents about which parser and schema disagree, for lack of expression in JSON Schema.
func TestExceptions(t *testing.T) {
	article, site, localities := compiled(t, "article"), compiled(t, "site"), compiled(t, "localities")
	tests := []struct {
		of, text string
		reader   bool // the schema says the opposite
	}{
		{"article", "awards: {award: a, to: {tập thể: 1.000}}", false}, // a thousand with a dot is 1 to JSON
		{"article", "awards: {award: a, to: {tập thể: 1e3}}", false},
		{"site", "per_page: 0x10", false},
		{"site", "per_page: 20.0", false},
		{"site", `per_page: "5000"`, false}, // bounds of a number in quotes
		{"article", "draft: True", false},
		{"article", "updated: 2023-02-29", false}, // no leap year
		{"article", "awards: {award: a, period: 2021-2017}", false},
		{"article", "awards: {award: a, period: 17}", false}, // a number, which has no pattern
		{"article", "awards: {award: a, to: {tập thể: 1, Tập Thể: 2}}", false},
		{"article", "awards: {award: a, to: {tập thể: \"012.345\"}}", true},
		{"article", "source: {name: a, url: https://example.vn/%zz}", false},
		{"site", "base_url: https://example.vn/a/../b", false},
		{"article", "\" author \": Nam", true}, // spaces around a key in quotes
		{"localities", "[{name: a, from: 2025-07-01, to: 2025-06-30}]", false},
	}
	for _, test := range tests {
		s, text := site, test.text+"\n"
		switch test.of {
		case "localities":
			s = localities
		case "article":
			s, text = article, "title: a\ndate: 2024-01-19\n"+text
		}
		accepted, problems := accepts(test.of, text)
		if accepted != test.reader {
			t.Errorf("the reader says %v of\n%s", problems, text)
		}
		if err := s.Validate(value(t, text)); (err == nil) == test.reader {
			t.Errorf("no exception any more: the schema says %v of\n%s", err, text)
		}
	}
}

func TestNamesToChooseFrom(t *testing.T) {
	text, err := schema.Generate("article", known())
	if err != nil {
		t.Fatal(err)
	}
	if len(text) > 90_000 {
		t.Errorf("the schema has %d bytes", len(text))
	}
	for _, want := range []string{
		`"Quận Đồ Sơn, Hải Phòng"`, `"Tỉnh Hà Tĩnh"`, `"Giải thưởng Tràng An"`, `"Huân chương Lao động hạng Ba"`, `"ký giao ước"`, `"truy tặng"`,
		`"https://json-schema.org/draft/2020-12/schema"`, `Tiêu đề của bài.\n\nThe article's title.`,
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the schema lacks %s", want)
		}
	}
	again, _ := schema.Generate("article", known())
	if !bytes.Equal(text, again) {
		t.Error("two schemas of one site differ")
	}
	agree(t, compiled(t, "article"), "article", "title: a\ndate: 2024-01-19\nlocality: Nơi nào đó\nawards: {award: Giải nào đó}\n")
	if _, err := schema.Generate("page", known()); err == nil {
		t.Error("there is a schema of page")
	}
}

func TestSnippets(t *testing.T) {
	text, err := schema.Snippets(known())
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]struct{ Prefix, Body, Description, Scope string }
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	for prefix, want := range map[string]string{
		"bai": "title: ${1:Tiêu đề}\ndate: ${CURRENT_YEAR}-", "khen": "award: ${1|Giải thưởng Tràng An,Huân chương Sao vàng,", "diaphuong": "Quận Đồ Sơn\\, Hải Phòng,Tỉnh An Giang,",
	} {
		if s := all[prefix]; s.Prefix != prefix || !strings.Contains(s.Body, want) || s.Description == "" || s.Scope != "markdown,yaml" {
			t.Errorf("%s: %+v", prefix, s)
		}
	}
	// A snippet with its first choices is an article that parses.
	body := strings.NewReplacer("${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}", "2024-01-19").Replace(all["bai"].Body)
	placeholder := regexp.MustCompile(`\$\{\d+[:|]((?:\\\\.|[^,|}\\\\])*)[^}]*\}|\$\d`)
	body = strings.ReplaceAll(placeholder.ReplaceAllString(body, "$1"), `\`, "")
	f, _ := source.NewFile("content/a.md", []byte(body+"\n\nMở đầu.\n"))
	if d := content.Parse(f); d.Problems.HasErrors() || len(d.Awards) != 1 {
		t.Errorf("%v in\n%s", d.Problems, body)
	}
}
