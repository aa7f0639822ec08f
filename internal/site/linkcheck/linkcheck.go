// Package broken finds the links and pictures of articles that lead nowhere, and guesses what was meant.
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

// Finder looks through the articles of a site.
type Finder struct {
	Articles []*site.Article // standing pages and withdrawn ones too
	Links    *links.Links
	Held     []*site.Article
}

// Flaw is a link or a picture that leads nowhere, or may: to an address within the site that is no article's.
type Flaw struct {
	code    diag.Code
	ref     content.Ref
	args    []string
	address string                      // it is one only if there is no page at it; "" for any other flaw
	near    func(pages []string) string // nil when nothing else can be meant
}

// Find returns the flaws of all articles, in order. The error is ctx's.
func (f Finder) Find(ctx context.Context) ([]Flaw, error) {
	found, err := par.Map(ctx, len(f.Articles), func(i int) []Flaw { return f.check(f.Articles[i]) })
	return slices.Concat(found...), err
}

// Settings returns the flaws of the site's own links: a logo that is not there, and what in the menu may lead to no page.
func (f Finder) Settings(set config.Settings) []Flaw {
	var flaws []Flaw
	front := &site.Article{Document: &content.Document{Path: "content/index.md"}, Address: "/"}
	if logo := set.Logo; logo.Text != "" && f.Links.File(logo.Text) == nil {
		flaws = append(flaws, f.missing(diag.MissingLogo, front, logo))
	}
	for _, item := range set.Menu {
		t := f.Links.Follow(front, item.URL.Text)
		if t.Outside != "" || t.Address == "" || t.Article != nil {
			continue
		}
		near := func(pages []string) string { return viet.Nearest(t.Address, pages) }
		flaws = append(flaws, Flaw{diag.BrokenMenu, item.URL, []string{item.URL.Text}, t.Address, near})
	}
	return flaws
}

// mostGuesses is for how many different flaws what was meant is looked for: it means going through
// all addresses, and a folder that was moved breaks thousands of links.
const mostGuesses = 50

// Tell says the flaws, in order. Pages are the addresses that the site has, and planned tells whether one is of them.
func (f Finder) Tell(flaws []Flaw, planned func(address string) bool, pages func() []string) diag.List {
	var problems diag.List
	held := map[string]bool{}
	for _, a := range f.Held {
		held[a.Address] = true
	}
	guesses := map[string]string{}
	for _, w := range flaws {
		switch {
		case w.address != "" && planned(w.address):
			continue
		case w.address != "" && held[w.address]:
			w.code, w.near = diag.HeldLink, nil
		}
		if w.near == nil {
			problems.Add(w.code, w.ref.Pos, w.args...)
			continue
		}
		key := w.ref.Text
		if !strings.HasPrefix(key, "/") {
			key = path.Dir(w.ref.Pos.File) + " " + key
		}
		guess, known := guesses[key]
		if !known && len(guesses) < mostGuesses {
			guess = w.near(pages())
			guesses[key] = guess
		}
		problems.Add(w.code, w.ref.Pos, append(w.args, guess)...)
	}
	return problems
}

// check finds the links and pictures of an article that lead nowhere. The text of a withdrawn one is
// not shown: its pictures may be gone.
func (f Finder) check(a *site.Article) []Flaw {
	if a.Mark == site.Withdrawn {
		return nil
	}
	var flaws []Flaw
	known := headings{}
	for _, r := range a.Body.Refs {
		ref := content.Ref{Text: r.Dest, Pos: r.Pos}
		if r.Kind == markdown.Image {
			flaws = f.picture(flaws, a, ref)
			continue
		}
		t := f.Links.Follow(a, r.Dest)
		switch {
		case t.Outside != "":
		case r.Dest == "":
			flaws = append(flaws, Flaw{diag.BrokenLink, ref, []string{"", ""}, "", nil})
		case t.Address != "" && t.Article == nil:
			near := func(pages []string) string { return f.meant(a, r.Dest, t.Address, pages) }
			flaws = append(flaws, Flaw{diag.BrokenLink, ref, []string{r.Dest}, t.Address, near})
		case t.Fragment != "" && t.Article != nil && !known.has(t.Article, t.Fragment):
			near := func([]string) string { return nearestHeading(t.Article, t.Fragment) }
			flaws = append(flaws, Flaw{diag.BrokenAnchor, ref, []string{t.Article.Address, t.Fragment}, "", near})
		}
	}
	if a.Image.Text != "" {
		flaws = f.picture(flaws, a, a.Image)
	}
	for _, w := range a.Awards {
		if file := w.Decision.File; file.Text != "" && f.Links.Asset(a, file.Text) == nil {
			flaws = append(flaws, f.missing(diag.MissingFile, a, file))
		}
	}
	return flaws
}

// picture looks for a picture beside an article. Pages show none from elsewhere.
func (f Finder) picture(flaws []Flaw, a *site.Article, ref content.Ref) []Flaw {
	switch {
	case f.Links.Asset(a, ref.Text) != nil:
		return flaws
	case f.Links.Follow(a, ref.Text).Outside != "":
		return append(flaws, Flaw{diag.OutsidePicture, ref, []string{ref.Text}, "", nil})
	}
	return append(flaws, f.missing(diag.MissingPicture, a, ref))
}

func (f Finder) missing(code diag.Code, a *site.Article, ref content.Ref) Flaw {
	return Flaw{code, ref, []string{ref.Text}, "", func([]string) string { return f.besides(a, ref.Text) }}
}

// meant guesses where a link of a should lead: to a file of nearly that name in that folder, to the
// article of that name in another folder, or to the address most like it.
func (f Finder) meant(a *site.Article, dest, address string, pages []string) string {
	dest, _, _ = strings.Cut(dest, "#")
	if path.Ext(dest) != "" {
		if near := f.besides(a, dest); near != "" {
			return near
		}
		for _, other := range f.Articles {
			if path.Base(other.Path) == path.Base(dest) {
				return "/" + strings.TrimPrefix(other.Path, "content/")
			}
		}
	}
	near := viet.Nearest(address, pages)
	if viet.Nearest(path.Base(address), []string{path.Base(near)}) == "" {
		return "" // only their folders are alike
	}
	return near
}

// besides guesses the file that dest, written in a, should name: one of nearly that name in the same
// folder.
func (f Finder) besides(a *site.Article, dest string) string {
	name := viet.Nearest(path.Base(dest), f.Links.Beside(a, dest))
	if name == "" {
		return ""
	}
	return strings.TrimSuffix(dest, path.Base(dest)) + name
}

// headings are the ids of the headings of articles: ten thousands of links may lead to as many.
type headings map[*site.Article]map[string]bool

// has tells whether a's page has a heading with the id: a withdrawn article's page has none.
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

// nearestHeading guesses the heading meant: one that is spelled much like it, or that begins so.
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
