// Package names is what a site can name, found by a part of the name: its localities, the honours of
// the catalogue, its themes. It is for whoever is writing one (a shell that completes a word, a form, an
// interview), not for reading articles, where a name is whole.
//
// [Names.Localities] and the like return what may be meant, the likeliest first:
//
//  1. what is called so, or is abbreviated so
//  2. names that begin so
//  3. names in which a word begins so: “Đồ Sơn” for “Quận Đồ Sơn, Hải Phòng”
//  4. the same three without regard to marks: “do son”
//
// Case, punctuation and the place of tones never matter. Within a rank localities in force on the day
// stand before those that are not, honours in the order in which they are conferred.
package complete

import (
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

// Names are those that a site knows.
type Names struct {
	Settings  config.Settings
	Places    *gazetteer.Gazetteer
	Catalogue *honours.Catalogue
	themes    []string
}

// Read reads what a site declares; of a file that is missing or cannot be read, nothing. No article is
// opened, so it is quick. What is wrong is for a check to say.
func Read(site, themes fs.FS) *Names {
	var tree source.Tree
	for _, name := range []string{config.HonoursFile, config.LocalitiesFile, config.SiteFile} {
		if data, err := fs.ReadFile(site, name); err == nil {
			f, _ := source.NewFile(name, data)
			tree.Files = append(tree.Files, f)
		}
	}
	says, _ := config.Read(&tree)
	n := &Names{Settings: says.Settings}
	n.Places, _ = gazetteer.New(says.Localities)
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

// Themes returns the names of the site's own themes and of the built-in ones, sorted.
func (n *Names) Themes() []string { return slices.Clone(n.themes) }

// Localities returns at most most units that part of a name may mean on the day of at; the zero time
// asks for the latest state of things. An empty part means none.
func (n *Names) Localities(part string, at time.Time, most int) []*gazetteer.Locality {
	all := n.Places.All()
	viet.SortBy(all, (*gazetteer.Locality).Display)
	slices.SortStableFunc(all, func(a, b *gazetteer.Locality) int { return ended(a, at) - ended(b, at) })
	return pick(part, all, most, func(l *gazetteer.Locality) (string, []string) {
		also := append([]string{l.NameAt(at).Short}, l.Aliases...)
		for _, name := range l.Names {
			also = append(also, name.Full)
		}
		return l.Display(), also
	})
}

func ended(l *gazetteer.Locality, at time.Time) int {
	if l.InForce(at) {
		return 0
	}
	return 1
}

// Honours returns at most most honours that part of a name or an abbreviation may mean.
func (n *Names) Honours(part string, most int) []*honours.Honour {
	return pick(part, n.Catalogue.All(), most, func(h *honours.Honour) (string, []string) {
		return h.Name, append(slices.Clone(h.Abbr), h.Aliases...)
	})
}

// Texts returns at most most of texts that part may mean.
func Texts(part string, texts []string, most int) []string {
	return pick(part, texts, most, func(s string) (string, []string) { return s, nil })
}

// Spelled returns the locality that a text names, in full: an address hai-phong/quan-do-son becomes
// “Quận Đồ Sơn, Hải Phòng”. A text that names none, or several, is returned as it is.
func (n *Names) Spelled(locality string, at time.Time) string {
	if found := n.Places.Find(locality, at); found.Locality != nil {
		return found.Locality.Display()
	}
	return locality
}

// pick returns those of all that part may mean, by rank and then in their order.
func pick[T any](part string, all []T, most int, names func(T) (name string, also []string)) []T {
	key, fold := viet.Key(part), viet.Fold(viet.Key(part))
	if key == "" {
		return nil
	}
	ranks := make([][]T, none)
	for _, one := range all {
		name, also := names(one)
		best := none
		for _, name := range append([]string{name}, also...) {
			as := viet.Key(name)
			best = min(best, rank(key, as, 0), rank(fold, viet.Fold(as), unmarked))
		}
		if best < none {
			ranks[best] = append(ranks[best], one)
		}
	}
	found := slices.Concat(ranks...)
	return found[:min(len(found), most)]
}

// Ranks: those of names without their marks follow the others.
const (
	unmarked = 3
	none     = 2 * unmarked
)

// rank is first for the whole name, one more for its beginning, two for the beginning of a word of it.
func rank(part, name string, first int) int {
	switch at := strings.Index(" "+name, " "+part); {
	case name == part:
		return first
	case at == 0:
		return first + 1
	case at > 0:
		return first + 2
	}
	return none
}
