package internal

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDependenciesAreNamed holds the table of dependencies in README.md to what go.mod asks for itself.
func TestDependenciesAreNamed(t *testing.T) {
	major := regexp.MustCompile(`/v[0-9]+$`)
	short := func(module string) string {
		return major.ReplaceAllString(strings.TrimPrefix(module, "github.com/"), "")
	}
	var asked, named []string
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllStringSubmatch(text(t, "../go.mod"), -1) {
		asked = append(asked, short(m[1]))
	}
	_, section, _ := strings.Cut(text(t, "README.md"), "\n## Dependencies\n")
	section, _, _ = strings.Cut(section, "\n## ")
	for _, row := range regexp.MustCompile(`(?m)^\| ([^|]*`+"`"+`[^|]*) \| [^|]+ \|$`).FindAllStringSubmatch(section, -1) {
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(row[1], -1) {
			named = append(named, short(m[1]))
		}
	}
	slices.Sort(asked)
	slices.Sort(named)
	if diff := cmp.Diff(asked, named); diff != "" || len(asked) == 0 {
		t.Errorf("the modules of go.mod and those of README.md (-go.mod +README):\n%s", diff)
	}
}

// TestLayersAreNamed holds the table of layers in README.md to the rows.
func TestLayersAreNamed(t *testing.T) {
	var named [][]string
	for i, row := range regexp.MustCompile(`(?m)^\| ([0-9]+) \| ([^|]+) \| [^|]+ \|$`).FindAllStringSubmatch(text(t, "README.md"), -1) {
		if row[1] != strconv.Itoa(i) {
			t.Errorf("row %s of README.md comes as number %d", row[1], i)
		}
		named = append(named, strings.Fields(strings.ReplaceAll(row[2], "`", "")))
	}
	var listed [][]string
	for _, row := range rows {
		listed = append(listed, slices.Clone(row))
	}
	for _, row := range slices.Concat(named, listed) {
		slices.Sort(row)
	}
	if diff := cmp.Diff(listed, named); diff != "" {
		t.Errorf("the rows and those of README.md (-rows +README):\n%s", diff)
	}
}

// TestWorkflowsArePinned wants every action by the sum of its commit, and every tool by its version.
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
