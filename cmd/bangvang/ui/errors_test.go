package ui

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bangvang/internal/diag"
)

func TestErrorText(t *testing.T) {
	for _, tt := range []struct{ en, vi string }{
		{`reading --date: "32/13/2026" is not a date`, "--date: “32/13/2026” không phải là một ngày; viết như 2026-11-20 hay 20/11/2026"},
		{`unknown flag: --draft; perhaps --drafts?`, "không có cờ --draft; có phải --drafts?"},
		{`unknown command "a\"b" for "bangvang"; "bangvang --help" lists the commands`, `không có lệnh “a"b”; “bangvang --help” kể mọi lệnh`},
		{"accepts 1 arg(s), received 0; run it as: bangvang new site THƯ_MỤC", "thiếu tên sau lệnh; viết: bangvang new site THƯ_MỤC"},
		{"opening the site: open x: no such file or directory", "không mở được thư mục của trang (-s): x: không có tệp hay thư mục ấy"},
		{"writing a.md: it has changed meanwhile; run the command again\nwriting b.md: permission denied",
			"không viết được a.md: tệp vừa bị sửa; chạy lại lệnh\nkhông viết được b.md: không được phép; xem lại quyền của tệp, thư mục"},
		{"reading %1: no space left on device", "không đọc được %1: đĩa đã đầy"},
		{"saving content/a.md: there is such a file already; change the title or the day and save again",
			"không lưu được content/a.md: đã có tệp ấy; đổi tiêu đề hay ngày rồi lưu lại"},
		{"a word of a system", "a word of a system"},
	} {
		if got := ErrorText(errors.New(tt.en), "vi"); got != tt.vi {
			t.Errorf("%s\ngot  %s\nwant %s", tt.en, got, tt.vi)
		}
		if got := ErrorText(errors.New(tt.en), "en"); got != tt.en {
			t.Errorf("in English: %s", got)
		}
	}
}

// TestErrorWordsFitTheirOwn checks that no row hides a later one.
func TestErrorWordsFitTheirOwn(t *testing.T) {
	verb := regexp.MustCompile(`%[sqdw]`)
	for i, row := range errorWords {
		sample := verb.ReplaceAllStringFunc(row[0], sampleOf)
		for _, other := range errorWords[:i] {
			if pattern, _ := errorPattern(other[0]); pattern.MatchString(sample) {
				t.Errorf("the row %q hides %q", other[0], row[0])
			}
		}
		_, verbs := errorPattern(row[0])
		for _, n := range regexp.MustCompile(`%(\d)`).FindAllStringSubmatch(row[1], -1) {
			if at, _ := strconv.Atoi(n[1]); at > len(verbs) {
				t.Errorf("%q has no value %s", row[0], n[1])
			}
		}
	}
}

func sampleOf(verb string) string {
	return map[string]string{"%s": "x1", "%v": "x1", "%q": `"x1"`, "%d": "7", "%w": "cause", "%T": "*x.Y"}[verb]
}

// untranslated are errors that no operator can cause or mend by what a command says: faults of this program, of a theme's
// templates, and those that no command prints.
var untranslated = []string{
	"problems to mend", "the system ended its watch", "the file has changed since the problem was shown", "writing the output twice",
	"there is no front matter", "it is no file of the site", "writing the roll: %w", "there is no asset %q", "there is no string %q in %s",
	"writing %q: not a path below the output folder", "writing files that have neither bytes nor a copy in the output: %s",
	"metadata of a %T: no such view", "rendering a %T: no such view", "making a file of a %T", "split",
	"part %s shows a Page, a Link, a Date, a number, an Award, a Told, a Card or PlaceLines, not a %v", "reading the manifest: there is no file %q",
	"writing the manifest: %w", "%q is none of %s",
	"%w; run it as: %s",                     // the rows of its causes have it
	"front matter over 256 KiB", "YAML: %s", // an import makes remarks of them
	"the files are too large or too many", "there is no such edit", // the desk answers with refusals
	"%w: %s%s", // what git says, which is shown as it is
}

// TestErrorsAreTranslated reads the errors that the program makes, and checks that each has a row.
func TestErrorsAreTranslated(t *testing.T) {
	verb := regexp.MustCompile(`%[sqdwvT]`)
	known := map[string]bool{}
	for _, format := range untranslated {
		known[format] = true
	}
	found := 0
	check := func(path, format string) {
		if found++; known[format] || strings.ContainsAny(format, "ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹđ") {
			return
		}
		sample := verb.ReplaceAllStringFunc(format, sampleOf)
		if diag.Detail(sample, "vi") != sample {
			return
		}
		for _, row := range errorWords[:len(errorWords)-1] { // the last one fits everything
			if pattern, _ := errorPattern(row[0]); pattern.MatchString(sample) {
				return
			}
		}
		t.Errorf("%s: the error %q has no row of errorWords", path, format)
	}
	for _, root := range []string{"..", "../../../internal"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "testkit") ||
				strings.Contains(path, "editor/importer") { // its errors become remarks, in both languages
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, data, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if format, ok := errorFormat(n); ok {
					check(path, format)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found < 50 {
		t.Errorf("only %d errors were read", found)
	}
}

// errorFormat returns the text of a call of fmt.Errorf or errors.New, if it is written there.
func errorFormat(n ast.Node) (string, bool) {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return "", false
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || f.Sel.Name != "Errorf" && f.Sel.Name != "New" {
		return "", false
	}
	if of, ok := f.X.(*ast.Ident); !ok || of.Name != "fmt" && of.Name != "errors" {
		return "", false
	}
	text, ok := call.Args[0].(*ast.BasicLit)
	if !ok {
		return "", false
	}
	format, err := strconv.Unquote(text.Value)
	return format, err == nil
}
