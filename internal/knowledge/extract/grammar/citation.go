package grammar

import (
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/token"
)

// periodAndCitation reads the period and the citation from the tokens [from, to) after an award.
func (s *sentenceReader) periodAndCitation(from, to int) (period, citation string) {
	for to > from && s.Tokens[to-1].Kind == token.Punct && s.Tokens[to-1].Key != ")" {
		to--
	}
	period, at := s.Period(from, to)
	for i := from; i < to; i++ {
		n := lexicon.CitationLeads.MatchLength(s.Tokens, i)
		if n == 0 || s.Tokens[i].Quoted {
			continue
		}
		start := i + n - len("tt") // “thành tích”
		end := to
		if at > start {
			end = min(end, at)
		}
		for j := start; j < end; j++ {
			if s.Is(j, ",") && !s.isListComma(j, end) || s.Is(j, ";") || s.Is(j, "(") || s.Is(j, "góp") && s.Is(j+1, "phần") {
				end = j
			}
		}
		for end > start+2 && s.Tokens[end-1].Kind == token.Punct {
			end--
		}
		for end > start+2 && lexicon.DanglingWords.LengthBefore(s.Tokens[:end], end) > 0 {
			end -= lexicon.DanglingWords.LengthBefore(s.Tokens[:end], end)
		}
		return period, s.Plain(start, end)
	}
	return period, ""
}

// isListComma reports whether the comma at i in a citation separates items of a list: “thi đua, khen thưởng”, with at
// most five words after it.
func (s *sentenceReader) isListComma(i, to int) bool {
	at := i + 1
	for at < to && s.Tokens[at].Kind == token.Word && lexicon.Conjunctions.MatchLength(s.Tokens, at) == 0 && lexicon.DanglingWords.MatchLength(s.Tokens, at) == 0 {
		at++
	}
	return at-i <= 6
}
