package redact

import (
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
)

// addressKeys are the keys of site.yaml, localities.yaml, honours.yaml and bodies.yaml whose text is, or becomes, an address or a name
// that others refer to, each with the reason why it cannot lose a name. All others lose it, also those of tomorrow.
var addressKeys = map[string]string{
	"locality":    "a place, looked up in the gazetteer",
	"redact":      "the list itself, which nothing publishes",
	"base_url":    "the site's address",
	"url":         "an address",
	"login":       "an address",
	"theme":       "a folder",
	"logo":        "a file of content/, which CheckPaths reports",
	"head":        "a file of content/, which CheckFile reads",
	"header_end":  "a file of content/, which CheckFile reads",
	"home_end":    "a file of content/, which CheckFile reads",
	"list_end":    "a file of content/, which CheckFile reads",
	"article_end": "a file of content/, which CheckFile reads",
	"footer":      "a file of content/, which CheckFile reads",
	"repo":        "the name of a repository",
	"branch":      "the name of a branch",
	"app_id":      "an identifier that another server gave",
}

// Settings returns a copy of v, the value of site.yaml, honours.yaml or bodies.yaml that was read by the table of keys, without the
// names; v itself when there are no names. A text that contains a name (see the package doc) loses it and is a
// [diag.NameInSettings], since whoever wrote site.yaml asked for both the name and the text; an address that seems to
// contain one stays and is a [diag.NameInAddress]. Both are added to problems. For example, with redact: [Nguyễn Văn A]
// the key responsible: Nguyễn Văn A, Trưởng ban becomes “[đã gỡ tên], Trưởng ban”, in English (lang "en") “[name
// removed], Trưởng ban”. A blank name is ignored.
func Settings(v *frontmatter.Value, table []frontmatter.Key, names []string, lang string, problems *diag.List) *frontmatter.Value {
	l := newMatcher(names, lang)
	if len(l.names) == 0 {
		return v
	}
	return v.MapTexts(table, func(k *frontmatter.Key, text *frontmatter.Value) string {
		s := text.Text()
		switch {
		case k.Enum != nil || k.Name == "redact":
		case addressKeys[k.Name] != "":
			l.checkAddress(problems, s, text.Pos())
		case l.contains(s):
			problems.Add(diag.NameInSettings, text.Pos(), s)
			return l.redactText(s)
		}
		return s
	})
}

// CheckLocalities adds to problems a [diag.NameInAddress] for each text of v, an entry of localities.yaml, that seems to
// contain one of the names. The texts stay: the name of a place is its address, and articles refer to it.
func CheckLocalities(v *frontmatter.Value, names []string, problems *diag.List) {
	l := newMatcher(names, "")
	if len(l.names) == 0 {
		return
	}
	v.MapTexts(frontmatter.Localities, func(_ *frontmatter.Key, text *frontmatter.Value) string {
		l.checkAddress(problems, text.Text(), text.Pos())
		return text.Text()
	})
}
