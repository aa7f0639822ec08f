package theme

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/theme/compile"

	"bangvang/themes"
)

var update = flag.Bool("update", false, "write the fields of the views into the contract")

const (
	contract   = "../../themes/README.md"
	blocksMark = "<!-- blocks: written by `go test ./internal/theme -run TestContract -update` -->\n"
	mark       = "<!-- views: written by `go test ./internal/theme -run TestContract -update` -->\n"
)

// TestContract compares the theme contract with the types of the views.
func TestContract(t *testing.T) {
	have, err := os.ReadFile(contract)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(have), mark)
	_, tail, closed := strings.Cut(rest, "<!-- /views -->")
	if !ok || !closed {
		t.Fatalf("%s has no place for the views", contract)
	}
	intro, blocks, hasBlocks := strings.Cut(head, blocksMark)
	_, between, closedBlocks := strings.Cut(blocks, "<!-- /blocks -->")
	if !hasBlocks || !closedBlocks {
		t.Fatalf("%s has no place for the blocks", contract)
	}
	want := intro + blocksMark + blocksTable(t) + "<!-- /blocks -->" + between + mark + tables(t) + "<!-- /views -->" + tail
	if *update {
		if err := os.WriteFile(contract, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(have)); diff != "" {
		t.Errorf("the contract is not what the views are; run go test with -update\n%s", diff)
	}
	for name := range requiredTemplates {
		if !strings.Contains(head, "| `"+name+"` |") {
			t.Errorf("the contract does not list the template %s", name)
		}
	}
}

// blocksTable writes a row for each block of the built-in theme and for each template that others call: its file, its dot, and
// the comment that begins it.
func blocksTable(t *testing.T) string {
	files, _ := mergeLayers(themeRoots{Embedded: themes.FS}, defaultTheme)
	sources, all := readTemplates(files), map[string]definition{}
	funcs := templateFuncs(uiStrings{}, assetSet{})
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		templates, err := parseSource(sources[name], funcs, sources[name].text)
		if err != nil {
			t.Fatal(err)
		}
		addDefinitions(all, sources[name], templates)
	}
	_, dots := compile.Check(checkedSet(all, funcs), requiredTemplates)
	var b strings.Builder
	b.WriteString("\n| block | in the file | its dot | shows |\n|---|---|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(all)) {
		in := all[name].source
		if in.name == name {
			continue
		}
		begins, _, _ := strings.Cut(blockText(in.text, name), "*/")
		_, about, ok := strings.Cut(begins, "{{/* ")
		if !ok || len(dots[name]) != 1 {
			t.Errorf("%s: the block %s does not begin with a comment, or has %v as its dot", in.path, name, dots[name])
			continue
		}
		dot := strings.ReplaceAll(dots[name][0].String(), "view.", "")
		fmt.Fprintf(&b, "| `%s` | `%s.html` | %s | %s |\n", name, in.name, strings.TrimPrefix(dot, "*"), oneLine(about))
	}
	return b.String() + "\n"
}

// TestClasses checks that the contract lists the classes that scripts write, and no class that is gone.
func TestClasses(t *testing.T) {
	text, err := os.ReadFile(contract)
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## Classes\n")
	section, _, _ = strings.Cut(section, "\n## ")
	files, _ := mergeLayers(themeRoots{Embedded: themes.FS}, defaultTheme)
	written, sheet := map[string]bool{}, string(files.byName["assets/main.css"].Data)
	for _, f := range files.Under("assets") {
		if strings.HasSuffix(f.Name, ".js") {
			for _, m := range regexp.MustCompile(`make\("\w+", "([a-z]+)"|classList\.add\("([a-z]+)"`).FindAllSubmatch(f.Data, -1) {
				written[string(m[1])+string(m[2])] = true
			}
		}
	}
	listed := map[string]bool{}
	for _, row := range regexp.MustCompile("(?m)^\\| (`[^|]*) \\|").FindAllStringSubmatch(section, -1) {
		for _, m := range regexp.MustCompile("`([a-z0-9]+)`").FindAllStringSubmatch(row[1], -1) {
			listed[m[1]] = true
			if !strings.Contains(sheet, "."+m[1]) && !written[m[1]] && m[1] != "slot" {
				t.Errorf("the contract lists the class %s, which is gone", m[1])
			}
		}
	}
	for class := range written {
		if !listed[class] {
			t.Errorf("the contract does not list the class %s, which scripts write", class)
		}
	}
}

// tables writes a table for each type of views that templates show, from its doc comments.
func tables(t *testing.T) string {
	set := token.NewFileSet()
	var decls []ast.Decl
	for _, name := range []string{"view.go", "home.go", "bodies.go", "places.go", "years.go", "follow.go"} {
		file, err := parser.ParseFile(set, "../pages/view/"+name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		decls = append(decls, file.Decls...)
	}
	var b strings.Builder
	for _, d := range decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok || decl.Tok != token.TYPE {
			continue
		}
		spec := decl.Specs[0].(*ast.TypeSpec)
		body := spec.Type.(*ast.StructType)
		fmt.Fprintf(&b, "\n### %s\n\n%s\n\n| field | type | meaning |\n|---|---|---|\n", spec.Name, oneLine(decl.Doc.Text()))
		for _, f := range body.Fields.List {
			row(t, &b, set, f)
		}
	}
	b.WriteString("\n")
	return b.String()
}

func row(t *testing.T, b *strings.Builder, set *token.FileSet, f *ast.Field) {
	var kind bytes.Buffer
	printer.Fprint(&kind, set, f.Type)
	doc := oneLine(f.Doc.Text() + " " + f.Comment.Text())
	if len(f.Names) == 0 {
		fmt.Fprintf(b, "| *%s* | | its fields%s |\n", strings.TrimPrefix(kind.String(), "*"), prefixed(", ", doc))
		return
	}
	if doc == "" {
		t.Errorf("%s: %v has no doc comment", set.Position(f.Pos()), f.Names)
	}
	for _, name := range f.Names {
		fmt.Fprintf(b, "| `%s` | `%s` | %s |\n", name, &kind, doc)
	}
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

func oneLine(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "|", "\\|")
}
