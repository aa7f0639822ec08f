// Package grammar reads the awards that the clauses of a sentence state: verbs, honours, recipients, names of bodies,
// periods and citations.
//
// For example, [ReadClause] reads from “UBND tỉnh tặng Bằng khen cho 4 tập thể” one [Award]: the honour “Bằng khen”, by
// “UBND tỉnh”, to 4 tập thể.
//
// A method of [Text] that reads a phrase takes the index of a token. It returns the phrase and the index of the token
// after it, which is the index it was given if there is no such phrase.
package grammar

import (
	"maps"
	"strings"

	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
	"bangvang/internal/knowledge/honours"
)

// Recipients is a group of recipients: of one kind, or of several kinds if the text does not split them.
type Recipients struct {
	Kinds  []string       // tập thể, cá nhân, hộ gia đình, doanh nghiệp, cộng đồng; empty if the text does not say
	Count  int            // 0 if no number is known
	Approx lexicon.Approx // Exact if Count is 0 because nothing is said
	Text   string         // of a number that is not exact: “hơn 50”, “nhiều”
	Names  []Name         // Count names, or none
	// Incomplete says that the text has more names or another number of them: not all of the list was understood.
	Incomplete bool
}

// Name is a named recipient: a person or a unit, and of a person the post and the title before the name, Thiếu tướng, without
// a courtesy; "" if the text does not say them.
type Name struct{ Name, Post, Title string }

// HonourPhrase is an honour in a sentence: the tokens [From, To), and the number before them, if any.
type HonourPhrase struct {
	From, To int
	Text     string     // the name to look up in the catalogue
	Count    Recipients // the number before it; Approx is Many if there is none
}

// HonourNames has the names of the honours of a catalogue, split into words. [NewHonourNames] makes it; it must not be
// changed, and is safe for concurrent use.
type HonourNames struct {
	Catalogue *honours.Catalogue  // the catalogue the names are from
	Words     token.Vocabulary    // the words of these names and of the lexicon
	names     lexicon.Table[bool] // name → whether it has a comma
}

// NewHonourNames collects the names of the honours of a catalogue. It leaves out names that contain the conferrer (Bằng
// khen của Thủ tướng Chính phủ): the catalogue finds these honours by the shorter name and the body after it. It also
// leaves out names that are ordinary words (see [honours.Honour.CommonWords]).
func NewHonourNames(c *honours.Catalogue) *HonourNames {
	entries := map[string]bool{}
	for _, h := range c.All() {
		if h.CommonWords() {
			continue
		}
		for _, name := range append([]string{h.Name}, h.Aliases...) {
			key := strings.Join(token.Words(name), " ")
			builtIn := h.Pos.File == ""
			if builtIn && (lexicon.IgnoredNames[key] || strings.Contains(key, " của ") || strings.Contains(key, "thủ tướng") || strings.HasSuffix(key, " chính phủ")) {
				continue
			}
			entries[key] = strings.Contains(name, ",")
		}
	}
	known := maps.Clone(lexicon.Vocabulary)
	return &HonourNames{Catalogue: c, Words: known, names: lexicon.NewTable(known, entries)}
}

// Text is one sentence of a text, as tokens, with the honours to look for. Its methods do not change it.
type Text struct {
	*HonourNames
	Source string // the whole text, into which the offsets of the tokens point
	Tokens []token.Token
}

// Is reports whether the i-th token has this key, which is a word in the spelling of the vocabulary or a sign (see
// [token.Token]). It is false for an index outside the sentence.
func (s *Text) Is(i int, key string) bool {
	return i >= 0 && i < len(s.Tokens) && s.Tokens[i].Key == key
}

// Plain returns the tokens [from, to) as written, without markup and with one space for each run of white space. The
// indexes must be within the sentence.
func (s *Text) Plain(from, to int) string { return token.Plain(s.Source, s.Tokens[from:to]) }

// EndsClause reports whether the i-th token is a comma, semicolon or colon. Unlike [Text.Is] it needs an index within the
// sentence.
func (s *Text) EndsClause(i int) bool {
	return s.Tokens[i].Kind == token.Punct && strings.Contains(",;:", s.Tokens[i].Key)
}

// SkipOpeningQuote returns the index after an opening quotation mark at i; i itself if there is none, also for an index
// outside the sentence.
func (s *Text) SkipOpeningQuote(i int) int {
	if s.Is(i, `"`) && i+1 < len(s.Tokens) && s.Tokens[i+1].Quoted {
		return i + 1
	}
	return i
}

// skipClosingQuote returns the index after a closing quotation mark at i, i if there is none.
func (s *Text) skipClosingQuote(i int) int {
	if s.Is(i, `"`) && s.SkipOpeningQuote(i) == i {
		return i + 1
	}
	return i
}
