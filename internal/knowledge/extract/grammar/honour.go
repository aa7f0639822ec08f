package grammar

import (
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
	"bangvang/internal/knowledge/honours"
)

// Honour reads the honour at i, after a number and “danh hiệu” and the like, if any.
func (s *Text) Honour(i int) (h Named, ok bool) {
	counted, at := s.count(i)
	if at == i {
		counted = Recipients{Approx: lexicon.Many, Text: "nhiều"}
	}
	titled := false
	for at < len(s.T) {
		h, ok = s.Name(at)
		if next := s.Opened(h.To); ok && lexicon.General[s.T[at].Key] && (next > h.To || s.IsName(next)) {
			ok, titled, at = false, true, next // “danh hiệu” before the name of one
			continue
		}
		if ok {
			h.N = counted
			return h, true
		}
		n := lexicon.Fillers.Has(s.T, at)
		if n == 0 && s.Opened(at) > at {
			n = 1
		}
		if n == 0 {
			break
		}
		titled = titled || s.Is(at+n-1, "hiệu")
		at += n
	}
	return s.unknown(at, titled, counted)
}

// StartsHonourName reports whether the name of an honour begins at i.
func (s *Text) IsName(i int) bool {
	_, ok := s.Name(i)
	return ok
}

// unknownTitle reads a title in quotation marks that the catalogue does not have: danh hiệu “Công dân Thủ đô xanh”.
func (s *Text) unknown(at int, titled bool, counted Recipients) (h Named, ok bool) {
	if !titled || at == 0 || at >= len(s.T) || !s.T[at].Quoted || !s.T[at].Capital {
		return h, false
	}
	end := at
	for end < len(s.T) && s.T[end].Quoted {
		end++
	}
	return Named{at, s.closed(end), s.Plain(at, end), counted}, true
}

// HonourName reads the name of an honour at i, with its class or level.
func (s *Text) Name(i int) (h Named, ok bool) {
	if i >= len(s.T) || s.T[i].Kind == token.Mark {
		return h, false
	}
	end := i
	for _, p := range s.names[s.T[i].Key] {
		if end = s.span(i, p.Words, p.Means); end > i {
			break
		}
	}
	if end <= i || lexicon.NotHonours.Has(s.T, end) > 0 {
		return h, false
	}
	if lexicon.Ranked[s.T[i].Key] && end < len(s.T) && s.T[end].Kind == token.Number {
		return h, false // “huy hiệu 40 năm”
	}
	for at := s.closed(end); (s.Is(at, "hạng") || s.Is(at, "cấp")) && at+1 < len(s.T); at = len(s.T) {
		if _, ok := s.Catalogue.Find(s.Plain(i, at+2), honours.Body{}); ok {
			end = at + 2
		}
	}
	if at := s.classes(end); at > end { // several classes: the honour without a class
		return Named{From: i, To: at, Text: s.Plain(i, end-2)}, true
	}
	if at := s.Opened(end); at > end && !lexicon.General[s.T[i].Key] { // Kỷ niệm chương “Vì sự nghiệp giáo dục”
		for at < len(s.T) && s.T[at].Quoted {
			at++
		}
		at = s.closed(at)
		return Named{From: i, To: at, Text: s.Plain(i, at)}, true
	}
	return Named{From: i, To: s.closed(end), Text: s.Plain(i, end)}, true
}

// skipClasses returns the index after the classes that follow a first one before i: “hạng Nhì, hạng Ba”, “hạng Nhất và
// hạng Nhì”.
func (s *Text) classes(i int) int {
	if !s.Is(i-2, "hạng") {
		return i
	}
	for {
		at := i
		if s.Is(at, ",") {
			at++
		}
		at += lexicon.Joints.Has(s.T, at)
		if at == i || !s.Is(at, "hạng") || at+1 >= len(s.T) {
			return i
		}
		i = at + 2
	}
}

// matchName returns the index after the words of a name at i, -1 if they are not there. It ignores quotation marks and
// dashes between them, and commas if the name has some.
func (s *Text) span(i int, phrase []string, commas bool) int {
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
