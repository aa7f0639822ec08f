package frontmatter_test

import (
	"slices"
	"strings"
	"testing"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/text/viet"
)

var tables = map[string][]frontmatter.Key{
	"article": frontmatter.Article, "site": frontmatter.Site, "localities": frontmatter.Localities, "honours": frontmatter.Honours, "bodies": frontmatter.Bodies,
	"campaigns": frontmatter.Campaigns, "blocks": frontmatter.Blocks,
}

// each calls do for every key of a table and of the tables within it.
func each(table []frontmatter.Key, do func(k frontmatter.Key, among []frontmatter.Key)) {
	for _, k := range table {
		do(k, table)
		each(k.Keys, do)
	}
}

func TestTables(t *testing.T) {
	for name, table := range tables {
		each(table, func(k frontmatter.Key, among []frontmatter.Key) {
			if k.Name != viet.Slug(strings.ReplaceAll(k.Name, "_", "")) && !strings.Contains(k.Name, "_") {
				t.Errorf("%s: %q is not a plain word", name, k.Name)
			}
			if k.VI == "" || k.EN == "" || k.Example == "" || !strings.HasSuffix(k.VI, ".") && !strings.HasSuffix(k.VI, "…") {
				t.Errorf("%s: %s lacks its words: %+v", name, k.Name, k)
			}
			nested := k.Type == frontmatter.Map || k.Type == frontmatter.MapList || k.Type == frontmatter.TextOrMap || k.Type == frontmatter.TextOrMaps
			if nested != (len(k.Keys) > 0) {
				t.Errorf("%s: %s has %d keys", name, k.Name, len(k.Keys))
			}
			if len(k.Enum) > 0 && k.Type != frontmatter.Text && k.Type != frontmatter.Texts {
				t.Errorf("%s: %s has values but is no text", name, k.Name)
			}
			if viet.NFC(k.VI+k.Example+strings.Join(k.Enum, "")) != k.VI+k.Example+strings.Join(k.Enum, "") {
				t.Errorf("%s: %s is not NFC", name, k.Name)
			}
			if strings.Contains(k.VI+k.EN+k.Example, "|") {
				t.Errorf("%s: %s would break the reference's table", name, k.Name)
			}
			for _, also := range k.Synonyms {
				n := 0
				for _, other := range among {
					if viet.Fold(other.Name) == viet.Fold(also) {
						t.Errorf("%s: %q of %s is the key %s", name, also, k.Name, other.Name)
					}
					if slices.Contains(other.Synonyms, also) {
						n++
					}
				}
				if n != 1 {
					t.Errorf("%s: %q stands for %d keys", name, also, n)
				}
			}
		})
	}
}

// TestExamplesAreRead: every example and every default of the tables is read without a problem.
func TestExamplesAreRead(t *testing.T) {
	for name, table := range tables {
		each(table, func(k frontmatter.Key, _ []frontmatter.Key) {
			for _, example := range []string{k.Example, k.Default} {
				k.Required = false
				v, probs := frontmatter.ParseMapping(file(t, k.Name+": "+example+"\n"), []frontmatter.Key{k})
				if len(probs) > 0 || example != "" && v.Get(k.Name) == nil {
					t.Errorf("%s: %s: %s: %s", name, k.Name, example, said(probs))
				}
			}
		})
	}
}

func TestReference(t *testing.T) {
	for lang, want := range map[string][]string{
		"vi": {
			"| Khoá | Giá trị | Nghĩa | Ví dụ |\n|---|---|---|---|\n| `title` | chữ; bắt buộc | Tiêu đề của bài. | `Quận Đồ Sơn",
			"| `event.session` | chữ, một trong `sáng`, `chiều`, `tối`, `cả ngày` | Buổi trong ngày. | `sáng` |\n",
			"| `draft` | true, false; mặc định `false` | Bản nháp thì không đăng. | `true` |\n",
			"| `awards.decision.no` | chữ | Số quyết định. | `563/QĐ-CTN` |\n",
		},
		"en": {
			"| Key | Value | Meaning | Example |\n|---|---|---|---|\n| `title` | text; required | The article's title. |",
			"| `awards.to` | recipients |", "| `source` | text or block |", "| `aliases` | text or list |",
		},
	} {
		got := frontmatter.Reference(frontmatter.Article, lang)
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q is not in\n%s", lang, w, got)
			}
		}
		lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
		rows := 2
		each(frontmatter.Article, func(frontmatter.Key, []frontmatter.Key) { rows++ })
		if len(lines) != rows {
			t.Errorf("%s: %d lines, want %d", lang, len(lines), rows)
		}
		for _, line := range lines {
			if strings.Count(line, "|") != 5 {
				t.Errorf("%s: %s", lang, line)
			}
		}
	}
}
