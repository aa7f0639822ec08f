package build

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/site/links"
	"bangvang/internal/site/resolve"
)

// maxHeldRounds is the number of times that a site is planned again without the articles found to have errors. A round
// finds those that the articles of the round before hid: for example, of three articles at one address first one, then
// another. A site that still has errors then is not published.
const maxHeldRounds = 10

// holdBroken plans the site without the articles that have errors, until no article has any. list holds the problems of
// the plan with all articles; plan repeats it without those in s.held. It returns the problems of the last plan and
// those of the held articles, which are Held, with [diag.ArticleHeld] for each of these. If an error is not in the file
// of an article, nobody is held back, because nothing can be published: it returns list.
func (s *Site) holdBroken(list diag.List, plan func() (diag.List, error)) (diag.List, error) {
	var held diag.List
	all := list
	for range maxHeldRounds {
		list = s.atMentions(list)
		broken := s.brokenArticles(list)
		switch {
		case broken == nil && !list.HasErrors():
			return slices.Concat(list, held, heldArticles(held)), nil
		case broken == nil:
			s.held = nil
			return all, nil
		}
		for _, p := range list.Sorted() {
			if _, found := slices.BinarySearch(broken, p.Pos.File); found {
				p.Held = true
				held = append(held, p)
			}
		}
		s.held = slices.Sorted(slices.Values(append(s.held, broken...)))
		found, err := plan()
		if err != nil {
			return nil, err
		}
		list = slices.DeleteFunc(found, func(p diag.Problem) bool {
			_, is := slices.BinarySearch(s.held, p.Pos.File)
			return is
		})
	}
	return append(list, held...), nil
}

// HeldAt returns the problems of each article that is held back because of errors and has this address,
// [diag.ArticleHeld] among them, sorted; nil if there is none, as for a draft. The address is as [resolve.Address]
// writes it, with both slashes and without the path of the base URL: /2024/01/do-son/, also if the site is at
// https://example.vn/tin/.
func (s *Site) HeldAt(address string) diag.List {
	var list diag.List
	for _, p := range s.Problems {
		if (p.Held || p.Code == diag.ArticleHeld) && isArticle(p.Pos.File) && resolve.Address(p.Pos.File) == address {
			list = append(list, p)
		}
	}
	return list
}

// heldArticles returns a problem for each article that is held back, with the number of its errors and the line of the
// first. held is sorted file by file.
func heldArticles(held diag.List) diag.List {
	var list diag.List
	for len(held) > 0 {
		file, line, n, i := held[0].Pos.File, 0, 0, 0
		for ; i < len(held) && held[i].Pos.File == file; i++ {
			if held[i].Severity() == diag.Error {
				n++
				line = cmp.Or(line, held[i].Pos.Line)
			}
		}
		list.Add(diag.ArticleHeld, diag.Pos{File: file}, strconv.Itoa(n), strconv.Itoa(max(line, 1)))
		held = held[i:]
	}
	return list
}

// brokenArticles returns the paths of the articles with errors in list, sorted. It returns nil if there are none, or if
// an error belongs to no article.
func (s *Site) brokenArticles(list diag.List) []string {
	var broken []string
	for _, p := range list {
		switch {
		case p.Severity() != diag.Error:
		case !isArticle(p.Pos.File):
			return nil
		default:
			broken = append(broken, p.Pos.File)
		}
	}
	slices.Sort(broken)
	return slices.Compact(broken)
}

// atMentions returns list with each error of a file, wherever it is reported, at the place in every article that names
// the file: the error belongs to all of them.
func (s *Site) atMentions(list diag.List) diag.List {
	places, byPath := map[diag.Pos]string{}, map[string][]links.Mention{}
	for _, m := range s.mentions {
		if m.Shown {
			places[m.Pos] = m.Path
		}
		if named := byPath[m.Path]; len(named) == 0 || named[len(named)-1].By != m.By {
			byPath[m.Path] = append(named, m)
		}
	}
	out := slices.Clone(list)
	for i, p := range list {
		if p.Severity() != diag.Error {
			continue
		}
		file, here := places[p.Pos]
		if !here {
			file = p.Pos.File
		}
		for _, pos := range s.listNamed[p.Pos.File] {
			if out[i].Pos.File == p.Pos.File {
				out[i].Pos, out[i].Fix = pos, nil
			} else {
				out = append(out, diag.At(p.Code, pos, p.Args...))
			}
		}
		if len(s.listNamed[p.Pos.File]) > 0 {
			continue
		}
		for _, m := range byPath[file] {
			if out[i].Pos.File == file {
				out[i].Pos, out[i].Fix = m.Pos, nil
			} else if m.By.Path != p.Pos.File {
				out = append(out, diag.At(p.Code, m.Pos, p.Args...))
			}
		}
	}
	return out
}

// isArticle reports whether a path is that of an article, even one that could not be read.
func isArticle(path string) bool {
	return strings.HasPrefix(path, source.Root+"/") && (&source.File{Path: path}).IsArticle()
}
