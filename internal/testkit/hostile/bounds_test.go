package hostile

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/build"
	"bangvang/internal/diag"
	"bangvang/internal/testkit/trial"
)

// maxAlloc is the number of bytes that loading one such article may allocate, most of them freed at once.
const maxAlloc = 2 << 30

func times(n int, one func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(one(i))
	}
	return b.String()
}

// TestBounds loads articles of extreme sizes. Beyond a bound, the problem names the bound and its position; below it,
// time and memory are limited. It verifies the bounds that SECURITY.md promises.
func TestBounds(t *testing.T) {
	Bounds(t)
	body := top + "---\n\n"
	for name, c := range map[string]struct {
		text string
		code diag.Code // "" for no error
	}{
		"10 MB of front matter":   {top + "author: " + strings.Repeat("a", 10<<20) + "\n---\n\na\n", diag.FileTooLarge},
		"1 MB of front matter":    {top + "author: " + strings.Repeat("a", 1<<20) + "\n---\n\na\n", diag.YAMLTooLarge},
		"10 MB of text":           {body + strings.Repeat("Một câu. ", 1<<20), diag.FileTooLarge},
		"100,000 awards":          {top + "awards:\n" + times(100_000, func(i int) string { return fmt.Sprintf("- {award: a%d}\n", i) }) + "---\n\na\n", diag.YAMLTooLarge},
		"50,000 awards":           {top + "awards:\n" + times(50_000, func(i int) string { return fmt.Sprintf("- {award: a%d}\n", i) }) + "---\n\na\n", diag.TooManyItems},
		"100,000 tags":            {top + "tags: [" + times(100_000, func(i int) string { return fmt.Sprintf("a%d,", i) }) + "]\n---\n\na\n", diag.TooManyItems},
		"100,000 old addresses":   {top + "aliases: [" + times(100_000, func(i int) string { return fmt.Sprintf("/a%d,", i) }) + "]\n---\n\na\n", diag.TooManyItems},
		"100,000 names":           {top + "awards: [{award: a, to: {tập thể: [" + strings.Repeat("a,", 100_000) + "]}}]\n---\n\na\n", diag.TooManyItems},
		"4,900 awards":            {top + "awards:\n" + times(4900, func(i int) string { return fmt.Sprintf("- {award: a%d}\n", i) }) + "---\n\na\n", ""},
		"4,900 tags":              {top + "tags: [" + times(4900, func(i int) string { return fmt.Sprintf("a%d,", i) }) + "]\n---\n\na\n", ""},
		"lists nested in YAML":    {top + "tags: " + strings.Repeat("[", 100_000) + "\n---\n\na\n", diag.YAMLTooDeep},
		"maps nested in YAML":     {top + "event: " + strings.Repeat("{a: ", 100_000) + "\n---\n\na\n", diag.YAMLTooDeep},
		"references":              {top + "tags: &a [x]\n" + times(2000, func(i int) string { return fmt.Sprintf("k%d: [*a, *a]\n", i) }) + "---\n\na\n", diag.YAMLStart},
		"a title of 800,000":      {"---\ntitle: " + strings.Repeat("ộ ", 200_000) + "\ndate: 2024-01-19\n---\n\na\n", ""},
		"quotes 10,000 deep":      {body + strings.Repeat(">", 10_000) + " a\n", diag.DenseMarkup},
		"quotes deeper by lines":  {body + times(1000, func(i int) string { return strings.Repeat(">", i) + " a\n\n" }), diag.DenseMarkup},
		"lists deeper by lines":   {body + times(1200, func(i int) string { return strings.Repeat("  ", i) + "- a\n" }), diag.DenseMarkup},
		"lists 200 deep, again":   {body + times(4000, func(i int) string { return strings.Repeat("  ", i%200) + "- a\n" }), diag.DenseMarkup},
		"5,000 footnotes":         {body + times(5000, func(i int) string { return fmt.Sprintf("a[^%d]\n\n[^%d]: b\n\n", i, i) }), diag.DenseMarkup},
		"brackets":                {body + strings.Repeat("[", 100_000), diag.DenseMarkup},
		"columns":                 {body + strings.Repeat("| a ", 5000) + "|\n" + strings.Repeat("|--", 5000) + "|\n", diag.DenseMarkup},
		"30,000 links to nothing": {body + times(30_000, func(i int) string { return fmt.Sprintf("[a](b%d.md)\n\n", i) }), diag.BrokenLink},
		"emphasis never closed":   {body + strings.Repeat("*a _b ", 50_000), ""},
		"backticks never closed":  {body + times(700, func(i int) string { return strings.Repeat("`", i) + "a" }), ""},
		"comments never closed":   {body + strings.Repeat("<!-- ", 50_000), ""},
		"links to a far heading":  {body + strings.Repeat("# a\n", 200_000) + strings.Repeat("[a](#a-199999)\n\n", 70_000), ""},
		"headings of one name":    {body + strings.Repeat("# a\n\n", 50_000), ""},
		"headings of one person":  {body + strings.Repeat("# Nguyễn Văn An\n", 60_000), ""},
		"an honour of long words": {top + "awards: [{award: Bằng khen " + strings.Repeat("a ", 100_000) + "}]\n---\n\na\n", ""},
		"an honour of many years": {top + "awards: [{award: Bằng khen " + strings.Repeat("năm ", 100_000) + "}]\n---\n\na\n", ""},
		"an honour of classes":    {top + "awards: [{award: Bằng " + strings.Repeat("hạng Ba ", 80_000) + "}]\n---\n\na\n", ""},
		"an honour of slashes":    {top + "awards: [{award: " + strings.Repeat("a/", 400_000) + "}]\n---\n\na\n", ""},
		"HTML":                    {body + strings.Repeat("<b>", 690_000), diag.RawHTML},
		"addresses with spaces":   {body + strings.Repeat(strings.Repeat("[a](b c.md) ", 500)+"\n\n", 60), diag.SpacedLink},
		"brackets that close":     {body + "a" + strings.Repeat("](", 200_000), ""},
		"keys without values":     {top + "event: {" + strings.Repeat("a, ", 50_000) + "}\n---\n\na\n", diag.YAMLFlow},
		"names without lists":     {top + "awards: [{award: a, to: {" + times(40_000, func(i int) string { return fmt.Sprintf("a%d: A, B, ", i) }) + "}}]\n---\n\na\n", diag.YAMLFlow},
		"items indented far":      {top + "awards:\n  - award: a\n    to:\n      cá nhân:\n        - Lê An\n" + strings.Repeat("         - Lê An\n", 40_000) + "---\n\na\n", diag.OddName},
		"a name of titles":        {top + "awards: [{award: a, to: {cá nhân: [" + strings.Repeat("ông ", 150_000) + "Lê An]}}]\n---\n\na\n", ""},
		"a name of names":         {top + "awards: [{award: a, to: {cá nhân: ['" + strings.Repeat("Lê An, ", 100_000) + "Lê An']}}]\n---\n\na\n", diag.OddName},
		"a name of bars":          {top + "awards: [{award: a, to: {cá nhân: [" + strings.Repeat("1 |", 200_000) + "Lê An]}}]\n---\n\na\n", ""},
		"a count of words":        {top + "awards: [{award: a, to: {cá nhân: một" + strings.Repeat(" trăm", 100_000) + "}}]\n---\n\na\n", diag.BadCount},
		"items with a colon":      {top + "tags: [" + strings.Repeat("a: b, ", 4900) + "]\n---\n\na\n", diag.YAMLColon},
		"types on one line":       {top + "awards: [{award: a, to: {" + times(70_000, func(i int) string { return fmt.Sprintf("a%d: !x 1, ", i) }) + "}}]\n---\n\na\n", diag.YAMLStart},
		"keys that are lists":     {top + "event: {" + strings.Repeat("[]: 1, ", 100_000) + "}\n---\n\na\n", diag.UnknownKey},
		"one kind in many ways": {top + "awards: [{award: a, to: {" + times(30_000, func(i int) string {
			return `"cá nhân` + strings.NewReplacer("0", ",", "1", ";").Replace(fmt.Sprintf("%b", i)) + `": 1, `
		}) + "}}]\n---\n\na\n", diag.DuplicateKey},
		"rows of few cells":       {body + strings.Repeat("|a", 199) + "|\n" + strings.Repeat("|-", 199) + "|\n" + strings.Repeat("|b\n", 300_000), diag.DenseMarkup},
		"as many cells as may be": {body + strings.Repeat("|a", 199) + "|\n" + strings.Repeat("|-", 199) + "|\n" + strings.Repeat("|b\n", 2400), ""},
		"a table of 50,000 rows":  {body + "| a |\n|---|\n" + strings.Repeat("| b |\n", 50_000), ""},
	} {
		t.Run(name, func(t *testing.T) {
			heap := allocated()
			var s *build.Site
			Bound(t, name, func() {
				s = trial.Load(t, trial.Options(siteOf("redact: [Nguyễn Văn An]\n", map[string]string{"content/a.md": c.text})))
			})
			if err := (diag.Printer{Line: s.Line}).Human(io.Discard, s.Problems); err != nil {
				t.Fatal(err)
			}
			if asked := allocated() - heap; asked > maxAlloc {
				t.Errorf("%d MB allocated", asked>>20)
			}
			said := slices.ContainsFunc(s.Problems, func(p diag.Problem) bool {
				return p.Code == c.code && p.Pos.File == "content/a.md" && (p.Pos.Line > 0 || c.code == diag.FileTooLarge)
			})
			if c.code != "" && !said || c.code == "" && s.Problems.HasErrors() {
				t.Errorf("want %q, have %.300v", c.code, s.Problems)
			}
		})
	}
}
