package content

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"bangvang/internal/fields"
	"bangvang/internal/viet"
)

// DraftOptions is what is known of a new document. Date is needed by an article; Locality and
// Category may be empty.
type DraftOptions struct {
	Kind     Kind
	Title    string
	Date     time.Time
	Locality string
	Category string
}

// pageKeys are the keys that a standing page can use.
var pageKeys = []string{"title", "summary", "image", "draft", "kind", "aliases", "updated"}

// Draft returns the text of a new document. What is not known yet stands in it as comments, in the
// order of the table of keys, so that an editor need only remove a #. It parses without errors.
func Draft(opts DraftOptions) []byte {
	known := map[string]string{
		"title": quoted(opts.title()), "draft": "true",
		"locality": quoted(oneLine(opts.Locality)), "category": quoted(oneLine(opts.Category)),
	}
	text := "Viết sapo ở summary, rồi viết bài ở đây."
	if opts.Kind == Page {
		known["kind"], text = "page", "Viết nội dung trang ở đây."
	} else {
		known["date"] = written(opts.Date)
	}
	var b strings.Builder
	b.WriteString("---\n")
	for _, k := range fields.Article {
		switch {
		case opts.Kind == Page && !slices.Contains(pageKeys, k.Name), opts.Kind != Page && k.Name == "kind":
		case known[k.Name] != "":
			b.WriteString(k.Name + ": " + known[k.Name] + "\n")
		default:
			b.WriteString("# " + k.VI + "\n# " + k.Name + ": " + k.Example + "\n")
		}
	}
	b.WriteString("---\n\n" + text + "\n")
	return []byte(b.String())
}

// NewPath returns where a new document lies: content/2024/01/SLUG.md, a page content/SLUG.md. The
// name is plain ASCII.
func NewPath(opts DraftOptions) string {
	const longest = 80 // letters, so that paths stay below Windows's limit of 260
	slug := viet.Slug(opts.title())
	if len(slug) > longest {
		slug = slug[:longest]
		if n := strings.LastIndexByte(slug, '-'); n > 0 {
			slug = slug[:n]
		}
	}
	if slug == "" || isReserved(slug) {
		slug = strings.TrimSuffix("bai-"+slug, "-")
	}
	if opts.Kind == Page {
		return "content/" + slug + ".md"
	}
	return "content/" + opts.Date.In(viet.Zone).Format("2006/01/") + slug + ".md"
}

// isReserved tells whether a name means something else: index.md is its folder, and Windows keeps
// the names of its old devices.
func isReserved(slug string) bool {
	if len(slug) == 4 && (strings.HasPrefix(slug, "com") || strings.HasPrefix(slug, "lpt")) && digits(slug[3:]) == 1 {
		return true
	}
	return slices.Contains([]string{"index", "con", "prn", "aux", "nul"}, slug)
}

// title returns the title on one line; a document needs one.
func (opts DraftOptions) title() string {
	if title := oneLine(opts.Title); title != "" {
		return title
	}
	if opts.Kind == Page {
		return "Trang mới"
	}
	return "Bài mới"
}

// oneLine returns s in NFC, without line breaks and what cannot be seen.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			return ' '
		case !unicode.IsGraphic(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return viet.NFC(strings.Join(strings.Fields(s), " "))
}

// quoted writes a text as a YAML value: as it is when it begins with a letter and holds nothing that
// means something to YAML, else in double quotes.
func quoted(s string) string {
	first := strings.IndexFunc(s, unicode.IsLetter) == 0
	if s == "" || first && !strings.ContainsAny(s, ":#\"'\\{}[]&*!|>%@`") && !slices.Contains([]string{"null", "Null", "NULL"}, s) {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

func written(date time.Time) string {
	date = date.In(viet.Zone)
	if date.Equal(viet.Day(date)) {
		return date.Format("2006-01-02")
	}
	return date.Format("2006-01-02T15:04")
}
