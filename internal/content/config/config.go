// Package config reads a site's settings from content/site.yaml, and its own localities, honours, names of bodies,
// campaigns and blocks from localities.yaml, honours.yaml, bodies.yaml, campaigns.yaml and blocks.yaml beside it. Each
// file may be absent or empty; every setting has a default, so that a
// folder of articles is a site. For example, a site.yaml with the one line per_page: 50 changes that number and
// nothing else.
package config

import (
	"cmp"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/redact"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
)

// The files that [Read] reads.
const (
	SiteFile       = source.Root + "/site.yaml"
	LocalitiesFile = source.Root + "/localities.yaml"
	HonoursFile    = source.Root + "/honours.yaml"
	BodiesFile     = source.Root + "/bodies.yaml"
	CampaignsFile  = source.Root + "/campaigns.yaml"
	BlocksFile     = source.Root + "/blocks.yaml"
)

// DefaultBaseURL stands for the address of a site whose site.yaml has no base_url: see [Settings.HasAddress].
const DefaultBaseURL = "http://localhost/"

// Files are the files that [Read] reads, sorted.
var Files = [...]string{BlocksFile, BodiesFile, CampaignsFile, HonoursFile, LocalitiesFile, SiteFile}

// Config is the content of a site's configuration files, as [Read] returns it.
type Config struct {
	Settings   Settings
	Localities []gazetteer.Entry // in the order written
	Honours    []honours.Entry   // in the order written
	Bodies     []Body            // in the order written
	Campaigns  []Emulation       // in the order written, each name once; likewise Blocks
	Blocks     []Emulation
}

// Body is an entry of bodies.yaml, as written: names that are one body.
type Body struct {
	Name       frontmatter.Ref
	Localities []frontmatter.Ref // empty for a body of the whole country
	Aliases    []frontmatter.Ref
	Former     []FormerBody
	MergedInto FormerBody // its Day is the first after the merger; no Name if there was none
}

// FormerBody is a name of a body in a locality.
type FormerBody struct {
	Name     frontmatter.Ref
	Locality frontmatter.Ref // empty for that of the entry
	Day      time.Time       // the last day of the name, zero if not given
}

// Read reads the files from the tree, in memory. A missing file counts as empty; so does one that cannot be read
// at all, for example because of a YAML mistake, which is a problem. A value that is wrong is a problem and has its
// default; an entry without a name is a problem and is left out. The names of the setting redact are left out of the
// texts of all files but localities.yaml, where they are only reported.
func Read(tree *source.Tree) (Config, diag.List) {
	var (
		c     Config
		probs diag.List
	)
	c.Settings = readSettings(tree.File(SiteFile), &probs)
	names := c.Settings.Redact
	for _, v := range readList(tree.File(LocalitiesFile), frontmatter.Localities, &probs) {
		redact.CheckLocalities(v, names, &probs)
		c.Localities = append(c.Localities, readLocality(v, &probs))
	}
	for _, v := range readList(tree.File(HonoursFile), frontmatter.Honours, &probs) {
		c.Honours = append(c.Honours, readHonour(redact.Settings(v, frontmatter.Honours, names, c.Settings.Language, &probs)))
	}
	for _, v := range readList(tree.File(BodiesFile), frontmatter.Bodies, &probs) {
		c.Bodies = append(c.Bodies, readBody(redact.Settings(v, frontmatter.Bodies, names, c.Settings.Language, &probs)))
	}
	c.Campaigns = readEmulations(tree.File(CampaignsFile), frontmatter.Campaigns, c.Settings, &probs)
	c.Blocks = readEmulations(tree.File(BlocksFile), frontmatter.Blocks, c.Settings, &probs)
	return c, probs
}

// Defaults returns the settings of a site without a site.yaml: for example, Language "vi", Theme "bangvang", PerPage 20.
// Each call returns values of its own.
func Defaults() Settings {
	return Settings{
		Title: "bangvang", BaseURL: DefaultBaseURL, Language: "vi", Theme: "bangvang", LocalityPages: "named",
		PerPage: 20, FeedItems: 20, Share: []string{"facebook", "zalo", "copy"},
	}
}

func readSettings(f *source.File, probs *diag.List) Settings {
	s := Defaults()
	var v *frontmatter.Value
	if f != nil {
		var found diag.List
		v, found = frontmatter.ParseMapping(f, frontmatter.Site)
		probs.Append(found)
		if v == nil {
			return s
		}
	}
	setText(&s.Language, v.Get("language"))
	s.Redact = texts(v.Get("redact"))
	v = redact.Settings(v, frontmatter.Site, s.Redact, s.Language, probs)
	setText(&s.Title, v.Get("title"))
	setText(&s.Theme, v.Get("theme"))
	s.ThemePos = v.Get("theme").Pos()
	setText(&s.Description, v.Get("description"))
	s.BaseURL = readBaseURL(v.Get("base_url"), probs)
	setInt(&s.PerPage, v.Get("per_page"))
	setInt(&s.FeedItems, v.Get("feeds").Get("items"))
	s.Organisation = readOrganisation(v.Get("organisation"))
	s.License = readLicense(v.Get("license"))
	if menu := v.Get("menu"); menu != nil {
		s.Menu = []MenuItem{}
		for _, item := range menu.Items() {
			s.Menu = append(s.Menu, MenuItem{item.Get("name").Text(), item.Get("url").Ref()})
		}
	}
	s.Logo = v.Get("logo").Ref()
	s.HoldBroken = v.Get("hold_broken").Bool()
	setText(&s.LocalityPages, v.Get("localities"))
	s.IndexIndividuals = v.Get("index_individuals").Bool()
	if share := v.Get("share"); share != nil {
		s.Share = texts(share)
	}
	s.Admin = readAdmin(v.Get("admin"), probs)
	s.AdminOutput = readAdminOutput(v.Get("admin_output"), probs)
	s.Files = readFiles(v.Get("files"), probs)
	for _, slot := range v.Get("slots").Pairs() {
		s.Slots = append(s.Slots, Slot{slot.Key, slot.Value.Ref()})
	}
	return s
}

func readOrganisation(v *frontmatter.Value) Organisation {
	return Organisation{
		Name: v.Get("name").Text(), Responsible: v.Get("responsible").Text(), Address: v.Get("address").Text(),
		Phone: v.Get("phone").Text(), Email: v.Get("email").Text(),
	}
}

// repositoryPattern matches the name of a repository: owner/name, at GitLab perhaps group/group/name.
var repositoryPattern = regexp.MustCompile(`^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+$`)

// readAdmin returns the repository that the form at /admin/ writes to; the zero Admin, and a problem, when repo: does
// not name one.
func readAdmin(v *frontmatter.Value, probs *diag.List) Admin {
	repo, login := v.Get("repo"), v.Get("login")
	if repo != nil && !repositoryPattern.MatchString(repo.Text()) {
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
		Repo: repo.Text(), Backend: "github", Branch: "main", Login: strings.TrimSuffix(login.Text(), "/"), AppID: v.Get("app_id").Text(),
		Review: v.Get("review").Bool(), Pos: v.Pos(),
	}
	setText(&a.Backend, v.Get("backend"))
	setText(&a.Branch, v.Get("branch"))
	return a
}

// reservedFolders are the folders of a site that have another use.
var reservedFolders = []string{source.Root, "themes", "public"}

// folderPattern matches a path whose segments have ASCII letters, digits, hyphens, underscores and dots within. No
// system reads such a segment as another one, as Windows does “public.” and “CONTEN~1”.
var folderPattern = regexp.MustCompile(`^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*(/[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*)*$`)

// readAdminOutput returns the folder for the form. site.yaml comes with pull requests, so it must be below the site's
// root, and none of the folders that have another use. A wrong one is a problem, and then nothing is published.
func readAdminOutput(v *frontmatter.Value, probs *diag.List) frontmatter.Ref {
	if v == nil {
		return frontmatter.Ref{}
	}
	dir := strings.TrimSuffix(v.Text(), "/")
	top, _, _ := strings.Cut(dir, "/")
	reserved := slices.ContainsFunc(reservedFolders, func(name string) bool { return strings.EqualFold(name, top) })
	if reserved || !fs.ValidPath(dir) || !folderPattern.MatchString(dir) || len(dir) > 200 {
		probs.Add(diag.BadFolder, v.Pos(), v.Text())
		return frontmatter.Ref{}
	}
	return frontmatter.Ref{Text: dir, Pos: v.Pos()}
}

// The bounds of files:, whose patterns are compared with all files of content/.
const (
	maxFilePatterns = 100
	maxFilePattern  = 200 // bytes
)

// readFiles returns the patterns of files:. Those beyond the bounds are a problem and left out.
func readFiles(v *frontmatter.Value, probs *diag.List) (out []frontmatter.Ref) {
	for _, item := range v.Items() {
		if len(item.Text()) > maxFilePattern {
			probs.Add(diag.OverBudget, item.Pos(), "files", strconv.Itoa(maxFilePattern))
			continue
		}
		if out = append(out, item.Ref()); len(out) > maxFilePatterns {
			probs.Add(diag.OverBudget, item.Pos(), "files", strconv.Itoa(maxFilePatterns))
			return out[:maxFilePatterns]
		}
	}
	return out
}

// readBaseURL returns the site's address, and adds a problem when it is invalid. A missing address is only reported
// for a site.yaml without errors: one with errors may contain it.
func readBaseURL(v *frontmatter.Value, probs *diag.List) string {
	if v == nil {
		if !probs.HasErrors() {
			probs.Add(diag.NoBaseURL, diag.Pos{File: SiteFile})
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

// BaseURL returns s as the address of a site: absolute, http or https, perhaps with a path, ending in a slash, with
// scheme and host in lower case. For example, "HTTPS://Example.VN/tin" becomes "https://example.vn/tin/". It returns ""
// and false for anything else, also for an address with a query, a fragment, a user, or a path with ., .. or an empty
// segment.
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

// readList returns the entries of a file that holds a list; those without a name are dropped (a problem already).
func readList(f *source.File, table []frontmatter.Key, probs *diag.List) []*frontmatter.Value {
	if f == nil {
		return nil
	}
	v, found := frontmatter.ParseList(f, table)
	probs.Append(found)
	var named []*frontmatter.Value
	for _, item := range v.Items() {
		if item.Get("name") != nil {
			named = append(named, item)
		}
	}
	return named
}

func readLocality(v *frontmatter.Value, probs *diag.List) gazetteer.Entry {
	e := gazetteer.Entry{
		Name: v.Get("name").Text(), Parent: gazetteer.Ref(v.Get("parent").Ref()), Kind: v.Get("kind").Text(),
		Aliases: texts(v.Get("aliases")), Pos: v.Pos(),
	}
	e.From, e.To = readSpan(v, probs)
	for _, s := range v.Get("successors").Items() {
		if name := s.Get("name"); name != nil {
			e.Successors = append(e.Successors, gazetteer.SuccessorEntry{
				Ref: gazetteer.Ref(name.Ref()), Part: s.Get("part").Bool(),
			})
		}
	}
	return e
}

func readHonour(v *frontmatter.Value) honours.Entry {
	return honours.Entry{
		Name: v.Get("name").Text(), Class: v.Get("class").Text(), Level: v.Get("level").Text(),
		Kinds: texts(v.Get("kinds")), Aliases: texts(v.Get("aliases")), By: texts(v.Get("by")), Pos: v.Pos(),
	}
}

func readBody(v *frontmatter.Value) Body {
	b := Body{Name: v.Get("name").Ref()}
	for _, item := range v.Get("aliases").Items() {
		b.Aliases = append(b.Aliases, item.Ref())
	}
	for _, item := range v.Get("locality").Items() {
		b.Localities = append(b.Localities, item.Ref())
	}
	for _, item := range v.Get("former").Items() {
		if former := readFormer(item, "until"); former.Name.Text != "" {
			b.Former = append(b.Former, former)
		}
	}
	b.MergedInto = readFormer(v.Get("merged_into"), "from")
	return b
}

func readFormer(v *frontmatter.Value, day string) FormerBody {
	f := FormerBody{Name: v.Get("name").Ref(), Locality: v.Get("locality").Ref()}
	f.Day, _ = v.Get(day).Time()
	return f
}

// setText sets a setting when the site has it.
func setText(setting *string, v *frontmatter.Value) {
	if v != nil {
		*setting = v.Text()
	}
}

// setInt sets a number when the site has it.
func setInt(setting *int, v *frontmatter.Value) {
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

// HasAddress reports whether the address of the site is known, from site.yaml or [Settings.Override]. Otherwise BaseURL
// is [DefaultBaseURL], and nothing may be published that needs a full address.
func (s Settings) HasAddress() bool { return s.BaseURL != DefaultBaseURL }

// Override returns a copy of the settings with those that the operator asked for on the command line: the base URL,
// then the origin (scheme and host, no final slash) of that base URL, and the theme. "" leaves a setting as it is. For
// example, the origin "http://127.0.0.1:1313" turns https://example.vn/tin/ into http://127.0.0.1:1313/tin/, also if
// that is the baseURL given here. A site without an address has one then, also by an origin alone. For a baseURL that
// is not a full web address (see [BaseURL]) it returns s unchanged and an error; it does not check origin and theme.
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
