package grammar

import (
	"strings"

	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// ConferringBody returns the conferring body whose name is the tokens [from, to), as [honours.ParseBody] spells it. It
// returns "" if they are none, name no body, or name an occasion such as a conference.
func (s *Text) ConferringBody(from, to int) string {
	if from >= to {
		return ""
	}
	return s.conferring(s.Plain(from, to))
}

// conferring is ConferringBody of a text.
func (s *Text) conferring(text string) string {
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
