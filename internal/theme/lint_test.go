package theme

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/diag"

	"bangvang/themes"
)

// said returns the problems of a theme as “path:line:col code args”.
func said(problems diag.List) (out []string) {
	for _, p := range problems.Sorted() {
		out = append(out, strings.TrimPrefix(p.Pos.File, "themes/truong/")+strings.Join([]string{"", itoa(p.Pos.Line), itoa(p.Pos.Col)}, ":")+
			" "+string(p.Code)+" "+strings.Join(p.Args, " "))
	}
	return out
}

func itoa(n int) string { return string(rune('0'+n/10%10)) + string(rune('0'+n%10)) }

func TestLint(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"a misspelt page":            {map[string]string{"templates/artcle.html": "x"}, []string{"templates/artcle.html:00:00 theme-file templates/artcle.html templates/article.html"}},
		"a misspelt block":           {map[string]string{"templates/article-titel.html": "x"}, []string{"templates/article-titel.html:00:00 theme-file templates/article-titel.html templates/article-title.html"}},
		"a misspelt definition":      {map[string]string{"templates/card-meta.html": "x\n{{define \"cart-title\"}}x{{end}}"}, []string{"templates/card-meta.html:02:10 theme-file cart-title card-title"}},
		"another ending":             {map[string]string{"templates/card.htm": "x"}, []string{"templates/card.htm:00:00 theme-file templates/card.htm templates/card.html"}},
		"another folder":             {map[string]string{"template/card.html": "x"}, []string{"template/card.html:00:00 theme-file template/card.html templates/card.html"}},
		"a sheet beside the folders": {map[string]string{"style.css": "a{}"}, []string{"style.css:00:00 theme-file style.css assets/style.css"}},
		"another language":           {map[string]string{"strings/fr.json": "{}"}, []string{"strings/fr.json:00:00 theme-file strings/fr.json strings/vi.json"}},
		"a sheet no page names":      {map[string]string{"assets/mian.css": "a{}"}, []string{"assets/mian.css:00:00 theme-file assets/mian.css assets/main.css"}},
		"a piece that a page lost":   {map[string]string{"templates/article.html": "x", "templates/article-title.html": "y"}, []string{"templates/article-title.html:00:00 theme-file templates/article-title.html "}},
		"of its own":                 {map[string]string{"templates/card-title.html": `{{template "cua-toi" .}}`, "templates/cua-toi.html": "x", "README.md": "x", "theme.json": "{}", "assets/a.png": "", "root/a.txt": ""}, nil},
		"a part":                     {map[string]string{"templates/card-title.html": `{{part "cua-toi" .Date}}`, "templates/cua-toi.html": "{{.Short}}"}, nil},
		"a part that a value names":  {map[string]string{"templates/card-title.html": `{{part .Title .Date}}`, "templates/cua-toi.html": "{{.Short}}"}, nil},

		"a style":                {map[string]string{"templates/card-title.html": "<p>\nế<b class=\"a\" style=\"color: {{.Title}}\">x</b></p>"}, []string{`templates/card-title.html:02:15 inline-style style=`}},
		"a style element":        {map[string]string{"templates/card-title.html": "<style>a{}</style>"}, []string{`templates/card-title.html:01:01 inline-style <style>`}},
		"a script":               {map[string]string{"templates/card-title.html": "<script>1</script><script src=\"{{.Href}}\"></script><script type=\"application/ld+json\">{}</script>"}, []string{`templates/card-title.html:01:01 inline-style <script>`}},
		"a handler":              {map[string]string{"templates/card-title.html": `<b{{if .Title}} onclick="x()"{{end}}>x</b>`}, []string{`templates/card-title.html:01:17 inline-style onclick=`}},
		"a text about style=":    {map[string]string{"templates/card-title.html": `<b title=" style=">style="x" {{/* style="x" */}}</b><!-- <b style=""> -->`}, nil},
		"a theme that allows it": {map[string]string{"templates/card-title.html": `<b style="x">x</b>`, "templates/policy.html": `<meta content="style-src 'unsafe-inline'">`}, nil},

		"not closed":            {map[string]string{"templates/card-title.html": "<p>x</p>\n <div><b>x</b>"}, []string{"templates/card-title.html:02:02 unpaired <div> </div> "}},
		"closed twice":          {map[string]string{"templates/card-title.html": "<p>x</p></div>"}, []string{"templates/card-title.html:01:09 unpaired </div> <div> <article>"}},
		"crossed":               {map[string]string{"templates/card-title.html": "<h3><b>x</h3></b>"}, []string{"templates/card-title.html:01:05 unpaired <b> </b> ", "templates/card-title.html:01:14 unpaired </b> <b> <article>"}},
		"in a branch":           {map[string]string{"templates/card-title.html": "<p>{{if .Title}}<h3><i>x</h3>{{end}}</p>"}, []string{"templates/card-title.html:01:21 unpaired <i> </i> "}},
		"in a definition":       {map[string]string{"templates/card-title.html": "{{define \"x\"}}<div>{{end}}{{template \"x\" .}}"}, []string{"templates/card-title.html:01:15 unpaired <div> </div> "}},
		"in a part":             {map[string]string{"templates/day.html": "<div>{{.Short}}"}, []string{"templates/day.html:01:01 unpaired <div> </div> "}},
		"the end of a page":     {map[string]string{"templates/footer.html": "</main><div></body></html>"}, []string{"templates/footer.html:01:08 unpaired <div> </div> "}},
		"a file that closes":    {map[string]string{"templates/masthead.html": "</head><body><div><main id=\"_main\">", "templates/footer.html": "</main></div></body></html>"}, nil},
		"a file that does not":  {map[string]string{"templates/masthead.html": "</head><body><div><main id=\"_main\">"}, []string{"templates/masthead.html:01:14 unpaired <div> </div> "}},
		"ends that HTML spares": {map[string]string{"templates/card-title.html": "<ul><li>a<li>b</ul><p>x<br><img src=\"{{.Href}}\"><table><tr><td>x</table>"}, nil},
		"split over branches":   {map[string]string{"templates/card-title.html": "{{if .Title}}<b>{{else}}<i>{{end}}x{{if .Title}}</b>{{else}}</i>{{end}}"}, nil},
		"a tag of two branches": {map[string]string{"templates/card-title.html": "<b{{if .Title}} class=\"a>b\"{{else}} hidden{{end}}>x</b>{{/* <b> */}}{{\"<b>\"}}<svg><rect/><path></path></svg>"}, nil},
		"opened in a branch":    {map[string]string{"templates/card-title.html": "{{if .Title}}<div>{{end}}x"}, nil},
		"the same in both":      {map[string]string{"templates/card-title.html": "{{if .Title}}<div>{{else}}<div class=\"a\">{{end}}x</div>"}, nil},
		"a loop":                {map[string]string{"templates/card-title.html": "{{range .Localities}}<div>{{if .Name}}{{break}}{{end}}</div>{{end}}</i>"}, nil},
		"itself":                {map[string]string{"templates/card-title.html": "{{template \"card-title\" .}}<div>"}, nil},
	} {
		files := map[string]string{"truong/assets/x.txt": "x"}
		for p, text := range c.files {
			files["truong/"+p] = text
		}
		th, problems := overlay("truong", files)
		if diff := cmp.Diff(c.want, said(problems)); diff != "" || th == nil {
			t.Errorf("%s: theme %v %s", name, th != nil, diff)
		}
	}
}

func TestStyleSheets(t *testing.T) {
	for css, want := range map[string][]string{
		"a { color: red }\n/* { */ b::before { content: \"}\\\"\" } @media (min-width: 1px) { c { d: url(x}y) } }": nil,
		"a { color: red\nb { color: blue }":     {":01:03 unpaired { } "},
		"a { b: c }\n}":                         {":02:01 unpaired } { "},
		"a { b: calc(1px + (2px) }":             {":01:12 unpaired ( ) "},
		"a[b { c: d }":                          {":01:02 unpaired [ ] "},
		"ế { }\nế /* x":                         {":02:03 unpaired /* */ "},
		"a::after { content: \"x }\nb { c: d }": {":01:21 unpaired \" \" "},
		"a::after { content: 'x":                {":01:21 unpaired ' ' "},
	} {
		if diff := cmp.Diff(want, said(checkStyleSheet(layerFile{Data: []byte(css)}))); diff != "" {
			t.Errorf("%s: %s", css, diff)
		}
	}
}

// TestNoFalseAlarm loads the built-in themes as if they were a site's own.
func TestNoFalseAlarm(t *testing.T) {
	for _, name := range []string{defaultTheme, "cong-thong-tin"} {
		th, problems := Load(Options{Site: os.DirFS("../../themes"), Embedded: themes.FS, Name: name, Lang: "vi", Base: "/"})
		if th == nil || len(problems) > 0 {
			t.Errorf("%s: %v", name, said(problems))
		}
	}
}

// TestScriptPosition checks that a script that cannot be read is said at its place.
func TestScriptPosition(t *testing.T) {
	_, problems := overlay("truong", map[string]string{"truong/assets/a.js": "let a = 1;\nlet b = (;\n"})
	if want := (diag.Pos{File: "themes/truong/assets/a.js", Line: 2, Col: 10}); len(problems) != 1 || problems[0].Pos != want {
		t.Error(problems)
	}
}

// TestWithoutSheet checks that drawings have a size also where no style sheet gives them one: else they are as wide as the page.
func TestWithoutSheet(t *testing.T) {
	files, _ := mergeLayers(themeRoots{Embedded: themes.FS}, defaultTheme)
	for name, s := range readTemplates(files) {
		for _, svg := range regexp.MustCompile(`(?s)<svg.*?</svg>`).FindAllString(s.text, -1) {
			start, _, _ := strings.Cut(svg, ">")
			if !strings.Contains(start, " width=") {
				t.Errorf("%s: %s> has no width", name, start)
			}
		}
	}
}

// FuzzLint checks that any template and any style sheet is judged without a panic, at places that are in the file.
func FuzzLint(f *testing.F) {
	f.Add("<b>{{if .Title}}<i>{{end}}</b>{{define \"x\"}}</div>{{end}}", "a { b: c( }")
	f.Add("{{- block \"card-titel\" . -}} <svg><title>x {{end}}<p style=\"{{.Title}}\"", "/* } \"")
	f.Fuzz(func(t *testing.T, text, css string) {
		_, problems := overlay("truong", map[string]string{"truong/templates/card-title.html": text, "truong/assets/a.css": css})
		problems.Append(checkStyleSheet(layerFile{Data: []byte(css)}))
		for _, p := range problems {
			if p.Pos.Line < 0 || p.Pos.Col < 0 || p.Pos.Line > 1+strings.Count(text, "\n")+strings.Count(css, "\n") {
				t.Errorf("%v", p)
			}
		}
	})
}
