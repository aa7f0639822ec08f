package complete

import (
	"slices"
	"strings"
	"time"

	"bangvang/internal/content/config"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// A completion is a text for a word on a command line; a description may follow a tab, as shells show it.

// CompleteLocality returns completions of part, the beginning of a locality as typed, each with a description after a
// tab if it has one. They are names as of [Names.FindLocalities] on the day of at, and for the zero time by the latest
// state. Shells drop a completion that does not begin with the typed word, so for a word without marks or capitals the
// IDs of all units, past and present, come first (for example hai-phong/quan-do-son), which any keyboard can type. An
// empty word is completed to the units that the site declares and the provinces in force on the day. It returns at most
// limit in all, IDs included, which must not be negative.
func (n *Names) CompleteLocality(part string, at time.Time, limit int) []string {
	var found []string
	if part != "" && strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789-/") == "" {
		for _, l := range n.Gazetteer.WithPrefix(part, limit) {
			found = append(found, l.ID+"\t"+l.Display())
		}
	}
	units := n.FindLocalities(part, at, limit)
	if part == "" {
		units = slices.DeleteFunc(n.Gazetteer.Own(), func(l *gazetteer.Locality) bool { return l.Pos.File == "" })
		units = append(units, n.Gazetteer.Provinces(at)...)
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
	return found[:min(len(found), limit)]
}

// CompleteHonour returns at most limit completions of part, the beginning of the name or abbreviation of an honour: its
// name, and after a tab who confers it, if known. Of an empty word they are the highest honours. It returns nil if there
// are none.
func (n *Names) CompleteHonour(part string, limit int) []string {
	found := n.FindHonours(part, limit)
	if viet.Key(part) == "" {
		found = n.Catalogue.All()
	}
	var out []string
	for _, h := range found[:min(len(found), limit)] {
		out = append(out, strings.TrimSuffix(h.Name+"\t"+strings.Join(h.Conferrers, "; "), "\t"))
	}
	return out
}

// CompleteEmulation returns at most limit completions of part, the beginning of the name or an alias of a campaign or a
// block among those that the site declares: its name, and after a tab who launched it, if known. Of an empty word they
// are the first declared.
func CompleteEmulation(entries []config.Emulation, part string, limit int) []string {
	found := entries
	if viet.Key(part) != "" {
		found = find(part, entries, limit, func(e config.Emulation) (string, []string) { return e.Name, e.Aliases })
	}
	var out []string
	for _, e := range found[:min(len(found), limit)] {
		out = append(out, strings.TrimSuffix(e.Name+"\t"+e.LaunchedBy, "\t"))
	}
	return out
}

// CompleteCode returns the completions of part, the beginning of a problem code, each with its message after a tab, in
// English for lang "en" and else in Vietnamese; sorted by code, all codes for an empty part.
func CompleteCode(part, lang string) []string {
	var out []string
	for _, code := range diag.AllCodes() {
		if strings.HasPrefix(string(code), part) {
			out = append(out, string(code)+"\t"+diag.Printer{Lang: lang}.Message(diag.At(code, diag.Pos{})))
		}
	}
	return out
}

// EventKinds returns the kinds of event that the table of keys suggests, in a new slice; articles may use others.
func EventKinds() []string {
	for _, key := range frontmatter.Article {
		for _, inner := range key.Keys {
			if key.Name == "event" && inner.Name == "kind" {
				return slices.Clone(inner.Suggestions)
			}
		}
	}
	return nil
}

// OwnLocalities returns the names of the units that the site declares, with their parents (“Quận Đồ Sơn, Hải Phòng”), then of
// the provinces, past and present; each part sorted by ID.
func (n *Names) OwnLocalities() []string {
	return ownFirst(n.Gazetteer.Own(), func(l *gazetteer.Locality) (string, bool) { return l.Display(), l.Pos.File != "" })
}

// AllHonours returns the names of the honours to choose from: those that the site declares first, then those of the
// catalogue without the hundreds of organisations and movements (see [honours.Honour.CommonWords]); each part sorted by
// rank.
func (n *Names) AllHonours() []string {
	return ownFirst(slices.DeleteFunc(n.Catalogue.All(), (*honours.Honour).CommonWords), func(h *honours.Honour) (string, bool) { return h.Name, h.Pos.File != "" })
}

// ownFirst returns the names of all items, those of the site before the built-in ones.
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
