package grammar

import (
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
)

// readConferral reads the words after a verb: HONOUR (của BODY) cho RECIPIENTS, or RECIPIENTS HONOUR.
func (s *reading) gift(v lexicon.Verb, i int) (g gift, ok bool) {
	if g, ok = s.honoursFor(i); ok {
		return g, true
	}
	at := i + lexicon.Toward.Has(s.T, i)
	g.to, g.end = s.Recipients(at)
	if g.end == at {
		return g, false
	}
	g.tail = g.end
	if v == lexicon.Recognise { // công nhận 14 tập thể có thành tích … đạt danh hiệu …
		g.end = s.bearing(g.end)
	}
	g.honours, g.end = s.several(g.end)
	g.by, g.end = s.credited(g.end)
	return g, len(g.honours) == 1
}

// skipToTitle returns the index of đạt, là or danh hiệu after i in the clause, i if there is none.
func (s *reading) bearing(i int) int {
	for at := i; at < len(s.T) && !s.Stops(at); at++ {
		if s.Is(at, "đạt") || s.Is(at, "là") || s.Is(at, "danh") {
			return at
		}
	}
	return i
}

// honourList reads honours joined by commas and và.
func (s *reading) several(i int) (all []Named, end int) {
	end = i
	for at := i; ; {
		h, ok := s.Honour(at)
		if !ok {
			break
		}
		all = append(all, h)
		end = h.To
		at = end
		if s.Is(at, ",") {
			at++
		}
		at += lexicon.Joints.Has(s.T, at)
		if at == end || lexicon.Extras.Has(s.T, at) > 0 {
			break
		}
	}
	return all, end
}

// honoursThenRecipients reads HONOUR … cho RECIPIENTS. Prizes with a number need no recipients. An honour that only one
// kind of recipient can get has that kind as its recipients (công nhận 25 Chiến sĩ thi đua cơ sở).
func (s *reading) honoursFor(i int) (g gift, ok bool) {
	g.honours, g.end = s.several(i)
	if len(g.honours) == 0 {
		return g, false
	}
	g.tail = g.end
	g.by, g.end = s.credited(g.end)
	if g.end < len(s.T) && s.T[g.end].Kind == token.Number {
		if to, end := s.Recipients(g.end); end > g.end { // tặng Bằng khen 5 tập thể
			g.to, g.end = to, end
			return g, true
		}
	}
	for at := g.end; at < len(s.T) && at < g.end+reach; at++ {
		if s.Is(at, ";") || s.Is(at, ":") || at > g.end && lexicon.Verbs.Has(s.T, at) > 0 && s.IsName(at+lexicon.Verbs.Has(s.T, at)) {
			break
		}
		if g.by == "" {
			g.by, _ = s.credited(at)
		}
		if n := lexicon.Toward.Has(s.T, at); n > 0 {
			if to, end := s.Recipients(at + n); end > at+n {
				g.to, g.end = to, end
				return g, true
			}
		}
	}
	for _, h := range g.honours {
		if h.N.N == 0 || h.N.Approx != lexicon.Exact {
			return g, false
		}
	}
	return g, true
}

// maxGap is the number of words that may be between an honour and its recipients.
const reach = 24

// honourBeforeVerb reads HONOUR tặng RECIPIENTS, with the honour before the verb at i.
func (s *reading) givenBefore(from, i, after int) (g gift, ok bool) {
	at := after + lexicon.Toward.Has(s.T, after)
	g.to, g.end = s.Recipients(at)
	if g.end == at {
		return g, false
	}
	g.tail = g.end
	for p := from; p < i; p++ {
		h, ok := s.Name(p)
		if !ok {
			continue
		}
		end := h.To
		g.by, end = s.credited(end)
		if _, start := s.Period(end, i); start < i {
			end, g.tail = i, end
		}
		if s.withoutAdverbs(end, i) == end || end == i {
			h.N = Recipients{Approx: lexicon.Many}
			g.honours = []Named{h}
			return g, true
		}
	}
	return g, false
}

// nextConferral reads a second conferral with the same verb after g: another honour with its recipients, or other
// recipients with their own citation. start is the index of its words, g.end if there is none.
func (s *reading) more(g gift) (next gift, start int) {
	if at := s.Joint(g.end); at > g.end {
		if next, ok := s.honoursFor(at); ok && len(next.to) > 0 {
			return next, at
		}
	}
	for i := g.end; i < s.tailEnd(g.end); i++ {
		if !s.Is(i, "và") || i+1 >= len(s.T) || s.T[i+1].Kind != token.Number {
			continue
		}
		group, end := s.Group(i + 1)
		if end > i+1 && group.Approx == lexicon.Exact && (lexicon.Reasons.Has(s.T, end) > 0 || s.Is(end, "vì")) {
			return gift{honours: g.honours, by: g.by, to: []Recipients{group}, tail: end, end: end}, i
		}
	}
	return next, g.end
}
