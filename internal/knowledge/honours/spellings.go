package honours

import (
	"maps"
	"slices"
)

// Spellings holds the tables by which [Catalogue.Find] reads a name, as [Catalogue.Spellings] returns them, so that a
// script can read it in the same way: the form for writing does. Marked is for names with diacritics, whose keys are
// [viet.KeyLoose]; Bare for a text without any, whose keys are the [viet.FoldLoose] of that.
type Spellings struct {
	Marked     SpellingIndex `json:"marked"`
	Bare       SpellingIndex `json:"bare"`
	ClassWords []string      `json:"class_words"` // words after “hạng”
	Names      []string      `json:"names"`       // all names and aliases, for hints
}

// SpellingIndex is the table of one way of spelling. All its words and the keys of its maps are keys in that spelling.
type SpellingIndex struct {
	Names         map[string]Spelling `json:"names"`
	Abbreviations map[string]string   `json:"abbreviations"` // first word → the words that it replaces
	Lead          []string            `json:"lead"`          // words before a name, each with a space
	Follow        []string            `json:"follow"`        // first words of a phrase after a name
	Classes       map[string]string   `json:"classes"`       // "hạng 3" → "hạng ba"
}

// Spelling is a name of an honour, under its key in [SpellingIndex].
type Spelling struct {
	Honour string `json:"honour"`         // as the catalogue writes it, "" if several honours have this name
	Open   bool   `json:"open,omitempty"` // any words may follow
}

// Spellings returns the tables by which [Catalogue.Find] reads a name, as copies that the caller may change.
func (c *Catalogue) Spellings() Spellings {
	return Spellings{
		Marked: c.withDiacritics.spellings(), Bare: c.withoutDiacritics.spellings(),
		ClassWords: slices.Clone(classWords), Names: slices.Clone(c.allNames),
	}
}

func (l *nameIndex) spellings() SpellingIndex {
	out := SpellingIndex{
		Names: make(map[string]Spelling, len(l.names)), Abbreviations: maps.Clone(l.abbreviations), Lead: slices.Clone(l.leadWords),
		Follow: slices.Sorted(maps.Keys(l.followWords)), Classes: maps.Clone(l.classNumbers),
	}
	for key, n := range l.names {
		spelling := Spelling{Open: n.anySuffix}
		if n.honour != nil {
			spelling.Honour = n.honour.Name
		}
		out.Names[key] = spelling
	}
	return out
}
