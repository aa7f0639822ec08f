package complete

import (
	"slices"
	"strings"
	"time"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// A completion is what a word on a command line may become, perhaps with a tab and a few words about it,
// as shells show them.

// CompleteLocality returns at most most completions of the beginning of a locality. Shells keep only what
// begins as the word does, so a word without marks or capitals is completed to addresses, hai-phong/quan-do-son,
// which can be typed on any keyboard; an empty one to the names that the site declares itself and the
// provinces.
func (n *Names) CompleteLocality(part string, at time.Time, most int) []string {
	var found []string
	if part != "" && strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789-/") == "" {
		for _, l := range n.Places.All() {
			if strings.HasPrefix(l.ID, part) {
				found = append(found, l.ID+"\t"+l.Display())
			}
		}
	}
	units := n.Localities(part, at, most)
	if part == "" {
		units = slices.DeleteFunc(n.Places.All(), func(l *gazetteer.Locality) bool { return l.Pos.File == "" })
		units = append(units, n.Places.Provinces(at)...)
	}
	for _, l := range units {
		text := l.Display()
		if !l.From.IsZero() || !l.To.IsZero() {
			text += "\t" + l.Span()
		}
		if !slices.Contains(found, text) {
			found = append(found, text)
		}
	}
	return found[:min(len(found), most)]
}

// CompleteHonour returns at most most completions of the beginning of an honour's name or abbreviation; of an
// empty one, those conferred first.
func (n *Names) CompleteHonour(part string, most int) []string {
	found := n.Honours(part, most)
	if viet.Key(part) == "" {
		found = n.Catalogue.All()
	}
	var out []string
	for _, h := range found[:min(len(found), most)] {
		out = append(out, strings.TrimSuffix(h.Name+"\t"+strings.Join(h.Conferrers, "; "), "\t"))
	}
	return out
}

// CompleteCode returns the completions of the beginning of a problem's code, with what it says.
func CompleteCode(part, lang string) []string {
	var out []string
	for _, code := range diag.All() {
		if strings.HasPrefix(string(code), part) {
			out = append(out, string(code)+"\t"+diag.Printer{Lang: lang}.Message(diag.At(code, diag.Pos{})))
		}
	}
	return out
}

// EventKinds returns the kinds of event that the table of keys offers; any other may be written.
func EventKinds() []string {
	for _, key := range frontmatter.Article {
		for _, inner := range key.Keys {
			if key.Name == "event" && inner.Name == "kind" {
				return slices.Clone(inner.Usual)
			}
		}
	}
	return nil
}

// EveryLocality returns the names of all units, those that the site declares before the provinces that are
// built in, past and present.
func (n *Names) EveryLocality() []string {
	return ownFirst(n.Places.All(), func(l *gazetteer.Locality) (string, bool) { return l.Display(), l.Pos.File != "" })
}

// EveryHonour returns the names of all honours, those that the site declares before those of the catalogue.
func (n *Names) EveryHonour() []string {
	return ownFirst(n.Catalogue.All(), func(h *honours.Honour) (string, bool) { return h.Name, h.Pos.File != "" })
}

func ownFirst[T any](all []T, name func(T) (string, bool)) []string {
	var own, builtin []string
	for _, one := range all {
		if name, is := name(one); is {
			own = append(own, name)
		} else {
			builtin = append(builtin, name)
		}
	}
	return append(own, builtin...)
}
