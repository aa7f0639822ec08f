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

// named holds the slices whose members have names. Tests must find the members by name: after another member is added
// to a table, a test that uses a position would check the wrong one.
var named = map[string]string{
	"Keys":         "a key has a name",
	"Pages":        "a page has an address",
	"Collections":  "a form's collection has a name",
	"Menu":         "an entry of the menu has a name",
	"Indexes":      "an index has an address",
	"Successors":   "a unit has an ID",
	"Predecessors": "a unit has an ID",
}

// positions holds the places where a test is about the position itself, with the reason.
var positions = map[string]string{
	"editor/schema/schema_test.go: k.Keys": "a text without a key is the value of the first key",
}

// TestNamedThingsAreFoundByName checks that no test indexes named things with a number: for example, the keys of a
// table or the pages of a plan.
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

// written returns a selector as in the source, with … for any part that is not a name.
func written(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return written(x.X) + "." + x.Sel.Name
	}
	return "…"
}
