package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// named are the slices whose members have names, so that tests find them by these: a table with one more member would
// have another at the same position, and a test would go on to look at the wrong one.
var named = map[string]string{
	"Keys":         "a key has a name",
	"Pages":        "a page has an address",
	"Collections":  "a form's collection has a name",
	"Menu":         "an entry of the menu has a name",
	"Indexes":      "an index has an address",
	"Successors":   "a unit has an ID",
	"Predecessors": "a unit has an ID",
}

// positions are where the position is what a test is about.
var positions = map[string]string{
	"editor/schema/schema_test.go: k.Keys":                   "a text without a key is the value of the first key",
	"knowledge/gazetteer/new_test.go: r.Locality.Successors": "there is one, which the line before says",
	"editor/importer/whole_test.go: former.Successors":       "there is one, which the condition says",
}

// TestNamedThingsAreFoundByName reads all tests: none takes a key from a table of keys, or a page from a plan, by a number.
func TestNamedThingsAreFoundByName(t *testing.T) {
	used := map[string]bool{}
	for _, root := range []string{".", "../cmd"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, "_test.go") {
				return err
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				return err
			}
			for _, x := range numbered(parsed) {
				place := filepath.ToSlash(name) + ": " + x
				used[place] = true
				if positions[place] == "" {
					t.Errorf("%s is taken by its position: find it by its name", place)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for place := range positions {
		if !used[place] {
			t.Errorf("%s takes nothing by its position any more", place)
		}
	}
}

// numbered returns the slices of named things that a file indexes with a number.
func numbered(f *ast.File) []string {
	var out []string
	ast.Inspect(f, func(n ast.Node) bool {
		x, ok := n.(*ast.IndexExpr)
		if !ok {
			return true
		}
		number, ok := x.Index.(*ast.BasicLit)
		from, selected := x.X.(*ast.SelectorExpr)
		if !ok || !selected || number.Kind != token.INT {
			return true
		}
		of, _ := from.X.(*ast.Ident)
		if named[from.Sel.Name] != "" || of != nil && of.Name == "fields" {
			out = append(out, written(from))
		}
		return true
	})
	return out
}

// written returns a selector as the source has it, with … for what is no name.
func written(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return written(x.X) + "." + x.Sel.Name
	}
	return "…"
}
