package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

const file = "content/2024/x.md"

// lineOf returns a function that returns the same line for every position.
func lineOf(line string) func(string, int) string {
	return func(string, int) string { return line }
}

func human(t *testing.T, p Printer, l List) string {
	t.Helper()
	var out bytes.Buffer
	if err := p.Human(&out, l); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestHuman(t *testing.T) {
	lines := func(name string, line int) string {
		if name == file && line == 7 {
			return "locality: Quận Đồ Sn\n"
		}
		return ""
	}
	list := List{
		At(UnknownLocality, Pos{file, 7, 16}, "Đồ Sn", "Đồ Sơn"),
		At(FutureHeld, Pos{}, "02/02/2024"),
		At(UnknownLocality, Pos{file, 7, 16}, "Đồ Sn", "Đồ Sơn"),
		At(EmptySummary, Pos{File: file}),
		At(LongTitle, Pos{File: file, Line: 2}, "130"),
	}
	for lang, want := range map[string]string{
		"vi": `gợi ý: hẹn đăng 02/02/2024, chưa tới  [future-held]
gợi ý: dựng lại từ ngày đó, hoặc xem trước với --future
content/2024/x.md: cảnh báo: bài không có sapo  [empty-summary]
gợi ý: thêm summary: hoặc viết một đoạn mở đầu
content/2024/x.md:2: cảnh báo: tiêu đề dài 130 ký tự  [long-title]
gợi ý: rút xuống dưới 120 ký tự
content/2024/x.md:7:16: lỗi: không có địa phương “Đồ Sn”  [unknown-locality]
locality: Quận Đồ Sn
               ^
gợi ý: có phải “Đồ Sơn”? Đơn vị mới thì thêm vào content/localities.yaml
`,
		"en": `hint: held back until 02/02/2024  [future-held]
hint: build again from that day, or preview with --future
content/2024/x.md: warning: the article has no summary  [empty-summary]
hint: add summary: or write an opening paragraph
content/2024/x.md:2: warning: the title is 130 characters long  [long-title]
hint: keep it under 120 characters
content/2024/x.md:7:16: error: there is no locality “Đồ Sn”  [unknown-locality]
locality: Quận Đồ Sn
               ^
hint: did you mean “Đồ Sơn”? Add a new unit to content/localities.yaml
`,
	} {
		if diff := cmp.Diff(want, human(t, Printer{Lang: lang, Line: lines}, list)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", lang, diff)
		}
	}
	if got := human(t, Printer{}, nil); got != "" {
		t.Errorf("no problems print %q", got)
	}
}

func TestCaretIsUnderTheCharacter(t *testing.T) {
	for _, c := range []struct {
		line string
		col  int
		want string
	}{
		{"title: x", 8, "title: x\n       ^\n"},
		{"x", 1, "x\n^\n"},
		{"x", 0, "x\n"},
		{"x", 2, "x\n ^\n"},
		{"x", 99, "x\n ^\n"},
		{"Đồ Sơn", 4, "Đồ Sơn\n   ^\n"},
		{"Đo\u0302\u0300 So\u031bn", 4, "Đo\u0302\u0300 So\u031bn\n   ^\n"},
		{"\u0301ab", 2, "\u0301ab\n ^\n"},
		{"\t- a", 4, "\t- a\n\t  ^\n"},
		{"\ta\tb", 4, "\ta\tb\n\t \t^\n"},
		{"日本x", 3, "日本x\n    ^\n"},
		{"ＡＢx", 3, "ＡＢx\n    ^\n"},
		{"🎉x", 2, "🎉x\n  ^\n"},
		{"a\u202eb", 3, "a\\u202eb\n       ^\n"},
		{"a\x1b[31m", 3, "a\\u001b[31m\n       ^\n"},
		{"a\xffb", 3, "a\\xffb\n     ^\n"},
		{"a\u200db", 3, "a\u200db\n ^\n"},
		{"x\r\n", 1, "x\n^\n"},
	} {
		got := human(t, Printer{Line: lineOf(c.line)}, List{At(RawHTML, Pos{file, 1, c.col})})
		_, got, _ = strings.Cut(got, "\n")
		got, _, _ = strings.Cut(got, "gợi ý")
		if got != c.want {
			t.Errorf("%q, column %d:\n%q\nwant:\n%q", c.line, c.col, got, c.want)
		}
	}
}

func TestLongLinesAreCutAroundTheCaret(t *testing.T) {
	words := strings.Repeat("thưởng ", 200)
	line := words + "X" + words
	at := utf8.RuneCountInString(words) + 1
	for _, c := range []struct {
		line     string
		col      int
		under    string
		from, to bool // whether the line is cut at its start, at its end
	}{
		{line, at, "X", true, true},
		{line, 1, "t", false, true},
		{line, 31, "ư", false, true},
		{line, 2*at - 2, "g", true, false},
		{line, 99999, "", true, false},
		{strings.Repeat("日", 300) + "X", 301, "X", true, false},
	} {
		shown := strings.Split(new(quoter).quote(c.line, c.col), "\n")
		text, caret := shown[0], strings.Index(shown[1], "^")
		if strings.HasPrefix(shown[0], "…") != c.from || strings.HasSuffix(shown[0], "…") != c.to {
			t.Errorf("column %d: %q", c.col, shown[0])
		}
		columns := 0
		under := ""
		for _, r := range text {
			if columns == caret {
				under = string(r)
			}
			columns += newCell(r, string(r)).width
		}
		if under != c.under || columns > maxLineWidth+2 {
			t.Errorf("column %d: the caret is under %q, want %q; %d columns", c.col, under, c.under, columns)
		}
	}
}

func TestMessageAndHint(t *testing.T) {
	for _, c := range []struct {
		problem       Problem
		message, hint string
	}{
		{At(UnknownLocality, Pos{}, "Đồ Sn", "Đồ Sơn"), "không có địa phương “Đồ Sn”", "có phải “Đồ Sơn”? Đơn vị mới thì thêm vào content/localities.yaml"},
		{At(UnknownLocality, Pos{}, "Đồ Sn"), "không có địa phương “Đồ Sn”", "Đơn vị mới thì thêm vào content/localities.yaml"},
		{At(UnknownLocality, Pos{}, "Đồ Sn", " "), "không có địa phương “Đồ Sn”", "Đơn vị mới thì thêm vào content/localities.yaml"},
		{At(UnknownHonour, Pos{}, "X", ""), "“X” không có trong danh mục khen thưởng", "hình thức riêng thì thêm vào content/honours.yaml"},
		{At(UnknownKey, Pos{}, "titel"), "không có khoá “titel”", ""},
		{At(UnknownKey, Pos{}, "{1}", "{0}"), "không có khoá “{1}”", "có phải “{0}”?"},
		{At(UnknownKey, Pos{}), "không có khoá “…”", ""},
		{At(EmptyFile, Pos{}), "tệp rỗng", "dùng `bangvang new article \"Tiêu đề\"` để tạo bài có sẵn phần đầu"},
		{At(UnknownKey, Pos{}, "a\u202e\x00\n\t\u2028b\x80"), `không có khoá “a\u202e\u0000\n\t\u2028b\x80”`, ""},
		{At("no-such-code", Pos{}, "a", "b\x1b"), `no-such-code a b\u001b`, ""},
	} {
		p := Printer{}
		if got := p.Message(c.problem); got != c.message {
			t.Errorf("message of %v: %q, want %q", c.problem, got, c.message)
		}
		if got := p.Hint(c.problem); got != c.hint {
			t.Errorf("hint of %v: %q, want %q", c.problem, got, c.hint)
		}
	}
	if got := human(t, Printer{}, List{At("no-such-code", Pos{File: "a\nb"})}); got != `a\nb: lỗi: no-such-code  [no-such-code]`+"\n" {
		t.Errorf("a code that is not in the table: %q", got)
	}
}

func TestJSON(t *testing.T) {
	list := List{
		At(UnknownLocality, Pos{file, 7, 14}, "Đồ <Sn>", "Đồ Sơn"),
		At(FutureHeld, Pos{}, "02/02/2024"),
		At(EmptySummary, Pos{File: "content/\u202ea.md"}),
	}
	var out bytes.Buffer
	if err := (Printer{}).JSON(&out, list); err != nil {
		t.Fatal(err)
	}
	var got []map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := []map[string]any{
		{"code": "future-held", "severity": "hint", "file": "", "line": 0.0, "column": 0.0,
			"message": "hẹn đăng 02/02/2024, chưa tới", "hint": "dựng lại từ ngày đó, hoặc xem trước với --future"},
		{"code": "unknown-locality", "severity": "error", "file": file, "line": 7.0, "column": 14.0,
			"message": "không có địa phương “Đồ <Sn>”", "hint": "có phải “Đồ Sơn”? Đơn vị mới thì thêm vào content/localities.yaml"},
		{"code": "empty-summary", "severity": "warning", "file": "content/\u202ea.md", "line": 0.0, "column": 0.0,
			"message": "bài không có sapo", "hint": "thêm summary: hoặc viết một đoạn mở đầu"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if strings.Contains(out.String(), "\u202e") || !strings.Contains(out.String(), "Đồ <Sn>") {
		t.Errorf("not escaped as it should be:\n%s", out.String())
	}
	out.Reset()
	if err := (Printer{}).JSON(&out, nil); err != nil || out.String() != "[]\n" {
		t.Errorf("no problems: %q, %v", out.String(), err)
	}
}

func TestGitHub(t *testing.T) {
	list := List{
		At(UnknownLocality, Pos{"content/50%,a:b.md", 7, 14}, "Đồ\nSn", "Đồ Sơn"),
		At(EmptySummary, Pos{File: file}),
		At(FutureHeld, Pos{}, "02/02/2024"),
		At(BadAlias, Pos{File: file, Line: 3}, "100%"),
	}
	want := "::notice title=future-held::held back until 02/02/2024%0Ahint: build again from that day, or preview with --future\n" +
		"::warning file=content/2024/x.md,title=empty-summary::the article has no summary%0Ahint: add summary: or write an opening paragraph\n" +
		"::error file=content/2024/x.md,line=3,title=bad-alias::the old address “100%25” cannot be used%0Ahint: an old address is written from the site's root, for example /tin/cu.html\n" +
		`::error file=content/50%25%2Ca%3Ab.md,line=7,col=14,title=unknown-locality::there is no locality “Đồ\nSn”%0Ahint: did you mean “Đồ Sơn”? Add a new unit to content/localities.yaml` + "\n"
	var out bytes.Buffer
	if err := (Printer{Lang: "en"}).GitHub(&out, list); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSARIF(t *testing.T) {
	list := List{
		At(UnknownLocality, Pos{"content/bài 1.md", 7, 14}, "Đồ Sn", "Đồ Sơn"),
		At(FutureHeld, Pos{}, "02/02/2024"),
		At(UnknownLocality, Pos{"content/bài 1.md", 9, 0}, "X"),
		At(ExpiredHeld, Pos{File: file}, "01/02/2024"),
	}
	var out bytes.Buffer
	if err := (Printer{Lang: "en"}).SARIF(&out, list); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine, StartColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Version != "2.1.0" || len(got.Runs) != 1 || len(got.Runs[0].Results) != 4 || len(got.Runs[0].Tool.Driver.Rules) != 3 {
		t.Fatalf("the log is\n%s", out.String())
	}
	run := got.Runs[0]
	var lines []string
	for _, r := range run.Results {
		line := fmt.Sprint(run.Tool.Driver.Rules[r.RuleIndex].ID == r.RuleID, " ", r.RuleID, " ", r.Level, " ", r.Message.Text)
		for _, l := range r.Locations {
			line += " | " + l.PhysicalLocation.ArtifactLocation.URI
			if region := l.PhysicalLocation.Region; region != nil {
				line += fmt.Sprint(" ", region.StartLine, " ", region.StartColumn)
			}
		}
		lines = append(lines, line)
	}
	want := []string{
		"true future-held note held back until 02/02/2024\nhint: build again from that day, or preview with --future",
		"true expired-held note expired on 01/02/2024, no longer published | content/2024/x.md",
		"true unknown-locality error there is no locality “Đồ Sn”\nhint: did you mean “Đồ Sơn”? Add a new unit to content/localities.yaml | content/b%C3%A0i%201.md 7 14",
		"true unknown-locality error there is no locality “X”\nhint: Add a new unit to content/localities.yaml | content/b%C3%A0i%201.md 9 0",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestErrorsOfTheWriterAreReturned(t *testing.T) {
	list := List{At(EmptyFile, Pos{File: file})}
	p := Printer{}
	for name, write := range map[string]func(io.Writer, List) error{"Human": p.Human, "JSON": p.JSON, "GitHub": p.GitHub, "SARIF": p.SARIF} {
		if write(broken{}, list) == nil {
			t.Errorf("%s loses the writer's error", name)
		}
	}
}

func FuzzHuman(f *testing.F) {
	f.Add("Đồ Sơn", 3)
	f.Add("\t\u0301日\u202e\xff\x1b", 2)
	f.Add(strings.Repeat("ế", 300), 250)
	f.Fuzz(func(t *testing.T, line string, col int) {
		var out bytes.Buffer
		p := Printer{Line: lineOf(line)}
		if err := p.Human(&out, List{At(UnknownKey, Pos{file, 1, col}, line)}); err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(out.Bytes()) {
			t.Fatalf("%q is not UTF-8", out.String())
		}
		for _, r := range out.String() {
			if r != '\n' && r != '\t' && isInvisible(r) {
				t.Fatalf("%q has %U", out.String(), r)
			}
		}
	})
}

func TestWriteInEveryFormat(t *testing.T) {
	list := List{At(LongTitle, Pos{File: "content/a.md", Line: 2, Col: 8}, "130"), At(NoBaseURL, Pos{})}.WithFolder("tin/ha-tinh")
	for format, want := range map[string]string{
		"human": "tin/ha-tinh/content/a.md:2:8: ", "json": `"file": "tin/ha-tinh/content/a.md"`,
		"github": "::warning file=tin/ha-tinh/content/a.md,line=2,col=8,", "sarif": `"uri": "tin/ha-tinh/content/a.md"`,
	} {
		var out strings.Builder
		if err := (Printer{Lang: "en"}).Write(&out, format, list); err != nil || !strings.Contains(out.String(), want) {
			t.Errorf("%s: %v\n%s", format, err, out.String())
		}
		if strings.Contains(out.String(), "ha-tinh/:") || strings.Contains(out.String(), `ha-tinh"`) {
			t.Errorf("%s: the site as a whole was given a file:\n%s", format, out.String())
		}
	}
	if err := (Printer{}).Write(io.Discard, "xml", list); err == nil {
		t.Error("xml was written")
	}
	if len(Formats) != 4 {
		t.Error("not every format is tried")
	}
	if list := (List{At(LongTitle, Pos{File: "content/a.md"})}).WithFolder("."); list[0].Pos.File != "content/a.md" {
		t.Errorf("under .: %v", list)
	}
}

func TestEscapeLines(t *testing.T) {
	if got := EscapeLines("copying a\x1b[2J\u202eb.pdf: no\nwriting c"); got != `copying a\u001b[2J\u202eb.pdf: no`+"\nwriting c" {
		t.Errorf("%q", got)
	}
}

// TestLimit: people see at most Limit problems of a code, and the number of the others; programs get all.
func TestLimit(t *testing.T) {
	var list List
	for i := range 1254 {
		list.Add(LongTitle, Pos{File: file, Line: i + 1}, "130")
	}
	list.Add(EmptySummary, Pos{File: file})
	reads := 0
	p := Printer{Lang: "vi", Limit: 20, Line: func(string, int) string { reads++; return "" }}
	out := human(t, p, list)
	if n := strings.Count(out, "[long-title]\n"); n != 20 || reads != 20 {
		t.Errorf("%d are printed and %d lines are read, want 20", n, reads)
	}
	if !strings.HasSuffix(out, "\n[long-title] và 1.234 nữa (`--all`)\n") || strings.Contains(out, "[empty-summary] ") {
		t.Errorf("it ends in:\n%s", out[max(0, len(out)-200):])
	}
	p.Lang = "en"
	if out := human(t, p, list); !strings.HasSuffix(out, "\n[long-title] and 1,234 more (`--all`)\n") {
		t.Errorf("in English:\n%s", out[max(0, len(out)-200):])
	}
	p.Limit = 0
	if n := strings.Count(human(t, p, list), "[long-title]\n"); n != 1254 {
		t.Errorf("without a limit %d are printed", n)
	}
	p.Limit = 1
	var all bytes.Buffer
	if err := p.JSON(&all, list); err != nil || strings.Count(all.String(), `"long-title"`) != 1254 {
		t.Errorf("JSON leaves some out: %v", err)
	}
}

// TestFixesInFormats: JSON and SARIF carry the edits of a fix, and no fix that does not fit its file.
func TestFixesInFormats(t *testing.T) {
	raw := []byte("---\r\ntitel: Đồ\r\n")
	one := At(UnknownKey, Pos{file, 2, 1}, "titel", "title")
	one.FixBy(Edit{4, 9, "title"})
	p := Printer{Lang: "en", Changes: func(Problem) []Change { return ChangesOf(raw, []Edit{{5, 10, "title"}}) }}
	var out bytes.Buffer
	if err := p.JSON(&out, List{one}); err != nil {
		t.Fatal(err)
	}
	var got []jsonProblem
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := &jsonFix{"write the only key that can be meant; `published: false` becomes `draft: true`, `permalink: /old/` becomes `aliases: [/old/]`, `layout: post` is deleted", []jsonEdit{{5, 10, "title"}}}
	if diff := cmp.Diff(want, got[0].Fix); diff != "" {
		t.Error(diff)
	}
	out.Reset()
	if err := p.SARIF(&out, List{one}); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`"artifactChanges"`, `"byteOffset": 5`, `"byteLength": 5`, `"startLine": 2`, `"startColumn": 1`, `"endColumn": 6`} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("SARIF has no %s:\n%s", part, &out)
		}
	}
	p.Changes = func(Problem) []Change { return nil }
	for _, format := range []string{"json", "sarif"} {
		out.Reset()
		if err := p.Write(&out, format, List{one}); err != nil || strings.Contains(out.String(), "fix") {
			t.Errorf("%s has a fix that does not fit: %v\n%s", format, err, &out)
		}
	}
}
