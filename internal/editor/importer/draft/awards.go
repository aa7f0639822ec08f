package draft

import (
	"strings"
	"unicode/utf8"

	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/extract/rows"
	"bangvang/internal/text/viet"
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

// PersonCase returns the name of a person that is in capitals, “NGUYỄN VĂN AN”, with small letters after the first of each
// word, and any other text as it is. certain is false if a word may have capitals inside, as “Y'BLIM” may: Y'Blim.
func PersonCase(text string) (name string, certain bool) {
	if text != strings.ToUpper(text) || utf8.RuneCountInString(text) < 4 {
		return text, true
	}
	certain = true
	words := strings.Split(text, " ")
	for i, w := range words {
		_, size := utf8.DecodeRuneInString(w)
		words[i] = w[:size] + strings.ToLower(w[size:])
		if before, after, ok := strings.Cut(words[i], "'"); ok {
			words[i] = before + "'" + viet.Capitalise(after)
		}
		certain = certain && !strings.ContainsAny(w, "'’-.&0123456789") && (size == len(w) || strings.ContainsAny(viet.Fold(w), "aeiouy"))
	}
	return strings.Join(words, " "), certain
}

// NamesOf returns the names that a sentence has, with post and unit apart where that is certain, and those in capitals with
// small letters.
func NamesOf(list []extract.Name, from Place) (out []Name) {
	for _, n := range list {
		one := Name{Title: n.Title, Post: n.Post, From: from}
		one.Name, _ = PersonCase(n.Name)
		if p, ok := extract.ReadPerson("Nguyễn Văn An, " + n.Post); ok {
			one.Post, one.Unit = p.Post, p.Unit
			if p.Post == "" && lexicon.Appositions.Begins(p.Unit) { // “thôn trưởng thôn Đông”, “hội viên Hội Phụ nữ”
				one.Post, one.Unit = p.Unit, ""
			}
		}
		out = append(out, one)
	}
	return out
}
