// Package complete finds the names that a site knows by a part of them: localities, honours, themes. It serves
// whoever types a name: shell completion, a form, the interview of scaffold. Names in articles, which are complete,
// are resolved by package resolve instead.
//
// [Names.FindLocalities] and its siblings return the matches, best first. For example, “do son” finds “Quận Đồ Sơn,
// Hải Phòng”.
//
//  1. names and abbreviations equal to the part
//  2. names that begin with it
//  3. names with a word that begins with it: “Đồ Sơn” for “Quận Đồ Sơn, Hải Phòng”
//  4. the same three, ignoring marks
//
// Case, punctuation and the position of tone marks are ignored. Of equal rank, localities in force on the day precede
// others, and honours are in the order in which they are conferred.
package complete

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"time"

	"bangvang/internal/content/config"
	"bangvang/internal/content/source"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// Names holds the names that a site knows, with its settings. [LoadNames] makes it; a caller that has the parts may set
// the fields itself, and then it knows no themes. Nothing changes it.
type Names struct {
	Settings  config.Settings
	Gazetteer *gazetteer.Gazetteer
	Catalogue *honours.Catalogue
	Campaigns []config.Emulation // as the site declares them; likewise Blocks
	Blocks    []config.Emulation
	themes    []string
}

// LoadNames reads the declarations of a site, the files of package config, from the root site, and the
// names of the themes from its folder themes/ and from themes, the built-in ones. A missing or malformed file counts as
// empty; `bangvang check` reports its problems. It opens no article, so it is fast. It never returns nil.
func LoadNames(site, themes fs.FS) *Names {
	site = source.WithoutLinks(site)
	var tree source.Tree
	for _, name := range config.Files {
		if data, err := fs.ReadFile(site, name); err == nil {
			f, _ := source.NewFile(name, data)
			tree.Files = append(tree.Files, f)
		}
	}
	says, _ := config.Read(&tree)
	n := &Names{Settings: says.Settings, Campaigns: says.Campaigns, Blocks: says.Blocks}
	n.Gazetteer, _ = gazetteer.New(says.Localities)
	n.Catalogue, _ = honours.New(says.Honours)
	own, _ := fs.ReadDir(site, "themes")
	builtin, _ := fs.ReadDir(themes, ".")
	for _, folder := range append(own, builtin...) {
		if folder.IsDir() && !strings.HasPrefix(folder.Name(), ".") {
			n.themes = append(n.themes, folder.Name())
		}
	}
	slices.Sort(n.themes)
	n.themes = slices.Compact(n.themes)
	return n
}

// Themes returns the names of the site's own and of the built-in themes, sorted, each once, in a new slice.
func (n *Names) Themes() []string { return slices.Clone(n.themes) }

// FindLocalities returns at most limit units, past and present, that match part of a name: part is equal to a name or
// alias, begins it or begins a word of it, in this order, and then the same without marks; case does not matter. Among
// equals those in force on the day of at are first (for the zero time, those that have no last day), and then those
// that the site declares. It returns none for an empty part, one that matches none, and limit 0, which must not be
// negative.
func (n *Names) FindLocalities(part string, at time.Time, limit int) []*gazetteer.Locality {
	all := n.Gazetteer.Own()
	for _, l := range n.Gazetteer.Like(part, at, maxLike) {
		if l.Pos.File == "" {
			all = append(all, l)
		}
	}
	viet.SortBy(all, (*gazetteer.Locality).Display)
	slices.SortStableFunc(all, func(a, b *gazetteer.Locality) int {
		return cmp.Or(endedLast(a, at)-endedLast(b, at), builtInLast(a)-builtInLast(b))
	})
	return find(part, all, limit, func(l *gazetteer.Locality) (string, []string) {
		also := append([]string{l.NameAt(at).Short}, l.Aliases...)
		for _, name := range l.Names {
			also = append(also, name.Full)
		}
		return l.Display(), also
	})
}

// maxLike is the number of built-in units that FindLocalities compares with a part: no name had a hundred.
const maxLike = 500

// endedLast returns 0 for a unit in force on the day of at and 1 for any other, as a sort key.
func endedLast(l *gazetteer.Locality, at time.Time) int {
	if l.InForce(at) {
		return 0
	}
	return 1
}

// builtInLast returns 0 for a unit that the site declares and 1 for any other, as a sort key.
func builtInLast(l *gazetteer.Locality) int {
	if l.Pos.File != "" {
		return 0
	}
	return 1
}

// FindHonours returns at most limit honours that match part of a name, an abbreviation or an alias, by the rules of
// [FindTexts], and among equals in the order in which honours are conferred. It returns none for an empty part, one
// that matches none, and limit 0, which must not be negative.
func (n *Names) FindHonours(part string, limit int) []*honours.Honour {
	return find(part, n.Catalogue.All(), limit, func(h *honours.Honour) (string, []string) {
		return h.Name, append(slices.Clone(h.Abbr), h.Aliases...)
	})
}

// FindTexts returns at most limit of texts that match part: equal to it, beginning with it or with a word that does, in
// this order, and then the same without marks; case does not matter. For example, “hoi” finds “Hội nghị”. A text that
// is there twice is returned twice. It returns none for an empty part, one that matches none, and limit 0, which must
// not be negative.
func FindTexts(part string, texts []string, limit int) []string {
	return find(part, texts, limit, func(s string) (string, []string) { return s, nil })
}

// FullName returns the full name, [gazetteer.Locality.Display], of the unit that a text names on the day of at, or for
// the zero time by the latest state: “Quận Đồ Sơn, Hải Phòng” for the address hai-phong/quan-do-son. Of a unit that was
// renamed it is the latest name, whatever the day. A text that names no unit, or several, is returned unchanged.
func (n *Names) FullName(locality string, at time.Time) string {
	if found := n.Gazetteer.Find(locality, at); found.Locality != nil {
		return found.Locality.Display()
	}
	return locality
}

// find returns at most limit items that match part, by rank and then in their order. names returns the name of an
// item and its other names.
func find[T any](part string, all []T, limit int, names func(T) (name string, also []string)) []T {
	key, fold := viet.Key(part), viet.Fold(viet.Key(part))
	if key == "" {
		return nil
	}
	ranks := make([][]T, noMatch)
	for _, one := range all {
		name, also := names(one)
		best := noMatch
		for _, name := range append([]string{name}, also...) {
			as := viet.Key(name)
			best = min(best, rank(key, as, 0), rank(fold, viet.Fold(as), unmarkedRank))
		}
		if best < noMatch {
			ranks[best] = append(ranks[best], one)
		}
	}
	found := slices.Concat(ranks...)
	return found[:min(len(found), limit)]
}

// Ranks of matches, 0 the best; unmarkedRank is the first that ignores marks, noMatch the rank of everything else.
const (
	unmarkedRank = 3
	noMatch      = 2 * unmarkedRank
)

// rank returns first for an equal name, first+1 for its beginning, first+2 for the beginning of a later word, else
// noMatch.
func rank(part, name string, first int) int {
	switch at := strings.Index(" "+name, " "+part); {
	case name == part:
		return first
	case at == 0:
		return first + 1
	case at > 0:
		return first + 2
	}
	return noMatch
}
