package grammar

import (
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
)

// readPassive reads an award whose recipients are the subject: “… được tặng …”, “… đón nhận …”.
func (s *reading) received(v lexicon.Verb, who actor, from, at, after int) int {
	if v == lexicon.Praise {
		to, _ := s.recipientsBefore(from, who.end)
		if len(to) == 0 || to[0].N == 0 {
			return at
		}
		s.grant(gift{honours: []Named{{From: at, To: after, Text: "khen thưởng"}}, to: to, end: after, tail: after}, who.by, after)
		return after
	}
	all, end := s.several(after)
	if len(all) == 0 {
		g, ok := s.givenBefore(from, who.end, after)
		if !ok || v == lexicon.Receive {
			return at
		}
		return s.grant(g, who.by, g.end)
	}
	g := gift{honours: all, tail: end}
	g.to, _ = s.recipientsBefore(from, who.end)
	if len(g.to) == 0 {
		return at
	}
	g.by, g.end = s.credited(end)
	for i := g.end; g.by == "" && i < s.tailEnd(g.end); i++ {
		if s.Is(i, "của") || s.Is(i, "do") {
			break
		}
		if n := s.yearWords(i); n > 0 {
			g.by, _ = s.credited(i + n)
		}
	}
	if g.by == "" && who.by == "" {
		who.by = s.decider(0, at)
	}
	return s.grant(g, who.by, g.end)
}

// yearPhraseLength returns the number of tokens of “năm 2023” at i, 0 if there is no such phrase.
func (s *reading) yearWords(i int) int {
	if s.Is(i, "năm") && i+1 < len(s.T) && s.T[i+1].IsYear() {
		return 2
	}
	return 0
}

// recipientsBefore reads the recipients in [from, to) that reach to its end, and the index at which they begin.
func (s *reading) recipientsBefore(from, to int) ([]Recipients, int) {
	for at := from; at < to; at++ {
		if at > from && s.T[at-1].Kind == token.Word && s.T[at-1].Capital && s.T[at].Capital {
			continue // inside a name
		}
		if at > from && lexicon.Inside.Has(s.T, at-1) > 0 {
			continue // a place, not recipients: “38 mẹ ở 10 quận”
		}
		whole := s.T
		s.T = s.T[:to]
		all, end := s.Recipients(at)
		reaches := end > at && s.trails(end, to)
		s.T = whole
		if reaches {
			return all, at
		}
	}
	return nil, to
}

// isPraise reports whether [from, to) only praises the recipients before it: “tiêu biểu”, “có thành tích xuất sắc”.
func (s *reading) trails(from, to int) bool {
	for from < to {
		n := lexicon.Trailing.Has(s.T, from)
		if n == 0 && from > 0 && !s.Stops(from) && s.worthy(from) {
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
func (s *reading) worthy(i int) bool {
	for at := i - 1; at >= 0 && at > i-16 && !s.Stops(at); at-- {
		if s.Is(at, "tích") || s.Is(at, "thuộc") || s.Is(at, "của") {
			return true
		}
		if lexicon.Kinds.Has(s.T, at) > 0 {
			return false
		}
	}
	return false
}
