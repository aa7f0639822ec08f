// Package phrase reads the noun phrases of a sentence that tells of awards: honours, those who get them, names
// of bodies, periods.
//
// A reader is a method of [Text] that takes the index of a token and returns what it has read and the index
// behind it; that is the same index when there is nothing of the sort.
package grammar

import (
	"maps"
	"strings"

	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
	"bangvang/internal/knowledge/honours"
)

// Recipients are those of one kind, or of several kinds when the text does not split them.
type Recipients struct {
	Kinds  []string // tập thể, cá nhân, hộ gia đình, doanh nghiệp, cộng đồng; none when the text does not say
	N      int      // 0 when no number is known
	Approx lexicon.Approx
	Text   string // of what is not exact: “hơn 50”, “nhiều”
	Names  []Name // N of them, or none
}

// Name is a named recipient.
type Name struct{ Name, Post string }

// Named is an honour as it stands in a sentence: tokens [From, To), perhaps with a number before them.
type Named struct {
	From, To int
	Text     string // what the catalogue is asked for
	N        Recipients
}

// Honours knows the names of a catalogue's honours.
type Honours struct {
	Catalogue *honours.Catalogue
	Words     token.Vocabulary
	names     lexicon.Table[bool] // a name → it has a comma
}

// New takes up the names of a catalogue. Those that hold the conferrer (Bằng khen của Thủ tướng Chính phủ) are left
// out: the catalogue tells them by the shorter name and the body that follows it.
func NewHonours(c *honours.Catalogue) *Honours {
	entries := map[string]bool{}
	for _, h := range c.All() {
		for _, name := range append([]string{h.Name}, h.Aliases...) {
			key := strings.Join(token.Words(name), " ")
			builtIn := h.Pos.File == ""
			if builtIn && (lexicon.Mute[key] || strings.Contains(key, " của ") || strings.Contains(key, "thủ tướng") || strings.HasSuffix(key, " chính phủ")) {
				continue
			}
			entries[key] = strings.Contains(name, ",")
		}
	}
	known := maps.Clone(lexicon.Spelling)
	return &Honours{Catalogue: c, Words: known, names: lexicon.NewTable(known, entries)}
}

// Text is a sentence of a text.
type Text struct {
	*Honours
	Source string
	T      []token.Token
}

// Is tells whether the i-th token has this key.
func (s *Text) Is(i int, key string) bool { return i >= 0 && i < len(s.T) && s.T[i].Key == key }

// Plain returns the tokens [from, to) as they are written.
func (s *Text) Plain(from, to int) string { return token.Plain(s.Source, s.T[from:to]) }

// Stops tells whether the i-th token is a sign that a clause cannot reach over.
func (s *Text) Stops(i int) bool {
	return s.T[i].Kind == token.Mark && strings.Contains(",;:", s.T[i].Key)
}

// Opened passes over an opening quotation mark.
func (s *Text) Opened(i int) int {
	if s.Is(i, `"`) && i+1 < len(s.T) && s.T[i+1].Quoted {
		return i + 1
	}
	return i
}

// closed passes over a closing quotation mark.
func (s *Text) closed(i int) int {
	if s.Is(i, `"`) && s.Opened(i) == i {
		return i + 1
	}
	return i
}
