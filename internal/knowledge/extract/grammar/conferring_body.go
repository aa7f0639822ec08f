package grammar

import (
	"strings"

	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// ConferringBody returns the conferring body whose name is the tokens [from, to), as [honours.ParseBody] spells it. It
// returns "" if they are none, name no body, or name an occasion such as a conference. Of several bodies of one unit it
// returns all: “Đảng ủy xã Thạch Hà, HĐND xã Thạch Hà và UBND xã Thạch Hà”.
func (s *Text) ConferringBody(from, to int) string {
	if from >= to {
		return ""
	}
	return s.conferring(s.Plain(from, to))
}

// conferring is ConferringBody of a text.
func (s *Text) conferring(text string) string {
	if all := honours.Bodies(text); all != nil {
		return viet.Listed(all)
	}
	b := honours.ParseBody(text)
	unknown := b.Office == "" && !b.Relative && b.Place == ""
	bare := !strings.Contains(text, " ") || b.Office == b.Name
	if unknown || lexicon.EventOffices[b.Office] && (bare || b.Level == honours.Organiser) {
		return ""
	}
	if b.Office == "" && b.Relative { // “Huyện”, at the beginning of a sentence
		return viet.Uncapitalise(b.Name)
	}
	return b.Name
}

// bodyEnd is NameEnd of a body, behind which others of the same unit may stand: “Đảng ủy, HĐND và UBND xã Thạch Hà”.
func (s *Text) bodyEnd(i int) int {
	first := s.NameEnd(i)
	if lexicon.Committees.MatchLength(s.Tokens, i) == 0 {
		return first
	}
	end := first
	for end < len(s.Tokens) {
		next := end + 1
		if s.Is(end, ",") && s.Is(next, "và") {
			next++
		}
		if !s.Is(end, ",") && !s.Is(end, "-") && !s.Is(end, "và") || lexicon.Committees.MatchLength(s.Tokens, next) == 0 {
			break
		}
		end = s.NameEnd(next)
	}
	if end > first && honours.Bodies(s.Plain(i, end)) == nil {
		return first
	}
	return end
}
