package grammar

import (
	"strings"

	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
	"bangvang/internal/knowledge/honours"
)

// noBody is the conferrer where the text names none.
var noBody = honours.Body{}

// readParts reads the parts of the last award, which ends at i, that have no verb and no honour of their own: “trao Huy
// hiệu Đảng cho 5 đảng viên: 1 đồng chí 50 năm, 4 đồng chí 30 năm”, “52 tập thể, cá nhân (18 tập thể, 34 cá nhân)”. It
// notes in the award whether parts follow. It returns the index after the parts.
func (s *sentenceReader) readParts(i int) int {
	n := len(s.awards)
	if n == 0 {
		return i
	}
	total := &s.awards[n-1]
	s.splitKinds(total, i)
	parts, at := s.partOpener(i)
	if parts == NoParts {
		return i
	}
	total.Parts = parts
	return max(i, s.readPartList(*total, at))
}

// readPartList reads parts of an award from i on, joined by commas, semicolons and và, and returns the index after them, 0
// if there are none.
func (s *sentenceReader) readPartList(total Award, i int) (end int) {
	for at := i; at < len(s.Tokens); {
		h, to, next := s.part(total.Honour, at)
		if next == at {
			break
		}
		s.awards = append(s.awards, Award{Honour: h, By: total.By, To: []Recipients{to}, Period: total.Period})
		end = next
		for at = next; s.Is(at, ",") || s.Is(at, ";"); at++ {
		}
		at += lexicon.Conjunctions.MatchLength(s.Tokens, at)
		if at == next {
			break
		}
	}
	return end
}

// partOpener returns what the words at i, perhaps after a phrase about the award, say about parts, and the index after
// them.
func (s *sentenceReader) partOpener(i int) (Parts, int) {
	for at := i; at < len(s.Tokens) && at < i+maxGap; at++ {
		all, n := lexicon.PartOpeners.Match(s.Tokens, at)
		switch {
		case n == 0 && s.Is(at, ":"):
			n, all = 1, true
		case n == 0 && (s.Is(at, ";") && !s.opensPart(at+1) || lexicon.Verbs.Contains(s.Tokens, at)):
			return NoParts, i
		case n == 0:
			continue
		}
		at += n
		for s.Is(at, ":") || s.Is(at, "có") || s.Is(at, ",") {
			at++
		}
		if all {
			return AllParts, at
		}
		return SomeParts, at
	}
	return NoParts, i
}

func (s *sentenceReader) opensPart(i int) bool { return lexicon.PartOpeners.Contains(s.Tokens, i) }

// part reads one part of an award with the honour total at i: the honour and the recipients.
func (s *sentenceReader) part(total HonourPhrase, i int) (h HonourPhrase, to Recipients, next int) {
	if h, end := s.partyYears(total, i); end > i { // 60 năm tuổi Đảng (5 đồng chí)
		to, next = s.yearsThenCount(end)
		if next == end {
			next = i
		}
		return h, to, next
	}
	if to, next = s.RecipientGroup(i); next > i && to.Count > 0 {
		if h, end := s.partyYears(total, next); end > next { // 5 đồng chí 60 năm tuổi Đảng
			return h, to, end
		}
		if h, end := s.partClass(total, next); end > next { // 2 cá nhân hạng Nhất
			return h, to, end
		}
		return h, to, i
	}
	return s.countedPart(i)
}

// yearsThenCount reads the recipients after “60 năm tuổi Đảng”, which ends at i: “(5 đồng chí)”, “: 5 đồng chí”, “có 5 đồng
// chí”.
func (s *sentenceReader) yearsThenCount(i int) (to Recipients, next int) {
	at := i
	if s.Is(at, "(") || s.Is(at, ":") || s.Is(at, "có") || s.Is(at, "cho") {
		at++
	}
	to, next = s.RecipientGroup(at)
	if next == at || to.Count == 0 {
		return to, i
	}
	if s.Is(i, "(") && s.Is(next, ")") {
		next++
	}
	return to, next
}

// countedPart reads “9 Thầy thuốc Nhân dân” at i.
func (s *sentenceReader) countedPart(i int) (h HonourPhrase, to Recipients, next int) {
	h, ok := s.Honour(i)
	if !ok || h.Count.Count == 0 || h.Count.Approx != lexicon.Exact || lexicon.RecipientMarkers.Contains(s.Tokens, h.To) || s.Is(h.To, ":") {
		return h, to, i
	}
	known, _ := s.Catalogue.Find(h.Text, noBody)
	if known == nil {
		return h, to, i
	}
	to = Recipients{Count: h.Count.Count}
	if len(known.Kinds) == 1 {
		to.Kinds = known.Kinds
	}
	return h, to, h.To
}

// partyYears reads “60 năm tuổi Đảng” at i as a class of the badge total.
func (s *sentenceReader) partyYears(total HonourPhrase, i int) (h HonourPhrase, end int) {
	if !strings.HasPrefix(strings.ToLower(total.Text), "huy hiệu") || i+1 >= len(s.Tokens) || s.Tokens[i].Kind != token.Number || !s.Is(i+1, "năm") || !isPartyAge(s.Tokens[i].Value) {
		return h, i
	}
	end = i + 2
	if s.Is(end, "tuổi") && s.Is(end+1, "đảng") {
		end += 2
	}
	return HonourPhrase{From: i, To: end, Text: "Huy hiệu " + s.Plain(i, i+1) + " năm tuổi Đảng", Count: Recipients{Approx: lexicon.Many}}, end
}

// isPartyAge reports whether a badge of the Party exists for so many years.
func isPartyAge(years int) bool { return years >= 30 && years <= 100 && years%5 == 0 }

// partClass reads “hạng Nhất” at i as a class of the honour total.
func (s *sentenceReader) partClass(total HonourPhrase, i int) (h HonourPhrase, end int) {
	if !s.Is(i, "hạng") || i+1 >= len(s.Tokens) {
		return h, i
	}
	text := total.Text + " " + s.Plain(i, i+2)
	if known, _ := s.Catalogue.Find(text, noBody); known == nil {
		return h, i
	}
	return HonourPhrase{From: i, To: i + 2, Text: text, Count: Recipients{Approx: lexicon.Many}}, i + 2
}

// splitKinds replaces the number of several kinds by the numbers of each, which follow it in brackets and have the same
// total: “52 tập thể, cá nhân (18 tập thể, 34 cá nhân)”. The brackets end at i.
func (s *sentenceReader) splitKinds(a *Award, i int) {
	if len(a.To) != 1 || len(a.To[0].Kinds) < 2 || !s.Is(i-1, ")") {
		return
	}
	at := i - 1
	for at > 0 && !s.Is(at, "(") {
		at--
	}
	inside := *s
	inside.Tokens = s.Tokens[:i-1]
	to, end := inside.Recipients(at + 1)
	sum := 0
	for _, r := range to {
		sum += r.Count
	}
	if end == i-1 && sum == a.To[0].Count {
		a.To = to
	}
}
