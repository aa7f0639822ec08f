// Package titles reads the titles and ranks before the name of a person: “Đ/c Thượng tá, TS. Nguyễn Văn An” is the
// courtesy Đồng chí, the rank Thượng tá, the degree Tiến sĩ and the name Nguyễn Văn An.
//
// A title is found in any usual spelling: in full or abbreviated, with dots, dashes or commas between several (GS.TS,
// PGS, TS, BS CKII), in capitals, with sỹ or sĩ, úy or uý. Marks count: Bà is not Ba.
//
// Some words are titles and also parts of names. Ông is a surname (Ông Ích Khiêm), Anh Thơ and Bà Triệu are names as they
// are. A courtesy of one syllable is therefore a title only if it is in small letters (ông Tư), or if a surname or the
// sign of an ethnic name follows with more of the name (Ông Nguyễn An, Bà H'Hen Niê, Anh Y Krông Niê). Otherwise the text
// is a name without a title: when unsure, nothing is taken from a name.
package titles

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/text/viet"
)

// Kind says why a person has a title: as a courtesy, by a degree or an academic rank, a profession, an honour of the
// State, a military or a religious rank. Each title has exactly one of the kinds below, as the table of this package
// states it.
type Kind uint8

const (
	Courtesy     Kind = iota + 1 // Ông, Bà, Đồng chí: no part of a name in a list
	Academic                     // Giáo sư, Tiến sĩ
	Professional                 // Bác sĩ, Luật sư, Nhạc sĩ
	Honorary                     // Nghệ sĩ Nhân dân, Anh hùng Lao động, Liệt sĩ
	Military                     // ranks of the army and the police
	Religious                    // Hòa thượng, Linh mục, Mục sư
)

// Title is a title in its settled spelling: for example, Name “Nghệ sĩ Ưu tú” and Short “NSƯT”. The table of this package
// has all of them, and nothing changes them.
type Title struct {
	Name  string
	Short string // the usual abbreviation, "" if there is none
	Kind  Kind
}

// Found is a title in a text, as [Split] returns it: from the offset Start to End, in bytes of the text that was passed
// to Split. It does not include the dot, the comma or the space after the title: in “GS.TS Trần An”, the first is “GS”.
type Found struct {
	*Title
	Start, End int
}

// Split returns the titles at the front of the name of a person, in their order, and the name after them, as written:
// “GS.TS Trần An” gives Giáo sư, Tiến sĩ and “Trần An”. It knows titles in any letter case, with their diacritics. It
// returns nil and the entire text if no title is at its front, if nothing follows the titles, if what follows begins
// neither with a capital nor with a surname (“GS. xyz”), or if a comma precedes it (“TS, Trần An”).
func Split(text string) (found []Found, name string) {
	if !mayBegin(text) {
		return nil, text
	}
	at, comma := 0, false
	for {
		t, weak, end := match(text, at)
		if t == nil {
			break
		}
		next, sep := skipSeparators(text, end)
		if weak && !afterCourtesy(text[at:end], text[next:]) {
			break
		}
		found = append(found, Found{t, at, end})
		at, comma = next, strings.ContainsAny(sep, ",;")
	}
	name = text[at:]
	if len(found) == 0 || comma || !beginsName(name) {
		return nil, text
	}
	return found, name
}

// Shown returns the titles that are no courtesies, as the text has them: “Thượng tá, TS.” of “Đ/c Thượng tá, TS. Lê An”. found
// are those that [Split] found in the text. It returns "" if there are courtesies alone; courtesies behind another title stay.
func Shown(found []Found, text string) string {
	first := slices.IndexFunc(found, func(f Found) bool { return f.Kind != Courtesy })
	if first < 0 {
		return ""
	}
	end := found[len(found)-1].End
	if end < len(text) && text[end] == '.' { // of an abbreviation
		end++
	}
	return text[found[first].Start:end]
}

// All returns each title once, with all of its spellings, the first of which is its Name, in the order of the table. The
// caller must not change the spellings.
func All() []Spellings { return slices.Clone(table) }

// Spellings is a title with the spellings in which texts have it.
type Spellings struct {
	Title
	All []string
}

// phrase is one spelling of a title as words.
type phrase struct {
	words []string
	title *Title
	weak  bool // a courtesy of one syllable
}

// byWord has the phrases by their first word, the longest first; letters has the letters with which they begin.
var byWord, letters = index()

func index() (map[string][]phrase, map[rune]bool) {
	phrases, letters := map[string][]phrase{}, map[rune]bool{}
	for i := range table {
		s := &table[i]
		for _, spelling := range s.All {
			words := allWords(spelling)
			weak := s.Kind == Courtesy && len(words) == 1 && utf8.RuneCountInString(words[0]) <= 5
			phrases[words[0]] = append(phrases[words[0]], phrase{words, &s.Title, weak})
			first, _ := utf8.DecodeRuneInString(words[0])
			letters[first], letters[unicode.ToUpper(first)] = true, true
		}
	}
	for _, list := range phrases {
		slices.SortStableFunc(list, func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
	return phrases, letters
}

// allWords returns the words of a text as the table compares them.
func allWords(text string) (out []string) {
	for at := 0; ; {
		from, to := nextWord(text, at)
		if from < 0 {
			return out
		}
		out = append(out, viet.KeyLoose(text[from:to]))
		at = to
	}
}

// mayBegin reports whether a title may be at the front of a text. It is a quick test before the search.
func mayBegin(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	if !letters[first] {
		return false
	}
	_, to := nextWord(text, 0)
	return to > 0 && byWord[viet.KeyLoose(text[:to])] != nil
}

// match returns the longest title at an offset and its end, nil if there is none.
func match(text string, at int) (t *Title, weak bool, end int) {
	from, to := nextWord(text, at)
	if from != at {
		return nil, false, at
	}
	for _, p := range byWord[viet.KeyLoose(text[from:to])] {
		if end := p.match(text, to); end > 0 {
			return p.title, p.weak, end
		}
	}
	return nil, false, at
}

// match returns the end of the phrase whose first word ends at an offset, 0 if its other words do not follow.
func (p *phrase) match(text string, end int) int {
	for _, word := range p.words[1:] {
		from, to := nextWord(text, end)
		if from < 0 || strings.Trim(text[end:from], " ./()-–") != "" || viet.KeyLoose(text[from:to]) != word {
			return 0
		}
		end = to
	}
	if strings.HasPrefix(text[end:], ")") {
		end++
	}
	return end
}

// nextWord returns the first run of letters, marks and digits at or after an offset, -1 if there is none. An apostrophe
// between letters belongs to it: H'Hen.
func nextWord(text string, at int) (from, to int) {
	from = -1
	for i, r := range text[at:] {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r):
			if from < 0 {
				from = at + i
			}
			to = at + i + utf8.RuneLen(r)
		case from >= 0 && !isApostrophe(r):
			return from, to
		}
	}
	return from, to
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// skipSeparators returns the offset after the signs between a title and what follows, and these signs.
func skipSeparators(text string, at int) (next int, sep string) {
	rest := strings.TrimLeft(text[at:], " .,:;-–/\u00a0")
	next = len(text) - len(rest)
	return next, text[at:next]
}

// beginsName reports whether a text may be the name of a person: it begins with a capital or a surname.
func beginsName(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	_, end := nextWord(text, 0)
	return unicode.IsUpper(first) || end > 0 && unicode.IsLetter(first) && IsSurname(text[:end])
}

// afterCourtesy reports whether a word that may be a courtesy is one, by what follows it.
func afterCourtesy(word, rest string) bool {
	if t, _, _ := match(rest, 0); t != nil {
		return true
	}
	first, _ := utf8.DecodeRuneInString(rest)
	if small := strings.ToLower(word) == word; small && unicode.IsUpper(first) {
		return true
	}
	_, end := nextWord(rest, 0)
	if end <= 0 {
		return false
	}
	more := strings.TrimSpace(rest[end:]) != "" || strings.ContainsFunc(rest[:end], isApostrophe)
	return more && (IsSurname(rest[:end]) || strings.ContainsFunc(rest[:end], isApostrophe))
}
