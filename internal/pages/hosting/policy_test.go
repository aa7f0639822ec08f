package hosting

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/content/filetype"
)

// Each file that content/ may publish has a policy under which it runs and loads nothing, in an origin of its own; only
// a PDF has no sandbox, in which many browsers would not show it.
func TestFilesOfContentAreInASandbox(t *testing.T) {
	for _, use := range []filetype.Use{filetype.Download, filetype.Picture, filetype.Private} {
		for _, ending := range filetype.Endings(use) {
			for _, name := range []string{"2024/01/x" + ending, "X" + strings.ToUpper(ending)} {
				policy := PolicyOf(name)
				if !strings.HasPrefix(policy, "default-src 'none'; ") || strings.Contains(policy, "script-src") || !strings.HasSuffix(policy, "; frame-ancestors 'none'") {
					t.Errorf("%s: %s", name, policy)
				}
				if strings.Contains(policy, "; sandbox;") == (ending == ".pdf") {
					t.Errorf("%s: %s", name, policy)
				}
			}
		}
	}
	for _, name := range []string{"", "index.html", "2024/01/x/", "feed.xml", "assets/main.1a2b.js", "assets/main.1a2b.css", "site.webmanifest", "v1.0/", "x.php", "cu/tin.ASPX", "x.xhtml"} {
		if got := PolicyOf(name); got != Policy {
			t.Errorf("%q: %s", name, got)
		}
	}
	for _, name := range []string{"x.exe", "x.bat", ".htaccess"} {
		if got := PolicyOf(name); got != filePolicy {
			t.Errorf("%q: %s", name, got)
		}
	}
}

// The endings that a site has decide how many rules _headers gets: one for each, whatever the number of files.
func TestOneRuleAnEnding(t *testing.T) {
	var addresses []string
	for i := range 5000 {
		addresses = append(addresses, fmt.Sprintf("/2024/%d/", i), fmt.Sprintf("/2024/%d/a.jpg", i), fmt.Sprintf("/2024/%d/b.PDF", i), fmt.Sprintf("/2024/%d/c.xlsx", i))
	}
	rules := Site{Base: "/", Addresses: append(addresses, "/feed.xml", "/cu.php", "/assets/x.js")}.Headers().Rules
	want := []Rule{{"*.PDF", policyHeader + ": " + pdfPolicy}, {"*.jpg", policyHeader + ": " + picturePolicy}, {"*.xlsx", policyHeader + ": " + filePolicy}}
	if !slices.Equal(rules, want) {
		t.Errorf("%v", rules)
	}
	var all []string
	for ending := range maps.Keys(filetype.Types()) {
		all = append(all, "/x"+ending)
	}
	if n := len(fileRules(all)); n > 60 {
		t.Errorf("a site with every kind has %d rules, and hosts take 100 in all", n)
	}
}

// No file of content/ has the ending of a page that redirects, so that no server sends an editor's file as a page.
func TestNothingElseHasTheEndingsOfRedirects(t *testing.T) {
	for _, ending := range RedirectEndings {
		if kind, known := filetype.Of("x" + ending); known || kind.Use != filetype.Active {
			t.Errorf("%s: %+v", ending, kind)
		}
	}
}
