// Package cms generates the form for writing in a browser, at /admin/: Decap CMS, which the site itself serves, and
// its config.yml, generated from the table of keys that the parser uses.
//
// A site has the form only if site.yaml sets admin. Articles are created in content/YYYY/MM/SLUG/index.md with their
// pictures beside them, at the address that `bangvang new` gives content/YYYY/MM/SLUG.md, and standing pages in
// content/SLUG.md. YYYY/MM is the month of the article's date in UTC, as Decap CMS computes it: for example,
// 2024-01-01T06:59+07:00 goes to 2023/12.
// A list of choices accepts other texts where the parser does: honours, localities, kinds of event. Front matter
// without a field in the form remains unchanged.
//
// Its scripts read names, counts and dates as the parser does, from tables.json, and say at the field what the next build
// would say. problems.json has the problems of the build that published the form.
//
// If the site is served by this machine (`bangvang serve`), the form writes into the folder through decap-server,
// which the editor runs beside it, without a login.
package cms

import (
	"embed"
	"html"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"bangvang/internal/content/config"
	"bangvang/internal/diag"
	"bangvang/internal/site"
)

// LocalServer is the default address of decap-server.
const LocalServer = "http://localhost:8081"

// File is a file of the form, as [Files] returns it, by its name below the address of the form: the name config.yml is
// the file admin/config.yml of the output. Make returns its bytes, the same at each call.
type File struct {
	Name string // below the address of the form: "config.yml"; "" is its page
	Make func() []byte
}

// Look holds the two parts of a build that the form shows and [site.Site] does not have: the style sheet of the theme
// and the problems of the build. Style may be nil; Problems must not be.
type Look struct {
	Style    []byte           // the style sheet of the theme, for the preview
	Problems func() diag.List // of the build; called when the file is made, when all are known
}

// Files returns the files of the form of a site, in memory, nil if the site does not enable it. It writes nothing.
func Files(s *site.Site, look Look) []File {
	if s.Settings.Admin.Repo == "" {
		return nil
	}
	files := []File{
		{"", func() []byte { return pageHTML(s.Settings) }},
		{"config.yml", func() []byte { return newConfigWriter(s).config() }},
		{"decap-cms.js", DecapScript},
		{"decap-cms.js.LICENSE.txt", DecapLicence},
		{"form.css", func() []byte { return asset("form.css") }},
		{"preview.css", func() []byte { return look.Style }},
		{"tables.json", func() []byte { return tablesJSON(s) }},
		{"units.bin", packedUnits},
		{"problems.json", func() []byte { return problemsJSON(s, look.Problems()) }},
	}
	for _, name := range scripts {
		files = append(files, File{name, func() []byte { return asset(name) }})
	}
	return files
}

// HasFile reports whether the form of any site may have a file of this name in its folder of the output: true for
// index.html and config.yml, false for admin/index.html and for "". It only compares names, and reads no disk.
func HasFile(name string) bool {
	switch name {
	case "index.html", "config.yml", "decap-cms.js", "decap-cms.js.LICENSE.txt", "form.css", "preview.css", "tables.json", "units.bin", "problems.json":
		return true
	}
	return slices.Contains(scripts, name)
}

// scripts are the scripts of the form besides Decap CMS, in the order in which the page loads them, form.js after Decap CMS.
var scripts = []string{"text.js", "units.js", "names.js", "dates.js", "recipients.js", "checks.js", "widgets.js", "preview.js", "problems.js", "form.js"}

//go:embed *.css text.js units.js names.js dates.js recipients.js checks.js widgets.js preview.js problems.js form.js
var assets embed.FS

// asset returns an embedded file of the form.
func asset(name string) []byte {
	data, err := assets.ReadFile(name)
	if err != nil {
		panic("the program is damaged: " + err.Error())
	}
	return data
}

// Policy returns the Content-Security-Policy of the page of the form of a site with these settings: the value of the
// header, without its name. For settings without Admin.Repo, that is without a form, it is of no use. Decap CMS
// compiles functions from texts ('unsafe-eval', in its validator of settings), adds styles of its own, shows newly
// added pictures (blob:, data:), and connects to the host of the repository. Scripts load from the site only.
func Policy(s config.Settings) string {
	connect := "'self' blob: https://api.github.com"
	if s.Admin.Backend == "gitlab" {
		connect = "'self' blob: " + origin(s.Admin.Login, "https://gitlab.com")
	}
	if isLocal(s.BaseURL) {
		connect += " " + LocalServer
	}
	return "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; " +
		"font-src 'self' data:; connect-src " + connect + "; form-action 'self'; base-uri 'none'"
}

// origin returns the scheme and host of an address, or fallback if it has none.
func origin(address, fallback string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return fallback
	}
	return u.Scheme + "://" + u.Host
}

// isLocal reports whether the base URL of a site is on the machine of its reader.
func isLocal(base string) bool {
	u, err := url.Parse(base)
	if err != nil {
		return false
	}
	ip, err := netip.ParseAddr(u.Hostname())
	return u.Hostname() == "localhost" && base != config.DefaultBaseURL || err == nil && ip.IsLoopback()
}

func pageHTML(s config.Settings) []byte {
	w := formStrings[s.Language]
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="` + s.Language + `"><head><meta charset="utf-8">`)
	b.WriteString(`<meta http-equiv="Content-Security-Policy" content="` + html.EscapeString(Policy(s)) + `">`)
	b.WriteString(`<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">`)
	b.WriteString(`<title>` + html.EscapeString(w.write+" · "+s.Title) + `</title>`)
	b.WriteString(`<link rel="cms-config-url" type="text/yaml" href="config.yml">`)
	b.WriteString(`<link rel="stylesheet" href="form.css">`)
	for _, name := range scripts {
		if name == "form.js" {
			b.WriteString(`<script src="decap-cms.js" defer></script>`)
		}
		b.WriteString(`<script src="` + name + `" defer></script>`)
	}
	b.WriteString(`</head>`)
	b.WriteString(`<body><noscript>` + html.EscapeString(w.noScript) + "</noscript></body></html>\n")
	return []byte(b.String())
}
