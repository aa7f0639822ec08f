package draft

import (
	"strings"

	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/extract/rows"
)

// Awards returns the awards that the sentences of a text state, as [extract.Reader] read them, for an editor to confirm:
// each is unsure as a whole and quotes its sentence. Totals of other awards are left out.
func Awards(list []extract.Statement, from Place) []Award {
	var out []Award
	for _, s := range list {
		if s.Total {
			continue
		}
		a := Award{Honour: Value{Text: s.Honour}, By: Value{Text: s.By}, Period: Value{Text: s.Period}, Citation: Value{Text: s.Citation},
			From: from, Quote: s.Sentence, Unsure: true}
		for _, r := range s.Recipients {
			to := Recipients{Kind: strings.Join(r.Kinds, ", ")}
			if to.Kind == "" {
				continue
			}
			to.Names = NamesOf(r.Names, from)
			if len(to.Names) == 0 {
				to.Count = rows.CountText(r)
			}
			a.To = append(a.To, to)
		}
		out = append(out, a)
	}
	return out
}

// NamesOf returns the names that a sentence has, with post and unit apart where that is certain.
func NamesOf(list []extract.Name, from Place) (out []Name) {
	for _, n := range list {
		one := Name{Title: n.Title, Name: n.Name, Post: n.Post, From: from}
		if p, ok := extract.ReadPerson("Nguyễn Văn An, " + n.Post); ok {
			one.Post, one.Unit = p.Post, p.Unit
		}
		out = append(out, one)
	}
	return out
}
