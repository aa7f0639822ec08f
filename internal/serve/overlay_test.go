package serve_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"bangvang/internal/diag"
	"bangvang/internal/serve"
)

func TestInsert(t *testing.T) {
	t.Parallel()
	for page, want := range map[string]string{
		"<body><p>x</p></body></html>":        "<body><p>x</p>" + serve.Snippet + "</body></html>",
		"<pre></body></pre><p>x</body>":       "<pre></body></pre><p>x" + serve.Snippet + "</body>",
		"<meta http-equiv=refresh content=0>": "<meta http-equiv=refresh content=0>" + serve.Snippet,
		"":                                    serve.Snippet,
		"<!DOCTYPE html><title>Không thân</title>": "<!DOCTYPE html><title>Không thân</title>" + serve.Snippet,
	} {
		in := []byte(page)
		if got := string(serve.Insert(in)); got != want || string(in) != page {
			t.Errorf("%q became %q, want %q", page, got, want)
		}
	}
}

func TestNew(t *testing.T) {
	t.Parallel()
	list := diag.List{
		diag.At(diag.DraftHeld, diag.Pos{File: "content/c.md", Line: 2, Col: 8}),
		diag.At(diag.UnknownKey, diag.Pos{File: "content/b.md", Line: 2, Col: 1}, "titel", "title"),
		diag.At(diag.EmptySummary, diag.Pos{File: "content/a.md"}),
	}
	line := func(string, int) string { return "titel: <b>x</b>" }
	m := serve.NewMessage("v1", true, list, diag.Printer{Line: line})
	if m.Title != "1 lỗi, 1 cảnh báo, 1 gợi ý · đây là bản không lỗi gần nhất" || m.Worst != "error" || m.Version != "v1" || m.More != "" {
		t.Errorf("%+v", m)
	}
	if len(m.Problems) != 3 || m.Problems[0].Severity != "error" || m.Problems[2].Severity != "hint" {
		t.Fatalf("the worst do not come first: %+v", m.Problems)
	}
	if text := m.Problems[0].Text; !strings.HasPrefix(text, "content/b.md:2:1: lỗi: ") || !strings.Contains(text, "\ntitel: <b>x</b>\n^\ngợi ý: ") {
		t.Errorf("%s", text)
	}
	data := string(m.JSON())
	if strings.ContainsAny(data, "<>\n") {
		t.Errorf("%s", data)
	}
	var back serve.Message
	if err := json.Unmarshal([]byte(data), &back); err != nil || back.Problems[0] != m.Problems[0] {
		t.Errorf("%v, %+v", err, back)
	}
	if m := serve.NewMessage("v2", false, nil, diag.Printer{}); m.Worst != "" || m.Title != "" || string(m.JSON()) != `{"version":"v2","title":"","worst":"","close":"Đóng","more":"","problems":[]}` {
		t.Errorf("%s", m.JSON())
	}
	if m := serve.NewMessage("v", false, list[:1], diag.Printer{Lang: "en"}); m.Worst != "hint" || m.Title != "1 hint" || m.Close != "Close" {
		t.Errorf("%+v", m)
	}
}

func TestTrouble(t *testing.T) {
	t.Parallel()
	m := serve.NewMessage("v", false, nil, diag.Printer{}).WithError(errors.New("content/ is gone"))
	if m.Worst != "error" || len(m.Problems) != 1 || m.Problems[0] != (serve.Problem{Severity: "error", Text: "content/ is gone"}) {
		t.Errorf("%+v", m)
	}
}

func TestALongListIsCut(t *testing.T) {
	t.Parallel()
	var list diag.List
	for i := range 1000 {
		list.Add(diag.EmptySummary, diag.Pos{File: "content/a.md", Line: i + 1, Col: 1})
	}
	list.Add(diag.UnknownKey, diag.Pos{File: "content/z.md"}, "titel")
	m := serve.NewMessage("v", false, list, diag.Printer{Lang: "en"})
	if len(m.Problems) != 30 || m.Problems[0].Severity != "error" || m.More != "and 971 more, see the terminal" || m.Title != "1 error, 1000 warnings" {
		t.Errorf("%d problems, %q, %q", len(m.Problems), m.More, m.Title)
	}
}
