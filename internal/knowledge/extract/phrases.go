package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/knowledge/extract/grammar"
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
	"bangvang/internal/knowledge/titles"
)

// ReadRecipients reads a phrase that has only recipients: “12 tập thể và 35 cá nhân”, “Nguyễn Văn An, Lê Hoa”. It returns
// nil if it does not understand all of it, if a kind occurs twice, or if the phrase has more than 1,000 bytes.
func ReadRecipients(phrase string) []Recipients {
	return readAll(phrase, func(s grammar.Text) ([]Recipients, int) {
		all, end := s.Recipients(0)
		seen := map[string]bool{}
		for _, r := range all {
			key := strings.Join(r.Kinds, ",")
			if key == "" || seen[key] {
				return nil, -1
			}
			seen[key] = true
		}
		return all, end
	})
}

// ReadCount reads a phrase that has only a number, perhaps with a word for whom it counts: “một trăm”, “12 người”, “gần
// 40 (bốn mươi) tập thể”. The result has no kind without such a word. ok is false, and r zero, if it does not understand
// all of it, or if the phrase has more than 1,000 bytes.
func ReadCount(phrase string) (r Recipients, ok bool) {
	all := readAll(phrase, func(s grammar.Text) ([]Recipients, int) {
		if r, end := s.RecipientGroup(0); end > 0 && (r.Count > 0 || r.Approx == Many && !s.Tokens[0].Capital) {
			return []Recipients{r}, end
		}
		r, end := s.Count(0)
		if r.Count > 0 && end < len(s.Tokens) {
			if n := lexicon.PersonTitles.MatchLength(s.Tokens, end); n > 0 { // 12 em
				r.Kinds, end = []string{lexicon.Individual}, end+n
			}
		}
		return []Recipients{r}, end
	})
	if len(all) != 1 || all[0].Count == 0 && all[0].Approx != Many {
		return Recipients{}, false
	}
	return all[0], true
}

// readAll returns what read reads from the tokens of a phrase, nil if it does not read all of them.
func readAll(phrase string, read func(grammar.Text) ([]Recipients, int)) (all []Recipients) {
	if len(phrase) > maxPhrase {
		return nil
	}
	names := &grammar.HonourNames{Words: lexicon.Vocabulary}
	sentences := 0
	lexicon.Vocabulary.EachSentence(phrase, true, func(string) bool { return true }, func(s token.Sentence) {
		if sentences++; sentences > 1 {
			all = nil
			return
		}
		var end int
		if all, end = read(grammar.Text{HonourNames: names, Source: phrase, Tokens: s.Tokens}); end != len(s.Tokens) {
			all = nil
		}
	})
	return all
}

// maxPhrase is the length in bytes up to which a phrase is read.
const maxPhrase = 1000

// Person is a person with post and unit, as [ReadPerson] returns it; one of Post and Unit may be "".
type Person struct{ Name, Post, Unit string }

// ReadPerson takes a text apart that names a person with post and unit: “Trần Dung, Hiệu trưởng Trường Tiểu học Lê Lợi”,
// “Lê An - Chủ tịch UBND xã Hòa Bình”, “Lê An (Tổ dân phố 5)”. ok is false, and p of no use, if there is neither post nor
// unit or a part is not certain: the name must begin with a surname, perhaps after titles, which remain in the name, the
// post with a word for a post, the unit with a word for a unit.
func ReadPerson(text string) (p Person, ok bool) {
	name, rest, found := cutName(text)
	if !found || len(text) > maxPhrase || !IsPersonName(name) {
		return Person{}, false
	}
	p.Name = name
	p.Post, p.Unit = splitPost(rest)
	return p, p.Post != "" || p.Unit != ""
}

// cutName cuts a text after the name of the person: at a comma, a dash between blanks, or a bracket around all of the rest.
func cutName(text string) (name, rest string, ok bool) {
	_, bare := titles.Split(text)
	before := len(text) - len(bare)
	at, size := -1, 0
	for _, sep := range []string{", ", " - ", " – ", " — ", " ("} {
		if i := strings.Index(bare, sep); i > 0 && (at < 0 || before+i < at) {
			at, size = before+i, len(sep)
		}
	}
	if at < 0 {
		return "", "", false
	}
	rest = strings.TrimSpace(text[at+size:])
	if text[at:at+size] == " (" {
		inner, closed := strings.CutSuffix(rest, ")")
		if !closed || strings.ContainsAny(inner, "()") {
			return "", "", false
		}
		rest = inner
	}
	return strings.TrimSpace(text[:at]), rest, rest != ""
}

// IsPersonName reports whether a text is surely the name of one person: two to five capitalised words that begin with a
// surname, perhaps after titles.
func IsPersonName(text string) bool {
	_, name := titles.Split(text)
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 5 || !titles.IsSurname(words[0]) {
		return false
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) || strings.ContainsFunc(w, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("'’-", r)
		}) {
			return false
		}
	}
	return !lexicon.NameHeads.Begins(name) || len(words) > 2 // Đoàn Thanh, but Đội Một
}

// splitPost splits what follows a name into post and unit; both are "" if a part is not certain.
func splitPost(text string) (post, unit string) {
	parts := strings.Split(text, ", ")
	for i, part := range parts {
		part = strings.TrimSpace(part)
		last := i == len(parts)-1
		switch {
		case part == "" || strings.ContainsAny(part, "();:|") || IsPersonName(part):
			return "", ""
		case lexicon.Posts.Begins(part) || lexicon.Officers.Begins(part):
			p, u := part, ""
			if last {
				p, u = splitUnit(part)
			}
			post, unit = strings.TrimPrefix(post+", "+p, ", "), u
		case last && BeginsUnit(part):
			unit = part
		default:
			return "", ""
		}
	}
	return post, unit
}

// splitUnit splits a post from its unit, which begins with a capital: “Hiệu trưởng Trường Lê Lợi”, also with a dash between. A post that is nothing
// without the name of its unit is not split: “Trưởng Phòng Nội vụ”.
func splitUnit(text string) (post, unit string) {
	for at := 0; ; {
		n := strings.IndexByte(text[at:], ' ')
		if n < 0 {
			return text, ""
		}
		at += n + 1
		first, _ := utf8.DecodeRuneInString(text[at:])
		before := strings.TrimSpace(text[:at])
		switch {
		case !unicode.IsUpper(first) || !BeginsUnit(text[at:]) || strings.HasPrefix(text[at:], "Hội đồng"):
		case slices.Contains(unitPosts, strings.ToLower(before)), strings.HasSuffix(before, " và"), strings.HasSuffix(before, " của"):
			return text, ""
		default:
			return strings.TrimRight(before, " -–—"), text[at:]
		}
	}
}

// unitPosts are words that are no post without the unit that follows them.
var unitPosts = []string{"trưởng", "phó", "phó trưởng", "chánh", "phó chánh", "nguyên", "nguyên trưởng", "nguyên phó", "nguyên phó trưởng"}

// BeginsUnit reports whether a text begins with a word for a unit, in any case: for example, “trường” or “UBND”.
func BeginsUnit(text string) bool { return lexicon.NameHeads.Begins(text) }
