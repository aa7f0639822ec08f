package main

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/content/config"
	"bangvang/internal/content/filetype"
	"bangvang/internal/editor/cms"
	"bangvang/internal/pages/hosting"
)

// TestRecipesHaveTheTable holds the recipes of docs/hosts.md to the tables of policies and types. With -update it
// writes the lines between their marks.
func TestRecipesHaveTheTable(t *testing.T) {
	data, err := os.ReadFile(hostsDocument)
	if err != nil {
		t.Fatal(err)
	}
	want := string(data)
	for language, parts := range map[string]map[string][]string{
		"nginx": {"policies of files": nginxPolicies(), "headers of all": nginxHeaders(), "types of files": nginxTypes()},
		"caddy": {
			"policies of files": caddyPolicies(), "types of files": caddyTypes(),
			"headers of all":            append(caddyHeaders("{policy}"), "header Cross-Origin-Opener-Policy {opener}"),
			"headers of the error page": append(caddyHeaders(quoted(hosting.Policy)), "header Cross-Origin-Opener-Policy "+hosting.PageOpener, `header Content-Type "text/html; charset=utf-8"`),
		},
	} {
		block := regexp.MustCompile("(?s)```" + language + "\n.*?\n```")
		want = block.ReplaceAllStringFunc(want, func(text string) string {
			if !strings.Contains(text, ": begin\n") { // the lines for old addresses
				return text
			}
			for name, lines := range parts {
				text = between(t, text, name, lines)
			}
			return text
		})
	}
	if want == string(data) {
		return
	}
	if !*update {
		t.Fatal("the recipes of docs/hosts.md are not those of the tables; run `go test ./cmd/bangvang -run RecipesHave -update`")
	}
	if err := os.WriteFile(hostsDocument, []byte(want), 0o666); err != nil {
		t.Fatal(err)
	}
}

// between replaces the lines between two marks, with the indent of the marks.
func between(t *testing.T, text, name string, lines []string) string {
	t.Helper()
	marks := regexp.MustCompile(`(?ms)^([ \t]*)# ` + name + `: begin\n.*?^[ \t]*# ` + name + `: end\n`)
	found := marks.FindStringSubmatch(text)
	if found == nil {
		t.Fatalf("no marks of %s in\n%s", name, text)
	}
	body := found[1] + "# " + name + ": begin\n"
	for _, line := range lines {
		body += found[1] + line + "\n"
	}
	return strings.Replace(text, found[0], body+found[1]+"# "+name+": end\n", 1)
}

func quoted(text string) string { return `"` + text + `"` }

// formPolicy returns the policy of a form that writes to GitHub.
func formPolicy() string {
	for _, h := range hosting.HeadersOf("admin/", hosting.Form{Path: "admin/*", Policy: cms.Policy(config.Settings{})}) {
		if h.Name == "Content-Security-Policy" {
			return h.Value
		}
	}
	return ""
}

// indexFiles matches the folders of the files of indexes: of articles, names, awards and conferrers.
const indexFiles = `(tim-kiem|tim-kiem/ten|bang-vang/muc|bang-vang/muc/tong|bang-vang/muc/don-vi)/(tu|bai|dong)`

// policyRows returns the policies of files with a pattern of the endings that have each, sorted.
func policyRows() (rows [][2]string) {
	policies := hosting.FilePolicies()
	for _, policy := range slices.Sorted(maps.Keys(policies)) {
		rows = append(rows, [2]string{`\.(` + strings.ReplaceAll(strings.Join(policies[policy], "|"), ".", "") + `)$`, policy})
	}
	return append(rows, [2]string{`^/` + indexFiles + `/`, hosting.PolicyOf("x.bin")})
}

// typeRows returns the endings of each media type, sorted by type.
func typeRows() (rows [][2]string) {
	endings := map[string][]string{}
	types := filetype.Types()
	for _, ending := range hosting.RedirectEndings {
		types[ending] = types[".html"]
	}
	for _, ending := range slices.Sorted(maps.Keys(types)) {
		endings[types[ending]] = append(endings[types[ending]], ending[1:])
	}
	for _, kind := range slices.Sorted(maps.Keys(endings)) {
		rows = append(rows, [2]string{kind, strings.Join(endings[kind], " ")})
	}
	return rows
}

func nginxPolicies() []string {
	policies, openers := []string{"map $uri $policy {", "    default " + quoted(hosting.Policy) + ";"}, []string{"map $uri $opener {", "    default " + hosting.PageOpener + ";"}
	policies = append(policies, `    "~^/admin/" `+quoted(formPolicy())+";")
	openers = append(openers, `    "~^/admin/" `+hosting.FormOpener+";")
	for _, row := range policyRows() {
		policies = append(policies, "    "+quoted("~*"+row[0])+" "+quoted(row[1])+";")
		openers = append(openers, "    "+quoted("~*"+row[0])+` "";`)
	}
	return slices.Concat(policies, []string{"}"}, openers, []string{"}", "map $uri $cached {", `    "~^/(assets|` + indexFiles + `)/" "public, max-age=31536000, immutable";`, "}"})
}

func nginxHeaders() (lines []string) {
	for _, h := range hosting.Everywhere {
		lines = append(lines, fmt.Sprintf("add_header %s %s always;", h.Name, quoted(h.Value)))
	}
	return append(lines, "add_header Content-Security-Policy $policy always;", "add_header Cross-Origin-Opener-Policy $opener always;", "add_header Cache-Control $cached;")
}

func nginxTypes() []string {
	lines := []string{"types {"}
	for _, row := range typeRows() {
		lines = append(lines, "    "+quoted(row[0])+" "+row[1]+";")
	}
	return append(lines, "}")
}

func caddyPolicies() []string {
	lines := []string{"map {path} {policy} {opener} {", "\t~^/admin/ " + quoted(formPolicy()) + " " + hosting.FormOpener}
	for _, row := range policyRows() {
		lines = append(lines, "\t~(?i)"+row[0]+" "+quoted(row[1])+` ""`)
	}
	return append(lines, "\tdefault "+quoted(hosting.Policy)+" "+hosting.PageOpener, "}")
}

func caddyHeaders(policy string) (lines []string) {
	for _, h := range hosting.Everywhere {
		lines = append(lines, "header "+h.Name+" "+quoted(h.Value))
	}
	return append(lines, "header Content-Security-Policy "+policy)
}

func caddyTypes() []string {
	lines := []string{"map {path} {type} {"}
	for _, row := range typeRows() {
		lines = append(lines, "\t~(?i)\\.("+strings.ReplaceAll(row[1], " ", "|")+")$ "+quoted(row[0]))
	}
	return append(lines, "\tdefault "+filetype.Unknown, "}")
}
