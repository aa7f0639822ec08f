// Package draft writes new documents: the text of an article or a standing page of which little is known
// yet, and where it should lie.
//
// What is known stands in the front matter; what is not stands there as comments, in the order of the
// table of keys, so that an editor need only remove a #. A draft has draft: true. Whatever it is given,
// it is a file that can be read; [Check] tells what in it is wrong all the same (a count that is none).
package scaffold

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"bangvang/internal/content"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// Options is what is known of a new document. Date is needed by an article; all else may be empty.
type Options struct {
	Kind     content.Kind
	Title    string
	Date     time.Time
	Locality string
	Category string
	Tags     []string
	Event    Event
	Awards   []Award
}

// Event is what the article tells of. Date is zero when it is the article's own.
type Event struct {
	Date time.Time
	Kind string
}

// Award is a row of awards.
type Award struct {
	Honour, By, Period string
	To                 []Recipients
}

// Recipients are those of one kind: a count as editors write it, or names.
type Recipients struct {
	Kind  string // tập thể, cá nhân, …
	Count string
	Names []Name
}

// Name is a named recipient, perhaps with a post.
type Name struct{ Name, Post string }

// pageKeys are the keys that a standing page can use.
var pageKeys = []string{"title", "summary", "image", "draft", "kind", "aliases", "updated"}

// Text returns the text of a new document.
func Text(opts Options) []byte {
	text := content.Sample(opts.Kind)
	known := opts.known()
	var b strings.Builder
	b.WriteString("---\n")
	for _, k := range frontmatter.Article {
		switch {
		case opts.Kind == content.Page && !slices.Contains(pageKeys, k.Name), opts.Kind != content.Page && k.Name == "kind":
		case known[k.Name] != "":
			b.WriteString(k.Name + ":" + known[k.Name] + "\n")
		default:
			b.WriteString("# " + k.VI + "\n# " + k.Name + ": " + k.Example + "\n")
		}
	}
	b.WriteString("---\n\n" + text + "\n")
	return []byte(b.String())
}

// Check returns what is wrong with the draft of what is known.
func Check(opts Options) diag.List {
	f, problems := source.NewFile(Path(opts), Text(opts))
	problems.Append(content.Parse(f).Problems)
	return problems
}

// known returns what stands behind each key that is known and its colon.
func (opts Options) known() map[string]string {
	known := map[string]string{"title": " " + quoted(opts.title()), "draft": " true"}
	if opts.Kind == content.Page {
		known["kind"] = " page"
		return known
	}
	known["date"] = " " + written(opts.Date)
	for key, text := range map[string]string{"locality": oneLine(opts.Locality), "category": oneLine(opts.Category)} {
		if text != "" {
			known[key] = " " + quoted(text)
		}
	}
	var tags strings.Builder
	for _, tag := range opts.Tags {
		if tag = oneLine(tag); tag != "" {
			tags.WriteString("\n  - " + quoted(tag))
		}
	}
	known["tags"] = tags.String()
	known["event"] = opts.Event.text()
	known["awards"] = awards(opts.Awards)
	return known
}

func (e Event) text() string {
	var b strings.Builder
	if !e.Date.IsZero() {
		b.WriteString("\n  date: " + written(e.Date))
	}
	b.WriteString(line("\n  kind: ", e.Kind))
	return b.String()
}

// awards writes the rows of awards, each key on a line of its own.
func awards(rows []Award) string {
	var b strings.Builder
	for _, a := range rows {
		if oneLine(a.Honour) == "" {
			continue
		}
		b.WriteString(line("\n  - award: ", a.Honour) + line("\n    by: ", a.By) + line("\n    period: ", a.Period))
		if len(a.To) > 0 {
			b.WriteString("\n    to:")
		}
		for _, r := range a.To {
			b.WriteString("\n      " + quoted(oneLine(r.Kind)) + ":" + line(" ", r.Count))
			for _, n := range r.Names {
				if n.Post == "" {
					b.WriteString(line("\n        - ", n.Name))
				} else {
					b.WriteString("\n        - name: " + quoted(oneLine(n.Name)) + line("\n          post: ", n.Post))
				}
			}
		}
	}
	return b.String()
}

// line returns text as a value behind what stands before it, "" when there is no text.
func line(before, text string) string {
	if text = oneLine(text); text == "" {
		return ""
	}
	return before + quoted(text)
}

// Path returns where a new document lies: content/2024/01/SLUG.md, a page content/SLUG.md. The
// name is plain ASCII.
func Path(opts Options) string {
	const longest = 80 // letters, so that paths stay below Windows's limit of 260
	slug := viet.Slug(opts.title())
	if len(slug) > longest {
		slug = slug[:longest]
		if n := strings.LastIndexByte(slug, '-'); n > 0 {
			slug = slug[:n]
		}
	}
	if slug == "" || slug == "index" || viet.IsDeviceName(slug) { // index.md is its folder
		slug = strings.TrimSuffix("bai-"+slug, "-")
	}
	if opts.Kind == content.Page {
		return "content/" + slug + ".md"
	}
	return "content/" + opts.Date.In(viet.Zone).Format("2006/01/") + slug + ".md"
}

// title returns the title on one line; a document needs one.
func (opts Options) title() string {
	if title := oneLine(opts.Title); title != "" {
		return title
	}
	if opts.Kind == content.Page {
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

// quoted writes a text as a YAML value or key: as it is when it is a number, or begins with a letter and
// holds nothing that means something to YAML, else in double quotes.
func quoted(s string) string {
	first := strings.IndexFunc(s, unicode.IsLetter) == 0
	number := strings.Trim(s, "0123456789") == "" && len(s) < 10
	if s == "" || number || first && !strings.ContainsAny(s, ":#\"'\\{}[]&*!|>%@`") && !slices.Contains([]string{"null", "Null", "NULL"}, s) {
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
