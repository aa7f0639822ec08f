package frontmatter_test

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/markdown"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// write writes the required keys of a table as YAML, and the key at the path chosen: for example awards, decision, no
// is the number of an award's decision. Its value differs from that of a table without it. sep separates two keys.
func write(table []frontmatter.Key, chosen []string, sep string) string {
	var lines []string
	for _, k := range table {
		switch {
		case len(chosen) > 1 && k.Name == chosen[0]:
			inner := "{" + write(k.Keys, chosen[1:], ", ") + "}"
			if k.Type == frontmatter.MapList || k.Type == frontmatter.TextOrMaps {
				inner = "[" + inner + "]"
			}
			lines = append(lines, k.Name+": "+inner)
		case len(chosen) == 1 && k.Name == chosen[0]:
			lines = append(lines, k.Name+": "+other(k))
		case k.Required:
			lines = append(lines, k.Name+": "+quoted(k, k.Example))
		}
	}
	return strings.Join(lines, sep)
}

// other returns a value of a key that is neither its default nor its example, where it has one.
func other(k frontmatter.Key) string {
	for _, v := range k.Enum {
		if v != k.Default && k.Type == frontmatter.Texts {
			return "[" + v + "]"
		} else if v != k.Default {
			return v
		}
	}
	switch {
	case k.Type == frontmatter.Int:
		return "7"
	case k.Type == frontmatter.Bool:
		return strconv.FormatBool(k.Default != "true")
	case k.Type == frontmatter.Date:
		return "2024-02-03"
	case k.Type == frontmatter.Text && (k.Required || k.Default != ""), k.Type == frontmatter.URL:
		return quoted(k, k.Example+"2")
	}
	return quoted(k, k.Example)
}

func quoted(k frontmatter.Key, text string) string {
	if k.Type == frontmatter.Text || k.Type == frontmatter.URL {
		return strconv.Quote(text)
	}
	return text
}

// readers parse the YAML of each table with the package that uses it.
var readers = map[string]func(t *testing.T, yaml string) any{
	"article": func(t *testing.T, yaml string) any {
		if !strings.Contains(yaml, "\nawards:") { // what uses the decisions
			yaml += "\nawards: [{award: Bằng khen, decision: 1}, {award: Giấy khen, decision: {no: ctn}}]"
		}
		return content.Parse(file(t, "---\n"+yaml+"\n---\n\nMở đầu.\n"))
	},
	"site":       func(t *testing.T, yaml string) any { return configOf(t, config.SiteFile, yaml).Settings },
	"localities": func(t *testing.T, yaml string) any { return configOf(t, config.LocalitiesFile, item(yaml)).Localities },
	"honours":    func(t *testing.T, yaml string) any { return configOf(t, config.HonoursFile, item(yaml)).Honours },
	"bodies":     func(t *testing.T, yaml string) any { return configOf(t, config.BodiesFile, item(yaml)).Bodies },
	"campaigns":  func(t *testing.T, yaml string) any { return configOf(t, config.CampaignsFile, item(yaml)).Campaigns },
	"blocks":     func(t *testing.T, yaml string) any { return configOf(t, config.BlocksFile, item(yaml)).Blocks },
}

func item(yaml string) string { return "- " + strings.ReplaceAll(yaml, "\n", "\n  ") }

func configOf(t *testing.T, name, yaml string) config.Config {
	t.Helper()
	tree, _, err := source.Load(t.Context(), fstest.MapFS{name: {Data: []byte(yaml + "\n")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	c, _ := config.Read(tree)
	return c
}

// TestEachKeyIsRead: each key of a table changes the result of that table's reader.
func TestEachKeyIsRead(t *testing.T) {
	same := cmp.Options{
		cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.IgnoreFields(content.Document{}, "Problems"), cmpopts.IgnoreUnexported(markdown.Body{}),
	}
	if len(readers) != len(tables) {
		t.Fatalf("there are %d tables and %d readers", len(tables), len(readers))
	}
	for name, table := range tables {
		for _, chosen := range chains(table, nil) {
			above := append(append([]string{}, chosen[:len(chosen)-1]...), "")
			with, without := write(table, chosen, "\n"), write(table, above, "\n")
			if with == without {
				t.Errorf("%s: %v: the test writes it like a file without it: %s", name, chosen, with)
			}
			if cmp.Equal(readers[name](t, with), readers[name](t, without), same) {
				t.Errorf("%s: nobody reads the key %s: with %q and without it all is the same", name, strings.Join(chosen, "."), with)
			}
		}
	}
}

// chains returns the paths of all keys of a table and of the tables within it, except blocks of other keys.
func chains(table []frontmatter.Key, above []string) (all [][]string) {
	for _, k := range table {
		chosen := append(append([]string{}, above...), k.Name)
		if k.Type != frontmatter.Map {
			all = append(all, chosen)
		}
		all = append(all, chains(k.Keys, chosen)...)
	}
	return all
}
