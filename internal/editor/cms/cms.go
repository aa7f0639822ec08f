// Package cms is the form for writing in a browser, at /admin/: Decap CMS, which the site itself serves, and
// a config.yml made of the table of keys that the reader checks against.
//
// A site has it when site.yaml says admin:, and nothing of it otherwise. Articles lie where bangvang new puts
// them, in content/YYYY/MM/SLUG/index.md with their pictures beside them; standing pages in content/SLUG.md.
// What may be chosen from a list may also be written freely, where the reader takes other texts too: honours,
// localities, kinds of event. What an article holds that the form has no row for stays as it is. YYYY/MM is that
// of the article's date in Greenwich, because Decap CMS counts so.
//
// Where the site is on this machine (bangvang serve), the form writes into the folder through decap-server,
// which runs beside it, and nobody logs in.
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

// Address is where the form is, without the base path.
const Address = "/admin/"

// LocalServer is where decap-server answers unless it is told otherwise.
const LocalServer = "http://localhost:8081"

// File is a file of the form.
type File struct {
	Name string // below Address; "" is its page
	Make func() []byte
}

// Files returns the files of the form of a site, none when it is off.
func Files(s *site.Site) []File {
	if s.Settings.Admin.Repo == "" {
		return nil
	}
	return []File{
		{"", func() []byte { return page(s.Settings) }},
		{"config.yml", func() []byte { return newMaker(s).config() }},
		{"decap-cms.js", DecapScript},
		{"decap-cms.js.LICENSE.txt", DecapLicence},
		{"form.js", func() []byte { return bytes.Clone(form) }},
	}
}

//go:embed form.js
var form []byte

// Policy is the Content-Security-Policy of the form's page. Decap CMS makes functions of texts ('unsafe-eval', in its
// checker of settings) and styles of its own, shows pictures it has just been given (blob:, data:), and speaks
// to the repository's host. Scripts come from the site alone.
func Policy(s config.Settings) string {
	connect := "'self' blob: https://api.github.com"
	if s.Admin.Backend == "gitlab" {
		connect = "'self' blob: " + origin(s.Admin.Login, "https://gitlab.com")
	}
	if local(s.BaseURL) {
		connect += " " + LocalServer
	}
	return "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; " +
		"font-src 'self' data:; connect-src " + connect + "; form-action 'self'; base-uri 'none'"
}

// origin returns the scheme and host of an address, or those of usual when it is empty.
func origin(address, usual string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return usual
	}
	return u.Scheme + "://" + u.Host
}

// local tells whether a site lives on the machine of who reads it.
func local(base string) bool {
	u, err := url.Parse(base)
	if err != nil {
		return false
	}
	ip, err := netip.ParseAddr(u.Hostname())
	return u.Hostname() == "localhost" && base != config.DefaultBaseURL || err == nil && ip.IsLoopback()
}

// narrow fits the editor of Decap CMS, which wants 800 pixels, on a phone.
const narrow = `@media (max-width: 799px) {
body [class*=EditorContainer], body [class*=ToolbarContainer] { min-width: 0 }
body [class*=BackCollection], body [class*=PreviewButtonContainer], body [class*=ToolbarSectionMeta] { display: none }
body [class*=ToolbarSectionBackLink] { width: auto; padding: 0 8px }
body div:has(> input[type^=date]) { flex-wrap: wrap }
}`

func page(s config.Settings) []byte {
	w := words[s.Language]
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="` + s.Language + `"><head><meta charset="utf-8">`)
	b.WriteString(`<meta http-equiv="Content-Security-Policy" content="` + html.EscapeString(Policy(s)) + `">`)
	b.WriteString(`<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">`)
	b.WriteString(`<title>` + html.EscapeString(w.write+" · "+s.Title) + `</title>`)
	b.WriteString(`<link rel="cms-config-url" type="text/yaml" href="config.yml">`)
	b.WriteString(`<style>` + narrow + `</style>`)
	b.WriteString(`<script src="decap-cms.js" defer></script><script src="form.js" defer></script></head>`)
	b.WriteString(`<body><noscript>` + html.EscapeString(w.noScript) + "</noscript></body></html>\n")
	return []byte(b.String())
}
