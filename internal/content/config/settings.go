package config

import (
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
)

// Settings are the settings of site.yaml, each with its default filled in. [Read] makes them.
type Settings struct {
	Title            string
	BaseURL          string   // absolute, ends in /
	Language         string   // vi or en
	Theme            string   // a folder of themes/, or a built-in theme
	ThemePos         diag.Pos // zero when Theme is the default
	PerPage          int      // articles on a page of a list, 1 to 1000
	Description      string
	Organisation     Organisation
	License          License
	Menu             []MenuItem      // nil if the site has no key menu: then it is made of the indexes that there are
	Logo             frontmatter.Ref // a path below content/; empty: none
	HoldBroken       bool            // articles with errors are not published, the others are
	LocalityPages    string          // named or all: the units that have pages
	IndexIndividuals bool            // whether individuals get pages of their own
	Redact           []string        // names to leave out everywhere
	FeedItems        int             // articles in a feed, 1 to 1000
	Share            []string        // share buttons in order: facebook, zalo, copy, …
	Admin            Admin
	Files            []frontmatter.Ref // patterns of files that are published although no article names them, at most 100
	AdminOutput      frontmatter.Ref   // the folder below the site's root for the form; "" for that of the site
	Slots            []Slot            // in the order written
}

// Admin is the git repository that the form at /admin/ writes to. Without a Repo there is no form.
type Admin struct {
	Repo    string // owner/name
	Backend string // github or gitlab
	Branch  string // that the site is built from: main
	Login   string // the login server's address, without a final slash; "" for the backend's usual one
	AppID   string // the application registered at GitLab
	Review  bool   // articles are sent for review before they are published
	Pos     diag.Pos
}

// Organisation is the body responsible for the site, shown on every page; each field is "" when absent.
type Organisation struct {
	Name, Responsible, Address, Phone, Email string
}

// MenuItem is a link of the site's menu: its text, and its address as written, which starts with / within the site.
type MenuItem struct {
	Name string
	URL  frontmatter.Ref
}

// Slot is a slot of the theme, for example footer, that the site fills with an HTML file of its own.
type Slot struct {
	Name string
	File frontmatter.Ref // relative to content/
}

// License is the licence of the data; the zero value if the site names none.
type License struct {
	Name string // CC BY 4.0, or as written
	ID   string // its SPDX identifier, CC-BY-4.0; "" if the name is none that is known
	URL  string // "" if unknown
}
