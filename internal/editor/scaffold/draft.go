package scaffold

import (
	"slices"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/complete"
	"bangvang/internal/site/resolve"
	"bangvang/internal/text/viet"
)

// Draft holds the known values of a new document, which the caller sets, perhaps with [Ask]. With Kind content.Page it
// is a standing page, which uses only the title; otherwise an article. An article needs a Date: without one its text
// has a day in the year 1, which [CheckDraft] reports. All other fields may be empty; the title is then “Bài mới” or
// “Trang mới”. Names are as an editor types them, and may be unknown.
type Draft struct {
	Kind              content.Kind // "" is an article
	Title             string
	Date              time.Time
	Locality          string
	Category          string
	Tags              []string
	Campaigns, Blocks []string
	Event             Event
	Awards            []Award
}

// Event is the event that the article reports. A zero Date means the day of the article.
type Event struct {
	Date time.Time
	Kind string
}

// Award is a row of awards as typed; only the honour is required, and a row without one is left out.
type Award struct {
	Honour, By, Period string
	To                 []Recipients
}

// Recipients are the recipients of one kind: a count as editors write it, or names. Only one of the two is set.
type Recipients struct {
	Kind  string // for example tập thể
	Count string // for example 12, hơn 50, nhiều
	Names []Name
}

// Name is a named recipient; Post may be empty.
type Name struct{ Name, Post string }

// pageKeys are the keys that apply to a standing page.
var pageKeys = []string{"title", "summary", "image", "attachments", "draft", "kind", "aliases", "updated"}

// DraftText returns the text of a new document, in UTF-8 with \n: front matter with the known values and draft: true, all
// other keys but the rare ones as comments, and a placeholder for the text (see [content.Placeholder]). Whatever the values are, it parses.
// It writes no file.
func DraftText(opts Draft) []byte {
	text := content.Placeholder(opts.Kind)
	known := opts.values()
	var b strings.Builder
	b.WriteString("---\n")
	for _, k := range frontmatter.Article {
		switch {
		case opts.Kind == content.Page && !slices.Contains(pageKeys, k.Name), opts.Kind != content.Page && k.Name == "kind", k.Rare:
		case known[k.Name] != "":
			b.WriteString(k.Name + ":" + known[k.Name] + "\n")
		default:
			b.WriteString("# " + k.VI + "\n# " + k.Name + ": " + k.Example + "\n")
		}
	}
	b.WriteString("---\n\n" + text + "\n")
	return []byte(b.String())
}

// CheckDraft returns the problems that the document of [DraftText] has by itself, none if it is right: for example, a
// count that is not a number. It looks up no names.
func CheckDraft(opts Draft) diag.List {
	f, problems := source.NewFile(DraftPath(opts), DraftText(opts))
	problems.Append(content.Parse(f).Problems)
	return problems
}

// CheckNames returns the problems of the names in a draft, with hints: a locality or honour that known does not have, a
// locality that is ambiguous or not in force that day. They are those of `bangvang check`.
func CheckNames(known *complete.Names, opts Draft) diag.List {
	f, _ := source.NewFile(DraftPath(opts), DraftText(opts))
	d := content.Parse(f)
	names := resolve.Resolver{Gazetteer: known.Gazetteer, Catalogue: known.Catalogue}
	return names.AddHints(viet.NewHints(viet.HintWork), d, names.Resolve(d).Problems)
}

// values returns the YAML after the colon of each known key.
func (opts Draft) values() map[string]string {
	known := map[string]string{"title": " " + frontmatter.Quote(opts.title()), "draft": " true"}
	if opts.Kind == content.Page {
		known["kind"] = " page"
		return known
	}
	known["date"] = " " + formatDate(opts.Date)
	for key, text := range map[string]string{"locality": frontmatter.Line(opts.Locality), "category": frontmatter.Line(opts.Category)} {
		if text != "" {
			known[key] = " " + frontmatter.Quote(text)
		}
	}
	for key, texts := range map[string][]string{"tags": opts.Tags, "campaign": opts.Campaigns, "block": opts.Blocks} {
		for _, text := range texts {
			known[key] += valueAfter("\n  - ", text)
		}
	}
	known["event"] = opts.Event.yaml()
	known["awards"] = awardsYAML(opts.Awards)
	return known
}

func (e Event) yaml() string {
	var b strings.Builder
	if !e.Date.IsZero() {
		b.WriteString("\n  date: " + formatDate(e.Date))
	}
	b.WriteString(valueAfter("\n  kind: ", e.Kind))
	return b.String()
}

// awardsYAML writes rows of awards, each key on its own line.
func awardsYAML(rows []Award) string {
	var b strings.Builder
	for _, a := range rows {
		if frontmatter.Line(a.Honour) == "" {
			continue
		}
		b.WriteString(valueAfter("\n  - award: ", a.Honour) + valueAfter("\n    by: ", a.By) + valueAfter("\n    period: ", a.Period))
		if len(a.To) > 0 {
			b.WriteString("\n    to:")
		}
		for _, r := range a.To {
			b.WriteString("\n      " + frontmatter.Quote(frontmatter.Line(r.Kind)) + ":" + valueAfter(" ", r.Count))
			for _, n := range r.Names {
				if n.Post == "" {
					b.WriteString(valueAfter("\n        - ", n.Name))
				} else {
					b.WriteString("\n        - name: " + frontmatter.Quote(frontmatter.Line(n.Name)) + valueAfter("\n          post: ", n.Post))
				}
			}
		}
	}
	return b.String()
}

// valueAfter returns prefix with a text as a YAML value, "" if there is no text.
func valueAfter(prefix, text string) string {
	if text = frontmatter.Line(text); text == "" {
		return ""
	}
	return prefix + frontmatter.Quote(text)
}

// DraftPath returns the path of a new document in plain ASCII, relative to the site's root: content/2024/01/SLUG.md for
// an article, by its Date in [viet.Zone], content/SLUG.md for a standing page. SLUG is made from the title, at most 80
// letters or a little more: bai-moi or trang-moi if it is empty, bai if it has no letter that a slug can have. The zero
// Date gives content/0001/01/SLUG.md. A file may be there already: it looks at no disk.
func DraftPath(opts Draft) string {
	const longest = 80 // letters, so that paths remain below the 260 characters of Windows
	slug := viet.Slug(opts.title())
	if len(slug) > longest {
		slug = slug[:longest]
		if n := strings.LastIndexByte(slug, '-'); n > 0 {
			slug = slug[:n]
		}
	}
	if slug == "" || slug == "index" || viet.IsDeviceName(slug) { // index.md is the page of its folder
		slug = strings.TrimSuffix("bai-"+slug, "-")
	}
	if opts.Kind == content.Page {
		return "content/" + slug + ".md"
	}
	return "content/" + opts.Date.In(viet.Zone).Format("2006/01/") + slug + ".md"
}

// title returns the title on one line, with a default because a document needs one.
func (opts Draft) title() string {
	if title := frontmatter.Line(opts.Title); title != "" {
		return title
	}
	if opts.Kind == content.Page {
		return "Trang mới"
	}
	return "Bài mới"
}

// formatDate formats a date as in front matter, without the clock at midnight.
func formatDate(date time.Time) string {
	date = date.In(viet.Zone)
	if date.Equal(viet.StartOfDay(date)) {
		return date.Format("2006-01-02")
	}
	return date.Format("2006-01-02T15:04")
}
