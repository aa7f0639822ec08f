package grammar

import (
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
)

// periodAndCitation reads the period and the citation from the tokens [from, to) after an award.
func (s *reading) tail(from, to int) (period, citation string) {
	for to > from && s.T[to-1].Kind == token.Mark && s.T[to-1].Key != ")" {
		to--
	}
	period, at := s.Period(from, to)
	for i := from; i < to; i++ {
		n := lexicon.Reasons.Has(s.T, i)
		if n == 0 || s.T[i].Quoted {
			continue
		}
		start := i + n - len("tt") // “thành tích”
		end := to
		if at > start {
			end = min(end, at)
		}
		for j := start; j < end; j++ {
			if s.Is(j, ",") && !s.isListed(j, end) || s.Is(j, ";") || s.Is(j, "(") || s.Is(j, "góp") && s.Is(j+1, "phần") {
				end = j
			}
		}
		for end > start+2 && s.T[end-1].Kind == token.Mark {
			end--
		}
		for end > start+2 && lexicon.Dangling.Before(s.T[:end], end) > 0 {
			end -= lexicon.Dangling.Before(s.T[:end], end)
		}
		return period, s.Plain(start, end)
	}
	return period, ""
}

// isListComma reports whether the comma at i in a citation separates items of a list: “thi đua, khen thưởng”, with at
// most five words after it.
func (s *reading) isListed(i, to int) bool {
	at := i + 1
	for at < to && s.T[at].Kind == token.Word && lexicon.Joints.Has(s.T, at) == 0 && lexicon.Dangling.Has(s.T, at) == 0 {
		at++
	}
	return at-i <= 6
}
