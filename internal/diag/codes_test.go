package diag

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var placeholder = regexp.MustCompile(`\{\d\}`)

func placeholders(s string) []string {
	all := placeholder.FindAllString(s, -1)
	slices.Sort(all)
	return slices.Compact(all)
}

// Every declared code has its texts, and both languages use the same arguments.
func TestCodesAreComplete(t *testing.T) {
	for name, code := range declared(t) {
		if _, ok := Codes[code]; !ok {
			t.Errorf("%s (%s) is not in the table", name, code)
		}
	}
	shape := regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`)
	for _, code := range AllCodes() {
		kind := Codes[code]
		if !shape.MatchString(string(code)) {
			t.Errorf("%s: not a code's shape", code)
		}
		if kind.Severity < Error || kind.Severity > Hint {
			t.Errorf("%s: no severity", code)
		}
		for lang, w := range map[string]Texts{"vi": kind.VI, "en": kind.EN} {
			if w.Message == "" || w.Explain == "" {
				t.Errorf("%s: no message or no explanation in %s", code, lang)
			}
			if strings.HasSuffix(w.Message, ".") || strings.ContainsAny(w.Message+w.Hint+w.Explain, "\n\t") {
				t.Errorf("%s: the message in %s ends in a full stop, or the words have a line break", code, lang)
			}
			if placeholders(w.Explain) != nil {
				t.Errorf("%s: the explanation in %s has a placeholder", code, lang)
			}
		}
		vi, en := kind.VI, kind.EN
		if !slices.Equal(placeholders(vi.Message), placeholders(en.Message)) || !slices.Equal(placeholders(vi.Hint), placeholders(en.Hint)) {
			t.Errorf("%s: the placeholders differ between the languages", code)
		}
		if (vi.Hint == "") != (en.Hint == "") {
			t.Errorf("%s: a hint in one language only", code)
		}
		if all := placeholders(vi.Message + vi.Hint); len(all) > 0 && all[len(all)-1] != "{"+strconv.Itoa(len(all)-1)+"}" {
			t.Errorf("%s: the placeholders %v have a gap", code, all)
		}
	}
}

// declared returns the constants of type Code in codes.go, by name.
func declared(t *testing.T) map[string]Code {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]Code{}
	seen := map[Code]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if typ, ok := spec.Type.(*ast.Ident); !ok || typ.Name != "Code" {
			return true
		}
		text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		name := spec.Names[0].Name
		if first := seen[Code(text)]; first != "" {
			t.Errorf("%s and %s are both %q", first, name, text)
		}
		seen[Code(text)] = name
		codes[name] = Code(text)
		return true
	})
	if len(codes) < 40 {
		t.Fatalf("found %d codes only", len(codes))
	}
	return codes
}

// TestFixableCodes: the table of fixes has existing codes, and both languages use the same arguments.
func TestFixableCodes(t *testing.T) {
	for code, words := range Fixable {
		if _, ok := Codes[code]; !ok {
			t.Errorf("there is no code %s", code)
		}
		if words.VI == "" || words.EN == "" || !slices.Equal(placeholders(words.VI), placeholders(words.EN)) {
			t.Errorf("%s: %q, %q", code, words.VI, words.EN)
		}
		if text, _ := Explain(code, "vi"); !strings.Contains(text, "`bangvang check --fix` tự sửa") {
			t.Errorf("%s: explain does not say that it is fixable", code)
		}
	}
	if text, _ := Explain(MissingKey, "vi"); strings.Contains(text, "--fix") {
		t.Errorf("missing-key is fixable:\n%s", text)
	}
}

func TestAllCodes(t *testing.T) {
	all := AllCodes()
	if len(all) != len(Codes) || !slices.IsSorted(all) {
		t.Errorf("All returns %d codes of %d, sorted: %v", len(all), len(Codes), slices.IsSorted(all))
	}
}

func TestExplain(t *testing.T) {
	for _, code := range AllCodes() {
		for _, lang := range []string{"vi", "en"} {
			text, ok := Explain(code, lang)
			if !ok || !strings.HasPrefix(text, string(code)+" (") || placeholder.MatchString(text) || !strings.HasSuffix(text, "\n") {
				t.Errorf("%s in %s: %q", code, lang, text)
			}
		}
	}
	if text, ok := Explain("no-such-code", "vi"); ok || text != "" {
		t.Errorf("a code that does not exist: %q, %v", text, ok)
	}
	want := `unknown-locality (error)
there is no locality “…”

A locality is looked up among the built-in units of the country and in content/localities.yaml.

hint: did you mean “…”? Add a new unit to content/localities.yaml
`
	if got, _ := Explain(UnknownLocality, "en"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if got, _ := Explain(UnlinkedFile, "vi"); !strings.Contains(got, "gợi ý, tuỳ trường hợp:\n- muốn đăng thì ghi vào bài: `…`\n- Bài viết là") {
		t.Errorf("the alternatives of a hint:\n%s", got)
	}
	if got := ListCodes("vi"); strings.Count(got, "\n") != len(Codes) || !strings.Contains(got, "\nunlinked-file          gợi ý: không đăng …: không bài nào dẫn tới\n") {
		t.Errorf("the list of codes:\n%s", got)
	}
	if got, _ := Explain(ExpiredHeld, "vi"); strings.Contains(got, "gợi ý:") {
		t.Errorf("a hint is shown where there is none:\n%s", got)
	}
}
