package links

import (
	"context"
	"iter"
	"path"
	"slices"
	"strings"
	"sync"

	"bangvang/internal/content"
	"bangvang/internal/content/markdown"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/par"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// Files are the files of content/, to be looked up by what names them: a path or an address.
type Files struct {
	base   string // the address of the site, with its path
	paths  map[string]bool
	places func() map[string][]string // paths by address
}

// NewFiles returns the files of a site at the address base, for example https://example.org/tin/.
func NewFiles(assets []source.Asset, base string) *Files {
	f := &Files{base: base, paths: make(map[string]bool, len(assets))}
	for _, a := range assets {
		f.paths[a.Path] = true
	}
	f.places = sync.OnceValue(func() map[string][]string {
		out := make(map[string][]string, len(assets))
		for _, a := range assets {
			address := AssetAddress(a.Path)
			out[address] = append(out[address], a.Path)
		}
		return out
	})
	return f
}

// find returns the paths of the files that dest, written in a, links to: as [Resolver.Resolve] resolves it, or by the
// full address of the site. More than one file has an address only if the addresses collide.
func (f *Files) find(a *site.Article, dest string) []string {
	switch {
	case !strings.Contains(dest, ".") || source.IsArticle(dest): // most links
		return nil
	case strings.HasPrefix(dest, f.base):
		dest = dest[len(f.base)-1:]
	case strings.Contains(dest, "://"):
		return nil
	}
	u, err := parseURL(dest)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || source.IsArticle(u.Path) {
		return nil
	}
	if name := sourcePath(a, u.Path); f.paths[name] {
		return []string{name}
	}
	if strings.HasPrefix(u.Path, "/") {
		return f.places()[u.Path]
	}
	return f.places()[path.Join(a.Address, u.Path)]
}

// InText returns the paths of the files whose addresses are in a text of a theme or a slot: HTML, CSS or a script.
func (f *Files) InText(text string) (out []string) {
	folder := "/"
	if _, rest, ok := strings.Cut(f.base, "://"); ok {
		if _, below, ok := strings.Cut(rest, "/"); ok {
			folder += below
		}
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r <= ' ' || strings.ContainsRune("\"'`<>()=,;{}", r) }) {
		word, _, _ = strings.Cut(strings.TrimPrefix(word, f.base), "#")
		word, _, _ = strings.Cut(word, "?")
		if !strings.Contains(word, ".") {
			continue
		}
		for _, prefix := range []string{"/", folder} {
			rest, _ := strings.CutPrefix(word, prefix)
			address := "/" + rest
			out = append(out, f.places()[address]...)
			if name := sourcePath(&site.Article{Document: &content.Document{Path: source.Root + "/x"}}, address); f.paths[name] {
				out = append(out, name)
			}
		}
	}
	return out
}

// Mention is a file and the first place of an article that names it.
type Mention struct {
	Path  string // of the file; it may not exist
	Pos   diag.Pos
	By    *site.Article
	Shown bool // as a picture
	List  bool // as a list of recipients, of which only the names are published
}

// Mentions returns the files that articles name: by a link, as a picture, as the document of a decision, as an
// attachment or as a list of recipients. Each mention is in the list once for each article. The error is that of ctx.
func (f *Files) Mentions(ctx context.Context, articles []*site.Article) ([]Mention, error) {
	found, err := par.Map(ctx, len(articles), func(i int) []Mention { return f.mentionsIn(articles[i]) })
	return slices.Concat(found...), err
}

// DecisionFiles yields the file and the annex of the decision of a document's i-th row, those that it has, unless an earlier
// row has the same decision, as rows that share one of decisions: do.
func DecisionFiles(d *content.Document, i int) iter.Seq[content.Ref] {
	return func(yield func(content.Ref) bool) {
		of := &d.Awards[i].Decision
		for _, ref := range [...]content.Ref{of.File, of.Annex} {
			shared := func(a content.Award) bool { return a.Decision.File.Pos == ref.Pos || a.Decision.Annex.Pos == ref.Pos }
			if ref.Text != "" && !slices.ContainsFunc(d.Awards[max(0, i-maxBack):i], shared) && !yield(ref) {
				return
			}
		}
	}
}

// maxBack is the number of rows before one that are asked whether they have the same decision, so that the work is bounded;
// a file that is named twice is harmless.
const maxBack = 20

// mentionsIn returns the files that an article names, in order.
func (f *Files) mentionsIn(a *site.Article) (out []Mention) {
	add := func(ref content.Ref, shown bool) {
		if ref.Text != "" {
			out = append(out, Mention{sourcePath(a, ref.Text), ref.Pos, a, shown && !IsNoPicture(ref.Text), false})
		}
	}
	add(a.Image, true)
	for i := range a.Attachments {
		add(a.Attachments[i].File, false)
	}
	for i := range a.Document.Awards {
		for ref := range DecisionFiles(a.Document, i) {
			add(ref, false)
		}
	}
	for i := range a.Document.Awards {
		for _, r := range a.Document.Awards[i].Recipients {
			if r.List.File.Text != "" {
				out = append(out, Mention{sourcePath(a, r.List.File.Text), r.List.File.Pos, a, false, true})
			}
		}
	}
	for _, r := range a.Body.Refs {
		if r.Kind == markdown.Image {
			add(content.Ref{Text: r.Dest, Pos: r.Pos}, true)
			continue
		}
		for _, name := range f.find(a, r.Dest) {
			out = append(out, Mention{name, r.Pos, a, false, false})
		}
	}
	for _, name := range f.find(a, a.Source.URL) {
		out = append(out, Mention{name, diag.Pos{File: a.Path}, a, false, false})
	}
	return out
}

// Link returns the paths of the files that a link of the settings leads to, a path or an address.
func (f *Files) Link(dest string) []string {
	return f.find(&site.Article{Document: &content.Document{Path: source.Root + "/index.md"}, Address: "/"}, dest)
}

// Matches reports whether a pattern of files: names the file at a path of content/, and whether it names this file
// alone. A pattern is a path below content/, in which * stands for any part of a name, ? for one character and ** for
// any folders; that of a folder stands for all files below it. For example, “van-ban/**/*.pdf” matches
// content/van-ban/2024/a.pdf. It takes time in proportion to the product of both lengths at most.
func Matches(pattern, name string) (matches, exactly bool) {
	pattern = strings.Trim(viet.NFC(pattern), "/")
	name = strings.TrimPrefix(name, source.Root+"/")
	if pattern == name {
		return true, true
	}
	if !strings.ContainsAny(pattern, "*?") {
		return strings.HasPrefix(name, pattern+"/"), false
	}
	return matchSegments(strings.Split(pattern, "/"), strings.Split(name, "/")), false
}

// matchSegments reports whether the parts of a path match those of a pattern, in which ** is any number of parts.
func matchSegments(pattern, name []string) bool {
	return matchAll(pattern, name, "**", matchName)
}

// matchName reports whether one part of a path matches one of a pattern, in which * is any number of characters and ?
// is one.
func matchName(pattern, name string) bool {
	return matchAll([]rune(pattern), []rune(name), '*', func(p, n rune) bool { return p == '?' || p == n })
}

// matchAll reports whether all of name matches all of pattern: star any number of elements, each other element of
// pattern the one for which one returns true. After a star it is enough to go back to the last one: what an earlier one
// leaves to it, it can leave out too.
func matchAll[T comparable](pattern, name []T, star T, one func(pattern, name T) bool) bool {
	p, n, back, from := 0, 0, -1, 0
	for n < len(name) {
		switch {
		case p < len(pattern) && pattern[p] == star:
			back, from = p, n
			p++
		case p < len(pattern) && one(pattern[p], name[n]):
			p, n = p+1, n+1
		case back >= 0:
			from++
			p, n = back+1, from
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == star {
		p++
	}
	return p == len(pattern)
}
