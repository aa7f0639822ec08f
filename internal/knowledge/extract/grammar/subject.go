package grammar

import (
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
	"bangvang/internal/knowledge/honours"
)

// actor is the subject of a verb.
type actor struct {
	by        string
	passive   bool // the clause has “được”: the words before it are the recipients
	end       int  // index after the words before the verb and its agent
	noSubject bool // the clause has no subject
}

// findActor finds the subject of the verb at i in the clause that begins at from.
func (s *sentenceReader) findActor(from, i int) actor {
	end := s.beforeAdverbs(from, i)
	for at := i - 1; at >= from && (!s.EndsClause(at) || lexicon.Committees.MatchLength(s.Tokens, at+1) > 0); at-- {
		if s.Is(at, "được") && !s.Is(at-1, "đạt") {
			return actor{by: s.agent(at+1, i), passive: s.beforeAdverbs(at+1, i) == at+1 || s.Tokens[at+1].Capital || lexicon.PersonWords.MatchLength(s.Tokens, at+1) > 0, end: s.beforeAdverbs(from, at)}
		}
	}
	if by := s.principal(from, i); by != "" {
		return actor{by: by, end: end}
	}
	for at := from; at < end; at++ {
		if by := s.subjectAt(from, at, end); by != "" {
			return actor{by: by, end: at}
		}
	}
	return actor{end: end, noSubject: s.hasNoSubject(from, end)}
}

// beforeAdverbs goes back from i over the words between a subject and its verb, and returns the index of the first of
// them: đã, cũng, ký Quyết định số 163/QĐ-UBND ngày 15/01/2024.
func (s *sentenceReader) beforeAdverbs(from, i int) int {
	for i > from {
		n := lexicon.Adverbs.LengthBefore(s.Tokens, i)
		t := &s.Tokens[i-1]
		switch {
		case n > 0 && i-n > from && s.Tokens[i-n].Capital && s.Tokens[i-n-1].Capital: // Hồ Văn Năm
			return i
		case n > 0 && i-n >= from && !s.isOrganisingCommittee(i-n):
			i -= n
		case t.Kind == token.Number && lexicon.Adverbs.LengthBefore(s.Tokens, i-1) == 0:
			return i
		case t.Kind == token.Code, t.Kind == token.Number, t.Kind == token.Years, s.Is(i-1, "-"):
			i--
		default:
			return i
		}
	}
	return i
}

// isOrganisingCommittee reports whether “Tổ chức” at i belongs to “Ban Tổ chức”.
func (s *Text) isOrganisingCommittee(i int) bool {
	return s.Is(i-1, "ban") && s.Is(i, "tổ")
}

// agent returns the body between “được” and the verb.
func (s *sentenceReader) agent(from, i int) string {
	i = s.beforeAdverbs(from, i)
	if from >= i || s.bodyEnd(from) < i || s.isOfficeHolder(from, i) {
		return ""
	}
	return s.ConferringBody(from, i)
}

// subjectAt returns the body at at, if it reaches to the adverbs of the verb and is not part of another phrase.
func (s *sentenceReader) subjectAt(from, at, end int) string {
	t := &s.Tokens[at]
	if t.Kind != token.Word || t.Quoted || lexicon.OfWords.MatchLength(s.Tokens, at) > 0 || at > from && !s.mayBeginSubject(from, at) {
		return ""
	}
	if at >= from+4 && s.Is(at-1, ")") && s.Is(at-3, "(") && s.NameEnd(at) >= end { // Ủy ban nhân dân (UBND) phường …
		return s.conferring(s.Plain(at-2, at-1) + " " + s.Plain(at, end))
	}
	if by := s.heldOffice(at, end); by != "" && s.NameEnd(at) >= end && !s.hasPerson(from, at) {
		return by
	}
	if s.bodyEnd(at) < end || s.isOfficeHolder(at, end) || lexicon.PersonWords.MatchLength(s.Tokens, at) > 0 || s.Is(at, "phó") || s.hasPerson(from, at) {
		return ""
	}
	return s.ConferringBody(at, end)
}

// mayBeginSubject reports whether a subject may begin at i: after a sign, an adverbial or the “của” of a decision.
func (s *sentenceReader) mayBeginSubject(from, i int) bool {
	switch t := &s.Tokens[i-1]; {
	case t.Kind != token.Word, lexicon.SubjectLeads.LengthBefore(s.Tokens, i) > 0, s.Is(i-1, "và") && i-1 == from:
		return true
	case s.Is(i-1, "của"):
		return s.namesDecision(from, i-1)
	}
	return false
}

// namesDecision reports whether [from, to) contains “quyết định”.
func (s *sentenceReader) namesDecision(from, to int) bool {
	for i := from; i+1 < to; i++ {
		if s.Is(i, "quyết") && s.Is(i+1, "định") {
			return true
		}
	}
	return false
}

// hasPerson reports whether [from, to) contains a word for a person: “đồng chí A, Chủ tịch UBND tỉnh”.
func (s *sentenceReader) hasPerson(from, to int) bool {
	for i := from; i < to; i++ {
		if lexicon.PersonWords.MatchLength(s.Tokens, i) > 0 && !s.Tokens[i].Quoted {
			return true
		}
	}
	return false
}

// isOfficeHolder reports whether [from, to) is an office followed by the name of its holder.
func (s *sentenceReader) isOfficeHolder(from, to int) bool {
	if lexicon.PersonWords.MatchLength(s.Tokens, from) > 0 || s.Is(from, "phó") {
		return true
	}
	if lexicon.Officers.MatchLength(s.Tokens, from) == 0 {
		return false
	}
	return s.holderName(from, to) < to
}

// heldOffice returns the office of a holder named in [from, to) if the office itself confers, whoever hands over: the
// State President and the Prime Minister, and any office that signs a decision at to. It returns "" otherwise.
func (s *sentenceReader) heldOffice(from, to int) string {
	if lexicon.Officers.MatchLength(s.Tokens, from) == 0 || lexicon.PersonWords.Contains(s.Tokens, from) {
		return ""
	}
	name := s.holderName(from, to)
	if name == to {
		return ""
	}
	by := s.ConferringBody(from, name)
	signs := false
	for i := to; i < len(s.Tokens) && i < to+4; i++ {
		signs = signs || s.Is(i, "ký") || s.Is(i, "quyết") && s.Is(i+1, "định")
	}
	if body := honours.ParseBody(by); signs || body.Level == honours.State || body.Level == honours.Central {
		return by
	}
	return ""
}

// holderName returns the index at which the name of the holder of an office in [from, to) begins, to if there is none.
func (s *sentenceReader) holderName(from, to int) int {
	for i := max(from+1, to-4); i <= to-2; i++ {
		if s.Tokens[i].Capital && lexicon.Surnames.MatchLength(s.Tokens, i) > 0 && s.hasOnlyCapitals(i, to) && lexicon.SurnameLikePlaces.MatchLength(s.Tokens, i) == 0 && (to-i > 2 || !lexicon.PlaceKinds.Contains(s.Tokens, i-1)) {
			return i
		}
	}
	return to
}

func (s *sentenceReader) hasOnlyCapitals(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.Tokens[i].Capital {
			return false
		}
	}
	return true
}

// principal returns the body for which someone acts: thừa ủy quyền của Chủ tịch nước.
func (s *sentenceReader) principal(from, i int) string {
	for at := from; at < i; at++ {
		if n := lexicon.ProxyPhrases.MatchLength(s.Tokens, at); n > 0 {
			at += n
			if s.Is(at, "của") {
				at++
			}
			return s.ConferringBody(at, s.bodyEnd(at))
		}
	}
	return ""
}

// decidingBody returns the body whose decision the sentence names before i: theo Quyết định số … của Chủ tịch UBND
// tỉnh.
func (s *sentenceReader) decidingBody(from, i int) string {
	for at := i - 1; at > from; at-- {
		if s.Is(at, "của") && s.namesDecision(max(from, at-12), at) && at+1 < i {
			return s.ConferringBody(at+1, min(s.bodyEnd(at+1), i))
		}
	}
	return ""
}

// hasNoSubject reports whether [from, to) names no possible subject: it is empty, or an adverbial before a comma.
func (s *sentenceReader) hasNoSubject(from, to int) bool {
	for i := to - 1; i >= from; i-- {
		if s.Tokens[i].Kind == token.Punct {
			return s.Tokens[i].Key == "," || s.Tokens[i].Key == ":" || s.Tokens[i].Key == ";" || i == from
		}
		if n := lexicon.Conjunctions.MatchLength(s.Tokens, i); n == 0 {
			return false
		}
	}
	return true
}

// creditedBody reads “của BODY”, “do BODY” or a body alone at i.
func (s *sentenceReader) creditedBody(i int) (by string, next int) {
	at := i + lexicon.OfWords.MatchLength(s.Tokens, i)
	if at >= len(s.Tokens) || at == i && lexicon.BodyStarters.MatchLength(s.Tokens, at) == 0 {
		return "", i
	}
	end := s.bodyEnd(at)
	if by = s.heldOffice(at, end); by != "" {
		return by, end
	}
	if by = s.ConferringBody(at, end); by == "" || s.isOfficeHolder(at, end) {
		return "", i
	}
	return by, end
}
