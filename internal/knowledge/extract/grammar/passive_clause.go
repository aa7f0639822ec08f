package grammar

import (
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
)

// readPassive reads an award whose recipients are the subject: “… được tặng …”, “… đón nhận …”.
func (s *sentenceReader) readPassive(v lexicon.Verb, who actor, from, at, after int) int {
	if v == lexicon.Praise {
		to, _ := s.recipientsBefore(from, who.end)
		if len(to) == 0 || to[0].Count == 0 {
			return at
		}
		s.addAwards(conferral{honours: []HonourPhrase{{From: at, To: after, Text: "khen thưởng"}}, to: to, end: after, tailStart: after}, who.by, after)
		return after
	}
	all, end := s.honourList(after)
	if next := s.SkipJoint(after); len(all) == 0 && v == lexicon.Laud && (next == after || !lexicon.Verbs.Contains(s.Tokens, next)) { // 31 nhà giáo được vinh danh, gồm 1 Nhà giáo Nhân dân …
		n := len(s.awards)
		end = s.readPassive(lexicon.Praise, who, from, at, after)
		for i := n; i < len(s.awards); i++ {
			s.awards[i].Unsure, s.awards[i].Honour.Text = true, s.Plain(at, after)
		}
		return end
	}
	if len(all) == 0 {
		g, ok := s.honourBeforeVerb(from, who.end, after)
		if !ok || v == lexicon.Receive {
			return at
		}
		return s.addAwards(g, who.by, g.end)
	}
	g := conferral{honours: all, tailStart: end}
	if !s.passiveRecipients(&g, from, who.end, end) {
		return at
	}
	for i := g.end; g.by == "" && i < s.tailEnd(g.end); i++ {
		if s.Is(i, "của") || s.Is(i, "do") {
			break
		}
		if n := s.yearPhraseLength(i); n > 0 {
			g.by, _ = s.creditedBody(i + n)
		}
	}
	if g.by == "" && who.by == "" {
		who.by = s.decidingBody(0, at)
	}
	s.namesAfter(&g)
	return s.addAwards(g, who.by, g.end)
}

// passiveRecipients reads the recipients of the honours of g, which end at end: those in [from, to) before the verb, or those
// after cho (lực lượng được tặng danh hiệu cho 3 đơn vị). It also reads the conferrer after the honours. It returns false if
// there are no recipients.
func (s *sentenceReader) passiveRecipients(g *conferral, from, to, end int) bool {
	before, start := s.recipientsBefore(from, to)
	g.by, g.end = s.creditedBody(end)
	if n := lexicon.RecipientMarkers.MatchLength(s.Tokens, g.end); n > 0 {
		if after, next := s.Recipients(g.end + n); len(after) > 0 && after[0].Count > 0 {
			g.to, g.end = after, next
			return true
		}
	}
	g.to = before
	if len(before) > 0 && s.isRestOfList(from, start) {
		before[len(before)-1].Incomplete = true
	}
	return len(before) > 0
}

// namesAfter reads the names of the recipients after the award: “3 giáo viên được tặng Bằng khen gồm: cô giáo …”.
func (s *sentenceReader) namesAfter(g *conferral) {
	at := g.end + lexicon.ListOpeners.MatchLength(s.Tokens, g.end)
	if s.Is(at, ":") {
		at++
	}
	if at == g.end || len(g.to) != 1 || len(g.to[0].Names) > 0 {
		return
	}
	names, end := s.nameList(at)
	if len(names) == 0 {
		return
	}
	g.to = []Recipients{g.to[0]}
	if g.to[0].SetNames(names); len(g.to[0].Names) == 0 {
		g.to[0].Incomplete = true
	}
	g.end = end
}

// yearPhraseLength returns the number of tokens of “năm 2023” at i, 0 if there is no such phrase.
func (s *sentenceReader) yearPhraseLength(i int) int {
	if s.Is(i, "năm") && i+1 < len(s.Tokens) && s.Tokens[i+1].IsYear() {
		return 2
	}
	return 0
}

// recipientsBefore reads the recipients in [from, to) that reach to its end, and the index at which they begin.
func (s *sentenceReader) recipientsBefore(from, to int) ([]Recipients, int) {
	for at := from; at < to; at++ {
		if at > from && s.Tokens[at-1].Kind == token.Word && s.Tokens[at-1].Capital && s.Tokens[at].Capital {
			continue // inside a name
		}
		if at > from && lexicon.PlacePrepositions.MatchLength(s.Tokens, at-1) > 0 {
			continue // a place, not recipients: “38 mẹ ở 10 quận”
		}
		whole := s.Tokens
		s.Tokens = s.Tokens[:to]
		all, end := s.Recipients(at)
		if len(all) > 0 && end == to-1 && s.Is(end, ",") { // ông A, người có uy tín xã B, được …
			end = to
		}
		reaches := end > at && s.isPraise(end, to) && (len(all[0].Names) == 0 || s.mayBeSubject(from, at))
		s.Tokens = whole
		if reaches {
			return all, at
		}
	}
	return nil, to
}

// mayBeSubject reports whether a name at i may begin the subject of the clause: after a sign, an adverbial or a number (“hai
// chiến sĩ Nguyễn A”).
func (s *sentenceReader) mayBeSubject(from, i int) bool {
	if s.opensClause(from, i) || lexicon.SubjectLeads.LengthBefore(s.Tokens, i) > 0 {
		return true
	}
	_, end := s.Count(i - 1)
	return end == i
}

// isRestOfList reports whether the recipients that begin at i follow others in the clause that are not understood: “2 đồng
// chí gồm Nguyễn A sinh hoạt tại …, Phạm B …”.
func (s *sentenceReader) isRestOfList(from, i int) bool {
	if i <= from || !s.Is(i-1, ",") && !s.Is(i-1, "và") {
		return false
	}
	at := i - 2
	for at > from && s.Tokens[at-1].Kind != token.Punct {
		at--
	}
	for s.Is(at, "có") || s.Is(at, "gồm") {
		at++
	}
	to, end := s.Recipients(at)
	return end > at && end < i && len(to) > 0 && to[0].Count > 0
}

// isPraise reports whether [from, to) only praises the recipients before it: “tiêu biểu”, “có thành tích xuất sắc”.
func (s *sentenceReader) isPraise(from, to int) bool {
	for from < to {
		n := lexicon.PraiseWords.MatchLength(s.Tokens, from)
		if n == 0 && from > 0 && !s.EndsClause(from) && (s.isInMeritPhrase(from) || s.isNounWord(from)) {
			n = 1
		}
		if n == 0 {
			return false
		}
		from += n
	}
	return true
}

// isInMeritPhrase reports whether the token at i is part of a phrase that begins with “có thành tích”, “thuộc” or
// “của”.
func (s *sentenceReader) isInMeritPhrase(i int) bool {
	for at := i - 1; at >= 0 && at > i-16 && !s.EndsClause(at); at-- {
		if s.Is(at, "tích") || s.Is(at, "thuộc") || s.Is(at, "của") {
			return true
		}
		if lexicon.RecipientKinds.MatchLength(s.Tokens, at) > 0 {
			return false
		}
	}
	return false
}
