package routes

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the folder of the module.
const root = "../../.."

// exceptions are the files that may write an address down, each with its reason.
var exceptions = map[string]string{
	"internal/editor/importer/roster/columns.go": "the heading nam/nữ of a list",
	"internal/content/frontmatter/keys.go":       "the description of the key admin, for editors",
	"internal/diag/codes.go":                     "explanations of problems, for editors",
	"internal/editor/scaffold/site.go":           "the menu of a new site, as an editor writes it",
	"internal/pages/feed/sitemap.go":             "namespaces of the sitemap protocol",
	"internal/theme/assets.go":                   "the address of a file of a theme is its path in the theme, whose folder is named assets",
	"internal/theme/eject.go":                    "the folder assets of a theme",
	"internal/theme/lint.go":                     "the folder assets of a theme",
}

// common are literals of this package that do not give an address away.
var common = []string{"", "/", "index.html", "index.txt", ".xml"}

// comments are those of templates and scripts.
var comments = regexp.MustCompile(`(?s)\{\{-? /\*.*?\*/ -?\}\}|(?-s:(?m)^\s*//.*$)`)

// literals returns the string literals of a Go file, with their lines.
func literals(t *testing.T, name string, src []byte) map[string]int {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, src, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ImportSpec); ok {
			found[spec.Path.Value] = 0
			return false
		}
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				found[s] = set.Position(lit.Pos()).Line
			}
		}
		return true
	})
	return found
}

// pattern returns a pattern that matches the literals of this package, for example tim-kiem/ and /tim-kiem of
// /tim-kiem/, which are no part of a longer word.
func pattern(t *testing.T) *regexp.Regexp {
	t.Helper()
	src, err := os.ReadFile("routes.go")
	if err != nil {
		t.Fatal(err)
	}
	const before, after = `(?:^|[^\pL\pN_-])`, `(?:$|[^\pL\pN_-])`
	var parts []string
	for s, line := range literals(t, "routes.go", src) {
		name := regexp.QuoteMeta(strings.Trim(s, "/"))
		switch {
		case line == 0 || slices.Contains(common, s):
		case strings.HasSuffix(s, "-"):
			parts = append(parts, before+name)
		case strings.HasSuffix(s, "/"):
			parts = append(parts, before+name+"/", "/"+name+after)
		default:
			parts = append(parts, before+name+after)
		}
	}
	slices.Sort(parts)
	return regexp.MustCompile(strings.Join(parts, "|"))
}

// TestAddressesAreWrittenHere fails for a string of Go, or a file of a theme, that writes down an address of the site.
func TestAddressesAreWrittenHere(t *testing.T) {
	address := pattern(t)
	excepted := map[string]bool{}
	for _, dir := range []string{"internal", "cmd", "themes"} {
		err := fs.WalkDir(os.DirFS(root), dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasPrefix(name, "internal/pages/routes/") {
				return err
			}
			for _, found := range written(t, name, address) {
				if exceptions[name] == "" {
					t.Errorf("%s writes an address: take it from package routes", found)
				}
				excepted[name] = true
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for name := range exceptions {
		if !excepted[name] {
			t.Errorf("%s writes no address, and needs no exception", name)
		}
	}
}

// written returns the places of a file that write an address.
func written(t *testing.T, name string, address *regexp.Regexp) (found []string) {
	t.Helper()
	goFile := strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go")
	themeFile := strings.HasPrefix(name, "themes/") && (strings.HasSuffix(name, ".js") || strings.HasSuffix(name, ".html"))
	if !goFile && !themeFile {
		return nil
	}
	src, err := os.ReadFile(root + "/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if themeFile {
		src = comments.ReplaceAllFunc(src, func(c []byte) []byte { return bytes.Repeat([]byte("\n"), bytes.Count(c, []byte("\n"))) })
		for i, line := range strings.Split(string(src), "\n") {
			if s := address.FindString(line); s != "" {
				found = append(found, name+":"+strconv.Itoa(i+1)+": "+s)
			}
		}
		return found
	}
	for s, line := range literals(t, name, src) {
		if line > 0 && address.MatchString(s) {
			found = append(found, name+":"+strconv.Itoa(line)+": "+strconv.Quote(s))
		}
	}
	return found
}

// TestPlantedAddressesAreFound holds the pattern to addresses as somebody might write them, and to words that are none.
func TestPlantedAddressesAreFound(t *testing.T) {
	address := pattern(t)
	for _, s := range []string{
		"/chu-de/", "chu-de/%s/", "/chuyen-muc", "x/trang/%d/", "trang/2/", `<a href="/dia-phuong/">`, "/khen-thuong/x/", "luu-tru/",
		"/bang-vang/ca-nhan/", "bang-vang.csv", "/bang-vang.schema.json", "tim-kiem/tu/0.bin", "*/feed.xml", "feed.json", "/sitemap.xml",
		"/sitemap-%d.xml", "robots.txt", "/404.html", "_headers", "/_redirects", "site.webmanifest", "/assets/", "/admin/config.yml", "../assets",
	} {
		if !address.MatchString(s) {
			t.Errorf("%q is not found", s)
		}
	}
	for _, s := range []string{
		"trang", "chủ/trang-thi-dua", "danh-hieu-thi-dua", "admin", "assets", "<urlset ", "sitemap", "hinh-thuc-khen-thuong", "/tin-tuc/", "nam",
		"/2024/01/x/", "404", "feed", "bai", "tu",
	} {
		if address.MatchString(s) {
			t.Errorf("%q is taken for an address", s)
		}
	}
}

// TestAddressesAreDocumented holds the table of the package doc to the constants.
func TestAddressesAreDocumented(t *testing.T) {
	src, err := os.ReadFile("routes.go")
	if err != nil {
		t.Fatal(err)
	}
	doc, code, _ := strings.Cut(string(src), "package routes\n")
	for s := range literals(t, "routes.go", []byte("package routes\n"+code)) {
		if strings.HasPrefix(s, "/") && !strings.HasSuffix(s, "-") && !strings.Contains(doc, s) {
			t.Errorf("%s is not in the table of the package doc", s)
		}
	}
	for _, list := range []Path{Conferrers, Collectives, Individuals, Home.Page(2), Home.Feed(), Home.JSONFeed(), SitemapPart(1)} {
		if !strings.Contains(doc, string(list)) {
			t.Errorf("%s is not in the table of the package doc", list)
		}
	}
}
