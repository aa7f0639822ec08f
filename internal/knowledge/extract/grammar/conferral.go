package grammar

import (
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
)

// readConferral reads the words after a verb: HONOUR (của BODY) cho RECIPIENTS, or RECIPIENTS HONOUR.
func (s *sentenceReader) readConferral(v lexicon.Verb, i int) (g conferral, ok bool) {
	if g, ok = s.honoursThenRecipients(i); ok {
		return g, true
	}
	at := i + lexicon.RecipientMarkers.MatchLength(s.Tokens, i)
	g.to, g.end = s.Recipients(at)
	if g.end == at {
		return g, false
	}
	g.tailStart = g.end
	if v == lexicon.Recognise || s.Is(g.end, "đạt") { // công nhận 14 tập thể có thành tích … đạt danh hiệu …
		g.end = s.skipToTitle(g.end)
	}
	g.honours, g.end = s.honourList(g.end)
	g.by, g.end = s.creditedBody(g.end)
	return g, len(g.honours) == 1
}

// skipToTitle returns the index of đạt, là or danh hiệu after i in the clause, i if there is none.
func (s *sentenceReader) skipToTitle(i int) int {
	for at := i; at < len(s.Tokens) && !s.EndsClause(at); at++ {
		if s.Is(at, "đạt") || s.Is(at, "là") || s.Is(at, "danh") {
			return at
		}
	}
	return i
}

// honourList reads honours joined by commas and và.
func (s *sentenceReader) honourList(i int) (all []HonourPhrase, end int) {
	end = i
	for at := i; ; {
		h, ok := s.Honour(at)
		if !ok || len(all) > 0 && h.Count.Count > 0 && all[0].Count.Count == 0 { // … và 150 Chiến sĩ thi đua cơ sở
			break
		}
		all = append(all, h)
		end = h.To
		at = end
		if s.Is(at, ",") {
			at++
		}
		at += lexicon.Conjunctions.MatchLength(s.Tokens, at)
		if at == end || lexicon.Extras.MatchLength(s.Tokens, at) > 0 {
			break
		}
	}
	return all, end
}

// honoursThenRecipients reads HONOUR … cho RECIPIENTS. Prizes with a number need no recipients. An honour that only one
// kind of recipient can get has that kind as its recipients (công nhận 25 Chiến sĩ thi đua cơ sở).
func (s *sentenceReader) honoursThenRecipients(i int) (g conferral, ok bool) {
	g.honours, g.end = s.honourList(i)
	if len(g.honours) == 0 {
		return g, false
	}
	g.tailStart = g.end
	g.by, g.end = s.creditedBody(g.end)
	if g.end < len(s.Tokens) && s.Tokens[g.end].Kind == token.Number {
		if to, end := s.Recipients(g.end); end > g.end { // tặng Bằng khen 5 tập thể
			g.to, g.end = to, end
			return g, true
		}
	}
	for at := g.end; at < len(s.Tokens) && at < g.end+maxGap; at++ {
		if s.Is(at, ";") || s.Is(at, ":") || at > g.end && lexicon.Verbs.MatchLength(s.Tokens, at) > 0 && s.StartsHonourName(at+lexicon.Verbs.MatchLength(s.Tokens, at)) {
			break
		}
		if g.by == "" {
			g.by, _ = s.creditedBody(at)
		}
		if n := lexicon.RecipientMarkers.MatchLength(s.Tokens, at); n > 0 {
			if to, end := s.Recipients(at + n); end > at+n {
				g.to, g.end = to, end
				return g, !s.isNextSubject(end)
			}
		}
	}
	for _, h := range g.honours {
		if h.Count.Count == 0 || h.Count.Approx != lexicon.Exact {
			return g, false
		}
	}
	return g, true
}

// isNextSubject reports whether the recipients that end at i are the subject of another award: “danh hiệu cho 125 nghệ sĩ
// được tặng danh hiệu Nghệ sĩ Nhân dân”.
func (s *sentenceReader) isNextSubject(i int) bool {
	if !s.Is(i, "được") {
		return false
	}
	_, n := lexicon.Verbs.Match(s.Tokens, i+1)
	return n > 0
}

// maxGap is the number of words that may be between an honour and its recipients.
const maxGap = 24

// honourBeforeVerb reads HONOUR tặng RECIPIENTS, with the honour before the verb at i.
func (s *sentenceReader) honourBeforeVerb(from, i, after int) (g conferral, ok bool) {
	at := after + lexicon.RecipientMarkers.MatchLength(s.Tokens, after)
	g.to, g.end = s.Recipients(at)
	if g.end == at {
		return g, false
	}
	g.tailStart = g.end
	for p := from; p < i; p++ {
		h, ok := s.HonourName(p)
		if !ok {
			continue
		}
		end := h.To
		g.by, end = s.creditedBody(end)
		if _, start := s.Period(end, i); start < i {
			end, g.tailStart = i, end
		}
		if s.beforeAdverbs(end, i) == end || end == i {
			h.Count = Recipients{Approx: lexicon.Many}
			if p > from { // 81 giải thưởng được trao cho các đoàn viên
				if counted, at := s.Count(p - 1); at == p {
					h.Count = counted
				}
			}
			g.honours = []HonourPhrase{h}
			return g, true
		}
	}
	return g, false
}

// isCountedTitle reports whether a conferral has only the number of a title that one kind of recipient can have.
func (s *sentenceReader) isCountedTitle(g conferral) bool {
	known, _ := s.Catalogue.Find(g.honours[0].Text, noBody)
	return len(g.honours) == 1 && known != nil && len(known.Kinds) == 1
}

// nextConferral reads a second conferral with the same verb after g: another honour with its recipients, or other
// recipients with their own citation. start is the index of its words, g.end if there is none.
func (s *sentenceReader) nextConferral(g conferral) (next conferral, start int) {
	if at := s.SkipJoint(g.end); at > g.end {
		if next, ok := s.honoursThenRecipients(at); ok && (len(next.to) > 0 || s.isCountedTitle(next)) {
			return next, at
		}
	}
	for i := g.end; i < s.tailEnd(g.end); i++ {
		if !s.Is(i, "và") || i+1 >= len(s.Tokens) || s.Tokens[i+1].Kind != token.Number {
			continue
		}
		group, end := s.RecipientGroup(i + 1)
		if end > i+1 && group.Approx == lexicon.Exact && (lexicon.CitationLeads.MatchLength(s.Tokens, end) > 0 || s.Is(end, "vì")) {
			return conferral{honours: g.honours, by: g.by, to: []Recipients{group}, tailStart: end, end: end}, i
		}
	}
	return next, g.end
}
