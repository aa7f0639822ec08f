package grammar

import (
	"slices"

	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
)

// Award is an award that a clause states, as [ReadClause] returns it.
type Award struct {
	Honour           HonourPhrase
	By               string       // as in extract.Statement; "" if unknown
	To               []Recipients // at least one
	Period, Citation string       // as in extract.Statement, "" if not stated
}

// ReadClause returns the awards that the clauses of one sentence, the tokens of t, state; nil if it states none. by is
// the conferrer of clauses without a subject of their own, "" if there is none; next is the conferrer to pass with the
// following sentence of the paragraph, "" if unknown. end is the index of the token after the last one that an award
// uses, 0 if there is no award.
func ReadClause(t Text, by string) (awards []Award, next string, end int) {
	s := &sentenceReader{Text: t, by: by}
	for i := 0; i < len(s.Tokens); {
		v, n := lexicon.Verbs.Match(s.Tokens, i)
		if n == 0 || s.Tokens[i].Quoted {
			i++
			continue
		}
		if end := s.readAward(v, i, i+n); end > i {
			s.unread, i = end, max(end, i+n)
		} else {
			i += n
		}
	}
	return s.awards, s.by, s.unread
}

// sentenceReader is the state of reading one sentence.
type sentenceReader struct {
	Text
	awards   []Award
	by       string // the conferrer until the sentence names another
	unread   int    // index of the first token that no award uses yet
	skipRest bool   // the rest of the sentence is a plan
}

// conferral is one or more honours with their recipients.
type conferral struct {
	honours   []HonourPhrase
	to        []Recipients
	by        string
	end       int // index after the words read
	tailStart int // index of the words about period and citation
}

// readAward reads the award that the verb [at, after) states, and adds it to the awards. It returns the index after the
// words read, at if there is no award.
func (s *sentenceReader) readAward(v lexicon.Verb, at, after int) int {
	from := s.clauseStart(at)
	s.skipRest = s.skipRest || s.hasPlanWord(from, at) || s.isPartOfAward(from, at)
	if s.skipRest || s.isNegated(from, at) || v == lexicon.Praise && s.isPartOfNoun(at) {
		return at
	}
	who := s.findActor(from, at)
	if v == lexicon.Receive && !who.passive {
		who = actor{end: s.beforeAdverbs(from, at)}
	}
	if who.passive || v == lexicon.Receive {
		return s.readPassive(v, who, from, at, after)
	}
	switch {
	case who.by != "":
		s.by = who.by
	case who.noSubject:
		who.by = s.by
	default:
		s.by = ""
	}
	if v == lexicon.Praise {
		return s.readPraise(who.by, at, after)
	}
	g, ok := s.readConferral(v, after)
	if !ok {
		g, ok = s.honourBeforeVerb(from, at, after)
	}
	if !ok {
		return at
	}
	for { // … cho 3 tập thể, danh hiệu … cho 6 tập thể; … và 2 cá nhân có thành tích …
		more, start := s.nextConferral(g)
		s.addAwards(g, who.by, start)
		if start == g.end {
			return g.end
		}
		g = more
	}
}

// clauseStart returns the index at which the clause of the verb at i begins: after the words of the last award, or
// after a semicolon.
func (s *sentenceReader) clauseStart(i int) int {
	for at := i - 1; at >= s.unread; at-- {
		if s.Is(at, ";") {
			return at + 1
		}
	}
	return s.unread
}

// hasPlanWord reports whether a word before the verb at i turns the clause into a plan or a memory.
func (s *sentenceReader) hasPlanWord(from, i int) bool {
	for at := from; at < i; {
		if n := lexicon.PlanExceptions.MatchLength(s.Tokens, at); n > 0 {
			at += n
			continue
		}
		if lexicon.PlanWords.MatchLength(s.Tokens, at) > 0 && !s.Tokens[at].Quoted {
			return true
		}
		at++
	}
	return false
}

// isPartOfAward reports whether the award is part of an earlier one of the sentence: “…, trong đó có 3 cá nhân được
// tặng …”.
func (s *sentenceReader) isPartOfAward(from, i int) bool {
	for at := from; at+1 < i && len(s.awards) > 0; at++ {
		if s.Is(at, "trong") && s.Is(at+1, "đó") {
			return true
		}
	}
	return false
}

// isNegated reports whether không, chưa, việc … is among the four words before the verb at i.
func (s *sentenceReader) isNegated(from, i int) bool {
	for at := i - 1; at >= max(from, i-4) && s.Tokens[at].Kind == token.Word; at-- {
		if lexicon.Negations.MatchLength(s.Tokens, at) > 0 && !(s.Is(at, "việc") && s.Is(at-1, "về")) {
			return true
		}
	}
	return false
}

// isPartOfNoun reports whether “khen thưởng” at i is part of “thi đua, khen thưởng” or “công tác khen thưởng”.
func (s *sentenceReader) isPartOfNoun(i int) bool {
	return i > 0 && (s.Tokens[i-1].Kind == token.Punct && !s.Is(i-2, "dương") || s.Is(i-1, "đua") || s.Is(i-1, "tác") || s.Is(i-1, "việc"))
}

// addAwards adds an award for each honour of a conferral and returns the index after its words. If next is not g.end,
// another conferral begins there.
func (s *sentenceReader) addAwards(g conferral, by string, next int) int {
	if g.by != "" {
		by = g.by
	}
	end := s.tailEnd(g.end)
	if next > g.end {
		end = min(end, next)
	}
	period, citation := s.periodAndCitation(g.end, end)
	if period == "" {
		period, _ = s.periodAndCitation(g.tailStart, g.end)
	}
	for _, h := range g.honours {
		to := recipientsOf(g, h)
		if to == nil {
			continue
		}
		s.awards = append(s.awards, Award{h, by, to, period, citation})
	}
	return g.end
}

// recipientsOf returns the recipients of one of the honours of a conferral. A number before the honour (2 giải nhì cho
// các cá nhân) is the number of its recipients. A number that several honours share counts for none of them.
func recipientsOf(g conferral, h HonourPhrase) []Recipients {
	counted := h.Count.Count > 0 && h.Count.Approx == lexicon.Exact
	if counted && len(g.to) == 1 && g.to[0].Count == 0 {
		return []Recipients{{Kinds: g.to[0].Kinds, Count: h.Count.Count}}
	}
	if counted && len(g.to) == 0 {
		return []Recipients{{Count: h.Count.Count}}
	}
	if len(g.honours) > 1 && (counted || slices.ContainsFunc(g.to, func(r Recipients) bool { return r.Count > 0 })) {
		return nil
	}
	return g.to
}

// tailEnd returns the index at which the words about an award that ends at i end: at a semicolon, or before the clause
// of the next verb.
func (s *sentenceReader) tailEnd(i int) int {
	cut := len(s.Tokens)
	for at := i; at < len(s.Tokens); at++ {
		if s.Is(at, ";") {
			return at
		}
		if s.Is(at, ",") || s.Is(at, "và") {
			cut = at
		}
		if _, n := lexicon.Verbs.Match(s.Tokens, at); n > 0 && !s.Tokens[at].Quoted && (s.StartsHonourName(at+n) || s.SkipOpeningQuote(at+n) > at+n || lexicon.Fillers.MatchLength(s.Tokens, at+n) > 0) {
			if cut < len(s.Tokens) {
				return cut
			}
			return at
		}
	}
	return len(s.Tokens)
}

// readPraise reads “khen thưởng 56 tập thể”. It needs a number: plans say “khen thưởng” without one.
func (s *sentenceReader) readPraise(by string, at, after int) int {
	i := after + lexicon.RecipientMarkers.MatchLength(s.Tokens, after)
	to, end := s.Recipients(i)
	if len(to) == 0 || to[0].Count == 0 {
		return at
	}
	s.addAwards(conferral{honours: []HonourPhrase{{From: at, To: after, Text: "khen thưởng"}}, to: to, end: end, tailStart: end}, by, end)
	return end
}
