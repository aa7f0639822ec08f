// Package linkcheck finds the broken links, pictures and files of articles and suggests the target that was probably
// meant.
//
// It works in two steps. [Checker.Check] reads the articles and returns findings, among them those that depend on
// whether a page exists. [Checker.Report] gets the addresses of the plan and returns the problems. For example, a
// link to quan-do-son.md in the wrong folder is reported with the path of the article of that name.
package linkcheck

import (
	"context"
	"path"
	"slices"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/content/markdown"
	"bangvang/internal/diag"
	"bangvang/internal/par"
	"bangvang/internal/site"
	"bangvang/internal/site/links"
	"bangvang/internal/text/viet"
)

// Checker checks the articles of a site. The caller sets all fields.
type Checker struct {
	Articles    []*site.Article // including standing pages and withdrawn articles
	Links       *links.Resolver
	Unpublished []*site.Article // those that are held back: a link to one is a milder problem
	// Text returns the text of a source file (content/…), "" if it cannot be read; problems have no fixes if it is nil.
	Text func(path string) string
}

// Finding is a link, a picture or a file without a target, or a link to an address within the site that no article has.
// The latter is void if the plan, the list of all pages of the site (package pages), has that address; [Checker.Report]
// finds that out and returns the problem of each other finding. A Finding has no public fields.
type Finding struct {
	code    diag.Code
	ref     content.Ref
	args    []string
	address string                          // the finding is void if a page has this address; "" for any other finding
	suggest func(pages []string) suggestion // suggests a target; nil if nothing can be suggested
}

// Check returns the findings of all articles, in order; nil if there are none. Links to other sites are not checked, and
// it reads no file. The error is that of ctx.
func (f Checker) Check(ctx context.Context) ([]Finding, error) {
	found, err := par.Map(ctx, len(f.Articles), func(i int) []Finding { return f.checkArticle(f.Articles[i]) })
	return slices.Concat(found...), err
}

// CheckSettings returns the findings of the site's settings: a missing logo, and links of the menu to addresses within
// the site that no article has; nil if there are none.
func (f Checker) CheckSettings(set config.Settings) []Finding {
	var findings []Finding
	front := &site.Article{Document: &content.Document{Path: "content/index.md"}, Address: "/"}
	if logo := set.Logo; logo.Text != "" && f.Links.File(logo.Text) == nil {
		findings = append(findings, f.missingFile(diag.MissingLogo, front, logo))
	}
	for _, item := range set.Menu {
		t := f.Links.Resolve(front, item.URL.Text)
		if t.Outside != "" || t.Address == "" || t.Article != nil {
			continue
		}
		near := func(pages []string) suggestion { return suggestion{near: viet.Nearest(t.Address, readable(pages))} }
		findings = append(findings, Finding{diag.BrokenMenu, item.URL, []string{item.URL.Text}, t.Address, near})
	}
	return findings
}

// maxSuggestions is the number of different targets for which a suggestion is computed: each one compares all
// addresses, and a folder that was moved breaks thousands of links.
const maxSuggestions = 50

// Report returns the problems of the findings, in order, without those of addresses that the plan has. planned reports
// whether the site has a page at an address; pages returns all addresses, for suggestions. Both must not be nil.
// Addresses are decoded, with a leading slash and without the base path. One call computes suggestions for at most 50
// different targets; further problems have none.
func (f Checker) Report(findings []Finding, planned func(address string) bool, pages func() []string) diag.List {
	var problems diag.List
	held := map[string]bool{}
	for _, a := range f.Unpublished {
		held[a.Address] = true
	}
	guesses := map[string]suggestion{}
	fixes := maxFixes
	for _, w := range findings {
		switch {
		case w.address != "" && planned(w.address):
			continue
		case w.address != "" && held[w.address]:
			w.code, w.suggest = diag.HeldLink, nil
		}
		if w.suggest == nil {
			p := problems.Add(w.code, w.ref.Pos, w.args...)
			if w.code == diag.NotPicture && f.Text != nil && fixes > 0 {
				fixes--
				p.FixBy(linkInstead(f.Text(w.ref.Pos.File), w.ref)...)
			}
			continue
		}
		key := w.ref.Text
		if !strings.HasPrefix(key, "/") {
			key = path.Dir(w.ref.Pos.File) + " " + key
		}
		guess, known := guesses[key]
		if !known && len(guesses) < maxSuggestions {
			guess = w.suggest(pages())
			guesses[key] = guess
		}
		p := problems.Add(w.code, w.ref.Pos, append(w.args, guess.args()...)...)
		if guess.certain && f.Text != nil && fixes > 0 {
			fixes--
			p.FixBy(Replace(f.Text(w.ref.Pos.File), w.ref, guess.write)...)
		}
	}
	return problems
}

// unquoted returns an address without quotation marks around it: https://a.vn for “https://a.vn”.
func unquoted(dest string) string { return strings.Trim(dest, "\"'“”‘’«»") }

// checkArticle returns the findings of one article. A withdrawn article has none: its text is not shown, and its
// pictures may be deleted.
func (f Checker) checkArticle(a *site.Article) []Finding {
	if a.Mark == site.Withdrawn {
		return nil
	}
	var findings []Finding
	known := headings{}
	for _, r := range a.Body.Refs {
		ref := content.Ref{Text: r.Dest, Pos: r.Pos}
		if r.Kind == markdown.Image {
			findings = f.checkPicture(findings, a, ref)
			continue
		}
		t := f.Links.Resolve(a, r.Dest)
		switch {
		case t.Outside != "" && unquoted(r.Dest) != r.Dest:
			meant := unquoted(r.Dest)
			certain := func([]string) suggestion { return suggestion{near: meant, write: meant, certain: true} }
			findings = append(findings, Finding{diag.BrokenLink, ref, []string{r.Dest}, "", certain})
		case t.Outside != "":
		case r.Dest == "":
			findings = append(findings, Finding{diag.BrokenLink, ref, []string{"", ""}, "", nil})
		case t.Address != "" && t.Article == nil:
			near := func(pages []string) suggestion { return f.suggestTarget(a, r.Dest, t.Address, pages) }
			findings = append(findings, Finding{diag.BrokenLink, ref, []string{r.Dest}, t.Address, near})
		case t.Fragment != "" && t.Article != nil && !known.has(t.Article, t.Fragment):
			near := func([]string) suggestion { return suggestion{near: nearestHeading(t.Article, t.Fragment)} }
			findings = append(findings, Finding{diag.BrokenAnchor, ref, []string{t.Article.Address, t.Fragment}, "", near})
		}
	}
	if a.Image.Text != "" {
		findings = f.checkPicture(findings, a, a.Image)
	}
	for _, t := range a.Attachments {
		if f.Links.Asset(a, t.File.Text) == nil {
			findings = append(findings, f.missingFile(diag.MissingFile, a, t.File))
		}
	}
	for i := range a.Document.Awards {
		for file := range links.DecisionFiles(a.Document, i) {
			if f.Links.Asset(a, file.Text) == nil {
				findings = append(findings, f.missingFile(diag.MissingFile, a, file))
			}
		}
	}
	return findings
}

// checkPicture appends a finding if a picture is no picture of the site. Pages show no pictures of other sites.
func (f Checker) checkPicture(findings []Finding, a *site.Article, ref content.Ref) []Finding {
	switch {
	case f.Links.Asset(a, ref.Text) != nil:
		if links.IsNoPicture(ref.Text) {
			return append(findings, Finding{diag.NotPicture, ref, []string{ref.Text}, "", nil})
		}
		return findings
	case markdown.LocalFile(ref.Text) != "":
		return append(findings, Finding{diag.LocalFile, ref, []string{ref.Text, markdown.LocalFile(ref.Text)}, "", nil})
	case f.Links.Resolve(a, ref.Text).Outside != "":
		return append(findings, Finding{diag.OutsidePicture, ref, []string{ref.Text}, "", nil})
	}
	return append(findings, f.missingFile(diag.MissingPicture, a, ref))
}

// missingFile returns the finding of a missing file.
func (f Checker) missingFile(code diag.Code, a *site.Article, ref content.Ref) Finding {
	return Finding{code, ref, []string{ref.Text}, "", func([]string) suggestion {
		found := f.suggestFile(a, ref.Text)
		if found.write != "" || path.Ext(found.near) == ".md" { // said by what to write; an article is no file
			found.near = ""
		}
		return found
	}}
}

// headings caches the heading IDs of articles, since ten thousands of links may target as many articles.
type headings map[*site.Article]map[string]bool

// has reports whether the page of a has a heading with an ID. The page of a withdrawn article has none.
func (h headings) has(a *site.Article, id string) bool {
	if a.Mark == site.Withdrawn {
		return false
	}
	ids, ok := h[a]
	if !ok {
		ids = make(map[string]bool, len(a.Body.Headings))
		for _, heading := range a.Body.Headings {
			ids[heading.ID] = true
		}
		h[a] = ids
	}
	return ids[id]
}

// nearestHeading suggests the ID of a heading of a: a similar one, else one that begins with id.
func nearestHeading(a *site.Article, id string) string {
	ids := make([]string, len(a.Body.Headings))
	for i, h := range a.Body.Headings {
		ids[i] = h.ID
	}
	if near := viet.Nearest(id, ids); near != "" {
		return near
	}
	if i := slices.IndexFunc(ids, func(other string) bool { return strings.HasPrefix(other, id) }); i >= 0 {
		return ids[i]
	}
	return ""
}
