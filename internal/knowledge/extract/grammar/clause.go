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
	Parts            Parts        // which parts of it the text names after it
	Unsure           bool         // the text may mean something else
}

// Parts says whether a text names parts of an award after it.
type Parts uint8

// The values of Parts.
const (
	NoParts   Parts = iota
	SomeParts       // trong đó
	AllParts        // gồm, theo đó, a colon
)

// Context is what a sentence has from those before it.
type Context struct {
	By   string // the conferrer of clauses without a subject of their own, "" if there is none
	Plan bool   // the sentence before it in the paragraph is about a plan
	Last *Award // the last award of the sentence before it in the paragraph, of which this one may name parts; nil if none
}

// Reading is what [ReadClause] reads from a sentence.
type Reading struct {
	Awards  []Award
	Next    Context // for the next sentence of the paragraph
	End     int     // index of the token after the last one that an award uses, 0 if there is no award
	Partial bool    // the sentence names another honour, of which no award was read
}

// ReadClause returns the awards that the clauses of one sentence, the tokens of t, state, in their order.
func ReadClause(t Text, context Context) Reading {
	s := &sentenceReader{Text: t, by: context.By, planBefore: context.Plan}
	for i := s.partsOf(context.Last); i < len(s.Tokens); {
		if s.Tokens[i].Quoted || s.Tokens[i].Kind == token.Punct {
			i++
			continue
		}
		n, end := 1, i
		if v, k := lexicon.Verbs.Match(s.Tokens, i); k > 0 {
			n, end = k, s.readAward(v, i, i+k)
		} else if s.Is(i, "được") && s.StartsHonourName(i+1) { // ông A được Bằng khen của …
			end = s.readAward(lexicon.Receive, i, i+1)
		} else if s.beginsPhrase(i) {
			end = s.readReport(i)
		}
		if end > i {
			end = s.readParts(end)
			s.unread, i = end, max(end, i+n)
		} else {
			i += n
		}
	}
	next := Context{By: s.by, Plan: s.skipRest}
	if n := len(s.awards); n > 0 {
		last := s.awards[n-1]
		next.Last = &last
	}
	return Reading{s.awards, next, s.unread, len(s.awards) > 0 && s.leavesHonour()}
}

// partsOf reads the parts of an award of the sentence before, if this one begins with “Theo đó”, and returns the index after
// them, 0 if there are none.
func (s *sentenceReader) partsOf(last *Award) int {
	n := lexicon.PartOpeners.MatchLength(s.Tokens, 0)
	if last == nil || n == 0 {
		return 0
	}
	for s.Is(n, ",") || s.Is(n, ":") || s.Is(n, "có") {
		n++
	}
	s.unread = s.readPartList(*last, n)
	return s.unread
}

// sentenceReader is the state of reading one sentence.
type sentenceReader struct {
	Text
	awards     []Award
	by         string // the conferrer until the sentence names another
	unread     int    // index of the first token that no award uses yet
	skipRest   bool   // the rest of the sentence is a plan
	planBefore bool   // the sentence before was one
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
	s.skipRest = s.skipRest || s.hasPlanWord(from, at)
	if s.skipRest || s.isNegated(from, at) || v == lexicon.Praise && s.isPartOfNoun(at) {
		return at
	}
	switch v {
	case lexicon.Attain:
		return s.readAttained(from, at, after)
	case lexicon.Belong:
		if g, ok := s.honourBeforeVerb(from, at, after); ok {
			return s.addAwards(g, "", g.end)
		}
		return at
	}
	who := s.findActor(from, s.firstVerb(from, at))
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
		if s.by == "" {
			s.by = s.decidingBody(0, at)
		}
		if s.by == "" && from > 0 {
			s.by = s.leadingBody(at)
		}
		who.by = s.by
	default:
		s.by = ""
	}
	switch v {
	case lexicon.Praise:
		return s.readPraise(who.by, at, after)
	case lexicon.Laud:
		return s.readLaud(who.by, at, after)
	}
	g, ok := s.readConferral(v, after)
	if !ok {
		g, ok = s.honourBeforeVerb(from, at, after)
	}
	if !ok {
		return s.readPrizes(who.by, at, after)
	}
	for { // … cho 3 tập thể, danh hiệu … cho 6 tập thể; … và 2 cá nhân có thành tích …
		more, start := s.nextConferral(g)
		s.addAwards(g, who.by, start)
		if start == g.end {
			return s.readFurtherRecipients(g, who.by)
		}
		g = more
	}
}

// firstVerb returns the index of the first of the verbs before the one at i that are joined to it: “tuyên dương và tặng”,
// “phong tặng, truy tặng”.
func (s *sentenceReader) firstVerb(from, i int) int {
	for at := i; ; i = at {
		if at > from && (s.Is(at-1, ",") || s.Is(at-1, "và") || s.Is(at-1, "-")) {
			at--
		}
		v, n := verbBefore(s.Tokens, at)
		if at == i || n == 0 || at-n < from || v == lexicon.Attain || v == lexicon.Belong {
			return i
		}
		at -= n
	}
}

// verbBefore returns the verb that ends before the i-th token, and its number of tokens, 0 if there is none.
func verbBefore(tokens []token.Token, i int) (v lexicon.Verb, n int) {
	for k := min(4, i); k > 0; k-- {
		if v, n := lexicon.Verbs.Match(tokens[:i], i-k); n == k {
			return v, n
		}
	}
	return 0, 0
}

// leadingBody returns the body with which the sentence begins, after an adverbial, if a verb other than that at i follows
// it: “Dịp này, UBND phường phát động thi đua; khen thưởng …”.
func (s *sentenceReader) leadingBody(i int) string {
	for at := 0; at < i; at++ {
		if at > 0 && !s.EndsClause(at-1) {
			continue
		}
		end := min(s.bodyEnd(at), i)
		if by := s.ConferringBody(at, end); by != "" && end < i && !s.EndsClause(end) && !s.isOfficeHolder(at, end) && s.Tokens[end].Kind == token.Word {
			return by
		}
		if s.Is(at, ";") {
			break
		}
	}
	return ""
}

// leavesHonour reports whether the sentence names an honour outside of a plan of which no award was read.
func (s *sentenceReader) leavesHonour() bool {
	for i := 0; i < len(s.Tokens) && !s.skipRest; i++ {
		h, ok := s.HonourName(i)
		if !ok || s.Tokens[i].Quoted || lexicon.GenericHonours[s.Tokens[i].Key] {
			continue
		}
		known := slices.ContainsFunc(s.awards, func(a Award) bool { return a.Honour.From <= i && i < max(a.Honour.To, a.Honour.From+1) })
		if !known && lexicon.RecipientKinds.MatchLength(s.Tokens, i) == 0 {
			return true
		}
		i = h.To
	}
	return false
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
		inName := at > 0 && s.Tokens[at].Capital && s.Tokens[at-1].Kind == token.Word // Sở Kế hoạch, phường Thống Nhất
		if lexicon.PlanWords.MatchLength(s.Tokens, at) > 0 && !s.Tokens[at].Quoted && !inName || s.isFuture(at) {
			return true
		}
		at++
	}
	return false
}

// isFuture reports whether “tới,” or “đến năm 2030” at i is a day to come: “Tháng 11 tới, …”.
func (s *sentenceReader) isFuture(i int) bool {
	if s.Is(i, "tới") {
		return s.Is(i+1, ",") || i > 0 && s.Tokens[i-1].Kind != token.Word
	}
	return s.Is(i, "đến") && s.Is(i+1, "năm") && i+2 < len(s.Tokens) && s.Tokens[i+2].IsYear() && (i == 0 || s.Tokens[i-1].Kind == token.Punct)
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
	if i == 0 || s.Is(i-1, ";") || s.Is(i-1, ":") {
		return false
	}
	if s.Is(i-1, "việc") {
		return !s.Is(i-2, "về")
	}
	return s.Tokens[i-1].Kind == token.Punct && s.Is(i-2, "đua") || s.Is(i-1, "đua") || s.Is(i-1, "tác")
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
	if period == "" {
		period = s.leadingPeriod()
	}
	for _, h := range g.honours {
		to := recipientsOf(g, h)
		if to == nil {
			continue
		}
		unsure := slices.ContainsFunc(to, func(r Recipients) bool { return r.Incomplete })
		s.awards = append(s.awards, Award{Honour: h, By: by, To: to, Period: period, Citation: citation, Unsure: unsure})
	}
	return g.end
}

// leadingPeriod returns the period with which the sentence begins: “Năm 2016, huyện có …”, “Giai đoạn 2020-2025 có …”.
func (s *sentenceReader) leadingPeriod() string {
	to := 0
	for to < len(s.Tokens) && to < 12 && !s.EndsClause(to) && !s.Is(to, "có") {
		to++
	}
	at := 0
	if s.Is(at, "trong") {
		at++
	}
	text, start := s.Period(0, to)
	if start > at || to == 12 {
		return ""
	}
	return text
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
		if lexicon.PartOpeners.Contains(s.Tokens, at) {
			return at
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
	i := after
	if s.Is(i, "thành") && s.Is(i+1, "tích") {
		i += 2
	}
	i += lexicon.HonourTails.MatchLength(s.Tokens, i)
	i += lexicon.RecipientMarkers.MatchLength(s.Tokens, i)
	to, end := s.Recipients(i)
	if len(to) == 0 || to[0].Count == 0 || s.continuesAsSubject(i, end) && !s.Is(end, "đạt") {
		return at
	}
	s.addAwards(conferral{honours: []HonourPhrase{{From: at, To: after, Text: "khen thưởng"}}, to: to, end: end, tailStart: end}, by, end)
	return end
}
