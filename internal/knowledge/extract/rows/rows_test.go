package rows

import (
	"strings"
	"testing"

	"bangvang/internal/content"
	"bangvang/internal/content/source"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/honours"

	"github.com/google/go-cmp/cmp"
)

func read(t *testing.T, text string) []extract.Statement {
	t.Helper()
	c, problems := honours.New(nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return extract.New(c).Read(text)
}

func TestYAML(t *testing.T) {
	list := read(t, "Bộ Văn hóa, Thể thao và Du lịch tặng Bằng khen cho ông Lê Văn An, Trưởng thôn Đông và hơn 50 tập thể, hộ gia đình có thành tích xuất sắc năm 2023.")
	want := `  # 1
  - award: Bằng khen
    by: Bộ Văn hóa, Thể thao và Du lịch
    period: 2023
    for: thành tích xuất sắc
    to:
      cá nhân:
        - name: Lê Văn An
          post: Trưởng thôn Đông
      tập thể, hộ gia đình: hơn 50
`
	if diff := cmp.Diff(want, YAML(list, func(extract.Statement) string { return " 1\n" })); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	flow := `- {award: Bằng khen, by: "Bộ Văn hóa, Thể thao và Du lịch", period: 2023, to: {cá nhân: [Lê Văn An], "tập thể, hộ gia đình": hơn 50}}`
	if got := FlowYAML(list[0]); got != flow {
		t.Errorf("on one line: %s", got)
	}
}

// TestRowsAreRead parses the rows of names with all characters that have a meaning in YAML, in block and in flow style,
// and compares the awards with the statement.
func TestRowsAreRead(t *testing.T) {
	for _, name := range []string{
		"Phòng Nội vụ", "Phòng A: B", "Phòng “A”", `Phòng "A" \ B`, "Phòng A, B", "- Phòng", "{Phòng}", "Phòng # 1", "true", "No", "'Phòng'", "* Phòng", "Phòng [A]",
	} {
		s := extract.Statement{
			Honour: name, By: name, Citation: name, Period: "2017-2021",
			Recipients: []extract.Recipients{{Kinds: []string{"tập thể"}, Count: 2, Names: []extract.Name{{Name: name + "a"}, {Name: name, Post: name}}}},
		}
		for how, lines := range map[string]string{"block": YAML([]extract.Statement{s}, func(extract.Statement) string { return "dòng 1: " + name }), "flow": "  " + FlowYAML(s) + "\n"} {
			f, _ := source.NewFile("a.md", []byte("---\ntitle: A\ndate: 2024-01-19\nawards:\n"+lines+"---\n\nA.\n"))
			d := content.Parse(f)
			if d.Problems.HasErrors() || len(d.Awards) != 1 {
				t.Errorf("%s, %s: %v in\n%s", name, how, d.Problems, lines)
				continue
			}
			a := d.Awards[0]
			if a.Honour.Text != name || a.By.Text != name || len(a.Recipients) != 1 || len(a.Recipients[0].Names) != 2 || a.Recipients[0].Names[1].Name != strings.TrimLeft(name, "-* ") {
				t.Errorf("%s, %s: read as %+v", name, how, a)
			}
		}
	}
}

func TestPrizesWithoutKind(t *testing.T) {
	list := read(t, "Lãnh đạo trao 2 giải nhì.")
	if got := YAML(list, func(extract.Statement) string { return "" }); got != "  - award: Giải nhì\n" {
		t.Errorf("%q", got)
	}
}

func TestInsert(t *testing.T) {
	const rows = "  - award: Bằng khen\n"
	for text, want := range map[string]string{
		"---\ntitle: A\n---\n\nB\n":                        "---\ntitle: A\nawards:\n  - award: Bằng khen\n---\n\nB\n",
		"\ufeff---\r\ntitle: A\r\n---\r\n\r\nB":            "\ufeff---\r\ntitle: A\r\nawards:\r\n  - award: Bằng khen\r\n---\r\n\r\nB",
		"\n---\ntitle: |\n  A\n\n---  \nB\n---\n":          "\n---\ntitle: |\n  A\n\nawards:\n  - award: Bằng khen\n---  \nB\n---\n",
		"---\ntitle: A\n  ---\n---\n":                      "---\ntitle: A\n  ---\nawards:\n  - award: Bằng khen\n---\n",
		"---\ntitle: A\nB\xff\n---\nNFD: Đo\u0302\u0300\n": "---\ntitle: A\nB\xff\nawards:\n  - award: Bằng khen\n---\nNFD: Đo\u0302\u0300\n",
	} {
		got, err := Insert([]byte(text), rows)
		if err != nil || string(got) != want {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "A", "---\ntitle: A\n", "+++\nA\n+++\n"} {
		if got, err := Insert([]byte(text), rows); err == nil || HasFrontMatter(text) {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestNewRow(t *testing.T) {
	list := read(t, "UBND tỉnh tặng Bằng khen cho 4 tập thể và ông Lê Văn An.")
	f, _ := source.NewFile("a.txt", []byte("x"))
	row := NewRow(list[0], f.Pos(0))
	want := Row{File: "a.txt", Line: 1, Column: 1, Sentence: strings.TrimSuffix("UBND tỉnh tặng Bằng khen cho 4 tập thể và ông Lê Văn An.", "."), Award: "Bằng khen", Known: "Bằng khen", By: "UBND tỉnh",
		To: []Recipient{{Kinds: []string{"tập thể"}, Count: 4}, {Kinds: []string{"cá nhân"}, Count: 1, Names: []Person{{Name: "Lê Văn An"}}}}}
	if diff := cmp.Diff(want, row); diff != "" {
		t.Errorf("row (-want +got):\n%s", diff)
	}
}
