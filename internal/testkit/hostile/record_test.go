package hostile

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/build"
	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/testkit/trial"
)

// TestRecordBounds loads sites whose records are extreme: awards that are said to be the same, joint conferrers, declared bodies, campaigns and
// blocks, lists. Time and memory are limited, and what is wrong is said.
func TestRecordBounds(t *testing.T) {
	Bounds(t)
	const dir = "content/2024/"
	rows := func(id, same string) string {
		return top + "awards:\n" + times(2000, func(i int) string {
			row := fmt.Sprintf("- {id: %s%d, award: a, by: b, to: {cá nhân: 1}", id, i)
			if same != "" {
				row += fmt.Sprintf(", same_as: %s%d", same, i)
			}
			return row + "}\n"
		}) + "---\n\na\n"
	}
	draft := func(text string) string { return strings.Replace(text, "awards:", "draft: true\nawards:", 1) }
	schools := top + "locality: Hải Phòng\nawards: [{award: Giấy khen, to: {tập thể: [" + times(4000, func(i int) string { return fmt.Sprintf("Trường số %d, ", i) }) + "]}}]\n---\n\na\n"
	named := func(key, names string) string { return top + key + ": [" + names + "]\n---\n\na\n" }
	list := func(text string) map[string]string {
		return map[string]string{"a.md": top + "awards: [{award: a, to: {cá nhân: {file: a.csv}}}]\n---\n\na\n", "a.csv": text}
	}
	for name, c := range map[string]struct {
		files map[string]string // in dir, .yaml in content/
		code  diag.Code         // "" for no error
	}{
		"awards the same in a chain":    {map[string]string{"a.md": rows("a", ""), "b.md": rows("b", "a"), "c.md": rows("c", "b"), "d.md": rows("d", "c"), "e.md": rows("e", "d")}, ""},
		"awards the same as each other": {map[string]string{"a.md": rows("a", "b"), "b.md": rows("b", "a")}, diag.BadSameAs},
		"awards the same as drafts":     {map[string]string{"a.md": draft(rows("a", "")), "b.md": draft(rows("b", "a")), "c.md": draft(rows("c", "b")), "d.md": rows("d", "c"), "e.md": rows("e", "d"), "f.md": rows("f", "b")}, ""},
		"drafts the same as each other": {map[string]string{"a.md": draft(rows("a", "b")), "b.md": draft(rows("b", "a")), "c.md": rows("c", "a"), "d.md": rows("d", "b")}, ""},
		"awards the same as none":       {map[string]string{"a.md": draft(rows("a", "")), "b.md": rows("b", "x"), "c.md": rows("c", "y")}, diag.BadSameAs},
		"joint conferrers":              {map[string]string{"a.md": top + "awards: [{award: a, by: [" + times(4900, func(i int) string { return fmt.Sprintf("UBND xã %d, ", i) }) + "]}]\n---\n\na\n"}, ""},
		"joint conferrers in a text":    {map[string]string{"a.md": top + "awards: [{award: a, by: " + strings.Repeat("UBND xã và ", 40_000) + "UBND xã}]\n---\n\na\n"}, ""},
		"bodies merged in a chain": {map[string]string{"a.md": schools, "bodies.yaml": times(4000, func(i int) string {
			return fmt.Sprintf("- {name: Trường số %d, locality: Hải Phòng, merged_into: Trường số %d}\n", i, i+1)
		})}, ""},
		"a body of many names":            {map[string]string{"a.md": schools, "bodies.yaml": "- name: Trường số 1\n  locality: Hải Phòng\n  aliases: [" + times(4000, func(i int) string { return fmt.Sprintf("Trường số %d, ", i+2) }) + "]\n"}, ""},
		"campaigns, nearly declared":      {map[string]string{"a.md": named("campaign", times(4900, func(i int) string { return fmt.Sprintf("Phong trào của số %d, ", i) })), "campaigns.yaml": times(12_000, func(i int) string { return fmt.Sprintf("- name: Phong trào cua số %d\n", i) })}, ""},
		"campaigns without quotes":        {map[string]string{"a.md": named("campaign", strings.Repeat("a, ", 4900)), "campaigns.yaml": "- name: \"a, a, a, a\"\n"}, ""},
		"a block of many members":         {map[string]string{"a.md": named("block", "Khối A"), "blocks.yaml": "- name: Khối A\n  members: [" + times(30_000, func(i int) string { return fmt.Sprintf("Huyện số %d, ", i) }) + "]\n  leaders: {" + times(100, func(i int) string { return fmt.Sprintf("%d: Huyện sô %d, ", 1930+i, i) }) + "}\n"}, ""},
		"a list of quotation marks":       {list("Họ tên,Đơn vị\n" + strings.Repeat(`"`, content.MaxListBytes-100)), diag.BadCount},
		"a list of open cells":            {list("Họ tên,Đơn vị\n" + strings.Repeat("\"a\n", 600_000)), diag.ListRow},
		"a list of columns":               {list("Họ tên" + strings.Repeat(",c", content.MaxListBytes/2-100) + "\nLê An\n"), ""},
		"a list of rows":                  {list("Họ tên\n" + strings.Repeat("a\n", content.MaxListBytes/2-100)), diag.OverBudget},
		"a list of one cell":              {list("Họ tên\n" + strings.Repeat("a", content.MaxListBytes-100)), ""},
		"a list of titles":                {list("Họ tên\n" + strings.Repeat("Thiếu tướng ", 100_000)), ""},
		"a list of 20,000 of one name":    {list("Họ tên\n" + strings.Repeat("Lê Văn An\n", 20_000)), ""},
		"a list for each of 1,000 awards": {map[string]string{"a.md": top + "awards:\n" + times(1000, func(i int) string { return fmt.Sprintf("- {award: a%d, to: {cá nhân: {file: a.csv}}}\n", i) }) + "---\n\na\n", "a.csv": "Họ tên\n" + times(20, func(i int) string { return "Lê Văn " + string(rune('A'+i)) + "n\n" })}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{}
			for file, text := range c.files {
				if strings.HasSuffix(file, ".yaml") {
					files["content/"+file] = text
				} else {
					files[dir+file] = text
				}
			}
			heap := allocated()
			var s *build.Site
			Bound(t, name, func() {
				s = trial.Load(t, trial.Options(siteOf("redact: [Nguyễn Văn An]\nindex_individuals: true\n", files)))
			})
			if asked := allocated() - heap; asked > maxAlloc {
				t.Errorf("%d MB allocated", asked>>20)
			}
			said := slices.ContainsFunc(s.Problems, func(p diag.Problem) bool { return p.Code == c.code && p.Pos.Line > 0 })
			if c.code != "" && !said || c.code == "" && s.Problems.HasErrors() {
				t.Errorf("want %q of %v, have %.300v", c.code, slices.Sorted(maps.Keys(files)), s.Problems)
			}
		})
	}
}
