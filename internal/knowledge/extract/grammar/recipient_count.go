package grammar

import (
	"slices"

	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
	"bangvang/internal/text/viet"
)

// Count reads a number of recipients at the i-th token: 14, 01, hơn 50, hai mươi, nhiều. next is the token after it, i if
// there is none. r has no Kinds.
func (s *Text) Count(i int) (r Recipients, next int) {
	approx, n := lexicon.Approximations.Match(s.Tokens, i)
	if value, end := s.number(i + n); end > i+n {
		r = Recipients{Count: value, Approx: approx}
		if approx != lexicon.Exact {
			r.Text = viet.Uncapitalise(s.Plain(i, end))
		}
		return r, end
	}
	if n := lexicon.VagueCounts.MatchLength(s.Tokens, i); n > 0 {
		return Recipients{Approx: lexicon.Many, Text: "nhiều"}, i + n
	}
	return r, i
}

// number reads a positive integer at i, in digits, in words, or in digits with the words in brackets: 32 (ba mươi hai).
func (s *Text) number(i int) (n, next int) {
	if i >= len(s.Tokens) || lexicon.OrdinalLeads.Contains(s.Tokens, i-1) {
		return 0, i
	}
	if s.Tokens[i].Kind != token.Number {
		return s.spelledNumber(i)
	}
	if n = s.Tokens[i].Value; n == 0 || n > maxRecipients {
		return 0, i
	}
	if s.Is(i+1, "(") {
		if same, end := s.spelledNumber(i + 2); end > i+2 && same == n && s.Is(end, ")") {
			return n, end + 1
		}
	}
	return n, i + 1
}

// maxRecipients is the largest number of recipients: the number of Vietnamese.
const maxRecipients = 100_000_000

// spelledNumber reads a number in words: hai mươi lăm, một trăm linh ba, một nghìn hai trăm.
func (s *Text) spelledNumber(i int) (n, next int) {
	part := 0 // the part below a thousand
	digit := -1
	at := i
	for ; at < len(s.Tokens) && s.Tokens[at].Kind == token.Word; at++ {
		value, k := lexicon.Numerals.Match(s.Tokens, at)
		if k == 0 || at == i && value == 5 && s.Tokens[at].Key != "năm" || at == i && value == 0 {
			break
		}
		switch {
		case value >= 1000:
			n, part, digit = n+max(part+max(digit, 0), 1)*value, 0, -1
		case value >= 10:
			part, digit = part+max(digit, 1)*value, -1
		case digit >= 0 && value > 0: // “hai ba” is not a number
			return 0, i
		case value > 0:
			digit = value
		}
	}
	n += part + max(digit, 0)
	if n == 0 || s.isYearWord(i, at) {
		return 0, i
	}
	return n, at
}

// isYearWord reports whether the number word [from, to) is “năm” in its meaning “year”.
func (s *Text) isYearWord(from, to int) bool {
	return to == from+1 && s.Is(from, "năm") && lexicon.RecipientKinds.MatchLength(s.Tokens, to) == 0
}

// RecipientGroup reads one group of recipients, without names, that begins at token i: “8 tập thể”, “hơn 50 tập thể, cá
// nhân”, “các tập thể và cá nhân”. Only two or more kinds need no number: their Approx is Many. next is the index of the
// token after the group, i if there is none; r is then of no use.
func (s *Text) RecipientGroup(i int) (r Recipients, next int) {
	r, at := s.Count(i)
	if at == i {
		r = Recipients{Approx: lexicon.Many, Text: "nhiều"}
	}
	turns := 0 // 48 lượt cá nhân
	if at > i && s.Is(at, "lượt") && lexicon.RecipientKinds.MatchLength(s.Tokens, at+1) > 0 {
		turns = 1
	}
	if n := s.unsaidKind(at); n > 0 && at > i && turns == 0 {
		return r, at + n
	}
	kind, n := s.recipientKind(at + turns)
	if n == 0 {
		return r, i
	}
	n += turns
	r.Kinds = []string{kind}
	for next = at + n; ; {
		after := next
		if s.Is(after, ",") || s.Is(after, "/") {
			after++
		} else {
			after += lexicon.Conjunctions.MatchLength(s.Tokens, after)
		}
		kind, n = s.recipientKind(after)
		if after == next || n == 0 || s.startsName(after, after+n) {
			break
		}
		if !slices.Contains(r.Kinds, kind) {
			r.Kinds = append(r.Kinds, kind)
		}
		next = after + n
	}
	if at == i && len(r.Kinds) < 2 || s.startsName(at, next) && at == i {
		return r, i
	}
	slices.SortFunc(r.Kinds, func(a, b string) int { return slices.Index(kindOrder, a) - slices.Index(kindOrder, b) })
	return r, next
}

// unsaidKind returns the number of tokens of a word for recipients of any kind at i: “4.288 trường hợp”. Phrases of the
// front matter have none.
func (s *Text) unsaidKind(i int) int {
	if s.Catalogue == nil {
		return 0
	}
	return lexicon.UnsaidKinds.MatchLength(s.Tokens, i)
}

// startsName reports whether the words of kinds in [from, to) are the beginning of a name: “Phòng Nội vụ”.
func (s *Text) startsName(from, to int) bool {
	return to < len(s.Tokens) && s.Tokens[to].Capital && s.Tokens[to].Kind == token.Word && s.Tokens[to].Start > s.Tokens[from].Start
}

// kindOrder is the order of the kinds in a group.
var kindOrder = []string{lexicon.Collective, lexicon.Individual, lexicon.Household, lexicon.Enterprise, lexicon.Community}

// recipientKind reads the word for a kind of recipient at i, unless it begins the name of an honour, for example “Tập
// thể lao động xuất sắc”. n is the number of its tokens.
func (s *Text) recipientKind(i int) (kind string, n int) {
	kind, n = lexicon.RecipientKinds.Match(s.Tokens, i)
	if n == 0 || s.Tokens[i].Quoted {
		return "", 0
	}
	if _, ok := s.HonourName(i); ok && kind != lexicon.Household {
		return "", 0
	}
	return kind, n
}
