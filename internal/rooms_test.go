package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// maxPackages bounds the packages below internal/: with more, nobody knows them all.
const maxPackages = 85

// single are the packages of under 150 lines that one package imports. Each says in its package doc why it is one.
var single = map[string]string{}

// TestRoomsAreThoseOfTheTable holds the folders of internal/ to the rooms of layers_test.go.
func TestRoomsAreThoseOfTheTable(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var folders []string
	for _, e := range entries {
		if e.IsDir() {
			folders = append(folders, e.Name())
		}
	}
	listed := slices.Concat(rows...)
	slices.Sort(listed)
	if diff := cmp.Diff(listed, folders); diff != "" {
		t.Errorf("the rooms of layers_test.go and the folders of internal/ (-rows +folders):\n%s", diff)
	}
}

// TestRoomsAreDescribed holds the table of rooms in docs/architecture.md to the rooms of layers_test.go.
func TestRoomsAreDescribed(t *testing.T) {
	var described [][]string
	for i, row := range regexp.MustCompile(`(?m)^\| ([0-9]+) \| ([^|]+) \| [^|]+ \|$`).FindAllStringSubmatch(text(t, architecture), -1) {
		if row[1] != strconv.Itoa(i) {
			t.Errorf("row %s of %s comes as number %d", row[1], architecture, i)
		}
		rooms := strings.Fields(strings.ReplaceAll(row[2], "`", ""))
		slices.Sort(rooms)
		described = append(described, rooms)
	}
	var listed [][]string
	for _, row := range rows {
		if row = slices.DeleteFunc(slices.Clone(row), func(room string) bool { return room == "testkit" }); len(row) > 0 {
			slices.Sort(row)
			listed = append(listed, row)
		}
	}
	if diff := cmp.Diff(listed, described); diff != "" {
		t.Errorf("the rooms of layers_test.go and of %s (-rows +document):\n%s", architecture, diff)
	}
}

// TestPackagesAreWorthTheirNames bounds the number of packages, and has a reason for each small one that only one other needs.
func TestPackagesAreWorthTheirNames(t *testing.T) {
	lines, importers := map[string]int{}, map[string][]string{}
	for _, f := range load(t) {
		dir := strings.TrimPrefix(f.dir, "../")
		lines[dir] += f.lines
		for _, spec := range f.ast.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			name = strings.TrimPrefix(strings.TrimPrefix(name, "bangvang/"), "internal/")
			if !slices.Contains(importers[name], dir) {
				importers[name] = append(importers[name], dir)
			}
		}
	}
	if len(lines) > maxPackages {
		t.Errorf("%d packages, at most %d", len(lines), maxPackages)
	}
	for dir, n := range lines {
		small := n < 150 && len(importers[dir]) == 1 && !strings.HasPrefix(dir, "cmd")
		switch {
		case small && single[dir] == "":
			t.Errorf("%s has %d lines and one importer, %s: make it part of that, or say why not", dir, n, importers[dir][0])
		case !small && single[dir] != "":
			t.Errorf("%s is no small package with one importer any more: take it off the list", dir)
		}
	}
}

// TestDocumentsNameFiles holds the paths in backticks of CONTRIBUTING.md and docs/architecture.md to the project.
func TestDocumentsNameFiles(t *testing.T) {
	path := regexp.MustCompile("`((?:[a-z_*-]+/)+[a-z_*.-]*)`")
	for _, name := range []string{"../CONTRIBUTING.md", architecture} {
		document, _, _ := strings.Cut(text(t, name), "\n## Dependencies\n") // whose modules look like paths
		for _, m := range path.FindAllStringSubmatch(document, -1) {
			switch {
			case strings.HasPrefix(m[1], "public/"), strings.HasPrefix(m[1], ".bangvang/"), strings.HasSuffix(m[1], "your-code.txtar"):
				continue // of a site, or an example
			}
			here, _ := filepath.Glob(filepath.FromSlash(m[1])) // below internal/
			root, _ := filepath.Glob(filepath.Join("..", filepath.FromSlash(m[1])))
			if len(here)+len(root) == 0 {
				t.Errorf("%s names %s, which is not there", name, m[1])
			}
		}
	}
}

// TestDocumentsNameCode holds the identifiers in backticks of CONTRIBUTING.md to the code: each is declared somewhere, so
// that a recipe does not name a function that has another name by now.
func TestDocumentsNameCode(t *testing.T) {
	declared := map[string]bool{}
	for _, root := range []string{".", "../cmd"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") {
				return err
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncDecl:
					declared[n.Name.Name] = true
				case *ast.TypeSpec:
					declared[n.Name.Name] = true
				case *ast.ValueSpec:
					for _, id := range n.Names {
						declared[id.Name] = true
					}
				case *ast.Field:
					for _, id := range n.Names {
						declared[id.Name] = true
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	identifier := regexp.MustCompile("`(?:[a-z]+\\.)?([a-z]*[A-Z][A-Za-z]*)`")
	found := 0
	for _, m := range identifier.FindAllStringSubmatch(text(t, "../CONTRIBUTING.md"), -1) {
		if found++; !declared[m[1]] && m[1] != strings.ToUpper(m[1]) {
			t.Errorf("CONTRIBUTING.md names %s, which is not declared", m[1])
		}
	}
	if found < 15 {
		t.Errorf("CONTRIBUTING.md names %d identifiers", found)
	}
}
