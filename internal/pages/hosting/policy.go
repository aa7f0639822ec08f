package hosting

import (
	"maps"
	"path"
	"slices"
	"strings"

	"bangvang/internal/content/filetype"
)

// Header is a header of an answer, for example X-Content-Type-Options: nosniff.
type Header struct{ Name, Value string }

const (
	policyHeader = "Content-Security-Policy"
	openerHeader = "Cross-Origin-Opener-Policy"
)

// Everywhere are the headers of all files, whoever sends them. A page uses the clipboard, sharing and full screen, and
// denies every other power that a browser may ask its reader for, to itself and to all frames.
var Everywhere = []Header{
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "strict-origin-when-cross-origin"},
	{"Permissions-Policy", "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), geolocation=(), gyroscope=(), " +
		"hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), " +
		"screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()"},
}

// The values of the header Cross-Origin-Opener-Policy: FormOpener for the pages of the editing form, PageOpener for all
// other pages. No page shares its window with another site, except that the form opens a window in which its editor
// logs in and which returns the result.
const (
	PageOpener = "same-origin"
	FormOpener = "same-origin-allow-popups"
)

// The policies of files that are no page. A file that a browser shows by itself runs nothing and loads nothing, in an
// origin of its own (sandbox). A PDF has no sandbox: the viewers of many browsers are plug-ins, which a sandbox stops,
// and a viewer has an origin of its own anyhow.
const (
	filePolicy    = "default-src 'none'; sandbox; " + noFraming
	picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; " + noFraming // a drawing has styles in it
	mediaPolicy   = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; sandbox; " + noFraming
	pdfPolicy     = "default-src 'none'; style-src 'unsafe-inline'; " + noFraming
)

// RedirectEndings are the endings of the old addresses of other programs, for example .aspx of /cu/tin.aspx: with their
// dots, in lower case. The files at these addresses are HTML pages that redirect: a server must send them as text/html,
// and [PolicyOf] returns for them, in any case of the ending, the [Policy] of pages. content/ publishes no file with
// such an ending.
var RedirectEndings = []string{
	".action", ".ashx", ".asp", ".aspx", ".cfm", ".cgi", ".do", ".jsp", ".jspx", ".php", ".phtml", ".pl", ".shtml", ".vgp", ".vnp", ".xhtml",
}

// PolicyOf returns the Content-Security-Policy of a file by its name or path: [Policy] for pages, scripts, styles and
// XML, and a stricter one for all that may come from content/ and for kinds that are not known. For example, that of
// so-do.svg has a sandbox.
func PolicyOf(name string) string {
	ext := path.Ext(name)
	if ext == "" || slices.Contains(RedirectEndings, strings.ToLower(ext)) { // a sandbox would stop a redirect
		return Policy
	}
	kind, known := filetype.Of(name)
	switch family, _, _ := strings.Cut(kind.MIME, "/"); {
	case known && kind.Use == filetype.Active:
		return Policy
	case kind.MIME == "application/pdf":
		return pdfPolicy
	case family == "image":
		return picturePolicy
	case family == "audio" || family == "video":
		return mediaPolicy
	default:
		return filePolicy
	}
}

// HeadersOf returns the headers that a server sends with a file, in a new slice and without its content type: those of
// [Everywhere], its policy, and for a page what it shares with windows that it opens. name is the path of the file
// below the base path of the site, decoded and without a leading slash. A file whose name begins with form.Path, less
// the * at its end, gets the policy of the form; form is the zero Form if the site has none.
func HeadersOf(name string, form Form) []Header {
	policy, opener := PolicyOf(name), PageOpener
	if form.Path != "" && strings.HasPrefix(name, strings.TrimSuffix(form.Path, "*")) {
		policy, opener = form.headerPolicy(), FormOpener
	}
	out := append(slices.Clone(Everywhere), Header{policyHeader, policy})
	if policy == Policy || opener == FormOpener {
		out = append(out, Header{openerHeader, opener})
	}
	return out
}

// FramePolicy is the policy of a page that a theme gave a policy of its own, which a server must not overrule: nobody
// may frame the page.
const FramePolicy = noFraming

// headerPolicy returns the policy of the form as a header.
func (f Form) headerPolicy() string { return f.Policy + "; " + noFraming }

// FilePolicies returns the endings of files, with their dots and sorted, that have a stricter policy than pages, by
// policy: for example .csv and .zip, which browsers download or show as text.
func FilePolicies() map[string][]string {
	out := map[string][]string{}
	for _, ending := range slices.Sorted(maps.Keys(filetype.Types())) {
		if policy := PolicyOf("x" + ending); policy != Policy {
			out[policy] = append(out[policy], ending)
		}
	}
	return out
}

// fileRules returns one rule for each ending that some address has and whose files are no pages, sorted. Hosts join
// the policy with that of pages, and browsers then obey both.
func fileRules(addresses []string) []Rule {
	seen := map[string]bool{}
	var out []Rule
	for _, address := range addresses {
		ending := path.Ext(address)
		if ending == "" || seen[ending] {
			continue
		}
		seen[ending] = true
		if _, known := filetype.Of(address); !known {
			continue
		}
		if policy := PolicyOf(address); policy != Policy {
			out = append(out, Rule{"*" + ending, policyHeader + ": " + policy})
		}
	}
	slices.SortFunc(out, func(a, b Rule) int { return strings.Compare(a.Path, b.Path) })
	return out
}
