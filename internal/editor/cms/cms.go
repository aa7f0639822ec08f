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
// If the site is served by this machine (`bangvang serve`), the form writes into the folder through decap-server,
// which the editor runs beside it, without a login.
package cms

import (
	"bytes"
	_ "embed" // form.js
	"html"
	"net/netip"
	"net/url"
	"strings"

	"bangvang/internal/content/config"
	"bangvang/internal/site"
)

// LocalServer is the default address of decap-server.
const LocalServer = "http://localhost:8081"

// File is a file of the form, as [Files] returns it. Make returns its bytes, the same at each call.
type File struct {
	Name string // below the address of the form: "config.yml"; "" is its page
	Make func() []byte
}

// Files returns the files of the form of a site, in memory, none if the site does not enable it. It writes nothing.
func Files(s *site.Site) []File {
	if s.Settings.Admin.Repo == "" {
		return nil
	}
	return []File{
		{"", func() []byte { return pageHTML(s.Settings) }},
		{"config.yml", func() []byte { return newConfigWriter(s).config() }},
		{"decap-cms.js", DecapScript},
		{"decap-cms.js.LICENSE.txt", DecapLicence},
		{"form.js", func() []byte { return bytes.Clone(formScript) }},
	}
}

// HasFile reports whether the form may have a file of this name on disk, below its address, on any site: for example,
// index.html and config.yml. It looks at no disk.
func HasFile(name string) bool {
	switch name {
	case "index.html", "config.yml", "decap-cms.js", "decap-cms.js.LICENSE.txt", "form.js":
		return true
	}
	return false
}

//go:embed form.js
var formScript []byte

// Policy returns the Content-Security-Policy of the page of the form of a site with these settings: the value of the
// header, without its name. Decap CMS compiles functions from texts ('unsafe-eval', in its validator of settings), adds
// styles of its own, shows newly added pictures (blob:, data:), and connects to the host of the repository. Scripts load
// from the site only.
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

// narrowCSS fits the editor of Decap CMS, which assumes 800 pixels, to a phone.
const narrowCSS = `@media (max-width: 799px) {
body [class*=EditorContainer], body [class*=ToolbarContainer] { min-width: 0 }
body [class*=BackCollection], body [class*=PreviewButtonContainer], body [class*=ToolbarSectionMeta] { display: none }
body [class*=ToolbarSectionBackLink] { width: auto; padding: 0 8px }
body div:has(> input[type^=date]) { flex-wrap: wrap }
}`

func pageHTML(s config.Settings) []byte {
	w := formStrings[s.Language]
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="` + s.Language + `"><head><meta charset="utf-8">`)
	b.WriteString(`<meta http-equiv="Content-Security-Policy" content="` + html.EscapeString(Policy(s)) + `">`)
	b.WriteString(`<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">`)
	b.WriteString(`<title>` + html.EscapeString(w.write+" · "+s.Title) + `</title>`)
	b.WriteString(`<link rel="cms-config-url" type="text/yaml" href="config.yml">`)
	b.WriteString(`<style>` + narrowCSS + `</style>`)
	b.WriteString(`<script src="decap-cms.js" defer></script><script src="form.js" defer></script></head>`)
	b.WriteString(`<body><noscript>` + html.EscapeString(w.noScript) + "</noscript></body></html>\n")
	return []byte(b.String())
}
