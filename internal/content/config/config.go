// Package config is what a site says about itself: content/site.yaml, content/localities.yaml and
// content/honours.yaml. Each may be absent or empty; every setting has a default, so that a folder of
// articles is a site.
package config

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"
	"time"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
)

// The files that are read.
const (
	SiteFile       = source.Root + "/site.yaml"
	LocalitiesFile = source.Root + "/localities.yaml"
	HonoursFile    = source.Root + "/honours.yaml"
)

// DefaultBaseURL stands in until site.yaml has a base_url.
const DefaultBaseURL = "http://localhost/"

// Config is all that a site says about itself.
type Config struct {
	Settings   Settings
	Localities []gazetteer.Entry // in the order written
	Honours    []honours.Entry   // in the order written
}

// Read reads the three files of the tree. What is wrong in them has its default.
func Read(tree *source.Tree) (Config, diag.List) {
	var (
		c     Config
		probs diag.List
	)
	c.Settings = settings(tree.File(SiteFile), &probs)
	for _, v := range list(tree.File(LocalitiesFile), frontmatter.Localities, &probs) {
		c.Localities = append(c.Localities, locality(v, &probs))
	}
	for _, v := range list(tree.File(HonoursFile), frontmatter.Honours, &probs) {
		c.Honours = append(c.Honours, honour(v))
	}
	return c, probs
}

// Defaults are the settings of a site without a site.yaml.
func Defaults() Settings {
	return Settings{
		Title: "bangvang", BaseURL: DefaultBaseURL, Language: "vi", Theme: "bangvang",
		PerPage: 20, FeedItems: 20, Share: []string{"facebook", "zalo", "copy"},
	}
}

func settings(f *source.File, probs *diag.List) Settings {
	s := Defaults()
	var v *frontmatter.Value
	if f != nil {
		var found diag.List
		v, found = frontmatter.YAML(f, frontmatter.Site)
		probs.Append(found)
		if v == nil {
			return s
		}
	}
	text(&s.Title, v.Get("title"))
	text(&s.Language, v.Get("language"))
	text(&s.Theme, v.Get("theme"))
	s.ThemePos = v.Get("theme").Pos()
	text(&s.Description, v.Get("description"))
	s.BaseURL = baseURL(v.Get("base_url"), probs)
	count(&s.PerPage, v.Get("per_page"))
	count(&s.FeedItems, v.Get("feeds").Get("items"))
	s.Organisation = organisation(v.Get("organisation"))
	for _, item := range v.Get("menu").Items() {
		s.Menu = append(s.Menu, MenuItem{item.Get("name").Text(), item.Get("url").Ref()})
	}
	s.Logo = v.Get("logo").Ref()
	s.IndexIndividuals = v.Get("index_individuals").Bool()
	s.Redact = texts(v.Get("redact"))
	if share := v.Get("share"); share != nil {
		s.Share = texts(share)
	}
	s.Admin = admin(v.Get("admin"), probs)
	for _, slot := range v.Get("slots").Pairs() {
		s.Slots = append(s.Slots, Slot{slot.Key, slot.Value.Ref()})
	}
	return s
}

func organisation(v *frontmatter.Value) Organisation {
	return Organisation{
		Name: v.Get("name").Text(), Responsible: v.Get("responsible").Text(), Address: v.Get("address").Text(),
		Phone: v.Get("phone").Text(), Email: v.Get("email").Text(),
	}
}

// repository is what a repository is called: owner/name, at GitLab perhaps group/group/name.
var repository = regexp.MustCompile(`^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+$`)

// admin returns where the form writes to; nowhere when that is not a repository.
func admin(v *frontmatter.Value, probs *diag.List) Admin {
	repo, login := v.Get("repo"), v.Get("login")
	if repo != nil && !repository.MatchString(repo.Text()) {
		probs.Add(diag.BadValue, repo.Pos(), repo.Text(), "admin", "chủ/kho (owner/name)")
		repo = nil
	}
	if login != nil && strings.HasPrefix(login.Text(), "/") {
		probs.Add(diag.BadURL, login.Pos(), login.Text())
		login = nil
	}
	if repo == nil {
		return Admin{}
	}
	a := Admin{
		Repo: repo.Text(), Backend: "github", Branch: "main", Login: strings.TrimSuffix(login.Text(), "/"), AppID: v.Get("app_id").Text(), Pos: v.Pos(),
	}
	text(&a.Backend, v.Get("backend"))
	text(&a.Branch, v.Get("branch"))
	return a
}

// baseURL returns the site's address, and says when it cannot be one. That it is missing is only said
// of a site.yaml without errors: in one with errors it may be there.
func baseURL(v *frontmatter.Value, probs *diag.List) string {
	if v == nil {
		if !probs.HasErrors() {
			probs.Add(diag.NoBaseURL, diag.Pos{File: SiteFile}, DefaultBaseURL)
		}
		return DefaultBaseURL
	}
	base, ok := BaseURL(v.Text())
	if !ok {
		probs.Add(diag.BadURL, v.Pos(), v.Text())
		return DefaultBaseURL
	}
	return base
}

// BaseURL returns s as the address of a site: absolute, http or https, perhaps with a path, ending in
// a slash. It is not ok with a query, a fragment, a user, or a path with . or .. or empty segments.
func BaseURL(s string) (base string, ok bool) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return "", false
	}
	folder := strings.TrimSuffix(u.EscapedPath(), "/")
	if strings.ContainsAny(s, "?#\\ ") || folder == "/" || folder != "" && path.Clean(folder) != folder {
		return "", false
	}
	return u.Scheme + "://" + strings.ToLower(u.Host) + folder + "/", true
}

// list returns the entries of a file that is a list; those without a name are already a problem.
func list(f *source.File, table []frontmatter.Key, probs *diag.List) []*frontmatter.Value {
	if f == nil {
		return nil
	}
	v, found := frontmatter.YAMLList(f, table)
	probs.Append(found)
	var named []*frontmatter.Value
	for _, item := range v.Items() {
		if item.Get("name") != nil {
			named = append(named, item)
		}
	}
	return named
}

func locality(v *frontmatter.Value, probs *diag.List) gazetteer.Entry {
	e := gazetteer.Entry{
		Name: v.Get("name").Text(), Parent: gazetteer.Ref(v.Get("parent").Ref()), Kind: v.Get("kind").Text(),
		Aliases: texts(v.Get("aliases")), Pos: v.Pos(),
	}
	e.From, _ = v.Get("from").Time()
	e.To, _ = v.Get("to").Time()
	if !e.To.IsZero() && e.To.Before(e.From) {
		probs.Add(diag.BadValue, v.Get("to").Pos(), v.Get("to").Text(), "to", "≥ "+e.From.Format(time.DateOnly))
		e.To = time.Time{}
	}
	for _, s := range v.Get("successors").Items() {
		if name := s.Get("name"); name != nil {
			e.Successors = append(e.Successors, gazetteer.SuccessorEntry{
				Ref: gazetteer.Ref(name.Ref()), Part: s.Get("part").Bool(),
			})
		}
	}
	return e
}

func honour(v *frontmatter.Value) honours.Entry {
	return honours.Entry{
		Name: v.Get("name").Text(), Class: v.Get("class").Text(), Level: v.Get("level").Text(),
		Kinds: texts(v.Get("kinds")), Aliases: texts(v.Get("aliases")), By: texts(v.Get("by")), Pos: v.Pos(),
	}
}

// text sets a setting when the site has it.
func text(setting *string, v *frontmatter.Value) {
	if v != nil {
		*setting = v.Text()
	}
}

// count sets a number when the site has it.
func count(setting *int, v *frontmatter.Value) {
	if v != nil {
		*setting = v.Int()
	}
}

func texts(v *frontmatter.Value) []string {
	var out []string
	for _, item := range v.Items() {
		out = append(out, item.Text())
	}
	return out
}

// Override returns the settings with what the operator asked for in the place of what site.yaml says: the base URL,
// what stands before its path, the theme. "" leaves it as it is.
func (s Settings) Override(baseURL, origin, theme string) (Settings, error) {
	if baseURL != "" {
		base, ok := BaseURL(baseURL)
		if !ok {
			return s, fmt.Errorf("reading the base URL: %q is not a full web address", baseURL)
		}
		s.BaseURL = base
	}
	if origin != "" {
		base, _ := url.Parse(s.BaseURL)
		s.BaseURL = origin + base.EscapedPath()
	}
	s.Theme = cmp.Or(theme, s.Theme)
	return s, nil
}
