package grammar

import (
	"slices"
	"strings"

	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
	"bangvang/internal/knowledge/titles"
)

// Recipients reads all recipients from token i on: groups with a number, and names, joined by commas, và or cùng. Names
// of one kind one after another are one group. next is the index of the token after them, and after words in brackets
// that follow; it is i, and all is nil, if there are none. If names are followed by an item that it does not understand,
// the last group is Incomplete.
func (s *Text) Recipients(i int) (all []Recipients, next int) {
	next = i
	for at := i; ; {
		group, end := s.oneRecipient(at, len(all) > 0 && len(all[len(all)-1].Names) > 0)
		if end == at || len(all) > 0 && s.continuesAsSubject(at, end) {
			if len(all) > 0 && at > next && s.mayBeName(at) && len(all[len(all)-1].Names) > 0 {
				all[len(all)-1].Incomplete = true
			}
			break
		}
		all = appendRecipients(all, group)
		next = s.skipBrackets(s.skipNounTail(end))
		at = s.SkipJoint(next)
		if at == next {
			break
		}
	}
	return all, next
}

// skipNounTail returns the index after up to four words in small letters at i that say more about recipients, if another
// counted group is joined after them: “8 tập thể người lao động và 25 công nhân”. Else it is i.
func (s *Text) skipNounTail(i int) int {
	for at := i; at < len(s.Tokens) && at < i+5; at++ {
		joint := s.SkipJoint(at)
		if joint > at {
			group, end := s.RecipientGroup(joint)
			if at > i && end > joint && group.Count > 0 && group.Approx == lexicon.Exact && !s.continuesAsSubject(joint, end) {
				return at
			}
			return i
		}
		if !s.isNounWord(at) {
			return i
		}
	}
	return i
}

// isNounWord reports whether the word at i may belong to a noun phrase: it is in small letters, and none of those that end
// names, introduce recipients, say why, or confer.
func (s *Text) isNounWord(i int) bool {
	t := &s.Tokens[i]
	return t.Kind == token.Word && !t.Capital && !t.Quoted && !s.StartsHonourName(i) && !lexicon.NameEnds.Contains(s.Tokens, i) &&
		!lexicon.Verbs.Contains(s.Tokens, i) && !lexicon.RecipientMarkers.Contains(s.Tokens, i) && !lexicon.PlacePrepositions.Contains(s.Tokens, i)
}

// mayBeName reports whether the word at i may be that of a name which is not understood: it begins with a capital, and
// what follows does not begin a clause with a subject of its own; or it is “các …”.
func (s *Text) mayBeName(i int) bool {
	if lexicon.VagueCounts.Contains(s.Tokens, i) { // ông A và các cầu thủ
		_, honour := s.Honour(i)
		return !honour
	}
	if i >= len(s.Tokens) || s.Tokens[i].Kind != token.Word || !s.Tokens[i].Capital || s.Tokens[i].Quoted {
		return false
	}
	if lexicon.Officers.Contains(s.Tokens, i) { // …, Bí thư Chi bộ Lê Văn B
		return !s.beginsClause(s.NameEnd(i))
	}
	if lexicon.NameHeads.MatchLength(s.Tokens, i) > 0 || lexicon.BodyStarters.MatchLength(s.Tokens, i) > 0 || s.StartsHonourName(i) {
		return false
	}
	_, n := lexicon.Verbs.Match(s.Tokens, i)
	return n == 0
}

// oneRecipient reads one group, or one name with its kind. listed says that a name stands before it.
func (s *Text) oneRecipient(i int, listed bool) (Recipients, int) {
	if group, end := s.RecipientGroup(i); end > i {
		if group.Approx == lexicon.Many && len(group.Kinds) == 1 { // các tác giả Hồ Xuân Đà và Trần Cao
			if name, next := s.person(end, true); next > end {
				return Recipients{Kinds: group.Kinds, Count: 1, Names: []Name{name}}, next
			}
		}
		return s.withListedNames(group, end)
	}
	name, kind, end := s.namedRecipient(i, listed)
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

// continuesAsSubject reports whether the recipients [from, i) after a comma are the subject of the next verb: “…, 12 cá
// nhân được tặng Giấy khen”.
func (s *Text) continuesAsSubject(from, i int) bool {
	comma := s.Is(from-1, ",") || s.Is(from-1, ";")
	for n := lexicon.PraiseWords.MatchLength(s.Tokens, i); n > 0; n = lexicon.PraiseWords.MatchLength(s.Tokens, i) {
		if s.Is(i+n-1, "được") {
			return true
		}
		i += n
	}
	v, n := lexicon.Verbs.Match(s.Tokens, i)
	if n == 0 {
		return false
	}
	_, honour := s.Honour(i + n)
	return v == lexicon.Receive || v == lexicon.Attain && comma && honour
}

// SkipJoint returns the index of the token after the words that join two groups at i: a comma or semicolon, và, cùng; i
// if there are none. A semicolon joins them only before a number without a verb in its clause.
func (s *Text) SkipJoint(i int) int {
	at := i
	if s.Is(at, ",") || s.Is(at, ";") {
		at++
	}
	if s.Is(i, ";") && at < len(s.Tokens) && (s.Tokens[at].Kind != token.Number || s.clauseHasVerb(at)) {
		return i
	}
	return at + lexicon.Conjunctions.MatchLength(s.Tokens, at)
}

// clauseHasVerb reports whether a verb is between i and the next semicolon.
func (s *Text) clauseHasVerb(i int) bool {
	for at := i; at < len(s.Tokens) && at < i+2*maxGap && !s.Is(at, ";"); at++ {
		if lexicon.Verbs.Contains(s.Tokens, at) && !s.Tokens[at].Quoted {
			return true
		}
	}
	return false
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
	names, last := s.nameList(at)
	if group.SetNames(names); len(names) > 0 && len(group.Names) == 0 {
		group.Incomplete = true
		return group, last
	}
	if len(names) == 0 {
		return group, end
	}
	return group, last
}

// nameList reads names joined by commas, semicolons and và, perhaps numbered; last is the index after them, at if there
// are none.
func (s *Text) nameList(at int) (names []Name, last int) {
	for last = at; at < len(s.Tokens); {
		if s.Is(at, token.Numbering) {
			at++
		}
		name, _, next := s.namedRecipient(at, len(names) > 0)
		if next == at {
			break
		}
		next = s.skipBrackets(next)
		names, last = append(names, name), next
		if at = s.SkipJoint(next); at == next {
			if !s.Is(at, ";") {
				break
			}
			at++
		}
	}
	return names, last
}

// NamedRecipient reads the name of one unit or person that begins at token i: a person by a title or surname, with the
// post after the name, a unit by a word such as Sở or Trường. kind is its kind, [lexicon.Individual] for a person; next
// is the index of the token after it. If there is no name, next is i and kind "".
func (s *Text) NamedRecipient(i int) (name Name, kind string, next int) {
	return s.namedRecipient(i, false)
}

// namedRecipient is NamedRecipient; listed says that another name is before it, so that a rare surname counts.
func (s *Text) namedRecipient(i int, listed bool) (name Name, kind string, next int) {
	if name, next = s.person(i, listed); next > i {
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
	known := s.Tokens[i].Capital && next > i+n && (i > 0 && s.Tokens[i-1].Kind == token.Word || s.Is(i, "ubnd") || s.Tokens[next-1].Kind == token.Number) // “cho Công an tỉnh”, “Lữ đoàn 172”
	if !known && !s.hasCapital(i+1, next) || s.Is(next-1, "-") {
		return name, "", i
	}
	return Name{Name: s.Plain(from, next)}, kind, next
}

// person reads the name of a person at i and the post or unit after it. The name begins after ông, bà, a rank or
// another title, or with a surname; with a rare one, or in one word, only after a title or another name.
func (s *Text) person(i int, listed bool) (name Name, next int) {
	at, courtesy := s.skipTitles(i)
	end := at
	for end < len(s.Tokens) && s.Tokens[end].Capital && s.Tokens[end].Kind == token.Word && end-at < 7 {
		end++
	}
	if end == at || end-at > 6 || s.Tokens[at].Quoted {
		return name, i
	}
	first := s.Plain(at, at+1)
	common := lexicon.Surnames.MatchLength(s.Tokens, at) > 0 && end-at > 1
	ethnic := strings.ContainsAny(first, "'’ʼ")
	rare := lexicon.RareSurname(first) && end-at > 1
	unit := lexicon.NameHeads.MatchLength(s.Tokens, at) > 0 && end-at < 3
	switch {
	case courtesy && !lexicon.Officers.Contains(s.Tokens, at) && (!unit || common):
	case common && end-at < 6:
	case ethnic && end-at < 6:
	case rare && (at > i || listed) && lexicon.SurnameLikePlaces.MatchLength(s.Tokens, at) == 0 && !unit:
	default:
		return name, i
	}
	name.Name = s.Plain(at, end)
	if at > i {
		found, _ := titles.Split(s.Plain(i, end))
		name.Title = titles.Shown(found, s.Plain(i, end))
	}
	return s.withPost(name, s.skipBrackets(end))
}

// skipTitles returns the index after the titles and role words at i, and whether the last of them is a courtesy or rank.
func (s *Text) skipTitles(i int) (at int, courtesy bool) {
	at = i
	for at < len(s.Tokens) {
		next := at
		if at > i && (s.Is(at, ".") || s.Is(at, ",") && lexicon.PersonTitles.MatchLength(s.Tokens, at+1) > 0) {
			next++
		}
		n := lexicon.PersonTitles.MatchLength(s.Tokens, next)
		if n == 0 && s.isJoinedTitle(next) {
			n = 1
		}
		if n > 0 {
			courtesy = lexicon.Courtesies.MatchLength(s.Tokens, next) == n
		} else if kind, k := lexicon.RecipientKinds.Match(s.Tokens, next); k > 0 && kind == lexicon.Individual {
			n = k
		}
		if n == 0 || s.Tokens[next].Capital && next+n < len(s.Tokens) && !s.Tokens[next+n].Capital && !s.hasTitle(next+n) {
			break
		}
		at = next + n
	}
	if at > i && (at >= len(s.Tokens) || !s.Tokens[at].Capital) {
		return i, false
	}
	return at, courtesy
}

// isJoinedTitle reports whether the word at i is several titles with dots between them: PGS.TS.
func (s *Text) isJoinedTitle(i int) bool {
	if i >= len(s.Tokens) || s.Tokens[i].Key != "" || !s.Tokens[i].Capital {
		return false
	}
	parts := strings.Split(strings.TrimRight(s.Plain(i, i+1), "."), ".")
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool { return !lexicon.PersonTitles.Begins(part) })
}

// hasTitle reports whether a title begins at i.
func (s *Text) hasTitle(i int) bool {
	return lexicon.PersonTitles.MatchLength(s.Tokens, i) > 0 || s.Is(i, ".") || s.Is(i, ",")
}

// withPost adds what follows the name of a person that ends at i, after a comma or a dash: a post, a unit, or words in
// small letters that are neither a recipient nor the beginning of another clause.
func (s *Text) withPost(name Name, i int) (Name, int) {
	at := i
	if s.Is(at, ",") || s.Is(at, "-") {
		at++
	}
	if at == i || at >= len(s.Tokens) || s.Tokens[at].Kind != token.Word || s.Tokens[at].Quoted {
		return name, i
	}
	post := lexicon.Posts.Contains(s.Tokens, at) || lexicon.Appositions.Contains(s.Tokens, at)
	if _, n := s.skipTitles(at); !post && n || s.startsPerson(at) {
		return name, i
	}
	_, unit := lexicon.NameHeads.Match(s.Tokens, at)
	if !post && unit == 0 || s.StartsHonourName(at) || lexicon.PraiseWords.MatchLength(s.Tokens, at) > 0 && !post {
		return name, i
	}
	next := s.NameEnd(at + max(lexicon.RecipientKinds.MatchLength(s.Tokens, at)-1, 0)) // người có uy tín bản …
	for next < len(s.Tokens) && s.Is(next, "của") || s.Is(next, "tại") || s.Is(next, "thuộc") || s.Is(next, "ở") {
		next = s.NameEnd(next)
	}
	if s.beginsClause(next) && !post { // …, UBND huyện tặng Giấy khen
		return name, i
	}
	name.Post = s.Plain(at, next)
	for s.Is(next, ",") && s.continuesPost(next+1) {
		if next = s.NameEnd(next + 1); s.isPost(at) { // each post is one of this person
			name.Post = s.Plain(at, next)
		}
	}
	return name, next
}

// continuesPost reports whether a further unit, place or post of a person begins at i.
func (s *Text) continuesPost(i int) bool {
	if i >= len(s.Tokens) || s.startsPerson(i) {
		return false
	}
	end := s.NameEnd(i)
	_, n := lexicon.NameHeads.Match(s.Tokens, i)
	return (n > 0 || s.isPost(i) && !s.endsInPerson(i, end)) && !s.beginsClause(end) && !s.StartsHonourName(i)
}

// endsInPerson reports whether a post [from, end) ends in the name of its holder, “Bí thư Chi bộ Lê Văn Bảy”, and not in that
// of a place, “Chủ tịch UBND phường Trần Hưng Đạo”.
func (s *Text) endsInPerson(from, end int) bool {
	for at := from + 1; at+2 < end; at++ {
		if s.Tokens[at].Capital && lexicon.Surnames.MatchLength(s.Tokens, at) > 0 && s.Tokens[at+1].Capital && s.Tokens[end-1].Capital && end-at < 6 {
			return s.Is(at-1, "bộ") || !lexicon.PlaceKinds.Contains(s.Tokens, at-1) && !s.Is(at-1, "trường")
		}
	}
	return false
}

// isPost reports whether a word for a post is at i.
func (s *Text) isPost(i int) bool {
	return lexicon.Posts.Contains(s.Tokens, i) || lexicon.Appositions.Contains(s.Tokens, i) || lexicon.Officers.Contains(s.Tokens, i)
}

// startsPerson reports whether the titles or role words at i precede a name.
func (s *Text) startsPerson(i int) bool {
	at, _ := s.skipTitles(i)
	return at > i && lexicon.RareSurname(s.Plain(at, at+1))
}

// beginsClause reports whether the verb of a clause, perhaps after đã or được, is at i.
func (s *Text) beginsClause(i int) bool {
	for n := lexicon.Adverbs.MatchLength(s.Tokens, i); n > 0; n = lexicon.Adverbs.MatchLength(s.Tokens, i) {
		i += n
	}
	v, n := lexicon.Verbs.Match(s.Tokens, i)
	return n > 0 && v != lexicon.Receive && v != lexicon.Attain
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
		many = many || t.Capital && lexicon.CompoundHeads.MatchLength(s.Tokens, at) > 0
		switch {
		case t.Kind == token.Punct && s.continuesName(at, many):
		case t.Kind == token.Punct && t.Key == `"` && t.Quoted:
		case t.Kind == token.Punct, t.Kind == token.Code, t.Kind == token.Years, t.IsYear():
			return at
		case s.Is(at, "và") && s.continuesName(at, many):
		case s.isOrganisingCommittee(at):
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
		if s.Is(next, "đơn") || lexicon.Posts.Contains(s.Tokens, next) || lexicon.Appositions.Contains(s.Tokens, next) {
			return false // Công ty Sao Mai – Đơn vị chủ nhà
		}
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
	if len(names) == 0 || r.Approx == lexicon.Exact && r.Count != len(names) || len(r.Kinds) != 1 {
		return
	}
	r.Count, r.Approx, r.Text, r.Names = len(names), lexicon.Exact, "", names
}
