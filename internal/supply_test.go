package internal

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const architecture = "../docs/architecture.md"

// TestDependenciesAreNamed compares the table of dependencies in docs/architecture.md with the direct requirements of
// go.mod.
func TestDependenciesAreNamed(t *testing.T) {
	major := regexp.MustCompile(`/v[0-9]+$`)
	short := func(module string) string {
		return major.ReplaceAllString(strings.TrimPrefix(module, "github.com/"), "")
	}
	var asked, named []string
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllStringSubmatch(text(t, "../go.mod"), -1) {
		asked = append(asked, short(m[1]))
	}
	_, section, _ := strings.Cut(text(t, architecture), "\n## Dependencies\n")
	section, _, _ = strings.Cut(section, "\n## ")
	for _, row := range regexp.MustCompile(`(?m)^\| ([^|]*`+"`"+`[^|]*) \| [^|]+ \|$`).FindAllStringSubmatch(section, -1) {
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(row[1], -1) {
			named = append(named, short(m[1]))
		}
	}
	slices.Sort(asked)
	slices.Sort(named)
	if diff := cmp.Diff(asked, named); diff != "" || len(asked) == 0 {
		t.Errorf("the modules of go.mod and those of %s (-go.mod +table):\n%s", architecture, diff)
	}
}

// TestLinksOfDocuments checks every link of a document to another file of the project, and to a heading.
func TestLinksOfDocuments(t *testing.T) {
	var documents []string
	for _, pattern := range []string{"../*.md", "../docs/*.md", "../docs/*/*.md", "../themes/*.md", "../.github/*.md", "../.github/*/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, found...)
	}
	link := regexp.MustCompile(`\]\(([^)\s<>]+)\)`)
	fenced := regexp.MustCompile("(?s)```.*?```|`[^`\n]+`")
	for _, name := range documents {
		for _, m := range link.FindAllStringSubmatch(fenced.ReplaceAllString(text(t, name), ""), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			to, heading, _ := strings.Cut(m[1], "#")
			if to = filepath.Join(filepath.Dir(name), filepath.FromSlash(to)); strings.HasPrefix(m[1], "#") {
				to = name
			}
			if _, err := os.Stat(to); err != nil {
				t.Errorf("%s links to %s: %v", name, m[1], err)
			} else if heading != "" && !slices.Contains(headings(text(t, to)), heading) {
				t.Errorf("%s links to %s, which has no such heading", name, m[1])
			}
		}
	}
}

// headings returns the fragments of the headings of a document, as hosts of git repositories compute them: for example,
// “to-the-host” for “To the host”.
func headings(document string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`(?m)^#+ (.+)$`).FindAllStringSubmatch(document, -1) {
		plain := regexp.MustCompile(`[^\pL\pM\pN _-]`).ReplaceAllString(strings.ToLower(m[1]), "")
		out = append(out, strings.ReplaceAll(plain, " ", "-"))
	}
	return out
}

// TestWorkflowsArePinned checks that workflows name every action by the hash of its commit, and every tool by its
// version.
func TestWorkflowsArePinned(t *testing.T) {
	files, err := filepath.Glob("../.github/workflows/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("%v %v", files, err)
	}
	uses := regexp.MustCompile(`uses: (\S+)`)
	pinned := regexp.MustCompile(`^[a-z-]+/[a-z-]+@[0-9a-f]{40}$`)
	for _, file := range append(files, "../.ci/run") {
		words := text(t, file)
		for _, m := range uses.FindAllStringSubmatch(words, -1) {
			if !pinned.MatchString(m[1]) {
				t.Errorf("%s uses %s", file, m[1])
			}
		}
		for _, tool := range regexp.MustCompile(`go (?:run|install) \S+@\S+`).FindAllString(words, -1) {
			if !regexp.MustCompile(`@v[0-9]+\.[0-9]+\.[0-9]+$`).MatchString(tool) {
				t.Errorf("%s: %s", file, tool)
			}
		}
	}
}

func text(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
