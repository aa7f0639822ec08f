// Package words holds the words that the grammar of awards knows, as tables. Spelling by i or y, by hòa or hoà,
// and case do not matter in them.
package lexicon

import (
	"slices"

	"bangvang/internal/knowledge/extract/token"
)

// Table maps phrases to what they mean, by their first word, the longest first.
type Table[T any] map[string][]Phrase[T]

// Phrase is a row of a table.
type Phrase[T any] struct {
	Words []string
	Means T
}

// Spelling knows every word of the tables.
var Spelling = token.Vocabulary{}

func newTable[T any](entries map[string]T) Table[T] { return NewTable(Spelling, entries) }

// NewTable makes a table and adds its words to a vocabulary.
func NewTable[T any](v token.Vocabulary, entries map[string]T) Table[T] {
	out := Table[T]{}
	for text, means := range entries {
		v.Add(text)
		words := v.Phrase(text)
		if len(words) == 0 {
			continue
		}
		out[words[0]] = append(out[words[0]], Phrase[T]{words, means})
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b Phrase[T]) int {
			if len(a.Words) != len(b.Words) {
				return len(b.Words) - len(a.Words)
			}
			return slices.Compare(a.Words, b.Words)
		})
	}
	return out
}

// At returns what the phrase at the i-th token means and how many tokens it has, 0 when there is none.
func (t Table[T]) At(tokens []token.Token, i int) (means T, n int) {
	if i < 0 || i >= len(tokens) || tokens[i].Key == "" || tokens[i].Kind == token.Mark {
		return means, 0
	}
	for _, p := range t[tokens[i].Key] {
		if end := i + len(p.Words); end <= len(tokens) && matches(tokens[i:end], p.Words) {
			return p.Means, len(p.Words)
		}
	}
	return means, 0
}

// Has returns how many tokens the phrase at i has, 0 when there is none.
func (t Table[T]) Has(tokens []token.Token, i int) int {
	_, n := t.At(tokens, i)
	return n
}

// Before returns how many tokens a phrase that ends before the i-th one has, 0 when there is none.
func (t Table[T]) Before(tokens []token.Token, i int) int {
	for n := min(4, i); n > 0; n-- {
		if t.Has(tokens[:i], i-n) == n {
			return n
		}
	}
	return 0
}

func matches(tokens []token.Token, words []string) bool {
	for i := range words {
		if tokens[i].Key != words[i] || tokens[i].Kind == token.Mark {
			return false
		}
	}
	return true
}
