package plan

import (
	"net/url"
	"path"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/markup"
	"bangvang/internal/site"
	"bangvang/internal/viet"
)

// check finds the links and pictures of an article that lead nowhere.
func (m *maker) check(a *site.Article) diag.List {
	var problems diag.List
	for _, r := range a.Body.Refs {
		if r.Kind == markup.Image {
			m.checkPicture(a, content.Ref{Text: r.Dest, Pos: r.Pos}, &problems)
			continue
		}
		t := m.links.Follow(a, r.Dest)
		switch {
		case t.Outside != "":
		case t.Address != "" && t.Article == nil && !m.targets[t.Address]:
			problems.Add(diag.BrokenLink, r.Pos, r.Dest, m.nearestAddress(t.Address))
		case t.Fragment != "" && t.Article != nil && !hasHeading(t.Article, t.Fragment):
			problems.Add(diag.BrokenAnchor, r.Pos, t.Article.Address, t.Fragment, nearestHeading(t.Article, t.Fragment))
		}
	}
	if a.Image.Text != "" {
		m.checkPicture(a, a.Image, &problems)
	}
	return problems
}

func (m *maker) checkPicture(a *site.Article, ref content.Ref, problems *diag.List) {
	if u, err := url.Parse(ref.Text); err == nil && u.Scheme != "" || m.links.Asset(a, ref.Text) != nil {
		return
	}
	problems.Add(diag.MissingPicture, ref.Pos, ref.Text, viet.Nearest(ref.Text, m.links.Beside(a)))
}

func (m *maker) nearestAddress(address string) string {
	if strings.HasSuffix(address, ".md") {
		var paths []string
		for _, a := range m.all {
			if path.Base(a.Path) == path.Base(address) {
				return "/" + strings.TrimPrefix(a.Path, "content/")
			}
			paths = append(paths, "/"+strings.TrimPrefix(a.Path, "content/"))
		}
		return viet.Nearest(address, paths)
	}
	var addresses []string
	for _, p := range m.pages {
		addresses = append(addresses, p.Address)
	}
	return viet.Nearest(address, addresses)
}

func hasHeading(a *site.Article, id string) bool {
	for _, h := range a.Body.Headings {
		if h.ID == id {
			return true
		}
	}
	return false
}

func nearestHeading(a *site.Article, id string) string {
	var ids []string
	for _, h := range a.Body.Headings {
		ids = append(ids, h.ID)
	}
	return viet.Nearest(id, ids)
}
