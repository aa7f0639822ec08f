package grammar

import (
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
)

// Recipients reads all recipients from token i on: groups with a number, and names, joined by commas, và or cùng. Names
// of one kind one after another are one group. next is the index of the token after them, and after words in brackets
// that follow; it is i, and all is nil, if there are none.
func (s *Text) Recipients(i int) (all []Recipients, next int) {
	next = i
	for at := i; ; {
		group, end := s.oneRecipient(at)
		if end == at || len(all) > 0 && s.continuesAsSubject(end) {
			break
		}
		all = appendRecipients(all, group)
		next = end
		at = s.SkipJoint(end)
		if at == end {
			break
		}
	}
	return all, s.skipBrackets(next)
}

// oneRecipient reads one group, or one name with its kind.
func (s *Text) oneRecipient(i int) (Recipients, int) {
	if group, end := s.RecipientGroup(i); end > i {
		return s.withListedNames(group, end)
	}
	name, kind, end := s.NamedRecipient(i)
	if end == i {
		return Recipients{}, i
	}
	return Recipients{Kinds: []string{kind}, Count: 1, Names: []Name{name}}, end
}

// appendRecipients appends a group. It joins consecutive names of one kind into one group.
func appendRecipients(all []Recipients, r Recipients) []Recipients {
	if n := len(all); n > 0 && len(r.Names) > 0 && len(all[n-1].Names) > 0 && all[n-1].Kinds[0] == r.Kinds[0] {
		all[n-1].Names = append(all[n-1].Names, r.Names...)
		all[n-1].Count = len(all[n-1].Names)
		return all
	}
	return append(all, r)
}

// continuesAsSubject reports whether the recipients that end at i are the subject of the next verb: “…, 12 cá nhân được
// tặng Giấy khen”.
func (s *Text) continuesAsSubject(i int) bool {
	for n := lexicon.PraiseWords.MatchLength(s.Tokens, i); n > 0; n = lexicon.PraiseWords.MatchLength(s.Tokens, i) {
		if s.Is(i+n-1, "được") {
			return true
		}
		i += n
	}
	v, n := lexicon.Verbs.Match(s.Tokens, i)
	return n > 0 && v == lexicon.Receive
}

// SkipJoint returns the index of the token after the words that join two groups at i: a comma or semicolon, và, cùng; i
// if there are none. A semicolon joins them only before a number.
func (s *Text) SkipJoint(i int) int {
	at := i
	if s.Is(at, ",") || s.Is(at, ";") {
		at++
	}
	if s.Is(i, ";") && at < len(s.Tokens) && s.Tokens[at].Kind != token.Number {
		return i
	}
	return at + lexicon.Conjunctions.MatchLength(s.Tokens, at)
}

// skipBrackets returns the index after the words in brackets at i, i if there are none.
func (s *Text) skipBrackets(i int) int {
	if !s.Is(i, "(") {
		return i
	}
	for at := i; at < len(s.Tokens); at++ {
		if s.Is(at, ")") {
			return at + 1
		}
	}
	return i
}

// withListedNames adds the names after a colon or “gồm” to a group, if their number is that of the group.
func (s *Text) withListedNames(group Recipients, end int) (Recipients, int) {
	at := end + lexicon.ListOpeners.MatchLength(s.Tokens, end)
	if s.Is(at, ":") {
		at++
	}
	if at == end || at >= len(s.Tokens) || len(group.Kinds) != 1 {
		return group, end
	}
	var names []Name
	last := at
	for at < len(s.Tokens) {
		if s.Is(at, token.Numbering) {
			at++
		}
		name, _, next := s.NamedRecipient(at)
		if next == at {
			break
		}
		names, last = append(names, name), next
		if at = s.SkipJoint(next); at == next {
			if !s.Is(at, ";") {
				break
			}
			at++
		}
	}
	if group.SetNames(names); len(names) == 0 || len(group.Names) == 0 {
		return group, end
	}
	return group, last
}

// NamedRecipient reads the name of one unit or person that begins at token i: a person by a title or surname, with the
// post after the name, a unit by a word such as Sở or Trường. kind is its kind, [lexicon.Individual] for a person; next
// is the index of the token after it. If there is no name, next is i and kind "".
func (s *Text) NamedRecipient(i int) (name Name, kind string, next int) {
	if name, next = s.person(i); next > i {
		return name, lexicon.Individual, next
	}
	kind, n := lexicon.NameHeads.Match(s.Tokens, i)
	if n == 0 || s.Tokens[i].Quoted || s.StartsHonourName(i) {
		return name, "", i
	}
	next = s.NameEnd(i)
	from := i
	if s.Is(i, "tập") && next > i+n && lexicon.NameHeads.MatchLength(s.Tokens, i+n) > 0 { // tập thể Phòng Nội vụ
		from += n
	}
	known := i > 0 && s.Tokens[i-1].Kind == token.Word && s.Tokens[i].Capital && next > i+n // “cho Công an tỉnh”
	if !known && !s.hasCapital(i+1, next) || s.Is(next-1, "-") {
		return name, "", i
	}
	return Name{Name: s.Plain(from, next)}, kind, next
}

// person reads the name of a person at i and the post after it. The name begins with ông, bà, đồng chí, a post or a
// surname.
func (s *Text) person(i int) (name Name, next int) {
	at := i
	for n := 1; n > 0; at += n { // GS.TS, đồng chí Thượng tá
		if at > i && s.Is(at, ".") {
			at++
		}
		n = lexicon.PersonTitles.MatchLength(s.Tokens, at)
	}
	end := at
	for end < len(s.Tokens) && s.Tokens[end].Capital && s.Tokens[end].Kind == token.Word && end-at < 6 {
		end++
	}
	if lexicon.Surnames.MatchLength(s.Tokens, at) == 0 || end-at < 2 || end-at > 5 {
		return name, i
	}
	name.Name = s.Plain(at, end)
	comma := end
	if s.Is(end, ",") || s.Is(end, "-") {
		comma++
	}
	if comma == end || lexicon.Posts.MatchLength(s.Tokens, comma) == 0 || lexicon.PersonTitles.MatchLength(s.Tokens, comma) > 0 && lexicon.Surnames.MatchLength(s.Tokens, comma+1) > 0 {
		return name, end
	}
	next = s.NameEnd(comma)
	name.Post = s.Plain(comma, next)
	return name, next
}

// hasCapital reports whether a token of [from, to) begins with a capital.
func (s *Text) hasCapital(from, to int) bool {
	for i := from; i < to; i++ {
		if s.Tokens[i].Capital {
			return true
		}
	}
	return false
}

// NameEnd returns the index of the token after the name of a body, unit or post that begins at token i: at a sign, at a
// word that is not part of names, where another name begins, or at the end of the sentence. It does not check that a name
// begins at i.
func (s *Text) NameEnd(i int) int {
	many := lexicon.CompoundHeads.MatchLength(s.Tokens, i) > 0
	at := i + 1
	for ; at < len(s.Tokens); at++ {
		t := &s.Tokens[at]
		switch {
		case t.Kind == token.Punct && s.continuesName(at, many):
		case t.Kind == token.Punct && t.Key == `"` && t.Quoted:
		case t.Kind == token.Punct, t.Kind == token.Code, t.Kind == token.Years, t.IsYear():
			return at
		case s.Is(at, "và") && s.continuesName(at, many):
		case !t.Capital && lexicon.NameEnds.MatchLength(s.Tokens, at) > 0:
			return at
		}
	}
	return at
}

// continuesName reports whether a name continues after the sign or “và” at i: a dash between capitals, or the comma and
// “và” of “Sở Văn hóa, Thể thao và Du lịch”.
func (s *Text) continuesName(i int, many bool) bool {
	next := i + 1
	if next >= len(s.Tokens) || !s.Tokens[next].Capital || s.Tokens[next].Kind != token.Word {
		return false
	}
	if s.Is(i, "-") {
		return s.Tokens[i-1].Capital || s.Tokens[i-1].Kind == token.Word && lexicon.NameHeads.MatchLength(s.Tokens, next) == 0
	}
	if !many || lexicon.NameHeads.MatchLength(s.Tokens, next) > 0 || lexicon.PersonTitles.MatchLength(s.Tokens, next) > 0 || lexicon.Verbs.MatchLength(s.Tokens, next) > 0 || lexicon.Surnames.MatchLength(s.Tokens, next) > 0 && lexicon.SurnameLikePlaces.MatchLength(s.Tokens, next) == 0 {
		return false
	}
	if s.Is(i, "và") {
		return true
	}
	for at := next; s.Is(i, ",") && at < len(s.Tokens) && at < next+5; at++ {
		if s.Is(at, "và") {
			return s.continuesName(at, true)
		}
	}
	return false
}

// SetNames gives the recipients their names, which say their exact number too. It does nothing if the text states another
// exact number, or they are not of one kind.
func (r *Recipients) SetNames(names []Name) {
	if r.Approx == lexicon.Exact && r.Count != len(names) || len(r.Kinds) != 1 {
		return
	}
	r.Count, r.Approx, r.Text, r.Names = len(names), lexicon.Exact, "", names
}
