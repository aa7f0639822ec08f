package grammar

import (
	"slices"

	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
)

// Award is an award that a clause states.
type Award struct {
	Honour           Named
	By               string
	To               []Recipients
	Period, Citation string
}

// ReadClause returns the awards of a sentence. by is the conferrer of clauses without a subject, "" if there is none;
// next is that of the following sentence. end is the index of the first token that no award uses.
func ReadClause(t Text, by string) (awards []Award, next string, end int) {
	s := &reading{Text: t, by: by}
	for i := 0; i < len(s.T); {
		v, n := lexicon.Verbs.At(s.T, i)
		if n == 0 || s.T[i].Quoted {
			i++
			continue
		}
		if end := s.award(v, i, i+n); end > i {
			s.left, i = end, max(end, i+n)
		} else {
			i += n
		}
	}
	return s.awards, s.by, s.left
}

// sentenceReader is the state of reading one sentence.
type reading struct {
	Text
	awards []Award
	by     string // the conferrer until the sentence names another
	left   int    // index of the first token that no award uses yet
	shut   bool   // the rest of the sentence is a plan
}

// conferral is one or more honours with their recipients.
type gift struct {
	honours []Named
	to      []Recipients
	by      string
	end     int // index after the words read
	tail    int // index of the words about period and citation
}

// readAward reads the award that the verb [at, after) states, and adds it to the awards. It returns the index after the
// words read, at if there is no award.
func (s *reading) award(v lexicon.Verb, at, after int) int {
	from := s.clause(at)
	s.shut = s.shut || s.planned(from, at) || s.isPart(from, at)
	if s.shut || s.negated(from, at) || v == lexicon.Praise && s.isNoun(at) {
		return at
	}
	who := s.actor(from, at)
	if v == lexicon.Receive && !who.passive {
		who = actor{end: s.withoutAdverbs(from, at)}
	}
	if who.passive || v == lexicon.Receive {
		return s.received(v, who, from, at, after)
	}
	switch {
	case who.by != "":
		s.by = who.by
	case who.silent:
		who.by = s.by
	default:
		s.by = ""
	}
	if v == lexicon.Praise {
		return s.praised(who.by, at, after)
	}
	g, ok := s.gift(v, after)
	if !ok {
		g, ok = s.givenBefore(from, at, after)
	}
	if !ok {
		return at
	}
	for { // … cho 3 tập thể, danh hiệu … cho 6 tập thể; … và 2 cá nhân có thành tích …
		more, start := s.more(g)
		s.grant(g, who.by, start)
		if start == g.end {
			return g.end
		}
		g = more
	}
}

// clauseStart returns the index at which the clause of the verb at i begins: after the words of the last award, or
// after a semicolon.
func (s *reading) clause(i int) int {
	for at := i - 1; at >= s.left; at-- {
		if s.Is(at, ";") {
			return at + 1
		}
	}
	return s.left
}

// hasPlanWord reports whether a word before the verb at i turns the clause into a plan or a memory.
func (s *reading) planned(from, i int) bool {
	for at := from; at < i; {
		if n := lexicon.Innocent.Has(s.T, at); n > 0 {
			at += n
			continue
		}
		if lexicon.Plans.Has(s.T, at) > 0 && !s.T[at].Quoted {
			return true
		}
		at++
	}
	return false
}

// isPartOfAward reports whether the award is part of an earlier one of the sentence: “…, trong đó có 3 cá nhân được
// tặng …”.
func (s *reading) isPart(from, i int) bool {
	for at := from; at+1 < i && len(s.awards) > 0; at++ {
		if s.Is(at, "trong") && s.Is(at+1, "đó") {
			return true
		}
	}
	return false
}

// isNegated reports whether không, chưa, việc … is among the four words before the verb at i.
func (s *reading) negated(from, i int) bool {
	for at := i - 1; at >= max(from, i-4) && s.T[at].Kind == token.Word; at-- {
		if lexicon.Negations.Has(s.T, at) > 0 && !(s.Is(at, "việc") && s.Is(at-1, "về")) {
			return true
		}
	}
	return false
}

// isPartOfNoun reports whether “khen thưởng” at i is part of “thi đua, khen thưởng” or “công tác khen thưởng”.
func (s *reading) isNoun(i int) bool {
	return i > 0 && (s.T[i-1].Kind == token.Mark && !s.Is(i-2, "dương") || s.Is(i-1, "đua") || s.Is(i-1, "tác") || s.Is(i-1, "việc"))
}

// addAwards adds an award for each honour of a conferral and returns the index after its words. If next is not g.end,
// another conferral begins there.
func (s *reading) grant(g gift, by string, next int) int {
	if g.by != "" {
		by = g.by
	}
	end := s.tailEnd(g.end)
	if next > g.end {
		end = min(end, next)
	}
	period, citation := s.tail(g.end, end)
	if period == "" {
		period, _ = s.tail(g.tail, g.end)
	}
	for _, h := range g.honours {
		to := share(g, h)
		if to == nil {
			continue
		}
		s.awards = append(s.awards, Award{h, by, to, period, citation})
	}
	return g.end
}

// recipientsOf returns the recipients of one of the honours of a conferral. A number before the honour (2 giải nhì cho
// các cá nhân) is the number of its recipients. A number that several honours share counts for none of them.
func share(g gift, h Named) []Recipients {
	counted := h.N.N > 0 && h.N.Approx == lexicon.Exact
	if counted && len(g.to) == 1 && g.to[0].N == 0 {
		return []Recipients{{Kinds: g.to[0].Kinds, N: h.N.N}}
	}
	if counted && len(g.to) == 0 {
		return []Recipients{{N: h.N.N}}
	}
	if len(g.honours) > 1 && (counted || slices.ContainsFunc(g.to, func(r Recipients) bool { return r.N > 0 })) {
		return nil
	}
	return g.to
}

// tailEnd returns the index at which the words about an award that ends at i end: at a semicolon, or before the clause
// of the next verb.
func (s *reading) tailEnd(i int) int {
	cut := len(s.T)
	for at := i; at < len(s.T); at++ {
		if s.Is(at, ";") {
			return at
		}
		if s.Is(at, ",") || s.Is(at, "và") {
			cut = at
		}
		if _, n := lexicon.Verbs.At(s.T, at); n > 0 && !s.T[at].Quoted && (s.IsName(at+n) || s.Opened(at+n) > at+n || lexicon.Fillers.Has(s.T, at+n) > 0) {
			if cut < len(s.T) {
				return cut
			}
			return at
		}
	}
	return len(s.T)
}

// readPraise reads “khen thưởng 56 tập thể”. It needs a number: plans say “khen thưởng” without one.
func (s *reading) praised(by string, at, after int) int {
	i := after + lexicon.Toward.Has(s.T, after)
	to, end := s.Recipients(i)
	if len(to) == 0 || to[0].N == 0 {
		return at
	}
	s.grant(gift{honours: []Named{{From: at, To: after, Text: "khen thưởng"}}, to: to, end: end, tail: end}, by, end)
	return end
}
