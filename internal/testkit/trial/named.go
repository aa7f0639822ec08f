package trial

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/build"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/pages/view"
	"bangvang/internal/text/viet"
)

// Unnamed returns the paths of the files of content/ that a site publishes although no published article, no setting, no
// slot and no file of its theme names them. It looks for their names in the sources themselves, and knows nothing of
// links and resolvers. A file that only a pattern of files: can match must be in a folder that the pattern names.
func Unnamed(tb testing.TB, s *build.Site) (out []string) {
	tb.Helper()
	var texts []string
	add := func(name string) {
		data, err := s.Tree.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		text := viet.NFC(string(data))
		texts = append(texts, text)
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(" ()<>\n\"", r) }) {
			if decoded, err := url.PathUnescape(word); err == nil && decoded != word {
				texts = append(texts, viet.NFC(decoded))
			}
		}
	}
	for _, a := range slices.Concat(s.Model.Articles, s.Model.Pages) {
		add(a.Path)
	}
	if s.Tree.File("content/site.yaml") != nil {
		add("content/site.yaml")
	}
	for _, slot := range s.Slots {
		add(slot.Path)
	}
	for _, p := range s.Plan.Pages {
		v, _ := PageView(tb, p).(*view.Asset)
		if v == nil || slices.Contains(out, v.Source) || slices.ContainsFunc(s.Settings.Files, func(f frontmatter.Ref) bool { return covers(f.Text, v.Source) }) {
			continue
		}
		name, address := path.Base(v.Source), path.Base(p.Address)
		if !slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, name) || strings.Contains(text, address) }) {
			out = append(out, v.Source)
		}
	}
	return out
}

// covers reports whether the part of a pattern before its first star begins the path of a file.
func covers(pattern, source string) bool {
	before, _, _ := strings.Cut(pattern, "*")
	return strings.HasPrefix(source, "content/"+strings.Trim(before, "/"))
}
