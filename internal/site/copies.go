package site

import (
	"cmp"
	"path"
	"regexp"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// copyName matches the end of a file's name, folded, that programs give to a copy: “ (1)”, “ - Copy”, “ - Bản sao (2)”,
// “ copy 2”, “(conflicted copy 2024-01-19)”, “.sync-conflict-20240119-101010-ABC”.
var copyName = regexp.MustCompile(`( \(\d+\)|[ _-]+(copy|ban sao)( \d+)?( \(\d+\))?|conflicted copy.*|sync-conflict-.*|^(copy|ban sao)( \(\d+\))? (of|cua) .*)$`)

// looksCopied reports whether the name of an article's file is that of a copy.
func looksCopied(name string) bool {
	return copyName.MatchString(viet.Fold(strings.TrimSuffix(path.Base(name), path.Ext(name))))
}

// leastText is the length in bytes from which two equal texts are no accident.
const leastText = 200

// checkCopies reports articles that are copies of another: those with the name of a copy and either an equal title and day
// or an equal text, and those of equal title, day and text, if that is longer than a sentence or two. An article is
// reported once.
func checkCopies(articles []*Article, problems *diag.List) {
	byTitle, byText := map[titleAndDay]*Article{}, map[uint64]*Article{}
	var copied []*Article
	for _, a := range articles {
		title := titleAndDay{a.Title.Text, a.Date.Unix()}
		one := byTitle[title]
		switch {
		case looksCopied(a.Path):
			copied = append(copied, a)
			continue
		case one == nil:
			byTitle[title] = a
		case one.Body.Hash == a.Body.Hash && isLong(a):
			if len(a.Path) < len(one.Path) {
				one, a = a, one
			}
			problems.Add(diag.SameArticle, a.Title.Pos, one.Path)
		}
		if byText[a.Body.Hash] == nil {
			byText[a.Body.Hash] = a
		}
	}
	for _, a := range copied {
		title := titleAndDay{a.Title.Text, a.Date.Unix()}
		if one := cmp.Or(byTitle[title], byText[a.Body.Hash]); one != nil {
			problems.Add(diag.SameArticle, a.Title.Pos, one.Path)
			continue
		}
		byTitle[title], byText[a.Body.Hash] = a, a
	}
}

type titleAndDay struct {
	title string
	unix  int64
}

func isLong(a *Article) bool {
	text, err := a.Body.FullText()
	return err == nil && len(text.Plain) >= leastText
}
