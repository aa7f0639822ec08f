package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/uudashr/gocognit"
)

// rows is the import table: the packages of a room import only from rooms in rows above its own; imports within a room
// (publish and publish/journal) are not limited. For example, site may import content, but content may not import site.
// A room of row 0 may import diag and par, which import nothing. Do not change the table to make a change fit: a
// package that needs to import from a lower row is in the wrong room, or has two responsibilities.
var rows = [][]string{
	{"diag", "par", "text"},
	{"memo", "knowledge"},
	{"content", "publish"},
	{"site"},
	{"editor"},
	{"pages"},
	{"theme"},
	{"build"},
	{"serve"},
	{"testkit"},
}

// base holds the rooms of row 0 that the other rooms of row 0 may import.
var base = []string{"diag", "par"}

// doors maps an external package, or all packages of a module, to the only packages that may import it.
var doors = map[string][]string{
	"github.com/yuin/goldmark":      {"content/markdown"},
	"github.com/adrg/frontmatter":   {"content/frontmatter"},
	"go.yaml.in/yaml/v4":            {"content/frontmatter"},
	"github.com/tdewolff/minify/v2": {"theme"},
	"github.com/tdewolff/parse/v2":  {"theme"},
	"github.com/fsnotify/fsnotify":  {"serve"},
	"net/http":                      {"serve", "testkit/browser"},
	"html/template":                 {"theme", "pages"},
	"github.com/ledongthuc/pdf":     {"editor/importer"},
	"github.com/spf13/cobra":        {"cmd"},
	"github.com/spf13/pflag":        {"cmd"},
	"rsc.io/qr":                     {"cmd", "theme"},
	"golang.org/x/term":             {"cmd"},
	"golang.org/x/sys":              {"publish/journal"},
	"github.com/xuri/excelize/v2":   {}, // tests only: decision 61

	"github.com/inconshreveable/mousetrap": {"cmd"},

	"github.com/JohannesKaufmann/html-to-markdown/v2": {"editor/importer/markup"},
	"codeberg.org/readeck/go-readability/v2":          {"editor/importer/web"},
	"github.com/andybalholm/cascadia":                 {"editor/importer/web"},
	"golang.org/x/net/html":                           {"editor/importer", "testkit", "theme"},

	"github.com/santhosh-tekuri/jsonschema/v6": {"pages/opendata"},
	"os":            {"publish", "memo/store", "cmd", "testkit/browser"},
	"path/filepath": {"publish", "memo/store", "cmd", "serve"}, // elsewhere paths have slashes
}

// clocks holds the rooms that may call time.Now, goroutines those that may have go statements.
var (
	clocks     = []string{"cmd", "serve", "testkit"}
	goroutines = []string{"par"}
)

// A file with more lines has two subjects; a function with a higher cognitive complexity cannot be read in one go.
const (
	maxFile       = 600
	maxComplexity = 25
)

type file struct {
	pkg   string // diag, …, or cmd
	dir   string // of the package: diag, publish/journal
	path  string
	ast   *ast.File
	lines int
}

func TestImportsFollowTheRows(t *testing.T) {
	for _, f := range load(t) {
		for _, spec := range f.ast.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			ours, ok := strings.CutPrefix(name, "bangvang/internal/")
			ours, _, _ = strings.Cut(ours, "/")
			if !ok || f.pkg == "cmd" || f.pkg == ours {
				continue
			}
			from, to := row(f.pkg), row(ours)
			switch {
			case from < 0 || to < 0:
				t.Errorf("%s: %s imports %s: one of them has no row", f.path, f.pkg, ours)
			case from == 0 && slices.Contains(base, ours) && !slices.Contains(base, f.pkg):
			case to >= from:
				t.Errorf("%s: %s (row %d) imports %s (row %d)", f.path, f.pkg, from, ours, to)
			}
		}
	}
}

func TestEachOutsiderHasOneDoor(t *testing.T) {
	for _, f := range load(t) {
		for _, spec := range f.ast.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			for door, allowed := range doors {
				if (name == door || strings.HasPrefix(name, door+"/")) && !within(allowed, f) {
					t.Errorf("%s: %s imports %s, whose door is %v", f.path, f.pkg, name, allowed)
				}
			}
		}
	}
}

// TestImportStaysOutOfBuilds checks that what every site is built and checked with needs none of the readers of an office's
// files: only the desk of serve and the commands do.
func TestImportStaysOutOfBuilds(t *testing.T) {
	const importers = "editor/importer"
	needs := map[string]map[string]bool{} // by folder
	for _, f := range load(t) {
		if needs[f.dir] == nil {
			needs[f.dir] = map[string]bool{}
		}
		for _, spec := range f.ast.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if ours, ok := strings.CutPrefix(name, "bangvang/internal/"); ok {
				needs[f.dir][ours] = true
			}
		}
	}
	if needs[importers] == nil || !needs["serve"][importers+"/draft"] {
		t.Fatal("the importers are elsewhere")
	}
	var reaches func(dir string, seen map[string]bool) string
	reaches = func(dir string, seen map[string]bool) string {
		seen[dir] = true
		for next := range needs[dir] {
			if within([]string{importers}, file{dir: next}) {
				return dir + " imports " + next
			}
			if !seen[next] {
				if way := reaches(next, seen); way != "" {
					return way
				}
			}
		}
		return ""
	}
	for dir := range needs {
		if room, _, _ := strings.Cut(dir, "/"); slices.Contains([]string{"content", "site", "pages", "theme", "build", "publish"}, room) {
			if way := reaches(dir, map[string]bool{}); way != "" {
				t.Errorf("%s needs the importers: %s", dir, way)
			}
		}
	}
}

func TestClockAndGoroutinesStayInTheirPackages(t *testing.T) {
	for _, f := range load(t) {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				if !slices.Contains(goroutines, f.pkg) {
					t.Errorf("%s: a go statement in %s", f.path, f.pkg)
				}
			case *ast.SelectorExpr:
				x, ok := n.X.(*ast.Ident)
				if ok && x.Name == "time" && n.Sel.Name == "Now" && !slices.Contains(clocks, f.pkg) {
					t.Errorf("%s: time.Now in %s", f.path, f.pkg)
				}
			}
			return true
		})
	}
}

func TestSizes(t *testing.T) {
	for _, f := range load(t) {
		if f.lines > maxFile && !table(f) {
			t.Errorf("%s: %d lines, at most %d", f.path, f.lines, maxFile)
		}
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				if n := gocognit.Complexity(fn); n > maxComplexity {
					t.Errorf("%s: %s has a cognitive complexity of %d, at most %d", f.path, fn.Name.Name, n, maxComplexity)
				}
			}
		}
	}
}

// table reports whether a file has only declarations of data: a table may be as long as its data.
func table(f file) bool {
	for _, d := range f.ast.Decls {
		if _, ok := d.(*ast.FuncDecl); ok {
			return false
		}
	}
	return true
}

// within reports whether a file is in one of the packages or in a folder of theirs, for example
// content/frontmatter/yamlnode in content/frontmatter.
func within(packages []string, f file) bool {
	return slices.ContainsFunc(packages, func(p string) bool {
		return f.pkg == p || f.dir == p || strings.HasPrefix(f.dir, p+"/")
	})
}

func row(name string) int {
	return slices.IndexFunc(rows, func(r []string) bool { return slices.Contains(r, name) })
}

func load(t *testing.T) []file { return loadInto(t, token.NewFileSet()) }

// loadInto parses all non-test files below internal/ and cmd/.
func loadInto(t *testing.T, fset *token.FileSet) []file {
	t.Helper()
	var files []file
	for _, root := range []string{".", "../cmd"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			src, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			parsed, err := parser.ParseFile(fset, name, src, 0)
			if err != nil {
				return err
			}
			pkg := strings.Split(path.Clean(filepath.ToSlash(name)), "/")[0]
			if root == "../cmd" {
				pkg = "cmd"
			}
			files = append(files, file{pkg, filepath.ToSlash(filepath.Dir(name)), name, parsed, strings.Count(string(src), "\n")})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(files) == 0 {
		t.Fatal("no files found")
	}
	return files
}
