package grammar

import (
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
)

// actor is the subject of a verb.
type actor struct {
	by      string
	passive bool // the clause has “được”: the words before it are the recipients
	end     int  // index after the words before the verb and its agent
	silent  bool // the clause has no subject
}

// findActor finds the subject of the verb at i in the clause that begins at from.
func (s *reading) actor(from, i int) actor {
	end := s.withoutAdverbs(from, i)
	for at := i - 1; at >= from && !s.Stops(at); at-- {
		if s.Is(at, "được") && !s.Is(at-1, "đạt") {
			return actor{by: s.agent(at+1, i), passive: s.withoutAdverbs(at+1, i) == at+1 || s.T[at+1].Capital || lexicon.People.Has(s.T, at+1) > 0, end: s.withoutAdverbs(from, at)}
		}
	}
	if by := s.deputy(from, i); by != "" {
		return actor{by: by, end: end}
	}
	for at := from; at < end; at++ {
		if by := s.subject(from, at, end); by != "" {
			return actor{by: by, end: at}
		}
	}
	return actor{end: end, silent: s.isSilent(from, end)}
}

// beforeAdverbs goes back from i over the words between a subject and its verb, and returns the index of the first of
// them: đã, cũng, ký Quyết định số 163/QĐ-UBND ngày 15/01/2024.
func (s *reading) withoutAdverbs(from, i int) int {
	for i > from {
		n := lexicon.Adverbs.Before(s.T, i)
		t := &s.T[i-1]
		switch {
		case n > 0 && i-n >= from && !s.isOrganisers(i-n):
			i -= n
		case t.Kind == token.Number && lexicon.Adverbs.Before(s.T, i-1) == 0:
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
func (s *reading) isOrganisers(i int) bool { return s.Is(i-1, "ban") && s.Is(i, "tổ") }

// agent returns the body between “được” and the verb.
func (s *reading) agent(from, i int) string {
	i = s.withoutAdverbs(from, i)
	if from >= i || s.NameEnd(from) < i || s.isPerson(from, i) {
		return ""
	}
	return s.Body(from, i)
}

// subjectAt returns the body at at, if it reaches to the adverbs of the verb and is not part of another phrase.
func (s *reading) subject(from, at, end int) string {
	t := &s.T[at]
	if t.Kind != token.Word || t.Quoted || lexicon.Of.Has(s.T, at) > 0 || at > from && !s.mayBegin(from, at) {
		return ""
	}
	if s.NameEnd(at) < end || s.isPerson(at, end) || lexicon.People.Has(s.T, at) > 0 || s.Is(at, "phó") || s.hasPeople(from, at) {
		return ""
	}
	return s.Body(at, end)
}

// mayBeginSubject reports whether a subject may begin at i: after a sign, an adverbial or the “của” of a decision.
func (s *reading) mayBegin(from, i int) bool {
	switch t := &s.T[i-1]; {
	case t.Kind != token.Word, lexicon.Starters.Before(s.T, i) > 0, s.Is(i-1, "và") && i-1 == from:
		return true
	case s.Is(i-1, "của"):
		return s.decides(from, i-1)
	}
	return false
}

// namesDecision reports whether [from, to) contains “quyết định”.
func (s *reading) decides(from, to int) bool {
	for i := from; i+1 < to; i++ {
		if s.Is(i, "quyết") && s.Is(i+1, "định") {
			return true
		}
	}
	return false
}

// hasPerson reports whether [from, to) contains a word for a person: “đồng chí A, Chủ tịch UBND tỉnh”.
func (s *reading) hasPeople(from, to int) bool {
	for i := from; i < to; i++ {
		if lexicon.People.Has(s.T, i) > 0 && !s.T[i].Quoted {
			return true
		}
	}
	return false
}

// isOfficeHolder reports whether [from, to) is an office followed by the name of its holder.
func (s *reading) isPerson(from, to int) bool {
	if lexicon.People.Has(s.T, from) > 0 || s.Is(from, "phó") {
		return true
	}
	if lexicon.Officers.Has(s.T, from) == 0 {
		return false
	}
	for i := max(from+1, to-4); i <= to-3; i++ {
		if s.T[i].Capital && lexicon.Surnames.Has(s.T, i) > 0 && s.T[i+1].Capital && s.T[i+2].Capital && lexicon.Places.Has(s.T, i) == 0 {
			return true
		}
	}
	return false
}

// principal returns the body for which someone acts: thừa ủy quyền của Chủ tịch nước.
func (s *reading) deputy(from, i int) string {
	for at := from; at < i; at++ {
		if n := lexicon.Proxy.Has(s.T, at); n > 0 {
			at += n
			if s.Is(at, "của") {
				at++
			}
			return s.Body(at, s.NameEnd(at))
		}
	}
	return ""
}

// decidingBody returns the body whose decision the sentence names before i: theo Quyết định số … của Chủ tịch UBND
// tỉnh.
func (s *reading) decider(from, i int) string {
	for at := i - 1; at > from; at-- {
		if s.Is(at, "của") && s.decides(max(from, at-12), at) && at+1 < i {
			return s.Body(at+1, min(s.NameEnd(at+1), i))
		}
	}
	return ""
}

// hasNoSubject reports whether [from, to) names no possible subject: it is empty, or an adverbial before a comma.
func (s *reading) isSilent(from, to int) bool {
	for i := to - 1; i >= from; i-- {
		if s.T[i].Kind == token.Mark {
			return s.T[i].Key == "," || s.T[i].Key == ":" || s.T[i].Key == ";" || i == from
		}
		if n := lexicon.Joints.Has(s.T, i); n == 0 {
			return false
		}
	}
	return true
}

// creditedBody reads “của BODY”, “do BODY” or a body alone at i.
func (s *reading) credited(i int) (by string, next int) {
	at := i + lexicon.Of.Has(s.T, i)
	if at >= len(s.T) || at == i && lexicon.Bodies.Has(s.T, at) == 0 {
		return "", i
	}
	end := s.NameEnd(at)
	if by = s.Body(at, end); by == "" || s.isPerson(at, end) {
		return "", i
	}
	return by, end
}
