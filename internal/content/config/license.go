package config

import (
	"cmp"
	"regexp"
	"strings"

	"bangvang/internal/content/frontmatter"
)

// creativeCommons matches the SPDX identifiers of the licences of Creative Commons, upper case.
var creativeCommons = regexp.MustCompile(`^CC-(BY(?:-NC)?(?:-SA|-ND)?)-([1-4]\.[0-9])$`)

// dataLicenses are the other licences of data that are known, by their SPDX identifiers in upper case.
var dataLicenses = map[string]License{
	"CC0-1.0":    {"CC0 1.0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"},
	"ODBL-1.0":   {"ODbL 1.0", "ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"},
	"ODC-BY-1.0": {"ODC-By 1.0", "ODC-By-1.0", "https://opendatacommons.org/licenses/by/1-0/"},
	"PDDL-1.0":   {"PDDL 1.0", "PDDL-1.0", "https://opendatacommons.org/licenses/pddl/1-0/"},
}

// readLicense returns the licence of license:. A name that is an SPDX identifier, also written as “cc by 4.0”, has the
// address of its licence unless the site gives another; an address alone is the name too.
func readLicense(v *frontmatter.Value) License {
	name, url := strings.TrimSpace(v.Get("name").Text()), v.Get("url").Text()
	id := strings.ToUpper(strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '_' }), "-"))
	known, ok := dataLicenses[id]
	if m := creativeCommons.FindStringSubmatch(id); m != nil {
		known, ok = License{"CC " + m[1] + " " + m[2], id, "https://creativecommons.org/licenses/" + strings.ToLower(m[1]) + "/" + m[2] + "/"}, true
	}
	switch {
	case ok:
		known.URL = cmp.Or(url, known.URL)
		return known
	case url == "" && (strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://")):
		url = name
	}
	return License{Name: name, URL: url}
}

// Text returns the licence as data has it: its SPDX identifier, or else its address, or else its name; "" if the site
// names none.
func (l License) Text() string { return cmp.Or(l.ID, l.URL, l.Name) }
