// Package lexicon has the words that the grammar of awards knows, as tables of phrases. In a table, letter case, i or
// y, and hòa or hoà make no difference.
//
// For example, Verbs maps “trao tặng” to Confer, and RecipientKinds maps “nhà trường” to Collective.
package lexicon

import (
	"maps"
	"slices"
	"strings"

	"bangvang/internal/knowledge/extract/token"
)

// Table maps phrases to values. It lists the phrases by their first word, the longest first. [NewTable] makes it; after
// that it must not be changed, and is safe for concurrent use.
type Table[T any] map[string][]Phrase[T]

// Phrase is one row of a table: its words in the spelling of the vocabulary, and its value.
type Phrase[T any] struct {
	Words []string
	Value T
}

// Vocabulary has every word of the tables of this package. It must not be changed.
var Vocabulary = token.Vocabulary{}

// newTable returns a table whose words it adds to Vocabulary.
func newTable[T any](entries map[string]T) Table[T] { return NewTable(Vocabulary, entries) }

// NewTable returns a table of the entries, whose keys are phrases in any spelling (“trao tặng”), and adds their words
// to v. Call it before a text is split into tokens with v ([token.Vocabulary.EachSentence]): a token of a word that v
// lacked then matches nothing. It leaves out an entry without any word. Of two keys with the same words the one
// first in bytes wins.
func NewTable[T any](v token.Vocabulary, entries map[string]T) Table[T] {
	out := Table[T]{}
	for _, text := range slices.Sorted(maps.Keys(entries)) {
		value := entries[text]
		v.Add(text)
		words := v.Spell(text)
		if len(words) == 0 {
			continue
		}
		out[words[0]] = append(out[words[0]], Phrase[T]{words, value})
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b Phrase[T]) int {
			if len(a.Words) != len(b.Words) {
				return len(b.Words) - len(a.Words)
			}
			return slices.Compare(a.Words, b.Words)
		})
	}
	return out
}

// All returns the phrases of the table with their values, each phrase as its words with a space between them: for a script
// that matches as [Table.Match] does.
func (t Table[T]) All() map[string]T {
	out := map[string]T{}
	for _, list := range t {
		for _, p := range list {
			out[strings.Join(p.Words, " ")] = p.Value
		}
	}
	return out
}

// Match returns the value of the longest phrase that begins at the i-th token, and its number of tokens. If there is
// none, or i is outside the tokens, it returns the zero value and 0. Signs between words end a phrase.
func (t Table[T]) Match(tokens []token.Token, i int) (value T, n int) {
	if i < 0 || i >= len(tokens) || tokens[i].Key == "" || tokens[i].Kind == token.Punct {
		return value, 0
	}
	for _, p := range t[tokens[i].Key] {
		if end := i + len(p.Words); end <= len(tokens) && matches(tokens[i:end], p.Words) {
			return p.Value, len(p.Words)
		}
	}
	return value, 0
}

// MatchLength returns the number of tokens of the longest phrase that begins at the i-th token, 0 if there is none.
func (t Table[T]) MatchLength(tokens []token.Token, i int) int {
	_, n := t.Match(tokens, i)
	return n
}

// LengthBefore returns the number of tokens of the longest phrase that ends directly before the i-th token, 0 if there is
// none. It finds phrases of at most four tokens.
func (t Table[T]) LengthBefore(tokens []token.Token, i int) int {
	for n := min(4, i); n > 0; n-- {
		if t.MatchLength(tokens[:i], i-n) == n {
			return n
		}
	}
	return 0
}

// matches reports whether the tokens are these words.
func matches(tokens []token.Token, words []string) bool {
	for i := range words {
		if tokens[i].Key != words[i] || tokens[i].Kind == token.Punct {
			return false
		}
	}
	return true
}

// Begins reports whether a text, in NFC, begins with the words of a phrase of the table, whole and with their marks;
// case, i or y, and hòa or hoà make no difference. For example, “Trường THCS Lê Lợi” begins with “trường”. It works for
// the tables of this package, whose words are in [Vocabulary].
func (t Table[T]) Begins(text string) bool {
	words := token.Words(text)
	for i, word := range words {
		words[i] = Vocabulary[word]
	}
	return len(words) > 0 && slices.ContainsFunc(t[words[0]], func(p Phrase[T]) bool {
		return len(p.Words) <= len(words) && slices.Equal(p.Words, words[:len(p.Words)])
	})
}

// Contains reports whether a phrase of the table begins at the i-th token.
func (t Table[T]) Contains(tokens []token.Token, i int) bool { return t.MatchLength(tokens, i) > 0 }
