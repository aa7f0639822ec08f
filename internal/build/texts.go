package build

import (
	"bytes"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/content/codec"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/site"
)

// lastLoad is the site of the last Load with its inputs; the zero value stands for none.
type lastLoad struct {
	site      *Site
	documents []*content.Document // as read, without their lists and before redaction
	problems  diag.List           // of reading the tree
}

// withTexts returns the site of the last Load with newer texts, if nothing but texts has changed since and no problem depends on
// one of these: then the site is assembled, checked and planned as it was. For example, an editor corrects the spelling of a
// paragraph. It returns nil for any other change, for example of a link or of a title.
func (l lastLoad) withTexts(o Options, now lastLoad, tree *source.Tree) *Site {
	if l.site == nil || o.Changed == nil || !sameOptions(l.site.options, o) || len(l.site.held) > 0 || len(l.site.Settings.Redact) > 0 {
		return nil
	}
	for _, name := range o.Changed {
		if !listsArticle(l.site.Tree, name) || !listsArticle(tree, name) {
			return nil
		}
	}
	if len(l.documents) != len(now.documents) || len(l.problems) != len(now.problems) || len(now.problems.Without(l.problems)) > 0 {
		return nil
	}
	next := *l.site
	next.Tree, next.options, next.index = tree, o, &searchIndex{}
	next.lines = &source.Lines{Tree: tree, Themes: o.Themes}
	next.Problems = l.site.found
	next.documents, next.texts = slices.Clone(l.site.documents), maps.Clone(l.site.texts)
	if next.texts == nil {
		next.texts = site.Texts{}
	}
	for i, d := range now.documents {
		if d == l.documents[i] {
			continue
		}
		if !sameFacts(l.documents[i], d) || d.NamesLists() || len(d.Problems) > 0 || l.site.concerns(d.Path) || hasCopy(l.documents, i) || hasCopy(now.documents, i) {
			return nil
		}
		next.documents[i] = d
		if a := next.articleAt(d.Path); a != nil {
			next.texts[a] = d.Body
		}
	}
	next.Plan = l.site.Plan.WithTexts(next.texts)
	return &next
}

// listsArticle reports whether a tree has an article at path.
func listsArticle(tree *source.Tree, path string) bool {
	i, ok := slices.BinarySearchFunc(tree.Files, path, func(f *source.File, path string) int { return strings.Compare(f.Path, path) })
	return ok && tree.Files[i].IsArticle()
}

// sameOptions reports whether two Loads have the same options, apart from the names of changed files.
func sameOptions(a, b Options) bool {
	a.Changed, b.Changed = nil, nil
	return reflect.DeepEqual(a, b)
}

// sameFacts reports whether two documents differ in their texts alone.
func sameFacts(a, b *content.Document) bool {
	was, _ := codec.Append(nil, nil, a)
	is, _ := codec.Append(nil, nil, b)
	return bytes.Equal(was, is)
}

// hasCopy reports whether another document has the text of the i-th, which is a problem if it is a copy.
func hasCopy(documents []*content.Document, i int) bool {
	of := documents[i].Body.Hash
	return slices.ContainsFunc(documents[:i], func(d *content.Document) bool { return d.Body.Hash == of }) ||
		slices.ContainsFunc(documents[i+1:], func(d *content.Document) bool { return d.Body.Hash == of })
}

// concerns reports whether a problem that Load found is in a file or names it, perhaps with a line: lines change with the text.
func (s *Site) concerns(file string) bool {
	name := strings.TrimPrefix(strings.TrimSuffix(file, path.Ext(file)), source.Root+"/")
	return slices.ContainsFunc(s.found, func(p diag.Problem) bool {
		return p.Pos.File == file || slices.ContainsFunc(p.Args, func(arg string) bool { return strings.Contains(arg, name) })
	})
}

// articleAt returns the published article of a file, nil if it is not published.
func (s *Site) articleAt(path string) *site.Article {
	for _, list := range [...][]*site.Article{s.Model.Articles, s.Model.Pages, s.Model.Withdrawn} {
		if i := slices.IndexFunc(list, func(a *site.Article) bool { return a.Path == path }); i >= 0 {
			return list[i]
		}
	}
	return nil
}
