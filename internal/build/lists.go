package build

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/content"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/par"
	"bangvang/internal/site/links"
	"bangvang/internal/text/viet"
)

// lists are the lists of recipients of the last Load and the documents that have them.
type lists struct {
	read   map[listKey]readList
	joined map[*content.Document]joinedDocument
}

// listKey is a list as recipients of some kinds: the names of people are read otherwise than those of units.
type listKey struct {
	path  string
	kinds string
}

// readList is a list, or the cause why there is none, and the hash of its bytes.
type readList struct {
	hash         uint64
	list         *content.List
	cause, meant string
}

// joinedDocument is a document with its lists, which were these.
type joinedDocument struct {
	lists    []readList
	document *content.Document
	problems diag.List
}

// joinLists returns the documents with the names of their lists, in the same order, and the problems of these. A document
// without lists, or held back, is returned itself, and one whose lists are as in the last Load is the same as then.
func (s *Site) joinLists(ctx context.Context, documents []*content.Document) ([]*content.Document, diag.List, error) {
	memo := &s.options.Memo.lists
	var with []int
	s.listFiles, s.listNamed = map[string]bool{}, map[string][]diag.Pos{}
	for i, d := range documents {
		switch _, held := slices.BinarySearch(s.held, d.Path); {
		case !d.NamesLists():
		case held: // its list is one too, and no pattern publishes it
			eachList(d, func(r *content.Recipients) { s.addListFile(listKeyOf(d, r).path) })
		default:
			with = append(with, i)
		}
	}
	if len(with) == 0 {
		*memo = lists{}
		return documents, nil, nil
	}
	now := lists{map[listKey]readList{}, map[*content.Document]joinedDocument{}}
	var keys []listKey
	var kinds [][]content.RecipientKind
	for _, i := range with {
		eachList(documents[i], func(r *content.Recipients) {
			key := listKeyOf(documents[i], r)
			if named := s.listNamed[key.path]; len(named) == 0 || named[len(named)-1].File != documents[i].Path {
				s.listNamed[key.path] = append(named, r.List.File.Pos)
			}
			if _, ok := now.read[key]; !ok {
				now.read[key] = readList{}
				keys, kinds = append(keys, key), append(kinds, r.Kinds)
				s.addListFile(key.path)
			}
		})
	}
	all, err := par.Map(par.Stage(ctx, "lists"), len(keys), func(i int) readList { return s.readList(keys[i], kinds[i], memo.read[keys[i]]) })
	if err != nil {
		return nil, nil, err
	}
	for i, key := range keys {
		now.read[key] = all[i]
	}
	var problems diag.List
	out := slices.Clone(documents)
	for _, i := range with {
		d := documents[i]
		var has []readList
		eachList(d, func(r *content.Recipients) { has = append(has, now.read[listKeyOf(d, r)]) })
		one, ok := memo.joined[d]
		if !ok || !slices.Equal(one.lists, has) {
			one.lists = has
			one.document, one.problems = content.Join(d, func(r *content.Recipients) (*content.List, string, string) {
				read := now.read[listKeyOf(d, r)]
				return read.list, read.cause, read.meant
			})
		}
		now.joined[d] = one
		out[i] = one.document
		problems.Append(one.problems)
	}
	*memo = now
	return out, problems, nil
}

// addListFile adds a file that is named as a list to s.listFiles; a picture remains one.
func (s *Site) addListFile(name string) {
	if strings.EqualFold(path.Ext(name), content.ListEnding) && s.Tree.HasAsset(name) {
		s.listFiles[name] = true
	}
}

// eachList calls visit for the recipients of d whose names are in a file, in order.
func eachList(d *content.Document, visit func(r *content.Recipients)) {
	for i := range d.Awards {
		for j := range d.Awards[i].Recipients {
			if r := &d.Awards[i].Recipients[j]; r.List.File.Text != "" {
				visit(r)
			}
		}
	}
}

func listKeyOf(d *content.Document, r *content.Recipients) listKey {
	label := ""
	for _, k := range r.Kinds {
		label += k.String() + ","
	}
	return listKey{links.SourcePath(d.Path, r.List.File.Text), label}
}

// readList reads a list, unless it is was, that of the last Load.
func (s *Site) readList(key listKey, kinds []content.RecipientKind, was readList) readList {
	name := key.path
	switch {
	case !strings.HasPrefix(name, source.Root+"/"):
		return readList{cause: "it is outside content/"}
	case !strings.EqualFold(path.Ext(name), content.ListEnding):
		return readList{cause: "its name does not end in .csv", meant: s.nearestList(name)}
	case !s.Tree.HasAsset(name):
		cause := "there is no such file"
		if i, _ := slices.BinarySearchFunc(s.Tree.Assets, name+"/", func(a source.Asset, p string) int { return strings.Compare(a.Path, p) }); i < len(s.Tree.Assets) && strings.HasPrefix(s.Tree.Assets[i].Path, name+"/") {
			cause = "it is a folder"
		}
		return readList{cause: cause, meant: s.nearestList(name)}
	}
	var b bytes.Buffer
	err := s.Tree.ReadInto(&b, name, content.MaxListBytes)
	switch {
	case errors.Is(err, source.ErrTooLarge):
		return readList{cause: "too large"}
	case errors.Is(err, fs.ErrNotExist):
		return readList{cause: "there is no such file", meant: s.nearestList(name)}
	case err != nil:
		return readList{cause: source.Cause(err).Error()}
	}
	hash := xxhash.Sum64(b.Bytes())
	if was.list != nil && was.hash == hash {
		return was
	}
	f, problems := source.NewFile(name, b.Bytes())
	if len(problems) > 0 && problems[0].Code == diag.NotUTF8 {
		return readList{hash: hash, list: &content.List{Problems: problems}}
	}
	list := content.ReadList(f, kinds)
	list.Problems = slices.Concat(problems, list.Problems)
	return readList{hash: hash, list: list}
}

// withoutListed returns the problems of list except those at the place of a [diag.ListPublished] of said, which says why
// nothing is there.
func withoutListed(list, said diag.List) diag.List {
	places := map[diag.Pos]bool{}
	for _, p := range said {
		if p.Code == diag.ListPublished {
			places[p.Pos] = true
		}
	}
	if len(places) == 0 {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(p diag.Problem) bool { return places[p.Pos] })
}

// nearestList returns the name of the CSV file in the folder of a file that does not exist that is most like its name, ""
// for none; of a single one, its name.
func (s *Site) nearestList(name string) string {
	var all []string
	dir := path.Dir(name) + "/"
	from, _ := slices.BinarySearchFunc(s.Tree.Assets, dir, func(a source.Asset, p string) int { return strings.Compare(a.Path, p) })
	for _, a := range s.Tree.Assets[from:] {
		if !strings.HasPrefix(a.Path, dir) {
			break
		}
		if base := a.Path[len(dir):]; !strings.Contains(base, "/") && strings.EqualFold(path.Ext(base), content.ListEnding) {
			all = append(all, base)
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	return viet.Nearest(path.Base(name), all)
}
