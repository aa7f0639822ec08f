package plan

import (
	"path"
	"slices"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/markup"
	"bangvang/internal/site"
	"bangvang/internal/viet"
)

// flaw is a link or a picture that leads nowhere. What was meant is looked for later (see tell).
type flaw struct {
	code diag.Code
	ref  content.Ref
	args []string
	near func() string // nil when nothing else can be meant
}

// mostGuesses is for how many different flaws what was meant is looked for: it means going through
// all addresses, and a folder that was moved breaks thousands of links.
const mostGuesses = 50

// tell says the flaws, in order.
func (m *maker) tell(flaws []flaw) {
	guesses := map[string]string{}
	for _, f := range flaws {
		if f.near == nil {
			m.problems.Add(f.code, f.ref.Pos, f.args...)
			continue
		}
		key := f.ref.Text
		if !strings.HasPrefix(key, "/") {
			key = path.Dir(f.ref.Pos.File) + " " + key
		}
		guess, known := guesses[key]
		if !known && len(guesses) < mostGuesses {
			guess = f.near()
			guesses[key] = guess
		}
		m.problems.Add(f.code, f.ref.Pos, append(f.args, guess)...)
	}
}

// check finds the links and pictures of an article that lead nowhere. The text of a withdrawn one is
// not shown: its pictures may be gone.
func (m *maker) check(a *site.Article) []flaw {
	if a.Mark == site.Withdrawn {
		return nil
	}
	var flaws []flaw
	for _, r := range a.Body.Refs {
		ref := content.Ref{Text: r.Dest, Pos: r.Pos}
		if r.Kind == markup.Image {
			flaws = m.checkPicture(flaws, a, ref)
			continue
		}
		t := m.links.Follow(a, r.Dest)
		switch {
		case t.Outside != "":
		case t.Address != "" && t.Article == nil && !m.targets[t.Address] && m.held[t.Address]:
			flaws = append(flaws, flaw{diag.HeldLink, ref, []string{r.Dest}, nil})
		case t.Address != "" && t.Article == nil && !m.targets[t.Address]:
			flaws = append(flaws, flaw{diag.BrokenLink, ref, []string{r.Dest}, func() string { return m.meant(a, r.Dest, t.Address) }})
		case t.Fragment != "" && t.Article != nil && !hasHeading(t.Article, t.Fragment):
			near := func() string { return nearestHeading(t.Article, t.Fragment) }
			flaws = append(flaws, flaw{diag.BrokenAnchor, ref, []string{t.Article.Address, t.Fragment}, near})
		}
	}
	if a.Image.Text != "" {
		flaws = m.checkPicture(flaws, a, a.Image)
	}
	for _, w := range a.Awards {
		if file := w.Decision.File; file.Text != "" && m.links.Asset(a, file.Text) == nil {
			flaws = append(flaws, flaw{diag.MissingFile, file, []string{file.Text}, func() string { return m.besides(a, file.Text) }})
		}
	}
	return flaws
}

func (m *maker) checkPicture(flaws []flaw, a *site.Article, ref content.Ref) []flaw {
	if m.links.Follow(a, ref.Text).Outside != "" || m.links.Asset(a, ref.Text) != nil {
		return flaws
	}
	return append(flaws, flaw{diag.MissingPicture, ref, []string{ref.Text}, func() string { return m.besides(a, ref.Text) }})
}

// meant guesses where a link of a should lead: to a file of nearly that name in that folder, to the
// article of that name in another folder, or to the address most like it.
func (m *maker) meant(a *site.Article, dest, address string) string {
	dest, _, _ = strings.Cut(dest, "#")
	if path.Ext(dest) != "" {
		if near := m.besides(a, dest); near != "" {
			return near
		}
		for _, other := range m.all {
			if path.Base(other.Path) == path.Base(dest) {
				return "/" + strings.TrimPrefix(other.Path, "content/")
			}
		}
	}
	near := viet.Nearest(address, m.addresses())
	if viet.Nearest(path.Base(address), []string{path.Base(near)}) == "" {
		return "" // only their folders are alike
	}
	return near
}

func (m *maker) addresses() []string {
	out := make([]string, len(m.pages))
	for i, p := range m.pages {
		out[i] = p.Address
	}
	return out
}

// besides guesses the file that dest, written in a, should name: one of nearly that name in the same
// folder.
func (m *maker) besides(a *site.Article, dest string) string {
	name := viet.Nearest(path.Base(dest), m.links.Beside(a, dest))
	if name == "" {
		return ""
	}
	return strings.TrimSuffix(dest, path.Base(dest)) + name
}

// hasHeading tells whether a's page has a heading with the id: a withdrawn article's page has none.
func hasHeading(a *site.Article, id string) bool {
	if a.Mark == site.Withdrawn {
		return false
	}
	for _, h := range a.Body.Headings {
		if h.ID == id {
			return true
		}
	}
	return false
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
