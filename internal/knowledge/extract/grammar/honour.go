package grammar

import (
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
	"bangvang/internal/knowledge/honours"
)

// Honour reads the honour at token i, which is the number before it if there is one, else “danh hiệu” and the like,
// else its name: for example, “2 danh hiệu Chiến sĩ thi đua”. h.From and h.To cover the name alone, here “Chiến sĩ thi
// đua”, and h.Count is the number, “nhiều” if there is none. A title in quotation marks after “danh hiệu” counts even
// if the catalogue does not have it. ok is false, and h of no use, if there is no honour at i, or i is after the last
// token; it must not be negative.
func (s *Text) Honour(i int) (h HonourPhrase, ok bool) {
	counted, at := s.Count(i)
	if at == i {
		counted = Recipients{Approx: lexicon.Many, Text: "nhiều"}
	}
	titled := false
	for at < len(s.Tokens) {
		h, ok = s.HonourName(at)
		if ok && lexicon.GenericHonours[s.Tokens[at].Key] && lexicon.Fillers.MatchLength(s.Tokens, at) > h.To-at {
			ok = false // danh hiệu vinh dự Nhà nước “…”
		}
		if next := s.SkipOpeningQuote(h.To); ok && lexicon.GenericHonours[s.Tokens[at].Key] && (next > h.To || s.StartsHonourName(next) || s.startsTitle(next)) {
			ok, titled, at = false, true, next // “danh hiệu” before the name of one
			continue
		}
		if ok {
			h.Count = counted
			return h, true
		}
		n := lexicon.Fillers.MatchLength(s.Tokens, at)
		if n == 0 && s.SkipOpeningQuote(at) > at {
			n = 1
		}
		if n == 0 {
			break
		}
		titled = titled || s.Is(at+n-1, "hiệu")
		at += n
	}
	return s.unknownTitle(at, titled, counted)
}

// startsTitle reports whether a title that the catalogue does not have may begin at i, after “danh hiệu”.
func (s *Text) startsTitle(i int) bool {
	return i < len(s.Tokens) && s.Tokens[i].Capital && s.Tokens[i].Kind == token.Word
}

// StartsHonourName reports whether the name of an honour of the catalogue begins at token i, which may be after the last
// one.
func (s *Text) StartsHonourName(i int) bool {
	_, ok := s.HonourName(i)
	return ok
}

// unknownTitle reads a title after “danh hiệu” that the catalogue does not have: danh hiệu “Công dân Thủ đô xanh”; without
// quotation marks if it ends at the recipients, at a sign or at the end: danh hiệu Giáo viên dạy giỏi cấp tỉnh. It also
// reads a title that the catalogue has by its abbreviation: NSND.
func (s *Text) unknownTitle(at int, titled bool, counted Recipients) (h HonourPhrase, ok bool) {
	if !titled || at == 0 || at >= len(s.Tokens) || !s.Tokens[at].Capital || s.Tokens[at].Kind != token.Word {
		return h, false
	}
	if !s.Tokens[at].Quoted {
		end := s.NameEnd(at)
		known, _ := s.Catalogue.Find(s.Plain(at, at+1), noBody)
		plain := end > at+1 && (end == len(s.Tokens) || s.Tokens[end].Kind == token.Punct || lexicon.RecipientMarkers.Contains(s.Tokens, end) || s.Is(end, "năm"))
		if known != nil {
			end = at + 1
		} else if !plain || lexicon.NameHeads.Contains(s.Tokens, at) || lexicon.Surnames.Contains(s.Tokens, at) {
			return h, false
		}
		return HonourPhrase{at, end, s.Plain(at, end), counted}, true
	}
	end := at
	for end < len(s.Tokens) && s.Tokens[end].Quoted {
		end++
	}
	return HonourPhrase{at, s.skipClosingQuote(end), s.Plain(at, end), counted}, true
}

// HonourName reads the name of an honour of the catalogue that begins at token i, with its class or level and a title in
// quotation marks after it. Of several classes (hạng Nhì, hạng Ba) it reads all and returns the honour without a class.
// h.Count is not set. ok is false if no name begins there, or it continues as something else (“huy hiệu 40 năm”).
func (s *Text) HonourName(i int) (h HonourPhrase, ok bool) {
	if i >= len(s.Tokens) || s.Tokens[i].Kind == token.Punct {
		return h, false
	}
	if h, ok = s.partyBadge(i); ok {
		return h, true
	}
	end := i
	for _, p := range s.names[s.Tokens[i].Key] {
		if end = s.matchName(i, p.Words, p.Value); end > i {
			break
		}
	}
	if end <= i || lexicon.NotHonourSuffixes.MatchLength(s.Tokens, end) > 0 {
		return h, false
	}
	if lexicon.NumberedHonours[s.Tokens[i].Key] && end < len(s.Tokens) && (s.Tokens[end].Kind == token.Number || s.Is(end, "từ")) {
		return h, false // “huy hiệu 20 năm”, “huy hiệu từ 30 đến 55 năm”
	}
	for at := s.skipClosingQuote(end); (s.Is(at, "hạng") || s.Is(at, "cấp")) && at+1 < len(s.Tokens); at = len(s.Tokens) {
		if _, ok := s.Catalogue.Find(s.Plain(i, at+2), honours.Body{}); ok {
			end = at + 2
		}
	}
	if at := s.skipClasses(end); at > end { // several classes: the honour without a class
		return HonourPhrase{From: i, To: at, Text: s.Plain(i, end-2)}, true
	}
	if at := s.SkipOpeningQuote(end); at > end && !lexicon.GenericHonours[s.Tokens[i].Key] { // Kỷ niệm chương “Vì sự nghiệp giáo dục”
		for at < len(s.Tokens) && s.Tokens[at].Quoted {
			at++
		}
		at = s.skipClosingQuote(at)
		return HonourPhrase{From: i, To: at, Text: s.Plain(i, at)}, true
	}
	return HonourPhrase{From: i, To: s.skipClosingQuote(end), Text: s.Plain(i, end)}, true
}

// partyBadge reads the badge of the Party with its years at i: “Huy hiệu 55 năm (tuổi Đảng)”, “Huy hiệu Đảng 30 năm”.
func (s *Text) partyBadge(i int) (h HonourPhrase, ok bool) {
	if !s.Is(i, "huy") || !s.Is(i+1, "hiệu") {
		return h, false
	}
	at := i + 2
	if s.Is(at, "đảng") {
		at++
	}
	if at+1 >= len(s.Tokens) || s.Tokens[at].Kind != token.Number || !isPartyAge(s.Tokens[at].Value) {
		return h, false
	}
	end := at + 1
	if s.Is(end, "năm") {
		end++
	} else if !s.Is(end, "tuổi") {
		return h, false
	}
	if s.Is(end, "tuổi") && s.Is(end+1, "đảng") {
		end += 2
	}
	return HonourPhrase{From: i, To: end, Text: s.Plain(i, end)}, true
}

// skipClasses returns the index after the classes that follow a first one before i: “hạng Nhì, hạng Ba”, “hạng Nhất và
// hạng Nhì”.
func (s *Text) skipClasses(i int) int {
	if !s.Is(i-2, "hạng") {
		return i
	}
	for {
		at := i
		if s.Is(at, ",") {
			at++
		}
		at += lexicon.Conjunctions.MatchLength(s.Tokens, at)
		if at == i || !s.Is(at, "hạng") || at+1 >= len(s.Tokens) {
			return i
		}
		i = at + 2
	}
}

// matchName returns the index after the words of a name at i, -1 if they are not there. It ignores quotation marks and
// dashes between them, and commas if the name has some.
func (s *Text) matchName(i int, phrase []string, commas bool) int {
	for k, word := range phrase {
		for k > 0 && (s.Is(i, `"`) || commas && s.Is(i, ",") || s.Is(i, "-")) {
			i++
		}
		if !s.Is(i, word) {
			return -1
		}
		i++
	}
	return i
}
