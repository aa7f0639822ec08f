package theme

import (
	"strings"
	"testing"

	"bangvang/internal/diag"
)

// TestBlocks checks which of several definitions of a block a page shows, compiled and by html/template.
func TestBlocks(t *testing.T) {
	for name, c := range map[string]struct {
		files     map[string]string
		has, lost string
	}{
		"as it is":        {map[string]string{"truong/assets/x.txt": "x"}, `<h1>Quận Đồ Sơn`, "!</h1>"},
		"a file":          {map[string]string{"truong/templates/article-title.html": `<h1>{{.Heading}}!</h1>`}, "!</h1>", `class="by"`},
		"a definition":    {map[string]string{"truong/templates/khoi.html": `{{define "article-title"}}<h1>{{.Heading}}!</h1>{{end}}`}, "!</h1>", `class="by"`},
		"an empty file":   {map[string]string{"truong/templates/article-title.html": ""}, `class="story"`, "<h1>"},
		"a file of two":   {map[string]string{"truong/templates/article-title.html": "file!", "truong/templates/z.html": `{{define "article-title"}}define!{{end}}`}, "file!", "define!"},
		"the last of two": {map[string]string{"truong/templates/b.html": `{{define "article-title"}}b!{{end}}`, "truong/templates/a.html": `{{define "article-title"}}a!{{end}}`}, "b!", "a!"},
		"the higher layer": {map[string]string{
			"truong/theme.json": `{"parent": "so"}`, "truong/templates/x.html": `{{define "article-title"}}truong!{{end}}`, "so/templates/article-title.html": "so!",
		}, "truong!", "so!"},
		"a block of its own": {map[string]string{
			"truong/theme.json": `{"parent": "so"}`, "so/templates/article.html": `<p>{{block "huy-hieu" .}}so!{{end}}</p>`, "truong/templates/huy-hieu.html": `<b>{{.Heading}}</b>`,
		}, "<p><b>", "so!"},
		"a copied page has its own": {map[string]string{"truong/templates/article.html": `{{block "article-title" .}}mine!{{end}}`}, "mine!", "<h1>"},
		"a part that is a block":    {map[string]string{"truong/templates/card.html": `{{part "card-picture" .Date}}`, "truong/templates/card-picture.html": "{{.Short}}"}, `<h1>Quận Đồ Sơn`, "!</h1>"},
		"inside a block":            {map[string]string{"truong/templates/mark.html": `mark!`}, "mark!", `class="flag"`},
	} {
		th, problems := overlay("truong", c.files)
		if th == nil || problems.HasErrors() {
			t.Errorf("%s: %v", name, problems)
			continue
		}
		a := sampleArticle()
		a.Mark = "sample"
		sameAsTemplate(t, th, byTemplate(th), a, "article")
		got := show(t, th, a, "article")
		if !strings.Contains(got, c.has) || strings.Contains(got, c.lost) {
			t.Errorf("%s: with %q, without %q, it is\n%s", name, c.has, c.lost, got)
		}
	}
}

// TestProblemsInBlocks checks that what is wrong in a block is said at its place in the file that defines it.
func TestProblemsInBlocks(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		col  int
	}{
		"a field":    {`<p>{{block "x" .}}{{.Titel}}{{end}}</p>`, 22},
		"a template": {`<p>{{block "x" .}}{{template "hoa" .}}{{end}}</p>`, 30},
		"a context":  {`<p>{{block "x" .}}<a href="{{if .Title}}'>{{else}}">{{end}}{{end}}</p>`, 33},
	} {
		file := "truong/templates/card.html"
		_, problems := overlay("truong", map[string]string{file: c.text})
		want := diag.Pos{File: "themes/" + file, Line: 1, Col: c.col}
		if len(problems) != 1 || problems[0].Pos != want {
			t.Errorf("%s: %v, want %v", name, problems, want)
		}
	}
}
