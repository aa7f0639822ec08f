package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bangvang/internal/content/frontmatter"
)

var update = flag.Bool("update", false, "write goldens and the references of the documents anew")

// hostsDocument is the document with the recipes that host_test.go runs.
const hostsDocument = "../../docs/hosts.md"

// TestReadmeReference compares the references in docs/ with the tables of keys; with -update it rewrites them.
func TestReadmeReference(t *testing.T) {
	checkReference(t, "../../docs/front-matter.md", "en", map[string][]frontmatter.Key{"article": frontmatter.Article})
	checkReference(t, "../../docs/front-matter.vi.md", "vi", map[string][]frontmatter.Key{"article": frontmatter.Article})
	checkReference(t, "../../docs/settings.md", "en", map[string][]frontmatter.Key{
		"site": frontmatter.Site, "localities": frontmatter.Localities, "honours": frontmatter.Honours, "bodies": frontmatter.Bodies,
		"campaigns": frontmatter.Campaigns, "blocks": frontmatter.Blocks,
	})
}

func checkReference(t *testing.T, file, lang string, tables map[string][]frontmatter.Key) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := string(text)
	for name, table := range tables {
		section := regexp.MustCompile(`(?s)(<!-- reference: ` + name + ` -->\n).*?(<!-- end -->)`)
		if !section.MatchString(want) {
			t.Fatalf("%s has no section for %s", file, name)
		}
		body := strings.ReplaceAll(frontmatter.Reference(table, lang), "$", "$$")
		want = section.ReplaceAllString(want, "${1}\n"+strings.TrimSpace(body)+"\n\n${2}")
	}
	if want == string(text) {
		return
	}
	if !*update {
		t.Fatalf("the reference in %s is not that of the key tables; run `go test ./cmd/bangvang -run Readme -update`", file)
	}
	if err := os.WriteFile(file, []byte(want), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestReadmeCommands runs the shell blocks of the documents, in order, in a copy of the sources alone, except the one
// that runs all tests. The later documents use the command and the site that README.md makes.
func TestReadmeCommands(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no sh to run the documents' blocks with")
	}
	script := "set -e\n" + blocks(t, "../../README.md", 5) + blocks(t, "../../docs/commands.md", 1) +
		blocks(t, "../../docs/editors.md", 1) + "PATH=\"$PWD:$PATH\"\n" + blocks(t, "../../README.vi.md", 2)
	dir := t.TempDir()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"cmd", "internal", "themes", "content"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(root, name))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	sh := exec.Command("sh")
	sh.Dir = dir
	sh.Stdin = strings.NewReader(script)
	// Else every package would be compiled anew, because it is in another folder than last time.
	sh.Env = append(os.Environ(), "GOFLAGS="+os.Getenv("GOFLAGS")+" -trimpath")
	if out, err := sh.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, page := range []string{
		"public/index.html", "office/public/index.html", "site/.vscode/article.schema.json", "site/public/2024/01/quan-do-son-tong-ket-thi-dua/index.html",
		"trang/public/2024/01/quan-do-son-tong-ket-thi-dua/index.html",
	} {
		if _, err := os.Stat(filepath.Join(dir, page)); err != nil {
			t.Error(err)
		}
	}
}

// blocks returns the shell blocks of a file. The test fails if there are fewer than atLeast.
func blocks(t *testing.T, file string, atLeast int) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(text), -1)
	if len(found) < atLeast {
		t.Fatalf("%s has only %d shell blocks", file, len(found))
	}
	var out strings.Builder
	for _, b := range found {
		if strings.TrimSpace(b[1]) != "go test ./..." {
			out.WriteString(b[1])
		}
	}
	return out.String()
}
