package grammar

import (
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
)

// readLaud reads “tôn vinh 50 doanh nghiệp”, “vinh danh danh hiệu … cho 5 cá nhân”. Without an honour it is not certain
// that there was an award.
func (s *sentenceReader) readLaud(by string, at, after int) int {
	if g, ok := s.readConferral(lexicon.Recognise, after); ok && len(g.to) > 0 {
		return s.addAwards(g, by, g.end)
	}
	before := len(s.awards)
	end := s.readPraise(by, at, after)
	for i := before; i < len(s.awards); i++ {
		s.awards[i].Unsure, s.awards[i].Honour.Text = true, s.Plain(at, after)
	}
	return end
}

// readAttained reads “22 tập thể đạt danh hiệu …”, “đội A đạt giải Nhất”, “đoàn đạt 71 giải gồm 2 giải Nhất”. The
// recipients begin the clause, and the honour ends it or has a phrase about it.
func (s *sentenceReader) readAttained(from, at, after int) int {
	end := s.beforeAdverbs(from, at)
	all, next := s.honourList(after)
	if len(all) == 0 {
		return s.readPrizes("", at, after)
	}
	to, start := s.recipientsBefore(from, end)
	if len(to) == 0 || to[0].Count == 0 || len(all) > 1 || all[0].Count.Count > 0 || lexicon.GenericHonours[s.Tokens[all[0].From].Key] || s.Is(all[0].To-1, "thưởng") || !s.opensClause(from, start) || s.isRestOfList(from, start) {
		return at
	}
	next += lexicon.HonourTails.MatchLength(s.Tokens, next)
	if next < len(s.Tokens) && s.Tokens[next].Kind == token.Word && !s.Tokens[next].Capital && !lexicon.AttainTails.Contains(s.Tokens, next) {
		return at
	}
	g := conferral{honours: all, to: to, tailStart: next}
	g.by, g.end = s.creditedBody(next)
	return s.addAwards(g, "", g.end)
}

// opensClause reports whether recipients that begin at i are the subject of their clause.
func (s *sentenceReader) opensClause(from, i int) bool {
	return i == from || i == 0 || s.Tokens[i-1].Kind == token.Punct || lexicon.SubjectOpeners.LengthBefore(s.Tokens, i) > 0
}

// readPrizes reads the prizes of a total without names: “trao 40 giải cho các tác phẩm, trong đó có 3 giải Nhất, 7 giải
// Nhì”.
func (s *sentenceReader) readPrizes(by string, at, after int) int {
	_, i := s.Count(after)
	if i == after || !s.Is(i, "giải") {
		return at
	}
	var g conferral
	for end := min(len(s.Tokens), i+maxGap); i < end; i++ {
		n := lexicon.PartOpeners.MatchLength(s.Tokens, i)
		if n == 0 && !s.Is(i, ":") {
			continue
		}
		i += max(n, 1)
		for s.Is(i, ":") || s.Is(i, "có") {
			i++
		}
		if g.honours, g.end = s.honourList(i); len(g.honours) > 0 {
			g.tailStart = g.end
			return s.addAwards(g, by, g.end)
		}
	}
	return at
}

// beginsPhrase reports whether the words at i may begin a clause without a verb: they begin the sentence, or follow a sign
// or a word that opens one.
func (s *sentenceReader) beginsPhrase(i int) bool {
	if i == 0 || i == s.unread {
		return true
	}
	return s.Tokens[i-1].Kind == token.Punct && !s.Is(i-1, ")") || lexicon.SubjectOpeners.LengthBefore(s.Tokens, i) > 0
}

// readReport reads a clause without a verb, as reports have them: “Cờ thi đua của UBND tỉnh: 54 tập thể”, “và danh hiệu X
// cho 3 tập thể”, “Huy hiệu 65 năm tuổi Đảng có 1 đồng chí”, “và có 13 Chiến sĩ thi đua toàn quốc”. It needs a number or a
// name. It returns i if there is none.
func (s *sentenceReader) readReport(i int) int {
	h, ok := s.Honour(i)
	if !ok || lexicon.GenericHonours[s.Tokens[h.From].Key] {
		return i
	}
	from := s.clauseStart(i)
	s.skipRest = s.skipRest || s.hasPlanWord(from, i)
	if s.skipRest || s.planBefore || s.isNegated(from, i) {
		return i
	}
	g := conferral{honours: []HonourPhrase{h}, tailStart: h.To}
	at := h.To + lexicon.HonourTails.MatchLength(s.Tokens, h.To)
	g.by, at = s.creditedBody(at)
	at += s.yearPhraseLength(at)
	marker := lexicon.RecipientMarkers.MatchLength(s.Tokens, at)
	opened := s.Is(at, ":") || s.Is(at, "có") || s.Is(at, "(")
	if h.Count.Count > 0 && h.Count.Approx == lexicon.Exact && marker == 0 && !opened {
		return s.readCountedTitle(i, h)
	}
	switch {
	case marker > 0:
		at += marker
	case opened:
		at++
		if s.Is(at-1, ":") && s.Is(at, "có") {
			at++
		}
	default:
		return i
	}
	g.to, g.end = s.Recipients(at)
	if len(g.to) == 0 || g.to[0].Count == 0 || s.continuesAsSubject(at, g.end) || s.beginsClause(g.end) {
		return i
	}
	if s.Is(at-1, "(") && s.Is(g.end, ")") {
		g.end++
	}
	by := ""
	if n := len(s.awards); n > 0 && g.by == "" && s.follows(s.awards[n-1], i, marker > 0) {
		by = s.awards[n-1].By
	}
	return s.addAwards(g, by, g.end)
}

// follows reports whether the clause at i continues that of an award, so that it has its conferrer: with và or a comma, or
// with a semicolon if both have their recipients after cho. A conferrer after the honour itself does not continue.
func (s *sentenceReader) follows(a Award, i int, marker bool) bool {
	given := false
	for at := a.Honour.To; at < i; at++ {
		given = given || lexicon.RecipientMarkers.Contains(s.Tokens, at)
		if s.Is(at, ";") && !(marker && given) || s.Is(at, ":") {
			return false
		}
	}
	return !lexicon.OfWords.Contains(s.Tokens, a.Honour.To)
}

// readCountedTitle reads “có 13 Chiến sĩ thi đua toàn quốc”: the number of persons, or collectives, who have a title that
// only they can have. It counts only after another award of the sentence.
func (s *sentenceReader) readCountedTitle(i int, h HonourPhrase) int {
	known, _ := s.Catalogue.Find(h.Text, noBody)
	if known == nil || len(known.Kinds) != 1 || len(s.awards) == 0 {
		return i
	}
	g := conferral{honours: []HonourPhrase{h}, tailStart: h.To, end: h.To}
	return s.addAwards(g, "", g.end)
}

// readFurtherRecipients reads the clauses after the conferral g that have only recipients: “… cho 14 cá nhân thuộc Bộ
// Công an; 1 cá nhân thuộc …; 79 tập thể thuộc …”. Each is an award of its own. It returns the index after them.
func (s *sentenceReader) readFurtherRecipients(g conferral, by string) int {
	end := g.end
	if len(g.honours) != 1 {
		return end
	}
	for at := s.nextClause(end); at > 0; at = s.nextClause(end) {
		to, next := s.Recipients(at)
		if len(to) == 0 || to[0].Count == 0 || !s.endsAsPlace(next) {
			break
		}
		more := g
		more.to, more.end, more.tailStart = to, next, next
		s.addAwards(more, by, next)
		end = next
	}
	return end
}

// nextClause returns the index after the next semicolon after i, 0 if there is none or another verb before it.
func (s *sentenceReader) nextClause(i int) int {
	for at := i; at < len(s.Tokens); at++ {
		if s.Is(at, ";") {
			return at + 1
		}
		if lexicon.Verbs.Contains(s.Tokens, at) && !s.Tokens[at].Quoted || lexicon.PartOpeners.Contains(s.Tokens, at) || s.Is(at, ":") {
			return 0
		}
	}
	return 0
}

// endsAsPlace reports whether the clause from i on only says where its recipients belong.
func (s *sentenceReader) endsAsPlace(i int) bool {
	if i < len(s.Tokens) && !s.Is(i, ";") && !lexicon.PlacePrepositions.Contains(s.Tokens, i) {
		return false
	}
	for ; i < len(s.Tokens) && !s.Is(i, ";"); i++ {
		if lexicon.Verbs.Contains(s.Tokens, i) || s.StartsHonourName(i) {
			return false
		}
	}
	return true
}

// ReadTitle reads from a title who confers: “UBND tỉnh tặng Bằng khen cho các gương …”. honour is the name of the honour as
// written, "" if the verb is praise, for any honour; by is "" if the title says no such thing or is about a plan.
func ReadTitle(t Text) (by, honour string, praise bool) {
	s := &sentenceReader{Text: t}
	for i := range s.Tokens {
		v, n := lexicon.Verbs.Match(s.Tokens, i)
		if n == 0 || v == lexicon.Receive || v == lexicon.Attain || v == lexicon.Belong || s.Tokens[i].Quoted {
			continue
		}
		if s.hasPlanWord(0, i) || s.isNegated(0, i) {
			return "", "", false
		}
		h, ok := s.Honour(i + n)
		if !ok && v != lexicon.Praise && v != lexicon.Laud {
			continue
		}
		by = s.findActor(0, s.firstVerb(0, i)).by
		if ok {
			if credited, _ := s.creditedBody(h.To); credited != "" {
				by = credited
			}
		}
		return by, h.Text, !ok
	}
	return "", "", false
}
